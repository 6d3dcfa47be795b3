/**
 * Papers of which any one does, where the source lists them: «một trong các giấy tờ sau: …», «Hộ chiếu/Thẻ căn cước/…». A line that only
 * joins them by «hoặc» stays one line: what stands before or after is mostly said of all of them («Bản sao …», «… theo quy định tại Điều
 * 140», «… kèm theo sơ đồ»), and no part would be the paper without it.
 */
import { PAPER, shorten, withoutMarker } from './text.ts';

const MAX_NAME = 300;
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
    return { names, sure: names.length > 1 && !names.some((one) => /^một trong/iu.test(one)) };
  }
  const plain = name
    .replace(/\([^)]*\)/g, ' ')
    .replace(FORMS, '')
    .trim();
  const slashed = bySlash(plain);
  if (slashed.length > 2) return { names: slashed, sure: true };
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

const trimmed = (text: string): string => withoutMarker(text).replace(/[\s.;,]+$/, '');
const finished = (names: readonly string[]): string[] => {
  const kept = [...new Set(names.map((one) => shorten(trimmed(one), MAX_NAME)).filter((one) => /\p{L}{2}/u.test(one)))];
  return kept.length > 1 ? kept : [];
};
