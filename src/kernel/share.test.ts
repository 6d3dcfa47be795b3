import { expect, it } from 'vitest';
import { isMore, minus, NOTHING, over, plus, readShare, shareOfArea, shareText, WHOLE } from './share.ts';

it('reads a share, and no more than the whole', () => {
  expect(readShare(' 2 / 4 ')).toEqual([1n, 2n]);
  expect(readShare('1/1')).toEqual(WHOLE);
  for (const text of ['3/2', '1/0', 'half', '0,5', '']) expect(readShare(text), text).toBeUndefined();
});

it('adds and takes away exactly', () => {
  const third = readShare('1/3')!;
  expect([third, third, third].reduce(plus)).toEqual(WHOLE);
  expect(minus(WHOLE, third)).toEqual([2n, 3n]);
  expect(minus(third, third)).toEqual(NOTHING);
  expect(isMore(plus(third, [2n, 3n]), WHOLE)).toBe(false);
  expect(over([1n, 3n], [2n, 3n])).toEqual([1n, 2n]);
});

it('takes an area of an area', () => {
  expect(shareText(shareOfArea(50.5, 101)!)).toBe('1/2');
  expect(shareText(shareOfArea(96.5, 96.5)!)).toBe('1');
  expect(isMore(shareOfArea(97, 96.5)!, WHOLE)).toBe(true);
  expect(shareOfArea(50, 0)).toBeUndefined();
});
