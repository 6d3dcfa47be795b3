/** PDFs as they come in: what acts is found however it is spelt or packed, what does not is taken. */
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { packedPdf, pagePdf, pdfOf, rawPdf, stream } from '../../../test/support/files.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { PdfReader } from './pdf-reader.ts';

const reader = new PdfReader();
const look = async (pdf: Buffer) => {
  const answer = await reader.look(pdf);
  return 'fault' in answer ? answer.fault : answer.pages;
};
afterAll(() => reader.close());

const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
const hex = (bytes: Buffer) => Buffer.from(`${bytes.toString('hex')}>`);
/** Without repetition, which is a valid way of writing it. */
const runs = (bytes: Buffer) =>
  Buffer.concat([...[...bytes].flatMap((byte) => [Buffer.from([0, byte])]), Buffer.from([128])]);
/** Nine bits a character, cleared before its table grows. */
function lzw(bytes: Buffer): Buffer {
  let bits = '';
  for (const [i, byte] of bytes.entries())
    bits += `${i % 200 === 0 ? '100000000' : ''}${byte.toString(2).padStart(9, '0')}`;
  bits += '100000001';
  return Buffer.from(bits.match(/.{1,8}/g)!.map((one) => Number.parseInt(one.padEnd(8, '0'), 2)));
}
function ascii85(bytes: Buffer): Buffer {
  let out = '';
  for (let i = 0; i < bytes.length; i += 4) {
    const group = Buffer.concat([bytes.subarray(i, i + 4), Buffer.alloc(4)]).readUInt32BE(0);
    const digits = [4, 3, 2, 1, 0].map((n) => String.fromCharCode(33 + (Math.floor(group / 85 ** n) % 85))).join('');
    out += digits.slice(0, Math.min(4, bytes.length - i) + 1);
  }
  return Buffer.from(`${out}~>`);
}
const packed = (catalog: string, pack?: (bytes: Buffer) => Buffer, filter?: string, width?: number) =>
  packedPdf(
    [
      `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
    ],
    pack,
    filter,
    width,
  );
/** The same length: a table still says where everything is. */
const halfLine = (pdf: Buffer) => Buffer.from(pdf.toString('latin1').replace(/stream\n(?=x)/, 'stream\r'), 'latin1');
const glued = (pdf: Buffer) => Buffer.from(pdf.toString('latin1').replace('\n5\nendobj\n', '\n5endobj\n\n'), 'latin1');
const LENGTH_BESIDE = ['<</Length 5 0 R>>\nstream\nq Q  \nendstream', '5'];
const link = (action: string) =>
  pagePdf('', '/Annots[4 0 R]', [`<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A${action}>>`]);

describe('a PDF that does something', () => {
  it.each([
    ['a script at opening', pagePdf(`/OpenAction${SCRIPT}`)],
    ['with a comment within', pagePdf('/OpenAction<</JS%x\n(app.alert\\(1\\))/S/JavaScript>>')],
    ['with zero bytes between', pagePdf('/OpenAction<</S\0/JavaScript\0/JS\0(x)>>')],
    ['with a name in digits', pagePdf('/OpenAction<</#53/Java#53cript/#4AS(x)>>')],
    ['whose kind stands elsewhere', pagePdf('/OpenAction<</S 4 0 R/JS(x)>>', '', ['/JavaScript'])],
    ['said twice', pagePdf('/OpenAction<</S/JavaScript/JS(x)/S/GoTo/D[3 0 R/Fit]>>')],
    ['called a font', pagePdf('/OpenAction 4 0 R/Font 4 0 R', '/Resources<</Font 4 0 R>>', [SCRIPT])],
    ['that nothing refers to', pagePdf('', '', [SCRIPT])],
    ['after a jump', pagePdf('/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(http://a.vn)>>>>')],
    ['a page at opening', pagePdf('/OpenAction<</S/URI/URI(http://a.example/)>>')],
    ['a program', link('<</S/Launch/F(cmd.exe)>>')],
    ['another document', link('<</S/GoToR/F(\\\\\\\\host\\\\share)/D[0/Fit]>>')],
    ['a file within', link('<</S/GoToE/T<<>>>>')],
    ['a form that sends itself', link('<</S/SubmitForm/F(http://a.example/)>>')],
    ['data that comes in', link('<</S/ImportData/F(a.fdf)>>')],
    ['an action nobody knows', link('<</S/Surprise>>')],
    ['an address that is a script', link('<</S/URI/URI(javascript:alert\\(1\\))>>')],
    ['an address of a share', link('<</S/URI/URI(\\\\\\\\host\\\\share)>>')],
    [
      'an address that is a script, behind marks that browsers pass over',
      link('<</S/URI/URI(\\001java\\tsc\\nript:x)>>'),
    ],
    ['an address that shows a script', link('<</S/URI/URI(view-source:javascript:x)>>')],
    ['an address of a program', link('<</S/URI/URI(vscode://x)>>')],
    [
      'an address in two bytes a letter',
      link(`<</S/URI/URI<feff${Buffer.from('file:x').toString('hex').replace(/../g, '00$&')}>>>`),
    ],
    ['addresses put behind a folder', pagePdf('/URI<</Base(file:///etc/)>>')],
    ['a thread of another document', link('<</S/Thread/F(a.pdf)/D 0>>')],
    [
      'a page of another document within a page',
      pagePdf('', '/Resources<</XObject<</X 4 0 R>>>>', [
        '<</Subtype/Form/Ref<</F(\\\\\\\\host\\\\a.pdf)/Page 1>>/BBox[0 0 1 1]/Length 0>>\nstream\n\nendstream',
      ]),
    ],
    [
      'a picture of another file for who prints it',
      pagePdf('', '', ['<</Subtype/Image/OPI<</2.0<</Type/OPI/F(a.tif)>>>>/Length 0>>\nstream\n\nendstream']),
    ],
    ['actions of a page', pagePdf('', '/AA<</O<</S/URI/URI(http://a.example)>>>>')],
    [
      'a file attached',
      pagePdf('/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/EF<</F 4 0 R>>>>]>>>>', '', [
        stream(deflateSync(Buffer.from('MZ')), '/FlateDecode/Type/EmbeddedFile'),
      ]),
    ],
    ['a file pinned to a page', pagePdf('', '/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]>>]')],
    ['a film', pagePdf('', '/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]>>]')],
    ['a form of XML', pagePdf('/AcroForm<</Fields[]/XFA 4 0 R>>', '', [stream(deflateSync(Buffer.from('<a/>')))])],
    ['content of another file', pagePdf('', '/Contents 4 0 R', ['<</Length 0/F(a.bin)>>\nstream\n\nendstream'])],
    ['packed', packed(`/OpenAction${SCRIPT}`)],
    ['packed in hexadecimal', packed(`/OpenAction${SCRIPT}`, hex, '/ASCIIHexDecode')],
    ['packed twice', packed(`/OpenAction${SCRIPT}`, (b) => hex(deflateSync(b)), '[/ASCIIHexDecode/FlateDecode]')],
    ['packed in characters', packed(`/OpenAction${SCRIPT}`, ascii85, '/ASCII85Decode')],
    ['packed in runs', packed(`/OpenAction${SCRIPT}`, runs, '/RunLengthDecode')],
    ['packed by LZW', packed(`/OpenAction${SCRIPT}`, lzw, '/LZWDecode')],
    [
      'with half a line end before its page',
      halfLine(pagePdf(`/OpenAction${SCRIPT}`, '/Contents 4 0 R', [stream(deflateSync(Buffer.from('q Q')))])),
    ],
    ['after a number that runs into its end', glued(pagePdf('', '/Contents 4 0 R', [...LENGTH_BESIDE, SCRIPT]))],
  ])('is refused: %s', async (_, pdf) => {
    expect(await look(pdf)).toBe('active');
  });
});

describe('a PDF that does nothing', () => {
  it.each<readonly [string, Buffer]>([
    ['a link to a page of the web', link('<</S/URI/URI(https://dichvucong.vn/JS/Launch)>>')],
    ...['www.moj.gov.vn:8080/a', 'mailto:an@example.vn', 'tel:+84912345678', '/van-ban', 'a.html', '#trang-2', ''].map(
      (address) => [`a link to ${address}`, link(`<</S/URI/URI(${address})>>`)] as const,
    ),
    ['addresses put behind a site', pagePdf('/URI<</Base(https://dichvucong.vn/)>>')],
    ['a link to a page of its own', link('<</S/GoTo/D[3 0 R/Fit]>>')],
    ['a form without one of XML', pagePdf('/AcroForm<</Fields[]/XFA null>>')],
    ['a form with none of the parts of one of XML', pagePdf('/AcroForm<</Fields[]/XFA[]>>')],
    ['a page it opens at', pagePdf('/OpenAction[3 0 R/Fit]')],
    ['a page it jumps to', pagePdf('/OpenAction<</Type/Action/S/GoTo/D[3 0 R/Fit]>>')],
    ['a title', pagePdf('', '', ['<</Title(TS/JS /Launch /JavaScript)>>'], '/Info 4 0 R')],
    ...['JS', 'JavaScript', 'Launch', 'AA', 'XFA', 'EF', 'A', 'OpenAction', 'S', 'constructor'].map(
      (name) =>
        [
          `a font called ${name}`,
          pagePdf('', `/Resources<</Font<</${name} 4 0 R>>>>`, ['<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']),
        ] as const,
    ),
    [
      'a form filled in by hand',
      pagePdf('/AcroForm<</Fields[4 0 R]/DA(/Helv 0 Tf)>>', '/Annots[4 0 R]', [
        '<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(An)/Rect[10 10 100 30]>>',
      ]),
    ],
    ['packed objects', packed('')],
    ['packed by LZW', packed('', lzw, '/LZWDecode')],
    [
      'half a line end before a page',
      halfLine(pagePdf('', '/Contents 4 0 R', [stream(deflateSync(Buffer.from('q Q')))])),
    ],
    ['a number that runs into its end', glued(pagePdf('', '/Contents 4 0 R', LENGTH_BESIDE))],
    ['empty lines before it', Buffer.concat([Buffer.from('\r\n'), pagePdf()])],
  ])('is taken: %s', async (_, pdf) => {
    expect(await look(pdf)).toBe(1);
  });
});

it('places of eight bytes, as some signers write them, are read where a paper is checked', () => {
  // The library that signs takes six at most, so that such a file is not taken in.
  expect(new PdfFile(packed('', undefined, undefined, 8)).revisions[0].entries.get(4)).toEqual({
    at: 9,
    generation: 0,
  });
});

describe('a PDF that cannot be signed as it is', () => {
  const text = pagePdf().toString('latin1');
  it.each([
    ['another table of places', text.replace(/0000000(\d\d)9 /g, '0000000$12 '), 'broken'],
    ['no table', text.replace(/startxref\n\d+/, 'startxref\n7'), 'broken'],
    [
      'a stream of another length',
      pagePdf('', '', ['<</Length 9>>\nstream\nabc\nendstream']).toString('latin1'),
      'broken',
    ],
    ['two places for one object', text.replace('trailer\n', '1 1\n0000000009 00000 n \ntrailer\n'), 'broken'],
    [
      'encrypted by its owner',
      pagePdf('', '', ['<</Filter/Standard/V 1/R 2/O(x)/U(x)/P -44>>'], '/Encrypt 4 0 R/ID[(a)(a)]').toString('latin1'),
      'locked',
    ],
    ['a file after it', `${text}PK`, 'broken'],
    // Nobody can say where its objects begin.
    ['half a line end before packed objects', halfLine(packed('')).toString('latin1'), 'broken'],
    // Others open it: it is not called damaged.
    ['places of eight bytes', packed('', undefined, undefined, 8).toString('latin1'), 'unusual'],
    ['no pages', rawPdf(['<</Type/Catalog>>']).toString('latin1'), 'broken'],
  ])('is refused: %s', async (_, pdf, fault) => {
    expect(await look(Buffer.from(pdf, 'latin1'))).toBe(fault);
  });
});

describe('a PDF that is more than it seems', () => {
  const spaces = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: 1 });
  it.each([
    [
      'an object stream',
      () => rawPdf(['<</Type/Catalog>>', stream(spaces(40), '/FlateDecode/Type/ObjStm/N 0/First 0')]),
    ],
    [
      'a page behind two filters',
      () => pagePdf('', '/Contents 4 0 R', [stream(hex(spaces(70)), '[/ASCIIHexDecode/FlateDecode]')]),
    ],
    [
      'a picture of impossible size',
      () => pagePdf('', '', [stream(spaces(1), '/FlateDecode/Subtype/Image/Width 30000/Height 30000')]),
    ],
    ['values inside of values', () => pagePdf('', '', [`${'['.repeat(20_000)}${']'.repeat(20_000)}`])],
    ['too many filters', () => pagePdf('', '', [stream(spaces(1), `[${'/FlateDecode'.repeat(9)}]`)])],
  ])('is refused as one that unpacks into too much: %s', async (_, pdf) => {
    expect(await look(pdf())).toBe('bomb');
  });

  it('takes no longer than its size, whatever it repeats', async () => {
    const begin = performance.now();
    for (const word of ['/CRL[', '1 0 obj ', '(', '<<', '% ', '<', 'stream\n', '1 0 R '])
      await look(
        pagePdf('', '', [
          stream(Buffer.from(word.repeat(200_000 / word.length)), '/DCTDecode'),
          word.repeat(200_000 / word.length),
        ]),
      );
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('does not stop another from being looked at', async () => {
    const bomb = pagePdf('', '/Contents 4 0 R', [stream(spaces(60), '/FlateDecode')]);
    const slow = look(bomb);
    const begin = performance.now();
    expect(await look(await pdfOf('x'))).toBe(1);
    expect(performance.now() - begin).toBeLessThan(5_000);
    await slow;
  });
});
