/** Functions of lists (DMN 1.5 table 76, `sort` of table 83). Positions count from 1, from the end with a minus. */
import { call } from '../calls.ts';
import * as n from '../number.ts';
import { type Caller, compare, equal, type FeelFunction, inward, Range, contains as within } from '../values.ts';
import type { Definition } from './define.ts';

type List = readonly unknown[];
type Num = n.Num;

const same = (a: unknown, b: unknown): boolean => equal(inward(a), inward(b)) === true;

/** All arguments as one list: `max(1, 2)` and `max([1, 2])` mean the same. */
const spread = (args: List): List => (args.length === 1 && Array.isArray(args[0]) ? (args[0] as List) : args);

const overNumbers = (compute: (numbers: Num[]) => unknown) => (args: List) => {
  const list = spread(args);
  return list.length && list.every(n.isNumber) ? compute(list as Num[]) : undefined;
};

function extreme(wanted: 1 | -1) {
  return (args: List) => {
    const list = spread(args);
    if (!list.length) return undefined;
    let best = list[0];
    if (compare(best, best) === null) return undefined;
    for (const one of list.slice(1)) {
      const order = compare(one, best);
      if (order === null) return undefined;
      if (order * wanted > 0) best = one;
    }
    return best;
  };
}

/** `decides` alone is enough; nothing is known where something is neither true nor false. */
function logical(decides: boolean) {
  return (args: List) => {
    const list = spread(args);
    if (list.some((one) => one === decides)) return decides;
    if (list.some((one) => one !== null && typeof one !== 'boolean')) return undefined;
    return list.includes(null) ? null : !decides;
  };
}

const sum = (numbers: readonly Num[]): n.Decimal =>
  numbers.reduce<n.Decimal>((total, one) => total.plus(n.big(one)), n.big(0));
const out = (value: n.Decimal): Num | undefined => n.small(value) ?? undefined;
const ascending = (numbers: readonly Num[]): Num[] => [...numbers].sort(n.compareNumbers);

function median(numbers: Num[]): Num | undefined {
  const sorted = ascending(numbers);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? out(sum([sorted[middle - 1], sorted[middle]]).dividedBy(2))
    : sorted[Math.floor(middle)];
}

function stddev(numbers: Num[]): Num | undefined {
  if (numbers.length < 2) return undefined;
  const mean = sum(numbers).dividedBy(numbers.length);
  const squares = numbers.map((one) => n.big(one).minus(mean).pow(2));
  return out(
    sum(squares)
      .dividedBy(numbers.length - 1)
      .sqrt(),
  );
}

function mode(args: List): unknown {
  const list = spread(args);
  if (!list.every(n.isNumber)) return undefined;
  const counts: { value: Num; count: number }[] = [];
  for (const value of ascending(list as Num[])) {
    if (counts.length && n.compareNumbers(counts.at(-1)!.value, value) === 0) counts.at(-1)!.count++;
    else counts.push({ value, count: 1 });
  }
  const most = Math.max(0, ...counts.map(({ count }) => count));
  return counts.filter(({ count }) => count === most).map(({ value }) => value);
}

function distinct(list: List): unknown[] {
  const kept: unknown[] = [];
  const simple = new Set<unknown>();
  for (const one of list) {
    if (typeof one === 'string' || typeof one === 'boolean' || typeof one === 'number') {
      if (simple.has(one)) continue;
      simple.add(one);
    } else if (kept.some((other) => same(one, other))) continue;
    kept.push(one);
  }
  return kept;
}

const MAX_DEPTH = 100;
function flatten(list: List, depth = 0): unknown[] {
  if (depth > MAX_DEPTH) return [];
  return list.flatMap((one) => (Array.isArray(one) ? flatten(one as List, depth + 1) : [one]));
}

/** The index that a position means; nothing for one outside. */
function indexOf(list: List, position: Num): number | undefined {
  const at = n.truncate(position);
  if (at === 0 || Math.abs(at) > list.length) return undefined;
  return at > 0 ? at - 1 : list.length + at;
}

function sublist([list, start, length]: [List, Num, Num | undefined]): unknown[] | undefined {
  const from = indexOf(list, start);
  if (from === undefined) return undefined;
  if (length === undefined || length === null) return list.slice(from);
  const count = n.truncate(length);
  return count < 0 || from + count > list.length ? undefined : list.slice(from, from + count);
}

function insertBefore([list, position, item]: [List, Num, unknown]): unknown[] | undefined {
  const at = indexOf(list, position);
  return at === undefined ? undefined : list.toSpliced(at, 0, item);
}

function remove([list, position]: [List, Num]): unknown[] | undefined {
  const at = indexOf(list, position);
  return at === undefined ? undefined : list.toSpliced(at, 1);
}

function replaceAt([list, position, item]: [List, Num, unknown]): unknown[] | undefined {
  const at = indexOf(list, position);
  return at === undefined ? undefined : list.with(at, item);
}

function replaceMatching([list, match, item]: [List, FeelFunction, unknown], caller: Caller): unknown[] | undefined {
  if (match.parameters.length !== 2) return undefined;
  const answers = list.map((one) => call(match, [inward(one), item], undefined, caller));
  if (answers.some((one) => typeof one !== 'boolean')) return undefined;
  return list.map((one, i) => (answers[i] ? item : one));
}

/** A merge sort, so that a function that contradicts itself ends too. */
function sort([list, precedes]: [List, FeelFunction | undefined], caller: Caller): unknown[] | undefined {
  let odd = false;
  const before = (a: unknown, b: unknown): boolean => {
    if (precedes) return call(precedes, [inward(a), inward(b)], undefined, caller) === true;
    const order = compare(a, b);
    odd ||= order === null;
    return order !== null && order < 0;
  };
  const sorted = [...list].sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
  return odd ? undefined : sorted;
}

export const LISTS: readonly Definition[] = [
  [
    'list contains',
    [
      'list: l, element',
      ([list, element]: [List, unknown]) =>
        list.some((one) => same(one, element) || (one instanceof Range && within(one, element) === true)),
    ],
  ],
  ['count', ['list: l', ([list]: [List]) => list.length]],
  ['min', ['list...', extreme(-1)]],
  ['max', ['list...', extreme(1)]],
  ['sum', ['list...', overNumbers((numbers) => out(sum(numbers)))]],
  ['mean', ['list...', overNumbers((numbers) => out(sum(numbers).dividedBy(numbers.length)))]],
  [
    'product',
    [
      'list...',
      overNumbers((numbers) => out(numbers.reduce<n.Decimal>((total, one) => total.times(n.big(one)), n.big(1)))),
    ],
  ],
  ['median', ['list...', overNumbers(median)]],
  ['stddev', ['list...', overNumbers(stddev)]],
  ['mode', ['list...', mode]],
  ['all', ['list...', logical(false)]],
  ['any', ['list...', logical(true)]],
  ['sublist', ['list: l, start position: n, length?: ~n', sublist]],
  ['append', ['list: l, item...', ([list, ...items]: [List, ...unknown[]]) => [...list, ...items]]],
  ['concatenate', ['list: l...', (lists: List[]) => lists.flat(1)]],
  ['insert before', ['list: l, position: n, newItem', insertBefore]],
  ['remove', ['list: l, position: n', remove]],
  ['list replace', ['list: l, position: n, newItem', replaceAt], ['list: l, match: f, newItem', replaceMatching]],
  ['reverse', ['list: l', ([list]: [List]) => list.toReversed()]],
  [
    'index of',
    ['list: l, match', ([list, match]: [List, unknown]) => list.flatMap((one, i) => (same(one, match) ? [i + 1] : []))],
  ],
  ['union', ['list: l...', (lists: List[]) => distinct(lists.flat(1))]],
  ['distinct values', ['list: l', ([list]: [List]) => distinct(list)]],
  ['flatten', ['list: l', ([list]: [List]) => flatten(list)]],
  ['sort', ['list: l, precedes: f', sort], ['list: l', sort]],
];
