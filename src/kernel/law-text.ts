/** How law is named in a text so that who reads it finds the place: by the number of the document and the article. */
import { foldVietnamese } from './text.ts';

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
/** Without its last part, beside the sort or the name: «Nghị định 175/2024», «Luật Đất đai số 31/2024». */
const SHORT = new RegExp(
  `(?<!\\p{L})${SORT}(?:\\s+\\p{L}[\\p{L}\\s,-]{0,100}?)?\\s+(?:số:?\\s+)?(\\d{1,5}/\\d{4})(?![\\d/])`,
  'giu',
);
const WHOLE = /(?<![\p{L}\d])(?:\d{1,3}\.)?\d{1,5}\/(?:\d{4}\/)?\p{L}[\p{L}\d]+(?:-[\p{L}\d]+)*/giu;
/** The number of a document of law tells its year and who issued it; that of a letter or of a decision about one person need not. */
const OF_LAW = /\/\d{4}\/(?:QH\d|UBTVQH|NĐ-|TT(?:LT)?-|NQ-|QĐ-|CT-)|^[^\p{L}]+$/iu;

export const plainLaw = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s*\/\s*/g, '/')
    .replace(/[‐-–]/g, '-');

/** One document that a text names, with the place in it, as it was written. */
export interface Citation {
  text: string;
  /** By its number, or by a name under which it is listed. */
  isFound: boolean;
}

const SEPARATOR = /([;\n,]|(?<!\p{L})(?:và|hoặc|cùng|với|and|or)(?!\p{L}))/iu;
const STARTS_PLACE = /^\s*(?:tại |theo |của )*(?:điểm|khoản|điều|mục|chương|phụ lục)(?!\p{L})/iu;
const STARTS_SORT = new RegExp(`^\\s*(?:theo |tại )*${SORT}(?!\\p{L})`, 'iu');
const NAMES_SORT = new RegExp(`(?<!\\p{L})${SORT}(?!\\p{L})`, 'iu');
/** After these, another document only says what this one is about. */
const ABOUT = /(?<!\p{L})(?:quy định|thi hành|hướng dẫn|sửa đổi|bổ sung|thay thế|về)(?!\p{L})/iu;
const LISTED = /[\uE000-\uF8FF]/u;

/**
 * The documents that a text names, each with its place: «Điều 14 Luật A số 1/2024/QH15 và Điều 7 Luật B» are two, of which the second is
 * not found. `names`: those of listed documents, which may hold commas and the names of others.
 */
export function citationsIn(text: string, names: readonly string[] = []): Citation[] {
  const listed = names.filter(Boolean).toSorted((one, other) => other.length - one.length);
  const said = listed.reduce((all, name, i) => all.replaceAll(name, String.fromCharCode(0xe000 + i)), plainLaw(text));
  const isNamed = (one: string) => LISTED.test(one) || numbersIn(one).length > 0 || NAMES_SORT.test(one);
  const found: string[] = [];
  let [current, before] = ['', ''];
  const close = () => {
    // A place behind its document: «Luật A số 1/2024/QH15, Điều 14».
    if (found.length && !isNamed(current)) found[found.length - 1] += before + current;
    else found.push(current);
  };
  const [first, ...rest] = said.split(SEPARATOR);
  current = first;
  for (let i = 0; i < rest.length; i += 2) {
    const [separator, next] = [rest[i], rest[i + 1]];
    const isOther = STARTS_PLACE.test(next) || (STARTS_SORT.test(next) && !ABOUT.test(current));
    if (/[;\n]/.test(separator) || (isNamed(current) && isOther)) {
      close();
      [current, before] = [next, separator];
    } else current += separator + next;
  }
  close();
  return found
    .filter((one) => one.trim())
    .map((one) => ({
      text: one.replace(/[\uE000-\uF8FF]/gu, (mark) => listed[mark.charCodeAt(0) - 0xe000] ?? mark).trim(),
      isFound: LISTED.test(one) || numbersIn(one).length > 0,
    }));
}

/** Whether each of several, one a line or with semicolons between, names its document by number and its article. */
export function areLawCitations(text: string): boolean {
  const all = text.split(/[;\n]/).filter((one) => one.trim());
  return (
    all.length > 0 &&
    all.every(
      (one) =>
        LAW_NUMBER.test(one.normalize('NFC')) && namesArticle(one) && citationsIn(one).every(({ isFound }) => isFound),
    )
  );
}

/** Every number of a document that a text names, whole or without its last part. */
export function numbersIn(text: string): string[] {
  const said = plainLaw(text);
  return [...[...said.matchAll(WHOLE)].map(([whole]) => whole), ...[...said.matchAll(SHORT)].map(([, short]) => short)];
}

/** Those of them that are surely of a document of law: for what somebody says in their own words. */
export const lawNumbersIn = (text: string): string[] => numbersIn(text).filter((one) => OF_LAW.test(one));

/** Whether a number is among what these texts name; one without its last part, by the rest. */
export function knownLaw(texts: readonly string[]): (number: string) => boolean {
  const known = new Set(
    texts.flatMap(numbersIn).flatMap((one) => [keyOf(one), keyOf(one.split('/').slice(0, 2).join('/'))]),
  );
  return (number) => known.has(keyOf(number));
}

const keyOf = (number: string): string => foldVietnamese(number);
