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
/** Run by whoever opens them; a path opens files of the reader's own machine or of one beside it. */
const HARMFUL_ADDRESS = /^\s*(?:(?:javascript|vbscript|data|file|smb|jar|ms-[\w-]+|search-ms|shell)\s*:|\\\\|\/\/)/i;
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
        if (dict && (acts(dict, meant) || (one instanceof PdfStream && isOutside(dict, meant)))) return true;
      }
  return false;
}

/** A stream whose content stands in another file. */
const isOutside = (dict: PdfDict, meant: Meant): boolean =>
  meant(dict.get('F')).some((one) => one instanceof PdfString || one instanceof PdfDict);

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

const isForm = (value: PdfValue): boolean => value instanceof PdfDict && value.has('XFA');

/** By the entry of a dictionary: which of its values act. */
const TESTS = new Map<string, (value: PdfValue, meant: Meant) => boolean>(
  Object.entries({
    S: named(HARMFUL),
    Type: named(new Set(['EmbeddedFile'])),
    Subtype: named(HARMFUL_ANNOTATIONS),
    URI: (value) => value instanceof PdfString && isHarmfulAddress(value),
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

function isHarmfulAddress({ bytes }: PdfString): boolean {
  // Also as two bytes a character, with their mark before them.
  return HARMFUL_ADDRESS.test(bytes.toString('latin1').replace(/^(?:\xfe\xff|\xff\xfe|\xef\xbb\xbf)|\0/g, ''));
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
