/** Who acts in a step of a published procedure: the office, or the one who asks. */
import { oneLine, withoutMarker } from './text.ts';

export interface Actor {
  by: 'office' | 'citizen';
  /** Whether it is told; otherwise handing in is taken to come first, and the rest for the office. */
  sure: boolean;
  /** Who acts is named at the beginning, or only later. */
  named?: 'first' | 'later';
}

const OFFICER =
  'người (?:thực hiện chứng thực|tiếp nhận|có thẩm quyền|được phân công|được giao|làm công tác|giải quyết)';
const OFFICE_NAMES = `(?:các |những )?(?:cơ quan|[uủ]y ban|ubnd|sở(?=[ ,])|chi cục|cục(?= )|tổng cục|trung tâm|bộ phận|cán bộ|công chức|chuyên viên|chủ tịch|phó chủ tịch|lãnh đạo|văn phòng|chi nhánh văn phòng|công an|phòng(?= )|ban (?:quản lý|chỉ đạo|tôn giáo)|hội đồng|đoàn (?:kiểm tra|đánh giá)|${OFFICER}|bảo hiểm xã hội|bhxh|thủ trưởng|giám đốc sở|bộ (?:trưởng|y tế|tư pháp|công|tài|xây|nội|nông|giáo|khoa|văn|ngoại|quốc)|kho bạc|thanh tra|tòa án|hải quan|đơn vị (?:tiếp nhận|giải quyết)|tổ (?:công tác|thẩm định)|hệ thống|viên chức|ngân hàng nhà nước|đăng kiểm)`;
const CITIZEN_NAMES = `(?:các |những |mỗi |trường hợp )?(?:cá nhân|tổ chức(?! (?:cuộc|buổi|họp|hội|kiểm tra|thẩm định|việc|thực hiện|đánh giá|lấy|khảo sát|xác minh|lễ|giao|niêm yết|hòa giải|xét|thi))|công dân|(?!${OFFICER})người (?!tiếp|thực hiện chứng)|chủ (?!tịch|trì|động|trương)|nhà (?:đầu tư|thầu|sản xuất)|doanh nghiệp|dnnvv|công ty|hợp tác xã|thương nhân|nlđ|đơn vị (?:sdlđ|sử dụng lao động|đề nghị)|cơ sở(?! dữ liệu)|hộ (?:kinh doanh|gia đình)|thân nhân|các bên|hai bên|bên (?:nhận|chuyển|nam)|đương sự|thí sinh|người lao động|khách hàng|đại diện)`;
const CONDITION =
  /^(?:trong |sau |khi |trường hợp|nếu |căn cứ|đối với|tại |trên cơ sở|kể từ|chậm nhất|tối đa|trước |định kỳ|hết |ngay |từ ngày|với |theo |hàng |hằng |quá thời|vào )/u;

const starts = (names: string) => new RegExp(`^(?:${names})`, 'iu');
const after = (names: string) =>
  new RegExp(`(?:, |: |; |(?<!\\p{L})thì |\\. |\\)[:,]? |− |– |\\d ngày )(?:[-+*] |[a-zđ]\\) )?(?=${names})`, 'iu');
const OFFICE_FIRST = starts(OFFICE_NAMES);
const CITIZEN_FIRST = starts(CITIZEN_NAMES);
const OFFICE_LATER = after(OFFICE_NAMES);
const CITIZEN_LATER = after(CITIZEN_NAMES);

/** Acts that are told without a subject. */
const CITIZEN_ACT =
  /^(?:lập(?:,| và)? nộp|lập hồ sơ|nộp|chuẩn bị|kê khai|nhận kết quả|đăng nhập|gửi hồ sơ|tải|điền)|(?:^căn cứ[^.]*để nhận )/u;
const OFFICE_ACT =
  /^(?:tiếp nhận|kiểm tra|thẩm (?:định|tra)|trả (?:kết quả|lời)|xem xét|giải quyết|lấy ý kiến|thông báo|chuyển|duyệt|phê duyệt|ký|quyết định|trình(?! tự)|cấp|rà soát|thành lập|tổ chức|ban hành|đăng ký|xác (?:nhận|minh)|công bố|cập nhật|lập|hướng dẫn|kết quả (?:hòa giải|giải quyết|được)|công nhận|thu hồi|niêm yết|xử lý|các thông tin|thông tin|việc |hồ sơ|giao|ghi|in |gửi|soạn|dự thảo|tham mưu|đóng dấu|bước|thực hiện|tiến hành|đánh giá|khảo sát|họp|lưu)/u;

/** `first`: what comes first is handing in, unless something else is said. */
export function actorOf(text: string, first: boolean): Actor {
  const line = withoutMarker(oneLine(text))
    .replace(/^\([^)]*\)\s*:?\s*/, '')
    .replace(/^(?:\d+[.)]\s*|[a-zđ]\)\s*|[-–+*]\s*)+/u, '')
    .slice(0, 1200)
    .toLocaleLowerCase('vi');
  // An authority that asks another one is the one who asks.
  if (
    first &&
    /^cơ quan[^.]{0,160} (?:(?:gửi|nộp) (?:phiếu|văn bản|hồ sơ)[^.]* (?:đến|cho|tới)|lập hồ sơ[^.]*gửi) /u.test(line)
  )
    return { by: 'citizen', sure: false };
  if (CITIZEN_ACT.test(line)) return { by: 'citizen', sure: true };
  if (!CONDITION.test(line)) {
    if (OFFICE_FIRST.test(line)) return { by: 'office', sure: true, named: 'first' };
    if (CITIZEN_FIRST.test(line)) return { by: 'citizen', sure: true, named: 'first' };
    if (OFFICE_ACT.test(line)) return { by: 'office', sure: true };
  }
  const office = line.search(OFFICE_LATER);
  const citizen = citizenAt(line);
  if (office >= 0 && (citizen < 0 || office < citizen)) return { by: 'office', sure: true, named: 'later' };
  if (citizen >= 0) return { by: 'citizen', sure: true, named: 'later' };
  return { by: first ? 'citizen' : 'office', sure: false };
}

const ACTING =
  /(?:nộp|gửi|lập|chuẩn bị|kê khai|truy cập|sử dụng|cung cấp|xuất trình|đến |nhận |ký|phải|có trách nhiệm|được|thực hiện|đăng|hoàn thiện|bổ sung|liên hệ|khắc phục|thông báo|báo cáo|trả|hoàn|tiến hành|có (?:văn|đơn)|chi trả|thanh toán|xác nhận|kiểm tra|làm|yêu cầu|đề nghị|khai)/u;

/** Where the one who asks is named as acting: «của tổ chức, cá nhân, …» names nobody who acts. */
function citizenAt(line: string): number {
  const pattern = new RegExp(CITIZEN_LATER.source, 'giu');
  for (const match of line.matchAll(pattern)) {
    const rest = line.slice(match.index + match[0].length, match.index + match[0].length + 160);
    if (ACTING.test(rest.split(/[;.]/)[0])) return match.index;
  }
  return -1;
}
