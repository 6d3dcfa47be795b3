/** Phrases that fit every refusal, and so give no reason for one. */
import { toned } from '#kernel/text.ts';

/**
 * What any refusal could say: of a text made of these words alone nobody learns which condition is not met. Longer ones first, so that
 * «thực hiện quyền» is taken whole.
 */
const STOCK = [
  'thực hiện quyền|quyền sử dụng|điều kiện|quy định|qui định|pháp luật|đáp ứng|yêu cầu|hồ sơ|hợp lệ|hợp pháp|phù hợp|thỏa mãn|bảo đảm|đảm bảo',
  'giải quyết|chấp thuận|chấp nhận|đồng ý|phê duyệt|từ chối|căn cứ|cơ sở|hiện hành|thủ tục|hành chính|trường hợp|lý do|lí do|đề nghị|thực hiện',
  'tiêu chuẩn|tiêu chí|xem xét|tiếp nhận|trả lại|trả về|kết quả|cần thiết|liên quan|đối với|đối tượng|nêu trên|nói trên|như trên|đầy đủ',
  'giấy tờ|tài liệu|thông tin|thành phần|bổ sung|hoàn thiện|hoàn chỉnh|chính xác',
  'công dân|người nộp|ông bà|ông|bà|quý đơn vị|thông báo|khác|vấn đề|cấp phép',
  'không|chưa|ko|thiếu|sai|lỗi|đủ|đúng|đạt|theo|của|các|những|một số|một|với|và|hoặc|do|vì|nên|bị|được|này|là|có|về|cho|đã|để|thể|thuộc|cấp|duyệt|vi phạm|trái|luật|tại|ở|ra|đó|nào|gì|cả|nhiều|còn',
].join('|');
const STOCK_WORDS = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${STOCK.split('|').map(toned).join('|')})(?![\\p{L}\\p{M}])`,
  'gu',
);

/** «Không đủ điều kiện theo quy định», «Hồ sơ không hợp lệ»: what is left once the words that say nothing are taken out is nothing. */
export function isStockReason(text: string): boolean {
  const plain = toned(text)
    .replace(/[^\p{L}\p{M}\d]+/gu, ' ')
    .trim();
  const words = plain.split(' ');
  const isRepeated = words.length > 1 && new Set(words).size === 1;
  return isRepeated || !/[\p{L}\d]/u.test(plain.replace(STOCK_WORDS, ' '));
}
