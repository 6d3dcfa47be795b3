/** What becomes of money that was paid for a dossier that comes to nothing: said alike before it stops, after, and on slip 05. */
import { vndInText } from '#kernel/money.ts';
import type { Rules } from './rules.ts';
import type { DossierState, Fee } from './state.ts';

export interface PaidFee {
  fee: Fee;
  /** `open`: no law that was compared says it, so that the office has to find out. */
  becomes: 'returned' | 'kept' | 'open';
}

type Laws = Pick<Rules, 'recitalOf'>;

export const paidFees = ({ fees }: Pick<DossierState, 'fees'>, rules: Laws): PaidFee[] =>
  fees.filter((fee) => fee.paidAt && !fee.refund).map((fee) => ({ fee, becomes: becomesOf(fee, rules) }));

/** Money is kept by a law: a record that only tells of one, which nobody compared with its text, keeps nothing. */
export function becomesOf({ refundable, law }: Pick<Fee, 'refundable' | 'law'>, rules: Laws): PaidFee['becomes'] {
  if (refundable) return 'returned';
  return refundable === false && rules.recitalOf(law) ? 'kept' : 'open';
}

/** As slip 05 says it. `decides`, `centre`: the agency that had the dossier, and the centre that took the money. */
export const moneyLines = (
  state: Pick<DossierState, 'fees'>,
  rules: Laws,
  { you, decides, centre }: { you: string; decides: string; centre: string },
): string[] =>
  paidFees(state, rules).map(({ fee, becomes }) => {
    const paid = `Số tiền ${vndInText(fee.amountVnd)} đã nộp`;
    if (becomes === 'returned') return `${paid} được hoàn trả; ${you} liên hệ ${centre} để nhận lại tiền.`;
    if (becomes === 'kept') return `${paid} không hoàn trả theo ${rules.recitalOf(fee.law)}.`;
    const told =
      decides === centre ? `${centre} xác định theo quy định và` : `${decides} xác định theo quy định; ${centre}`;
    return `${paid}: việc có hoàn trả hay không do ${told} thông báo cho ${you}.`;
  });
