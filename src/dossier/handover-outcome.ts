/** What form 06 says of each hand-over: early, on time or overdue (Circular 03/2025/TT-VPCP, Annex I), by the hours and dates that stood then. */
import { isPaused, missedOf } from './clock.ts';
import type { Against } from './handover-words.ts';
import type { DossierState, Task } from './state.ts';

/** By the step's own hours, and of what ends the dossier by its date too; nothing where there is neither. */
export type HandoverOutcome = 'early' | 'on-time' | 'overdue';

/**
 * Of what ends a dossier, whoever ends it: by its desk's own hours, and late at any desk once the date of the dossier has passed. A result is
 * taken back in the time that a proposal of that has.
 */
export function outcomeAgainst(
  event: Against,
  state: DossierState,
  own: Task | undefined,
): HandoverOutcome | undefined {
  if (event.type === 'result-revoked') return outcomeOf(state.proposal?.dueAt ?? own?.dueAt, event.at);
  const ended = outcomeAtEnd(state, event.at);
  return ended === 'overdue' || !own?.dueAt ? ended : outcomeOf(own.dueAt, event.at);
}

/** Whether it ended in the time that its dossier had: while that stood still, as it stood; before reception, in that of the intake check. */
export function outcomeAtEnd({ clock, acceptBy, status }: DossierState, at: string): HandoverOutcome | undefined {
  if (!clock) return status === 'submitted' ? outcomeOf(acceptBy, at) : undefined;
  if (missedOf(clock, at)) return 'overdue';
  return outcomeOf(clock.dueAt, isPaused(clock)?.from ?? at);
}

const HOUR_MS = 3_600_000;

export function outcomeOf(dueAt: string | undefined, at: string): HandoverOutcome | undefined {
  if (!dueAt) return undefined;
  const difference = Date.parse(dueAt) - Date.parse(at);
  return difference < 0 ? 'overdue' : difference > HOUR_MS ? 'early' : 'on-time';
}
