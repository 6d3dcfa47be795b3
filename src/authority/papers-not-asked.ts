/**
 * Papers that law lets nobody ask for any more, such as household books on paper: which they are, and by what law, are dated settings of
 * the province. A text that only says that none is asked for, or that it no longer counts, asks for none.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { foldVietnamese } from '#kernel/text.ts';
import type { ValueOf } from './values.ts';

const NAMES = 'papers-not-asked';
const LAW = 'papers-not-asked-law';

export interface NotAsked {
  paper: string;
  /** Says where nobody compared it with the text. */
  law: Phrase | string;
}

/** The first such paper that a text asks for on a day. */
export function paperNotAsked(text: string, province: { valueOf: ValueOf }, date: string): NotAsked | undefined {
  const names = province.valueOf(NAMES, date)?.value;
  const by = province.valueOf(LAW, date);
  if (typeof names !== 'string' || typeof by?.value !== 'string') return undefined;
  const law = by.confirmed ? by.value : phrase('law-not-compared', { law: by.value });
  const papers = papersIn(names);
  const folded = foldVietnamese(text);
  if (!papers.some(({ key }) => folded.includes(key))) return undefined;
  for (const clause of folded.replace(TITLE, ' ').split(/[;\n]|[.!?](?=\s|$)/)) {
    for (const { paper, shape } of papers) {
      for (const { 0: said, index } of clause.matchAll(shape))
        if (!SAYS_NONE.test(clause.slice(0, index)) && !SAYS_ENDED.test(clause.slice(index + said.length)))
          return { paper, law };
    }
  }
  return undefined;
}

export function refuseNotAsked(text: string, province: { valueOf: ValueOf }, date: string): Refusal | undefined {
  const found = paperNotAsked(text, province, date);
  return found && refuse('paper-not-asked', { ...found });
}

interface Paper {
  paper: string;
  key: string;
  shape: RegExp;
}

const known = new Map<string, readonly Paper[]>();

/** Names with semicolons between; made once for a setting. */
function papersIn(names: string): readonly Paper[] {
  const found = known.get(names);
  if (found) return found;
  const made = names
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((paper): Paper => {
      const key = foldVietnamese(paper);
      return { paper, key, shape: new RegExp(`(?<![\\p{L}\\d])${key}(?![\\p{L}\\d])`, 'gu') };
    });
  known.set(names, made);
  return made;
}

/** The title of the decree that forbids it names them. */
const TITLE = /viec nop, xuat trinh so ho khau, so tam tru(?: giay)?/gu;
const SAYS_NONE =
  /(?<!\p{L})(?:khong (?:yeu cau|can|phai|duoc (?:yeu cau|doi)|(?:con )?su dung|con yeu cau)|duoc mien|thay (?:the )?(?:cho|the)|bai bo|thu hoi)(?: \p{L}+){0,5} ?$/u;
const SAYS_ENDED =
  /^(?: (?:ban )?giay)?(?:,? so tam tru)?(?: (?:cua|da|bi|duoc|nay|khong con|ong|ba|gia dinh)){0,4} (?:(?:het |khong con )?(?:gia tri|hieu luc)|thu hoi|bai bo)(?!\p{L})/u;
