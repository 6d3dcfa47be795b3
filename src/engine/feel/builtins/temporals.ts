/** Functions that make and read dates, times and durations (DMN 1.5 tables 73, 79 and 80). */
import { remembering } from '#kernel/remembering.ts';
import { dayNumber, isZone, weekday } from '../civil.ts';
import * as n from '../number.ts';
import {
  CalendarDate,
  DateTime,
  DayTime,
  type Place,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
  TimeOfDay,
  YearMonth,
} from '../temporal.ts';
import type { Caller } from '../values.ts';
import type { Definition } from './define.ts';

const readDate = remembering(parseDate);
const readDuration = remembering(parseDuration);

const MIDNIGHT_UTC = new TimeOfDay(0, 0, 0, 0, { offset: 0 });
const whole = (...values: n.Num[]): boolean => values.every((one) => n.isWhole(one));

function dateFromParts([year, month, day]: n.Num[]): CalendarDate | undefined {
  if (!whole(year, month, day)) return undefined;
  return CalendarDate.of(n.toNumber(year), n.toNumber(month), n.toNumber(day)) ?? undefined;
}

/** Seconds may have a fraction. */
function timeFromParts(hour: n.Num, minute: n.Num, second: n.Num, place?: Place): TimeOfDay | undefined {
  if (!whole(hour, minute)) return undefined;
  const [h, m, s] = [n.toNumber(hour), n.toNumber(minute), n.truncate(second)];
  if (h < 0 || h > 23 || m < 0 || m > 59 || n.toNumber(second) < 0 || s > 59) return undefined;
  const nano = n.big(second).minus(s).times(1e9).trunc().toNumber();
  return new TimeOfDay(h, m, s, nano, place);
}

/** An offset as a duration, or the name of a zone. Undefined where it is neither. */
function placeOf(value: unknown): { place?: Place } | undefined {
  if (value === null || value === undefined) return {};
  if (typeof value === 'string') return isZone(value) ? { place: { zone: value } } : undefined;
  if (!(value instanceof DayTime)) return undefined;
  const seconds = Number(value.nanos / 1_000_000_000n);
  return Math.abs(seconds) > 18 * 3600 ? undefined : { place: { offset: seconds } };
}

const timeOf = ([value]: [CalendarDate | DateTime | TimeOfDay]): TimeOfDay =>
  value instanceof CalendarDate ? MIDNIGHT_UTC : value instanceof DateTime ? value.time : value;
const dateOf = (value: CalendarDate | DateTime): CalendarDate => (value instanceof DateTime ? value.date : value);

function monthsBetween([from, to]: (CalendarDate | DateTime)[]): YearMonth {
  const [a, b] = [dateOf(from), dateOf(to)];
  let months = (b.year - a.year) * 12 + b.month - a.month;
  const late = (moment: CalendarDate | DateTime) => (moment instanceof DateTime ? moment.time.nanos : 0n);
  const beyond = a.day === b.day ? late(from) - late(to) : BigInt(a.day - b.day);
  if (months > 0 && beyond > 0n) months--;
  if (months < 0 && beyond < 0n) months++;
  return new YearMonth(months);
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const dayOfYear = (date: CalendarDate): number => date.days - dayNumber(date.year, 1, 1) + 1;

/** ISO 8601: weeks begin on Monday, the first has the year's first Thursday. */
function weekOfYear(date: CalendarDate): number {
  const thursday = CalendarDate.fromDays(date.days - weekday(date.days) + 4) ?? date;
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

const ofDay =
  (read: (date: CalendarDate) => unknown) =>
  ([value]: [CalendarDate | DateTime]) =>
    read(dateOf(value));

function dateTimeFromParts([year, month, day, hour, minute, second, at]: [
  n.Num,
  n.Num,
  n.Num,
  n.Num,
  n.Num,
  n.Num,
  unknown?,
]): DateTime | undefined {
  const where = placeOf(at);
  const date = dateFromParts([year, month, day]);
  const time = where && timeFromParts(hour, minute, second, where.place);
  return date && time && new DateTime(date, time);
}

export const TEMPORALS: readonly Definition[] = [
  [
    'date',
    ['from: s', ([text]: [string]) => readDate(text) ?? undefined],
    ['from: day', ([value]: [CalendarDate | DateTime]) => dateOf(value)],
    ['year: n, month: n, day: n', dateFromParts],
  ],
  [
    'time',
    ['from: s', ([text]: [string]) => parseTime(text) ?? undefined],
    ['from: t', timeOf],
    ['from: day', timeOf],
    [
      'hour: n, minute: n, second: n, offset?: ~dtd',
      ([hour, minute, second, offset]: [n.Num, n.Num, n.Num, DayTime?]) => {
        const where = placeOf(offset);
        return where && timeFromParts(hour, minute, second, where.place);
      },
    ],
  ],
  [
    'date and time',
    ['from: s', ([text]: [string]) => parseDateTime(text) ?? undefined],
    ['from: dt', ([value]: [DateTime]) => value],
    ['from: d', ([value]: [CalendarDate]) => new DateTime(value, MIDNIGHT_UTC)],
    ['date: day, time: t', ([date, time]: [CalendarDate | DateTime, TimeOfDay]) => new DateTime(dateOf(date), time)],
    [
      'date and time: dt, timezone: s',
      ([value, zone]: [DateTime, string]) => (isZone(zone) ? atZone(value, zone) : undefined),
    ],
    ['year: n, month: n, day: n, hour: n, minute: n, second: n', dateTimeFromParts],
    ['year: n, month: n, day: n, hour: n, minute: n, second: n, offset: ~dtd', dateTimeFromParts],
    ['year: n, month: n, day: n, hour: n, minute: n, second: n, timezone: s', dateTimeFromParts],
  ],
  [
    'duration',
    ['from: s', ([text]: [string]) => readDuration(text) ?? undefined],
    ['from: dur', ([value]: unknown[]) => value],
  ],
  ['years and months duration', ['from: day, to: day', monthsBetween]],
  ['day of year', ['date: day', ofDay(dayOfYear)]],
  ['day of week', ['date: day', ofDay((date) => DAYS[weekday(date.days) - 1])]],
  ['month of year', ['date: day', ofDay((date) => MONTHS[date.month - 1])]],
  ['week of year', ['date: day', ofDay(weekOfYear)]],
  ['now', ['', (_: unknown[], caller: Caller) => caller.now]],
  ['today', ['', (_: unknown[], caller: Caller) => caller.now?.date]],
];

function atZone(value: DateTime, zone: string): DateTime | undefined {
  if (!value.time.place)
    return new DateTime(
      value.date,
      new TimeOfDay(value.time.hour, value.time.minute, value.time.second, value.time.nano, { zone }),
    );
  const guess = DateTime.fromNanos(value.instantNanos, { zone });
  if (!guess) return undefined;
  return DateTime.fromNanos(value.instantNanos + BigInt(guess.offset ?? 0) * 1_000_000_000n, { zone }) ?? undefined;
}
