/** Which reasons fit every refusal, and which name what is not met. */
import { describe, expect, it } from 'vitest';
import { isStockReason } from './stock-reasons.ts';

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
