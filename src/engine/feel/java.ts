/**
 * Functions that a model asks of Java (DMN 1.5 §10.3.2.13.3): there is no Java here, but some of its functions are arithmetic and text that
 * models use and that mean the same in any language. Anything else gives null and says so.
 */
import { isNumber, isWhole, type Num, parseNumber, toNumber } from './number.ts';
import { FeelFunction, isContext } from './values.ts';

type Body = (...args: unknown[]) => unknown;

const number =
  (compute: (...values: number[]) => number): Body =>
  (...args) =>
    args.every(isNumber) ? parseNumber(String(compute(...args.map((one) => toNumber(one as Num))))) : undefined;
const text =
  (compute: (...values: string[]) => unknown): Body =>
  (...args) =>
    args.every((one) => typeof one === 'string') ? compute(...(args as string[])) : undefined;
const within =
  (low: number, high: number): Body =>
  (value: unknown) =>
    isNumber(value) && isWhole(value) && toNumber(value) >= low && toNumber(value) <= high ? value : undefined;

const MATH = [
  'abs',
  'acos',
  'asin',
  'atan',
  'atan2',
  'cbrt',
  'ceil',
  'cos',
  'exp',
  'floor',
  'hypot',
  'log',
  'log10',
  'max',
  'min',
  'pow',
  'sin',
  'sqrt',
  'tan',
] as const;

const CLASSES: Record<string, Record<string, Body>> = {
  'java.lang.Math': Object.fromEntries(
    MATH.map((name) => [name, number(Math[name] as (...values: number[]) => number)]),
  ),
  'java.lang.Byte': { valueOf: within(-128, 127) },
  'java.lang.Short': { valueOf: within(-32_768, 32_767) },
  'java.lang.Integer': { valueOf: text(parseNumber), parseInt: text(parseNumber) },
  'java.lang.Long': { valueOf: text(parseNumber), parseLong: text(parseNumber) },
  'java.lang.Float': { valueOf: text(parseNumber) },
  'java.lang.Double': { valueOf: text(parseNumber), parseDouble: text(parseNumber) },
  'java.lang.String': {
    valueOf: (value: unknown) => (typeof value === 'string' && [...value].length === 1 ? value : undefined),
    format: (pattern, ...values) => format(pattern, values.flat()),
  },
};

/** What the signature says of each argument. */
const FITS: Record<string, (value: unknown) => boolean> = {
  'java.lang.String': (value) => typeof value === 'string',
  char: (value) => typeof value === 'string',
  '[Ljava.lang.Object;': () => true,
};

/** `%s` and `%d` one after the other. */
function format(pattern: unknown, values: readonly unknown[]): string | undefined {
  if (typeof pattern !== 'string') return undefined;
  let next = 0;
  return pattern.replace(/%[sd%]/g, (sign) => (sign === '%%' ? '%' : String(values[next++] ?? 'null')));
}

export function javaFunction(parameters: readonly string[], external: unknown): FeelFunction {
  const java = isContext(external) ? external['java'] : undefined;
  const { class: type, 'method signature': signature } = isContext(java) ? java : {};
  const [, method = '', list = ''] = /^\s*(\w+)\s*\(([^)]*)\)\s*$/.exec(String(signature)) ?? [];
  const kinds = list.split(',').map((one) => one.trim());
  const body = Object.hasOwn(CLASSES, String(type)) ? CLASSES[String(type)][method] : undefined;
  return new FeelFunction(method, parameters, (args, caller) => {
    const fits = args.length === parameters.length && args.every((one, i) => (FITS[kinds[i]] ?? isNumber)(one));
    const result = body && fits ? body(...args) : undefined;
    if (result === undefined) caller.report(`${String(type)}.${String(signature)} cannot be called here`);
    return result ?? null;
  });
}
