/** What the office gives in the end. A refusal is none of it, and neither is a request for more papers. */
import type { DoubtReading, NationalRecord, ResultReading } from './record.ts';
import { capital, clean, oneLine, withoutMarker } from './text.ts';

const REFUSAL =
  /^(?:văn bản|thông báo|phiếu|quyết định|công văn)[^.;]{0,80}?(?:từ chối|không (?:đủ điều kiện|chấp thuận|đồng ý|cấp|công nhận|giải quyết)|trả (?:lại )?hồ sơ|lý do (?:từ chối|không))/iu;
/** A result is told with what stands for it when it is refused. */
const OR_REFUSAL =
  /\s*(?:,? hoặc (?:là )?(?:văn bản|thông báo|công văn)?[^.;]{0,40}?(?:từ chối|không (?:đủ điều kiện|chấp thuận|đồng ý|cấp))|\. trường hợp (?:từ chối|không))[\s\S]*$/iu;
const SUPPLEMENT = /^(?:thông báo|văn bản|phiếu)[^.;]{0,60}(?:sửa đổi, bổ sung|bổ sung, (?:sửa đổi|hoàn thiện))/iu;
/** «KQ.G10.001197Q»: the letter is the first of what followed on the page, which is «Từ khóa» where no further result did. */
const CODE = /^(KQ\.[A-Z]\d{2}\.\d{6})([\p{Lu}])?$/u;
const LONG_CODE = /^(KQ\.[A-Z]\d{2}\.\d{7,})([\p{Lu}])?$/u;

/** Papers one after the other in one line: each may be a result of its own, or all one name. */
const SEVERAL = /;\s*\p{Lu}/u;

export function readResults(record: NationalRecord): { results: ResultReading[]; doubts: DoubtReading[] } {
  const doubts: DoubtReading[] = [];
  const doubt = (id: DoubtReading['id']) => doubts.push({ id, about: '' });
  const { code, letter, odd } = codeOf(oneLine(record.resultCode));
  const names = partsOf(oneLine(clean(record.result)));
  if (!names.length) {
    doubt('result-unstated');
    return { results: [], doubts };
  }
  if (letter && letter !== 'T') doubt('result-cut');
  const kept = names
    .map((name) => capital(withoutMarker(name.replace(OR_REFUSAL, '')).replace(/[\s.;,]+$/, '')))
    .filter((name) => name && !REFUSAL.test(name) && !SUPPLEMENT.test(name));
  if (!kept.length) {
    doubt(names.some((name) => REFUSAL.test(withoutMarker(name))) ? 'result-refusal-only' : 'result-supplement-only');
    return { results: [], doubts };
  }
  if (kept.some((name) => SEVERAL.test(name))) doubt('result-several');
  if (odd) doubt('result-code-doubtful');
  if (!code) doubt('result-code-unstated');
  // The one code is that of the first.
  return { results: kept.map((name, i) => ({ code: i === 0 ? code : null, name })), doubts };
}

function codeOf(given: string): { code: string | null; letter?: string; odd?: boolean } {
  if (!given) return { code: null };
  const match = CODE.exec(given);
  if (match) return { code: match[1], letter: match[2] };
  const long = LONG_CODE.exec(given);
  if (long) return { code: long[1], letter: long[2], odd: true };
  return { code: given.slice(0, 100), odd: true };
}

/** Two results that ran into each other; the second is often the first said again at length. */
function partsOf(text: string): string[] {
  if (!text || /^không có thông tin$/iu.test(text)) return [];
  const parts = text.split(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/u).map((part) => part.trim());
  return parts.filter((part, i) => part && !parts.some((other, j) => j < i && part.startsWith(other)));
}
