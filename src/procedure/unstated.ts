/**
 * What a reviewed pack says and its source does not state as it stands: a gap that was filled, a paper that was added, renamed, joined or
 * counted, a note, a result in other words. A second person compares all of this with the source and with its ground, and all else that
 * the review changes (`changes-to-check.ts`). Values are compared whole with those of the source, never by words in a sentence.
 * What stands against the source is a departure besides (`departures.ts`), and told there.
 */
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { sayingOf } from '#kernel/text.ts';
import { type Change, changePhrase, changesToCheck, type ToCheck } from './changes-to-check.ts';
import { costStands, newDepartures } from './departures.ts';
import { asJson, isExactly, NO_PAPER, papersTold } from './departures-of-papers.ts';
import { type Doubted, doubtedIn } from './doubted.ts';
import { type Far, farIn } from './fee-far.ts';
import { lawText } from './law.ts';
import type { ChannelMend, LimitKind } from './mend.ts';
import { changesOf, fieldsOf } from './mend-changes.ts';
import { quotesIn, textsOf } from './mend-quote.ts';
import { CHANNEL } from './mend-words.ts';
import { readComponents } from './national/components.ts';
import { clean, sentences, withoutMarker } from './national/text.ts';
import { outsideBodyOf } from './outside.ts';
import type { Channel, ChannelSource, Departure, Filled, Manifest, Pack, PaperSaid } from './pack.ts';
import { channelsOf, notesOf, publishedText } from './said.ts';
import { decidersTold, isDecidedAsTold, type UnitNamed } from './source-decider.ts';
import { isRowed, limitsTold, resultsTold, signersTold } from './source-values.ts';
import { type Unanswered, unansweredIn, unansweredPhrase } from './unanswered.ts';
import { type Unlisted, unlistedIn, unlistedPhrase } from './unlisted.ts';

/** `before`: as its source says it, without what is doubted (`asSaid`). */
type Before = Pick<Pack, 'manifest' | 'words'>;

export function unstatedIn(before: Before, after: Pack, unitNamed: UnitNamed): Filled[] {
  const { manifest } = after;
  const set = fieldsOf(after);
  const said = (reference: string | undefined) => (reference ? lawText(manifest.law, reference) : '');
  const field = (name: string, law: string): Filled => ({ field: name, value: set[name] ?? '', law });
  const basis = manifest.decidedBy?.basis ?? '';
  const found = [
    ...(isDeciderTold(before.manifest, manifest, unitNamed) ? [] : [field('decider', basis)]),
    ...(isSignerTold(before.manifest, manifest) ? [] : [field('signer', basis)]),
    ...channelsOf(manifest).flatMap(([name, channel]) => [
      ...(isRowed(before.manifest, name) ? [] : [field(`channel.${name}`, said(channel.offeredBy))]),
      ...(isLimitTold(before.manifest, name, channel) ? [] : [field(`limit.${name}`, said(channel.law))]),
      ...(isCostTold(before.manifest, name, channel) ? [] : [field(`fee.${name}`, said(lawOfCost(channel)))]),
    ]),
    ...papersIn(before, after),
    ...(manifest.componentsNone ? [field('no-papers', said(manifest.componentsNone))] : []),
    ...notesIn(before.manifest, manifest),
    ...(isResult(before, after) ? [] : [{ ...field('result', said(manifest.result.law)), value: resultOf(after) }]),
    ...(manifest.result.code === before.manifest.result.code || !manifest.result.code
      ? []
      : [field('result-code', '')]),
  ];
  const departed = new Set(manifest.departures?.map((one) => one.field));
  return found.filter((one) => !departed.has(one.field));
}

/** A description of a unit, as the source has it, names no body outside: that it is one, nobody has said. */
function isDeciderTold(before: Manifest, { decidedBy }: Manifest, unitNamed: UnitNamed): boolean {
  const names = decidersTold(before, unitNamed);
  if (!decidedBy || !names.length) return !decidedBy;
  const whole = before.decider || publishedText(before, 'competentAuthority');
  if (!isDecidedAsTold(names, whole, decidedBy, unitNamed)) return false;
  if ('unit' in decidedBy || outsideBodyOf(decidedBy.outside)) return true;
  return !before.decidedBy && sayingOf(before.outside?.body ?? '') === sayingOf(decidedBy.outside);
}

const isSignerTold = (before: Manifest, { decidedBy }: Manifest): boolean =>
  !(decidedBy && 'unit' in decidedBy && decidedBy.inPerson) || signersTold(before).has('chair');

function isLimitTold(before: Manifest, name: Channel, { limit }: ChannelSource): boolean {
  const [[kind, value] = ['unstated', true]] = Object.entries(limit);
  if (kind === 'unstated') return true;
  const { all, byCase } = limitsTold(before, name);
  if (kind === 'byCase') return byCase;
  return all.some((one) => one.kind === (kind as LimitKind) && (one.amount ?? true) === value);
}

/** One amount of the source; several that all pay only where they were read so. */
function isCostTold(before: Manifest, name: Channel, { fees = [], free, feeUnknown }: ChannelSource): boolean {
  if (feeUnknown === 'unstated') return true;
  const amountsVnd = fees.flatMap(({ amountVnd }) => amountVnd ?? []);
  const cost: ChannelMend['cost'] = amountsVnd.length ? 'amounts' : free ? 'free' : feeUnknown;
  const stands = costStands(before, name, { cost, amountsVnd });
  if (stands !== 'said' && stands !== 'one-of') return false;
  const read = before.decidedBy ? [] : (before.channels[name]?.fees ?? []);
  return amountsVnd.length < 2 || read.map(({ amountVnd }) => amountVnd).join() === amountsVnd.join();
}

const lawOfCost = ({ fees, free, feeUnknownBy }: ChannelSource): string | undefined =>
  free ?? fees?.[0]?.law ?? feeUnknownBy;

function papersIn(before: Before, { manifest, words }: Pack): Filled[] {
  const told = papersTold(before);
  return manifest.components.flatMap(({ id, originals, copies, required, law }): Filled[] => {
    const name = words['vi']?.[`component.${id}`] ?? '';
    const paper: Required<PaperSaid> = { name, originals, copies, ifNeeded: required === false };
    const own = told.find((one) => one.id === id) ?? told.find((one) => sayingOf(one.name) === sayingOf(name));
    if (own && isExactly(paper, own)) return [];
    return [{ field: `paper.${id}`, value: asJson(paper), law: law ? lawText(manifest.law, law) : '' }];
  });
}

/** A note as it was read of the source stands; another one is told by whoever entered it. */
function notesIn(before: Manifest, after: Manifest): Filled[] {
  const read = [...(before.decidedBy ? [] : notesOf(before)), ...readComponents(textsOf(before)).notes];
  const told = new Set(read.map(sayingOf));
  return notesOf(after)
    .filter((note) => !told.has(sayingOf(note)))
    .map((note, i) => ({ field: `note.${i + 1}`, value: note, law: '' }));
}

const resultOf = ({ manifest, words }: Pack): string => manifest.results?.[0]?.name ?? words['vi']?.['result'] ?? '';

const isResult = (before: Before, after: Pack): boolean =>
  [...resultsTold(before), publishedText(before.manifest, 'result')].some(
    (name) => sayingOf(name) === sayingOf(resultOf(after)),
  );

/** A note is the same whichever place it has among the others. */
const keyOf = ({ field, value, law }: Filled): string =>
  JSON.stringify([field.startsWith('note.') ? 'note' : field, value, law]);

/** What nobody has confirmed yet of what a pack would say: against its source, beside it, and all else that a review changes. */
export interface Unconfirmed {
  departures: Departure[];
  filled: Filled[];
  changes: ToCheck[];
  /** As it was read, though that is doubted. */
  doubted: Doubted[];
  /** Each at the value that rests on it. */
  unlisted: Unlisted[];
  /** Costs that are far from the source. */
  far: Far[];
  /** Doubts of the reading that nothing of it answers. */
  unanswered: Unanswered[];
}

/** `recorded`: the changes that the review itself put on record. `isListed`: whether some list has a document by its number. */
export function unconfirmedIn(
  before: Pack,
  after: Pack,
  recorded: readonly Change[],
  reasons: readonly string[],
  { unitNamed, isListed }: { unitNamed: UnitNamed; isListed: (number: string) => boolean },
): Unconfirmed {
  const known = new Set((before.manifest.filled ?? []).map(keyOf));
  const departures = newDepartures(before.manifest, after.manifest);
  const filled = unstatedIn(before, after, unitNamed).filter((one) => !known.has(keyOf(one)));
  const changed = changesOf(before, after);
  const others = recorded.filter(({ field }) => !changed.some((one) => one.field === field));
  const besides = changesToCheck([...changed, ...others], [...departures, ...filled]);
  const { changes, unlisted } = unlistedIn([...departures, ...filled], besides, isListed);
  const shown = [...departures, ...filled, ...changes];
  const doubted = doubtedIn(after, reasons, new Set(shown.map(({ field }) => field)));
  const far = farIn(before, after, [...shown, ...doubted]);
  const unanswered = unansweredIn(before, after, reasons, shown, doubted);
  return { departures, filled, changes, doubted, unlisted, far, unanswered };
}

/** What each is called in a refusal. */
export function fieldPhrase(one: Departure | Filled | ToCheck | Doubted | Unlisted | Far | Unanswered): Phrase {
  if ('doubt' in one) return unansweredPhrase(one);
  if ('told' in one) return phrase('review-far', { of: fieldPhrase(one.at) });
  if ('at' in one) return unlistedPhrase(one, fieldPhrase(one.at));
  if ('of' in one) return changePhrase(one);
  const { field, value } = one;
  const source = 'source' in one ? one.source : undefined;
  const [kind, name] = field.split('.');
  const channel = CHANNEL[name as Channel];
  if (kind === 'channel') return phrase('review-at-channel', { channel });
  if (kind === 'limit') return phrase('review-at-limit', { channel });
  if (kind === 'fee') return phrase('review-of-cost', { channel });
  if (kind === 'paper') {
    const said = JSON.parse(value === NO_PAPER ? (source?.[0] ?? NO_PAPER) : value) as Partial<PaperSaid>;
    return phrase('review-of-paper', { paper: said.name ?? '' });
  }
  if (kind === 'note') return phrase('review-of-note', { note: value });
  if (kind === 'decider') return phrase('review-of-decider');
  if (kind === 'signer') return phrase('review-of-signer');
  if (kind === 'result-code') return phrase('review-of-result-code');
  return kind === 'no-papers' ? phrase('review-of-no-papers') : phrase('review-at-result');
}

const TEXTS = ['dossier', 'sequence', 'conditions', 'result'];

/** The sentences of the source in which its ground stands, or which name that paper, result or note: for who compares them. */
export function sentencesOn(manifest: Manifest, { field, value, law }: Filled): string[] {
  const quoted = quotesIn(manifest, law.trim()).map(({ context }) => context);
  const name = field.startsWith('paper.') ? (JSON.parse(value) as Partial<PaperSaid>).name : value;
  const isNamed = /^(?:paper|note|result)(?:\.|$)/.test(field) && sayingOf(name ?? '');
  const naming = isNamed
    ? TEXTS.flatMap((text) => sentences(clean(publishedText(manifest, text))))
        .map(withoutMarker)
        .filter((sentence) => sayingOf(sentence).includes(isNamed))
    : [];
  return [...new Set([...quoted, ...naming])].slice(0, 5);
}
