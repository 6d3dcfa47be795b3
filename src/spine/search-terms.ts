/** How a dossier is looked for: the same words and digits, made the same way, by every store. */
import { foldVietnamese } from '#kernel/text.ts';

/** Any one of them is enough. */
export interface SearchTerms {
  /** Each begins a word of one of the names. */
  words: string[];
  /** A number ends so. */
  number?: string;
  /** The code ends so. */
  tail?: string;
  /** All that was typed as the whole name of somebody: as it was written, and as names are kept to be found. */
  whole: { written: string; kept: string };
}

const MOST_WORDS = 8;
const wordsOf = (text: string): string[] =>
  foldVietnamese(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Digits alone; a telephone number as it is dialled at home. */
function digitsOf(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.replace(/^84(?=\d{9,10}$)/, '0');
}

export function searchTerms(text: string): SearchTerms {
  const whole = { written: writtenName(text), kept: namesToFind([text]) };
  const terms: SearchTerms = { words: wordsOf(text).slice(0, MOST_WORDS), whole };
  const compact = text.replace(/\s/g, '').toUpperCase();
  if (/^[A-Z0-9.-]{3,40}$/.test(compact) && /\d/.test(compact)) terms.tail = compact;
  const digits = digitsOf(text);
  if (digits.length >= 4 && /^[\d\s.()+-]+$/.test(text)) terms.number = digits;
  return terms;
}

/** With its marks, whatever its case and spaces. */
const writtenName = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');

/** How near what was found is to what was typed: what comes first in a search. */
export type Nearness = 0 | 1 | 2 | 3;
/** By its number or the end of its code; by a whole name as it was written; by one but for its marks; by parts. */
export const BY_NUMBER = 0;
export const BY_WRITTEN = 1;
export const BY_WHOLE = 2;
export const BY_PARTS = 3;

/** Between one name and the next: the words of a search are all of one of them. */
export const BETWEEN = '|';

/** Every word has a space before it. */
export const namesToFind = (names: readonly string[]): string =>
  [
    ...new Set(
      names.map((name) =>
        wordsOf(name)
          .map((word) => ` ${word}`)
          .join(''),
      ),
    ),
  ]
    .filter(Boolean)
    .join(BETWEEN);

/** Every number has a space after it. */
export const numbersToFind = (numbers: readonly string[]): string =>
  numbers
    .map(digitsOf)
    .filter(Boolean)
    .map((number) => `${number} `)
    .join('');

/** What is looked in. */
interface Sought {
  names: readonly string[];
  numbers: readonly string[];
  code?: string;
}

/** Nothing where no term is met. */
export function nearnessOf(terms: SearchTerms, { names, numbers, code }: Sought): Nearness | undefined {
  const byNumber = terms.number !== undefined && numbersToFind(numbers).includes(`${terms.number} `);
  if (byNumber || (terms.tail !== undefined && code?.endsWith(terms.tail))) return BY_NUMBER;
  const kept = namesToFind(names).split(BETWEEN);
  if (!terms.words.length || !kept.some((name) => terms.words.every((word) => name.includes(` ${word}`))))
    return undefined;
  if (names.some((name) => writtenName(name) === terms.whole.written)) return BY_WRITTEN;
  return kept.includes(terms.whole.kept) ? BY_WHOLE : BY_PARTS;
}
