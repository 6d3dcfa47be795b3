/** `motcua verify`: every chain, what is kept beside the events, and the heads that were listed and signed. */
import type { Pool } from 'pg';
import { keptDiffers } from '#acts/kept-as-folded.ts';
import type { Platform } from '#acts/platform.ts';
import { takenOver } from '#acts/taken-over.ts';
import { isUuid } from '#kernel/ids.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import type { ChainFault } from '#spine/chain.ts';
import type { Settings } from '../settings.ts';
import { checkHeads, newestHeads, trustOf } from './heads.ts';

export interface Verified {
  dossiers: number;
  events: number;
  faults: ChainFault[];
  /** Lists that were compared. */
  heads: { file: string; at: string; by: string; dossiers: number }[];
}

/** The newest list of this installation is compared, and `lists` beside it. */
export async function verifyRecord(
  platform: Platform,
  pool: Pool,
  settings: Pick<Settings, 'home' | 'signing'>,
  code: string | undefined,
  lists: readonly string[] = [],
): Promise<Outcome<Verified>> {
  const { store } = platform;
  const none = () => refuse('dossier-not-found', { dossier: code });
  const id = code && !isUuid(code) ? await store.findDossierId(code) : code;
  if (code && !id) return none();
  const verified: Verified = { ...(await store.verify(id, keptDiffers)), heads: [] };
  verified.faults.push(...(await endedByNobody(platform, pool, id)));
  const newest = newestHeads(settings.home);
  const paths = [...new Set([...(newest ? [newest] : []), ...lists])];
  for (const path of paths) {
    const checked = await checkHeads(pool, path, (await trustOf(settings)).roots, id);
    if (isRefusal(checked)) return checked;
    const { said, by, faults } = checked;
    verified.heads.push({ file: path, at: said.at, by, dossiers: said.dossiers });
    for (const fault of faults)
      if (!verified.faults.some((one) => one.dossierId === fault.dossierId && one.fault === fault.fault))
        verified.faults.push(fault);
  }
  if (id && !verified.dossiers && !verified.faults.length) return none();
  return verified;
}

/** Results that the list of statuses calls ended, and that neither their own record nor a later dossier ended. */
async function endedByNobody(platform: Platform, pool: Pool, id?: string): Promise<ChainFault[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT dossier_id AS id FROM motcua.result_status s WHERE status <> 0 AND ($1::uuid IS NULL OR dossier_id = $1)
       AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = 'status:' || s.dossier_id)`,
    [id ?? null],
  );
  const faults: ChainFault[] = [];
  for (const { id: dossierId } of rows) {
    const state = (await platform.store.load(dossierId))?.state;
    if (!state || state.result?.revoked || (await takenOver(platform, state))) continue;
    faults.push({ dossierId, seq: state.seq, fault: 'state-differs', parts: ['result_status'] });
  }
  return faults;
}

export function tellVerified({ dossiers, events, faults, heads }: Verified, print: (line: string) => void): void {
  const broken = new Set(faults.map(({ dossierId }) => dossierId)).size;
  print(`${dossiers} dossiers, ${events} events: ${broken ? `${broken} dossiers broken` : 'every chain holds'}`);
  for (const { at, by, dossiers: listed, file } of heads)
    print(`  compared with ${listed} heads as of ${at}, signed by ${by} (${file})`);
  if (!heads.length) print('  compared with no list of heads: "motcua heads" makes one');
  for (const { dossierId, seq, fault, parts } of faults)
    print(`  dossier ${dossierId}, event ${seq}: ${fault}${parts ? ` (${parts.join(', ')})` : ''}`);
}
