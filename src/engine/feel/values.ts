/** What FEEL computes with: the kinds of values, when two are the same, which comes first, and how each prints (DMN 1.5 §10.3.2). */
import { compareNumbers, Decimal, isNumber, type Num, printNumber, toNumber } from './number.ts';
import { CalendarDate, DateTime, DayTime, TimeOfDay, YearMonth } from './temporal.ts';
import type { FunctionType } from './types.ts';

export type Kind =
  | 'null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'list'
  | 'context'
  | 'range'
  | 'function'
  | 'unknown';

export type Context = Readonly<Record<string, unknown>>;

/** `[1..5]`, `(1..5)`, and with one end only what `< 5` and `= 5` mean as values. */
export class Range {
  readonly low: unknown;
  readonly high: unknown;
  readonly lowIn: boolean;
  readonly highIn: boolean;
  /** How it was written: `=` and `!=` hold or leave out one value, `<` and its kind have no other end. */
  readonly form: 'between' | '<' | '<=' | '>' | '>=' | '=' | '!=';

  constructor(low: unknown, lowIn: boolean, high: unknown, highIn: boolean, form: Range['form'] = 'between') {
    this.low = low;
    this.high = high;
    this.lowIn = lowIn;
    this.highIn = highIn;
    this.form = form;
  }

  toString(): string {
    if (this.form !== 'between') return `${this.form} ${print(this.form.startsWith('<') ? this.high : this.low)}`;
    return `${this.lowIn ? '[' : '('}${print(this.low)}..${print(this.high)}${this.highIn ? ']' : ')'}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Something that can be called. `types` are checked by whoever compiled it. */
export class FeelFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly call: (args: readonly unknown[], caller: Caller) => unknown;
  /** The signatures of a function of the language, which has more than one way to be called. */
  readonly overloads: readonly (readonly string[])[];
  /** Of a function of the model, as `instance of` reads it. */
  readonly type?: FunctionType;

  constructor(
    name: string,
    parameters: readonly string[],
    call: (args: readonly unknown[], caller: Caller) => unknown,
    more: { overloads?: readonly (readonly string[])[]; type?: FunctionType } = {},
  ) {
    this.name = name;
    this.parameters = parameters;
    this.call = call;
    this.overloads = more.overloads ?? [parameters];
    this.type = more.type;
  }

  toString(): string {
    return `function ${this.name}(${this.parameters.join(', ')})`;
  }
}

/** Who evaluates: told why something is null, and asked for what an expression cannot know by itself. */
/** What went wrong, in words: put together only where somebody listens. */
export type Told = string | (() => string);

export interface Caller {
  report(detail: Told): void;
  /** What `now()` and `today()` give; without it they give nothing. */
  readonly now?: DateTime;
}

export function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? 'number' : 'unknown';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'undefined':
      return 'null';
    case 'object':
      return value === null ? 'null' : kindOfObject(value);
    default:
      return 'unknown';
  }
}

function kindOfObject(value: object): Kind {
  if (Array.isArray(value)) return 'list';
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return 'context';
  if (value instanceof Decimal) return 'number';
  if (value instanceof CalendarDate) return 'date';
  if (value instanceof DateTime) return 'date and time';
  if (value instanceof TimeOfDay) return 'time';
  if (value instanceof DayTime) return 'days and time duration';
  if (value instanceof YearMonth) return 'years and months duration';
  if (value instanceof Range) return 'range';
  return value instanceof FeelFunction ? 'function' : 'unknown';
}

export const isContext = (value: unknown): value is Context =>
  typeof value === 'object' && value !== null && kindOfObject(value) === 'context';
export const isDuration = (kind: Kind): boolean =>
  kind === 'days and time duration' || kind === 'years and months duration';

/** True, false, or null where the two are of different kinds and nothing can be said. */
export function equal(a: unknown, b: unknown): boolean | null {
  if (a === b) return typeof a === 'number' ? Number.isFinite(a) : true;
  const kind = kindOf(a);
  const other = kindOf(b);
  if (kind === 'null' || other === 'null') return kind === other;
  if (kind !== other) {
    if (isDuration(kind) && isDuration(other)) return isNothing(a) && isNothing(b) ? true : null;
    if (isMoment(kind) && isMoment(other)) return compare(a, b) === null ? null : compare(a, b) === 0;
    return null;
  }
  return equalOfKind(kind, a, b);
}

const isMoment = (kind: Kind): boolean => kind === 'date' || kind === 'date and time';
const isNothing = (value: unknown): boolean =>
  value instanceof DayTime ? value.nanos === 0n : value instanceof YearMonth && value.months === 0;

function equalOfKind(kind: Kind, a: unknown, b: unknown): boolean | null {
  switch (kind) {
    case 'number':
      return compareNumbers(a as Num, b as Num) === 0;
    case 'date':
    case 'time':
    case 'date and time':
    case 'days and time duration':
    case 'years and months duration': {
      const order = compare(a, b);
      return order === null ? false : order === 0;
    }
    case 'list':
      return equalLists(a as unknown[], b as unknown[]);
    case 'context':
      return equalContexts(a as Context, b as Context);
    case 'range': {
      const [x, y] = [a as Range, b as Range];
      if (x.form !== y.form || x.lowIn !== y.lowIn || x.highIn !== y.highIn) return false;
      return equal(x.low, y.low) === true && equal(x.high, y.high) === true;
    }
    default:
      return false;
  }
}

function equalLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => equal(one, b[i]) === true);
}

function equalContexts(a: Context, b: Context): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]) === true)
  );
}

const sign = <T extends number | bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** Below zero, zero or above, or null for what has no order. Times are compared to the second (table 53). */
export function compare(a: unknown, b: unknown): number | null {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return sign(a, b);
  const [x, y] = [asMoment(a), asMoment(b)];
  if (x && y) {
    if (a instanceof CalendarDate && b instanceof CalendarDate) return sign(a.days, b.days);
    // A date alone is midnight in Greenwich; a time without a place cannot be put beside one that has a place.
    const places = [a instanceof CalendarDate || x.time.place, b instanceof CalendarDate || y.time.place];
    const known = places.every(Boolean) || (!x.time.place && !y.time.place);
    return known ? sign(wholeSeconds(x.instantNanos), wholeSeconds(y.instantNanos)) : null;
  }
  if (a instanceof TimeOfDay && b instanceof TimeOfDay) {
    const [p, q] = [a.offset, b.offset];
    if ((p === undefined) !== (q === undefined)) return null;
    return sign(a.seconds - (p ?? 0), b.seconds - (q ?? 0));
  }
  if (a instanceof DayTime && b instanceof DayTime) return sign(a.nanos, b.nanos);
  if (a instanceof YearMonth && b instanceof YearMonth) return sign(a.months, b.months);
  return null;
}

function wholeSeconds(nanos: bigint): bigint {
  const seconds = nanos / 1_000_000_000n;
  return nanos % 1_000_000_000n < 0n ? seconds - 1n : seconds;
}
const MIDNIGHT = new TimeOfDay(0, 0, 0, 0);
const asMoment = (value: unknown): DateTime | undefined =>
  value instanceof DateTime ? value : value instanceof CalendarDate ? new DateTime(value, MIDNIGHT) : undefined;

/** Whether a value lies in a range; null where it cannot be compared with an end that is there. */
export function contains(range: Range, value: unknown): boolean | null {
  if (range.form === '=') return equal(value, range.low);
  if (range.form === '!=') {
    const same = equal(value, range.low);
    return same === null ? null : !same;
  }
  const after = (): boolean | null => order(compare(value, range.low), (at) => (range.lowIn ? at >= 0 : at > 0));
  const before = (): boolean | null => order(compare(value, range.high), (at) => (range.highIn ? at <= 0 : at < 0));
  // One that was written with one end has no other.
  if (range.form === '>' || range.form === '>=') return after();
  if (range.form === '<' || range.form === '<=') return before();
  const [above, below] = [after(), before()];
  return above === null || below === null ? null : above && below;
}

const order = (at: number | null, holds: (at: number) => boolean): boolean | null => (at === null ? null : holds(at));

/** As `string()` writes it; strings inside of lists and contexts in quotation marks. */
export function print(value: unknown, inside = false): string {
  if (isNumber(value)) return printNumber(value);
  if (typeof value === 'string') return inside ? JSON.stringify(value) : value;
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map((one) => print(one, true)).join(', ')}]`;
  if (isContext(value)) {
    const entries = Object.entries(value).map(([key, one]) => `${printKey(key)}: ${print(one, true)}`);
    return `{${entries.join(', ')}}`;
  }
  return String(value);
}

const printKey = (key: string): string => (/^[\p{L}_?][\p{L}\p{N}_ ]*$/u.test(key) ? key : JSON.stringify(key));

/** What the rest of the system computes with: decimals as the nearest number, everything else as it is. */
export function outward(value: unknown): unknown {
  if (value instanceof Decimal) return toNumber(value as Num);
  if (Array.isArray(value)) return value.some(mayHoldDecimal) ? value.map(outward) : value;
  if (isContext(value) && Object.values(value).some(mayHoldDecimal))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, outward(one)]));
  return value;
}
const mayHoldDecimal = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** A value of the world outside as FEEL knows it: `Temporal`'s types become FEEL's. */
export function inward(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (Array.isArray(value) || kindOfObject(value) !== 'unknown') return value;
  return foreign(value) ?? value;
}

function foreign(value: object): unknown {
  switch ((value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag]) {
    case 'Temporal.PlainDate': {
      const { year, month, day } = value as Temporal.PlainDate;
      return CalendarDate.of(year, month, day);
    }
    case 'Temporal.PlainTime':
      return timeOf(value as Temporal.PlainTime);
    case 'Temporal.PlainDateTime':
      return momentOf(value as Temporal.PlainDateTime);
    case 'Temporal.ZonedDateTime': {
      const zoned = value as Temporal.ZonedDateTime;
      return momentOf(zoned.toPlainDateTime(), { zone: zoned.timeZoneId });
    }
    case 'Temporal.Instant':
      return DateTime.fromNanos((value as Temporal.Instant).epochNanoseconds, { offset: 0 });
    case 'Temporal.Duration': {
      const duration = value as Temporal.Duration;
      if (duration.years || duration.months) return new YearMonth(duration.years * 12 + duration.months);
      return new DayTime(BigInt(duration.total('nanoseconds')));
    }
    default:
      return undefined;
  }
}

type Place = TimeOfDay['place'];
function timeOf(time: Temporal.PlainTime | Temporal.PlainDateTime, place?: Place): TimeOfDay {
  const nano = time.millisecond * 1_000_000 + time.microsecond * 1000 + time.nanosecond;
  return new TimeOfDay(time.hour, time.minute, time.second, nano, place);
}
function momentOf(local: Temporal.PlainDateTime, place?: Place): DateTime | null {
  const date = CalendarDate.of(local.year, local.month, local.day);
  return date && new DateTime(date, timeOf(local, place));
}
