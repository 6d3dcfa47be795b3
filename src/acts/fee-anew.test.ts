/** What a dossier owes in all, said anew after something was paid: what was too much goes back at any time, what is missing alone is owed. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { fold } from '#dossier/evolve.ts';
import { debtIn, isFeeId } from '#dossier/fees.ts';
import { paidFees } from '#dossier/money-back.ts';
import { owedFees } from '#dossier/state.ts';
import { withUntold } from '#dossier/untold.ts';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import { isForNothing } from '#spine/payments.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { timelineOf } from '#views/timeline.ts';
import { actsOf, codes, DETERMINED } from '../../test/support/acts.ts';
import { birthUntil, houseSubmitted, storyHandedIn } from '../../test/support/begun.ts';
import { holder, officer, person, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { textOf } from '../web/message-words.ts';
import { slipsFor } from './documents.ts';
import { perform, SYSTEM } from './perform.ts';

const LAW = 'Khoản 1 Điều 2 Nghị quyết số 999/2026/NQ-HĐND';
const NOT_OWED = 'Điều 60 Nghị định số 217/2026/NĐ-CP';
const reason = 'Thu nhầm 750.000, mức đúng là 75.000';
const counter = officer('hong-gai.counter.hoa');
/** Who did not lower it. */
const colleague = officer('hong-gai.counter.lan');

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, act, eventsOf, toldLast } = actsOf(() => test, counter);
const set = (id: string, amountVnd: number, more: object = {}, by: Actor = counter) =>
  act(id, { act: 'set-case-fee', amountVnd, law: LAW, lawChecked: true, reason, ...more }, by);
let receipts = 0;
const pay = (id: string, fee: string, amountVnd: number, more: object = {}, by: Actor = counter) =>
  act(id, { act: 'pay-fee', confirmed: true, fee, amountVnd, reference: `BL-26T 000${++receipts}`, ...more }, by);

async function paid(amountVnd: number): Promise<string> {
  const id = await houseSubmitted(test);
  must(await set(id, amountVnd));
  must(await pay(id, 'case-fee', amountVnd));
  return id;
}
const sums = async (id: string) => {
  const { totalVnd, paidVnd, backVnd } = debtIn(await stateOf(id), 'case-fee');
  return { totalVnd, paidVnd, backVnd };
};
const owedIn = async (id: string) => owedFees(await stateOf(id)).map((one) => one.amountVnd);

describe('a fee that was paid and was too much', () => {
  it('is set lower: the difference goes back, nothing new is owed, and it is told', async () => {
    const id = await paid(750_000);
    must(await set(id, 75_000));
    const state = await stateOf(id);
    expect(state.fees).toMatchObject([
      { id: 'case-fee', amountVnd: 75_000, takenVnd: 750_000, anew: { totalVnd: 75_000, law: LAW, reason } },
    ]);
    expect(state.surplus).toMatchObject([{ fee: 'case-fee', amountVnd: 675_000, why: 'too-much' }]);
    expect(await owedIn(id)).toEqual([]);
    expect(isForNothing({ state: JSON.stringify(state) })).toBe(true);
    const [told] = await toldLast(id);
    expect(told).toMatchObject({
      kind: 'fee-lowered',
      params: { amountVnd: 675_000, totalVnd: 75_000, paidVnd: 750_000 },
    });
    for (const language of LANGUAGES) {
      const { what, subject } = textOf(told, language);
      expect(`${subject} ${what}`).toMatch(/6,?75[.,]000/);
      expect(`${subject} ${what}`).not.toContain('{{');
    }
    const events = await eventsOf(id);
    expect(fold(id, events).fees).toEqual(state.fees);
    expect(fold(id, events).surplus).toEqual(state.surplus);
    for (const language of LANGUAGES) {
      const lines = timelineOf(id, events, province, language, { step: String, item: String, law: String });
      expect(lines.at(-1)!.detail).toMatch(/75\.000 đ.*750\.000 đ.*675\.000 đ.*Khoản 1 Điều 2.*Thu nhầm/);
    }
    const unknown = { ...state, channel: 'counter' as const, messages: [], applicant: { ...state.applicant } };
    for (const way of ['id', 'phone', 'email'] as const) delete unknown.applicant[way];
    expect(withUntold(unknown, events.at(-1)!).untold).toMatchObject([{ type: 'fee-set-anew' }]);
    const { reference } = state.surplus![0];
    const back = { act: 'return-surplus', reference, by: 'FT-OUT-1', confirmed: true };
    // Nobody alone says that it was too much and that it went back.
    expect(codes(await act(id, back))).toEqual(['return-own']);
    must(await act(id, back, colleague));
    expect((await stateOf(id)).surplus).toMatchObject([{ returned: { reference: 'FT-OUT-1' } }]);
    expect(isForNothing({ state: JSON.stringify(await stateOf(id)) })).toBe(false);
    expect(codes(await act(id, { act: 'return-surplus', reference, by: 'FT-OUT-2' }))).toEqual(['notice-returned']);
  });

  it('may be found not to be owed at all, beside an unpaid one too: everything goes back', async () => {
    const id = await paid(75_000);
    must(await set(id, 125_000));
    expect(await owedIn(id)).toEqual([50_000]);
    expect(codes(await set(id, 0, { law: LAW.replace('Khoản 1 Điều 2 ', '') }))).toEqual(['law-article-needed']);
    must(await set(id, 0, { law: NOT_OWED }));
    const state = await stateOf(id);
    expect(await owedIn(id)).toEqual([]);
    expect(state.fees).toMatchObject([{ id: 'case-fee', amountVnd: 0, takenVnd: 75_000 }]);
    expect(state.surplus).toMatchObject([{ amountVnd: 75_000, why: 'too-much' }]);
    // What still comes by the code of what is asked for no more went to this dossier all the same.
    expect(isFeeId(state, 'case-fee-2')).toBe(true);
    // Nothing is left that could be kept.
    must(await act(id, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
    const rules = must(await test.platform.procedure('1.013225'));
    expect(paidFees(await stateOf(id), rules)).toEqual([]);
    expect(rules.feeUnknown('online')).toBe('byCouncil');
  });

  it('is one sum however often it is set: less, more, and less again', async () => {
    const id = await paid(750_000);
    must(await set(id, 75_000));
    must(await set(id, 100_000, { reason: 'Tính lại theo diện tích sàn' }));
    expect(await sums(id)).toEqual({ totalVnd: 100_000, paidVnd: 750_000, backVnd: 650_000 });
    const [{ reference }] = (await stateOf(id)).surplus!;
    must(await act(id, { act: 'return-surplus', reference, by: 'FT-1', confirmed: true }, colleague));
    expect(await sums(id)).toEqual({ totalVnd: 100_000, paidVnd: 100_000, backVnd: 0 });
    must(await set(id, 130_000, { reason: 'Tính lại lần nữa theo bản vẽ' }));
    expect(await owedIn(id)).toEqual([30_000]);
    must(await pay(id, 'case-fee-2', 30_000));
    must(await set(id, 90_000, { reason: 'Được giảm theo nghị quyết' }));
    expect(await sums(id)).toEqual({ totalVnd: 90_000, paidVnd: 130_000, backVnd: 40_000 });
    expect(await owedIn(id)).toEqual([]);
    // The money of a return that was replaced cannot be given back by its old number.
    expect(codes(await act(id, { act: 'return-surplus', reference: 'case-fee-9999', by: 'FT-2' }))).toEqual([
      'notice-not-found',
    ]);
    const events = await eventsOf(id);
    expect(fold(id, events).fees).toEqual((await stateOf(id)).fees);
  });

  it('set higher makes only the difference owed, and that is told', async () => {
    const id = await paid(75_000);
    must(await set(id, 100_000));
    expect(await owedIn(id)).toEqual([25_000]);
    const [told] = await toldLast(id);
    expect(told).toMatchObject({
      kind: 'fee-raised',
      params: { amountVnd: 25_000, totalVnd: 100_000, paidVnd: 75_000 },
    });
    for (const language of LANGUAGES) expect(textOf(told, language).what).not.toContain('{{');
    // Back to what was paid: nothing is owed, nothing goes back.
    must(await set(id, 75_000, { reason: 'Diện tích không đổi' }));
    expect(await owedIn(id)).toEqual([]);
    expect((await stateOf(id)).surplus ?? []).toEqual([]);
  });

  it.each([
    [75_000, { reason: ' ' }, ['case-fee-before']],
    [75_000, { reason: 'x' }, ['reason-vague']],
    [75_000, { law: 'Điều 11 Luật Hộ tịch số 60/2014/QH13' }, ['law-council-needed']],
    [75_000, { lawChecked: false }, ['law-uncited']],
    [75, {}, ['case-fee-unusual']],
    [750_000, {}, ['case-fee-same']],
    [75_000, { fee: 'other' }, ['fee-not-found']],
  ])('is not set to %s by %j: %j', async (amountVnd, more, expected) => {
    const id = await paid(750_000);
    expect(codes(await set(id, amountVnd, more))).toEqual(expected);
    expect((await stateOf(id)).fees).toMatchObject([{ amountVnd: 750_000 }]);
  });

  it('is set lower by nobody but the counter', async () => {
    const id = await paid(750_000);
    for (const other of [person('dung'), holder('06685', 'clerk'), officer('06793-mc.counter.1')])
      expect(codes(await set(id, 75_000, {}, other))).toEqual(['not-permitted']);
  });
});

describe('whatever became of the dossier', () => {
  it('what was paid too much goes back after it was issued, handed out and closed, and no more is asked for', async () => {
    const { dossierId: id, results } = await storyHandedIn(test, '1.013225', 'self-designed');
    const desk = holder((await stateOf(id)).receivingUnit, 'counter');
    const holders = province.holders((await stateOf(id)).receivingUnit, 'counter', '2026-11-25');
    const other = officer(holders.find((one) => one.id !== desk.id)!.id);
    must(await set(id, 750_000, {}, desk));
    must(await pay(id, 'case-fee', 750_000, {}, desk));
    for (let i = 0; i < 20 && (await stateOf(id)).status !== 'issued'; i++) await work(test.platform, id, results);
    expect(codes(await set(id, 800_000, {}, desk))).toEqual(['case-fee-issued']);
    must(await set(id, 500_000, {}, desk));
    for (let i = 0; i < 20 && (await stateOf(id)).tasks.length; i++) await work(test.platform, id, results);
    const close = { act: 'close-dossier', originalsStay: true };
    expect(codes(await act(id, close, desk))).toEqual(['close-money-owed']);
    const [first] = (await stateOf(id)).surplus!;
    must(await act(id, { act: 'return-surplus', reference: first.reference, by: 'FT-2', confirmed: true }, other));
    must(await act(id, close, desk));
    expect(codes(await set(id, 800_000, {}, desk))).toEqual(['not-in-this-status']);
    must(await set(id, 75_000, { reason: 'Mức đúng là 75.000 đồng' }, desk));
    expect(await sums(id)).toEqual({ totalVnd: 75_000, paidVnd: 500_000, backVnd: 425_000 });
    const [, { reference }] = (await stateOf(id)).surplus!;
    must(await act(id, { act: 'return-surplus', reference, by: 'FT-3', confirmed: true }, other));
    // Its line of the book says what was settled.
    const rules = must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash));
    const line = slipsFor(test.platform, rules, id, await eventsOf(id)).find(({ form }) => form === '07')!;
    const printed = JSON.stringify(slipPaper(line).blocks);
    expect(printed).toMatch(/"Tiền đã nộp","value":"Ghi nhận lúc [^"]*phải nộp tất cả 75\.000 đồng/);
    expect(printed).toContain('số tiền 425.000 đồng nộp thừa đã hoàn trả (số giao dịch FT-3).');
    // That it must go back is not said as if it had.
    expect(printed).toMatch(/đồng nộp thừa phải hoàn trả\./);
    expect(printed).not.toContain('được hoàn trả.');
  });

  it('of one that was withdrawn the rest alone may be given back or kept; what went back whole is not set anew', async () => {
    const id = await paid(750_000);
    must(await act(id, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
    // To set it lower gives money back, as a refund does: by the paper that determined it.
    const { confirmed: _, ...paper } = DETERMINED;
    expect(codes(await set(id, 75_000))).toEqual(['determination-needed']);
    must(await set(id, 75_000, paper));
    expect((await stateOf(id)).fees[0].anew).toMatchObject({ determined: { number: paper.determinedNumber } });
    const refund = {
      act: 'refund-fee',
      fee: 'case-fee',
      reference: 'FT-9',
      reason,
      law: 'Điều 21 Nghị định số 118/2025/NĐ-CP',
      ...DETERMINED,
    };
    must(await act(id, refund));
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: 'fee-refunded', amountVnd: 75_000 });
    expect(codes(await set(id, 50_000))).toEqual(['fee-already-refunded']);
  });
});

describe('the fee of a late birth', () => {
  const fee = 'registration-fee';
  it('is lowered and raised by the same act, under its own name', async () => {
    const id = await birthUntil(test, 'receive-dossier', {
      childDateOfBirth: '2023-11-15',
      childPlaceOfBirth: 'Phường Việt Hưng, tỉnh Quảng Ninh',
    });
    expect(codes(await set(id, 8_000, { fee }))).toEqual(['fee-not-paid']);
    must(await pay(id, fee, 80_000, { law: LAW, lawChecked: true }));
    expect(codes(await set(id, 8_000, { fee, law: 'Điều 11 Luật Hộ tịch số 60/2014/QH13' }))).toEqual([
      'law-council-needed',
    ]);
    must(await set(id, 8_000, { fee }));
    expect((await stateOf(id)).surplus).toMatchObject([{ fee, amountVnd: 72_000, why: 'too-much' }]);
    must(await set(id, 90_000, { fee, reason: 'Mức đúng theo nghị quyết' }));
    const { fees, surplus } = await stateOf(id);
    expect(surplus).toEqual([]);
    expect(fees).toMatchObject([
      { id: fee, amountVnd: 80_000 },
      { id: `${fee}-2`, ofCase: true, of: fee, amountVnd: 10_000 },
    ]);
    must(await pay(id, `${fee}-2`, 10_000));
    must(await set(id, 0, { fee, law: 'Điều 11 Luật Hộ tịch số 60/2014/QH13', reason: 'Con của hộ nghèo' }));
    expect((await stateOf(id)).surplus).toMatchObject([{ amountVnd: 90_000 }]);
  });
});

it('is told as it was paid: at the counter by the number that was written there, through the bank by the transfer', async () => {
  const pays = { act: 'pay-fee' as const, confirmed: true, fee: 'case-fee', amountVnd: 75_000 };
  const told = async (id: string) => textOf((await toldLast(id))[0], 'vi').what;
  const counted = await houseSubmitted(test);
  must(await set(counted, 75_000));
  must(await act(counted, { ...pays, reference: 'BL-9' }));
  expect(await told(counted)).toMatch(/^Quầy đã ghi nhận 75\.000.*số biên lai hoặc số giao dịch BL-9/);
  const banked = await houseSubmitted(test);
  must(await set(banked, 75_000));
  must(await perform(test.platform, banked, { ...pays, reference: 'FT-9' }, SYSTEM));
  expect(await told(banked)).toMatch(/^Đã nhận 75\.000.*\(số giao dịch FT-9\)/);
});

describe('what a circular leaves to the council', () => {
  const GUIDE = 'Điều 2 Thông tư 85/2019/TT-BTC';
  it.each([
    [50_000, GUIDE, ['law-council-needed']],
    [50_000, `${GUIDE}; Điều 3 Thông tư số 85/2019/TT-BTC`, ['law-council-needed']],
    [0, GUIDE, ['law-council-needed']],
    [50_000, LAW, ['done']],
    [50_000, `${GUIDE}; ${LAW}`, ['done']],
  ])('is not set by it: %d by «%s» %j', async (amountVnd, law, expected) => {
    const { dossierId: id } = await storyHandedIn(test, '1.001612', 'online');
    const [fee] = (await stateOf(id)).fees;
    const desk = holder((await stateOf(id)).receivingUnit, 'counter');
    must(await pay(id, fee.id, fee.amountVnd, {}, desk));
    expect(codes(await set(id, amountVnd, { law, fee: fee.id }, desk))).toEqual(expected);
  });
});
