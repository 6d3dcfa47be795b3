/** A dossier as a door shows it: the state without what only machines need. */
import { type Act, SYSTEM_ACTS } from '#dossier/commands.ts';
import { allowedIn, isAllowed } from '#dossier/decide.ts';
import { isOnTime } from '#dossier/decide-outcome.ts';
import { legalDate } from '#dossier/legal-date.ts';
import type { DossierState } from '#dossier/state.ts';

export type DossierView = ReturnType<typeof dossierView>;

export function dossierView(state: DossierState) {
  const { process: _process, timers: _timers, wake: _wake, ...shown } = state;
  return { ...shown, legalDate: legalDate(state), onTime: isOnTime(state), acts: possibleActs(state) };
}

/** What the status allows; whether this person may is answered when they try. */
function possibleActs(state: DossierState): Act[] {
  return (Object.keys(allowedIn) as Act[]).filter(
    (act) =>
      isAllowed(act, state) && (act !== 'confirm-draft' || state.draft) && !SYSTEM_ACTS.some((one) => one === act),
  );
}
