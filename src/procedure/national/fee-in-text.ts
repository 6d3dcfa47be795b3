/** What it costs, as the text says it. */
import { lawIn } from './laws.ts';
import type { FeeReading, LawReading } from './record.ts';
import { clean, sentences } from './text.ts';

/** Below it no fee is set: a stored 1 or 40 is a slip, or a rate in per cent. */
export const LEAST_FEE = 1000;

export interface FeeInText {
  fee: FeeReading;
  law?: LawReading;
  quote: string;
}

export const ABOUT_FEES = /(?<!chi |kinh |học )(?:lệ phí|phí)(?! tổn)/iu;
const BY_COUNCIL =
  /(?:Hội đồng nhân dân|HĐND)[^.;]{0,120}(?:quyết định|quy định|ban hành)|(?:theo|do) (?:quy định|nghị quyết)[^.;]{0,40}(?:Hội đồng nhân dân|HĐND)/iu;
/** «Tư vấn, hướng dẫn miễn phí» is about the advice, not about the procedure. */
const ADVICE_FREE =
  /(?:tư vấn|hướng dẫn|hỗ trợ|đào tạo|bồi dưỡng|tra cứu|truy cập|tải|trợ giúp)[^.;]{0,40}miễn phí|miễn phí[^.;]{0,20}(?:tư vấn|hướng dẫn|đào tạo)/giu;
const FREE =
  /không (?:thu|mất|phải nộp|phải trả|có) (?:phí|lệ phí)|miễn (?:phí|lệ phí|toàn bộ)|(?:phí|lệ phí)(?:, lệ phí)?(?: \(nếu có\))?\s*:\s*không(?!\p{L}| (?:quá|thấp|vượt))/iu;
const CONDITIONAL = /đối với|(?:cho|của) (?:người|hộ|trẻ|đối tượng)|nếu|trường hợp|trừ /iu;
const BY_CASE =
  /(?:nộp|đóng|trả)[^.;]{0,20}(?:lệ )?phí[^.;]{0,12} nếu (?:thuộc|có)|(?:lệ )?phí \(nếu có\)(?!\s*:\s*không)|tùy (?:theo )?(?:từng )?trường hợp/iu;
const AMOUNT = /(?:phí|lệ phí)[^.;]{0,80}?(\d{1,3}(?:[.,]\d{3})+|\d{4,9})\s*(?:đồng|đ\b|vnđ|vnd)/iu;

/** The first of: the council sets it, nothing is to be paid, it depends, an amount. */
export function feeIn(text: string): FeeInText | undefined {
  const about = sentences(clean(text).replace(ADVICE_FREE, ' ')).filter((sentence) => ABOUT_FEES.test(sentence));
  const first = (pattern: RegExp) => about.find((sentence) => pattern.test(sentence));
  const council = first(BY_COUNCIL);
  if (council) return { fee: 'byCouncil', ...beside(council) };
  const conditional = first(BY_CASE);
  if (conditional) return { fee: 'byCase', ...beside(conditional) };
  const free = first(FREE);
  if (free) return { fee: CONDITIONAL.test(free.replace(/\(nếu có\)/giu, '')) ? 'byCase' : 0, ...beside(free) };
  const amounts = new Set(about.flatMap((sentence) => AMOUNT.exec(sentence)?.[1].replace(/[.,]/g, '') ?? []));
  const stated = first(AMOUNT);
  if (!stated || !amounts.size) return undefined;
  return { fee: amounts.size > 1 ? 'byCase' : Number([...amounts][0]), ...beside(stated) };
}

function beside(quote: string): { quote: string; law?: LawReading } {
  const law = lawIn(quote);
  return law ? { quote, law } : { quote };
}
