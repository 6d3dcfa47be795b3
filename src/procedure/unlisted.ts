/**
 * Documents that no list has and that something of a proposal rests on. Who proposed it said that they looked them up; the second person is
 * told of each at the value, and marks there that they compared it too.
 */
import { lawNumberKey, numbersIn } from '#kernel/law-text.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { ToCheck } from './changes-to-check.ts';
import type { Departure, Filled } from './pack.ts';

type Told = Departure | Filled | ToCheck;

export interface Unlisted {
  field: string;
  law: string;
  /** A list has the number without a title. */
  isUntitled: boolean;
  /** What rests on it. */
  at: Told;
}

/** The change by which a review puts on record what was looked up. */
const LOOKED = 'law-checked';
/** Changes that are grounds, or that say theirs. */
const GROUNDS = new Set(
  'decider-basis|limit-law|offered|fee|result-law|no-papers|law|papers|struck-papers|struck-laws'.split('|'),
);

const groundOf = (one: Told): string =>
  'law' in one ? one.law : 'of' in one && GROUNDS.has(one.of.split('.')[0]) ? one.to : '';

/** `isListed`: whether some list has a number. What is told at a value needs no mark of its own besides. */
export function unlistedIn(
  told: readonly (Departure | Filled)[],
  changes: readonly ToCheck[],
  isListed: (number: string) => boolean,
): { unlisted: Unlisted[]; changes: ToCheck[] } {
  const looked = new Set(changes.filter(isLooked).flatMap(({ to }) => numbersIn(to).map(lawNumberKey)));
  const others = changes.filter((one) => !isLooked(one));
  const found = [...told, ...others].flatMap((at): Unlisted[] => {
    const named = new Map(numbersIn(groundOf(at)).map((number) => [lawNumberKey(number), number]));
    return [...named]
      .filter(([key]) => looked.has(key))
      .map(([, law], i) => ({ field: `ground.${at.field}.${i + 1}`, law, isUntitled: isListed(law), at }));
  });
  // A title is given in the list of documents; a document that a value names is told there, and not again where it is listed.
  const isListing = ({ at }: Unlisted) => 'of' in at && at.of === 'law';
  const keysOf = (all: readonly Unlisted[]) => new Set(all.map(({ law }) => lawNumberKey(law)));
  const [inList, atValue] = [keysOf(found.filter(isListing)), keysOf(found.filter((one) => !isListing(one)))];
  const unlisted = found.filter((one) => {
    const other = isListing(one) ? atValue : inList;
    return isListing(one) === one.isUntitled || !other.has(lawNumberKey(one.law));
  });
  const shown = new Set(unlisted.map(({ law }) => lawNumberKey(law)));
  return { unlisted, changes: [...looked].every((key) => shown.has(key)) ? others : [...changes] };
}

const isLooked = ({ of }: ToCheck): boolean => of === LOOKED;

/** What it is called beside what rests on it. */
export const unlistedPhrase = ({ law, isUntitled }: Unlisted, of: Phrase): Phrase =>
  phrase('beside-in', { of, detail: isUntitled ? phrase('law-title-of', { law }) : law });
