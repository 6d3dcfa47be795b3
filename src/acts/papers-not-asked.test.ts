/** Household books on paper are asked for by nobody: no supplement, no refusal, no paper of a review. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { actsOf, code } from '../../test/support/acts.ts';
import { birthUntil } from '../../test/support/begun.ts';
import { importedPack, mends, publishImported, reviewsOn } from '../../test/support/imported.ts';
import { birthAnswers, holder, officer, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { reviewProcedure } from './review-procedure.ts';

const counter = officer('hong-gai.counter.hoa');
const LAW = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, act } = actsOf(() => test, counter);
const birth = (until: string) => birthUntil(test, until, birthAnswers);
const ask = (reason: string) => ({
  act: 'request-supplement',
  items: [{ item: 'childName', reason }],
  contactPhone: '0203123456',
});

const ASKS = [
  'Thiếu sổ hộ khẩu',
  'Chưa nộp SỔ HỘ KHẨU của cha mẹ',
  'Đề nghị bổ sung sổ tạm trú giấy',
  'De nghi nop so ho khau',
  'Không nộp kèm sổ hộ khẩu bản chính',
  'Bổ sung bản sao hộ khẩu có chứng thực',
  'Không cần giấy chứng sinh. Đề nghị xuất trình sổ hộ khẩu',
];
const ASKS_NONE = [
  'Không yêu cầu nộp sổ hộ khẩu, đề nghị cập nhật nơi cư trú tại công an xã',
  'Sổ hộ khẩu không còn giá trị sử dụng, đề nghị ghi lại nơi cư trú',
  'Nơi đăng ký hộ khẩu thường trú của mẹ ghi chưa đúng',
];

describe('a supplement', () => {
  it.each(ASKS)('asks for none: %s', async (reason) => {
    const id = await birth('receive-dossier');
    const refused = await act(id, ask(reason));
    expect(code(refused)).toBe('paper-not-asked');
    for (const language of LANGUAGES) {
      expect(isRefusal(refused) && refusalText(refused, language)).toContain('68/2020/QH14');
      expect(isRefusal(refused) && refusalText(refused, language)).toContain('104/2022/NĐ-CP');
    }
    expect((await stateOf(id)).status).toBe('submitted');
  });

  it.each(ASKS_NONE)('may say so: %s', async (reason) => {
    must(await act(await birth('receive-dossier'), ask(reason)));
  });
});

it('nobody is refused, at the receipt or by a decision, for want of one', async () => {
  const reason = 'Hồ sơ không có sổ hộ khẩu của người mẹ';
  const early = await birth('receive-dossier');
  expect(code(await act(early, { act: 'refuse-dossier', reason, law: LAW, lawChecked: true }))).toBe('paper-not-asked');
  const id = await birth('decide-dossier');
  const [task] = (await stateOf(id)).tasks;
  const reject = { act: 'decide-dossier', task: task.id, outcome: 'rejected', reason, law: LAW };
  expect(code(await act(id, reject, holder(task.unit, 'head')))).toBe('paper-not-asked');
});

it('no procedure is opened that asks for one, as a paper or in a note', async () => {
  const CODE = '1.013227';
  await publishImported(test.store, importedPack(CODE));
  const { hash } = (await test.store.findProcedure(CODE))!;
  const book = { name: 'Sổ hộ khẩu', originals: 1, copies: 0, law: 'Điều 5 Luật Cư trú số 68/2020/QH14' };
  for (const paper of [book, { ...book, name: 'Mang theo sổ tạm trú để đối chiếu', note: true }]) {
    const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
    const papers = [...mends.papers, paper];
    const by = officer('province.procedures');
    const refused = await reviewProcedure(
      test.platform,
      reviewsOn(test),
      { ...command, mends: { ...mends, papers } },
      by,
    );
    expect(code(refused)).toBe('review-incomplete');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('không được yêu cầu sổ');
  }
});
