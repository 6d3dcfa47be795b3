/**
 * Whether an act is open on a dossier as it stands, whoever asks: its status, what the process listens for here, and what the act
 * needs to find. Pages offer an act only where this says so; the act itself asks again and says why not.
 */
import { isRefusal } from '#kernel/outcome.ts';
import { waitsInTime } from './clock.ts';
import type { Act } from './commands.ts';
import type { Context } from './context.ts';
import { isAllowed } from './decide.ts';
import { isAsker, isPending, mayWithdraw } from './decide-consultation.ts';
import { isRefusedAtReceipt, maySignFor } from './decide-outcome.ts';
import { isRevocable } from './decide-revocation.ts';
import { returnTargets, type Staff, standInOf } from './decide-tasks.ts';
import { mayExtend } from './decide-time.ts';
import { listensFor } from './flow.ts';
import { type DossierState, owedFees, type Task } from './state.ts';

type Asked = Pick<Context, 'rules'> & Staff;

/** `task` is the one that the act would be done on. */
export function isPossible(state: DossierState, act: Act, asked: Asked, task?: Task): boolean {
  if (!isAllowed(act, state)) return false;
  if (act !== 'extend-dossier' && !listensFor(state, asked.rules, act)) return false;
  switch (act) {
    case 'request-supplement':
      return state.rounds < asked.rules.supplement.rounds;
    case 'answer-consultation':
      return state.consultations.some((one) => isPending(one) && !isAsker(one, asked.by));
    case 'withdraw-consultation':
      return state.consultations.some((one) => isPending(one) && mayWithdraw(one, state, asked));
    case 'extend-dossier':
      return mayExtend(state, asked) && !state.extension && Boolean(state.clock && !waitsInTime(state.clock));
    case 'return-task':
      return Boolean(task && returnTargets(state, asked, task).length);
    case 'substitute-task':
      return Boolean(task && standInOf(task, state, asked));
    case 'correct-outside-result':
      return Boolean(state.result?.outside) && !state.outside?.correction;
    case 'confirm-outside-correction':
      return Boolean(state.outside?.correction) && state.outside?.correction?.by.id !== asked.by.id;
    case 'decline-outside-correction':
      return Boolean(state.outside?.correction);
    case 'deliver-result':
      return !state.outside?.correction && !state.proposal;
    case 'pay-fee':
      return owedFees(state).length > 0;
    case 'return-surplus':
      return Boolean(state.surplus?.some((one) => !one.returned));
    case 'refuse-dossier':
      return isRefusedAtReceipt(state) || (!state.outside && !isRefusal(maySignFor(state, asked)));
    case 'propose-revocation':
      return isRevocable(state) && !state.proposal;
    case 'withdraw-proposal':
      return state.proposal?.by.id === asked.by.id;
    case 'decline-proposal':
      return Boolean(state.proposal);
    case 'revoke-result':
      return isRevocable(state) && Boolean(state.proposal) && state.proposal?.by.id !== asked.by.id;
    default:
      return true;
  }
}
