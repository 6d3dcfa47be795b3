/**
 * What becomes of money that was paid for a dossier that comes to nothing: said alike before it stops, after, in messages, on slips 03
 * and 05 and on the agency's notice of refusal.
 */
import { vndInText } from '#kernel/money.ts';
import type { Names } from '#kernel/phrase.ts';
import { sentence } from '#kernel/text.ts';
import type { SettledBy } from './fees.ts';
import type { Rules } from './rules.ts';
import type { DossierState, Fee, Surplus } from './state.ts';

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

/** With how it ended, where it has. */
type Ended = Pick<DossierState, 'fees'> & Partial<Pick<DossierState, 'outcome'>>;

const NOT_GRANTED: readonly DossierState['outcome'][] = ['refused', 'lapsed'];

/** A record that tells of what is not granted says nothing of what the applicant withdraws. */
export const paidFees = ({ fees, outcome }: Ended, rules: Laws): PaidFee[] =>
  fees.filter(isUnsettled).map((fee) => {
    const becomes = becomesOf(fee, rules);
    return { fee, becomes: becomes === 'told' && !NOT_GRANTED.includes(outcome) ? 'open' : becomes };
  });

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

/** «27/11/2026». */
export const dayText = (day: string): string => day.split('-').reverse().join('/');

interface Who {
  id: string;
  name: string;
}

/** Whom a record is of: of before, the name alone was kept. */
export const isOwn = ({ by, officer }: Pick<NonNullable<Fee['refund']>, 'by' | 'officer'>, who: Who): boolean =>
  officer === undefined ? by === who.name : officer === who.id;

/** What another officer recorded of money, which may be wrong. */
export const correctableFee = (state: DossierState, who: Who | undefined): Fee | undefined =>
  cameToNothing(state)
    ? state.fees.find(({ refund, kept }) => {
        const record = refund ?? kept;
        return record && who && !isOwn(record, who);
      })
    : undefined;

/** Money that pays nothing, of which another officer recorded that it went back. */
export const correctableSurplus = ({ surplus = [] }: Pick<DossierState, 'surplus'>, who: Who | undefined): Surplus[] =>
  surplus.filter(({ returned }) => returned && who && !isOwn(returned, who));

/** The same, where it may be recorded that it is kept. */
export function keepCorrectable(state: DossierState, rules: Laws, who: Who | undefined): Fee | undefined {
  const fee = correctableFee(state, who);
  return fee && isUndecided(fee, rules) ? fee : undefined;
}

/** The same as a sentence in any language says it: how much, what becomes of it, and by which law or record. */
export interface MoneySaid {
  amountVnd: number;
  becomes: PaidFee['becomes'] | 'surplus';
  law: string;
  /** Who finds out whether it goes back, where that is not the agency that decides. */
  setter?: Names;
}

type SetterOf = (fee: Fee) => Names | undefined;

export const moneySaid = (state: Ended, rules: Laws, setterOf: SetterOf): MoneySaid[] =>
  paidFees(state, rules).map(({ fee, becomes }) => {
    const setter = becomes === 'open' ? setterOf(fee) : undefined;
    return {
      amountVnd: fee.amountVnd,
      becomes,
      law: becomes === 'told' ? recordOf(fee, rules) : rules.lawText(fee.law),
      ...(setter && { setter }),
    };
  });

type Money = Pick<DossierState, 'fees' | 'surplus'>;

/** What came and pays nothing, and is still here. */
export const surplusSaid = ({ surplus = [] }: Pick<Money, 'surplus'>): MoneySaid[] =>
  surplus.flatMap(({ amountVnd, returned }) => (returned ? [] : [{ amountVnd, becomes: 'surplus', law: '' }]));

/** Of money that the dossier asked for, nothing came, nor any that pays nothing. Where nothing was asked, or nobody had to pay, nothing is said. */
export const isUnpaid = ({ fees, surplus = [] }: Money): boolean =>
  !surplus.length && fees.some(({ exemption }) => !exemption) && fees.every(({ paidAt }) => !paidAt);

/** As these papers say it. `decides`, `centre`: the agency that had the dossier, and the centre that took the money. */
export function moneyLines(
  state: Money & Partial<Pick<DossierState, 'outcome'>>,
  rules: Laws,
  { you, decides, centre, setterOf }: { you: string; decides: string; centre: string; setterOf: SetterOf },
): string[] {
  if (isUnpaid(state)) return ['Hệ thống chưa ghi nhận khoản tiền nào đã nộp cho hồ sơ này.'];
  const paid = paidFees(state, rules).map(({ fee, becomes }) => {
    const sum = `Số tiền ${vndInText(fee.amountVnd)} đã nộp`;
    if (becomes === 'returned') return `${sum} được hoàn trả; ${you} liên hệ ${centre} để nhận lại tiền.`;
    if (becomes === 'kept') return `${sum} không hoàn trả theo ${rules.recitalOf(fee.law)}.`;
    const setter = setterOf(fee)?.vi;
    if (setter)
      return `${sum} theo thông báo của ${setter}: việc có hoàn trả hay không do ${setter} xác định theo quy định; cần biết thêm, ${you} hỏi ${setter}.`;
    const told =
      decides === centre ? `${centre} xác định theo quy định và` : `${decides} xác định theo quy định; ${centre}`;
    // What nobody compared with its text is a doubt of ours, and none that a signed paper has: it says who finds out, and whom to ask.
    return `${sum}: việc có hoàn trả hay không do ${told} thông báo cho ${you}; cần biết thêm, ${you} hỏi ${centre}.`;
  });
  const surplus = (state.surplus ?? [])
    .filter(({ returned }) => !returned)
    .map((one) => `${capital(surplusInText(one))} được hoàn trả; ${you} liên hệ ${centre} để nhận lại tiền.`);
  return [...paid, ...surplus];
}

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);

/** What pays nothing of the dossier, by the transfer that it came by, or as it was found to be too much. */
const surplusInText = ({ amountVnd, why, reference }: Surplus): string =>
  why === 'too-much'
    ? `số tiền ${vndInText(amountVnd)} nộp thừa`
    : `số tiền ${vndInText(amountVnd)} đã nhận (số giao dịch ${reference}), không dùng cho khoản phải nộp nào,`;

/** Nobody records the same of one fee twice. */
const isOther = (one: object, before: object | undefined): boolean => JSON.stringify(one) !== JSON.stringify(before);

/** What was recorded of money since a paper was made, `then`, with its day: added where the paper is printed. */
export function settledLines(
  { fees, surplus = [] }: Money,
  rules: Pick<Laws, 'lawText'>,
  print: (iso: string) => string,
  then: Money,
): string[] {
  return [
    ...fees.flatMap(({ id, anew, refund, kept, amountVnd }) => {
      const before = then.fees.find((one) => one.id === id);
      const money = `số tiền ${vndInText(amountVnd)} đã nộp`;
      const law = refund?.law ? ` theo ${rules.lawText(refund.law)}` : '';
      return [
        anew && isOther(anew, before?.anew) && { at: anew.at, what: anewInText(anew, rules) },
        kept &&
          isOther(kept, before?.kept) && {
            at: kept.at,
            what: `${money} không hoàn trả theo ${rules.lawText(kept.law)}. Lý do: ${sentence(kept.reason)}${settlingInText(kept)}`,
          },
        refund &&
          isOther(refund, before?.refund) && {
            at: refund.at,
            what: `${money} đã hoàn trả${law} (số giao dịch ${refund.reference}).${settlingInText(refund)}`,
          },
      ];
    }),
    ...surplus.flatMap((one) => {
      const before = then.surplus?.find(({ reference }) => reference === one.reference);
      const { returned } = one;
      return [
        !before && { at: one.at, what: `${surplusInText(one)} phải hoàn trả.` },
        returned &&
          isOther(returned, before?.returned) && {
            at: returned.at,
            what: `${surplusInText(one)} đã hoàn trả (số giao dịch ${returned.reference}).${settlingInText(returned)}`,
          },
      ];
    }),
  ]
    .flatMap((one) => one || [])
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at))
    .map(({ at, what }) => `Ghi nhận lúc ${print(at).replace(' ', ' ngày ')}: ${what}`);
}

/** By which paper it was determined, and that it stands in the place of what was recorded before. */
const settlingInText = ({ determined, corrects }: SettledBy): string =>
  [
    determined && ` ${determined.by} xác định tại văn bản số ${determined.number} ngày ${dayText(determined.on)}.`,
    corrects && ` Sửa ghi nhận trước: ${sentence(corrects.why)}`,
  ]
    .filter(Boolean)
    .join('');

/** Money as a paper of that moment had it, whose dossier came to nothing by it: nothing was settled yet. */
export const moneyThen = ({ fees, surplus = [] }: Money, at: string): Money => {
  const isBefore = (one: string) => Temporal.Instant.compare(one, at) <= 0;
  return {
    fees: fees.map(({ refund: _, kept: __, anew, ...fee }) => (anew && isBefore(anew.at) ? { ...fee, anew } : fee)),
    surplus: surplus
      .filter((one) => isBefore(one.at))
      .map(({ returned, ...one }) => (returned && isBefore(returned.at) ? { ...one, returned } : one)),
  };
};

/** What is owed in all, as it was set once it was paid. */
const anewInText = (
  { totalVnd, law, reason, determined }: NonNullable<Fee['anew']>,
  rules: Pick<Laws, 'lawText'>,
): string =>
  `xác định lại: ${totalVnd ? `phải nộp tất cả ${vndInText(totalVnd)}` : 'không phải nộp'} theo ${rules.lawText(law)}. Lý do: ${determined ? `${sentence(reason)}${settlingInText({ determined })}` : reason}`;
