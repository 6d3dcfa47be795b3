/** What was paid for a dossier that came to nothing, where the procedure does not say whether it is given back: settled once, by law. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fold } from '#dossier/evolve.ts';
import { slipsOf } from '#dossier/slips.ts';
import { withUntold } from '#dossier/untold.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { isForNothing } from '#spine/payments.ts';
import { timelineOf } from '#views/timeline.ts';
import { textOf } from '#web/message-words.ts';
import { actsOf, codes, DETERMINED } from '../../test/support/acts.ts';
import { houseSubmitted, storyHandedIn } from '../../test/support/begun.ts';
import { holder, officer, person, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';

const SET_BY = 'Khoản 1 Điều 2 Nghị quyết số 999/2026/NQ-HĐND';
const LAW = 'Điều 21 Nghị định số 118/2025/NĐ-CP';
const NOBODY = 'Điều 5 Nghị quyết số 999/2026/NQ-HĐND';
const reason = 'Công việc thu phí chưa thực hiện';
const counter = officer('hong-gai.counter.hoa');

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, act, eventsOf, toldLast } = actsOf(() => test, counter);
const refund = { act: 'refund-fee', fee: 'case-fee', reference: 'FT-9', reason, law: LAW, ...DETERMINED };
const keep = { act: 'keep-fee', fee: 'case-fee', reason, law: LAW, ...DETERMINED };
const hand = officer('hong-gai.counter.lan');

async function paid(): Promise<string> {
  const id = await houseSubmitted(test);
  must(await act(id, { act: 'set-case-fee', amountVnd: 75_000, law: SET_BY, lawChecked: true }));
  must(
    await act(id, { act: 'pay-fee', confirmed: true, fee: 'case-fee', amountVnd: 75_000, reference: 'BL-26T 0004321' }),
  );
  return id;
}
async function withdrawn(): Promise<string> {
  const id = await paid();
  must(await act(id, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
  return id;
}
async function slip05(id: string): Promise<string> {
  const rules = must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash));
  const slip = slipsOf(id, await eventsOf(id), { province, rules }).find(({ form }) => form === '05');
  return slip?.form === '05' ? (slip.money ?? []).join('\n') : '';
}

describe('whether it is given back', () => {
  it('is settled by giving it back, by a law that is said wherever it is told', async () => {
    const id = await withdrawn();
    expect(isForNothing({ state: JSON.stringify(await stateOf(id)) })).toBe(true);
    expect(await slip05(id)).toContain('việc có hoàn trả hay không do');
    expect(await slip05(id)).not.toContain('Ghi nhận lúc');
    must(await act(id, refund));
    const [fee] = (await stateOf(id)).fees;
    expect(fee.refund).toMatchObject({ reference: 'FT-9', reason, law: LAW, by: counter.name });
    expect(await slip05(id)).toContain(`số tiền 75.000 đồng đã nộp đã hoàn trả theo ${LAW} (số giao dịch FT-9).`);
    const events = await eventsOf(id);
    expect(
      timelineOf(id, events, province, 'vi', { step: String, item: String, law: String }).at(-1)!.detail,
    ).toContain(LAW);
    expect(fold(id, events).fees).toEqual((await stateOf(id)).fees);
    expect(isForNothing({ state: JSON.stringify(await stateOf(id)) })).toBe(false);
    expect(codes(await act(id, refund))).toEqual(['fee-already-refunded']);
    expect(codes(await act(id, keep))).toEqual(['fee-already-refunded']);
  });

  it('is settled by recording that it is not, which is said, and told in person to whom no message reaches', async () => {
    const id = await withdrawn();
    must(await act(id, keep));
    const state = await stateOf(id);
    expect(state.fees[0].kept).toMatchObject({ reason, law: LAW, by: counter.name });
    expect(await slip05(id)).toContain(`số tiền 75.000 đồng đã nộp không hoàn trả theo ${LAW}. Lý do: ${reason}`);
    const events = await eventsOf(id);
    const { detail } = timelineOf(id, events, province, 'en', { step: String, item: String, law: String }).at(-1)!;
    expect(detail).toContain(`${reason} (${LAW})`);
    expect(fold(id, events).fees).toEqual(state.fees);
    expect(isForNothing({ state: JSON.stringify(state) })).toBe(false);
    const unknown = { ...state, channel: 'counter' as const, messages: [], applicant: { ...state.applicant } };
    for (const way of ['id', 'phone', 'email'] as const) delete unknown.applicant[way];
    delete unknown.representative;
    expect(withUntold(unknown, events.at(-1)!).untold).toMatchObject([{ type: 'fee-kept' }]);
    for (const again of [keep, refund]) {
      const refused = await act(id, again);
      expect(codes(refused)).toEqual(['fee-already-kept']);
      for (const language of LANGUAGES) expect(isRefusal(refused) && refusalText(refused, language)).toContain(LAW);
    }
  });

  it.each([
    [{ ...refund, law: undefined }, ['law-needed']],
    [{ ...refund, law: ' ', reason: '', reference: ' ' }, ['reference-needed', 'reason-needed', 'law-needed']],
    [{ ...refund, law: 'theo quy định' }, ['law-vague']],
    [{ ...refund, law: 'Điều 5 Nghị định số 61/2018/NĐ-CP' }, ['law-ended']],
    [{ ...refund, law: NOBODY }, ['law-unlisted']],
    [{ ...keep, law: ' ', reason: ' ' }, ['reason-needed', 'law-needed']],
    [{ ...keep, law: 'theo quy định' }, ['law-vague']],
    // That money is kept is said by an article.
    [{ ...keep, law: 'Nghị định số 118/2025/NĐ-CP' }, ['law-article-needed']],
    [{ ...keep, law: 'Điều 5 Nghị định số 61/2018/NĐ-CP' }, ['law-ended']],
    [{ ...keep, law: NOBODY }, ['law-unlisted']],
    [{ ...keep, fee: 'other' }, ['fee-not-found']],
  ])('is not settled by %j: %j', async (command, expected) => {
    const id = await withdrawn();
    expect(codes(await act(id, command))).toEqual(expected);
    expect((await stateOf(id)).fees[0]).not.toHaveProperty('refund');
    expect((await stateOf(id)).fees[0]).not.toHaveProperty('kept');
  });

  it.each([refund, keep])('rests on a document that no list has once the officer looked it up: %j', async (command) => {
    const id = await withdrawn();
    must(await act(id, { ...command, law: NOBODY, lawChecked: true }));
    expect((await eventsOf(id)).at(-1)).toMatchObject({ lawChecked: '999/2026/NQ-HĐND' });
  });

  it('is settled by nobody but the counter', async () => {
    const id = await withdrawn();
    for (const other of [person('dung'), holder('06685', 'clerk'), officer('06793-mc.counter.1')])
      for (const command of [refund, keep]) expect(codes(await act(id, command, other))).toEqual(['not-permitted']);
  });

  it('is not settled while the dossier goes on, nor of what was not paid', async () => {
    const id = await paid();
    for (const command of [refund, keep]) expect(codes(await act(id, command))).toEqual(['not-in-this-status']);
    const unpaid = await houseSubmitted(test);
    must(await act(unpaid, { act: 'set-case-fee', amountVnd: 75_000, law: SET_BY, lawChecked: true }));
    must(await act(unpaid, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
    for (const command of [refund, keep]) expect(codes(await act(unpaid, command))).toEqual(['fee-not-paid']);
  });

  it('is not asked of what was paid for a result', async () => {
    const { dossierId: id, results } = await storyHandedIn(test, '1.013225', 'self-designed');
    const desk = holder((await stateOf(id)).receivingUnit, 'counter');
    must(await act(id, { act: 'set-case-fee', amountVnd: 75_000, law: SET_BY, lawChecked: true }, desk));
    must(
      await act(id, { act: 'pay-fee', confirmed: true, fee: 'case-fee', amountVnd: 75_000, reference: 'BL-1' }, desk),
    );
    for (let i = 0; i < 20 && (await stateOf(id)).tasks.length; i++) await work(test.platform, id, results);
    must(await act(id, { act: 'close-dossier' }, desk));
    for (const command of [refund, keep]) expect(codes(await act(id, command, desk))).toEqual(['fee-for-result']);
  });

  it.each([refund, keep])('takes the paper that determined it, read back before it counts: %j', async (command) => {
    const id = await withdrawn();
    for (const part of [
      { determinedNumber: '' },
      { determinedNumber: 'x' },
      { determinedOn: '' },
      { determinedBy: 'A' },
      { determinedBy: 'Ông Nguyễn Văn A' },
    ])
      expect(codes(await act(id, { ...command, ...part }))).toEqual(['determination-needed']);
    for (const determinedOn of ['2026-11-24', '2026-11-26', '25/11/2026'])
      expect(codes(await act(id, { ...command, determinedOn }))).toEqual(['determination-date']);
    const unread = await act(id, { ...command, confirmed: undefined });
    expect(codes(unread)).toEqual([command.act === 'keep-fee' ? 'keep-unread' : 'refund-unread']);
    for (const language of LANGUAGES) {
      const said = isRefusal(unread) ? refusalText(unread, language) : '';
      for (const part of ['75.000', LAW, '12/TB-UBND', '25/11/2026', DETERMINED.determinedBy])
        expect(said).toContain(part);
      expect(said).not.toMatch(/[{}]/);
    }
    expect((await stateOf(id)).fees[0]).not.toHaveProperty('refund');
    expect((await stateOf(id)).fees[0]).not.toHaveProperty('kept');
    must(await act(id, command));
    const determined = { number: '12/TB-UBND', on: '2026-11-25', by: DETERMINED.determinedBy };
    const [fee] = (await stateOf(id)).fees;
    expect((fee.refund ?? fee.kept)!.determined).toEqual(determined);
    expect(await slip05(id)).toContain(
      `${DETERMINED.determinedBy} xác định tại văn bản số 12/TB-UBND ngày 25/11/2026.`,
    );
    const [told] = await toldLast(id);
    for (const language of LANGUAGES) expect(textOf(told, language).what).toContain('12/TB-UBND');
  });

  it('is corrected by another officer, with the reason, and told', async () => {
    const id = await withdrawn();
    const why = 'Ghi nhầm khoản, tiền phải hoàn trả';
    expect(codes(await act(id, { ...refund, corrects: why }, hand))).toEqual(['settling-none']);
    must(await act(id, keep));
    expect(codes(await act(id, { ...refund, corrects: why }))).toEqual(['settling-own']);
    expect(codes(await act(id, refund, hand))).toEqual(['fee-already-kept']);
    expect(codes(await act(id, { ...refund, corrects: ' ' }, hand))).toEqual(['reason-needed']);
    must(await act(id, { ...refund, corrects: why }, hand));
    const [fee] = (await stateOf(id)).fees;
    expect(fee).not.toHaveProperty('kept');
    expect(fee.refund).toMatchObject({ reference: 'FT-9', by: hand.name, corrects: { by: counter.name, why } });
    const events = await eventsOf(id);
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['fee-kept', 'fee-refunded']);
    expect(fold(id, events).fees).toEqual((await stateOf(id)).fees);
    const names = { step: String, item: String, law: String };
    for (const language of LANGUAGES)
      expect(timelineOf(id, events, province, language, names).at(-1)!.detail).toContain(why);
    const [told] = await toldLast(id);
    for (const language of LANGUAGES) expect(textOf(told, language).what).toContain(why);
    expect(await slip05(id)).toContain(`Sửa ghi nhận trước: ${why}.`);
    expect(await slip05(id)).not.toContain('không hoàn trả theo');
    // And back again, by the one whose record it was.
    must(await act(id, { ...keep, corrects: 'Tiền chưa chuyển, tra lại theo văn bản' }));
    expect((await stateOf(id)).fees[0]).not.toHaveProperty('refund');
  });
});
