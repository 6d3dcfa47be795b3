/**
 * A whole PDF, read strictly (ISO 32000-1 7.5): where every object is by the tables and streams of cross references, each revision by
 * itself, what object streams hold, and every object that stands in the file whether or not a table names it. Nothing is mended: a
 * file in which a table and the objects disagree is one of which two readers see two documents.
 */
import { type Resolve, unpacked } from './filters.ts';
import {
  bomb,
  broken,
  type Count,
  dictOf,
  integerOf,
  isSpace,
  nameOf,
  PdfDict,
  PdfRef,
  PdfStream,
  type PdfValue,
  Syntax,
  within,
} from './syntax.ts';

/** Where an object is: at a place in the file, within an object stream, or nowhere (any more). */
type Entry = { at: number; generation: number } | { stream: number; index: number } | 'free';

export interface Revision {
  /** Where its table of cross references begins. */
  at: number;
  entries: ReadonlyMap<number, Entry>;
  trailer: PdfDict;
}

/** An object as it stands in the file. */
export interface Placed {
  number: number;
  generation: number;
  begin: number;
  end: number;
  value: PdfValue;
}

const MAX_HEADER = 1024;
const MAX_REVISIONS = 500;
const MAX_OBJECTS = 500_000;
const MAX_OBJECT_STREAM_BYTES = 32 * 1024 * 1024;
const MAX_OBJECT_STREAMS_BYTES = 128 * 1024 * 1024;
const MAX_WIDTH = 16;
const MAX_XREF_BYTES = 16 * 1024 * 1024;
/** Between a number, its generation and the word `obj`. */
const MAX_HEAD = 60;

export class PdfFile {
  readonly bytes: Buffer;
  /** The newest first. */
  readonly revisions: readonly Revision[];
  /** Every object that stands in the file, in order. */
  readonly placed: readonly Placed[];
  readonly #byPlace: ReadonlyMap<number, Placed>;
  readonly #held = new Map<PdfStream, readonly { number: number; value: PdfValue }[]>();
  readonly #count: Count = { values: 0 };
  #room = MAX_OBJECT_STREAMS_BYTES;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    if (bytes.subarray(0, MAX_HEADER).indexOf('%PDF-') < 0) throw broken('no header');
    this.revisions = this.#readRevisions();
    if (this.revisions.some(({ trailer }) => trailer.has('Encrypt'))) {
      const locked = broken('encrypted');
      throw Object.assign(locked, { fault: 'locked' });
    }
    this.placed = this.#readObjects();
    this.#byPlace = new Map(this.placed.map((one) => [one.begin, one]));
    this.#agree();
  }

  get trailer(): PdfDict {
    return this.revisions[0].trailer;
  }

  /** The object of that number as the newest of these revisions has it; `null` where there is none. */
  object(number: number, revisions = this.revisions): PdfValue {
    const entry = entryOf(number, revisions);
    if (!entry || entry === 'free') return null;
    if ('at' in entry) return this.#placedBy(number, entry)?.value ?? null;
    const stream = this.object(entry.stream, revisions);
    const found = stream instanceof PdfStream ? this.heldIn(stream)[entry.index] : undefined;
    if (found?.number !== number) throw broken(`object ${number} is not in its stream`);
    return found.value;
  }

  resolve(value: PdfValue | undefined, revisions = this.revisions): PdfValue | undefined {
    let found = value;
    for (let i = 0; i < 20 && found instanceof PdfRef; i++) found = this.object(found.number, revisions);
    return found;
  }

  /** Every object, also those of before and those that no table names; and what object streams hold. */
  *everything(): Generator<{ number: number; value: PdfValue }> {
    for (const { number, value } of this.placed) {
      yield { number, value };
      if (value instanceof PdfStream && nameOf(value.dict.get('Type')) === 'ObjStm') yield* this.heldIn(value);
    }
    for (const { trailer } of this.revisions) yield { number: 0, value: trailer };
  }

  heldIn(stream: PdfStream): readonly { number: number; value: PdfValue }[] {
    const known = this.#held.get(stream);
    if (known) return known;
    const { dict, raw } = stream;
    const [n, first] = [integerOf(dict.get('N')), integerOf(dict.get('First'))];
    if (nameOf(dict.get('Type')) !== 'ObjStm' || n === undefined || first === undefined || n < 0 || n > MAX_OBJECTS)
      throw broken('an object stream');
    const content = unpacked(dict, raw, Math.min(MAX_OBJECT_STREAM_BYTES, this.#room), this.#resolver);
    if (!content) throw broken('an object stream');
    this.#room -= content.length;
    if (this.#room <= 0) throw bomb('object streams');
    const head = new Syntax(content.subarray(0, first), 0, this.#count);
    const places = Array.from({ length: n }, () => ({ number: head.integer(), at: head.integer() }));
    const held = places.map(({ number, at }) => {
      const value = new Syntax(content, first + at, this.#count).value();
      if (value instanceof PdfRef) throw broken('an object that is a reference');
      return { number, value };
    });
    this.#held.set(stream, held);
    return held;
  }

  readonly #resolver: Resolve = (value) => this.resolve(value);

  #placedBy(number: number, { at, generation }: Exclude<Entry, 'free' | { stream: number }>): Placed | undefined {
    let begin = at;
    while (isSpace(this.bytes[begin])) begin++;
    const found = this.#byPlace.get(begin);
    return found?.number === number && found.generation === generation ? found : undefined;
  }

  #readRevisions(): Revision[] {
    const { bytes } = this;
    let end = bytes.length;
    // Nothing but blanks may follow the end: anything else would be another file that hides in this one.
    while (end > 0 && isSpace(bytes[end - 1])) end--;
    if (bytes.toString('latin1', Math.max(0, end - 5), end) !== '%%EOF') throw broken('something after the end');
    const start = bytes.lastIndexOf('startxref', end);
    if (start < 0) throw broken('no table of cross references');
    const revisions: Revision[] = [];
    const seen = new Set<number>();
    let at: number | undefined = new Syntax(bytes, start + 9).integer();
    while (at !== undefined) {
      if (seen.has(at) || at >= bytes.length) throw broken('a table of cross references that leads nowhere');
      if (revisions.length >= MAX_REVISIONS) throw bomb('revisions');
      seen.add(at);
      const one = this.#readTable(at);
      const beside = one.trailer.get('XRefStm');
      revisions.push(beside === undefined ? one : this.#joined(one, integerOf(beside)));
      const before = one.trailer.get('Prev');
      if (before !== undefined && integerOf(before) === undefined) throw broken('a table before that is nowhere');
      at = integerOf(before);
    }
    return revisions;
  }

  /** A table for old readers and a stream for new ones (7.5.8.4) say of no object two things. */
  #joined(table: Revision, at: number | undefined): Revision {
    if (at === undefined || at < 0 || at >= this.bytes.length) throw broken('a stream beside a table that is nowhere');
    const { entries: beside } = this.#readTable(at);
    const entries = new Map(table.entries);
    for (const [number, entry] of beside) {
      const other = entries.get(number);
      if (other && other !== 'free' && !isSameEntry(other, entry)) throw broken(`two places for object ${number}`);
      entries.set(number, entry);
    }
    return { ...table, entries };
  }

  #readTable(at: number): Revision {
    const syntax = new Syntax(this.bytes, at, this.#count);
    if (!syntax.takes('xref')) return this.#readTableStream(at);
    const entries = new Map<number, Entry>();
    while (!syntax.takes('trailer')) {
      const [first, count] = [syntax.integer(), syntax.integer()];
      if (entries.size + count > MAX_OBJECTS) throw bomb('objects');
      for (let number = first; number < first + count; number++) {
        const [place, generation, kind] = [syntax.word(), syntax.word(), syntax.word()];
        if (!/^\d{10}$/.test(place) || !/^\d{5}$/.test(generation) || !/^[nf]$/.test(kind))
          throw broken('an entry of a table');
        if (entries.has(number)) throw broken(`two entries for object ${number}`);
        entries.set(number, kind === 'f' ? 'free' : { at: Number(place), generation: Number(generation) });
      }
    }
    const trailer = syntax.value();
    if (!(trailer instanceof PdfDict)) throw broken('no trailer');
    return { at, entries, trailer };
  }

  #readTableStream(at: number): Revision {
    const { value } = this.#readObject(at);
    if (!(value instanceof PdfStream) || nameOf(value.dict.get('Type')) !== 'XRef')
      throw broken('no table of cross references');
    const { dict, raw } = value;
    // Nothing that reading this depends on can stand elsewhere.
    const content = unpacked(dict, raw, MAX_XREF_BYTES, (one) => (one instanceof PdfRef ? undefined : one));
    const numbers = (key: string) => {
      const found = dict.get(key);
      return Array.isArray(found) ? (found as readonly PdfValue[]).map((one) => integerOf(one) ?? -1) : undefined;
    };
    const widths = numbers('W') ?? [];
    const index = numbers('Index') ?? [0, integerOf(dict.get('Size')) ?? -1];
    if (!content || widths.length !== 3 || [...widths, ...index].some((one) => one < 0) || index.length % 2)
      throw broken('a stream of cross references');
    if (widths.some((one) => one > MAX_WIDTH)) throw broken('a stream of cross references');
    const entries = new Map<number, Entry>();
    let place = 0;
    const field = (width: number): number => {
      const end = place + width;
      if (end > content.length) throw broken('a stream of cross references that is too short');
      // Some signers write eight bytes: no place is behind what six can say.
      const read = Math.min(width, 6);
      if (content.subarray(place, end - read).some((byte) => byte !== 0)) throw broken('a place beyond every file');
      const number = read ? content.readUIntBE(end - read, read) : 0;
      place = end;
      return number;
    };
    for (let i = 0; i < index.length; i += 2) {
      if (entries.size + index[i + 1] > MAX_OBJECTS) throw bomb('objects');
      for (let number = index[i]; number < index[i] + index[i + 1]; number++) {
        const kind = widths[0] ? field(widths[0]) : 1;
        const [second, third] = [field(widths[1]), field(widths[2])];
        if (kind > 2) throw broken('an entry of no kind');
        if (entries.has(number)) throw broken(`two entries for object ${number}`);
        entries.set(
          number,
          kind === 0 ? 'free' : kind === 1 ? { at: second, generation: third } : { stream: second, index: third },
        );
      }
    }
    return { at, entries, trailer: dict };
  }

  /** One object after the other from the beginning, streams by their length; what stands between them is passed over. */
  #readObjects(): Placed[] {
    const { bytes } = this;
    const placed: Placed[] = [];
    for (let at = bytes.indexOf('obj'); at >= 0; ) {
      const begin = isRegularBefore(bytes, at + 3) ? undefined : headBefore(bytes, at);
      if (begin === undefined) {
        at = bytes.indexOf('obj', at + 3);
        continue;
      }
      if (placed.length >= MAX_OBJECTS) throw bomb('objects');
      const one = this.#readObject(begin);
      placed.push(one);
      at = bytes.indexOf('obj', one.end);
    }
    return placed;
  }

  #readObject(begin: number): Placed {
    const syntax = new Syntax(this.bytes, begin, this.#count);
    const [number, generation] = [syntax.integer(), syntax.integer()];
    if (!syntax.takes('obj')) throw broken(`no object at ${begin}`);
    const value = syntax.value();
    if (value instanceof PdfDict && syntax.takes('stream')) {
      const raw = this.#streamAfter(syntax, value);
      if (!syntax.takes('endstream') || !syntax.takes('endobj')) throw broken(`a stream of another length at ${begin}`);
      return { number, generation, begin, end: syntax.at, value: new PdfStream(value, raw) };
    }
    if (!syntax.takes('endobj')) throw broken(`an object without end at ${begin}`);
    return { number, generation, begin, end: syntax.at, value };
  }

  #streamAfter(syntax: Syntax, dict: PdfDict): Buffer {
    const { bytes } = this;
    const isReturn = bytes[syntax.at] === 13;
    if (isReturn) syntax.at++;
    const isLine = bytes[syntax.at] === 10;
    // Half a line end (7.3.8.1 has none): another reader may begin a byte earlier. A page is a page all the same; objects would be others.
    if (!isLine && (!isReturn || ['ObjStm', 'XRef'].includes(nameOf(dict.get('Type')) ?? '')))
      throw broken('a stream without a line end before it');
    const begin = syntax.at + (isLine ? 1 : 0);
    const length = this.#lengthOf(dict.get('Length'));
    if (length === undefined || length < 0 || begin + length > bytes.length) throw broken('a stream without a length');
    syntax.at = begin + length;
    return bytes.subarray(begin, syntax.at);
  }

  /** A length may stand in an object of its own, at a place in the file or, rarely, within an object stream. */
  #lengthOf(value: PdfValue | undefined): number | undefined {
    if (!(value instanceof PdfRef)) return integerOf(value);
    const entry = this.revisions && entryOf(value.number, this.revisions);
    if (!entry || entry === 'free') return undefined;
    if ('at' in entry) {
      const syntax = new Syntax(this.bytes, entry.at, this.#count);
      if (syntax.integer() !== value.number || syntax.integer() !== entry.generation || !syntax.takes('obj'))
        return undefined;
      return syntax.integer();
    }
    const holder = entryOf(entry.stream, this.revisions);
    if (!holder || holder === 'free' || !('at' in holder)) return undefined;
    const stream = new Syntax(this.bytes, holder.at, this.#count);
    stream.integer();
    stream.integer();
    const dict = stream.takes('obj') ? stream.value() : undefined;
    // Its own length stands in it: a chain of lengths would be nobody's honest file.
    if (!(dict instanceof PdfDict) || integerOf(dict.get('Length')) === undefined || !stream.takes('stream'))
      return undefined;
    const found = this.heldIn(new PdfStream(dict, this.#streamAfter(stream, dict)))[entry.index];
    return found?.number === value.number ? integerOf(found.value) : undefined;
  }

  /** Whatever something refers to is where the table says; a table may have idle entries, as many writers leave them. */
  #agree(): void {
    const wanted = new Set<number>();
    for (const { value } of this.everything())
      for (const one of within(value)) if (one instanceof PdfRef) wanted.add(one.number);
    for (const number of wanted) {
      const entry = entryOf(number, this.revisions);
      if (entry && entry !== 'free' && 'at' in entry && !this.#placedBy(number, entry))
        throw broken(`object ${number} is not where the table says`);
      if (entry && entry !== 'free' && 'stream' in entry) this.object(number);
    }
    if (!dictOf(this.resolve(this.trailer.get('Root')))) throw broken('no catalog');
  }
}

export function entryOf(number: number, revisions: readonly Revision[]): Entry | undefined {
  for (const { entries } of revisions) {
    const entry = entries.get(number);
    if (entry) return entry;
  }
  return undefined;
}

const isSameEntry = (a: Entry, b: Entry): boolean => JSON.stringify(a) === JSON.stringify(b);

const isRegularBefore = (bytes: Buffer, at: number): boolean => {
  const byte = bytes[at];
  return byte !== undefined && /[A-Za-z0-9]/.test(String.fromCharCode(byte));
};

/** Where `12 0 obj` begins, whose `obj` is at that place; nothing where no two numbers stand before it. */
function headBefore(bytes: Buffer, at: number): number | undefined {
  const text = bytes.toString('latin1', Math.max(0, at - MAX_HEAD), at);
  const [head] = /(?<!\d)\d{1,10}[\0\t\n\f\r ]{1,20}\d{1,5}[\0\t\n\f\r ]{1,20}$/.exec(text) ?? [];
  return head === undefined ? undefined : at - head.length;
}
