/**
 * Documents that the source of a procedure lists and a review leaves out, or puts another in the place of: by law alone, unless one is
 * known to hold no more, not to hold here, or its number is in doubt.
 */
import { areLawCitations } from '#kernel/law-text.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { documentName } from './law.ts';
import type { Mends } from './mend.ts';
import { type LawKnown, lawsAfter, ofSource, unheldOf } from './mend-law.ts';
import type { Manifest } from './pack.ts';

interface Struck {
  /** Where its basis is entered. */
  at: string;
  of: Phrase;
  name: string;
  by: string;
  isGone: boolean;
}

export function struckLaws({ law }: Manifest, { laws }: Pick<Mends, 'laws'>, known?: LawKnown): Struck[] {
  const after = lawsAfter(law, laws);
  return Object.entries(ofSource(law)).flatMap(([key, one]): Struck[] => {
    if (after[key] || one.numberDoubtful) return [];
    const i = (laws ?? []).findIndex((line) => line.key === key);
    const name = documentName(one);
    return [
      {
        at: `law-doc-${Math.max(i, 0)}-by`,
        of: phrase('review-at-struck-law', { law: name }),
        name,
        by: laws?.[i]?.by?.trim() ?? '',
        isGone: Boolean(known && unheldOf(one, known)),
      },
    ];
  });
}

export const struckLawFaults = (manifest: Manifest, mends: Mends, known: LawKnown): { at: string; fault: Phrase }[] =>
  struckLaws(manifest, mends, known)
    .filter(({ by, isGone }) => !isGone && !areLawCitations(by))
    .map(({ at, name }) => ({ at, fault: phrase('review-struck-document', { law: name }) }));
