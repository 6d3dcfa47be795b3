/**
 * A question of the people of a dossier that nobody at the office has answered: it stands on the lists and on the page of the dossier, and
 * nothing of that dossier is done in bulk, until an officer writes back. What an officer records of having told them a notice answers nothing.
 */
import type { DossierEvent } from './events.ts';
import type { DossierState } from './state.ts';

type Sent = Extract<DossierEvent, { type: 'message-sent' }>;

/** Since when a question waits, after the message. */
export function askedAfter({ asked }: Pick<DossierState, 'asked'>, { by, at, told, of }: Sent): DossierState['asked'] {
  if (by.kind !== 'officer') return asked ?? { since: at };
  return told && of?.length ? asked : undefined;
}
