/** Forms of money: what has to be paid, that it was, and what goes back. */
import { type DossierState, type Fee, isOwed } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { InsetText } from '../ui/basics.tsx';
import { Input } from '../ui/fields.tsx';
import type { View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  typed(name: string): string;
}

/** Paid, and law lets it be given back. */
export const refundable = (state: DossierState): Fee | undefined =>
  state.fees.find((fee) => fee.paidAt && fee.refundable && !fee.refund);

export function RequestPaymentFields({ view, typed }: Props) {
  const { t } = view;
  return (
    <>
      <Input
        name="fee"
        label={{ text: t('acts.fee-name') }}
        value={typed('fee') || 'tax'}
        classes="govuk-input--width-10"
      />
      <Input
        name="amountVnd"
        label={{ text: t('fee.amount') }}
        inputmode="numeric"
        suffix={{ text: '₫' }}
        classes="govuk-input--width-10"
        value={typed('amountVnd')}
      />
      <Input name="law" label={{ text: t('fee.law') }} value={typed('law')} />
    </>
  );
}

export function PayFields({ view, state, shown, typed }: Props) {
  const { t } = view;
  const fee = state.fees.find(isOwed);
  return (
    <>
      <input type="hidden" name="fee" value={fee?.id} />
      {fee && <FeeDue view={view} shown={shown} fee={fee} typed={typed} />}
      <Input
        name="reference"
        label={{ text: t('acts.receipt') }}
        value={typed('reference')}
        classes="govuk-input--width-20"
      />
    </>
  );
}

/** What is to be paid; where the amount stands in a resolution that is not on record, the officer says both. */
function FeeDue({ view: { t, fmt }, shown, fee, typed }: Pick<Props, 'view' | 'shown' | 'typed'> & { fee: Fee }) {
  const law = shown.rules.lawText(fee.law);
  if (!fee.amountOpen)
    return (
      <>
        <input type="hidden" name="amountVnd" value={fee.amountVnd} />
        <p class="govuk-body">{`${fmt.money(fee.amountVnd)} · ${law}`}</p>
      </>
    );
  return (
    <>
      <InsetText text={`${t('fee.ask-council')} · ${law}`} />
      <Input
        name="amountVnd"
        id="pay-amount"
        label={{ text: t('fee.amount') }}
        inputmode="numeric"
        suffix={{ text: '₫' }}
        classes="govuk-input--width-10"
        value={typed('amountVnd')}
      />
      <Input name="law" id="pay-law" label={{ text: t('fee.resolution') }} value={typed('law')} />
    </>
  );
}

export function RefundFields({ view, state, shown, typed }: Props) {
  const { t, fmt } = view;
  const fee = refundable(state);
  return (
    <>
      <input type="hidden" name="fee" value={fee?.id} />
      <InsetText text={`${fmt.money(fee?.amountVnd ?? 0)} · ${shown.rules.lawText(fee?.law ?? '')}`} />
      <Input
        name="reference"
        id="refund-reference"
        label={{ text: t('acts.refund-reference') }}
        value={typed('reference')}
      />
    </>
  );
}
