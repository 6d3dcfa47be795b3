/** Arithmetic between all kinds of values (DMN 1.5 tables 54 to 58). Undefined where an operator does not know the two. */
import type { Arithmetic } from './ast.ts';
import { zoneOffset } from './civil.ts';
import * as n from './number.ts';
import { CalendarDate, DAY_NS, DateTime, DayTime, type Duration, TimeOfDay, YearMonth } from './temporal.ts';

/** Null where the result is out of bounds or a division by zero. */
export function arithmetic(operator: Arithmetic, a: unknown, b: unknown): unknown {
  if (typeof a === 'number' || n.isNumber(a)) {
    if (n.isNumber(b)) return ofNumbers(operator, a as n.Num, b);
    if (operator === '*') return scale(b, a as n.Num);
    return undefined;
  }
  switch (operator) {
    case '+':
      return plus(a, b) ?? (isDuration(a) && !isDuration(b) ? plus(b, a) : undefined);
    case '-':
      return minus(a, b);
    case '*':
      return n.isNumber(b) ? scale(a, b) : undefined;
    case '/':
      return n.isNumber(b) ? divided(a, b) : ratio(a, b);
    case '**':
      return undefined;
  }
}

function ofNumbers(operator: Arithmetic, a: n.Num, b: n.Num): n.Num | null {
  switch (operator) {
    case '+':
      return n.add(a, b);
    case '-':
      return n.subtract(a, b);
    case '*':
      return n.multiply(a, b);
    case '/':
      return n.divide(a, b);
    case '**':
      return n.power(a, b);
  }
}

const isDuration = (value: unknown): value is Duration => value instanceof DayTime || value instanceof YearMonth;

export function negated(value: unknown): unknown {
  if (n.isNumber(value)) return n.negate(value);
  if (value instanceof DayTime) return new DayTime(-value.nanos);
  return value instanceof YearMonth ? new YearMonth(-value.months) : undefined;
}

function plus(a: unknown, b: unknown): unknown {
  if (typeof a === 'string') return typeof b === 'string' ? a + b : undefined;
  if (a instanceof DayTime && b instanceof DayTime) return new DayTime(a.nanos + b.nanos);
  if (a instanceof YearMonth && b instanceof YearMonth) return new YearMonth(a.months + b.months);
  if (a instanceof CalendarDate) {
    if (b instanceof YearMonth) return a.addMonths(b.months);
    return b instanceof DayTime ? (DateTime.fromNanos(BigInt(a.days) * DAY_NS + b.nanos)?.date ?? null) : undefined;
  }
  if (a instanceof DateTime) {
    if (b instanceof DayTime) return later(a, b.nanos);
    if (!(b instanceof YearMonth)) return undefined;
    const date = a.date.addMonths(b.months);
    return date && new DateTime(date, a.time);
  }
  if (a instanceof TimeOfDay && b instanceof DayTime) return TimeOfDay.fromNanos(a.nanos + b.nanos, a.place);
  return undefined;
}

/** By the clock of the world; a zone may have changed its offset meanwhile. */
function later(moment: DateTime, nanos: bigint): DateTime | null {
  const { place } = moment.time;
  const simple = DateTime.fromNanos(moment.localNanos + nanos, place);
  if (!simple || !place || !('zone' in place)) return simple;
  const before = moment.offset ?? 0;
  const after = zoneOffset(place.zone, simple.date.days, simple.time.seconds) ?? before;
  return after === before
    ? simple
    : DateTime.fromNanos(simple.localNanos + BigInt(after - before) * 1_000_000_000n, place);
}

function minus(a: unknown, b: unknown): unknown {
  if (isDuration(b)) return plus(a, negated(b));
  if (a instanceof TimeOfDay && b instanceof TimeOfDay) {
    const [p, q] = [a.offset, b.offset];
    if ((p === undefined) !== (q === undefined)) return undefined;
    return new DayTime(a.nanos - b.nanos - BigInt((p ?? 0) - (q ?? 0)) * 1_000_000_000n);
  }
  if (a instanceof CalendarDate && b instanceof CalendarDate) return new DayTime(BigInt(a.days - b.days) * DAY_NS);
  const [x, y] = [instantOf(a), instantOf(b)];
  if (!x || !y || x.placed !== y.placed) return undefined;
  return new DayTime(x.nanos - y.nanos);
}

/** A date is midnight in Greenwich. */
function instantOf(value: unknown): { nanos: bigint; placed: boolean } | undefined {
  if (value instanceof CalendarDate) return { nanos: BigInt(value.days) * DAY_NS, placed: true };
  if (value instanceof DateTime) return { nanos: value.instantNanos, placed: Boolean(value.time.place) };
  return undefined;
}

const whole = (value: n.Decimal): bigint => BigInt(value.toFixed(0, n.Decimal.ROUND_DOWN));

function scale(duration: unknown, by: n.Num): Duration | null | undefined {
  if (duration instanceof DayTime) return new DayTime(whole(new n.Decimal(duration.nanos.toString()).times(n.big(by))));
  if (!(duration instanceof YearMonth)) return undefined;
  const months = n.big(by).times(duration.months).trunc().toNumber();
  return Number.isSafeInteger(months) ? new YearMonth(months) : null;
}

function divided(duration: unknown, by: n.Num): Duration | null | undefined {
  if (!isDuration(duration)) return undefined;
  if (n.isZero(by)) return null;
  if (duration instanceof DayTime)
    return new DayTime(whole(new n.Decimal(duration.nanos.toString()).dividedBy(n.big(by))));
  return new YearMonth(new n.Decimal(duration.months).dividedBy(n.big(by)).trunc().toNumber());
}

function ratio(a: unknown, b: unknown): n.Num | null | undefined {
  if (a instanceof DayTime && b instanceof DayTime)
    return b.nanos === 0n
      ? null
      : n.small(new n.Decimal(a.nanos.toString()).dividedBy(new n.Decimal(b.nanos.toString())));
  if (a instanceof YearMonth && b instanceof YearMonth) return b.months === 0 ? null : n.divide(a.months, b.months);
  return undefined;
}
