/** `for`, `some` and `every`: through lists, ranges and counts, the later iterators within the earlier ones (DMN 1.5 §10.3.2.14). */
import { Frame } from './frame.ts';
import { isNumber, isWhole, toNumber } from './number.ts';
import { CalendarDate } from './temporal.ts';
import { inward, isContext, kindOf, Range } from './values.ts';

type Run = (frame: Frame) => unknown;

export interface Loop {
  name: string;
  at: number;
  items: (frame: Frame) => Iterable<unknown> | null;
}

/** The results in order; `partial` holds those that are there already. */
export function through(loops: readonly Loop[], result: Run): Run {
  return (frame) => {
    const partial: unknown[] = [];
    const clear = new WeakSet<object>();
    const start = new Frame({ partial }, frame, frame.session);
    const done = walk(loops, start, (inner) => {
      const one = result(inner);
      const isOfItself = holdsList(one, partial, clear);
      if (isOfItself) frame.session.report('`partial` stands in what it holds', loops[0].at);
      partial.push(isOfItself ? null : one);
      return true;
    });
    return done === null ? null : partial;
  };
}

/** A list that holds itself has no end. `clear`: values in which it was not found, looked into once. */
function holdsList(value: unknown, list: readonly unknown[], clear: WeakSet<object>): boolean {
  if (value === list) return true;
  if (!(Array.isArray(value) || isContext(value)) || clear.has(value)) return false;
  if (Object.values(value).some((one) => holdsList(one, list, clear))) return true;
  clear.add(value);
  return false;
}

/** `some` is decided by the first true, `every` by the first false. */
export function quantified(node: 'some' | 'every', loops: readonly Loop[], holds: Run, at: number): Run {
  const decides = node === 'some';
  return (frame) => {
    let unknown = false;
    const done = walk(loops, frame, (inner) => {
      const answer = holds(inner);
      if (answer === decides) return false;
      if (typeof answer !== 'boolean') unknown = true;
      return true;
    });
    if (done === null) return null;
    if (!done) return decides;
    if (unknown) frame.session.report('`satisfies` is neither true nor false', at);
    return unknown ? null : !decides;
  };
}

/** False when told to stop, null when one of the things to go through cannot be gone through. */
function walk(loops: readonly Loop[], frame: Frame, visit: (frame: Frame) => boolean, depth = 0): boolean | null {
  if (depth === loops.length) return visit(frame);
  const { name, items, at } = loops[depth];
  const list = items(frame);
  if (!list) {
    frame.session.report('there is nothing here that can be gone through one by one', at);
    return null;
  }
  for (const item of list) {
    frame.session.budget.turn();
    const inner = new Frame({ [name]: inward(item) }, frame, frame.session);
    const on = walk(loops, inner, visit, depth + 1);
    if (on !== true) return on;
  }
  return true;
}

/** Through a list or range, or with `last` through a count. */
export function loopOver(name: string, at: number, first: Run, last?: Run): Loop {
  if (last) return { name, at, items: (frame) => count(first(frame), last(frame), true, true) };
  return { name, at, items: (frame) => itemsOf(first(frame)) };
}

function itemsOf(value: unknown): Iterable<unknown> | null {
  if (Array.isArray(value)) return value;
  if (value === null) return null;
  if (!(value instanceof Range)) return [value];
  return value.form === 'between' ? count(value.low, value.high, value.lowIn, value.highIn) : null;
}

/** Whole numbers and dates, one after the other, up or down. */
function count(low: unknown, high: unknown, lowIn: boolean, highIn: boolean): Iterable<unknown> | null {
  if (isNumber(low) && isNumber(high) && isWhole(low) && isWhole(high))
    return numbers(toNumber(low), toNumber(high), lowIn, highIn, (value) => value);
  if (kindOf(low) === 'date' && kindOf(high) === 'date')
    return numbers((low as CalendarDate).days, (high as CalendarDate).days, lowIn, highIn, CalendarDate.fromDays);
  return null;
}

function* numbers(
  low: number,
  high: number,
  lowIn: boolean,
  highIn: boolean,
  make: (value: number) => unknown,
): Generator<unknown> {
  const step = high < low ? -1 : 1;
  const last = highIn ? high : high - step;
  for (let value = lowIn ? low : low + step; step > 0 ? value <= last : value >= last; value += step) yield make(value);
}
