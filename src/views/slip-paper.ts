/** A slip as a paper: which fields stand where, in the words of the forms of Circular 03/2025/TT-VPCP. */
import type { Slip } from '#dossier/slips.ts';
import type { Block, Paper } from '#spine/papers.ts';

const TITLES: Record<Slip['form'], string> = {
  '01': 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
  '02': 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
  '03': 'PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ',
  '04': 'PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN',
  '05': 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
  '06': 'PHIẾU KIỂM SOÁT QUÁ TRÌNH',
  '07': 'SỔ THEO DÕI HỒ SƠ',
};

type Row = { key: string; value: string };

const row = (key: string, value: unknown): Row => ({ key, value: value ? String(value) : '–' });
const person = (title: string, party: { name: string; idNumber: string; address: string; phone: string }) => [
  row(title, party.name),
  row('Số định danh / mã số', party.idNumber),
  row('Địa chỉ', party.address),
  row('Điện thoại', party.phone),
];

export function slipPaper(slip: Slip): Paper {
  const facts = [
    row('Mã hồ sơ', slip.dossierCode),
    row('Thủ tục', `${slip.procedure.name} (${slip.procedure.code})`),
    ...rowsOf(slip),
  ];
  return {
    title: TITLES[slip.form],
    form: `Mẫu số ${slip.form}`,
    agency: officeOf(slip).toUpperCase(),
    number: slip.form === '01' || slip.form === '04' ? `Số: ${slip.number}` : undefined,
    placeAndDate: slip.issuedAtPrinted,
    blocks: [{ kind: 'facts', rows: facts }, ...tablesOf(slip)],
    recipients: [],
    signatures: signaturesOf(slip),
    code: slip.dossierCode,
    at: slip.issuedAt,
  };
}

function officeOf(slip: Slip): string {
  if (slip.form === '01') return slip.centre;
  if (slip.form === '06') return slip.solvingUnit;
  if (slip.form === '07') return slip.leadAgency;
  return 'Trung tâm Phục vụ hành chính công';
}

function rowsOf(slip: Slip): Row[] {
  switch (slip.form) {
    case '01':
      return [
        ...person('Người nộp', slip.applicant),
        ...(slip.authoriser ? person('Người được ủy quyền', slip.authoriser) : []),
        row('Thời hạn giải quyết', slip.statutoryTime),
        row('Thời gian nhận hồ sơ', slip.received),
        row('Thời gian trả kết quả', slip.due),
        ...(slip.dueNote ? [row('Lưu ý', slip.dueNote)] : []),
        row('Nhận kết quả tại', slip.collectAt),
        row('Vào sổ', `${slip.registerBook} – ${slip.registerNumber}`),
      ];
    case '02':
      return [
        ...person('Hồ sơ của', slip.owner),
        row('Bổ sung trước', slip.answerBy),
        row('Liên hệ', slip.contact),
        row('Người hướng dẫn', slip.guide),
      ];
    case '03':
      return [...person('Hồ sơ của', slip.owner), row('Lý do', slip.reasons), row('Căn cứ', slip.law)];
    case '04':
      return [
        ...person('Kính gửi', slip.person),
        row('Nhận hồ sơ', slip.received),
        row('Hẹn trả ban đầu', slip.promised),
        row('Lý do chậm', slip.reason),
        row('Lời xin lỗi', slip.apology),
        row('Hẹn trả lại', slip.newDue),
        ...(slip.dueNote ? [row('Lưu ý', slip.dueNote)] : []),
      ];
    case '05':
      return [...person('Hồ sơ của', slip.owner), row('Lý do dừng', slip.reason)];
    case '06':
      return [
        row('Đơn vị giải quyết', slip.solvingUnit),
        row('Đơn vị phối hợp', slip.coordinatingUnits.join('; ')),
        row('Nhận hồ sơ', slip.received),
        row('Hẹn trả', slip.due),
      ];
    case '07':
      return [
        ...person('Tổ chức, cá nhân', slip.applicant),
        row('Lĩnh vực', slip.field),
        row('Nhận hồ sơ', slip.received),
        row('Hẹn trả', slip.due),
        row('Đã trả', slip.returned),
        row('Phương thức', slip.returnMethod),
        row('Ký nhận', slip.signOff),
      ];
  }
}

const OUTCOMES = { early: 'Trước hạn', 'on-time': 'Đúng hạn', overdue: 'Quá hạn', open: 'Đang làm' } as const;

function tablesOf(slip: Slip): Block[] {
  if (slip.form === '01' && slip.components.length)
    return [
      {
        kind: 'table',
        caption: 'Thành phần hồ sơ',
        head: ['Giấy tờ', 'Bản chính', 'Bản sao', 'Ghi chú'],
        rows: slip.components.map((one) => [
          one.name,
          String(one.originals),
          String(one.copies),
          one.register ? 'Khai thác từ cơ sở dữ liệu' : '',
        ]),
      },
    ];
  if (slip.form === '02')
    return [
      {
        kind: 'table',
        caption: 'Nội dung bổ sung',
        head: ['TT', 'Nội dung', 'Lý do'],
        rows: slip.items.map((one) => [String(one.number), one.item, one.reason]),
      },
    ];
  if (slip.form === '06')
    return [
      {
        kind: 'table',
        caption: 'Giao nhận giữa các khâu',
        head: ['Giao', 'Nhận', 'Thời gian', 'Kết quả', 'Ghi chú', 'Người ký'],
        rows: slip.handovers.map((one) => [one.from, one.to, one.at, OUTCOMES[one.outcome], one.note, one.signedBy]),
      },
    ];
  return [];
}

function signaturesOf(slip: Slip): Paper['signatures'] {
  if (slip.form === '04') return slip.signedByHead ? [{ title: 'Thủ trưởng đơn vị', name: slip.signedByHead }] : [];
  if (!('signatures' in slip)) return [];
  const { applicant, officer } = slip.signatures;
  if (!applicant && !officer) return [];
  return [
    { title: 'Người nộp hồ sơ', name: applicant },
    { title: 'Người tiếp nhận', name: officer },
  ];
}
