/** What an officer enters about an imported procedure, as the fields of a form; and the doubts of its reading, each at what it is of. */
import { readVnd } from '#kernel/money.ts';
import type { Language } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { partOfDoubt } from '#procedure/doubt-parts.ts';
import { lawText } from '#procedure/law.ts';
import {
  type ChannelMend,
  COST_KINDS,
  COUNTED,
  type CostKind,
  isAble,
  LIMIT_KINDS,
  type LimitKind,
  type Mends,
  type PaperMend,
  type PostsOf,
} from '#procedure/mend.ts';
import type { LawMend } from '#procedure/mend-law.ts';
import { isAdded } from '#procedure/mend-papers.ts';
import { statesChannel } from '#procedure/mend-stated.ts';
import { namesAbolished } from '#procedure/national/decider.ts';
import { lineDoubt } from '#procedure/national/doubted-lines.ts';
import { doubtText as doubtOfReading } from '#procedure/national/doubts.ts';
import type { Channel, ComponentSource, LimitSource, Manifest, Pack } from '#procedure/pack.ts';
import { doubtOf, isCaseOpen, isChair, isIfNeeded, notesOf, resultNames } from '#procedure/said.ts';
import { unitReferenceName } from '../unit-names.ts';
import type { View } from '../view.ts';

export type Posted = Readonly<Record<string, string | string[] | undefined>>;
/** The fields of the form by name. */
export type Entered = Record<string, string>;

export const CHANNELS: readonly Channel[] = ['online', 'counter', 'post'];
/** Lines for papers that the reading missed. */
export const SPARE_PAPERS = 3;
const MAX_PAPERS = 200;
/** Lines for documents of law that the source does not list. */
export const SPARE_LAWS = 3;
const MAX_LAWS = 100;

/** The body outside as it was read; one that is no more is none to choose again. */
const bodyRead = (outside: Manifest['outside']): string =>
  outside && !namesAbolished(outside.body) ? outside.body : '';

/** The generic letter is a notice: of a licence or a certificate that the source names, who reviews says whether it will do. */
const isNotice = (result: string): boolean => /^(?:văn bản )?thông báo(?!\p{L})/iu.test(result.normalize('NFC').trim());

/** The form as the pack fills it; what its source leaves open is left empty. */
export function enteredFrom(pack: Pack, reasons: readonly string[] = []): Entered {
  const { manifest } = pack;
  const { decidedBy, outside } = manifest;
  const body = decidedBy && 'outside' in decidedBy ? decidedBy.outside : decidedBy ? '' : bodyRead(outside);
  const notes = notesOf(manifest);
  const entered: Entered = {
    'decider-kind': body ? 'outside' : decidedBy ? 'unit' : '',
    'decider-unit': decidedBy && 'unit' in decidedBy ? decidedBy.unit : '',
    'decider-outside': body,
    'decider-in-person': isInPerson(manifest) ? 'yes' : '',
    'decider-basis': decidedBy?.basis ?? '',
    'no-papers': manifest.componentsNone ? lawText(manifest.law, manifest.componentsNone) : '',
    result: resultNames(pack)[0] ?? '',
    'result-law': manifest.result.law ? lawText(manifest.law, manifest.result.law) : '',
    'result-code': manifest.result.code ?? '',
    letter: manifest.result.letter && (decidedBy || isNotice(resultNames(pack)[0] ?? '')) ? 'yes' : '',
    papers: String(manifest.components.length + notes.length + SPARE_PAPERS),
  };
  for (const name of CHANNELS) Object.assign(entered, channelFrom(manifest, name));
  Object.assign(entered, whysFrom(manifest));
  Object.assign(entered, lawsFrom(manifest));
  for (const [i, component] of manifest.components.entries()) {
    const { id, originals, copies } = component;
    const name = pack.words['vi']?.[`component.${id}`] ?? '';
    const ifNeeded = decidedBy
      ? component.required === false
      : isIfNeeded(manifest, component, name) || Boolean(component.case);
    Object.assign(entered, {
      [`paper-${i}-id`]: id,
      [`paper-${i}-name`]: name,
      [`paper-${i}-originals`]: String(originals),
      [`paper-${i}-copies`]: String(copies),
      [`paper-${i}-kind`]: isToChoose(pack, component, reasons) ? '' : ifNeeded ? 'if-needed' : 'paper',
      [`paper-law-${i}`]: isAdded({ id })
        ? lawText(manifest.law, component.law ?? '')
        : (manifest.departures?.find(({ field }) => field === `paper.${id}`)?.law ?? ''),
    });
  }
  for (const [n, note] of notes.entries()) {
    const i = manifest.components.length + n;
    Object.assign(entered, { [`paper-${i}-name`]: note, [`paper-${i}-kind`]: 'note' });
  }
  return entered;
}

/**
 * What may be none of the applicant's is chosen by who has looked, and so is whether a paper is asked of everybody where only the reading
 * of its name says that it is not.
 */
function isToChoose(pack: Pack, component: ComponentSource, reasons: readonly string[]): boolean {
  if (pack.manifest.decidedBy) return false;
  const { id, case: one } = component;
  const words = pack.words['vi'] ?? {};
  const of = { id, name: words[`component.${id}`] ?? '', heading: one && words[`case.${one}`] };
  return isLineDoubted(pack, component) || isCaseOpen(of, reasons);
}

const isLineDoubted = ({ words }: Pack, { id, oneOf = [] }: ComponentSource): boolean =>
  Boolean(lineDoubt([id, ...oneOf.map((one) => `${id}.${one}`)].map((key) => words['vi']?.[`component.${key}`] ?? '')));

/** As it was found, else as the source has it. */
const isInPerson = ({ decidedBy, decider }: Manifest): boolean =>
  decidedBy ? 'unit' in decidedBy && Boolean(decidedBy.inPerson) : isChair(decider);

/** Of a way to hand in that is not offered, by what as well: nothing else says it. */
const whysFrom = ({ departures = [] }: Manifest): Entered =>
  Object.fromEntries(
    departures.flatMap(({ field, law, why }) => [
      [`why-${field.replace('.', '-')}`, why],
      ...(field.startsWith('channel.') ? [[`offered-law-${field.slice(8)}`, law]] : []),
    ]),
  );

const WHY = /^why-(decider|signer|result|no-papers|(?:channel|limit|fee)-(?:online|counter|post)|paper-\w+)$/;

function whysIn(entered: Entered): Pick<Mends, 'whys'> {
  const said = Object.entries(entered).flatMap(([name, why]): [string, string][] => {
    const field = WHY.exec(name)?.[1];
    return field && why ? [[field.replace(/^(channel|limit|fee|paper)-/, '$1.'), why]] : [];
  });
  return said.length ? { whys: Object.fromEntries(said) } : {};
}

/** By what a way to hand in is not offered. */
function withdrawnIn(entered: Entered): Pick<Mends, 'withdrawn'> {
  const said = CHANNELS.flatMap((name): [Channel, string][] => {
    const law = entered[`offered-law-${name}`];
    return law && !entered[`offered-${name}`] ? [[name, law]] : [];
  });
  return said.length ? { withdrawn: Object.fromEntries(said) } : {};
}

/** A number that may be cut is entered anew by who has looked it up. */
function lawsFrom({ law }: Manifest): Entered {
  const listed = Object.entries(law);
  const entered: Entered = { laws: String(listed.length + SPARE_LAWS) };
  for (const [i, [key, { number, title, numberDoubtful }]] of listed.entries())
    Object.assign(entered, {
      [`law-doc-${i}-key`]: key,
      [`law-doc-${i}-number`]: numberDoubtful ? '' : number,
      // The national database gives numbers alone.
      [`law-doc-${i}-title`]: title === number ? '' : title,
    });
  return entered;
}

function lawsIn(entered: Entered): LawMend[] | undefined {
  if (entered['laws'] === undefined) return undefined;
  const laws: LawMend[] = [];
  for (let i = 0; i < Math.min(Number(entered['laws']) || 0, MAX_LAWS); i++) {
    const said = (what: string) => entered[`law-doc-${i}-${what}`] ?? '';
    const [key, number, title] = [said('key'), said('number'), said('title')];
    // A line that was left empty is none; it keeps its place, at which faults of the others are shown.
    const struck = Boolean(said('struck')) || !(key || number || title);
    const by = said('by');
    laws.push({ ...(key && { key }), number, title, ...(struck && { struck: true as const }), ...(by && { by }) });
  }
  return laws;
}

function channelFrom(manifest: Manifest, name: Channel): Entered {
  const channel = manifest.channels[name];
  if (!channel) return {};
  const { limit, fees, free, feeUnknown, feeUnknownBy, law: limitLaw, offeredBy } = channel;
  const kind = LIMIT_KINDS.find((one) => one in limit);
  const amounts = fees?.flatMap((fee) => fee.amountVnd ?? []) ?? [];
  const [{ law = undefined } = {}] = fees ?? [];
  return {
    // What its source does not state is chosen by who has a basis for it.
    [`offered-${name}`]: offeredBy || statesChannel(manifest, name) ? 'yes' : '',
    [`offered-law-${name}`]: offeredBy ? lawText(manifest.law, offeredBy) : '',
    [`limit-law-${name}`]: limitLaw ? lawText(manifest.law, limitLaw) : '',
    [`limit-${name}`]: kind ?? '',
    [`amount-${name}`]: kind && COUNTED.includes(kind) ? String(limit[kind as keyof LimitSource]) : '',
    [`cost-${name}`]: amounts.length ? 'amounts' : free ? 'free' : feeUnknown === 'unstated' ? '' : (feeUnknown ?? ''),
    [`fee-${name}`]: amounts.join('; '),
    [`law-${name}`]: lawText(manifest.law, free ?? law ?? feeUnknownBy ?? ''),
  };
}

/** How long each text may be. */
export const reviewLimit = (field: string): number | undefined => {
  if (field.startsWith('_')) return undefined;
  if (/^law-doc-.*-number$/.test(field) || field === 'result-code') return 100;
  if (/^law-doc-.*-title$/.test(field)) return 500;
  return field === 'decider-basis' ? 1000 : 4000;
};

export function enteredIn(body: Posted): Entered {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, String([value ?? ''].flat().at(-1)).trim()]),
  );
}

/** What somebody says of this one act, and not of the procedure. */
const OF_THE_ACT = ['seen', 'seen-reviews', 'verdict', 'basis', 'takes-off', 'law-checked'];
/** Which lines there are, and what a line chooses that says nothing else. */
const isOfLine = (entered: Entered, name: string): boolean => {
  const [, line] = /^paper-(\d+)-/.exec(name) ?? [];
  const isEmpty = line !== undefined && !entered[`paper-${line}-id`] && !entered[`paper-${line}-name`];
  return isEmpty || name === 'papers' || name === 'laws';
};

/** What was typed beside what the form began with; nothing where it says the same, or had no fields for it. */
export function typedBeside(before: Entered, entered: Entered): Entered | undefined {
  if (entered['papers'] === undefined) return undefined;
  const typed = Object.fromEntries(
    Object.entries(entered).filter(([name]) => !OF_THE_ACT.includes(name) && !name.startsWith('_')),
  );
  const names = [...new Set([...Object.keys(before), ...Object.keys(typed)])];
  const isOther = (name: string) =>
    !OF_THE_ACT.includes(name) && !isOfLine(typed, name) && (before[name] ?? '') !== (typed[name] ?? '');
  return names.some(isOther) ? typed : undefined;
}

/** A whole number or a part of one, as people write it: 1.500.000, 2,5. Nothing else is a number. */
const numberIn = (text: string): number =>
  /^\d{1,3}(\.\d{3})+$|^\d+([.,]\d+)?$/.test(text)
    ? Number(/^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text.replace(',', '.'))
    : Number.NaN;

/** Whose a paper is that nobody hands in. */
const HELD_BY: Readonly<Record<string, PaperMend['heldBy']>> = { 'of-register': 'register', 'of-office': 'office' };

export function mendsIn(entered: Entered): Mends {
  const said = (name: string) => entered[name] ?? '';
  const kind = said('decider-kind');
  const channels: Mends['channels'] = {};
  for (const name of CHANNELS) if (said(`offered-${name}`)) channels[name] = channelIn(entered, name);
  const papers: PaperMend[] = [];
  for (let i = 0; i < Math.min(Number(said('papers')) || 0, MAX_PAPERS); i++) {
    const of = (what: string) => said(`paper-${i}-${what}`);
    // A line that was left empty is none.
    if (of('kind') === 'drop' || !(of('id') || of('name'))) continue;
    papers.push({
      line: i,
      id: of('id') || undefined,
      name: of('name'),
      originals: numberIn(of('originals') || '0'),
      copies: numberIn(of('copies') || '0'),
      ifNeeded: of('kind') === 'if-needed',
      note: of('kind') === 'note' || of('kind') in HELD_BY,
      heldBy: HELD_BY[of('kind')],
      unchosen: (of('id') && entered[`paper-${i}-kind`] === '') || undefined,
      law: said(`paper-law-${i}`) || undefined,
    });
  }
  return {
    decidedBy:
      kind === 'unit'
        ? { unit: said('decider-unit'), ...(said('decider-in-person') && { inPerson: true as const }) }
        : kind === 'outside'
          ? { outside: said('decider-outside') }
          : undefined,
    deciderBasis: said('decider-basis'),
    lawChecked: said('law-checked') === 'yes' || undefined,
    channels,
    ...withdrawnIn(entered),
    ...whysIn(entered),
    papers,
    ...struckIn(entered),
    laws: lawsIn(entered),
    noPapers: said('no-papers') || undefined,
    result: said('result'),
    resultLaw: said('result-law') || undefined,
    resultCode: said('result-code') || undefined,
    letter: said('letter') === 'yes',
  };
}

/** By what papers of the source are left out, by their ids. */
function struckIn(entered: Entered): Pick<Mends, 'struck'> {
  const said = Object.entries(entered).flatMap(([name, law]): [string, string][] => {
    const id = /^paper-struck-(\w+)$/.exec(name)?.[1];
    return id && law ? [[id, law]] : [];
  });
  return said.length ? { struck: Object.fromEntries(said) } : {};
}

export function channelIn(entered: Entered, name: Channel): ChannelMend {
  const said = (what: string) => entered[`${what}-${name}`] ?? '';
  return {
    limit: LIMIT_KINDS.find((one) => one === said('limit')) as LimitKind | undefined,
    amount: numberIn(said('amount')),
    cost: COST_KINDS.find((one) => one === said('cost')) as CostKind | undefined,
    amountsVnd: said('fee')
      .split(';')
      .filter((one) => one.trim())
      .map((one) => readVnd(one) ?? Number.NaN),
    law: said('law') || undefined,
    limitLaw: said('limit-law') || undefined,
    offeredLaw: said('offered-law') || undefined,
    summed: said('sum') === 'yes' || undefined,
    sure: said('sure') || undefined,
  };
}

/** Who could decide: units that have every post which works on it there. */
export function deciders(view: View, manifest: Manifest, postsOf: PostsOf): { value: string; text: string }[] {
  const { source, units } = view.platform.province;
  const roles = [...new Set(source.communeOffices.flatMap((office) => office.roles))];
  const references = [
    'place',
    ...roles.map((role) => `place:${role}`),
    ...[...units.values()].filter((unit) => !unit.place).map((unit) => unit.code),
  ];
  return references
    .filter((reference) => isAble(manifest, postsOf(reference)))
    .map((value) => ({ value, text: unitReferenceName(view, value) }));
}

/** Parts of the form and of the source beside it. */
export type Part = 'whole' | 'decider' | Channel | 'channels' | 'papers' | 'steps' | 'result' | 'law';

/** Where the part of a record is looked at in which a place stands; what it is called, where it is and who announced it are of the whole. */
const PART_OF_PLACE: Readonly<Record<string, Part>> = {
  result: 'result',
  law: 'law',
  fee: 'channels',
  steps: 'steps',
  papers: 'papers',
};

/** Which part a doubt is of: by the field it names, else by its kind. */
export function partOf(reason: string): Part {
  const { id, field = '' } = doubtOf(reason);
  const channel = CHANNELS.find((one) => field.split('.').includes(one));
  if (channel) return channel;
  if (id === 'other-province' || id === 'province-unstated') return PART_OF_PLACE[field.split(' ')[0]] ?? 'whole';
  const part = partOfDoubt(id);
  if (part === 'limit' || part === 'fee') return 'channels';
  return part === 'components' ? 'papers' : part;
}

/** Why a procedure is under review without a doubt of its reading. */
const BESIDES: Readonly<Record<string, Phrase>> = {
  'earlier-reading': phrase('doubt-earlier-reading'),
  'source-changed': phrase('doubt-source-changed'),
  'sent-back': phrase('doubt-sent-back'),
  unreviewed: phrase('doubt-unreviewed'),
};

/** A doubt as a sentence; one that has none here is shown as it is recorded. */
export function doubtText(reason: string, lang: Language): string {
  const { id, field } = doubtOf(reason);
  return BESIDES[id] ? phraseText(BESIDES[id], lang) : doubtOfReading(id, lang, field);
}
