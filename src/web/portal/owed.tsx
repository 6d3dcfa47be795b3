/** What is still to be paid and by which law, or that nobody set it yet, for who follows a dossier by code and key. */
import { type DossierState, owedFees } from '#dossier/state.ts';
import { feeBasis, type Shown } from '../catalogue.ts';
import { feeName } from '../office/money-acts.tsx';
import { openAmount } from '../open-amount.ts';
import type { View } from '../view.ts';
import { FeeNotSet } from './fees.tsx';

export function Owed({ view, state, shown }: { view: View; state: DossierState; shown: Shown }) {
  const { t, fmt } = view;
  const owed = owedFees(state);
  return (
    <>
      {owed.length > 0 && (
        <section aria-labelledby="owed">
          <h2 class="govuk-heading-s" id="owed">
            {t('fee.owed')}
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {owed.map((fee) => (
              <li>
                {`${feeName(view, shown, fee)}: ${fee.amountOpen ? openAmount(t, fee) : fmt.money(fee.amountVnd)} · ${feeBasis(view, shown, fee.law, state.channel)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <FeeNotSet view={view} state={state} shown={shown} />
    </>
  );
}
