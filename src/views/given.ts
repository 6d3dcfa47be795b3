/** What of a dossier is given to whom, the same at every door: what another officer has yet to confirm is told to nobody outside the office. */
import type { Actor } from '#authority/permission.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { isUnconfirmed } from '#dossier/outside-correction.ts';
import type { DossierState } from '#dossier/state.ts';

type Whose = Pick<Actor, 'kind'> | undefined;

const inOffice = (who: Whose): boolean => who?.kind === 'officer' || who?.kind === 'system';

export const isGiven = (who: Whose, event: Pick<DossierEvent, 'type'>): boolean =>
  inOffice(who) || !isUnconfirmed(event);

export const eventsGiven = (who: Whose, events: readonly DossierEvent[]): DossierEvent[] =>
  events.filter((event) => isGiven(who, event));

export function stateGiven(who: Whose, state: DossierState): DossierState {
  if (inOffice(who) || !state.outside?.entered) return state;
  const { entered: _entered, ...outside } = state.outside;
  return { ...state, outside };
}
