/**
 * What was added to a PDF after a signature. Signing itself adds signatures, their fields and what proves them later; anything else
 * is a change of what was signed, though the signature before it still holds for the bytes it covers. The file is read twice, as it
 * was at the signature's end and as it is: only what signing adds may differ, object by object, however it is written and packed.
 */
import { entryOf, PdfFile, type Revision } from '../pdf/pdf-file.ts';
import {
  dictOf,
  integerOf,
  nameOf,
  PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
  Syntax,
  within,
} from '../pdf/syntax.ts';

const FIELD = new Set(['FT', 'T', 'V', 'Type', 'Subtype', 'Rect', 'F', 'P', 'Ff']);
const SIGNATURE = new Set(
  'Type Filter SubFilter ByteRange Contents M Reason Location ContactInfo Name Cert Prop_Build'.split(' '),
);
const SECURITY_STORE = new Set(['Type', 'Certs', 'CRLs', 'OCSPs', 'VRI']);
/** What a form that was not there before has by itself. */
const NEW_FORM = new Set(['Fields', 'SigFlags', 'DR', 'DA', 'NeedAppearances']);

/** True if everything between `from` and the end only adds signatures and their proofs. */
export function onlyAddsSignatures(file: PdfFile, from: number): boolean {
  if (from === file.bytes.length) return true;
  const first = file.revisions.findIndex(({ at }) => at < from);
  const [later, earlier] = [file.revisions.slice(0, first), file.revisions.slice(first)];
  if (first <= 0 || earlier.some(({ at }) => at >= from)) return false;
  let before: PdfFile;
  try {
    before = new PdfFile(file.bytes.subarray(0, from));
  } catch {
    return false;
  }
  if (before.revisions[0].at !== earlier[0].at) return false;
  return isWhollyNamed(file, from, later) && new Comparison(before, file, later).isSigningAlone();
}

/** Every byte after the place belongs to an object that a later table names, or to such a table. */
function isWhollyNamed(file: PdfFile, from: number, later: readonly Revision[]): boolean {
  let at = from;
  for (const one of file.placed) {
    if (one.begin < from) continue;
    const isNamed = later.some(({ at: table, entries }) => {
      const entry = entries.get(one.number);
      return table === one.begin || (entry && entry !== 'free' && 'at' in entry && entry.at === one.begin);
    });
    if (!isNamed || !isOnlyTables(file, at, one.begin, later)) return false;
    at = one.end;
  }
  return isOnlyTables(file, at, file.bytes.length, later);
}

function isOnlyTables(file: PdfFile, from: number, to: number, later: readonly Revision[]): boolean {
  const syntax = new Syntax(file.bytes.subarray(0, to), from);
  const isTable = (place: number) => later.some(({ at }) => at === place);
  try {
    for (syntax.skipSpace(); syntax.at < to; syntax.skipSpace()) {
      const begin = syntax.at;
      if (syntax.takes('startxref')) {
        if (!isTable(syntax.integer())) return false;
      } else if (!syntax.takes('xref') || !isTable(begin)) return false;
      else {
        while (!syntax.takes('trailer')) if (!/^(\d+|[nf])$/.test(syntax.word())) return false;
        syntax.value();
      }
    }
    return true;
  } catch {
    return false;
  }
}

class Comparison {
  readonly #before: PdfFile;
  readonly #after: PdfFile;
  readonly #later: readonly Revision[];
  readonly #named: ReadonlySet<number>;

  constructor(before: PdfFile, after: PdfFile, later: readonly Revision[]) {
    this.#before = before;
    this.#after = after;
    this.#later = later;
    const named = new Set<number>();
    for (const { value } of before.everything())
      for (const one of within(value)) if (one instanceof PdfRef) named.add(one.number);
    this.#named = named;
  }

  isSigningAlone(): boolean {
    const [old, now] = [this.#before.trailer, this.#after.trailer];
    if (!['Root', 'Info'].every((key) => isSame(old.get(key), now.get(key)))) return false;
    const root = now.get('Root');
    if (!(root instanceof PdfRef)) return false;
    const changed = this.#changed();
    return Boolean(changed?.every((number) => this.#isAllowed(number, root.number))) && this.#catalog();
  }

  /** Objects that say something else than before; nothing where one was taken out or given another generation. */
  #changed(): number[] | undefined {
    const numbers = new Set(this.#later.flatMap(({ entries }) => [...entries.keys()]));
    const changed: number[] = [];
    for (const number of numbers) {
      const entry = entryOf(number, this.#later);
      const old = entryOf(number, this.#before.revisions);
      const wasThere = old !== undefined && old !== 'free';
      if (entry === undefined || entry === 'free') {
        if (wasThere) return undefined;
        continue;
      }
      const generation = (one: typeof entry) => ('at' in one ? one.generation : 0);
      if (generation(entry) !== (wasThere ? generation(old) : 0)) return undefined;
      if (!isSame(this.#before.object(number), this.#after.object(number))) changed.push(number);
    }
    return changed;
  }

  #isAllowed(number: number, root: number): boolean {
    const before = this.#before.object(number);
    const after = this.#after.object(number);
    // A number that something pointed to in vain would now be something.
    if (before === null) return !this.#named.has(number);
    if (number === root) return true;
    const [form, fields] = [this.#form(this.#before), this.#form(this.#before)?.get('Fields')];
    if (this.#catalogOf(this.#before).get('AcroForm') === undefined) return false;
    const isAt = (value: PdfValue | undefined) => value instanceof PdfRef && value.number === number;
    // Looked at with the catalog.
    if (isAt(this.#catalogOf(this.#before).get('AcroForm')) || isAt(fields)) return true;
    if (isAt(this.#catalogOf(this.#before).get('DSS'))) return true;
    return form !== undefined && this.#isFilledIn(dictOf(before), dictOf(after));
  }

  #catalogOf = (file: PdfFile): PdfDict => dictOf(file.resolve(file.trailer.get('Root'))) ?? new PdfDict([]);
  #form = (file: PdfFile): PdfDict | undefined => dictOf(file.resolve(this.#catalogOf(file).get('AcroForm')));

  #catalog(): boolean {
    const [old, now] = [this.#catalogOf(this.#before), this.#catalogOf(this.#after)];
    const store = dictOf(this.#after.resolve(now.get('DSS')));
    return (
      isSameBut(old, now, new Set(['AcroForm', 'DSS'])) &&
      (!old.has('AcroForm') || now.has('AcroForm')) &&
      (!now.has('DSS') || (store?.entries.every(([key]) => SECURITY_STORE.has(key)) ?? false)) &&
      this.#isGrown(this.#form(this.#before), this.#form(this.#after))
    );
  }

  /** The form has signature fields more, and nothing else is other than it was. */
  #isGrown(old: PdfDict | undefined, now: PdfDict | undefined): boolean {
    if (!now) return old === undefined;
    if (!old && now.entries.some(([key]) => !NEW_FORM.has(key))) return false;
    if (old && !isSameBut(old, now, new Set(['Fields', 'SigFlags']))) return false;
    const listOf = (file: PdfFile, form: PdfDict | undefined): readonly PdfValue[] => {
      const found = file.resolve(form?.get('Fields'));
      return Array.isArray(found) ? (found as readonly PdfValue[]) : [];
    };
    const [had, has] = [listOf(this.#before, old), listOf(this.#after, now)];
    if (!had.every((field, i) => isSame(field, has[i]))) return false;
    return has.slice(had.length).every((field) => this.#isNewField(field));
  }

  #isNewField(field: PdfValue): boolean {
    if (!(field instanceof PdfRef) || this.#before.object(field.number) !== null) return false;
    const dict = this.#after.object(field.number);
    return dict instanceof PdfDict && this.#isSignatureField(dict);
  }

  #isSignatureField(dict: PdfDict): boolean {
    const rectangle = dict.get('Rect');
    const signature = this.#after.resolve(dict.get('V'));
    return (
      dict.entries.every(([key]) => FIELD.has(key)) &&
      nameOf(dict.get('FT')) === 'Sig' &&
      // Seen nowhere: what is seen over a page is a change of the page.
      Array.isArray(rectangle) &&
      rectangle.length === 4 &&
      rectangle.every((one) => one === 0) &&
      dict.get('V') instanceof PdfRef &&
      this.#before.object((dict.get('V') as PdfRef).number) === null &&
      signature instanceof PdfDict &&
      signature.entries.every(([key]) => SIGNATURE.has(key)) &&
      signature.has('ByteRange')
    );
  }

  /** An empty signature field that was there, signed. */
  #isFilledIn(old: PdfDict | undefined, now: PdfDict | undefined): boolean {
    if (!old || !now || old.has('V') || nameOf(old.get('FT')) !== 'Sig') return false;
    if ((old.get('Kids') ?? null) !== null && (old.get('Kids') as readonly PdfValue[]).length) return false;
    const isWhere =
      old.get('Rect') === undefined || (old.get('Rect') as readonly PdfValue[]).every?.((one) => one === 0);
    return isWhere && this.#isSignatureField(now) && isSame(old.get('T'), now.get('T'));
  }
}

const isSameBut = (old: PdfDict, now: PdfDict, but: ReadonlySet<string>): boolean => {
  const rest = ({ entries }: PdfDict) => new PdfDict(entries.filter(([key]) => !but.has(key)));
  return isSame(rest(old), rest(now));
};

/** By what it says; in a dictionary the order of entries says nothing, unless one name stands there twice. */
function isSame(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === undefined || b === undefined || a === null || b === null) return (a ?? null) === (b ?? null);
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (Array.isArray(a) || Array.isArray(b)) {
    const [one, other] = [a, b] as readonly (readonly PdfValue[])[];
    return (
      Array.isArray(a) && Array.isArray(b) && one.length === other.length && one.every((v, i) => isSame(v, other[i]))
    );
  }
  if (a instanceof PdfName) return b instanceof PdfName && a.value === b.value;
  if (a instanceof PdfString) return b instanceof PdfString && a.bytes.equals(b.bytes);
  if (a instanceof PdfRef) return b instanceof PdfRef && a.number === b.number && a.generation === b.generation;
  if (a instanceof PdfStream) return b instanceof PdfStream && isSame(a.dict, b.dict) && a.raw.equals(b.raw);
  if (!(a instanceof PdfDict) || !(b instanceof PdfDict) || a.entries.length !== b.entries.length) return false;
  const names = new Set(a.entries.map(([key]) => key));
  if (names.size !== a.entries.length)
    return a.entries.every(([key, value], i) => key === b.entries[i][0] && isSame(value, b.entries[i][1]));
  return a.entries.every(([key, value]) => b.has(key) && isSame(value, b.get(key)));
}

interface Placed {
  range: number[];
  contents: Buffer;
  /** What its signer stated: why, and for whom. */
  reason: PdfValue | undefined;
  location: PdfValue | undefined;
}

/** Where a signature is, and what it covers, by the form's own fields; each once. */
export function signaturesOf(file: PdfFile): Placed[] {
  const catalog = dictOf(file.resolve(file.trailer.get('Root')));
  const form = dictOf(file.resolve(catalog?.get('AcroForm')));
  const left: (PdfValue | undefined)[] = [form?.get('Fields')];
  const seen = new Set<PdfValue>();
  const found: Placed[] = [];
  for (let i = 0; i < left.length; i++) {
    const value = file.resolve(left[i]);
    if (value === undefined || value === null || typeof value !== 'object' || seen.has(value)) continue;
    seen.add(value);
    if (Array.isArray(value)) for (const one of value as readonly PdfValue[]) left.push(one);
    const field = dictOf(value);
    if (!field) continue;
    left.push(field.get('Kids'));
    const signature = dictOf(file.resolve(field.get('V')));
    if (!signature || seen.has(signature)) continue;
    const [range, contents] = [file.resolve(signature.get('ByteRange')), signature.get('Contents')];
    if (!Array.isArray(range) || !(contents instanceof PdfString)) continue;
    seen.add(signature);
    const numbers = (range as readonly PdfValue[]).map((one) => integerOf(one) ?? -1);
    const [reason, location] = ['Reason', 'Location'].map((name) => file.resolve(signature.get(name)));
    found.push({ range: numbers, contents: contents.bytes, reason, location });
  }
  return found;
}
