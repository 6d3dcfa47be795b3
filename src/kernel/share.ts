/** Shares of a whole, exactly: three thirds are one, and 50.5 m² of 300 m² are no rounded number. */
export type Share = readonly [part: bigint, of: bigint];

export const WHOLE: Share = [1n, 1n];
export const NOTHING: Share = [0n, 1n];

const divisor = (a: bigint, b: bigint): bigint => (b ? divisor(b, a % b) : a);

function reduced(part: bigint, of: bigint): Share {
  const by = divisor(part < 0n ? -part : part, of) || 1n;
  return [part / by, of / by];
}

const TEXT = /^\s*(\d{1,60})\s*\/\s*(\d{1,60})\s*$/;

/** «1/2»; nothing where the text is no share, or more than the whole. */
export function readShare(text: string): Share | undefined {
  const [, part, of] = TEXT.exec(text) ?? [];
  if (!part || !Number(of) || BigInt(part) > BigInt(of)) return undefined;
  return reduced(BigInt(part), BigInt(of));
}

/** Areas are measured to a hundredth of a square metre at most. */
const FINE = 10_000;
const whole = (area: number) => BigInt(Math.round(area * FINE));

/** Of an area within another; nothing where it is none. */
export const shareOfArea = (area: number, of: number): Share | undefined =>
  area > 0 && whole(of) > 0n ? reduced(whole(area), whole(of)) : undefined;

export const shareText = ([part, of]: Share): string => (of === 1n ? String(part) : `${part}/${of}`);
export const storedShare = ([part, of]: Share): string => `${part}/${of}`;

export const plus = ([a, b]: Share, [c, d]: Share): Share => reduced(a * d + c * b, b * d);
export const minus = ([a, b]: Share, [c, d]: Share): Share => reduced(a * d - c * b, b * d);
export const over = ([a, b]: Share, [c, d]: Share): Share => reduced(a * d, b * c);
export const isMore = ([a, b]: Share, [c, d]: Share): boolean => a * d > c * b;
export const isNone = ([a]: Share): boolean => a <= 0n;
export const least = (a: Share, b: Share): Share => (isMore(a, b) ? b : a);
