/** Documents that a text names by title and year, or by what changed them and when, without a number: those that no list has. */
import type { NamedLaw } from './law-names.ts';
import { sortOfTitle } from './law-sorts.ts';
import { lawNumberKey, plainLaw } from './law-text.ts';
import { isNameOfLaw, titleWords } from './law-titles.ts';
import { foldLetters } from './text.ts';

const YEAR = /(?:19|20)\d\d/;
const SORT = '(?<!\\p{L})(?<!(?:phap|ky)\\s+)(?:(?:bo\\s+)?luat|phap\\s+lenh)';
/** Words by which a sentence goes on: what stands behind them is no name. */
const NO_NAME =
  /(?<!\p{L})(?:co|khong|duoc|bi|tu|den|ngay|thang|vao|truoc|sau|khi|thi|ma|nen|da|chua|theo|tai|cua|so|hieu\s+luc|quy\s+dinh|hien\s+hanh|nay|tren|nguoi|ong|ba|luat|nghi\s+dinh|thong\s+tu|quyet\s+dinh|trong|boi)(?!\p{L})/u;
const BY_YEAR = new RegExp(
  `${SORT}\\s+((?:\\p{L}+[\\s,&(-]+){1,12}?)(?:nam\\s+)?((?:19|20)\\d\\d)(?![\\p{L}\\d/.-])(?!\\s*[,(]?\\s*(?:(?:bo\\s+)?luat\\s+)?(?:so:?\\s*)?\\d{1,5}/)`,
  'gu',
);
const AMENDED =
  /(\d{1,5}\/\d{4}\/(?:qh|ubtvqh)\d+)[\s,(]*(?:(?:da\s+)?duoc\s+)?sua\s+doi(?:[\s,]+bo\s+sung)?(?:\s+mot\s+so\s+dieu)?(?:\s+vao)?\s+(?:nam\s+)?((?:19|20)\d\d)(?![\d/])(?!\s*[,(]?\s*(?:luat\s+)?(?:so:?\s*)?\d{1,5}\/)/gu;

/** A name of a law with «sửa đổi» is that of the law that amended it, or of the amended one in its own year. */
const isLawOfYear = (called: string, year: string, listed: readonly NamedLaw[]): boolean =>
  listed.some(
    ({ number, title }) =>
      yearOf(number) === year && OF_LAW.includes(sortOfTitle(title)) && isNameOfLaw(called, titleWords(title)),
  );
const OF_LAW: readonly unknown[] = ['law', 'ordinance'];
const closed = (said: string): string => (said.includes('(') && !said.includes(')') ? `${said})` : said);

const yearOf = (number: string): string | undefined => /\/(\d{4})\//.exec(number)?.[1];

/** As they are written. */
export function unlistedByYear(text: string, listed: readonly NamedLaw[]): string[] {
  // Nearly all that officers write has no year.
  if (!YEAR.test(text)) return [];
  const said = plainLaw(text);
  const folded = foldLetters(said);
  const found: string[] = [];
  for (const { 0: all, 1: name, 2: year, index } of folded.matchAll(BY_YEAR)) {
    if (NO_NAME.test(name) || name.startsWith('sinh ')) continue;
    const from = index + all.indexOf(name);
    const called = said.slice(from, from + name.length).replace(/(?:\s|,)n[ăa]m\s*$/iu, '');
    if (!isLawOfYear(called, year, listed)) found.push(closed(said.slice(index, index + all.length).trim()));
  }
  for (const { 0: all, 1: number, 2: year, index } of folded.matchAll(AMENDED)) {
    const own = listed.find((one) => lawNumberKey(one.number) === lawNumberKey(number));
    if (!own) continue;
    const name = `${titleWords(own.title).join(' ')} sửa đổi`;
    if (!isLawOfYear(name, year, listed)) found.push(closed(said.slice(index, index + all.length).trim()));
  }
  return found;
}
