/**
 * What the source of an imported procedure states, and what an officer enters beside it: a limit, a way to hand in, what it costs, a paper,
 * that none is needed, a result that it does not state rests on law of its own, named like the basis of who decides, or on words that stand
 * in the source. What the People's Council sets rests on its resolution.
 */
import { areLawCitations, councilIn } from '#kernel/law-text.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { sayingOf, saysSomething } from '#kernel/text.ts';
import { lawText } from './law.ts';
import type { ChannelMend, LimitKind, Mends, PaperMend } from './mend.ts';
import { type LawKnown, lawsAfter } from './mend-law.ts';
import { feeIn, LEAST_FEE } from './national/fee-in-text.ts';
import type { Channel, LimitSource, Manifest, Pack } from './pack.ts';
import { publishedText, resultNames } from './said.ts';

const CHANNEL: Record<Channel, Phrase> = {
  online: phrase('channel-online'),
  counter: phrase('channel-counter'),
  post: phrase('channel-post'),
};
const ROW_OF: Record<Channel, string> = { online: 'online', counter: 'in_person', post: 'post' };
const IN_TEXT: Record<Channel, RegExp> = {
  online: /trực tuyến|qua mạng|cổng dịch vụ công/iu,
  counter: /trực tiếp/iu,
  post: /bưu chính|bưu điện/iu,
};
const TEXTS = ['sequence', 'conditions', 'dossier', 'result'];

interface Row {
  channel?: unknown;
  time?: unknown;
  unit?: unknown;
  feeVnd?: unknown;
}

const rowsOf = ({ published }: Manifest): Row[] => {
  const rows = published?.['channels'];
  return Array.isArray(rows) ? (rows as Row[]) : [];
};

/** By its table; where that names no way to hand in, by a sentence of its text about handing in. */
export function statesChannel(manifest: Manifest, name: Channel): boolean {
  if (!manifest.channels[name]) return false;
  const stored = rowsOf(manifest).filter(({ channel }) => Object.values(ROW_OF).includes(String(channel)));
  if (stored.length) return stored.some(({ channel }) => channel === ROW_OF[name]);
  return publishedText(manifest, 'sequence')
    .split(/[.;\n]/)
    .some((sentence) => /(?<!\p{L})(?:nộp|gửi)(?!\p{L})/iu.test(sentence) && IN_TEXT[name].test(sentence));
}

/** What was read of it; after a review, only what the source still shows to be its own. */
function statedLimit(manifest: Manifest, name: Channel): LimitSource | undefined {
  const limit = manifest.channels[name]?.limit;
  if (!limit || 'unstated' in limit || 'hours' in limit) return undefined;
  if (!manifest.decidedBy) return limit;
  const [amount] = Object.values(limit);
  const row = rowsOf(manifest).some(({ channel, time, unit }) => channel === ROW_OF[name] && unit && time === amount);
  const text = new RegExp(`(?<!\\d)0?${amount}\\s*(?:\\([^)]*\\)\\s*)?(?:ngày|giờ)`, 'iu');
  return row || text.test(publishedText(manifest, 'sequence')) ? limit : undefined;
}

export const isSameLimit = (
  limit: LimitSource | undefined,
  kind: LimitKind | undefined,
  amount: number | undefined,
): boolean => {
  const stated = kind && (limit as Record<string, unknown> | undefined)?.[kind];
  return stated !== undefined && (stated === true || stated === amount);
};

const feeTold = (manifest: Manifest) =>
  feeIn(`${publishedText(manifest, 'sequence')}\n${publishedText(manifest, 'conditions')}`)?.fee;

/** The one amount that was read of it; after a review, only what the source still shows to be its own. */
function statesAmounts(manifest: Manifest, name: Channel, amountsVnd: readonly number[]): boolean {
  const [amount, ...others] = amountsVnd;
  if (amount === undefined || others.length) return false;
  const channel = manifest.channels[name];
  if (!manifest.decidedBy) return channel?.fees?.length === 1 && channel.fees[0].amountVnd === amount;
  const ofChannel = rowsOf(manifest).filter((row) => row.channel === ROW_OF[name]);
  const amounts = new Set(ofChannel.map(({ feeVnd }) => Number(feeVnd)).filter((one) => one >= LEAST_FEE));
  return amounts.size ? amounts.size === 1 && amounts.has(amount) : feeTold(manifest) === amount;
}

const statesFree = (manifest: Manifest, name: Channel): boolean =>
  manifest.decidedBy ? feeTold(manifest) === 0 : Boolean(manifest.channels[name]?.free);

/** The People's Council sets what it costs, as the channel or the text of the source says, whatever amount stands in its table. */
const isByCouncil = (manifest: Manifest, name: Channel): boolean =>
  manifest.channels[name]?.feeUnknown === 'byCouncil' || feeTold(manifest) === 'byCouncil';

/** By the names that its source has; of one that a review gave, no longer. */
function statesResult({ manifest, words }: Pick<Pack, 'manifest' | 'words'>, result: string): boolean {
  const said = sayingOf(result);
  if (manifest.decidedBy) return sayingOf(publishedText(manifest, 'result')).includes(said);
  return resultNames({ manifest, words }).some((name) => sayingOf(name) === said);
}

/** A paper that the reading has is of the source, one that a review added is not. */
export const isAdded = ({ id, note }: Pick<PaperMend, 'id' | 'note'>): boolean => !note && (!id || /^r\d+$/.test(id));

interface Basis {
  at: string;
  of: Phrase;
  text: string;
  /** The source states what it is of: a basis beside it may be left out. */
  stated: boolean;
  /** The reference that the pack has already. */
  kept?: string;
  /** Of what it costs: a resolution is known to be of the council of this province. */
  ofCost?: true;
  /** It rests on a resolution of the People's Council alone. */
  byCouncil?: boolean;
  /** Said where it is missing. */
  missing?: Phrase;
  /** Not left out, though the source states what it is of: it is told beside it. */
  always?: true;
}

/** Every basis that is entered or missing, by its field. */
export function basesOf(pack: Pick<Pack, 'manifest' | 'words'>, mends: Mends): Basis[] {
  const { manifest } = pack;
  const bases = (Object.entries(mends.channels) as [Channel, ChannelMend][]).flatMap(([name, mend]): Basis[] => {
    const of = { channel: CHANNEL[name] };
    const limit = mend.limit && {
      at: `limit-law-${name}`,
      of: phrase('review-at-limit', of),
      text: mend.limitLaw ?? '',
      stated: isSameLimit(statedLimit(manifest, name), mend.limit, mend.amount),
      // Of another limit than that which it was of, it is no basis unless it is entered as one.
      ...(isSameLimit(manifest.channels[name]?.limit, mend.limit, mend.amount) && {
        kept: manifest.channels[name]?.law,
      }),
    };
    const offered = {
      at: `offered-law-${name}`,
      of: phrase('review-at-channel', of),
      text: mend.offeredLaw ?? '',
      stated: statesChannel(manifest, name),
      kept: manifest.channels[name]?.offeredBy,
    };
    return [offered, ...(limit ? [limit] : []), ...costBasis(manifest, name, mend)];
  });
  const papers = mends.papers.flatMap((paper, i): Basis[] =>
    isAdded(paper)
      ? [
          {
            at: `paper-law-${i}`,
            of: phrase('review-at-paper', { n: i + 1 }),
            text: paper.law ?? '',
            stated: false,
            kept: manifest.components.find(({ id }) => id === paper.id)?.law,
          },
        ]
      : [],
  );
  const result: Basis = {
    at: 'result-law',
    of: phrase('review-at-result'),
    text: mends.resultLaw ?? '',
    stated: !mends.result.trim() || statesResult(pack, mends.result),
    kept: manifest.result.law,
  };
  return [...bases, ...papers, ...noPapersBasis(manifest, mends), result];
}

/** Of amounts, and of that nothing is to be paid; what is left open rests on nothing. */
function costBasis(manifest: Manifest, name: Channel, { cost, amountsVnd = [], law = '' }: ChannelMend): Basis[] {
  if (cost !== 'amounts' && cost !== 'free') return [];
  const channel = manifest.channels[name];
  const of = { channel: CHANNEL[name] };
  const isFree = cost === 'free';
  return [
    {
      at: `law-${name}`,
      of: phrase('review-at-cost', of),
      text: law,
      stated: isFree ? statesFree(manifest, name) : statesAmounts(manifest, name, amountsVnd),
      kept: isFree ? channel?.free : channel?.fees?.[0]?.law,
      ofCost: true,
      byCouncil: !isFree && isByCouncil(manifest, name),
      missing: isFree ? phrase('review-free-basis', of) : phrase('review-fee-basis', of),
      ...(isFree && { always: true }),
    },
  ];
}

/** No source says it by leaving papers out. */
function noPapersBasis(manifest: Manifest, { papers, noPapers = '' }: Mends): Basis[] {
  if (papers.some((paper) => !paper.note)) return [];
  return [
    {
      at: 'no-papers',
      of: phrase('review-at-no-papers'),
      text: noPapers,
      stated: false,
      kept: manifest.componentsNone,
      missing: phrase('review-papers-needed'),
    },
  ];
}

export function basisFaults(
  pack: Pick<Pack, 'manifest' | 'words'>,
  mends: Mends,
  known: LawKnown,
): { at: string; fault: Phrase }[] {
  const listed = Object.values(lawsAfter(pack.manifest.law, mends.laws));
  return basesOf(pack, mends).flatMap(({ at, of, text, stated, kept, ofCost, byCouncil, missing, always }) => {
    const basis = text.trim();
    const council = ofCost ? known.whoseCouncil(basis, listed) : undefined;
    if (council?.is === 'unnamed') return [{ at, fault: phrase('review-council-whose', { of, right: council.right }) }];
    if (council?.is === 'lower')
      return [{ at, fault: phrase('review-council-lower', { of, council: council.council }) }];
    if (byCouncil) return councilIn(basis) === 'placed' ? [] : [{ at, fault: phrase('review-council-needed', { of }) }];
    if (!basis) return stated && !always ? [] : [{ at, fault: missing ?? phrase('review-basis-needed', { of }) }];
    if (areLawCitations(basis) || quotes(pack.manifest, basis)) return [];
    // As the reading found it, with or without its article.
    if (stated && kept && sayingOf(lawText(pack.manifest.law, kept)) === sayingOf(basis)) return [];
    return [{ at, fault: phrase('review-basis-law', { of, basis }) }];
  });
}

/** Words in «» that stand in the source as they are. */
function quotes(manifest: Manifest, basis: string): boolean {
  const words = /^«(.+)»$/su.exec(basis)?.[1];
  const said = words && sayingOf(words);
  return (
    Boolean(said) &&
    saysSomething(words!) &&
    TEXTS.some((name) => sayingOf(publishedText(manifest, name)).includes(said!))
  );
}
