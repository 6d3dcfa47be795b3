/** Dossiers whose chains hold, and of which lists, open work or registers say something else: these are made anew from the events. */
import type { Pool } from 'pg';
import { listsAnew } from '#acts/lists-anew.ts';
import type { Platform } from '#acts/platform.ts';
import { foldAnew } from '#adapters/postgres/fold-anew.ts';
import type { ChainFault } from '#spine/chain.ts';

/** What was kept beside the events, and nothing of the events themselves; a file that is lost is none of both. */
export const ofLists = (faults: readonly ChainFault[]): string[] => {
  const of = (is: (fault: ChainFault['fault']) => boolean) =>
    new Set(faults.flatMap(({ dossierId, fault }) => (is(fault) ? [dossierId] : [])));
  const broken = of((fault) => fault !== 'state-differs' && fault !== 'result-file');
  return [...of((fault) => fault === 'state-differs')].filter((id) => !broken.has(id));
};

/** Each is written down with what differed. Those that could not be are not among what is answered. */
export async function foldListsAnew(platform: Platform, owner: Pool, faults: readonly ChainFault[]): Promise<string[]> {
  const done: string[] = [];
  for (const id of ofLists(faults)) {
    const fold = (bodies: readonly string[], kept: Parameters<typeof listsAnew>[3]) =>
      listsAnew(platform, id, bodies, kept);
    if (!(await foldAnew(owner, id, fold))) continue;
    const what = faults.flatMap(({ dossierId, parts = [] }) => (dossierId === id ? parts : [])).join(',');
    await platform.security.note({ kind: 'lists-folded', who: 'operator', door: 'command', dossier: id, what });
    done.push(id);
  }
  return done;
}
