import { describe, expect, it } from 'vitest';
import {
  isAddress,
  isCommuneAddress,
  isEthnicGroup,
  isFacilityName,
  isNationality,
  isPaperLine,
  isPaperNumber,
  isPlace,
  latestDayIn,
} from './told-text.ts';

const NONSENSE = ['', ' ', '1', '12345', 'x', '.', '!!', '-', '@#$'];

describe.each([
  [
    'an ethnic group',
    isEthnicGroup,
    ['Kinh', 'Sán Dìu', "H'Mông", 'Ơ Đu', 'Co', 'Lự', 'Bru - Vân Kiều', 'Dao (Thanh Y)'],
    ['Kinh 2', 'Ê', 'Kinh<b>'],
  ],
  ['a nationality', isNationality, ['Việt Nam', 'Ý', 'Áo', 'Hoa Kỳ, Đức', 'Cộng hòa Séc'], ['VN1', 'Việt Nam;', 'V']],
  [
    'a place',
    isPlace,
    ['Bệnh viện Từ Dũ', 'Tổ 3, khu 5', 'Huế', 'Phường Hồng Gai, thành phố Quảng Ninh'],
    ['12/3', 'x y', 'a1', 'Bệnh viện', 'tại nhà', 'Ủy ban nhân dân phường', 'phường', 'không rõ'],
  ],
  [
    'a health facility',
    isFacilityName,
    ['Bệnh viện Sản Nhi Quảng Ninh', 'Bệnh viện E', 'Bệnh viện Phụ sản Trung ương', 'Trạm y tế xã Ba Chẽ', 'BV 108'],
    [
      'Bệnh viện',
      'BV',
      'benh vien',
      'Trạm y tế xã',
      'Bệnh viện Sản - Nhi',
      'Bệnh viện đa khoa tỉnh',
      'Nhà',
      'nhà riêng',
    ],
  ],
  [
    'an address with its commune',
    isCommuneAddress,
    [
      'Phường Việt Hưng, thành phố Quảng Ninh',
      'đường 25 tháng 4, P. Hồng Gai, TP Quảng Ninh, Việt Nam',
      'số 929 đường La Thành, phường Láng, Hà Nội',
      'thị trấn Tiên Yên, huyện Tiên Yên, tỉnh Quảng Ninh',
      'phường 5, quận 3, TP. Hồ Chí Minh',
      'phuong Hong Gai, Quang Ninh',
      'Tại nhà, khu 7, phường Cẩm Phả, thành phố Quảng Ninh',
      'Tại nhà riêng, khu 7, phường Cẩm Phả, thành phố Quảng Ninh',
      'Nhà riêng, khu 7, phường Cẩm Phả, thành phố Quảng Ninh',
      'Ở nhà, thôn 3, xã Ba Chẽ, thành phố Quảng Ninh',
    ],
    [
      'Bệnh viện',
      'Quảng Ninh',
      'thành phố Quảng Ninh',
      'phường Hồng Gai',
      'thị xã Đông Triều, tỉnh Quảng Ninh',
      'Bệnh viện, phường Việt Hưng, thành phố Quảng Ninh',
      'tại nhà, phường Việt Hưng, thành phố Quảng Ninh',
      'phường, thành phố Quảng Ninh',
      'Viêng Chăn, Lào',
    ],
  ],
  [
    'the number of a paper',
    isPaperNumber,
    ['CS-1', '45/2019', '0102', '12/TLKH-BS', 'Số 01', 'Số công chứng 812, quyển số 02/2026', 'GCS 12 A'],
    ['số', '1;2', '1<2', '#1', 'không nhớ 1', 'con tôi sinh ngày 3 ở bệnh viện', 'bác sĩ chưa đưa, hẹn 5 ngày nữa'],
  ],
  [
    'a paper in a line',
    isPaperLine,
    [
      'Đăng ký kết hôn số 45/2019, phường Hồng Gai',
      'GCN CS-0779',
      'BCTC 2025',
      'Sổ địa chính, tra cứu ngày 25/11/2026',
    ],
    ['45/2019', 'Đăng ký kết hôn', 'abc 12', 'ABC 12', 'test 1', 'xyz abc 25/11/2026', 'asdf 12'],
  ],
] as const)('%s', (_, is, right, wrong) => {
  it.each(right)('is «%s», however it is composed', (text) => {
    expect([is(text), is(text.normalize('NFD')), is(` ${text} `)]).toEqual([true, true, true]);
  });
  it.each([...wrong, ...NONSENSE.filter((one) => is !== isPaperNumber || !/\d/.test(one))])('is not «%s»', (text) =>
    expect(is(text)).toBe(false),
  );
});

it.each([
  ['Cơ sở dữ liệu hộ tịch điện tử, tra cứu ngày 23/11/2026', '2026-11-23'],
  ['Bản án số 05/2026/HNGĐ-ST ngày 2.11.2026, tra cứu ngày 5 tháng 12 năm 2026', '2026-12-05'],
  ['Đăng ký kết hôn số 45/2019, phường Hồng Gai', undefined],
])('the latest day that «%s» names is %s', (line, day) => {
  expect([latestDayIn(line), latestDayIn(line.normalize('NFD'))]).toEqual([day, day]);
});

it.each([
  ['Chợ Hạ Long 1, phường Hồng Gai, thành phố Quảng Ninh', true],
  ['Tổ 4, phường Hồng Gai', true],
  ['Khu 7 phường Cẩm Phả', true],
  ['Phường Hồng Gai, thành phố Quảng Ninh', false],
  ['Phường Hồng Gai, Quảng Ninh', false],
  ['P. Hồng Gai', false],
  ['phuong Hong Gai, Quang Ninh', false],
  ['Hong Gai Ward, Quang Ninh', false],
  ['khu 5 phuong hong gai', true],
  ['Cơ quan, đường Quan Lạn, phường Hồng Gai', true],
  ['Chợ Hạ Long 1', true],
  ['12, phường Hồng Gai, tỉnh Quảng Ninh, Việt Nam', false],
  ['x', false],
])('«%s» says where in the commune: %s', (text, says) => {
  expect(isAddress(text)).toBe(says);
});
