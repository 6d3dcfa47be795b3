/** How law is named in a text so that who reads it finds the place: by the number of the document and the article. */
import { type SortOfLaw, saysAbout, sortOfTitle, sortsNamedIn, sortsOfNumber } from './law-sorts.ts';
import { remembering } from './remembering.ts';
import { foldLetters, foldVietnamese } from './text.ts';

/** 60/2014/QH13, 123/2015/NĐ-CP, 1872/QĐ-BTP. */
export const LAW_NUMBER = /(?<![\p{L}\d])\d{1,5}\/(?:\d{4}\/)?\p{Lu}[\p{L}\d]+(?:-[\p{L}\d]+)*/u;

const ARTICLE = /(?<![\p{L}\d])dieu (?:thu )?\d/u;

export const namesArticle = (text: string): boolean => ARTICLE.test(foldVietnamese(text));

export const COUNCIL_NUMBER = /(?<![\p{L}\d])\d{1,5}\/(?:\d{4}\/)?nq-hdnd(?![\p{L}\d-])/u;
const PLACE = /(?<![\p{L}\d])(?:dieu|khoan) (?:thu )?\d/u;
export const ANY_NUMBER = /(?<![\p{L}\d])\d{1,5}\/(?:\d{4}\/)?\p{L}[\p{L}\d]+(?:-[\p{L}\d]+)*/gu;

/** Whether it names a resolution of a People's Council, and whether with its article or clause: said before its number, or last of all. */
export function councilIn(text: string): 'none' | 'bare' | 'placed' {
  let found: 'none' | 'bare' = 'none';
  for (const one of text.split(/[;\n]/)) {
    const said = foldVietnamese(plainLaw(one));
    const numbers = [...said.matchAll(ANY_NUMBER)];
    for (const [i, { 0: number, index }] of numbers.entries()) {
      if (!COUNCIL_NUMBER.test(number)) continue;
      const previous = numbers[i - 1];
      const before = said.slice(previous ? previous.index + previous[0].length : 0, index);
      const after = i === numbers.length - 1 ? said.slice(index + number.length) : '';
      if (PLACE.test(before) || PLACE.test(after)) return 'placed';
      found = 'bare';
    }
  }
  return found;
}

const SORT = '(?:nghị định|thông tư(?: liên tịch)?|quyết định|nghị quyết|bộ luật|luật|pháp lệnh|chỉ thị)';
const SORT_FOLDED = foldLetters(SORT);
/** Without its last part, beside the sort or the name: «Nghị định 175/2024», «Luật Đất đai số 31/2024». */
const SHORT = new RegExp(
  `(?<!\\p{L})(?:${SORT}|${SORT_FOLDED})(?:\\s+\\p{L}[\\p{L}\\s,-]{0,100}?)?\\s+(?:s[ốo]:?\\s+)?(\\d{1,5}/\\d{4})(?![\\d/])`,
  'giu',
);
const WHOLE = /(?<![\p{L}\d])(?:\d{1,3}\.)?\d{1,5}\/(?:\d{4}\/)?\p{L}[\p{L}\d]+(?:-[\p{L}\d]+)*/giu;
/** The number of a document of law tells its year and who issued it; that of a letter or of a decision about one person need not. */
const OF_LAW = /\/\d{4}\/(?:QH\d|UBTVQH|NĐ-|ND-|TT(?:LT)?-|NQ-|QĐ-|QD-|CT-)|^[^\p{L}]+$/iu;

/** The one way in which numbers of documents are written, whatever spaces, dashes and hidden signs somebody typed in them. */
export const plainLaw = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[‐-–\u2212\ufe63]/g, '-')
    .replace(/\s*[/\u2044\u2215]\s*/g, '/')
    .replace(/(?<=\d\/)\d(?:\s?\d){3}(?=\/)/g, (year) => year.replace(/\s/g, ''))
    .replace(/(?<=\/)(UBTV)?\s?(Q)\s?(H)\s*(?=\d)/gi, '$1$2$3')
    .replace(/(?<=\/)(N\s?[ĐD]|TT\s?L[TB]|TT|Q\s?[ĐD]|N\s?Q|CT)\s*-\s*(?=\p{L})/giu, (one) => one.replace(/\s/g, ''))
    .replace(/(?<=\/NQ-)H\s?Đ\s?N\s?D(?![\p{L}\d])/giu, (one) => one.replace(/\s/g, ''))
    .replace(NOUGHTS, '')
    .replace(BY_YEAR, '$1/$2');

/** «Nghị định 158 năm 2005» is «Nghị định 158/2005». */
const BY_YEAR =
  /(?<=(?<!\p{L})(?:nghị định|nghi dinh|thông tư|thong tu|quyết định|quyet dinh|nghị quyết|nghi quyet)\s+(?:s[ốo]:?\s+)?)(\d{1,5}),?\s+n[ăa]m\s+((?:19|20)\d\d)(?![\d/])/giu;

/** «031/2024/QH15»: of a number below ten the nought is part of how it is written. */
const NOUGHTS = /(?<![\p{L}\d/.-])0+(?=\d{2,5}\s*\/\s*\d{4}\s*\/\s*\p{L})/gu;
export const withoutNoughts = (text: string): string => text.replace(NOUGHTS, '');

/** For comparison, of a number or of a text with numbers in it: case, marks, spaces and noughts before a number differ as people write. */
export const lawNumberKey: (text: string) => string = remembering((text) =>
  foldVietnamese(plainLaw(text)).replace(/(?<![\d./])0+(?=\d{1,5}\/)/g, ''),
);

/** One document that a text names, with the place in it, as it was written. */
export interface Citation {
  text: string;
  /** By its number, or by a name under which it is listed. */
  isFound: boolean;
}

const SEPARATOR = /[;\n,]|(?<!\p{L})(?:va|hoac|cung|voi|and|or)(?!\p{L})/gu;
const STARTS_PLACE = /^\s*(?:tai |theo |cua )*(?:diem|khoan|dieu|muc|chuong|phu luc)(?!\p{L})/u;
const STARTS_SORT = new RegExp(`^\\s*(?:theo |tai )*${SORT_FOLDED}(?!\\p{L})`, 'u');
const LISTED = /[\uE000-\uF8FF]/gu;
/** By its number alone, or as a list names it. */
const STARTS_NUMBER = /^\s*(?:theo |tai |cua )*(?:[\uE000-\uF8FF]|(?:so:?\s+)?\d{1,5}\/(?:\d{4}\/)?\p{L})/u;

interface Piece {
  separator: string;
  text: string;
}

/** A text by its separators; behind each document that can be found, something else may begin without one. */
function piecesOf(said: string): Piece[] {
  const ends = endsIn(said);
  const separators = [...foldLetters(said).matchAll(SEPARATOR)].map(({ 0: one, index }) => ({
    from: index,
    to: index + one.length,
  }));
  const cuts = [...separators, ...ends.map((end) => ({ from: end, to: end }))].toSorted(
    (one, other) => one.from - other.from || one.to - other.to,
  );
  return [{ from: 0, to: 0 }, ...cuts].map(({ from, to }, i) => ({
    separator: said.slice(from, to),
    text: said.slice(to, cuts[i]?.from),
  }));
}

/** Where each document that can be found ends in it. */
const endsIn = (said: string): number[] =>
  [...said.matchAll(WHOLE), ...said.matchAll(LISTED)].map(({ 0: one, index }) => index + one.length);
/** Of the last, and of the first; 0, and the end, where there is none. */
const foundUntil = (said: string): number => Math.max(0, ...endsIn(said));
const firstUntil = (said: string): number => Math.min(said.length, ...endsIn(said));

/**
 * The documents that a text names, each with its place: «Điều 14 Luật A số 1/2024/QH15 và Điều 7 Luật B» are two, of which the second is
 * not found. `names`: those of listed documents, which may hold commas and the names of others.
 */
export function citationsIn(text: string, names: readonly string[] = []): Citation[] {
  const listed = names.filter(Boolean).toSorted((one, other) => other.length - one.length);
  const said = listed.reduce((all, name, i) => all.replaceAll(name, String.fromCharCode(0xe000 + i)), plainLaw(text));
  const nameOf = (mark: string) => listed[mark.charCodeAt(0) - 0xe000] ?? mark;
  const isNumbered = (one: string) => one.search(LISTED) >= 0 || numbersIn(one).length > 0;
  const isNamed = (one: string) => isNumbered(one) || sortsNamedIn(one).length > 0;
  /** Of the first document in it. */
  const sortIn = (one: string): SortOfLaw | undefined => {
    const [mark] = one.match(LISTED) ?? [];
    const [number] = numbersIn(one);
    const sorts = number ? sortsOfNumber(number)?.sorts : undefined;
    return sortsNamedIn(one)[0]?.sort ?? (mark ? sortOfTitle(nameOf(mark)) : sorts?.[0]);
  };
  const isOther = (next: string, current: string): boolean => {
    const folded = foldLetters(next);
    if (STARTS_PLACE.test(folded)) return true;
    const sort = sortIn(current);
    if (saysAbout(current.slice(foundUntil(current)), sort)) return false;
    // What a document amends may be several, each with its number: «Luật số 43/2024/QH15 sửa đổi … Luật A số …, Luật B số …».
    if (saysAbout(current.slice(firstUntil(current)), 'law')) return false;
    const first = sortsNamedIn(next).find(({ isSure }) => isSure);
    return (
      STARTS_SORT.test(folded) ||
      STARTS_NUMBER.test(folded) ||
      (first !== undefined && !saysAbout(next.slice(0, first.from), sort))
    );
  };
  const found: string[] = [];
  let [current, before] = ['', ''];
  const close = () => {
    // A place behind its document: «Luật A số 1/2024/QH15, Điều 14».
    if (found.length && !isNamed(current)) found[found.length - 1] += before + current;
    else found.push(current);
  };
  const [first, ...rest] = piecesOf(said);
  current = first.text;
  for (const { separator, text: next } of rest) {
    if (/[;\n]/.test(separator) || (isNamed(current) && isOther(next, current))) {
      close();
      [current, before] = [next, separator];
    } else current += separator + next;
  }
  close();
  return found
    .filter((one) => one.trim())
    .map((one) => ({
      text: one.replace(LISTED, nameOf).trim(),
      isFound: isNumbered(one) && !namesOneBefore(one),
    }));
}

/** Whether a document without a number stands before the one with the number: «Luật A theo Nghị định số 1/2024/NĐ-CP». */
function namesOneBefore(said: string): boolean {
  const number = said.search(/[\uE000-\uF8FF]|\d{1,5}\/[\d\p{L}]/u);
  const sorts = sortsNamedIn(said.slice(0, number)).filter(({ isSure }) => isSure);
  return sorts.some(({ sort, to }, i) => {
    const next = sorts[i + 1];
    const end = next?.from ?? (LISTED_FIRST.test(said[number]) ? number : undefined);
    if (end === undefined) return false;
    const between = said.slice(to, end);
    // «Luật Doanh nghiệp (Luật số 59/2020/QH14)» is one.
    return !/\(\s*$/.test(between) && !saysAbout(between, sort);
  });
}
const LISTED_FIRST = /[\uE000-\uF8FF]/u;

/** Whether each of several, one a line or with semicolons between, names its document by number and its article. */
export function areLawCitations(text: string): boolean {
  const all = text.split(/[;\n]/).filter((one) => one.trim());
  return (
    all.length > 0 &&
    all.every(
      (one) =>
        LAW_NUMBER.test(plainLaw(one)) && citationsIn(one).every(({ text, isFound }) => isFound && namesArticle(text)),
    )
  );
}

/** Every number of a document that a text names, whole or without its last part. */
export const numbersIn = (text: string): string[] => numbersAt(plainLaw(text)).map(({ number }) => number);

/** The same with the place of each. `said`: with its numbers written in the one way. */
export function numbersAt(said: string): { number: string; index: number }[] {
  const whole = [...said.matchAll(WHOLE)].map(({ 0: number, index }) => ({ number, index }));
  const short = [...said.matchAll(SHORT)].map(({ 0: all, 1: number, index }) => ({
    number,
    index: index + all.length - number.length,
  }));
  return [...whole, ...short];
}

/** Those of them that are surely of a document of law: for what somebody says in their own words. */
export const lawNumbersIn = (text: string): string[] => numbersIn(text).filter((one) => OF_LAW.test(one));

/** Whether a number is among what these texts name; one without its last part, by the rest. */
export function knownLaw(texts: readonly string[]): (number: string) => boolean {
  const known = new Set(
    texts.flatMap(numbersIn).flatMap((one) => [lawNumberKey(one), lawNumberKey(one.split('/').slice(0, 2).join('/'))]),
  );
  return (number) => known.has(lawNumberKey(number));
}
