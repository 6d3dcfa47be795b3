/** In which commune an address lies, read as a whole: true addresses however they are typed, and those that only name the commune. */
import { describe, expect, it } from 'vitest';
import { province } from '../../test/support/platform.ts';
import { misnamedUnit } from './units-on.ts';

const codeOf = (address: string) => province.placeIn(address)?.code;

describe('an address lies in the commune', () => {
  it.each([
    'Phường Hồng Gai',
    'P. Hồng Gai, Quảng Ninh',
    'p.Hồng Gai, Tp.Quảng Ninh',
    'P Hồng Gai, TP Quảng Ninh',
    'phường Hồng Gai tỉnh Quảng Ninh',
    'phường Hồng Gai thành phố Quảng Ninh',
    'Tổ 3, khu 5, phường Hồng Gai Quảng Ninh',
    'Số 5, tổ 3, phường Hồng Gai, Thành phố Hạ Long, Tỉnh Quảng Ninh',
    'Tổ 3, phường Hồng Gai, TP Hạ Long, Quảng Ninh, Việt Nam',
    'phường Hồng Gai, Hạ Long, Quảng Ninh',
    'phường Hồng Gai thành phố Hạ Long tỉnh Quảng Ninh',
    'Số 5 tổ 3 khu 2 phường Hồng Gai',
    '12/5 đường Lê Lợi phường Hồng Gai, Quảng Ninh',
    'Số 9 phố Bắc Ninh, phường Hồng Gai',
    'Số 9 phố Bắc Ninh phường Hồng Gai',
    'đường Hà Nội, phường Hồng Gai, thành phố Quảng Ninh',
    'Số 12 Hòa Bình, phường Hồng Gai',
    'Số 5, tỉnh lộ 326, phường Hồng Gai',
    'Chợ Hạ Long 1, phường Hồng Gai',
    'Gần chợ Hạ Long, phường Hồng Gai',
    'Tổ 1 - P. 5 - phường Hồng Gai - TP. Quảng Ninh',
    'Tổ 1; PHƯỜNG HỒNG GAI; Quảng Ninh; Việt Nam.',
    'Đối diện phường Cẩm Phả, phường Hồng Gai',
    'Thường trú: tổ 3, khu 5, phường Hồng Gai',
    'Tổ 2, phường Trần Hưng Đạo cũ, phường Hồng Gai',
    'Tổ 2. Phường Hồng Gai. Quảng Ninh',
    'khu 5 phuong hong gai',
    'Khu 5, phuong Hong Gai, Quang Ninh',
    'so 5 Le Thanh Tong, phuong Hong Gai',
    'so 5 to 3 p. hong gai, tp ha long, quang ninh',
    'Khu 5, phường Hong Gai, tỉnh Quang Ninh',
    '5 Le Thanh Tong Street, Hong Gai Ward, Quang Ninh Province, Vietnam',
    'Hong Gai Ward, Ha Long City, Quang Ninh',
    'Khu 5, phường Hồng Gai, Quảng Ninh, Vietnam',
    'Khu 5, phường Hồng Gai, Quảng Ninh, nước Việt Nam',
    'Khu 5, phường Hồng Gai, Quảng Ninh, VN',
    'Khu 5, phường Hồng Gai, QN',
    'Khu 5, ph. Hồng Gai',
    'P.Hồng Gai, TP Quảng Ninh',
    'khu 5 p.hồng gai hạ long',
    'Tập thể phòng không, phường Hồng Gai',
    'Số 5 Lê Lợi, Công ty than Hòn Gai, phường Hồng Gai',
    'Tổ 3, phường Hồng Gai, TP QN',
    'Tổ 3, phường Hồng Gai, tp.qn',
    'Tổ 3, phường Hồng Gai, TPQN',
    'Tổ 3 phường Hồng Gai TP QN',
    'Tổ 3, phường Hồng Gai, TP. Q.Ninh',
    'Tổ 3, phường Hồng Gai, Quảng Ninh (thường trú)',
    'Tổ 3 (thường trú), phường Hồng Gai',
    'Tổ 3, phường Hồng Gai, tỉnh Quảng Ninh (cũ)',
    'Tổ 3, phường Hồng Gai, tỉnh Quảng Ninh cũ',
    'Tổ 3, phường Hồng Gai, TP Hạ Long cũ, Quảng Ninh',
    'Tổ 3, phường Hồng Gai, Quảng Ninh 200000',
    'Tổ 3, phường Hồng Gai, Quảng Ninh, 01108, Việt Nam',
    'Tổ 3, phường Hồng Gai, Quảng Ninh, Việt Nam 200000',
    '12 Lê Thánh Tông, Hồng Gai, Quảng Ninh',
    '12 Le Thanh Tong, Hong Gai, Quang Ninh',
    '12A Lê Thánh Tông, Hồng Gai, QN',
    'Số 88/5, ngõ 3, tổ 3, khu 5, phường Hồng Gai',
    'Nhà số 5, dãy B, khu tập thể than, phường Hồng Gai',
    'Nhà ông Nguyễn Văn A, tổ 3, phường Hồng Gai',
    'nha so 5, to 3, phuong hong gai',
    'Ngụ tại số 3, phường Hồng Gai',
    'Phòng 1205, tòa CT2, chung cư Green Bay, phường Hồng Gai',
    'CT2, khu đô thị Cột 5, phường Hồng Gai',
    'QL18, tổ 3, phường Hồng Gai',
    'Số 5 tổ 3 phường Hồng Gai thành phố Quảng Ninh, Phường Hồng Gai, thành phố Quảng Ninh',
    'Số 5, phường Hồng Gai, TP Hạ Long, tỉnh Quảng Ninh, Phường Hồng Gai, thành phố Quảng Ninh',
    'Số 5, phường Hồng Gai, Tp Quảng Ninh., Phường Hồng Gai, thành phố Quảng Ninh',
    'Số 5, phường Hồng Gai, Việt Nam, Phường Hồng Gai, thành phố Quảng Ninh',
    'Số 5, phường Hồng Gai, TP QN, Phường Hồng Gai',
    'Số 5 p. hồng gai tp. quảng ninh, Phường Hồng Gai',
    'to 3 khu 7 phuong hong gai quang ninh, Phường Hồng Gai, thành phố Quảng Ninh',
    'Số 5, Hồng Gai, Phường Hồng Gai',
    'ĐC: số 5, phường Hồng Gai',
    'LK05-12, KĐT Cột 5, phường Hồng Gai',
    'Tổ 3, khu 5 (Cột 8), phường Hồng Gai',
    'Ngã 3 Loong Toòng, phường Hồng Gai',
    'Số 3 Lào Cai, phường Hồng Gai',
    'Tổ 3, phường Hồng Gai, Quảng Ninh, nước CHXHCN Việt Nam',
    'Số 5, Quảng Ninh, Phường Hồng Gai',
  ])('%s', (address) => expect(codeOf(address)).toBe('06685'));

  it.each([
    ['Thôn Đông, xã Tiên Yên, huyện Tiên Yên, tỉnh Quảng Ninh', 'Xã Tiên Yên'],
    ['Thôn Đông, X. Tiên Yên, H. Tiên Yên, Quảng Ninh', 'Xã Tiên Yên'],
    ['Hợp tác xã Bãi Cháy, phường Bãi Cháy', 'Phường Bãi Cháy'],
    ['Trạm y tế xã Tiên Yên, xã Tiên Yên', 'Xã Tiên Yên'],
    ['Khu 1, phường Móng Cái 1, thành phố Móng Cái', 'Phường Móng Cái 1'],
    ['Thôn 2, xã Hải Hòa, TP Quảng Ninh', 'Xã Hải Hoà'],
    ['đặc khu Vân Đồn, huyện Vân Đồn, Quảng Ninh', 'Đặc khu Vân Đồn'],
    ['Đường vào phường Hồng Gai, phường Hà Tu', 'Phường Hà Tu'],
    ['Ký túc xá Đại học Hạ Long, phường Yên Tử', 'Phường Yên Tử'],
    ['Tổ 3, phường Mạo Khê, TP Đông Triều cũ', 'Phường Mạo Khê'],
    ['Số 5 tổ 3 khu 7 phường Cẩm Phả thành phố Quảng Ninh', 'Phường Cẩm Phả'],
    ['TP Cẩm Phả, phường Cẩm Phả', 'Phường Cẩm Phả'],
  ])('%s: %s', (address, name) => expect(province.placeIn(address)?.name.vi).toBe(name));

  it('every one of them, with its former districts or none', () => {
    for (const unit of province.units.values())
      if (unit.place === unit.code)
        for (const end of ['', ', thành phố Quảng Ninh', ' tỉnh Quảng Ninh', ', Quảng Ninh, Việt Nam'])
          expect(codeOf(`Tổ 1, ${unit.name.vi}${end}`), unit.name.vi + end).toBe(unit.code);
  });
});

describe('an address does not surely lie there', () => {
  it.each([
    'tỉnh Bắc Ninh, phường Hồng Gai',
    'Bắc Ninh, phường Hồng Gai',
    'TP Hà Nội, phường Hồng Gai',
    'Tp.HCM, phường Hồng Gai',
    'TP Hà Nội, phường Việt Hưng',
    'Số 5 quận Ba Đình Hà Nội, phường Hồng Gai',
    'Quận Ba Đình, phường Hồng Gai',
    'huyện Gia Lâm, phường Hồng Gai',
    'Số 5 huyện Gia Lâm, phường Hồng Gai',
    'Xã Vân Đình, thành phố Hà Nội, tạm trú phường Hồng Gai',
    'Xã Vân Đình, phường Hồng Gai',
    'không phải phường Hồng Gai',
    'gần phường Hồng Gai',
    'trước đây ở phường Hồng Gai',
    'tạm trú phường Hồng Gai',
    'Số 5, tạm trú, phường Hồng Gai',
    'phường Hà Tu cạnh phường Hồng Gai',
    'Số 5 phường Hà Tu phường Hồng Gai',
    'Số 5, phường Hà Tu, phường Hồng Gai',
    'Số 5 tổ 3 gần phường Hồng Gai',
    'Số 5 đường ra phường Hồng Gai',
    'đường vào phường Hồng Gai',
    'Sydney, Australia, phường Hồng Gai',
    'Sydney Australia, phường Hồng Gai',
    'Nhật Bản, phường Hồng Gai',
    'nước Mỹ, phường Hồng Gai',
    'Số 8 ngõ 5, phường Hồng Gai, thành phố Hà Nội',
    'Số 5 thành phố Hà Nội phường Hồng Gai',
    'phường Hồng Gai, tỉnh Bắc Ninh',
    'phường Hồng Gai tỉnh Bắc Ninh',
    'phường Hồng Gai, Quảng Ninh, Hà Nội',
    'phường Hồng Gai cũ',
    'Khu 5, Hồng Gai',
    'siêuphường Hồng Gai',
    'Chưa có nơi cư trú, phường Hồng Gai',
    'Không có nơi thường trú, phường Hồng Gai',
    'khong co noi thuong tru, phuong hong gai',
    'chua co noi cu tru, phuong Hong Gai',
    'Không rõ, phường Hồng Gai',
    'Không rõ số nhà, khu 5, phường Hồng Gai',
    'Vô gia cư, phường Hồng Gai',
    'Tokyo, phường Hồng Gai',
    'Tokyo, số 5, phường Hồng Gai',
    'Sydney, phường Hồng Gai',
    'Berlin (Đức), phường Hồng Gai',
    'Hoa Kỳ (bang Texas), phường Hồng Gai',
    'Đài Loan (Trung Quốc), phường Hồng Gai',
    'Germany, phuong Hong Gai',
    'Nam Định: số 5, phường Hồng Gai',
    'nam dinh, so 5, phuong hong gai',
    'Ha Noi, phuong Hong Gai',
    'Cầu Giấy, phường Hồng Gai',
    'Công ty ABC, phường Hồng Gai',
    'Cty 5 sao, phường Hồng Gai',
    'phuong Ha Tu, phuong Hong Gai',
    'Đã rời khỏi tổ 3, phường Hồng Gai',
    'Đã rời khỏi tổ 3 phường Hồng Gai',
    'CHLB Đức, số 3 phường Hồng Gai',
    'Số 3 CHLB Đức, phường Hồng Gai',
    '12 Main Street, Melbourne VIC 3000, Hong Gai Ward, Quang Ninh',
    '12 Main Street Melbourne VIC 3000, Hong Gai Ward, Quang Ninh',
    'Ngụ tại Lào, số 3 phường Hồng Gai',
    'Số 3 ở Lào, phường Hồng Gai',
    'Mất liên lạc, số 3, phường Hồng Gai, Quảng Ninh',
    'Số 3 (mất liên lạc), phường Hồng Gai',
    'Trại giam Quảng Ninh, số 3, phường Hồng Gai',
    'Khu B trại giam, phường Hồng Gai',
    'Bắc Kinh, số 3, phường Hồng Gai',
    'Đài Bắc, số 3, phường Hồng Gai',
    'Quảng Châu, số 3, phường Hồng Gai',
    'Số 3 Bắc Kinh, phường Hồng Gai',
    '12 Street, California, phường Hồng Gai',
    '5 Nguyễn Trãi, Thanh Xuân, phường Hồng Gai',
    '5 Nguyễn Trãi Hà Nội, phường Hồng Gai',
    '5 Nguyễn Trãi Hà Nội tổ 3 phường Hồng Gai',
    'Số 3 Lạch Tray Hải Phòng, phường Hồng Gai',
    'Tổ 5 Hà Nội, phường Hồng Gai',
    'Nha Trang, phường Hồng Gai',
    'Trước ở số 3, phường Hồng Gai',
    'Số 3 hiện ở Nhật, phường Hồng Gai',
    'Số 5 (đang ở Đài Loan), phường Hồng Gai',
    'Khu 5, Xuân Sơn, phường Hồng Gai',
    'Nha Trang, so 3, phuong Hong Gai',
    'Bỏ nhà đi khỏi số 3, phường Hồng Gai',
    'Dự kiến chuyển về số 3, phường Hồng Gai',
    'Đã bán nhà ở số 3, phường Hồng Gai',
    'Số 3 đã bán, phường Hồng Gai',
    'da ban nha o so 3, phuong hong gai',
    'Nhà cũ số 3, phường Hồng Gai',
    'Nhà cũ, số 3, phường Hồng Gai',
    'Lưu trú tại số 3, phường Hồng Gai',
    'Tàu cá QN-1234, phường Hồng Gai',
    'Tàu cá QN-1234, số 3, phường Hồng Gai',
    'TP Cẩm Phả, phường Hồng Gai',
    'Số 5, TP Cẩm Phả, phường Hồng Gai',
    'Số 5, Cẩm Phả, phường Hồng Gai',
    'Số 5 Trần Phú, TP Cẩm Phả, tỉnh Quảng Ninh, Phường Hồng Gai, thành phố Quảng Ninh',
    'Số 5, phường Cẩm Phả, Phường Hồng Gai, thành phố Quảng Ninh',
    'đang thuê, phường Hồng Gai, Phường Hồng Gai',
    'Số 5 Trần Phú, Cẩm Phả, Quảng Ninh',
    'Hồng Gai, Quảng Ninh',
    'Số 5 gần phường Hồng Gai phường Hồng Gai',
    'thị xã Tiên Yên',
    'Thành phố Quảng Ninh',
    '',
  ])('%s', (address) => expect(codeOf(address)).toBeUndefined());
});

describe('a unit that an address names on a day', () => {
  const RIGHT = 'phường Hồng Gai, thành phố Quảng Ninh';
  const on = (text: string, day = '2026-11-18') => {
    const found = misnamedUnit(province, text, day);
    return found && [found.rule, found.named, ...(found.near ? [found.near] : [])];
  };
  it.each([
    ['Phường Không Có Thật, tỉnh Quảng Ninh', 'unit-unknown', 'Phường Không Có Thật'],
    ['Tổ 3 Phường Không Có Thật Quảng Ninh', 'unit-unknown', 'Phường Không Có Thật'],
    ['P. Bạch Đằng, TP. Hạ Long, QN', 'unit-unknown', 'Bạch Đằng'],
    ['phường Bạch Đằng, thành phố Hạ Long, tỉnh Quảng Ninh', 'unit-unknown', 'phường Bạch Đằng'],
    ['Phường Bạch Đằng thành phố Hạ Long tỉnh Quảng Ninh', 'unit-unknown', 'Phường Bạch Đằng'],
    ['Ủy ban nhân dân phường Bạch Đằng, thành phố Quảng Ninh', 'unit-unknown', 'phường Bạch Đằng'],
    ['Phường Hồng Gia, thành phố Quảng Ninh', 'unit-near', 'Phường Hồng Gia', 'phường Hồng Gai'],
    ['Xã Hồng Gai, thành phố Quảng Ninh', 'unit-near', 'Xã Hồng Gai', 'phường Hồng Gai'],
    ['Khu 2, phường Hồng Gai, thành phố Hạ Long, tỉnh Quảng Ninh', 'unit-ended', 'thành phố Hạ Long'],
    ['phường Hồng Gai thành phố Hạ Long tỉnh Quảng Ninh', 'unit-ended', 'thành phố Hạ Long'],
    ['phường Hồng Gai, tỉnh Quảng Ninh', 'whole-other', 'tỉnh Quảng Ninh', RIGHT],
    ['phường Hồng Gai, Quảng Ninh', 'whole-other', 'Quảng Ninh', RIGHT],
    ['Khu 5, phường Hồng Gai, Quảng Ninh, Việt Nam', 'whole-other', 'Quảng Ninh', RIGHT],
    ['phuong hong gai, quang ninh', 'whole-other', 'quang ninh', RIGHT],
    ['Khu 2, phuong Hong Gai, thanh pho Quang Ninh', 'unit-spelt', 'phuong Hong Gai, thanh pho Quang Ninh', RIGHT],
    ['P. Hồng Gai, TP Quảng Ninh', 'unit-spelt', 'P. Hồng Gai, TP Quảng Ninh', RIGHT],
    ['Phường Hồng Gai, thanh pho Quang Ninh', 'unit-spelt', 'Phường Hồng Gai, thanh pho Quang Ninh', RIGHT],
    ['xã Kỳ Sơn, huyện Thủy Nguyên, thành phố Hải Phòng', 'unit-ended', 'huyện Thủy Nguyên'],
    ['Phường Phương Mai, Q. Đống Đa, Hà Nội', 'unit-ended', 'Đống Đa'],
    ['phường Thủ Thiêm, TP Thủ Đức, TP Hồ Chí Minh', 'unit-ended', 'Thủ Đức'],
    ['thị trấn Sa Pa, tỉnh Lào Cai', 'unit-ended', 'thị trấn Sa Pa'],
    ['phường Trần Hưng Đạo, tỉnh Thái Bình', 'unit-ended', 'tỉnh Thái Bình'],
    ['phuong Ba Dinh, Ha Noi', 'unit-toneless', 'phuong Ba Dinh'],
  ])('«%s» is none', (text, ...told) => {
    expect(on(text)).toEqual(told);
  });

  it.each([
    'Phường Hồng Gai, thành phố Quảng Ninh',
    'Phường Hồng Gai khu 5, thành phố Quảng Ninh',
    'Trạm y tế xã Không Có Thật, xã Tiên Yên, thành phố Quảng Ninh',
    'Trung tâm y tế huyện Tiên Yên, xã Tiên Yên, thành phố Quảng Ninh',
    'Trung tâm y tế huyện Thủy Nguyên, phường Thủy Nguyên, thành phố Hải Phòng',
    'phường Bắc Giang, tỉnh Bắc Ninh',
    'Viêng Chăn, Lào',
    'Tổ 2, phường Trần Hưng Đạo cũ, phường Hồng Gai, thành phố Quảng Ninh',
    'Khu 5, phường Cẩm Phả, thành phố Quảng Ninh, Việt Nam',
    'Bệnh viện Sản Nhi Quảng Ninh',
    // Other provinces, and what names none, are not judged.
    'Phường Không Có Thật, thành phố Hà Nội',
    'Xã Quảng Ninh, tỉnh Thanh Hóa',
    'Ủy ban nhân dân phường Bạch Đằng',
  ])('«%s» is none that is wrong', (text) => {
    expect(on(text)).toBeUndefined();
  });

  it('the province has the name of that day, and a name of before stands where any day is meant', () => {
    const city = 'phường Bãi Cháy, thành phố Quảng Ninh';
    const told = (day: string) => misnamedUnit(province, city, day)?.near;
    expect([told('2025-05-15'), told('2026-08-15'), told('2026-09-01')]).toEqual([
      'tỉnh Quảng Ninh',
      'phường Bãi Cháy, tỉnh Quảng Ninh',
      undefined,
    ]);
    const ever = (text: string) => misnamedUnit(province, text, 'ever')?.rule;
    for (const text of [
      'Xã Thống Nhất, huyện Hoành Bồ, tỉnh Quảng Ninh',
      'huyện Thủy Nguyên, Hải Phòng',
      city,
      'Quảng Ninh',
    ])
      expect(ever(text), text).toBeUndefined();
    expect(ever('Xã Không Có Thật, thành phố Quảng Ninh')).toBe('unit-unknown');
    expect(ever('phường Hồng Gai, thành phố Hạ Long, thành phố Quảng Ninh')).toBe('unit-ended');
    expect(ever('phuong Hong Gai, thanh pho Quang Ninh')).toBe('unit-toneless');
    expect(ever('Nam Định, Quang Ninh')).toBe('unit-toneless');
  });

  it('every commune of ours is one on each day since districts ended; which there were before nobody here knows', () => {
    const communes = [...province.units.values()].filter((unit) => unit.place === unit.code);
    expect(communes.length).toBe(54);
    for (const { name } of communes)
      for (const text of [`${name.vi}, tỉnh Quảng Ninh`, `Khu 1, ${name.vi.toLowerCase()} tỉnh Quảng Ninh`])
        expect(on(text, '2025-07-01'), text).toBeUndefined();
    const old = 'phường Bạch Đằng, thành phố Hạ Long, tỉnh Quảng Ninh';
    expect([on(old, '2025-06-30'), on(old, '2025-07-01')?.[0]]).toEqual([undefined, 'unit-unknown']);
    expect(misnamedUnit(province, old, '2026-08-31')?.whole).toBe('tỉnh Quảng Ninh');
    expect(misnamedUnit(province, old, '2026-09-01')?.whole).toBe('thành phố Quảng Ninh');
  });
});
