/**
 * Numbers of FEEL: decimals of 34 digits, rounded half to even (DMN 1.5 §10.3.2.3.1, IEEE 754-2008 decimal128). A JavaScript number
 * stands for the decimal it prints as, so that 0.1 is a tenth; what does not fit into fifteen digits is kept as a `Decimal`.
 */
import { Decimal as Base } from 'decimal.js';

export const Decimal = Base.clone({
  precision: 34,
  rounding: Base.ROUND_HALF_EVEN,
  minE: -6176,
  maxE: 6144,
  toExpNeg: -40,
  toExpPos: 40,
});
export type Decimal = InstanceType<typeof Decimal>;
export type Num = number | Decimal;

/** Digits that every double keeps. */
const EXACT_DIGITS = 15;

export const isNumber = (value: unknown): value is Num =>
  typeof value === 'number' ? Number.isFinite(value) : value instanceof Decimal;

export const big = (value: Num): Decimal => (typeof value === 'number' ? new Decimal(value) : value);
export const toNumber = (value: Num): number => (typeof value === 'number' ? value : value.toNumber());
export const isWhole = (value: Num): boolean =>
  typeof value === 'number' ? Number.isInteger(value) : value.isInteger();
/** Towards zero, as positions are read; only for what fits an integer of JavaScript. */
export const truncate = (value: Num): number => Math.trunc(toNumber(value));

/** As a JavaScript number where that loses nothing; nothing for what is no number of FEEL. */
export function small(value: Decimal): Num | null {
  if (!value.isFinite()) return null;
  if (value.precision() > EXACT_DIGITS || value.e > 300 || value.e < -300) return value;
  return value.toNumber() + 0;
}

/** The number a text means in FEEL's own notation. */
export function parseNumber(text: string): Num | null {
  return /^[-+]?(\d+(\.\d+)?|\.\d+)([eE][-+]?\d+)?$/.test(text) ? small(new Decimal(text)) : null;
}

const bothWhole = (a: Num, b: Num): boolean => Number.isSafeInteger(a) && Number.isSafeInteger(b);

export function add(a: Num, b: Num): Num | null {
  if (bothWhole(a, b)) {
    const sum = (a as number) + (b as number);
    if (Number.isSafeInteger(sum)) return sum;
  }
  return small(big(a).plus(big(b)));
}

export function subtract(a: Num, b: Num): Num | null {
  if (bothWhole(a, b)) {
    const difference = (a as number) - (b as number);
    if (Number.isSafeInteger(difference)) return difference;
  }
  return small(big(a).minus(big(b)));
}

export function multiply(a: Num, b: Num): Num | null {
  if (bothWhole(a, b)) {
    const product = (a as number) * (b as number);
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return small(big(a).times(big(b)));
}

/** Nothing for a division by zero. */
export function divide(a: Num, b: Num): Num | null {
  if (isZero(b)) return null;
  if (bothWhole(a, b) && (a as number) % (b as number) === 0) return (a as number) / (b as number) + 0;
  return small(big(a).dividedBy(big(b)));
}

export function power(a: Num, b: Num): Num | null {
  return small(big(a).pow(big(b)));
}

export const isZero = (value: Num): boolean => (typeof value === 'number' ? value === 0 : value.isZero());
export const negate = (value: Num): Num => (typeof value === 'number' ? 0 - value : value.negated());

export function compareNumbers(a: Num, b: Num): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return big(a).comparedTo(big(b));
}

/** Without an exponent where that stays readable. */
export function printNumber(value: Num): string {
  return Number.isSafeInteger(value) ? String(value) : big(value).toFixed();
}
