/** What a dossier costs who applied: what is owed and by which law, what was paid, and that nobody set it yet. */
import { awaitsCaseFee } from '#dossier/decide-case-fee.ts';
import { isNotice, NOT_OWED } from '#dossier/fees.ts';
import { cameToNothing } from '#dossier/money-back.ts';
import { type DossierState, type Fee, isDue, owedFees } from '#dossier/state.ts';
import { costInText, feeBasis, type Shown, wordsFor } from '../catalogue.ts';
import { reachedName } from '../centre-reach.tsx';
import { openAmount } from '../open-amount.ts';
import { anewText, refundText, settledText } from '../refund-words.ts';
import { Button } from '../ui/basics.tsx';
import { SummaryList } from '../ui/lists.tsx';
import type { View } from '../view.ts';
import { besideText, Surpluses } from './surplus.tsx';
import { MoneyBack } from './withdraw.tsx';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
}

/** That a fee may still come, and by what, as the page of the procedure and the review said before it was handed in. */
export function FeeNotSet({ view, state, shown }: Props) {
  const { t } = view;
  if (!awaitsCaseFee(state, shown.rules)) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{t('fee.title')}</h2>
      <p class="govuk-body">{t('fee.not-set', { by: costInText(view, shown, state.channel) })}</p>
    </>
  );
}

/** What the amounts and waivers of the procedure are for, and what else may cost, as its page says. */
export function FeesAreFor({ view, shown }: Pick<Props, 'view' | 'shown'>) {
  const cost = wordsFor(view, shown.pack)('cost');
  return cost ? <p class="govuk-body mc-muted">{cost}</p> : null;
}

/** When and by what it was paid; how much came, where that is not what it pays. */
function paidText({ t, fmt }: View, { paidAt, reference = '', takenVnd }: Fee): string {
  const said = { date: fmt.dateTime(paidAt!), reference };
  return takenVnd === undefined ? t('fee.paid', said) : t('fee.paid-of', { ...said, amount: fmt.money(takenVnd) });
}

/** Whether it was paid, went back, is not owed, or when it is to be paid. */
function stateText(view: View, state: DossierState, { rules }: Shown, fee: Fee): string {
  const { t } = view;
  if (fee.exemption)
    return t(fee.exemption.id === NOT_OWED ? 'fee.not-owed' : 'fee.exempt', { law: rules.lawText(fee.exemption.law) });
  if (fee.refund) return settledText(view, rules, fee);
  if (fee.paidAt) return paidText(view, fee);
  if (!isDue(state, fee)) return t('fee.not-for-refusal');
  if (!owedFees(state).includes(fee)) return t('fee.none-any-more');
  return t(fee.before === 'receipt' ? 'fee.before-receipt' : 'fee.before-result');
}

export function Fees({ view, state, shown }: Props) {
  const { t, fmt } = view;
  if (!state.fees.length && !state.surplus?.length) return <FeeNotSet view={view} state={state} shown={shown} />;
  const owed = owedFees(state);
  return (
    <>
      <Surpluses view={view} state={state} own />
      <FeeNotSet view={view} state={state} shown={shown} />
      {!awaitsCaseFee(state, shown.rules) && <h2 class="govuk-heading-m">{t('fee.title')}</h2>}
      {state.fees.map((fee) => (
        <div class="mc-card govuk-!-margin-bottom-4">
          <SummaryList
            classes="govuk-summary-list--no-border"
            rows={[
              // Who is exempt asks nobody what others pay.
              fee.exemption
                ? undefined
                : {
                    key: { text: t('fee.amount') },
                    value: { text: fee.amountOpen ? openAmount(t, fee) : fmt.money(fee.amountVnd) },
                  },
              fee.exemption
                ? undefined
                : { key: { text: t('fee.law') }, value: { text: feeBasis(view, shown, fee.law, state.channel) } },
              fee.anew
                ? { key: { text: t('fee.anew') }, value: { text: anewText(view, shown.rules, fee) } }
                : undefined,
              fee.replaces ? { key: { text: t('acts.payment-replaces') }, value: { text: fee.replaces } } : undefined,
              fee.refundable === false && !fee.exemption && !fee.refund && !fee.kept
                ? {
                    key: { text: t('fee.refund') },
                    value: { text: refundText(view, shown, fee) },
                  }
                : undefined,
              {
                key: { text: t('fee.state') },
                value: {
                  text: besideText(view, state, fee, stateText(view, state, shown, fee)),
                },
              },
            ]}
          />
          {cameToNothing(state) && fee.paidAt && !fee.refund && (
            <MoneyBack view={view} state={{ ...state, fees: [fee] }} rules={shown.rules} />
          )}
          {fee.paidAt && view.session && (
            <a class="govuk-link govuk-body" href={`/papers/${state.id}/receipt-${encodeURIComponent(fee.id)}.pdf`}>
              {t('fee.receipt')}
            </a>
          )}
          {owed.includes(fee) && !fee.amountOpen && view.session && (
            <Button
              text={t('fee.pay', { amount: fmt.money(fee.amountVnd) })}
              href={`/my/dossiers/${state.id}/pay/${encodeURIComponent(fee.id)}`}
            />
          )}
          {owed.includes(fee) && view.session?.kind !== 'officer' && (
            <p class="govuk-body">
              {fee.amountOpen
                ? t('fee.pay-at', { centre: reachedName(view, state.receivingUnit) })
                : t('fee.pay-at-or', { centre: reachedName(view, state.receivingUnit) })}
            </p>
          )}
        </div>
      ))}
      {state.fees.some((fee) => !isNotice(fee, shown.rules)) && <FeesAreFor view={view} shown={shown} />}
    </>
  );
}
