/** References to law as people cite it. A pack writes them short, `nd-118 Điều 17`, by the keys of its list. */
import { dayInWords } from '#authority/agency.ts';
import { councilIn, LAW_NUMBER, lawNumberKey, plainLaw } from '#kernel/law-text.ts';
import { foldVietnamese } from '#kernel/text.ts';

interface Document {
  number: string;
  title: string;
  /** The day on which it was issued. */
  issued?: string;
  numberDoubtful?: true;
  confirmed?: false;
  source?: string;
}

type Documents = Readonly<Record<string, Document>>;

/** Semicolons stand between references, and in titles («… đất đai; đăng ký, cấp Giấy chứng nhận …»), which they split nowhere. */
export function referencesIn(text: string, documents: Documents = {}): string[] {
  const found: string[] = [];
  for (const part of text.split(/\s*;\s*/)) {
    const begins = Object.hasOwn(documents, part.trim().split(/\s+/)[0]) || BEGINS.test(part.trim());
    const before = found.at(-1) ?? '';
    const isQuoted = before.lastIndexOf('«') > before.lastIndexOf('»');
    if (!isQuoted && (begins || !LAW_NUMBER.test(before))) found.push(part.trim());
    else found[found.length - 1] += `; ${part.trim()}`;
  }
  return found.filter(Boolean);
}

/** With the name under which somebody knows a document that the list has by its number alone. */
export const namedBy = <One extends Document>(
  documents: Readonly<Record<string, One>>,
  titleOf: (number: string) => string | undefined = () => undefined,
): Record<string, One> =>
  Object.fromEntries(
    Object.entries(documents).map(([key, one]) => {
      const title = one.title === one.number && !one.numberDoubtful ? titleOf(one.number) : undefined;
      return [key, title ? { ...one, title } : one];
    }),
  );

/** «Điều 17 Nghị định số 118/2025/NĐ-CP». What begins with no key of the list is in words already. */
export function lawText(documents: Documents, reference: string, nameOf = citedName): string {
  return referencesIn(reference, documents)
    .map((one) => {
      const [key, ...article] = one.trim().split(/\s+/);
      return Object.hasOwn(documents, key)
        ? [inOrder(article.join(' ')), nameOf(documents[key])].filter(Boolean).join(' ')
        : one.trim();
    })
    .filter(Boolean)
    .join('; ');
}

/** Whether it is told from every other by its number; a draft has none yet, and says that it is one. */
const isNumbered = ({ number }: Pick<Document, 'number'>): boolean => /\d/.test(number);

/** Neither numbered nor a draft: nobody could find it by what the pack says. */
export const isUnnamed = (document: Pick<Document, 'number'>): boolean =>
  !isNumbered(document) && !isOnlyDraft(document);

/**
 * As something rests on it. Where nobody saw the document itself, nothing rests on its name: the source that told of it is named, and
 * that nobody compared it. So with a record, which tells of law and is none.
 */
function citedName(document: Document): string {
  if (!isUnseen(document)) return documentName(document);
  const name = isNumbered(document) ? documentName(document) : (document.source ?? documentName(document));
  return `${name}, chưa đối chiếu văn bản gốc`;
}

export const isUnseen = (document: Document): boolean =>
  document.confirmed === false && !isOnlyDraft(document) && !(isNumbered(document) && document.number.includes('/'));

/** A draft that nobody has issued is no law, nor is what only told of a law. */
const isNoLaw = (document: Document): boolean => isOnlyDraft(document) || isUnseen(document);

/** Whether law that somebody issued is among what is named: without, silence means nothing, and no clock stands still. */
export const isGround = (documents: Documents, reference = ''): boolean =>
  referencesIn(reference, documents).some((one) => {
    const [key] = one.trim().split(/\s+/);
    return Object.hasOwn(documents, key) && !isNoLaw(documents[key]);
  });

/** What a paper may rest on. */
export const recitalText = (documents: Documents, reference: string): string =>
  recitalTexts(documents, reference, datedName).join('; ');

function recitalTexts(documents: Documents, reference: string, nameOf: (document: Document) => string): string[] {
  const namesNone = (one: string) => {
    const [key] = one.trim().split(/\s+/);
    return Object.hasOwn(documents, key) && isNoLaw(documents[key]);
  };
  const others = Object.values(documents).filter(isNoLaw).map(documentName);
  const issued = referencesIn(reference, documents).filter(
    (one) => !namesNone(one) && !others.some((name) => one.includes(name)),
  );
  return issued
    .map((one) => {
      const said = lawText(documents, keyed(documents, one), nameOf);
      return loses(one, said, documents) ? one.trim() : said;
    })
    .filter(Boolean);
}

/** Words that a document is known by without. */
const NO_WORD = new Set(['so', 'cua', 'tai', 'theo', 'van', 'ban']);
const wordsOf = (text: string): string[] =>
  (foldVietnamese(plainLaw(text)).match(/[\p{L}\d]+/gu) ?? [])
    .filter((word) => !NO_WORD.has(word))
    .map((word) => word.replace(/^0+(?=\d)/, ''));

/** Whether something of what somebody typed is not said any more: then it is printed as it stands. */
export function loses(typed: string, said: string, documents: Documents): boolean {
  if (typed === said || Object.hasOwn(documents, typed.trim().split(/\s+/)[0])) return false;
  const left = wordsOf(said);
  return wordsOf(typed).some((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What somebody typed, or a row of competence names, of a document that the list has: by its key, as the list knows day and issuer. */
function keyed(documents: Documents, reference: string): string {
  const typed = reference.trim();
  if (!typed || typed.startsWith('«') || Object.hasOwn(documents, typed.split(/\s+/)[0])) return typed;
  const { number, title, article } = citedIn(typed);
  // Whatever else was typed is not dropped: another article, another document.
  if (ARTICLES.test(title)) return typed;
  const found = Object.entries(documents).find(([, one]) => isNumberOf(one, number) || one.title === number);
  if (found) return isNoLaw(found[1]) ? typed : [found[0], article].filter(Boolean).join(' ');
  return WHOLE_NUMBER.test(number) && SORTS.some(([shape]) => shape.test(number))
    ? [inOrder(article), documentName({ number, title: number })].filter(Boolean).join(' ')
    : typed;
}

const isNumberOf = (one: Pick<Document, 'number'>, number: string): boolean =>
  lawNumberKey(one.number) === lawNumberKey(number);

/** What a decision rests on, a ground each, with the name of the document: each once, and not bare beside its article. */
export function recitals(documents: Documents, references: readonly string[]): string[] {
  const all = references
    .flatMap((one) => recitalTexts(documents, one, wholeName))
    .map((one) => one.replace(/[.;,\s]+$/, ''));
  const grounds = [...new Set(all)].filter((one) => one && !/dự thảo/iu.test(one));
  return grounds.filter((one) => !grounds.some((other) => other.endsWith(` ${one}`)));
}

/** With issuer and what it is about, as far as the list knows: «Nghị định số 123/2015/NĐ-CP ngày … của Chính phủ quy định …». */
function wholeName(document: Document): string {
  const { number, title, issued, numberDoubtful } = document;
  const [, about] = new RegExp(`^${SORT}\\s+(.+)$`, 'iu').exec(title) ?? [];
  if (numberDoubtful || !about || !SORTS.some(([shape]) => shape.test(number))) return datedName(document);
  const issuer = issued ? '' : (ISSUERS.find(([shape]) => shape.test(number))?.[1] ?? '');
  return `${datedName(document)}${issuer} ${about}`;
}

/** As a paper recites it (Decree 30/2020 Annex I): of what the Government or its head issued, with the day and by whom, where known. */
function datedName(document: Document): string {
  const name = citedName(document);
  const issuer = ISSUERS.find(([shape]) => shape.test(document.number))?.[1];
  return document.issued && issuer && !document.numberDoubtful && !name.includes(issuer)
    ? `${name} ${dayInWords(document.issued)}${issuer}`
    : name;
}

const isOnlyDraft = ({ number }: Pick<Document, 'number'>): boolean =>
  /^dự thảo/iu.test(number.normalize('NFC').trim());

/** The smallest part first, as law is cited: «điểm b khoản 1 Điều 54». What is written otherwise stays as it is. */
function inOrder(article: string): string {
  const [, of, clause, point] = /^(Điều \S+)(?: (khoản \S+))?(?: (điểm \S+))?$/u.exec(article) ?? [];
  return of ? [point, clause, of].filter(Boolean).join(' ') : article;
}

/** By the number alone where the number tells what sort of document it is; a law is called by its name. */
const SORTS: readonly [RegExp, string][] = [
  [/\/NĐ-CP$/, 'Nghị định số'],
  [/\/TTLT-/, 'Thông tư liên tịch số'],
  [/\/TT-/, 'Thông tư số'],
  [/\/QĐ(-|$)/, 'Quyết định số'],
  [/\/NQ-/, 'Nghị quyết số'],
  [/\/CT-/, 'Chỉ thị số'],
  [/\/VBHN-/, 'Văn bản hợp nhất số'],
];

const WHOLE_NUMBER = new RegExp(`^${LAW_NUMBER.source}$`, 'u');
const SORT = '(?:Nghị định|Thông tư(?: liên tịch)?|Quyết định|Nghị quyết|Luật|Bộ luật|Pháp lệnh|Chỉ thị)';
const SORT_WORDS = new RegExp(`(?<!\\p{L})${SORT}\\s`, 'iu');
const SORT_ALONE = new RegExp(
  `^(?:${SORT}|Văn bản(?: hợp nhất)?)?(?: của (?:Quốc hội|Ủy ban Thường vụ Quốc hội))?$`,
  'iu',
);

const PART =
  '(?:tiết|điểm|khoản|điều|mục|chương|phần|phụ lục|(?:dieu|khoan)(?=\\s+(?:so\\s+|thu\\s+)?\\d)|diem(?=\\s+\\p{L}\\d?(?!\\p{L})))';
/** How a reference begins: with an article, a sort, a number, or a quotation. */
const BEGINS = new RegExp(
  `^(?:«|${PART}\\s|${SORT}(?!\\p{L})|(?:Văn bản|Hiến pháp|Dự thảo)(?!\\p{L})|${LAW_NUMBER.source})`,
  'iu',
);
/** «điểm b khoản 1 Điều 54», «Điều 5, Điều 6», «khoản 1 và 2 Điều 4», whatever stands around it. */
const ARTICLES = new RegExp(
  `(?:(?<!\\p{L})${PART}\\s+(?:s[ốo]\\s+)?[\\p{L}\\d.]{0,7}[\\p{L}\\d](?:(?:\\s*,\\s*|\\s+v[àa]\\s+|\\s*[-–]\\s*)(?:\\d{1,3}\\p{L}?|\\p{Ll})(?![\\p{L}\\d/]))*(?:\\s*,\\s*|\\s+v[àa]\\s+|\\s+|$)?)+`,
  'iu',
);

/** What somebody typed of one document: its number alone, or with sort, name and article, before or after. */
export function citedIn(text: string): { number: string; title: string; article: string } {
  const typed = plainLaw(text).trim().replace(/\s+/g, ' ');
  const numbers = [...typed.matchAll(new RegExp(LAW_NUMBER, 'gu'))];
  // Of several at once nobody can tell which article is of which.
  if (numbers.length > 1) return { number: typed, title: typed, article: '' };
  const found = ARTICLES.exec(typed)?.[0] ?? '';
  const article = found
    .replace(/[\s,]+$/u, '')
    .replace(/(?<!\p{L})khoan(?=\s)/giu, 'khoản')
    .replace(/(?<!\p{L})diem(?=\s)/giu, 'điểm')
    .replace(/(?<!\p{L})(?:điều|dieu)(?=\s)/giu, 'Điều');
  const name = typed
    .replace(found, ' ')
    .replace(numbers[0]?.[0] ?? '', ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;.:–-]*(?:(?:của|tại|theo)\s+)?|[\s,;.:()–-]+$/giu, '')
    .replace(/\s+s[ốo](?=$|\s+(?:của|ngày)\s)/iu, '')
    .trim();
  const number = numbers[0]?.[0] ?? (name || typed);
  return { number, title: SORT_ALONE.test(name) ? number : name, article: name || numbers.length ? article : '' };
}

/** Whose resolutions, decrees and decisions end like this. */
const ISSUERS: readonly [RegExp, string][] = [
  [/-CP$/, ' của Chính phủ'],
  [/-TTg$/, ' của Thủ tướng Chính phủ'],
  [/-HĐND$/, ' của Hội đồng nhân dân'],
];

export function documentName({ number, title, numberDoubtful }: Document): string {
  if (numberDoubtful) return unnumbered(number);
  const sort = SORTS.find(([shape]) => shape.test(number))?.[1];
  // Who entered it by hand may have written the sort already, or an article before it.
  if (SORT_WORDS.test(number)) return number;
  if (sort) return [`${sort} ${number}`, councilIn(number) !== 'none' && passedBy(title)].filter(Boolean).join(' ');
  // The national database gives numbers alone; of the National Assembly's nobody can tell a law from a resolution by them.
  if (title === number) return WHOLE_NUMBER.test(number) ? `Văn bản số ${number}${passedIn(number)}` : number;
  if (/\/QH\d+$/.test(number)) return `${title} số ${number}`;
  return /\d/.test(number) ? `${title} (${number})` : title;
}

/** Whose it is, where the number tells no more: a law, a code, an ordinance or a resolution. */
const passedIn = (number: string): string =>
  /UBTVQH\d*$/.test(number) ? ' của Ủy ban Thường vụ Quốc hội' : /\/QH\d+$/.test(number) ? ' của Quốc hội' : '';

/** Of resolutions of the same number in several provinces, the council tells which: where its title begins with it. */
const passedBy = (title: string): string =>
  /^(?:[Nn]ghị quyết )?(?:số )?((?:ngày [\d/.]+ )?của (?:Hội đồng nhân dân|HĐND) (?:tỉnh|thành phố) \p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,3})/u.exec(
    title.normalize('NFC'),
  )?.[1] ?? '';

/** What sort of document it is and whose, without the number that nobody should go by. */
function unnumbered(number: string): string {
  const sort = SORTS.find(([shape]) => shape.test(number))?.[1].replace(/ số$/, '') ?? 'Văn bản';
  const issuer = ISSUERS.find(([shape]) => shape.test(number))?.[1] ?? '';
  return `${sort}${issuer} (số hiệu đang rà soát)`;
}
