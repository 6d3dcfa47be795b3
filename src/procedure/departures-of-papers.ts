/**
 * Where a review asks for other papers than the source lists: by another name, in other numbers, of others, one more, or one less. What
 * the source leaves open, or counts in two ways, is none of this: see `mend-stated.ts` and `unstated.ts`.
 */
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { sayingOf, toned } from '#kernel/text.ts';
import type { Mends, PaperMend } from './mend.ts';
import { isAdded, lineOf, ofSource, paperIds, struckPapers } from './mend-papers.ts';
import { asksFor, listedPapers, quotesIn, textsOf } from './mend-quote.ts';
import { listed } from './mend-words.ts';
import { readComponents, saysEitherForm } from './national/components.ts';
import { statesCondition } from './national/conditions.ts';
import { sentences, withoutMarker } from './national/text.ts';
import type { Pack, PaperSaid } from './pack.ts';
import { isCaseOpen, isIfNeeded, notesOf } from './said.ts';

type Reviewed = Pick<Pack, 'manifest' | 'words'>;

export interface PaperDeparture {
  field: string;
  lawAt: string;
  of: Phrase;
  told: Phrase | string;
  source: string[];
  law: string;
  value?: string;
  /** Its reason, where that is not by its field: of one that is new, by its line. */
  whyBy?: string;
  /** Of one that a review left out before. */
  why?: string;
}

/** Of no paper: the source does not name one, or it is asked for no more. */
export const NO_PAPER = '{}';

export interface PaperTold extends PaperSaid {
  id: string;
  /** Each of them will do. */
  oneOf: readonly string[];
  /** Whether it is asked of everybody is open (`isCaseOpen`): either is as told, and neither is the source's own word. */
  isCaseOpen?: true;
  /** An original or a copy will do. */
  isEitherForm: boolean;
  /** Originals and copies, each pair that the source has, where it has several. */
  counts: readonly (readonly [originals: number, copies: number])[];
}

/** As the source has each, whatever a review has set since: by its text, else as it was before the departures from it. */
export function papersTold({ manifest, words }: Reviewed): PaperTold[] {
  const { components, doubts } = readComponents(textsOf(manifest));
  const doubted = Map.groupBy(
    doubts.filter(({ id }) => OF_COUNT.has(id)),
    ({ about }) => about,
  );
  const said = (
    id: string,
    name: string,
    originals: number,
    copies: number,
    ifNeeded: boolean | 'open',
    oneOf: readonly string[],
  ): PaperTold => {
    const of = new Set(doubted.get(id)?.map((doubt) => doubt.id));
    const isEitherForm = of.has('component-either-form') || [name, ...oneOf].some(saysEitherForm);
    const isCounted = originals + copies > 0 && Math.max(originals, copies) <= MOST;
    return {
      id,
      name,
      ...(isCounted && !of.size && !isEitherForm && { originals, copies }),
      ...(ifNeeded === 'open' ? { isCaseOpen: true as const } : ifNeeded && { ifNeeded: true as const }),
      oneOf,
      isEitherForm,
      counts: isCounted ? countsTold(originals, copies, isEitherForm, of) : [],
    };
  };
  const reasons = doubts.map(({ id, about }) => `${id}:${about}`);
  const read = components.map((one, i) => {
    const id = `c${i + 1}`;
    const isOpen = isCaseOpen({ id, name: one.name, heading: one.case }, reasons);
    const ifNeeded = isOpen ? 'open' : Boolean(one.case) || statesCondition(one.name);
    return said(id, one.name, one.originals, one.copies, ifNeeded, one.oneOf);
  });
  const isNow = ({ id, name }: { id: string; name: string }) =>
    sayingOf(words['vi']?.[`component.${id}`] ?? '') === sayingOf(name);
  if (read.length && (manifest.decidedBy || read.every(isNow))) return read;
  const before = new Map(
    (manifest.departures ?? [])
      .filter(({ field, source }) => field.startsWith('paper.') && source[0] !== NO_PAPER)
      .map(({ field, source }) => [field.slice(6), JSON.parse(source[0]) as PaperSaid]),
  );
  const now = manifest.components.filter((one) => !isAdded(one));
  const told = now.map((one) => {
    const name = words['vi']?.[`component.${one.id}`] ?? '';
    const oneOf = (one.oneOf ?? []).map((other) => words['vi']?.[`component.${one.id}.${other}`] ?? '');
    const heading = one.case && words['vi']?.[`case.${one.case}`];
    const isOpen = !manifest.decidedBy && isCaseOpen({ id: one.id, name, heading }, reasons);
    const read = manifest.decidedBy ? one.required === false : isIfNeeded(manifest, one, name) || Boolean(one.case);
    const ifNeeded = isOpen ? 'open' : read;
    const kept = before.get(one.id);
    return kept ? asTold(one.id, kept) : said(one.id, name, one.originals, one.copies, ifNeeded, oneOf);
  });
  const gone = [...before].filter(([id]) => !now.some((one) => one.id === id));
  return [...told, ...gone.map(([id, one]) => asTold(id, one))];
}

const asTold = (id: string, said: PaperSaid): PaperTold => ({
  ...said,
  id,
  oneOf: [],
  isEitherForm: saysEitherForm(said.name),
  counts: [],
});

/** Where the table counts one form and the name says the other, each of both; where either form will do, one of it. */
function countsTold(
  originals: number,
  copies: number,
  isEitherForm: boolean,
  doubts: ReadonlySet<string>,
): [number, number][] {
  if (isEitherForm) return [[1, 0], [0, 1], ...(originals === 1 && copies === 1 ? [[1, 1] as [number, number]] : [])];
  if (doubts.has('quantity-doubtful')) return [];
  return doubts.size
    ? [
        [originals, copies],
        [copies, originals],
      ]
    : [[originals, copies]];
}

/** More of one paper is mostly a number that ran into the text before it. */
const MOST = 5;
/** Its table counts otherwise than its text. */
const OF_COUNT: ReadonlySet<string> = new Set([
  'quantity-doubtful',
  'component-copy-or-original',
  'component-original-as-copy',
  'component-either-form',
]);

export function ofPapers(pack: Reviewed, mends: Mends): PaperDeparture[] {
  const { manifest } = pack;
  const told = papersTold(pack);
  const lines = [...told.map(({ name }) => name), ...listedPapers(manifest)];
  if (!lines.length) return [];
  if (mends.papers.every(({ note }) => note)) {
    const source = told.slice(0, 20).map(asJson);
    if (!source.length) return [];
    const papers = listed(told.slice(0, 3).map(({ name }) => phrase('review-quote-name', { name })));
    const of = phrase('review-at-no-papers');
    return [{ field: 'no-papers', lawAt: 'no-papers', of, told: papers, source, law: mends.noPapers ?? '' }];
  }
  const all = [...lines, ...notesOf(manifest), ...sentences(textsOf(manifest).dossierText).map(withoutMarker)];
  const ids = paperIds(manifest.components, mends.papers);
  const taken = new Set(mends.papers.map(({ id, note }) => (note ? undefined : id)));
  const struck = new Set<string | undefined>(struckPapers(pack, mends).map(({ id }) => id));
  const found = mends.papers.flatMap((paper, i): PaperDeparture[] => {
    const { name, law = '', note } = paper;
    if (note || !name.trim()) return [];
    const own =
      told.find(({ id }) => id === paper.id) ?? told.find((one) => !taken.has(one.id) && begins(one.name, name));
    if (!own && isKept(pack, paper)) return [];
    if (own ? isAsTold(paper, own, lines) : isNamed(pack, paper, told, all)) return [];
    const line = lineOf(paper, i);
    const field = `paper.${ids[i]}`;
    // Made another paper: that it is asked for no more has law of its own.
    const isMadeOther = struck.has(ids[i]);
    return [
      {
        field,
        ...(paper.id !== ids[i] && { whyBy: `paper.${line}` }),
        lawAt: isMadeOther ? `paper-struck-${ids[i]}` : `paper-law-${line}`,
        of: phrase('review-at-paper', { n: line + 1 }),
        told: own ? paperPhrase(own) : phrase('review-paper-unnamed'),
        source: [own ? asJson(own) : NO_PAPER],
        value: asJson({ ...paper, name: name.trim() }),
        law: (isMadeOther && mends.struck?.[paper.id ?? '']) || law,
      },
    ];
  });
  const fields = new Set(found.map(({ field }) => field));
  return [...found, ...ofStruck(pack, mends, told).filter(({ field }) => !fields.has(field))];
}

function ofStruck(pack: Reviewed, mends: Mends, told: readonly PaperTold[]): PaperDeparture[] {
  const struck = struckPapers(pack, mends).map(({ id, name }) => {
    const own = told.find((one) => one.id === id) ?? { name };
    return {
      field: `paper.${id}`,
      lawAt: `paper-struck-${id}`,
      of: phrase('review-at-struck', { paper: name }),
      told: paperPhrase(own),
      source: [asJson(own)],
      value: NO_PAPER,
      law: mends.struck?.[id] ?? '',
    };
  });
  // What a review left out before stays so, unless it is asked for again.
  const here = new Set(ofSource(pack).map(({ id }) => id));
  const kept = (pack.manifest.departures ?? []).flatMap(({ field, source, value, law, why }): PaperDeparture[] => {
    if (value !== NO_PAPER || here.has(field.slice(6))) return [];
    const { name } = JSON.parse(source[0]) as PaperSaid;
    if (mends.papers.some((paper) => !paper.note && begins(name, paper.name))) return [];
    const of = phrase('review-at-struck', { paper: name });
    return [{ field, lawAt: `paper-struck-${field.slice(6)}`, of, told: name, source, value, law, why }];
  });
  return [...struck, ...kept];
}

/** One that a review added before, as it stands: without the text of the source nobody can tell any more what it says of it. */
function isKept({ manifest, words }: Reviewed, { id, name, originals, copies, ifNeeded }: PaperMend): boolean {
  if (!manifest.decidedBy || listedPapers(manifest).length) return false;
  const nameOf = (one: string) => sayingOf(words['vi']?.[`component.${one}`] ?? '');
  const one = manifest.components.find((component) =>
    id ? component.id === id : isAdded(component) && nameOf(component.id) === sayingOf(name),
  );
  if (!one || manifest.departures?.some(({ field }) => field === `paper.${one.id}`)) return false;
  const isSame = one.originals === originals && one.copies === copies;
  return isSame && (one.required === false) === Boolean(ifNeeded) && nameOf(one.id) === sayingOf(name);
}

/** What is kept of it, in one order. */
export const asJson = ({ name, originals, copies, ifNeeded }: PaperSaid): string =>
  JSON.stringify({ name: name.slice(0, 1500), originals, copies, ...(ifNeeded && { ifNeeded: true }) });

function paperPhrase({ name, originals, copies, ifNeeded }: PaperSaid): Phrase {
  const paper = phrase('review-quote-name', { name });
  const counted =
    originals === undefined ? paper : phrase('review-paper-counted', { paper, originals, copies: copies ?? 0 });
  return ifNeeded ? phrase('review-paper-if-needed', { paper: counted }) : counted;
}

/** In what the source says of it; what it leaves open is filled. Of a paper in either form nobody is asked for two. */
const isAsTold = (paper: PaperMend, own: PaperTold, lines: readonly string[]): boolean =>
  ([own.name, ...own.oneOf].some((name) => isSame(name, paper.name)) || joins(own.name, paper.name, lines)) &&
  (own.originals === undefined
    ? !own.isEitherForm || Math.max(paper.originals, paper.copies) <= 1
    : own.originals === paper.originals && own.copies === paper.copies) &&
  (own.isCaseOpen || Boolean(own.ifNeeded) === Boolean(paper.ifNeeded));

/** The very paper, as one of its counts has it: nothing is filled. */
export const isExactly = (paper: Required<PaperSaid>, own: PaperTold): boolean =>
  isSame(own.name, paper.name) &&
  !own.isCaseOpen &&
  Boolean(own.ifNeeded) === paper.ifNeeded &&
  (own.originals === undefined
    ? own.counts.some(([originals, copies]) => originals === paper.originals && copies === paper.copies)
    : own.originals === paper.originals && own.copies === paper.copies);

const isSame = (one: string, other: string): boolean => sayingOf(one) === sayingOf(other);

const wordsOf = (text: string): string[] => toned(text).match(/[\p{L}\p{M}\d]+/gu) ?? [];

/** Whether it is about that paper: the same name, or its first words, two or more, as one alone names no paper. That it is that paper, it does not say. */
function begins(whole: string, name: string): boolean {
  if (isSame(whole, name)) return true;
  const [all, first] = [wordsOf(whole), wordsOf(name)];
  return first.length > 1 && first.every((word, i) => all[i] === word);
}

/** Several papers of the source as one. */
function joins(own: string, name: string, lines: readonly string[]): boolean {
  let rest = sayingOf(name);
  if (!rest.includes(sayingOf(own))) return false;
  const longest = [...new Set(lines.map(sayingOf))].filter(Boolean).sort((one, other) => other.length - one.length);
  for (const line of longest) rest = rest.replaceAll(line, '|');
  return rest.split('|').every((left) => !left || left === sayingOf('và'));
}

/**
 * Named within a line of the source, as one of several papers there, or whole by its words that are the ground of it; not yet asked for,
 * and not where the source says that nobody hands it in.
 */
function isNamed(
  { manifest }: Reviewed,
  { name, law = '' }: PaperMend,
  told: readonly PaperSaid[],
  lines: readonly string[],
): boolean {
  if (told.some((one) => begins(one.name, name))) return false;
  const isQuoted = quotesIn(manifest, law.trim()).some(
    (quote) => holds(quote.words, name) && asksFor(quote.context, name),
  );
  if (wordsOf(name).length > 1 && isQuoted) return true;
  return lines.some((line) => partsOf(line).some((part) => begins(part, name)) && asksFor(line, name));
}

const holds = (text: string, name: string): boolean => sayingOf(text).includes(sayingOf(name));

const SEPARATOR = /[;:,.+(]\s*|\s(?:và|hoặc|kèm theo|kèm|gồm|nộp|thêm)\s/giu;

/** A line from its beginning and from each of its separators on. */
const partsOf = (line: string): string[] => [
  line,
  ...[...line.matchAll(SEPARATOR)].map((found) => line.slice(found.index + found[0].length)),
];
