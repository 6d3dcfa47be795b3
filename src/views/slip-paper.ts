/** A slip as a paper: the text of the forms of Circular 03/2025/TT-VPCP, Annex I. What is not known is left open for the hand. */
import { addresseeOf, isOrganisation } from '#dossier/parties.ts';
import { saysNoMore, shortened } from '#dossier/refusal-grounds.ts';
import type { PromisedBefore, SlipDates } from '#dossier/slip-outside.ts';
import type { Slip } from '#dossier/slips.ts';
import { numberSaid } from '#kernel/id-number.ts';
import { sentence } from '#kernel/text.ts';
import type { Block, Fact, Paper, PaperSignature } from '#spine/papers.ts';

const TITLES: Record<Slip['form'], string> = {
  '01': 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
  '02': 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
  '03': 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
  '04': 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
  '05': 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
  '06': 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
  '07': 'SỔ THEO DÕI HỒ SƠ',
};

/** Forms 06 and 07 are kept by the system, one for each dossier, and have no number. */
const NUMBERED: ReadonlySet<string> = new Set(['01', '02', '03', '04', '05']);

/** How the dossier can be followed without signing in. */
export interface Tracking {
  /** For the QR code: the page with the code filled in. The key is typed. */
  address: string;
  /** Where code and key are typed. */
  page: string;
  key: string;
}

export const formName = (form: Slip['form']): string => `Mẫu số ${form}, Phụ lục I, Thông tư số 03/2025/TT-VPCP`;

export function slipPaper(slip: Slip, tracking?: Tracking): Paper {
  const paper: Paper = {
    title: TITLES[slip.form],
    form: formName(slip.form),
    ...slip.head,
    ...(NUMBERED.has(slip.form) && { number: `Số: ${slip.number}` }),
    placeAndDate: slip.placeAndDate,
    blocks: blocksOf(slip),
    recipients: [],
    signatures: signaturesOf(slip),
    code: slip.dossierCode,
    at: slip.issuedAt,
  };
  if (slip.form === '01') paper.onePage = true;
  if (slip.form === '06') paper.wide = true;
  if (slip.form === '01' && tracking)
    Object.assign(paper, {
      address: tracking.address,
      addressText: `Mã tra cứu: ${tracking.key}\nTra cứu hồ sơ: quét mã này rồi nhập mã tra cứu, hoặc mở ${tracking.page} và nhập mã hồ sơ, mã tra cứu.`,
    });
  return paper;
}

const fact = (key: string, value: string): Fact => ({ key, value });
const fields = (...lines: Fact[][]): Block => ({ kind: 'fields', lines });
const says = (...texts: (string | [string])[]): Block => ({
  kind: 'paragraph',
  spans: texts.map((text) => (typeof text === 'string' ? { text } : { text: text[0], bold: true })),
});
const note = (text: string): Block => ({ kind: 'paragraph', spans: [{ text, italic: true }] });

type Party = Extract<Slip, { form: '02' }>['owner'];
/** Who has none, or gave none, is asked for none on paper. */
function contactOf({ phone, email }: Party): Fact[][] {
  const facts = [fact('Số điện thoại', phone), fact('Email', email)].filter(({ value }) => value);
  return facts.length ? [facts] : [];
}
const procedureOf = ({ procedure }: Slip) =>
  fact('Nội dung yêu cầu giải quyết', `${procedure.name} (${procedure.code})`);

/** 15:20 23/11/2026 → «15 giờ 20 phút, ngày 23 tháng 11 năm 2026». */
export function timeInWords(printed: string): string {
  const [, hour, minute, day, month, year] = /^(\d\d):(\d\d) (\d\d)\/(\d\d)\/(\d{4})$/.exec(printed) ?? [];
  if (!year) return printed;
  return `${hour} giờ ${minute} phút, ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

function blocksOf(slip: Slip): Block[] {
  switch (slip.form) {
    case '01':
      return receiptBlocks(slip);
    case '02':
      return supplementBlocks(slip);
    case '03':
      return refusalBlocks(slip);
    case '04':
      return apologyBlocks(slip);
    case '05':
      return stopBlocks(slip);
    case '06':
      return controlBlocks(slip);
    case '07':
      return bookBlocks(slip);
  }
}

function receiptBlocks(slip: Extract<Slip, { form: '01' }>): Block[] {
  const { applicant, representative } = slip;
  const count = (n: number) => (n ? String(n).padStart(2, '0') : '');
  // The form asks for who hands it in, then for who authorised them and by which paper.
  const submitter = representative ?? applicant;
  const authoriser = representative && [
    [fact('Người ủy quyền', applicant.name), fact('Số định danh', numberSaid(applicant.idNumber))],
    [fact('Địa chỉ của người ủy quyền', applicant.address)],
    ...contactOf(applicant),
    [fact('Giấy tờ ủy quyền', representative.paper)],
  ];
  return [
    fields(
      [fact('Mã hồ sơ', slip.dossierCode)],
      [fact('Đơn vị tiếp nhận', slip.unit)],
      [fact('Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức', submitter.name)],
      [fact('Số định danh cá nhân/tổ chức', numberSaid(submitter.idNumber))],
      [fact('Địa chỉ', submitter.address)],
      ...contactOf(submitter),
      ...(authoriser ?? []),
      [procedureOf(slip)],
      ...(slip.broughtBy ? [[fact('Người nộp hồ sơ bổ sung', slip.broughtBy)]] : []),
    ),
    slip.components.length
      ? {
          kind: 'table',
          caption: 'Thành phần hồ sơ nộp gồm:',
          head: ['TT', 'Tên giấy tờ', 'Bản chính', 'Bản sao', 'Bản điện tử'],
          rows: slip.components.map((one, i) => [
            String(i + 1),
            one.name,
            one.electronic ? '' : count(one.originals),
            one.electronic ? '' : count(one.copies),
            one.electronic ? '01' : '',
          ]),
          widths: [1, 10, 2, 2, 2],
        }
      : says('Thành phần hồ sơ nộp gồm: thông tin khai trên hệ thống; không nộp giấy tờ.'),
    ...(slip.fromRegisters.length
      ? [says(`Khai thác từ cơ sở dữ liệu, không phải nộp: ${slip.fromRegisters.join('; ')}.`)]
      : []),
    fields(
      [fact('Số lượng hồ sơ', `${String(slip.sets).padStart(2, '0')} (bộ)`)],
      [fact('Thời gian giải quyết hồ sơ theo quy định là', slip.statutoryTime)],
      [fact('Thời gian nhận hồ sơ', timeInWords(slip.received))],
      [
        fact(
          'Thời gian trả kết quả giải quyết hồ sơ',
          slip.dues?.map(({ of, due }) => `${of}: ${timeInWords(due)}`).join('; ') ?? timeInWords(slip.due),
        ),
      ],
      ...(slip.dueBefore
        ? [
            [
              fact(
                'Thời hạn được tính lại từ đầu',
                `từ khi nhận đủ hồ sơ bổ sung; trước đó hẹn trả kết quả vào ${beforeInWords({ ...slip, dueBefore: slip.dueBefore })}`,
              ),
            ],
          ]
        : []),
      ...uncountedLines(slip),
      ...(slip.dueNote ? [[fact('Lưu ý', slip.dueNote)]] : []),
      [fact('Đăng ký nhận kết quả tại', slip.collectAt)],
      [fact('Vào Sổ theo dõi hồ sơ', `lĩnh vực ${slip.registerBook} (sổ điện tử, theo mã hồ sơ)`)],
    ),
  ];
}

function supplementBlocks(slip: Extract<Slip, { form: '02' }>): Block[] {
  return [
    fields(
      [fact('Hồ sơ của', slip.owner.name)],
      [procedureOf(slip)],
      [fact('Mã hồ sơ', slip.dossierCode)],
      [fact('Địa chỉ', slip.owner.address)],
      ...contactOf(slip.owner),
    ),
    {
      kind: 'table',
      caption: 'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:',
      head: ['TT', 'Nội dung', 'Lý do'],
      rows: slip.items.map((one) => [String(one.number), one.item, one.reason]),
      widths: [1, 7, 8],
    },
    fields([
      fact(
        'Thời hạn hoàn thiện hồ sơ',
        slip.answerDays
          ? `trong ${slip.answerDays} ngày làm việc, kể từ ngày được thông báo`
          : `trước ${timeInWords(slip.answerBy ?? '')}`,
      ),
    ]),
    says(
      `Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, ${you(slip.owner)} liên hệ với ${slip.contact || OPEN}, số điện thoại ${slip.contactPhone || OPEN} để được hướng dẫn./.`,
    ),
  ];
}

/** How the text speaks to who applied. */
const you = (party: Party): string => (isOrganisation(party) ? 'Quý đơn vị' : 'Ông/Bà');

/** Where a line of the text is left open. */
const OPEN = '…………………………';

function refusalBlocks(slip: Extract<Slip, { form: '03' }>): Block[] {
  const who = slip.refusedBy ? `${slip.unit} và ${slip.refusedBy}` : slip.unit;
  return [
    says(`${slip.unit} tiếp nhận hồ sơ của:`),
    fields(
      [fact('Ông (Bà)/Tổ chức', slip.owner.name)],
      [fact('Số định danh cá nhân/tổ chức', numberSaid(slip.owner.idNumber))],
      [fact('Địa chỉ', slip.owner.address)],
      ...contactOf(slip.owner),
      // What was not taken in at all has none.
      ...(slip.dossierCode ? [[fact('Mã hồ sơ', slip.dossierCode)]] : []),
      [procedureOf(slip)],
    ),
    says(`Qua xem xét, ${who} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:`),
    ...groundBlocks(slip),
    ...(slip.law ? [fields([fact('Căn cứ', slip.law)])] : []),
    ...(slip.money ?? []).map((line) => says(line)),
    says(rights(you(slip.owner))),
    says(`Xin thông báo cho ${you(slip.owner)} được biết và thực hiện./.`),
  ];
}

/** Longer than any condition that is one, so that the paper stays a page. */
const GROUND_MOST = 600;

/** What it rests on, one by one, and the words that explain it; once, where they say the same. */
function groundBlocks({ grounds = [], reasons }: Extract<Slip, { form: '03' }>): Block[] {
  const all = grounds.map((words) => ({ words }));
  const count = (i: number) => (all.length > 1 ? `${i + 1}. ` : '');
  const rests = grounds.map(({ vi }, i) => says(`${count(i)}${sentence(shortened(vi, GROUND_MOST))}`));
  if (saysNoMore(all, reasons)) return rests;
  return [...rests, says(`${all.length ? 'Cụ thể: ' : ''}${sentence(reasons)}`)];
}

const rights = (who: string): string => `${who} có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật.`;

function apologyBlocks(slip: Extract<Slip, { form: '04' }>): Block[] {
  const [, receivedOn = slip.received] = timeInWords(slip.received).split(', ');
  const { unit, person } = slip;
  const newDue = timeInWords(slip.newDue);
  const who = you(person);
  const beside = withoutApology(slip.apology);
  const part = slip.part ? ` (${slip.part})` : '';
  const number = isOrganisation(person) ? 'mã số doanh nghiệp' : 'số định danh';
  return [
    { kind: 'centred', spans: [{ text: `Kính gửi: ${addresseeOf(person)}` }] },
    says(
      `${capital(receivedOn)}, ${unit} tiếp nhận giải quyết hồ sơ đề nghị giải quyết thủ tục hành chính “${slip.procedure.name}” của ${who}; ${number}: ${person.idNumber || OPEN}; mã số hồ sơ: ${slip.dossierCode}.`,
    ),
    says(`Thời gian hẹn trả kết quả giải quyết hồ sơ${part}: ${timeInWords(slip.promised)}.`),
    says(
      `Tuy nhiên đến nay, ${unit} chưa trả được kết quả giải quyết hồ sơ${part} của ${who} theo thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.`,
    ),
    says(sentence(`Lý do: ${slip.reason}`)),
    ...(slip.late
      ? [says(`Văn bản này được gửi chậm so với quy định (chậm nhất 01 ngày trước khi hết thời hạn giải quyết).`)]
      : []),
    ...(slip.dueNote ? [note(slip.dueNote)] : []),
    // The sentence of the form always stands, and says it once; what the officer wrote beside it is theirs.
    says(
      `${unit} xin trân trọng gửi lời xin lỗi đến ${who} vì sự chậm trễ trong quá trình giải quyết hồ sơ${slip.late ? ' và việc thông báo chậm này,' : ''} có thể gây phiền hà, tốn kém về chi phí, công sức của ${who}, và sẽ trả kết quả giải quyết hồ sơ${part} vào `,
      [newDue],
      '.',
    ),
    ...(beside ? [says(sentence(beside))] : []),
    says(`Mong nhận được sự thông cảm của ${who} vì sự chậm trễ này./.`),
  ];
}

/** Sentence by sentence: a second apology is not printed. */
const withoutApology = (text: string): string =>
  (text.match(/[^.!?]+[.!?]*/g) ?? [])
    .filter((sentence) => !/xin lỗi/i.test(sentence.normalize('NFC')))
    .join('')
    .trim();

function stopBlocks(slip: Extract<Slip, { form: '05' }>): Block[] {
  return [
    fields(
      [fact('Hồ sơ của', slip.owner.name)],
      [fact('Số định danh cá nhân/tổ chức', numberSaid(slip.owner.idNumber))],
      [fact('Địa chỉ', slip.owner.address)],
      ...contactOf(slip.owner),
      [fact('Mã hồ sơ', slip.dossierCode)],
      [procedureOf(slip)],
    ),
    says(`${slip.unit} thông báo dừng giải quyết hồ sơ nêu trên kể từ ${timeInWords(slip.issuedAtPrinted)}.`),
    says(sentence(`Lý do: ${slip.reason}`)),
    ...(slip.law ? [says(sentence(`Căn cứ: ${slip.law}`))] : []),
    ...(slip.notice ? [says(slip.notice)] : []),
    ...(slip.money ?? []).map((line) => says(line)),
    ...(slip.lapsed ? [says(rights(you(slip.owner)))] : []),
    says(`Xin thông báo cho ${you(slip.owner)} được biết./.`),
  ];
}

const OUTCOMES = { early: 'Trước hạn', 'on-time': 'Đúng hạn', overdue: 'Quá hạn' } as const;

function controlBlocks(slip: Extract<Slip, { form: '06' }>): Block[] {
  return [
    fields(
      [fact('Mã số hồ sơ', slip.dossierCode)],
      [fact('Thủ tục hành chính', slip.procedure.name)],
      [fact('Cơ quan (bộ phận) giải quyết hồ sơ', slip.solvingUnit)],
      [
        fact(
          'Cơ quan phối hợp giải quyết hồ sơ',
          slip.coordinatingUnits.join('; ') || (slip.open ? 'Chưa phát sinh' : 'Không có'),
        ),
      ],
      [fact('Ngày nhận', timeInWords(slip.received)), fact('Hẹn trả kết quả vào', timeInWords(slip.due))],
      ...datesBeside(slip),
    ),
    {
      kind: 'table',
      caption: '',
      head: [
        'Tên đơn vị',
        'Thời gian giao nhận hồ sơ',
        'Kết quả giải quyết hồ sơ',
        'Ghi chú',
        'Người giao',
        'Người nhận',
      ],
      rows: slip.handovers.map((one) => [
        `1. Giao: ${one.from}\n2. Nhận: ${one.to || OPEN}`,
        timeInWords(one.at),
        one.outcome ? OUTCOMES[one.outcome] : '',
        one.note,
        one.giver,
        one.receiver,
      ]),
      widths: [9, 5, 3, 5, 4, 4],
    },
    note(
      'Ghi chú: việc lưu vết được thực hiện tự động theo chức năng của Hệ thống thông tin giải quyết thủ tục hành chính và thể hiện trên mẫu phiếu điện tử.',
    ),
  ];
}

const uncountedLines = ({ uncounted = [] }: Pick<SlipDates, 'uncounted'>) =>
  uncounted.length ? [[fact('Thời gian không tính vào thời hạn giải quyết', uncounted.join('; '))]] : [];

const beforeInWords = ({ dueBefore, duesBefore }: PromisedBefore): string =>
  duesBefore?.map(({ of, due }) => `${of}: ${timeInWords(due)}`).join('; ') ?? timeInWords(dueBefore);

/** What came between the first reception and the date that holds now, each apology, and that the intake check was late. */
const datesBeside = ({ renewed = [], lateIntakes = [], extended = [], uncounted }: SlipDates) => [
  ...lateIntakes.map(({ due, done }) => [
    fact('Kiểm tra hồ sơ muộn', `hạn ${timeInWords(due)}; xong ${timeInWords(done)}`),
  ]),
  ...renewed.map((one) => [
    fact('Nhận đủ hồ sơ bổ sung', timeInWords(one.at)),
    fact('Trước đó hẹn trả kết quả vào', beforeInWords(one)),
  ]),
  ...uncountedLines({ uncounted }),
  ...extended.map(({ of, at, to }) => [
    fact('Xin lỗi, gia hạn lúc', timeInWords(at)),
    fact(of ? `Hẹn lại trả kết quả (${of}) vào` : 'Hẹn lại trả kết quả vào', timeInWords(to)),
  ]),
];

/** One line of the book, by itself. */
function bookBlocks(slip: Extract<Slip, { form: '07' }>): Block[] {
  return [
    fields(
      [fact('Mã hồ sơ', slip.dossierCode)],
      [fact('Tên thủ tục hành chính', `${slip.procedure.name} (${slip.procedure.code})`)],
      [fact('Lĩnh vực', slip.field)],
      [fact('Tên tổ chức, cá nhân', slip.applicant.name)],
      [fact('Địa chỉ, số điện thoại', [slip.applicant.address, slip.applicant.phone].filter(Boolean).join(', '))],
      [fact('Cơ quan chủ trì giải quyết', slip.leadAgency)],
      [fact('Nhận hồ sơ', timeInWords(slip.received))],
      [fact('Hẹn trả kết quả', timeInWords(slip.due))],
      ...datesBeside(slip),
      [fact('Trả kết quả', timeInWords(slip.returned))],
      [fact('Phương thức nhận kết quả', slip.returnMethod)],
      [fact('Người nhận kết quả', slip.signOff)],
      ...(slip.revoked ? [[fact('Tình trạng kết quả', slip.revoked)]] : []),
      ...slip.money.map((line) => [fact('Tiền đã nộp', line)]),
      [fact('Ký nhận', '')],
    ),
  ];
}

const capital = (text: string) => text[0].toUpperCase() + text.slice(1);
const SIGN_HERE = '(Ký và ghi rõ họ tên)';
const RECEIVER = 'NGƯỜI TIẾP NHẬN HỒ SƠ';
const TAKEN_BY_SYSTEM = '(Hồ sơ bổ sung gửi qua Cổng dịch vụ công, hệ thống tự động tiếp nhận)';
const signs = (title: string, name: string): PaperSignature => ({ title, name, hint: SIGN_HERE });

function signaturesOf(slip: Slip): PaperSignature[] {
  switch (slip.form) {
    case '01':
    case '03': {
      // Whoever refuses in the agency that decides received nothing.
      const decides = slip.form === '03' && slip.refusedBy;
      return [
        signs('NGƯỜI NỘP HỒ SƠ', slip.signatures.applicant),
        slip.form === '01' && slip.bySystem
          ? { title: RECEIVER, name: '', hint: TAKEN_BY_SYSTEM }
          : signs(decides ? 'NGƯỜI GIẢI QUYẾT HỒ SƠ' : RECEIVER, slip.signatures.officer),
      ];
    }
    case '02':
      return [signs('NGƯỜI HƯỚNG DẪN', slip.guide)];
    case '04':
      return [{ ...slip.signedBy, hint: slip.signedBy.name ? undefined : SIGN_HERE }];
    case '05':
      return [signs('CÁN BỘ BỘ PHẬN MỘT CỬA', slip.officer)];
    case '06':
    case '07':
      return [];
  }
}
