/**
 * Which rules of a table match, found by looking up instead of asking each. Where the cells of a column hold only literals, comparisons
 * and ranges of literals, its values fall into few classes; each class is asked once, when a value of it comes, by the cells themselves, and
 * remembered as a set of rules in bits. The rules that match are what all columns have in common.
 */
import type { Ast } from '#engine/feel/ast.ts';
import { Frame, Session } from '#engine/feel/frame.ts';
import type { Cell } from '#engine/feel/tests.ts';
import { lowerBound } from '#kernel/search.ts';

type Bits = Uint32Array;

/** The rules that a value of the column matches; undefined for a value that has to be asked. */
export type Column = (value: unknown) => Bits | undefined;

const OTHER_TEXT = '\u0000 none of them';

/** Undefined where the cells are more than literals. */
export function columnOf(cells: readonly (Cell | undefined)[]): Column | undefined {
  const numbers = new Set<number>();
  const texts = new Set<string>();
  for (const cell of cells) if (cell && !cell.asts.every((ast) => collect(ast, numbers, texts))) return undefined;
  // Remembering all classes of a table of thousands of rules would take more than asking them.
  if ((2 * numbers.size + texts.size) * Math.ceil(cells.length / 32) > MAX_WORDS) return undefined;
  const frame = new Frame({}, undefined, new Session());
  const bitsFor = (value: unknown): Bits => {
    const bits = new Uint32Array(Math.ceil(cells.length / 32));
    for (const [i, cell] of cells.entries()) if (!cell || cell.test(value, frame)) bits[i >>> 5] |= 1 << (i & 31);
    return bits;
  };
  const byText = new Map<string, Bits | undefined>([...texts].map((text) => [text, undefined]));
  const noneOf = texts.has(OTHER_TEXT) ? `${OTHER_TEXT}!` : OTHER_TEXT;
  const textColumn = (text: string): Bits => {
    const name = byText.has(text) ? text : noneOf;
    let bits = byText.get(name);
    if (!bits) {
      bits = bitsFor(name);
      byText.set(name, bits);
    }
    return bits;
  };
  const [yes, no] = [bitsFor(true), bitsFor(false)];
  const byNumber = numberColumn(
    [...numbers].sort((a, b) => a - b),
    bitsFor,
  );
  return (value) => {
    if (typeof value === 'number') return Number.isFinite(value) ? byNumber(value) : undefined;
    if (typeof value === 'string') return textColumn(value);
    return value === true ? yes : value === false ? no : undefined;
  };
}

/** Between the numbers of the cells, on them, and beyond: one class each. */
function numberColumn(bounds: readonly number[], bitsFor: (value: number) => Bits): (value: number) => Bits {
  if (!bounds.length) {
    const all = bitsFor(0);
    return () => all;
  }
  const last = bounds.at(-1)!;
  const on: Bits[] = [];
  // The last is above all.
  const below: Bits[] = [];
  const between = (i: number): number => {
    if (i === bounds.length) return last + Math.max(1, Math.abs(last));
    return i === 0 ? bounds[0] - Math.max(1, Math.abs(bounds[0])) : middle(bounds[i - 1], bounds[i]);
  };
  const search = (value: number): Bits => {
    const low = lowerBound(bounds, value);
    if (bounds[low] === value) {
      on[low] ??= bitsFor(value);
      return on[low];
    }
    below[low] ??= bitsFor(between(low));
    return below[low];
  };
  // Whole numbers that lie close together are looked up by their place.
  const [first, span] = [bounds[0], last - bounds[0] + 1];
  if (!(span <= MAX_SPAN) || !Number.isInteger(first)) return search;
  const places: (Bits | undefined)[] = Array.from({ length: span }, () => undefined);
  return (value) => {
    const place = value - first;
    if (!(place >= 0 && place < span && Number.isInteger(place))) return search(value);
    let bits = places[place];
    if (!bits) {
      bits = search(value);
      places[place] = bits;
    }
    return bits;
  };
}

const MAX_SPAN = 20_000;
const MAX_WORDS = 2_000_000;

const middle = (a: number, b: number): number => a + (b - a) / 2;

/** Takes the literals of a cell; false where it holds anything else. */
function collect(ast: Ast, numbers: Set<number>, texts: Set<string>): boolean {
  switch (ast.node) {
    case 'literal':
      if (typeof ast.value === 'number') numbers.add(ast.value);
      else if (typeof ast.value === 'string') texts.add(ast.value);
      else return typeof ast.value === 'boolean' || ast.value === null;
      return true;
    case 'negate':
      if (ast.of.node !== 'literal' || typeof ast.of.value !== 'number') return false;
      numbers.add(0 - ast.of.value);
      return true;
    case 'open':
      return isNumeric(ast.end) && collect(ast.end, numbers, texts);
    case 'range':
      return (
        isNumeric(ast.low) &&
        isNumeric(ast.high) &&
        collect(ast.low, numbers, texts) &&
        collect(ast.high, numbers, texts)
      );
    default:
      return false;
  }
}

const isNumeric = (ast: Ast): boolean =>
  ast.node === 'negate' ? isNumeric(ast.of) : ast.node === 'literal' && typeof ast.value === 'number';

/** The rules that all columns allow, first to last, or only the first; those with a column that has to be asked are asked by `passes`. */
export function matching(
  columns: readonly (Column | undefined)[],
  values: readonly unknown[],
  count: number,
  passes: Passes,
  onlyFirst: boolean,
  frame: Frame,
): number[] {
  let asked: number[] | undefined;
  let known = 0;
  // Between here and the first rule that is asked nothing else runs, so one list will do for all tables.
  const sets = SETS;
  for (let i = 0; i < columns.length; i++) {
    const found = columns[i]?.(values[i]);
    if (found) sets[known++] = found;
    else if (asked) asked.push(i);
    else asked = [i];
  }
  const candidates: number[] = [];
  for (let word = 0; word * 32 < count; word++) {
    let rest = -1;
    for (let i = 0; i < known && rest !== 0; i++) rest &= sets[i][word];
    while (rest !== 0) {
      const rule = word * 32 + 31 - Math.clz32(rest & -rest);
      rest &= rest - 1;
      if (rule >= count) continue;
      candidates.push(rule);
      if (onlyFirst && !asked) return candidates;
    }
  }
  if (!asked) return candidates;
  const left: number[] = [];
  for (const rule of candidates) {
    if (!passesAll(passes, rule, asked, values, frame)) continue;
    left.push(rule);
    if (onlyFirst) break;
  }
  return left;
}

function passesAll(
  passes: Passes,
  rule: number,
  columns: readonly number[],
  values: readonly unknown[],
  frame: Frame,
): boolean {
  for (const column of columns) if (!passes(rule, column, values[column], frame)) return false;
  return true;
}

/** Asks a cell of a column for the value. */
type Passes = (rule: number, column: number, value: unknown, frame: Frame) => boolean;
const SETS: Bits[] = [];
