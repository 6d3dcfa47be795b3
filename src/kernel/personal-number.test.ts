import { expect, it } from 'vitest';
import {
  arePeople,
  bornByNumber,
  fitsNumber,
  isOneName,
  joinedNumbers,
  numbersIn,
  readPeople,
} from './personal-number.ts';

it.each([
  ['022155000003', { year: 1955, sex: 'female' }],
  ['022 088 000 002', { year: 1988, sex: 'male' }],
  ['001308000006', { year: 2008, sex: 'female' }],
  ['001200000006', { year: 2000, sex: 'male' }],
  ['C1234567', undefined],
  ['123456789', undefined],
  ['5700000011', undefined],
])('%s says of who has it %j', (number, born) => expect(bornByNumber(number)).toEqual(born));

it.each([
  ['1955-01-30', true],
  ['1995-01-30', false],
  ['2055-01-30', false],
  [1955, true],
  [1956, false],
  ['female', true],
  ['male', false],
  [undefined, true],
  ['abc', true],
  [-1, true],
])('of 022155000003, %j fits: %j', (value, fits) => expect(fitsNumber('022155000003', value)).toBe(fits));

it('judges nothing by the number of a passport', () => expect(fitsNumber('C1234567', '1995-01-30')).toBe(true));

it.each([
  ['Phạm Thị Cúc, 30/01/1955, 022155000003; Phạm Văn Long, 02/03/1980, 022080000009', true],
  ['Phạm Thị Cúc 30-1-1955 022155000003\nPhạm Văn Long 2.3.1980 022080000009', true],
  ['Phạm Thị Cúc, 30/01/1956, 022155000003', false],
  ['Phạm Thị Cúc, 31/02/1955, 022155000003', false],
  ['Phạm Thị Cúc, 022155000003', false],
  ['30/01/1955, 022155000003', false],
  ['Phạm Thị Cúc, 30/01/1955', false],
  ['Phạm Thị Cúc, 30/01/1955, 022155000003; Phạm Thị Cúc, 30/01/1955, 022155000003', false],
  ['Phạm Thị Cúc, 30/01/1955, 022155000003, Phạm Văn Long, 02/03/1980, 022080000009', false],
  ['Bà Cúc, 30/01/1955, 022155000003', false],
  ['sinh ngày 30/01/1955, 022155000003', false],
  [' ', false],
])('%j names people: %j', (text, are) => expect(arePeople(text)).toBe(are));

it('finds the numbers', () =>
  expect(numbersIn('Cúc, 022155000003; Long, 022080000009; 022155000003')).toEqual(['022155000003', '022080000009']));

it.each([
  ['1. Bà Phạm Thị Cúc (chủ hộ), sinh ngày 30/01/1955, CCCD số 022155000003', 'Phạm Thị Cúc'],
  ['Phạm Thị Cúc 30-1-1955 022155000003', 'Phạm Thị Cúc'],
  ['022155000003 Phạm Thị Cúc 30.01.1955', 'Phạm Thị Cúc'],
  ['PHẠM THỊ CÚC - chủ hộ, SINH NGÀY 30/01/1955, số định danh: 022155000003', 'PHẠM THỊ CÚC'],
  ['Triệu Thị Sinh, 30/01/1955, 022155000003', 'Triệu Thị Sinh'],
  ['Hoà Thị Bà sinh 30/01/1955 022155000003', 'Hoà Thị Bà'],
])('reads %j as %j', (text, name) =>
  expect(readPeople(text)).toEqual([{ name, number: '022155000003', born: '1955-01-30' }]),
);

it('knows one name however it is typed', () => {
  expect(isOneName('Bà PHẠM thị  Hoà', 'Phạm Thị Hòa')).toBe(true);
  expect(isOneName('Phạm Thị An', 'Phạm Thị Anh')).toBe(false);
  expect(isOneName('Trần Văn Bình', '')).toBe(false);
});

it.each([
  ['Phạm Thị Cúc 30-1-1955 022 155 000 003', 'Phạm Thị Cúc 30-1-1955 022155000003'],
  ['0221 5500 0003 Phạm Thị Cúc 30.01.1955', '022155000003 Phạm Thị Cúc 30.01.1955'],
  ['Cúc, 2.3.1980 022.080.000.009; Long, 022155000003', 'Cúc, 2.3.1980 022080000009; Long, 022155000003'],
  ['số 570 012 3456', 'số 570 012 3456'],
])('%j has its numbers whole: %j', (text, whole) => expect(joinedNumbers(text)).toBe(whole));
