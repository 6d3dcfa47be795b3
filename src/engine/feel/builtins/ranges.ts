/** How points and ranges lie to each other (DMN 1.5 table 81, after Allen's interval algebra). */
import { compare, Range } from '../values.ts';
import type { Definition } from './define.ts';

const NOWHERE = new Error();

/** Refused by throwing where the two ends cannot be compared. */
function order(a: unknown, b: unknown): number {
  const found = compare(a, b);
  if (found === null) throw NOWHERE;
  return found;
}

/** The end of one range beside the beginning of the other. */
const endToStart = (a: Range, b: Range): { at: number; touch: boolean } => ({
  at: order(a.high, b.low),
  touch: a.highIn && b.lowIn,
});

const beforePointRange = (p: unknown, r: Range): boolean => {
  const at = order(p, r.low);
  return at < 0 || (at === 0 && !r.lowIn);
};
const afterPointRange = (p: unknown, r: Range): boolean => {
  const at = order(p, r.high);
  return at > 0 || (at === 0 && !r.highIn);
};
const beforeRanges = (a: Range, b: Range): boolean => {
  const { at, touch } = endToStart(a, b);
  return at < 0 || (at === 0 && !touch);
};
const meets = (a: Range, b: Range): boolean => {
  const { at, touch } = endToStart(a, b);
  return at === 0 && touch;
};
const startsNoLater = (a: Range, b: Range): boolean => {
  const at = order(a.low, b.low);
  return at < 0 || (at === 0 && (a.lowIn || !b.lowIn));
};
const endsNoEarlier = (a: Range, b: Range): boolean => {
  const at = order(a.high, b.high);
  return at > 0 || (at === 0 && (a.highIn || !b.highIn));
};
const holds = (r: Range, p: unknown): boolean => {
  const [low, high] = [order(p, r.low), order(p, r.high)];
  return (low > 0 || (low === 0 && r.lowIn)) && (high < 0 || (high === 0 && r.highIn));
};
const includes = (a: Range, b: Range): boolean => startsNoLater(a, b) && endsNoEarlier(a, b);
const overlaps = (a: Range, b: Range): boolean => !beforeRanges(a, b) && !beforeRanges(b, a);
const sameStart = (a: Range, b: Range): boolean => order(a.low, b.low) === 0 && a.lowIn === b.lowIn;
const sameEnd = (a: Range, b: Range): boolean => order(a.high, b.high) === 0 && a.highIn === b.highIn;
/** One begins first, they share something, and the other ends last. */
const overlapsBefore = (a: Range, b: Range): boolean =>
  startsNoLater(a, b) && !sameStart(a, b) && !beforeRanges(a, b) && !(endsNoEarlier(a, b) && !sameEnd(a, b));
const starts = (a: Range, b: Range): boolean => sameStart(a, b) && endsNoEarlier(b, a);
const finishes = (a: Range, b: Range): boolean => sameEnd(a, b) && startsNoLater(b, a);

type Test<A, B> = (a: A, b: B) => boolean;
const guard =
  <A, B>(test: Test<A, B>) =>
  ([a, b]: [A, B]): boolean | undefined => {
    try {
      return test(a, b);
    } catch (error) {
      if (error === NOWHERE) return undefined;
      throw error;
    }
  };
/** Points are whatever is no range. */
const points =
  (test: Test<unknown, unknown>) =>
  ([a, b]: [unknown, unknown]): boolean | undefined =>
    a instanceof Range || b instanceof Range ? undefined : guard(test)([a, b]);
const flip =
  <A, B>(test: Test<A, B>): Test<B, A> =>
  (b, a) =>
    test(a, b);

const POINTS = 'point1, point2';
const RANGES = 'range1: r, range2: r';
const POINT_RANGE = 'point, range: r';
const RANGE_POINT = 'range: r, point';

export const RANGE_FUNCTIONS: readonly Definition[] = [
  [
    'before',
    [RANGES, guard(beforeRanges)],
    [POINT_RANGE, guard(beforePointRange)],
    [RANGE_POINT, guard(flip(afterPointRange))],
    [POINTS, points((a, b) => order(a, b) < 0)],
  ],
  [
    'after',
    [RANGES, guard(flip(beforeRanges))],
    [POINT_RANGE, guard(afterPointRange)],
    [RANGE_POINT, guard(flip(beforePointRange))],
    [POINTS, points((a, b) => order(a, b) > 0)],
  ],
  ['meets', [RANGES, guard(meets)]],
  ['met by', [RANGES, guard(flip(meets))]],
  ['overlaps', [RANGES, guard(overlaps)]],
  ['overlaps before', [RANGES, guard(overlapsBefore)]],
  ['overlaps after', [RANGES, guard(flip(overlapsBefore))]],
  ['finishes', [RANGES, guard(finishes)], [POINT_RANGE, guard((p, r: Range) => r.highIn && order(p, r.high) === 0)]],
  [
    'finished by',
    [RANGES, guard(flip(finishes))],
    [RANGE_POINT, guard((r: Range, p) => r.highIn && order(p, r.high) === 0)],
  ],
  ['includes', [RANGES, guard(includes)], [RANGE_POINT, guard(holds)]],
  ['during', [RANGES, guard(flip(includes))], [POINT_RANGE, guard(flip(holds))]],
  ['starts', [RANGES, guard(starts)], [POINT_RANGE, guard((p, r: Range) => r.lowIn && order(p, r.low) === 0)]],
  [
    'started by',
    [RANGES, guard(flip(starts))],
    [RANGE_POINT, guard((r: Range, p) => r.lowIn && order(p, r.low) === 0)],
  ],
  [
    'coincides',
    [RANGES, guard((a: Range, b: Range) => sameStart(a, b) && sameEnd(a, b))],
    [POINTS, points((a, b) => order(a, b) === 0)],
  ],
];
