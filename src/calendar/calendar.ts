/**
 * Working time as a number line. Every instant maps to the working milliseconds elapsed since a fixed epoch; adding and
 * measuring working time are then plain arithmetic, and no span is ever walked day by day: whole weeks are a
 * multiplication and the exceptions (holidays, swapped days) a binary search.
 *
 * Rules (Circular 03/2025 practice, see GLOSSARY): one working day is eight working hours; what is received after the cut-off is
 * handed on, and counted, from the opening of the next working day («chuyển vào đầu giờ ngày làm việc tiếp theo đối với trường hợp
 * tiếp nhận sau 15 giờ»); holidays and swapped days are data. What is not decided yet, or not known, is computed by what stands there
 * and told as a doubt: no date beyond it is a promise.
 */
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { lowerBound } from '#kernel/search.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** As written in `calendar.yaml`. Times are local "HH:MM", dates "YYYY-MM-DD", weekdays 1 (Monday) to 7. */
export interface CalendarSource {
  timeZone: string;
  /** Working sessions of a day, in order, not overlapping; together they are one working day. */
  sessions: { from: string; to: string }[];
  weekdays: number[];
  /** Received after this local time, of which the minute itself is not after: counts from the next working day. */
  cutOff: string;
  /** The last day whose holidays are known, the end of a year. */
  until: string;
  /** Days off, each with its legal basis; `to` included. */
  holidays: Holiday[];
  /** A day off worked in exchange for a working day taken off. */
  swaps: { off: string; work: string; basis?: string }[];
  /** What a limit in calendar days does when its last day is not worked: `next-working-day` or `as-is`. */
  calendarDayEnd?: 'next-working-day' | 'as-is';
}

export interface Holiday {
  from: string;
  to?: string;
  name: string;
  basis?: string;
  /** Not decided yet: what stands here is a default. */
  confirmed?: false;
  /** Between which days it may come to lie, where not decided; by default just there. */
  earliest?: string;
  latest?: string;
}

/** Why a date may yet change: no holidays are known of a year on the way to it, or where some lie is not decided. */
export type CalendarDoubt =
  | { kind: 'year-unknown'; year: number }
  | { kind: 'unconfirmed'; name: string; year: number };

/** A time limit as law states it. Exactly one of the four. */
export type Limit =
  | { workingHours: number }
  | { workingDays: number }
  | { calendarDays: number }
  /** Same day if received before the cut-off, else the next working day. */
  | { sameDay: true };

interface Session {
  fromMs: number;
  toMs: number;
  /** Working milliseconds of the day before this session starts. */
  beforeMs: number;
}

/** Days since 1970-01-01 of the Monday that the weekly pattern is anchored on (1970-01-05). */
const ANCHOR_DAY = 4;

export class WorkingCalendar {
  readonly source: CalendarSource;
  readonly dayLengthMs: number;
  readonly #sessions: Session[];
  readonly #cutOffMs: number;
  /** For weekday 0..6 counted from Monday: worked days of the week before it. Length 8. */
  readonly #weekPrefix: number[];
  readonly #worksWeekday: boolean[];
  /** Days whose state differs from the weekly pattern, ascending, and the running sum of +1 / -1. */
  readonly #exceptionDays: number[];
  readonly #exceptionSums: number[];
  readonly #exceptions: Map<number, boolean>;
  readonly #known: { from: number; to: number };
  readonly #unconfirmed: { from: number; to: number; name: string; year: number }[];
  readonly #offsets = new Map<number, number>();
  #lastDate = { day: 0, iso: '1970-01-01' };

  private constructor(source: CalendarSource, sessions: Session[], cutOffMs: number, exceptions: Map<number, boolean>) {
    this.source = source;
    this.#sessions = sessions;
    this.#cutOffMs = cutOffMs;
    this.dayLengthMs = sessions.reduce((sum, session) => sum + session.toMs - session.fromMs, 0);
    this.#worksWeekday = [1, 2, 3, 4, 5, 6, 7].map((day) => source.weekdays.includes(day));
    this.#weekPrefix = [0];
    for (const works of this.#worksWeekday) this.#weekPrefix.push(this.#weekPrefix.at(-1)! + (works ? 1 : 0));
    this.#exceptions = exceptions;
    const first = source.holidays.reduce((least, { from }) => (from < least ? from : least), source.until);
    this.#known = { from: dayNumber(`${first.slice(0, 4)}-01-01`)!, to: dayNumber(source.until)! };
    this.#unconfirmed = source.holidays
      .filter((holiday) => holiday.confirmed === false)
      .map(({ from, to = from, name, earliest = from, latest = to }) => ({
        from: dayNumber(earliest)!,
        to: dayNumber(latest)!,
        name,
        year: Number(from.slice(0, 4)),
      }));
    this.#exceptionDays = [...exceptions.keys()].sort((a, b) => a - b);
    this.#exceptionSums = [];
    let sum = 0;
    for (const day of this.#exceptionDays) {
      sum += exceptions.get(day) ? 1 : -1;
      this.#exceptionSums.push(sum);
    }
  }

  /** Refuses a calendar with overlapping sessions, an unknown zone, a date that is none, or a swap that swaps nothing. */
  static from(source: CalendarSource): Outcome<WorkingCalendar> {
    const bad = (where: string, detail: string) => refuse('calendar-invalid', { where, detail });
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(source.timeZone);
    } catch {
      return bad('timeZone', `no time zone ${source.timeZone}`);
    }
    const sessions: Session[] = [];
    let before = 0;
    for (const [i, { from, to }] of source.sessions.entries()) {
      const fromMs = timeOfDayMs(from);
      const toMs = timeOfDayMs(to);
      if (fromMs === undefined || toMs === undefined || fromMs >= toMs) return bad(`sessions[${i}]`, `${from}–${to}`);
      if (sessions.length && fromMs < sessions.at(-1)!.toMs) return bad(`sessions[${i}]`, 'overlaps the one before');
      sessions.push({ fromMs, toMs, beforeMs: before });
      before += toMs - fromMs;
    }
    if (!sessions.length) return bad('sessions', 'none');
    if (!source.weekdays.length || source.weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
      return bad('weekdays', 'numbers from 1 (Monday) to 7 (Sunday)');
    const cutOffMs = timeOfDayMs(source.cutOff);
    if (cutOffMs === undefined) return bad('cutOff', source.cutOff);
    const pattern = (day: number) => source.weekdays.includes(weekdayOf(day) + 1);
    const exceptions = new Map<number, boolean>();
    for (const [i, holiday] of source.holidays.entries()) {
      const from = dayNumber(holiday.from);
      const to = dayNumber(holiday.to ?? holiday.from);
      if (from === undefined || to === undefined || to < from || to - from > 60)
        return bad(`holidays[${i}]`, `${holiday.from}–${holiday.to ?? holiday.from}`);
      const earliest = dayNumber(holiday.earliest ?? holiday.from);
      const latest = dayNumber(holiday.latest ?? holiday.to ?? holiday.from);
      if (earliest === undefined || latest === undefined || earliest > from || latest < to)
        return bad(`holidays[${i}]`, `${holiday.earliest}–${holiday.latest} does not span it`);
      for (let day = from; day <= to; day++) if (pattern(day)) exceptions.set(day, false);
    }
    const gap = unknownYear(source);
    if (gap) return bad('until', gap);
    for (const [i, swap] of source.swaps.entries()) {
      const off = dayNumber(swap.off);
      const work = dayNumber(swap.work);
      if (off === undefined || work === undefined) return bad(`swaps[${i}]`, `${swap.off} ↔ ${swap.work}`);
      if (!pattern(off)) return bad(`swaps[${i}]`, `${swap.off} is not a working day`);
      if (pattern(work) && exceptions.get(work) !== false) return bad(`swaps[${i}]`, `${swap.work} is worked already`);
      exceptions.set(off, false);
      if (pattern(work)) exceptions.delete(work);
      else exceptions.set(work, true);
    }
    return new WorkingCalendar(source, sessions, cutOffMs, exceptions);
  }

  isWorkingDate(date: Temporal.PlainDate | string): boolean {
    return this.#works(dayNumber(String(date))!);
  }

  /** Within a working session, to the very end of it: when an office has its door open. */
  isWorkingTime(instant: Temporal.Instant): boolean {
    const { day, timeMs } = this.#local(instant.epochMilliseconds);
    return this.#works(day) && this.#sessions.some(({ fromMs, toMs }) => fromMs <= timeMs && timeMs <= toMs);
  }

  /** «07:30–11:30, 13:00–17:00». */
  get hours(): string {
    return this.source.sessions.map(({ from, to }) => `${from}–${to}`).join(', ');
  }

  /** The last day whose holidays are known. */
  get coversUntil(): string {
    return this.source.until;
  }

  /**
   * Why a date computed over this span may yet turn out another: the first year on the way of which no holidays are known, and
   * holidays that are not decided and may lie in it. None where the span ends before it begins.
   */
  doubts(from: Temporal.Instant, to: Temporal.Instant): CalendarDoubt[] {
    const first = this.#local(from.epochMilliseconds).day;
    const last = this.#local(to.epochMilliseconds).day;
    if (last < first) return [];
    const { from: knownFrom, to: knownTo } = this.#known;
    const unknown = first < knownFrom ? first : last > knownTo ? Math.max(first, knownTo + 1) : undefined;
    return [
      ...(unknown === undefined ? [] : [{ kind: 'year-unknown' as const, year: Number(isoDate(unknown).slice(0, 4)) }]),
      ...this.#unconfirmed
        .filter((one) => one.from <= last && first <= one.to)
        .map(({ name, year }) => ({ kind: 'unconfirmed' as const, name, year })),
    ];
  }

  /** Working milliseconds from `from` to `to`; negative when `to` is earlier. */
  measureMs(from: Temporal.Instant, to: Temporal.Instant): number {
    return this.#position(to.epochMilliseconds) - this.#position(from.epochMilliseconds);
  }

  /**
   * The instant `workingMs` of working time after `from` (before it, when negative). The end of a day is given as its
   * closing time, not as the next opening: a deadline falls at 17:00, not at 07:30 the morning after.
   */
  addMs(from: Temporal.Instant, workingMs: number): Temporal.Instant {
    // A share of a span is seldom a whole number of milliseconds; an instant always is.
    const whole = Math.round(workingMs);
    if (whole === 0) return from;
    return Temporal.Instant.fromEpochMilliseconds(this.#instantAt(this.#position(from.epochMilliseconds) + whole));
  }

  addHours(from: Temporal.Instant, hours: number): Temporal.Instant {
    return this.addMs(from, Math.round(hours * 3_600_000));
  }

  addDays(from: Temporal.Instant, days: number): Temporal.Instant {
    return this.addMs(from, Math.round(days * this.dayLengthMs));
  }

  /**
   * When the clock starts for something received at `received`: that moment within working hours up to the cut-off;
   * the opening of the same day when earlier; the opening of the next working day when after. 15:00 as a slip prints it is not after.
   */
  startOf(received: Temporal.Instant): Temporal.Instant {
    const { day, timeMs } = this.#local(received.epochMilliseconds);
    if (this.#works(day) && timeMs < this.#cutOffMs + MINUTE_MS) {
      const session = this.#sessions.find((candidate) => timeMs < candidate.toMs) ?? this.#sessions[0];
      return timeMs >= session.fromMs ? received : this.#at(day, session.fromMs);
    }
    return this.#at(this.#nextWorkingDay(day + 1), this.#sessions[0].fromMs);
  }

  /**
   * The last moment of a person's term of so many working days: the day on which it is told is not counted, and the last one runs to
   * its end, 24:00 (Civil Code Art. 147.2, 148.6).
   */
  endAfterDays(told: Temporal.Instant, days: number): Temporal.Instant {
    return this.#at(this.#dayAfter(told, days), DAY_MS - SECOND_MS);
  }

  /** The same for an office, whose day ends when it closes. */
  closingAfterDays(told: Temporal.Instant, days: number): Temporal.Instant {
    return this.#at(this.#dayAfter(told, days), this.#sessions.at(-1)!.toMs);
  }

  /** The due instant of a limit whose clock starts at `start` (already through `startOf`). */
  due(start: Temporal.Instant, limit: Limit): Temporal.Instant {
    if ('workingHours' in limit) return this.addHours(start, limit.workingHours);
    if ('workingDays' in limit) return this.addDays(start, limit.workingDays);
    const { day } = this.#local(start.epochMilliseconds);
    if ('sameDay' in limit) return this.#at(this.#nextWorkingDay(day), this.#sessions.at(-1)!.toMs);
    return this.#closing(day + Math.ceil(limit.calendarDays));
  }

  /**
   * The due instant pushed by a pause: by the same working time; by the same whole days for a calendar-day limit; and what is given on
   * the same day is given on the day it goes on, or on the next working day where it goes on after the cut-off.
   */
  afterPause(due: Temporal.Instant, pausedAt: Temporal.Instant, resumedAt: Temporal.Instant, limit: Limit) {
    if ('sameDay' in limit) {
      const again = this.due(this.startOf(resumedAt), limit);
      return Temporal.Instant.compare(again, due) > 0 ? again : due;
    }
    if ('calendarDays' in limit) {
      const days = this.#local(resumedAt.epochMilliseconds).day - this.#local(pausedAt.epochMilliseconds).day;
      return days > 0 ? this.#closing(this.#local(due.epochMilliseconds).day + days) : due;
    }
    const paused = this.measureMs(pausedAt, resumedAt);
    return paused > 0 ? this.addMs(due, paused) : due;
  }

  /** The local calendar date of an instant. */
  dateOf(instant: Temporal.Instant): string {
    const { day } = this.#local(instant.epochMilliseconds);
    // Asked for on every act, and nearly always about today.
    if (day !== this.#lastDate.day) this.#lastDate = { day, iso: isoDate(day) };
    return this.#lastDate.iso;
  }

  /** "hh:mm dd/mm/yyyy", as the slips print it. */
  print(instant: Temporal.Instant): string {
    const { day, timeMs } = this.#local(instant.epochMilliseconds);
    const [year, month, date] = isoDate(day).split('-');
    const minutes = Math.floor(timeMs / MINUTE_MS);
    const two = (n: number) => String(n).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)} ${date}/${month}/${year}`;
  }

  #dayAfter(told: Temporal.Instant, days: number): number {
    return this.#workingDayNumbered(
      this.#workingDaysBefore(this.#local(told.epochMilliseconds).day + 1) + Math.ceil(days) - 1,
    );
  }

  #works(day: number): boolean {
    return this.#exceptions.get(day) ?? this.#worksWeekday[weekdayOf(day)];
  }

  /** Working days before `day` since the anchor: a multiplication for the weeks, a binary search for the exceptions. */
  #workingDaysBefore(day: number): number {
    const fromAnchor = day - ANCHOR_DAY;
    const weeks = Math.floor(fromAnchor / 7);
    const base = weeks * this.#weekPrefix[7] + this.#weekPrefix[fromAnchor - weeks * 7];
    const index = lowerBound(this.#exceptionDays, day);
    return base + (index > 0 ? this.#exceptionSums[index - 1] : 0);
  }

  /** The working day with exactly `count` working days before it: a search over a monotone function. */
  #workingDayNumbered(count: number): number {
    const perWeek = this.#weekPrefix[7];
    const slack = (this.#exceptionDays.length + 14) * 7;
    let low = ANCHOR_DAY + Math.floor(count / perWeek) * 7 - slack;
    let high = ANCHOR_DAY + Math.floor(count / perWeek) * 7 + slack;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#workingDaysBefore(middle + 1) > count) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #nextWorkingDay(day: number): number {
    return this.#works(day) ? day : this.#workingDayNumbered(this.#workingDaysBefore(day));
  }

  #position(epochMs: number): number {
    const { day, timeMs } = this.#local(epochMs);
    const before = this.#workingDaysBefore(day) * this.dayLengthMs;
    if (!this.#works(day)) return before;
    let worked = 0;
    for (const session of this.#sessions) {
      if (timeMs <= session.fromMs) break;
      worked += Math.min(timeMs, session.toMs) - session.fromMs;
    }
    return before + worked;
  }

  #instantAt(position: number): number {
    let count = Math.floor(position / this.dayLengthMs);
    let rest = position - count * this.dayLengthMs;
    if (rest === 0) {
      count -= 1;
      rest = this.dayLengthMs;
    }
    const day = this.#workingDayNumbered(count);
    const session = this.#sessions.findLast((candidate) => candidate.beforeMs < rest)!;
    return this.#atMs(day, session.fromMs + rest - session.beforeMs);
  }

  /** Closing time of the day, moved to the next working day where the calendar says so. */
  #closing(day: number): Temporal.Instant {
    const end = this.source.calendarDayEnd === 'as-is' ? day : this.#nextWorkingDay(day);
    return this.#at(end, this.#sessions.at(-1)!.toMs);
  }

  #local(epochMs: number): { day: number; timeMs: number } {
    const local = epochMs + this.#offsetMs(epochMs);
    const day = Math.floor(local / DAY_MS);
    return { day, timeMs: local - day * DAY_MS };
  }

  #at(day: number, timeMs: number): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(this.#atMs(day, timeMs));
  }

  #atMs(day: number, timeMs: number): number {
    const local = day * DAY_MS + timeMs;
    const guess = local - this.#offsetMs(local);
    return local - this.#offsetMs(guess);
  }

  /** Offset from UTC, remembered per hour: zone look-ups cost more than the arithmetic they serve. */
  #offsetMs(epochMs: number): number {
    const hour = Math.floor(epochMs / 3_600_000);
    let offset = this.#offsets.get(hour);
    if (offset === undefined) {
      const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(this.source.timeZone);
      offset = zoned.offsetNanoseconds / 1e6;
      if (this.#offsets.size > 50_000) this.#offsets.clear();
      this.#offsets.set(hour, offset);
    }
    return offset;
  }
}

/** What is wrong with how far the holidays are known; nothing where every year up to there has some. */
function unknownYear({ until, holidays }: CalendarSource): string | undefined {
  if (dayNumber(until) === undefined || !until.endsWith('-12-31')) return `${until} is not the end of a year`;
  const years = new Set(holidays.map(({ from }) => Number(from.slice(0, 4))));
  if (!years.size) return 'no holidays at all';
  const last = Number(until.slice(0, 4));
  if (Math.max(...years) > last) return `there are holidays after ${until}`;
  for (let year = Math.min(...years); year <= last; year++) if (!years.has(year)) return `no holidays of ${year}`;
  return undefined;
}

/** Days since 1970-01-01, or undefined for what is not a date. */
export function dayNumber(iso: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  const ms = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(ms) || isoDate(ms / DAY_MS) !== iso ? undefined : ms / DAY_MS;
}

function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for Monday … 6 for Sunday. */
function weekdayOf(day: number): number {
  return (((day - ANCHOR_DAY) % 7) + 7) % 7;
}

function timeOfDayMs(text: string): number | undefined {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  return match ? (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS : undefined;
}
