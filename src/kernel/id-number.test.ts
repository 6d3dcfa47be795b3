import { expect, test } from 'vitest';
import { isCitizenNumber, isFiller, nameOfNumber, readIdNumber } from './id-number.ts';

test.each([
  ['022180 111101', '022180111101'],
  ['0221801-11101', '022180111101'],
  [' 022180111101\u200b ', '022180111101'],
  ['０２２１８０１１１１０１', '022180111101'],
  ['022.180.111.101', '022180111101'],
  ['5700000011', '5700000011'],
  ['5700000011-001', '5700000011-001'],
  ['5700000011 001', '5700000011-001'],
  ['5700000011001', '5700000011-001'],
  ['5700000011–001', '5700000011-001'],
  ['b1234567', 'B1234567'],
  ['M 123 4567', 'M1234567'],
])('reads %s', (written, number) => {
  expect(readIdNumber(written)).toBe(number);
});

test.each([
  '',
  'abc',
  'xyz',
  'CCCD 022180111101',
  '02218011110',
  '02218011110111',
  '0221900007781',
  '0221 900 007 781',
  '5700000012001',
  'không có',
  '०२२१८०११११०१',
])('refuses %s', (written) => {
  expect(readIdNumber(written)).toBeUndefined();
});

test.each(['022190000001', '022 190.000-001', '100123456', 'C1234567', 'p01234567'])('%s is of a citizen', (written) =>
  expect(isCitizenNumber(written)).toBe(true),
);
test.each([
  'O22190000001',
  '02219OOOOOO1',
  '5700000011',
  '5700000011-001',
  'O1234567',
  'AB123456',
  '12345678',
  '',
  'x',
])('%s is of no citizen', (written) => expect(isCitizenNumber(written)).toBe(false));

test.each([
  '000000000000',
  '0000 0000 0000',
  '111111111111',
  '999999999999',
  '０００００００００００００'.slice(0, 12),
  '000190000001',
  '022490000001',
  '022990000001',
  '0000000000',
  '5555555555',
  '0000000000-000',
  '000000000',
  'B0000000',
])('%s was given to nobody', (written) => {
  expect(readIdNumber(written)).toBeUndefined();
  expect(isCitizenNumber(written)).toBe(false);
});

test('a number with one digit often is still one', () => {
  for (const written of ['022190000000', '100000001', 'B0000001', '0100000000']) {
    expect(isFiller(written)).toBe(false);
    expect(readIdNumber(written)).toBe(written);
  }
});

test.each([
  ['022180 111101', 'số định danh 022180111101'],
  ['5700123456', 'mã số thuế 5700123456'],
  ['5700123456-001', 'mã số thuế 5700123456-001'],
  ['B1234567', 'hộ chiếu số B1234567'],
  ['012345678', 'số giấy tờ tùy thân 012345678'],
])('%s is printed with what it is called', (written, printed) => {
  expect(nameOfNumber(written)).toBe(printed);
});
