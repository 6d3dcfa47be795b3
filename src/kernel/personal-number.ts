/**
 * What the twelve digits of a personal number say of who has it (Decree 137/2015/NĐ-CP Art. 13, not compared with its text): the fourth, the
 * century of birth and the sex, even of a man; the fifth and sixth, the year of birth. Who changes these gets another number.
 */
import { readIdNumber } from './id-number.ts';

export interface Born {
  year: number;
  sex: 'male' | 'female';
}

/** Nothing of a number that is not one of these: a passport, an earlier identity card, a tax code. */
export function bornByNumber(written: string): Born | undefined {
  const number = readIdNumber(written) ?? '';
  if (!/^\d{12}$/.test(number)) return undefined;
  const century = Number(number[3]);
  return {
    year: 1900 + 100 * Math.floor(century / 2) + Number(number.slice(4, 6)),
    sex: century % 2 ? 'female' : 'male',
  };
}

/** Whether a year, a date of birth or a sex can be of who has the number; what is none of these is not judged. */
export function fitsNumber(written: string, value: unknown): boolean {
  const born = bornByNumber(written);
  if (!born) return true;
  if (value === 'male' || value === 'female') return value === born.sex;
  const year = /^(\d{4})(?:-\d\d-\d\d)?$/.exec(String(value ?? ''))?.[1];
  return year === undefined || Number(year) === born.year;
}

const DAY = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/g;
const NUMBER = /(?<!\d)\d{12}(?!\d)/g;

/** The personal numbers in a text that names people. */
export const numbersIn = (text: string): string[] => [...new Set(text.match(NUMBER))];

/**
 * People, one a line or with semicolons between, each with a name, the day of birth and the personal number: one of each, that fit each
 * other, and nobody twice.
 */
export function arePeople(text: string): boolean {
  const all = text.split(/[;\n]/).filter((one) => one.trim());
  const numbers = all.map((one) => one.match(NUMBER) ?? []);
  if (!all.length || new Set(numbers.flat()).size !== all.length) return false;
  return all.every((one, i) => {
    const days = [...one.matchAll(DAY)];
    if (numbers[i].length !== 1 || days.length !== 1) return false;
    const [[, day, month, year]] = days;
    const born = bornByNumber(numbers[i][0]);
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
    return born?.year === Number(year) && isReal && /\p{L}{2}/u.test(one);
  });
}
