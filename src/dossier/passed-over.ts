/** What stays on record of a step that went on while a unit that was asked had not answered. */
import type { DossierEvent } from './events.ts';
import type { DossierState } from './state.ts';

/** Who had not answered when the step went on, and why it did. */
export function passedOver(
  state: DossierState,
  { step, unheard, despite: reason, by, at }: Extract<DossierEvent, { type: 'task-completed' }>,
): DossierState {
  if (!unheard?.length || !reason) return state;
  const units = state.consultations.filter(({ id }) => unheard.includes(id)).map(({ unit }) => unit);
  return { ...state, unheard: [...(state.unheard ?? []), { step, by: by.name, at, units, reason }] };
}
