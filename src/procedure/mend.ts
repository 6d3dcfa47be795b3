/**
 * What an officer says of an imported procedure after looking at its source, and the pack it becomes. Whatever must be known before people
 * can rely on it is asked here: a limit that can be computed and a cost for every way to hand in, papers, who decides, what is issued.
 */
import type { NamedLaw } from '#kernel/law-names.ts';
import { councilIn, lawNumberKey } from '#kernel/law-text.ts';
import { isVnd } from '#kernel/money.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { sayingOf } from '#kernel/text.ts';
import { departureFaults, departuresIn } from './departures.ts';
import { withOfFee, withoutFees } from './fees-only.ts';
import {
  genericLetter,
  LETTER_FORM,
  LETTER_SCHEMA,
  LETTER_WORDS,
  recordedAt,
  withLetterText,
} from './generic-letter.ts';
import { citedIn, lawText, loses } from './law.ts';
import { competenceFault, letterFault, sumFault } from './mend-basis.ts';
import { changesOf, fieldsOf } from './mend-changes.ts';
import {
  type LawKnown,
  type LawMend,
  lawFaults,
  lawsAfter,
  misnamedFault,
  newKey,
  stillListed,
  unheldFault,
  withoutStruck,
} from './mend-law.ts';
import { isAdded, lineOf, noteOf, paperIds, struckPapers } from './mend-papers.ts';
import { basisFaults, besidesOf, isSameLimit } from './mend-stated.ts';
import { struckLawFaults, struckLaws } from './mend-struck.ts';
import { CHANNEL } from './mend-words.ts';
import { channelCondition } from './national/conditions.ts';
import { namesAbolished } from './national/decider.ts';
import { OUR_WORDS, OUTSIDE_WORDS, outsideBodyOf, withOutside, withoutOutside } from './outside.ts';
import type {
  Channel,
  ChannelSource,
  ComponentSource,
  DecidedBy,
  FeeSource,
  LimitSource,
  Manifest,
  OutsideSource,
  Pack,
  PackFiles,
} from './pack.ts';
import { asSaid } from './said.ts';
import { isCommittee, type UnitNamed } from './source-decider.ts';
import { unstatedIn } from './unstated.ts';

export const LIMIT_KINDS = ['workingDays', 'calendarDays', 'workingHours', 'sameDay', 'immediate', 'byCase'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];
export const COUNTED: readonly LimitKind[] = ['workingDays', 'calendarDays', 'workingHours'];
export const COST_KINDS = ['amounts', 'free', 'byCase', 'byCouncil'] as const;
export type CostKind = (typeof COST_KINDS)[number];

export interface ChannelMend {
  limit?: LimitKind;
  /** Of limits that are counted. */
  amount?: number;
  cost?: CostKind;
  /** By what a limit holds that the source does not state. */
  limitLaw?: string;
  /** By what it may be handed in so, where the source does not say. */
  offeredLaw?: string;
  amountsVnd?: number[];
  /** The document and article of an amount or of what is free, or the words of the source in «». */
  law?: string;
  /** Said by who reviews: everybody pays all of the amounts; a cost far from the source, by its key, is right (`fee-far.ts`). */
  summed?: boolean;
  sure?: string;
}

export interface PaperMend {
  /** Of a paper that the pack has already. */
  id?: string;
  name: string;
  originals: number;
  copies: number;
  /** Asked for only of those whose case it is. */
  ifNeeded?: boolean;
  /** It is no paper, only something to know. */
  note?: boolean;
  /** Told as a note: nobody hands it in, as the office looks it up in a register, or makes it itself. */
  heldBy?: 'register' | 'office';
  /** Of one that may be none of the applicant's (`doubted-lines.ts`), nobody has said yet what it is. */
  unchosen?: true;
  /** By what it is asked for, of one that the source does not name, or has otherwise. */
  law?: string;
  /** The line of the form that it was entered in. */
  line?: number;
}

export interface Mends {
  /** `inPerson`: by its head, whose own power it is. */
  decidedBy?: { unit: string; inPerson?: true } | { outside: string };
  /** By which document and article that body decides. */
  deciderBasis?: string;
  /** Who reviews looked up the documents of that basis which no list has. */
  lawChecked?: boolean;
  /** The ways to hand in that are offered. */
  channels: Partial<Record<Channel, ChannelMend>>;
  /** By what a way to hand in that the source states is not offered. */
  withdrawn?: Partial<Record<Channel, string>>;
  /** Why a value of the source does not hold, by the field of the departure from it. */
  whys?: Readonly<Record<string, string>>;
  papers: PaperMend[];
  /** By what a paper of the source is asked for no more: the document and article, by the id of the paper. */
  struck?: Readonly<Record<string, string>>;
  /** What the procedure rests on; without them the list stays as it is. */
  laws?: LawMend[];
  /** By what no papers are needed, where there are none: a document and its article, or the words of the source in «». */
  noPapers?: string;
  result: string;
  /** By what that is issued, where the source does not name it. */
  resultLaw?: string;
  resultCode?: string;
  /** The office signs a letter of ours; otherwise it attaches its own file, or hands over a paper. Never of what a body outside decides. */
  letter: boolean;
}

/** Posts that a unit has, by its code or as a row of competence names it; nothing of one that is not there. */
export type PostsOf = (unit: string) => ReadonlySet<string> | undefined;

export interface MendFault {
  /** Which part of what was entered: `decider`, `limit-online`, `paper-2` … */
  at: string;
  fault: Phrase;
}

const MAX_COPIES = 20;
/** Who enters the number of a result and hands it on for signature, in the order in which a unit is looked at. */
const CLERKS = ['clerk', 'specialist', 'head'];

/** Everything that is missing or wrong, in the order of the form. */
export function mendFaults(
  pack: Pack,
  mends: Mends,
  postsOf: PostsOf,
  known: LawKnown,
  unitNamed: UnitNamed,
): MendFault[] {
  const faults: MendFault[] = [];
  const wrong = (at: string, fault?: Phrase) => void (fault && faults.push({ at, fault }));
  const { decidedBy } = mends;
  if (!decidedBy || !('unit' in decidedBy ? decidedBy.unit : decidedBy.outside.trim()))
    wrong('decider', phrase('review-decider-needed'));
  else if ('unit' in decidedBy && !isAble(pack.manifest, postsOf(decidedBy.unit)))
    wrong('decider', phrase('review-decider-unable', { unit: decidedBy.unit }));
  else if ('outside' in decidedBy && namesAbolished(decidedBy.outside))
    wrong('decider', phrase('review-decider-abolished', { body: decidedBy.outside.trim() }));
  if (decidedBy && 'unit' in decidedBy && decidedBy.inPerson && !isCommittee(decidedBy.unit, unitNamed))
    wrong('decider-in-person', phrase('review-in-person-committee'));
  wrong('decider-basis', competenceFault(mends));
  const channels = Object.entries(mends.channels) as [Channel, ChannelMend][];
  if (!channels.length) wrong('channels', phrase('review-channel-needed'));
  const isOutside = Boolean(decidedBy && 'outside' in decidedBy);
  for (const [name, channel] of channels) channelFaults(name, channel, isOutside, wrong);
  for (const [i, paper] of mends.papers.entries()) paperFaults(lineOf(paper, i), paper, wrong);
  for (const [i, { name }] of mends.papers.entries()) {
    const line = lineOf(mends.papers[i], i);
    const abolished = known.notAsked(name);
    if (abolished) wrong(`paper-${line}`, phrase('review-paper-not-asked', { n: line + 1, ...abolished }));
  }
  for (const { at, fault } of lawFaults(pack.manifest.law, mends.laws, known)) wrong(at, fault);
  for (const { at, fault } of struckLawFaults(pack.manifest, mends, known)) wrong(at, fault);
  const bases = besidesOf(pack, mends).map(({ at, of, text }): Named => [at, of, text]);
  const [decider] = namedBeside(mends);
  for (const [at, of, text] of [...namedBeside(mends), ...bases]) {
    const unheld = known.unheldIn(text);
    if (unheld) wrong(at, unheldFault(of, unheld));
  }
  for (const [at, of, text] of [decider, ...bases]) {
    const misnamed = known.misnamedIn(text, []);
    if (misnamed) wrong(at, misnamedFault(of, misnamed));
  }
  for (const { at, fault } of basisFaults(pack, mends, known)) wrong(at, fault);
  for (const { at, fault } of departureFaults(pack, mends, unitNamed))
    if (!faults.some((one) => one.at === at)) wrong(at, fault);
  if (!mends.result.trim()) wrong('result', phrase('review-result-needed'));
  wrong('letter', letterFault(pack.manifest, mends));
  return faults;
}

type Named = [at: string, of: Phrase, text: string];

/** Documents that are named outside the list, by the field they stand in and what people call it. */
const namedBeside = ({ deciderBasis, papers, result }: Mends): Named[] => [
  ['decider-basis', phrase('review-at-decider'), deciderBasis ?? ''],
  ...papers.flatMap((paper, i): Named[] => {
    const line = lineOf(paper, i);
    return paper.note ? [] : [[`paper-${line}`, phrase('review-at-paper', { n: line + 1 }), paper.name]];
  }),
  ['result', phrase('review-at-result'), result],
];

/** A limit that nobody published, or that hangs on the case, is none of ours to compute: a body outside says when. */
function channelFaults(
  name: Channel,
  mend: ChannelMend,
  isOutside: boolean,
  wrong: (at: string, fault: Phrase) => void,
): void {
  const channel = CHANNEL[name];
  const { limit, amount = Number.NaN, cost, amountsVnd = [], summed } = mend;
  if (!limit && !isOutside) wrong(`limit-${name}`, phrase('review-limit-needed', { channel }));
  else if (limit === 'byCase' && !isOutside) wrong(`limit-${name}`, phrase('review-limit-by-case', { channel }));
  else if (limit && COUNTED.includes(limit) && !(amount > 0 && amount <= 2500))
    wrong(`amount-${name}`, phrase('review-limit-amount', { channel }));
  if (!cost) wrong(`cost-${name}`, phrase('review-fee-needed', { channel }));
  else if (cost === 'amounts' && !(amountsVnd.length && amountsVnd.every((one) => isVnd(one) && one > 0)))
    wrong(`fee-${name}`, phrase('review-fee-amount', { channel }));
  const sum = cost === 'amounts' && amountsVnd.every(isVnd) ? sumFault(channel, amountsVnd, summed) : undefined;
  if (sum) wrong(`fee-${name}`, sum);
}

function paperFaults(i: number, paper: PaperMend, wrong: (at: string, fault: Phrase) => void): void {
  if (!paper.name.trim()) wrong(`paper-${i}`, phrase('review-paper-name', { n: i + 1 }));
  else if (paper.unchosen) wrong(`paper-${i}`, phrase('review-paper-unchosen', { n: i + 1 }));
  const isCount = (count: number) => Number.isInteger(count) && count >= 0 && count <= MAX_COPIES;
  const counted = isCount(paper.originals) && isCount(paper.copies) && paper.originals + paper.copies > 0;
  if (!paper.note && !counted) wrong(`paper-${i}`, phrase('review-paper-count', { n: i + 1 }));
}

/** A unit decides only where it has every post that works on it there, and somebody who numbers what it issues. */
export function isAble(manifest: Manifest, posts: ReadonlySet<string> | undefined): boolean {
  if (!posts || !clerkAmong(posts)) return false;
  return withoutOutside(manifest).steps.every(
    (step) => step.unit !== 'competent' || step.act === 'issue-result' || posts.has(step.post),
  );
}

const clerkAmong = (posts: ReadonlySet<string>): string | undefined => CLERKS.find((one) => posts.has(one));

export interface Mended {
  files: PackFiles;
  changes: { field: string; from: string; to: string }[];
}

export interface MendOptions {
  /** What the pack was published with. */
  reasons: readonly string[];
  basis: string;
  postsOf: PostsOf;
  unitNamed: UnitNamed;
  /** Documents whose titles the province knows: of those a source gives numbers alone. */
  titled?: readonly NamedLaw[];
}

/** The pack as it is after the review. Only of mends without faults. */
export function mendPack(
  pack: Pack,
  mends: Mends,
  { reasons, basis, postsOf, unitNamed, titled }: MendOptions,
): Mended {
  const said = asSaid(pack.manifest, reasons);
  const outside = outsideIn(said, mends);
  const found = outside ? withOutside(said, outside) : withoutOutside(said);
  const law = lawsAfter(found.law, mends.laws);
  const listed = { ...law };
  const before: Manifest = { ...found, ...withoutStruck(found, law) };
  const words: Record<string, string> = { ...pack.words['vi'], result: mends.result.trim() };
  addWords(words, outside ? OUTSIDE_WORDS : said.outside ? OUR_WORDS : {});
  for (const key of Object.keys(LETTER_WORDS)) delete words[key];
  addWords(words, mends.letter ? LETTER_WORDS : {});
  const manifest: Manifest = {
    ...before,
    law,
    decidedBy: { ...mends.decidedBy!, basis } as DecidedBy,
    channels: Object.fromEntries(
      Object.entries(mends.channels).map(([name, one]) => [
        name,
        channelOf(before.channels[name as Channel], one, law),
      ]),
    ),
    ...papersOf(before, mends, words, law),
    steps: outside ? before.steps : withLetterText(stepsOf(before, mends, words, postsOf), Boolean(mends.letter)),
    result: {
      ...before.result,
      code: mends.resultCode?.trim() || undefined,
      law: mends.resultLaw?.trim() ? basisOf(law, before.result.law, mends.resultLaw) : undefined,
      letter: mends.letter ? LETTER : undefined,
    },
    results: undefined,
  };
  manifest.law = withOfFee({ ...pack, manifest, words: { vi: words } }, listed);
  const departures = departuresIn({ manifest: said, words: pack.words }, mends, unitNamed);
  const set = fieldsOf({ ...pack, manifest, words: { vi: words } });
  manifest.departures = departures.length
    ? departures.map(({ field, source, value, law, why }) => ({
        field,
        source,
        value: value ?? set[field] ?? '',
        law,
        why,
      }))
    : undefined;
  const others = before.results?.slice(1) ?? [];
  if (others.length) manifest.results = [{ code: manifest.result.code, name: words['result'] }, ...others];
  const filled = unstatedIn(
    { manifest: said, words: pack.words },
    { ...pack, manifest, words: { vi: words } },
    unitNamed,
  );
  manifest.filled = filled.length ? filled : undefined;
  const files: Record<string, string> = {
    ...pack.files,
    'procedure.yaml': JSON.stringify(manifest),
    'words/vi.yaml': JSON.stringify(words),
  };
  delete files[`letters/${LETTER}.md`];
  delete files[`forms/${LETTER_FORM}.yaml`];
  if (mends.letter) {
    files[`letters/${LETTER}.md`] = genericLetter(words['result'], words['name'] ?? '', {
      ...manifest,
      law: withoutFees({ ...pack, manifest, words: { vi: words } }),
      titled,
    });
    files[`forms/${LETTER_FORM}.yaml`] = JSON.stringify(LETTER_SCHEMA);
  }
  const channel = Object.keys(manifest.channels)[0];
  for (const [name, story] of Object.entries(pack.cases))
    files[`cases/${name}.yaml`] = JSON.stringify({
      ...(story as object),
      channel,
      ...resultsIn(manifest, said, story),
    });
  const changes = changesOf({ ...pack, manifest: said }, { ...pack, manifest, words: { vi: words } });
  const struck = struckPapers({ manifest: said, words: pack.words }, mends).flatMap(({ id, name }) => {
    const by = mends.struck?.[id]?.trim();
    return by ? [`${name} (${by})`] : [];
  });
  const left = struck.length ? [{ field: 'struck-papers', from: '', to: struck.join('\n') }] : [];
  const whys = departures.map(({ field, source, law, why }) => ({
    field: `departs.${field}`,
    from: source.join('\n'),
    to: `${law}\n${why}`,
  }));
  const ended = struckLaws(said, mends).map(({ name, by }) => (by ? `${name} (${by})` : name));
  const laws = ended.length ? [{ field: 'struck-laws', from: '', to: ended.join('\n') }] : [];
  return { files, changes: [...changes, ...left, ...laws, ...whys] };
}

const LETTER = 'result';

/** The body outside that was found to decide, with where it stands among our units as far as its name says. */
function outsideIn(said: Manifest, { decidedBy }: Mends): OutsideSource | undefined {
  if (!decidedBy || 'unit' in decidedBy) return undefined;
  const body = decidedBy.outside.trim();
  return said.outside?.body === body ? said.outside : (outsideBodyOf(body) ?? { body });
}

function addWords(words: Record<string, string>, more: Readonly<Record<string, string>>): void {
  for (const [key, word] of Object.entries(more)) words[key] ??= word;
}

/** Steps that the review put in place of a hand-over record something in the told case as well. */
function resultsIn({ steps }: Manifest, said: Manifest, story: unknown): { results?: object } {
  const asked = steps.some((step) => step.form === LETTER_FORM);
  if (!said.outside && !asked) return {};
  return { results: { ...recordedAt(steps), ...(story as { results?: object }).results } };
}

function channelOf(before: ChannelSource | undefined, mend: ChannelMend, law: Manifest['law']): ChannelSource {
  const limit = limitOf(mend);
  const rests = {
    ...(mend.limitLaw?.trim()
      ? { law: basisOf(law, before?.law, mend.limitLaw) }
      : isSameLimit(before?.limit, mend.limit, mend.amount) && stillListed(law, before?.law)),
    ...(mend.offeredLaw?.trim() ? { offeredBy: basisOf(law, before?.offeredBy, mend.offeredLaw) } : {}),
  };
  const by = mend.law?.trim() ? lawOf(law, mend.law.trim()) : undefined;
  if (mend.cost === 'free') return { limit, free: by, ...rests };
  if (mend.cost !== 'amounts')
    return { limit, feeUnknown: mend.cost, ...(by && { feeUnknownBy: by }), ...rests } as ChannelSource;
  const fees = mend.amountsVnd!.map(
    (amountVnd, i): FeeSource => ({
      ...(before?.fees?.[i] ?? { before: 'result' as const }),
      id: before?.fees?.[i]?.id ?? (i ? `fee-${i + 1}` : 'fee'),
      amountVnd,
      law: by,
    }),
  );
  return { limit, fees, ...rests };
}

/** As it was, where it says the same; else as it is entered. */
function basisOf(law: Manifest['law'], before: string | undefined, text: string): string {
  const listed = before && (before.startsWith('«') ? before : stillListed(law, before).law);
  return listed && isSame(lawText(law, listed), text) ? listed : lawOf(law, text.trim());
}

/** None only where a body outside says when. */
const limitOf = ({ limit = 'unstated' as const, amount }: { limit?: LimitKind | 'unstated'; amount?: number }) =>
  ({ [limit]: limit !== 'unstated' && COUNTED.includes(limit) ? amount : true }) as LimitSource;

/** References by keys of the list, taken into it where they are not there; words of the source in «» stay words. */
function lawOf(law: Manifest['law'], text: string): string {
  if (text.startsWith('«')) return text;
  const references = text.split(';').filter((one) => one.trim());
  return references.map((one) => referenceOf(law, one.trim())).join('; ');
}

function referenceOf(law: Manifest['law'], text: string): string {
  const keyOf = (one: string) =>
    Object.keys(law).find((key) =>
      [law[key].number, law[key].title, lawText(law, key)].some((name) => isSame(name, one)),
    ) ?? Object.keys(law).find((key) => lawNumberKey(law[key].number) === lawNumberKey(one));
  const whole = keyOf(text);
  if (whole) return whole;
  const { number, title, article } = citedIn(text);
  const key = keyOf(number) ?? newKey(law);
  const listed = law[key];
  // A number alone does not say whose resolution it is; who reviewed it does.
  const isBare = listed?.title === listed?.number && councilIn(number) !== 'none' && title !== number;
  const known = listed ? { ...listed, ...(isBare && { title }) } : { number, title };
  const reference = [key, article].filter(Boolean).join(' ');
  // What would leave out some of what was entered: then it stays whole.
  if (loses(text, `${lawText({ [key]: known }, reference)} ${known.title}`, law)) {
    const kept = newKey(law);
    law[kept] = { number: text, title: text };
    return kept;
  }
  law[key] = known;
  return reference;
}

const isSame = (one: string, other: string): boolean => sayingOf(one) === sayingOf(other);

function papersOf(
  before: Manifest,
  { papers, noPapers }: Mends,
  words: Record<string, string>,
  law: Manifest['law'],
): Pick<Manifest, 'components' | 'componentsUnknown' | 'componentsNone' | 'published'> {
  const known = new Map(before.components.map((component) => [component.id, component]));
  for (const id of known.keys())
    if (!papers.some((paper) => paper.id === id && !paper.note)) delete words[`component.${id}`];
  const ids = paperIds(before.components, papers);
  const components = papers.flatMap((paper, i): ComponentSource[] => {
    const id = ids[i];
    if (!id) return [];
    const kept = known.get(id);
    words[`component.${id}`] = paper.name.trim();
    const when = channelCondition(paper.name);
    const { when: _, ...rest } = kept ?? {};
    const { originals, copies } = paper;
    const by = isAdded(paper) && paper.law?.trim() ? { law: basisOf(law, kept?.law, paper.law) } : {};
    return [{ ...rest, id, originals, copies, required: !paper.ifNeeded, ...by, ...(when && { when }) }];
  });
  const notes = papers.filter((paper) => paper.note).map(noteOf);
  return {
    components,
    componentsUnknown: undefined,
    componentsNone: components.length ? undefined : lawOf(law, noPapers!.trim()),
    published: { ...before.published, notes: notes.length ? notes : undefined },
  };
}

/** A result is numbered before it is handed over: the step for it, where the pack has none. */
function stepsOf(before: Manifest, { decidedBy }: Mends, words: Record<string, string>, postsOf: PostsOf) {
  const posts = decidedBy && 'unit' in decidedBy ? postsOf(decidedBy.unit) : undefined;
  const post = (posts && clerkAmong(posts)) ?? 'head';
  if (before.steps.some((step) => step.act === 'issue-result'))
    return before.steps.map((step) =>
      step.act === 'issue-result' && step.unit === 'competent' ? { ...step, post } : step,
    );
  const id = before.steps.some((step) => step.id === 'issue') ? 'issue-result' : 'issue';
  words[`step.${id}`] = 'Vào số, ký số và phát hành kết quả';
  const at = before.steps.findIndex((step) => step.act === 'deliver-result');
  return before.steps.toSpliced(at, 0, { id, act: 'issue-result', post, unit: 'competent' });
}
