/** What the province knows better than the national database. */
import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { readProvince } from '#main/read-files.ts';
import { record } from '../../../test/support/national.ts';
import { doubtsBeside } from './against-province.ts';
import { doubtText } from './doubts.ts';
import { readRecord } from './read.ts';

const province = must(readProvince('quang-ninh'));
const doubts = (more: Parameters<typeof record>[0], date = '2026-11-26') =>
  doubtsBeside(province, province.law.ended, { ...readRecord(record(more)), field: record(more).field }, date).map(
    ({ id, about }) => [id, about],
  );

describe('a law that has ended', () => {
  it('is doubted by name, with its end and what replaced it, from the day on which it ended', () => {
    const legalBases = ['38/2019/QH14', '175/2024/NĐ-CP', '31/2026/TT-BTC'];
    expect(doubts({ legalBases })).toEqual([
      ['law-ended', '38/2019/QH14 2026-07-01 108/2025/QH15'],
      ['law-ended', '175/2024/NĐ-CP 2026-07-01 217/2026/NĐ-CP'],
    ]);
    expect(doubts({ legalBases }, '2026-06-30')).toEqual([]);
  });

  it('is told in words', () => {
    expect(doubtText('law-ended', 'vi', '38/2019/QH14 2026-07-01 108/2025/QH15')).toBe(
      'căn cứ văn bản đã hết hiệu lực: 38/2019/QH14, hết hiệu lực từ 01/07/2026, được thay thế bằng 108/2025/QH15',
    );
    expect(doubtText('law-ended', 'en', '60/2014/QH13 2027-03-01')).toContain('60/2014/QH13, ended on 2027-03-01');
    expect(doubtText('law-ended', 'vi')).toBe('căn cứ văn bản đã hết hiệu lực');
  });
});

describe('a law that a secondary text says was replaced', () => {
  const legalBases = ['55/2021/TT-BCA', '68/2020/QH14'];
  const name = 'Đăng ký tạm trú';
  it('is doubted with what is said to replace it, by whom and when, and ends nothing', () => {
    const [[id, about], ...others] = doubts({ name, legalBases });
    expect([id, others]).toEqual(['law-reported', []]);
    expect(doubtText('law-reported', 'vi', String(about))).toBe(
      'căn cứ văn bản được cho là đã bị thay thế, chưa đối chiếu văn bản gốc: 55/2021/TT-BCA, thay thế bằng 116/2026/TT-BCA theo danh mục văn bản công khai ghi 116/2026/TT-BCA ngày 29/06/2026 là văn bản hiện hành (11/08/2026)',
    );
    for (const language of ['en', 'hi'] as const)
      expect(doubtText('law-reported', language, String(about))).toContain('116/2026/TT-BCA');
    expect(doubtText('law-reported', 'en')).not.toContain(':');
    expect(province.law.endedIn('Thông tư 55/2021/TT-BCA', { date: '2026-11-26' })).toBeUndefined();
  });
});

describe('a law of another subject', () => {
  it('is doubted where neither the field nor the name of the procedure is of what the law is', () => {
    const legalBases = ['116/2026/TT-BCA'];
    const name = 'Cấp đổi thẻ căn cước';
    expect(doubts({ name, field: 'Cấp, quản lý căn cước', legalBases })).toEqual([
      ['law-other-subject', '116/2026/TT-BCA cư trú'],
    ]);
    expect(doubtText('law-other-subject', 'vi', '116/2026/TT-BCA cư trú')).toContain(': 116/2026/TT-BCA (cư trú)');
    expect(doubts({ name: 'Liên thông: đăng ký khai sinh, đăng ký thường trú', legalBases })).toEqual([]);
    expect(doubts({ name, field: 'Đăng ký, quản lý cư trú', legalBases })).toEqual([]);
  });
});

describe('who decides', () => {
  const unknown = (competentAuthority: string) => doubts({ competentAuthority });
  it('is doubted where the province has no such office', () => {
    expect(unknown('Sở Kế hoạch và Đầu tư')).toEqual([['decider-unknown', 'Sở Kế hoạch và Đầu tư']]);
    expect(unknown('Sở Xây dựng, Sở Tài nguyên và Môi trường')).toEqual([
      ['decider-unknown', 'Sở Tài nguyên và Môi trường'],
    ]);
    expect(doubtText('decider-unknown', 'vi', 'Sở Kế hoạch và Đầu tư')).toContain(': Sở Kế hoạch và Đầu tư');
  });

  it.each([
    'Sở Văn hóa, Thể thao và Du lịch',
    'Giám đốc Sở Tài chính',
    'Chủ tịch Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương',
    'Ủy ban nhân dân xã, phường, đặc khu',
    'Công an cấp xã',
    'Cục Đường sắt Việt Nam, Ủy ban nhân dân cấp tỉnh',
    'Thanh tra tỉnh',
    'Văn phòng đăng ký đất đai, Chi nhánh Văn phòng đăng ký đất đai',
  ])('is not doubted for %s', (name) => {
    expect(unknown(name)).toEqual([]);
  });
});
