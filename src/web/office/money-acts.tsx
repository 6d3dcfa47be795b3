/** Forms of money: what has to be paid, that it was, and what goes back. */
import { crossing, stoppable, stopTargets } from '#dossier/decide-stop.ts';
import { freeFeeId, isNotice } from '#dossier/fees.ts';
import {
  correctableFee,
  correctableSurplus,
  isUndecided,
  keepableFee,
  keepCorrectable,
  refundableFee,
} from '#dossier/money-back.ts';
import { type DossierState, type Fee, isDueNow, owedFees, type Surplus } from '#dossier/state.ts';
import { procedureName, type Shown, wordsFor } from '../catalogue.ts';
import type { WordKey } from '../i18n.ts';
import { openAmount } from '../open-amount.ts';
import { settledText } from '../refund-words.ts';
import { Amount } from '../ui/amount.tsx';
import { InsetText } from '../ui/basics.tsx';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { Input, Select, Textarea } from '../ui/fields.tsx';
import { unitName, type View } from '../view.ts';
import { type Body, DETERMINED, DOCUMENT, type OfficeAct, settlingRead } from './act-commands.ts';
import { LawFields } from './decide-form.tsx';
import type { Failed } from './take-act.tsx';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  typed(name: string): string;
}

/** Asked for on the way, and not paid yet. */
const replaceable = (state: DossierState, { rules }: Pick<Shown, 'rules'>): Fee | undefined =>
  owedFees(state).find((fee) => isNotice(fee, rules));

/** As who asked for it named it; else whether the procedure sets it, or the office asked for it on the way. */
export function feeName(view: View, { pack, rules }: Shown, fee: Pick<Fee, 'id' | 'name' | 'ofCase'>): string {
  if (fee.name) return fee.name;
  return isNotice(fee, rules)
    ? view.t('fee.requested')
    : view.t('fee.of-procedure', { procedure: procedureName(view, pack) });
}

/** What a notice says: what for, how much and by which article. */
function NoticeFields({ view: { t }, state, name, typed }: Omit<Props, 'shown'> & { name: string }) {
  return (
    <>
      <input type="hidden" name="fee" value={freeFeeId(state, 'tax')} />
      <input type="hidden" name="confirmedVnd" value={typed('confirmedVnd')} />
      <Input name="feeName" label={{ text: t('acts.fee-name') }} value={name} />
      <Amount name="amountVnd" label={{ text: t('fee.amount') }} value={typed('amountVnd')} />
      <Input name="law" label={{ text: t('fee.law') }} value={typed('law')} />
    </>
  );
}

/** The notice in whose place another is to stand, and that one. */
export function ReplacePaymentFields({ view, state, shown, typed }: Props) {
  const before = replaceable(state, shown);
  if (!before) return null;
  return (
    <>
      <input type="hidden" name="replaced" value={before.id} />
      <p class="govuk-body">{`${feeName(view, shown, before)}: ${view.fmt.money(before.amountVnd)} · ${shown.rules.lawText(before.law)}`}</p>
      <NoticeFields view={view} state={state} name={typed('feeName') || feeName(view, shown, before)} typed={typed} />
    </>
  );
}

export function RequestPaymentFields({ view, state, shown, typed }: Props) {
  const { t } = view;
  const stopped = state.stoppedPayments?.at(-1)?.fees.at(-1);
  const earlier = stopped ?? state.fees.findLast((fee) => isNotice(fee, shown.rules));
  return (
    <>
      <NoticeFields view={view} state={state} name={typed('feeName') || t('fee.requested')} typed={typed} />
      {earlier && (
        <Textarea
          name="replaces"
          label={{ text: t('acts.payment-replaces') }}
          hint={{
            text: t('acts.payment-replaces-hint', {
              name: feeName(view, shown, earlier),
              amount: view.fmt.money(earlier.amountVnd),
            }),
          }}
          rows={2}
          value={typed('replaces')}
        />
      )}
    </>
  );
}

/** What is asked for no more, to which step the work goes back, and the document on which that rests. */
export function StopPaymentFields({ view, state, shown, typed }: Props) {
  const { t, fmt, platform } = view;
  const words = wordsFor(view, shown.pack);
  const { province } = platform;
  return (
    <>
      {stoppable(state, shown.rules).map((fee) => (
        <p class="govuk-body">{`${feeName(view, shown, fee)}: ${fmt.money(fee.amountVnd)} · ${shown.rules.lawText(fee.law)}`}</p>
      ))}
      <InsetText text={t('acts.stop-payment-hint')} />
      <Select
        name="to"
        label={{ text: t('acts.return-to') }}
        value={typed('to')}
        items={[
          { value: '', text: t('form.choose') },
          ...stopTargets(state, { rules: shown.rules, province }).map((step) => ({
            value: step,
            text: words(`step.${step}`) ?? step,
          })),
        ]}
      />
      <PaperFields names={DOCUMENT} labels={DOCUMENT_LABELS} {...{ view, typed }} />
    </>
  );
}

const DOCUMENT_LABELS = {
  documentNumber: 'acts.stop-document-number',
  documentOn: 'acts.stop-document-on',
  documentBy: 'acts.stop-document-by',
} as const;

export function PayFields({ view, state, shown, typed }: Props) {
  const { t } = view;
  const [owed] = owedFees(state);
  const [crossed] = owed ? [] : crossing(state);
  const fee = owed ?? crossed;
  return (
    <>
      <input type="hidden" name="fee" value={fee?.id} />
      {crossed && <InsetText text={t('acts.pay-crossed')} />}
      {fee && <FeeDue view={view} shown={shown} fee={fee} typed={typed} />}
      <Input
        name="reference"
        label={{ text: t('acts.receipt') }}
        value={typed('reference')}
        classes="govuk-input--width-20"
      />
      <Checkboxes
        name="shared"
        values={typed('shared') ? ['yes'] : []}
        items={[{ value: 'yes', text: t('acts.receipt-shared') }]}
      />
    </>
  );
}

/** What is to be paid; where the amount stands in a resolution that is not on record, the officer says both. */
function FeeDue({ view, shown, fee, typed }: Pick<Props, 'view' | 'shown' | 'typed'> & { fee: Fee }) {
  const { t, fmt } = view;
  const law = shown.rules.lawText(fee.law);
  const name = feeName(view, shown, fee);
  if (!fee.amountOpen)
    return (
      <>
        <input type="hidden" name="amountVnd" value={fee.amountVnd} />
        <p class="govuk-body">{`${name}: ${fmt.money(fee.amountVnd)} · ${law}`}</p>
      </>
    );
  return (
    <>
      <InsetText text={`${name}: ${openAmount(t, fee)} · ${law}`} />
      <Amount name="amountVnd" id="pay-amount" label={{ text: t('fee.amount') }} value={typed('amountVnd')} />
      <Input
        name="law"
        id="pay-law"
        label={{ text: t('fee.resolution') }}
        hint={{ text: t('acts.case-fee-council') }}
        value={typed('law')}
      />
    </>
  );
}

/** The number of the transfer by which money went back, and whether it is of several returns. */
const Reference = ({ view, typed, id }: Pick<Props, 'view' | 'typed'> & { id: string }) => (
  <>
    <Input name="reference" id={id} label={{ text: view.t('acts.refund-reference') }} value={typed('reference')} />
    <Checkboxes
      name="shared"
      idPrefix={`${id}-shared`}
      values={typed('shared') ? ['yes'] : []}
      items={[{ value: 'yes', text: view.t('acts.return-shared') }]}
    />
  </>
);

/** What was paid, and that nothing says whether it is given back. */
function PaidFee({ view, shown, fee }: Pick<Props, 'view' | 'shown'> & { fee: Fee }) {
  const text = `${feeName(view, shown, fee)}: ${view.fmt.money(fee.amountVnd)} · ${shown.rules.lawText(fee.law)}`;
  return (
    <>
      <input type="hidden" name="fee" value={fee.id} />
      <InsetText text={text} />
      {isUndecided(fee, shown.rules) && <p class="govuk-body">{view.t('acts.refund-undecided')}</p>}
    </>
  );
}

interface PaperProps<Name extends string> extends Pick<Props, 'view' | 'typed'> {
  /** Of its number, its day and who issued it. */
  names: readonly [Name, Name, Name];
  labels: Readonly<Record<Name, WordKey>>;
  /** Where another form of the page has the same fields. */
  prefix?: string;
}

/** A paper by its number, its day and who issued it. */
function PaperFields<Name extends string>({ view: { t }, typed, names, labels, prefix }: PaperProps<Name>) {
  const [, on, by] = names;
  return (
    <>
      {names.map((name) => (
        <Input
          name={name}
          id={prefix && `${prefix}-${name}`}
          type={name === on ? 'date' : 'text'}
          label={{ text: t(labels[name]) }}
          value={typed(name)}
          classes={name === by ? '' : 'govuk-input--width-20'}
        />
      ))}
    </>
  );
}

/** Who determined it, by which paper. */
export const Determined = (p: Pick<Props, 'view' | 'typed'> & { prefix: string }) => (
  <PaperFields names={DETERMINED} labels={DETERMINED_LABELS} {...p} />
);

const DETERMINED_LABELS = {
  determinedNumber: 'acts.determined-number',
  determinedOn: 'acts.determined-on',
  determinedBy: 'acts.determined-by',
} as const;

/** What another officer recorded of it, and why that is wrong. */
function Corrects({ view, shown, fee, typed, prefix }: Omit<Props, 'state'> & { fee: Fee; prefix: string }) {
  if (!fee.refund && !fee.kept) return null;
  const { t } = view;
  return (
    <>
      <InsetText text={t('acts.settling-recorded', { told: settledText(view, shown.rules, fee) })} />
      <Textarea
        name="corrects"
        id={`${prefix}-corrects`}
        label={{ text: t('acts.settling-corrects') }}
        rows={2}
        value={typed('corrects')}
      />
    </>
  );
}

/** Asked once it stands above what is to be recorded; marked, it holds for that alone. */
export function SettlingRead({ view: { t }, failed, act }: { view: View; failed: Failed; act: OfficeAct }) {
  if (failed.act !== act || !failed.unread) return null;
  return (
    <Checkboxes
      name="settlingRead"
      idPrefix={`${act}-settling-read`}
      items={[{ value: settlingRead((failed.posted ?? {}) as Body), text: t('acts.settling-read') }]}
      values={[]}
    />
  );
}

const whoIn = ({ actor }: View) => (actor?.kind === 'officer' ? actor : undefined);

export function RefundFields({ view, state, shown, typed }: Props) {
  const fee = refundableFee(state, shown.rules) ?? correctableFee(state, whoIn(view));
  if (!fee) return null;
  return (
    <>
      <PaidFee view={view} shown={shown} fee={fee} />
      <Corrects view={view} shown={shown} fee={fee} typed={typed} prefix="refund" />
      <Reference view={view} typed={typed} id="refund-reference" />
      {isUndecided(fee, shown.rules) && (
        <>
          <LawFields view={view} shown={shown} typed={typed} prefix="refund" />
          <Determined view={view} typed={typed} prefix="refund" />
        </>
      )}
    </>
  );
}

export function KeepFeeFields({ view, state, shown, typed }: Props) {
  const fee = keepableFee(state, shown.rules) ?? keepCorrectable(state, shown.rules, whoIn(view));
  if (!fee) return null;
  return (
    <>
      <PaidFee view={view} shown={shown} fee={fee} />
      <Corrects view={view} shown={shown} fee={fee} typed={typed} prefix="keep" />
      <LawFields view={view} shown={shown} typed={typed} prefix="keep" />
      <Determined view={view} typed={typed} prefix="keep" />
    </>
  );
}

/** What is to go back, and what another officer recorded as gone back, which may be wrong. */
export function ReturnSurplusFields({ view, state, typed }: Props) {
  const { t } = view;
  const recorded = correctableSurplus(state, whoIn(view));
  const choices = [...(state.surplus ?? []).filter((one) => !one.returned), ...recorded];
  const [first] = choices;
  return (
    <>
      {recorded.map((one) => (
        <input type="hidden" name="recorded" value={one.reference} />
      ))}
      {first && choices.length === 1 ? (
        <>
          <input type="hidden" name="surplus" value={first.reference} />
          <InsetText text={surplusText(view, first)} />
        </>
      ) : (
        <Radios
          name="surplus"
          idPrefix="surplus-which"
          fieldset={{ legend: { text: t('acts.surplus-which') } }}
          value={typed('surplus') || first?.reference}
          items={choices.map((one) => ({ value: one.reference, text: surplusText(view, one) }))}
        />
      )}
      {recorded.length > 0 && (
        <Textarea
          name="corrects"
          id="surplus-corrects"
          label={{ text: t('acts.settling-corrects') }}
          hint={choices.length > 1 ? { text: t('acts.surplus-corrects-hint') } : undefined}
          rows={2}
          value={typed('corrects')}
        />
      )}
      <Reference view={view} typed={typed} id="surplus-reference" />
    </>
  );
}

function surplusText({ t, fmt }: View, { amountVnd, why, reference, returned }: Surplus): string {
  const came = `${fmt.money(amountVnd)}${why === 'too-much' ? '' : ` (${reference})`}: ${t(`surplus.${why}`)}`;
  if (!returned) return came;
  const said = { date: fmt.date(returned.at), by: returned.reference, who: returned.by ?? '' };
  return `${came} ${returned.by ? t('acts.surplus-recorded-by', said) : t('acts.surplus-recorded', said)}`;
}

/** What is still to be paid and what it holds back: seen by whoever works on the dossier, not only by who takes the money. */
export function OwedFees({ view, state, shown }: Omit<Props, 'typed'>) {
  const { t, fmt } = view;
  const owed = owedFees(state);
  if (!owed.length) return null;
  const centre = unitName(view, state.receivingUnit);
  return (
    <InsetText
      text={
        <>
          <b>{t(owed.some((fee) => isDueNow(state, fee)) ? 'fee.owed' : 'fee.owed-later')}</b>
          {owed.map((fee) => (
            <span class="mc-line">
              {t(fee.before === 'receipt' ? 'fee.owed-receipt' : 'fee.owed-line', {
                name: feeName(view, shown, fee),
                amount: fee.amountOpen ? openAmount(t, fee) : fmt.money(fee.amountVnd),
                centre,
              })}
            </span>
          ))}
        </>
      }
    />
  );
}
