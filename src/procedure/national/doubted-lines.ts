/**
 * Lines of a record's list of papers that applicants may not have to hand in: what a register of the state holds, which nobody is asked for
 * again (Resolution 66.7/2025/NQ-CP), and what an office makes in its own work. The record does not say which of them it still means, so
 * each is in doubt, and nothing is chosen for it before somebody has looked.
 */

export type LineDoubt = 'component-of-register' | 'component-of-office';

export function lineDoubt(names: readonly string[]): LineDoubt | undefined {
  const papers = names.flatMap(papersIn);
  if ([...names, ...papers].some((paper) => OF_OFFICE.test(paper))) return 'component-of-office';
  return papers.some((paper) => OF_REGISTER.test(paper) && !OF_ELSEWHERE.test(paper))
    ? 'component-of-register'
    : undefined;
}

/** Whether a register says all that a paper of this name would; an original that was issued is handed over for itself. */
export const isHeldByRegister = (name: string): boolean =>
  !/bản (?:gốc|chính)|đã (?:được )?cấp/iu.test(name.normalize('NFC')) && lineDoubt([name]) === 'component-of-register';

/** Each paper that a line names, without what stands before its name. */
function papersIn(name: string): string[] {
  const line = name.normalize('NFC');
  // A form may speak of what a register holds, and is filled in by who asks.
  const parts = line.split(
    WRITTEN.test(line) ? /[;+]|\skèm(?: theo)?\s/iu : /[;,:+(/]|\s(?:và|hoặc|hay|kèm(?: theo)?|nộp)\s/iu,
  );
  return parts.map((part) => {
    let rest = part.trim();
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replace(LEAD, '').trim();
    }
    return rest;
  });
}

const END = '(?!\\p{L})';
const WRITTEN = new RegExp(
  `^(?:đơn|tờ khai|tờ trình|giấy (?:đề nghị|yêu cầu|ủy quyền|cam)|phiếu (?:đề nghị|báo|khai)|văn bản|hợp đồng|mẫu|biểu mẫu|báo cáo|danh sách|bản (?:khai|cam|thuyết minh|tự))${END}`,
  'iu',
);

/** In what form, how many, whose, and how it is brought. */
const LEAD = new RegExp(
  `^(?:[-–*•.\\s]+|\\d{1,2}\\s+(?=bản)|(?:(?:phải |chỉ )?(?:xuất trình|cung cấp|bổ sung|nộp)|bản (?:sao|chính|gốc|chụp|photo|phô tô|điện tử|scan|in)|phô ?tô|photo|sao y|(?:có |được )?(?:công chứng|chứng thực)|(?:còn )?hợp lệ|điện tử|từ sổ gốc|của|một trong (?:các|những)(?: loại)?(?: giấy tờ| giấy)?(?: sau(?: đây)?)?|các|những|thẻ(?= căn cước)|quyển|cuốn|tờ(?= khai sinh))(?:${END}|$))`,
  'iu',
);

const namesOf = (names: readonly string[]): RegExp => new RegExp(`^(?:${names.join('|')})${END}`, 'iu');

/** Births, marriages, deaths, residence, identity, land, enterprises and households in business, criminal records, licences, insurance, taxes. */
const OF_REGISTER = namesOf([
  '(?:giấy )?khai sinh',
  '(?:giấy )?(?:chứng nhận |đăng ký |xác nhận )+kết hôn',
  'giấy chứng tử',
  '(?:giấy )?xác nhận tình trạng hôn nhân',
  '(?:bản )?trích lục (?:bản đồ|hồ sơ địa chính|thửa đất)',
  'trích lục (?:khai (?:sinh|tử)|kết hôn|hộ tịch|giám hộ|cải chính|thay đổi|nhận cha|nhận con|về việc|việc|ghi)',
  'sổ (?:hộ khẩu|tạm trú|hộ gia đình|hộ tịch|bảo hiểm xã hội|đỏ|hồng)',
  '(?:giấy )?xác nhận (?:thông tin )?(?:về )?(?:nơi )?(?:cư trú|thường trú|tạm trú)',
  'giấy tờ (?:chứng minh|xác nhận|có giá trị chứng minh)(?: thông tin)?(?: về)? (?:nơi )?(?:cư trú|thường trú|tạm trú)',
  '(?:(?:giấy )?chứng nhận )?căn cước(?: công dân| điện tử)?',
  '(?:giấy )?chứng minh (?:nhân dân|thư nhân dân)',
  'cmnd|cccd',
  'giấy chứng nhận (?:quyền sử dụng (?:đất|nhà)|quyền sở hữu (?:nhà|tài sản gắn liền)|đã cấp)',
  '(?:giấy )?(?:chứng nhận |phép )?đăng ký (?:doanh nghiệp|kinh doanh|hộ kinh doanh|hợp tác xã|tổ hợp tác|thuế|xe|phương tiện)',
  'giấy chứng nhận đăng ký (?:đầu tư|hoạt động|thành lập)',
  'mã số (?:thuế|doanh nghiệp)',
  '(?:phiếu )?lý lịch tư pháp',
  '(?:giấy phép|bằng) lái xe',
  'thẻ bảo hiểm y tế',
]);

/** What another country issued stands in no register here. */
const OF_ELSEWHERE = /nước ngoài|ngoại giao|lãnh sự/iu;

const BODY = '(?:cơ quan|sở|phòng|[uủ]y ban|đoàn|hội đồng|công chức)';
const EXAMINED = '(?:thẩm (?:định|tra)|xác minh)';

/** Receipts, slips and minutes of whoever receives and examines, and what it puts before who decides. */
const OF_OFFICE = namesOf([
  'giấy (?:tiếp nhận hồ sơ|tiếp nhận và hẹn|biên nhận hồ sơ|hẹn trả)',
  '(?:phiếu|sổ) (?:tiếp nhận|biên nhận|hẹn|kiểm soát quá trình|yêu cầu bổ sung|theo dõi hồ sơ|từ chối)',
  'phiếu (?:thẩm (?:định|tra)|chuyển (?:hồ sơ|thông tin)|lấy ý kiến|xin ý kiến|đánh giá hồ sơ)',
  'thông báo (?:thụ lý|về việc tiếp nhận|tiếp nhận hồ sơ|bổ sung hồ sơ)',
  'biên bản (?:kiểm tra|thẩm (?:định|tra)|xác minh|khảo sát|đánh giá|làm việc|niêm yết|họp hội đồng|hòa giải|lấy ý kiến)(?! (?:kỹ thuật|nội bộ|an toàn))',
  `báo cáo (?:kết quả )?${EXAMINED}(?: hồ sơ)? của ${BODY}`,
  `(?:kết quả|ý kiến|văn bản) ${EXAMINED} của ${BODY}`,
  `tờ trình của ${BODY}`,
  'mẫu số 0?[1-7] (?:ban hành )?(?:kèm )?theo thông tư (?:số )?03/2025/tt-vpcp',
]);
