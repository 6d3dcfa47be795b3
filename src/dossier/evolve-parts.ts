/** Parts of the fold that are more than a line. */
import type { DossierEvent } from './events.ts';
import { legalDate } from './legal-date.ts';
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

/** Handed out; by post, sent: that it arrived is not known. */
export function handedOut(
  state: DossierState,
  { method, consignment, address }: Extract<DossierEvent, { type: 'result-delivered' }>,
): DossierState {
  return { ...state, status: 'delivered', ...(method === 'post' && { posted: { consignment, address } }) };
}

/** What waits for the fee is not checked before it is paid, and not late meanwhile. */
export function withLateIntake(before: DossierState, state: DossierState, { at }: DossierEvent): DossierState {
  if (before.status !== 'submitted' || state.status === 'submitted') return state;
  const { at: dueAt } = legalDate(before);
  if (!dueAt || Date.parse(at) <= Date.parse(dueAt)) return state;
  return { ...state, lateIntakes: [...(before.lateIntakes ?? []), { dueAt, at }] };
}
