/**
 * Days of the proleptic Gregorian calendar as numbers. `Temporal` ends at the year 271,821 and is missing on older phones, where forms
 * are filled in too; FEEL's years go to 999,999,999 (DMN 1.5 §10.3.2.3.5). The algorithms are Howard Hinnant's.
 */

export const MAX_YEAR = 999_999_999;

/** Days since 1970-01-01. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function fromDayNumber(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1];

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** Seconds east of Greenwich that a zone keeps at that local time; nothing for a zone that is not there. */
export function zoneOffset(zone: string, days: number, secondOfDay: number): number | undefined {
  // Rules of zones repeat with the calendar: a year outside of what Temporal knows is as one 400 years from it.
  const cycles = Math.abs(days) > 90_000_000 ? Math.trunc(days / 146_097) : 0;
  const { year, month, day } = fromDayNumber(days - cycles * 146_097);
  try {
    const local = Temporal.PlainDateTime.from({ year, month, day }).add({ seconds: secondOfDay });
    return local.toZonedDateTime(zone).offsetNanoseconds / 1e9;
  } catch {
    return undefined;
  }
}

const zones = new Set<string>();
/** Only what was found is remembered: a machine that could not look (no memory, no file to read) may find it the next time. */
export function isZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  const isThere = /^[A-Za-z]/.test(zone) && zoneOffset(zone, 0, 0) !== undefined;
  if (isThere && zones.size < 1000) zones.add(zone);
  return isThere;
}
