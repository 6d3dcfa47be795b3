/** What a refusal says of money that was paid: on form 03, on the agency's notice and in the message, as form 05 says it. */
import { beforeEach, expect, it } from 'vitest';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { textOf } from '#web/message-words.ts';
import { actsOf, codes, DETERMINED } from '../../test/support/acts.ts';
import { houseSubmitted, storyHandedIn } from '../../test/support/begun.ts';
import { holder, officer, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { slipsFor } from './documents.ts';
import { rejectionPaper } from './notices.ts';
import { perform, SYSTEM } from './perform.ts';

const COUNCIL = 'Khoản 1 Điều 2 Nghị quyết số 999/2026/NQ-HĐND';
const counter = officer('hong-gai.counter.hoa');
const why = { reason: 'Lô đất không được phép xây dựng', law: 'Điều 55 Nghị định số 217/2026/NĐ-CP' };

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, act, eventsOf, toldLast } = actsOf(() => test, counter);
const rulesOf = async () => must(await test.platform.procedure('1.013225'));

async function pay(id: string, desk = counter): Promise<void> {
  must(await act(id, { act: 'set-case-fee', amountVnd: 75_000, law: COUNCIL, lawChecked: true }, desk));
  must(
    await act(
      id,
      { act: 'pay-fee', confirmed: true, fee: 'case-fee', amountVnd: 75_000, reference: 'BL-1 0000001' },
      desk,
    ),
  );
}

async function form03(id: string): Promise<string> {
  const slip = slipsFor(test.platform, await rulesOf(), id, await eventsOf(id)).find((one) => one.form === '03')!;
  return JSON.stringify(slipPaper(slip).blocks);
}

it('form 03 says what becomes of what was paid, and so does the message', async () => {
  const id = await houseSubmitted(test);
  await pay(id);
  must(await act(id, { act: 'refuse-dossier', ...why }));
  expect(await form03(id)).toMatch(
    /Số tiền 75\.000 đồng đã nộp: việc có hoàn trả hay không do Ủy ban nhân dân phường Hồng Gai xác định theo quy định; .*thông báo cho Ông\/Bà; cần biết thêm, Ông\/Bà hỏi .*\./,
  );
  const [{ kind, params }] = await toldLast(id);
  expect(kind).toBe('refused');
  expect(JSON.parse(String(params['money']))).toMatchObject([{ amountVnd: 75_000, becomes: 'open' }]);
  const centre = 'Trung tâm Phục vụ hành chính công phường Hồng Gai';
  const [told] = await toldLast(id);
  for (const language of LANGUAGES) expect(textOf(told, language).what).not.toMatch(/undefined|[{}]|\)\s\S*\s?75/);
  expect(textOf(told, 'vi').what).toMatch(/\)\. Số tiền 75\.000/);
  expect(textOf(told, 'vi').what).toContain(centre);
});

it('form 03 says that nothing is recorded as paid where it is asked for, and the message says nothing', async () => {
  const id = await houseSubmitted(test);
  must(await act(id, { act: 'set-case-fee', amountVnd: 75_000, law: COUNCIL, lawChecked: true }));
  must(await act(id, { act: 'refuse-dossier', ...why }));
  expect(await form03(id)).toContain('Hệ thống chưa ghi nhận khoản tiền nào đã nộp cho hồ sơ này.');
  expect((await toldLast(id))[0].params['money']).toBeUndefined();
});

it('form 03 says what came and pays nothing, and where to get it back', async () => {
  const id = await houseSubmitted(test);
  must(await act(id, { act: 'set-case-fee', amountVnd: 75_000, law: COUNCIL, lawChecked: true }));
  const came = { act: 'record-surplus', fee: 'case-fee', amountVnd: 70_000, reference: 'FT-7', why: 'wrong-amount' };
  must(await perform(test.platform, id, came as never, SYSTEM));
  must(await act(id, { act: 'refuse-dossier', ...why }));
  const [told] = await toldLast(id);
  for (const language of LANGUAGES) expect(textOf(told, language).what).toMatch(/70[.,]000/);
  expect(textOf(told, 'vi').what).toContain('nộp thừa hoặc không dùng cho khoản phải nộp nào được hoàn trả');
  const said = await form03(id);
  expect(said).not.toContain('chưa ghi nhận');
  expect(said).toMatch(/Số tiền 70\.000 đồng đã nhận \(số giao dịch FT-7\).*được hoàn trả; Ông\/Bà liên hệ/);
  must(await act(id, { act: 'return-surplus', reference: 'FT-7', by: 'OUT-7', confirmed: true }));
  expect(await form03(id)).toContain('đã hoàn trả (số giao dịch OUT-7)');
  expect((await toldLast(id))[0].params).toHaveProperty('ask');
});

it('the message of a withdrawal says that what is not paid yet is not owed, and what is unknown', async () => {
  const id = await houseSubmitted(test);
  must(await act(id, { act: 'set-case-fee', amountVnd: 75_000, law: COUNCIL, lawChecked: true }));
  must(await act(id, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
  const [unpaid] = await toldLast(id);
  expect(textOf(unpaid, 'vi').what).toMatch(
    /Khoản chưa nộp không phải nộp nữa khi hồ sơ dừng giải quyết; .*hoàn trả\.$/,
  );
  for (const language of LANGUAGES) expect(textOf(unpaid, language).what).not.toMatch(/undefined|[{}]/);
  const other = await houseSubmitted(test);
  await pay(other);
  must(await act(other, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
  const { what } = textOf((await toldLast(other))[0], 'vi');
  expect(what).toContain('đã nộp: hệ thống chưa có căn cứ nên chưa rõ; việc có hoàn trả hay không do cơ quan xác định');
  expect(what).not.toContain('Khoản chưa nộp');
});

it('the notice of the agency says it too', async () => {
  const { dossierId: id, results } = await storyHandedIn(test, '1.013225', 'self-designed');
  await pay(id, holder((await stateOf(id)).receivingUnit, 'counter'));
  for (let i = 0; i < 12 && (await stateOf(id)).tasks[0]?.act !== 'decide-dossier'; i++)
    await work(test.platform, id, results);
  const [task] = (await stateOf(id)).tasks;
  const head = holder(task.unit, task.post);
  must(await act(id, { act: 'decide-dossier', task: task.id, outcome: 'rejected', ...why }, head));
  const { blocks } = rejectionPaper(test.platform, await rulesOf(), await stateOf(id));
  const text = JSON.stringify(blocks);
  expect(text).toContain('Số tiền 75.000 đồng đã nộp: việc có hoàn trả hay không do Ủy ban nhân dân');
  expect(text.indexOf('Số tiền 75.000')).toBeLessThan(text.indexOf('quyền khiếu nại'));
  const first = (await toldLast(id))[0];
  expect(first).toMatchObject({
    kind: 'rejected',
    params: { money: expect.stringContaining('75000') },
  });
  // Read once more after it was settled, it says that too.
  const desk = holder((await stateOf(id)).receivingUnit, 'counter');
  for (let i = 0; i < 20 && (await stateOf(id)).tasks.length; i++) await work(test.platform, id, results);
  expect(codes(await act(id, { act: 'close-dossier' }, desk))).toEqual(['close-money-open']);
  const settled = { ...DETERMINED, determinedOn: test.platform.clock.now().toString().slice(0, 10) };
  const law = 'Điều 21 Nghị định số 118/2025/NĐ-CP';
  must(
    await act(
      id,
      { act: 'refund-fee', fee: 'case-fee', reference: 'FT-9', reason: 'Chưa đo vẽ thực địa', law, ...settled },
      desk,
    ),
  );
  const after = JSON.stringify(rejectionPaper(test.platform, await rulesOf(), await stateOf(id)).blocks);
  expect(after).toContain(`số tiền 75.000 đồng đã nộp đã hoàn trả theo ${law} (số giao dịch FT-9).`);
  expect(after).not.toContain('việc có hoàn trả hay không do');
});

it('whether a tax goes back is for the tax office to find, on every paper and in the message', async () => {
  const { dossierId: id, results } = await storyHandedIn(test, '1.013831', 'paid-tax');
  const stepOf = async () => (await stateOf(id)).tasks[0];
  for (let i = 0; i < 12 && (await stateOf(id)).status !== 'awaiting-payment'; i++)
    await work(test.platform, id, results);
  const desk = holder((await stateOf(id)).receivingUnit, 'counter');
  const [{ id: fee, amountVnd }] = (await stateOf(id)).fees;
  must(await act(id, { act: 'pay-fee', confirmed: true, fee, amountVnd, reference: 'BL-1 0000077' }, desk));
  for (let i = 0; i < 12 && (await stepOf())?.act !== 'decide-dossier'; i++) await work(test.platform, id, results);
  const task = (await stepOf())!;
  const no = { reason: 'Thửa đất đang bị kê biên để thi hành án', law: 'Điều 45 Luật Đất đai số 31/2024/QH15' };
  const head = holder(task.unit, task.post);
  const rejects = { act: 'decide-dossier', task: task.id, outcome: 'rejected', ...no };
  must(await act(id, rejects, head));
  const rules = must(await test.platform.procedure('1.013831'));
  const text = JSON.stringify(rejectionPaper(test.platform, rules, await stateOf(id)).blocks);
  const setter = /đã nộp theo thông báo của (Thuế[^:]*): việc có hoàn trả hay không do \1 xác định/;
  expect(text).toMatch(setter);
  expect(text).not.toMatch(/do Văn phòng Đăng ký đất đai[^.]* xác định/);
  const [told] = await toldLast(id);
  expect(textOf(told, 'vi').what).toMatch(/theo thông báo của Thuế .* do Thuế .* xác định theo quy định/);
  for (const language of LANGUAGES) expect(textOf(told, language).what).not.toMatch(/undefined|[{}]/);
});
