import { describe, expect, it } from 'vitest';
import { readVnd } from './money.ts';

describe('an amount as it is written', () => {
  it.each([
    ['0', 0],
    ['8000', 8_000],
    ['1500000', 1_500_000],
    ['1.500.000', 1_500_000],
    ['1.500', 1_500],
    ['1 500 000 đồng', 1_500_000],
    ['1\u00a0500\u00a0000 ₫', 1_500_000],
    ['8,000,000 VNĐ', 8_000_000],
    [' 8.000 đ ', 8_000],
  ])('%j is read', (text, amount) => expect(readVnd(text)).toBe(amount));

  it.each([
    '1,5',
    '8.000,00',
    '8,000.00',
    '8,000',
    '1.5',
    '1.50',
    '1.5000',
    '1.500 000',
    '0.500',
    '0.001.000',
    '000 500',
    '1..500',
    '-5',
    '1e6',
    'hai triệu',
    '',
    'đ',
  ])('%j is not: it can be read two ways, has a part of a đồng, or is none', (text) =>
    expect(readVnd(text)).toBeUndefined(),
  );

  it.each([
    ['8,000', 8_000],
    ['50,000 VND', 50_000],
    ['12,00,000', 1_200_000],
    ['8.000', 8_000],
  ])('%j is read where the decimal sign is a dot', (text, amount) => expect(readVnd(text, '.')).toBe(amount));

  it.each(['1,5', '1,50', '8,000.00', '8,0000', '1,20,00', '0,500', '00,50,000'])('%j is not, there either', (text) =>
    expect(readVnd(text, '.')).toBeUndefined(),
  );
});
