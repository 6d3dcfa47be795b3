/** Phrases that fit every refusal, or contradict one, or speak of the office alone, and so give no reason for one. */
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
  'liên hệ|công dân|người nộp|ông bà|ông|bà|quý đơn vị|thông báo|khác|vấn đề|cấp phép',
  'không|chưa|ko|thiếu|sai|lỗi|đủ|đúng|đạt|theo|của|các|những|một số|một|với|và|hoặc|do|vì|nên|bị|được|này|là|có|về|cho|đã|để|thể|thuộc|cấp|duyệt|vi phạm|trái|luật|tại|ở|ra|đó|nào|gì|cả|nhiều|còn',
].join('|');
/** Whole words of these lists, longer ones first so that none is cut short by another. */
const wordsOf = (...lists: string[]) => {
  const words = lists.flatMap((list) => list.split('|').map(toned)).toSorted((a, b) => b.length - a.length);
  return `(?<![\\p{L}\\p{M}\\d])(?:${words.join('|')})(?![\\p{L}\\p{M}\\d])`;
};
const STOCK_WORDS = new RegExp(wordsOf(STOCK), 'gu');

/** «Không đủ điều kiện theo quy định», «Hồ sơ không hợp lệ»: what is left once the words that say nothing are taken out is nothing. */
export function isStockReason(text: string): boolean {
  const plain = plainly(text);
  const words = plain.split(' ');
  const isRepeated = words.length > 1 && new Set(words).size === 1;
  return isRepeated || !/[\p{L}\d]/u.test(plain.replace(STOCK_WORDS, ' '));
}

/** That something is not there, or has to come: of what lies there it says nothing. */
const NOT_THERE =
  'nộp|thêm|bổ sung|thiếu|còn|chưa|cung cấp|gửi|lại|đủ|kèm|đưa|mang|đến|cần|phải|mời|vui lòng|hãy|xin|tiếp|ngay|sớm|giúp|nhé|ạ|mới|bản|loại|tờ|cái|thay|làm|lên|đi|dùm|hộ|please|submit|again|more|missing|add';

/**
 * «Nộp thêm», «thiếu bản vẽ» of the drawings: what is left without the name of the paper is nothing. A name that lists several papers is
 * none: one of them may be what is missing.
 */
export function onlyLacks(text: string, paper: string): boolean {
  const name = paper.replace(/\([^)]*\)/g, ' ');
  const named = /[,;]|\svà\s|\shoặc\s/u.test(name.normalize('NFC')) ? [] : [plainly(name).split(' ').join('|')];
  const left = plainly(text).replace(new RegExp(wordsOf(NOT_THERE, STOCK, ...named), 'gu'), ' ');
  return isStockReason(text) || !/[\p{L}\d]/u.test(left);
}

const plainly = (text: string) =>
  toned(text)
    .replace(/[^\p{L}\p{M}\d]+/gu, ' ')
    .trim();

/** People of the office, and what keeps them. */
const PEOPLE =
  'phó chủ tịch|chủ tịch|lãnh đạo|phó giám đốc|giám đốc sở|giám đốc trung tâm|phó trưởng phòng|trưởng phòng|thủ trưởng|người ký|người có thẩm quyền|người phụ trách|người thụ lý|cán bộ|công chức|chuyên viên|nhân viên|nhân sự|nhân lực|biên chế|văn thư|cấp trên|thiếu người';
const HOURS =
  'hết giờ|ngoài giờ|giờ hành chính|giờ làm việc|cuối giờ|cuối ngày|cuối tuần|nghỉ lễ|nghỉ tết|nghỉ trưa|ngày nghỉ|đến giờ nghỉ';
const SYSTEMS =
  'hệ thống|phần mềm|lỗi mạng|mất mạng|mạng|internet|máy chủ|máy tính|máy in|máy quét|đường truyền|mất điện|cúp điện|sự cố kỹ thuật|lỗi kỹ thuật|sự cố|trục trặc';
const LOAD =
  'nhiều việc|bận việc|bận rộn|bận|quá tải|khối lượng công việc|khối lượng hồ sơ|công việc|tồn đọng|lượng hồ sơ|hồ sơ nhiều|nhiều hồ sơ|khách quan|chủ quan|nội bộ|bất khả kháng|lý do riêng';
const ORDERS = 'sự chỉ đạo|chỉ đạo|chỉ thị|mệnh lệnh|bút phê|phân công|cấp trên';
const PAPERS =
  'văn bản|công văn|tờ trình|phiếu trình|phiếu thẩm định|phiếu|báo cáo|biên bản|phụ lục|nội dung|ý kiến|kết luận|nhận xét|đánh giá|tham mưu|đề xuất|kết quả thẩm định|kết quả thẩm tra|kết quả kiểm tra';
/** A text that sends its reader to another one. */
const POINTS_TO = [
  'kèm theo|đính kèm|gửi kèm|như trên',
  ...'xem|đọc|theo|như|nêu tại|nêu trong|nêu ở|căn cứ|thực hiện|ghi tại|ghi trong|tại|theo các|theo những|theo đúng|xem các'
    .split('|')
    .map((verb) =>
      PAPERS.split('|')
        .map((paper) => `${verb} ${paper}`)
        .join('|'),
    ),
].join('|');
/** What such a sentence is filled up with. Where more is left than this, the text names something. */
const FILLERS =
  'chưa kịp thời|kịp thời|đi vắng|vắng mặt|có mặt|đi công tác|công tác|đi họp|họp|nghỉ phép|nghỉ ốm|nghỉ việc|nghỉ|ốm|vắng|ký tên|ký|phụ trách|thụ lý|xử lý|bảo trì|nâng cấp|kết nối|truy cập|đăng nhập|tra cứu|hoạt động|làm việc|hành chính|ủy ban nhân dân|ubnd|cơ quan|trung tâm|bộ phận một cửa|một cửa|chuyên môn|hộ tịch|tư pháp|địa chính|quốc gia|thẩm định|thẩm tra|kiểm tra|thống nhất|kết luận|ý kiến|thông cảm|xin lỗi|quay lại|trở lại|phường|xã|tỉnh|thành phố|đặc khu|sở|phòng|ban|hiện nay|hiện tại|hiện|hôm nay|ngày mai|tuần này|tuần sau|thời gian|giờ|sáng|chiều|mai|đang|rồi|nữa|lại|sau|khi|xem|đọc|như|trong|trên|dưới|treo|chậm|hỏng|đứt|mất|vào|gửi|in|phải|cần|chờ|đợi|mong|kịp|người|đông|việc|quá|rất|đến|tới|vẫn|mới|đi|làm|cũng|quá nhiều|dịp|lượng|đột xuất|hay|bởi|phần|sự';
/** The number and the day of the paper that is pointed to. */
const NUMBERED = new RegExp(
  toned(
    '(?:^| )(?:số [0-9]+(?: [^ ]+){0,3}?(?= ngày| của| kèm| về|$)|ngày [0-9]+(?: tháng)? [0-9]+(?: năm)?(?: [0-9]+)?)(?= |$)',
  ),
  'gu',
);

/** A list's words stand in it, and what is left without them, without fillers and without what fits every refusal is nothing. */
function isOnly(text: string, about: string, ...more: string[]): boolean {
  const plain = plainly(text);
  if (!new RegExp(wordsOf(about), 'u').test(plain)) return false;
  const left = plain.replace(NUMBERED, ' ').replace(new RegExp(wordsOf(about, ...more, STOCK), 'gu'), ' ');
  return !/[\p{L}\d]/u.test(left);
}

/** It names the office's own trouble (who is away, the hour, a machine, much work) or somebody else's word, and nothing of the case. */
const ofOffice = (text: string): boolean =>
  isOnly(text, `${PEOPLE}|${HOURS}|${SYSTEMS}|${LOAD}|${ORDERS}`, PAPERS, FILLERS) || pointsAway(text);
const pointsAway = (text: string): boolean =>
  !new RegExp(toned('chưa ký|không ký|thiếu chữ ký'), 'u').test(plainly(text)) &&
  isOnly(text, POINTS_TO, PEOPLE, ORDERS, PAPERS, FILLERS);

/** Whoever writes so grants it: at the head of a sentence, in the office's own name, or of the request as a whole. */
const GRANTS = new RegExp(
  [
    `(?:^|[.;:,\\n]) *(?:(?:tôi|lãnh đạo|ủy ban nhân dân|ubnd|cơ quan|phường|xã|sở|phòng)(?: [^ .;:,]+){0,3} )?(?:vẫn |đã |xin |hoàn toàn |thống nhất )*(?:đồng ý|nhất trí|chấp thuận|cho phép|phê duyệt|duyệt|thống nhất)(?: cho| với| về)? (?:cấp|đăng ký|giải quyết|đề nghị|hồ sơ|xây dựng|thực hiện|kết hôn|chuyển|yêu cầu|phương án|theo|phép|cho phép|trả kết quả)`,
    `(?:^|[.;:,\\n]) *(?:đồng ý|nhất trí|chấp thuận)[.! ]*$`,
    `đủ điều kiện|(?:hồ sơ|giấy tờ|thành phần)(?: [^ .;:,]+){0,3} (?:đầy đủ|hợp lệ|hợp pháp|đạt)|đáp ứng (?:đủ|đầy đủ|các|mọi|được|yêu cầu|điều kiện)|đạt yêu cầu|đúng quy định|phù hợp (?:với )?quy (?:định|hoạch)`,
  ]
    .map(toned)
    .join('|'),
  'u',
);
/** Whatever is not met, is against it or is somebody else's: then the text does name something. */
const AGAINST = new RegExp(
  wordsOf(
    'không|chưa|chẳng|ko|thiếu|sai|trái|nhầm|lệch|khác|quá|hết|giả|giả mạo|tẩy|tẩy xóa|mờ|tranh chấp|trùng|đã được|đã có|vượt|lấn|bị|mâu thuẫn|nhưng|tuy|song|chỉ|mới|trước khi|sau khi|để|phải|cần|thuộc thẩm quyền|thay vì|ngoài|vi phạm|dưới|trên mức|nếu|từ chối|mất|hủy|thu hồi|đình chỉ|ngừng|cấm',
  ),
  'u',
);

/** «Không thấy gì sai cả», «không có vướng mắc»: nothing is against it. */
const NOTHING_WRONG = new RegExp(
  `(?:${[
    '(?:không|chưa|chẳng) (?:thấy|có|phát hiện|còn)(?: (?:được|ra|có|bất cứ|một|điểm|điều|nội dung|vấn đề|dấu hiệu|sai|gì|chỗ|nào|là|bị|trái|phạm))* (?:gì|sai sót|sai phạm|sai|vướng mắc|vi phạm|trái|lỗi|bất thường|trở ngại|vấn đề|thiếu|tranh chấp|phải sửa|nào)',
    'không (?:thiếu|sai|vướng|trái) (?:gì|chỗ nào|vướng mắc)',
    '(?:hồ sơ|giấy tờ|thành phần|mọi thứ|tất cả|mọi giấy tờ|mọi điều kiện|các điều kiện|nội dung)(?: (?!(?:không|chưa|chẳng|ko|thiếu|sai|mà|nhưng) )[^ ]+){0,3}? (?:đủ|đúng|ổn|ok|tốt|đạt|đều đáp ứng)',
  ]
    .map(toned)
    .join('|')})`,
  'gu',
);
const NOTHING_MORE =
  'hết|rồi|cả|cũng|đều|nào|thấy|ổn|ok|tốt|ạ|thửa đất|đất|nhà|công trình|kiểm tra|qua|xem|giấy|đã|mọi|tất cả|hoàn toàn';

/** In every sentence that all of it is right, and nothing beside. */
const grantsAll = (text: string): boolean => {
  const plain = plainly(text);
  const found = plain.match(NOTHING_WRONG);
  if (!found) return false;
  const left = plain.replace(NOTHING_WRONG, ' ').replace(new RegExp(wordsOf(NOTHING_MORE, STOCK), 'gu'), ' ');
  return !/[\p{L}\d]/u.test(left);
};

export type Hollow = 'grants' | 'of-office';

/** Why a text is no reason of a refusal, if it is none. */
export function hollowOf(text: string): Hollow | undefined {
  if ((GRANTS.test(toned(text).trim()) && !AGAINST.test(plainly(text))) || grantsAll(text)) return 'grants';
  if (isStockReason(text)) return undefined;
  return ofOffice(text) ? 'of-office' : undefined;
}

/**
 * An apology may name what held the office up, a machine or somebody away; that there was much to do, an hour, an order or another paper tells
 * nobody what their dossier waits for.
 */
export const isIdleApology = (text: string): boolean =>
  isOnly(text, `${LOAD}|${HOURS}|${ORDERS}`, PEOPLE, FILLERS, PAPERS) || pointsAway(text);
