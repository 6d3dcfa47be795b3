/**
 * decide(state, command, context) → events or a refusal. Which act is possible in which status is this table; what else law
 * and procedure ask is in the deciders, one per act.
 */
import { isRefusal, type Outcome, refuse, refuseAll } from '#kernel/outcome.ts';
import { OPEN_STATUSES, OVER, type Status, UNDECIDED } from '#kernel/status.ts';
import { refuseUnread, withQuestionRead } from './asked.ts';
import { refuseUnknownChoice } from './choices.ts';
import type { Act, Command, CommandOf } from './commands.ts';
import type { Context } from './context.ts';
import * as caseFee from './decide-case-fee.ts';
import { close } from './decide-close.ts';
import * as confirm from './decide-confirm.ts';
import * as consultations from './decide-consultation.ts';
import { isPending } from './decide-consultation.ts';
import * as intake from './decide-intake.ts';
import * as money from './decide-money.ts';
import * as outcomes from './decide-outcome.ts';
import * as outside from './decide-outside.ts';
import * as reception from './decide-reception.ts';
import * as revocations from './decide-revocation.ts';
import { stopPayment } from './decide-stop.ts';
import * as strikes from './decide-strike.ts';
import * as supplement from './decide-supplement.ts';
import * as tasks from './decide-tasks.ts';
import * as time from './decide-time.ts';
import * as withdrawal from './decide-withdrawal.ts';
import type { DossierEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { withLawChecked, withLawNumbers } from './law-checked.ts';
import { refuseOtherNames } from './named-people.ts';
import { giveBackOriginals } from './originals-back.ts';
import { silenceDue } from './silence.ts';
import { type DossierState, isAwaitedByFollowers, isFollowed } from './state.ts';
import { refuseWritten } from './written-texts.ts';

export type Decider<A extends Act> = (
  state: DossierState,
  command: CommandOf<A>,
  context: Context,
) => Outcome<DossierEvent[]>;

const WORKING: readonly Status[] = ['submitted', 'in-progress', 'awaiting-payment', 'decided', 'issued'];
const REVOCABLE: readonly Status[] = ['decided', 'issued', 'delivered', 'closed'];
const ANY: readonly Status[] = [...OPEN_STATUSES, 'draft', ...OVER];

export const allowedIn: Readonly<Record<Act, readonly Status[]>> = {
  'draft-dossier': ['none', 'draft'],
  'refuse-reception': ['none'],
  'submit-dossier': ['draft'],
  'receive-dossier': ['submitted'],
  'hand-over-dossier': ['in-progress'],
  'record-outside': ['in-progress'],
  'record-outside-result': ['in-progress'],
  'correct-outside-result': ['issued'],
  'confirm-outside-result': ['in-progress'],
  'decline-outside-result': ['in-progress'],
  'confirm-outside-correction': ['issued'],
  'decline-outside-correction': ['issued'],
  'request-supplement': ['submitted', 'in-progress'],
  'supplement-dossier': ['awaiting-supplement'],
  'confirm-draft': ['in-progress'],
  'refuse-dossier': ['submitted', 'in-progress'],
  'claim-task': WORKING,
  'complete-task': WORKING,
  'return-task': ['in-progress', 'decided'],
  'reassign-task': OPEN_STATUSES,
  'substitute-task': OPEN_STATUSES,
  'consult-unit': ['in-progress'],
  'answer-consultation': UNDECIDED,
  'withdraw-consultation': UNDECIDED,
  'extend-dossier': ['in-progress', 'awaiting-supplement', 'awaiting-payment', 'decided'],
  'withdraw-dossier': UNDECIDED,
  'request-payment': ['in-progress'],
  'replace-payment': ['awaiting-payment'],
  'stop-payment': ['awaiting-payment'],
  // What was paid too much goes back whatever became of the dossier; the act itself refuses to ask for more.
  'set-case-fee': ANY.filter((status) => status !== 'draft'),
  'pay-fee': OPEN_STATUSES,
  'strike-payment': ANY.filter((status) => status !== 'draft'),
  'confirm-strike': ANY.filter((status) => status !== 'draft'),
  'decline-strike': ANY.filter((status) => status !== 'draft'),
  'decide-dossier': ['in-progress'],
  'issue-result': ['decided'],
  'deliver-issued': ['issued'],
  'deliver-result': ['decided', 'issued'],
  'give-back-originals': ['issued', 'delivered', 'refused', 'withdrawn', 'lapsed', 'closed'],
  'close-dossier': ['delivered', 'refused', 'withdrawn', 'lapsed'],
  'rate-dossier': ['delivered', 'refused', 'closed'],
  'send-message': ANY.filter((status) => status !== 'draft'),
  'wake-dossier': ANY,
  'recompute-due': OPEN_STATUSES,
  'sign-result': ['issued', 'delivered', 'closed', 'refused'],
  'sign-scan': ANY,
  'propose-revocation': REVOCABLE,
  'withdraw-proposal': REVOCABLE,
  'decline-proposal': REVOCABLE,
  'revoke-result': REVOCABLE,
  // Also of a refusal that was handed out: it is closed once its money is settled.
  'refund-fee': ['delivered', 'refused', 'withdrawn', 'lapsed', 'closed'],
  'keep-fee': ['delivered', 'refused', 'withdrawn', 'lapsed', 'closed'],
  'record-surplus': ANY,
  'return-surplus': ANY,
};

/** Acts of work in progress that go on while others follow the issued result. */
const OF_FOLLOWERS: readonly Act[] = ['request-supplement', 'return-task', 'consult-unit', 'extend-dossier'];
/** What is done with an issued result goes on while a supplement is waited for beside it. */
const OF_RESULT: readonly Act[] = [
  'sign-result',
  'propose-revocation',
  'withdraw-proposal',
  'decline-proposal',
  'revoke-result',
];

/** Whether the act is one of this moment, by the table and by what is open. */
export function isAllowed(act: Act, state: DossierState): boolean {
  // Where handing over is all that is left, that step of the process does it.
  if (act === 'deliver-issued') return isFollowed(state) || isAwaitedByFollowers(state);
  if (isFollowed(state) && OF_FOLLOWERS.includes(act)) return true;
  if ((act === 'answer-consultation' || act === 'withdraw-consultation') && state.status === 'issued')
    return state.consultations.some(isPending);
  if (isAwaitedByFollowers(state)) {
    if (OF_RESULT.includes(act)) return true;
    // The result is there: what was asked for can no more be taken back by who asked.
    if (act === 'withdraw-dossier') return false;
  }
  return allowedIn[act].includes(state.status);
}

const deciders: { [A in Act]: Decider<A> } = {
  'draft-dossier': intake.draft,
  'refuse-reception': reception.refuseReception,
  'submit-dossier': intake.submit,
  'receive-dossier': intake.receive,
  'hand-over-dossier': outside.handOver,
  'record-outside': outside.record,
  'record-outside-result': outside.recordResult,
  'correct-outside-result': outside.correctResult,
  'confirm-outside-result': outside.confirmResult,
  'decline-outside-result': outside.declineResult,
  'confirm-outside-correction': outside.confirmCorrection,
  'decline-outside-correction': outside.declineCorrection,
  'request-supplement': supplement.request,
  'supplement-dossier': supplement.answer,
  'confirm-draft': confirm.confirmDraft,
  'refuse-dossier': outcomes.refuseDossier,
  'claim-task': tasks.claim,
  'complete-task': tasks.complete,
  'return-task': tasks.returnTask,
  'reassign-task': tasks.reassign,
  'substitute-task': tasks.substitute,
  'consult-unit': consultations.consult,
  'answer-consultation': consultations.answerConsultation,
  'withdraw-consultation': consultations.withdrawConsultation,
  'extend-dossier': time.extend,
  'withdraw-dossier': withdrawal.withdraw,
  'request-payment': time.requestPayment,
  'replace-payment': time.replacePayment,
  'stop-payment': stopPayment,
  'set-case-fee': caseFee.setCaseFee,
  'pay-fee': time.payFee,
  'strike-payment': strikes.strikePayment,
  'confirm-strike': strikes.confirmStrike,
  'decline-strike': strikes.declineStrike,
  'decide-dossier': outcomes.decideDossier,
  'issue-result': outcomes.issue,
  'deliver-issued': outcomes.deliverIssued,
  'give-back-originals': giveBackOriginals,
  'deliver-result': outcomes.deliver,
  'close-dossier': close,
  'rate-dossier': outcomes.rate,
  'send-message': outcomes.sendMessage,
  'wake-dossier': time.wake,
  'recompute-due': time.recompute,
  'sign-result': outcomes.signed,
  'sign-scan': outcomes.signedScan,
  'propose-revocation': revocations.propose,
  'withdraw-proposal': revocations.withdrawProposal,
  'decline-proposal': revocations.decline,
  'revoke-result': revocations.revoke,
  'refund-fee': money.refundFee,
  'keep-fee': money.keepFee,
  'record-surplus': money.recordSurplus,
  'return-surplus': money.returnSurplus,
};

/** On the dossier as it stands by the clock: silence that became consent is recorded with the first act after it. */
export function decide(state: DossierState, typed: Command, context: Context): Outcome<DossierEvent[]> {
  const silent: readonly DossierEvent[] = typed.act === 'wake-dossier' ? [] : silenceDue(state, context);
  const decided = decideOn(silent.reduce(evolve, state), typed, context);
  return isRefusal(decided) || !decided.length ? decided : [...silent, ...decided];
}

function decideOn(state: DossierState, typed: Command, context: Context): Outcome<DossierEvent[]> {
  const { act } = typed;
  if (!isAllowed(act, state)) {
    if (state.status === 'none') return refuse('dossier-not-found', { dossier: state.id });
    return refuse('not-in-this-status', { act, status: state.status });
  }
  const at = context.atText;
  // Two servers' clocks may differ by moments; a whole minute back is a broken clock or a forged time.
  if (state.last.at && Date.parse(state.last.at) - context.at.epochMilliseconds > 60_000)
    return refuse('time-goes-back', { at, last: state.last.at });
  const command = withLawNumbers(state, typed, context);
  const unknown = refuseUnknownChoice(command, state.outside?.body);
  // The decider is the one of this very act: the table above is typed act by act.
  const decider = deciders[act] as Decider<Act>;
  if (unknown?.code === 'choice-unknown') return unknown;
  const events = decider(state, command as CommandOf<Act>, context);
  const unfit = refuseAll(
    refuseWritten(command, context),
    refuseOtherNames(state, command, context),
    refuseUnread(context.rules, state, command),
  );
  const checked = isRefusal(events)
    ? (refuseAll(events, unfit) ?? events)
    : (unfit ?? withLawChecked(state, command, events, context));
  const decided = isRefusal(checked) ? checked : withQuestionRead(context.rules, state, command, checked);
  // What was left open is said together with what else is wrong.
  return unknown ? (refuseAll(unknown, isRefusal(decided) && decided) ?? unknown) : decided;
}
