/** What hangs on who applies alone is asked where an application begins, at every door. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { compilePack } from '#procedure/compile.ts';
import { delegation, withDelegations } from '../../test/support/delegations.ts';
import { holder, partyOf, person, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { refuseToBegin } from './look-up.ts';
import { perform, startDossier } from './perform.ts';

const HOUSEHOLD = '1.001612';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  withDelegations(test, [delegation('van', 'binh'), delegation('khoa', 'binh')]);
});

const draftOf = (who: string, more: object = {}) =>
  ({
    ...({ act: 'draft-dossier', channel: 'online', place: '06673', receivingUnit: '06673-mc' } as const),
    applicant: partyOf(who),
    answers: {},
    ...more,
  }) as never;

describe('who may not own a household business', () => {
  it.each([
    ['van', 'số định danh gồm 12 chữ số'],
    ['khoa', 'từ đủ 18 tuổi'],
  ])('%s does not begin it: online, at the counter, by post or through another', async (who, why) => {
    const desk = holder('06673-mc', 'counter');
    const tried = await Promise.all([
      startDossier(test.platform, HOUSEHOLD, draftOf(who), person(who)),
      startDossier(test.platform, HOUSEHOLD, draftOf(who, { channel: 'counter' }), desk),
      startDossier(test.platform, HOUSEHOLD, draftOf(who, { channel: 'post' }), desk),
      startDossier(
        test.platform,
        HOUSEHOLD,
        draftOf(who, { representative: { ...partyOf('binh'), authority: 'Giấy ủy quyền số 1' } }),
        person('binh'),
      ),
      refuseToBegin(test.platform, must(await test.platform.procedure(HOUSEHOLD)), partyOf(who)),
    ]);
    for (const refused of tried) {
      expect(refused).toMatchObject({ code: 'applicant-not-eligible' });
      if (!refused || !isRefusal(refused)) continue;
      expect(refusalText(refused, 'vi')).toContain(why);
      // What they may do instead no source says: who can be asked is named.
      expect(refusalText(refused, 'vi')).toMatch(/chưa công bố; đề nghị hỏi Trung tâm Phục vụ hành chính công/);
      for (const language of LANGUAGES) expect(refusalText(refused, language)).not.toMatch(/[{}]/);
    }
  });

  it('is nobody else: who has a personal number and is of age begins, and nothing is said of other answers', async () => {
    must(await startDossier(test.platform, HOUSEHOLD, draftOf('cuc'), person('cuc')));
    const answers = { ownerEnterprise: 'private-enterprise' };
    must(await startDossier(test.platform, HOUSEHOLD, draftOf('cuc', { answers }), person('cuc')));
  });

  it('goes by what the register holds of the person, whatever is answered: it is corrected there first', async () => {
    const begun = (who: string, answers: object) =>
      startDossier(test.platform, HOUSEHOLD, draftOf(who, { answers }), person(who));
    // Of age by his own word alone, in the year that the digits say.
    expect(await begun('khoa', { applicantDateOfBirth: '2008-01-01' })).toMatchObject({
      code: 'applicant-not-eligible',
    });
    for (const answers of [{ applicantNationality: 'Hoa Kỳ' }, { applicantDateOfBirth: '1955-12-30' }]) {
      const refused = await begun('cuc', answers);
      expect(isRefusal(refused) && refused.code).toBe('form-invalid');
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('đề nghị cơ quan Công an điều chỉnh trước');
    }
    must(await begun('cuc', { applicantNationality: 'VIỆT  NAM' }));
  });

  it('is asked again when it is handed in', async () => {
    const answers = {
      businessName: 'Hộ kinh doanh Bún xào Cúc',
      businessAddress: 'Chợ Bãi Cháy, phường Bãi Cháy',
      industries: '5610 Nhà hàng',
      capitalVnd: 80_000_000,
      founder: 'individual',
      filedBy: 'owner',
      ownerEnterprise: 'none',
      foundingBar: 'none',
    };
    const components = [{ component: 'request', originals: 1, copies: 0 }];
    const { dossierId } = must(
      await startDossier(test.platform, HOUSEHOLD, draftOf('cuc', { answers, components }), person('cuc')),
    );
    const changed = { act: 'submit-dossier', answers: { applicantNationality: 'Lào' } } as const;
    expect(await perform(test.platform, dossierId, changed, person('cuc'))).toMatchObject({ code: 'form-invalid' });
  });

  it('keeps nobody from what has no such rule', async () => {
    for (const code of ['1.001193', '2.000986', '1.013225', '1.013831'])
      expect(
        await refuseToBegin(test.platform, must(await test.platform.procedure(code)), partyOf('van')),
      ).toBeUndefined();
  });
});

describe('what cannot be computed', () => {
  const of = async (code: string, answers: object) =>
    must(await compilePack(shipped.get(code)!)).eligible(answers as never);
  const cuc = { applicant: { idNumber: '022155000003' }, submittedOn: '2026-11-25' };
  const owner = { ...cuc, applicantDateOfBirth: '1955-01-30', applicantNationality: 'Việt Nam', founder: 'individual' };

  it.each([
    [HOUSEHOLD, { ...owner, ownerEnterprise: 'none', foundingBar: 'none' }, true],
    [HOUSEHOLD, { ...owner, applicant: undefined }, 'người nộp hồ sơ'],
    [HOUSEHOLD, { ...owner, applicantDateOfBirth: 'x' }, 'Ngày, tháng, năm sinh'],
    [HOUSEHOLD, { ...owner, applicantNationality: 84 }, 'Quốc tịch'],
    [HOUSEHOLD, { ...owner, submittedOn: undefined }, 'ngày nộp hồ sơ'],
    ['QN.SANDBOX', { durationMonths: 24, genuineInnovation: true, safeguards: ['x'] }, true],
    ['QN.SANDBOX', { durationMonths: '24', genuineInnovation: true, safeguards: ['x'] }, 'Thời gian'],
    ['QN.SANDBOX', { durationMonths: 24, genuineInnovation: 'có', safeguards: ['x'] }, ''],
    ['1.001193', { ...cuc, childDateOfBirth: '2026-11-01', relation: 'mother', motherBirthYear: 1990 }, true],
    ['1.001193', { ...cuc, childDateOfBirth: '2026-11-01', relation: 'mother', motherBirthYear: 'x' }, ''],
    ['1.001193', { ...cuc, childDateOfBirth: 20261101, relation: 'mother' }, ''],
  ])('%s, %j: %s', async (code, answers, expected) => {
    const said = await of(code, answers);
    if (expected === true) return expect(said).toBe(true);
    expect(said).toMatchObject({ code: 'eligibility-untold' });
    if (isRefusal(said)) expect(refusalText(said, 'vi')).toContain(expected);
  });
});
