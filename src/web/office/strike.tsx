/** That a payment was recorded on the wrong dossier: which one, and what another officer is to confirm. */
import { strikable } from '#dossier/decide-strike.ts';
import type { DossierState, Fee } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { InsetText } from '../ui/basics.tsx';
import { Radios } from '../ui/choices.tsx';
import type { View } from '../view.ts';
import { feeName } from './money-acts.tsx';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
}

const paidText = (view: View, shown: Shown, fee: Fee): string =>
  `${feeName(view, shown, fee)}: ${view.fmt.money(fee.amountVnd)} · ${fee.reference} · ${view.fmt.dateTime(fee.paidAt!)}`;

export function StrikeFields({ view, state, shown, typed }: Props & { typed(name: string): string }) {
  const fees = strikable(state);
  const [first] = fees;
  return (
    <>
      <p class="govuk-body">{view.t('strike.hint')}</p>
      {first && fees.length === 1 ? (
        <>
          <input type="hidden" name="fee" value={first.id} />
          <InsetText text={paidText(view, shown, first)} />
        </>
      ) : (
        <Radios
          name="fee"
          idPrefix="strike-fee"
          fieldset={{ legend: { text: view.t('strike.which') } }}
          value={typed('fee')}
          items={fees.map((fee) => ({ value: fee.id, text: paidText(view, shown, fee) }))}
        />
      )}
    </>
  );
}

/** Seen by everybody in the office who opens the dossier. */
export function StrikeAsked({ view, state, shown }: Props) {
  const { t, fmt } = view;
  const { strike } = state;
  const fee = strike && state.fees.find(({ id }) => id === strike.fee);
  if (!fee?.paidAt) return null;
  const { by, at, reason } = strike!;
  return (
    <InsetText
      text={t('strike.asked', { by: by.name, at: fmt.dateTime(at), paid: paidText(view, shown, fee), reason })}
    />
  );
}
