/** How papers come out of the printer: slip 01 on one page whatever it lists, nothing lost, every kind of block drawn. */
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { Slip } from '#dossier/slips.ts';
import type { Paper } from '#spine/papers.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { TypstPrinter } from './typst-printer.ts';

const printer = new TypstPrinter();

async function read(paper: Paper): Promise<{ pages: number; text: string; smallest: number }> {
  const document = await getDocumentProxy(new Uint8Array(printer.print(paper)));
  const texts: string[] = [];
  let smallest = 99;
  for (let i = 1; i <= document.numPages; i++) {
    const { items } = await (await document.getPage(i)).getTextContent();
    for (const item of items)
      if ('str' in item && item.str.trim()) {
        texts.push(item.str);
        smallest = Math.min(smallest, item.height || 99);
      }
  }
  return { pages: document.numPages, text: texts.join(' ').replace(/\s+/g, ' '), smallest };
}

const receipt: Slip = {
  form: '01',
  dossierCode: 'H49.01.00-261125-0001',
  procedure: {
    code: '1.009664',
    name: 'Cấp Giấy chứng nhận đăng ký đầu tư đối với dự án không thuộc diện chấp thuận chủ trương đầu tư',
  },
  issuedAt: '2026-11-25T03:00:00Z',
  issuedAtPrinted: '10:00 25/11/2026',
  head: {
    superior: 'ỦY BAN NHÂN DÂN PHƯỜNG MÓNG CÁI 1',
    agency: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG MÓNG CÁI 1',
  },
  unit: 'Trung tâm Phục vụ hành chính công phường Móng Cái 1',
  placeAndDate: 'Móng Cái 1, ngày 25 tháng 11 năm 2026',
  number: '104/TNHS-TTPVHCC',
  applicant: {
    name: 'Công ty trách nhiệm hữu hạn một thành viên Đầu tư và Phát triển Hạ tầng Khu công nghiệp Vịnh Xanh',
    idNumber: '5700000011',
    address: 'Số 12, đường Lê Lợi, khu 4, phường Hạ Long, thành phố Quảng Ninh',
    phone: '0900000011',
    email: 'contact@vinhxanh.example.org',
  },
  representative: {
    name: 'Nguyễn Thị An',
    idNumber: '022190000001',
    address: 'Tổ 3, khu 5, phường Hồng Gai, thành phố Quảng Ninh',
    phone: '0900000001',
    email: 'an@example.org',
    paper: 'Giấy ủy quyền số 12/2026, chứng thực tại Ủy ban nhân dân phường Hồng Gai ngày 20/11/2026',
  },
  request: '',
  components: Array.from({ length: 13 }, (_, i) => ({
    name: `Tài liệu thứ ${i + 1}: bản sao hợp lệ một trong các giấy tờ chứng minh năng lực tài chính của nhà đầu tư theo quy định`,
    originals: 1,
    copies: 2,
    electronic: i % 3 === 0,
  })),
  fromRegisters: ['Giấy chứng nhận đăng ký doanh nghiệp', 'Giấy chứng nhận quyền sử dụng đất'],
  sets: 1,
  statutoryTime: '10 ngày làm việc',
  received: '10:00 25/11/2026',
  due: '10:00 09/12/2026',
  collectAt: 'Trung tâm Phục vụ hành chính công phường Móng Cái 1',
  registerBook: 'Đầu tư tại Việt Nam',
  signatures: { applicant: 'Nguyễn Thị An', officer: 'Vũ Thị Hòa' },
};
/** The first number of lines that takes two pages. */
async function firstOver(pages: (n: number) => Promise<number>): Promise<number> {
  for (let n = 24; n < 60; n++) if ((await pages(n)) > 1) return n;
  return 60;
}

const tracking = {
  address: 'https://motcua.example.vn/track?code=x',
  page: 'https://motcua.example.vn/track',
  key: 'AB2C-3D4E-5FGH-J6K7',
};

describe('slip 01', () => {
  it('is one page with a dozen papers of long names, an authorisation and a QR code, and can be read', async () => {
    const { pages, text, smallest } = await read(slipPaper(receipt, tracking));
    expect(pages).toBe(1);
    for (const said of [
      'Tài liệu thứ 13',
      'Mã tra cứu: AB2C-3D4E-5FGH-J6K7',
      'contact@vinhxanh.example.org',
      'Giấy ủy quyền số 12/2026',
      'Khai thác từ cơ sở dữ liệu',
      '104/TNHS-TTPVHCC',
      'Vũ Thị Hòa',
    ])
      expect(text).toContain(said);
    expect(smallest).toBeGreaterThan(7);
  });

  it('is set in full size where there is room', async () => {
    const short: Slip = { ...receipt, components: receipt.components.slice(0, 2), representative: undefined };
    const { pages, smallest } = await read(slipPaper(short, tracking));
    expect(pages).toBe(1);
    expect(smallest).toBeGreaterThanOrEqual(9);
  });
});

describe('a paper', () => {
  const lines = (n: number): Paper => ({
    title: 'THÔNG BÁO',
    agency: 'SỞ TÀI CHÍNH',
    placeAndDate: 'Quảng Ninh, ngày 05 tháng 02 năm 2027',
    blocks: Array.from({ length: n }, (_, i) => ({ kind: 'paragraph', spans: [{ text: `Dòng ${i + 1}` }] })),
    recipients: [],
    signatures: [{ title: 'GIÁM ĐỐC', name: 'Lê Văn B' }],
    code: 'H49',
    at: '2027-02-05T03:00:00Z',
  });

  it('that runs over by a few lines is drawn together, so that nobody signs on a page alone; a long one is not', async () => {
    const pages = async (n: number) => (await read(lines(n))).pages;
    const first = await firstOver(pages);
    // Without drawing together it would be about thirty lines.
    expect(first).toBeGreaterThan(31);
    const long = await read(lines(60));
    expect(long.pages).toBeGreaterThan(1);
    expect(long.smallest).toBeGreaterThanOrEqual(9);
  });

  it('that is a certificate has nothing of an official letter around it, and its number under the title', async () => {
    const signature = { title: 'NGƯỜI KÝ GIẤY KHAI SINH', hint: '(Ký)', name: 'Lê Văn B', position: 'Chủ tịch' };
    const paper: Paper = {
      ...lines(3),
      title: 'GIẤY KHAI SINH',
      certificate: true,
      number: 'Số: 01/2027',
      signatures: [signature],
    };
    const { pages, text } = await read(paper);
    expect(pages).toBe(1);
    const at = ['GIẤY KHAI SINH', 'Số: 01/2027', 'Dòng 1', 'NGƯỜI KÝ', 'Lê Văn B', 'Chủ tịch'].map((one) =>
      text.indexOf(one),
    );
    expect(at.every((one) => one >= 0)).toBe(true);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    for (const other of ['SỞ TÀI CHÍNH', 'ngày 05 tháng 02', 'Nơi nhận']) expect(text).not.toContain(other);
  });

  it('draws every kind of block, who signs in which capacity, and whom it goes to', async () => {
    const paper: Paper = {
      title: 'QUYẾT ĐỊNH',
      subject: 'Về việc cấp giấy phép',
      form: 'Mẫu số 01',
      superior: 'ỦY BAN NHÂN DÂN THÀNH PHỐ QUẢNG NINH',
      agency: 'SỞ TÀI CHÍNH',
      number: 'Số: 01/QĐ-STC',
      placeAndDate: 'Quảng Ninh, ngày 05 tháng 02 năm 2027',
      blocks: [
        { kind: 'centred', spans: [{ text: 'GIÁM ĐỐC SỞ TÀI CHÍNH' }] },
        { kind: 'recital', spans: [{ text: 'Căn cứ Luật Đầu tư;' }] },
        { kind: 'paragraph', spans: [{ text: 'Điều 1.', bold: true }, { text: ' Cấp giấy phép.' }] },
        { kind: 'heading', spans: [{ text: 'Phụ lục' }] },
        { kind: 'list', items: [[{ text: 'mục một' }]] },
        { kind: 'facts', rows: [{ key: 'Tên', value: 'A' }] },
        {
          kind: 'fields',
          lines: [
            [
              { key: 'Điện thoại', value: '' },
              { key: 'Email', value: 'a@b.vn' },
            ],
          ],
        },
        { kind: 'table', caption: '', head: ['', ''], rows: [['Số tầng', '3\n(ba)']] },
      ],
      recipients: ['Như Điều 1', 'Lưu: VT'],
      signatures: [{ authority: ['KT. GIÁM ĐỐC'], title: 'PHÓ GIÁM ĐỐC', name: 'Lê Văn B' }],
      remark: 'Mẫu do thành phố dự thảo',
      code: 'H49',
      at: '2027-02-05T03:00:00Z',
    };
    const { pages, text } = await read(paper);
    expect(pages).toBe(1);
    for (const said of [
      'Về việc cấp giấy phép',
      'GIÁM ĐỐC SỞ TÀI CHÍNH',
      'Căn cứ Luật Đầu tư;',
      'Điều 1.',
      'mục một',
      'Email: a@b.vn',
      'Số tầng',
      'Nơi nhận:',
      '- Lưu: VT.',
      'KT. GIÁM ĐỐC',
      'PHÓ GIÁM ĐỐC',
      'Mẫu do thành phố dự thảo',
      'Mẫu số 01',
    ])
      expect(text).toContain(said);
    expect(new TypstPrinter('ua-1').print(paper).length).toBeGreaterThan(1000);
  });
});
