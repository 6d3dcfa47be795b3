/** Text of people: as it is meant, and whether it says anything. */
import { describe, expect, it } from 'vitest';
import { codeAsMeant, isPersonName, isStockReason, joinedLabels, saysSomething } from './text.ts';

it('reads a code and a key as they were meant, however they were copied', () => {
  expect(codeAsMeant(' h49.06685\u2013261126\u20140001 ')).toBe('H49.06685-261126-0001');
  expect(codeAsMeant('HC2Y GV38KB')).toBe('HC2YGV38KB');
  expect(codeAsMeant('hc2y\u00a0gv38kb\u200b')).toBe('HC2YGV38KB');
  // A letter that is wrong stays wrong.
  expect(codeAsMeant('HC2Y0GV38KB')).toBe('HC2Y0GV38KB');
});

describe('a reason', () => {
  it.each([
    'Không đủ điều kiện',
    'Ở xa',
    'Đã có',
    'not met',
    'ineligible',
    'दस्तावेज़ अधूरा है',
    'अपर्याप्त',
    '申请材料不完整',
    'Điều 5: thiếu giấy tờ',
  ])('is given: %s', (text) => expect(saysSomething(text)).toBe(true));
  it.each(['', ' ', '.', '…', '---', 'x', 'Trùng', 'mờ', '12/2026', 'a b', '?! 5', 'ok'])(
    'is not given: «%s»',
    (text) => expect(saysSomething(text)).toBe(false),
  );
});

it('takes for a name of a person letters of any script, and no digits', () => {
  for (const name of ['Nguyễn Thị An', "O'Brien", 'Y Moan Êban', 'प्रिया शर्मा', 'Nguyễn Thị An'.normalize('NFD')])
    expect(isPersonName(name), name).toBe(true);
  for (const name of ['Nguyễn Văn 2', '022188000001', 'An७', '---', ' ']) expect(isPersonName(name), name).toBe(false);
});

it('runs labels together with one capital, and leaves abbreviations and names of systems', () => {
  expect(joinedLabels(['Đồng ý của người tham gia', 'Bảo hiểm', 'Ủy thác', 'BHYT', 'VNeID'])).toBe(
    'Đồng ý của người tham gia, bảo hiểm, ủy thác, BHYT, VNeID',
  );
  expect(joinedLabels([])).toBe('');
});

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
    'Không đủ điều kiện'.normalize('NFD'),
  ])('names nothing: %s', (text) => expect(isStockReason(text)).toBe(true));
  it.each([
    'Trái quy hoạch',
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
