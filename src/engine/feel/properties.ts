/** What can be asked of a value by `.name` (DMN 1.5 table 65). */
import { weekday } from './civil.ts';
import { CalendarDate, DateTime, DayTime, TimeOfDay, YearMonth } from './temporal.ts';
import { inward, isContext, Range } from './values.ts';

/** Undefined where the value has no such property. */
export function propertyOf(value: unknown, name: string): unknown {
  if (isContext(value)) return Object.hasOwn(value, name) ? inward(value[name]) : undefined;
  if (value instanceof CalendarDate) return ofDate(value, name);
  if (value instanceof DateTime) return ofDate(value.date, name) ?? ofTime(value.time, value.offset, name);
  if (value instanceof TimeOfDay) return ofTime(value, value.offset, name);
  if (value instanceof DayTime) return ofDayTime(value, name);
  if (value instanceof YearMonth) {
    if (name === 'years') return Math.trunc(value.months / 12) + 0;
    if (name === 'months') return (value.months % 12) + 0;
    return name === 'value' ? value.months : undefined;
  }
  return value instanceof Range ? ofRange(value, name) : undefined;
}

function ofDate(date: CalendarDate, name: string): number | undefined {
  switch (name) {
    case 'year':
    case 'month':
    case 'day':
      return date[name];
    case 'weekday':
      return weekday(date.days);
    case 'value':
      return date.days * 86_400;
    default:
      return undefined;
  }
}

function ofTime(time: TimeOfDay, offset: number | undefined, name: string): unknown {
  switch (name) {
    case 'hour':
    case 'minute':
    case 'second':
      return time[name];
    case 'time offset':
      return offset === undefined ? null : new DayTime(BigInt(offset) * 1_000_000_000n);
    case 'timezone':
      return time.place && 'zone' in time.place ? time.place.zone : null;
    case 'value':
      return time.seconds;
    default:
      return undefined;
  }
}

function ofDayTime(duration: DayTime, name: string): number | undefined {
  if (name === 'days' || name === 'hours' || name === 'minutes' || name === 'seconds') return duration.part(name);
  return name === 'value' ? Number(duration.nanos / 1_000_000_000n) : undefined;
}

function ofRange(range: Range, name: string): unknown {
  switch (name) {
    case 'start':
      return range.low;
    case 'end':
      return range.high;
    case 'start included':
      return range.lowIn;
    case 'end included':
      return range.highIn;
    default:
      return undefined;
  }
}
