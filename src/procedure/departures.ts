/**
 * Where a review sets another value than its source states: who decides or signs, a way to hand in, a limit, what it costs, the papers, the result.
 * The value of the source stands unless law in force, by its article, and a written reason say why it does not hold; and a second person
 * confirms it (`acts/review-procedure.ts`). What the source does not state is none of this: see `mend-stated.ts`.
 */
import { areLawCitations, councilIn } from '#kernel/law-text.ts';
import { formatVnd } from '#kernel/money.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { saysSomething } from '#kernel/text.ts';
import { ofPapers } from './departures-of-papers.ts';
import type { ChannelMend, Mends } from './mend.ts';
import { quotesIn, saysAmounts, saysFree, saysLimit, saysWholeLimit } from './mend-quote.ts';
import { CHANNEL, limitPhrase, listed } from './mend-words.ts';
import type { Channel, Departure, Manifest, Pack } from './pack.ts';
import { publishedText } from './said.ts';
import { decidersTold, isDecidedAsTold, type UnitNamed } from './source-decider.ts';
import { costsTold, isResultTold, isRowed, limitIn, limitsTold, resultsTold, signersTold } from './source-values.ts';

/** As found in what was entered, before it is a departure of the pack. */
export interface Found extends Omit<Departure, 'value'> {
  /** Of a paper; of all else it is as the pack has it. */
  value?: string;
  /** Where its reason and its law stand in the form. */
  at: string;
  lawAt: string;
  of: Phrase;
  /** What the source states, for a refusal. */
  told: Phrase | string;
}

type Reviewed = Pick<Pack, 'manifest' | 'words'>;

/** Every value of what was entered that is another than that of the source. */
export function departuresIn(pack: Reviewed, mends: Mends, unitNamed: UnitNamed): Found[] {
  const names = Object.keys(CHANNEL) as Channel[];
  const found: Draft[] = [
    ...ofDecider(pack.manifest, mends, unitNamed),
    ...names.flatMap((name) => {
      const mend = mends.channels[name];
      if (!mend) return ofDropped(pack.manifest, name, mends);
      return [...ofLimit(pack.manifest, name, mend), ...ofCost(pack.manifest, name, mend)];
    }),
    ...ofPapers(pack, mends),
    ...ofResult(pack, mends),
  ];
  return found.map(({ whyBy, why, ...one }) => ({
    ...one,
    at: `why-${(whyBy ?? one.field).replace('.', '-')}`,
    law: one.law.trim(),
    why: why ?? mends.whys?.[whyBy ?? one.field]?.trim() ?? '',
  }));
}

type Draft = Omit<Found, 'at' | 'why'> & { whyBy?: string; why?: string };

function ofDecider(manifest: Manifest, { decidedBy, deciderBasis = '' }: Mends, unitNamed: UnitNamed): Draft[] {
  const names = decidersTold(manifest, unitNamed);
  if (!decidedBy || !names.length) return [];
  const whole = manifest.decider || publishedText(manifest, 'competentAuthority');
  const beside = { law: deciderBasis, lawAt: 'decider-basis', source: [whole] };
  const told = phrase('review-quote-name', { name: whole });
  if (!isDecidedAsTold(names, whole, decidedBy, unitNamed))
    return [{ ...beside, field: 'decider', of: phrase('review-of-decider'), told }];
  const signers = signersTold(manifest);
  const entered = 'unit' in decidedBy && decidedBy.inPerson ? 'chair' : 'committee';
  if (!('unit' in decidedBy) || !signers.size || signers.has(entered)) return [];
  return [{ ...beside, field: 'signer', of: phrase('review-of-signer'), told }];
}

function ofDropped(manifest: Manifest, name: Channel, { withdrawn }: Mends): Draft[] {
  if (!isRowed(manifest, name)) return [];
  const channel = CHANNEL[name];
  return [
    {
      field: `channel.${name}`,
      lawAt: `offered-law-${name}`,
      of: phrase('review-at-channel', { channel }),
      told: channel,
      source: ['yes'],
      law: withdrawn?.[name] ?? '',
    },
  ];
}

/** Left open is another value as well: who decides outside is bound by a published limit too. */
function ofLimit(manifest: Manifest, name: Channel, { limit, amount, limitLaw = '' }: ChannelMend): Draft[] {
  const { all, byCase, inTable } = limitsTold(manifest, name);
  const isTold = limit === 'byCase' ? byCase || all.length > 1 : all.some((one) => isLimit(one, limit, amount));
  if (!all.length || isTold) return [];
  const says = inTable ? saysWholeLimit : saysLimit;
  if (limit && quotesIn(manifest, limitLaw.trim()).some(says(manifest, limit, amount))) return [];
  return [
    {
      field: `limit.${name}`,
      lawAt: `limit-law-${name}`,
      of: phrase('review-at-limit', { channel: CHANNEL[name] }),
      told: listed(all.flatMap((one) => limitPhrase(limitIn(one)) ?? [])),
      source: all.map((one) => JSON.stringify(limitIn(one))),
      law: limitLaw,
    },
  ];
}

const isLimit = (one: { kind: string; amount?: number }, kind: string | undefined, amount: number | undefined) =>
  one.kind === kind && (one.amount === undefined || one.amount === amount);

function ofCost(manifest: Manifest, name: Channel, mend: ChannelMend): Draft[] {
  if (!mend.cost || costStands(manifest, name, mend) !== 'other') return [];
  const { amounts, free, byCouncil, byCase } = costsTold(manifest, name);
  return [
    {
      field: `fee.${name}`,
      lawAt: `law-${name}`,
      of: phrase('review-of-cost', { channel: CHANNEL[name] }),
      told: listed([
        ...(amounts.length
          ? [phrase('review-cost-amounts', { amounts: amounts.map((one) => formatVnd(one)).join(', ') })]
          : []),
        ...(free ? [phrase('review-quote-free')] : []),
        ...(byCouncil ? [phrase('review-cost-council')] : []),
        ...(byCase ? [phrase('review-time-by-case')] : []),
      ]),
      source: [
        ...amounts.map((amountVnd) => JSON.stringify({ fees: [{ amountVnd }] })),
        ...(free ? [JSON.stringify({ free })] : []),
        ...(byCouncil ? ['{"feeUnknown":"byCouncil"}'] : []),
        ...(byCase && !amounts.length ? ['{"feeUnknown":"byCase"}'] : []),
      ],
      law: mend.law ?? '',
    },
  ];
}

/**
 * How what was entered stands to what the source says of the cost: it says that, that and another value, only others, or nothing. What
 * the council or the case decides is not said yet: an amount says it.
 */
export function costStands(
  manifest: Manifest,
  name: Channel,
  { cost, amountsVnd = [], law = '' }: ChannelMend,
): 'said' | 'one-of' | 'other' | 'open' {
  const { amounts, free, byCouncil, byCase } = costsTold(manifest, name);
  const isFixed = amounts.length > 0 || free !== undefined;
  if (!isFixed && !byCouncil && !byCase) return 'open';
  const basis = law.trim();
  if (cost === 'amounts') {
    if (amountsVnd.every((one) => amounts.includes(one)))
      return amounts.length === 1 && amountsVnd.length === 1 && free === undefined ? 'said' : 'one-of';
    if (byCouncil || !isFixed || quotesIn(manifest, basis).some(saysAmounts(amountsVnd))) return 'open';
    return 'other';
  }
  if (cost === 'free') {
    if (free !== undefined) return amounts.length ? 'one-of' : 'said';
    if (!amounts.length && (councilIn(basis) === 'placed' || quotesIn(manifest, basis).some(saysFree))) return 'open';
    return 'other';
  }
  if (cost === 'byCouncil' ? byCouncil : byCase) return isFixed && cost === 'byCouncil' ? 'one-of' : 'said';
  return isFixed || (cost === 'byCase' && byCouncil) ? 'other' : 'open';
}

function ofResult(pack: Reviewed, { result, resultLaw = '' }: Mends): Draft[] {
  const told = resultsTold(pack);
  if (!result.trim() || !told.length || isResultTold(pack, result)) return [];
  return [
    {
      field: 'result',
      lawAt: 'result-law',
      of: phrase('review-at-result'),
      told: phrase('review-quote-name', { name: told.join('; ') }),
      source: told,
      law: resultLaw,
    },
  ];
}

/** Each without law by its article, or without a reason, in the order of the form. */
export function departureFaults(pack: Reviewed, mends: Mends, unitNamed: UnitNamed): { at: string; fault: Phrase }[] {
  return departuresIn(pack, mends, unitNamed).flatMap(({ at, lawAt, of, told, law, why }) => [
    ...(areLawCitations(law) ? [] : [{ at: lawAt, fault: phrase('review-departs-law', { of, told }) }]),
    ...(!why
      ? [{ at, fault: phrase('review-departs-why', { of, told }) }]
      : saysSomething(why)
        ? []
        : [{ at, fault: phrase('review-departs-vague', { of, why }) }]),
  ]);
}

/** Two are one when the same value stands against the same value of the source, by the same law: that was confirmed. */
const keyOf = ({ field, source, value, law }: Departure): string => JSON.stringify([field, source, value, law]);

/** Those that nobody has confirmed yet. */
export function newDepartures(before: Manifest, after: Manifest): Departure[] {
  const known = new Set((before.departures ?? []).map(keyOf));
  return (after.departures ?? []).filter((one) => !known.has(keyOf(one)));
}
