/** Whether a fee that was paid comes back, as far as it is known; what only a record says is told with where it stands. */
import type { Fee } from '#dossier/fees.ts';
import { becomesOf, type MoneySaid, recordOf } from '#dossier/money-back.ts';
import type { Language } from '#kernel/outcome.ts';
import { sentence } from '#kernel/text.ts';
import type { Shown } from './catalogue.ts';
import type { Formats, Translate } from './i18n.ts';
import type { View } from './view.ts';

type Laws = Pick<Shown['rules'], 'lawText'>;

const MONEY = {
  returned: 'withdraw.money-back',
  kept: 'withdraw.money-kept',
  told: 'withdraw.money-told',
  open: 'withdraw.money-open',
  surplus: 'withdraw.money-surplus',
} as const;

/** What becomes of what was paid for a dossier that comes to nothing, and whom to ask. */
export const moneyText = (
  { t, fmt, lang }: { t: Translate; fmt: Formats; lang: Language },
  { amountVnd, becomes, law, setter }: MoneySaid,
  centre: string,
): string =>
  setter
    ? t('withdraw.money-set', { amount: fmt.money(amountVnd), setter: setter[lang] ?? setter.vi })
    : t(MONEY[becomes], { amount: fmt.money(amountVnd), law, centre });

interface Paid {
  law?: string;
  refundable?: boolean;
}

export function refundText({ t }: View, { rules }: Pick<Shown, 'rules'>, { law = '', refundable }: Paid): string {
  const becomes = becomesOf({ law, refundable }, rules);
  if (becomes === 'returned') return t('fee.refunded-if-stopped');
  if (becomes === 'kept') return t('fee.not-refunded');
  return becomes === 'told'
    ? t('fee.not-refunded-source', { source: recordOf({ law }, rules) })
    : t('fee.refund-unknown');
}

/**
 * What was recorded of it: that it went back, when and by which transfer, or that it does not; by which law, and, but for who follows by
 * code, by whom and why.
 */
export function settledText(view: View, rules: Laws, fee: Pick<Fee, 'refund' | 'kept'>, byCode = false): string {
  const { t, fmt } = view;
  const { determined, corrects } = fee.refund ?? fee.kept ?? {};
  return [
    recordText(view, rules, fee, byCode),
    determined && t('fee.determined', { ...determined, date: fmt.date(determined.on) }),
    corrects && !byCode && t('fee.corrected', { why: sentence(corrects.why) }),
  ]
    .flatMap((one) => (one ? [sentence(one)] : []))
    .join(' ');
}

function recordText(
  { t, fmt }: View,
  rules: Laws,
  { refund, kept }: Pick<Fee, 'refund' | 'kept'>,
  byCode: boolean,
): string {
  if (kept) {
    const { at, law, by, reason } = kept;
    const said = { date: fmt.date(at), law: rules.lawText(law) };
    return byCode ? t('fee.kept-on', said) : t('fee.kept', { ...said, by, reason });
  }
  if (!refund) return '';
  if (byCode) return t('fee.refunded-on', { date: fmt.date(refund.at), reference: refund.reference });
  const said = { date: fmt.date(refund.at), reference: refund.reference, reason: refund.reason };
  if (refund.law) return t('fee.refunded-by-law', { ...said, law: rules.lawText(refund.law), by: refund.by ?? '' });
  return refund.by ? t('fee.refunded-by', { ...said, by: refund.by }) : t('fee.refunded', said);
}

/** What is owed in all, as it was set once something was paid; for who follows by code, not by whom and why. */
export function anewText({ t, fmt }: View, rules: Laws, { anew }: Pick<Fee, 'anew'>, byCode = false): string {
  if (!anew) return '';
  const { at, by, totalVnd, law, reason } = anew;
  const said = { total: fmt.money(totalVnd), law: rules.lawText(law), date: fmt.date(at) };
  if (!totalVnd) return byCode ? t('fee.anew-none-on', said) : t('fee.anew-none-text', { ...said, by, reason });
  return byCode ? t('fee.anew-on', said) : t('fee.anew-text', { ...said, by, reason });
}
