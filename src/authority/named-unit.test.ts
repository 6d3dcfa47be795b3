import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { readProvince } from '#main/read-files.ts';
import { unitNamed } from './named-unit.ts';

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
