/**
 * A person's term of calendar days, from a day that is not counted to the end of its last one; where that is a day off, to the end of
 * the next working day (Civil Code 91/2015/QH13 Art. 147.2, 148.5).
 */
import type { WorkingCalendar } from './calendar.ts';

/** No days off follow one another for as long: what lies further is worked somewhere between. */
const LONGEST_OFF = 31;

/**
 * The day that ends it, by the earliest and by the latest that it can be: they differ where it hangs on a holiday that is not decided,
 * or on those of a year that nobody knows.
 */
export function endOfTerm(calendar: WorkingCalendar, from: string, days: number): { earliest: string; latest: string } {
  const { timeZone, weekdays } = calendar.source;
  const last = Temporal.PlainDate.from(from).add({ days });
  const isOpen = (day: Temporal.PlainDate) => {
    const noon = day.toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant();
    return calendar.doubts(noon, noon).length > 0;
  };
  let earliest: Temporal.PlainDate | undefined;
  for (let after = 0; after < LONGEST_OFF; after++) {
    const day = last.add({ days: after });
    const works = calendar.isWorkingDate(day);
    const open = isOpen(day);
    if (!earliest && (works || (open && weekdays.includes(day.dayOfWeek)))) earliest = day;
    if (works && !open) return { earliest: earliest!.toString(), latest: day.toString() };
  }
  return { earliest: (earliest ?? last).toString(), latest: last.add({ days: LONGEST_OFF }).toString() };
}
