/** What is said of money that was paid for a dossier that came to nothing. */
import { expect, it } from 'vitest';
import { whyPaysNothing } from './fees.ts';
import { isUnpaid, moneyLines, moneySaid, moneyThen, paidFees, settledLines } from './money-back.ts';
import type { Fee, Surplus } from './state.ts';

const fee = (more: Partial<Fee>): Fee => ({
  id: 'fee',
  amountVnd: 150_000,
  law: 'luat-phi Điều 1',
  before: 'receipt',
  paidAt: '2026-11-26T02:00:00Z',
  ...more,
});
const rules = {
  recitalOf: (law: string) => (law === 'csdl' ? '' : 'Điều 1 Luật Phí'),
  lawText: (law: string) => (law === 'csdl' ? 'Cơ sở dữ liệu quốc gia' : 'Điều 1 Luật Phí'),
};
const names = {
  you: 'Ông/Bà',
  decides: 'Ủy ban nhân dân phường A',
  centre: 'Trung tâm phường A',
  setterOf: () => undefined,
};

it.each([
  [
    undefined,
    'open',
    'việc có hoàn trả hay không do Ủy ban nhân dân phường A xác định theo quy định; Trung tâm phường A thông báo cho Ông/Bà; cần biết thêm, Ông/Bà hỏi Trung tâm phường A.',
  ],
  [false, 'kept', 'không hoàn trả theo Điều 1 Luật Phí.'],
  [true, 'returned', 'được hoàn trả; Ông/Bà liên hệ Trung tâm phường A'],
])('where the procedure says %s it is %s', (refundable, becomes, said) => {
  const state = { fees: [fee({ refundable })] };
  expect(paidFees(state, rules)).toMatchObject([{ becomes }]);
  expect(moneyLines(state, rules, names)[0]).toContain(said);
  expect(moneyLines(state, rules, names)[0]).toContain('Số tiền 150.000 đồng đã nộp');
});

it('of what another agency gave notice of, that agency finds it out', () => {
  const setter = { vi: 'Thuế cơ sở 1', en: 'Tax office 1', hi: 'कर कार्यालय 1' };
  const set = { ...names, setterOf: () => setter };
  expect(moneyLines({ fees: [fee({})] }, rules, set)).toEqual([
    'Số tiền 150.000 đồng đã nộp theo thông báo của Thuế cơ sở 1: việc có hoàn trả hay không do Thuế cơ sở 1 xác định theo quy định; cần biết thêm, Ông/Bà hỏi Thuế cơ sở 1.',
  ]);
  expect(moneySaid({ fees: [fee({})] }, rules, set.setterOf)).toMatchObject([{ becomes: 'open', setter }]);
  // What the procedure says of its own fee stands.
  expect(moneySaid({ fees: [fee({ refundable: true })] }, rules, set.setterOf)[0]).not.toHaveProperty('setter');
});

it('is kept by no source that nobody compared', () => {
  const state = { fees: [fee({ refundable: false, law: 'csdl' })], outcome: 'refused' as const };
  expect(paidFees(state, rules)).toMatchObject([{ becomes: 'told' }]);
  const [said] = moneyLines(state, rules, names);
  // A signed paper says one thing: who finds it out, and whom to ask.
  expect(said).toBe(
    'Số tiền 150.000 đồng đã nộp: việc có hoàn trả hay không do Ủy ban nhân dân phường A xác định theo quy định; Trung tâm phường A thông báo cho Ông/Bà; cần biết thêm, Ông/Bà hỏi Trung tâm phường A.',
  );
});

it('what a record tells of a refusal is not said of what is withdrawn', () => {
  const fees = [fee({ refundable: false, law: 'csdl' })];
  for (const outcome of [undefined, 'withdrawn'] as const) {
    expect(paidFees({ fees, outcome }, rules)).toMatchObject([{ becomes: 'open' }]);
    const [said] = moneyLines({ fees, outcome }, rules, names);
    expect(said).not.toMatch(/không được cấp|không hoàn trả/u);
    expect(said).toContain('việc có hoàn trả hay không do Ủy ban nhân dân phường A xác định theo quy định');
  }
});

it('nothing is said of what was not paid, or went back', () => {
  const refund = { at: '2026-11-27T02:00:00Z', reference: 'R', reason: 'Rút' };
  expect(paidFees({ fees: [fee({ paidAt: undefined }), fee({ refund })] }, rules)).toEqual([]);
});

it('that nothing was paid is said where something was asked, and nothing where nobody had to pay', () => {
  const unpaid = fee({ paidAt: undefined });
  expect(moneyLines({ fees: [unpaid] }, rules, names)).toEqual([
    'Hệ thống chưa ghi nhận khoản tiền nào đã nộp cho hồ sơ này.',
  ]);
  const exemption = { id: 'poor', law: 'luat-phi Điều 2', at: '2026-11-26T02:00:00Z', by: 'x' };
  expect(moneyLines({ fees: [] }, rules, names)).toEqual([]);
  expect(isUnpaid({ fees: [{ ...unpaid, exemption } as Fee] })).toBe(false);
  expect(isUnpaid({ fees: [unpaid, fee({})] })).toBe(false);
});

const surplus: Surplus = {
  fee: 'fee',
  amountVnd: 75_000,
  at: '2026-11-26T02:00:00Z',
  reference: 'FT-1',
  why: 'wrong-amount',
};

it('what came and pays nothing is told, with whom to ask, and nobody says that nothing came', () => {
  const state = { fees: [fee({ paidAt: undefined })], surplus: [surplus] };
  expect(isUnpaid(state)).toBe(false);
  expect(moneyLines(state, rules, names)).toEqual([
    'Số tiền 75.000 đồng đã nhận (số giao dịch FT-1), không dùng cho khoản phải nộp nào, được hoàn trả; Ông/Bà liên hệ Trung tâm phường A để nhận lại tiền.',
  ]);
  const returned = { at: '2026-11-28T02:00:00Z', reference: 'OUT-1' };
  expect(moneyLines({ ...state, surplus: [{ ...surplus, returned }] }, rules, names)).toEqual([]);
});

it('what was recorded after a paper was made stands on it in the order of time, and nothing of before', () => {
  const anew = { at: '2026-11-27T02:00:00Z', by: 'Hoa', totalVnd: 0, law: 'luat-phi Điều 2', reason: 'Thu nhầm' };
  const refund = { at: '2026-11-29T02:00:00Z', reference: 'R', reason: 'Rút', law: 'luat-phi Điều 3' };
  const returned = { at: '2026-11-28T02:00:00Z', reference: 'OUT-1' };
  const state = { fees: [fee({ anew, refund })], surplus: [{ ...surplus, returned }] };
  const said = (since: string) => settledLines(state, rules, (at) => at.slice(8, 10), moneyThen(state, since));
  expect(said('2026-11-25T02:00:00Z').map((line) => line.replace(/:.*/, ''))).toEqual(
    ['26', '27', '28', '29'].map((day) => `Ghi nhận lúc ${day}`),
  );
  expect(said('2026-11-27T02:00:00Z')).toEqual([
    expect.stringMatching(/FT-1.*đã hoàn trả \(số giao dịch OUT-1\)/),
    expect.stringMatching(/150\.000 đồng đã nộp đã hoàn trả theo Điều 1 Luật Phí/),
  ]);
  expect(settledLines(state, rules, (at) => at, state)).toEqual([]);
});

it('money that came for what another replaced does not say that nothing is owed', () => {
  const came = { fee: 'case-fee', why: 'not-due' as const };
  const open = fee({ id: 'case-fee-2', paidAt: undefined, instead: ['case-fee'] });
  expect(whyPaysNothing(came, { fees: [open] })).toBe('replaced');
  expect(whyPaysNothing(came, { fees: [{ ...open, paidAt: surplus.at }] })).toBe('not-due');
  expect(whyPaysNothing({ ...came, why: 'wrong-amount' }, { fees: [open] })).toBe('wrong-amount');
});
