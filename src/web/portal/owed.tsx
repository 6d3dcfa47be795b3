/** What is still to be paid and by which law, or that nobody set it yet, and what was paid, for who follows a dossier by code and key. */
import { type DossierState, isDueNow, owedFees } from '#dossier/state.ts';
import { feeBasis, type Shown } from '../catalogue.ts';
import { reachedName } from '../centre-reach.tsx';
import { feeName } from '../office/money-acts.tsx';
import { openAmount } from '../open-amount.ts';
import { anewText } from '../refund-words.ts';
import type { View } from '../view.ts';
import { FeeNotSet } from './fees.tsx';
import { tooMuchText } from './surplus.tsx';

export function Owed({ view, state, shown }: { view: View; state: DossierState; shown: Shown }) {
  const { t, fmt } = view;
  const owed = owedFees(state);
  return (
    <>
      {owed.length > 0 && (
        <section aria-labelledby="owed">
          <h2 class="govuk-heading-s" id="owed">
            {t(owed.some((fee) => isDueNow(state, fee)) ? 'fee.owed' : 'fee.owed-later')}
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {owed.map((fee) => (
              <li>
                {`${feeName(view, shown, fee)}: ${fee.amountOpen ? openAmount(t, fee) : fmt.money(fee.amountVnd)} · ${feeBasis(view, shown, fee.law, state.channel)}`}
              </li>
            ))}
          </ul>
          <PayAtCentre view={view} state={state} />
        </section>
      )}
      <Paid view={view} state={state} shown={shown} />
      <FeeNotSet view={view} state={state} shown={shown} />
    </>
  );
}

/** Every centre takes the money of what it received: without an account, that is the way. */
function PayAtCentre({ view, state }: { view: View; state: DossierState }) {
  const { t } = view;
  const said = { centre: reachedName(view, state.receivingUnit), code: state.code ?? '' };
  const online = owedFees(state).some((fee) => !fee.amountOpen);
  return <p class="govuk-body">{online ? t('track.pay-at-or', said) : t('track.pay-at', said)}</p>;
}

/** What was paid, as far as the slip tells it: not by which receipt. */
function Paid({ view, state, shown }: { view: View; state: DossierState; shown: Shown }) {
  const { t, fmt } = view;
  const paid = state.fees.filter((fee) => fee.paidAt);
  if (!paid.length) return null;
  const tooMuch = (state.surplus ?? []).filter(({ why }) => why === 'too-much');
  return (
    <section aria-labelledby="paid">
      <h2 class="govuk-heading-s" id="paid">
        {t('track.paid-title')}
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {paid.map((fee) => (
          <li>
            {[
              `${feeName(view, shown, fee)}: ${fmt.money(fee.takenVnd ?? fee.amountVnd)} · ${fmt.dateTime(fee.paidAt!)}`,
              anewText(view, shown.rules, fee, true),
            ]
              .filter(Boolean)
              .join('. ')}
          </li>
        ))}
        {tooMuch.map((one) => (
          <li>{tooMuchText(view, state, one, true)}</li>
        ))}
      </ul>
    </section>
  );
}
