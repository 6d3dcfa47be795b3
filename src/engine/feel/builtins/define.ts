/** How a function of the language is written down: the ways to call it, each with the kinds of its parameters, and what it computes. */
import { type Caller, FeelFunction, inward, type Kind, kindOf, print } from '../values.ts';

const KINDS: Record<string, readonly Kind[]> = {
  n: ['number'],
  s: ['string'],
  b: ['boolean'],
  l: ['list'],
  c: ['context'],
  r: ['range'],
  f: ['function'],
  d: ['date'],
  t: ['time'],
  dt: ['date and time'],
  day: ['date', 'date and time'],
  dur: ['days and time duration', 'years and months duration'],
  dtd: ['days and time duration'],
};

interface Parameter {
  name: string;
  /** Left out where every value will do. */
  kinds?: readonly Kind[];
  optional: boolean;
  nullable: boolean;
}

/** Gives the result; undefined where there is none for these arguments. Their kinds are those of the signature. */
export type Body = (args: never, caller: Caller) => unknown;

interface Overload {
  parameters: Parameter[];
  /** The last parameter may stand any number of times. */
  rest: boolean;
  body: Body;
}

/** `string: s, length?: n`: a name, `?` where it may be left out, and a kind, `~` before it where null will do; no kind for any value. */
function parametersOf(signature: string): Parameter[] {
  if (!signature) return [];
  return signature.split(', ').map((one) => {
    const [, name, optional, nullable, kind] = /^([^:?]+)(\?)?(?:: (~)?(\w+))?$/.exec(one)!;
    return {
      name,
      kinds: kind ? KINDS[kind] : undefined,
      optional: Boolean(optional),
      nullable: Boolean(nullable) || !kind,
    };
  });
}

export type Definition = readonly [name: string, ...overloads: (readonly [signature: string, body: Body])[]];

/** With how many arguments each way to call it can be called. */
export const argumentCounts = ([, ...ways]: Definition): { least: number; most: number }[] =>
  ways.map(([signature]) => {
    const rest = signature.endsWith('...');
    const parameters = parametersOf(signature.replace(/\.\.\.$/, ''));
    const least = parameters.filter(({ optional }) => !optional).length;
    return { least, most: rest ? Number.POSITIVE_INFINITY : parameters.length };
  });

export function build([name, ...ways]: Definition): FeelFunction {
  const overloads = ways.map(([signature, body]): Overload => {
    const rest = signature.endsWith('...');
    return { parameters: parametersOf(signature.replace(/\.\.\.$/, '')), rest, body };
  });
  const signatures = overloads.map(({ parameters }) => parameters.map((one) => one.name));
  const run = (args: readonly unknown[], caller: Caller): unknown => {
    for (const overload of overloads) {
      const given = argumentsFor(overload, args);
      if (!given) continue;
      const result = overload.body(given as never, caller);
      if (result !== undefined) return result;
      caller.report(() => `${name}(${shown(args)}) has no value`);
      return null;
    }
    caller.report(() => `${name} cannot be called with (${shown(args)})`);
    return null;
  };
  return new FeelFunction(name, signatures[0], run, { overloads: signatures });
}

const shown = (args: readonly unknown[]): string => args.map((one) => print(one, true)).join(', ');

/** The arguments as the overload wants them, or nothing. */
function argumentsFor({ parameters, rest }: Overload, args: readonly unknown[]): unknown[] | undefined {
  if (args.length > parameters.length && !rest) return undefined;
  const given: unknown[] = [];
  for (let i = 0; i < Math.max(parameters.length, args.length); i++) {
    const parameter = parameters[Math.min(i, parameters.length - 1)];
    if (i >= args.length || args[i] === undefined) {
      if (!parameter.optional) return undefined;
      given.push(undefined);
      continue;
    }
    const value = fitOne(parameter, args[i]);
    if (value === undefined) return undefined;
    given.push(value);
  }
  return given;
}

/** A list of one stands for its item and an item for a list of one (DMN 1.5 §10.3.2.9.4). */
function fitOne({ kinds, nullable, optional }: Parameter, value: unknown): unknown {
  if (!kinds) return value;
  const kind = kindOf(value);
  if (kind === 'null') return nullable || optional ? null : undefined;
  if (kinds.includes(kind)) return value;
  if (kinds[0] === 'list') return [value];
  if (kind === 'list' && (value as unknown[]).length === 1) {
    const only = inward((value as unknown[])[0]);
    if (kinds.includes(kindOf(only))) return only;
  }
  return undefined;
}
