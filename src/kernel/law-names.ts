/** Whether the name and the sort that a text gives a document of law are those of its number, as the number itself and the lists tell. */
import { type SortNamed, type SortOfLaw, saysAbout, sortOfTitle, sortsNamedIn, sortsOfNumber } from './law-sorts.ts';
import { COUNCIL_NUMBER, lawNumberKey, numbersAt, plainLaw } from './law-text.ts';
import { foldLetters, foldVietnamese } from './text.ts';

/** A document as a list names it. */
export interface NamedLaw {
  number: string;
  title: string;
  /** Nobody knows whether the number is that of the document. */
  numberDoubtful?: true;
}

/** A name beside a number of another document. */
export interface LawMisnamed {
  said: string;
  number: string;
  /** What the number is of. */
  right: string;
}

/** The first document in a text whose name or sort is not that of its number. */
export function misnamedIn(text: string, listed: readonly NamedLaw[]): LawMisnamed | undefined {
  const known = listed.filter(
    ({ number, title, numberDoubtful }) => !numberDoubtful && title.trim() && title !== number,
  );
  for (const part of plainLaw(text).split(/[;\n]/)) {
    let from = 0;
    for (const { number, index } of numbersAt(part).toSorted((one, other) => one.index - other.index)) {
      const gap = part.slice(from, index);
      from = index + number.length;
      const right = rightOf(gap, number, known);
      if (right) return { said: `${gap.slice(right.from)}${number}`.trim(), number, right: right.name };
    }
  }
  return undefined;
}

/** Nothing where what stands before the number fits it. */
function rightOf(gap: string, number: string, known: readonly NamedLaw[]): { from: number; name: string } | undefined {
  const sorts = sortsNamedIn(`${gap}1/1`).filter(({ isSure }) => isSure);
  const last = sorts.at(-1);
  const isShort = !/\/\p{L}|-/u.test(number);
  // «tháng 7/2025» is no number.
  if (!last || (isShort && /(?<!\p{L})(?:thang|quy)\s*$/u.test(foldLetters(gap)))) return undefined;
  const ofNumber = isShort ? undefined : sortsOfNumber(number);
  const own = known.filter((one) => isOfNumber(one, number) && (!isShort || sortOfTitle(one.title) === last.sort));
  const heads = headsOf(gap, sorts);
  const fits = heads.some(
    ({ sort, name }) =>
      (!ofNumber || ofNumber.sorts.includes(sort)) &&
      (!own.length || own.some((one) => isName(name, sort, one, known))),
  );
  if (fits || !(ofNumber || own.length)) return undefined;
  return { from: heads[0].from, name: own.length ? own[0].title : ofNumber!.name };
}

const isOfNumber = (one: NamedLaw, number: string): boolean => {
  const [key, said] = [lawNumberKey(one.number), lawNumberKey(number)];
  return key === said || key.startsWith(`${said}/`);
};

interface Head {
  sort: SortOfLaw;
  name: string;
  from: number;
}

/** The last document named before a number, and those before it whose title it is part of; «Luật A (Luật số …)» is called by the first. */
function headsOf(gap: string, sorts: readonly SortNamed[]): Head[] {
  const heads: Head[] = [];
  let until = gap.length;
  for (let i = sorts.length - 1; i >= 0; i--) {
    const { sort, from, to } = sorts[i];
    const next = sorts[i + 1];
    const between = next && gap.slice(to, next.from);
    const isSame = between !== undefined && next?.isNumbered && /\(\s*$/.test(between);
    if (between !== undefined && !isSame && !saysAbout(between, sort)) break;
    if (isSame && next.sort === sort) {
      heads.length = 0;
      until = next.from;
    }
    heads.unshift({ sort, from, name: gap.slice(to, until) });
  }
  return heads;
}

const NO_NAME =
  /(?<!\p{L})(?:cong hoa xa hoi chu nghia viet nam|viet nam|hien hanh|moi|cua quoc hoi(?: khoa \w+)?|cua chinh phu|sua doi|bo sung|hop nhat|nam(?=\W*\d)|ngay|thang|so hieu|so|ky hieu|nuoc|duoc|ban hanh)(?!\p{L})/gu;
const NO_MATTER = new Set(
  'bo luat nghi dinh thong tu quyet dinh nghi quyet phap lenh chi thi quy dinh chi tiet mot so dieu bien phap thi hanh huong dan sua doi bo sung cac ve viec va cua trong linh vuc ban hanh theo cho tai den voi'.split(
    ' ',
  ),
);
const wordsOf = (text: string): string[] => foldVietnamese(text).match(/\p{L}+/gu) ?? [];
/** Of its name, without its sort and without «và». */
function nameWords(title: string): string[] {
  const composed = title.normalize('NFC').trim();
  const [first] = sortsNamedIn(composed);
  return wordsOf(first?.from === 0 ? composed.slice(first.to) : composed).filter((word) => word !== 'va');
}
const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join(' ') === other.join(' ');

/** A shortened name is fine, the name of another document is not; a description of a decree says something of its title. */
function isName(said: string, sort: SortOfLaw, own: NamedLaw, known: readonly NamedLaw[]): boolean {
  const ofTitle = sortOfTitle(own.title);
  if (ofTitle && ofTitle !== sort) return false;
  const name = foldVietnamese(said).replace(NO_NAME, ' ');
  const words = wordsOf(name).filter((word) => word !== 'va');
  if (!words.length || COUNCIL_NUMBER.test(lawNumberKey(own.number)) || /-ubnd$/.test(lawNumberKey(own.number)))
    return true;
  const titled = nameWords(own.title);
  if (isSame(words, titled)) return true;
  const isOther = known.some(
    (one) => !isOfNumber(one, own.number) && sortOfTitle(one.title) === sort && isSame(words, nameWords(one.title)),
  );
  if (isOther) return false;
  if (sort === 'law' || sort === 'ordinance')
    return words.every((word) => titled.includes(word)) || isInitials(said, titled);
  const [matter, ofOwn] = [words, titled].map((all) => all.filter((word) => !NO_MATTER.has(word)));
  return !matter.length || !ofOwn.length || matter.some((word) => ofOwn.includes(word));
}

/** «Luật HN&GĐ». */
function isInitials(said: string, title: readonly string[]): boolean {
  const letters = said.replace(/(?<!\p{L})s[ốo](?!\p{L})/giu, '').match(/\p{L}+/gu) ?? [];
  if (!letters.length || letters.some((one) => one !== one.toUpperCase())) return false;
  const initials = title.map(([first]) => first);
  let from = 0;
  return [...foldVietnamese(letters.join(''))].every((letter) => {
    from = initials.indexOf(letter, from) + 1;
    return from > 0;
  });
}

/** With the numbers of documents that are named by title and year alone: «Luật Hộ tịch năm 2014», where exactly one listed document fits. */
export function withNumbers(text: string, listed: readonly NamedLaw[]): string {
  let said = text.normalize('NFC');
  const titles = new Map<string, Map<string, NamedLaw>>();
  for (const one of listed) {
    const title = foldVietnamese(one.title);
    const year = /^\d+\/(\d{4})\//.exec(one.number)?.[1];
    if (!year || one.numberDoubtful || !sortOfTitle(one.title)) continue;
    const key = `${title} ${year}`;
    titles.set(key, (titles.get(key) ?? new Map()).set(lawNumberKey(one.number), one));
  }
  for (const [key, found] of titles) {
    const [one] = found.values();
    if (found.size > 1) continue;
    const [title, year] = [key.slice(0, -5), key.slice(-4)];
    const named = new RegExp(
      `(?<!\\p{L})${escaped(title).replaceAll(' ', '\\s+')},?\\s+(?:nam\\s+)?${year}(?![\\p{L}\\d/.-])(?!\\s*[,(]?\\s*(?:luat\\s+)?(?:so:?\\s*)?\\d{1,5}/)`,
      'gu',
    );
    for (const { 0: words, index } of [...foldLetters(said).matchAll(named)].toReversed())
      said = `${said.slice(0, index)}${one.title} số ${one.number}${said.slice(index + words.length)}`;
  }
  return said;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
