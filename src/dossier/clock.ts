/**
 * The statutory clock of a dossier: received, paused, started from zero again, extended once. Sources: Decree 118/2025 with
 * Decree 297/2025 (supplement restarts the clock, closed after 15 working days), Circular 03/2025 form 04 (extension).
 */
import type { CalendarDoubt, Limit, WorkingCalendar } from '#calendar/calendar.ts';
import type { Language } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import type { DossierClock, DossierState, Pause, Phase } from './state.ts';

/** Warned when a quarter of the limit is left, and never later than four working hours before the end. */
const WARN_SHARE = 0.25;
const WARN_AT_LEAST_HOURS = 4;

const instant = (iso: string) => Temporal.Instant.from(iso);

export function startClock(
  calendar: WorkingCalendar,
  limit: Limit,
  receivedAt: Temporal.Instant,
  restarts = 0,
): DossierClock {
  const startedAt = calendar.startOf(receivedAt).toString();
  return withDue(calendar, {
    limit,
    receivedAt: receivedAt.toString(),
    startedAt,
    dueAt: '',
    warnAt: '',
    pauses: [],
    restarts,
  });
}

/** From zero, each phase that has not ended. */
export function restartClock(
  calendar: WorkingCalendar,
  { phases, restarts }: DossierClock,
  limit: Limit,
  at: Temporal.Instant,
): DossierClock {
  const begun = startClock(calendar, limit, at, restarts + 1);
  return phases ? withDue(calendar, { ...begun, phases }) : begun;
}

/**
 * Stops it; a pause for another reason that still lasts ends where the new one begins. `most` is by how many working days the pause
 * moves the date at most.
 */
export function pauseClock(
  calendar: WorkingCalendar,
  clock: DossierClock,
  at: string,
  reason: Pause['reason'],
  most?: number,
): DossierClock {
  const pause: Pause = { from: at, reason, ...(most !== undefined && { most }) };
  const before = isPaused(clock) ? resumeClock(calendar, clock, at) : clock;
  return { ...before, pauses: [...before.pauses, pause] };
}

const endLast = (pauses: readonly Pause[], at: string): Pause[] =>
  pauses.map((pause, i) => (i === pauses.length - 1 && !pause.to ? { ...pause, to: at } : pause));

export function isPaused(clock: DossierClock): Pause | undefined {
  const last = clock.pauses.at(-1);
  return last && !last.to ? last : undefined;
}

/** When the date goes on to run although what it waits for is not there, where law says how much the pause is at most. */
export function pauseUsedUp(calendar: WorkingCalendar, clock: DossierClock): string | undefined {
  const { from, most } = isPaused(clock) ?? {};
  return from === undefined || most === undefined
    ? undefined
    : calendar.addDays(countedFrom(clock, from), most).toString();
}

/** What lies before the clock's start took none of its time. */
function countedFrom({ startedAt }: DossierClock, from: string): Temporal.Instant {
  const [start, paused] = [instant(startedAt), instant(from)];
  return Temporal.Instant.compare(paused, start) < 0 ? start : paused;
}

/** The last pause for a supplement, over or not. */
export const supplementPause = ({ pauses }: DossierClock): Pause | undefined =>
  pauses.findLast(({ reason }) => reason === 'supplement');

export function resumeClock(calendar: WorkingCalendar, clock: DossierClock, at: string): DossierClock {
  return withDue(calendar, { ...clock, pauses: endLast(clock.pauses, at) });
}

/** When to warn of a date: when a quarter of the time is left, and never later than four working hours before. */
export function warnInstant(calendar: WorkingCalendar, start: Temporal.Instant, due: Temporal.Instant) {
  const leftMs = calendar.measureMs(start, due) * WARN_SHARE;
  return calendar.addMs(due, -Math.max(leftMs, WARN_AT_LEAST_HOURS * 3_600_000));
}

/** Several limits, each counted from the same reception: the clock runs to the date of the first, then to that of the next. */
export function withPhases(
  calendar: WorkingCalendar,
  clock: DossierClock,
  parts: readonly Pick<Phase, 'limit' | 'until'>[],
): DossierClock {
  if (!parts.length || !clock.limit) return clock;
  const phases = [...parts, { limit: clock.limit }].map((one) => ({ ...one, dueAt: '' }));
  return withDue(calendar, { ...clock, limit: phases[0].limit, phases });
}

const runningPhase = ({ phases }: DossierClock): Phase | undefined => phases?.find(({ endedAt }) => !endedAt);

/** The result of that code is issued: the phase that it ends is over, and the next limit runs. Nothing where it ends none. */
export function endPhase(
  calendar: WorkingCalendar,
  clock: DossierClock,
  code: string,
  at: string,
): DossierClock | undefined {
  const ended = runningPhase(clock);
  if (!ended?.until || ended.until !== code) return undefined;
  const missedAt = missedInPhase(clock, at);
  const phases = clock.phases!.map((one) =>
    one === ended ? { ...one, endedAt: at, ...(missedAt && { missedAt }) } : one,
  );
  // What was promised or missed was of the phase that is over.
  const { extendedTo: _to, lawDueAt: _law, missedAt: _missed, ...rest } = clock;
  const next = { ...rest, phases };
  return withDue(calendar, { ...next, limit: runningPhase(next)?.limit ?? clock.limit });
}

/** The one apology was given in the phase that runs: each phase has a date of its own, which is set anew once. */
export function wasExtended({ extension, clock }: Pick<DossierState, 'extension' | 'clock'>): boolean {
  const since = clock?.phases?.findLast(({ endedAt }) => endedAt)?.endedAt;
  return Boolean(extension && (!since || Date.parse(extension.at) >= Date.parse(since)));
}

/** Of several dates, the next one after that of the phase that runs: no part is promised for later than what it is a part of. */
export const laterPhase = (clock: DossierClock, at: string): Phase | undefined =>
  clock.phases?.find((one) => !one.endedAt && one !== runningPhase(clock) && Date.parse(one.dueAt) > Date.parse(at));

const missedPhase = ({ phases }: DossierClock): Phase | undefined => phases?.find(({ missedAt }) => missedAt);

/** When the time of the phase that runs ends, where one before it was late. */
export const dueAfterMissed = (clock: DossierClock): string | undefined =>
  missedPhase(clock) && runningPhase(clock) ? phaseDueOf(clock) : undefined;

/** Of the phase that runs; of a clock without phases, of the whole. */
export const phaseDueOf = ({ missedAt, lawDueAt, dueAt }: DossierClock): string => missedAt ?? lawDueAt ?? dueAt;

/**
 * By law, whatever new date an apology named, whether the clock began again after the date had passed, and whether a phase that was late
 * is over: none of them makes a late result timely.
 */
export const lawDueOf = (clock: DossierClock): string => missedPhase(clock)?.missedAt ?? phaseDueOf(clock);

/** When it stopped: where one pause took the place of another, when the first of them began. */
function stoppedAt({ pauses }: DossierClock): string {
  let first = pauses.length - 1;
  while (first > 0 && pauses[first - 1].to === pauses[first].from) first--;
  return pauses[first].from;
}

/** The date of law, where it had passed by then; of a clock that stands still, where it had passed before it stopped. */
export const missedOf = (clock: DossierClock, at: string): string | undefined => passed(lawDueOf(clock), clock, at);

/** Recorded as late, of the whole or of a phase. */
export const wasMissed = (clock: DossierClock): boolean => (clock.missedAt ?? missedPhase(clock)) !== undefined;

/** The same of the phase that runs, whatever became of those before. */
export const missedInPhase = (clock: DossierClock, at: string): string | undefined =>
  passed(phaseDueOf(clock), clock, at);

const passed = (due: string, clock: DossierClock, at: string): string | undefined =>
  Date.parse(due) < Date.parse(isPaused(clock) ? stoppedAt(clock) : at) ? due : undefined;

/** Saved when the date of a body outside took the place of the date of law, which is known. */
export const hidesLaw = ({ limit, theirDueAt, dueAt }: DossierClock): boolean =>
  limit !== undefined && theirDueAt !== undefined && theirDueAt === dueAt;

/** The date is theirs alone: no limit of law is known. */
export const isTheirsAlone = (clock: DossierClock | undefined): boolean => Boolean(clock?.theirs && !clock.limit);

export function extendClock(calendar: WorkingCalendar, clock: DossierClock, to: Temporal.Instant): DossierClock {
  return withDue(calendar, { ...clock, extendedTo: to.toString() });
}

/** The date that the body outside set stands beside the date of law; where law's limit is not known, it is all there is. */
export function theirClock(
  calendar: WorkingCalendar,
  before: DossierClock | undefined,
  receivedAt: string,
  dueAt: string,
): DossierClock {
  const startedAt = calendar.startOf(instant(receivedAt)).toString();
  const clock = before ?? { receivedAt, startedAt, dueAt, warnAt: dueAt, pauses: [], restarts: 0 };
  return withDue(calendar, { ...clock, theirs: true, theirDueAt: dueAt });
}

/** The same clock on another calendar: used when a holiday is declared or a day swapped. */
export function recomputeClock(calendar: WorkingCalendar, clock: DossierClock): DossierClock {
  const startedAt = calendar.startOf(instant(clock.receivedAt)).toString();
  return withDue(calendar, { ...clock, startedAt });
}

/** It stands still, and the date that it runs to had not passed before. */
export function waitsInTime(clock: DossierClock): Pause | undefined {
  const pause = isPaused(clock);
  return pause && !missedInPhase(clock, pause.from) ? pause : undefined;
}

const dueByLimit = (calendar: WorkingCalendar, clock: DossierClock, limit: Limit): Temporal.Instant =>
  runLimit(calendar, clock, limit).due;

/** Time that the limit left out: from when, until when at most, and why. */
export interface Uncounted {
  from: string;
  to: string;
  reason: Pause['reason'];
}

/** The pauses that are over and moved the date; what took nothing of the time is none. */
export const uncountedOf = (calendar: WorkingCalendar, clock: DossierClock): Uncounted[] =>
  clock.limit ? runLimit(calendar, clock, clock.limit).uncounted : [];

function runLimit(
  calendar: WorkingCalendar,
  clock: DossierClock,
  limit: Limit,
): { due: Temporal.Instant; uncounted: Uncounted[] } {
  const start = instant(clock.startedAt);
  const uncounted: Uncounted[] = [];
  let due = calendar.due(start, limit);
  for (const { from, to, most, reason } of clock.pauses) {
    if (!to || Temporal.Instant.compare(instant(to), start) <= 0) continue;
    // What had run out before is given no time back.
    if (Temporal.Instant.compare(due, instant(from)) < 0) continue;
    const paused = countedFrom(clock, from);
    const last = most === undefined ? instant(to) : calendar.addDays(paused, most);
    const end = Temporal.Instant.compare(last, instant(to)) < 0 ? last : instant(to);
    const moved = calendar.afterPause(due, paused, end, limit);
    if (!moved.equals(due)) uncounted.push({ from: paused.toString(), to: end.toString(), reason });
    due = moved;
  }
  return { due, uncounted };
}

function withDue(calendar: WorkingCalendar, clock: DossierClock): DossierClock {
  const start = instant(clock.startedAt);
  // A promise holds as made, whatever the calendar does later: that of an apology slip; that of a body outside where no limit is known.
  const promised = clock.limit ? clock.extendedTo : (clock.theirDueAt ?? clock.extendedTo);
  const due = promised || !clock.limit ? instant(promised ?? clock.dueAt) : dueByLimit(calendar, clock, clock.limit);
  const byLaw = clock.extendedTo && clock.limit ? dueByLimit(calendar, clock, clock.limit) : undefined;
  const warn = warnInstant(calendar, start, due);
  // What ended stays as it was.
  const phases = clock.phases?.map((one) => {
    if (one.endedAt) return one;
    const by = dueByLimit(calendar, clock, one.limit);
    const open = calendar.doubts(start, by);
    return { ...one, dueAt: by.toString(), doubts: open.length ? open : undefined };
  });
  // Promised as a date, not counted: only whether that very day is worked may be open.
  const doubts = calendar.doubts(promised ? due : start, due);
  const isSame = due.toString() === clock.dueAt;
  return {
    ...clock,
    dueAt: due.toString(),
    ...(byLaw && { lawDueAt: byLaw.toString() }),
    ...(phases && { phases }),
    warnAt: warn.toString(),
    doubts: doubts.length ? doubts : undefined,
    // Of the same date it was told already.
    warned: isSame ? clock.warned : undefined,
    overdue: isSame ? clock.overdue : undefined,
  };
}

/** For people, beside the date: that it may change, and why. */
export const doubtText = (doubts: readonly CalendarDoubt[] = [], language: Language): string =>
  doubts
    .map((one) =>
      one.kind === 'year-unknown'
        ? phrase('due-year-unknown', { year: one.year })
        : phrase('due-unconfirmed', { name: one.name, year: one.year }),
    )
    .map((one) => phraseText(one, language))
    .join(' ');
