/**
 * How a file from outside comes in: its type by its bytes, PDFs looked into, pictures made anew (turned upright, without the place
 * and the telephone they were taken with, and nothing else hidden in them), everything shown to the scanner where there is one.
 */
import { createReadStream, mkdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { NoRoom } from '#kernel/no-room.ts';
import type { FileFault, FileIntake, FileStore, Scanner, ScanState, TakenFile } from '#spine/files.ts';
import { isSpace } from '../pdf/syntax.ts';
import { DISK, type Disk, NotWhole, type Room } from './disk.ts';
import { PdfReader } from './pdf-reader.ts';
import { spool } from './spool.ts';

/** A3 at 300 dots an inch. */
const MAX_SIDE = 5_000;
const MAX_PIXELS = 120_000_000;
/** Of what is smaller nobody reads a line; a number cut out of a paper is no paper. */
const MIN_SIDES = [200, 50];
/** A drawing stays a PNG; a photograph sent as one becomes what photographs are. */
const MAX_PNG_BYTES = 4 * 1024 * 1024;
const JPEG_QUALITY = 85;

type Type = TakenFile['type'];
const KINDS: readonly { type: Type; bytes: readonly number[] }[] = [
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** Empty lines before a PDF are nobody's: some scanners write them. */
function kindOf(head: Buffer): Type | undefined {
  const begin = head.findIndex((byte) => !isSpace(byte));
  return KINDS.find(({ type, bytes }) => {
    const from = type === 'application/pdf' ? Math.max(0, begin) : 0;
    return bytes.every((byte, i) => head[from + i] === byte);
  })?.type;
}

/** Where it writes, and how much of it stays free. */
export interface IntakeDisk {
  room?: Room;
  disk?: Disk;
}

export class Intake implements FileIntake {
  readonly #store: FileStore;
  readonly #folder: string;
  readonly #scanner: Scanner | undefined;
  readonly #pdf = new PdfReader();
  readonly #room: Room | undefined;
  readonly #disk: Disk;

  /** `folder` is where files lie until it is known what they are. */
  constructor(store: FileStore, folder: string, scanner?: Scanner, { room, disk = DISK }: IntakeDisk = {}) {
    this.#room = room;
    this.#disk = disk;
    this.#store = store;
    this.#folder = folder;
    this.#scanner = scanner;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  async take(content: Readable, limitBytes: number): Promise<TakenFile | FileFault> {
    try {
      // Twice: as it came, and as it is kept.
      if (this.#room && !(await this.#room.has(2 * limitBytes))) {
        // Read to the end all the same: a sender who is cut off never hears why.
        for await (const _chunk of content);
        return 'no-room';
      }
      return await this.#take(content, limitBytes);
    } catch (error) {
      if (error instanceof NoRoom) {
        content.resume();
        return 'no-room';
      }
      if (error instanceof NotWhole) return 'short';
      throw error;
    }
  }

  async #take(content: Readable, limitBytes: number): Promise<TakenFile | FileFault> {
    const spooled = await spool(this.#folder, content, limitBytes, this.#disk);
    if (spooled === 'too-large') return spooled;
    const { path, head, hash: sentHash, sizeBytes } = spooled;
    try {
      if (!sizeBytes) return 'empty';
      const type = kindOf(head);
      if (!type) return 'wrong-type';
      const scan = await this.#scan(path);
      if (scan === 'infected') return scan;
      const whole = type === 'application/pdf' ? await this.#pdfOf(path) : await pictureOf(path, type);
      if (typeof whole === 'string') return whole;
      const kept = await this.#store.keep(whole.content, limitBytes * 2);
      if (kept === 'too-large') return kept;
      return { hash: kept.hash, sizeBytes: kept.sizeBytes, type: whole.type, pages: whole.pages, sentHash, scan };
    } finally {
      await rm(path, { force: true });
    }
  }

  async #scan(path: string): Promise<ScanState> {
    if (!this.#scanner) return 'unscanned';
    const said = await this.#scanner.scan(createReadStream(path));
    return said === 'away' ? 'waiting' : said;
  }

  async #pdfOf(path: string): Promise<Whole | FileFault> {
    const answer = await this.#pdf.look(await readFile(path));
    if ('fault' in answer) return answer.fault;
    return { content: createReadStream(path, { start: answer.begin }), type: 'application/pdf', pages: answer.pages };
  }
}

interface Whole {
  content: Readable;
  type: Type;
  pages: number;
}

async function pictureOf(path: string, type: Type): Promise<Whole | FileFault> {
  const { default: sharp } = await import('sharp');
  try {
    const { width, height } = await sharp(path, { limitInputPixels: MAX_PIXELS }).metadata();
    if (Math.max(width, height) < MIN_SIDES[0] || Math.min(width, height) < MIN_SIDES[1]) return 'small';
    const picture = sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true });
    const png = type === 'image/png' ? await picture.clone().png().toBuffer() : undefined;
    if (png && png.length <= MAX_PNG_BYTES) return { content: Readable.from([png]), type, pages: 1 };
    const jpeg = await picture.flatten({ background: 'white' }).jpeg({ quality: JPEG_QUALITY }).toBuffer();
    return { content: Readable.from([jpeg]), type: 'image/jpeg', pages: 1 };
  } catch (error) {
    return /pixel limit/.test((error as Error).message) ? 'bomb' : 'broken';
  }
}
