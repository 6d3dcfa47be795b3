/** Files on their way in: the store by one contract on a folder and on S3, the scanner by one on a twin and on clamd, and bad input. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import S3rver from 's3rver';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileStore, readWhole, type Scanner, type TakenFile, TornFile } from '#spine/files.ts';
import { EICAR, pdfBomb, pdfOf, pdfWithScript, photo, rawPdf, SVG, stream, ZIP } from '../../../test/support/files.ts';
import { Clamd } from './clamd.ts';
import { FolderStore } from './folder-store.ts';
import { Intake } from './intake.ts';
import { PdfReader } from './pdf-reader.ts';
import { S3Store } from './s3-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LIMIT = 20 * 1024 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const from = (bytes: Buffer) => Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]);

describe.each(['a folder', 'S3'] as const)('files in %s', (kind) => {
  let store: FileStore;
  let server: S3rver | undefined;
  const place = join(folder, kind);

  beforeAll(async () => {
    if (kind === 'a folder') {
      store = new FolderStore(place);
      return;
    }
    mkdirSync(join(place, 'served'), { recursive: true });
    server = new S3rver({
      port: 0,
      address: '127.0.0.1',
      silent: true,
      directory: join(place, 'served'),
      configureBuckets: [{ name: 'papers', configs: [] }],
    });
    const { port } = await server.run();
    const endpoint = `http://127.0.0.1:${port}/papers`;
    const keys = { region: 'us-east-1', accessKey: 'S3RVER', secretKey: 'S3RVER' };
    store = new S3Store({ endpoint, ...keys }, join(place, 'incoming'));
  });
  afterAll(() => server?.close());

  it('are kept under their hash and read back, the same twice', async () => {
    const bytes = Buffer.from('Giấy chứng sinh '.repeat(5_000));
    const [a, b] = [await store.keep(from(bytes), LIMIT), await store.keep(from(bytes), LIMIT)];
    expect(a).toMatchObject({ hash: sha256(bytes), sizeBytes: bytes.length });
    expect(b).toEqual(a);
    expect(Buffer.compare((await readWhole(store, sha256(bytes)))!, bytes)).toBe(0);
  });

  it('leave nothing behind when they are too large or break off', async () => {
    expect(await store.keep(from(Buffer.alloc(1000)), 999)).toBe('too-large');
    const broken = async function* () {
      yield Buffer.alloc(10);
      throw new Error('the line broke off');
    };
    await expect(store.keep(Readable.from(broken()), LIMIT)).rejects.toThrow('broke off');
    expect(readdirSync(join(place, 'incoming'))).toEqual([]);
    expect(await store.open(sha256(Buffer.alloc(1000)))).toBeUndefined();
  });

  it('are given to nobody once they are not what their hash says: a byte, the end, all of it', async () => {
    const bytes = Buffer.from('Giấy chứng sinh '.repeat(5_000));
    const hash = sha256(bytes);
    await store.keep(from(bytes), LIMIT);
    const paths = readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) => join(place, name));
    const path = paths.find((name) => name.includes(hash) && statSync(name).isFile() && statSync(name).size > 1_000)!;
    const flipped = Buffer.from(bytes);
    flipped[40_000] ^= 1;
    for (const torn of [flipped, bytes.subarray(0, 40_000), Buffer.alloc(0)]) {
      writeFileSync(path, torn);
      const read = readWhole(store, hash);
      await expect(read).rejects.toThrow(TornFile);
      await expect(read).rejects.toMatchObject({ refusal: { code: 'file-torn', params: { file: hash.slice(0, 12) } } });
    }
    // Handed in again, it is whole again.
    await store.keep(from(bytes), LIMIT);
    expect((await readWhole(store, hash))!.length).toBe(bytes.length);
  });

  it('are not there under a name that is no hash, and gone once removed', async () => {
    for (const name of ['', '../../etc/passwd', 'a'.repeat(64), `${'a'.repeat(63)}/`]) {
      expect(await store.open(name)).toBeUndefined();
      await store.remove(name);
    }
    const kept = (await store.keep(from(Buffer.from('to be removed')), LIMIT)) as { hash: string };
    await store.remove(kept.hash);
    expect(await store.open(kept.hash)).toBeUndefined();
  });
});

const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((path) => existsSync(path));

/** Speaks the protocol as clamd(8) describes it, and knows one signature. */
function twinOfClamd(socket: string): Promise<Server> {
  const server = createServer((line) => {
    let bytes = Buffer.alloc(0);
    line.on('error', () => {});
    line.on('data', (data: Buffer) => {
      bytes = Buffer.concat([bytes, data]);
      if (!bytes.includes('zINSTREAM\0')) return;
      let at = 10;
      let content = '';
      while (bytes.length >= at + 4) {
        const length = bytes.readUInt32BE(at);
        if (length === 0) {
          line.end(content.includes(EICAR) ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0');
          return;
        }
        if (bytes.length < at + 4 + length) return;
        content += bytes.subarray(at + 4, at + 4 + length).toString('latin1');
        at += 4 + length;
      }
    });
  });
  return new Promise((resolve) => server.listen(socket, () => resolve(server)));
}

/** The real daemon, with a database of one signature; nothing is downloaded. */
async function realClamd(socket: string): Promise<ChildProcess> {
  const base = join(folder, 'clamav');
  mkdirSync(base, { mode: 0o755 });
  writeFileSync(join(base, 'test.ndb'), `Eicar-Test:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  const config = [
    `LocalSocket ${socket}`,
    `DatabaseDirectory ${base}`,
    'Foreground yes',
    `User ${userInfo().username}`,
    `TemporaryDirectory ${base}`,
  ];
  writeFileSync(join(base, 'clamd.conf'), `${config.join('\n')}\n`);
  const child = spawn(CLAMD!, ['--config-file', join(base, 'clamd.conf')], { stdio: 'ignore' });
  for (let i = 0; i < 200 && !existsSync(socket); i++) await new Promise((resolve) => setTimeout(resolve, 100));
  return child;
}

describe.each(CLAMD ? (['a twin', 'clamd'] as const) : (['a twin'] as const))('malware, by %s', (kind) => {
  let scanner: Scanner;
  let stop: () => void;
  const socket = join(folder, `${kind.replace(' ', '-')}.sock`);
  beforeAll(async () => {
    if (kind === 'a twin') {
      const server = await twinOfClamd(socket);
      stop = () => server.close();
    } else {
      const child = await realClamd(socket);
      stop = () => child.kill('SIGKILL');
    }
    scanner = new Clamd(socket);
  });
  afterAll(() => stop?.());

  it('is found, and not where there is none', async () => {
    expect(await scanner.scan(from(Buffer.from(EICAR)))).toBe('infected');
    expect(await scanner.scan(from(await pdfOf('Giay khai sinh')))).toBe('clean');
    expect(await scanner.scan(from(Buffer.alloc(3_000_000, 'x')))).toBe('clean');
  });

  it('is looked for in what comes in, before anything else is done with it', async () => {
    const store = new FolderStore(join(folder, `store-${kind}`));
    const intake = new Intake(store, join(folder, `in-${kind}`), scanner);
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(EICAR)]);
    expect(await intake.take(from(pdf), LIMIT)).toBe('infected');
    expect(await intake.take(from(await photo()), LIMIT)).toMatchObject({ scan: 'clean' });
  });
});

it('a scanner that is away lets files wait', async () => {
  const intake = new Intake(
    new FolderStore(join(folder, 'q')),
    join(folder, 'q-in'),
    new Clamd(join(folder, 'nobody.sock')),
  );
  expect(await intake.take(from(await photo()), LIMIT)).toMatchObject({ type: 'image/jpeg', scan: 'waiting' });
});

describe('what comes in', () => {
  const store = new FolderStore(join(folder, 'plain'));
  const intake = new Intake(store, join(folder, 'plain-in'));
  const take = (bytes: Buffer) => intake.take(from(bytes), LIMIT);

  it('is a PDF with its pages counted and its bytes untouched', async () => {
    const pdf = await pdfOf('Thua dat 12, to ban do 5', 3);
    const taken = (await take(pdf)) as TakenFile;
    expect(taken).toMatchObject({
      type: 'application/pdf',
      pages: 3,
      hash: sha256(pdf),
      sentHash: sha256(pdf),
      scan: 'unscanned',
    });
    const looked = await new PdfReader().look(pdf);
    expect(looked).toMatchObject({ pages: 3, text: expect.stringContaining('Thua dat 12') });
  });

  it('is a picture made anew: upright, without where and with what it was taken, no larger than a page needs', async () => {
    const sent = await sharp(await photo(6_000, 3_000))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const taken = (await take(sent)) as TakenFile;
    expect(taken).toMatchObject({ type: 'image/jpeg', pages: 1, sentHash: sha256(sent) });
    expect(taken.hash).not.toBe(taken.sentHash);
    const kept = (await readWhole(store, taken.hash))!;
    const { width, height, exif, orientation } = await sharp(kept).metadata();
    expect([width, height, exif, orientation]).toEqual([2_500, 5_000, undefined, undefined]);
    expect(kept.includes('GPS')).toBe(false);
  });

  it('hides nothing: what rode along with a picture is gone, with a PDF it is refused', async () => {
    const picture = (await take(Buffer.concat([await photo(), ZIP]))) as TakenFile;
    expect((await readWhole(store, picture.hash))!.includes('PK')).toBe(false);
    expect(await take(Buffer.concat([await pdfOf('x'), ZIP]))).toBe('broken');
    expect(await take(Buffer.concat([Buffer.from('<script>'), await pdfOf('x')]))).toBe('wrong-type');
  });

  it('is neither an archive, a drawing with a script nor a page, whatever it is called', async () => {
    for (const bytes of [ZIP, SVG, Buffer.from('<html>'), Buffer.from('MZ'), Buffer.from([0xff])])
      expect(await take(bytes)).toBe('wrong-type');
    expect(await take(Buffer.from(''))).toBe('empty');
  });

  it('is whole: cut off pictures and PDFs are refused', async () => {
    const jpeg = await photo();
    expect(await take(jpeg.subarray(0, jpeg.length / 2))).toBe('broken');
    expect(await take(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ZIP]))).toBe(
      'broken',
    );
    const pdf = await pdfOf('x');
    expect(await take(pdf.subarray(0, pdf.length - 40))).toBe('broken');
    expect(await take(rawPdf(['<</Type/Catalog>>']))).toBe('broken');
  });

  it('is a picture on which something can be read', async () => {
    expect(await take(await photo(1, 1))).toBe('small');
    expect(await take(await photo(199, 150))).toBe('small');
    expect(await take(await photo(900, 49))).toBe('small');
    expect(
      await take(
        await sharp(await photo(10, 10))
          .png()
          .toBuffer(),
      ),
    ).toBe('small');
    expect(await take(await photo(150, 200))).toMatchObject({ type: 'image/jpeg' });
    expect(await take(await photo(200, 50))).toMatchObject({ type: 'image/jpeg' });
  });

  it('unpacks into what a reader can hold', async () => {
    expect(await take(pdfBomb())).toBe('bomb');
    expect(await take(pdfBomb(true))).toBe('bomb');
    const wide = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(await take(wide)).toBe('bomb');
  });

  it('does nothing when it is opened', async () => {
    expect(await take(pdfWithScript())).toBe('active');
    expect(await take(pdfWithScript('Launch'))).toBe('active');
    expect(await take(pdfWithScript('J#61vaScript'))).toBe('active');
    const hidden = deflateSync(Buffer.from('5 0 <</S/JavaScript/JS(x)>>'));
    const objects = stream(hidden, '/FlateDecode/Type/ObjStm/N 1/First 4');
    expect(await take(rawPdf(['<</Type/Catalog>>', objects]))).toBe('active');
    expect(await take(rawPdf(['<</Type/Catalog>>', stream(Buffer.alloc(9)), '<</S/JavaScript/JS(x)>>']))).toBe(
      'active',
    );
  });

  it('may have any bytes in its pictures', async () => {
    const picture = stream(Buffer.from(`${'x'.repeat(50)} /JS (no script) /Launch `), '/DCTDecode');
    const pages = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>'];
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>';
    expect(await take(rawPdf([...pages, page, picture]))).toMatchObject({ type: 'application/pdf', pages: 1 });
  });

  it('leaves nothing in the folder where it was looked at', () => {
    expect(readdirSync(join(folder, 'plain-in'))).toEqual([]);
  });
});
