/** Types of FEEL and of a model's item definitions: what is one of them, and what becomes one (DMN 1.5 §10.3.2.9, §7.3.3). */
import type { TypeNode } from './ast.ts';
import { CalendarDate, DateTime, parseDate, parseDateTime, parseDuration, parseTime, TimeOfDay } from './temporal.ts';
import { type FeelFunction, isContext, type Kind, kindOf, type Range } from './values.ts';

export type SimpleType = Exclude<Kind, 'list' | 'context' | 'range' | 'function' | 'unknown'> | 'any';
export interface FunctionType {
  kind: 'function';
  parameters: readonly FeelType[];
  result: FeelType;
}
export type FeelType =
  | { kind: SimpleType }
  | { kind: 'list'; of: FeelType }
  | { kind: 'range'; of: FeelType }
  | { kind: 'context'; entries: Readonly<Record<string, FeelType>> }
  | FunctionType
  /** An item definition that allows only some values of another type; `base` is read when first asked for, as types may name each other. */
  | { kind: 'defined'; name: string; base: () => FeelType; allows?: (value: unknown) => boolean };

export const ANY: FeelType = { kind: 'any' };

const SIMPLE: Record<string, FeelType> = Object.fromEntries(
  [
    'number',
    'string',
    'boolean',
    'date',
    'time',
    'date and time',
    'days and time duration',
    'years and months duration',
  ].map((kind) => [kind, { kind: kind as SimpleType }]),
);
/** Names of older versions, and of types with parts left open. */
const BY_NAME: Record<string, FeelType> = {
  ...SIMPLE,
  Any: ANY,
  any: ANY,
  Null: { kind: 'null' },
  dateTime: SIMPLE['date and time'],
  dayTimeDuration: SIMPLE['days and time duration'],
  yearMonthDuration: SIMPLE['years and months duration'],
  list: { kind: 'list', of: ANY },
  context: { kind: 'context', entries: {} },
};

export type TypeSource = (name: string) => FeelType | undefined;

export function simpleType(name: string): FeelType | undefined {
  return Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
}

/** Nothing for a type that is not there. */
export function resolveType(node: TypeNode, source: TypeSource): FeelType | undefined {
  if (node.type === 'name') return source(node.name) ?? simpleType(node.name);
  if (node.type === 'list' || node.type === 'range') {
    const of = resolveType(node.of, source);
    return of && { kind: node.type, of };
  }
  if (node.type === 'context') {
    const entries: Record<string, FeelType> = {};
    for (const [name, one] of Object.entries(node.entries)) {
      const type = resolveType(one, source);
      if (!type) return undefined;
      entries[name] = type;
    }
    return { kind: 'context', entries };
  }
  const parameters = node.parameters.map((one) => resolveType(one, source));
  const result = resolveType(node.result, source);
  if (!result || parameters.some((one) => !one)) return undefined;
  return { kind: 'function', parameters: parameters as FeelType[], result };
}

/**
 * Null is of no type but `Null`; within a list or a context it may stand for what is not known. Which values of a type are allowed
 * does not matter here, only what they are made of.
 */
export function isInstance(value: unknown, type: FeelType): boolean {
  return value === null ? type.kind === 'null' : conforms(value, type, false);
}

/** Null conforms to everything. `allowed`: only values that the type allows do. */
function conforms(value: unknown, type: FeelType, allowed = true): boolean {
  if (type.kind === 'any' || value === null) return true;
  if (type.kind === 'defined')
    return conforms(value, type.base(), allowed) && (!allowed || !type.allows || type.allows(value));
  const kind = kindOf(value);
  if (kind !== type.kind) return false;
  switch (type.kind) {
    case 'list':
      return (value as unknown[]).every((one) => conforms(one, type.of, allowed));
    case 'context':
      return Object.entries(type.entries).every(
        ([name, one]) =>
          Object.hasOwn(value as object, name) && conforms((value as Record<string, unknown>)[name], one, allowed),
      );
    case 'range': {
      const { low, high } = value as Range;
      return conforms(low, type.of, allowed) && conforms(high, type.of, allowed) && !(low === null && high === null);
    }
    case 'function':
      return conformsFunction(value as FeelFunction, type);
    default:
      return true;
  }
}

function conformsFunction({ parameters, type }: FeelFunction, wanted: FunctionType): boolean {
  if (parameters.length !== wanted.parameters.length) return false;
  if (!type) return true;
  // What is given may be more than what is asked for, what comes back no less; a type that was left open fits.
  const fits = (a: FeelType, b: FeelType) => a.kind === 'any' || isSubtype(a, b);
  return wanted.parameters.every((one, i) => fits(one, type.parameters[i])) && fits(type.result, wanted.result);
}

/** Whether everything of one type is also of the other (DMN 1.5 table 61). */
function isSubtype(a: FeelType, b: FeelType): boolean {
  if (b.kind === 'any' || a === b || a.kind === 'null') return true;
  if (a.kind === 'defined') return (b.kind === 'defined' && a.name === b.name) || isSubtype(a.base(), b);
  if (b.kind === 'defined') return !b.allows && isSubtype(a, b.base());
  if (a.kind !== b.kind) return false;
  if (a.kind === 'list' || a.kind === 'range') return isSubtype(a.of, (b as typeof a).of);
  if (a.kind === 'context') {
    const { entries } = a;
    return Object.entries((b as typeof a).entries).every(
      ([name, one]) => entries[name] && isSubtype(entries[name], one),
    );
  }
  if (a.kind === 'function') {
    const other = b as FunctionType;
    return (
      a.parameters.length === other.parameters.length &&
      other.parameters.every((one, i) => isSubtype(one, (a as FunctionType).parameters[i])) &&
      isSubtype(a.result, other.result)
    );
  }
  return true;
}

const MAX_WRAPPED = 20;
const MIDNIGHT = new TimeOfDay(0, 0, 0, 0, { offset: 0 });

/** The value as that type wants it: a list of one for its item and the other way round, a date for its midnight. Nothing where it cannot be. */
export function coerce(value: unknown, type: FeelType, wrapped = 0): { value: unknown } | undefined {
  if (conforms(value, type)) return { value };
  const plain = underlying(type);
  if (plain.kind === 'date and time' && value instanceof CalendarDate) return { value: new DateTime(value, MIDNIGHT) };
  if (Array.isArray(value)) {
    if (plain.kind !== 'list') return value.length === 1 ? coerce(value[0], type) : undefined;
    const items = value.map((one) => coerce(one, plain.of));
    if (items.some((one) => !one)) return undefined;
    const list = items.map((one) => one!.value);
    return conforms(list, type) ? { value: list } : undefined;
  }
  if (plain.kind === 'list') {
    // A list may be of lists of itself, and nothing is ever its item.
    const item = wrapped < MAX_WRAPPED ? coerce(value, plain.of, wrapped + 1) : undefined;
    return item && conforms([item.value], type) ? { value: [item.value] } : undefined;
  }
  if (plain.kind === 'context' && isContext(value)) return coerceContext(value, plain.entries, type);
  return undefined;
}

/** What texts from outside are read as: JSON has no dates, times and durations of its own. */
const READ_AS: Partial<Record<FeelType['kind'], (text: string) => unknown>> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  'days and time duration': parseDuration,
  'years and months duration': parseDuration,
};

/** Of a year before, however it is padded, nothing here is: it is a slip, and no date of a form either. */
const FIRST_YEAR = 1000;
const isSlip = (read: unknown): boolean =>
  (read instanceof CalendarDate && read.year < FIRST_YEAR) || (read instanceof DateTime && isSlip(read.date));

/** A value from outside as the type wants it, where it is a text that says one; what says none stays as it came. */
export function readAs(value: unknown, type: FeelType): unknown {
  if (typeof value === 'string') {
    const read = READ_AS[underlying(type).kind]?.(value) ?? value;
    return isSlip(read) ? value : read;
  }
  if (typeof value !== 'object' || value === null) return value;
  const plain = underlying(type);
  if (Array.isArray(value)) return plain.kind === 'list' ? value.map((one) => readAs(one, plain.of)) : value;
  if (plain.kind !== 'context' || !isContext(value)) return value;
  const given = Object.entries(value);
  return Object.fromEntries(given.map(([name, one]) => [name, readAs(one, plain.entries[name] ?? ANY)]));
}

function coerceContext(
  value: Readonly<Record<string, unknown>>,
  entries: Readonly<Record<string, FeelType>>,
  type: FeelType,
): { value: unknown } | undefined {
  const made: Record<string, unknown> = { ...value };
  for (const [name, wanted] of Object.entries(entries)) {
    const one = Object.hasOwn(value, name) ? coerce(value[name], wanted) : undefined;
    if (!one) return undefined;
    made[name] = one.value;
  }
  return conforms(made, type) ? { value: made } : undefined;
}

function underlying(type: FeelType): Exclude<FeelType, { kind: 'defined' }> {
  let at = type;
  for (let i = 0; at.kind === 'defined' && i < 100; i++) at = at.base();
  return at.kind === 'defined' ? (ANY as { kind: SimpleType }) : at;
}

export function printType(type: FeelType): string {
  switch (type.kind) {
    case 'any':
      return 'Any';
    case 'list':
    case 'range':
      return `${type.kind}<${printType(type.of)}>`;
    case 'context':
      return `context<${Object.entries(type.entries)
        .map(([name, one]) => `${name}: ${printType(one)}`)
        .join(', ')}>`;
    case 'function':
      return `function<${type.parameters.map(printType).join(', ')}>->${printType(type.result)}`;
    case 'defined':
      return type.name;
    default:
      return type.kind;
  }
}
