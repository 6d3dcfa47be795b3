/** A register proves what its entry says, and no more; what it says is asked of nobody. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import type { RegisterEntry } from '#spine/store.ts';
import {
  birthAnswers,
  holder,
  houseAnswers,
  partyOf,
  person,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';
import { foreseeQuestions, refuseStale } from './proofs.ts';

const HELD = 'Thửa 21, tờ 14';
const dung = person('dung');
const counter = holder('06793-mc', 'counter');
const paper = (component: string) => ({ component, originals: 1, copies: 1 });

let test: TestPlatform;
let id: string;

beforeEach(async () => {
  test = await testPlatform();
});

const entry = (data: Record<string, unknown>, more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  register: 'land-right',
  subject: partyOf('dung').idNumber,
  data: { commune: '06793', ...data },
  trueSince: '2026-01-01',
  knownSince: '2026-01-01T00:00:00Z',
  origin: '01a21037-e81f-735f-9b25-9756b2475cdf#7',
  ...more,
});

const act = (command: Command, actor = counter) => perform(test.platform, id, command, actor);
const state = async () => (await test.store.load(id))!.state;
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'ok');

async function begin(answers: Record<string, unknown>, components = ['form', 'drawings'], by = dung) {
  const begun = await startDossier(
    test.platform,
    '1.013225',
    {
      act: 'draft-dossier',
      channel: 'online',
      applicant: partyOf('dung'),
      place: '06793',
      receivingUnit: '06793-mc',
      answers: { ...houseAnswers, ...answers },
      components: components.map(paper),
    },
    by,
  );
  id = must(begun).dossierId;
}

async function house(answers: Record<string, unknown>, components?: string[], by = dung) {
  await begin(answers, components, by);
  return perform(test.platform, id, { act: 'submit-dossier' }, by);
}

const ask = (...items: string[]) =>
  act({ act: 'request-supplement', items: items.map((item) => ({ item, reason: 'Chưa rõ' })) });

describe('a register entry in place of a paper', () => {
  it('proves nothing where the applicant says otherwise: the paper is required', async () => {
    await test.store.loadEntries([entry({ landPlot: HELD, certificateNumber: 'QN-1' })]);
    const refused = await house({ landPlot: 'Thửa 777, tờ 14' });
    expect(refused).toMatchObject({ code: 'components-missing', params: { ids: ['land-paper'] } });
    must(await house({ landPlot: 'Thửa 777, tờ 14' }, ['form', 'drawings', 'land-paper']));
    const { answers, provenance, components } = await state();
    expect(answers['landPlot']).toBe('Thửa 777, tờ 14');
    // Of another plot the certificate in the register says nothing.
    expect([answers['certificateNumber'], provenance['certificateNumber']]).toEqual([undefined, undefined]);
    // Both are on record: what the register says, and what the applicant says.
    expect(provenance['landPlot']).toMatchObject({ register: 'land-right', contested: true, held: HELD });
    expect(components.find((one) => one.component === 'land-paper')).not.toHaveProperty('register');
  });

  it('of where somebody lives is shown beside what they say, to be settled by who signs', async () => {
    await test.store.loadEntries([entry({ landPlot: HELD })]);
    const applicantResidence = 'Số 5 Trần Phú, phường Hồng Gai, thành phố Quảng Ninh';
    must(await house({ landPlot: undefined, applicantResidence }));
    const rules = must(await test.platform.procedure('1.013225'));
    const asked = await foreseeQuestions(test.platform, rules, await state());
    expect(asked.map(({ code }) => code)).toContain('answer-contested');
    expect(asked.find(({ code }) => code === 'answer-contested')!.params).toMatchObject({
      said: applicantResidence,
      held: expect.stringContaining('phường Cẩm Phả'),
    });
    must(await house({ landPlot: undefined }));
    const none = await foreseeQuestions(test.platform, rules, await state());
    expect(none.map(({ code }) => code)).not.toContain('answer-contested');
  });

  it('proves what it says, however it is spaced', async () => {
    await test.store.loadEntries([entry({ landPlot: HELD, certificateNumber: 'QN-1' })]);
    must(await house({ landPlot: ` ${HELD.normalize('NFD')}  ` }));
    const { answers, provenance, components } = await state();
    expect([answers['landPlot'], provenance['landPlot'].contested]).toEqual([HELD, undefined]);
    expect(components).toContainEqual({ component: 'land-paper', originals: 0, copies: 0, register: 'land-right' });
  });

  it('does not prove what it says nothing about', async () => {
    await test.store.loadEntries([entry({ certificateNumber: 'QN-1' })]);
    expect(codeOf(await house({ landPlot: 'Thửa 777, tờ 14' }))).toBe('components-missing');
  });

  it('says what the register says now, where nobody contested what it said before', async () => {
    await test.store.loadEntries([entry({ landPlot: HELD })]);
    await begin({ landPlot: undefined });
    const later = { knownSince: '2026-02-01T00:00:00Z', origin: '01a21037-e81f-735f-9b25-9756b2475cdf#8' };
    await test.store.loadEntries([entry({ landPlot: 'Thửa 22' }, later)]);
    must(await act({ act: 'submit-dossier' }, dung));
    const { answers, provenance } = await state();
    expect(answers['landPlot']).toBe('Thửa 22');
    expect(provenance['landPlot']).toEqual({
      register: 'land-right',
      entry: later.origin,
      knownSince: later.knownSince,
    });
  });

  it('of a dossier that came in before: nothing is given on it, and the paper may be asked for', async () => {
    await test.store.loadEntries([entry({ landPlot: HELD })]);
    must(await house({ landPlot: undefined }));
    const { platform, store } = test;
    const rules = must(await platform.procedure('1.013225'));
    const before = await state();
    const old = {
      ...before,
      answers: { ...before.answers, landPlot: 'Thửa 777, tờ 14' },
      provenance: { ...before.provenance, landPlot: { ...before.provenance['landPlot'], contested: true } },
    };
    expect(await refuseStale(platform, rules, old, { act: 'decide-dossier', task: 1 })).toMatchObject({
      code: 'component-contested',
    });
    expect(await refuseStale(platform, rules, before, { act: 'decide-dossier', task: 1 })).toBeUndefined();
    // Of another plot that he bought meanwhile the register says another thing: this entry still stands.
    const other = { knownSince: '2026-11-25T03:00:00Z', origin: '01a21037-e81f-735f-9b25-9756b2475cdf#9' };
    await store.loadEntries([entry({ landPlot: 'Thửa 99' }, other)]);
    expect(await refuseStale(platform, rules, before, { act: 'decide-dossier', task: 1 })).toBeUndefined();
    expect(codeOf(await ask('land-paper'))).toBe('supplement-proven');
  });
});

describe('a supplement', () => {
  it('asks for nothing that a register says and nobody contests', async () => {
    await test.store.loadEntries([entry({ landPlot: HELD, certificateNumber: 'QN-1' })]);
    must(await house({ landPlot: undefined }));
    for (const item of ['land-paper', 'landPlot', 'certificateNumber', 'applicantName', 'applicantResidence']) {
      const refused = await ask('drawings', item);
      expect([item, codeOf(refused)]).toEqual([item, 'supplement-proven']);
      expect(isRefusal(refused) && refused.params['register']).toHaveProperty('vi');
    }
    must(await ask('drawings', 'landAddress'));
  });

  it('asks for what the applicant contests, and keeps both values until they agree', async () => {
    await test.store.loadEntries([entry({ landPlot: HELD, certificateNumber: 'QN-1' })]);
    must(await house({ landPlot: 'Thửa 777, tờ 14' }, ['form', 'drawings', 'land-paper']));
    must(await ask('land-paper', 'landPlot'));
    const answer = (landPlot: string) =>
      act({ act: 'supplement-dossier', answers: { landPlot }, components: [paper('land-paper')] }, dung);
    // Typed, it is read in one way alone.
    expect(codeOf(await answer('778/14'))).toBe('form-invalid');
    must(await answer('Thửa 778, tờ 14'));
    expect((await state()).provenance['landPlot']).toMatchObject({ contested: true, held: HELD });
  });

  it('is no word against the register any more where the applicant comes to say the same', async () => {
    await test.store.loadEntries([entry({ landPlot: HELD, certificateNumber: 'QN-1' })]);
    must(await house({ landPlot: 'Thửa 777, tờ 14' }, ['form', 'drawings', 'land-paper']));
    must(await ask('landPlot'));
    must(await act({ act: 'supplement-dossier', answers: { landPlot: HELD } }, dung));
    expect((await state()).provenance['landPlot']).toEqual({
      register: 'land-right',
      entry: entry({}).origin,
      knownSince: '2026-01-01T00:00:00Z',
    });
  });

  it('asks for the paper once the entry is gone', async () => {
    await test.store.loadEntries([entry({ landPlot: HELD })]);
    must(await house({ landPlot: undefined }));
    const gone = { ...entry({}), origin: '01a21037-e81f-735f-9b25-9756b2475cdf#9', revokes: true } as RegisterEntry;
    await test.store.loadEntries([gone]);
    must(await ask('land-paper', 'landPlot'));
  });

  it('of a paper that was handed in says what is wrong with it; that it is missing, only of one that is', async () => {
    must(await house({}, ['form', 'drawings', 'land-paper']));
    const asked = (item: string, reason: string) => act({ act: 'request-supplement', items: [{ item, reason }] });
    for (const reason of ['Nộp thêm', 'Nộp lại bản vẽ', 'Còn thiếu, đề nghị bổ sung'])
      expect(codeOf(await asked('drawings', reason))).toMatch(/^reason-(of-handed-in|names-nothing)$/);
    const refused = await asked('drawings', 'Nộp thêm');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toMatch(/«Bộ bản vẽ.*» đã được nộp.*«Nộp thêm»/);
    must(await asked('drawings', 'Bản vẽ thiếu mặt cắt móng'));
  });

  it('asks for nothing that the case does not call for', async () => {
    must(await house({}, ['form', 'drawings', 'land-paper']));
    expect(codeOf(await ask('neighbour-pledge'))).toBe('supplement-not-due');
    expect(codeOf(await ask('drawings', 'nothing'))).toBe('supplement-item-unknown');
    // The answer behind it may be asked for; with what it then calls for.
    must(await ask('adjoining'));
    const answers = { adjoining: true };
    const refused = await act({ act: 'supplement-dossier', answers }, dung);
    expect(refused).toMatchObject({ code: 'components-missing', params: { ids: ['neighbour-pledge'] } });
    const stray = await act({ act: 'supplement-dossier', answers, components: [paper('fire-result')] }, dung);
    expect(codeOf(stray)).toBe('supplement-not-asked');
    must(await act({ act: 'supplement-dossier', answers, components: [paper('neighbour-pledge')] }, dung));
    expect((await state()).components.map(({ component }) => component)).toContain('neighbour-pledge');
  });

  it('asks nothing of a birth with known parents that an abandoned child needs, nor hidden questions', async () => {
    const an = person('an');
    const command = {
      ...({ act: 'draft-dossier', channel: 'online', applicant: partyOf('an'), place: '06685' } as const),
      receivingUnit: '06685-mc',
      answers: birthAnswers,
    };
    id = must(await startDossier(test.platform, '1.001193', command, an)).dossierId;
    must(await act({ act: 'submit-dossier' }, an));
    const desk = holder('06685-mc', 'counter');
    const request = (item: string) =>
      act({ act: 'request-supplement', items: [{ item, reason: 'Chưa rõ nét' }] }, desk);
    for (const item of ['abandonment-record', 'declaration', 'authorisation', 'birth-proof', 'fatherName', 'fatherBy'])
      expect([item, codeOf(await request(item))]).toEqual([item, 'supplement-not-due']);
    expect(codeOf(await request('applicantName'))).toBe('supplement-proven');
    must(await request('parentage'));
    // Both parents known: the questions about the father come up with it.
    const known = { parentage: 'known' };
    expect(codeOf(await act({ act: 'supplement-dossier', answers: known }, an))).toBe('form-invalid');
    const father = {
      ...{ fatherName: 'Trần Văn Bình', fatherBirthYear: 1988, fatherEthnicity: 'Kinh' },
      ...{ fatherNationality: 'Việt Nam', fatherResidence: 'Xã Tiên Yên' },
    };
    // And on what he is entered: without a marriage or an acknowledgement he is not.
    const unproven = { ...known, ...father, fatherBy: 'none' };
    expect(codeOf(await act({ act: 'supplement-dossier', answers: unproven }, an))).toBe('not-eligible');
    const proven = { ...father, fatherBy: 'married-database', marriageTiming: 'before-birth' };
    must(await act({ act: 'supplement-dossier', answers: { ...known, ...proven } }, an));
    expect((await state()).answers).toMatchObject({ ...known, ...proven });
  });
});
