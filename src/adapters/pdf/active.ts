/**
 * Whether a PDF does something when it is opened or clicked, or carries other files: scripts, programs to start, forms that send
 * themselves, other documents it opens, sound and films, attachments. Looked for in what readers act on, wherever it stands and
 * however it is spelt or packed, by its shape: a link to a page, a font or a title that is called `JS` is none of it.
 */
import type { PdfFile } from './pdf-file.ts';
import { dictOf, nameOf, PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue, within } from './syntax.ts';

/** What no honest paper does (ISO 32000-1 12.6.4), wherever the name of an action may stand. */
const HARMFUL = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'Rendition',
  'RichMediaExecute',
  'GoTo3DView',
]);
/** What a link or an entry of the table of contents may do. */
const HARMLESS = new Set(['GoTo', 'URI', 'Named', 'Thread', 'Hide', 'SetOCGState', 'ResetForm', 'Trans']);
const HARMFUL_ANNOTATIONS = new Set(['FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D', 'TrapNet']);
/** Where an address may lead. Every other scheme is for a program of the reader's machine, and a path opens files of it or of one beside it. */
const HARMLESS_SCHEMES = new Set('http https mailto tel sms ftp ftps geo urn doi news callto'.split(' '));
const SCHEME = /^([a-z][a-z\d+-]*):/i;
/** `www.example.vn:8080` has none. */
const isOfNoPage = (address: string): boolean => {
  const scheme = SCHEME.exec(address)?.[1];
  return /^[\\/]{2}/.test(address) || (scheme !== undefined && !HARMLESS_SCHEMES.has(scheme.toLowerCase()));
};
/** Where additional actions hang (12.6.3). */
const EVENTS = new Set('E X D U Fo Bl PO PC PV PI O C K F V WC WS DS WP DP'.split(' '));

/** Everything an object of that number says or once said, in this revision or before. */
type Meant = (value: PdfValue | undefined) => readonly PdfValue[];

export function isActive(file: PdfFile): boolean {
  const said = new Map<number, PdfValue[]>();
  for (const { number, value } of file.everything()) {
    const known = said.get(number);
    if (known) known.push(value);
    else said.set(number, [value]);
  }
  const meant: Meant = (value) => {
    let found: PdfValue[] = value === undefined ? [] : [value];
    for (let i = 0; i < 5 && found.some((one) => one instanceof PdfRef); i++)
      found = found.flatMap((one) => (one instanceof PdfRef ? (said.get(one.number) ?? []) : [one]));
    return found;
  };
  for (const values of said.values())
    for (const value of values)
      for (const one of within(value)) {
        const dict = dictOf(one);
        if (!dict) continue;
        const isOutside = one instanceof PdfStream || meant(dict.get('S')).some((kind) => nameOf(kind) === 'Thread');
        if (acts(dict, meant) || (isOutside && isOfAnotherFile(dict, meant))) return true;
      }
  return false;
}

function acts(dict: PdfDict, meant: Meant): boolean {
  return dict.entries.some(([key, value]) => {
    const test = TESTS.get(key);
    return test !== undefined && meant(value).some((one) => test(one, meant));
  });
}

const named =
  (names: ReadonlySet<string>) =>
  (value: PdfValue): boolean =>
    names.has(nameOf(value) ?? '');

/** Of a name tree: some name in it, or branches. */
const isTree = (value: PdfValue, meant: Meant): boolean =>
  value instanceof PdfDict &&
  ['Names', 'Kids'].some((key) => meant(value.get(key)).some((one) => Array.isArray(one) && one.length > 0));

const hasAny = (keys: ReadonlySet<string>) => (value: PdfValue, meant: Meant) =>
  value instanceof PdfDict && value.entries.some(([key, one]) => keys.has(key) && meant(one).some(dictOf));

/** `null` and an empty list are no form of XML. */
const isForm = (value: PdfValue, meant: Meant): boolean =>
  value instanceof PdfDict &&
  meant(value.get('XFA')).some((one) => one !== null && !(Array.isArray(one) && one.length === 0));

/** By the entry of a dictionary: which of its values act. */
const TESTS = new Map<string, (value: PdfValue, meant: Meant) => boolean | undefined>(
  Object.entries({
    S: named(HARMFUL),
    Type: named(new Set(['EmbeddedFile'])),
    Subtype: named(HARMFUL_ANNOTATIONS),
    // Of the catalog: what every address without a beginning is put behind.
    URI: (value, meant) => isHarmfulAddress(value) || meant(dictOf(value)?.get('Base')).some(isHarmfulAddress),
    // What stands in another document, and a picture that a printer takes from one.
    Ref: isOfAnotherFile,
    OPI: (value, meant) =>
      dictOf(value)?.entries.some(([, one]) => meant(one).some((of) => isOfAnotherFile(of, meant))),
    JS: (value) => value instanceof PdfString,
    JavaScript: isTree,
    EmbeddedFiles: isTree,
    EF: hasAny(new Set(['F', 'UF', 'DOS', 'Mac', 'Unix'])),
    AA: hasAny(EVENTS),
    AcroForm: isForm,
    OpenAction: (value, meant) => {
      const action = dictOf(value);
      return action?.has('S') === true && !isOnlyGoTo(action, meant);
    },
    A: isUnknownAction,
    PA: isUnknownAction,
    Next: isUnknownAction,
  }),
);

/** Also as two bytes a character, with their mark before them; blanks and marks of control are passed over as browsers do (WHATWG URL 4.4). */
const isHarmfulAddress = (value: PdfValue): boolean =>
  value instanceof PdfString &&
  isOfNoPage(
    [...value.bytes.toString('latin1').replace(/^(?:\xfe\xff|\xff\xfe|\xef\xbb\xbf)/, '')]
      .filter((one) => one > ' ' && one !== '\x7f')
      .join(''),
  );

/** A file specification beside it (7.11). */
function isOfAnotherFile(value: PdfValue, meant: Meant): boolean {
  return meant(dictOf(value)?.get('F')).some((one) => one instanceof PdfString || one instanceof PdfDict);
}

/** At opening a reader may be led to a page, to nothing else. */
const isOnlyGoTo = (action: PdfDict, meant: Meant): boolean =>
  action.entries.every(([key, value]) => {
    if (key === 'S') return meant(value).every((one) => nameOf(one) === 'GoTo');
    return key !== 'Next' || meant(value).every((one) => one === null);
  });

/** An action of a kind that nobody here knows is not let through. A dictionary without a kind is none: `A` has other meanings, too. */
function isUnknownAction(value: PdfValue, meant: Meant): boolean {
  const actions = Array.isArray(value) ? (value as readonly PdfValue[]).flatMap(meant) : [value];
  const kinds = actions.flatMap((one) => meant(dictOf(one)?.get('S')));
  return kinds.some((kind) => kind instanceof PdfName && !HARMLESS.has(kind.value));
}
