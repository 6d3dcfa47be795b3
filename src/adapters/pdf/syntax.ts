/**
 * Values of a PDF as they are written (ISO 32000-1 7.2, 7.3), read once from left to right. Names come decoded (`#4a` is `J`), a
 * dictionary keeps every entry, also one of a name it has already. What is not written by the rules is not guessed at: `PdfFault`.
 */

export class PdfFault extends Error {
  readonly fault: 'broken' | 'bomb' | 'locked';
  constructor(fault: 'broken' | 'bomb' | 'locked', why: string) {
    super(why);
    this.fault = fault;
  }
}

export const broken = (why: string): PdfFault => new PdfFault('broken', why);
export const bomb = (why: string): PdfFault => new PdfFault('bomb', why);

export class PdfName {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export class PdfString {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

export class PdfRef {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

export class PdfDict {
  readonly entries: (readonly [string, PdfValue])[];
  constructor(entries: (readonly [string, PdfValue])[]) {
    this.entries = entries;
  }
  /** Of two entries of one name the last, as the library that signs takes it. */
  get(key: string): PdfValue | undefined {
    return this.entries.findLast(([name]) => name === key)?.[1];
  }
  has(key: string): boolean {
    return this.entries.some(([name]) => name === key);
  }
}

export class PdfStream {
  readonly dict: PdfDict;
  /** As it stands in the file, filters and all. */
  readonly raw: Buffer;
  constructor(dict: PdfDict, raw: Buffer) {
    this.dict = dict;
    this.raw = raw;
  }
}

export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfDict
  | PdfStream
  | readonly PdfValue[];

export const nameOf = (value: PdfValue | undefined): string | undefined =>
  value instanceof PdfName ? value.value : undefined;
export const dictOf = (value: PdfValue | undefined): PdfDict | undefined =>
  value instanceof PdfDict ? value : value instanceof PdfStream ? value.dict : undefined;
export const integerOf = (value: PdfValue | undefined): number | undefined =>
  Number.isSafeInteger(value) ? (value as number) : undefined;

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((one) => one.charCodeAt(0)));
export const isSpace = (byte: number | undefined): boolean => byte !== undefined && SPACE.has(byte);
const isRegular = (byte: number | undefined): boolean => byte !== undefined && !SPACE.has(byte) && !DELIMITER.has(byte);
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

const MAX_DEPTH = 100;
/** A scan of two thousand pages has some hundred thousand. */
const MAX_VALUES = 5_000_000;
const MAX_WORD = 64;
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** How many values were read from one file, over all of its objects. */
export interface Count {
  values: number;
}

export class Syntax {
  readonly bytes: Buffer;
  readonly #count: Count;
  at: number;

  constructor(bytes: Buffer, at = 0, count: Count = { values: 0 }) {
    this.bytes = bytes;
    this.at = at;
    this.#count = count;
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (isSpace(byte)) this.at++;
      else if (byte === 0x25) while (this.at < this.bytes.length && ![10, 13].includes(this.bytes[this.at])) this.at++;
      else return;
    }
  }

  /** The word that comes next, such as `obj` or `12`; empty before a delimiter. */
  word(): string {
    this.skipSpace();
    const begin = this.at;
    while (isRegular(this.bytes[this.at])) this.at++;
    if (this.at - begin > MAX_WORD) throw broken(`a word of ${this.at - begin} characters`);
    return this.bytes.toString('latin1', begin, this.at);
  }

  /** True, and past it, if this word comes next. */
  takes(word: string): boolean {
    const before = this.at;
    if (this.word() === word) return true;
    this.at = before;
    return false;
  }

  integer(): number {
    const word = this.#numberWord();
    if (!/^\d{1,15}$/.test(word)) throw broken(`«${word}» is no number`);
    return Number(word);
  }

  /** The next word; of a number that runs into the end of its object, `7559endobj`, the number, as every reader ends it. */
  #numberWord(): string {
    const word = this.word();
    const [, number] = /^([+-]?(?:\d+\.?\d*|\.\d+))endobj$/.exec(word) ?? [];
    if (number === undefined) return word;
    this.at -= 'endobj'.length;
    return number;
  }

  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw bomb('values inside of values');
    if (++this.#count.values > MAX_VALUES) throw bomb('too many values');
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (byte === 0x2f) return new PdfName(this.#name());
    if (byte === 0x28) return new PdfString(this.#literal());
    if (byte === 0x5b) return this.#array(depth);
    if (byte === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.#dict(depth) : new PdfString(this.#hex());
    const word = depth ? this.word() : this.#numberWord();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (/^\d{1,10}$/.test(word)) return this.#reference(Number(word)) ?? Number(word);
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    throw broken(`«${word}» is no value`);
  }

  /** `12 0 R`, whose `12` was read. */
  #reference(number: number): PdfRef | undefined {
    const { bytes } = this;
    let at = this.at;
    const spaces = () => {
      const begin = at;
      while (isSpace(bytes[at])) at++;
      return at > begin;
    };
    if (!spaces() || !isDigit(bytes[at])) return undefined;
    const begin = at;
    while (isDigit(bytes[at])) at++;
    const end = at;
    if (end - begin > 5 || !spaces() || bytes[at] !== 0x52 || isRegular(bytes[at + 1])) return undefined;
    this.at = at + 1;
    return new PdfRef(number, Number(bytes.toString('latin1', begin, end)));
  }

  #name(): string {
    const begin = ++this.at;
    while (isRegular(this.bytes[this.at])) this.at++;
    const written = this.bytes.toString('latin1', begin, this.at);
    if (!written.includes('#')) return written;
    return written.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  #literal(): Buffer {
    const { bytes } = this;
    const out: number[] = [];
    let open = 0;
    for (;;) {
      const byte = bytes[this.at++];
      if (byte === undefined) throw broken('a string without end');
      if (byte === 0x28 && open++ === 0) continue;
      if (byte === 0x29 && --open === 0) return Buffer.from(out);
      if (byte === 0x5c) this.#escape(out);
      else out.push(byte);
    }
  }

  #escape(out: number[]): void {
    const { bytes } = this;
    const byte = bytes[this.at++];
    if (byte === undefined) throw broken('a string without end');
    if (byte === 13 && bytes[this.at] === 10) this.at++;
    if (byte === 13 || byte === 10) return;
    if (byte < 0x30 || byte > 0x37) {
      out.push(ESCAPES[String.fromCharCode(byte)] ?? byte);
      return;
    }
    let code = byte - 0x30;
    for (let i = 0; i < 2 && bytes[this.at] >= 0x30 && bytes[this.at] <= 0x37; i++)
      code = code * 8 + bytes[this.at++] - 0x30;
    out.push(code & 0xff);
  }

  #hex(): Buffer {
    const end = this.bytes.indexOf(0x3e, ++this.at);
    if (end < 0) throw broken('a string without end');
    // Read by hand: what a decoder stops at without a word would go unread.
    const out = Buffer.alloc(Math.ceil((end - this.at) / 2));
    let digits = 0;
    for (; this.at < end; this.at++) {
      const byte = this.bytes[this.at];
      if (isSpace(byte)) continue;
      const digit = hexDigit(byte);
      if (digit < 0) throw broken('a hexadecimal string with something else in it');
      out[digits >> 1] |= digits & 1 ? digit : digit << 4;
      digits++;
    }
    this.at = end + 1;
    return out.subarray(0, Math.ceil(digits / 2));
  }

  #array(depth: number): PdfValue[] {
    const values: PdfValue[] = [];
    this.at++;
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x5d) {
        this.at++;
        return values;
      }
      values.push(this.value(depth + 1));
    }
  }

  #dict(depth: number): PdfDict {
    const entries: [string, PdfValue][] = [];
    this.at += 2;
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x3e && this.bytes[this.at + 1] === 0x3e) {
        this.at += 2;
        return new PdfDict(entries);
      }
      if (this.bytes[this.at] !== 0x2f) throw broken('a dictionary entry without a name');
      const name = this.#name();
      entries.push([name, this.value(depth + 1)]);
    }
  }
}

/** Minus one for what is no digit. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Every value within a value, with the dictionary entry it stands under; streams by their dictionaries. */
export function* within(value: PdfValue): Generator<PdfValue> {
  const left: PdfValue[] = [value];
  while (left.length) {
    const one = left.pop()!;
    yield one;
    if (Array.isArray(one)) for (const inner of one as readonly PdfValue[]) left.push(inner);
    else for (const [, inner] of dictOf(one as PdfValue)?.entries ?? []) left.push(inner);
  }
}
