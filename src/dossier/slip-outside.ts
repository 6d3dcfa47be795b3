/** What slips print of a dossier that a body outside decides: its name as who decides, its date as its own, and both sides of a hand-over. */
import { isTheirsAlone, lawDueOf } from './clock.ts';
import type { DossierEvent } from './events.ts';
import type { DossierClock, DossierState } from './state.ts';

/** Where only that body can say when: never a date of ours. */
export const dateOfTheirs = ({ outside }: Pick<DossierState, 'outside'>): string =>
  outside ? `Do ${outside.body} hẹn` : '';

/** Of a dossier that was received. */
export function datesOf(
  { clock, outside }: Pick<DossierState, 'clock' | 'outside'>,
  print: (iso: string) => string,
): { received: string; due: string } {
  const receivedAt = clock?.receivedAt ?? outside?.receivedAt;
  return { received: receivedAt ? print(receivedAt) : '', due: dueOf(clock, outside, print) };
}

/** The date of law first, then the one that the body outside set; theirs alone is said as theirs. */
function dueOf(clock: DossierClock | undefined, outside: DossierState['outside'], print: (iso: string) => string) {
  if (!clock) return dateOfTheirs({ outside });
  const theirs = outside && clock.theirDueAt ? `${outside.body} hẹn ${print(clock.theirDueAt)}` : '';
  if (isTheirsAlone(clock) && theirs) return theirs;
  const renewed = clock.missedAt && `tính lại từ đầu sau khi bổ sung: ${print(clock.dueAt)}`;
  return [print(lawDueOf(clock)), renewed, theirs].filter(Boolean).join('; ');
}

interface Sides {
  from?: string;
  to?: string;
  giver?: string;
  receiver?: string;
  extra?: string;
}

/** The sides of a hand-over that is not from desk to desk: to that body, by name, and back with its result to the desk that followed it. */
export function sidesOutside(event: DossierEvent, { outside }: Pick<DossierState, 'outside'>, desk: string): Sides {
  if (event.type === 'dossier-handed-over')
    return {
      to: event.body,
      receiver: event.receiver,
      extra: event.theirCode && `mã hồ sơ bên nhận ${event.theirCode}`,
    };
  // Who brought it is not asked.
  if (event.type === 'outside-result-recorded')
    return { from: outside?.body, to: desk, giver: '', receiver: event.by.name };
  return {};
}
