/** Bodies outside the province's own offices, as people read of them in their language. */
import { expect, it } from 'vitest';
import { bodyNames, namesBody } from './bodies.ts';

it.each([
  ['Cơ quan công an', 'Police', 'पुलिस'],
  ['Công an cấp xã', 'Police (Công an cấp xã)', 'पुलिस (Công an cấp xã)'],
  ['Cục Thuế tỉnh Quảng Ninh', 'Tax authority (Cục Thuế tỉnh Quảng Ninh)', 'कर प्राधिकरण (Cục Thuế tỉnh Quảng Ninh)'],
  ['Cơ quan bảo hiểm xã hội', 'Social insurance', 'सामाजिक बीमा'],
  ['Tòa án nhân dân', "People's Court", 'जन न्यायालय'],
  [
    'Cục Hải quan; Kho bạc Nhà nước',
    'Customs, State Treasury (Cục Hải quan; Kho bạc Nhà nước)',
    'सीमा शुल्क, राज्य कोषागार (Cục Hải quan; Kho bạc Nhà nước)',
  ],
])('%s is named by its kind, beside the name of the source where that says more', (vi, en, hi) => {
  expect(bodyNames(vi)).toEqual({ vi, en, hi });
});

it.each(['Cục Hàng hải Việt Nam', 'Công an cấp xã; Sở Tài chính', ''])(
  '%s is of no one known kind: nothing is made of it',
  (body) => {
    expect(bodyNames(body)).toEqual({ vi: body, en: body, hi: body });
  },
);

it.each([
  'Thanh tra thành phố Quảng Ninh',
  'THANH TRA BỘ TƯ PHÁP',
  'Ủy ban nhân dân phường Hồng Gai',
  'Uỷ ban nhân dân xã Tiên Yên',
  'UBND phường Hồng Gai',
  'Chủ tịch Ủy ban nhân dân thành phố Quảng Ninh',
  'Sở Nông nghiệp và Môi trường',
  'Tòa án nhân dân khu vực 1',
  'Công an phường Hồng Gai',
  'Đoàn thanh tra theo Quyết định 12/QĐ-TTr',
])('%s names a body', (text) => expect(namesBody(text)).toBe(true));
it.each(['Ông Nguyễn Văn A', 'Nguyễn Văn A', 'Bà Trần Thị Sở', 'Bùi Đức Minh, công chức', 'x', '', 'Bangkok A'])(
  '%s names none',
  (text) => expect(namesBody(text)).toBe(false),
);
