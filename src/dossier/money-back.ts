/** What becomes of money that was paid for a dossier that comes to nothing: said alike before it stops, after, and on slip 05. */
import { vndInText } from '#kernel/money.ts';
import type { Rules } from './rules.ts';
import type { DossierState, Fee } from './state.ts';

export interface PaidFee {
  fee: Fee;
  /** `told`: a record says that it is kept, which nobody compared with the law; `open`: nothing says it. The office has to find out. */
  becomes: 'returned' | 'kept' | 'told' | 'open';
}

type Laws = Pick<Rules, 'recitalOf' | 'lawText'>;

export const paidFees = ({ fees }: Pick<DossierState, 'fees'>, rules: Laws): PaidFee[] =>
  fees.filter((fee) => fee.paidAt && !fee.refund).map((fee) => ({ fee, becomes: becomesOf(fee, rules) }));

/** Money is kept by a law: a record that only tells of one, which nobody compared with its text, keeps nothing. */
export function becomesOf({ refundable, law }: Pick<Fee, 'refundable' | 'law'>, rules: Laws): PaidFee['becomes'] {
  if (refundable) return 'returned';
  if (refundable === undefined) return 'open';
  return rules.recitalOf(law) ? 'kept' : 'told';
}

/** The record that says it, by name: that nobody compared it is said by the sentence around it, once. */
export const recordOf = ({ law }: Pick<Fee, 'law'>, rules: Pick<Rules, 'lawText'>): string =>
  rules.lawText(law).replace(/, chưa đối chiếu văn bản gốc$/, '');

/** Of money that the dossier asked for, nothing came. Where nothing was asked, or nobody had to pay, nothing is said. */
export const isUnpaid = ({ fees }: Pick<DossierState, 'fees'>): boolean =>
  fees.some(({ exemption }) => !exemption) && fees.every(({ paidAt }) => !paidAt);

/** As slip 05 says it. `decides`, `centre`: the agency that had the dossier, and the centre that took the money. */
export const moneyLines = (
  state: Pick<DossierState, 'fees'>,
  rules: Laws,
  { you, decides, centre }: { you: string; decides: string; centre: string },
): string[] =>
  isUnpaid(state)
    ? ['Hệ thống chưa ghi nhận khoản tiền nào đã nộp cho hồ sơ này.']
    : paidFees(state, rules).map(({ fee, becomes }) => {
        const paid = `Số tiền ${vndInText(fee.amountVnd)} đã nộp`;
        if (becomes === 'returned') return `${paid} được hoàn trả; ${you} liên hệ ${centre} để nhận lại tiền.`;
        if (becomes === 'kept') return `${paid} không hoàn trả theo ${rules.recitalOf(fee.law)}.`;
        const told =
          decides === centre ? `${centre} xác định theo quy định và` : `${decides} xác định theo quy định; ${centre}`;
        const record =
          becomes === 'told' ? `theo ${recordOf(fee, rules)} thì không hoàn trả, chưa đối chiếu văn bản gốc; ` : '';
        return `${paid}: ${record}việc có hoàn trả hay không do ${told} thông báo cho ${you}.`;
      });
