/** What a review rests on: by what law who decides is competent, which amounts are added up, which documents somebody looked up. */
import { areLawCitations, knownLaw, numbersIn } from '#kernel/law-text.ts';
import { formatVnd } from '#kernel/money.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { Mends } from './mend.ts';
import { besidesOf } from './mend-stated.ts';
import type { Pack } from './pack.ts';

/** Competence is given by law: the document by its number, and the article. */
export const competenceFault = ({ deciderBasis = '' }: Mends): Phrase | undefined =>
  !deciderBasis.trim()
    ? phrase('review-decider-basis')
    : areLawCitations(deciderBasis)
      ? undefined
      : phrase('review-decider-basis-vague', { basis: deciderBasis.trim() });

/** Several amounts are all paid by everybody: asked twice, as they may be amounts of different cases. */
export function sumFault(
  channel: Phrase,
  amountsVnd: readonly number[],
  summed: boolean | undefined,
): Phrase | undefined {
  if (amountsVnd.length < 2 || summed) return undefined;
  const sum = formatVnd(amountsVnd.reduce((all, one) => all + one, 0));
  return phrase('review-fee-sum', { channel, amounts: amountsVnd.map(formatVnd).join(' + '), sum });
}

/** A document that no list has, and what is to rest on it. */
export interface Unlisted {
  of: Phrase;
  number: string;
}

/**
 * Documents that no list has: who reviews says that they looked them up. What the review itself adds to the list of the procedure is known
 * to nobody yet.
 */
export function unlistedBasis(
  pack: Pick<Pack, 'manifest' | 'words'>,
  mends: Mends,
  numbers: readonly string[],
): Unlisted[] {
  const { law } = pack.manifest;
  const isKnown = knownLaw([...numbers, ...Object.values(law).flatMap(({ number, title }) => [number, title])]);
  const said: [Phrase, string][] = [
    [phrase('review-at-decider'), mends.deciderBasis ?? ''],
    ...(mends.laws ?? []).flatMap((one, i): [Phrase, string][] =>
      one.struck ? [] : [[phrase('review-at-law', { n: i + 1 }), one.number]],
    ),
    ...besidesOf(pack, mends).map(({ of, text }): [Phrase, string] => [of, text]),
  ];
  return said.flatMap(([of, text]) =>
    [...new Set(numbersIn(text))].filter((number) => !isKnown(number)).map((number) => ({ of, number })),
  );
}
