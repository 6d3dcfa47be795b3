/** Whether a fee that was paid comes back, as far as it is known; what only a record says is told with where it stands. */
import type { Fee } from '#dossier/fees.ts';
import { becomesOf, recordOf } from '#dossier/money-back.ts';
import type { Shown } from './catalogue.ts';
import type { View } from './view.ts';

type Laws = Pick<Shown['rules'], 'lawText'>;

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

/** What was recorded of it: that it went back, when and by which transfer, or that it does not; by which law, by whom and why. */
export function settledText({ t, fmt }: View, rules: Laws, { refund, kept }: Pick<Fee, 'refund' | 'kept'>): string {
  if (kept) {
    const { at, law, by, reason } = kept;
    return t('fee.kept', { date: fmt.date(at), law: rules.lawText(law), by, reason });
  }
  if (!refund) return '';
  const said = { date: fmt.date(refund.at), reference: refund.reference, reason: refund.reason };
  if (refund.law) return t('fee.refunded-by-law', { ...said, law: rules.lawText(refund.law), by: refund.by ?? '' });
  return refund.by ? t('fee.refunded-by', { ...said, by: refund.by }) : t('fee.refunded', said);
}
