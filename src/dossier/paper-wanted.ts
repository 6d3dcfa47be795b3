/**
 * Whether a text says of any paper that it is lacking, or is to be handed in. Which papers a case has is for its procedure to say, and
 * whether one was asked for is for its dossier (`lacking.ts`); this reads the words alone, with their tones or without.
 */
import { remembering } from '#kernel/remembering.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { asSpelled, spelled } from '#kernel/tones.ts';

export interface WantedPaper {
  /** The clause that says it, as it was written. */
  clause: string;
  /** The sort of it, and how it is called, in small letters without marks. */
  sort: string;
  name: string;
}

const PAPERS = [
  'giấy|giấy tờ|đơn(?! (?:vị|giá|thân|phương|nguyên|chiếc|lẻ|giản|độc|côi|dẹp))|tờ (?:khai|trình|bản đồ)|hợp đồng|phụ lục|biên (?:bản|lai|nhận)',
  'bản (?:chính|sao|gốc|chụp|photo\\p{L}*|phô tô|scan|vẽ|đồ|án|kê|khai|cam kết|cam đoan|thuyết minh|tường trình|giải trình|thỏa thuận|mô tả|công chứng|chứng thực|thiết kế)',
  'hóa đơn|chứng (?:từ|chỉ|nhận|thư)|sơ đồ|trích (?:đo|lục|sao)|mảnh (?:bản đồ|trích)|xác nhận|cam kết|văn (?:bản|bằng)|công văn|phương án|hồ sơ|tài liệu',
  'thành phần(?: hồ sơ)?|phiếu|sổ (?:đỏ|hồng|hộ khẩu|tạm trú|tiết kiệm|bảo hiểm|địa chính)|căn cước|cccd|cmnd|cmt|hộ chiếu|di chúc|vi bằng|học bạ|l[ýí] lịch|sao kê',
  'thẻ (?:căn cước|bảo hiểm|bhyt|thường trú|tạm trú)|ảnh (?:thẻ|chụp|chân dung|hiện trạng)|hình ảnh|báo cáo|thuyết minh|dự toán|bảng (?:kê|tính|điểm)|danh sách|bằng (?:cấp|tốt nghiệp)|gcn\\p{L}*|ct ?\\d\\d',
].join('|');
/** Acts of an authority: that there is none may be the very condition, that one is handed in is asked of somebody. */
const ACTS = 'quyết định|thông báo|nghị quyết|chấp thuận';
/** Verbs as well, so that «cần xác nhận lại ranh giới» asks for no paper. */
const NOUNS_ALONE = '(?!(?:xác nhận|chứng nhận|cam kết|báo cáo|thuyết minh|thành phần)(?!\\p{L}))';

const word = (text: string) => `(?<!\\p{L})(?:${text})(?!\\p{L})`;
const NAME = `(?<name>(?<sort>${PAPERS})(?!\\p{L})(?: [\\p{L}\\d/]+){0,12})`;
const HANDED_NAME = NAME.replace('<sort>', `<sort>${ACTS}|`);

/** Something else is the object, or what stands behind is where, when and why. */
const NO_PAPER = [
  'trong|theo|với|khớp|ghi|trên|trùng|khác|là|vì|do|sai|so|nhưng|nếu|khi|tại|để|bị|thì|mà|nên|giữa|ở|của',
  'chữ ký|dấu|con dấu|tên|(?<!một )số|ngày|nội dung|thông tin|mặt|trang|phần|mục|căn cứ|cơ sở|quyền|người|đường|lối|điều|thẩm quyền|ai|diện tích',
  'đất|tài sản|vốn|năng lực|giá trị|hiệu lực|tranh chấp|ranh giới|nghĩa vụ|phí|lệ phí|tiền|thuế|phạt|khả năng|nhà|công trình|việc|sự|gì|vấn đề',
  'quy hoạch|quy định|kế hoạch|khu|hạ tầng|chỗ|nguồn|thửa|lý do|mục đích|ý định|liên quan|rõ|thủ tục',
].join('|');
const between = (most: number) => `(?: (?!(?:${NO_PAPER})(?!\\p{L}))[\\p{L}\\d/]+){0,${most}}? `;

const NOT = '(?:không|chưa|chẳng|chả|ko)(?: (?:hề|được|còn|thấy|kịp|chịu|từng))*';
const HAND =
  '(?:nộp|kèm(?: theo)?|đính kèm|cung cấp|xuất trình|bổ sung|mang(?: theo)?|đem(?: theo)?|gửi|trình|giao|đưa|tải lên)';
const HAVE = `(?:có|làm|viết|xin|lập|thấy|tìm thấy|nhận được|đủ|đầy đủ|hoàn thiện|hoàn thành)`;
const UNLESS_NOT = '(?<!(?:không|chưa|chẳng|ko)(?: (?:phải|cần|bị|còn|bắt|buộc|yêu cầu|được))* )';
/** «Đơn đề nghị», «người yêu cầu», «đáp ứng yêu cầu». */
const NOT_NAMED =
  '(?<!(?:người|bên|đơn|giấy|văn bản|tờ|bản|phiếu|nội dung|theo|đáp ứng|đạt|đúng|được|các|những|thời gian|thời hạn) )';
const NEED = `${UNLESS_NOT}${NOT_NAMED}(?:cần|phải|yêu cầu|đề nghị|buộc|bắt buộc|vui lòng|mời|hãy|đòi hỏi|chờ|đợi)`;
const FILL = '(?: (?:phải|có|đủ|đầy đủ|thêm|các|một|những|loại|cả|lại|ngay|được|bộ|\\d+))*';
/** Who hands in, when, and what was handed in: nobody is asked. */
const UNTOLD =
  '(?<!(?:người|bên|ngày|khi|lúc|đã|vừa|được|sau|trước|nơi|đang|hạn|cách|mới|từng|sửa đổi|điều chỉnh|quy hoạch|kế hoạch|kèm|do \\p{L}+|do \\p{L}+ \\p{L}+) )';

const LACKS = [
  asSpelled(`(?<!\\p{L})${NOT} ${HAND}${between(7)}${HANDED_NAME}`),
  asSpelled(`(?<!\\p{L})${NOT} ${HAVE}${between(7)}${NAME}`),
  asSpelled(`(?<!\\p{L})${UNLESS_NOT}(?:thiếu|vắng|khuyết|sót|quên|còn nợ)${between(7)}${NAME}`),
  asSpelled(`(?<!\\p{L})${NEED}${between(7)}${HAND}${between(7)}${HANDED_NAME}`),
  asSpelled(`(?<!\\p{L})${NEED}${between(4)}(?:có|làm|viết|xin|lập|thêm)${between(7)}${NAME}`),
  asSpelled(`(?<!\\p{L})${NEED}${FILL} ${NOUNS_ALONE}${NAME}`),
  asSpelled(
    `(?<!\\p{L})(?:chỉ|mới|trừ|sau|đến|cho đến)(?: [\\p{L}]+){0,5}? (?:khi|nếu)(?: nào)? có${between(4)}${NAME}`,
  ),
  asSpelled(
    `(?<!\\p{L})(?:chưa|không) được(?: [\\p{L}]+){0,6}? (?:cấp|lập)(?: [\\p{L}]+){0,2}? (?<name>(?<sort>giấy xác nhận|biên (?:bản|lai)|hóa đơn|sơ đồ|bản vẽ|văn bản)(?!\\p{L})(?: [\\p{L}\\d/]+){0,12})`,
  ),
];
const PROVES = asSpelled(
  `(?<!\\p{L})${NOT} (?:chứng minh|có|nhận được|đồng ý|xin)(?: [\\p{L}\\d]+){0,9}? bằng(?: (?:các|những|bất kỳ|loại))* ${NAME}`,
);
/** Proof is asked for by form 02 like any paper: that there is none says that one was wanted. */
const UNPROVEN = asSpelled(`(?<!\\p{L})${NOT} (?<name>(?<sort>chứng minh)(?!\\p{L})(?: [\\p{L}\\d/]+){0,12})`);
const HANDS_IN = asSpelled(
  `(?<!\\p{L})${UNLESS_NOT}${UNTOLD}(?:nộp|bổ sung|cung cấp|xuất trình|mang(?! tên)(?: theo)?|đem(?: theo)?)${between(7)}${HANDED_NAME}`,
);
/** What a paper that is there says, or what is wrong with it. */
const OF_CONTENT = asSpelled(
  word(
    'ghi|thể hiện|nêu|bị|giả|giả mạo|tẩy xóa|không(?! (?:tranh chấp|vi phạm|nợ|có tranh chấp))|chưa|khác|trái|sai|hết|lệch|cấp ngày|(?<!chữ )ký|đứng tên|mang tên|vô hiệu|quá hạn',
  ),
);
const SAID_OF_IT =
  '(?: (?!(?:ghi|thể hiện|nêu|là|bị|do|trong|theo|với|khớp|trùng|nhưng|mà|vì|người|bên)(?!\\p{L}))[\\p{L}\\d/]+){0,12}? ';
const OF_IT = `(?! (?:được |đủ |đúng |đầy đủ )*(?:${NO_PAPER})(?!\\p{L}))`;
const NOT_THERE = [
  `${NOT} (?:${HAND}(?!\\p{L})(?=$| (?:trong|theo|nên|vì|do|để|khi|mà|tại|với|cho|ở|được|kèm|hồ sơ|đủ|lại|đúng|bản|đầy đủ|\\d)(?!\\p{L}))(?! (?:được |đủ |đúng |đầy đủ )*(?:thông tin|tên|chữ ký|dấu|nội dung|tiền|thuế|phí|lệ phí))|(?:có|thấy|tìm thấy)(?=$| (?:ở )?trong (?:hồ sơ|thành phần)| (?:kèm|nên|thì|để|mà)(?!\\p{L}))|(?:đầy đủ|đủ)(?!\\p{L})${OF_IT})`,
  `(?:còn |bị |đang |vẫn )*(?:thiếu|vắng)(?=$| (?:nên|thì|mà|trong hồ sơ)(?!\\p{L}))`,
  `${UNLESS_NOT}(?:cần|phải|yêu cầu|đề nghị|bắt buộc)(?: (?:được|phải|sớm|có))* (?:có(?=$)|nộp|bổ sung|cung cấp|xuất trình|đính kèm|kèm|gửi|mang)(?!\\p{L})${OF_IT}`,
].join('|');
const BEHIND = asSpelled(
  `(?<!(?:trong|theo|trên|tại|với|của|chủ|lập|ký|người) )(?<!\\p{L})${NAME.replace('(?: [\\p{L}\\d/]+){0,12}', SAID_OF_IT.slice(0, -1))} (?:${NOT_THERE})(?!\\p{L})`,
);
/** The verb of it, in a clause of its own. */
const BARE = asSpelled(
  `^(?:(?:hiện|đến nay|nay|vẫn|còn|nhưng|mà|hồ sơ|người nộp|đề nghị|yêu cầu) )*(?:${NOT} (?:${HAND}|có|thấy)|thiếu|(?:cần|phải|đề nghị|yêu cầu)(?: phải)? (?:${HAND}|có)|bổ sung|nộp)(?: (?:được|đủ|thêm|các|những|giấy tờ|sau|sau đây|gồm|là|như|cụ thể))*$`,
);
const BEGINS = asSpelled(`^(?:(?:và|hoặc|hay|cùng|cả|kèm|kèm theo|cũng như|các|một|bản|\\d+) )*${NAME}`);
const ANY = asSpelled(`(?<!\\p{L})${NAME}`);

/** «Luật sửa đổi, bổ sung một số điều» calls for nothing. */
const AMENDING = /s[ửu]a đổi\s*,?\s*bổ sung|điều chỉnh\s*,?\s*bổ sung|sua doi\s*,?\s*bo sung/giu;

interface Clause {
  raw: string;
  said: string;
}
const partsOf = (text: string): Clause[] =>
  text
    .normalize('NFC')
    .replace(AMENDING, 'sửa đổi')
    .split(/[;\n]|,(?!\d)|[.!?](?=\s|$)|\s(?:và|va)\s/iu)
    .map((raw) => ({
      raw: raw.trim(),
      said: spelled(raw)
        .replace(/[^\p{L}\p{M}\d/]+/gu, ' ')
        .trim(),
    }))
    .filter(({ said }) => said);

const asWanted = (clause: string, { groups = {} }: RegExpExecArray): WantedPaper => ({
  clause,
  sort: foldVietnamese(groups['sort'] ?? ''),
  name: foldVietnamese(groups['name'] ?? ''),
});

function wantedIn(said: string): RegExpExecArray | undefined {
  for (const shape of [...LACKS, PROVES, UNPROVEN, BEHIND]) {
    const found = shape.exec(said);
    if (found) return found;
  }
  const handed = HANDS_IN.exec(said);
  return handed && !OF_CONTENT.test(handed.groups?.['name'] ?? '') ? handed : undefined;
}

/** Clause by clause; one without a verb of its own goes on with what the one before it says. */
export const wantedPapers: (text: string) => readonly WantedPaper[] = remembering((text) => {
  const wanted: WantedPaper[] = [];
  let goesOn = false;
  let last: RegExpExecArray | undefined;
  for (const { raw, said } of partsOf(text)) {
    const isBare = BARE.test(said);
    const begins: RegExpExecArray | null | undefined = goesOn && !OF_CONTENT.test(said) ? BEGINS.exec(said) : undefined;
    const found: RegExpExecArray | undefined = wantedIn(said) ?? begins ?? (isBare ? last : undefined);
    if (found) wanted.push(asWanted(raw, found));
    goesOn = Boolean(found) || isBare;
    last = ANY.exec(said) ?? undefined;
  }
  return wanted;
});
