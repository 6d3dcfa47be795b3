/** Files as people and attackers send them. */
import { deflateSync } from 'node:zlib';
import { PDF } from '@libpdf/core';
import sharp from 'sharp';

/** The string by which malware scanners are tried out (eicar.org); in two pieces, so that this file is not taken for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export async function pdfOf(text: string, pages = 1): Promise<Buffer> {
  const document = PDF.create();
  for (let i = 0; i < pages; i++) document.addPage({ size: 'a4' }).drawText(text, { x: 50, y: 700, size: 14 });
  return Buffer.from(await document.save());
}

export const photo = (width = 900, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .withExif({ IFD0: { Make: 'Phone', Software: 'GPS 20.95,107.07' } })
    .jpeg()
    .toBuffer();

/** An empty page of a scanner, as a picture. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAASwAAADIAQMAAABoEU4WAAAAA1BMVEX///+nxBvIAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAHklEQVRYw+3BMQEAAADCoPVPbQdvoAAAAAAAAADgNx54AAEXKN2ZAAAAAElFTkSuQmCC',
  'base64',
);

/** Objects of a PDF with their table, so that a reader takes it for a whole one. */
export function rawPdf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const at: number[] = [];
  let length = parts[0].length;
  for (const [i, object] of objects.entries()) {
    at.push(length);
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  }
  const rows = at.map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('');
  const n = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${n}\n0000000000 65535 f \n${rows}trailer\n<</Size ${n}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export const stream = (bytes: Buffer, filter = '/FlateDecode'): Buffer =>
  Buffer.concat([
    Buffer.from(`<</Length ${bytes.length}/Filter ${filter}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);

/** Objects packed into an object stream and named by a stream of cross references, as most writers of today do. */
export function packedPdf(
  objects: readonly string[],
  pack: (bytes: Buffer) => Buffer = (bytes) => deflateSync(bytes),
  filter = '/FlateDecode',
  /** Bytes that a place takes in the table. */
  width = 4,
): Buffer {
  const n = objects.length;
  let at = 0;
  const places = objects.map((one, i) => {
    const place = `${i + 1} ${at} `;
    at += one.length + 1;
    return place;
  });
  const head = places.join('');
  const content = pack(Buffer.from(`${head}${objects.join(' ')} `, 'latin1'));
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n'), Buffer.from(`${n + 1} 0 obj\n`)];
  parts.push(stream(content, `${filter}/Type/ObjStm/N ${n}/First ${head.length}`), Buffer.from('\nendobj\n'));
  const table = parts.reduce((sum, part) => sum + part.length, 0);
  const row = (kind: number, second: number, third: number) => {
    const bytes = Buffer.alloc(3 + width);
    bytes.writeUInt8(kind, 0);
    bytes.writeUInt32BE(second, width - 3);
    bytes.writeUInt16BE(third, width + 1);
    return bytes;
  };
  const rows = [
    row(0, 0, 65_535),
    ...objects.map((_, i) => row(2, n + 1, i)),
    row(1, parts[0].length, 0),
    row(1, table, 0),
  ];
  parts.push(
    Buffer.from(`${n + 2} 0 obj\n`),
    stream(deflateSync(Buffer.concat(rows)), `/FlateDecode/Type/XRef/Size ${n + 3}/W[1 ${width} 2]/Root 1 0 R`),
    Buffer.from(`\nendobj\nstartxref\n${table}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

/** A page with what is written into its catalog, its page and the objects after them (from 4 on). */
export const pagePdf = (catalog = '', page = '', others: readonly (string | Buffer)[] = [], trailer = ''): Buffer =>
  rawPdf(
    [
      `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${page}>>`,
      ...others,
    ],
    trailer,
  );

const PAGES = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>'];
const PAGE = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>';

/** A few kilobytes that unpack into gigabytes; `nested` packs them once more. */
export function pdfBomb(nested = false): Buffer {
  let bytes: Buffer = deflateSync(Buffer.alloc(300 * 1024 * 1024), { level: 1 });
  if (nested) bytes = deflateSync(bytes, { level: 9 });
  return rawPdf([...PAGES, PAGE, stream(bytes, nested ? '[/FlateDecode/FlateDecode]' : '/FlateDecode')]);
}

export function pdfWithScript(name = 'JavaScript'): Buffer {
  const action = `<</Type/Action/S/${name}/JS(app.alert\\(1\\))>>`;
  const [, pages] = PAGES;
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>',
    pages,
    PAGE,
    stream(deflateSync(Buffer.from('')), '/FlateDecode'),
    action,
  ]);
}

/** An archive with one empty file, as its bytes begin and end. */
export const ZIP = Buffer.from(
  'UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAYVBLAQIUABQAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAABhUEsFBgAAAAABAAEALwAAAB8AAAAAAA==',
  'base64',
);
export const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>');
