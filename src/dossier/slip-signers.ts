/** Who stands under a slip: the officer who did the act; where the applicant or the system did it, the one who received the dossier. */
import { isInForce } from '#authority/dated.ts';
import type { Province } from '#authority/province.ts';
import type { DossierEvent } from './events.ts';
import type { By, DossierState } from './state.ts';

const dateOf = (at: string, province: Province) => province.calendar.dateOf(Temporal.Instant.from(at));

/** Only an officer signs as one: never the applicant, and never the system. */
export const officerName = (by: By): string => (by.kind === 'officer' ? by.name : '');

/** Whether it was an officer of a one-stop centre. */
export function isOfCentre(by: By, at: string, province: Province): boolean {
  const date = dateOf(at, province);
  const holds = by.kind === 'officer' ? (province.officers.get(by.id)?.holds ?? []) : [];
  return holds.some((held) => isInForce(held, date) && province.findUnit(held.unit)?.roles.includes('one-stop'));
}

/**
 * The officer of the centre who received the dossier. Of one that was not received yet, who has it in hand, or the only officer at
 * that counter; where several sit there, nobody knows who it will be.
 */
export function receiverOf(
  events: readonly DossierEvent[],
  state: DossierState,
  at: string,
  province: Province,
): string {
  const received = events.find((event) => event.type === 'dossier-received' && event.by.kind === 'officer');
  if (received) return received.by.name;
  const inHand = state.tasks.find((task) => task.act === 'receive-dossier' && task.assignee)?.assignee;
  if (inHand) return province.officers.get(inHand)?.name ?? '';
  const holders = province.holders(state.receivingUnit, 'counter', dateOf(at, province));
  return holders.length === 1 ? holders[0].name : '';
}
