/** Slips 01 to 07 on screen and on paper: Vietnamese, as the forms of Circular 03/2025/TT-VPCP are. */
import type { Slip } from '#dossier/slips.ts';
import { SummaryList, Table } from './lists.tsx';

const TITLES: Record<Slip['form'], string> = {
  '01': 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
  '02': 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
  '03': 'PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ',
  '04': 'PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN',
  '05': 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
  '06': 'PHIẾU KIỂM SOÁT QUÁ TRÌNH',
  '07': 'SỔ THEO DÕI HỒ SƠ',
};

interface Party {
  name: string;
  idNumber: string;
  address: string;
  phone: string;
  email: string;
}

const row = (key: string, value: unknown) => ({ key: { text: key }, value: { text: value ? String(value) : '–' } });
const person = (title: string, party: Party) => [
  row(title, party.name),
  row('Số định danh / mã số', party.idNumber),
  row('Địa chỉ', party.address),
  row('Điện thoại', party.phone),
];

export function SlipPaper({ slip, extra }: { slip: Slip; extra?: preact.ComponentChildren }) {
  return (
    <article class="mc-paper govuk-!-margin-bottom-6" lang="vi" aria-labelledby={`slip-${slip.form}`}>
      <div class="mc-paper__head">
        <p>
          <b>{officeOf(slip)}</b>
          <br />
          {numberOf(slip)}
        </p>
        <p>
          <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          <br />
          <b>Độc lập - Tự do - Hạnh phúc</b>
          <br />
          <i>{slip.issuedAtPrinted}</i>
        </p>
      </div>
      <h2 id={`slip-${slip.form}`}>
        {TITLES[slip.form]}
        <br />
        <small>(Mẫu số {slip.form})</small>
      </h2>
      <SummaryList
        rows={[
          row('Mã hồ sơ', slip.dossierCode),
          row('Thủ tục', `${slip.procedure.name} (${slip.procedure.code})`),
          ...rowsOf(slip),
        ]}
      />
      <div class="mc-scroll">
        <Tables slip={slip} />
      </div>
      {extra}
      <Signatures slip={slip} />
    </article>
  );
}

function officeOf(slip: Slip): string {
  if (slip.form === '01') return slip.centre.toUpperCase();
  if (slip.form === '06') return slip.solvingUnit.toUpperCase();
  if (slip.form === '07') return slip.leadAgency.toUpperCase();
  return 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG';
}

const numberOf = (slip: Slip) => (slip.form === '01' || slip.form === '04' ? `Số: ${slip.number}` : '');

function rowsOf(slip: Slip) {
  switch (slip.form) {
    case '01':
      return [
        ...person('Người nộp', slip.applicant),
        ...(slip.authoriser ? person('Người được ủy quyền', slip.authoriser) : []),
        row('Thời hạn giải quyết', slip.statutoryTime),
        row('Thời gian nhận hồ sơ', slip.received),
        row('Thời gian trả kết quả', slip.due),
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

function Tables({ slip }: { slip: Slip }) {
  if (slip.form === '01' && slip.components.length)
    return (
      <Table
        caption="Thành phần hồ sơ"
        captionClasses="govuk-table__caption--s"
        head={[{ text: 'Giấy tờ' }, { text: 'Bản chính' }, { text: 'Bản sao' }, { text: 'Ghi chú' }]}
        rows={slip.components.map((one) => [
          { text: one.name },
          { text: one.originals },
          { text: one.copies },
          { text: one.register ? 'Khai thác từ cơ sở dữ liệu' : '' },
        ])}
      />
    );
  if (slip.form === '02')
    return (
      <Table
        caption="Nội dung bổ sung"
        captionClasses="govuk-table__caption--s"
        head={[{ text: 'TT' }, { text: 'Nội dung' }, { text: 'Lý do' }]}
        rows={slip.items.map((one) => [{ text: one.number }, { text: one.item }, { text: one.reason }])}
      />
    );
  if (slip.form === '06')
    return (
      <Table
        caption="Giao nhận giữa các khâu"
        captionClasses="govuk-table__caption--s"
        head={[
          { text: 'Giao' },
          { text: 'Nhận' },
          { text: 'Thời gian' },
          { text: 'Kết quả' },
          { text: 'Ghi chú' },
          { text: 'Người ký' },
        ]}
        rows={slip.handovers.map((one) => [
          { text: one.from },
          { text: one.to },
          { text: one.at },
          { text: OUTCOMES[one.outcome] },
          { text: one.note },
          { text: one.signedBy },
        ])}
      />
    );
  return null;
}

function Signatures({ slip }: { slip: Slip }) {
  const left = 'signatures' in slip ? slip.signatures.applicant : '';
  const right = 'signatures' in slip ? slip.signatures.officer : slip.form === '04' ? slip.signedByHead : '';
  if (!left && !right) return null;
  return (
    <div class="mc-paper__signs">
      <p>
        <b>Người nộp hồ sơ</b>
        <br />
        {left}
      </p>
      <p>
        <b>{slip.form === '04' ? 'Thủ trưởng đơn vị' : 'Người tiếp nhận'}</b>
        <br />
        {right}
      </p>
    </div>
  );
}
