/** Which entries of a register stand: a row that revokes ends what the same dossier entered before it. */
import type { NearClaims, NewEntry } from './store.ts';

interface Row {
  register: string;
  origin: string;
  revokes?: boolean;
}

const placeOf = ({ register, origin }: Row) => {
  const [dossier, seq] = origin.split('#');
  return { key: `${register} ${dossier}`, seq: Number(seq ?? 0) };
};

/** Whether that dossier made the entry. */
export const isOf = (dossierId: string, { origin }: Pick<Row, 'origin'>): boolean => origin.startsWith(`${dossierId}#`);

export function standing<R extends Row>(rows: readonly R[]): R[] {
  const ended = new Map<string, number>();
  for (const row of rows) {
    const { key, seq } = placeOf(row);
    if (row.revokes) ended.set(key, Math.max(seq, ended.get(key) ?? 0));
  }
  return rows.filter((row) => {
    const { key, seq } = placeOf(row);
    const end = ended.get(key);
    // What was loaded from outside is numbered as its source likes, and ended by none of ours.
    return !row.revokes && (end === undefined || seq >= end);
  });
}

/** What of a new entry nobody else's may hold: its subject, where that stands once, and `NAME=VALUE`. */
export const standingOnce = ({
  once,
  newcomer,
  subject,
  unique = [],
}: Pick<NewEntry, 'once' | 'newcomer' | 'subject' | 'unique'>): string[] =>
  once || newcomer ? [subject, ...unique] : [...unique];

/** One claim of a new entry, and which dossiers may hold it already: none, where it stands once. */
export interface Asked {
  register: string;
  claim: string;
  may: readonly string[];
}

/** What a new entry asks of the record, in the order in which it is told what is taken. */
export const asksOf = (dossierId: string, entry: NewEntry): Asked[] =>
  entry.revokes
    ? []
    : [
        ...standingOnce(entry).map((claim) => ({ register: entry.register, claim, may: [] })),
        ...(entry.untaken ?? []).map((claim) => ({ register: entry.register, claim, may: [dossierId] })),
        ...(entry.holdings ?? []).map(({ claim, before }) => ({
          register: entry.register,
          claim,
          may: before ? [dossierId, before] : [dossierId],
        })),
      ];

export const isNear = ({ beginning, from, below }: NearClaims, claim: string): boolean =>
  claim.startsWith(beginning) && claim >= from && claim < below;

/** Of what is held, by register and claim, the claims that lie among those, each with its holder. */
export const heldNear = (
  held: ReadonlyMap<string, string>,
  register: string,
  near: readonly NearClaims[] = [],
): [claim: string, holder: string][] =>
  near.flatMap((one) =>
    [...held].flatMap(([key, holder]): [string, string][] => {
      const claim = key.slice(register.length + 1);
      const among = key.startsWith(`${register} `) && isNear(one, claim);
      return among ? [[claim, holder]] : [];
    }),
  );

/** What of a new entry is written: all but what it claims and asks. */
export const writtenOf = ({
  subject,
  register,
  data,
  trueSince,
  knownSince,
  revokes,
}: Omit<NewEntry, 'seq'>): Omit<NewEntry, 'seq'> => ({
  subject,
  register,
  data,
  trueSince,
  knownSince,
  ...(revokes && { revokes }),
});

/** What is found of each key; nothing of those of which there is nothing. */
export async function eachOf<Value>(
  keys: readonly string[],
  find: (key: string) => Promise<Value | undefined>,
): Promise<Map<string, Value>> {
  const all = new Map<string, Value>();
  for (const key of keys) {
    const found = await find(key);
    if (found !== undefined) all.set(key, found);
  }
  return all;
}
