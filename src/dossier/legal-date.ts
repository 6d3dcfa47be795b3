/**
 * What is due, and by when, is said by the date that law sets: of a dossier that came in the end of the intake check, then its
 * clock. A step's own hours are only how the office shares that time out.
 */
import type { WorkingCalendar } from '#calendar/calendar.ts';
import { dueAfterMissed, isPaused, lawDueOf, missedOf, supplementPause } from './clock.ts';
import {
  awaitsFeeFirst,
  type DossierState,
  isAwaitedByFollowers,
  isHandled,
  OPEN_STATUSES,
  type Pause,
} from './state.ts';

export interface LegalDate {
  at?: string;
  /** A supplement let the clock begin again after that date had passed: when its time ends now. */
  renewed?: string;
  /** A phase before was late: when the time of the one that runs now ends. */
  next?: string;
  /** The new date that an apology named; the date of law stands beside it. */
  promised?: string;
  /** The clock stands still, for as long as law lets it: nothing falls due meanwhile, and the date is told only where it had passed before. */
  paused?: { reason: Pause['reason']; since: string };
}

export function legalDate(state: DossierState): LegalDate {
  const { status, clock, acceptBy } = state;
  // What ended while its clock stood still waits for nothing.
  if (!OPEN_STATUSES.includes(status)) return {};
  const paused = pauseOf(state);
  const dates = clock && {
    renewed: clock.missedAt && clock.dueAt,
    next: dueAfterMissed(clock),
    promised: clock.extendedTo,
  };
  if (paused) {
    const missed = clock && !state.resultAt ? missedOf(clock, paused.since) : undefined;
    return missed ? { at: missed, ...dates, paused } : { paused };
  }
  if (status === 'submitted') return { at: acceptBy };
  // The result is there: how long it waits to be fetched is not counted.
  return isHandled(state) || isAwaitedByFollowers(state) ? { at: clock && lawDueOf(clock), ...dates } : {};
}

function pauseOf(state: DossierState): LegalDate['paused'] {
  const { supplement, clock } = state;
  // Law may say how long the clock waits for it at most: then it runs, whatever the person still has to hand in.
  const counted = clock && supplementPause(clock);
  const isUsedUp = counted?.most !== undefined && counted.to !== undefined;
  if (supplement && !isUsedUp) return { reason: 'supplement', since: supplement.requestedAt };
  const pause = clock && isPaused(clock);
  if (pause) return { reason: pause.reason, since: pause.from };
  // It may not be received before the fee is paid: until then the person is waited for, not the centre.
  return awaitsFeeFirst(state) ? { reason: 'payment', since: state.submittedAt ?? '' } : undefined;
}

/** The first instant after the next working day: what is due before it is due today or tomorrow. */
export function afterTomorrow(calendar: WorkingCalendar, now: Temporal.Instant): Temporal.Instant {
  return calendar.due(calendar.addDays(now, 1), { sameDay: true }).add({ milliseconds: 1 });
}
