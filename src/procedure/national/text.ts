/** Text of the national database as it can be matched: one Unicode form, one spelling of what is spelt in two ways, no hidden letters. */

/** Composed letters, plain spaces, no invisible marks; «uỷ» as «ủy», which the sources mix. Lines are kept, each whole. */
export const clean = (text: string): string =>
  unwrapped(
    text
      .normalize('NFC')
      .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\S\n]/g, ' ')
      .replace(/(?<![qQ])([uU])ỷ/g, (_, u: string) => (u === 'u' ? 'ủy' : 'Ủy')),
  );

/** What begins an item of a list, which goes on with no line before it. */
const ITEM =
  /^(?:[-–+*•]|\(?(?:\d{1,2}|[ivx]{1,4})\)|[a-zđ]\d?\)|\d{1,2}(?:\.\d{1,2})*[.)]?\s|(?:B[ưu][ớo]c|Trường hợp) \d|https?:)/iu;
const ENDS = /[.;:!?”"»]\s*$/u;
/** A line that ends in one of them is not at its end. */
export const GOES_ON =
  /(?:,|(?<!\p{L})(?:và|hoặc|của|qua|từ|tại|về|cho|với|theo|để|thì|là|do|bởi|trong|bằng|đến|các|những|(?<!(?:công|tờ|quy|chương|quá|giải|lộ) )trình))\s*$/iu;
/** The next step begins inside the line. */
const STEP = /B[ưu][ớo]c \d/iu;
const isOpen = (text: string): boolean => text.split('(').length > text.split(')').length;

/** Text that was copied with the line breaks of its page: a line goes on in the next until its sentence ends. */
function unwrapped(text: string): string {
  const lines: { text: string; joined: boolean }[] = [];
  for (const line of text.split('\n')) {
    const before = lines.at(-1);
    const next = line.trim();
    const goesOn =
      before?.text.trim() &&
      next &&
      !ENDS.test(before.text) &&
      !ITEM.test(next) &&
      (/^\(?\p{Ll}/u.test(next) ||
        isOpen(before.text) ||
        GOES_ON.test(before.text) ||
        (before.joined && !/\)\s*$/.test(before.text)));
    if (before && goesOn)
      lines[lines.length - 1] = { text: `${before.text.trimEnd()} ${next}`, joined: !STEP.test(next) };
    else lines.push({ text: line, joined: false });
  }
  return lines.map((line) => line.text).join('\n');
}

/** On one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const MARKER =
  /^(?:[\s\-–•·+*.,:;)]+|\(?(?:\d{1,2}|[ivx]{1,4})\)\s*|[a-zđ]\d?\)\s*|\d{1,2}(?:\.\d{1,2})+\.?\s+|\d[.-]\s+)+/u;

/** What a list puts before its items («a)», «(1)», «1.2.», «-», «+») taken off. */
export const withoutMarker = (text: string): string => text.replace(MARKER, '').trim();

/** A short form for lists: whole words, at most `length` letters. */
export function shorten(text: string, length: number): string {
  const line = oneLine(text).replace(/[\s.;:,]+$/, '');
  if (line.length <= length) return line;
  const cut = line.slice(0, length + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}

/** The first letter as it begins a sentence. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Sentences, roughly: by full stop, semicolon and line. A stop inside a number or an abbreviation ends nothing. */
export const sentences = (text: string): string[] =>
  text
    .split(/(?<=[.;])\s+(?=[\p{Lu}(+*-])|\n+/u)
    .map(oneLine)
    .filter(Boolean);

/** How official papers begin. */
export const PAPER =
  /^(?:bản (?:chính|sao|gốc|dịch|vẽ|đồ|khai|trích|thuyết minh|cam kết|điều tra|đăng ký|tổng hợp|án|quá trình|tóm tắt|kê)|giấy|đơn|tờ (?:khai|trình)|văn bản|văn bằng|hợp đồng|quyết định|biên bản|báo cáo|thẻ|hộ chiếu|căn cước|phiếu|sổ|hồ sơ|tài liệu|chứng (?:chỉ|từ|thư|minh)|danh (?:sách|mục)|điều lệ|nghị quyết|phương án|đề (?:án|cương|xuất|nghị)|kế hoạch|dự (?:án|thảo)|sơ đồ|mảnh trích đo|trích (?:lục|đo)|lý lịch|thông (?:báo|tin)|bằng|ảnh|hóa đơn|cam kết|xác nhận|hình ảnh|mẫu|bảo lãnh|các (?:giấy|tài liệu|văn bản|hồ sơ|chứng)|một trong|kết quả|lệnh|giải trình|chứng minh|biểu mẫu|quy chế|nội dung|bộ hồ sơ|bảng|ý kiến|vận đơn|tờ|phim|đĩa|\d{1,2} (?:ảnh|bộ|bản)|công văn|đăng ký môi trường|thuyết minh|mã số)/iu;
