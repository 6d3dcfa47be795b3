/** What slips print of a dossier that a body outside decides: its name as who decides, its date as its own, and both sides of a hand-over. */
import type { WorkingCalendar } from '#calendar/calendar.ts';
import { isPaused, isTheirsAlone, phaseDueOf, uncountedOf } from './clock.ts';
import type { DossierEvent } from './events.ts';
import { datedPhases, phaseDatesText, STOPPED } from './phase-words.ts';
import type { Rules } from './rules.ts';
import type { DossierClock, DossierState, Pause } from './state.ts';

/** Where only that body can say when: never a date of ours. */
export const dateOfTheirs = ({ outside }: Pick<DossierState, 'outside'>): string =>
  outside ? `Do ${outside.body} hẹn` : '';

/** The date that was promised before; of several, each with what it is of. */
export interface PromisedBefore {
  dueBefore: string;
  duesBefore?: { of: string; due: string }[];
}

export function promisedBefore(
  clock: DossierClock,
  rules: Pick<Rules, 'result'>,
  print: (iso: string) => string,
): PromisedBefore {
  const parts = datedPhases(clock, rules).filter(({ endedAt }) => !endedAt);
  return {
    dueBefore: print(phaseDueOf(clock)),
    ...(parts.length > 1 && { duesBefore: parts.map(({ name, dueAt }) => ({ of: name.vi, due: print(dueAt) })) }),
  };
}

/** What an apology sets anew, where law set several dates: of what it is. */
export const extendedPart = (
  { clock }: Extract<DossierEvent, { type: 'dossier-extended' }>,
  rules: Pick<Rules, 'result'>,
): string | undefined => datedPhases(clock, rules).find(({ runs }) => runs)?.name.vi;

export interface SlipDates {
  received: string;
  due: string;
  /** Each time a supplement let the clock begin again: when it came, and the date that was promised before. */
  renewed?: ({ at: string } & PromisedBefore)[];
  /** Each apology, one for each date that law set: of what, when it was given, and the new date that it promised beside that of law. */
  extended?: { of?: string; at: string; to: string }[];
  /** Each time that the limit left out, in words, and one that still lasts. */
  uncounted?: string[];
  /** Each time the intake check was over only after its date. */
  lateIntakes?: { due: string; done: string }[];
}

/** Of a dossier that was received: first, whatever began again later. */
export function datesOf(
  events: readonly DossierEvent[],
  state: Pick<DossierState, 'clock' | 'outside' | 'lateIntakes' | 'stopped' | 'result'>,
  { province: { calendar }, rules }: { province: { calendar: WorkingCalendar }; rules: Pick<Rules, 'result'> },
): SlipDates {
  const { clock, outside, lateIntakes } = state;
  const print = (iso: string) => calendar.print(Temporal.Instant.from(iso));
  const first = events.find((event) => event.type === 'dossier-received');
  const receivedAt = first?.at ?? clock?.receivedAt ?? outside?.receivedAt;
  const renewed = renewalsOf(events, rules, print);
  const extended = events.flatMap((event) => {
    if (event.type !== 'dossier-extended') return [];
    const of = extendedPart(event, rules);
    return { ...(of && { of }), at: print(event.at), to: print(event.clock.dueAt) };
  });
  const uncounted = clock ? uncountedWords(clock, calendar) : [];
  const isStopped = Boolean(state.result?.revoked && state.stopped?.length);
  return {
    received: receivedAt ? print(receivedAt) : '',
    due: dueOf(clock, outside, {
      print,
      phases: phaseDatesText(datedPhases(clock, rules), print, isStopped),
      isStopped,
    }),
    ...(renewed.length && { renewed }),
    ...(extended.length && { extended }),
    ...(uncounted.length && { uncounted }),
    ...(lateIntakes && { lateIntakes: lateIntakes.map(({ dueAt, at }) => ({ due: print(dueAt), done: print(at) })) }),
  };
}

/** As papers say it, and pages with them. */
export const WAITS: Readonly<Record<Pause['reason'], string>> = {
  supplement: 'chờ bổ sung, hoàn thiện hồ sơ',
  payment: 'chờ thực hiện nghĩa vụ tài chính',
  consultation: 'chờ ý kiến của cơ quan phối hợp',
  confirmation: 'chờ người nộp hồ sơ xác nhận bản dự thảo',
};

/** From when until when, and why: with it the date of the paper can be counted. */
export function uncountedWords(clock: DossierClock, calendar: WorkingCalendar): string[] {
  const print = (iso: string) => calendar.print(Temporal.Instant.from(iso)).replace(' ', ' ngày ');
  const over = uncountedOf(calendar, clock).map(
    ({ from, to, reason }) => `từ ${print(from)} đến ${print(to)} (${WAITS[reason]})`,
  );
  const lasting = isPaused(clock);
  return lasting ? [...over, `từ ${print(lasting.from)}, đang tạm dừng (${WAITS[lasting.reason]})`] : over;
}

function renewalsOf(
  events: readonly DossierEvent[],
  rules: Pick<Rules, 'result'>,
  print: (iso: string) => string,
): ({ at: string } & PromisedBefore)[] {
  const renewed: ({ at: string } & PromisedBefore)[] = [];
  let before: DossierClock | undefined;
  for (const event of events) {
    const clock = 'clock' in event ? event.clock : undefined;
    if (!clock) continue;
    if (before && clock.restarts > before.restarts)
      renewed.push({ at: print(event.at), ...promisedBefore(before, rules, print) });
    before = clock;
  }
  return renewed;
}

/** The date of law first, then the one that the body outside set; theirs alone is said as theirs. */
function dueOf(
  clock: DossierClock | undefined,
  outside: DossierState['outside'],
  { print, phases, isStopped }: { print: (iso: string) => string; phases: string; isStopped: boolean },
) {
  if (!clock) return dateOfTheirs({ outside });
  const theirs = outside && clock.theirDueAt ? `${outside.body} hẹn ${print(clock.theirDueAt)}` : '';
  if (isTheirsAlone(clock) && theirs) return theirs;
  const renewed = clock.missedAt && `tính lại từ đầu sau khi bổ sung: ${print(clock.dueAt)}`;
  return [phases || print(phaseDueOf(clock)), renewed, theirs, !phases && isStopped && STOPPED]
    .filter(Boolean)
    .join('; ');
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
