/** Whether the name, the sort, the day and the issuer that a text gives a document of law are those of its number, as the number itself and the lists tell. */
import { isOfMatter, isOfOtherField, isOtherFieldAlone } from './law-fields.ts';
import { guidesAnother, inVietnamese } from './law-guides.ts';
import { issueIn, STARTS_ABOUT, withOf, yearBefore } from './law-issue.ts';
import { type SortNamed, type SortOfLaw, saysAbout, sortOfTitle, sortsNamedIn, sortsOfNumber } from './law-sorts.ts';
import { COUNCIL_NUMBER, lawNumberKey, numbersAt, plainLaw, withoutNoughts } from './law-text.ts';
import { isAbout, isNameOfLaw, isSame, namesBefore, saysAmended, titleWords } from './law-titles.ts';
import { foldLetters, foldVietnamese } from './text.ts';

/** A document as a list names it. */
export interface NamedLaw {
  number: string;
  title: string;
  /** The day on which it was issued. */
  issued?: string;
  /** Nobody knows whether the number is that of the document. */
  numberDoubtful?: true;
  /** A review gave it, of a document that its source lists by number alone. */
  titleGiven?: true;
  /** It no longer holds: another may have its title since. */
  ended?: true;
}

/** A name beside a number of another document. */
export interface LawMisnamed {
  said: string;
  number: string;
  /** What the number is of. */
  right: string;
  /** No list has the number, and the name is the title of this one, in force. */
  other?: string;
}

/** `sentence`: a person's own words, in which what stands behind an article of a document may be what the article says. */
export type Said = 'citation' | 'sentence';

/** The first document in a text whose name, sort, day or issuer is not that of its number. */
export function misnamedIn(text: string, listed: readonly NamedLaw[], as: Said = 'citation'): LawMisnamed | undefined {
  // Without a stroke no number stands in it: nearly all that officers write has none.
  if (!STROKE.test(text) && !BY_YEAR.test(text)) return undefined;
  const known = listed.filter(
    ({ number, title, numberDoubtful, titleGiven }) =>
      !numberDoubtful && !titleGiven && title.trim() && title !== number,
  );
  for (const part of inVietnamese(inFull(plainLaw(text)))
    .replace(JOINED, ',')
    .split(/[;\n]/)) {
    const numbers = numbersAt(part).toSorted((one, other) => one.index - other.index);
    let from = 0;
    for (const [i, { number, index }] of numbers.entries()) {
      const gap = part.slice(from, index);
      from = index + number.length;
      const place: Place = {
        gap,
        number,
        next: part.slice(from, numbers[i + 1]?.index),
        isLast: i === numbers.length - 1,
      };
      const issued = listed.find((one) => one.issued && !one.numberDoubtful && isOfNumber(one, number))?.issued;
      const wrong = wrongBefore(place, known, issued, as) ?? wrongBehind(place, known, issued, as);
      if (!wrong) continue;
      const said = `${gap.slice(wrong.from)}${number}${part.slice(from, from + (wrong.until ?? 0))}`;
      return { said: said.trim().replace(/[\s,(]+$/, ''), number, ...pick(wrong) };
    }
  }
  return undefined;
}

const BY_YEAR = /\d,?\s+na?\p{L}?\p{M}?m\s+\d{4}/iu;
const STROKE = /[/\u2044\u2215\uff0f]/;
/** Another name of the document before them. */
const ALSO =
  '(?:tuc(?:\\s+la)?|hay(?:\\s+(?:con\\s+goi|con|goi))?(?:\\s+la)?|con(?:\\s+duoc)?\\s+goi(?:\\s+la)?|(?:thuong\\s+)?(?:duoc\\s+)?goi(?:\\s+tat)?\\s+la|nghia\\s+la|chinh\\s+la|la|(?:co|mang)\\s+ten(?:\\s+goi)?(?:\\s+la)?|ten(?:\\s+goi)?(?:\\s+la)?)';
const BEGINS_SECOND = new RegExp(`^\\s*[,(:-]*\\s*(?:${ALSO}\\s+)?(?=\\p{L})`, 'u');
/** A semicolon that parts a name from the other of the same document. */
const JOINED = /;(?=\s*(?:tức|hay|còn gọi|tuc|con goi)(?!\p{L}))/giu;

const SHORT_SORTS: readonly [RegExp, string][] = [
  [/(?<![\p{L}\d/-])NĐ(?=\s+(?:số\s|về\s|\d))/gu, 'Nghị định'],
  [/(?<![\p{L}\d/-])TT(?=\s+(?:số\s|về\s|\d))/gu, 'Thông tư'],
  [/(?<![\p{L}\d/-])QĐ(?=\s+(?:số\s|về\s|\d))/gu, 'Quyết định'],
  [/(?<![\p{L}\d/-])NQ(?=\s+(?:số\s|về\s|\d))/gu, 'Nghị quyết'],
];
const inFull = (text: string): string => SHORT_SORTS.reduce((all, [short, sort]) => all.replace(short, sort), text);

/** A number with what stands before it, from the number before, and behind it, to the next. */
interface Place {
  gap: string;
  number: string;
  next: string;
  isLast: boolean;
}

interface Wrong {
  from: number;
  until?: number;
  right: string;
  other?: string;
}

const pick = ({ right, other }: Wrong): Pick<LawMisnamed, 'right' | 'other'> => ({ right, ...(other && { other }) });

const isShortNumber = (number: string): boolean => !/\/\p{L}|-/u.test(number);

/** The documents of a number; of one without its last part, those of the sort that is named. */
const ofThis = (number: string, sort: SortOfLaw | undefined, known: readonly NamedLaw[]): NamedLaw[] =>
  known.filter((one) => isOfNumber(one, number) && (!isShortNumber(number) || sortOfTitle(one.title) === sort));

/** Nothing where what stands before the number fits it. */
function wrongBefore(
  { gap, number }: Place,
  known: readonly NamedLaw[],
  issued: string | undefined,
  as: Said,
): Wrong | undefined {
  const sorts = sortsNamedIn(`${gap}1/1`).filter(({ isSure }) => isSure);
  const last = sorts.at(-1);
  const isShort = isShortNumber(number);
  // «tháng 7/2025» is no number.
  if (!last || (isShort && /(?<!\p{L})(?:thang|quy)\s*$/u.test(foldLetters(gap)))) return undefined;
  const ofNumber = isShort ? undefined : sortsOfNumber(number);
  const own = ofThis(number, last.sort, known);
  const heads = headsOf(gap, sorts);
  const fits = heads.some(
    (head) =>
      (!ofNumber || ofNumber.sorts.includes(head.sort)) &&
      (!own.length || own.some((one) => isName(head, one, known, issued))),
  );
  const [{ from }] = heads;
  if (!fits && (ofNumber || own.length)) return { from, right: own.length ? own[0].title : ofNumber!.name };
  if (!own.length) {
    const own = heads.filter(({ sort }) => !ofNumber || ofNumber.sorts.includes(sort));
    const others = own.map(({ sort, name }) => otherByName(number, { sort, name }, known, as));
    if (others.length && others.every((one) => one)) return { from, right: others[0]!.title, other: others[0]!.number };
  }
  const { wrong } = issueIn(withOf(gap.slice(last.to)), { number, issued }, true);
  const right = wrong ?? yearBefore(gap.slice(last.to), number);
  return right ? { from, right: titled(right, own) } : undefined;
}

const titled = (right: string, own: readonly NamedLaw[]): string => [own[0]?.title, right].filter(Boolean).join(', ');

/** Nothing where what stands behind the number fits it: day and issuer, and the name of what was not named before it. */
function wrongBehind(
  { gap, number, next, isLast }: Place,
  known: readonly NamedLaw[],
  issued: string | undefined,
  as: Said,
): Wrong | undefined {
  const sorts = sortsNamedIn(`${gap}1/1`).filter(({ isSure }) => isSure);
  const last = sorts.at(-1);
  const own = ofThis(number, last?.sort, known);
  const from = last?.from ?? gap.length;
  const { rest, wrong } = issueIn(next, { number, issued }, as === 'citation');
  const until = next.length - rest.length;
  if (wrong) return { from, until, right: titled(wrong, own) };
  const isLaw = (sort: SortOfLaw | undefined) => sort === 'law' || sort === 'ordinance';
  // What stands behind a law that is named already is no name of it.
  const isNamed = last && isLaw(last.sort) && namesBefore(gap.slice(last.to)).every((one) => one.length);
  const second = secondName(rest, number, isLast);
  if (!own.length) {
    const name = second?.name ?? (isNamed ? undefined : nameBehind(rest, isLast, as));
    const sort = second?.sort.sort ?? last?.sort ?? sortsOfNumber(number)?.sorts[0];
    const other = name && sort && otherByName(number, { sort, name }, known, as);
    if (!other) return undefined;
    return { from, until: until + rest.indexOf(name) + name.length, right: other.title, other: other.number };
  }
  if (second && !own.some((one) => isSecondName(second, one, known, issued)))
    return { from, until: until + second.to, right: own[0].title };
  const another = own.every(isOwnCouncil) ? undefined : guidesAnother(rest, own, known);
  if (another) return { from, until: until + another.length, right: own[0].title };
  if (!last) {
    const [all = '', alone = ''] = /^\s*\(\s*([^(),.;:\d]+?)\s*\)/u.exec(rest) ?? [];
    if (alone && own.every(({ title }) => isOtherFieldAlone(alone, title)))
      return { from, until: until + all.length, right: own[0].title };
  }
  if (isNamed && !/^\s*\(\s*(?:bộ\s+)?luật\s/iu.test(rest)) {
    const about = /^\s+(?:quy\s+dinh\s+)?ve\s[^,.;()]+/u.exec(foldLetters(rest))?.[0];
    const said = about && rest.slice(0, about.length);
    const isOther = said && (isOfAnother(said, known) || own.every(({ title }) => isOtherFieldAlone(said, title)));
    return said && isOther && !own.some((one) => isAbout(said, one.title))
      ? { from, until: until + said.length, right: own[0].title }
      : undefined;
  }
  const name = nameBehind(rest, isLast, as);
  if (!name) return undefined;
  const wrongName = { from, until: until + rest.indexOf(name) + name.length, right: own[0].title };
  const fits = own.some((one) => {
    if (isOwnCouncil(one)) return true;
    const [sort] = sortsNamedIn(name);
    const ofLaw = sort?.from === 0 ? isName({ ...sort, name: name.slice(sort.to) }, one, known, issued) : undefined;
    return ofLaw ?? isAbout(name, one.title);
  });
  if (fits) return undefined;
  // What an article is about is said behind its document: what its document is about, or how things are done.
  const isOfArticle = /(?<!\p{L})(?:dieu|khoan)\s+\d/u.test(foldLetters(gap));
  if ((isOfArticle || as === 'sentence') && SAYS_DOING.test(foldLetters(name)))
    return own.every(({ title }) => isOfOtherField(name, title)) ? wrongName : undefined;
  const isMatter = isOfArticle && !isOfAnother(name, known) && own.some(({ title }) => isOfMatter(name, title));
  return isMatter ? undefined : wrongName;
}

/** «về việc …», and «quy định …» without «về»: what is done, in more words than any title has. */
const SAYS_DOING = /^(?:(?:qu[yi]\s+dinh\s+)?(?:ve\s+)?viec|qu[yi]\s+dinh(?!\s+(?:ve|chi\s+tiet)(?!\p{L})))(?!\p{L})/u;

interface Second {
  sort: SortNamed;
  name: string;
  /** By a capital letter, and with nothing of a sentence behind it. */
  isTitle: boolean;
  /** No enumeration: «tức», a bracket. */
  isSame: boolean;
  to: number;
}

/** Another name that stands behind a number: «…, Nghị định về …», «tức Luật …», without a number of its own. */
function secondName(rest: string, number: string, isLast: boolean): Second | undefined {
  const folded = foldLetters(rest);
  const begins = BEGINS_SECOND.exec(folded)?.[0] ?? '';
  if (!begins.trim()) return undefined;
  const sort = sortsNamedIn(rest).find(({ from }) => from === begins.length);
  const ofNumber = sortsOfNumber(number);
  if (!sort || sort.isNumbered || !(ofNumber?.sorts.includes(sort.sort) ?? true)) return undefined;
  // The next document with a number begins with its sort.
  const sorts = isLast ? [] : sortsNamedIn(`${rest}1/1`).filter(({ isSure }) => isSure);
  if (sorts.length && headsOf(rest, sorts)[0].from <= sort.from) return undefined;
  const said = rest.slice(sort.to, sorts.length ? headsOf(rest, sorts)[0].from : undefined);
  const name = said.slice(0, /[,.;:()]/.exec(said)?.index).trim();
  if (!name || IS_THIS.test(foldLetters(name))) return undefined;
  const isTitle =
    /^\p{Lu}/u.test(rest.slice(sort.from)) && !GOES_ON.test(foldLetters(name).replace(/^ve(?!\p{L})/u, ''));
  return { sort, name, isTitle, isSame: !/^\s*,\s*$/.test(begins), to: sort.to + said.indexOf(name) + name.length };
}

const IS_THIS = /^(?:nay|tren|do|noi tren|neu tren|hien hanh)(?!\p{L})/u;

function isSecondName(
  { sort, name, isTitle, isSame: isSameOne }: Second,
  own: NamedLaw,
  known: readonly NamedLaw[],
  issued: string | undefined,
): boolean {
  if (isOwnCouncil(own)) return true;
  const isLaw = sort.sort === 'law' || sort.sort === 'ordinance';
  // Laws are enumerated by their names.
  if (isLaw && !isSameOne) return true;
  const isOther = known.some(
    (one) =>
      !isOfNumber(one, own.number) &&
      sortOfTitle(one.title) === sort.sort &&
      namesBefore(name).some((said) => said.length && isSame(said, titleWords(one.title))),
  );
  if (isTitle || isOther) return isName({ sort: sort.sort, isCode: sort.isCode, name: ` ${name}` }, own, known, issued);
  return isLaw || !isOfOtherField(name, own.title);
}

/** What a text says that a document is about, behind its number; nothing where something else stands there. */
function nameBehind(rest: string, isLast: boolean, as: Said): string | undefined {
  const begun = rest.replace(/^[\s,(:"“«–-]+/u, '');
  const folded = foldLetters(begun);
  const [sort] = sortsNamedIn(begun);
  const isInBrackets = /^[\s,]*[(–-]/u.test(rest);
  const starts =
    as === 'citation' || isInBrackets
      ? STARTS_ABOUT.test(folded) || (isInBrackets && sort?.from === 0)
      : /^(?:ve|qu[yi]\s+dinh(?!\s+(?:cua|tai|trong|tren|nay|nhu|o)(?!\p{L}))|sua\s+doi|huong\s+dan\s+thi\s+hanh|xu\s+phat)(?!\p{L})/u.test(
          folded,
        );
  if (!starts) return bareNameBehind(rest);
  // The next document with a number begins with its sort.
  const heads = isLast ? [] : sortsNamedIn(`${begun}1/1`).filter(({ isSure, from }) => isSure && from > 0);
  const said = begun.slice(0, heads.at(-1)?.from);
  return said.slice(0, ENDS_NAME.exec(foldLetters(said))?.index).trim() || undefined;
}

/** Words that stand there alone, without any by which a sentence goes on: «168/2025/NĐ-CP giao thông đường bộ». */
function bareNameBehind(rest: string): string | undefined {
  const [, said = ''] = /^\s+(\p{L}+(?:\s+\p{L}+){1,9})\s*(?=[,.;:()]|$)/u.exec(rest) ?? [];
  return said && !GOES_ON.test(foldLetters(said)) ? said : undefined;
}

const GOES_ON =
  /(?<!\p{L})(?:thi|ma|nen|la|co|khong|chua|da|dang|se|phai|can|duoc|bi|do|boi|vi(?!\s+pham)|de|theo|tai|trong|ngoai|va|hoac|voi|cung|nhu|neu|khi|truoc|sau|tu|den|noi|rang|thay|yeu|qu[yi]\s+dinh|cho|ong|ba|nguoi|ho\s+(?:so|ten)|ten|giay|thieu|nop|con|dieu|khoan|diem|muc|chuong|phu\s+luc|hien\s+hanh|nay|tren|thong\s+qua|het|hieu\s+luc|luat|nghi|nd|tt|qd|nq|quyet|cua|cac|van\s+ban|ngay|nam|so|ap\s+dung|kem|trai|xem|doi|gom|thuoc|ve|to\s+(?:chuc|khai)|sua|bo\s+sung|hop\s+nhat|thu\s+tuc|trinh\s+tu|xin|nhung|giai|lap|chi\s+co|art|article|clause|point)(?!\p{L})/u;

/** Another place, a remark in brackets, the end of a sentence. */
const ENDS_NAME =
  /[().:]|(?:[,&]|\s-|\sva)?\s+(?:theo\s+|tai\s+|va\s+)*(?:(?:dieu|khoan)\s+\d|diem\s+\p{L}(?!\p{L}))|\s(?:va|cung|theo)\s+(?:cac\s+)?quy\s+dinh|\s(?:thi|ma|nen|hien\s+hanh|co\s+hieu\s+luc|de\s+nghi|,?\s*duoc\s+(?:sua|bo))(?!\p{L})/u;

const isOfNumber = (one: NamedLaw, number: string): boolean => {
  const [key, said] = [lawNumberKey(one.number), lawNumberKey(number)];
  return key === said || key.startsWith(`${said}/`);
};

const SAME_NEXT = /(?:\(|[,\s-](?:tuc|hay|con\s+goi)(?:\s+la)?)\s*$/u;

interface Head {
  sort: SortOfLaw;
  isCode: boolean;
  name: string;
  from: number;
}

/** The last document named before a number, and those before it whose title it is part of; «Luật A (Luật số …)» is called by the first. */
function headsOf(gap: string, sorts: readonly SortNamed[]): [Head, ...Head[]] {
  const heads: Head[] = [];
  let until = gap.length;
  for (let i = sorts.length - 1; i >= 0; i--) {
    const { sort, isCode, from, to } = sorts[i];
    const next = sorts[i + 1];
    const between = next && gap.slice(to, next.from);
    const isSameOne = between !== undefined && next?.isNumbered && SAME_NEXT.test(foldLetters(between));
    if (between !== undefined && !isSameOne && !saysAbout(between, sort)) break;
    if (isSameOne && next.sort === sort) {
      heads.length = 0;
      until = next.from;
    }
    heads.unshift({ sort, isCode, from, name: gap.slice(to, until) });
  }
  return heads as [Head, ...Head[]];
}

/** A resolution of a council, or a decision of a committee: lists call it by who passed it. */
const isOwnCouncil = ({ number }: NamedLaw): boolean =>
  COUNCIL_NUMBER.test(lawNumberKey(number)) || /-ubnd$/.test(lawNumberKey(number));

/** A shortened name is fine, the name of another document is not; a description of a decree says something of its title. */
function isName(
  { name, sort, isCode }: Pick<Head, 'name' | 'sort' | 'isCode'>,
  own: NamedLaw,
  known: readonly NamedLaw[],
  issued: string | undefined,
): boolean {
  const [ofTitle] = sortsNamedIn(own.title.normalize('NFC').trim());
  if (ofTitle?.from === 0 && (ofTitle.sort !== sort || (isCode && !ofTitle.isCode))) return false;
  if (isOwnCouncil(own)) return true;
  const words = titleWords(own.title);
  const { rest } = issueIn(withOf(name), { number: own.number, issued }, true);
  const names = namesBefore(rest);
  if (names.some((one) => !one.length || isSame(one, words))) return true;
  const isOther = known.some(
    (one) =>
      !isOfNumber(one, own.number) &&
      sortOfTitle(one.title) === sort &&
      names.some((said) => isSame(said, titleWords(one.title))),
  );
  if (isOther && !saysAmended(rest, words)) return false;
  return sort === 'law' || sort === 'ordinance' ? isNameOfLaw(rest, words) : isAbout(rest, own.title);
}

/** The document in force of another number that has this title, where no list has the number itself. */
export function titledOtherwise({ number, title }: NamedLaw, listed: readonly NamedLaw[]): NamedLaw | undefined {
  const composed = title.normalize('NFC').trim();
  const [sort] = sortsNamedIn(composed);
  const name = sort?.from === 0 ? composed.slice(sort.to) : composed;
  return ofOtherNumber(number, { sort: sort?.from === 0 ? sort.sort : undefined, name }, listed);
}

function ofOtherNumber(
  number: string,
  { sort, name }: { sort?: SortOfLaw; name: string },
  listed: readonly NamedLaw[],
): NamedLaw | undefined {
  const known = listed.filter((one) => !one.numberDoubtful && one.title !== one.number);
  if (known.some((one) => isOfNumber(one, number))) return undefined;
  const names = namesBefore(name).filter((one) => one.length);
  return known.find(
    (one) =>
      !one.ended &&
      (!sort || sortOfTitle(one.title) === sort) &&
      names.some((said) => isSame(bare(said), bare(titleWords(one.title)))),
  );
}

/** «về đăng ký doanh nghiệp» is «đăng ký doanh nghiệp». */
const bare = (words: readonly string[]): string[] =>
  words
    .join(' ')
    .replace(/^(?:qui dinh )?(?:ve )?(?:viec )?(?=\p{L})/u, '')
    .split(' ');

/** Titles of these are each of one document in force; several may amend or detail one law under the same words. */
const ONE_OF_TITLE: readonly SortOfLaw[] = ['law', 'ordinance', 'decree', 'circular'];
const OF_SEVERAL = /(?<!\p{L})(?:sua\s+doi|bo\s+sung|chi\s+tiet|huong\s+dan|thi\s+hanh|hop\s+nhat)(?!\p{L})/u;

/** The same of a name in a text. An own reason may tell of an earlier document of the title: what it says was done under it. */
function otherByName(
  number: string,
  { sort, name }: { sort: SortOfLaw; name: string },
  known: readonly NamedLaw[],
  as: Said,
): NamedLaw | undefined {
  if (!ONE_OF_TITLE.includes(sort) || OF_SEVERAL.test(foldLetters(name))) return undefined;
  const { rest } = issueIn(withOf(name), { number }, true);
  const other = ofOtherNumber(number, { sort, name: rest }, known);
  // Between two of one title that follow each other there is no third.
  const isBetween = known.some(
    (one) => one.title === other?.title && one.number !== number && yearOf(one.number) < yearOf(number),
  );
  const isEarlier = as === 'sentence' && other && yearOf(number) < yearOf(other.number) && !isBetween;
  return isEarlier ? undefined : other;
}

const yearOf = (number: string): string => /^(?:\d{1,3}\.)?\d{1,5}\/(\d{4})(?:\/|$)/.exec(number)?.[1] ?? '';

/** What is said to be the subject is the name of a document, or of none that a list has. */
function isOfAnother(said: string, known: readonly NamedLaw[]): boolean {
  const about = said.trim().replace(/^(?:(?:quy|qui)\s+(?:định|dinh)\s+)?(?:về|ve)(?:\s+(?:việc|viec))?\s+/iu, '');
  return known.some((one) => namesBefore(about).some((name) => name.length > 1 && isSame(name, titleWords(one.title))));
}

/** With the numbers of documents that are named by title and year alone: «Luật Hộ tịch năm 2014», where exactly one listed document fits. */
export function withNumbers(text: string, listed: readonly NamedLaw[]): string {
  let said = withoutNoughts(text.normalize('NFC'));
  if (!YEAR.test(said)) return said;
  for (const { one, shape } of byYear(listed))
    for (const { 0: words, index } of [...foldLetters(said).matchAll(shape)].toReversed())
      said = `${said.slice(0, index)}${one.title} số ${one.number}${said.slice(index + words.length)}`;
  return said;
}

const YEAR = /\d{4}/;

interface ByYear {
  one: NamedLaw;
  shape: RegExp;
}

const shapes = new WeakMap<readonly NamedLaw[], readonly ByYear[]>();

/** By which title and year each document is named that alone has them; made once for a list. */
function byYear(listed: readonly NamedLaw[]): readonly ByYear[] {
  const made = shapes.get(listed);
  if (made) return made;
  const titles = new Map<string, Map<string, NamedLaw>>();
  for (const one of listed) {
    const title = foldVietnamese(one.title);
    const year = /^\d+\/(\d{4})\//.exec(one.number)?.[1];
    if (!year || one.numberDoubtful || one.titleGiven || !sortOfTitle(one.title)) continue;
    const key = `${title} ${year}`;
    titles.set(key, (titles.get(key) ?? new Map()).set(lawNumberKey(one.number), one));
  }
  const all = [...titles].flatMap(([key, found]): ByYear[] => {
    const [one] = found.values();
    if (found.size > 1) return [];
    const [title, year] = [key.slice(0, -5), key.slice(-4)];
    const shape = new RegExp(
      `(?<!\\p{L})${escaped(title).replaceAll(' ', '\\s+')},?\\s+(?:nam\\s+)?${year}(?![\\p{L}\\d/.-])(?!\\s*[,(]?\\s*(?:luat\\s+)?(?:so:?\\s*)?\\d{1,5}/)`,
      'gu',
    );
    return [{ one, shape }];
  });
  shapes.set(listed, all);
  return all;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
