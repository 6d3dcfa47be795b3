import { describe, expect, it } from 'vitest';
import { isHouseholdName } from './household-name.ts';

describe('the name of a household business', () => {
  it.each([
    'Hộ kinh doanh Bún xào Cúc',
    'hộ kinh doanh Jazz Whisky 24/7',
    'HỘ KINH DOANH CÔNG NGHIỆP TÝ',
    'Hộ kinh doanh Thành Công',
    'Hộ kinh doanh Đoàn Văn Tập',
    'Hộ kinh doanh Doanh Nhân Trẻ',
    'Hộ kinh doanh Công Tám',
    'Hộ kinh doanh Mỹ phẩm An & Em No.1'.normalize('NFD'),
  ])('may be %s', (name) => expect(isHouseholdName(name)).toBe(true));

  it.each([
    'Bún xào Cúc',
    'Hộ kinh doanh',
    'Hộ kinh doanh 123',
    'Hộ kinh doanh Công ty An',
    'Hộ kinh doanh CÔNG TY TNHH An'.normalize('NFD'),
    'Hộ kinh doanh cong ty an',
    'Hộ kinh doanh Cống tỵ An',
    'Hộ kinh doanh C.Ty An',
    'Hộ kinh doanh An cty',
    'Hộ kinh doanh An côngty',
    'Hộ kinh doanh CôngTyAn',
    'Hộ kinh doanh C ô n g - t y An',
    'Hộ kinh doanh Công\u200bty An',
    'Hộ kinh doanh ＣＯＮＧ ＴＹ An',
    'Hộ kinh doanh Tổng công ty An',
    'Hộ kinh doanh Tập đoàn An',
    'Hộ kinh doanh tap-doan An',
    'Hộ kinh doanh Doanh nghiệp tư nhân An',
    'Hộ kinh doanh DNTN An',
    // Letters of another alphabet, however they look.
    'Hộ kinh doanh Сông tу An',
    'Hộ kinh doanh 食堂',
  ])('may not be %s', (name) => expect(isHouseholdName(name)).toBe(false));
});
