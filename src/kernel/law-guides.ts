/** A document that is said to detail, guide or amend a law: it is the one that its own title is about. English names of laws are theirs. */
import { numbersIn, plainLaw } from './law-text.ts';
import { joined, titleWords, wordsOf } from './law-titles.ts';
import { foldLetters } from './text.ts';

interface Titled {
  number: string;
  title: string;
}

const AMENDS = 'sua\\s+doi|bo\\s+sung';
const FILL =
  'va|chi\\s+tiet|huong\\s+dan|thi\\s+hanh|mot\\s+so|cac|nhung|dieu|khoan|bien\\s+phap|cua|viec|thuc\\s+hien|sua\\s+doi|bo\\s+sung|ap\\s+dung|trien\\s+khai|noi\\s+dung';
const LAW = '(?:bo\\s+)?luat|phap\\s+lenh';
const guide = (verbs: string) =>
  new RegExp(
    `^[\\s,(“"«-]*(?:qu[yi]\\s+dinh\\s+)?(?:${verbs})(?:[\\s,]+(?:${FILL}))*\\s+(?:${LAW})\\s+(?=\\p{L})`,
    'u',
  );
const GUIDES = guide(`chi\\s+tiet|huong\\s+dan|thi\\s+hanh|bien\\s+phap|${AMENDS}`);
const AMENDS_LAW = guide(AMENDS);
const ENDS =
  /[,.;:()\d]|\s(?:so|nam|ve|va|thi|nen|ma|cua|da|duoc|co|khong|chua|phai|de|tai|theo|trong|ngay|hoac|cung|luat|nghi|thong|qu[yi]\s+dinh)(?!\p{L})/u;
const IS_THIS = /^(?:nay|tren|do|hien\s+hanh|moi|so|va)(?!\p{L})/u;

/** What is said of it right behind its number, where that is of another law than its title has. */
export function guidesAnother(rest: string, own: readonly Titled[], known: readonly Titled[]): string | undefined {
  const isLaw = own.some(({ title }) => /^\s*(?:bo\s+)?luat(?!\p{L})/u.test(foldLetters(title.normalize('NFC'))));
  const folded = foldLetters(rest);
  const [begun] = (isLaw ? AMENDS_LAW : GUIDES).exec(folded) ?? [];
  if (begun === undefined) return undefined;
  const left = rest.slice(begun.length);
  const name = left.slice(0, ENDS.exec(foldLetters(left))?.index).trim();
  // Of initials nobody can tell.
  if (!name || IS_THIS.test(foldLetters(name)) || name === name.toUpperCase()) return undefined;
  const first = joined(wordsOf(plainLaw(name)).slice(0, 2));
  const isOwn = ({ title }: Titled) => {
    const named = numbersIn(title);
    const all = [title, ...known.filter(({ number }) => named.includes(number)).map((one) => one.title)];
    // It details a document of which no list tells the law.
    if (named.length && all.length === 1) return true;
    return all.some((one) => joined(titleWords(one)).includes(first));
  };
  return own.some(isOwn) ? undefined : rest.slice(0, begun.length + left.indexOf(name) + name.length);
}

const ENGLISH: readonly [string, string][] = [
  ['land', 'Đất đai'],
  ['housing', 'Nhà ở'],
  ['construction', 'Xây dựng'],
  ['investment', 'Đầu tư'],
  ['enterprises?', 'Doanh nghiệp'],
  ['civil status', 'Hộ tịch'],
  ['residence', 'Cư trú'],
  ['(?:vietnamese )?nationality', 'Quốc tịch'],
  ['(?:citizen )?identification', 'Căn cước'],
  ['(?:child )?adoption', 'Nuôi con nuôi'],
  ['marriage and family', 'Hôn nhân và gia đình'],
  ['social insurance', 'Bảo hiểm xã hội'],
  ['tax administration', 'Quản lý thuế'],
];
const SHAPES = ENGLISH.map(([english, name]): [RegExp, string] => [
  new RegExp(
    `(?<!\\p{L})(?:${english} law|law on ${english})(?:,? (?:no|number)\\.?:?)?\\s*(?=\\d{1,5}/\\d{4}/qh)`,
    'giu',
  ),
  `Luật ${name} số `,
]);

/** Laws with numbers that are called by their English names have those of Việt Nam. */
export const inVietnamese = (text: string): string =>
  /law/i.test(text) ? SHAPES.reduce((all, [shape, name]) => all.replace(shape, name), text) : text;
