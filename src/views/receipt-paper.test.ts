/** What an office says of money: as a fee it confirms it; of tax, which others receive, it only says what it was told. */
import { expect, it } from 'vitest';
import { type Receipt, receiptPaper } from './receipt-paper.ts';

const receipt: Receipt = {
  fee: { id: 'fee', amountVnd: 50_000, law: 'x', before: 'receipt', paidAt: '2026-11-25T01:00:00Z', reference: 'FT1' },
  dossierCode: 'H49.06685.00-261125-0001',
  procedure: 'Đăng ký hộ kinh doanh',
  payer: { name: 'Công ty Vịnh Xanh', idNumber: '5700000011', address: 'Hồng Gai' },
  head: { agency: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG HỒNG GAI' },
  placeAndDate: 'Hồng Gai, ngày 25 tháng 11 năm 2026',
  law: 'Nghị quyết',
  paidPrinted: '08:00 25/11/2026',
  number: '01/GXN-TTPVHCC',
  officer: 'Vũ Thị Hòa',
  obligation: false,
  address: 'https://m.vn/track',
};

it('a fee is confirmed with a number, by an officer with a name', () => {
  const paper = receiptPaper(receipt);
  expect(paper).toMatchObject({
    title: 'GIẤY XÁC NHẬN ĐÃ NỘP PHÍ, LỆ PHÍ',
    number: 'Số: 01/GXN-TTPVHCC',
    signatures: [{ title: 'NGƯỜI XÁC NHẬN', name: 'Vũ Thị Hòa' }],
  });
  expect(JSON.stringify(paper.blocks)).toContain('"Mã số doanh nghiệp","value":"5700000011"');
});

it('tax is no fee: nothing is confirmed, and no form of a fee receipt stands on the paper', () => {
  const paper = receiptPaper({ ...receipt, obligation: true });
  expect(paper.title).toBe('GIẤY GHI NHẬN NỘP NGHĨA VỤ TÀI CHÍNH');
  expect(JSON.stringify(paper.blocks)).not.toContain('Biên lai');
  expect(JSON.stringify(paper.blocks)).toContain('không phải chứng từ nộp ngân sách nhà nước');
});

it('one of before has no number', () => expect(receiptPaper({ ...receipt, number: undefined }).number).toBeUndefined());
