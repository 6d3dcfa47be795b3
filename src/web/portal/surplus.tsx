/** Money that the bank told of and that pays nothing of the dossier: that it is here, why, and that it goes or went back. */
import { isFeeId, whyPaysNothing } from '#dossier/fees.ts';
import { type DossierState, type Fee, owedFees, type Surplus } from '#dossier/state.ts';
import { sentence } from '#kernel/text.ts';
import { reachedName } from '../centre-reach.tsx';
import { InsetText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

/** What was paid too much goes back, or went back; for who follows by code, not by which transfer. */
export const tooMuchText = (
  view: View,
  { receivingUnit }: Pick<DossierState, 'receivingUnit'>,
  { amountVnd, at, returned }: Pick<Surplus, 'amountVnd' | 'at' | 'returned'>,
  byCode = false,
): string => {
  const { t, fmt } = view;
  const amount = fmt.money(amountVnd);
  if (!returned)
    return t('surplus.to-go-back', { amount, date: fmt.date(at), centre: reachedName(view, receivingUnit) });
  const date = fmt.date(returned.at);
  return byCode
    ? t('surplus.was-back', { amount, date })
    : t('surplus.gone-back', { amount, date, by: returned.reference });
};

/** What is said of a fee; beside one that is not to be paid, that money came for it and goes back. */
export function besideText(view: View, state: DossierState, fee: Fee, said: string): string {
  const { surplus = [], receivingUnit } = state;
  if (fee.paidAt || owedFees(state).includes(fee)) return said;
  const here = surplus.filter((one) => !one.returned && one.why !== 'too-much' && isFeeId({ fees: [fee] }, one.fee));
  if (!here.length) return said;
  const amount = view.fmt.money(here.reduce((sum, one) => sum + one.amountVnd, 0));
  return `${sentence(said)} ${view.t('surplus.beside', { amount, centre: reachedName(view, receivingUnit) })}`;
}

/** `own`: to who the dossier is of, also why a record of before was wrong. */
export function Surpluses({ view, state, own }: { view: View; state: DossierState; own?: true }) {
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
        const corrects = own && returned?.corrects;
        const stillOwed = owed.some((one) => isFeeId({ fees: [one] }, fee));
        return (
          <InsetText
            text={[
              why === 'too-much'
                ? tooMuchText(view, state, { amountVnd, at, returned })
                : returned
                  ? t('surplus.returned', { amount, reference, date: fmt.date(returned.at), by: returned.reference })
                  : t(stillOwed ? 'surplus.received-wrong' : 'surplus.received', {
                      amount,
                      reference,
                      date: fmt.dateTime(at),
                      why: t(`surplus.${whyPaysNothing({ fee, why }, state)}`),
                      centre: reachedName(view, state.receivingUnit),
                    }),
              corrects && t('fee.corrected', { why: sentence(corrects.why) }),
            ]
              .filter(Boolean)
              .join(' ')}
          />
        );
      })}
    </section>
  );
}
