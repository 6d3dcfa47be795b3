/** Parents whom a birth names by their numbers are compared with the population register: what it has otherwise is asked of who decides. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import {
  anotherBirth,
  birthAnswers,
  birthChecked,
  holder,
  newborn,
  partyOf,
  person,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { askParents, barredIn, tellElsewhere } from './parents.ts';
import { perform, startDossier } from './perform.ts';
import { foreseeQuestions } from './proofs.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const [AN, BINH] = ['an', 'binh'].map((who) => partyOf(who));
const father = {
  parentage: 'known',
  fatherBy: 'married-database',
  marriageTiming: 'before-birth',
  fatherName: BINH.name,
  fatherIdNumber: BINH.idNumber,
  fatherBirthYear: 1988,
  fatherEthnicity: 'Kinh',
  fatherNationality: 'Việt Nam',
  fatherResidence: 'Thôn Đông, xã Tiên Yên',
};
const MARRIED = {
  conclusion: 'meets',
  fatherBasis: 'marriage',
  fatherBasisPaper: 'Trích lục kết hôn số 45/2019',
  marriageFoundOn: '2019-05-20',
};

/** A birth before who decides: what registers ask, and what comes of deciding it without a reason and with one. */
async function decided(
  answers: Record<string, unknown>,
  personalId = newborn(),
  unfit: readonly string[] = [],
  // What the applicant says otherwise once the number is recorded.
  later?: Record<string, unknown>,
) {
  const draft = {
    ...({ act: 'draft-dossier', channel: 'online', applicant: partyOf('cuc'), place: '06685' } as const),
    answers: { ...anotherBirth(), motherName: AN.name, motherIdNumber: AN.idNumber, ...answers },
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
  };
  const cuc = person('cuc');
  const { dossierId: id } = must(await startDossier(test.platform, '1.001193', draft, cuc));
  must(await perform(test.platform, id, { act: 'submit-dossier' }, cuc));
  const stateOf = async () => (await test.store.load(id))!.state;
  // The same mother has another child of that day in each of these.
  const anotherChild = 'Trẻ sinh đôi, có hai giấy chứng sinh';
  const check = { ...('fatherBy' in answers ? MARRIED : birthChecked), anotherChild };
  let appraising: string[] = [];
  for (let i = 0; i < 8 && (await stateOf()).tasks[0]?.act !== 'decide-dossier'; i++) {
    const now = await stateOf();
    const rulesNow = must(await test.platform.procedureByHash(now.procedure.hash));
    if (now.tasks[0]?.step === 'check')
      appraising = (await foreseeQuestions(test.platform, rulesNow, now)).map(({ code }) => code);
    await work(test.platform, id, { check, population: { personalId } });
  }
  if (later) {
    const items = Object.keys(later).map((item) => ({ item, reason: 'Đề nghị xem lại theo giấy chứng sinh' }));
    must(await perform(test.platform, id, { act: 'request-supplement', items }, holder('06685', 'head')));
    must(await perform(test.platform, id, { act: 'supplement-dossier', answers: later }, cuc));
  }
  const state = await stateOf();
  const rules = must(await test.platform.procedureByHash(state.procedure.hash));
  const asked = await foreseeQuestions(test.platform, rules, state);
  for (const one of asked)
    for (const language of LANGUAGES) expect(refusalText(one, language)).not.toMatch(/undefined|\{|\[object/);
  const sign = { act: 'decide-dossier', task: state.tasks[0].id } as const;
  const decide = (more: Partial<Extract<Command, { act: 'decide-dossier' }>> = {}) =>
    perform(test.platform, id, { ...sign, ...more }, holder('06685', 'head'));
  const silent = await decide();
  const reason = 'Đã đối chiếu thẻ căn cước; mẹ tạm trú tại đây, Điều 13 Luật Hộ tịch số 60/2014/QH13';
  const unfitReasons: (string | undefined)[] = [];
  for (const one of unfit) {
    const refused = await decide({ outcome: 'approved', reason: one });
    unfitReasons.push(isRefusal(refused) ? refused.code : `granted: ${one}`);
  }
  if (unfitReasons.some((one) => one?.startsWith('granted'))) throw new Error(unfitReasons.join(';'));
  if (isRefusal(silent) && !barredIn(asked)) must(await decide({ outcome: 'approved', reason }));
  return {
    asked: asked.map(({ code }) => code),
    refused: isRefusal(silent) ? silent.code : undefined,
    unfitReasons,
    appraising,
    decision: (await stateOf()).decision,
  };
}

let told = 0;
const dead = (idNumber: string, diedOn: string) =>
  test.store.loadEntries([
    {
      register: 'person',
      subject: idNumber,
      data: { ...(idNumber === AN.idNumber ? { fullName: AN.name } : { fullName: BINH.name }), diedOn },
      trueSince: diedOn,
      knownSince: `2026-11-24T00:00:0${++told}Z`,
      origin: `death of ${idNumber}, ${diedOn}`,
    },
  ]);

describe('a parent', () => {
  it('who is as the register has them is not asked about, nor who has no number there', async () => {
    expect(await decided(father)).toMatchObject({ asked: [], refused: undefined });
    expect(await decided({ motherIdNumber: '022194000777', motherBirthYear: 1994 })).toMatchObject({ asked: [] });
    expect(await decided({ motherIdNumber: undefined, motherBirthYear: 1994 })).toMatchObject({ asked: [] });
    // No register knows them: the digits are of a man.
    const { asked, refused } = await decided({ motherIdNumber: '022094000777', motherBirthYear: 1994 });
    expect([asked, refused]).toEqual([['parent-number-of-other-sex'], 'parent-number-of-other-sex']);
  });

  it('of another name, sex or year of birth is asked about, and the reason is kept beside the question', async () => {
    // The register has another year than the digits of the number.
    const number = '022194000778';
    const registered = { fullName: AN.name, sex: 'female', dateOfBirth: '1990-04-12', residence: 'Phường Hồng Gai' };
    await test.store.loadEntries([
      {
        ...{ register: 'person', subject: number, data: registered, origin: 'x#1' },
        ...{ trueSince: '2026-01-01', knownSince: '2026-01-01T00:00:00Z' },
      },
    ]);
    const { asked, refused, decision } = await decided({
      ...{ motherIdNumber: number, motherBirthYear: 1994, motherResidence: 'Phường Hồng Gai' },
    });
    expect(asked).toEqual(['parent-born-otherwise']);
    expect(refused).toBe('parent-born-otherwise');
    expect(decision).toMatchObject({
      despite: expect.stringContaining('thẻ căn cước'),
      entry: { asked: [{ code: 'parent-born-otherwise', params: { known: '1990', own: '1994' } }] },
    });
    expect((await decided({ childName: 'Lê Gia Bảo', motherName: 'Lê Thị Bưởi' })).asked).toEqual([
      'parent-named-otherwise',
    ]);
    // A child of one known parent has their surname. Accents are typed in many ways.
    const bySon = { childName: 'Trần Gia Bảo', motherResidence: 'Xã Tiên Yên' };
    expect((await decided({ motherName: 'NGUYỄN THI AN' })).asked).toEqual([]);
    expect(
      (await decided({ ...bySon, motherIdNumber: BINH.idNumber, motherName: BINH.name, motherBirthYear: 1988 })).asked,
    ).toEqual(['parent-of-other-sex', 'parents-elsewhere']);
  });

  it('who lives elsewhere by the register is asked about, however the address is typed', async () => {
    expect((await decided({ motherResidence: 'TỔ 3 - KHU 5 - PHƯỜNG HỒNG GAI' })).asked).toEqual([]);
    const { asked, decision } = await decided({ motherResidence: 'Tổ 9, khu 1, phường Hồng Gai' });
    expect(asked).toEqual(['parent-resides-otherwise']);
    expect(decision?.entry?.asked).toMatchObject([{ params: { own: 'Tổ 9, khu 1, phường Hồng Gai' } }]);
  });

  it('in the commune that registers is needed, or it is not registered there', async () => {
    const elsewhere = { motherIdNumber: undefined, motherResidence: 'Khu 2, phường Bãi Cháy' };
    const { asked, refused, decision } = await decided(elsewhere);
    expect([asked, refused]).toEqual([['parents-elsewhere'], 'parents-elsewhere']);
    expect(decision).toBeUndefined();
    // One of the two is enough: the father lives elsewhere, or the mother does.
    expect((await decided(father)).asked).toEqual([]);
    const other = { ...father, ...elsewhere, fatherIdNumber: undefined, fatherResidence: 'Tổ 1, phường Hồng Gai' };
    expect((await decided(other)).asked).toEqual([]);
    const both = await decided({ ...other, fatherResidence: 'Số 5 phố Hồng Gai, phường Cẩm Phả' });
    expect(both.asked).toEqual(['parents-elsewhere']);
  });

  it.each([
    'Số 8 ngõ 5, phường Hồng Gai, thành phố Hà Nội',
    'Phường Hồng Gai, tỉnh Bắc Ninh',
    'Đường vào phường Hồng Gai, phường Hà Tu',
    'Phường Hồng Gai cũ, phường Hà Lầm',
    'Số 5, phường Hà Tu, phường Hồng Gai',
    'Khu 5, Hồng Gai',
    'tỉnh Bắc Ninh, phường Hồng Gai',
    'Xã Vân Đình, thành phố Hà Nội, tạm trú phường Hồng Gai',
    'không phải phường Hồng Gai',
    'phường Hà Tu cạnh phường Hồng Gai',
    'Số 5 đường ra phường Hồng Gai',
    'Sydney, Australia, phường Hồng Gai',
    'Đã rời khỏi tổ 3, phường Hồng Gai',
    'CHLB Đức, số 3 phường Hồng Gai',
    'Trại giam Quảng Ninh, số 3, phường Hồng Gai',
    'Nhà cũ số 3, phường Hồng Gai',
    'TP Cẩm Phả, phường Hồng Gai',
  ])('at «%s» does not live in the ward of that name, which who appraises and who decides are told', async (home) => {
    const elsewhere = await decided({ motherIdNumber: undefined, motherResidence: home });
    expect(elsewhere).toMatchObject({
      appraising: ['parents-elsewhere'],
      asked: ['parents-elsewhere'],
      refused: 'parents-elsewhere',
    });
  });

  it.each([
    'P. Hồng Gai, Quảng Ninh',
    'Số 9 phố Bắc Ninh, phường Hồng Gai, Thành phố Hạ Long, Tỉnh Quảng Ninh',
    'Tổ 1 - P. 5 - phường Hồng Gai - TP. Quảng Ninh',
    'Tổ 1; PHƯỜNG HỒNG GAI; Quảng Ninh; Việt Nam',
    'Tổ 3, phường Hồng Gai, tỉnh Quảng Ninh (cũ) (thường trú)',
    '12 Lê Thánh Tông, Hồng Gai, Quảng Ninh',
  ])('at «%s» lives in the commune, however it is typed', async (home) => {
    // A register may say it so; what is typed is asked for as it is called that day.
    const rules = must(await test.platform.procedure('1.001193'));
    const register = test.platform.registers.registers.get('birth')!;
    const answers = { ...anotherBirth(), motherIdNumber: undefined, motherResidence: home };
    expect(await askParents(test.platform, rules, { answers, place: '06685' }, register)).toEqual({});
  });

  it('who lives elsewhere is not registered by any law, be it the very article that says so', async () => {
    const { unfitReasons, decision } = await decided(
      { motherIdNumber: undefined, motherResidence: 'Phường Hồng Gai, tỉnh Bắc Ninh' },
      newborn(),
      [
        'Đồng ý cấp theo đề nghị của chuyên viên',
        'Điều 13 Luật Hộ tịch số 60/2014/QH13',
        'Điều 4 Nghị định số 120/2025/NĐ-CP',
        'Theo Điều 44 Luật Xây dựng số 135/2025/QH15',
        'Phi địa giới, Điều 15 Nghị định số 118/2025/NĐ-CP',
      ],
    );
    expect(unfitReasons).toEqual(Array(5).fill('parents-elsewhere'));
    expect(decision).toBeUndefined();
  });

  it('whom the register of people has in the commune is registered there, with the reason why the application says otherwise', async () => {
    const { asked, decision } = await decided({ motherResidence: 'Khu 2, phường Bãi Cháy' });
    expect(asked).toEqual(['parent-resides-otherwise']);
    expect(decision?.despite).toBeTruthy();
  });

  it('is told to who applies, where no address ends in the place that is chosen', async () => {
    const rules = must(await test.platform.procedure('1.001193'));
    const told = (answers: Record<string, unknown>, place = '06685') =>
      tellElsewhere(test.platform, rules, { answers, place });
    expect(told({ motherResidence: 'Tổ 1, phường Hồng Gai' })).toBeUndefined();
    expect(told({})).toBeUndefined();
    const refused = told({ motherResidence: 'Phường Hồng Gai, thành phố Hà Nội', fatherResidence: 'Xã Tiên Yên' })!;
    expect(refused.code).toBe('parents-elsewhere-applied');
    for (const language of LANGUAGES) expect(refusalText(refused, language)).toMatch(/Hà Nội; Xã Tiên Yên/);
  });

  it('who applies is as the register has them where nothing is typed, and may be said otherwise', async () => {
    const an = person('an');
    const begun = async (answers: Record<string, unknown>) => {
      const draft = {
        ...({ act: 'draft-dossier', channel: 'online', applicant: AN, place: '06685' } as const),
        answers: {
          ...anotherBirth(),
          relation: 'mother',
          motherName: AN.name,
          motherBirthYear: undefined,
          motherResidence: undefined,
          ...answers,
        },
        components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
      };
      const { dossierId } = must(await startDossier(test.platform, '1.001193', draft, an));
      must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an));
      return (await test.store.load(dossierId))!.state.answers;
    };
    const register = { motherBirthYear: 1990, motherResidence: 'Tổ 3, khu 5, phường Hồng Gai, thành phố Quảng Ninh' };
    expect(await begun({})).toMatchObject(register);
    const own = { motherResidence: 'Khu 2, phường Bãi Cháy' };
    expect(await begun(own)).toMatchObject(own);
  });

  it('who died before the child can be theirs is asked about: a mother before the birth, a father 300 days before it', async () => {
    await dead(BINH.idNumber, '2026-01-19');
    expect((await decided(father)).asked).toEqual([]);
    await dead(BINH.idNumber, '2026-01-18');
    expect((await decided(father)).asked).toEqual(['parent-died']);
    await dead(AN.idNumber, '2026-11-15');
    expect((await decided({})).asked).toEqual([]);
    await dead(AN.idNumber, '2026-11-14');
    expect((await decided({})).asked).toEqual(['parent-died']);
  });
});

describe('a place whose unit was none on the day of birth', () => {
  it('is asked about: of a dossier of before, and of a native place with an old name', async () => {
    const rules = must(await test.platform.procedure('1.001193'));
    const register = test.platform.registers.registers.get('birth')!;
    const of = async (answers: Record<string, unknown>) =>
      (await askParents(test.platform, rules, { answers: { ...birthAnswers, ...answers }, place: '06685' }, register))
        .asked ?? [];
    const old = 'Xã Thống Nhất, huyện Hoành Bồ, tỉnh Quảng Ninh';
    const asked = [
      ...(await of({ childPlaceOfBirth: 'phường Bạch Đằng, thành phố Hạ Long, tỉnh Quảng Ninh' })),
      ...(await of({ childPlaceOfBirth: 'phường Việt Hưng, tỉnh Quảng Ninh' })),
      ...(await of({ childNativePlace: old })),
    ];
    expect(asked.map(({ code, params }) => [code, params['named']])).toEqual([
      ['birthplace-no-unit', 'phường Bạch Đằng'],
      ['birthplace-no-unit', 'tỉnh Quảng Ninh'],
      ['native-place-no-unit', 'huyện Hoành Bồ'],
    ]);
    // The city is one since 01/09/2026 only.
    const early = await of({
      childDateOfBirth: '2026-08-15',
      childPlaceOfBirth: 'phường Việt Hưng, thành phố Quảng Ninh',
      childNativePlace: 'Xã Tiên Yên, tỉnh Quảng Ninh',
    });
    expect(early.map(({ code, params }) => [code, params['named']])).toEqual([
      ['birthplace-no-unit', 'thành phố Quảng Ninh'],
    ]);
    for (const one of asked)
      for (const language of LANGUAGES) expect(refusalText(one, language)).not.toMatch(/undefined|\{/);
    expect(await of({ childNativePlace: 'Phường Hồng Gai, tỉnh Quảng Ninh' })).toEqual([]);
    expect(await of({ childDateOfBirth: '2025-06-30', childPlaceOfBirth: old })).toEqual([]);
    expect(await of({ childNativePlace: 'xã Kỳ Sơn, huyện Thủy Nguyên, thành phố Hải Phòng' })).toEqual([]);
    // Who examines sees it, and who decides writes why.
    const decidedOn = await decided({ childNativePlace: old });
    expect(decidedOn.asked).toEqual(['native-place-no-unit']);
  });
});

describe('a child of whom no parent is known', () => {
  it('has its place of birth as its native place, or who decides writes why', async () => {
    const none = {
      bornAt: 'elsewhere',
      birthFacility: undefined,
      ...{ parentage: 'both-unknown', relation: 'carer', motherMarriage: undefined, noticeNumber: undefined },
      ...{ motherName: undefined, motherIdNumber: undefined, motherBirthYear: undefined, motherEthnicity: undefined },
      ...{ motherNationality: undefined, motherResidence: undefined },
      childPlaceOfBirth: 'Khu 2, phường Việt Hưng, thành phố Quảng Ninh',
    };
    const entry = { answers: none, place: '06685' };
    const rules = must(await test.platform.procedure('1.001193'));
    const register = test.platform.registers.registers.get('birth')!;
    const of = async (childNativePlace: string) =>
      (
        await askParents(
          test.platform,
          rules,
          { ...entry, answers: { ...birthAnswers, ...none, childNativePlace } },
          register,
        )
      ).asked?.map(({ code }) => code) ?? [];
    expect(await of('Phường Việt Hưng, thành phố Quảng Ninh')).toEqual([]);
    expect(await of('Xã Tiên Yên, thành phố Quảng Ninh')).toEqual(['native-place-otherwise']);
    expect(await of('Xã Tiên Yên, thành phố Hà Nội')).toEqual(['native-place-otherwise']);
    // A ward of that name elsewhere is not where the child was born.
    expect(await of('Phường Việt Hưng, thành phố Hà Nội')).toEqual(['native-place-otherwise']);
  });
});

describe('the number of a child', () => {
  it('whose digits are of another sex or year than was said since is asked about, and one that fits is not', async () => {
    const girl = { childSex: 'female' };
    expect((await decided({}, '022226900001')).asked).toEqual([]);
    expect((await decided(girl, '022326900002')).asked).toEqual([]);
    const number = '022226900003';
    const { asked, refused, decision } = await decided({}, number, [], girl);
    expect([asked, refused]).toEqual([['number-born-otherwise'], 'number-born-otherwise']);
    expect(decision?.entry?.asked).toMatchObject([{ params: { number, own: '2026' } }]);
    expect(decision?.despite).toBeTruthy();
  });
});
