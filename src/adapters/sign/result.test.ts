/** What a paper is by who signed it, what a result must have, what may be added to a paper, and that reading has an end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
// The package below asks for it.
import 'reflect-metadata';
import { CryptoKeySigner, PDF } from '@libpdf/core';
import * as x509 from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyReason, type Paper, type PaperFinding, type SignerIdentity } from '#spine/papers.ts';
import { isAltered } from '#views/unjudged.ts';
import { packedPdf, pagePdf, rawPdf, stream } from '../../../test/support/files.ts';
import { TypstPrinter } from '../pdf/typst-printer.ts';
import { DemoAuthority } from './demo-authority.ts';
import { PadesSigner } from './pades-signer.ts';
import { PaperReader } from './paper-reader.ts';
import type { TrustService } from './trust-service.ts';
import { verifyPaper } from './verify-paper.ts';

const CODE = 'H49.06685.00-261125-0001';
const STATUS = 'http://127.0.0.1:3000/status/1#5';
const paper: Paper = {
  title: 'GIẤY KHAI SINH',
  agency: 'ỦY BAN NHÂN DÂN PHƯỜNG HỒNG GAI',
  placeAndDate: 'Hồng Gai, ngày 25 tháng 11 năm 2026',
  blocks: [],
  recipients: [],
  signatures: [],
  code: CODE,
  status: STATUS,
  at: '2026-11-25T01:00:00Z',
};
const organisation = 'Ủy ban nhân dân phường Hồng Gai';
const chair: SignerIdentity = { kind: 'person', id: 'chair', name: 'Trần Văn Quang', organisation, title: 'Chủ tịch' };
const seal: SignerIdentity = { kind: 'agency', id: '06685', name: organisation, organisation };
const officer: SignerIdentity = { kind: 'person', id: 'hoa', name: 'Lê Thị Hoa', organisation };
const at = new Date(paper.at);
const reader = new PaperReader();
const folder = mkdtempSync(join(tmpdir(), 'motcua-result-'));
let authority: DemoAuthority;
let result: Uint8Array;

beforeAll(async () => {
  authority = await DemoAuthority.open(folder);
  result = new TypstPrinter().print(paper);
});
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

const sign = (pdf: Uint8Array, by: readonly SignerIdentity[], service: TrustService = authority) =>
  new PadesSigner(service).sign(
    pdf,
    by,
    at,
    by.every((one) => one === officer) ? copyReason('birth-proof', CODE) : `GIẤY KHAI SINH ${CODE}`,
  );
const faultsOf = ({ faults, signatures }: PaperFinding) => [...faults, ...signatures.flatMap((one) => one.faults)];
const check = (pdf: Uint8Array) => verifyPaper(pdf, authority.roots);
/** The authority, but for some of what it does. */
const otherwise = (change: Partial<TrustService>): TrustService => ({
  roots: authority.roots,
  keyOf: (identity) => authority.keyOf(identity),
  timeStamp: (digest, when) => authority.timeStamp(digest, when),
  revocation: (when) => authority.revocation(when),
  ...change,
});

type Subject = Extract<ConstructorParameters<typeof x509.Name>[0], readonly unknown[]>;
/** Somebody of that name, by a certificate of the authority. */
async function signerCalled(subject: Subject, extensions: x509.Extension[] = []): Promise<CryptoKeySigner> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: Buffer.from(crypto.getRandomValues(new Uint8Array(8)))
      .toString('hex')
      .replace(/^./, '7'),
    subject: new x509.Name(subject),
    issuer: authority.root.certificate.subject,
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2027-01-01'),
    publicKey: keys.publicKey,
    signingKey: authority.root.key,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [...extensions, await x509.AuthorityKeyIdentifierExtension.create(authority.root.certificate)],
  });
  return new CryptoKeySigner(keys.privateKey, new Uint8Array(certificate.rawData), 'EC', 'ECDSA', authority.roots);
}

describe('a result', () => {
  it('has who decided, the seal of the same agency, time stamps and proofs', async () => {
    expect(await check(await sign(result, [chair, seal]))).toMatchObject({
      holds: true,
      kind: 'result',
      title: paper.title,
      code: CODE,
      statusAt: { uri: 'http://127.0.0.1:3000/status/1', idx: 5 },
    });
  });

  it('is none without one of them', async () => {
    const other = { ...seal, id: '06793', name: 'Ủy ban nhân dân phường Cẩm Phả' };
    for (const [by, fault] of [
      [[seal], 'decider-missing'],
      [[chair, other], 'seal-of-another'],
    ] as const)
      expect(faultsOf(await check(await sign(result, by))), fault).toEqual([fault]);
    const bare = otherwise({ revocation: async () => ({ getCRL: async () => null, getOCSP: async () => null }) });
    expect(faultsOf(await check(await sign(result, [chair, seal], bare)))).toEqual(['revocation-unproven']);
    const old = otherwise({ revocation: () => authority.revocation(new Date(at.getTime() - 40 * 86_400_000)) });
    expect(faultsOf(await check(await sign(result, [chair, seal], old)))).toEqual(['revocation-unproven']);
  });

  it('holds no longer without the time stamp that ends it', async () => {
    const whole = Buffer.from(await sign(result, [chair, seal]));
    const ends: number[] = [];
    for (let at = whole.indexOf('%%EOF'); at >= 0; at = whole.indexOf('%%EOF', at + 1))
      ends.push(at + '%%EOF\n'.length);
    const kinds = ({ signatures }: PaperFinding) => signatures.map(({ kind }) => kind).join();
    const cut = await Promise.all(ends.map((end) => check(whole.subarray(0, end))));
    const unstamped = cut.filter((one) => kinds(one) === 'person,agency');
    expect(unstamped.length).toBeGreaterThan(0);
    for (const one of unstamped) {
      expect(one).toMatchObject({ holds: false, kind: 'result' });
      expect(one.faults).toContain('time-stamp-broken');
    }
    expect(kinds(cut.at(-1)!)).toBe('person,agency,time');
  });

  it('is not signed by a certificate that is for something else', async () => {
    const server = await signerCalled(
      [{ CN: [{ utf8String: organisation }] }, { O: [{ utf8String: organisation }] }],
      [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth])],
    );
    const mixed = otherwise({ keyOf: async (one) => (one === seal ? server : authority.keyOf(one)) });
    expect(faultsOf(await check(await sign(result, [chair, seal], mixed)))).toContain('certificate-not-entitled');
  });

  it.each<[string, string[], string[], string[]]>([
    [
      'both name the agency',
      ['O', organisation],
      ['CN', organisation, 'O', 'Ủy ban nhân dân thành phố Quảng Ninh'],
      [],
    ],
    ['the seal is written without marks', ['O', organisation], ['CN', 'Uy ban nhan dan phuong Hong Gai'], []],
    ['the chair’s names no agency', [], ['CN', organisation], []],
    ['the chair is of another', ['O', 'Ủy ban nhân dân phường Hà Lầm'], ['CN', organisation], ['seal-of-another']],
  ])('is told by certificates with UID=CCCD and UID=MST: %s', async (_what, person, agency, faults) => {
    const named = (words: string[]) =>
      words.flatMap((word, i) => (i % 2 ? [] : [{ [word]: [{ utf8String: words[i + 1] }] }]));
    const id = '0.9.2342.19200300.100.1.1';
    const keys = {
      person: await signerCalled(named(['CN', chair.name, ...person, id, 'CCCD:022085001234'])),
      agency: await signerCalled(named([...agency, id, 'MST:5700100100'])),
    };
    const finding = await check(
      await sign(result, [chair, seal], otherwise({ keyOf: async ({ kind }) => keys[kind] })),
    );
    expect(finding).toMatchObject({ holds: !faults.length, kind: 'result', faults });
    expect(finding.signatures.map(({ kind }) => kind)).toEqual(['person', 'agency', 'time']);
  });
});

/** Where what each signature covers ends, in their order. */
const endsOf = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/\/ByteRange \[0 \d+\s+(\d+)\s+(\d+)/g)].map(
    ([, from, size]) => Number(from) + Number(size),
  );
/** Where the digits of each signature begin. */
const holesOf = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/\/ByteRange \[0 (\d+)/g)].map((one) => Number(one[1]) + 1);
const altered = (pdf: Buffer, place: number) => {
  const changed = Buffer.from(pdf);
  changed[place] = changed[place] === 0x30 ? 0x31 : 0x30;
  return changed;
};

describe('a result that was cut short', () => {
  it('is one without the seal, never a copy of what was handed in', async () => {
    const whole = Buffer.from(await sign(result, [chair, seal]));
    const [decided] = endsOf(whole);
    const finding = await check(whole.subarray(0, decided));
    expect(finding).toMatchObject({ holds: false, kind: 'result', title: '', code: CODE, faults: ['seal-missing'] });
    expect(finding.signatures).toMatchObject([{ kind: 'person', name: chair.name, faults: [] }]);
    expect(isAltered(finding)).toBe(false);
    // In the middle of the seal: what is left of it is no part of what was signed.
    const middle = await check(whole.subarray(0, decided + 500));
    expect(middle).toMatchObject({
      holds: false,
      kind: 'result',
      code: CODE,
      faults: ['paper-changed', 'seal-missing'],
    });
  });

  it('is so too where it has no place in a list, by the code it was signed with', async () => {
    const whole = Buffer.from(await sign(pagePdf(), [chair, seal]));
    const finding = await check(whole.subarray(0, endsOf(whole)[0]));
    expect(finding).toMatchObject({ holds: false, code: CODE, faults: ['seal-missing'] });
  });
});

describe('what a person alone signed', () => {
  it('is that and no more, where nothing says that it is a copy or a result', async () => {
    const pdf = await new PadesSigner(authority).sign(pagePdf(), [officer], at, 'Đã xem');
    expect(await check(pdf)).toMatchObject({ holds: true, kind: 'person', title: '', code: '', faults: [] });
  });
});

describe('what is altered within the bytes of a signature', () => {
  it.each([
    ['the decider', 0, [chair, seal]],
    ['the agency', 1, [chair, seal]],
    ['the clock', 2, [chair, seal]],
    ['the officer who copied it', 0, [officer]],
  ] as const)('is told as altered, wherever it is: that of %s', async (_whose, which, by) => {
    const whole = Buffer.from(await sign(result, by));
    // The first bytes say how long it is; those of later are its certificate.
    for (const place of [0, 3, 600]) {
      const finding = await check(altered(whole, holesOf(whole)[which] + place));
      expect(finding.holds, `${place}`).toBe(false);
      if (which < 2 || place < 600) expect(isAltered(finding), `${place}`).toBe(true);
      if (by.length > 1) expect(finding.kind).toBe('result');
      // A signature that is there is not said to be missing.
      expect(finding.faults, `${place}`).not.toContain('decider-missing');
      if (by.length > 1 && which === 0) expect(finding.faults, `${place}`).toContain('decider-broken');
    }
  });

  it('is not told of a signature that is not read here, added to what holds', async () => {
    const whole = Buffer.from(await sign(await sign(result, [chair, seal]), [officer]));
    const holes = holesOf(whole);
    const end = endsOf(whole)[3];
    const odd = altered(whole.subarray(0, end), holes[3]);
    expect(await check(odd)).toMatchObject({
      holds: false,
      kind: 'result',
      faults: expect.not.arrayContaining(['paper-changed']),
    });
  });
});

describe('a copy of what was handed in', () => {
  it('is one whatever it says about itself', async () => {
    const words = (text: string) => `<${Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex')}>`;
    const forged = pagePdf(
      '',
      '',
      [`<</Title ${words('QUYẾT ĐỊNH GIAO ĐẤT')}/Keywords ${words(`H49.06685.00-260101-0009, ${STATUS}`)}>>`],
      '/Info 4 0 R',
    );
    const finding = await check(await sign(forged, [officer]));
    expect(finding).toMatchObject({ holds: true, kind: 'copy', title: '', code: CODE });
    expect(finding.statusAt).toBeUndefined();
    // Nor does a seal alone make a result of it.
    expect(faultsOf(await check(await sign(forged, [seal])))).toEqual(['decider-missing']);
  });

  const field = '<</FT/Sig/T(here)/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/F 132/P 3 0 R>>';
  it.each([
    ['a plain one', pagePdf()],
    [
      'a stream of cross references',
      packedPdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
      ]),
    ],
    [
      'a form within the catalog',
      pagePdf('/AcroForm<</Fields[4 0 R]/DA(/Helv 0 Tf)>>', '/Annots[4 0 R]', [
        '<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(An)/Rect[1 1 9 9]>>',
      ]),
    ],
    ['a form and its list of their own', pagePdf('/AcroForm 4 0 R', '', ['<</Fields 5 0 R/SigFlags 1>>', '[]'])],
    ['a field to be signed', pagePdf('/AcroForm 4 0 R', '/Annots[5 0 R]', ['<</Fields[5 0 R]>>', field])],
    ['names in digits', pagePdf('/P#61ges 2 0 R')],
    ['lines that end otherwise', Buffer.from(pagePdf().toString('latin1').replace(/ \n/g, '\r\n'), 'latin1')],
  ])('holds once its officer signed it: %s', async (_, pdf) => {
    const signed = await sign(pdf, [officer]);
    expect(faultsOf(await check(signed))).toEqual([]);
    expect(faultsOf(await check(await sign(signed, [chair, seal])))).toEqual([]);
  });

  it('is not signed over an encryption, nor mended to be signed', async () => {
    const locked = pagePdf(
      '',
      '',
      ['<</Filter/Standard/V 1/R 2/Length 40/O(x)/U(x)/P -44>>'],
      '/Encrypt 4 0 R/ID[(a)(a)]',
    );
    await expect(sign(locked, [officer])).rejects.toThrow();
    await expect(
      sign(
        Buffer.from(
          pagePdf()
            .toString('latin1')
            .replace(/startxref\n\d+/, 'startxref\n9'),
        ),
        [officer],
      ),
    ).rejects.toThrow();
  });
});

describe('what comes after a signature', () => {
  const changed = async (change: (document: PDF) => void, by: readonly SignerIdentity[] = [chair, seal]) => {
    const document = await PDF.load(await sign(result, [chair, seal]));
    change(document);
    return faultsOf(await check(await sign(await document.save({ incremental: true }), by)));
  };
  it('is a change, also below more signatures', async () => {
    expect(await changed((document) => document.getPage(0)!.drawText('thêm', { x: 9, y: 9 }))).toContain(
      'paper-changed',
    );
    expect(await changed((document) => document.setTitle('KHÁC'))).toContain('paper-changed');
    expect(await changed((document) => document.addPage({ size: 'a4' }), [officer])).toContain('paper-changed');
    expect(await changed((document) => document.getOrCreateForm().createTextField('more'))).toContain('paper-changed');
  });

  it('is told from a signature that is none: written over, it is not any more what was truly signed', async () => {
    const other = Buffer.from(await sign(result, [chair, seal]));
    other[other.indexOf('/MediaBox [') + 11] ^= 1;
    const over = await check(other);
    expect(over.holds).toBe(false);
    expect(over.signatures.slice(0, 2).map(({ faults }) => faults)).toEqual([['paper-changed'], ['paper-changed']]);
    // Of whom nobody trusts nothing was proven to be signed.
    expect(faultsOf(await verifyPaper(other, []))).not.toContain('paper-changed');
  });

  it('is a change if it gives a thing to what pointed to nothing', async () => {
    const signed = Buffer.from(await sign(pagePdf('', '/Contents 99 0 R'), [chair, seal]));
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(signed.toString('latin1'))![1]);
    const object = `99 0 obj\n<</Length 4>>\nstream\nq Q\n\nendstream\nendobj\n`;
    const place = String(signed.length).padStart(10, '0');
    const table = `xref\n99 1\n${place} 00000 n \ntrailer\n<</Size 100/Root 1 0 R/Prev ${start}>>\nstartxref\n${signed.length + object.length}\n%%EOF\n`;
    const more = await sign(Buffer.concat([signed, Buffer.from(object + table)]), [officer]);
    expect(faultsOf(await check(more))).toContain('paper-changed');
  });

  it('is a change if no table names it', async () => {
    const signed = Buffer.from(await sign(result, [chair, seal]));
    for (const more of ['9999 0 obj\n<<>>\nendobj\n', 'words\n', '%%EOF\n'])
      expect((await check(Buffer.concat([signed, Buffer.from(`${more}%%EOF\n`)]))).holds, more).toBe(false);
  });

  it('is a change also behind the end of the file, which can be read up to there', async () => {
    const signed = Buffer.from(await sign(result, [chair, seal]));
    for (const more of ['% a line\n', '\n% a line\n', 'words', '\0\0x']) {
      const finding = await check(Buffer.concat([signed, Buffer.from(more)]));
      expect(finding, more).toMatchObject({ holds: false, kind: 'result', code: CODE, faults: ['paper-changed'] });
      expect(isAltered(finding), more).toBe(true);
    }
    // Of what nobody signed nothing is said by what stands before the end.
    expect((await check(Buffer.concat([pagePdf(), Buffer.from('% a line\n')]))).faults).toEqual(['paper-unreadable']);
  });
});

describe('reading a paper', () => {
  const spaces = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: 1 });
  it('ends at its bounds, and says so', async () => {
    const table = stream(spaces(40), '/FlateDecode/Type/XRef/Size 2/W[1 4 2]/Root 1 0 R');
    const bomb = Buffer.concat([
      Buffer.from('%PDF-1.7\n2 0 obj\n'),
      table,
      Buffer.from('\nendobj\nstartxref\n9\n%%EOF\n'),
    ]);
    const objects = rawPdf(['<</Type/Catalog>>', stream(spaces(40), '/FlateDecode/Type/ObjStm/N 0/First 0')]);
    for (const one of [bomb, objects])
      expect(await reader.verify(one, authority.roots)).toMatchObject({ holds: false, faults: ['paper-too-much'] });
    const impatient = new PaperReader(1);
    expect((await impatient.verify(result, authority.roots)).faults).toEqual(['paper-too-much']);
    await impatient.close();
  });

  it('takes no longer than its size, whatever it repeats', async () => {
    const begin = performance.now();
    for (const word of ['/CRL[', '/ByteRange [0 1 2 3]\n', '1 0 obj\n', 'xref ', '/CRLs['])
      await reader.verify(
        pagePdf('', '', [stream(Buffer.from(word.repeat(400_000 / word.length)), '/DCTDecode')]),
        authority.roots,
      );
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('goes on after what could not be read', async () => {
    expect((await reader.verify(Buffer.from('%PDF-'), authority.roots)).faults).toEqual(['paper-unreadable']);
    expect((await reader.verify(await sign(result, [chair, seal]), authority.roots)).holds).toBe(true);
  });
});
