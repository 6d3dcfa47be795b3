/**
 * The documents that a procedure rests on, as an officer leaves them after a review: kept, struck, named better or added. A procedure
 * is not opened on a document that is known to have ended, or that does not hold yet.
 */
import type { CouncilNamed, Unheld } from '#authority/council.ts';
import { earlyPhrase, endPhrase, type ListedLaw } from '#authority/law.ts';
import type { NotAsked } from '#authority/papers-not-asked.ts';
import type { LawMisnamed, NamedLaw } from '#kernel/law-names.ts';
import { councilIn, LAW_NUMBER } from '#kernel/law-text.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { documentName } from './law.ts';
import { lawKey } from './law-dates.ts';
import type { Manifest } from './pack.ts';

export interface LawMend {
  /** Of a document that the pack lists already. */
  key?: string;
  /** Empty leaves a doubted number in doubt. */
  number: string;
  title: string;
  struck?: true;
  /** By what a document of the source is left out, or another stands in its place: with its article. */
  by?: string;
}

/** What is known of the law that a text names. */
export interface LawKnown {
  /** A document in it that is no ground here; nothing where that is known of none. */
  unheldIn(text: string): Unheld | undefined;
  /** A document in it whose name is not that of its number. `listed`: the documents after the review. */
  misnamedIn(text: string, listed: readonly NamedLaw[]): LawMisnamed | undefined;
  /** The document in force of another number that has this title. */
  titledOtherwise(document: NamedLaw): NamedLaw | undefined;
  /** A paper in it that law lets nobody ask for any more. */
  notAsked(text: string): NotAsked | undefined;
  /** Whose council passed the resolutions in it. `listed`: what the review itself says of them. */
  whoseCouncil(text: string, listed: readonly ListedLaw[]): CouncilNamed | undefined;
}

/** Said of the field in which it is named. */
export function unheldFault(of: Phrase | string, found: Unheld): Phrase {
  if ('ended' in found) return phrase('review-law-ended', { of, ended: endPhrase(found.ended) });
  if ('early' in found) return phrase('review-law-early', { of, early: earlyPhrase(found.early) });
  const { elsewhere, home } = found;
  return elsewhere.is === 'other'
    ? phrase('review-law-elsewhere', { of, council: elsewhere.council, home })
    : phrase('review-council-misnamed', { of, council: elsewhere.council, right: elsewhere.right });
}

export const misnamedFault = (of: Phrase | string, { said, number, right, other }: LawMisnamed): Phrase =>
  other
    ? phrase('review-law-titled', { of, title: right, other, number })
    : phrase('review-law-misnamed', { of, law: said, number, right });

type Laws = Manifest['law'];

/** The list after the review, each under the key it had. What was given another number is another document. */
export function lawsAfter(before: Laws, mends: readonly LawMend[] | undefined): Laws {
  if (!mends) return { ...before };
  const after: Laws = {};
  // The national database gives numbers alone: a title in this list is that of a review, and goes when it is emptied.
  for (const { key = '', number, title, struck } of mends) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    if (struck || !(old || number || title)) continue;
    if (old && !number) after[key] = { ...old, title: title || old.title };
    else if (old?.number === number) {
      const { numberDoubtful: _, ...known } = old;
      after[key] = { ...known, title: title || number };
    } else after[newKey({ ...before, ...after })] = { number, title: title || number };
  }
  return after;
}

/** The documents of a list that its source names, not an officer who reviewed it. */
export const ofSource = (law: Laws): Laws =>
  Object.fromEntries(Object.entries(law).filter(([key]) => !/^review-\d+$/.test(key)));

export function newKey(law: Laws): string {
  let n = 1;
  while (law[`review-${n}`]) n++;
  return `review-${n}`;
}

/** What is missing or wrong of each line, by its place in the form; of a list that nobody touched, by its place in the list. */
export function lawFaults(before: Laws, mends: readonly LawMend[] | undefined, known: LawKnown): LawFault[] {
  const lines = mends ?? Object.entries(before).map(([key, one]): LawMend => ({ key, ...one }));
  return lines.flatMap((line, i): LawFault[] => {
    if (line.struck) return [];
    const at = `law-doc-${i}`;
    const old = line.key ? before[line.key] : undefined;
    // Also what is said of a number in doubt: by its name it is found.
    const isNew = !old || (line.number !== '' && (old.numberDoubtful || line.number !== old.number));
    if (isNew && (!LAW_NUMBER.test(line.number) || !line.title.trim()))
      return [{ at, fault: phrase('review-law-named', { n: i + 1 }) }];
    if (old?.numberDoubtful && !line.number) return [];
    // A number left empty is that of the list.
    const number = line.number || (old?.number ?? '');
    const title = line.title || (line.number ? number : (old?.title ?? ''));
    const of = phrase('review-at-law', { n: i + 1 });
    const unheld = unheldOf({ number, title }, known);
    if (unheld) return [{ at, fault: unheldFault(of, unheld) }];
    const other = title !== number && known.titledOtherwise({ number, title });
    if (other) return [{ at, fault: phrase('review-law-titled', { of, title, other: other.number, number }) }];
    // A number alone has no name that could be wrong.
    const misnamed = title !== number && known.misnamedIn(`${title} số ${number}`, []);
    return misnamed ? [{ at, fault: misnamedFault(of, misnamed) }] : [];
  });
}

/** The title of a resolution says whose it is; of its other words it may name documents that it replaces. */
export function unheldOf(document: { number: string; title: string }, known: LawKnown): Unheld | undefined {
  const { number, title } = document;
  const whole = `${number} ${title}`;
  const found = known.unheldIn(documentName(document)) ?? known.unheldIn(number);
  if (councilIn(number) === 'none' || (found && !('elsewhere' in found))) return found;
  if (known.whoseCouncil(whole, [])?.is === 'own') return undefined;
  const byTitle = found ?? known.unheldIn(whole);
  return byTitle && 'elsewhere' in byTitle ? byTitle : undefined;
}

export interface LawFault {
  at: string;
  fault: Phrase;
}

/** A reference, where its document is still listed; words of the source stay. */
export const stillListed = (law: Laws, reference: string | undefined): { law?: string } =>
  reference && (reference.startsWith('«') || law[lawKey(reference)]) ? { law: reference } : {};

/** Without references to what was struck. */
export function withoutStruck({ components, steps, supplement, confirmation, consultation }: Manifest, law: Laws) {
  const clean = <One extends { law?: string }>({ law: reference, ...one }: One) => ({
    ...one,
    ...stillListed(law, reference),
  });
  return {
    components: components.map(clean),
    steps: steps.map(clean),
    ...(supplement && { supplement: clean(supplement) }),
    ...(confirmation && { confirmation: clean(confirmation) }),
    ...(consultation && { consultation: clean(consultation) }),
  };
}
