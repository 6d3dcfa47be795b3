/**
 * What was paid for a dossier, or given back, as a confirmation of the office's. It is no receipt by Decree 254/2026/NĐ-CP, which has
 * form, series and number of its own: those are left open, and the paper says what it is not.
 */

import type { Letterhead } from '#authority/agency.ts';
import type { Fee } from '#dossier/state.ts';
import { kindOfNumber, type NumberKind } from '#kernel/id-number.ts';
import { formatVnd } from '#kernel/money.ts';
import type { Block, Fact, Paper } from '#spine/papers.ts';
import { timeInWords } from './slip-paper.ts';

const NUMBER: Readonly<Record<NumberKind, string>> = {
  person: 'Số định danh cá nhân',
  organisation: 'Mã số doanh nghiệp',
  passport: 'Số hộ chiếu',
  paper: 'Số giấy tờ tùy thân',
};

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
  /** The law of giving it back, in words. */
  refundLaw?: string;
  /** By whose word it was paid: the bank's, or an officer's, who wrote the number of a receipt or of a transfer; else nobody knows here. */
  toldBy?: 'bank' | 'officer';
  /** What was recorded of the money later, but for its way back, which a paper of its own confirms. */
  settled?: readonly string[];
  /** As drawn from the centre's book; of a time when none was drawn, nothing. */
  number?: string;
  /** Who took it, or, where the bank told the system, the officer who received the dossier. */
  officer: string;
  /** Tax and the like, which others set and receive: the office says what it was told, and confirms nothing. */
  obligation: boolean;
  address: string;
}

export function receiptPaper({ fee, dossierCode, procedure, payer, law, ...receipt }: Receipt): Paper {
  const { refund } = fee;
  const line = (key: string, value: string): Fact[] => [{ key, value }];
  return {
    title: titleOf(receipt.obligation, Boolean(refund)),
    ...(receipt.number && { number: `Số: ${receipt.number}` }),
    ...receipt.head,
    placeAndDate: receipt.placeAndDate,
    blocks: [
      {
        kind: 'fields',
        lines: [
          line('Mã hồ sơ', dossierCode),
          line('Thủ tục hành chính', procedure),
          line('Người nộp', payer.name),
          line(NUMBER[kindOfNumber(payer.idNumber)], payer.idNumber),
          line('Địa chỉ', payer.address),
          line('Số tiền', formatVnd(refund ? fee.amountVnd : (fee.takenVnd ?? fee.amountVnd))),
          line('Căn cứ thu', law),
          line('Thời điểm nộp', timeInWords(receipt.paidPrinted)),
          ...(receipt.toldBy ? [line('Hình thức nộp', HOW[receipt.toldBy])] : []),
          line(receipt.toldBy === 'bank' ? 'Số giao dịch' : 'Số biên lai hoặc số giao dịch', fee.reference ?? ''),
          ...(refund
            ? [
                line('Thời điểm hoàn trả', timeInWords(receipt.refundedPrinted ?? '')),
                line('Số giao dịch hoàn trả', refund.reference),
                line('Lý do hoàn trả', refund.reason),
                ...(receipt.refundLaw ? [line('Căn cứ hoàn trả', receipt.refundLaw)] : []),
              ]
            : receipt.obligation
              ? []
              : [line('Biên lai đã cấp (nếu có): mẫu số', ''), [...line('Ký hiệu', ''), ...line('Số', '')]]),
        ],
      },
      ...(receipt.settled ?? []).map((text): Block => ({ kind: 'paragraph', spans: [{ text }] })),
      {
        kind: 'paragraph',
        spans: [
          {
            text: receipt.obligation
              ? 'Giấy này ghi lại giao dịch mà hệ thống nhận được; không phải chứng từ nộp ngân sách nhà nước và không thay thế xác nhận của cơ quan thu.'
              : `Giấy này xác nhận việc ${refund ? 'hoàn trả' : 'nộp'} tiền, không thay thế biên lai theo Nghị định số 254/2026/NĐ-CP.`,
            italic: true,
          },
        ],
      },
    ],
    recipients: [],
    signatures: [
      {
        title: receipt.obligation ? 'NGƯỜI GHI NHẬN' : 'NGƯỜI XÁC NHẬN',
        hint: '(Ký và ghi rõ họ tên)',
        name: receipt.officer,
      },
    ],
    code: dossierCode,
    address: receipt.address,
    addressText: `Tra cứu hồ sơ tại: ${receipt.address}`,
    at: refund?.at ?? fee.paidAt,
  };
}

const HOW = {
  bank: 'Chuyển khoản, ngân hàng báo đã nhận',
  officer: 'Nộp tại quầy, cán bộ ghi nhận',
};

function titleOf(obligation: boolean, refund: boolean): string {
  if (obligation) return `GIẤY GHI NHẬN ${refund ? 'HOÀN TRẢ' : 'NỘP'} NGHĨA VỤ TÀI CHÍNH`;
  return refund ? 'GIẤY XÁC NHẬN HOÀN TRẢ PHÍ, LỆ PHÍ' : 'GIẤY XÁC NHẬN ĐÃ NỘP PHÍ, LỆ PHÍ';
}
