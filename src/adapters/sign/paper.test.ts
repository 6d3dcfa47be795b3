/** From a paper as data to a signed file that holds, and everything that makes it not hold. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Paper, SignerIdentity } from '#spine/papers.ts';
import { pagePdf } from '../../../test/support/files.ts';
import { scanAsPdf } from '../pdf/scan-pdf.ts';
import { TypstPrinter } from '../pdf/typst-printer.ts';
import { DemoAuthority } from './demo-authority.ts';
import { PadesSigner } from './pades-signer.ts';
import { verifyPaper } from './verify-paper.ts';

const paper: Paper = {
  title: 'GIẤY KHAI SINH',
  agency: 'ỦY BAN NHÂN DÂN PHƯỜNG HỒNG GAI',
  number: 'Số: 12/UBND',
  placeAndDate: 'Hồng Gai, ngày 25 tháng 11 năm 2026',
  blocks: [
    { kind: 'paragraph', spans: [{ text: 'Họ, chữ đệm, tên: ' }, { text: '#panic() *Ngọc* $x$ नगुयेन', bold: true }] },
    { kind: 'facts', rows: [{ key: 'Mã hồ sơ', value: 'H49.06685.00-261125-0001' }] },
    { kind: 'table', caption: 'Thành phần', head: ['Giấy tờ', 'Bản'], rows: [['Giấy chứng sinh', '1']] },
  ],
  recipients: ['Nguyễn Thị An'],
  signatures: [{ title: 'CHỦ TỊCH', name: 'Trần Văn Quang', note: 'Ký bởi: Trần Văn Quang' }],
  code: 'H49.06685.00-261125-0001',
  address: 'http://127.0.0.1:3000/check/H49.06685.00-261125-0001',
  at: '2026-11-25T01:00:00Z',
};
const chair: SignerIdentity = {
  kind: 'person',
  id: 'hong-gai.chair',
  name: 'Trần Văn Quang',
  organisation: 'Ủy ban nhân dân phường Hồng Gai, "số 1"',
  title: 'Chủ tịch',
};
const agency: SignerIdentity = { kind: 'agency', id: '06685', name: 'UBND Phường Hồng Gai', organisation: 'UBND' };
const at = new Date(paper.at);

const folder = mkdtempSync(join(tmpdir(), 'motcua-sign-'));
const printer = new TypstPrinter();
let authority: DemoAuthority;
let roots: Uint8Array[];
let signer: PadesSigner;
let signed: Buffer;

beforeAll(async () => {
  authority = await DemoAuthority.open(join(folder, 'authority'));
  roots = [new Uint8Array(authority.root.certificate.rawData)];
  signer = new PadesSigner(authority);
  signed = Buffer.from(await signer.sign(printer.print(paper), [chair, agency], at, 'Ban hành kết quả'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const faultsOf = async (pdf: Uint8Array, trust = roots) => {
  const { holds, faults, signatures } = await verifyPaper(pdf, trust);
  return { holds, faults: [...faults, ...signatures.flatMap((one) => one.faults)] };
};

describe('a printed paper', () => {
  it('has the same bytes each time, is tagged and says its language', () => {
    const [a, b] = [printer.print(paper), new TypstPrinter().print(paper)];
    expect(Buffer.compare(a, b)).toBe(0);
    const text = Buffer.from(a).toString('latin1');
    expect(text).toMatch(/\/MarkInfo <<\s*\/Marked true/);
    expect(text).toContain('/Lang (vi-VN)');
    expect(text).toMatch(/pdfaid:part>2<.*pdfaid:conformance>A</s);
  });

  it('declares PDF/UA-1, which Typst finds it to be, and every object is where the table says', async () => {
    const pdf = Buffer.from(printer.print(paper));
    const text = pdf.toString('latin1');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(text).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
    expect(text).toContain('/DisplayDocTitle true');
    const at = Number(/startxref\s+(\d+)/.exec(text)![1]);
    const rows = [...text.slice(at).matchAll(/^(\d{10}) \d{5} n/gm)];
    expect(rows.length).toBeGreaterThan(20);
    for (const [i, [, offset]] of rows.entries())
      expect(text.slice(Number(offset))).toMatch(new RegExp(`^${i + 1} 0 obj`));
    const stream = /\/Length (\d+)\s*\/Type \/Metadata[^>]*>>\s*stream\r?\n/.exec(text)!;
    const end = stream.index + stream[0].length + Number(stream[1]);
    expect(text.slice(end)).toMatch(/^\s*endstream/);
    const strict = new TypstPrinter('ua-1');
    for (const one of [paper, { ...paper, wide: true as const, status: 'https://m.vn/status/1#5' }])
      expect(Buffer.from(strict.print(one)).toString('latin1')).toContain('<pdfuaid:part>1<');
    const { getDocumentProxy } = await import('unpdf');
    const document = await getDocumentProxy(new Uint8Array(pdf));
    expect(document.numPages).toBe(1);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  });

  it('takes what a person wrote as text, whatever it looks like', async () => {
    const { extractText, getDocumentProxy } = await import('unpdf');
    const bare = (text: string) => text.replace(/\s/g, '');
    for (const text of [
      '#panic() #read("paper.typ") #{1 + 1} #let x = 2',
      '*đậm* _nghiêng_ `mã` $x^2$ @ref <nhãn>',
      '= Tiêu đề - mục + số / từ: nghĩa // chú thích /* chú thích */',
      '<script>alert(1)</script> **a** [b](c) {{name}} \\u{41} \\',
    ]) {
      const block: Paper['blocks'][number] = { kind: 'paragraph', spans: [{ text }] };
      const pdf = printer.print({ ...paper, blocks: [block], recipients: [text] });
      const { text: printed } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
      expect(bare(printed).split(bare(text)).length - 1, text).toBe(2);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const block: Paper['blocks'][number] = { kind: 'paragraph', spans: [{ text }] };
        expect(printer.print({ ...paper, title: text || '–', blocks: [block] }).length).toBeGreaterThan(1000);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a signed paper', () => {
  it('says the names of who signed letter by letter, whatever letters they have', async () => {
    for (const name of ['Phòng Kinh tế, Hạ tầng và Đô thị', 'A+B "C" \\D\\ <E>; F=G #H', '#1234', ' Sở Xây dựng ']) {
      const by: SignerIdentity = { kind: 'person', id: `odd, ${name}`, name, organisation: name, title: name };
      const pdf = await signer.sign(printer.print(paper), [by], at, 'Ban hành');
      const finding = await verifyPaper(pdf, roots);
      expect(finding, name).toMatchObject({ holds: true, signatures: [{ name, organisation: name, title: name }, {}] });
      // The same certificate again, not another of the same name.
      expect((await authority.signerOf(by)).certificate.serialNumber).toBe(
        (await (await DemoAuthority.open(join(folder, 'authority'))).signerOf(by)).certificate.serialNumber,
      );
    }
  });

  it('holds, and says who signed, when, for which dossier', async () => {
    const finding = await verifyPaper(signed, roots);
    expect(finding).toMatchObject({ holds: true, title: paper.title, code: paper.code, faults: [] });
    expect(finding.signatures).toMatchObject([
      { kind: 'person', name: chair.name, organisation: chair.organisation, title: 'Chủ tịch', at: at.toISOString() },
      { kind: 'agency', name: agency.name, at: at.toISOString() },
      { kind: 'time', at: at.toISOString() },
    ]);
  });

  it('holds by the standard tools, where they are installed', () => {
    const file = join(folder, 'signed.pdf');
    writeFileSync(file, signed);
    const cms = join(folder, 'signature.der');
    const data = join(folder, 'data.bin');
    const [, a, b, c] = /\/ByteRange \[(\d+) (\d+)\s+(\d+)\s+(\d+)/
      .exec(signed.toString('latin1'))!
      .slice(1)
      .map(Number);
    const hex = signed.subarray(a + 1, b - 1).toString('latin1');
    writeFileSync(cms, Buffer.from(hex, 'hex'));
    writeFileSync(data, Buffer.concat([signed.subarray(0, a), signed.subarray(b, b + c)]));
    const root = join(folder, 'authority', 'root.pem');
    const openssl = spawnSync('openssl', [
      ...['cms', '-verify', '-inform', 'DER', '-in', cms, '-content', data, '-binary', '-CAfile', root],
      ...['-purpose', 'any', '-attime', String(at.getTime() / 1000), '-out', join(folder, 'out')],
    ]);
    if (!openssl.error) expect(openssl.stderr.toString()).toContain('successful');
    const pdfsig = spawnSync('pdfsig', ['-nocert', file]);
    if (!pdfsig.error) expect(pdfsig.stdout.toString().match(/Signature is Valid/g)).toHaveLength(2);
  });

  it('does not hold with any one byte changed', async () => {
    const places = Array.from({ length: 60 }, (_, i) => Math.floor(((i + 0.5) * signed.length) / 60));
    for (const place of places) {
      const changed = Buffer.from(signed);
      changed[place] ^= 1;
      expect((await faultsOf(changed)).holds, `byte ${place}`).toBe(false);
    }
  });

  it('does not hold when something was added after it, even under a time stamp of the same authority', async () => {
    const text = signed.toString('latin1');
    const [, page] = /(\d+) 0 obj\s*<<\s*\/Type \/Page\b/.exec(text)!;
    const root = /\/Root (\d+ 0 R)/.exec(text)![1];
    const begin = Number([...text.matchAll(/startxref\s+(\d+)/g)].at(-1)![1]);
    const object = `\n${page} 0 obj\n<<\n/Type /Page\n/MediaBox [0 0 9 9]\n>>\nendobj\n`;
    const xref = `xref\n${page} 1\n${String(signed.length + 1).padStart(10, '0')} 00000 n\ntrailer\n<<\n/Size 200\n/Root ${root}\n/Prev ${begin}\n>>\nstartxref\n${signed.length + object.length}\n%%EOF\n`;
    const added = Buffer.concat([signed, Buffer.from(object + xref, 'latin1')]);
    expect(await faultsOf(added)).toEqual({ holds: false, faults: ['paper-changed'] });
    const again = await signer.sign(added, [], at, '').catch(() => undefined);
    if (again) expect((await faultsOf(again)).faults).toContain('paper-changed');
  });

  it('may be signed by one more', async () => {
    const more = await signer.sign(signed, [{ ...agency, id: '06793', name: 'UBND Phường Cẩm Phả' }], at, 'Sao y');
    expect(await faultsOf(more)).toEqual({ holds: true, faults: [] });
  });

  it('does not hold for who trusts another authority', async () => {
    const other = await DemoAuthority.open(join(folder, 'other'));
    const { holds, faults } = await faultsOf(signed, [new Uint8Array(other.root.certificate.rawData)]);
    expect(holds).toBe(false);
    expect(faults).toContain('certificate-untrusted');
  });

  it('does not hold by a certificate that was taken back before, and holds by one taken back after', async () => {
    const clerk = { ...chair, id: 'hong-gai.clerk', name: 'Lê Thị Thu' };
    const sign = (when: Date) => signer.sign(printer.print(paper), [clerk], when, '');
    const early = await sign(at);
    const { certificate } = await authority.signerOf(clerk);
    await authority.revoke(certificate.serialNumber, new Date(at.getTime() + 1000));
    const late = await sign(new Date(at.getTime() + 60_000));
    expect(await faultsOf(early)).toEqual({ holds: true, faults: [] });
    expect(await faultsOf(late)).toEqual({ holds: false, faults: ['certificate-revoked'] });
  });

  it('does not hold by a certificate that had run out', async () => {
    const late = await signer.sign(printer.print(paper), [chair], new Date('2037-01-01T00:00:00Z'), '');
    expect((await faultsOf(late)).holds).toBe(false);
  });

  it('is not what has no signature, nor what is no PDF', async () => {
    expect(await faultsOf(printer.print(paper))).toEqual({ holds: false, faults: ['paper-not-signed'] });
    expect(await faultsOf(Buffer.from('MZ'))).toMatchObject({ holds: false });
  });

  it('is never taken for whole when it is cut or filled with noise, and nothing crashes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(signed.length - 1), fc.uint8Array({ maxLength: 200 }), async (cut, noise) => {
        expect((await faultsOf(Buffer.concat([signed.subarray(0, cut), noise]))).holds).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('is not mended to be read: what its parser would have to guess is nobody’s paper', async () => {
    const start = signed.lastIndexOf('startxref');
    const lost = Buffer.concat([signed.subarray(0, start), Buffer.from('startxref\n7\n%%EOF\n')]);
    expect(await faultsOf(lost)).toEqual({ holds: false, faults: ['paper-unreadable'] });
  });

  it('is no scan to be signed by who takes it in, nor is one that is certified to stay as it is', async () => {
    const taken = async (pdf: Uint8Array) => scanAsPdf(pdf, 'application/pdf', 'birth-proof', paper.code);
    expect(await taken(signed)).toBe('signed');
    const certified = pagePdf('/Perms<</DocMDP 4 0 R>>', '', [
      '<</Type/Sig/Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]>>',
    ]);
    expect(await taken(certified)).toBe('signed');
    // A field that nobody signed, and a form that was filled in, are scans like others.
    const filled = pagePdf('/AcroForm<</Fields[4 0 R 5 0 R]>>', '', ['<</FT/Sig/T(a)>>', '<</FT/Tx/T(b)/V(Cúc)>>']);
    expect(await taken(filled)).toEqual({ pdf: filled, pages: 1 });
  });

  it('keeps the same signers when the authority is opened again', async () => {
    const again = await DemoAuthority.open(join(folder, 'authority'));
    const [a, b] = await Promise.all([authority.signerOf(chair), again.signerOf(chair)]);
    expect(a.certificate.serialNumber).toBe(b.certificate.serialNumber);
  });

  it('signs for an agency by the name it has: a new certificate when it is called otherwise', async () => {
    const city = { ...agency, id: 'ubnd-tinh', name: 'Ủy ban nhân dân thành phố Quảng Ninh', organisation: 'UBND' };
    const before = await authority.signerOf({ ...city, name: 'Ủy ban nhân dân tỉnh Quảng Ninh' });
    const now = await authority.signerOf(city);
    expect(now.certificate.subject).toContain('thành phố Quảng Ninh');
    expect(now.certificate.serialNumber).not.toBe(before.certificate.serialNumber);
    expect((await authority.signerOf(city)).certificate.serialNumber).toBe(now.certificate.serialNumber);
    const again = await authority.signerOf({ ...city, name: 'Ủy ban nhân dân tỉnh Quảng Ninh' });
    expect(again.certificate.serialNumber).toBe(before.certificate.serialNumber);
  });
});
