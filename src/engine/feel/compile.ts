/**
 * Turns an expression into a JavaScript function, once. The functions are closures over their parts, so that no text is ever run as
 * code and a browser's content policy has nothing to allow. What cannot be computed is null, and says why (DMN 1.5 §10.3.2.13).
 */
import { type Ast, type Iterator, namesIn } from './ast.ts';
import { BUILTIN_NAMES, BUILTINS } from './builtins/all.ts';
import { call } from './calls.ts';
import { Frame, ItemFrame, MISSING } from './frame.ts';
import { loopOver, quantified, through } from './iterate.ts';
import { javaFunction } from './java.ts';
import type { NameIndex } from './names.ts';
import { isNumber, truncate } from './number.ts';
import { arithmetic, negated } from './operators.ts';
import { parseExpression } from './parse.ts';
import { propertyOf } from './properties.ts';
import type { Vocabulary } from './scan.ts';
import { ANY, coerce, type FeelType, isInstance, printType, resolveType, type TypeSource } from './types.ts';
import {
  type Context,
  compare,
  contains,
  equal,
  FeelFunction,
  inward,
  isContext,
  kindOf,
  print,
  Range,
} from './values.ts';

export interface Run {
  (frame: Frame): unknown;
  /** The names that its text reads; what they mean is all it hangs on. Left out where it may hang on more, as on the time. */
  reads?: readonly string[];
}

export interface CompileOptions {
  /** Names with spaces that the model gives. */
  names?: NameIndex;
  /** Item definitions by name. */
  types?: TypeSource;
}

const TELLS_TIME: ReadonlySet<string> = new Set(['now', 'today']);
const NO_TYPES: TypeSource = () => undefined;

export function vocabularyOf({ names }: CompileOptions): Vocabulary {
  return { builtin: BUILTIN_NAMES, names };
}

/** Throws `FeelSyntaxError` for what cannot be read. */
export function compileText(text: string, options: CompileOptions = {}): Run {
  const ast = parseExpression(text, vocabularyOf(options));
  const run: Run = compile(ast, options);
  const reads = namesIn(ast);
  return reads.some((name) => TELLS_TIME.has(name)) ? run : Object.assign((frame: Frame) => run(frame), { reads });
}

export function compile(ast: Ast, options: CompileOptions): Run {
  const sub = (one: Ast) => compile(one, options);
  switch (ast.node) {
    case 'literal': {
      const { value } = ast;
      return () => value;
    }
    case 'name':
      return compileName(ast.name, ast.at);
    case 'path':
      return compilePath(ast, options);
    case 'filter':
      return filtered(sub(ast.of), sub(ast.by), ast.at);
    case 'call':
      return compileCall(ast, options);
    case 'negate': {
      const of = sub(ast.of);
      return (frame) => {
        const value = of(frame);
        return typeof value === 'number' ? 0 - value : (negated(value) ?? cannot(frame, ast.at, '-', value));
      };
    }
    case 'arithmetic':
      return compileArithmetic(ast, sub(ast.left), sub(ast.right));
    case 'compare':
      return compileComparison(ast.operator, sub(ast.left), sub(ast.right), ast.at);
    case 'and':
    case 'or':
      return compileLogic(ast.node === 'or', sub(ast.left), sub(ast.right), ast.at);
    case 'between': {
      const [of, low, high] = [sub(ast.of), sub(ast.low), sub(ast.high)];
      return (frame) => {
        const value = of(frame);
        const [a, b] = [compare(value, low(frame)), compare(value, high(frame))];
        if (a === null || b === null) return cannot(frame, ast.at, 'between', value);
        return a >= 0 && b <= 0;
      };
    }
    case 'in':
      return compileIn(sub(ast.of), ast.tests.map(sub), ast.at);
    case 'instance': {
      const of = sub(ast.of);
      const type = resolveType(ast.type, options.types ?? NO_TYPES);
      return (frame) => {
        if (type) return isInstance(of(frame), type);
        frame.session.report(`there is no such type`, ast.at);
        return null;
      };
    }
    case 'if': {
      const [condition, then, otherwise] = [sub(ast.condition), sub(ast.then), sub(ast.otherwise)];
      return (frame) => {
        const value = condition(frame);
        if (value === true) return then(frame);
        if (value === false || value === null) return otherwise(frame);
        frame.session.report(() => `the condition is ${print(value)}, neither true nor false`, ast.at);
        return null;
      };
    }
    case 'for':
      return through(loopsOf(ast.iterators, sub), sub(ast.result));
    case 'some':
    case 'every':
      return quantified(ast.node, loopsOf(ast.iterators, sub), sub(ast.holds), ast.at);
    case 'list': {
      const items = ast.items.map(sub);
      return (frame) => items.map((item) => item(frame));
    }
    case 'context':
      return compileContext(ast.entries.map(({ key, value }) => ({ key, run: sub(value) })));
    case 'range':
      return compileRange(ast, sub(ast.low), sub(ast.high));
    case 'open':
      return compileOpen(ast.operator, sub(ast.end));
    case 'function':
      return compileFunction(ast, options);
  }
}

const loopsOf = (iterators: readonly Iterator[], sub: (ast: Ast) => Run) =>
  iterators.map(({ name, from, to }) => loopOver(name, from.at, sub(from), to && sub(to)));

function cannot(frame: Frame, at: number, operator: string, ...values: readonly unknown[]): null {
  frame.session.report(
    () => `${operator} cannot be computed for ${values.map((value) => kindOf(value)).join(' and ')}`,
    at,
  );
  return null;
}

function compileName(name: string, at: number): Run {
  const builtin = BUILTINS.get(name);
  const unknown = `«${name}» is not known`;
  return (frame) => {
    const found = frame.find(name);
    if (found !== MISSING) return inward(found);
    if (builtin) return builtin;
    frame.session.report(unknown, at);
    return null;
  };
}

/** Of a list, that of each of its items. */
function compilePath(ast: Extract<Ast, { node: 'path' }>, options: CompileOptions): Run {
  const of = compile(ast.of, options);
  const { name, at } = ast;
  const ofNull = `null has no «${name}»`;
  return (frame) => {
    const value = of(frame);
    const found = propertyOf(value, name);
    if (found !== undefined) return found;
    if (Array.isArray(value)) return value.map((one) => propertyOf(inward(one), name) ?? null);
    if (value === null) frame.session.report(ofNull, at);
    else frame.session.report(() => `${kindOf(value)} has no «${name}»`, at);
    return null;
  };
}

/** By position, or by what is true of each item. */
export function filtered(of: Run, by: Run, at: number): Run {
  return (frame) => {
    const value = of(frame);
    const list = Array.isArray(value) ? value : value === null ? [] : [value];
    const kept: unknown[] = [];
    for (const raw of list) {
      frame.session.budget.turn();
      const item = inward(raw);
      const answer = by(new ItemFrame(item, isContext(item) ? item : NO_ENTRIES, frame));
      if (isNumber(answer)) return itemAt(list, truncate(answer));
      if (answer === true) kept.push(item);
      else if (answer !== false && answer !== null) {
        frame.session.report(`a filter gives ${kindOf(answer)}, neither a number nor true or false`, at);
        return null;
      }
    }
    if (!list.length) {
      const answer = by(new ItemFrame(null, NO_ENTRIES, frame));
      if (isNumber(answer)) return null;
    }
    return kept;
  };
}

const NO_ENTRIES: Context = {};
const itemAt = (list: readonly unknown[], position: number): unknown =>
  inward((position > 0 ? list[position - 1] : position < 0 ? list.at(position) : null) ?? null);

function compileCall(ast: Extract<Ast, { node: 'call' }>, options: CompileOptions): Run {
  const of = compile(ast.of, options);
  const args = ast.args.map((one) => compile(one, options));
  const { names, at } = ast;
  return (frame) => {
    const target = of(frame);
    const values = args.map((arg) => arg(frame));
    if (target instanceof FeelFunction) return call(target, values, names, frame.session.calling(at));
    frame.session.report(() => `${print(target)} is no function`, at);
    return null;
  };
}

function compileArithmetic({ operator, at }: Extract<Ast, { node: 'arithmetic' }>, left: Run, right: Run): Run {
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    const result = arithmetic(operator, a, b);
    if (result === undefined) return cannot(frame, at, operator, a, b);
    if (result === null) frame.session.report(() => `${print(a)} ${operator} ${print(b)} is no number`, at);
    return result;
  };
}

function compileComparison(operator: string, left: Run, right: Run, at: number): Run {
  if (operator === '=' || operator === '!=') {
    const wanted = operator === '=';
    return (frame) => {
      const a = left(frame);
      const b = right(frame);
      const same = equal(a, b);
      return same === null ? cannot(frame, at, operator, a, b) : same === wanted;
    };
  }
  const holds = HOLDS[operator];
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number') return holds(a < b ? -1 : a > b ? 1 : 0);
    const order = compare(a, b);
    return order === null ? cannot(frame, at, operator, a, b) : holds(order);
  };
}

const HOLDS: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** True or false decide alone; anything but the two is not known (DMN 1.5 table 50). */
function compileLogic(decides: boolean, left: Run, right: Run, at: number): Run {
  return (frame) => {
    const a = left(frame);
    if (a === decides) return decides;
    const b = right(frame);
    if (b === decides) return decides;
    if (typeof a === 'boolean' && typeof b === 'boolean') return !decides;
    const odd = [a, b].find((one) => one !== null && typeof one !== 'boolean');
    if (odd !== undefined) cannot(frame, at, decides ? 'or' : 'and', a, b);
    return null;
  };
}

function compileIn(of: Run, tests: readonly Run[], at: number): Run {
  return (frame) => {
    const value = of(frame);
    let unknown = false;
    for (const test of tests) {
      const answer = matches(value, test(frame));
      if (answer) return true;
      if (answer === null) unknown = true;
    }
    return unknown && tests.length === 1 ? cannot(frame, at, 'in', value) : false;
  };
}

/** Whether a value is what a test says: in a range, one of a list, or the same. */
export function matches(value: unknown, test: unknown): boolean | null {
  if (test instanceof Range) return value instanceof Range ? equal(value, test) : contains(test, value);
  if (Array.isArray(test)) {
    if (Array.isArray(value) && equal(value, test)) return true;
    return test.some((one) => (one instanceof Range ? contains(one, value) : equal(value, inward(one))) === true);
  }
  return equal(value, test);
}

function compileContext(entries: readonly { key: string; run: Run }[]): Run {
  return (frame) => {
    const made: Record<string, unknown> = {};
    const inner = new Frame(made, frame, frame.session);
    for (const { key, run } of entries)
      Object.defineProperty(made, key, { value: run(inner), enumerable: true, writable: true, configurable: true });
    return made;
  };
}

function compileRange(ast: Extract<Ast, { node: 'range' }>, low: Run, high: Run): Run {
  return (frame) => {
    const [from, to] = [low(frame), high(frame)];
    const order = compare(from, to);
    if (from !== null && to !== null && (order === null || order > 0))
      return cannot(frame, ast.at, 'a range', from, to);
    return new Range(from, ast.lowIn, to, ast.highIn);
  };
}

function compileOpen(operator: Range['form'], end: Run): Run {
  const below = operator === '<' || operator === '<=';
  const included = operator.endsWith('=') && operator !== '!=';
  return (frame) => {
    const value = end(frame);
    if (operator === '=' || operator === '!=') return new Range(value, included, value, included, operator);
    return below
      ? new Range(null, false, value, included, operator)
      : new Range(value, included, null, false, operator);
  };
}

function compileFunction(ast: Extract<Ast, { node: 'function' }>, options: CompileOptions): Run {
  const names = ast.parameters.map(({ name }) => name);
  const types = ast.parameters.map(({ type }) => (type ? resolveType(type, options.types ?? NO_TYPES) : ANY) ?? ANY);
  const body = compile(ast.body, options);
  if (ast.external) return (frame) => javaFunction(names, body(frame));
  return (frame) => functionOf('', names, types, ANY, (given) => body(new Frame(given, frame, frame.session)), frame);
}

/** A function of a model: its arguments are of its types, and so is what comes back; else it gives null. */
export function functionOf(
  name: string,
  parameters: readonly string[],
  types: readonly FeelType[],
  result: FeelType,
  body: (given: Context) => unknown,
  frame: Frame,
): FeelFunction {
  const run = (args: readonly unknown[]): unknown => {
    const given: Record<string, unknown> = {};
    for (const [i, parameter] of parameters.entries()) {
      const value = args[i] ?? null;
      const fitting = coerce(value, types[i]);
      if (!fitting) {
        frame.session.report(
          `${name || 'the function'}: ${parameter} is ${print(value, true)}, not of ${printType(types[i])}`,
        );
        return null;
      }
      given[parameter] = fitting.value;
    }
    frame.session.budget.enter();
    try {
      const value = body(given);
      const fitting = coerce(value, result);
      if (!fitting)
        frame.session.report(`${name || 'the function'} gives ${print(value, true)}, not of ${printType(result)}`);
      return fitting ? fitting.value : null;
    } finally {
      frame.session.budget.leave();
    }
  };
  return new FeelFunction(name, parameters, run, { type: { kind: 'function', parameters: types, result } });
}
