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

export function fillFrom(entries: readonly Entry[], fields: readonly SourcedField[]): Known {
  const known: Known = { answers: {}, provenance: {} };
  for (const { field, register, datum } of fields) {
    const entry = findEntry(entries, register);
    const value = entry?.data[datum];
    if (!entry || value === undefined || value === null) continue;
    known.answers[field] = value;
    known.provenance[field] = { register, entry: entry.origin, knownSince: entry.knownSince };
  }
  return known;
}
