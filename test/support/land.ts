/** Changes of land, told until they are decided. */
import { perform, SYSTEM } from '#acts/perform.ts';
import { foreseeEntered } from '#acts/proofs.ts';
import { oneByOne } from '#dossier/one-by-one.ts';
import type { RegisterWrite } from '#dossier/state.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { performOn } from './acts.ts';
import { storyHandedIn } from './begun.ts';
import { local, newborn, province, type TestPlatform, unsetFee } from './platform.ts';

export const LAND = '1.013831';

/** What a certificate is taken back on, besides the reason and the law. */
export const TAKEN_BACK_ON = {
  conclusionNumber: '12/KL-TTr',
  conclusionOn: '2026-11-25',
  conclusionBy: 'Thanh tra thành phố Quảng Ninh',
  noticeNumber: '31/TB-VPĐKĐĐ',
  noticeOn: '2026-11-25',
};

/** A house that fits a plot of that area as the case of the permit has it: 85 %, and 2.4 times. */
export const houseOn = (landAreaM2: number) => ({
  landAreaM2,
  floorAreaM2: landAreaM2 * 0.85,
  totalAreaM2: landAreaM2 * 2.4,
});

interface Told {
  /** Of which procedure the case is, where not of land. */
  procedure?: string;
  /** Who receives. */
  to?: string;
  answers: Record<string, unknown>;
  /** By step, beside what the case records there. */
  recorded?: Record<string, Record<string, unknown>>;
  /** What the decision says besides. */
  decision?: Record<string, unknown>;
  /** Until when nothing is done on the step. */
  waits?: Record<string, string>;
  /** All but the decision. */
  undecided?: true;
}

/** From now on the record has what a dossier entered as this says: as an earlier version wrote it. */
export function enteredAs(
  { store }: TestPlatform,
  id: string,
  as: (entry: RegisterWrite) => RegisterWrite | undefined,
) {
  const load = store.load.bind(store);
  store.load = async (asked) => {
    const found = await load(asked);
    const decision = found?.state.decision;
    if (asked !== id || !decision?.entry) return found;
    const { entry, ...rest } = decision;
    const written = as(entry);
    return { ...found!, state: { ...found!.state, decision: { ...rest, ...(written && { entry: written }) } } };
  };
}

/** What was decided is issued. */
export async function issueLand({ platform, store }: TestPlatform, id: string) {
  for (let i = 0; i < 6; i++) {
    const { state } = (await store.load(id))!;
    const [task] = state.tasks;
    if (state.result || !task) return state;
    const [officer] = province.holders(task.unit, task.post, '2026-11-25');
    const by = { kind: 'officer', id: officer.id, name: officer.name } as const;
    must(await perform(platform, id, { act: task.act, task: task.id, ...unsetFee(task.act) } as never, by));
  }
  throw new Error('never issued');
}

/** The story of a case until it is decided: what the decision answers, or the refusal before it, and what was seen before it. */
export async function decideLand(
  test: TestPlatform,
  name: string,
  { procedure = LAND, to, answers, recorded = {}, decision, waits = {}, undecided }: Told,
) {
  const { platform, store } = test;
  const story = await storyHandedIn(test, procedure, name, { applicant: to, answers });
  const { dossierId: id, results, rules, handedIn } = story;
  if (isRefusal(handedIn)) return { id, outcome: handedIn };
  const drawn = newborn().slice(-8);
  const made = `AA ${drawn}`;
  if (results['enter']) Object.assign(results['enter'], { newCertificateNumber: made, bookNumber: `VP ${drawn}` });
  for (const [step, also] of Object.entries(recorded)) results[step] = { ...results[step], ...also };
  const load = async () => (await store.load(id))!.state;
  for (let i = 0; i < 15; i++) {
    const owed = (await load()).fees.find((fee) => !fee.paidAt && !fee.exemption && !fee.amountOpen);
    if (owed) {
      const { id: fee, amountVnd } = owed;
      must(
        await perform(platform, id, { act: 'pay-fee', confirmed: true, fee, amountVnd, reference: `T-${i}` }, SYSTEM),
      );
    }
    const state = await load();
    const [task] = state.tasks;
    if (waits[task.step]) test.clock.moveTo(local(waits[task.step]));
    const decides = task.act === 'decide-dossier';
    if (decides && undecided) return { id, task };
    const seen = decides ? await foreseeEntered(platform, rules, state) : undefined;
    const alone = decides ? oneByOne(rules, state, task) : undefined;
    const [officer] = province.holders(task.unit, task.post, '2026-11-25');
    const by = { kind: 'officer', id: officer.id, name: officer.name } as const;
    const result = results[task.step];
    const more = task.act === 'request-payment' ? result : { ...(result && { result }), ...(decides && decision) };
    const outcome = await performOn(
      platform,
      id,
      { act: task.act, task: task.id, ...unsetFee(task.act), ...more } as never,
      by,
    );
    if (isRefusal(outcome) || decides) return { id, outcome, made, seen, alone, reached: decides, rules };
  }
  throw new Error('never decided');
}
