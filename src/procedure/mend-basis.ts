/** What a review rests on: by what law who decides is competent, which amounts are added up, which documents somebody looked up. */
import { misnamedIn, type NamedLaw } from '#kernel/law-names.ts';
import { areLawCitations, knownLaw, numbersIn } from '#kernel/law-text.ts';
import { formatVnd } from '#kernel/money.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { Mends } from './mend.ts';
import { lawsAfter } from './mend-law.ts';
import { besidesOf } from './mend-stated.ts';
import type { Manifest, Pack } from './pack.ts';
import { genericPaper } from './paper-kinds.ts';

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

/** The generic letter is none of what a body outside issues, nor of what the office has a paper of its own for. */
export function letterFault({ results }: Manifest, { letter, decidedBy, result }: Mends): Phrase | undefined {
  if (!letter) return undefined;
  if (decidedBy && 'outside' in decidedBy) return phrase('review-letter-outside');
  const name = result.trim();
  return name && !genericPaper(name, results) ? phrase('review-letter-own', { result: name }) : undefined;
}

/** A document that no list has, and what is to rest on it. */
export interface NamedUnlisted {
  of: Phrase;
  number: string;
  /** A list has the number without a title. */
  isUntitled?: boolean;
}

/** Titles that this review gives to numbers whose title no list has. */
const titlesGiven = (
  law: Manifest['law'],
  { laws = [] }: Mends,
  isTitled: (number: string) => boolean,
): NamedUnlisted[] =>
  laws.flatMap((line, i) => {
    const old = line.key && Object.hasOwn(law, line.key) ? law[line.key] : undefined;
    const number = line.number || (old?.number ?? '');
    const isNew = line.title && line.title !== number && !(old?.number === number && old.title === line.title);
    if (line.struck || !isNew || isTitled(number)) return [];
    return [{ of: phrase('review-at-law', { n: i + 1 }), number: `${line.title}, số ${number}` }];
  });

/** Whether the list of a procedure or that of the province has a number. */
export const listedIn = (law: Manifest['law'], documents: readonly NamedLaw[]): ((number: string) => boolean) =>
  knownLaw([
    ...documents.map(({ number }) => number),
    ...Object.values(law).flatMap(({ number, title }) => [number, title]),
  ]);

/**
 * Documents that no list has: who reviews says that they looked them up. What the review itself adds to the list of the procedure is known
 * to nobody yet.
 */
export function unlistedBasis(
  pack: Pick<Pack, 'manifest' | 'words'>,
  mends: Mends,
  documents: readonly NamedLaw[],
): NamedUnlisted[] {
  const { law } = pack.manifest;
  const titled = documents.filter(({ number, title }) => title !== number).map(({ number }) => number);
  const isTitled = knownLaw(titled);
  const isKnown = listedIn(law, documents);
  const given = Object.values(lawsAfter(law, mends.laws)).filter(({ number }) => !isTitled(number));
  const said: [Phrase, string][] = [
    [phrase('review-at-decider'), mends.deciderBasis ?? ''],
    ...(mends.laws ?? []).flatMap((one, i): [Phrase, string][] =>
      one.struck ? [] : [[phrase('review-at-law', { n: i + 1 }), one.number]],
    ),
    ...besidesOf(pack, mends).map(({ of, text }): [Phrase, string] => [of, text]),
  ];
  const unlisted = said.flatMap(([of, text]) =>
    [...new Set(numbersIn(text))]
      .filter((number) => !isKnown(number) || misnamedIn(text, given)?.number === number)
      .map((number) => ({ of, number, isUntitled: isKnown(number) })),
  );
  return [...unlisted, ...titlesGiven(law, mends, isTitled)];
}
