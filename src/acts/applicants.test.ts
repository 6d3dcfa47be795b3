/** Who may apply, and that who says to be a parent is that parent. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { kindsOf, refuseApplicant } from '#dossier/parties.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { applicantsOf, isForCitizens } from '#procedure/applicants.ts';
import { delegation, withDelegations } from '../../test/support/delegations.ts';
import { importedPack, publishImported } from '../../test/support/imported.ts';
import {
  birthAnswers,
  holder,
  houseAnswers,
  partyOf,
  person,
  shipped,
  type TestPlatform,
  testPlatform,
  withDraftsOpen,
} from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { storyOf } from './check-pack.ts';
import { refuseToBegin } from './look-up.ts';
import { perform, startDossier } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  withDelegations(test, [delegation('liam', 'binh'), delegation('an', 'binh'), delegation('an', 'liam')]);
});

const begin = (who: string, code: string, answers: Record<string, unknown> = {}, actor = person(who) as never) =>
  startDossier(
    test.platform,
    code,
    {
      act: 'draft-dossier',
      channel: (actor as { kind: string }).kind === 'officer' ? 'counter' : 'online',
      applicant: partyOf(who),
      place: '06685',
      receivingUnit: '06685-mc',
      answers,
    },
    actor,
  );
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'ok');

describe('who may apply', () => {
  it.each([
    ['022190000001', 'Nguyễn Thị An', ['person']],
    ['5700000011', 'Công ty cổ phần Công nghệ Vịnh Xanh', ['enterprise']],
    ['5700000011-001', ' CÔNG TY TNHH  A', ['enterprise']],
    ['5700000012', 'Tổng công ty B', ['enterprise']],
    ['5700000013', 'Hợp tác xã Tiên Yên', ['cooperative']],
    ['5700000014', 'Hội Nông dân', ['enterprise', 'cooperative', 'organisation']],
  ])('%s, %s: %j', (idNumber, name, kinds) => {
    expect(kindsOf({ idNumber, name })).toEqual(kinds);
  });

  it('is read of the words of the national database; unknown words keep nobody out', () => {
    expect(applicantsOf(['Công dân Việt Nam', 'Người nước ngoài'])).toEqual(['person']);
    expect(applicantsOf(['Tổ chức (không bao gồm doanh nghiệp, HTX)'])).toEqual(['organisation']);
    expect(applicantsOf(['Công dân Việt Nam', 'Ai đó'])).toBeUndefined();
    expect(applicantsOf([])).toBeUndefined();
    const rules = { applicants: undefined, name: { vi: 'x', en: 'x', hi: 'x' } };
    expect(refuseApplicant(rules, partyOf('halong-tech'))).toBeUndefined();
  });

  it.each(['1.001612', '1.001193', '2.000986', '1.013831'])('%s is not for a company, at any door', async (code) => {
    const desk = holder('06685-mc', 'counter');
    for (const actor of [person('halong-tech'), desk]) {
      const refused = await begin('halong-tech', code, {}, actor as never);
      expect(codeOf(refused)).toBe('applicant-kind');
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('dành cho: cá nhân');
    }
  });

  it('goes by the name that the register has, not by the one that was sent', async () => {
    const command = {
      ...({ act: 'draft-dossier', channel: 'online', place: '06685', receivingUnit: '06685-mc' } as const),
      applicant: { ...partyOf('halong-tech'), name: 'Hội Nông dân' },
    };
    const refused = await startDossier(test.platform, '1.013831', command, person('halong-tech'));
    expect(codeOf(refused)).toBe('account-name-differs');
  });

  it('keeps persons out of what is for enterprises, and nobody out of what does not say', async () => {
    const fund = must(await test.platform.procedure('QN.VENTURE'));
    expect(refuseApplicant(fund, partyOf('an'))).toMatchObject({ code: 'applicant-kind' });
    expect(refuseApplicant(fund, partyOf('halong-tech'))).toBeUndefined();
    expect(codeOf(await begin('halong-tech', '1.013225'))).toBe('ok');
    await publishImported(test.platform.store, importedPack('1.000777', { audience: undefined }));
    expect(must(await test.platform.procedure('1.000777')).applicants).toBeUndefined();
  });
});

describe('what is for Vietnamese citizens', () => {
  const PERMIT = '1.013225';
  const desk = holder('06685-mc', 'counter');
  const foreigner = { name: 'John Smith', idNumber: 'AB123456', address: 'Khu 2, phường Bãi Cháy' };
  const draftOf = (applicant: object, more: object = {}) =>
    ({
      ...({ act: 'draft-dossier', channel: 'online', place: '06685', receivingUnit: '06685-mc' } as const),
      applicant,
      ...more,
    }) as never;

  it.each([
    [['Công dân Việt Nam', 'Doanh nghiệp'], true],
    [['Công dân Việt Nam'], true],
    [['Công dân Việt Nam', 'Cán bộ, công chức, viên chức'], true],
    [['Công dân Việt Nam', 'Người nước ngoài'], false],
    // Of Vietnamese origin one may be of another nationality.
    [['Công dân Việt Nam', 'Người Việt Nam định cư ở nước ngoài'], false],
    [['Doanh nghiệp'], false],
    [['Công dân Việt Nam', 'Ai đó'], false],
    [[], false],
  ])('%j: %j', (audience, only) => expect(isForCitizens(audience)).toBe(only));

  it('is not for who the register says is of another nationality: portal, counter, or by a representative', async () => {
    const tried = [
      startDossier(test.platform, PERMIT, draftOf(partyOf('liam')), person('liam')),
      startDossier(test.platform, PERMIT, draftOf(partyOf('liam'), { channel: 'counter' }), desk),
      startDossier(
        test.platform,
        PERMIT,
        draftOf(partyOf('liam'), { representative: { ...partyOf('binh'), authority: 'Giấy ủy quyền số 1' } }),
        person('binh'),
      ),
    ];
    for (const refused of await Promise.all(tried)) {
      expect(codeOf(refused)).toBe('applicant-not-citizen');
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('dành cho: công dân Việt Nam, doanh nghiệp');
      // With a passport they are in no database of the population.
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain(
        'Theo dữ liệu đã có về người này, Liam Carter',
      );
    }
    // For a citizen a foreigner may act.
    const representative = { ...partyOf('liam'), authority: 'Giấy ủy quyền số 1' };
    must(await startDossier(test.platform, PERMIT, draftOf(partyOf('an'), { representative }), person('liam')));
  });

  it('is not for who has the number of no Vietnamese paper, where no register knows them; else nothing is made up', async () => {
    const begun = (idNumber: string) =>
      startDossier(test.platform, PERMIT, draftOf({ ...foreigner, idNumber }, { channel: 'counter' }), desk);
    expect(await begun('AB123456')).toMatchObject({ code: 'applicant-not-citizen' });
    for (const idNumber of ['C1234567', '022079000077']) must(await begun(idNumber));
  });

  it('goes by the audience of an imported procedure too, and keeps no foreigner from what is for foreigners', async () => {
    const publish = (code: string, audience: string[]) =>
      publishImported(test.platform.store, importedPack(code, { audience }));
    await publish('1.000777', ['Công dân Việt Nam']);
    await publish('1.000778', ['Công dân Việt Nam', 'Người nước ngoài']);
    const refuseIn = async (code: string) =>
      refuseToBegin(test.platform, must(await test.platform.procedure(code)), partyOf('liam'));
    expect(await refuseIn('1.000777')).toMatchObject({ code: 'applicant-not-citizen' });
    expect(await refuseIn('1.000778')).toBeUndefined();
    expect(await refuseIn('1.009664')).toBeUndefined();
  });

  it('is not granted to who handed it in before the register knew', async () => {
    const components = ['form', 'land-paper', 'drawings'].map((component) => ({ component, originals: 2, copies: 2 }));
    const answers = { ...houseAnswers, landAddress: 'Khu 7, phường Hồng Gai' };
    const draft = draftOf(partyOf('dung'), { answers, components });
    const { dossierId } = must(await startDossier(test.platform, PERMIT, draft, person('dung')));
    must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, person('dung')));
    for (const step of ['receive', 'appraise', 'draft', 'review']) {
      const { tasks } = (await test.store.load(dossierId))!.state;
      expect(tasks[0].step).toBe(step);
      await work(test.platform, dossierId, {
        appraise: {
          conclusion: 'meets',
          siteCheck: false,
          siteWaived: 'Biên bản kiểm tra ngày 20/11/2026 còn giá trị',
        },
        draft: {
          baseLevel: '+0,45 m',
          densityPct: 85,
          landUseRatio: 2.4,
          redLine: 'Trùng ranh',
          buildingLine: 'Trùng',
        },
        review: { conclusion: 'meets' },
      });
    }
    const [entry] = await test.store.readEntries(partyOf('dung').idNumber);
    const data = { ...entry.data, nationality: 'Hoa Kỳ' };
    vi.spyOn(test.store, 'readEntries').mockResolvedValue([{ ...entry, data }]);
    const task = (await test.store.load(dossierId))!.state.tasks[0];
    const signer = holder(task.unit, 'head');
    const decided = await perform(test.platform, dossierId, { act: 'decide-dossier', task: task.id }, signer);
    expect(decided).toMatchObject({ code: 'applicant-not-citizen' });
  });
});

describe('who says to be a parent', () => {
  const binh = { fatherName: 'Trần Văn Bình', fatherBirthYear: 1988, fatherEthnicity: 'Kinh' };
  const father = { ...binh, fatherNationality: 'Việt Nam', fatherResidence: 'Xã Tiên Yên', parentage: 'known' };
  const fieldsOf = (outcome: unknown) =>
    isRefusal(outcome)
      ? (outcome.params['fields'] as { phrase: string; params: { at: string } }[]).map((one) => [
          one.params.at,
          one.phrase,
        ])
      : [];

  it('is no mother with the data of another, nor a man', async () => {
    const said = await begin('binh', '1.001193', { ...birthAnswers, relation: 'mother' });
    expect(codeOf(said)).toBe('form-invalid');
    expect(fieldsOf(said)).toEqual([
      ['relation', 'value-sex'],
      ['motherName', 'value-own-name'],
    ]);
    const another = { ...birthAnswers, relation: 'mother', motherIdNumber: '022155000003' };
    expect(fieldsOf(await begin('an', '1.001193', another))).toEqual([['motherIdNumber', 'value-own']]);
    // At the counter likewise, of whoever the officer enters.
    const desk = holder('06685-mc', 'counter') as never;
    expect(fieldsOf(await begin('an', '1.001193', another, desk))).toEqual([['motherIdNumber', 'value-own']]);
    // And of a father.
    const given = { ...birthAnswers, ...father, relation: 'father', fatherIdNumber: '022085000004' };
    for (const code of ['1.001193', '2.000986'])
      expect(fieldsOf(await begin('binh', code, given))).toEqual([['fatherIdNumber', 'value-own']]);
  });

  it('is that parent by their own number, which need not be typed', async () => {
    const { dossierId } = must(await begin('an', '1.001193', { ...birthAnswers, relation: 'mother' }));
    must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, person('an')));
    const { answers } = (await test.store.load(dossierId))!.state;
    expect(answers['motherIdNumber']).toBe(partyOf('an').idNumber);
  });

  it('has no letter O for a zero where the mother or father is Vietnamese', async () => {
    for (const motherNationality of ['Việt Nam', 'viet  nam', 'Việt Nam'.normalize('NFD')]) {
      const answers = { ...birthAnswers, motherNationality, motherIdNumber: 'O22190000001' };
      expect(fieldsOf(await begin('an', '1.001193', answers))).toEqual([['motherIdNumber', 'value-type']]);
    }
    must(await begin('an', '1.001193', { ...birthAnswers, motherNationality: 'Lào', motherIdNumber: 'PO2219000' }));
    must(await begin('an', '1.001193', { ...birthAnswers, motherIdNumber: '022 190 000 009' }));
  });

  it('is refused on submission as on drafting', async () => {
    const { dossierId } = must(await begin('an', '1.001193', birthAnswers));
    const answers = { relation: 'mother', motherIdNumber: '022155000003' };
    const refused = await perform(test.platform, dossierId, { act: 'submit-dossier', answers }, person('an'));
    expect(fieldsOf(refused)).toEqual([['motherIdNumber', 'value-own']]);
  });

  it('may be represented: the number is that of who is applied for', async () => {
    const command = {
      ...({ act: 'draft-dossier', channel: 'online', place: '06685', receivingUnit: '06685-mc' } as const),
      applicant: partyOf('an'),
      representative: { ...partyOf('binh'), authority: 'Giấy ủy quyền' },
      answers: { ...birthAnswers, relation: 'mother' },
    };
    const { dossierId } = must(await startDossier(test.platform, '1.001193', command, person('binh')));
    expect((await test.store.load(dossierId))!.state.answers['motherIdNumber']).toBe(partyOf('an').idNumber);
    const wrong = { ...command, answers: { ...command.answers, motherIdNumber: partyOf('binh').idNumber } };
    expect(codeOf(await startDossier(test.platform, '1.001193', wrong, person('binh')))).toBe('form-invalid');
  });
});

it('refuses a telephone that is none, at every door', async () => {
  for (const phone of ['12', 'x', '09x', '0912 345 67a'])
    expect(
      await startDossier(
        test.platform,
        '1.001193',
        {
          ...({ act: 'draft-dossier', channel: 'counter', place: '06685', receivingUnit: '06685-mc' } as const),
          applicant: { ...partyOf('an'), phone },
        },
        holder('06685-mc', 'counter'),
      ),
    ).toMatchObject({ code: 'phone-unreadable', params: { number: phone } });
});

it('refuses an address that says nothing, at every door', async () => {
  const begun = { act: 'draft-dossier', place: '06685' } as const;
  for (const address of ['....', '-', 'x', '???', 'xxx', '12'])
    for (const [channel, who] of [
      ['counter', holder('06685-mc', 'counter')],
      ['online', person('an')],
    ] as const) {
      const applicant = { ...partyOf('an'), address };
      const at = channel === 'counter' ? { receivingUnit: '06685-mc' } : {};
      expect(
        await startDossier(test.platform, '1.001193', { ...begun, ...at, channel, applicant }, who),
        address,
      ).toMatchObject({ code: 'address-unreadable', params: { address } });
    }
});

describe('the number that people are known by', () => {
  const desk = holder('06685-mc', 'counter');
  const beginAs = (idNumber: string, representative?: string) =>
    startDossier(
      test.platform,
      '1.001193',
      {
        act: 'draft-dossier',
        channel: 'counter',
        applicant: { ...partyOf('an'), idNumber },
        ...(representative && {
          representative: { ...partyOf('binh'), idNumber: representative, authority: 'Giấy ủy quyền số 1' },
        }),
        place: '06685',
        receivingUnit: '06685-mc',
        answers: {},
      } as never,
      desk,
    );

  it.each(['022190 000001', '0221900-00001', ' 022190000001\u200b', '０２２１９００００００１'])(
    'is kept as registers have it, also when typed as «%s»',
    async (typed) => {
      const { state } = must(await beginAs(typed, '022088 000002'));
      expect(state.applicant.idNumber).toBe('022190000001');
      expect(state.representative?.idNumber).toBe('022088000002');
    },
  );

  it.each(['abc', 'xyz', 'CCCD 022190000001', '02219000000'])('«%s» is nobody’s', async (typed) => {
    const [applicant, representative] = [await beginAs(typed), await beginAs('022190000001', typed)];
    for (const refused of [applicant, representative])
      expect(refused).toMatchObject({ code: 'id-number-unreadable', params: { number: typed } });
  });
});

describe('a name of a person', () => {
  it('has no digits: of who applies and represents, by whoever is at the door', async () => {
    const counter = holder('06685-mc', 'counter') as never;
    const draft = (applicant: object, more: object = {}) =>
      startDossier(
        test.platform,
        '1.001193',
        {
          act: 'draft-dossier',
          channel: 'counter',
          applicant,
          place: '06685',
          receivingUnit: '06685-mc',
          ...more,
        } as never,
        counter,
      );
    const named = await draft({ ...partyOf('cuc'), name: 'Nguyễn Thị 2' });
    expect(codeOf(named)).toBe('name-unreadable');
    expect(isRefusal(named) && refusalText(named, 'vi')).toMatch(/họ tên (?:chỉ gồm chữ|bằng chữ Latinh)/);
    const representative = { ...partyOf('binh'), name: 'B1nh', authority: 'Giấy ủy quyền số 1' };
    expect(codeOf(await draft(partyOf('cuc'), { representative }))).toBe('name-unreadable');
    for (const name of ['Nguyễn B?o Ng?c', 'Nguyễn □ Ngọc', 'Lê 😀', 'An_Bình', '<b>Bảo</b>', 'B', 'An; DROP'])
      expect(codeOf(await draft({ ...partyOf('cuc'), name })), name).toBe('name-unreadable');
    must(await draft(partyOf('cuc')));
  });

  it('is taken as it is where the register has it, or who signs people in, and nobody typed it', async () => {
    const odd = 'Nguyễn B?o Ng?c';
    const draft = (applicant: object, actor: object) =>
      startDossier(
        test.platform,
        '1.001193',
        { act: 'draft-dossier', channel: 'counter', applicant, place: '06685', receivingUnit: '06685-mc' } as never,
        actor as never,
      );
    const person = partyOf('cuc');
    const itself = { kind: 'citizen', id: person.id, name: odd, idNumber: person.idNumber, assurance: 2 };
    expect(codeOf(await draft({ ...person, name: odd }, itself))).not.toBe('name-unreadable');
    const [entry] = await test.store.readEntries(person.idNumber);
    const spied = vi
      .spyOn(test.store, 'readEntries')
      .mockResolvedValue([{ ...entry, data: { ...entry.data, fullName: odd } }]);
    must(await draft({ ...person, name: odd }, holder('06685-mc', 'counter')));
    expect(codeOf(await draft({ ...person, name: 'Nguyễn B!o' }, holder('06685-mc', 'counter')))).toBe(
      'name-unreadable',
    );
    spied.mockRestore();
  });

  it('an organisation may have some', async () => {
    const applicant = { ...partyOf('halong-tech'), name: 'Công ty cổ phần 135' };
    const begun = await begin('halong-tech', '1.013225', {}, holder('06685-mc', 'counter') as never);
    expect(codeOf(begun)).not.toBe('name-unreadable');
    const other = await startDossier(
      test.platform,
      '1.013225',
      { act: 'draft-dossier', channel: 'counter', applicant, place: '06685', receivingUnit: '06685-mc' },
      holder('06685-mc', 'counter') as never,
    );
    expect(codeOf(other)).not.toBe('name-unreadable');
  });

  it('in an answer is refused with its words, and so is a waived rule that nobody finds', async () => {
    const submit = async (who: string, code: string, answers: Record<string, unknown>) => {
      const begun = await begin(who, code, answers);
      if (isRefusal(begun)) return begun;
      return perform(test.platform, begun.dossierId, { act: 'submit-dossier' }, person(who));
    };
    for (const field of ['childName', 'motherName']) {
      const refused = await submit('an', '1.001193', { ...birthAnswers, [field]: 'Nguyễn Văn 3' });
      expect(codeOf(refused), field).toBe('form-invalid');
      expect(isRefusal(refused) && refusalText(refused, 'vi'), field).toMatch(/họ tên (?:chỉ gồm chữ|bằng chữ Latinh)/);
    }
    // Who declares a birth stands on the certificate beside their number: by no other name than their own.
    for (const [code, name] of [
      ['1.001193', 'Nguyễn Thị An Nhiên'],
      ['2.000986', 'Trần Văn Bình'],
      ['1.001193', 'Nguyễn Văn 3'],
    ]) {
      const refused = await submit('an', code, { ...birthAnswers, applicantName: name });
      expect(JSON.stringify(isRefusal(refused) && refused.params), name).toMatch(
        /applicantName.*value-own-name|value-own-name.*applicantName/,
      );
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('đề nghị cơ quan Công an điều chỉnh trước');
    }
    const sandbox = must(storyOf(shipped.get('QN.SANDBOX')!, 'admitted'));
    test.platform = withDraftsOpen(test.platform);
    const rulesWaived = 'Quy định về hình thức thu phí tại bến';
    const vague = await submit('halong-tech', 'QN.SANDBOX', { ...sandbox.answers, rulesWaived });
    expect(codeOf(vague)).toBe('form-invalid');
    expect(isRefusal(vague) && refusalText(vague, 'vi')).toContain('mỗi quy định nêu điều và số hiệu văn bản');
  });
});

it.each([
  ['1.001612', 'an', 'applicantName'],
  ['1.013225', 'an', 'applicantName'],
  ['1.013831', 'an', 'applicantName'],
  ['1.009664', 'halong-tech', 'investorName'],
])('%s joins nobody else’s name to the number of who applies: portal and counter', async (code, who, field) => {
  const desk = holder('06685-mc', 'counter');
  for (const actor of [undefined, desk]) {
    const other = { [field]: who === 'an' ? 'Lê Văn Khác' : 'Công ty cổ phần Khác' };
    const refused = await begin(who, code, other, actor as never);
    expect(isRefusal(refused) && JSON.stringify(refused.params)).toContain('value-own');
  }
  const own = await begin(who, code, { [field]: ` ${partyOf(who).name.toLocaleUpperCase('vi')} ` });
  expect(codeOf(own)).toBe('ok');
});

describe('an application with several things wrong', () => {
  it('is told all of them at once when it is handed in, whose own they are and what they are not', async () => {
    const wrong = { ...birthAnswers, motherEthnicity: 'Kinh 2', childName: undefined };
    const { dossierId: id } = must(await begin('binh', '1.001193', wrong));
    const draft = { answers: { motherIdNumber: partyOf('binh').idNumber } };
    const said = await perform(test.platform, id, { act: 'submit-dossier', ...draft }, person('binh'));
    const at = (isRefusal(said) ? (said.params['fields'] as { phrase: string; params: { at: string } }[]) : []).map(
      ({ params }) => params.at,
    );
    expect(at.toSorted()).toEqual(['childName', 'motherBirthYear', 'motherEthnicity', 'motherIdNumber']);
  });
});

describe('numbers of parents', () => {
  const refused = async (answers: Record<string, unknown>) => {
    const outcome = await begin('binh', '1.001193', { ...birthAnswers, ...answers });
    return isRefusal(outcome) ? refusalText(outcome, 'vi') : 'ok';
  };

  it('are the applicant’s only where they say to be that parent, and never one number for both', async () => {
    const { idNumber, name } = partyOf('binh');
    const father = { relation: 'father', fatherName: name, fatherIdNumber: idNumber };
    const mother = { parentage: 'known', motherName: 'Lý Thị Mùi' };
    expect(await refused({ ...mother, ...father, motherIdNumber: '022190000777' })).toBe('ok');
    expect(await refused({ ...mother, ...father, motherIdNumber: idNumber })).toContain('là số của chính người nộp');
    const relative = { ...mother, relation: 'relative', fatherName: 'Phạm Văn Ba', motherIdNumber: '022190000777' };
    expect(await refused({ ...relative, fatherIdNumber: '022190000777' })).toContain('trùng với số của người khác');
    expect(await refused({ ...relative, fatherIdNumber: '022088000778' })).toBe('ok');
  });
});

it('whose house needs no permit is told so before any paper is asked for', async () => {
  const test = await testPlatform();
  const { answers, place } = must(storyOf(shipped.get('1.013225')!, 'exempt'));
  const draft = { act: 'draft-dossier', channel: 'online', applicant: partyOf('dung'), place, answers } as const;
  const { dossierId } = must(await startDossier(test.platform, '1.013225', draft, person('dung')));
  const told = await perform(test.platform, dossierId, { act: 'submit-dossier' }, person('dung'));
  expect(isRefusal(told) && [told.code, told.also]).toEqual(['not-needed', undefined]);
});
