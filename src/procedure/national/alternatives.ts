/**
 * Papers of which any one does: «một trong các giấy tờ sau: …», «Hộ chiếu/Thẻ căn cước/…», «hợp đồng hoặc văn bản …». A line that only
 * joins them by «hoặc» is shown whole: what stands before or after is mostly said of all of them («Bản sao …», «… theo quy định tại
 * Điều 140», «… kèm theo sơ đồ»), and no part would be the paper without it.
 */
import { sayingOf } from '#kernel/text.ts';
import { capital, PAPER, shorten, withoutMarker } from './text.ts';

const MAX_NAME = 1000;
const ONE_OF =
  /^[^+]{0,160}?(?:gồm )?(?:ít nhất )?một trong (?:các|những)(?: loại)? (?:giấy tờ|giấy chứng nhận|tài liệu|văn bản|chứng từ)[^:;]{0,220}?:\s*(\S[\s\S]*)$/iu;
/** The same paper in two forms is no choice of papers. */
const FORMS =
  /(?:bản (?:chính|gốc)|bản sao)(?: hợp lệ| có (?:công chứng|chứng thực)| điện tử)*(?:,| hoặc) bản (?:sao|chính|điện tử|chụp)(?: (?:hợp lệ|điện tử|có (?:công chứng|chứng thực)|được chứng thực từ bản chính))*(?: hoặc bản sao điện tử(?: được chứng thực từ bản chính)?)?(?: của)? ?/giu;

export interface Alternatives {
  /** None where it is one paper. */
  names: string[];
  /** It is told that any one of them does, and they are told apart. */
  sure: boolean;
  /** By «hoặc» alone. */
  joined?: true;
  /** What stands before the list, where the list says nothing else than the names. */
  head?: string;
}

const OR_PAPER = new RegExp(`(?:^|\\s)(?:hoặc (?=${PAPER.source.slice(1)})|một trong (?:các|những) )`, 'iu');
/** «Nếu không có giấy tờ nêu trên thì nộp …» */
const OTHERWISE =
  /không có[^.;]{0,60}?(?:,| thì) (?:công dân |(?:người|chủ|tổ chức|cá nhân)[^,;.]{0,40} )?(?:phải )?(?:nộp|có|thay|xuất trình|cung cấp|khai)/iu;

/** The alternatives that a name holds. */
export function alternativesIn(name: string): Alternatives {
  const list = ONE_OF.exec(name)?.[1];
  if (list) {
    const names = listed(list.replace(/\s*\((?:không yêu cầu|trừ)[^)]*\)/giu, '').replace(FORMS, ''));
    const letters = (text: string) => sayingOf(text.replace(/(?:^|[\s;,])hoặc(?=\s)/giu, ' ')).length;
    const isWhole = names.length > 1 && letters(list) === letters(names.join(' '));
    const head = isWhole ? name.slice(0, name.length - list.length).replace(/[\s:]+$/, '') : '';
    return { names, sure: names.length > 1 && !names.some((one) => /^một trong/iu.test(one)), ...(head && { head }) };
  }
  const plain = name
    .replace(/\([^)]*\)/g, ' ')
    .replace(FORMS, '')
    .trim();
  const slashed = bySlash(plain);
  if (slashed.length > 2) return { names: slashed, sure: true };
  const joined = byOr(plain);
  if (joined.length) return { names: joined, sure: false, joined: true };
  return { names: [], sure: !OR_PAPER.test(plain) && !OTHERWISE.test(name) };
}

const AT_PAPER = new RegExp(`(?:,|,? hoặc) (?=${PAPER.source.slice(1)})`, 'iu');

function listed(list: string): string[] {
  const byMark = list
    .split(/(?:^|[;.,]?\s)[+–-]\s+(?=\p{L})/u)
    .map(trimmed)
    .filter(Boolean);
  if (byMark.length > 1) return finished(byMark);
  return finished(list.split(/;\s*/).flatMap((part) => part.split(AT_PAPER)));
}

/** «Hộ chiếu/Thẻ căn cước/Giấy chứng nhận căn cước hoặc các giấy tờ khác …» */
function bySlash(text: string): string[] {
  const first = text.split(/[,;.:]/)[0];
  const parts = first.split(/\s*\/\s*/);
  if (parts.length < 3 || !parts.every((part) => PAPER.test(part.trim()))) return [];
  return finished([...parts.slice(0, -1), ...parts.at(-1)!.split(/ hoặc (?=(?:các )?giấy tờ)/u)]);
}

/** Only where each side begins as a paper does, and no further papers are strung on. */
function byOr(text: string): string[] {
  const [clause, ...further] = text.split(/;|(?<=\p{L})\.\s/u);
  if (further.some((one) => PAPER.test(withoutMarker(one)))) return [];
  const head = /^(?:một trong|đối với|trường hợp)[^:]{0,200}?:\s*/iu.exec(clause)?.[0] ?? '';
  const parts = clause.slice(head.length).split(/,? hoặc (?:là )?/iu);
  const names: string[] = [];
  for (const part of parts) {
    if (!names.length || (PAPER.test(withoutCount(part)) && !/^mẫu số/iu.test(part))) names.push(part);
    else names[names.length - 1] += ` hoặc ${part}`;
  }
  if (names.length < 2 || !PAPER.test(withoutCount(names[0]))) return [];
  // «Hộ chiếu, thẻ căn cước hoặc giấy chứng nhận căn cước»
  return finished(
    names.flatMap((name, i) => (i < names.length - 1 && name.split(' ').length < 9 ? name.split(AT_PAPER) : [name])),
  );
}

const withoutCount = (text: string): string => text.replace(/^(?:\d{1,2} (?:bản chính|bản sao|bộ) )/u, '').trim();
const trimmed = (text: string): string => withoutMarker(text).replace(/[\s.;,]+$/, '');
const finished = (names: readonly string[]): string[] => {
  const kept = [
    ...new Set(names.map((one) => capital(shorten(trimmed(one), MAX_NAME))).filter((one) => /\p{L}{2}/u.test(one))),
  ];
  return kept.length > 1 ? kept : [];
};
