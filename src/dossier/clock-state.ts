/** The clock of a dossier as it is kept: what was counted, what stopped it, and what became of its dates. */
import type { CalendarDoubt, Limit } from '#calendar/calendar.ts';

export interface Pause {
  from: string;
  to?: string;
  reason: 'supplement' | 'payment' | 'consultation' | 'confirmation';
  /** By how many working days at most it moves the date, where law says so. */
  most?: number;
}

/** One of several limits of the same dossier, each counted from the reception and with a date of its own. */
export interface Phase {
  limit: Limit;
  /** The date that law sets for it. */
  dueAt: string;
  /** Why it may yet change. */
  doubts?: CalendarDoubt[];
  /** The code of the result whose issue ends it; none of the last, which is the limit of the whole. */
  until?: string;
  /** When that result was issued. */
  endedAt?: string;
  /** The date that law set, where it had passed by then: the dossier stays late. */
  missedAt?: string;
}

export interface DossierClock {
  /** Without one, law's limit is not known: the date is what others promised. Of several, that of the phase that runs. */
  limit?: Limit;
  receivedAt: string;
  startedAt: string;
  dueAt: string;
  /** When the officer and the head are warned, before it is late. */
  warnAt: string;
  pauses: Pause[];
  restarts: number;
  /** Where law sets several limits, all of them, the first first: the first that has not ended is the one that runs. */
  phases?: Phase[];
  /** The new date of the one apology. */
  extendedTo?: string;
  /** Beside `extendedTo`: the date that law set, which on-time is still measured by. */
  lawDueAt?: string;
  /** The date that law set and that had passed when a supplement let the clock begin again: the dossier stays late. */
  missedAt?: string;
  /** Why the due date may yet change. */
  doubts?: CalendarDoubt[];
  /** It is kept by the body outside that decides, not by us. */
  theirs?: true;
  /** The date that body set, beside the date of law; the only one where no limit is known. */
  theirDueAt?: string;
  warned?: boolean;
  overdue?: boolean;
}
