import { describe, expect, it } from 'vitest';
import { numberInBox, readNumber } from './number-text.ts';

describe('a number as it is typed', () => {
  it.each([
    ['0', 0],
    ['85', 85],
    ['85,5', 85.5],
    ['85.5', 85.5],
    ['-2,5', -2.5],
    ['120,50', 120.5],
    ['1200', 1200],
    ['1200.5', 1200.5],
    ['1200,125', 1200.125],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['1,2340', 1.234],
    ['1 200', 1200],
    ['1\u00a0200,5', 1200.5],
    ['1.200.000', 1_200_000],
    ['1,200,000', 1_200_000],
    ['12.000,5', 12_000.5],
    ['12,000.5', 12_000.5],
    ['12.000,125', 12_000.125],
    ['1.200.000,75', 1_200_000.75],
    ['150.000.000,00', 150_000_000],
    ['12,00,000', 1_200_000],
    ['12,00,000.5', 1_200_000.5],
  ])('%j is read', (text, value) => expect(readNumber(text)).toEqual({ value }));

  it.each([
    ['1.200', 1200, 1.2],
    ['12.000', 12_000, 12],
    ['12,000', 12_000, 12],
    ['-1.200', -1200, -1.2],
    ['250,125', 250_125, 250.125],
  ])('%j can be read in two ways', (text, ...readings) => expect(readNumber(text)).toEqual({ readings }));

  it.each([
    '12,000,5',
    '1.20.000',
    '1.200.00',
    '1.200,000.5',
    '1.200.000.',
    '1200.000.000',
    '1234,567.5',
    '0.200.000',
    '1..200',
    '1 2',
    '1.200 000',
    '.5',
    '5,',
    '1e6',
    '1,2345678',
    '12m2',
    'mười',
    '',
    '-',
  ])('%j is none', (text) => expect(readNumber(text)).toBeUndefined());

  it.each([0, 1.2, 1.234, 12, 1200, 1200.5, 1234.567, 0.125, -250.125, 999.999])(
    '%d in a box is read back as the same, with either sign of the decimals',
    (value) => {
      for (const sign of [',', '.']) expect(readNumber(numberInBox(value, sign))).toEqual({ value });
    },
  );
});
