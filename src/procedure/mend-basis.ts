/** What a review rests on: who decides, what is free, what needs no papers. Each is found by who reads it, or nothing is opened on it. */
import { areLawCitations, knownLaw, LAW_NUMBER, numbersIn } from '#kernel/law-text.ts';
import { formatVnd } from '#kernel/money.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { saysSomething } from '#kernel/text.ts';
import type { Mends } from './mend.ts';
import type { Manifest } from './pack.ts';

/** Competence is given by law: the document by its number, and the article. */
export const competenceFault = ({ deciderBasis = '' }: Mends): Phrase | undefined =>
  !deciderBasis.trim()
    ? phrase('review-decider-basis')
    : areLawCitations(deciderBasis)
      ? undefined
      : phrase('review-decider-basis-vague', { basis: deciderBasis.trim() });

/** The words of the source in «», a document by its number, or one that the procedure lists. */
export function isFound(text: string, law: Manifest['law']): boolean {
  const words = /^«(.*?)»?$/su.exec(text.trim())?.[1];
  if (words !== undefined) return saysSomething(words);
  return (
    LAW_NUMBER.test(text.normalize('NFC')) || Object.values(law).some(({ title }) => title && text.includes(title))
  );
}

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

/** Documents that no list has, of what the source does not state: who reviews says that they looked them up. */
export function unlistedBasis(
  { deciderBasis = '', laws = [], channels, papers, resultLaw = '' }: Mends,
  law: Manifest['law'],
  numbers: readonly string[],
): string {
  const listed = [...Object.values(law), ...laws.filter((one) => !one.struck)];
  const isKnown = knownLaw([...numbers, ...listed.flatMap(({ number, title }) => [number, title])]);
  const ways = Object.values(channels).flatMap(({ limitLaw = '', offeredLaw = '' }) => [limitLaw, offeredLaw]);
  const said = [deciderBasis, ...ways, ...papers.map((one) => one.law ?? ''), resultLaw];
  return [...new Set(said.flatMap(numbersIn))].filter((one) => !isKnown(one)).join(', ');
}
