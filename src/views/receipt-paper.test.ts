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

const textOf = (more: Partial<Receipt>) => JSON.stringify(receiptPaper({ ...receipt, ...more }).blocks);

it('what was paid at the counter is no transfer, and what the bank told of is no receipt', () => {
  const counter = textOf({ toldBy: 'officer' });
  expect(counter).toContain('"Hình thức nộp","value":"Nộp tại quầy, cán bộ ghi nhận"');
  expect(counter).toContain('"Số biên lai hoặc số giao dịch","value":"FT1"');
  expect(counter).not.toMatch(/"Số giao dịch"|ngân hàng/);
  const bank = textOf({ toldBy: 'bank' });
  expect(bank).toContain('"Hình thức nộp","value":"Chuyển khoản, ngân hàng báo đã nhận"');
  expect(bank).toContain('"Số giao dịch","value":"FT1"');
  expect(bank).not.toContain('biên lai hoặc');
  // Where no record says by whose word, neither does the paper.
  expect(textOf({})).not.toContain('Hình thức nộp');
});

it('what was settled since stands on it, with the law of giving it back', () => {
  const refund = { at: '2026-11-27T01:00:00Z', reference: 'OUT-1', reason: 'Rút' };
  const text = textOf({
    fee: { ...receipt.fee, refund },
    refundLaw: 'Điều 3',
    settled: ['Ghi nhận lúc 08:00 ngày 26/11/2026: xác định lại'],
  });
  expect(text).toContain('"Căn cứ hoàn trả","value":"Điều 3"');
  expect(text).toContain('xác định lại');
});
