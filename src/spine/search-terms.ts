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
  const terms: SearchTerms = { words: wordsOf(text).slice(0, MOST_WORDS) };
  const compact = text.replace(/\s/g, '').toUpperCase();
  if (/^[A-Z0-9.-]{3,40}$/.test(compact) && /\d/.test(compact)) terms.tail = compact;
  const digits = digitsOf(text);
  if (digits.length >= 4 && /^[\d\s.()+-]+$/.test(text)) terms.number = digits;
  return terms;
}

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

export function matchesTerms(terms: SearchTerms, names: string, numbers: string, code: string | undefined): boolean {
  return (
    (terms.words.length > 0 &&
      names.split(BETWEEN).some((name) => terms.words.every((word) => name.includes(` ${word}`)))) ||
    (terms.number !== undefined && numbers.includes(`${terms.number} `)) ||
    (terms.tail !== undefined && Boolean(code?.endsWith(terms.tail)))
  );
}
