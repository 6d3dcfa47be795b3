/**
 * What a text refuses somebody on that binds nobody, told by its words alone: the hour, a fee, the way to hand in, and what no procedure
 * that came to us makes a condition. Whether a fee or a way is due here is for the procedure to say (`unlawful-reasons.ts`).
 */
import { asSpelled, spelled } from '#kernel/tones.ts';
import { spelledClauses } from './reason-papers.ts';

const some = (shape: RegExp, text: string): boolean => spelledClauses(text).some((one) => shape.test(one));
const words = (most: number): string => `(?: [\\p{L}\\d]+){0,${most}}?`;
const shape = (text: string): RegExp => asSpelled(`(?<!\\p{L})(?:${text})(?!\\p{L})`);

const HOURS = shape(
  [
    '(?:hết|ngoài|quá|sau|không trong|chưa đến) (?:giờ|thời gian) (?:tiếp nhận|làm việc|hành chính|nhận hồ sơ|giao dịch|tiếp dân|mở cửa|làm)',
    '(?:đã )?hết giờ(?: rồi| nhận)?$|(?:sắp|gần) hết giờ',
    `(?:quay|trở) lại${words(3)} (?:ngày mai|sáng mai|chiều mai|mai|hôm sau|tuần sau|tháng sau|buổi (?:sáng|chiều)|thứ (?:hai|ba|tư|năm|sáu|[2-6]))`,
    'đến muộn|(?:ngày|hôm nay|đang|dịp|nhân dịp)(?: là)? nghỉ (?:lễ|tết|bù|trưa)',
    'hết (?:số thứ tự|lượt tiếp nhận|phiếu hẹn)|quá đông người|(?:chỉ tiếp|chỉ nhận)(?: hồ sơ)?(?: vào)? (?:buổi|sáng|chiều)',
  ].join('|'),
);

/** Who comes late is received at the counter all the same, or comes on the next day: what moves is when it is passed on. */
export const isOfHours = (text: string): boolean => some(HOURS, text);

/** What goes to others, or with a tax, is no fee of the procedure. */
const FEE =
  '(?:lệ phí|phí)(?! (?:vệ sinh|bảo vệ|rác|quản lý|dịch vụ|bảo trì|trước bạ|thẩm định|công đoàn|chung cư|thường niên))';
const PAY = '(?:nộp|đóng|thanh toán|trả|hoàn thành|chuyển|đóng đủ)';
const OF_FEE = shape(
  [
    `(?:không|chưa|chẳng)(?: chịu| muốn| hề| có| được)? ${PAY}(?: (?:đủ|đầy đủ|được|tiền|khoản|các|cho|xong|nghĩa vụ|về))* ${FEE}`,
    `(?:còn nợ|nợ|thiếu|cần|phải|yêu cầu|đề nghị)(?: ${PAY})?(?: (?:tiền|đủ|trước|các|khoản))* ${FEE}`,
    `${FEE}${words(8)} (?:chưa|không)(?: được| có| chịu)? ${PAY}`,
    `(?:chưa|không) có (?:biên lai|chứng từ|hóa đơn)${words(4)} ${FEE}`,
  ].join('|'),
);
const FREE = shape(`(?:không|chưa)(?: phải| cần) ${PAY}${words(3)} (?:lệ phí|phí)|miễn (?:lệ )?phí`);
export const isOfFee = (text: string): boolean =>
  spelledClauses(text).some((one) => OF_FEE.test(one) && !FREE.test(one));

const WAY =
  '(?:trực tuyến|trực tiếp|online|trên mạng|qua mạng|bưu chính|bưu điện|bản giấy|hồ sơ giấy|tại quầy|cổng dịch vụ công|dịch vụ công)';
const TAKE = '(?:nhận|tiếp nhận|giải quyết|thụ lý|xử lý)';
const OF = '(?: (?:hồ sơ|thủ tục|đơn|nộp|gửi|bằng|qua|theo|hình thức|cách|trên|tại|được|phải|kiểu|các))*';
const OF_WAY = shape(
  [
    `chỉ(?: (?:được|còn|có thể|tiếp|thực hiện|áp dụng|cho))* (?:${TAKE}|nộp|thực hiện|làm|đăng ký|gửi|áp dụng)${OF} ${WAY}`,
    `(?:phải|bắt buộc|buộc|yêu cầu|đề nghị|mời|vui lòng|hãy|cần) (?:phải )?(?:công dân |ông bà |ông |bà |người nộp |tự )?(?:nộp|thực hiện|làm|đăng ký|gửi|kê khai)${OF} ${WAY}`,
    `(?:không|không còn|ngừng|dừng|tạm dừng|tạm ngừng)(?: (?:được|thể|còn|việc|cho))* (?:${TAKE}|nộp)${OF} ${WAY}`,
    'dịch vụ công trực tuyến toàn trình',
  ].join('|'),
);
/** That one way to hand in is not taken, or another has to be. */
export const isOfWay = (text: string): boolean => some(OF_WAY, text);

interface Kind {
  said: RegExp;
  /** In the whole text: then it tells of something that does count. */
  unless?: RegExp;
  /** In a condition of the procedure: then it is one. */
  named?: RegExp;
  /** Only of a procedure that goes by such a place: elsewhere it may count. */
  of?: 'parent' | 'business';
  /** Whoever hands it in over the network needs it. */
  exceptOnline?: true;
  /** Holds of every procedure, also of one that was taken over as it is published. */
  always?: true;
}

const ASKED = '(?:không|chưa|chẳng|thiếu|cần|phải|đề nghị|yêu cầu|xin|bổ sung|lấy|nộp)';
/** Whose word no procedure asks for, unless it lists it. */
const NEIGHBOURS =
  '(?:(?:ban |bí thư |chi bộ |cán bộ )?(?:tổ trưởng|trưởng (?:thôn|khu|xóm|ấp|bản|buôn|khu phố)|tổ dân phố|khu phố|khu dân cư|tổ dân cư|ban công tác mặt trận|mặt trận|chi bộ|hội phụ nữ|hội nông dân|đoàn thanh niên|hàng xóm|láng giềng))';
/** A paper or a condition that has their word in it. */
const NEIGHBOURS_NAMED = asSpelled(
  `(?:xác nhận|chứng nhận|ý kiến|đồng ý|biên bản|giới thiệu|danh sách|bình xét|họp)${words(8)} (?:${NEIGHBOURS}|thôn|xóm)(?!\\p{L})|(?:${NEIGHBOURS}|thôn|xóm)${words(6)} (?:xác nhận|chứng nhận|ý kiến|đồng ý|bình xét|họp)(?!\\p{L})`,
);
const THEIR_WORD =
  '(?:xác nhận|chứng nhận|đồng ý|nhất trí|cho phép|chấp thuận|bảo lãnh|ký(?: tên| xác nhận| đồng ý| vào)|ký$|đóng dấu|giới thiệu|cho ý kiến)(?! (?:lại|rõ|số|đúng|địa chỉ))';
const PASSING = '(?: (?!(?:theo|trong|giấy|nơi|để|trên|khi|ghi)(?!\\p{L}))[\\p{L}\\d]+){0,3}?';

const SHEET = '(?:tờ khai|đơn|giấy đề nghị|biểu mẫu|phiếu|văn bản đề nghị)';
/** Without its tone «quán» is in «cơ quan», too. */
const SHOP = '(?<!cơ )quán(?! hệ)';
const KINDS: readonly Kind[] = [
  {
    said: shape(
      `${SHEET}${words(6)} (?:viết|ghi|điền|khai|làm) (?:bằng )?tay|${SHEET}${words(6)} (?:không|chưa|phải)(?: được)? (?:đánh|gõ)(?: bằng)? máy|(?:không|chưa) (?:đánh|gõ) máy${words(2)} ${SHEET}|(?:yêu cầu|đề nghị|phải) (?:đánh|gõ) máy|(?:không|chưa) nhận ${SHEET}${words(4)} viết tay|chữ(?: viết)? (?:quá )?xấu`,
    ),
    unless: asSpelled('chữ ký|tẩy xóa|giả mạo|không đúng mẫu|không theo mẫu|không đọc được'),
    always: true,
  },
  {
    said: shape(
      `(?:không|chưa|thiếu|phải|cần)${words(4)} (?:vneid|định danh điện tử|định danh mức|tài khoản (?:định danh|dịch vụ công|vneid|trên cổng|cổng))|(?:vneid|định danh điện tử|tài khoản định danh)${words(6)} (?:chưa|không)(?: được)? (?:kích hoạt|đăng ký|cài|có|đủ|đạt)`,
    ),
    unless: asSpelled('căn cước|cccd'),
    exceptOnline: true,
  },
  {
    said: shape(
      'con thứ (?:3|4|5|6|ba|tư|năm|sáu)|sinh (?:con )?(?:quá|vượt|nhiều hơn) (?:số|[2-5]|hai|ba|quy định)|vượt (?:quá )?số con|(?:chính sách|pháp lệnh|luật|công tác|quy định(?: về)?) dân số|kế hoạch hóa gia đình|sinh (?:dày|nhiều con)',
    ),
    unless: asSpelled('khớp|khác|(?<!\\p{L})(?:ghi|sai|nhầm)(?!\\p{L})|đã được đăng ký'),
  },
  {
    said: shape(
      `(?:đóng|nộp|ủng hộ|đóng góp)(?: (?:tiền|các|loại|khoản|đủ|đầy đủ|vào|cho|xong|khoản thu))* quỹ (?!định|hoạch|chế|chuẩn|trình|mô|ước|đất|đầu tư|cách|vốn)\\p{L}+|(?:không|chưa|còn|nợ|thiếu)${words(4)} (?:đóng góp|thủy lợi phí|phí vệ sinh|tiền rác|tiền điện|tiền nước|lao động công ích|nghĩa vụ (?:lao động|công ích|đóng góp|địa phương)|ngày công(?! (?:chứng|bố|nhận|khai))|phí bảo vệ|phí quản lý|đảng phí|hội phí)|(?:nợ|thiếu|chưa nộp|chưa đóng)${words(2)} (?:khoản thu|nghĩa vụ) (?:của |tại |với )?(?:địa phương|phường|xã|thôn|khu phố|tổ dân phố)|hương ước|gia đình văn hóa`,
    ),
    unless: asSpelled('góp vốn|chỉnh trang|giải phóng mặt bằng'),
    named: asSpelled('đóng góp|(?:nộp|đóng|khoản|các) quỹ(?! (?:định|hoạch|chế|chuẩn|trình))'),
    always: true,
  },
  {
    said: shape(
      [
        `${ASKED}${words(5)} ${NEIGHBOURS}${PASSING} ${THEIR_WORD}`,
        `${ASKED}${words(2)} (?:được|có|do|xin|phải)(?: ban| trưởng)? (?:thôn|xóm|ấp|buôn) ${THEIR_WORD}`,
        `${ASKED}${words(5)} (?:xác nhận|chứng nhận|đồng ý|nhất trí|cho phép|chấp thuận|bảo lãnh|chữ ký|con dấu|dấu|ý kiến|giới thiệu|biên bản họp)(?: (?:của|từ|bởi|bằng|văn|bản|với)){0,3} (?:${NEIGHBOURS}|(?:trưởng )?(?:thôn|xóm))`,
        `${NEIGHBOURS} (?:không|chưa|chẳng)(?: [\\p{L}\\d]+){0,2}? ${THEIR_WORD}`,
      ].join('|'),
    ),
    named: NEIGHBOURS_NAMED,
    always: true,
  },
  {
    // Civil Code Art. 26 says what a name may not be; whose it is like, or how it sounds, is among none of that.
    said: shape(
      [
        `tên${words(6)} (?:trùng|giống|phạm|kỵ|phạm húy|kỵ húy|đồng âm|đặt theo|lấy theo)(?: [\\p{L}\\d]+){0,4}? (?:cụ|kỵ|tổ tiên|ông|bà|ông bà|tên húy|húy|dòng họ|trong họ|họ hàng|họ tộc|người trong nhà|lãnh đạo|hàng xóm|vua)`,
        `tên${words(4)} (?:không|chưa) (?:hay|đẹp|phù hợp (?:với )?(?:phong tục|tập quán|văn hóa|địa phương))`,
        `tên${words(4)} (?:quá )?(?:xấu|lạ tai|khó nghe|khó gọi)`,
      ].join('|'),
    ),
    unless: asSpelled('khớp|(?<!\\p{L})(?:ghi|sai|nhầm)(?!\\p{L})|giấy chứng sinh|hộ kinh doanh|doanh nghiệp|cửa hàng'),
    named: asSpelled('phong tục'),
    always: true,
  },
  {
    said: shape(
      `(?:cha mẹ|bố mẹ|cha và mẹ|bố và mẹ|mẹ|cha|bố|vợ chồng|hai người|hai bên|hai anh chị|anh chị)${words(4)} (?:không|chưa)${words(3)} (?:kết hôn|hôn thú|cưới)|(?:chưa|không)(?: có)? (?:đăng ký kết hôn|hôn thú)|(?:con )?ngoài giá thú|mẹ đơn thân|sống chung như vợ chồng|không chồng(?! lấn)`,
    ),
    unless: asSpelled(
      '(?<!\\p{L})ghi(?!\\p{L})|phần về cha|phần khai về cha|khai(?! sinh)|nhận (?:cha|con|mẹ)|cha con|xác định|tên (?:người )?cha|khớp',
    ),
    of: 'parent',
  },
  {
    said: shape(
      `(?:mẹ|sản phụ|người mẹ|bà mẹ)(?: [\\p{L}\\d]+){0,6}? (?:dưới|chưa đủ|chưa tròn|chưa đến|mới)(?: có)? (?:1\\d|mười \\p{L}+)(?: tuổi)?|(?:mẹ|người mẹ)(?: [\\p{L}\\d]+){0,4}? (?:vị thành niên|chưa thành niên|chưa đến tuổi|chưa đủ tuổi|còn nhỏ tuổi)`,
    ),
    unless: asSpelled('(?:khi|lúc|ngày|đăng ký) kết hôn|(?:khi|lúc) (?:đăng ký )?kết hôn|giả mạo|không khớp'),
    of: 'parent',
  },
  {
    said: shape(
      `trình độ|học vấn|tốt nghiệp|bằng cấp|bằng (?:đại học|cao đẳng|trung cấp|nghề|tốt nghiệp|cấp (?:2|3|hai|ba))|mù chữ|không biết (?:chữ|đọc|viết)|(?:chưa|không) (?:học xong|học hết|qua đào tạo|có kinh nghiệm|đủ kinh nghiệm)`,
    ),
    named: asSpelled('trình độ|học vấn|tốt nghiệp|bằng cấp'),
    of: 'business',
  },
  {
    said: shape(
      '(?:quá|trên|hơn|ngoài|đã) [5-9]\\d tuổi|cao tuổi|quá tuổi|quá già|già yếu|lớn tuổi|hết tuổi lao động|quá độ tuổi|(?:chưa đủ|chưa đến|dưới) (?:19|2\\d|3\\d) tuổi',
    ),
    named: asSpelled('không quá \\d+ tuổi|tuổi tối đa|độ tuổi lao động'),
    of: 'business',
  },
  {
    said: shape(
      `vốn${words(5)} (?:quá (?:ít|nhỏ|thấp)|ít|nhỏ|thấp|dưới(?: \\d| mức)|không đủ|chưa đủ|chưa đạt|không đạt|tối thiểu)|(?:không|chưa) (?:đủ|đạt|có đủ|chứng minh được)${words(3)} vốn|vốn (?:pháp định|tối thiểu)|thiếu vốn`,
    ),
    unless: asSpelled('thông tin|bằng chữ|(?<!\\p{L})ghi(?!\\p{L})'),
    named: asSpelled('(?<!\\p{L})vốn(?!\\p{L})'),
    of: 'business',
  },
  {
    said: shape(
      `(?:quá nhiều|quá đông|đã đủ|đủ số lượng|vượt số lượng|vượt quá số)${words(3)} (?:hộ kinh doanh|hộ kd|cửa hàng|${SHOP}|cơ sở kinh doanh|cơ sở|hộ buôn bán)|(?:hộ kinh doanh|cửa hàng|${SHOP}|cơ sở)${words(6)} (?:đã đủ|quá nhiều|quá đông)|(?:hết|đủ|vượt) (?:chỉ tiêu|hạn ngạch)|không (?:cho )?(?:mở|phát triển|cấp|đăng ký|nhận) thêm|hạn chế (?:số lượng|mở mới)`,
    ),
    named: asSpelled('số lượng hộ|hạn ngạch'),
    of: 'business',
  },
  {
    said: shape(`(?:hàng xóm|láng giềng|các hộ xung quanh|hộ liền kề)${words(4)} (?:không|chưa|phản đối)`),
    named: asSpelled('hàng xóm|láng giềng|liền kề'),
    of: 'business',
  },
];

export interface AskedOf {
  /** Vietnamese, of what the procedure makes a condition, and of the papers that it lists. */
  conditions: readonly string[];
  imported: boolean;
  place?: string;
  channel?: string;
}

/** That a text refuses on what the procedure makes no condition, and no law known here does. */
export function bindsNobody(text: string, { conditions, imported, place, channel }: AskedOf): boolean {
  const whole = spelledClauses(text).join(' ');
  return KINDS.some((kind) => {
    if (imported && !kind.always) return false;
    if (kind.of && kind.of !== place) return false;
    if (kind.exceptOnline && channel === 'online') return false;
    if (kind.unless?.test(whole) || !some(kind.said, text)) return false;
    return !conditions.some((one) => kind.named?.test(spelled(one)));
  });
}
