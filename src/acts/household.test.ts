/** A household business: what it is called, and that somebody has one. */
import { expect, it } from 'vitest';
import { isVietnamese } from '#kernel/nationality.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { decideLand } from '../../test/support/land.ts';
import { testPlatform } from '../../test/support/platform.ts';

const HOUSEHOLD = '1.001612';

it('is not handed in under the name of a company, and who applies is told which words it may not have', async () => {
  const test = await testPlatform();
  const answers = { businessName: 'Hộ kinh doanh CÔNG-TY Bún xào Cúc' };
  const { handedIn } = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers });
  expect(handedIn).toMatchObject({ code: 'form-invalid', params: { fields: [{ params: { at: 'businessName' } }] } });
  if (isRefusal(handedIn))
    for (const language of LANGUAGES) expect(refusalText(handedIn, language)).toContain('«doanh nghiệp»');
});

it('of who has one already is not handed in, before anything is paid, and says what to do', async () => {
  const test = await testPlatform();
  must((await decideLand(test, 'three-days', { procedure: HOUSEHOLD, answers: {} })).outcome);
  const answers = { businessName: 'Hộ kinh doanh Quán Mới' };
  const { handedIn } = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers });
  expect(handedIn).toMatchObject({ code: 'stands-already', params: { value: 'Hộ kinh doanh Bún xào Cúc' } });
  if (isRefusal(handedIn)) expect(refusalText(handedIn, 'vi')).toContain('thủ tục 1.001266');
});

it('says which answer the digits of the personal number rule out, and takes what the register says', async () => {
  const test = await testPlatform();
  const tried = async (answers: Record<string, unknown>) =>
    (await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers })).handedIn;
  expect(await tried({})).not.toMatchObject({ code: 'form-invalid' });
  const draft = tried({ applicantDateOfBirth: '1995-01-30' });
  await expect(draft).rejects.toThrow(/does not fit the personal number/);
  await expect(tried({ applicantSex: 'male' })).rejects.toThrow(/does not fit the personal number/);
});

it('is not opened by who has a passport, nor by who says to be a foreigner, and they are told why', async () => {
  const test = await testPlatform();
  const refused = async (applicantNationality: string) => {
    const given = { answers: { applicantNationality }, applicant: 'van' };
    const { handedIn } = await storyHandedIn(test, HOUSEHOLD, 'three-days', given);
    return isRefusal(handedIn) ? refusalText(handedIn, 'vi') : '';
  };
  expect(await refused('Việt Nam')).toContain('số định danh gồm 12 chữ số');
  // What is a nationality of Vietnam is one thing here and where registers say it.
  for (const nationality of ['Hoa Kỳ', 'Lào', 'Việt Nam, Hoa Kỳ', 'Việt Nam', 'Hoa Kỳ (gốc Việt Nam)'])
    expect((await refused(nationality)).includes('người nước ngoài không đứng tên'), nationality).toBe(
      isVietnamese(nationality) === false,
    );
});

it('is not granted before its lines were held against the lists', async () => {
  const test = await testPlatform();
  const { outcome } = await decideLand(test, 'three-days', {
    procedure: HOUSEHOLD,
    answers: { industries: '4719 Mua bán pháo nổ' },
    recorded: { appraise: { lines: undefined, linesChecked: undefined } },
  });
  expect(outcome).toMatchObject({
    code: 'form-invalid',
    params: { fields: [{ params: { at: 'lines' } }, { params: { at: 'linesChecked' } }] },
  });
});

it('of a family asks about a member who has one already, and is granted with a reason alone', async () => {
  const test = await testPlatform();
  must((await decideLand(test, 'three-days', { procedure: HOUSEHOLD, answers: {} })).outcome);
  const told = (more: object) =>
    decideLand(test, 'three-days', {
      procedure: HOUSEHOLD,
      to: 'binh',
      answers: {
        applicantName: undefined,
        founder: 'family',
        familyMembers: 'Trần Văn Bình, 02/11/1988, 022088000002; Phạm Thị Cúc, 30/01/1955, 022155000003',
        businessName: 'Hộ kinh doanh Quán Bình',
      },
      recorded: { appraise: { membersChecked: 'Đã tra Sổ đăng ký hộ kinh doanh', businessCode: '022088000002' } },
      ...more,
    });
  const { outcome } = await told({});
  expect(outcome).toMatchObject({
    code: 'member-holds',
    params: { number: '022155000003', value: 'Hộ kinh doanh Bún xào Cúc' },
  });
  const reason = 'Bà Cúc đã chấm dứt hộ kinh doanh cũ ngày 20/11/2026, đang chờ cập nhật';
  must((await told({ decision: { outcome: 'approved', reason } })).outcome);
});
