/** In which commune an address lies, read as a whole: true addresses however they are typed, and those that only name the commune. */
import { describe, expect, it } from 'vitest';
import { province } from '../../test/support/platform.ts';

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
    'thị xã Tiên Yên',
    'Thành phố Quảng Ninh',
    '',
  ])('%s', (address) => expect(codeOf(address)).toBeUndefined());
});
