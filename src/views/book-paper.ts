/** The tracking book of a unit, for one field or all, as a paper: a line for each dossier (Circular 03/2025/TT-VPCP, form 07). */
import type { Slip } from '#dossier/slips.ts';
import type { Paper } from '#spine/papers.ts';

export type BookLine = Extract<Slip, { form: '07' }>;

export interface Book {
  agency: string;
  field?: string;
  lines: readonly BookLine[];
  at: string;
  printedAt: string;
}

const HEAD = [
  'STT',
  'Mã hồ sơ',
  'Thủ tục',
  'Người nộp',
  'Địa chỉ, điện thoại',
  'Cơ quan chủ trì',
  'Nhận',
  'Hẹn trả',
  'Trả',
  'Hình thức trả',
  'Ký nhận',
];

export function bookPaper({ agency, field, lines, at, printedAt }: Book): Paper {
  return {
    title: 'SỔ THEO DÕI HỒ SƠ',
    form: `Mẫu số 07${field ? `, lĩnh vực ${field}` : ''}`,
    agency: agency.toUpperCase(),
    placeAndDate: printedAt,
    blocks: [
      {
        kind: 'table',
        caption: '',
        head: HEAD,
        rows: lines.map((line, i) => [
          String(i + 1),
          line.dossierCode,
          line.procedure.name,
          line.applicant.name,
          [line.applicant.address, line.applicant.phone].filter(Boolean).join(', '),
          line.leadAgency,
          line.received,
          line.due,
          line.returned,
          line.returnMethod,
          line.signOff,
        ]),
      },
    ],
    recipients: [],
    signatures: [],
    code: agency,
    at,
    wide: true,
  };
}
