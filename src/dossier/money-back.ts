/** What becomes of money that was paid for a dossier that comes to nothing: said alike before it stops, after, and on slip 05. */
import { formatVnd } from '#kernel/money.ts';
import type { Rules } from './rules.ts';
import type { DossierState, Fee } from './state.ts';

export interface PaidFee {
  fee: Fee;
  /** `open`: neither the procedure nor a setting says it, so that the office has to find out. */
  becomes: 'returned' | 'kept' | 'open';
}

export const paidFees = ({ fees }: Pick<DossierState, 'fees'>): PaidFee[] =>
  fees
    .filter((fee) => fee.paidAt && !fee.refund)
    .map((fee) => ({ fee, becomes: fee.refundable ? 'returned' : fee.refundable === false ? 'kept' : 'open' }));

/** As slip 05 says it. */
export const moneyLines = (state: Pick<DossierState, 'fees'>, rules: Pick<Rules, 'lawText'>): string[] =>
  paidFees(state).map(({ fee, becomes }) => {
    const paid = `Số tiền ${formatVnd(fee.amountVnd)} đã nộp`;
    if (becomes === 'returned') return `${paid} được hoàn trả; Ông/Bà liên hệ nơi tiếp nhận hồ sơ để nhận lại tiền.`;
    if (becomes === 'kept') return `${paid} không hoàn trả theo ${rules.lawText(fee.law)}.`;
    return `${paid}: chưa có căn cứ trong hệ thống, cần xác định có hoàn trả hay không; nơi tiếp nhận hồ sơ thông báo kết quả cho Ông/Bà.`;
  });
