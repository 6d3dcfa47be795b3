/**
 * Papers that law lets nobody ask for any more, such as household books on paper: which they are, and by what law, are dated settings of
 * the province. A text that only says that none is asked for, or that it no longer counts, asks for none. What such a book is of
 * («hộ khẩu») is nothing that somebody hands in, lacks or needs either: where somebody lives is asked for as that.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { foldVietnamese } from '#kernel/text.ts';
import type { ValueOf } from './values.ts';

const NAMES = 'papers-not-asked';
const BARE = 'papers-not-asked-words';
const LAW = 'papers-not-asked-law';

export interface NotAsked {
  paper: string;
  /** Says where nobody compared it with the text. */
  law: Phrase | string;
}

/** The first such paper that a text asks for on a day. */
export function paperNotAsked(text: string, province: { valueOf: ValueOf }, date: string): NotAsked | undefined {
  const names = province.valueOf(NAMES, date)?.value;
  const bare = province.valueOf(BARE, date)?.value;
  const by = province.valueOf(LAW, date);
  if (typeof names !== 'string' || typeof by?.value !== 'string') return undefined;
  const papers = papersIn(names);
  const words = typeof bare === 'string' ? papersIn(bare) : [];
  const folded = plain(text);
  // Nearly all that officers write names none.
  if (![...papers, ...words].some(({ begins }) => begins.test(folded))) return undefined;
  const law = by.confirmed ? by.value : phrase('law-not-compared', { law: by.value });
  for (const part of text.split(/[;\n]|[.!?](?=\s|$)/)) {
    const clause = plain(part).replace(TITLE, ' ');
    for (const { paper, shape } of papers)
      for (const { 0: said, index } of clause.matchAll(shape))
        if (!isDenied(clause.slice(0, index), clause.slice(index + said.length))) return { paper, law };
    for (const { paper, shape } of words)
      for (const { 0: said, index } of clause.matchAll(shape)) {
        const [before, behind] = [clause.slice(0, index), clause.slice(index + said.length)];
        if (!OF_ANOTHER.test(behind) && !isDenied(before, behind) && isNeeded(before, behind)) return { paper, law };
      }
  }
  return undefined;
}

export function refuseNotAsked(text: string, province: { valueOf: ValueOf }, date: string): Refusal | undefined {
  const found = paperNotAsked(text, province, date);
  return found && refuse('paper-not-asked', { ...found });
}

/** Small letters without marks, with one space for the signs that somebody put between or within words («sổ-hộ-khẩu», «S.H.K»). */
const plain = (text: string): string =>
  foldVietnamese(
    text
      .normalize('NFKC')
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
      .replace(/(?<=[\p{L}\p{M}])\.(?=\p{L})/gu, ' ')
      .replace(/[^\p{L}\p{M}\d\s.,;:!?]+/gu, ' '),
  );

interface Paper {
  paper: string;
  /** Quick to ask. */
  begins: RegExp;
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
      // Of short forms every letter may stand apart.
      const isShort = /^\p{Lu}{2,4}$/u.test(paper);
      const key = foldVietnamese(paper)
        .split(isShort ? '' : ' ')
        .join(' ?');
      const source = `(?<![\\p{L}\\d])${key}(?![\\p{L}\\d])`;
      return { paper, begins: new RegExp(source, 'u'), shape: new RegExp(source, 'gu') };
    });
  known.set(names, made);
  return made;
}

/** The title of the decree that forbids it names them. */
const TITLE = /viec nop, xuat trinh so ho khau, so tam tru(?: giay)?/gu;
const END = '(?![\\p{L}\\d])';
const HANDED =
  '(?:nop|xuat trinh|cung cap|bo sung|kem|mang|trinh|gui|photo|sao|chung thuc|cong chung|su dung|dung|doi chieu)';
/** Between «không phải» and the paper: who hands it in, and what of it, but nothing else that is asked for. */
const OF_IT =
  '(?:nop|xuat|trinh|cung|cap|bo|sung|kem|theo|them|mang|gui|phai|can|thiet|con|co|la|de|ban|sao|chinh|goc|photo|chung|thuc|cong|giay|to|cac|loai|bat|ky|cu|nguoi|dan|ong|ba|viec|lai|ca|hay|hoac|va|den|so|ho|khau|tam|tru|dung|su|dung|duoc|doi|chieu|yeu|cau)';
const SAYS_NONE = new RegExp(
  `(?<!\\p{L})(?:(?:khong|chua) (?:con )?(?:yeu cau|can|bat buoc|duoc (?:phep )?(?:yeu cau|doi)|phai ${HANDED}|(?:duoc )?su dung)|duoc mien|mien (?:nop|xuat trinh)|thay (?:the )?(?:cho|the)|bai bo|thu hoi)(?:(?:,(?= so (?:ho|tam)))?(?: ${OF_IT})){0,8},? ?$`,
  'u',
);
const SAYS_ENDED = new RegExp(
  `^(?: (?:ban )?giay)?(?:(?:,| va| hoac)? so tam tru(?: giay)?)?(?: (?:cua|da|bi|duoc|nay|khong con|ong|ba|gia dinh|thi|tu|den|hien)){0,5} (?:(?:het |khong con )?(?:co )?(?:gia tri|hieu luc)|thu hoi|bai bo|khong (?:phai|can|bat buoc)(?: ${HANDED})?${END}|khong con (?:duoc )?(?:su dung|dung|can|phai)|khong duoc yeu cau)${END}`,
  'u',
);
const isDenied = (before: string, behind: string): boolean => SAYS_NONE.test(before) || SAYS_ENDED.test(behind);

/** «Khẩu trang». */
const OF_ANOTHER = /^ ?trang(?! (?:\d|dau|so|co|bia|cua|thong tin|chu))(?!\p{L})/u;
/** It is handed in, lacked, needed, or rested on. */
const NEEDED =
  /(?<!\p{L})(?:nop|bo sung|xuat trinh|cung cap|trinh|gui|kem|mang|dem|can|phai|bat buoc|yeu cau|doi hoi|thieu|khong|chua|mat|co|ban (?:sao|chinh|goc|cung)|sao|photo\p{L}*|pho to|scan|chup|trang|cuon|quyen|giay|bia|chung thuc|cong chung|theo|can cu|doi chieu|dua vao|dua tren|chung minh|ngoai|moi|lay|xin)(?: [\p{L}\d]+){0,6} ?$/u;
const LACKED =
  /^(?: [\p{L}\d]+){0,6} (?:chua|khong|thieu|bat buoc|phai|can|goc|ban (?:goc|chinh|sao)|photo\p{L}*|chung thuc|cong chung|giay|moi (?:duoc|co)|o ngoai|ngoai (?:tinh|phuong|xa)|o (?:tinh|phuong|xa|noi) khac|het han|mo|rach|bi|nen)(?!\p{L})/u;
/** Where somebody is entered as living: «nơi đăng ký hộ khẩu thường trú». */
const PLACE = /(?<!\p{L})noi (?:da )?(?:dang ky |co )?$/u;
const NO_PLACE = /(?<!\p{L})(?:khong|chua) (?:co|phai|thuoc|o) (?:\p{L}+ ){0,3}$/u;

const isNeeded = (before: string, behind: string): boolean =>
  PLACE.test(before) ? NO_PLACE.test(before) : NEEDED.test(before) || LACKED.test(behind);
