/** Of a procedure whose fee nobody published: what this dossier owes, or that it owes nothing; and that nobody said so yet. */
import { awaitsCaseFee } from '#dossier/decide-case-fee.ts';
import { isRaisable } from '#dossier/fee-anew.ts';
import { caseFeeOf, type Debt, paidDebts } from '#dossier/fees.ts';
import { becomesOf, cameToNothing } from '#dossier/money-back.ts';
import type { DossierState } from '#dossier/state.ts';
import { readVnd } from '#kernel/money.ts';
import { sentence } from '#kernel/text.ts';
import { costInText, type Shown } from '../catalogue.ts';
import { eventsOf } from '../dossiers.ts';
import { Amount } from '../ui/amount.tsx';
import { InsetText, WarningText } from '../ui/basics.tsx';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { Input, Textarea } from '../ui/fields.tsx';
import { unitName, type View } from '../view.ts';
import type { OfficeAct } from './act-commands.ts';
import { Determined } from './money-acts.tsx';
import type { Failed } from './take-act.tsx';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  typed(name: string): string;
}

/** Something of it was paid: then what is owed in all is said, of that. */
export const paidDebt = (state: DossierState, { rules }: Pick<Shown, 'rules'>): Debt | undefined =>
  paidDebts(state, rules).find(({ paidVnd }) => paidVnd > 0);

export function CaseFeeFields({ view, state, shown, typed }: Props) {
  const { t, fmt } = view;
  const debt = paidDebt(state, shown);
  const before = debt ? debt.fees.at(-1) : caseFeeOf(state);
  const { feeUnknown, isAmountOpen } = shown.rules;
  const isOfCouncil =
    feeUnknown(state.channel) === 'byCouncil' || Boolean(debt && isAmountOpen(state.channel, debt.id));
  const said = debt && { paid: fmt.money(debt.paidVnd), total: fmt.money(debt.totalVnd) };
  return (
    <>
      {said ? (
        <InsetText
          text={t(isRaisable(state, debt, shown.rules) ? 'acts.case-fee-paid' : 'acts.case-fee-paid-closed', said)}
        />
      ) : (
        <p class="govuk-body">{t('acts.case-fee-hint', { by: costInText(view, shown, state.channel) })}</p>
      )}
      {debt && <input type="hidden" name="fee" value={debt.paid.at(-1)!.id} />}
      <input type="hidden" name="confirmedVnd" value={typed('confirmedVnd')} />
      <Radios
        name="due"
        idPrefix="case-fee-due"
        fieldset={{ legend: { text: t('acts.case-fee-title') } }}
        value={typed('due')}
        items={[
          {
            value: 'owed',
            text: t('acts.case-fee-owed'),
            conditional: {
              text: (
                <Amount
                  name="amountVnd"
                  id="case-fee-amount"
                  label={{ text: t(debt ? 'acts.case-fee-total' : 'fee.amount') }}
                  value={typed('amountVnd')}
                />
              ),
            },
          },
          { value: 'none', text: t('acts.case-fee-none') },
        ]}
      />
      <Input
        name="law"
        id="case-fee-law"
        label={{ text: t('acts.case-fee-law') }}
        hint={isOfCouncil ? { text: t('acts.case-fee-council') } : undefined}
        value={typed('law')}
      />
      {before && (
        <Textarea
          name="reason"
          id="case-fee-reason"
          label={{ text: t('acts.case-fee-why') }}
          hint={{
            text: t('acts.case-fee-why-hint', {
              amount: fmt.money(debt ? debt.totalVnd : before.amountVnd),
              law: shown.rules.lawText(before.anew?.law ?? before.law),
            }),
          }}
          rows={2}
          value={typed('reason')}
        />
      )}
      {debt && cameToNothing(state) && becomesOf(debt.paid.at(-1)!, shown.rules) !== 'returned' && (
        <Determined view={view} typed={typed} prefix="case-fee" />
      )}
    </>
  );
}

/** Asked once the amount was far from what is usual; marked, it holds for that amount alone. */
export function AmountChecked({ view: { t, fmt }, failed, act }: { view: View; failed: Failed; act: OfficeAct }) {
  if (failed.act !== act) return null;
  const typed = (name: string) => readVnd(String(failed.posted?.[name] ?? ''));
  const amount = typed('amountVnd');
  const marked = amount !== undefined && typed('amountChecked') === amount;
  if (amount === undefined || (!failed.unusual && !marked)) return null;
  return (
    <Checkboxes
      name="amountChecked"
      idPrefix={`${act}-amount-checked`}
      items={[{ value: String(amount), text: t('acts.case-fee-checked', { amount: fmt.money(amount) }) }]}
      values={marked ? [String(amount)] : []}
    />
  );
}

/** For everybody who works on it: the fee is still to be set. */
export function CaseFeeOpen({ view, state, shown }: Omit<Props, 'typed'>) {
  if (!awaitsCaseFee(state, shown.rules)) return null;
  const by = costInText(view, shown, state.channel);
  return <InsetText text={view.t('fee.case-open', { by, centre: unitName(view, state.receivingUnit) })} />;
}

/** That the result was issued without a fee being set, by whom and why, as the record has it. */
export async function feeUnsetOn(view: View, { state, shown }: Pick<Props, 'state' | 'shown'>): Promise<string> {
  if (!state.result || !shown.rules.feeUnknown(state.channel) || caseFeeOf(state)) return '';
  const issued = (await eventsOf(view, state.id)).findLast((one) => one.type === 'result-issued');
  if (!issued?.feeUnset) return '';
  const by = costInText(view, shown, state.channel);
  return view.t('acts.fee-unset-on', { by, officer: issued.by.name, reason: sentence(issued.feeUnset) });
}

/** Before the result is issued, after which nothing is set: it is set first, or who issues says why it is not. */
export function CaseFeeUnset({ view, state, shown, typed }: Props) {
  const { t } = view;
  if (!awaitsCaseFee(state, shown.rules)) return null;
  const said = { by: costInText(view, shown, state.channel), centre: unitName(view, state.receivingUnit) };
  return (
    <>
      <WarningText iconFallbackText={t('form.warning')} text={t('acts.fee-unset', said)} />
      <Input
        name="feeUnset"
        label={{ text: t('acts.fee-unset-why') }}
        hint={{ text: t('acts.fee-unset-hint') }}
        value={typed('feeUnset')}
      />
    </>
  );
}
