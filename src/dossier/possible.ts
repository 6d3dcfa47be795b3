/**
 * Whether an act is open on a dossier as it stands: its status, what the process listens for here, what the act needs to find, and what
 * it asks of who does it. Doors offer an act only where this says so; the act itself asks again and says why not.
 */

import { maySign } from '#authority/signing.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { heldByColleague, mayReassign } from './claims.ts';
import { waitsInTime, wasExtended } from './clock.ts';
import type { Act } from './commands.ts';
import { refuseEndedCompetence, refuseNobodyCompetent } from './competence.ts';
import { refuseAgainst } from './conclusions.ts';
import type { Context } from './context.ts';
import { isAllowed } from './decide.ts';
import { isSettable } from './decide-case-fee.ts';
import { isAnswerable, isAsker, isPending, mayWithdraw } from './decide-consultation.ts';
import { isRefusedAtReceipt, maySignFor } from './decide-outcome.ts';
import { isRevocable, refuseNoRevoker, refuseUnissued } from './decide-revocation.ts';
import { crossing, stoppable, stopTargets } from './decide-stop.ts';
import { strikable } from './decide-strike.ts';
import { returnTargets, type Staff, standInOf } from './decide-tasks.ts';
import { mayExtend } from './decide-time.ts';
import { isNotice } from './fees.ts';
import { isAwaited, listensFor } from './flow.ts';
import { correctableFee, correctableSurplus, keepableFee, keepCorrectable, refundableFee } from './money-back.ts';
import { originalsHeld } from './originals-back.ts';
import { needsConclusion } from './revocation-papers.ts';
import { awaitsSignature } from './rules.ts';
import { awaitsFeeFirst, type DossierState, isDue, isOwed, owedFees, type Task, type TaskAct } from './state.ts';

type Asked = Pick<Context, 'rules' | 'signsResults'> & Staff;

const STEP_ACTS: ReadonlySet<Act> = new Set<TaskAct>([
  'receive-dossier',
  'hand-over-dossier',
  'record-outside-result',
  'complete-task',
  'request-payment',
  'decide-dossier',
  'issue-result',
  'deliver-result',
]);

/** Acts that are done on one task, which they name. */
export const isOnTask = (act: Act): boolean =>
  STEP_ACTS.has(act) || ['claim-task', 'return-task', 'reassign-task', 'substitute-task'].includes(act);

/** `task` is the one that the act would be done on. */
export function isPossible(state: DossierState, act: Act, asked: Asked, task?: Task): boolean {
  if (!isAllowed(act, state) || isTheirs(state, act)) return false;
  if (act !== 'extend-dossier' && !listensFor(state, asked.rules, act)) return false;
  if (STEP_ACTS.has(act) && task?.act !== act) return false;
  const { rules } = asked;
  switch (act) {
    case 'receive-dossier':
      return !awaitsFeeFirst(state);
    case 'claim-task':
      return Boolean(task && !task.assignee);
    case 'reassign-task':
      return Boolean(task && mayReassign(task, asked));
    case 'confirm-draft':
      return Boolean(state.draft);
    case 'request-supplement':
      return state.rounds < rules.supplement.rounds && !heldByColleague(state, asked);
    case 'answer-consultation':
      return state.consultations.some((one) => isAnswerable(one, state) && !isAsker(one, asked.by));
    case 'withdraw-consultation':
      return state.consultations.some((one) => isPending(one) && mayWithdraw(one, state, asked));
    case 'extend-dossier':
      return mayExtend(state, asked) && !wasExtended(state) && Boolean(state.clock && !waitsInTime(state.clock));
    case 'return-task':
      return Boolean(task && returnTargets(state, asked, task).length);
    case 'substitute-task':
      return Boolean(task && standInOf(task, state, asked));
    case 'decide-dossier':
      return (
        !isRefusal(maySignFor(state, asked)) &&
        !refuseNobodyCompetent(state, asked) &&
        ((mayApprove(state, asked) && !refuseEndedCompetence(state, asked)) || isAwaited(state, asked, 'refuse'))
      );
    case 'issue-result':
      return isFit(state, asked) && !state.proposal && !refuseNobodyCompetent(state, asked);
    case 'deliver-issued':
    case 'deliver-result':
      return (
        !(act === 'deliver-issued' && state.handedOut) &&
        isFit(state, asked) &&
        !state.outside?.correction &&
        !state.proposal &&
        !state.result?.revoked &&
        !(asked.signsResults && awaitsSignature(state, rules))
      );
    case 'give-back-originals':
      return originalsHeld(state).length > 0;
    case 'correct-outside-result':
      return Boolean(state.result?.outside) && !state.outside?.correction;
    case 'record-outside-result':
      return !state.outside?.entered;
    case 'confirm-outside-result':
      return Boolean(state.outside?.entered) && state.outside?.entered?.by.id !== asked.by.id;
    case 'decline-outside-result':
      return Boolean(state.outside?.entered);
    case 'confirm-outside-correction':
      return Boolean(state.outside?.correction) && state.outside?.correction?.by.id !== asked.by.id;
    case 'decline-outside-correction':
      return Boolean(state.outside?.correction);
    case 'request-payment':
      return !openNotice(state, asked);
    case 'replace-payment':
      return Boolean(openNotice(state, asked));
    case 'stop-payment':
      return stoppable(state, rules).length > 0 && stopTargets(state, asked).length > 0;
    case 'set-case-fee':
      return isSettable(state, rules);
    case 'pay-fee':
      return owedFees(state).length > 0 || crossing(state).length > 0;
    case 'strike-payment':
      return !state.strike && strikable(state).length > 0;
    case 'confirm-strike':
      return Boolean(state.strike) && state.strike?.by.id !== asked.by.id;
    case 'decline-strike':
      return Boolean(state.strike);
    case 'refund-fee':
      return Boolean(refundableFee(state, rules) ?? correctableFee(state, asked.by));
    case 'keep-fee':
      return Boolean(keepableFee(state, rules) ?? keepCorrectable(state, rules, asked.by));
    case 'return-surplus':
      return Boolean(state.surplus?.some((one) => !one.returned) || correctableSurplus(state, asked.by).length);
    case 'refuse-dossier':
      if (heldByColleague(state, asked)) return false;
      if (isRefusedAtReceipt(state)) return true;
      return !state.outside && !isRefusal(maySignFor(state, asked)) && !refuseNobodyCompetent(state, asked);
    case 'rate-dossier':
      return state.rating === undefined;
    case 'propose-revocation':
      return isRevocable(state) && !state.proposal && !refuseNoRevoker(state, asked) && !refuseUnissued(state, asked);
    case 'withdraw-proposal':
      return state.proposal?.by.id === asked.by.id;
    case 'decline-proposal':
      return Boolean(state.proposal) && !refuseNoRevoker(state, asked);
    case 'revoke-result':
      return isRevocable(state) && !refuseUnissued(state, asked) && mayRevoke(state, asked);
    default:
      return true;
  }
}

/** Nothing that was judged unfit or is not paid leaves the office. */
export const isFit = (state: DossierState, { rules }: Pick<Context, 'rules'>): boolean =>
  !refuseAgainst(rules, state) && !state.fees.some((fee) => isDue(state, fee));

const mayApprove = (state: DossierState, { rules }: Asked): boolean =>
  !refuseAgainst(rules, state) && !state.consultations.some(isPending);

/** Asked for on the way, and not paid yet. */
const openNotice = ({ fees }: DossierState, { rules }: Asked) =>
  fees.find((fee) => isOwed(fee) && isNotice(fee, rules));

function mayRevoke(state: DossierState, asked: Asked): boolean {
  const { proposal } = state;
  if (!proposal || proposal.by.id === asked.by.id) return false;
  if (needsConclusion(state, asked) && !proposal.conclusion) return false;
  const { province, at, by, rules } = asked;
  const date = province.calendar.dateOf(at);
  const unit = province.revokingUnit(state.procedure.code, state.unit, date);
  if (!unit) return false;
  const inPerson = province.revokesInPerson(state.procedure.code, unit, date);
  return !isRefusal(maySign(province, { unit, officer: by.id, date, procedure: rules.code, inPerson }));
}

/** A body outside decides: then it is theirs to do, or nothing of ours; and what is ours has nothing of theirs. */
function isTheirs({ outside, result }: DossierState, act: Act): boolean {
  if (!outside) return act === 'record-outside';
  if (act === 'record-outside') return !outside.handedAt;
  if (act === 'revoke-result' || act === 'propose-revocation') return Boolean(result?.outside);
  // Nor is there a step of work to return to.
  if (act === 'extend-dossier' || act === 'consult-unit' || act === 'return-task') return true;
  return Boolean(outside.handedAt) && ['request-supplement', 'refuse-dossier', 'withdraw-dossier'].includes(act);
}
