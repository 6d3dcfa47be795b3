/** Whether words that a text calls a document of law by are its title, whole, shortened or with more of it than a list has. */
import { sortsNamedIn } from './law-sorts.ts';
import { ANY_NUMBER, plainLaw } from './law-text.ts';
import { foldVietnamese } from './text.ts';

const word = (one: string): string => foldVietnamese(one).replaceAll('y', 'i');

/** Its words without its sort, «và» and the numbers of other documents. */
export function titleWords(title: string): string[] {
  const composed = plainLaw(title).trim();
  const [first] = sortsNamedIn(composed);
  return wordsOf(first?.from === 0 ? composed.slice(first.to) : composed);
}

export const wordsOf = (text: string): string[] =>
  (
    text
      .normalize('NFC')
      .replace(ANY_NUMBER, ' ')
      .match(/\p{L}+/gu) ?? []
  )
    .map(word)
    .filter((one) => one !== 'va');

export const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join(' ') === other.join(' ');

const LAST =
  /(?:[\s,():–-]|(?<!\p{L})(?:so|hieu|ki hieu|hien hanh|moi|viet nam|(?:nuoc )?(?:cong hoa xa hoi chu nghia|chxhcn)|cua (?:nuoc|quoc hoi|chinh phu)(?: khoa [ivxl]+)?|nuoc|nam|ngai|thang|duoc|ban hanh|hop nhat|sua doi|bo sung|\d[\d/.-]*))$/u;

/** What may be the name in the words before a number, the longest first: «dân số số» is «Luật Dân số số 1/2025/QH15», or «Luật Dân». */
export function namesBefore(said: string): string[][] {
  let left = word(said).trim();
  const names = [wordsOf(left)];
  for (let next = left.replace(LAST, '').trim(); next !== left; next = left.replace(LAST, '').trim()) {
    left = next;
    names.push(wordsOf(left));
  }
  return names;
}

export const joined = (words: readonly string[]): string => ` ${words.join(' ')} `;
const AMENDS = /^(?:sua doi|bo sung)(?: .*)? (?:bo )?luat (?=\p{L})/u;
const SAYS_AMENDED = /(?<!\p{L})(?:sua doi|bo sung)(?!\p{L})/u;

/** A law that amends another is called by its title, or by that of the other as amended: «Luật Doanh nghiệp (sửa đổi)». */
export const saysAmended = (said: string, title: readonly string[]): boolean =>
  AMENDS.test(title.join(' ')) && SAYS_AMENDED.test(word(said));

/** The name of a law, in the words of a text: whole, some words of it that stand together, or its initials. */
export function isNameOfLaw(said: string, title: readonly string[]): boolean {
  const names = namesBefore(said);
  if (names.some((one) => !one.length || isSame(one, title))) return true;
  if (AMENDS.test(title.join(' ')) && !saysAmended(said, title)) return false;
  const own = title.join(' ').replace(AMENDS, '').split(' ');
  return (
    names.some((one) => isSame(one, own) || (one.length > 1 && joined(own).includes(joined(one)))) ||
    isInitials(said, own)
  );
}

/** «Luật HN&GĐ». */
function isInitials(said: string, title: readonly string[]): boolean {
  const letters = said.replace(/(?<!\p{L})(?:s[ốo]|n[ăa]m|v[àa])(?!\p{L})/giu, '').match(/\p{L}+/gu) ?? [];
  if (!letters.length || letters.some((one) => one !== one.toUpperCase())) return false;
  const initials = title.map(([first]) => first);
  let from = 0;
  return [...word(letters.join(''))].every((letter) => {
    from = initials.indexOf(letter, from) + 1;
    return from > 0;
  });
}

/** Words that are in the title of any document, or say nothing of what one is about. */
export const NO_MATTER =
  /(?<!\p{L})(?:(?:bo )?luat|nghi dinh|thong tu|quiet dinh|nghi quiet|phap lenh|chi thi|qui dinh|chi tiet|mot so|dieu(?: khoan)?|bien phap|thi hanh|huong dan|sua doi|bo sung|ban hanh|phap luat|dang ki|hoat dong|linh vuc|cong tac|nam|hien hanh|cac|nhung|ve|viec|va|cua|trong|theo|cho|tai|den|voi|doi|thuoc|tu|duoc|so|hai)(?!\p{L})/gu;
const matterOf = (words: readonly string[]): string[] =>
  words
    .join(' ')
    .replace(NO_MATTER, ' ')
    .match(/\p{L}+/gu) ?? [];

/** What a decree and the like is about, in the words of a text. */
export function isAbout(said: string, title: string): boolean {
  const own = titleWords(title);
  // A list may have more or less of it behind a comma.
  const lists = [own, titleWords(title.replace(/,.*$/su, ''))].map(matterOf).filter((one) => one.length);
  const all = plainLaw(said);
  if (!lists.length || !matterOf(wordsOf(all)).length) return true;
  const cuts = [...all.matchAll(ENDS_NAME)].map(({ index }) => index);
  return [undefined, ...cuts].some((cut) => {
    const part = all.slice(0, cut);
    const matter = matterOf(wordsOf(part));
    if (cut !== undefined && matter.length < 2) return false;
    return isPart(part, matter, own) || lists.some((one) => saysMore(matter, one));
  });
}

/** Where a name may end and a sentence go on. */
const ENDS_NAME = /,|\s(?:và|va|thì|có|phải|được|không|theo|đã|nên|đề nghị)(?=\s)/giu;

/** Each of its words stands in the title, or is short for words of it. */
function isPart(said: string, matter: readonly string[], title: readonly string[]): boolean {
  const short = new Set(
    (said.match(/(?<!\p{L})\p{Lu}+(?:&\p{Lu}+)*(?!\p{L})/gu) ?? [])
      .filter((one) => one.replace('&', '').length > 1)
      .flatMap((one) =>
        title
          .map(([first]) => first)
          .join('')
          .includes(word(one.replaceAll('&', '')))
          ? wordsOf(one)
          : [],
      ),
  );
  return matter.every((one) => title.includes(one) || short.has(one));
}

/** The title as a list has it, and more: a list may shorten what is long. */
function saysMore(matter: readonly string[], own: readonly string[]): boolean {
  const begun = matter.slice(0, own.length + Math.floor(own.length / 3));
  return common(begun, own) >= 0.75 * own.length;
}

/** How many words stand in both, in one order. */
function common(one: readonly string[], other: readonly string[]): number {
  let row = other.map(() => 0);
  for (const a of one) {
    const next: number[] = [];
    for (const [j, b] of other.entries())
      next.push(a === b ? (row[j - 1] ?? 0) + 1 : Math.max(row[j], next[j - 1] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
