import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { readProvince } from '#main/read-files.ts';
import { bodyNamesOn, unitNamed } from './named-unit.ts';

const province = must(readProvince('quang-ninh'));

describe('the unit that a national record names', () => {
  it.each([
    ['Văn phòng đăng ký đất đai, Chi nhánh Văn phòng đăng ký đất đai', 'vp-dk-dat-dai'],
    ['Văn phòng đăng ký đất đai hoặc Chi nhánh Văn phòng đăng ký đất đai', 'vp-dk-dat-dai'],
    ['Chủ tịch Ủy ban nhân dân cấp tỉnh', 'ubnd-tinh'],
    ['Ủy ban nhân dân tỉnh và thành phố trực thuộc trung ương', 'ubnd-tinh'],
    ['Chủ tịch Ủy ban nhân dân cấp xã', 'place'],
    ['Ủy ban nhân dân xã, phường, đặc khu', 'place'],
    ['Sở Văn hóa, Thể thao và Du lịch', 'so-van-hoa-the-thao-du-lich'],
    ['Giám đốc Sở Nội vụ', 'so-noi-vu'],
    ['Thanh tra tỉnh', 'thanh-tra-tinh'],
    ['Ban quản lý khu công nghiệp, khu chế xuất, khu công nghệ cao, khu kinh tế', 'bql-khu-kinh-te'],
  ])('%s: %s', (name, unit) => {
    expect(unitNamed(province, name, '2026-11-26')).toBe(unit);
  });

  it.each([
    '',
    'Ủy ban nhân dân cấp huyện',
    'Ủy ban nhân dân xã, phường, thị trấn',
    'Sở Nông nghiệp và Môi trường Thành phố Hà Nội',
    'Sở Kế hoạch và Đầu tư',
    'Cơ quan đăng ký đầu tư',
    'Sở Xây dựng hoặc Ban Quản lý khu công nghiệp, khu chế xuất, khu công nghệ cao, khu kinh tế',
    'Văn phòng đăng ký đất đai, Cơ quan có chức năng quản lý đất đai cấp tỉnh',
    'Ủy ban nhân dân cấp tỉnh, Bộ Quốc phòng',
    'Cơ quan được Chủ tịch Ủy ban nhân dân cấp tỉnh giao tiếp nhận hồ sơ giải quyết thủ tục hành chính',
  ])('cannot be told of «%s»', (name) => {
    expect(unitNamed(province, name, '2026-11-26')).toBe(undefined);
  });
});

describe('a body outside', () => {
  it('has the name of the day where the province has one of its kind', () => {
    const on = (body: string, date = '2026-11-26') => bodyNamesOn(province, body, date).vi;
    expect(on('Công an tỉnh')).toBe('Công an thành phố Quảng Ninh');
    expect(on('Công an cấp Tỉnh')).toBe('Công an thành phố Quảng Ninh');
    expect(on('Bảo hiểm xã hội cấp Tỉnh')).toBe('Bảo hiểm xã hội thành phố Quảng Ninh');
    expect(on('Công an tỉnh', '2026-08-31')).toBe('Công an tỉnh Quảng Ninh');
    expect(bodyNamesOn(province, 'Công an tỉnh', '2026-11-26').en).toBe('Police of Quang Ninh City');
  });

  it("keeps the name that its source has, where that is another's, a part or several", () => {
    for (const body of [
      'Công an tỉnh Hà Tĩnh',
      'Công an cấp xã',
      'Cục quản lý xuất nhập cảnh, Công an tỉnh',
      'Phòng Quản lý xuất nhập cảnh Công an tỉnh',
    ])
      expect(bodyNamesOn(province, body, '2026-11-26').vi).toBe(body);
  });
});

it('nobody decides what no row is for', () => {
  const question = { procedure: '9.999999', place: '06685', date: '2026-11-26' };
  expect(province.competentUnit(question)).toMatchObject({
    code: 'no-competent-unit',
    params: { procedure: '9.999999' },
  });
});
