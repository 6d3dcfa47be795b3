/** A record that speaks of another province says so, with what it names and where. */
import { describe, expect, it } from 'vitest';
import { record } from '../../../test/support/national.ts';
import { doubtText } from './doubts.ts';
import { doubtsOfPlace } from './elsewhere.ts';

const HOME = ['Tỉnh Quảng Ninh', 'Thành phố Quảng Ninh'];
const doubts = (more: Parameters<typeof record>[0], home = HOME) =>
  doubtsOfPlace(record(more), home).map(({ id, about }) => `${id}:${about}`);

describe('another province', () => {
  it('is doubted wherever the record names it', () => {
    expect(doubts({ name: 'Chính sách an sinh xã hội trên địa bàn tỉnh Hà Tĩnh giai đoạn 2026 - 2030' })).toEqual([
      'other-province:name Hà Tĩnh',
    ]);
    expect(doubts({ competentAuthority: 'Sở Y tế Hà Nội' })).toEqual(['decider-elsewhere:Sở Y tế Hà Nội']);
    expect(doubts({ result: 'Quyết định của Chủ tịch UBND tỉnh Lào Cai' })).toEqual(['other-province:result Lào Cai']);
    expect(doubts({ dossierText: 'Đơn gửi Sở Nông nghiệp và Môi trường Thanh Hoá' })).toEqual([
      'other-province:papers Thanh Hoá',
    ]);
    expect(doubts({ conditionsText: 'Cư trú tại thành phố Huế.' })).toEqual(['other-province:conditions Huế']);
  });

  it('is named with its decision, and at the fee where the sentence is of the fee', () => {
    const stepsText =
      'Bước 1: Cá nhân nộp hồ sơ.\nLệ phí theo Nghị quyết số 12/2024/NQ-HĐND của HĐND tỉnh Bắc Kạn.\nBước 2: UBND tỉnh Đăk Lăk quyết định.';
    expect(doubts({ stepsText })).toEqual([
      'other-province:fee Bắc Kạn, 12/2024/NQ-HĐND',
      'other-province:steps Đăk Lăk',
    ]);
  });

  it('is known by the address of its site, also where the line is broken', () => {
    const stepsText =
      'Nộp qua Hệ thống giải quyết TTHC:\nhttps://motcua.hatinh.gov.vn.\nHoặc gửi a@hochiminhcity.gov.vn';
    expect(doubts({ stepsText })).toEqual([
      'other-province:address motcua.hatinh.gov.vn',
      'other-province:address hochiminhcity.gov.vn',
    ]);
  });

  it('is doubted of a rule that is for other provinces alone', () => {
    const name = 'Chuyển mục đích rừng của Hội đồng nhân dân các tỉnh: Thanh Hóa, Nghệ An và Khánh Hoà theo ủy quyền';
    expect(doubts({ name })).toEqual(['other-province:name Thanh Hóa, Nghệ An, Khánh Hoà']);
  });

  it.each([
    'Sở Y tế thành phố Quảng Ninh cấp giấy, xem https://dichvucong.quangninh.gov.vn và dichvucong.gov.vn.',
    'Đoàn Thanh niên Cộng sản Hồ Chí Minh cấp xã có ý kiến.',
    'Dự án Nâng cấp trường Đại học Cần Thơ do UBND cấp xã xác nhận.',
    'Áp dụng cho mọi địa phương, trừ thành phố Hà Nội và thành phố Hồ Chí Minh.',
    'Áp dụng cho tỉnh Lạng Sơn và tỉnh Quảng Ninh.',
    'Giữ gìn địa bàn hòa bình; tỉnh long an cư.',
    'Ủy ban nhân dân cấp tỉnh nơi có bờ biển Thái Bình Dương.',
  ])('is not seen in «%s»', (stepsText) => {
    expect(doubts({ stepsText })).toEqual([]);
  });

  it('is this one for who serves that one', () => {
    const more = { competentAuthority: 'Sở Y tế Hà Nội', stepsText: 'Nộp tại Sở Y tế tỉnh Quảng Ninh.' };
    expect(doubts(more, ['Thành phố Hà Nội'])).toEqual(['other-province:steps Quảng Ninh']);
  });
});

describe('a document of a province', () => {
  it('is doubted where the source does not say of which', () => {
    expect(doubts({ announced: '226/QĐ-UBND' })).toEqual(['province-unstated:announced 226/QĐ-UBND']);
    expect(doubts({ legalBases: ['15/2025/NQ-HĐND', '118/2025/NĐ-CP'] })).toEqual([
      'province-unstated:law 15/2025/NQ-HĐND',
    ]);
  });

  it('is none where the source names this one', () => {
    expect(doubts({ stepsText: 'Theo Nghị quyết 15/2025/NQ-HĐND của HĐND tỉnh Quảng Ninh.' })).toEqual([]);
  });
});

it('is said in words, with the part of the record', () => {
  expect(doubtText('other-province', 'vi', 'name Hà Tĩnh')).toBe(
    'nguồn nêu nội dung của tỉnh, thành phố khác: Hà Tĩnh (tên thủ tục)',
  );
  expect(doubtText('province-unstated', 'en', 'announced 226/QĐ-UBND')).toMatch(
    /: 226\/QĐ-UBND \(decision that announces it\)$/,
  );
});
