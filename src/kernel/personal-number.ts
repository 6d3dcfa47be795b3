/**
 * What the twelve digits of a personal number say of who has it (Decree 137/2015/NĐ-CP Art. 13, not compared with its text): the fourth, the
 * century of birth and the sex, even of a man; the fifth and sixth, the year of birth. Who changes these gets another number.
 */
import { readIdNumber } from './id-number.ts';
import { isFullName, sayingOf } from './text.ts';

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

/**
 * Whether somebody is under so many years on the day: by the day of birth where it is known whole, else by the digits, which say the year
 * alone: in the year of that birthday `perhaps`. Nothing where neither says it.
 */
export function isUnder(
  years: number,
  { number, born }: { number: string; born?: unknown },
  on: string,
): boolean | 'perhaps' | undefined {
  if (typeof born === 'string' && /^\d{4}-\d\d-\d\d$/.test(born))
    return Temporal.PlainDate.from(born).add({ years }).toString() > on;
  const year = bornByNumber(number)?.year;
  if (year === undefined) return undefined;
  const turned = Number(on.slice(0, 4)) - year;
  return turned === years ? 'perhaps' : turned < years;
}

const DAY = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/g;
const NUMBER = /(?<!\d)\d{12}(?!\d)/g;

/** Groups of digits with one blank or dot between; no day, which begins with one or two. */
const GROUPED = /(?<![\d/.-])\d{3,4}(?:[ .]\d{2,4}){2,3}(?!\d)/g;

/** A text whose personal numbers stand whole, as they are looked for in it. */
export const joinedNumbers = (text: string): string =>
  text.replace(GROUPED, (found) => {
    const digits = found.replace(/\D/g, '');
    return digits.length === 12 ? digits : found;
  });

/** The personal numbers in a text that names people. */
export const numbersIn = (text: string): string[] => [...new Set(text.match(NUMBER))];

/** What stands before a name in a list of people. */
const BEFORE_NAME = /^[\s\p{P}\d]*(?:(?:ông|bà|anh|chị|họ(?: và)? tên|họ, chữ đệm và tên)(?![\p{L}\p{M}])[\s:.]*)*/iu;
/** What stands after it, before a date of birth or a number; «Sinh» with a capital may be a name. */
const AFTER_NAME =
  /(?:[,:;()–—]|\s-\s|(?<![\p{L}\p{M}])(?:sinh|ngày|số|mã|[Ss][Ii][Nn][Hh] [Nn](?:gày|GÀY|ăm|ĂM)|[Mm](?:ã|Ã) [Ss](?:ố|Ố)|[Ss](?:ố|Ố) (?:định|ĐỊNH|CCCD)|CCCD|cccd|CMND|cmnd|[Cc]ăn cước|[Đđ]ịnh danh)(?![\p{L}\p{M}])).*$/su;

const nameIn = (text: string): string =>
  text.replace(BEFORE_NAME, '').replace(AFTER_NAME, '').replace(/\s+/g, ' ').trim();

export interface NamedPerson {
  /** Empty where none can be read. */
  name: string;
  number: string;
  /** As yyyy-mm-dd, where one whole date is written. */
  born?: string;
}

/** The people in a text who are named with a personal number each, as it says them. */
export function readPeople(text: string): NamedPerson[] {
  return text
    .normalize('NFC')
    .split(/[;\n]/)
    .flatMap((one) => {
      const [number] = one.match(NUMBER) ?? [];
      if (!number) return [];
      const days = [...one.matchAll(DAY)];
      const [day, month, year] = days.length === 1 ? days[0].slice(1) : [];
      // The name may stand before the number or after it.
      const parts = one.replace(DAY, ',').replace(NUMBER, ',').split(',').map(nameIn);
      return [
        {
          name: parts.find((part) => /\p{L}{2}/u.test(part)) ?? '',
          number,
          ...(year && { born: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }),
        },
      ];
    });
}

/** Whether two names are those of one person, however they are typed. */
export const isOneName = (one: string, other: string): boolean => sayingOf(nameIn(one)) === sayingOf(nameIn(other));

/**
 * People, one a line or with semicolons between, each with a whole name, the day of birth and the personal number: one of each, that fit each
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
    return born?.year === Number(year) && isReal && isFullName(readPeople(one)[0].name);
  });
}
