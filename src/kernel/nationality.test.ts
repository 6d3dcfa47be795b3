import { expect, it } from 'vitest';
import { foreignBy, isVietnamese } from './nationality.ts';

it.each([
  ['Việt Nam', true],
  ['việt  nam', true],
  ['Viet-Nam', true],
  ['Việt Nam'.normalize('NFD'), true],
  ['VN', true],
  ['Vietnamese', true],
  ['Cộng hòa xã hội chủ nghĩa Việt Nam', true],
  ['Quốc tịch Việt Nam', true],
  ['người Việt Nam', true],
  ['Việt', true],
  ['người gốc Việt', false],
  ['không phải người Việt', false],
  ['Hoa Kỳ, Việt Nam', true],
  ['Hoa Kỳ và Việt Nam', true],
  ['Hoa Kỳ', false],
  ['Lào', false],
  ['Hoa Kỳ, Đức', false],
  ['Hoa Kỳ (gốc Việt Nam)', false],
  ['không phải Việt Nam', false],
  ['Không quốc tịch', false],
  ['chưa rõ', undefined],
  ['', undefined],
])('«%s» is Vietnamese: %j', (text, known) => expect(isVietnamese(text)).toBe(known));

it.each([
  ['X1234567', 'Hoa Kỳ', 'register'],
  // A foreigner may have a number of twelve digits too.
  ['022079000001', 'Hoa Kỳ', 'register'],
  ['X1234567', 'Việt Nam', undefined],
  ['AB123456', 'Việt Nam', undefined],
  // The number of a Vietnamese passport, or of another: nobody knows.
  ['X1234567', undefined, undefined],
  ['022190000001', undefined, undefined],
  ['AB123456', undefined, 'paper'],
  ['AB123456', 'chưa rõ', 'paper'],
  ['5700000011', undefined, undefined],
])('%s, registered as %s: %s', (number, nationality, by) => expect(foreignBy(number, nationality)).toBe(by));
