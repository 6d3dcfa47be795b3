/** Numeric functions (DMN 1.5 table 78); `abs` is for durations too. */
import * as n from '../number.ts';
import { negated } from '../operators.ts';
import { DayTime, YearMonth } from '../temporal.ts';
import type { Definition } from './define.ts';

const { Decimal } = n;
const MIN_SCALE = -6111;
const MAX_SCALE = 6176;

function rounded(mode: (value: n.Decimal) => 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8) {
  return ([value, scale]: [n.Num, n.Num | undefined]) => {
    const places = scale === undefined ? 0 : n.truncate(scale);
    if (places < MIN_SCALE || places > MAX_SCALE) return undefined;
    const number = n.big(value);
    if (places >= 0) return n.small(number.toDecimalPlaces(places, mode(number))) ?? undefined;
    const unit = new Decimal(10).pow(-places);
    return n.small(number.dividedBy(unit).toDecimalPlaces(0, mode(number)).times(unit)) ?? undefined;
  };
}

const decimal = rounded(() => Decimal.ROUND_HALF_EVEN);
const floor = rounded(() => Decimal.ROUND_FLOOR);
const ceiling = rounded(() => Decimal.ROUND_CEIL);

const real =
  (compute: (value: n.Decimal) => n.Decimal) =>
  ([value]: [n.Num]) =>
    n.small(compute(n.big(value))) ?? undefined;
const even = ([value]: [n.Num]) => n.isWhole(value) && n.big(value).mod(2).isZero();

function isNegative(value: unknown): boolean {
  if (value instanceof DayTime) return value.nanos < 0n;
  return value instanceof YearMonth ? value.months < 0 : n.compareNumbers(value as n.Num, 0) < 0;
}
const abs = ([value]: unknown[]) => (isNegative(value) ? negated(value) : value);

export const NUMBERS: readonly Definition[] = [
  ['abs', ['n: n', abs], ['n: dur', abs]],
  ['decimal', ['n: n, scale: n', decimal]],
  ['floor', ['n: n', floor], ['n: n, scale: n', floor]],
  ['ceiling', ['n: n', ceiling], ['n: n, scale: n', ceiling]],
  ['round up', ['n: n, scale: n', rounded(() => Decimal.ROUND_UP)]],
  ['round down', ['n: n, scale: n', rounded(() => Decimal.ROUND_DOWN)]],
  ['round half up', ['n: n, scale: n', rounded(() => Decimal.ROUND_HALF_UP)]],
  ['round half down', ['n: n, scale: n', rounded(() => Decimal.ROUND_HALF_DOWN)]],
  [
    'modulo',
    [
      'dividend: n, divisor: n',
      ([a, b]: [n.Num, n.Num]) => {
        if (n.isZero(b)) return undefined;
        const [x, y] = [n.big(a), n.big(b)];
        return n.small(x.minus(y.times(x.dividedBy(y).floor()))) ?? undefined;
      },
    ],
  ],
  [
    'sqrt',
    ['number: n', ([value]: [n.Num]) => (n.compareNumbers(value, 0) < 0 ? undefined : n.small(n.big(value).sqrt()))],
  ],
  [
    'log',
    ['number: n', ([value]: [n.Num]) => (n.compareNumbers(value, 0) <= 0 ? undefined : n.small(n.big(value).ln()))],
  ],
  ['exp', ['number: n', real((value) => value.exp())]],
  ['even', ['number: n', even]],
  ['odd', ['number: n', ([value]: [n.Num]) => n.isWhole(value) && !even([value])]],
];
