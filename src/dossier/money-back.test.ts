/** What is said of money that was paid for a dossier that came to nothing. */
import { expect, it } from 'vitest';
import { moneyLines, paidFees } from './money-back.ts';
import type { Fee } from './state.ts';

const fee = (more: Partial<Fee>): Fee => ({
  id: 'fee',
  amountVnd: 150_000,
  law: 'luat-phi Điều 1',
  before: 'receipt',
  paidAt: '2026-11-26T02:00:00Z',
  ...more,
});
const rules = { lawText: () => 'Điều 1 Luật Phí' };

it.each([
  [undefined, 'open', 'chưa có căn cứ trong hệ thống, cần xác định có hoàn trả hay không'],
  [false, 'kept', 'không hoàn trả theo Điều 1 Luật Phí'],
  [true, 'returned', 'được hoàn trả'],
])('where the procedure says %s it is %s', (refundable, becomes, said) => {
  const state = { fees: [fee({ refundable })] };
  expect(paidFees(state)).toMatchObject([{ becomes }]);
  expect(moneyLines(state, rules)[0]).toContain(said);
  expect(moneyLines(state, rules)[0]).toContain('150.000');
});

it('nothing is said of what was not paid, or went back', () => {
  const refund = { at: '2026-11-27T02:00:00Z', reference: 'R', reason: 'Rút' };
  expect(paidFees({ fees: [fee({ paidAt: undefined }), fee({ refund })] })).toEqual([]);
});
