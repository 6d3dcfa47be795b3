/** A dossier as a door shows it: the state without what only machines need. */
import type { Act } from '#dossier/commands.ts';
import { isLate } from '#dossier/decide-consultation.ts';
import { isOnTime } from '#dossier/decide-outcome.ts';
import { legalDate } from '#dossier/legal-date.ts';
import type { DossierClock, DossierState } from '#dossier/state.ts';

/**
 * As of an instant: whether it is on time changes by itself. What was told already (`warned`, `overdue`) is no word on that. `acts` are those
 * open to who reads it.
 */
export function dossierView(state: DossierState, at: string, acts: readonly Act[]) {
  const { process: _process, timers: _timers, wake: _wake, ...shown } = state;
  const { warned: _warned, overdue: _overdue, ...clock } = state.clock ?? {};
  return {
    ...shown,
    clock: state.clock && (clock as Omit<DossierClock, 'warned' | 'overdue'>),
    legalDate: legalDate(state),
    consultations: state.consultations.map(({ late: _told, ...one }) => ({
      ...one,
      ...(isLate(one, at) && { late: true as const }),
    })),
    onTime: isOnTime(state, at),
    acts,
  };
}

/** The view says something else than when the last act was done, though no act came since. */
export const hasChangedByTime = (state: DossierState, at: string): boolean =>
  latenessAt(state, at) !== latenessAt(state, state.last.at);

const latenessAt = (state: DossierState, at: string): string =>
  [
    isOnTime(state, at),
    ...state.consultations.map((one) => isLate(one, at)),
    ...state.consultations.map(({ lapsedAt }) => lapsedAt !== undefined && Date.parse(lapsedAt) <= Date.parse(at)),
  ].join();
