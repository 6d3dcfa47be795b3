/** Who died gives nothing any more, and of whom no death is known is asked about before anything of theirs is inherited. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DossierEvent } from '#dossier/events.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { readPack } from '#procedure/pack.ts';
import { timelineOf } from '#views/timeline.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { LAND, TAKEN_BACK_ON, decideLand as told } from '../../test/support/land.ts';
import { holder, partyOf, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import type { Performed } from './perform.ts';
import { foreseeQuestions } from './proofs.ts';
import { publishPacks } from './publish.ts';

let test: TestPlatform;
let certificates = 0;
beforeEach(async () => {
  test = await testPlatform();
});

const an = partyOf('an');
const HAI = { name: 'Phạm Văn Hải', idNumber: '022062001234' };
/** Of a plot as it is: nothing of it is split. */
const decideLand: typeof told = (on, name, asked) =>
  told(on, name, { ...asked, recorded: { appraise: { newPlot: undefined }, ...asked.recorded } });
const answers = (more: Record<string, unknown>) => ({
  certificateNumber: `AB ${++certificates + 920_000}`,
  landPlot: `Thửa ${certificates}, tờ bản đồ 31`,
  ...more,
});
const inherited = (deceasedId: string | undefined, transferorName = an.name) =>
  answers({ transferorName, deceasedId, transferPart: 'whole', split: false });
const sold = (by: { name: string; idNumber: string }) =>
  answers({ transferorName: by.name, transferorId: by.idNumber, transferPart: 'whole' });
const decision = { outcome: 'approved', reason: 'Đã đối chiếu trích lục khai tử số 41 với Ủy ban nhân dân phường' };

/** What the population register says of somebody. */
const register = (subject: string, data: Record<string, unknown>) =>
  test.store.loadEntries([
    {
      register: 'person',
      subject,
      data,
      trueSince: '2026-11-20',
      knownSince: '2026-11-20T00:00:00Z',
      origin: `population ${subject}`,
    },
  ]);
const dead = ({ name, idNumber }: typeof HAI, diedOn: string) => register(idNumber, { fullName: name, diedOn });

it('asks for no paper of a death that a register has on that day, and for it where it has none or another day', async () => {
  const component = 'death-paper';
  const without = async (number: string, deathOn: string) => {
    const told = await storyHandedIn(test, LAND, 'inheritance', {
      answers: { ...inherited(number, HAI.name), deathOn, inheritancePaperOn: '2026-10-12', deathPaperOn: undefined },
      without: component,
    });
    return isRefusal(told.handedIn) ? told.handedIn.code : undefined;
  };
  expect(await without(HAI.idNumber, '2026-03-02')).toBe('components-missing');
  await dead(HAI, '2026-03-02');
  expect(await without(HAI.idNumber, '2026-03-03')).toBe('components-missing');
  expect(await without('022 062 001 234', '2026-03-02')).toBeUndefined();
});

describe('an inheritance', () => {
  it('from somebody whom the population register has as living is granted only with who decides saying why', async () => {
    const asked = await decideLand(test, 'inheritance', { answers: inherited(an.idNumber) });
    expect(asked.outcome).toMatchObject({ code: 'deceased-living', params: { giver: an.name, number: an.idNumber } });
    const state = (await test.store.load(asked.id))!.state;
    const [question] = await foreseeQuestions(test.platform, asked.rules!, state);
    for (const language of LANGUAGES) expect(refusalText(question, language)).toContain(an.idNumber);
    const vague = { outcome: 'approved', reason: 'x' };
    const unsaid = await decideLand(test, 'inheritance', { answers: inherited(an.idNumber), decision: vague });
    expect(unsaid.outcome).toMatchObject({ code: 'reason-vague' });
    const done = await decideLand(test, 'inheritance', { answers: inherited(an.idNumber), decision });
    const { state: decided } = must(done.outcome) as Performed;
    expect(decided.decision).toMatchObject({
      despite: decision.reason,
      entry: { asked: [{ code: 'deceased-living' }] },
    });
    const events = (await test.store.readEvents(done.id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const line = timelineOf(done.id, events, test.platform.province, 'vi', { step: String, item: String, law: String })
      .map((one) => JSON.stringify(one))
      .join();
    expect(line).toContain('tức là còn sống');
    expect(line).toContain(decision.reason);
  });

  it('is asked about by the number of who holds it, where none was given, and else because there is none', async () => {
    const first = await decideLand(test, 'paid-tax', { to: 'an', answers: sold(HAI) });
    must(first.outcome);
    const { state } = (await test.store.load(first.id))!;
    const held = { certificateNumber: first.made, landPlot: state.answers['landPlot'] };
    const heir = await decideLand(test, 'inheritance', { answers: { ...inherited(undefined), ...held } });
    expect(heir.outcome).toMatchObject({ code: 'deceased-living', params: { number: an.idNumber } });
    const unknown = inherited(undefined, 'Vũ Văn Chín');
    const unnumbered = await decideLand(test, 'inheritance', { answers: unknown });
    expect(unnumbered.outcome).toMatchObject({ code: 'deceased-unnumbered', params: { giver: 'Vũ Văn Chín' } });
    must((await decideLand(test, 'inheritance', { answers: { ...unknown }, decision })).outcome);
  });

  it('from somebody whose number the population register does not know is asked about, whatever kind of number', async () => {
    for (const number of [HAI.idNumber, '034125678', 'B1234567']) {
      const unknown = inherited(number, HAI.name);
      const asked = await decideLand(test, 'inheritance', { answers: unknown });
      expect(asked.outcome).toMatchObject({ code: 'deceased-unknown', params: { giver: HAI.name, number } });
      expect(asked.reached).toBe(true);
    }
    must((await decideLand(test, 'inheritance', { answers: inherited('034125678', HAI.name), decision })).outcome);
  });

  it.each(['5700123456', '5700123456-001'])('is of no organisation, whatever who signs writes: %s', async (number) => {
    // Handed in under a pack of before, whose form took it.
    const files = { ...shipped.get(LAND)!.files };
    files['forms/apply.yaml'] = files['forms/apply.yaml'].replace(/^checks:\n(?: .*\n)*/, '');
    for (const language of ['vi', 'en', 'hi'])
      files[`words/${language}.yaml`] = files[`words/${language}.yaml`].replace(
        / {2}(deceased-organisation|share-whole): .*\n/g,
        '',
      );
    await publishPacks(test.store, [{ pack: must(readPack(files)), status: 'published', reasons: [] }]);
    const company = inherited(number, 'Công ty Hạ tầng Cẩm Phả');
    const { id, outcome, reached } = await decideLand(test, 'inheritance', { answers: company, decision });
    expect(outcome).toMatchObject({ code: 'deceased-organisation', params: { number } });
    expect(reached).toBe(false);
    expect((await test.store.load(id))!.state.fees).toEqual([]);
  });

  it('is not asked about where the register has the death of that day', async () => {
    await dead(HAI, '2026-03-02');
    must((await decideLand(test, 'inheritance', { answers: inherited(HAI.idNumber, HAI.name) })).outcome);
  });

  it('of a death that the register has on another day is asked about', async () => {
    await dead(HAI, '2026-03-05');
    const { outcome } = await decideLand(test, 'inheritance', { answers: inherited(HAI.idNumber, HAI.name) });
    expect(outcome).toMatchObject({ code: 'death-day-differs' });
    expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toMatch(/05\/03\/2026.*02\/03\/2026/);
  });
});

describe('somebody who died', () => {
  it.each(['paid-tax', 'gift', 'rented-plot', 'leased-asset'])('gives nothing any more: %s', async (name) => {
    await dead(HAI, '2026-03-02');
    for (const more of [{}, { decision }]) {
      const { outcome, reached } = await decideLand(test, name, { answers: sold(HAI), ...more });
      expect(outcome).toMatchObject({ code: 'giver-died', params: { giver: HAI.name } });
      expect(reached).toBe(false);
    }
  });

  it('gives nothing together with others either', async () => {
    await dead({ name: 'Phạm Thị Lan', idNumber: '022188000777' }, '2026-03-02');
    const coGivers = 'Phạm Thị Lan, số định danh 022188000777';
    const { outcome } = await decideLand(test, 'paid-tax', { answers: { ...sold(HAI), coGivers } });
    expect(outcome).toMatchObject({ code: 'giver-died', params: { giver: '022188000777' } });
  });

  it('is known to have, by an inheritance that was decided; and no more once that is taken back', async () => {
    const heir = await decideLand(test, 'inheritance', { answers: inherited(HAI.idNumber, HAI.name), decision });
    must(heir.outcome);
    const { outcome } = await decideLand(test, 'paid-tax', { answers: sold(HAI) });
    expect(outcome).toMatchObject({ code: 'giver-died', params: { date: '2026-03-02' } });
    // Another heir comes later, for another plot: each says so by itself.
    const other = await decideLand(test, 'inheritance', { answers: inherited(HAI.idNumber, HAI.name), decision });
    must(other.outcome);
    for (const [dossier, code] of [
      [heir.id, 'giver-died'],
      [other.id, undefined],
    ] as const) {
      const why = { reason: 'Ghi sai người để lại di sản', law: 'Điều 152 Luật Đất đai số 31/2024/QH15' };
      const by = holder('vp-dk-dat-dai', 'head');
      must(await takeBack(test.platform, dossier, { ...TAKEN_BACK_ON, ...why }, by));
      const again = (await decideLand(test, 'paid-tax', { answers: sold(HAI) })).outcome;
      if (code) expect(again).toMatchObject({ code });
      else must(again);
    }
  });
});
