/**
 * What becomes of money that was paid for a dossier that comes to nothing: said alike before it stops, after, in messages, on slips 03
 * and 05 and on the agency's notice of refusal.
 */
import { vndInText } from '#kernel/money.ts';
import type { Rules } from './rules.ts';
import type { DossierState, Fee } from './state.ts';

export interface PaidFee {
  fee: Fee;
  /** `told`: a record says that it is kept, which nobody compared with the law; `open`: nothing says it. The office has to find out. */
  becomes: 'returned' | 'kept' | 'told' | 'open';
}

/** Nothing was given for what was paid. */
export const cameToNothing = ({ outcome }: Pick<DossierState, 'outcome'>): boolean =>
  outcome === 'withdrawn' || outcome === 'refused' || outcome === 'lapsed';

/** Neither went back, nor is it recorded that it does not. */
const isUnsettled = (fee: Fee): boolean => Boolean(fee.paidAt && fee.amountVnd && !fee.refund && !fee.kept);

type Laws = Pick<Rules, 'recitalOf' | 'lawText'>;

export const paidFees = ({ fees }: Pick<DossierState, 'fees'>, rules: Laws): PaidFee[] =>
  fees.filter(isUnsettled).map((fee) => ({ fee, becomes: becomesOf(fee, rules) }));

/** Money is kept by a law: a record that only tells of one, which nobody compared with its text, keeps nothing. */
export function becomesOf({ refundable, law }: Pick<Fee, 'refundable' | 'law'>, rules: Laws): PaidFee['becomes'] {
  if (refundable) return 'returned';
  if (refundable === undefined) return 'open';
  return rules.recitalOf(law) ? 'kept' : 'told';
}

/** The record that says it, by name: that nobody compared it is said by the sentence around it, once. */
export const recordOf = ({ law }: Pick<Fee, 'law'>, rules: Pick<Rules, 'lawText'>): string =>
  rules.lawText(law).replace(/, chưa đối chiếu văn bản gốc$/, '');

/** Whether it goes back is for the office to find out. */
export const isUndecided = (fee: Pick<Fee, 'refundable' | 'law'>, rules: Laws): boolean =>
  ['told', 'open'].includes(becomesOf(fee, rules));

/** What may be given back, and what may be recorded as kept, of a dossier that came to nothing. */
export const refundableFee = (state: DossierState, rules: Laws): Fee | undefined =>
  cameToNothing(state) ? paidFees(state, rules).find(({ becomes }) => becomes !== 'kept')?.fee : undefined;
export const keepableFee = (state: DossierState, rules: Laws): Fee | undefined =>
  cameToNothing(state) ? paidFees(state, rules).find(({ fee }) => isUndecided(fee, rules))?.fee : undefined;

/** The same as a sentence in any language says it: how much, what becomes of it, and by which law or record. */
export interface MoneySaid {
  amountVnd: number;
  becomes: PaidFee['becomes'];
  law: string;
}

export const moneySaid = (state: Pick<DossierState, 'fees'>, rules: Laws): MoneySaid[] =>
  paidFees(state, rules).map(({ fee, becomes }) => ({
    amountVnd: fee.amountVnd,
    becomes,
    law: becomes === 'told' ? recordOf(fee, rules) : rules.lawText(fee.law),
  }));

/** Of money that the dossier asked for, nothing came. Where nothing was asked, or nobody had to pay, nothing is said. */
export const isUnpaid = ({ fees }: Pick<DossierState, 'fees'>): boolean =>
  fees.some(({ exemption }) => !exemption) && fees.every(({ paidAt }) => !paidAt);

/** As these papers say it. `decides`, `centre`: the agency that had the dossier, and the centre that took the money. */
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

/** What was settled of it after slip 03 or 05 was made, with its day: added where the slip is printed. */
export const settledLines = (
  state: Pick<DossierState, 'fees' | 'surplus'>,
  rules: Pick<Laws, 'lawText'>,
  print: (iso: string) => string,
): string[] =>
  state.fees.flatMap((fee) => [...setAnewLines(fee, state, rules, print), ...settledOf(fee, rules, print)]);

const recordedAt = (print: (iso: string) => string, at: string, what: string): string =>
  `Ghi nhận lúc ${print(at).replace(' ', ' ngày ')}: ${what}`;

/** What is owed in all was set anew, and what was paid too much goes back. */
function setAnewLines(
  { id, anew }: Fee,
  { surplus = [] }: Pick<DossierState, 'surplus'>,
  rules: Pick<Laws, 'lawText'>,
  print: (iso: string) => string,
): string[] {
  if (!anew) return [];
  const total = anew.totalVnd ? `phải nộp tất cả ${vndInText(anew.totalVnd)}` : 'không phải nộp';
  return [
    recordedAt(print, anew.at, `xác định lại: ${total} theo ${rules.lawText(anew.law)}. Lý do: ${anew.reason}`),
    ...surplus
      .filter(({ why, fee }) => why === 'too-much' && fee === id)
      .map(({ at, amountVnd, returned }) =>
        returned
          ? recordedAt(
              print,
              returned.at,
              `số tiền ${vndInText(amountVnd)} nộp thừa đã hoàn trả (số giao dịch ${returned.reference}).`,
            )
          : recordedAt(print, at, `số tiền ${vndInText(amountVnd)} nộp thừa được hoàn trả.`),
      ),
  ];
}

function settledOf(
  { amountVnd, refund, kept }: Fee,
  rules: Pick<Laws, 'lawText'>,
  print: (iso: string) => string,
): string[] {
  const said = (at: string, what: string) => [recordedAt(print, at, what)];
  const money = `số tiền ${vndInText(amountVnd)} đã nộp`;
  if (kept) return said(kept.at, `${money} không hoàn trả theo ${rules.lawText(kept.law)}. Lý do: ${kept.reason}`);
  if (!refund) return [];
  const law = refund.law ? ` theo ${rules.lawText(refund.law)}` : '';
  return said(refund.at, `${money} đã hoàn trả${law} (số giao dịch ${refund.reference}).`);
}
