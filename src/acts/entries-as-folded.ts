/** What a dossier entered in registers, as its events say: rows that say something else, or that are not there, are no work of this system. */
import type { DossierEvent } from '#dossier/events.ts';
import { type DossierState, writtenFrom } from '#dossier/state.ts';
import { canonicalJson } from '#kernel/hash.ts';
import type { KeptEntry } from '#spine/kept.ts';
import { deathEntry } from './deaths.ts';

/** What this event entered, and what it ended; `before` is the dossier as it stood. A told story enters no death. */
export function enteredBy(event: DossierEvent, before: DossierState, seq: number, story: boolean): KeptEntry[] {
  const rows = (entry: NonNullable<DossierState['decision']>['entry'], revokes: boolean): KeptEntry[] => {
    if (!entry) return [];
    const { bare, ...written } = writtenFrom(entry);
    const death = story ? undefined : deathEntry(entry);
    const all = [...(bare ? [] : [written]), ...(death ? [death] : [])];
    return all.map((one) => ({ ...one, ...(revokes && { data: {} }), seq, knownSince: event.at, revokes }));
  };
  if (event.type === 'dossier-decided') return rows(event.entry, false);
  const ends = event.type === 'result-revoked' || (event.type === 'task-returned' && event.undecided);
  return ends ? rows(before.decision?.entry, true) : [];
}

/** A row that revokes says what ends by its register and subject alone: those of before have what they end beside it. */
const textOf = ({ register, subject, trueSince, data, seq, knownSince, revokes }: KeptEntry): string =>
  canonicalJson({
    ...{ register, subject, seq, revokes, known: Date.parse(knownSince) },
    ...(!revokes && { trueSince, data }),
  });

export function entriesDiffer(kept: readonly KeptEntry[], told: readonly KeptEntry[]): boolean {
  const right = told.map(textOf).sort();
  return (
    kept.length !== told.length ||
    kept
      .map(textOf)
      .sort()
      .some((one, i) => one !== right[i])
  );
}
