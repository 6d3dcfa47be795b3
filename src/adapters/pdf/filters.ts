/** Streams unpacked (ISO 32000-1 7.4), never into more than one allows. Pictures' own formats stay as they are. */
import { constants, createInflate, inflateSync } from 'node:zlib';
import { bomb, broken, dictOf, hexDigit, integerOf, isSpace, nameOf, type PdfDict, type PdfValue } from './syntax.ts';

const MAX_FILTERS = 4;
/** A page scanned at 600 dots an inch, as lines. */
const MAX_ROW_BYTES = 1_000_000;
/** What a picture is packed in; their readers have bounds of their own. */
const OF_PICTURES = new Set(['DCTDecode', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode']);

export type Resolve = (value: PdfValue | undefined) => PdfValue | undefined;

interface Step {
  name: string;
  parameters?: PdfDict;
}

function stepsOf(dict: PdfDict, resolve: Resolve): Step[] {
  const list = (value: PdfValue | undefined): PdfValue[] => {
    const found = resolve(value);
    if (found === undefined || found === null) return [];
    return Array.isArray(found) ? [...(found as readonly PdfValue[])] : [found];
  };
  const names = list(dict.get('Filter')).map((one) => nameOf(resolve(one)));
  const parameters = list(dict.get('DecodeParms')).map((one) => dictOf(resolve(one)));
  // More packings than any honest paper has.
  if (names.length > MAX_FILTERS) throw bomb(`${names.length} filters`);
  return names.map((name, i) => {
    if (name === undefined) throw broken('a filter without a name');
    return { name, parameters: parameters[i] };
  });
}

/** The content of a stream; nothing of one that holds a picture in its own format. */
export function unpacked(dict: PdfDict, raw: Buffer, limit: number, resolve: Resolve): Buffer | undefined {
  let bytes = raw;
  for (const { name, parameters } of stepsOf(dict, resolve)) {
    if (OF_PICTURES.has(name)) return undefined;
    bytes = unpackedBy(name, bytes, limit, parameters);
  }
  return bytes;
}

/** How many bytes a stream unpacks into, without keeping them where they are many. */
export async function sizeOf(dict: PdfDict, raw: Buffer, limit: number, resolve: Resolve): Promise<number> {
  const steps = stepsOf(dict, resolve);
  let bytes = raw;
  for (const [i, { name, parameters }] of steps.entries()) {
    if (OF_PICTURES.has(name)) return bytes.length;
    if (i === steps.length - 1 && name === 'FlateDecode') return inflatedSize(bytes, limit);
    bytes = unpackedBy(name, bytes, limit, parameters);
  }
  return bytes.length;
}

function inflatedSize(packed: Buffer, limit: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0;
    const inflate = createInflate();
    inflate.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= limit) return;
      reject(bomb('a stream'));
      inflate.destroy();
    });
    // Broken off, it is as long as it is.
    inflate.on('error', () => resolve(size));
    inflate.on('end', () => resolve(size));
    inflate.end(packed);
  });
}

function unpackedBy(name: string, bytes: Buffer, limit: number, parameters: PdfDict | undefined): Buffer {
  if (name === 'FlateDecode') return foretold(inflated(bytes, limit), parameters);
  if (name === 'LZWDecode')
    return foretold(lzw(bytes, limit, integerOf(parameters?.get('EarlyChange')) ?? 1), parameters);
  if (name === 'ASCIIHexDecode') return asciiHex(bytes);
  if (name === 'ASCII85Decode') return ascii85(bytes, limit);
  if (name === 'RunLengthDecode') return runLength(bytes, limit);
  throw broken(`a filter «${name.slice(0, 40)}»`);
}

function inflated(bytes: Buffer, limit: number): Buffer {
  try {
    // Some writers leave out the last block.
    return inflateSync(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw bomb('a stream');
    throw broken('a stream that does not unpack');
  }
}

function asciiHex(bytes: Buffer): Buffer {
  const out = Buffer.alloc(Math.ceil(bytes.length / 2));
  let digits = 0;
  for (const byte of bytes) {
    if (byte === 0x3e) break;
    if (isSpace(byte)) continue;
    const digit = hexDigit(byte);
    if (digit < 0) throw broken('a stream of digits with something else in it');
    out[digits >> 1] |= digits & 1 ? digit : digit << 4;
    digits++;
  }
  return out.subarray(0, Math.ceil(digits / 2));
}

/** Grows by doubling, up to the limit. */
class Output {
  #bytes: Buffer;
  readonly #limit: number;
  length = 0;
  constructor(size: number, limit: number) {
    this.#bytes = Buffer.alloc(Math.min(Math.max(size, 1024), limit));
    this.#limit = limit;
  }
  push(byte: number): void {
    if (this.length === this.#bytes.length) this.#grow();
    this.#bytes[this.length++] = byte;
  }
  #grow(): void {
    if (this.length >= this.#limit) throw bomb('a stream');
    const larger = Buffer.alloc(Math.min(this.length * 2, this.#limit));
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }
  whole(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }
}

function ascii85(bytes: Buffer, limit: number): Buffer {
  const out = new Output(bytes.length, limit);
  let group: number[] = [];
  const flush = () => {
    const count = group.length;
    if (count === 1) throw broken('a stream of characters that ends in one alone');
    let value = 0;
    for (let i = 0; i < 5; i++) value = value * 85 + (group[i] ?? 84);
    for (let i = 0; i < count - 1; i++) out.push(Math.floor(value / 256 ** (3 - i)) & 0xff);
    group = [];
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (isSpace(byte)) continue;
    if (byte === 0x7a && !group.length) for (let i = 0; i < 4; i++) out.push(0);
    else if (byte < 0x21 || byte > 0x75) throw broken('a stream of characters with something else in it');
    else if (group.push(byte - 0x21) === 5) flush();
  }
  if (group.length) flush();
  return out.whole();
}

function runLength(bytes: Buffer, limit: number): Buffer {
  const out = new Output(bytes.length * 2, limit);
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at++];
    if (length === 128) break;
    if (length < 128) for (let i = 0; i <= length && at < bytes.length; i++) out.push(bytes[at++]);
    else {
      for (let i = 0; i < 257 - length && at < bytes.length; i++) out.push(bytes[at]);
      at++;
    }
  }
  return out.whole();
}

function lzw(bytes: Buffer, limit: number, early: number): Buffer {
  const out = new Output(bytes.length * 2, limit);
  // Entry: where in the output it begins, and how long it is.
  const begins = new Int32Array(4097);
  const lengths = new Int32Array(4097);
  let next = 258;
  let width = 9;
  let before = -1;
  let beforeAt = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      next = 258;
      width = 9;
      before = -1;
      continue;
    }
    const at = out.length;
    const known = code < 256 || code < next;
    if (!known && (code !== next || before < 0)) throw broken('a packed stream');
    const seen = out.whole();
    if (code < 256) out.push(code);
    else if (known) for (let i = 0; i < lengths[code]; i++) out.push(seen[begins[code] + i]);
    else for (let i = 0; i <= before; i++) out.push(i < before ? seen[beforeAt + i] : seen[beforeAt]);
    if (before >= 0 && next < 4096) {
      begins[next] = beforeAt;
      lengths[next++] = before + 1;
    }
    before = out.length - at;
    beforeAt = at;
    if (next + early >= 1 << width && width < 12) width++;
  }
  return out.whole();
}

/** What a predictor took away put back (PNG, and TIFF of whole bytes). */
function foretold(bytes: Buffer, parameters: PdfDict | undefined): Buffer {
  const predictor = integerOf(parameters?.get('Predictor')) ?? 1;
  if (predictor <= 1) return bytes;
  const number = (key: string, otherwise: number) => integerOf(parameters?.get(key)) ?? otherwise;
  const [colours, bits, columns] = [number('Colors', 1), number('BitsPerComponent', 8), number('Columns', 1)];
  const pixel = Math.ceil((colours * bits) / 8);
  const row = Math.ceil((colours * bits * columns) / 8);
  if (colours < 1 || bits < 1 || row < 1 || row > MAX_ROW_BYTES) throw broken('a predictor of impossible rows');
  if (predictor === 2) {
    if (bits !== 8) throw broken('a predictor of parts of bytes');
    for (let i = 0; i < bytes.length; i++) if (i % row >= pixel) bytes[i] = (bytes[i] + bytes[i - pixel]) & 0xff;
    return bytes;
  }
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = Buffer.alloc(rows * row);
  for (let r = 0; r < rows; r++) {
    const kind = bytes[r * (row + 1)];
    if (kind > 4) throw broken('a predictor of no kind');
    for (let i = 0; i < row; i++) {
      const left = i >= pixel ? out[r * row + i - pixel] : 0;
      const up = r ? out[(r - 1) * row + i] : 0;
      const corner = r && i >= pixel ? out[(r - 1) * row + i - pixel] : 0;
      out[r * row + i] = (bytes[r * (row + 1) + 1 + i] ?? 0) + added(kind, left, up, corner);
    }
  }
  return out;
}

function added(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const about = left + up - corner;
  const [a, b, c] = [Math.abs(about - left), Math.abs(about - up), Math.abs(about - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
