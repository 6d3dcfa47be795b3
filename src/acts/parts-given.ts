/** What went of the land that a result is about while its holder kept the rest and the certificate: the register still has that as theirs. */
import type { DossierState } from '#dossier/state.ts';
import { saidIn } from '#register/catalogue.ts';
import { findLast } from './ceded-land.ts';
import type { Platform } from './platform.ts';
import { said } from './plot-claims.ts';
import { plotsOf } from './plots.ts';

export interface PartGiven {
  /** When the later dossier was decided. */
  at: string;
  /** The later dossier, for who may read it. */
  by: string;
}

type Whose = Pick<DossierState, 'id' | 'place' | 'decision' | 'result'>;

/** The dossiers by which a part went, the earliest first: each names this certificate as that by which it was given. */
export async function partsGiven(platform: Platform, { id, place, decision, result }: Whose): Promise<PartGiven[]> {
  const entry = decision?.entry;
  const register = entry && platform.registers.registers.get(entry.register);
  const { plot, value, from } = register?.holding ?? {};
  const number = value && said(entry?.data[value]);
  if (!entry || !register || !plot || !value || !from || !number || entry.bare || result?.revoked || platform.story)
    return [];
  const own = saidIn(register, value, number);
  const seen = new Set([id]);
  const given: PartGiven[] = [];
  // What is left of a plot may have another number by now: that one follows.
  const claims = new Set(plotsOf(register, entry, place));
  for (const claim of claims) {
    const holder = (await platform.store.findHolders(register.id, [claim])).get(claim);
    let later = await findLast(platform, register, claim, holder);
    while (later && !seen.has(later.id)) {
      seen.add(later.id);
      const after = later.decision?.entry;
      const gave = said(after?.data[from]);
      if (!later.decision || !after) break;
      if (gave && saidIn(register, value, gave) === own && after.data[plot.keeps ?? ''] === true)
        given.push({ at: later.decision.at, by: later.id });
      for (const [other, parts] of Object.entries(after.plotParts ?? {}))
        if (parts.some((one) => one.dossier === id)) claims.add(other);
      const before = after.plotsBefore?.[claim];
      later = before === undefined ? undefined : (await platform.store.load(before))?.state;
    }
  }
  return given.toSorted((a, b) => a.at.localeCompare(b.at));
}
