/** What is said of money that was paid for a dossier that came to nothing. */
import { expect, it } from 'vitest';
import { isUnpaid, moneyLines, paidFees } from './money-back.ts';
import type { Fee } from './state.ts';

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
const names = { you: 'Ông/Bà', decides: 'Ủy ban nhân dân phường A', centre: 'Trung tâm phường A' };

it.each([
  [
    undefined,
    'open',
    'việc có hoàn trả hay không do Ủy ban nhân dân phường A xác định theo quy định; Trung tâm phường A thông báo cho Ông/Bà.',
  ],
  [false, 'kept', 'không hoàn trả theo Điều 1 Luật Phí.'],
  [true, 'returned', 'được hoàn trả; Ông/Bà liên hệ Trung tâm phường A'],
])('where the procedure says %s it is %s', (refundable, becomes, said) => {
  const state = { fees: [fee({ refundable })] };
  expect(paidFees(state, rules)).toMatchObject([{ becomes }]);
  expect(moneyLines(state, rules, names)[0]).toContain(said);
  expect(moneyLines(state, rules, names)[0]).toContain('Số tiền 150.000 đồng đã nộp');
});

it('is kept by no source that nobody compared', () => {
  const state = { fees: [fee({ refundable: false, law: 'csdl' })] };
  expect(paidFees(state, rules)).toMatchObject([{ becomes: 'told' }]);
  const [said] = moneyLines(state, rules, names);
  expect(said).not.toContain('không hoàn trả theo');
  // What the page of the fee says of it, slip 05 says too.
  expect(said).toContain(
    'theo Cơ sở dữ liệu quốc gia thì không hoàn trả, chưa đối chiếu văn bản gốc; việc có hoàn trả',
  );
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
