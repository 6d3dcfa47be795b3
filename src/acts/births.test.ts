/** What a birth cannot say, and by what a father is entered on it. */
import { beforeEach, expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { birthUntil, storyHandedIn } from '../../test/support/begun.ts';
import {
  birthAnswers,
  birthChecked,
  holder,
  officer,
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
const { surrogacy, ...everyBirth } = birthAnswers;
const mother = { ...everyBirth, relation: 'mother' };
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
    answers: { ...mother, ...(code === LINKED ? { services: [] } : { surrogacy }), ...answers },
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
  };
  const an = person('an');
  const begun = await startDossier(test.platform, code, draft, an);
  const said = isRefusal(begun) ? begun : await perform(test.platform, begun.dossierId, { act: 'submit-dossier' }, an);
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
    // The declaration (Circular 04/2020/TT-BTP): a health facility by its name, with the address of its seat.
    ['birthFacility', 'Bệnh viện'],
    ['birthFacility', 'Trạm y tế xã'],
    ['birthFacility', undefined],
    ['bornAt', undefined],
    ['childPlaceOfBirth', 'Bệnh viện'],
    ['childPlaceOfBirth', 'Quảng Ninh'],
    ['childPlaceOfBirth', 'Bệnh viện Sản Nhi Quảng Ninh, phường Việt Hưng, thành phố Quảng Ninh'],
    ['childNativePlace', '.'],
    ['motherResidence', 'x'],
    ['noticeNumber', 'không có'],
    ['childDateOfBirth', '1899-12-31'],
  ] as const)
    expect(await handIn(code, { [field]: value }), `${field} ${value}`).toEqual(['form-invalid', field]);
  expect(await handIn(code, { bornAt: 'elsewhere', childPlaceOfBirth: 'tại nhà' })).toEqual([
    'form-invalid',
    'childPlaceOfBirth',
  ]);
  expect(await handIn(code, { bornAt: 'elsewhere', birthFacility: undefined })).toEqual(['ok']);
  expect(await handIn(code, { bornAt: 'abroad', childPlaceOfBirth: 'Viêng Chăn, Lào' })).toEqual(['not-eligible']);
  expect(await handIn(code, { childDateOfBirth: '2026-11-26' })).toEqual(['not-eligible']);
  expect(await handIn(code, { childDateOfBirth: '9999-01-01' })).toContain('childDateOfBirth');
});

it.each(BIRTHS)(
  '%s asks why a parent is of a rare age, and takes none that is younger than the child',
  async (code) => {
    // The number of a mother says when she was born: of the father none is given.
    const of = (given: Record<string, unknown>) => handIn(code, { ...father, ...married, ...given });
    for (const year of [2020, 2015, 2012, 1950])
      expect(await of({ fatherBirthYear: year })).toEqual(['form-invalid', 'fatherAgeReason']);
    for (const [year, asked] of [
      [2012, true],
      [2011, false],
      [1971, false],
      [1970, true],
      [1958, true],
    ] as const) {
      // Whose year it is stands in her account, so that it is refused beside.
      const unmarried = { parentage: 'father-unknown', motherMarriage: 'none', motherBirthYear: year };
      expect((await handIn(code, unmarried)).includes('motherAgeReason'), String(year)).toBe(asked);
    }
    // No marriage is entered below the age of law: 20 of a husband, 18 of a wife (Law 52/2014/QH13 Article 8.1.a).
    const wed = (marriageDate: string, fatherBirthYear: number) => of({ marriageDate, fatherBirthYear });
    expect(await wed('2019-05-20', 2000)).toEqual(['form-invalid', 'fatherAgeReason']);
    expect(await wed('2019-05-20', 1999)).toEqual(['ok']);
    expect(await wed('2007-05-20', 1980)).toEqual(['form-invalid', 'motherAgeReason']);
    expect(await wed('2008-05-20', 1980)).toEqual(['ok']);
    const none = { fatherBirthYear: 1950, fatherAgeReason: '1234567890 1234' };
    expect(await of(none)).toEqual(['form-invalid', 'fatherAgeReason']);
    const reason = { fatherAgeReason: 'Năm sinh theo thẻ căn cước, đã đối chiếu' };
    expect(await of({ fatherBirthYear: 1955, ...reason })).toEqual(['ok']);
    for (const year of [2026, 2030]) expect(await of({ fatherBirthYear: year })).toEqual(['not-eligible']);
  },
);

it.each(BIRTHS)('%s takes no place in the province whose unit was none on the day', async (code) => {
  const of = (childPlaceOfBirth: string, more = {}) => handIn(code, { childPlaceOfBirth, ...more });
  const wrong = ['form-invalid', 'childPlaceOfBirth'];
  for (const text of [
    'Phường Không Có Thật, tỉnh Quảng Ninh',
    'Phường Việt Hưn, thành phố Quảng Ninh',
    'phường Bạch Đằng, thành phố Hạ Long, tỉnh Quảng Ninh',
    'phường Việt Hưng, thành phố Hạ Long, tỉnh Quảng Ninh',
  ])
    expect(await of(text), text).toEqual(wrong);
  for (const text of ['Phường Không Có Thật, thành phố Hà Nội', 'Khu 2, phường Việt Hưng, thành phố Quảng Ninh'])
    expect(await of(text), text).toEqual(['ok']);
  // It is entered as it is written: the name of that day, in full and with its tones; no district of any province.
  for (const text of [
    'Phường Việt Hưng, tỉnh Quảng Ninh',
    'phường Hồng Gai, Quảng Ninh',
    'P. Hồng Gai, TP Quảng Ninh',
    'phuong Hong Gai, thanh pho Quang Ninh',
    'xã Kỳ Sơn, huyện Thủy Nguyên, thành phố Hải Phòng',
    'phường Phương Mai, quận Đống Đa, thành phố Hà Nội',
  ])
    expect(await of(text), text).toEqual(wrong);
  const before = { childDateOfBirth: '2026-08-25', motherMarriage: undefined };
  expect(await of('phường Bãi Cháy, thành phố Quảng Ninh', before)).toContain('childPlaceOfBirth');
  expect(await of('phường Bãi Cháy, tỉnh Quảng Ninh', before)).not.toContain('childPlaceOfBirth');
  for (const field of ['motherResidence', 'childNativePlace'])
    expect(await handIn(code, { [field]: 'khu 2, phuong Hong Gai, thanh pho Quang Ninh' })).toEqual([
      'form-invalid',
      field,
    ]);
  expect(await handIn(code, { motherResidence: 'Tổ 3, phường Hồng Gai, tỉnh Quảng Ninh' })).toContain(
    'motherResidence',
  );
  // A facility may keep the name of another commune: asked about, not refused.
  const station = {
    birthFacility: 'Trạm y tế xã Ba Chẽ',
    childPlaceOfBirth: 'khu 2, phường Hồng Gai, thành phố Quảng Ninh',
  };
  expect(await handIn(code, station)).toEqual(['form-invalid', 'facilityReason']);
  const facilityReason = 'Trạm giữ tên của xã cũ, trụ sở nay ở phường Hồng Gai';
  expect(await handIn(code, { ...station, facilityReason })).toEqual(['ok']);
  expect(await handIn(code, { ...station, childPlaceOfBirth: 'Xã Ba Chẽ, thành phố Quảng Ninh' })).toEqual(['ok']);
  // An old name of the native place may stand.
  expect(await handIn(code, { childNativePlace: 'Xã Thống Nhất, huyện Hoành Bồ, tỉnh Quảng Ninh' })).toEqual(['ok']);
  const looked = { ...father, ...married, marriageDate: '2026-01-20' };
  const marriagePlace = 'Ủy ban nhân dân phường Bạch Đằng, thành phố Hạ Long, tỉnh Quảng Ninh';
  expect(await handIn(code, { ...looked, marriagePlace })).toEqual(['form-invalid', 'marriagePlace']);
  // Which wards there were then no row says.
  expect(await handIn(code, { ...looked, marriageDate: '2019-05-20', marriagePlace })).not.toContain('form-invalid');
});

it.each(BIRTHS)('%s takes no year of birth of a parent that their number rules out', async (code) => {
  expect(await handIn(code, { motherBirthYear: 1994 })).toEqual(['form-invalid', 'motherBirthYear']);
  const numbered = { ...father, ...married, fatherIdNumber: '022088000002' };
  expect(await handIn(code, { ...numbered, fatherBirthYear: 1995 })).toEqual(['form-invalid', 'fatherBirthYear']);
  expect(await handIn(code, numbered)).toEqual(['ok']);
});

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
    recognitionBy: 'court',
    recognitionNumber: '12/2026',
    recognitionDate: '2026-11-20',
    recognitionPlace: 'Phường Hồng Gai',
  };
  // Nobody is acknowledged before being born.
  const early = { ...recognised, recognitionDate: '2026-11-14' };
  expect(await handIn(code, { ...father, fatherBy: 'recognised', ...early })).toEqual([
    'form-invalid',
    'recognitionDate',
  ]);
  expect(await handIn(code, { ...father, fatherBy: 'recognised', ...recognised })).toEqual(['components-missing']);
  // What is registered is looked up by its number, and no extract is asked for.
  const registered = { ...recognised, recognitionBy: 'registered', motherMarriage: 'none' };
  expect(await handIn(code, { ...father, fatherBy: 'recognised', ...registered })).toEqual(['ok']);
  const { recognitionBy, ...unsaid } = registered;
  expect(await handIn(code, { ...father, fatherBy: 'recognised', ...unsaid })).toEqual([
    'form-invalid',
    'recognitionBy',
  ]);
  // Born before they married: both say that it is theirs.
  expect(await handIn(code, { ...father, ...married, marriageDate: '2026-11-20' })).toEqual(['components-missing']);
  expect(await handIn(code, { ...father, ...married })).toEqual(['ok']);
  const looked = { ...father, fatherBy: 'married-database' };
  expect(await handIn(code, looked)).toEqual(['form-invalid', 'marriageTiming']);
  expect(await handIn(code, { ...looked, marriageTiming: 'after-birth' })).toEqual(['components-missing']);
  expect(await handIn(code, { ...looked, marriageTiming: 'before-birth' })).toEqual(['ok']);
});

/** What the rule of eligibility says of these answers, with its article. */
async function saidOf(code: string, answers: Record<string, unknown>, components: string[] = []) {
  const draft = {
    ...({ act: 'draft-dossier', channel: 'counter', applicant: partyOf('an'), place: '06685' } as const),
    answers: { ...mother, ...(code === LINKED ? { services: [] } : { surrogacy }), ...answers },
    components: ['birth-proof', 'declaration', ...components].map((component) => ({
      ...{ component, originals: 1, copies: 1 },
    })),
  };
  const an = person('an');
  const { dossierId } = must(await startDossier(test.platform, code, draft, an));
  const said = await perform(test.platform, dossierId, { act: 'submit-dossier' }, an);
  return isRefusal(said) ? refusalText(said, 'vi') : 'ok';
}

const OF_SPOUSES = /là con chung của vợ chồng.*Điều 88 Luật Hôn nhân và gia đình số 52\/2014\/QH13/s;

it.each(BIRTHS)(
  '%s leaves no child of spouses without its father, nor with another, unless a court was asked',
  async (code) => {
    const wife = { motherMarriage: 'married', courtSaid: 'none' };
    const another = {
      ...father,
      fatherBy: 'recognised',
      recognitionBy: 'court',
      recognitionNumber: '12/2026',
      recognitionDate: '2026-11-20',
      recognitionPlace: 'Phường Hồng Gai',
    };
    expect(await saidOf(code, wife)).toMatch(OF_SPOUSES);
    expect(await saidOf(code, { ...another, ...wife }, ['recognition-paper'])).toMatch(OF_SPOUSES);
    // Divorced or widowed: until the 300th day.
    const ended = (motherMarriageEndedOn: string) => ({ ...wife, motherMarriage: 'ended', motherMarriageEndedOn });
    expect(await saidOf(code, ended('2026-01-19'))).toMatch(OF_SPOUSES);
    expect(await saidOf(code, ended('2026-01-18'))).toBe('ok');
    for (const courtSaid of ['decided', 'declined']) {
      expect(await saidOf(code, { ...wife, courtSaid })).toContain('văn bản của Tòa án từ chối giải quyết');
      expect(await saidOf(code, { ...wife, courtSaid }, ['court-paper'])).toBe('ok');
    }
    // A marriage that was over makes nobody the father.
    const over = { ...father, ...married, marriageEndedOn: '2026-01-18' };
    expect(await saidOf(code, over)).toContain('sau 300 ngày kể từ ngày hôn nhân của cha mẹ chấm dứt');
    expect(await saidOf(code, { ...over, marriageEndedOn: '2026-01-19' })).toBe('ok');
    // Nobody marries before being born.
    expect(await saidOf(code, { ...father, ...married, marriageDate: '1988-05-20' })).toContain('năm đăng ký kết hôn');
  },
);

it.each(BIRTHS)(
  '%s asks who examines it whether the mother was married, and believes no answer against that',
  async (code) => {
    const step = code === LINKED ? 'register' : 'check';
    const draft = {
      ...({ act: 'draft-dossier', channel: 'counter', applicant: partyOf('an'), place: '06685' } as const),
      answers: { ...mother, ...(code === LINKED ? { services: [] } : { surrogacy }) },
      components: ['birth-proof', 'declaration'].map((component) => ({ component, originals: 1, copies: 0 })),
    };
    const an = person('an');
    const { dossierId: id } = must(await startDossier(test.platform, code, draft, an));
    must(await perform(test.platform, id, { act: 'submit-dossier' }, an));
    must(await perform(test.platform, id, { act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
    const concludes = async (result: Record<string, unknown>) => {
      const { state } = (await test.store.load(id))!;
      const task = state.tasks.find((one) => one.step === step)!.id;
      const command = { act: 'complete-task' as const, task, result: { conclusion: 'meets', ...result } };
      const said = await perform(test.platform, id, command, officer('hong-gai.civil.minh'));
      for (const language of LANGUAGES)
        expect(isRefusal(said) ? refusalText(said, language) : '').not.toMatch(/undefined|\{/);
      return isRefusal(said) ? refusalText(said, 'vi') : 'ok';
    };
    const { marriageFoundPaper } = birthChecked;
    const fatherBasisPaper = 'Trích lục kết hôn số 45/2019';
    const wedding = { fatherBasis: 'marriage', fatherBasisPaper, marriageFoundOn: '2019-05-20' };
    expect(await concludes({})).toContain('chưa có kết quả tra cứu hôn nhân của mẹ');
    expect(await concludes({ marriageFound: 'within', marriageFoundPaper })).toContain(
      'là con chung của mẹ và người chồng',
    );
    // A marriage of the parents, of which the application says nothing, and the part on the father blank.
    expect(await concludes(wedding)).toContain('khác với nội dung đã khai');
    expect(await concludes(birthChecked)).toBe('ok');
  },
);

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

it('times police and insurance by the days that the record of 2.000986 gives each of them at the counter', async () => {
  const dueOf = async (channel: 'online' | 'counter') => {
    const test = await testPlatform();
    const { dossierId: id, results } = await storyHandedIn(test, LINKED, 'counter', { channel });
    const found: Record<string, number> = {};
    for (let i = 0; i < 12 && !('insurance' in found); i++) {
      const [{ step, openedAt, dueAt }] = (await test.store.load(id))!.state.tasks;
      const { calendar } = test.platform.province;
      const [from, to] = [openedAt, dueAt!].map((at) => Temporal.Instant.from(at));
      found[step] = calendar.measureMs(calendar.startOf(from), to) / 3_600_000;
      await work(test.platform, id, results);
    }
    return { residence: found['residence'], insurance: found['insurance'] };
  };
  expect(await dueOf('counter')).toEqual({ residence: 15 * 8, insurance: 10 * 8 });
  expect(await dueOf('online')).toEqual({ residence: 6, insurance: 6 });
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
  expect(printed).toMatch(/Nơi sinh: Bệnh viện Sản Nhi Quảng Ninh, phường Việt Hưng, thành phố Quảng Ninh/);
  const mother = printed.slice(printed.indexOf('người mẹ'), printed.indexOf('người cha'));
  expect(mother).toContain('Năm sinh: ');
  expect(mother).not.toMatch(/null|undefined|Kinh|Việt Nam|\d{4}|NGUYỄN/);
});

it.each(BIRTHS)('%s asks of a name that Vietnamese does not spell, and refuses none for it', async (code) => {
  const rules = must(await test.platform.procedure(code));
  const asked = (childName: string, childNationality = 'Việt Nam') =>
    !rules.hiddenOf('apply', { ...birthAnswers, childName, childNationality }).has('nameReason');
  for (const one of ['Nguyễn John Smith', 'Trần Anna', 'Lê Kevin', 'Bùi Lee', 'Lê Zin', 'H’Wen Niê', "K'Brịt"])
    expect([one, asked(one)]).toEqual([one, true]);
  for (const one of ['Nguyễn Gia Bảo', 'Đoàn Nguyệt Ánh', 'LÝ THỊ OANH', 'Huỳnh Thuý Quyên', 'Lò Văn Páo', 'Ngô Khuya'])
    expect([one, asked(one)]).toEqual([one, false]);
  expect(asked('Nguyễn John Smith', 'Hoa Kỳ')).toBe(false);
  expect(await handIn(code, { childName: 'Nguyễn John Smith' })).toEqual(['ok']);
});
