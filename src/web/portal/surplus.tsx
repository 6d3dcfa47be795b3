/** Money that the bank told of and that pays nothing of the dossier: that it is here, why, and that it goes or went back. */
import { type DossierState, owedFees, type Surplus } from '#dossier/state.ts';
import { InsetText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

/** What was paid too much goes back, or went back; for who follows by code, not by which transfer. */
export const tooMuchText = (
  { t, fmt }: View,
  { amountVnd, at, returned }: Pick<Surplus, 'amountVnd' | 'at' | 'returned'>,
  byCode = false,
): string => {
  const amount = fmt.money(amountVnd);
  if (!returned) return t('surplus.to-go-back', { amount, date: fmt.date(at) });
  const date = fmt.date(returned.at);
  return byCode
    ? t('surplus.was-back', { amount, date })
    : t('surplus.gone-back', { amount, date, by: returned.reference });
};

export function Surpluses({ view, state }: { view: View; state: DossierState }) {
  const { t, fmt } = view;
  if (!state.surplus?.length) return null;
  const owed = owedFees(state);
  return (
    <section aria-labelledby="surplus">
      <h2 class="govuk-heading-m" id="surplus">
        {t('surplus.title')}
      </h2>
      {state.surplus.map(({ fee, amountVnd, at, reference, why, returned }) => {
        const amount = fmt.money(amountVnd);
        const stillOwed = owed.some((one) => one.id === fee);
        return (
          <InsetText
            text={
              why === 'too-much'
                ? tooMuchText(view, { amountVnd, at, returned })
                : returned
                  ? t('surplus.returned', { amount, reference, date: fmt.date(returned.at), by: returned.reference })
                  : t(stillOwed ? 'surplus.received-wrong' : 'surplus.received', {
                      amount,
                      reference,
                      date: fmt.dateTime(at),
                      why: t(`surplus.${why}`),
                    })
            }
          />
        );
      })}
    </section>
  );
}
