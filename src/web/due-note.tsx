/** Beside a promised date: that it may yet change, and why. Nothing where it stands. */
import type { CalendarDoubt } from '#calendar/calendar.ts';
import { doubtText } from '#dossier/clock.ts';
import type { View } from './view.ts';

/** `doubts` as they were recorded with the date. */
export function DueNote({ view, doubts }: { view: View; doubts: readonly CalendarDoubt[] | undefined }) {
  const text = doubtText(doubts, view.lang);
  return text ? <span class="mc-muted"> {text}</span> : null;
}

/** Of a date in a list, which knows no more than the date: what may still happen on the way to it. */
export const doubtsUntil = ({ platform, now }: View, dueAt: string): CalendarDoubt[] =>
  platform.province.calendar.doubts(now, Temporal.Instant.from(dueAt));
