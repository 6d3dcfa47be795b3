/** Household books on paper are asked for by nobody: no supplement, no refusal, no paper of a review. */
import { beforeEach, describe, expect, it } from 'vitest';
import { WRITTEN } from '#dossier/written-texts.ts';
import { everyRefusal, isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { actsOf, code } from '../../test/support/acts.ts';
import { birthUntil } from '../../test/support/begun.ts';
import { importedPack, mends, publishImported, reviewsOn } from '../../test/support/imported.ts';
import {
  birthAnswers,
  holder,
  local,
  officer,
  person,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { reviewProcedure } from './review-procedure.ts';
import { actSchemas } from './schemas.ts';

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
  contactPhone: '0203 3123 456',
});

const ASKS = [
  'Thiếu sổ hộ khẩu',
  'Chưa nộp SỔ HỘ KHẨU của cha mẹ',
  'Đề nghị bổ sung sổ tạm trú giấy',
  'De nghi nop so ho khau',
  'Không nộp kèm sổ hộ khẩu bản chính',
  'Bổ sung bản sao hộ khẩu có chứng thực',
  'Không cần giấy chứng sinh. Đề nghị xuất trình sổ hộ khẩu',
  'Không phải giấy của mẹ, đề nghị nộp sổ hộ khẩu',
  'Nếu không phải người ở phường thì nộp sổ hộ khẩu',
  'Sổ hộ khẩu không được nộp kèm',
  'Đề nghị nộp SHK của cha mẹ',
  'Đề nghị nộp S.H.K của cha mẹ',
  'Đề nghị bổ sung sổ HK',
  'Đề nghị bổ sung sổ-hộ-khẩu',
  'Đề nghị bổ sung sổ hộ-khẩu gốc',
  'Đề nghị bổ sung sổ\u00ad hộ\u200b khẩu'.normalize('NFD'),
  'Đề nghị bổ sung «sổ» (hộ khẩu)',
  'Đề nghị nộp thêm hộ khẩu',
  'Cần có hộ khẩu của người mẹ',
  'Đề nghị nộp bản sao chứng thực hộ khẩu',
  'Bổ sung trang hộ khẩu có tên mẹ',
  'Hồ sơ thiếu SHK của cha mẹ',
  'Người mẹ chưa có hộ khẩu tại phường',
  'Không có hộ khẩu tại phường nên không được đăng ký',
  'Hộ khẩu của mẹ chưa nộp',
  'Đối chiếu với hộ khẩu gia đình',
  'Chưa có HKTT tại phường',
  'Không có nơi đăng ký hộ khẩu thường trú tại phường',
];
const ASKS_NONE = [
  'Không yêu cầu nộp sổ hộ khẩu, đề nghị cập nhật nơi cư trú tại công an xã',
  'Sổ hộ khẩu không còn giá trị sử dụng, đề nghị ghi lại nơi cư trú',
  'Nơi đăng ký hộ khẩu thường trú của mẹ ghi chưa đúng',
  'Không yêu cầu sổ hộ khẩu, đề nghị ghi lại nơi cư trú của mẹ',
  'Không phải nộp sổ hộ khẩu, sổ tạm trú; đề nghị ghi lại nơi cư trú',
  'Sổ hộ khẩu không cần nộp, đề nghị ghi lại nơi cư trú',
  'Sổ hộ khẩu đã bị thu hồi, đề nghị ghi lại nơi cư trú',
  'Đề nghị ghi đúng tên hộ kinh doanh của người cha',
  'Thiếu tên chủ hộ gia đình của người mẹ',
  'Thiếu ảnh không đeo bảo hộ khẩu trang',
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

it('nobody is refused, once it is received or by a decision, for want of one', async () => {
  const reason = 'Hồ sơ không có sổ hộ khẩu của người mẹ';
  const early = await birth('complete-task');
  const refuse = { act: 'refuse-dossier', reason, law: LAW, lawChecked: true };
  const codesOf = (outcome: Awaited<ReturnType<typeof act>>) =>
    isRefusal(outcome) && everyRefusal(outcome).map((one) => one.code);
  expect(codesOf(await act(early, refuse, holder('06685', 'head')))).toContain('paper-not-asked');
  const id = await birth('decide-dossier');
  const [task] = (await stateOf(id)).tasks;
  const reject = {
    act: 'decide-dossier',
    task: task.id,
    outcome: 'rejected',
    reason,
    law: LAW,
  };
  expect(codesOf(await act(id, reject, holder(task.unit, 'head')))).toContain('paper-not-asked');
});

describe('no officer asks for one by', () => {
  const said = 'Chờ công dân nộp sổ hộ khẩu của cha mẹ';
  const dueAt = local('2026-12-31T17:00').toString();
  it.each<[string, string, object]>([
    ['an apology', 'extend-dossier', { dueAt, reason: said }],
    ['the words of an apology', 'extend-dossier', { dueAt, reason: 'Chờ xác minh thực tế', apology: said }],
    ['a message', 'send-message', { topic: 'reply', text: said }],
    ['a question to another unit', 'consult-unit', { units: ['cong-an-tinh'], question: said }],
  ])('%s', async (_what, name, fields) => {
    const id = await birth('decide-dossier');
    const by = holder((await stateOf(id)).unit, 'head');
    const before = await stateOf(id);
    const refused = await act(id, { act: name, ...fields }, by);
    expect(isRefusal(refused) && everyRefusal(refused).map(({ code }) => code)).toContain('paper-not-asked');
    expect(await stateOf(id)).toEqual(before);
  });

  it('nor is a person kept from writing of theirs', async () => {
    const id = await birth('receive-dossier');
    must(
      await act(id, { act: 'send-message', topic: 'question', text: 'Có phải nộp sổ hộ khẩu không?' }, person('an')),
    );
  });
});

it('of every field of every act it is decided whose words it has', () => {
  const free = (schema: { type?: string; maxLength?: number; pattern?: string; format?: string }) =>
    schema.type === 'object' || (schema.type === 'string' && !schema.pattern && !schema.format);
  for (const [name, { body }] of Object.entries(actSchemas)) {
    const properties = body['properties'] as Record<string, object>;
    const written: Record<string, string> = WRITTEN[name as keyof typeof WRITTEN];
    for (const [field, schema] of Object.entries(properties)) {
      expect(written[field], `${name}.${field}`).toBeDefined();
      // What is long enough for a sentence is words of somebody.
      const { maxLength = 0 } = schema as { maxLength?: number };
      if (free(schema) && maxLength > 400 && field !== 'law')
        expect(written[field], `${name}.${field}`).not.toBe('data');
    }
  }
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
