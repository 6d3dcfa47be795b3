/** The acts of an officer as forms: only those that are open to this person on this dossier as it stands. */
import type { ComponentChildren } from 'preact';
import { isKindUnknown } from '#acts/numbers.ts';
import { findAbsence, isOfDesk } from '#authority/permission.ts';
import { heldByColleague } from '#dossier/claims.ts';
import { variables } from '#dossier/context.ts';
import { isAllowed } from '#dossier/decide.ts';
import { isPending } from '#dossier/decide-consultation.ts';
import type { Staff } from '#dossier/decide-tasks.ts';
import { isPossible } from '#dossier/possible.ts';
import type { Offered } from '#dossier/refusal-grounds.ts';
import { awaitsFeeFirst, type DossierState, owedFees, type Task } from '#dossier/state.ts';
import type { Refusal } from '#kernel/outcome.ts';
import { conditionsAt, type Shown } from '../catalogue.ts';
import { FormAgain } from '../forms/posted.tsx';
import { Kept } from '../portal/apply-pages.tsx';
import { MoneyThen } from '../portal/withdraw.tsx';
import { InsetText } from '../ui/basics.tsx';
import { FileUpload, fileWords, Input, Textarea, uploadWords } from '../ui/fields.tsx';
import { Token } from '../ui/page.tsx';
import { TAKE_PATH } from '../uploads.ts';
import { unitName, type View } from '../view.ts';
import { isForm, OFFICE_ACTS, type OfficeAct, RESULT_FILE, STEP_ACTS } from './act-commands.ts';
import { limitsOf } from './act-limits.ts';
import { ActButtons, Previewed, ReadBy, ReturnAnswer, Returned } from './act-notes.tsx';
import { AgainstFields } from './against-fields.tsx';
import { QuestionRead } from './asked.tsx';
import { AmountChecked, CaseFeeUnset, paidDebt } from './case-fee.tsx';
import { LastFields } from './close-form.tsx';
import { ConsultFields, OpinionFields, QuestionChoice, questionFor } from './consult-form.tsx';
import { DecideFields, LawFields } from './decide-form.tsx';
import { DeliverFields, OriginalsBack } from './deliver-form.tsx';
import { holderName, may } from './desk-model.ts';
import { Apology, ExtendFields } from './extend-form.tsx';
import { chosenFirst } from './ground-choice.tsx';
import { whyHeldBack } from './held-back.ts';
import { KeptAct, keptOf } from './kept-form.tsx';
import { LateSupplement } from './late-supplement.tsx';
import { LawChecked } from './law-checked.tsx';
import {
  KeepFeeFields,
  RefundFields,
  ReplacePaymentFields,
  RequestPaymentFields,
  ReturnSurplusFields,
  SettlingRead,
  StopPaymentFields,
} from './money-acts.tsx';
import { NewPapers } from './new-papers.tsx';
import { Unheard } from './opinions.tsx';
import {
  EnteredResult,
  HandOverFields,
  OutsideFields,
  OutsideResultFields,
  ProposedCorrection,
} from './outside-acts.tsx';
import { OwnAbsence } from './own-absence.tsx';
import { RefuseFields } from './refuse-form.tsx';
import { Proposal, ProposeFields } from './revoke-fields.tsx';
import { RevokeWarning } from './revoke-warning.tsx';
import { colleaguesFor, ReassignFields, ReturnFields, SubstituteFields, staffOf, taskOfAbsent } from './staff-acts.tsx';
import { StepFields } from './step-fields.tsx';
import { StrikeAsked, StrikeFields } from './strike.tsx';
import { Marks } from './supplement-marks.tsx';
import type { Failed } from './take-act.tsx';
import { Typed } from './typed.tsx';
import { WithdrawFields } from './withdraw-form.tsx';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  task?: Task;
  /** What a supplement may ask for. */
  askable: ReadonlyMap<string, { wrong: boolean }>;
  /** What registers ask about the decision. */
  questions: readonly Refusal[];
  /** On what it may be refused. */
  grounds: readonly Offered[];
  /** Numbers that the book of the result has passed over. */
  free: readonly string[];
  /** Who is recorded as away now. */
  absences: Staff['absences'];
  failed: Failed;
}

export function ActForms(props: Props) {
  const { view, shown, failed } = props;
  const open = OFFICE_ACTS.filter((act) => isForm(act) && isOpen(props, act));
  // Where the form is still open, what was typed stands in it.
  const isLost = failed.act && failed.posted && !failed.preview && !open.includes(failed.act);
  return (
    <>
      <OwnAbsence view={view} absences={props.absences} />
      <Proposal view={view} state={props.state} shown={shown} />
      <ProposedCorrection view={view} state={props.state} />
      <EnteredResult view={view} state={props.state} />
      <StrikeAsked view={view} state={props.state} shown={shown} />
      {isLost && <Typed view={view} shown={shown} posted={failed.posted!} />}
      <OpenForms {...props} open={open} />
    </>
  );
}

function OpenForms(props: Props & { open: readonly OfficeAct[] }) {
  const { view, state, shown, task, open } = props;
  const { t } = view;
  const others = state.tasks.filter((one) => one !== task);
  const waiting = waitsFor(props);
  const waits = waiting && <InsetText text={waiting} />;
  const held = heldByColleague(state, staffOf(view, props.absences));
  const taken = held && <InsetText text={t('acts.taken', { name: holderName(view, held, props.absences) })} />;
  if (!open.length && (taken || waits)) return taken || waits;
  if (!open.length)
    return (
      <InsetText
        text={
          others.length
            ? t('acts.with-others', { unit: others.map((one) => unitName(view, one.unit)).join(', ') })
            : t('acts.nothing')
        }
      />
    );
  return (
    <section aria-labelledby="acts" class="govuk-!-margin-bottom-6">
      <h2 class="govuk-heading-m" id="acts">
        {t('acts.title')}
      </h2>
      {taken}
      {task?.returned && <Returned {...props} returned={task.returned} />}
      {task && <NewPapers view={view} shown={shown} state={state} />}
      {waits}
      {open.filter(isForm).map((act) => (
        <details class="mc-act" open={isNow(act, props) || props.failed.act === act} id={`act-${act}`}>
          <summary>{nameOf(act, props)}</summary>
          <form
            method="post"
            novalidate
            {...(takesFile(act, props)
              ? {
                  action: `/office/dossiers/${state.id}/${act}`,
                  enctype: 'multipart/form-data' as const,
                  ...uploadWords(t, TAKE_PATH),
                }
              : { action: `/office/dossiers/${state.id}/${act}` })}
            data-conditions={conditionsAt(props.shown, task && props.shown.rules.steps[task.step]?.form)}
            {...keptOf(act, taskOf(act, props)?.id, props.failed.act)}
          >
            <Token view={view} />
            <KeptAct view={view} act={act} />
            {taskOf(act, props) && <input type="hidden" name="task" value={taskOf(act, props)!.id} />}
            <input type="hidden" name="seq" value={state.seq} />
            <FormAgain
              view={view}
              form={act}
              refused={refusedAt(act, props.failed)}
              limitOf={limitsOf(
                act,
                new Set(task && props.shown.rules.fieldsOf(props.shown.rules.steps[task.step]?.form ?? '')),
              )}
            >
              {fieldsOf(act, props)}
              <ReadBy {...props} act={act} />
            </FormAgain>
            {SETS_FEE.includes(act) && <AmountChecked view={view} failed={props.failed} act={act} />}
            <LawChecked view={view} failed={props.failed} act={act} />
            <QuestionRead view={view} rules={shown.rules} state={state} act={act} failed={props.failed} />
            <SettlingRead view={view} failed={props.failed} act={act} />
            {props.failed.act === act && takesFile(act, props) && (
              <Kept view={view} field={RESULT_FILE} paper={props.failed.file} />
            )}
            {props.failed.act === act && props.failed.preview && (
              <Previewed {...props} preview={props.failed.preview} />
            )}
            <ActButtons {...props} act={act} isNow={isNow(act, props)} />
          </form>
        </details>
      ))}
    </section>
  );
}

const refusedAt = (act: OfficeAct, { act: failed, posted = {}, errors = [] }: Failed) =>
  failed === act ? { form: act, posted, errors } : undefined;

/** What was paid is set anew by the same act. */
const nameOf = (act: Exclude<OfficeAct, 'send-message'>, { view: { t }, state, shown }: Props): string =>
  act === 'set-case-fee' && paidDebt(state, shown) ? t('acts.case-fee-anew') : t(`act.${act}`);

/** Acts by which who acts says what is owed. */
const SETS_FEE: readonly OfficeAct[] = ['set-case-fee', 'pay-fee'];

/** What is to be done now: the step's own act, or the answer that was asked of the unit. */
const isNow = (act: OfficeAct, { view, state }: Props): boolean => {
  const question = act === 'answer-consultation' ? questionFor(view, state) : undefined;
  return STEP_ACTS.includes(act) || act === 'deliver-issued' || Boolean(question && isPending(question));
};

/** Without a letter of ours the office's own file is the result; what others issued, and what somebody asked for, comes as their file. */
const takesFile = (act: OfficeAct, { shown }: Props): boolean =>
  act === 'record-outside-result' ||
  act === 'correct-outside-result' ||
  act === 'withdraw-dossier' ||
  act === 'propose-revocation' ||
  (act === 'issue-result' && !shown.rules.result.letter);

/** Why the step's own act is not open, where it waits for something that others do. */
function waitsFor({ view, state, shown, task }: Props): string | undefined {
  const { t } = view;
  // The issued result is the counter's to hand out, whose work is no task meanwhile.
  const ahead = isAllowed('deliver-issued', state) && !state.handedOut && may(view, state, 'deliver-issued');
  const act = ahead ? 'deliver-result' : task?.act;
  if (act === 'receive-dossier') return awaitsFeeFirst(state) ? t('acts.await-fee') : undefined;
  if (act !== 'issue-result' && act !== 'deliver-result') return undefined;
  if (act === 'issue-result') return owedFees(state).length ? t('acts.await-fee') : undefined;
  return whyHeldBack(view, state, shown);
}

/** Who decided returns what is not issued yet, though its task is another's. */
const taskOf = (act: OfficeAct, { task, state }: Props): Task | undefined =>
  task ?? (act === 'return-task' && state.status === 'decided' ? state.tasks[0] : undefined);

function isOpen(props: Props, act: OfficeAct): boolean {
  const { view, state, shown } = props;
  if (isOfDesk(act) && findAbsence(props.absences, view.officer?.id ?? '', view.now.toString())) return false;
  const staff = staffOf(view, props.absences);
  const asked = { ...staff, rules: shown.rules, signsResults: view.platform.signsResults };
  const open = (on?: Task) => isPossible(state, act, asked, on) && may(view, state, act, on);
  if (STEP_ACTS.includes(act) || act === 'return-task' || act === 'claim-task') return open(taskOf(act, props));
  switch (act) {
    case 'substitute-task': {
      const other = taskOfAbsent(view, state, shown, staff);
      return other !== undefined && open(other);
    }
    case 'reassign-task': {
      const [first] = state.tasks;
      return Boolean(first && colleaguesFor(view, first, state.procedure.code).length) && open(first);
    }
    case 'answer-consultation':
      return Boolean(questionFor(view, state)) && open();
    default:
      return open();
  }
}

function fieldsOf(act: OfficeAct, props: Props): ComponentChildren {
  const { view, state, shown, task, failed } = props;
  const { t } = view;
  const typed = (name: string) => (failed.act === act ? String(failed.posted?.[name] ?? '') : '');
  const ticked = (name: string) => (failed.act === act ? [failed.posted?.[name] ?? []].flat().map(String) : []);
  const form = { view, state, shown, typed };
  const chosen = failed.act === act ? ticked('grounds') : chosenFirst(props.grounds);
  const reason = (
    <Textarea name="reason" id={`${act}-reason`} rows={2} label={{ text: t('acts.reason') }} value={typed('reason')} />
  );
  switch (act) {
    case 'receive-dossier':
      return <StepFields {...props} />;
    case 'complete-task':
      return (
        <>
          <StepFields {...props} />
          <AgainstFields {...props} />
          <Unheard view={view} state={state} shown={shown} task={task} typed={typed} />
          {task?.returned && <ReturnAnswer view={view} typed={typed} />}
        </>
      );
    case 'hand-over-dossier':
      return <HandOverFields view={view} state={state} typed={typed} />;
    case 'record-outside':
      return <OutsideFields view={view} state={state} typed={typed} />;
    case 'record-outside-result':
      return <OutsideResultFields view={view} state={state} typed={typed} />;
    case 'correct-outside-result':
      return <OutsideResultFields view={view} state={state} typed={typed} correct />;
    case 'decide-dossier':
      return (
        <DecideFields
          view={view}
          state={state}
          shown={shown}
          typed={typed}
          errors={failed.errors ?? []}
          asked={props.questions.length > 0}
          grounds={props.grounds}
          chosen={chosen}
        >
          <StepFields {...props} />
        </DecideFields>
      );
    case 'issue-result':
      return (
        <>
          <CaseFeeUnset {...form} />
          {shown.rules.resultOf(variables(state, shown.rules)).book.number !== 'none' && (
            <Input
              name="number"
              label={{ text: t('acts.number') }}
              hint={{
                text: [
                  t(isKindUnknown(shown.rules, state) ? 'acts.number-kind' : 'acts.number-hint'),
                  props.free.length && t('acts.number-free', { free: props.free.join(', ') }),
                ]
                  .filter(Boolean)
                  .join(' '),
              }}
              value={typed('number')}
              classes="govuk-input--width-10"
            />
          )}
          {(props.free.length > 0 || typed('number') || typed('numberWhy')) && (
            <Input
              name="numberWhy"
              label={{ text: t('acts.number-why') }}
              hint={{ text: t('acts.number-why-hint') }}
              value={typed('numberWhy')}
            />
          )}
          {takesFile(act, props) && (
            <FileUpload
              words={fileWords(t)}
              name={RESULT_FILE}
              label={{ text: t('acts.result-file') }}
              hint={{ text: t('acts.result-file-hint') }}
              attributes={{ accept: 'application/pdf' }}
            />
          )}
        </>
      );
    case 'deliver-issued':
    case 'deliver-result':
      return <DeliverFields {...form} ticked={ticked} />;
    case 'give-back-originals':
      return <OriginalsBack {...form} ticked={ticked} />;
    case 'request-payment':
      return <RequestPaymentFields {...form} />;
    case 'replace-payment':
      return (
        <>
          <ReplacePaymentFields {...form} />
          {reason}
        </>
      );
    case 'stop-payment':
      return (
        <>
          <StopPaymentFields {...form} />
          {reason}
        </>
      );
    case 'request-supplement':
      return (
        <>
          <LateSupplement view={view} state={state} shown={shown} />
          <Marks {...props} />
        </>
      );
    case 'consult-unit':
      return <ConsultFields {...form} chosen={ticked('units')} />;
    case 'answer-consultation':
      return <OpinionFields {...form} question={questionFor(view, state)} />;
    case 'withdraw-consultation':
      return (
        <>
          <QuestionChoice {...form} />
          {reason}
        </>
      );
    case 'refund-fee':
      return (
        <>
          <RefundFields {...form} />
          {reason}
        </>
      );
    case 'keep-fee':
      return (
        <>
          <KeepFeeFields {...form} />
          {reason}
        </>
      );
    case 'return-surplus':
      return <ReturnSurplusFields {...form} />;
    case 'propose-revocation':
      return (
        <>
          {reason}
          <LawFields view={view} shown={shown} typed={typed} prefix="revoke" />
          <ProposeFields {...form} />
        </>
      );
    case 'strike-payment':
      return (
        <>
          <StrikeFields {...form} />
          {reason}
        </>
      );
    case 'decline-strike':
    case 'withdraw-proposal':
    case 'decline-proposal':
    case 'decline-outside-result':
    case 'decline-outside-correction':
      return reason;
    case 'return-task':
      return (
        <>
          <ReturnFields {...form} task={taskOf(act, props)} staff={staffOf(view, props.absences)} />
          {reason}
        </>
      );
    case 'reassign-task':
      return (
        <>
          <ReassignFields {...form} task={state.tasks[0]} absences={props.absences} />
          {reason}
        </>
      );
    case 'substitute-task':
      return <SubstituteFields view={view} task={taskOfAbsent(view, state, shown, staffOf(view, props.absences))} />;
    case 'extend-dossier':
      return (
        <>
          <ExtendFields {...form} seen={failed.act === act && failed.preview ? failed.posted : undefined} />
          {reason}
          <Apology view={view} typed={typed} />
        </>
      );
    case 'refuse-dossier':
      return <RefuseFields {...props} typed={typed} chosen={chosen} why={reason} />;
    case 'withdraw-dossier':
      return (
        <>
          <MoneyThen view={view} state={state} rules={shown.rules} />
          <WithdrawFields view={view} state={state} typed={typed} />
          <FileUpload
            words={fileWords(t)}
            name={RESULT_FILE}
            id={`withdraw-${RESULT_FILE}`}
            label={{ text: t('withdraw.file') }}
            hint={{
              text: [state.channel === 'online' && t('withdraw.file-needed'), t('papers.accepted')]
                .filter(Boolean)
                .join(' '),
            }}
            attributes={{ accept: 'application/pdf,image/jpeg,image/png' }}
          />
          {reason}
        </>
      );
    case 'revoke-result':
      return (
        <RevokeWarning view={view} state={state} shown={shown} seen={failed.act === act && Boolean(failed.preview)} />
      );
    case 'close-dossier':
    case 'set-case-fee':
    case 'pay-fee':
      return <LastFields act={act} {...form} />;
    default:
      return null;
  }
}
