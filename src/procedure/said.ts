/**
 * What a pack says to the public, and what it leaves open. Nothing unknown is ever told as a number, as «free» or as «no papers». Packs
 * made by an earlier reading of the national database wrote defaults into their manifests; they are told apart here, once, by
 * the reasons they were published with, so that every door shows them as unknown.
 */
import { type DoubtPart, partOfDoubt } from './doubt-parts.ts';
import { conditionSaid, headsCase, statesCondition } from './national/conditions.ts';
import { namesAbolished } from './national/decider.ts';
import { isDoubt } from './national/doubts.ts';
import { LEAST_FEE } from './national/fee-in-text.ts';
import { mayBeCut } from './national/laws.ts';
import type { Channel, ChannelSource, ComponentSource, LimitSource, Manifest, Pack } from './pack.ts';

/** What a reader may miss. */
const UNKNOWNS = ['decider', 'audience', 'channels', 'limit', 'fee', 'components', 'steps', 'result', 'law'] as const;
export type Unknown = (typeof UNKNOWNS)[number];

/** Names of results that the earlier reading made up where its source had none. */
export const RESULT_UNNAMED = 'Kết quả giải quyết';
const RESULT_CODE_NONE = 'KQ.CHUA-CO';
const EARLIER_DEFAULT_DAYS = 15;

/** A doubt as it is recorded: what kind, and of which field where it says so (`time-unstated:channels.online`). */
export interface DoubtSaid {
  id: string;
  field?: string;
}

export function doubtOf(reason: string): DoubtSaid {
  const cut = reason.indexOf(':');
  return cut < 0 ? { id: reason } : { id: reason.slice(0, cut), field: reason.slice(cut + 1) };
}

/** The manifest without what its source does not say. `reasons`: what it was published with. */
export function asSaid(manifest: Manifest, reasons: readonly string[]): Manifest {
  if (manifest.origin !== 'catalogue') return manifest;
  const doubts = new Set(reasons.map((reason) => doubtOf(reason).id));
  const source = publishedText(manifest, 'competentAuthority');
  const elsewhere = !manifest.decidedBy && isOfElsewhere(reasons);
  const { code, ...result } = manifest.result;
  return {
    ...manifest,
    ...(!manifest.decider && source && { decider: source }),
    // Its times and fees are those of another province.
    ...(elsewhere && manifest.published && { published: { ...manifest.published, elsewhere: true } }),
    law: lawSaid(manifest.law, reasons),
    channels: Object.fromEntries(
      Object.entries(manifest.channels).map(([name, channel]) => [
        name,
        elsewhere ? UNKNOWN_CHANNEL : channelSaid(manifest, channel, doubts),
      ]),
    ),
    ...(!manifest.components.length && !manifest.componentsNone && { componentsUnknown: true as const }),
    result: code && code !== RESULT_CODE_NONE ? manifest.result : result,
  };
}

/**
 * A number that may be cut is cited by nobody, also in packs that were read before it was marked in them: of those it is known by its
 * doubt, or by its shape where nobody has named the document since.
 */
function lawSaid(law: Manifest['law'], reasons: readonly string[]): Manifest['law'] {
  const doubted = new Set(reasons.map(doubtOf).flatMap(({ id, field }) => (id === 'law-number-doubtful' ? field : [])));
  return Object.fromEntries(
    Object.entries(law).map(([key, one]) => [
      key,
      doubted.has(one.number) || (one.title === one.number && mayBeCut(one.number))
        ? { ...one, numberDoubtful: true as const }
        : one,
    ]),
  );
}

const UNKNOWN_CHANNEL: ChannelSource = { limit: { unstated: true }, feeUnknown: 'unstated' };

/** Whether a province announced it that is another one, or is not named: its times and fees are not known to be those of this one. */
const isOfElsewhere = (reasons: readonly string[]): boolean =>
  reasons.some((reason) => /^(?:other-province:(?:name|address|announced)|province-unstated:announced) /.test(reason));

function channelSaid(manifest: Manifest, channel: ChannelSource, doubts: ReadonlySet<string>): ChannelSource {
  // Of one way to hand in, nobody knows which: of none. An officer who has looked says it of each.
  if (doubts.has('first-channel-only') && !manifest.decidedBy) return UNKNOWN_CHANNEL;
  if (!manifest.decidedBy && channel.fees?.some(({ amountVnd }) => amountVnd !== undefined && amountVnd < LEAST_FEE)) {
    const { fees: _, ...rest } = channel;
    return channelSaid(manifest, rest, doubts);
  }
  const costs = channel.fees?.length || channel.free || channel.feeUnknown;
  return {
    ...channel,
    limit:
      isEarlierReading(manifest) && isDefault(channel.limit, doubts)
        ? { unstated: true }
        : hoursSaid(manifest, channel.limit, doubts),
    ...(!costs && { feeUnknown: 'unstated' as const }),
  };
}

/** «24 giờ» are working hours only once an officer has said so. */
const hoursSaid = ({ decidedBy }: Manifest, limit: LimitSource, doubts: ReadonlySet<string>): LimitSource =>
  'workingHours' in limit && !decidedBy && doubts.has('time-hours-unsaid') ? { hours: limit.workingHours } : limit;

/** The earlier reading knew neither `decider` nor any word for what a channel costs but an amount. */
const isEarlierReading = ({ decider, decidedBy, channels }: Manifest): boolean =>
  !decider && !decidedBy && Object.values(channels).every(({ free, feeUnknown }) => !free && !feeUnknown);

/** Fifteen days where no time was stated, the same day where it was 0, working days where the unit was missing. */
function isDefault(limit: LimitSource, doubts: ReadonlySet<string>): boolean {
  if ('sameDay' in limit) return doubts.has('time-zero');
  if (!('workingDays' in limit)) return false;
  if (doubts.has('time-unit-unstated')) return true;
  return doubts.has('time-unstated') && limit.workingDays === EARLIER_DEFAULT_DAYS;
}

/** What the reader of an imported procedure must be told is not known. Of our own packs nothing is. */
export function unknownsOf(
  { manifest, words }: Pick<Pack, 'manifest' | 'words'>,
  reasons: readonly string[],
): Unknown[] {
  if (manifest.origin !== 'catalogue') return [];
  const said = asSaid(manifest, reasons);
  const doubts = new Set(reasons.map((reason) => doubtOf(reason).id));
  const channels = Object.values(said.channels);
  const open: Record<Unknown, boolean> = {
    decider: (!said.decider && !said.decidedBy) || deciderDoubts(said, reasons).length > 0,
    audience: !said.audience?.length,
    channels: doubts.has('channels-unstated'),
    limit: channels.some(({ limit }) => 'unstated' in limit),
    fee: channels.some(({ feeUnknown }) => feeUnknown === 'unstated'),
    components: Boolean(said.componentsUnknown),
    steps: !publishedText(said, 'sequence'),
    result: !resultNames({ manifest: said, words }).length,
    law: doubts.has('legal-basis-unstated'),
  };
  return UNKNOWNS.filter((one) => open[one]);
}

/** What is told of it and doubted all the same: no reader may take it for certain yet. */
export function uncertainOf(
  { manifest, words }: Pick<Pack, 'manifest' | 'words'>,
  reasons: readonly string[],
): Unknown[] {
  if (manifest.origin !== 'catalogue') return [];
  const unknown = unknownsOf({ manifest, words }, reasons);
  const channels = channelsOf(asSaid(manifest, reasons));
  const isUncertain = (part: Unknown): boolean => {
    if (part === 'audience') return false;
    if (part === 'limit' || part === 'fee')
      return channels.some(([name, channel]) => isSaid(channel, part) && isDoubted(part, name, reasons));
    if (part === 'decider' && deciderUncertain(manifest, reasons).length) return true;
    return doubtsAt(part, { manifest, words }, reasons).length > 0;
  };
  return UNKNOWNS.filter((part) => !unknown.includes(part) && isUncertain(part));
}

/** Of these the page says already that it is not known. */
const UNSTATED = /^(?:decider|channels|time|fee|components|steps|result|legal-basis)-unstated$/;

/** The doubts to be said at a part of an imported procedure. Once an officer has looked at it, theirs counts. */
export function doubtsAt(
  part: DoubtPart,
  { manifest, words }: Pick<Pack, 'manifest' | 'words'>,
  reasons: readonly string[],
): DoubtSaid[] {
  if (manifest.origin !== 'catalogue' || manifest.decidedBy) return [];
  const unknown: readonly string[] = unknownsOf({ manifest, words }, reasons);
  return reasons
    .map(doubtOf)
    .filter(({ id }) => isDoubt(id) && partOfDoubt(id) === part && !(UNSTATED.test(id) && unknown.includes(part)));
}

/** What is shown as unknown is told as that already. */
export const isSaid = ({ limit, fees, free }: ChannelSource, part: 'limit' | 'fee'): boolean =>
  part === 'limit' ? !('unstated' in limit) : Boolean(fees?.length || free);

/** The list of departments of the province is whole; of what stands below them it is not. */
const isNotHere = ({ id, field = '' }: DoubtSaid): boolean =>
  id === 'decider-abolished' ||
  id === 'decider-elsewhere' ||
  (id === 'other-province' && /^(?:name|address) /.test(field)) ||
  (id === 'decider-unknown' && /^(?:giám đốc )?sở /iu.test(field));

/** The power is that of the chair in person, by the name that the source has for who decides. */
export const isChair = (decider = ''): boolean =>
  /^chủ tịch (?:[uủ]y ban nhân dân|ubnd)/iu.test(decider.normalize('NFC').trim());

/** Whom the source of an imported procedure names, and by what it was announced. */
export function deciderSaid(manifest: Manifest): { name: string; basis: string; inPerson?: true } | undefined {
  const name = manifest.decider || publishedText(manifest, 'competentAuthority');
  if (manifest.origin !== 'catalogue' || !name) return undefined;
  const basis = manifest.announced || 'Cơ sở dữ liệu quốc gia về thủ tục hành chính';
  return { name, basis, ...(isChair(name) && { inPerson: true as const }) };
}

/**
 * Why the body that the source names cannot be the one that decides: it is no more, or none of this province's. Until an officer has found
 * who does, nobody is told that it decides. An abolished one is known by its name, also in packs that were read before that was doubted.
 */
export function deciderDoubts(manifest: Manifest, reasons: readonly string[]): DoubtSaid[] {
  const { origin, decidedBy } = manifest;
  if (origin !== 'catalogue' || decidedBy) return [];
  const doubts = reasons.map(doubtOf).filter(isNotHere);
  const name = manifest.decider || publishedText(manifest, 'competentAuthority');
  if (!namesAbolished(name) || doubts.some(({ id }) => id === 'decider-abolished')) return doubts;
  return [{ id: 'decider-abolished' }, ...doubts];
}

/** Read from a running text, one of several, or with other text in its cell: a name that nobody has confirmed. */
const NAMED_IN_DOUBT: ReadonlySet<string> = new Set([
  'decider-from-text',
  'decider-several',
  'decider-garbled',
  'decider-unknown',
]);

/** Why the body that is named may be another: it is told, and that it is not certain beside it. */
export function deciderUncertain(manifest: Manifest, reasons: readonly string[]): DoubtSaid[] {
  if (!deciderSaid(manifest) || manifest.decidedBy || deciderDoubts(manifest, reasons).length) return [];
  return reasons.map(doubtOf).filter(({ id }) => NAMED_IN_DOUBT.has(id));
}

/** Of these the level that was kept is a guess, or that of a ministry or a body that has none here. */
const TIER_DOUBTS: ReadonlySet<string> = new Set([
  'out-of-scope',
  'several-tiers',
  'tier-decider-disagree',
  'level-doubtful-for-vertical-sector',
]);
const isTierDoubted = (reasons: readonly string[]): boolean =>
  reasons.some((reason) => TIER_DOUBTS.has(doubtOf(reason).id));

/**
 * Whether the level of a procedure is known to be that of who decides it: of an imported one only where its source names who, and neither
 * is in doubt. Where an officer found who decides, theirs counts.
 */
export function isTierSaid(manifest: Manifest, reasons: readonly string[]): boolean {
  if (manifest.origin !== 'catalogue') return true;
  if (manifest.decidedBy || !deciderSaid(manifest)) return false;
  return !isTierDoubted(reasons) && !deciderDoubts(manifest, reasons).length;
}

/** What comes out, as the source names it; nothing where it names none. Vietnamese, as published. */
export function resultNames({ manifest, words }: Pick<Pack, 'manifest' | 'words'>): string[] {
  if (manifest.results?.length) return manifest.results.map(({ name }) => name);
  const named = words['vi']?.['result'];
  return named && !(manifest.origin === 'catalogue' && named === RESULT_UNNAMED) ? [named] : [];
}

/** A text that only the national database has, such as `sequence` or `conditions`; nothing where it has none. */
export function publishedText({ published }: Manifest, name: string): string {
  const value = published?.[name];
  const text = typeof value === 'string' ? value.trim() : '';
  return /^(không có thông tin|chưa có thông tin)\.?$/i.test(text) ? '' : text;
}

/** Whether a published text ends in the middle of a sentence («theo quy định tại mục 13.3 (»): its source was cut there. */
export const endsCut = (text: string): boolean =>
  /(?:\(|(?<!\p{L}|danh\s)mục(?:\s+\d+(?:\.\d+)*)?|,|\n\s*[-+*•])\s*$/iu.test(text.normalize('NFC').trim());

/**
 * Whether only a line of the index was taken in: its papers, steps and result may well be published, but not here. Imports of before
 * did not say so; of a full record they kept some text.
 */
export function isIndexLine({ origin, published }: Manifest): boolean {
  if (origin !== 'catalogue') return false;
  const extent = published?.['extent'];
  if (extent) return extent === 'index';
  return !['sequence', 'dossier', 'conditions', 'result'].some((name) => published?.[name]);
}

interface PublishedRow {
  time?: unknown;
  unit?: unknown;
  feeVnd?: unknown;
}

/** The rows of the table of the source, one for each way to hand in; none where it is of another place or of one way alone, or once an officer has said what holds. */
const publishedRows = ({ published, decidedBy }: Manifest): PublishedRow[] => {
  const isKnown = !decidedBy && !published?.['elsewhere'] && published?.['extent'] !== 'index';
  const rows = isKnown ? published?.['channels'] : undefined;
  return Array.isArray(rows) ? rows.map((row) => (row ?? {}) as PublishedRow) : [];
};

/** Where the table of the source says 0 of every way to hand in: with `byCase` or `byCouncil`, though its text says that some pay. */
export function isZeroPublished(manifest: Manifest): boolean {
  const rows = publishedRows(manifest);
  return rows.length > 0 && rows.every(({ feeVnd }) => feeVnd === 0);
}

/** The times that the table gives without saying of what: never told as days or as hours. */
export const timesWithoutUnit = (manifest: Manifest): number[] =>
  [
    ...new Set(publishedRows(manifest).flatMap(({ time, unit }) => (unit === 'unstated' && time ? Number(time) : []))),
  ].filter(Number.isFinite);

/** A sentence of the source that has something handed in or fetched at the one-stop centre. */
const AT_CENTRE = /(?:nộp|gửi|tiếp nhận|kết quả)[^.;\n]{0,300}trung tâm phục vụ hành chính công/iu;

/**
 * Whether it is known to be received at the one-stop centres. Of ours it is; of an imported one where its source says so, or where an
 * officer of procedure control has opened it to be received here.
 */
export const isAtCentre = (manifest: Manifest): boolean =>
  manifest.origin !== 'catalogue' ||
  Boolean(manifest.decidedBy) ||
  AT_CENTRE.test(publishedText(manifest, 'sequence').normalize('NFC'));

/** What is told beside the papers and is none. */
export function notesOf({ published }: Manifest): string[] {
  const notes = published?.['notes'];
  return Array.isArray(notes) ? notes.map(String) : [];
}

const DOUBTS_OF = {
  limit: /^(?:time-|several-times|channels-differ|first-channel-only)/,
  fee: /^(?:fee-|several-fees|first-channel-only)/,
} as const;

/** Whether the review list doubts the time or the cost of a way to hand in: it is not told as certain until somebody has looked. */
export const isDoubted = (part: keyof typeof DOUBTS_OF, channel: Channel, reasons: readonly string[]): boolean =>
  reasons
    .map(doubtOf)
    .some(
      ({ id, field }) =>
        isOfPlace({ id }) || (DOUBTS_OF[part].test(id) && (!field || field.replace(/^channels\./, '') === channel)),
    );

const isOfPlace = ({ id }: DoubtSaid): boolean => id === 'other-province' || id === 'province-unstated';

/** That the source speaks of another province, or does not say of which: nothing of it is certain to hold here. */
export const placeDoubts = ({ origin, decidedBy }: Manifest, reasons: readonly string[]): DoubtSaid[] =>
  origin === 'catalogue' && !decidedBy ? reasons.map(doubtOf).filter(isOfPlace) : [];

/** More of one paper than anybody asks for: mostly a number that ran into the text before it. */
const MANY = 10;

/** The table counts an original where the name says a copy, or a copy where it says an original; or the name says that either does. */
const OF_FORM: ReadonlySet<string> = new Set([
  'component-copy-or-original',
  'component-original-as-copy',
  'component-either-form',
]);

/** Whether somebody should look before this number of copies is told to anybody. */
export const isCountDoubtful = (
  { id, originals, copies }: Pick<ComponentSource, 'id' | 'originals' | 'copies'>,
  reasons: readonly string[],
): boolean =>
  reasons
    .map(doubtOf)
    .some(
      (doubt) =>
        doubt.id === 'quantity-sets' ||
        (OF_FORM.has(doubt.id) && doubt.field === id) ||
        (doubt.id === 'quantity-doubtful' && (doubt.field ? doubt.field === id : originals + copies > MANY)),
    );

/**
 * Whether a paper is asked for only in some cases. The national database says it only in the paper's own name; an officer who has
 * looked says it of each.
 */
export const isIfNeeded = (
  { origin, decidedBy }: Manifest,
  { when, required }: Pick<ComponentSource, 'when' | 'required'>,
  name: string,
): boolean =>
  Boolean(when) || (required === false && (origin !== 'catalogue' || Boolean(decidedBy) || statesCondition(name)));

/** What may be read otherwise than it stands: so may its case. */
const OF_READING: ReadonlySet<string> = new Set([
  'alternatives-doubtful',
  'component-doubtful',
  'component-several-papers',
]);

/**
 * Whether its source may or may not ask for it only in some cases: read so out of its name or the heading of its list, without words that
 * say it plainly, or of a doubted line. Whoever reviews it says which; until then it is told as it was read.
 */
export function isCaseOpen(
  { id, name, heading }: { id: string; name: string; heading?: string | null },
  reasons: readonly string[],
): boolean {
  const isPlain = Boolean(conditionSaid(name)) || Boolean(heading && headsCase(heading));
  if (!statesCondition(name) && !heading) return false;
  return !isPlain || reasons.map(doubtOf).some((doubt) => doubt.field === id && OF_READING.has(doubt.id));
}

export const channelsOf = ({ channels }: Manifest): [Channel, ChannelSource][] =>
  Object.entries(channels) as [Channel, ChannelSource][];
