/**
 * Once only (Resolution 66.7/2025/NQ-CP): what a register holds about a person is filled in, with where it came from and since
 * when it is known, and not asked for again.
 */

export interface Entry {
  register: string;
  subject: string;
  data: Record<string, unknown>;
  trueSince: string;
  knownSince: string;
  origin: string;
}

export interface SourcedField {
  field: string;
  register: string;
  datum: string;
}

export interface Known {
  answers: Record<string, unknown>;
  provenance: Record<string, { register: string; entry: string; knownSince: string }>;
}

/** Of several entries the one known last speaks; of two known together, the one true since later. */
export function findEntry(entries: readonly Entry[], register: string): Entry | undefined {
  return entries
    .filter((entry) => entry.register === register)
    .reduce<Entry | undefined>((best, entry) => (!best || isLater(entry, best) ? entry : best), undefined);
}

function isLater(a: Entry, b: Entry): boolean {
  const known = Date.parse(a.knownSince) - Date.parse(b.knownSince);
  return known > 0 || (known === 0 && a.trueSince >= b.trueSince);
}

/** What fills fields is one entry of each register, as it was chosen for the case. */
export function fillFrom(chosen: ReadonlyMap<string, Entry>, fields: readonly SourcedField[]): Known {
  const known: Known = { answers: {}, provenance: {} };
  for (const { field, register, datum } of fields) {
    const entry = chosen.get(register);
    const value = entry?.data[datum];
    if (!entry || isNothing(value)) continue;
    known.answers[field] = value;
    known.provenance[field] = { register, entry: entry.origin, knownSince: entry.knownSince };
  }
  return known;
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

/**
 * Of several things that somebody has in one commune the one that the answers name; nothing is guessed while they name none. Of one alone
 * that one, also where the answers say otherwise: then both are on record.
 */
export function chooseThing(
  entries: readonly Entry[],
  fields: readonly SourcedField[],
  answers: Readonly<Record<string, unknown>>,
  isSame: (one: unknown, other: unknown, field: SourcedField) => boolean,
): Entry | undefined {
  if (entries.length < 2) return entries[0];
  const named = fields.filter(({ field }) => !isNothing(answers[field]));
  if (!named.length) return undefined;
  const meant = entries.filter(({ data }) => named.every((one) => isSame(answers[one.field], data[one.datum], one)));
  return meant.length === 1 ? meant[0] : undefined;
}

/** Each thing once: what one dossier entered, or had loaded, anew stands in the place of what it entered before. */
export function thingsIn(entries: readonly Entry[], register: string): Entry[] {
  const byOrigin = Map.groupBy(
    entries.filter((entry) => entry.register === register),
    ({ origin }) => origin.split('#')[0],
  );
  return [...byOrigin.values()].flatMap((same) => findEntry(same, register) ?? []);
}
