/**
 * What the source of an imported procedure states, and what an officer enters beside it: a limit, a way to hand in, what it costs, a paper,
 * that none is needed, a result that it does not state rests on law of its own, named like the basis of who decides, or on words of the
 * source that say it. A paper that the source lists is left out by law alone. What the People's Council sets rests on its resolution.
 */
import { areLawCitations, councilIn } from '#kernel/law-text.ts';
import { formatVnd } from '#kernel/money.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { sayingOf } from '#kernel/text.ts';
import { costStands } from './departures.ts';
import { farFaults } from './fee-far.ts';
import { lawText } from './law.ts';
import type { ChannelMend, LimitKind, Mends } from './mend.ts';
import { type LawKnown, lawsAfter } from './mend-law.ts';
import { isAdded, lineOf, ofSource, struckPapers } from './mend-papers.ts';
import {
  deniesPaper,
  HANDS_IN,
  listedPapers,
  names,
  quotesIn,
  type Says,
  saysAmounts,
  saysFree,
  saysLimit,
  saysNoPapers,
  saysWay,
  WAY,
  wholeTimes,
} from './mend-quote.ts';
import { struckLaws } from './mend-struck.ts';
import { CHANNEL, limitPhrase, listed } from './mend-words.ts';
import { storedLimit } from './national/channels.ts';
import { feeIn } from './national/fee-in-text.ts';
import type { LimitReading } from './national/record.ts';
import { spansIn } from './national/time-in-text.ts';
import type { Channel, LimitSource, Manifest, Pack } from './pack.ts';
import { publishedText, resultNames } from './said.ts';
import { amountsInTable, costsTold, feeTold, limitIn, limitsTold, ROW_OF, rowsOf } from './source-values.ts';

/** By its table; where that names no way to hand in, by a sentence of its text about handing in. */
export function statesChannel(manifest: Manifest, name: Channel): boolean {
  if (!manifest.channels[name]) return false;
  const stored = rowsOf(manifest).filter(({ channel }) => Object.values(ROW_OF).includes(String(channel)));
  if (stored.length) return stored.some(({ channel }) => channel === ROW_OF[name]);
  return publishedText(manifest, 'sequence')
    .split(/[.;\n]/)
    .some((sentence) => HANDS_IN.test(sentence) && WAY[name].test(sentence));
}

/** What was read of it; after a review, only what the source still shows to be its own. */
function statedLimit(manifest: Manifest, name: Channel): LimitSource | undefined {
  const limit = manifest.channels[name]?.limit;
  if (!limit || 'unstated' in limit || 'hours' in limit) return undefined;
  if (!manifest.decidedBy) return limit;
  const isShown = ({ kind, amount }: Pick<LimitReading, 'kind' | 'amount'>) =>
    amount !== null && isSameLimit(limit, kind as LimitKind, amount);
  const row = rowsOf(manifest).some((one) => one.channel === ROW_OF[name] && isShown(storedLimit(one)));
  return row || spansIn(publishedText(manifest, 'sequence')).some(isShown) ? limit : undefined;
}

/** The limit that the source has, also where a review has set another since. */
function limitOfSource(manifest: Manifest, name: Channel): Phrase | undefined {
  const { published, channels, decidedBy } = manifest;
  if (!decidedBy) return limitPhrase(channels[name]?.limit ?? {});
  if (published?.['extent'] === 'index' && rowsOf(manifest).length > 1) return undefined;
  const rows = rowsOf(manifest).filter(({ channel }) => channel === ROW_OF[name]);
  const said =
    rows.map((row) => storedLimit(row)).find(({ kind }) => kind !== 'unstated') ?? wholeTimes(manifest)[0][0];
  return said && limitPhrase({ [said.kind]: said.amount ?? true });
}

export const isSameLimit = (
  limit: LimitSource | undefined,
  kind: LimitKind | undefined,
  amount: number | undefined,
): boolean => {
  const stated = kind && (limit as Record<string, unknown> | undefined)?.[kind];
  return stated !== undefined && (stated === true || stated === amount);
};

/** The one amount that was read of it; after a review, only what the source still shows to be its own. */
function statesAmounts(manifest: Manifest, name: Channel, amountsVnd: readonly number[]): boolean {
  const [amount, ...others] = amountsVnd;
  if (amount === undefined || others.length) return false;
  const channel = manifest.channels[name];
  if (!manifest.decidedBy) return channel?.fees?.length === 1 && channel.fees[0].amountVnd === amount;
  const amounts = amountsInTable(manifest, name);
  return amounts.length ? amounts.length === 1 && amounts[0] === amount : feeTold(manifest)?.fee === amount;
}

const statesFree = (manifest: Manifest, name: Channel): boolean =>
  manifest.decidedBy ? feeTold(manifest)?.fee === 0 : Boolean(manifest.channels[name]?.free);

/** The People's Council sets what it costs, as the channel or the text of the source says, whatever amount stands in its table. */
const isByCouncil = (manifest: Manifest, name: Channel): boolean =>
  manifest.channels[name]?.feeUnknown === 'byCouncil' || feeTold(manifest)?.fee === 'byCouncil';

/** An amount, the council or the case stands against the words that it is free. */
function costOfSource(manifest: Manifest, name: Channel): Phrase | undefined {
  const told = feeTold(manifest)?.fee;
  const amounts = amountsInTable(manifest, name);
  if (!amounts.length && typeof told === 'number' && told > 0) amounts.push(told);
  if (amounts.length) return phrase('review-cost-amounts', { amounts: amounts.map(formatVnd).join(', ') });
  const isRead = !manifest.decidedBy && manifest.channels[name]?.feeUnknown === 'byCouncil';
  if (isRead || told === 'byCouncil') return phrase('review-cost-council');
  return told === 'byCase' ? phrase('review-time-by-case') : undefined;
}

/** By the names that its source has; of one that a review gave, no longer. */
function statesResult({ manifest, words }: Pick<Pack, 'manifest' | 'words'>, result: string): boolean {
  const said = sayingOf(result);
  if (manifest.decidedBy) return sayingOf(publishedText(manifest, 'result')).includes(said);
  return resultNames({ manifest, words }).some((name) => sayingOf(name) === said);
}

function resultOfSource({ manifest, words }: Pick<Pack, 'manifest' | 'words'>): Phrase | undefined {
  const name = manifest.decidedBy ? publishedText(manifest, 'result') : resultNames({ manifest, words }).join('; ');
  return name ? phrase('review-quote-name', { name }) : undefined;
}

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
  /** Whether words of the source say it, and what they have to say. */
  says?: Says;
  /** Whether they say the contrary. */
  denies?: Says;
  what?: Phrase;
  /** What the source states in its place. */
  other?: Phrase;
  /** Said of whatever is no law: no words of the source are a ground of it. */
  lawAlone?: Phrase;
}

/** Every basis that is entered or missing, by its field. */
function basesOf(pack: Pick<Pack, 'manifest' | 'words'>, mends: Mends): Basis[] {
  const { manifest } = pack;
  const bases = (Object.entries(mends.channels) as [Channel, ChannelMend][]).flatMap(([name, mend]): Basis[] => {
    const of = { channel: CHANNEL[name] };
    const told = limitsTold(manifest, name).all;
    const isContested = told.length > 1 && told.some((one) => isSameLimit(limitIn(one), mend.limit, mend.amount));
    const limit = mend.limit && {
      at: `limit-law-${name}`,
      of: phrase('review-at-limit', of),
      text: mend.limitLaw ?? '',
      stated: !isContested && isSameLimit(statedLimit(manifest, name), mend.limit, mend.amount),
      ...(isContested && {
        missing: phrase('review-contested', {
          of: phrase('review-at-limit', of),
          told: listed(told.flatMap((one) => limitPhrase(limitIn(one)) ?? [])),
        }),
      }),
      says: saysLimit(manifest, mend.limit, mend.amount),
      what: limitPhrase({ [mend.limit]: mend.amount }),
      other: limitOfSource(manifest, name),
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
      says: saysWay(name),
      what: of.channel,
      kept: manifest.channels[name]?.offeredBy,
    };
    return [offered, ...(limit ? [limit] : []), ...costBasis(manifest, name, mend)];
  });
  const papers = mends.papers.flatMap((paper, i): Basis[] =>
    isAdded(paper)
      ? [
          {
            at: `paper-law-${lineOf(paper, i)}`,
            of: phrase('review-at-paper', { n: lineOf(paper, i) + 1 }),
            text: paper.law ?? '',
            stated: false,
            says: ({ words }) => names(words, paper.name),
            denies: deniesPaper(paper.name),
            what: phrase('review-quote-name', { name: paper.name.trim() }),
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
    says: ({ words }) => names(words, mends.result),
    what: phrase('review-quote-name', { name: mends.result.trim() }),
    other: resultOfSource(pack),
    kept: manifest.result.law,
  };
  return [...bases, ...papers, ...struckBases(pack, mends), ...noPapersBasis(pack, mends), result];
}

/** Every text that names law as the ground of something. */
export const besidesOf = (
  pack: Pick<Pack, 'manifest' | 'words'>,
  mends: Mends,
): Pick<Basis, 'at' | 'of' | 'text'>[] => [
  ...basesOf(pack, mends),
  ...withdrawnBases(mends),
  ...mends.papers.flatMap((paper, i) => {
    const line = lineOf(paper, i);
    const of = phrase('review-at-paper', { n: line + 1 });
    return isAdded(paper) || paper.note || !paper.law ? [] : [{ at: `paper-law-${line}`, of, text: paper.law }];
  }),
  ...struckLaws(pack.manifest, mends).map(({ at, of, by }) => ({ at, of, text: by })),
];

/** By what ways to hand in that the source states are not offered. */
const withdrawnBases = ({ channels, withdrawn = {} }: Mends): Pick<Basis, 'at' | 'of' | 'text'>[] =>
  (Object.entries(withdrawn) as [Channel, string][])
    .filter(([name]) => !channels[name])
    .map(([name, text]) => ({
      at: `offered-law-${name}`,
      of: phrase('review-at-channel', { channel: CHANNEL[name] }),
      text,
    }));

/** Of whatever is said of it: that the case or the council decides is said as well. Two values of the source are settled by a ground. */
function costBasis(manifest: Manifest, name: Channel, mend: ChannelMend): Basis[] {
  const { cost, amountsVnd = [], law = '' } = mend;
  if (!cost) return [];
  const channel = manifest.channels[name];
  const of = { channel: CHANNEL[name] };
  const stands = costStands(manifest, name, mend);
  const at = {
    at: `law-${name}`,
    of: phrase('review-at-cost', of),
    text: law,
    ofCost: true as const,
    ...(stands === 'one-of' && {
      missing: phrase('review-contested', {
        of: phrase('review-of-cost', of),
        told: listed(costsOfSource(manifest, name)),
      }),
    }),
  };
  if (cost === 'byCase' || cost === 'byCouncil') {
    const what = cost === 'byCase' ? phrase('review-time-by-case') : phrase('review-cost-council');
    return [
      {
        missing: phrase('review-unfixed-basis', { ...of, what }),
        ...at,
        stated: stands === 'said',
        kept: channel?.feeUnknown === cost ? channel.feeUnknownBy : undefined,
        says: ({ words, context }) => feeIn(words)?.fee === cost && feeIn(context)?.fee === cost,
        what,
      },
    ];
  }
  const isFree = cost === 'free';
  const other = isFree ? costOfSource(manifest, name) : undefined;
  return [
    {
      missing: isFree ? phrase('review-free-basis', of) : phrase('review-fee-basis', of),
      ...at,
      stated: stands !== 'one-of' && (isFree ? statesFree(manifest, name) : statesAmounts(manifest, name, amountsVnd)),
      kept: isFree ? channel?.free : channel?.fees?.[0]?.law,
      byCouncil: !isFree && isByCouncil(manifest, name),
      ...(isFree && { always: true }),
      says: isFree ? (quote) => !other && saysFree(quote) : saysAmounts(amountsVnd),
      what: isFree
        ? phrase('review-quote-free')
        : phrase('review-quote-amounts', { amounts: amountsVnd.filter(Number.isFinite).map(formatVnd).join(', ') }),
      other,
    },
  ];
}

/** All that it says of it, for who has to choose. */
function costsOfSource(manifest: Manifest, name: Channel): Phrase[] {
  const { amounts, free, byCouncil } = costsTold(manifest, name);
  return [
    ...(amounts.length
      ? [phrase('review-cost-amounts', { amounts: amounts.map((one) => formatVnd(one)).join(', ') })]
      : []),
    ...(free === undefined ? [] : [phrase('review-quote-free')]),
    ...(byCouncil ? [phrase('review-cost-council')] : []),
  ];
}

/** Where no paper is left, that none is needed has a basis of its own. */
function struckBases(pack: Pick<Pack, 'manifest' | 'words'>, mends: Mends): Basis[] {
  if (mends.papers.every((paper) => paper.note)) return [];
  return struckPapers(pack, mends).map(({ id, name }) => {
    const law = phrase('review-struck-law', { paper: name });
    return {
      at: `paper-struck-${id}`,
      of: phrase('review-at-struck', { paper: name }),
      text: mends.struck?.[id] ?? '',
      stated: false,
      missing: law,
      lawAlone: law,
    };
  });
}

/** No source says it by leaving papers out, and none that lists papers says it at all. */
function noPapersBasis(pack: Pick<Pack, 'manifest' | 'words'>, { papers, noPapers = '' }: Mends): Basis[] {
  const { manifest } = pack;
  if (papers.some((paper) => !paper.note)) return [];
  const of = phrase('review-at-no-papers');
  const listed = [...new Set([...ofSource(pack).map(({ name }) => name), ...listedPapers(manifest)])].filter(Boolean);
  return [
    {
      at: 'no-papers',
      of,
      text: noPapers,
      stated: false,
      kept: manifest.componentsNone,
      missing: phrase('review-papers-needed'),
      says: saysNoPapers,
      what: phrase('review-quote-no-papers'),
      ...(listed.length && {
        lawAlone: phrase('review-papers-listed', {
          of,
          papers: listed
            .slice(0, 3)
            .map((one) => `“${one}”`)
            .join(', '),
        }),
      }),
    },
  ];
}

export function basisFaults(
  pack: Pick<Pack, 'manifest' | 'words'>,
  mends: Mends,
  known: LawKnown,
): { at: string; fault: Phrase }[] {
  const listed = Object.values(lawsAfter(pack.manifest.law, mends.laws));
  const faults = basesOf(pack, mends).flatMap((one) =>
    faultsOf(pack.manifest, one, known, listed).map((fault) => ({ at: one.at, fault })),
  );
  return [...faults, ...farFaults(pack, mends)];
}

function faultsOf(manifest: Manifest, one: Basis, known: LawKnown, listed: Manifest['law'][string][]): Phrase[] {
  const { of, text, stated, kept, ofCost, byCouncil, missing, always, other, lawAlone } = one;
  const basis = text.trim();
  const differs = !stated && other ? phrase('review-basis-other', { of, stated: other }) : undefined;
  const council = ofCost ? known.whoseCouncil(basis, listed) : undefined;
  if (council?.is === 'unnamed') return [phrase('review-council-whose', { of, right: council.right })];
  if (council?.is === 'lower') return [phrase('review-council-lower', { of, council: council.council })];
  if (byCouncil && councilIn(basis) !== 'placed') return [phrase('review-council-needed', { of })];
  if (!basis) return stated && !always ? [] : [missing ?? differs ?? phrase('review-basis-needed', { of })];
  // As the reading found it, with or without its article.
  const isKept = stated && kept && sayingOf(lawText(manifest.law, kept)) === sayingOf(basis);
  if (isKept && !manifest.decidedBy) return [];
  if (basis.startsWith('«')) return quoteFaults(manifest, one, basis, differs);
  if (byCouncil || areLawCitations(basis) || isKept) return [];
  return [lawAlone ?? phrase('review-basis-law', { of, basis })];
}

/** A document in «» is none of the law either: there the words of the source stand, and they have to say it. */
function quoteFaults(manifest: Manifest, one: Basis, basis: string, differs: Phrase | undefined): Phrase[] {
  const { of, says, denies, what = '', lawAlone } = one;
  const quotes = quotesIn(manifest, basis);
  if (!quotes.length)
    return [
      areLawCitations(basis)
        ? phrase('review-quote-none', { of, basis })
        : (lawAlone ?? phrase('review-basis-law', { of, basis })),
    ];
  if (lawAlone) return [lawAlone];
  if (denies && quotes.some(denies)) return [phrase('review-quote-denies', { of, basis, what })];
  if (says && quotes.some(says)) return [];
  return [phrase('review-quote-silent', { of, basis, what }), ...(differs ? [differs] : [])];
}
