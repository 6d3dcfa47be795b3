/** Which reasons fit every refusal, and which name what is not met. */
import { describe, expect, it } from 'vitest';
import { refuseReasonOfHandedIn } from './reason.ts';
import { hollowOf, isIdleApology, isStockReason, onlyLacks } from './stock-reasons.ts';

describe('a reason against somebody', () => {
  it.each([
    'Không đủ điều kiện',
    'Không đủ điều kiện theo quy định',
    'KHÔNG ĐỦ ĐIỀU KIỆN THEO QUY ĐỊNH CỦA PHÁP LUẬT.',
    'Hồ sơ không hợp lệ',
    'Hồ sơ chưa đáp ứng các yêu cầu theo quy định hiện hành',
    'Không thoả mãn điều kiện',
    'Không đủ điều kiện thực hiện quyền',
    'Không có cơ sở giải quyết',
    'Trái quy định pháp luật',
    'Không đồng ý cấp',
    'Thiếu giấy tờ',
    'Không đạt',
    'theo quy định',
    'Không cần thiết theo quy định',
    'Thiếu, thiếu, thiếu',
    'Mờ mờ mờ',
    'Hồ sơ thiếu thông tin, đề nghị bổ sung.',
    'Không hợp lệ!!!',
    'Hồ sơ không hợp lệ, đề nghị công dân liên hệ',
    'Không đủ điều kiện'.normalize('NFD'),
  ])('names nothing: %s', (text) => expect(isStockReason(text)).toBe(true));
  it.each([
    'Trái quy hoạch',
    'Thiếu chữ ký của chủ hộ',
    'Ảnh chụp mờ',
    'Sai số tờ bản đồ',
    'Đất đang có tranh chấp',
    'Đơn không có ý kiến đồng ý của chủ hộ',
    'Giấy chứng sinh bị tẩy xóa',
    'Không đủ 18 tuổi',
    'Công trình lấn chỉ giới đường đỏ',
    'Hợp đồng chưa công chứng',
    'The plot is in dispute',
    'Không đủ điều kiện: diện tích tách thửa dưới 45 m²',
  ])('names something: %s', (text) => expect(isStockReason(text)).toBe(false));
});

describe('a reason of a refusal', () => {
  it.each([
    'Đồng ý cấp Giấy khai sinh cho cháu',
    'Hồ sơ đầy đủ, hợp lệ, đủ điều kiện cấp Giấy khai sinh',
    'Hồ sơ đầy đủ, hợp lệ, đủ điều kiện cấp Giấy phép xây dựng cho ông An',
    'Nhất trí đề nghị của công dân',
    'Chấp thuận cho phép xây dựng nhà ở riêng lẻ',
    'Ủy ban nhân dân phường đồng ý cấp giấy phép xây dựng',
    'Phê duyệt hồ sơ',
    'Đồng ý',
    'Giấy tờ đầy đủ',
    'Công trình đáp ứng các yêu cầu về quy hoạch',
    'Hai bên nam nữ đủ điều kiện kết hôn',
    'Đã thẩm định: đủ điều kiện cấp phép',
    'ĐỒNG Ý CẤP GIẤY KHAI SINH',
    'Không thấy gì sai cả, hồ sơ đủ',
    'Hồ sơ đủ, không có vướng mắc gì',
    'Không phát hiện sai sót',
    'Thửa đất không có tranh chấp',
  ])('grants: %s', (text) => {
    expect(hollowOf(text)).toBe('grants');
    expect(hollowOf(text.normalize('NFD'))).toBe('grants');
  });
  it.each([
    'Lãnh đạo đi vắng chưa ký được',
    'Xem văn bản kèm theo',
    'Như ý kiến của chuyên viên',
    'Hết giờ làm việc',
    'Hệ thống bị lỗi mạng',
    'Theo chỉ đạo của lãnh đạo phường',
    'Chủ tịch đi công tác',
    'Chủ tịch Ủy ban nhân dân phường đang họp',
    'Phó Chủ tịch phụ trách nghỉ phép',
    'Cán bộ hộ tịch nghỉ ốm',
    'Công chức tư pháp đi vắng',
    'Mất điện',
    'Phần mềm đang bảo trì',
    'Máy chủ bị treo, không đăng nhập được',
    'Máy in hỏng',
    'Đường truyền chậm',
    'Quá tải công việc',
    'Nhiều việc',
    'Lý do khách quan',
    'Thiếu nhân lực',
    'Cuối tuần không làm việc',
    'Ngoài giờ hành chính',
    'Theo ý kiến của lãnh đạo',
    'Thực hiện chỉ đạo của cấp trên',
    'Xem phiếu thẩm định',
    'Theo kết luận của phòng chuyên môn',
    'Như nội dung công văn',
    'Theo văn bản số 12/UBND-VP ngày 01/11/2026',
    'Căn cứ báo cáo của chuyên viên',
    'Người có thẩm quyền ký vắng mặt',
    'Lý do nội bộ',
    'Không có cán bộ',
  ])('speaks of the office: %s', (text) => expect(hollowOf(text)).toBe('of-office'));
  it.each([
    'Lãnh đạo bệnh viện chưa ký Giấy chứng sinh',
    'Hệ thống thoát nước chưa có trong bản vẽ',
    'Hệ thống điện không đạt',
    'Trẻ đã đăng ký khai sinh ở xã khác',
    'Thửa đất ở phường khác',
    'Thiếu chữ ký của chủ hộ',
    'Thiếu Giấy chứng sinh bản chính',
    'Trùng hồ sơ đã giải quyết',
    'Giấy chứng sinh không hợp lệ do bị tẩy xóa',
    'Hồ sơ đầy đủ nhưng thửa đất đang có tranh chấp',
    'Chủ hộ chưa đồng ý cho đăng ký thường trú',
    'Cha mẹ không đồng ý cho kết hôn khi chưa đủ tuổi',
    'Công trình đã được phê duyệt cho chủ đầu tư khác',
    'Không đủ điều kiện: diện tích tách thửa dưới 45 m²',
    'Theo văn bản số 12/SXD ngày 01/11/2026, thửa đất nằm trong hành lang an toàn lưới điện',
    'Theo ý kiến của Công an tỉnh, công trình vướng hành lang an ninh',
    'Xem bản vẽ: công trình lấn chỉ giới đường đỏ 0,6 m',
    'Mạng lưới thoát nước chung không tiếp nhận được lưu lượng xả',
    'Người nộp không phải là cha, mẹ hay người thân thích của trẻ',
    'Người ký đơn không phải chủ sử dụng đất',
    'Giám đốc công ty chưa ký đơn đề nghị',
    'Cán bộ bệnh viện ghi sai ngày sinh trên giấy chứng sinh',
    'Hết thời hạn bổ sung mà không nộp Giấy chứng sinh',
    'Không bổ sung bản vẽ trong thời hạn đã yêu cầu',
    'Giấy phép kinh doanh hết hiệu lực',
    'Đất thuộc quy hoạch giao thông đã công bố',
    'Nam chưa đủ 20 tuổi',
    'Một bên đang có vợ',
    'Ngày sinh trên tờ khai khác Giấy chứng sinh',
    'Biên bản kiểm tra ngày 03/11/2026 ghi công trình đã xây khi chưa có phép',
    'Công việc đăng ký không thuộc thẩm quyền của Ủy ban nhân dân cấp xã',
    'Đã có Giấy khai sinh số 12/2026 của phường Bãi Cháy',
    'Trẻ đã được đăng ký khai sinh',
    'Khai trùng',
    'Không thuộc thẩm quyền',
    'Đăng ký trùng',
    'Trái quy hoạch',
    'Sai quy hoạch',
    'Không phù hợp quy hoạch',
    'Hồ sơ giả',
    'Đã được đăng ký',
    'Lô đất không được phép xây dựng',
    'Giấy chứng sinh ghi người mẹ khác với tờ khai',
    'Quyết định nhận cha đã bị hủy',
    'Máy photocopy làm mờ số giấy chứng sinh',
    'Diện tích xây dựng vượt mật độ cho phép',
    'Công dân nước ngoài không thuộc trường hợp được đăng ký tại Ủy ban nhân dân cấp xã',
    'Hợp đồng tặng cho chưa công chứng',
    'The plot is in dispute',
  ])('names something: %s', (text) => {
    expect([hollowOf(text), isStockReason(text)]).toEqual([undefined, false]);
  });
});

describe('an apology', () => {
  it.each([
    'Nhiều việc',
    'Lý do khách quan',
    'Do lý do khách quan',
    'Công việc quá tải',
    'Quá nhiều hồ sơ tồn đọng',
    'Cán bộ bận nhiều việc',
    'Theo chỉ đạo của lãnh đạo',
    'Hết giờ làm việc',
    'Xem văn bản kèm theo',
    'Do nghỉ lễ',
  ])('says nothing: %s', (text) => expect(isIdleApology(text)).toBe(true));
  it.each([
    'Đang chờ nơi đăng ký kết hôn trả lời',
    'Chờ xác minh thực địa',
    'Chờ kết quả giám định',
    'Công an đang xác minh chỗ ở',
    'Cần làm rõ công nghệ',
    'Cơ sở dữ liệu quốc gia về dân cư bị lỗi từ ngày 25/11/2026',
    'Hệ thống bị lỗi mạng',
    'Lãnh đạo đi vắng chưa ký được',
    'Nhiều việc, chưa đo đạc xong thửa đất',
    'Do bão số 5, đoàn kiểm tra chưa đến được công trình',
    'Lý do khách quan: Sở Xây dựng chưa có ý kiến về quy hoạch',
    'Chờ xác minh thực tế',
  ])('says what is waited for: %s', (text) => expect(isIdleApology(text) || isStockReason(text)).toBe(false));
});

describe('a reason to ask again for a paper that was handed in', () => {
  const DRAWINGS = 'Bản vẽ thiết kế xây dựng';
  it.each(['Nộp thêm', 'Nộp lại', 'Còn thiếu bản vẽ', 'Đề nghị bổ sung bản vẽ thiết kế', 'Chưa có', 'Submit again'])(
    'says only that it is missing: %s',
    (text) => expect(onlyLacks(text, DRAWINGS)).toBe(true),
  );
  it.each([
    'Bản vẽ thiếu mặt cắt móng',
    'Thiếu bản chính',
    'Bản chụp mờ',
    'Nộp lại, tờ 3 không đọc được',
    'Thiếu chữ ký',
  ])('says what is wrong: %s', (text) => expect(onlyLacks(text, DRAWINGS)).toBe(false));

  it('is refused where it says only that, once the paper was handed in', () => {
    const item = { vi: DRAWINGS, en: 'Drawings', hi: 'चित्र' };
    const code = 'reason-of-handed-in';
    expect(refuseReasonOfHandedIn('Còn thiếu bản vẽ', item)).toMatchObject({ code, params: { item } });
    expect(refuseReasonOfHandedIn('Bản vẽ thiếu mặt cắt móng', item)).toBeUndefined();
  });

  it('may be that one of several papers of one name is not there', () => {
    expect(onlyLacks('Thiếu ý kiến đồng ý của chủ hộ', 'Ý kiến của cha, mẹ, ý kiến đồng ý của chủ hộ')).toBe(false);
    expect(onlyLacks('Thiếu mặt cắt', 'Bộ bản vẽ (mặt bằng, mặt cắt)')).toBe(false);
  });
});
