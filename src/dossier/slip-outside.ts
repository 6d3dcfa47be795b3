/** What slips print of a dossier that a body outside decides: its name as who decides, its date as its own, and both sides of a hand-over. */
import { isTheirsAlone, lawDueOf } from './clock.ts';
import type { DossierEvent } from './events.ts';
import type { DossierClock, DossierState } from './state.ts';

/** Where only that body can say when: never a date of ours. */
export const dateOfTheirs = ({ outside }: Pick<DossierState, 'outside'>): string =>
  outside ? `Do ${outside.body} hẹn` : '';

export interface SlipDates {
  received: string;
  due: string;
  /** Each time a supplement let the clock begin again: when it came, and the date that was promised before. */
  renewed?: { at: string; dueBefore: string }[];
  /** Each time the intake check was over only after its date. */
  lateIntakes?: { due: string; done: string }[];
}

/** Of a dossier that was received: first, whatever began again later. */
export function datesOf(
  events: readonly DossierEvent[],
  { clock, outside, lateIntakes }: Pick<DossierState, 'clock' | 'outside' | 'lateIntakes'>,
  print: (iso: string) => string,
): SlipDates {
  const first = events.find((event) => event.type === 'dossier-received');
  const receivedAt = first?.at ?? clock?.receivedAt ?? outside?.receivedAt;
  const renewed = renewalsOf(events, print);
  return {
    received: receivedAt ? print(receivedAt) : '',
    due: dueOf(clock, outside, print),
    ...(renewed.length && { renewed }),
    ...(lateIntakes && { lateIntakes: lateIntakes.map(({ dueAt, at }) => ({ due: print(dueAt), done: print(at) })) }),
  };
}

function renewalsOf(events: readonly DossierEvent[], print: (iso: string) => string) {
  const renewed: { at: string; dueBefore: string }[] = [];
  let before: DossierClock | undefined;
  for (const event of events) {
    const clock = 'clock' in event ? event.clock : undefined;
    if (!clock) continue;
    if (before && clock.restarts > before.restarts)
      renewed.push({ at: print(event.at), dueBefore: print(lawDueOf(before)) });
    before = clock;
  }
  return renewed;
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
