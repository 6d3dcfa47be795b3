/** Dates, times and durations of FEEL (DMN 1.5 §10.3.2.3.4 to §10.3.2.3.8). All are values: never changed, compared by what they mean. */
import { dayNumber, fromDayNumber, isZone, MAX_YEAR, monthLength, zoneOffset } from './civil.ts';

export const DAY_NS = 86_400_000_000_000n;
const SECOND_NS = 1_000_000_000n;
const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

export class CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;

  private constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }

  static of(year: number, month: number, day: number): CalendarDate | null {
    if (!Number.isInteger(year) || Math.abs(year) > MAX_YEAR || !(month >= 1 && month <= 12)) return null;
    return day >= 1 && day <= monthLength(year, month) ? new CalendarDate(year, month, day) : null;
  }

  static fromDays(days: number): CalendarDate | null {
    const { year, month, day } = fromDayNumber(days);
    return CalendarDate.of(year, month, day);
  }

  get days(): number {
    return dayNumber(this.year, this.month, this.day);
  }

  addDays(days: number): CalendarDate | null {
    return CalendarDate.fromDays(this.days + days);
  }

  /** The day of the month at most the last there is: January 31 and a month is February 28 or 29. */
  addMonths(months: number): CalendarDate | null {
    const total = this.year * 12 + (this.month - 1) + months;
    const year = Math.floor(total / 12);
    const month = total - year * 12 + 1;
    return CalendarDate.of(year, month, Math.min(this.day, monthLength(year, month)));
  }

  toString(): string {
    const year = pad(Math.abs(this.year), 4);
    return `${this.year < 0 ? '-' : ''}${year}-${pad(this.month)}-${pad(this.day)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** The first of January 2026: one day for every run, so that no answer hangs on when it is asked. */
const THESE_DAYS = 20_454;

/** Where on earth a time is meant: an offset in seconds, or the name of a zone whose offset depends on the date. */
export type Place = { offset: number } | { zone: string };

export class TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nano: number;
  readonly place?: Place;

  constructor(hour: number, minute: number, second: number, nano: number, place?: Place) {
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.nano = nano;
    this.place = place;
  }

  static fromNanos(nanos: bigint, place?: Place): TimeOfDay {
    const within = ((nanos % DAY_NS) + DAY_NS) % DAY_NS;
    const seconds = Number(within / SECOND_NS);
    const hour = Math.floor(seconds / 3600);
    return new TimeOfDay(hour, Math.floor(seconds / 60) % 60, seconds % 60, Number(within % SECOND_NS), place);
  }

  get seconds(): number {
    return this.hour * 3600 + this.minute * 60 + this.second;
  }

  get nanos(): bigint {
    return BigInt(this.seconds) * SECOND_NS + BigInt(this.nano);
  }

  /** Of a zone alone: as it is these days. What it was in 1970 is history: Sài Gòn kept +08:00 until 1975. */
  get offset(): number | undefined {
    if (!this.place) return undefined;
    return 'offset' in this.place ? this.place.offset : zoneOffset(this.place.zone, THESE_DAYS, this.seconds);
  }

  toString(): string {
    const fraction = this.nano ? `.${pad(this.nano, 9).replace(/0+$/, '')}` : '';
    return `${pad(this.hour)}:${pad(this.minute)}:${pad(this.second)}${fraction}${printPlace(this.place)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function printPlace(place: Place | undefined): string {
  if (!place) return '';
  if ('zone' in place) return `@${place.zone}`;
  if (place.offset === 0) return 'Z';
  const at = Math.abs(place.offset);
  const seconds = at % 60 ? `:${pad(at % 60)}` : '';
  return `${place.offset < 0 ? '-' : '+'}${pad(Math.floor(at / 3600))}:${pad(Math.floor(at / 60) % 60)}${seconds}`;
}

export class DateTime {
  readonly date: CalendarDate;
  readonly time: TimeOfDay;

  constructor(date: CalendarDate, time: TimeOfDay) {
    this.date = date;
    this.time = time;
  }

  static fromNanos(nanos: bigint, place?: Place): DateTime | null {
    let days = nanos / DAY_NS;
    if (nanos % DAY_NS < 0n) days -= 1n;
    const date = CalendarDate.fromDays(Number(days));
    return date && new DateTime(date, TimeOfDay.fromNanos(nanos, place));
  }

  /** On the clock of its own place. */
  get localNanos(): bigint {
    return BigInt(this.date.days) * DAY_NS + this.time.nanos;
  }

  get offset(): number | undefined {
    const { place } = this.time;
    if (!place) return undefined;
    return 'offset' in place ? place.offset : zoneOffset(place.zone, this.date.days, this.time.seconds);
  }

  /** The same moment on the clock of Greenwich; a time without a place is taken as it stands. */
  get instantNanos(): bigint {
    return this.localNanos - BigInt(this.offset ?? 0) * SECOND_NS;
  }

  toString(): string {
    return `${this.date}T${this.time}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Days and time duration. */
export class DayTime {
  readonly nanos: bigint;
  constructor(nanos: bigint) {
    this.nanos = nanos;
  }

  get #size(): bigint {
    return this.nanos < 0n ? -this.nanos : this.nanos;
  }
  part(unit: 'days' | 'hours' | 'minutes' | 'seconds'): number {
    const seconds = this.#size / SECOND_NS;
    const value = { days: seconds / 86_400n, hours: (seconds / 3600n) % 24n, minutes: (seconds / 60n) % 60n }[
      unit as 'days'
    ];
    const size = value === undefined ? Number(seconds % 60n) + Number(this.#size % SECOND_NS) / 1e9 : Number(value);
    return this.nanos < 0n ? 0 - size : size;
  }

  toString(): string {
    if (this.nanos === 0n) return 'PT0S';
    const seconds = this.#size / SECOND_NS;
    const nano = Number(this.#size % SECOND_NS);
    const fraction = nano ? `.${pad(nano, 9).replace(/0+$/, '')}` : '';
    const [days, hours, minutes, rest] = [
      seconds / 86_400n,
      (seconds / 3600n) % 24n,
      (seconds / 60n) % 60n,
      seconds % 60n,
    ];
    const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest || nano ? `${rest}${fraction}S` : ''}`;
    return `${this.nanos < 0n ? '-' : ''}P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Years and months duration. */
export class YearMonth {
  readonly months: number;
  constructor(months: number) {
    this.months = months + 0;
  }

  toString(): string {
    const size = Math.abs(this.months);
    const years = Math.floor(size / 12);
    if (!size) return 'P0M';
    return `${this.months < 0 ? '-' : ''}P${years ? `${years}Y` : ''}${size % 12 ? `${size % 12}M` : ''}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

export type Duration = DayTime | YearMonth;

const DATE = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z][\w+/-]*)?$/;
const DURATION = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(T(?=\d|\.\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;
/** Offsets go to fourteen hours in the world; XML Schema allows no more, the field eighteen. */
const MAX_OFFSET_HOURS = 18;

/** `2027-11-20`; years of more than four digits and before Christ with a minus. Null for anything else. */
export function parseDate(text: string): CalendarDate | null {
  const found = DATE.exec(text);
  if (!found) return null;
  const [, minus, year, month, day] = found;
  return CalendarDate.of(minus ? 0 - Number(year) : Number(year), Number(month), Number(day));
}

/** `10:30:00`, with a fraction, and `Z` (the standard itself writes `z`, too), `+07:00` or `@Asia/Ho_Chi_Minh`. */
export function parseTime(text: string): TimeOfDay | null {
  const found = TIME.exec(text);
  if (!found) return null;
  const [hour, minute, second] = found.slice(1, 4).map(Number);
  const nano = Number((found[4] ?? '').slice(0, 9).padEnd(9, '0'));
  const endOfDay = hour === 24 && !minute && !second && !nano;
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) return null;
  const place = parsePlace(found[5]);
  return place === null ? null : new TimeOfDay(hour % 24, minute, second, nano, place);
}

function parsePlace(text: string | undefined): Place | undefined | null {
  if (!text) return undefined;
  if (text === 'Z' || text === 'z') return { offset: 0 };
  if (text.startsWith('@')) return isZone(text.slice(1)) ? { zone: text.slice(1) } : null;
  const [hours, minutes, seconds = 0] = text.slice(1).split(':').map(Number);
  if (hours > MAX_OFFSET_HOURS || minutes > 59 || seconds > 59) return null;
  return { offset: (text.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds) + 0 };
}

/** A date alone is its midnight; 24:00:00 is the midnight after. */
export function parseDateTime(text: string): DateTime | null {
  const at = text.indexOf('T');
  const date = parseDate(at < 0 ? text : text.slice(0, at));
  if (!date || at < 0) return date && new DateTime(date, new TimeOfDay(0, 0, 0, 0));
  const time = parseTime(text.slice(at + 1));
  const day = time && text.startsWith('24', at + 1) ? date.addDays(1) : date;
  return time && day && new DateTime(day, time);
}

export function parseDuration(text: string): Duration | null {
  const found = DURATION.exec(text);
  if (!found) return null;
  const [, minus, years, months, days, time, hours, minutes, seconds, fraction] = found;
  if (years !== undefined || months !== undefined) {
    if (days !== undefined || time) return null;
    const total = Number(years ?? 0) * 12 + Number(months ?? 0);
    return Number.isSafeInteger(total) ? new YearMonth(minus ? -total : total) : null;
  }
  if (days === undefined && !time) return null;
  if (time && hours === undefined && minutes === undefined && seconds === undefined) return null;
  const whole =
    BigInt(days ?? 0) * 86_400n + BigInt(hours ?? 0) * 3600n + BigInt(minutes ?? 0) * 60n + BigInt(seconds ?? 0);
  const nanos = whole * SECOND_NS + BigInt((fraction ?? '').slice(0, 9).padEnd(9, '0'));
  return new DayTime(minus ? -nanos : nanos);
}

/** Whatever of the four a text is, as `@"…"` reads it. */
export function parseTemporal(text: string): CalendarDate | TimeOfDay | DateTime | Duration | null {
  if (/^-?P/.test(text)) return parseDuration(text);
  if (text.includes('T') && /^-?\d+-/.test(text)) return parseDateTime(text);
  return parseDate(text) ?? parseTime(text);
}
