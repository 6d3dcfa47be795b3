/** What a birth cannot say, and by what a father is entered on it. */
import { beforeEach, expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { birthUntil, storyHandedIn } from '../../test/support/begun.ts';
import {
  birthAnswers,
  holder,
  partyOf,
  person,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { resultPaper } from './documents.ts';
import { perform, startDossier } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const LINKED = '2.000986';
const BIRTHS = ['1.001193', LINKED];
const mother = { ...birthAnswers, relation: 'mother' };
const father = {
  parentage: 'known',
  fatherName: 'Trần Văn Bình',
  fatherBirthYear: 1988,
  fatherEthnicity: 'Kinh',
  fatherNationality: 'Việt Nam',
  fatherResidence: 'Xã Tiên Yên',
};
const married = {
  fatherBy: 'married',
  marriageNumber: '45/2019',
  marriageDate: '2019-05-20',
  marriagePlace: 'Ủy ban nhân dân phường Hồng Gai',
};

/** Handed in with these answers: what is refused, and of which fields. */
async function handIn(code: string, answers: Record<string, unknown>) {
  const draft = {
    ...({ act: 'draft-dossier', channel: 'online', applicant: partyOf('an'), place: '06685' } as const),
    answers: { ...mother, ...(code === LINKED && { services: [] }), ...answers },
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
  };
  const an = person('an');
  const { dossierId } = must(await startDossier(test.platform, code, draft, an));
  const said = await perform(test.platform, dossierId, { act: 'submit-dossier' }, an);
  if (!isRefusal(said)) return ['ok'];
  const fields = (said.params['fields'] ?? []) as { phrase: string; params: { at: string } }[];
  for (const language of LANGUAGES) expect(refusalText(said, language)).not.toMatch(/undefined|\{/);
  return [said.code, ...fields.map(({ params }) => params.at)];
}

it.each(BIRTHS)('%s says nothing that cannot be', async (code) => {
  for (const [field, value] of [
    ['childEthnicity', '123'],
    ['motherEthnicity', 'x'],
    ['childNationality', '@@'],
    ['motherNationality', 'V1'],
    ['childPlaceOfBirth', '12'],
    ['childNativePlace', '.'],
    ['motherResidence', 'x'],
    ['noticeNumber', 'không có'],
    ['childDateOfBirth', '1899-12-31'],
  ])
    expect(await handIn(code, { [field]: value }), `${field} ${value}`).toEqual(['form-invalid', field]);
  expect(await handIn(code, { childDateOfBirth: '2026-11-26' })).toEqual(['not-eligible']);
  expect(await handIn(code, { childDateOfBirth: '9999-01-01' })).toContain('childDateOfBirth');
});

it.each(BIRTHS)(
  '%s asks why a parent is of a rare age, and takes none that is younger than the child',
  async (code) => {
    for (const year of [2020, 1950])
      expect(await handIn(code, { motherBirthYear: year })).toEqual(['form-invalid', 'motherAgeReason']);
    const none = { motherBirthYear: 1950, motherAgeReason: '1234567890 1234' };
    expect(await handIn(code, none)).toEqual(['form-invalid', 'motherAgeReason']);
    const reason = { motherAgeReason: 'Năm sinh theo thẻ căn cước, đã đối chiếu' };
    expect(await handIn(code, { motherBirthYear: 1955, ...reason })).toEqual(['ok']);
    for (const year of [2026, 2030]) expect(await handIn(code, { motherBirthYear: year })).toEqual(['not-eligible']);
  },
);

it.each(BIRTHS)('%s enters a father by a marriage or an acknowledgement alone', async (code) => {
  expect(await handIn(code, father)).toEqual(['form-invalid', 'fatherBy']);
  expect(await handIn(code, { ...father, fatherBy: 'none' })).toEqual(['not-eligible']);
  expect(await handIn(code, { ...father, fatherBy: 'married' })).toEqual([
    'form-invalid',
    ...['marriageNumber', 'marriageDate', 'marriagePlace'],
  ]);
  expect(await handIn(code, { ...father, ...married, marriageDate: '2026-11-26' })).toEqual([
    'form-invalid',
    'marriageDate',
  ]);
  const recognised = {
    recognitionNumber: '12/2026',
    recognitionDate: '2026-11-20',
    recognitionPlace: 'Phường Hồng Gai',
  };
  expect(await handIn(code, { ...father, fatherBy: 'recognised', ...recognised })).toEqual(['components-missing']);
  // Born before they married: both say that it is theirs.
  expect(await handIn(code, { ...father, ...married, marriageDate: '2026-11-20' })).toEqual(['components-missing']);
  expect(await handIn(code, { ...father, ...married })).toEqual(['ok']);
  expect(await handIn(code, { ...father, fatherBy: 'married-database' })).toEqual(['ok']);
});

it('is decided with a father only once it is recorded by what, whatever came in after it was examined', async () => {
  const id = await birthUntil(test, 'decide-dossier');
  const head = holder('06685', 'head');
  const act = (command: Parameters<typeof perform>[2], by = head) => perform(test.platform, id, command, by);
  const items = [{ item: 'parentage', reason: 'Cha đã nhận con' }];
  must(await act({ act: 'request-supplement', items }, head));
  must(await act({ act: 'supplement-dossier', answers: { ...father, ...married } }, person('an')));
  const { state } = (await test.store.load(id))!;
  const task = state.tasks.find((one) => one.act === 'decide-dossier')!.id;
  const decided = await act({ act: 'decide-dossier', task, outcome: 'approved', reason: 'Đã xem giấy tờ bổ sung' });
  expect(decided).toMatchObject({ code: 'not-eligible' });
  expect(isRefusal(decided) && refusalText(decided, 'vi')).toContain('chưa có căn cứ ghi phần về cha');
});

it.each(BIRTHS)('%s leaves the part on an unknown mother blank on the certificate', async (code) => {
  const basis = {
    conclusion: 'meets',
    fatherBasis: 'recognition',
    fatherBasisPaper: 'Trích lục số 12/2026, 20/11/2026',
  };
  const { dossierId: id, results, rules } = await storyHandedIn(test, code, 'mother-unknown-recognised');
  const stateOf = async () => (await test.store.load(id))!.state;
  for (let i = 0; i < 12 && (await stateOf()).result === undefined; i++)
    await work(test.platform, id, { ...results, check: basis, register: basis });
  const paper = resultPaper(test.platform, rules, shipped.get(code)!, await stateOf())!;
  const printed = JSON.stringify(paper.blocks);
  expect(printed).toMatch(/người cha: .*TRẦN VĂN BÌNH/);
  const mother = printed.slice(printed.indexOf('người mẹ'), printed.indexOf('người cha'));
  expect(mother).toContain('Năm sinh: ');
  expect(mother).not.toMatch(/null|undefined|Kinh|Việt Nam|\d{4}|NGUYỄN/);
});
