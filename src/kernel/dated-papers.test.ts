import { expect, it } from 'vitest';
import { documentAhead } from './dated-papers.ts';

const TODAY = '2026-11-29';

it.each([
  ['Quyết định số 1/QĐ-UBND ngày 30/11/2027', '30/11/2027'],
  ['Quyết định số 1/QĐ-UBND ngày 30/11/2026', '30/11/2026'],
  ['QĐ 1/QĐ-UBND 30/11/2027', '30/11/2027'],
  ['quyet dinh so 1/QD-UBND (ngay 1.1.2030)', '01/01/2030'],
  ['Quyết định của Ủy ban nhân dân thành phố Quảng Ninh ngày 5 tháng 12 năm 2026', '05/12/2026'],
  ['theo Quyết định số 12/QĐ-UBND do Chủ tịch Ủy ban nhân dân thành phố ký ngày 30/11/2027', '30/11/2027'],
  ['Điều 5 Nghị định số 1/2027/NĐ-CP', '2027'],
  ['Giấy ủy quyền lập ngày 02/01/2027', '02/01/2027'],
  ['Biên bản ngày 01/12/2026 ghi đất không có tranh chấp', '01/12/2026'],
  ['Decision No 1 dated 30/11/2027', '30/11/2027'],
  ['Biên bản lập 05-12-2026', '05/12/2026'],
  ['Biên bản đã được lập 05.12.2026', '05/12/2026'],
  ['Biên bản 5/12/2026', '05/12/2026'],
  ['biên bản làm việc ngày 5 tháng 12 năm 2026', '05/12/2026'],
  ['Giấy phép số 7 ngày 29/11/2026, giấy phép số 8 ngày 29/12/2026', '29/12/2026'],
])('«%s» names one of %s', (text, day) => {
  expect([documentAhead(text, TODAY), documentAhead(text.normalize('NFD'), TODAY)]).toEqual([day, day]);
});

it.each([
  'Quyết định số 1/QĐ-UBND ngày 29/11/2026',
  'Hợp đồng thuê đất số 12/HĐ ngày 01/01/2020, thời hạn đến ngày 01/01/2040',
  'Hợp đồng số 12 từ ngày 01/01/2026 đến ngày 01/01/2040',
  'Hợp đồng của ông An kết thúc ngày 01/01/2040',
  'Luật số 03/2026/QH16, có hiệu lực từ ngày 01/03/2027',
  'Nghị định 151/2025/NĐ-CP hết hiệu lực ngày 01/03/2027',
  'Giấy hẹn trả kết quả ngày 05/12/2026',
  'Khởi công ngày 01/01/2027, hoàn thành ngày 31/12/2028',
  'Lâu dài; đến ngày 31/12/2040',
  'Hợp đồng 01/01/2026-31/12/2040; biên bản đến 05-12-2026',
  'Quý I/2027 hoàn thành; 50 năm',
  'Thửa 12/2027, tờ bản đồ 14',
])('«%s» names none to come', (text) => expect(documentAhead(text, TODAY)).toBeUndefined());

it('is found soon in whatever is typed', () => {
  for (const one of ['so 1/a', ',', 'cua a, ', '1/', 'so ', 'quyet dinh cua ', '1/q-'])
    expect(documentAhead(`2027 ${one.repeat(4000 / one.length)}`, TODAY)).toBeUndefined();
});
