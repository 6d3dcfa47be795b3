/** What was paid for a dossier, or given back, as a paper (Circular 78/2021/TT-BTC calls it a receipt of fees and charges). */
import type { Fee } from '#dossier/state.ts';
import { formatVnd } from '#kernel/money.ts';
import type { Paper } from '#spine/papers.ts';

export interface Receipt {
  fee: Fee & { paidAt: string };
  dossierCode: string;
  procedure: string;
  payer: { name: string; idNumber: string };
  agency: string;
  /** The instant of payment as people write it. */
  paidPrinted: string;
  refundedPrinted?: string;
  address: string;
}

export function receiptPaper({ fee, dossierCode, procedure, payer, agency, ...receipt }: Receipt): Paper {
  const { refund } = fee;
  const row = (key: string, value: string) => ({ key, value });
  return {
    title: refund ? 'CHỨNG TỪ HOÀN TRẢ PHÍ, LỆ PHÍ' : 'BIÊN LAI THU PHÍ, LỆ PHÍ',
    agency: agency.toUpperCase(),
    placeAndDate: refund ? (receipt.refundedPrinted ?? '') : receipt.paidPrinted,
    blocks: [
      {
        kind: 'facts',
        rows: [
          row('Mã hồ sơ', dossierCode),
          row('Thủ tục', procedure),
          row('Người nộp', payer.name),
          row('Số định danh / mã số', payer.idNumber),
          row('Số tiền', formatVnd(fee.amountVnd)),
          row('Căn cứ', fee.law),
          row('Thời điểm nộp', receipt.paidPrinted),
          row('Số giao dịch', fee.reference ?? '–'),
          ...(refund
            ? [
                row('Thời điểm hoàn trả', receipt.refundedPrinted ?? ''),
                row('Số giao dịch hoàn trả', refund.reference),
                row('Lý do', refund.reason),
              ]
            : []),
        ],
      },
    ],
    recipients: [],
    signatures: [],
    code: dossierCode,
    address: receipt.address,
    at: refund?.at ?? fee.paidAt,
  };
}
