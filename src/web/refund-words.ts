/** Whether a fee that was paid comes back, as far as it is known; what only a record says is told with where it stands. */
import type { Fee } from '#dossier/fees.ts';
import { becomesOf, recordOf } from '#dossier/money-back.ts';
import type { Shown } from './catalogue.ts';
import type { View } from './view.ts';

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

/** That it went back: when, by which transfer, who entered it and why. */
export function refundedText({ t, fmt }: View, { refund }: Pick<Fee, 'refund'>): string {
  if (!refund) return '';
  const said = { date: fmt.date(refund.at), reference: refund.reference, reason: refund.reason };
  return refund.by ? t('fee.refunded-by', { ...said, by: refund.by }) : t('fee.refunded', said);
}
