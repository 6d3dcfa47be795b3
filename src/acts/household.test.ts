/** A household business: what it is called, and that somebody has one. */
import { describe, expect, it } from 'vitest';
import { isVietnamese } from '#kernel/nationality.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { decideLand } from '../../test/support/land.ts';
import { partyOf, type TestPlatform, testPlatform } from '../../test/support/platform.ts';

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

describe('the members of a family', () => {
  const LONG = '022080000009';
  const family = (members: string, businessName: string) => ({
    founder: 'family',
    familyMembers: members,
    businessName,
  });
  const CUC = 'Phạm Thị Cúc, 30/01/1955, 022155000003';
  const checked = (businessCode: string) => ({
    appraise: { membersChecked: 'Đã tra Sổ đăng ký hộ kinh doanh', businessCode },
  });
  const decided = (test: TestPlatform, to: string, answers: Record<string, unknown>, more: object = {}) =>
    decideLand(test, 'three-days', {
      procedure: HOUSEHOLD,
      to,
      answers: { applicantName: undefined, ...answers },
      recorded: checked(partyOf(to).idNumber),
      ...more,
    });

  it.each([
    ['a baby', `${CUC}; Phạm Văn Bé, 02/11/2026, 022226000009`, 'từ đủ 18 tuổi'],
    ['one of seventeen', `${CUC}\nPhạm Văn Bé 26-11-2008 022208000009`, 'từ đủ 18 tuổi'],
    ['the owner alone', CUC, 'từ hai người trở lên'],
    ['not the owner', `Phạm Văn Long, 02/03/1980, ${LONG}; Phạm Thị Lan, 02/03/1982, 022182000009`, 'có cả chủ hộ'],
    ['a number of nobody', `${CUC}; Phạm Văn Long, 02/03/1980, 000000000000`, '12 chữ số'],
    ['a number of another year', `${CUC}; Phạm Văn Long, 02/03/1981, ${LONG}`, '12 chữ số'],
    ['no date', `${CUC}; Phạm Văn Long, ${LONG}`, '12 chữ số'],
  ])('%s: it is not handed in, and who applies is told what to write', async (_what, members, says) => {
    const test = await testPlatform();
    const answers = family(members, 'Hộ kinh doanh Bún xào Cúc');
    const { handedIn } = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers });
    expect(isRefusal(handedIn) ? refusalText(handedIn, 'vi') : '').toContain(says);
  });

  it('are asked about where one of them stands in the business of another, also when they apply alone', async () => {
    const test = await testPlatform();
    const binh = 'Trần Văn Bình, 02/11/1988, 022088000002';
    must((await decided(test, 'cuc', family(`${CUC}; ${binh}`, 'Hộ kinh doanh Bún xào Cúc'))).outcome);
    const [entry] = (await test.store.readEntries(partyOf('cuc').idNumber)).filter(
      (one) => one.register === 'business',
    );
    expect(entry.data['familyMembers']).toContain(binh);
    const alone = { businessName: 'Hộ kinh doanh Quán Bình' };
    const { outcome, seen } = await decided(test, 'binh', alone);
    expect(outcome).toMatchObject({
      code: 'member-of-another',
      params: { number: '022088000002', value: 'Hộ kinh doanh Bún xào Cúc' },
    });
    expect(seen ?? outcome).toMatchObject({ code: 'member-of-another' });
    // As a member of a third, likewise.
    const dung = 'Lê Quang Dũng, 19/07/1985, 022085000004';
    const third = await decided(test, 'dung', family(`${dung}; ${binh}`, 'Hộ kinh doanh Dũng'));
    expect(third.outcome).toMatchObject({ code: 'member-of-another' });
    const reason = 'Ông Bình đã thôi tham gia hộ kinh doanh cũ từ ngày 20/11/2026';
    must((await decided(test, 'binh', alone, { decision: { outcome: 'approved', reason } })).outcome);
  });

  it('are no minor by the population register, whatever date of birth was written', async () => {
    const test = await testPlatform();
    // Vũ Minh Khoa was born on 26/11/2008.
    const khoa = 'Vũ Minh Khoa, 02/01/2008, 022208000006';
    const { outcome } = await decided(test, 'cuc', family(`${CUC}; ${khoa}`, 'Hộ kinh doanh Bún xào Cúc'));
    expect(outcome).toMatchObject({ code: 'member-unfit', params: { number: '022208000006' } });
  });
});
