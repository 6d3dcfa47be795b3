/**
 * What was paid for a dossier, or given back, as a confirmation of the office's. It is no receipt by Decree 254/2026/NĐ-CP, which has
 * form, series and number of its own: those are left open, and the paper says what it is not.
 */
import type { Letterhead } from '#authority/agency.ts';
import type { Fee } from '#dossier/state.ts';
import { formatVnd } from '#kernel/money.ts';
import type { Fact, Paper } from '#spine/papers.ts';
import { timeInWords } from './slip-paper.ts';

export interface Receipt {
  fee: Fee & { paidAt: string };
  dossierCode: string;
  procedure: string;
  payer: { name: string; idNumber: string; address: string };
  head: Letterhead;
  placeAndDate: string;
  /** The law of the fee, in words. */
  law: string;
  /** The instant of payment as slips write it. */
  paidPrinted: string;
  refundedPrinted?: string;
  address: string;
}

export function receiptPaper({ fee, dossierCode, procedure, payer, law, ...receipt }: Receipt): Paper {
  const { refund } = fee;
  const line = (key: string, value: string): Fact[] => [{ key, value }];
  return {
    title: refund ? 'GIẤY XÁC NHẬN HOÀN TRẢ PHÍ, LỆ PHÍ' : 'GIẤY XÁC NHẬN ĐÃ NỘP PHÍ, LỆ PHÍ',
    ...receipt.head,
    placeAndDate: receipt.placeAndDate,
    blocks: [
      {
        kind: 'fields',
        lines: [
          line('Mã hồ sơ', dossierCode),
          line('Thủ tục hành chính', procedure),
          line('Người nộp', payer.name),
          line('Số định danh cá nhân/tổ chức', payer.idNumber),
          line('Địa chỉ', payer.address),
          line('Số tiền', formatVnd(fee.amountVnd)),
          line('Căn cứ thu', law),
          line('Thời điểm nộp', timeInWords(receipt.paidPrinted)),
          line('Số giao dịch', fee.reference ?? ''),
          ...(refund
            ? [
                line('Thời điểm hoàn trả', timeInWords(receipt.refundedPrinted ?? '')),
                line('Số giao dịch hoàn trả', refund.reference),
                line('Lý do hoàn trả', refund.reason),
              ]
            : [line('Biên lai đã cấp (nếu có): mẫu số', ''), [...line('Ký hiệu', ''), ...line('Số', '')]]),
        ],
      },
      {
        kind: 'paragraph',
        spans: [
          {
            text: `Giấy này xác nhận việc ${refund ? 'hoàn trả' : 'nộp'} tiền, không thay thế biên lai theo Nghị định số 254/2026/NĐ-CP.`,
            italic: true,
          },
        ],
      },
    ],
    recipients: [],
    signatures: [{ title: 'NGƯỜI XÁC NHẬN', hint: '(Ký và ghi rõ họ tên)', name: '' }],
    code: dossierCode,
    address: receipt.address,
    addressText: `Tra cứu hồ sơ tại: ${receipt.address}`,
    at: refund?.at ?? fee.paidAt,
  };
}
