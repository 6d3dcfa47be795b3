/**
 * A file that is a result of a dossier here proves something only while that result holds, and a notice that nothing is given proves
 * nothing. It is known by its content: whether it was sent, scanned at a counter or taken from a shelf makes no difference.
 */
import type { DossierState } from '#dossier/state.ts';
import type { Platform } from './platform.ts';
import { takenOver } from './taken-over.ts';

export interface VoidResult {
  why: 'revoked' | 'against' | 'superseded';
  /** The dossier whose result it is. */
  dossier: string;
}

const ENDED: readonly DossierState['status'][] = ['withdrawn', 'refused', 'lapsed'];

/** Those of the files that are results, and of which none holds; what the dossier `here` took over was held until then. */
export async function findVoid(
  platform: Platform,
  files: readonly string[],
  here?: string,
): Promise<Map<string, VoidResult>> {
  const { store } = platform;
  const found = files.length ? await store.findByResultFile([...new Set(files)]) : new Map<string, string[]>();
  const voids = new Map<string, VoidResult>();
  for (const [file, ids] of found) {
    const states = [...(await store.loadAll(ids)).values()].map(({ state }) => state);
    // The decision that took a result back, and a file that was put right, are no result.
    const results = states.filter(({ result }) => result?.file === file || result?.signed?.file === file);
    const reasons = await Promise.all(
      results.map(async (one) => voidOf(one) ?? (await supersededBy(platform, one, here))),
    );
    const [first] = reasons;
    if (first && reasons.every(Boolean)) voids.set(file, first);
  }
  return voids;
}

/** By the register another dossier took over what it gave. */
async function supersededBy(platform: Platform, state: DossierState, here?: string): Promise<VoidResult | undefined> {
  const taken = await takenOver(platform, state);
  if (!taken || taken.by === here) return undefined;
  return { why: taken.how === 'withdrawn' ? 'revoked' : 'superseded', dossier: state.code ?? state.id };
}

/** Why the result of a dossier proves nothing; nothing while it does. */
function voidOf({ id, code, status, result }: DossierState): VoidResult | undefined {
  const dossier = code ?? id;
  if (result?.revoked) return { why: 'revoked', dossier };
  if (result?.against) return { why: 'against', dossier };
  return ENDED.includes(status) ? { why: 'revoked', dossier } : undefined;
}
