/** The sorts of documents of law: where a text names one, and which sort a number is of by its own last part. */
import { foldLetters, foldVietnamese } from './text.ts';

const SORT =
  '(?:nghi\\s+dinh|thong\\s+tu(?:\\s+lien\\s+tich)?|quyet\\s+dinh|nghi\\s+quyet|bo\\s+luat|luat|phap\\s+lenh|chi\\s+thi)';
const NAMED = new RegExp(`(?<![\\p{L}\\d])(?<!(?:phap|ky)\\s+)${SORT}(?!\\p{L})(?!(?<=luat)\\s+su(?!\\p{L}))`, 'gu');
const NUMBER_NEXT = /^\s*(?:so(?:\s+hieu)?\s*:?\s*)?\d{1,5}\/\d/u;
/** Small letters make these verbs, or other nouns. */
const IS_VERB = /^(?:quyết định|nghị quyết|chỉ thị)$/u;
const IS_NOUN = /^\s+(?:gia|định)(?!\p{L})/u;

/** A law, a code or an ordinance is called by its name, and what stands behind its number is no title of it. */
export type SortOfLaw = 'law' | 'ordinance' | 'decree' | 'circular' | 'decision' | 'resolution' | 'directive';

/** One sort as a text names it, by its place in the text. */
export interface SortNamed {
  sort: SortOfLaw;
  from: number;
  to: number;
  /** Its number comes right behind it. */
  isNumbered: boolean;
  /** «Bộ luật», not «toàn bộ Luật …». */
  isCode: boolean;
  /** No verb of the same words: «thẩm quyền quyết định». */
  isSure: boolean;
}

const SORTS: readonly [RegExp, SortOfLaw][] = [
  [/luat$/, 'law'],
  [/^phap/, 'ordinance'],
  [/^nghi d/, 'decree'],
  [/^thong/, 'circular'],
  [/^quyet/, 'decision'],
  [/^nghi q/, 'resolution'],
  [/^chi/, 'directive'],
];
const sortOf = (words: string): SortOfLaw => SORTS.find(([shape]) => shape.test(words))![1];

/** What a number that ends like this belongs to, and how that is called. */
const BY_NUMBER: readonly [RegExp, readonly SortOfLaw[], string][] = [
  [/\/(?:\w+-)?ubtvqh\d*$/, ['ordinance', 'resolution'], 'Pháp lệnh, Nghị quyết của Ủy ban Thường vụ Quốc hội'],
  [/\/qh\d+$/, ['law', 'resolution'], 'Luật, Bộ luật, Nghị quyết của Quốc hội'],
  [/\/nd-cp$/, ['decree'], 'Nghị định'],
  [/\/tt(?:lt|lb)?-/, ['circular'], 'Thông tư'],
  [/\/qd(?:-|$)/, ['decision'], 'Quyết định'],
  [/\/nq-/, ['resolution'], 'Nghị quyết'],
  [/\/ct-/, ['directive'], 'Chỉ thị'],
];

/** The sorts that a number may be of; nothing where its last part does not tell. */
export function sortsOfNumber(number: string): { sorts: readonly SortOfLaw[]; name: string } | undefined {
  const key = foldVietnamese(number);
  const found = BY_NUMBER.find(([shape]) => shape.test(key));
  return found && { sorts: found[1], name: found[2] };
}

/** `text` in composed letters, with or without tones. */
export function sortsNamedIn(text: string): SortNamed[] {
  const folded = foldLetters(text);
  return [...folded.matchAll(NAMED)].flatMap(({ 0: words, index: from }) => {
    const to = from + words.length;
    const written = text.slice(from, to).replace(/\s+/g, ' ');
    if (written === 'luật' && IS_NOUN.test(text.slice(to))) return [];
    const isNumbered = NUMBER_NEXT.test(folded.slice(to));
    const isCode = /^bo\s/.test(words) && !/(?:toan|noi|can)\s+$/u.test(folded.slice(0, from));
    return [{ sort: sortOf(words), from, to, isNumbered, isCode, isSure: isNumbered || !IS_VERB.test(written) }];
  });
}

/** The sort that a title begins with. */
export const sortOfTitle = (title: string): SortOfLaw | undefined => {
  const [first] = sortsNamedIn(title.normalize('NFC').trim());
  return first?.from === 0 ? first.sort : undefined;
};

const END = '(?!\\p{L})';
const AMENDS = 'sua\\s+doi|bo\\s+sung|thay\\s+the|bai\\s+bo';
const ABOUT = new RegExp(
  `(?<!\\p{L})(?:quy\\s+dinh(?!\\s+(?:(?:cua|tai|trong|o)${END}|${SORT}))|thi\\s+hanh|huong\\s+dan|ve|${AMENDS})${END}`,
  'u',
);
const ABOUT_LAW = new RegExp(`(?<!\\p{L})(?:${AMENDS})${END}`, 'u');

/** Whether another document that is named behind these words only says what the one before them is about, or what changed it. */
export const saysAbout = (words: string, sort: SortOfLaw | undefined): boolean =>
  (sort === 'law' || sort === 'ordinance' ? ABOUT_LAW : ABOUT).test(foldLetters(words));
