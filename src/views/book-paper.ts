/** The tracking book of a centre or unit, for one field or all, as a paper: a line for each dossier (Circular 03/2025/TT-VPCP, form 07). */
import type { Letterhead } from '#authority/agency.ts';
import type { Slip } from '#dossier/slips.ts';
import type { Block, Paper } from '#spine/papers.ts';
import { formName } from './slip-paper.ts';

export type BookLine = Extract<Slip, { form: '07' }>;

export interface Book {
  head: Letterhead;
  /** What stands after its number, which is left open. */
  symbol: string;
  placeAndDate: string;
  field?: string;
  lines: readonly BookLine[];
  at: string;
}

/** With what came between, and that the intake check was late. */
const receivedCell = ({ received, renewed = [], lateIntakes = [] }: BookLine): string =>
  [
    received,
    ...lateIntakes.map(({ due, done }) => `Kiểm tra hồ sơ muộn: hạn ${due}, xong ${done}`),
    ...renewed.map(({ at }) => `Nhận đủ hồ sơ bổ sung: ${at}`),
  ].join('\n');

/** The date of law first, then the one that an apology promised, and the time that was not counted. */
const dueCell = ({ due, extended = [], uncounted = [] }: BookLine): string =>
  [
    due,
    ...extended.map(({ of, to }) => `Gia hạn, hẹn lại${of ? ` (${of})` : ''}: ${to}`),
    ...uncounted.map((one) => `Không tính thời gian ${one}`),
  ]
    .filter(Boolean)
    .join('\n');

const HEAD = [
  'STT',
  'Mã hồ sơ',
  'Tên TTHC',
  'Tên tổ chức, cá nhân',
  'Địa chỉ/SĐT',
  'Cơ quan chủ trì giải quyết',
  'Nhận hồ sơ',
  'Hẹn trả kết quả',
  'Trả kết quả',
  'Phương thức nhận kết quả',
  'Ký nhận',
];

/** The book holds what was received. */
const EMPTY: Block = {
  kind: 'paragraph',
  spans: [{ text: 'Không có hồ sơ nào đã được tiếp nhận theo điều kiện lọc.' }],
};

export function bookPaper({ head, symbol, placeAndDate, field, lines, at }: Book): Paper {
  return {
    title: 'SỔ THEO DÕI HỒ SƠ',
    form: formName('07'),
    ...(field && { subject: `Lĩnh vực: ${field}` }),
    ...head,
    number: `Số: ……/${symbol}`,
    placeAndDate,
    blocks: [
      {
        kind: 'table',
        caption: '',
        head: HEAD,
        widths: [2, 8, 8, 6, 7, 7, 5, 5, 5, 5, 5],
        rows: lines.map((line, i) => [
          String(i + 1),
          line.dossierCode,
          line.procedure.name,
          line.applicant.name,
          [line.applicant.address, line.applicant.phone].filter(Boolean).join(', '),
          line.leadAgency,
          receivedCell(line),
          dueCell(line),
          line.returned,
          line.returnMethod,
          line.signOff,
        ]),
      },
      ...(lines.length ? [] : [EMPTY]),
      {
        kind: 'paragraph',
        spans: [
          {
            text: 'Ghi chú: sổ điện tử, theo dõi trực tiếp trên Hệ thống thông tin giải quyết thủ tục hành chính.',
            italic: true,
          },
        ],
      },
    ],
    recipients: [],
    signatures: [],
    code: head.agency,
    at,
    wide: true,
  };
}
