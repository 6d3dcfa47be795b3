/** What the law of a consultation does to the clock of the dossier and to silence; a draft of law does nothing. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { Province } from '#authority/province.ts';
import { isPaused } from '#dossier/clock.ts';
import type { Command } from '#dossier/commands.ts';
import { stateAt } from '#dossier/silence.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { compilePack } from '#procedure/compile.ts';
import { type Pack, readPack } from '#procedure/pack.ts';
import {
  holder,
  houseAnswers,
  local,
  officer,
  partyOf,
  person,
  province,
  shipped,
  testPlatform,
} from '../../test/support/platform.ts';
import { perform, startDossier, wakeDossier } from './perform.ts';
import { publishPacks } from './publish.ts';
import { publishChecked } from './publish-checked.ts';

const PERMIT = '1.013225';
const police = 'cong-an-tinh';
const LAW = 'law: nd-217 Điều 54 khoản 2 điểm c';

/** The permit, its consultation as `change` has it. */
function permit(change: string): Pack {
  const { files } = shipped.get(PERMIT)!;
  const text = files['procedure.yaml'];
  const lines = `  silence: consent\n  ${LAW}\n`;
  expect(text).toContain(lines);
  const draft = '\n  du-thao: { number: Dự thảo, title: Dự thảo nghị định về lấy ý kiến }\n';
  return must(
    readPack({
      ...files,
      'procedure.yaml': text.replace(lines, `${change}\n`).replace(/\nlaw:\n/, `\nlaw:${draft}`),
    }),
  );
}
const stopping = permit(`  silence: consent\n  clock: stops\n  ${LAW}`);
const ofDraft = permit('  silence: consent\n  clock: stops\n  law: du-thao Điều 5');

async function received(pack: Pack | undefined, where = province) {
  const test = await testPlatform(undefined, where);
  if (pack) await publishPacks(test.store, [{ pack, status: 'published', reasons: [] }]);
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('dung'),
    place: '06685',
    answers: { ...houseAnswers, landAddress: 'Khu 7, phường Hồng Gai' },
    components: ['form', 'land-paper', 'drawings'].map((component) => ({ component, originals: 2, copies: 2 })),
  };
  const { dossierId: id } = must(await startDossier(test.platform, PERMIT, draft, person('dung')));
  const act = (command: Command, actor: Actor) => perform(test.platform, id, command, actor);
  must(await act({ act: 'submit-dossier' }, person('dung')));
  must(await act({ act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
  const ask = (units: string[]) =>
    act({ act: 'consult-unit', units, question: 'Có vướng quy hoạch không?' }, holder('06685-kt', 'specialist'));
  const answer = (consultation: string, unit: string) =>
    act({ act: 'answer-consultation', consultation, opinion: 'agree', text: '' }, holder(unit, 'head'));
  return { ...test, id, act, ask, answer, state: async () => (await test.store.load(id))!.state };
}

describe('a clock that law lets stand still during a consultation', () => {
  it('stops with the question, goes on with the last answer, and is due by as much later', async () => {
    const test = await received(stopping);
    const { clock: before } = await test.state();
    test.clock.moveTo(local('2026-11-26T09:00'));
    must(await test.ask([police, 'so-xay-dung']));
    const asked = (await test.state()).clock!;
    expect(isPaused(asked)).toMatchObject({ reason: 'consultation', from: (await test.state()).last.at });
    test.clock.moveTo(local('2026-11-27T09:00'));
    must(await test.answer('C1', police));
    expect(isPaused((await test.state()).clock!)?.reason).toBe('consultation');
    must(await test.answer('C2', 'so-xay-dung'));
    const { clock: after } = await test.state();
    expect(isPaused(after!)).toBeUndefined();
    const { calendar } = province;
    const [from, to] = ['2026-11-26T09:00', '2026-11-27T09:00'].map(local);
    expect(after!.dueAt).toBe(
      calendar.afterPause(Temporal.Instant.from(before!.dueAt), from, to, before!.limit!).toString(),
    );
    expect(Date.parse(after!.dueAt)).toBeGreaterThan(Date.parse(before!.dueAt));
  });

  it('goes on when silence has come to mean consent', async () => {
    const test = await received(stopping);
    must(await test.ask([police]));
    const [{ dueAt, silence }] = (await test.state()).consultations;
    expect(silence).toBe('consent');
    test.clock.moveTo(Temporal.Instant.from(dueAt));
    const { events } = must(await wakeDossier(test.platform, test.id));
    expect(events).toContainEqual(expect.objectContaining({ type: 'consultation-lapsed', meaning: 'consent' }));
    expect(isPaused((await test.state()).clock!)).toBeUndefined();
  });

  it('goes on from the hour at which silence became consent, whoever comes to record it and when', async () => {
    const [early, late] = [await received(stopping), await received(stopping)];
    for (const test of [early, late]) must(await test.ask([police]));
    const [{ dueAt }] = (await late.state()).consultations;
    early.clock.moveTo(Temporal.Instant.from(dueAt));
    must(await wakeDossier(early.platform, early.id));
    // No job ran: at its hour it is consent for who reads, and the unit has no say any more.
    const at = Temporal.Instant.from(dueAt).add({ hours: 30 });
    const seen = async (when: Temporal.Instant) => stateAt(await late.state(), { province, at: when });
    expect(
      (await seen(Temporal.Instant.from(dueAt).subtract({ seconds: 1 }))).consultations[0].lapsedAt,
    ).toBeUndefined();
    const now = await seen(at);
    expect([now.consultations[0].lapsedAt, now.seq]).toEqual([dueAt, (await late.state()).seq]);
    expect(now.clock!.dueAt).toBe((await early.state()).clock!.dueAt);
    late.clock.moveTo(at);
    const tooLate = await late.answer('C1', police);
    expect(isRefusal(tooLate) && tooLate.code).toBe('consultation-not-found');
    expect((await late.state()).consultations[0].lapsedAt).toBeUndefined();
    // The next act finds nothing that waits, and records both.
    const [task] = (await late.state()).tasks;
    const { events } = must(await late.act({ act: 'claim-task', task: task.id }, holder('06685-kt', 'specialist')));
    expect(events.map(({ type }) => type)).toEqual(['consultation-lapsed', 'task-claimed']);
    expect(events[0]).toMatchObject({ since: dueAt, by: { kind: 'system' } });
    const { consultations, clock } = await late.state();
    expect([consultations[0].lapsedAt, isPaused(clock!), clock!.dueAt]).toEqual([
      dueAt,
      undefined,
      (await early.state()).clock!.dueAt,
    ]);
    // The job that comes at last has nothing to say of it.
    expect(must(await wakeDossier(late.platform, late.id)).events.map(({ type }) => type)).not.toContain(
      'consultation-lapsed',
    );
  });

  it('lets a question be asked whose answer may come after the day it was due', async () => {
    for (const [pack, code] of [
      [stopping, 'done'],
      [undefined, 'consultation-after-due'],
    ] as const) {
      const test = await received(pack);
      test.clock.moveTo(Temporal.Instant.from((await test.state()).clock!.dueAt).subtract({ hours: 2 }));
      const outcome = await test.ask([police]);
      expect(isRefusal(outcome) ? outcome.code : 'done').toBe(code);
    }
  });

  it('runs where law does not say so', async () => {
    const test = await received(undefined);
    const { clock: before } = await test.state();
    must(await test.ask([police]));
    expect((await test.state()).clock).toEqual(before);
  });
});

it('of law that has ended by the day of the question, silence is no yes and no clock stops', async () => {
  const ended = { number: '217/2026/NĐ-CP', title: 'Nghị định', to: '2026-11-25', source: 'Công báo' };
  const where = must(Province.from({ ...province.source, law: [...(province.source.law ?? []), ended] }));
  const test = await received(stopping, where);
  const { clock: before } = await test.state();
  must(await test.ask([police]));
  const { consultations, clock } = await test.state();
  expect([consultations[0].silence, clock]).toEqual(['wait', before]);
});

describe('a draft of law', () => {
  it('is no ground for consent by silence nor for a clock that stops: the check refuses both', async () => {
    const { platform, store } = await testPlatform();
    const [refused] = await publishChecked(platform, [ofDraft]);
    const said = refused.faults.map(({ params }) => JSON.stringify(params['detail']));
    for (const of of ['consultation.silence: consent', 'consultation.clock: stops'])
      expect(said.filter((one) => one.includes('consultation-groundless') && one.includes(of))).toHaveLength(1);
    expect((await store.findProcedure(PERMIT))?.hash).not.toBe(ofDraft.hash);
    // Nor is no law at all.
    const [lawless] = await publishChecked(platform, [permit('  silence: consent')]);
    expect(JSON.stringify(lawless.faults)).toContain('consultation-groundless');
    const [waits] = await publishChecked(platform, [permit('  silence: wait\n  law: du-thao Điều 5')]);
    expect(JSON.stringify(waits?.faults ?? [])).not.toContain('consultation-groundless');
  });

  it.each([
    ['supplement', 'restart'],
    ['confirmation', 'counted'],
  ])('leaves no time of who applied out by %s.clock, whoever published it', async (part, counted) => {
    const of = `${part}.clock: not-counted`;
    const clocked = (law: string) => {
      const { files } = permit('  silence: wait');
      const own = files['procedure.yaml'].replace(/^(supplement|confirmation):\n(?: .*\n)*/gm, (text) =>
        text.startsWith(part) ? '' : text,
      );
      return must(readPack({ ...files, 'procedure.yaml': `${own}\n${part}:\n  clock: not-counted\n${law}\n` }));
    };
    const { platform } = await testPlatform();
    for (const law of ['  law: du-thao Điều 5', '']) {
      const [refused] = await publishChecked(platform, [clocked(law)]);
      const said = JSON.stringify(refused.faults);
      expect(said).toContain('clock-groundless');
      expect(said).toContain(of);
      const rules = must(await compilePack(clocked(law)));
      expect(rules[part as 'supplement' | 'confirmation'].clock).toBe(counted);
    }
    const [inForce] = await publishChecked(platform, [clocked('  law: nd-217 Điều 54')]);
    expect(JSON.stringify(inForce?.faults ?? [])).not.toContain('clock-groundless');
    expect(must(await compilePack(clocked('  law: nd-217 Điều 54')))[part as 'supplement'].clock).toBe('not-counted');
  });

  it('in a pack that was published before makes no silence a yes, and stops no clock', async () => {
    const test = await received(ofDraft);
    const { clock: before } = await test.state();
    must(await test.ask([police]));
    const { consultations, clock } = await test.state();
    expect([consultations[0].silence, clock]).toEqual(['wait', before]);
    test.clock.moveTo(Temporal.Instant.from(consultations[0].dueAt));
    const { events } = must(await wakeDossier(test.platform, test.id));
    expect(events).toContainEqual(expect.objectContaining({ type: 'consultation-lapsed', meaning: 'late' }));
  });
});
