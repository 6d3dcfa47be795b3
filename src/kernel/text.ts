import { remembering } from './remembering.ts';

/**
 * Vietnamese text from official sources varies in where it puts the tone ("Hoà" and "Hòa") and in its Unicode form.
 * This folds both, drops the marks and the case: for matching only, never for showing.
 */
export const foldVietnamese: (text: string) => string = remembering((text) => {
  const letters = text.normalize('NFD');
  // By property every letter is looked up in a table: only where other scripts stand in it.
  return (LATIN.test(letters) ? letters.replace(/[\u0300-\u036f]+/g, '') : letters.replace(/\p{M}/gu, ''))
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
});

/** The same letter by letter: what is found in it stands at the same place in the text, which is in composed letters. */
export const foldLetters = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => {
    const [letter] = text[i].normalize('NFD').replace(/[đĐ]/, 'd');
    return letter.toLowerCase()[0];
  }).join('');

const LATIN = /^(?:[\0-\u024f\u1e00-\u1eff]|[\u0300-\u036f])*$/;

/** What a person wrote, with the full stop that they may have left out. */
export const sentence = (text: string): string => (/[.!?…:;।]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

const TONE = /([\u0300\u0301\u0303\u0309\u0323])([\p{L}\p{M}]*)/gu;

/** A name without the words that it begins with, however often, and whatever their case, marks, spaces and signs between («H.K.D.»). */
export function nameWithout(text: string, beginnings: readonly string[]): string {
  const letters = (one: string) => foldVietnamese(one).replace(/[^\p{L}\d]+/gu, '');
  const left = new Set(beginnings.map(letters));
  const composed = text.normalize('NFC');
  const words = [...composed.matchAll(/[\p{L}\d]+/gu)];
  let begun = '';
  let from = 0;
  for (const [i, word] of words.entries()) {
    begun += letters(word[0]);
    if (!left.has(begun)) continue;
    begun = '';
    from = words[i + 1]?.index ?? composed.length;
  }
  return composed.slice(from);
}

/**
 * What a name or a number says, whoever typed it: letters and digits alone, small, however they are composed and wherever in its
 * syllable a tone is written («Hòa» and «Hoà», «CS-9999» and «cs 9999»). For comparison only.
 */
export const sayingOf: (text: string) => string = remembering((text) =>
  /^[\x20-\x7e]*$/.test(text)
    ? text.toLowerCase().replace(/[^a-z\d]+/g, '')
    : text
        .toLowerCase()
        .normalize('NFD')
        .replace(TONE, '$2$1')
        .replace(/[^\p{L}\p{M}\d]+/gu, ''),
);

const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/**
 * Whether a text gives a reason at all, in any script: two words, or a long one where a script writes none apart. «.», «x» and «12»
 * say nothing to whom a notice is sent.
 */
export function saysSomething(text: string): boolean {
  const words = text.normalize('NFC').match(WORD) ?? [];
  if (isNoise(words)) return false;
  return words.length >= 2 ? words.some((word) => word.length > 1) : (words[0]?.length ?? 0) >= 6;
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((row) => [row, [...row].reverse().join('')]);
/** What is typed to see whether it goes. */
const TRIAL: ReadonlySet<string> = new Set(
  'test tests testing thử kiểm chạy nhập demo abc abcd abcxyz xyz aaa bbb xxx asd qwe lorem ipsum foo bar'.split(' '),
);
const isRun = (word: string): boolean => ROWS.some((row) => row.includes(word));

/** Keys that were struck for the field to be full: along a row, one letter or one word again and again, or letters that nobody can speak. */
function isNoise(words: readonly string[]): boolean {
  const typed = words.map((word) => word.toLowerCase());
  if (!typed.length) return false;
  if (typed.every((word) => TRIAL.has(word))) return true;
  if (typed.length > 1 && new Set(typed).size === 1) return true;
  if (typed.every((word) => /^(.)\1+$/u.test(word))) return true;
  if (typed.every(isRun) && typed.some((word) => word.length > 2)) return true;
  const latin = typed.filter((word) => /^[\p{Script=Latin}\p{M}]+$/u.test(word));
  return latin.length === typed.length && !latin.some((word) => /[aeiouy]/.test(word.normalize('NFD')));
}

/** Small letters, composed, with the tone of a syllable in one place, whoever typed it («thoả», «thỏa»). */
export function toned(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(TONE, '$2$1').normalize('NFC');
}

/**
 * A code or a key as it was meant by who copied it from paper or out of a message: no spaces, one kind of dash, capital letters.
 */
export const codeAsMeant = (given: string): string =>
  given
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, '')
    .replace(DASHES, '-')
    .toUpperCase();

/** Of every width and length. */
const DASHES = /[\u2010-\u2015\u2212\ufe58\uff0d]/g;
const CODE = /^[A-Z0-9]+(?:\.[A-Z0-9]+)*-\d{6}-\d{4,}$/;
const WITHIN = /(?<![A-Z0-9.-])[A-Z]\d\d(?:\.\d{2,5})*-\d{6}-\d{4,}(?![A-Z0-9-])/;
const BARE = /^([A-Z]\d\d)((?:\d\d)*)(\d{6})(\d{4})$/;

/** The code of a dossier («H49.25.00-261128-0120») also where it was typed with other signs between its parts, or with none. */
export function dossierCodeAsMeant(given: string): string {
  const plain = codeAsMeant(given);
  if (CODE.test(plain)) return plain;
  // As it was copied with the words before it.
  const [within] = WITHIN.exec(given.normalize('NFKC').replace(DASHES, '-').toUpperCase()) ?? [];
  if (within) return within;
  const parts =
    given
      .normalize('NFKC')
      .toUpperCase()
      .match(/[A-Z0-9]+/g) ?? [];
  const bare = BARE.exec(parts.join(''));
  const shaped =
    parts.length > 2
      ? `${parts.slice(0, -2).join('.')}-${parts.slice(-2).join('-')}`
      : bare && `${[bare[1], ...(bare[2].match(/\d\d/g) ?? [])].join('.')}-${bare[3]}-${bare[4]}`;
  return shaped && CODE.test(shaped) ? shaped : plain;
}

/** The number of a consignment: six letters and digits or more, some of them digits. */
export const isConsignment = (text: string): boolean =>
  /^(?=.*[0-9])[A-Z0-9]{6,30}$/i.test(text.replace(/[\s.-]+/g, ''));

/** Letters of any script with their marks, spaces, apostrophes, hyphens, full stops and middle dots; «ª» and «º» are signs of counting. */
const NAME = /^(?:(?![ªº])\p{L}|\p{Mn}|\p{Mc}|\u200c|\u200d| |['’‘ʼʻ`´′]|[-‐‑]|[.·•・])+$/u;

/** A word of a name: a letter that is more than a sign beside others, as «ʼ», «ʰ» and «ǃ» are. */
const NAMES_SOMETHING = /(?![\u01c0-\u01c3])[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u;
/**
 * A mark that stands on nothing; more than the two that a Vietnamese vowel has; two tones on one letter; one that strikes a letter out or
 * surrounds it.
 */
const STRAY_MARK =
  /(?:^|[ \-‐‑])\p{M}|\p{Script=Latin}\p{Mn}{3,}|[\u0300\u0301\u0303\u0309\u0323]\p{Mn}?[\u0300\u0301\u0303\u0309\u0323]|[\u0334-\u0338]|[\u20d0-\u20ff]/u;

/** A sign that only stands for a letter, as «ʰ» and «ℋ» do. */
const isSignOfLetter = (letter: string): boolean =>
  /(?=\p{L})[\p{Script=Latin}\p{Script=Common}]/u.test(letter) && letter.normalize('NFKC') !== letter.normalize('NFC');

/** A name as it is kept: the words of it, with one space between. */
/** Letter for letter the same name, whatever its case and spaces: other tones are another name. */
export const isSameName = (one: string, other: string): boolean => plainName(one) === plainName(other);
const plainName = (text: string): string => nameAsKept(text.normalize('NFC')).toLocaleLowerCase('vi');

export const nameAsKept = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** A name of a person: two letters or more, and no digit, sign or picture. What is typed is asked this, not what a register has. */
export const isPersonName = (text: string): boolean =>
  NAME.test(text.trim()) &&
  (text.match(/\p{L}/gu)?.length ?? 0) >= 2 &&
  text
    .trim()
    .split(/ +/)
    .every((word) => NAMES_SOMETHING.test(word)) &&
  !STRAY_MARK.test(text.normalize('NFD')) &&
  ![...text].some(isSignOfLetter);

/** Signs that stand for an apostrophe and count as letters of no script. */
const APOSTROPHES = /[ʼʻ]/g;

/**
 * A name as papers of civil status can carry it: in Latin letters, with whatever marks. A citizen's is Vietnamese or of another language
 * of a people of Viet Nam, and has no digit or sign in it (Civil Code 91/2015/QH13, Art. 26.3).
 */
export const isCivilName = (text: string): boolean =>
  isPersonName(text) && !/(?!\p{Script=Latin})\p{L}/u.test(text.replace(APOSTROPHES, ''));

/** Surname and name of a person, as who takes something over is named. */
export const isFullName = (text: string): boolean => isPersonName(text) && (text.match(WORD)?.length ?? 0) >= 2;

/** Something that can be looked for: a letter or a digit of any script. */
export const saysCode = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Labels as one runs them together: only the first keeps its capital; «VNeID» and «BHYT» keep theirs. */
export const joinedLabels = (labels: readonly string[]): string =>
  labels
    .map((label, i) =>
      i && /^\p{Lu}[\p{Ll}\s]/u.test(label) ? label[0].toLocaleLowerCase('vi') + label.slice(1) : label,
    )
    .join(', ');

/** Values of a question that let in whoever knows them, also where the address is a value itself (`to=%2F…`). */
const SECRET_VALUE =
  /((?:[?&]|%3f|%26)(?:key|code|state|nonce|password|(?:\w*_)?(?:secret|token|token_hint|verifier))(?:=|%3d))[^&#%]*(?:%(?!26)[^&#%]*)*/gi;
/** The same of what stands behind a part of the path: a link to a shown result, a form that waits, a sign-in under way. */
const SECRET_PART = /((?:\/|%2f)(?:shown|resume|sign-in(?:\/|%2f)who)(?:\/|%2f))[^/?&#]+/gi;
const TOKEN_OF_API = /\bmc_[\w-]{20,}/g;

/** Letters that were encoded without need are read as the router reads them (RFC 3986, 6.2.2.2). */
const plainLetters = (url: string): string =>
  url.replace(/%[2-7][\da-f]/gi, (one) => decodeURIComponent(one).replace(/^[^\w.~-]$/, one));

/** An address as it may be written down: without whatever lets in who knows it. */
export const withoutKey = (url: string): string =>
  plainLetters(url).replace(SECRET_PART, '$1…').replace(SECRET_VALUE, '$1…').replace(TOKEN_OF_API, 'mc_…');

const spacedWords = (text: string): string =>
  ` ${foldVietnamese(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `;

/** Whether an address ends in a place, however it is typed. */
export const endsWithin = (place: string, address: string): boolean =>
  spacedWords(address).endsWith(spacedWords(place));
