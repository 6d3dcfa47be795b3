/** Functions of contexts, and the conversions that are left (DMN 1.5 tables 73, 74 and 82). */
import type { Ast } from '../ast.ts';
import { NameIndex } from '../names.ts';
import { parseNumber } from '../number.ts';
import { parseExpression } from '../parse.ts';
import {
  CalendarDate,
  DateTime,
  DayTime,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
  TimeOfDay,
  YearMonth,
} from '../temporal.ts';
import { type Context, compare, equal, inward, isContext, isDuration, type Kind, kindOf, Range } from '../values.ts';
import type { Definition } from './define.ts';

/** A context with one entry more; nothing on it is a property of all objects. */
function withEntry(context: Context, key: string, value: unknown): Context {
  const made = { ...context };
  Object.defineProperty(made, key, { value, enumerable: true, writable: true, configurable: true });
  return made;
}

function put(context: Context, keys: readonly unknown[], value: unknown): Context | undefined {
  const [key, ...rest] = keys;
  if (typeof key !== 'string') return undefined;
  if (!rest.length) return withEntry(context, key, value);
  const inner = Object.hasOwn(context, key) ? context[key] : null;
  if (!isContext(inner)) return undefined;
  const made = put(inner, rest, value);
  return made && withEntry(context, key, made);
}

function fromEntries([entries]: [readonly unknown[]]): Context | undefined {
  let made: Context = {};
  for (const entry of entries) {
    if (!isContext(entry) || typeof entry['key'] !== 'string' || !Object.hasOwn(entry, 'value')) return undefined;
    if (Object.hasOwn(made, entry['key'])) return undefined;
    made = withEntry(made, entry['key'], entry['value']);
  }
  return made;
}

/** Digits in groups with one of three separators, and a comma or a point before the fraction. */
function number([text, grouping, decimal]: [string, string | null | undefined, string | null | undefined]) {
  if (grouping !== undefined && grouping !== null && !/^[ ,.]$/.test(grouping)) return undefined;
  if (decimal !== undefined && decimal !== null && !/^[,.]$/.test(decimal)) return undefined;
  if (grouping && grouping === decimal) return undefined;
  const plain = grouping ? text.replaceAll(grouping, '') : text;
  return parseNumber(decimal ? plain.replace(decimal, '.') : plain) ?? undefined;
}

/** A range whose ends are written out: literals, or what makes a date, time or duration of a literal. */
function range([text]: [string]): Range | undefined {
  let ast: Ast;
  try {
    ast = parseExpression(text, { builtin: new NameIndex(['date and time']) });
  } catch {
    return undefined;
  }
  if (ast.node !== 'range') return undefined;
  const [low, high] = [endOf(ast.low), endOf(ast.high)];
  if (low === undefined || high === undefined || (low === null && high === null)) return undefined;
  if (low !== null && high !== null && !((compare(low, high) ?? 1) <= 0 && kindOf(low) === kindOf(high)))
    return undefined;
  return new Range(low, ast.lowIn, high, ast.highIn);
}

const MAKERS: Record<string, (text: string) => unknown> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
};

function endOf(ast: Ast): unknown {
  if (ast.node === 'literal') return ast.value;
  if (ast.node === 'negate' && ast.of.node === 'literal' && typeof ast.of.value === 'number') return 0 - ast.of.value;
  if (ast.node !== 'call' || ast.of.node !== 'name' || ast.args.length !== 1) return undefined;
  const [arg] = ast.args;
  if (arg.node !== 'literal' || typeof arg.value !== 'string' || !Object.hasOwn(MAKERS, ast.of.name)) return undefined;
  return MAKERS[ast.of.name](arg.value) ?? undefined;
}

/** The same in kind and in every part, not only in meaning. */
function is([a = null, b = null]: unknown[]): boolean {
  const kind: Kind = kindOf(a);
  if (kind !== kindOf(b)) return false;
  if (isDuration(kind)) return a instanceof DayTime ? a.nanos === (b as DayTime).nanos : equal(a, b) === true;
  if (a instanceof TimeOfDay || a instanceof DateTime || a instanceof CalendarDate || a instanceof YearMonth)
    return String(a) === String(b);
  return equal(a, b) === true;
}

export const CONTEXTS: readonly Definition[] = [
  [
    'get value',
    [
      'm: c, key: s',
      ([context, key]: [Context, string]) => (Object.hasOwn(context, key) ? inward(context[key]) : undefined),
    ],
  ],
  [
    'get entries',
    ['m: c', ([context]: [Context]) => Object.entries(context).map(([key, value]) => ({ key, value: inward(value) }))],
  ],
  [
    'context put',
    [
      'context: c, key: s, value',
      ([context, key, value]: [Context, string, unknown]) => withEntry(context, key, value),
    ],
    [
      'context: c, keys: l, value',
      ([context, keys, value]: [Context, unknown[], unknown]) => put(context, keys, value),
    ],
  ],
  [
    'context merge',
    [
      'contexts: l',
      ([contexts]: [unknown[]]) =>
        contexts.every(isContext)
          ? contexts.reduce<Context>(
              (made, one) => Object.entries(one).reduce((all, [key, value]) => withEntry(all, key, value), made),
              {},
            )
          : undefined,
    ],
  ],
  ['context', ['entries: l', fromEntries]],
  ['number', ['from: s, grouping separator: ~s, decimal separator: ~s', number]],
  ['range', ['from: s', range]],
  ['not', ['negand', ([value]: unknown[]) => (typeof value === 'boolean' ? !value : undefined)]],
  ['is', ['value1?, value2?', is]],
];
