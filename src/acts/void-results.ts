/**
 * A file that is a result of a dossier here proves something only while that result holds, and a notice that nothing is given proves
 * nothing. It is known by its content: whether it was sent, scanned at a counter or taken from a shelf makes no difference.
 */
import type { DossierState } from '#dossier/state.ts';
import type { Platform } from './platform.ts';

export interface VoidResult {
  why: 'revoked' | 'against';
  /** The dossier whose result it is. */
  dossier: string;
}

const ENDED: readonly DossierState['status'][] = ['withdrawn', 'refused', 'lapsed'];

/** Those of the files that are results, and of which none holds. */
export async function findVoid({ store }: Platform, files: readonly string[]): Promise<Map<string, VoidResult>> {
  const found = files.length ? await store.findByResultFile([...new Set(files)]) : new Map<string, string[]>();
  const voids = new Map<string, VoidResult>();
  for (const [file, ids] of found) {
    const states = (await Promise.all(ids.map((id) => store.load(id)))).flatMap((one) => one?.state ?? []);
    // The decision that took a result back, and a file that was put right, are no result.
    const results = states.filter(({ result }) => result?.file === file || result?.signed?.file === file);
    const reasons = results.map(voidOf);
    const [first] = reasons;
    if (first && reasons.every(Boolean)) voids.set(file, first);
  }
  return voids;
}

/** Why the result of a dossier proves nothing; nothing while it does. */
export function voidOf({ id, code, status, result }: DossierState): VoidResult | undefined {
  const dossier = code ?? id;
  if (result?.revoked) return { why: 'revoked', dossier };
  if (result?.against) return { why: 'against', dossier };
  return ENDED.includes(status) ? { why: 'revoked', dossier } : undefined;
}
