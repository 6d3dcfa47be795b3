/** What a register says of land in one commune fills in and proves nothing in another; of several plots nothing is guessed. */
import { beforeEach, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import type { RegisterEntry } from '#spine/store.ts';
import { holder, houseAnswers, partyOf, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';
import { foreseeHolder, foreseeQuestions } from './proofs.ts';

const HELD = 'Thửa 77, tờ bản đồ 31';
const OTHER = 'Thửa 78, tờ bản đồ 31';
const [HONG_GAI, CAM_PHA] = ['06685', '06793'];
const dung = person('dung');
const PAPERS = ['form', 'drawings', 'land-paper'];
const { landPlot: _, ...noPlot } = houseAnswers as Record<string, unknown>;

let test: TestPlatform;
let id: string;
beforeEach(async () => {
  test = await testPlatform();
});

const entry = (commune: string | undefined, landPlot: string, n = 7): RegisterEntry => ({
  register: 'land-right',
  subject: partyOf('dung').idNumber,
  data: { landPlot, certificateNumber: `AA ${landPlot.match(/\d+/)![0]}`, ...(commune && { commune }) },
  trueSince: '2026-01-01',
  knownSince: '2026-01-01T00:00:00Z',
  origin: `01a21037-e81f-735f-9b25-9756b2475cd${n}#7`,
});

const act = (command: Command, actor = holder('06793-mc', 'counter')) => perform(test.platform, id, command, actor);
const state = async () => (await test.store.load(id))!.state;
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'ok');

async function house(answers: Record<string, unknown>, components = PAPERS, submitted: Record<string, unknown> = {}) {
  const draft = {
    ...({ act: 'draft-dossier', channel: 'online', applicant: partyOf('dung'), place: CAM_PHA } as const),
    receivingUnit: '06793-mc',
    answers: { ...noPlot, ...answers },
    components: components.map((component) => ({ component, originals: 1, copies: 1 })),
  };
  id = must(await startDossier(test.platform, '1.013225', draft, dung)).dossierId;
  return act({ act: 'submit-dossier', answers: submitted }, dung);
}

it.each([
  ['another commune', HONG_GAI],
  ['a commune that nobody knows', undefined],
])('an entry of land in %s fills in nothing and stands for no paper', async (_of, commune) => {
  await test.store.loadEntries([entry(commune, HELD)]);
  expect(codeOf(await house({}))).toBe('form-invalid');
  expect((await state()).answers).not.toHaveProperty('landPlot');
  const typed = { landPlot: HELD, certificateNumber: 'AA 77' };
  expect(await house(typed, ['form', 'drawings'])).toMatchObject({ params: { ids: ['land-paper'] } });
  must(await house(typed));
  const { provenance, components } = await state();
  expect(provenance).not.toHaveProperty('landPlot');
  expect(components.find(({ component }) => component === 'land-paper')).not.toHaveProperty('register');
  // Who handles it is told that nobody is known to hold the plot here.
  const rules = must(await test.platform.procedure('1.013225'));
  expect(await foreseeHolder(test.platform, rules, await state())).toMatchObject({ code: 'plot-holder-unknown' });
});

it('of several plots in the commune the applicant names one; until then nothing is filled in', async () => {
  await test.store.loadEntries([entry(CAM_PHA, HELD), entry(CAM_PHA, OTHER, 8), entry(HONG_GAI, 'Thửa 5, tờ 1', 9)]);
  expect(codeOf(await house({}, ['form', 'drawings']))).toBe('form-invalid');
  expect((await state()).answers).not.toHaveProperty('certificateNumber');
  must(await house({ landPlot: HELD }, ['form', 'drawings']));
  const { answers, provenance, components } = await state();
  expect(answers).toMatchObject({ landPlot: HELD, certificateNumber: 'AA 77' });
  expect(provenance['landPlot']).toMatchObject({ entry: entry(CAM_PHA, HELD).origin });
  expect(components).toContainEqual(expect.objectContaining({ component: 'land-paper', register: 'land-right' }));
  // Of neither: the paper is asked for.
  const neither = await house({ landPlot: 'Thửa 9, tờ bản đồ 31' }, ['form', 'drawings']);
  expect(neither).toMatchObject({ code: 'components-missing', params: { ids: ['land-paper'] } });
});

it('of a dossier that came in before, the office is told and asked, and may ask for the plot and the paper', async () => {
  await test.store.loadEntries([entry(CAM_PHA, HELD)]);
  must(await house({}, ['form', 'drawings']));
  const rules = must(await test.platform.procedure('1.013225'));
  // The entry was of another commune all along: as it was taken before communes were compared.
  const moved = entry(HONG_GAI, HELD);
  const readEntries = test.store.readEntries.bind(test.store);
  test.store.readEntries = async (subject) =>
    (await readEntries(subject)).map((one) => (one.origin === moved.origin ? { ...one, data: moved.data } : one));
  const old = await state();
  const told = { code: 'plot-of-other-place', params: { plot: HELD, commune: { vi: 'phường Hồng Gai' } } };
  expect(await foreseeHolder(test.platform, rules, old)).toMatchObject(told);
  expect(await foreseeQuestions(test.platform, rules, old)).toMatchObject([told]);
  const items = ['landPlot', 'certificateNumber', 'land-paper'].map((item) => ({ item, reason: 'Thửa ở nơi khác' }));
  must(await act({ act: 'receive-dossier' }));
  must(await act({ act: 'request-supplement', items }));
});

it('what the register has wrongly may be asked for, with that said', async () => {
  await test.store.loadEntries([entry(CAM_PHA, HELD)]);
  must(await house({}, ['form', 'drawings']));
  const ask = (item: string, wrong?: true) =>
    act({ act: 'request-supplement', items: [{ item, reason: 'Sổ ghi thửa khác', ...(wrong && { wrong }) }] });
  expect(codeOf(await ask('landPlot'))).toBe('supplement-proven');
  // Of who somebody is the register itself is corrected first.
  expect(codeOf(await ask('applicantResidence', true))).toBe('supplement-proven');
  must(await ask('landPlot', true));
});

it('what the register has wrongly, put right to another of their plots, is filled in from that one', async () => {
  await test.store.loadEntries([entry(CAM_PHA, HELD), entry(CAM_PHA, OTHER, 8)]);
  must(await house({ landPlot: HELD }, ['form', 'drawings']));
  must(await act({ act: 'request-supplement', items: [{ item: 'landPlot', reason: 'Nhà ở thửa khác', wrong: true }] }));
  must(await act({ act: 'supplement-dossier', answers: { landPlot: OTHER } }, dung));
  const { answers, provenance, components } = await state();
  expect(answers).toMatchObject({ landPlot: OTHER, certificateNumber: 'AA 78' });
  const from = entry(CAM_PHA, OTHER, 8).origin;
  expect(provenance).toMatchObject({ landPlot: { entry: from }, certificateNumber: { entry: from } });
  expect(components).toContainEqual(expect.objectContaining({ component: 'land-paper', register: 'land-right' }));
});

it('what the register has wrongly takes its proof along: the paper is asked for with the answer that puts it right', async () => {
  await test.store.loadEntries([entry(CAM_PHA, HELD)]);
  must(await house({}, ['form', 'drawings']));
  must(await act({ act: 'request-supplement', items: [{ item: 'landPlot', reason: 'Nhà ở thửa khác', wrong: true }] }));
  const land = { component: 'land-paper', originals: 1, copies: 1 };
  const put = (components = [land]) =>
    act({ act: 'supplement-dossier', answers: { landPlot: OTHER }, components }, dung);
  expect(await put([])).toMatchObject({ code: 'components-missing', params: { ids: ['land-paper'] } });
  // As it was, nothing is brought up.
  const asItWas = { answers: { landPlot: HELD }, components: [land], kept: 'Thửa ghi đúng' };
  expect(await act({ act: 'supplement-dossier', ...asItWas }, dung)).toMatchObject({ code: 'supplement-not-asked' });
  must(await put());
  const { answers, provenance, components } = await state();
  expect(answers).not.toHaveProperty('certificateNumber');
  expect(provenance['landPlot']).toMatchObject({ contested: true, held: HELD });
  expect(components.find(({ component }) => component === 'land-paper')).toEqual(
    expect.not.objectContaining({ register: 'land-right' }),
  );
});
