/**
 * The number that a person or an organisation is known by, however it was typed: registers compare it letter by letter.
 * A person has twelve digits, an enterprise ten and a branch three more, a foreigner the number of a passport.
 */

const BETWEEN = /[\s\p{Cf}.\-\u2010-\u2015\u2212]+/gu;

const plain = (written: string): string => written.normalize('NFKC').replace(BETWEEN, '').toUpperCase();

/** One digit alone, over and over: typed to fill the field, and given to nobody. */
export const isFiller = (written: string): boolean => /^([A-Z]{0,2}0{5,}|(\d)\2{8,})$/.test(plain(written));

/**
 * Twelve digits of a person (Decree 137/2015/NĐ-CP Art. 13, not compared with its text): three of the place, which begin at 001; one of
 * sex and century, which is 0 to 3 for who was born from 1900 to 2099; two of the year; six at random.
 */
const PERSON = /^(?!000)\d{3}[0-3]\d{8}$/;

/** Written as the code of an enterprise and three digits of its branch. */
const BRANCH = /^[\s\p{Cf}]*\d{10}[\s\p{Cf}.\-\u2010-\u2015\u2212]+\d{3}[\s\p{Cf}]*$/u;

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** The tenth digit of a tax code checks the nine before it. It is asked of what may be something else, and not of what is plainly written. */
const isTaxCode = (digits: string): boolean =>
  10 - (WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11) === Number(digits[9]);

/** As it is kept; nothing where it is the number of nobody. */
export function readIdNumber(written: string): string | undefined {
  const number = plain(written);
  if (isFiller(number)) return undefined;
  if (/^\d{12}$/.test(number)) return PERSON.test(number) ? number : undefined;
  if (/^\d{10}$/.test(number)) return number;
  // Thirteen digits in a row may be the twelve of a person and one that slipped in: of a branch they are where the code's own check says so.
  if (/^\d{13}$/.test(number) && !BRANCH.test(written.normalize('NFKC')) && !isTaxCode(number)) return undefined;
  if (/^\d{13}$/.test(number)) return `${number.slice(0, 10)}-${number.slice(10)}`;
  return /^(?=.*\d)[A-Z\d]{6,9}$/.test(number) ? number : undefined;
}

/** Ten digits, and three more of a branch: a person has twelve, or the number of a passport. */
export const isOrganisationNumber = (written: string): boolean =>
  /^\d{10}(-\d{3})?$/.test(readIdNumber(written) ?? written.trim());

/**
 * The number of a Vietnamese person: twelve digits, nine of an earlier identity card, or a letter and seven or eight digits of a passport. No
 * letter O stands for a zero.
 */
export const isCitizenNumber = (written: string): boolean =>
  /^(\d{12}|\d{9}|[A-NP-Z]\d{7,8})$/.test(readIdNumber(written) ?? '');

export type NumberKind = 'person' | 'organisation' | 'passport' | 'paper';

/** What a number is: a letter in it makes it that of a passport; nine digits may be an identity card of before or a passport. */
export function kindOfNumber(written: string): NumberKind {
  const number = readIdNumber(written) ?? written.trim();
  if (isOrganisationNumber(number)) return 'organisation';
  if (/^\d{12}$/.test(number)) return 'person';
  return /[A-Z]/.test(number) ? 'passport' : 'paper';
}

/** Under a label that a form has for personal numbers and those of organisations; under every other it says what it is. */
export const numberSaid = (number: string): string => {
  const kind = kindOfNumber(number);
  return !number || kind === 'person' || kind === 'organisation' ? number : nameOfNumber(number);
};

/** With what it is called: of an organisation the tax code, which is the code of an enterprise too. */
export function nameOfNumber(written: string): string {
  const number = readIdNumber(written) ?? written.trim();
  if (isOrganisationNumber(number)) return `mã số thuế ${number}`;
  if (/^\d{12}$/.test(number)) return `số định danh ${number}`;
  if (kindOfNumber(number) === 'passport') return `hộ chiếu số ${number}`;
  return `số giấy tờ tùy thân ${number}`;
}
