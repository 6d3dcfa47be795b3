/** Withdrawing a dossier, and what becomes of money that was paid for one that came to nothing. */

import { limitIn } from '#acts/schemas.ts';
import { requestWords } from '#dossier/decide-withdrawal.ts';
import { setterOf } from '#dossier/fee-setter.ts';
import { isUnpaid, moneySaid, surplusSaid } from '#dossier/money-back.ts';
import { type DossierState, owedFees } from '#dossier/state.ts';
import { UNDECIDED } from '#kernel/status.ts';
import { procedureName, type Shown } from '../catalogue.ts';
import { reachedName } from '../centre-reach.tsx';
import type { Opened } from '../dossiers.ts';
import { PostForm, type RefusedForm } from '../forms/posted.tsx';
import { KeptTyped } from '../office/kept-form.tsx';
import { moneyText, settledText } from '../refund-words.ts';
import { Button, Details, WarningText } from '../ui/basics.tsx';
import { Textarea } from '../ui/fields.tsx';
import { SummaryList } from '../ui/lists.tsx';
import { Page, Token } from '../ui/page.tsx';
import { today, type View } from '../view.ts';

/** What the procedure calls its laws. */
type Laws = Pick<Shown['rules'], 'lawText' | 'recitalOf' | 'feeIds'>;

/** Once handed over it is theirs, as the page says where it tells of them. */
export const isOpenTo = ({ status, outside }: DossierState): boolean =>
  UNDECIDED.includes(status) && !outside?.handedAt;
export const withdrawalLimit = (field: string) => limitIn('withdraw-dossier', field);

export function Withdraw({
  view,
  state,
  rules,
  refused,
}: {
  view: View;
  state: DossierState;
  rules: Laws;
  refused?: RefusedForm;
}) {
  const { t } = view;
  if (!isOpenTo(state)) return null;
  return (
    <Details
      open={refused?.form === 'withdraw'}
      summaryText={t('withdraw.title')}
      text={
        <PostForm
          view={view}
          form="withdraw"
          action={`/my/dossiers/${state.id}/withdraw`}
          refused={refused}
          limitOf={withdrawalLimit}
          kept={<KeptTyped view={view} />}
        >
          <MoneyThen view={view} state={state} rules={rules} />
          <Textarea name="reason" label={{ text: t('withdraw.reason') }} rows={3} />
          <Button text={t('withdraw.go-on')} classes="govuk-button--secondary" preventDoubleClick />
        </PostForm>
      }
    />
  );
}

/** The second step: what ends, and what becomes of the money. */
export function ConfirmWithdraw({ view, opened, reason }: { view: View; opened: Opened; reason: string }) {
  const { t } = view;
  const { id, state, shown } = opened;
  const dossier = `/my/dossiers/${id}`;
  return (
    <Page view={view} title={t('withdraw.confirm')} at="mine" back={dossier}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{t('withdraw.confirm')}</h1>
          <SummaryList
            rows={[
              { key: { text: t('dossier.code') }, value: { text: state.code ?? t('dossier.no-code') } },
              { key: { text: t('inbox.procedure') }, value: { text: procedureName(view, shown.pack) } },
              { key: { text: t('withdraw.reason') }, value: { text: reason } },
            ]}
          />
          <MoneyThen view={view} state={state} rules={shown.rules} />
          <WarningText iconFallbackText={t('form.warning')} text={t('withdraw.confirm-text')} />
          <form method="post" action={`${dossier}/withdraw`}>
            <Token view={view} />
            <input type="hidden" name="reason" value={reason} />
            <input type="hidden" name="confirmed" value="yes" />
            <div class="govuk-button-group">
              <Button text={t('withdraw.send')} classes="govuk-button--warning" preventDoubleClick />
              <a class="govuk-link" href={dossier}>
                {t('withdraw.keep')}
              </a>
            </div>
          </form>
        </div>
      </div>
    </Page>
  );
}

/** On which request an officer entered that it is withdrawn, with the paper: for whoever may see the dossier. */
export function WithdrawnOn({ view, state }: { view: View; state: DossierState }) {
  const { t, fmt, lang } = view;
  const { withdrawal } = state;
  if (!withdrawal) return null;
  const { request, by, at } = withdrawal;
  return (
    <section aria-labelledby="withdrawn-on">
      <h2 class="govuk-heading-m" id="withdrawn-on">
        {t('withdrawn.title')}
      </h2>
      <p class="govuk-body">
        {t('withdrawn.entered', { asked: requestWords(request)[lang], by, at: fmt.dateTime(at) })}{' '}
        {request.file && (
          <a class="govuk-link" href={`/papers/${state.id}/${request.file}`}>
            {t('withdrawn.file')}
          </a>
        )}
      </p>
    </section>
  );
}

interface Props {
  view: View;
  state: DossierState;
  rules: Laws;
  /** Who follows by the key of the slip reads neither who entered it nor why. */
  byCode?: boolean;
}

/** What was paid and what becomes of it, or by whom it was settled, said before the dossier is withdrawn and after it came to nothing. */
export function MoneyBack({ view, state, rules, byCode }: Props) {
  const { t, fmt } = view;
  const { province } = view.platform;
  const by = { province, rules, date: today(view) };
  if (isUnpaid(state)) return <p class="govuk-body">{t('withdraw.money-unpaid')}</p>;
  const settled = state.fees.filter(({ refund, kept }) => refund || kept);
  return (
    <>
      {settled.map((fee) => (
        <p class="govuk-body">
          {t('withdraw.money-refunded', {
            amount: fmt.money(fee.amountVnd),
            told: settledText(view, rules, fee, byCode),
          })}
        </p>
      ))}
      {moneySaid(state, rules, (fee) => setterOf(fee, state, by)).map((one) => (
        <p class="govuk-body">{moneyText(view, one, reachedName(view, state.receivingUnit))}</p>
      ))}
    </>
  );
}

/** The same before it is withdrawn, with what is still owed and what came for nothing: as form 05 and the message will say it. */
export function MoneyThen(props: Props) {
  const { view, state } = props;
  const { t } = view;
  return (
    <>
      <MoneyBack {...props} />
      {surplusSaid(state).map((one) => (
        <p class="govuk-body">{moneyText(view, one, reachedName(view, state.receivingUnit))}</p>
      ))}
      {owedFees(state).length > 0 && <p class="govuk-body">{t('withdraw.money-owed')}</p>}
    </>
  );
}
