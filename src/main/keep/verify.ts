/** `motcua verify`: every chain, what is kept beside the events, packs and procedures, and the heads that were listed and signed. */
import type { Pool } from 'pg';
import { standsOnce } from '#acts/commit.ts';
import { keptDiffers } from '#acts/kept-as-folded.ts';
import type { Platform } from '#acts/platform.ts';
import { takenOver } from '#acts/taken-over.ts';
import { makePool } from '#adapters/postgres/connect.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { isUuid } from '#kernel/ids.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import type { ChainFault } from '#spine/chain.ts';
import { standingOnce } from '#spine/entries.ts';
import { fileStoreOf } from '../file-store.ts';
import type { Settings } from '../settings.ts';
import type { System } from '../system.ts';
import { foldListsAnew } from './fold-anew.ts';
import { checkHeads, newestHeads, trustOf } from './heads.ts';
import { type CatalogueFault, catalogueFaults } from './verify-catalogue.ts';
import { resultFaults } from './verify-results.ts';

export interface Verified {
  dossiers: number;
  events: number;
  faults: ChainFault[];
  /** Of packs and procedures; none are looked for where one dossier is asked about. */
  catalogue: CatalogueFault[];
  /** Lists that were compared. */
  heads: { file: string; at: string; by: string; dossiers: number }[];
  /** Of these lists, open work and registers were made anew from the events. */
  folded?: string[];
}

/** The newest list of this installation is compared, and `lists` beside it. */
export async function verifyRecord(
  platform: Platform,
  pool: Pool,
  settings: Pick<Settings, 'home' | 'signing' | 's3'>,
  code: string | undefined,
  lists: readonly string[] = [],
): Promise<Outcome<Verified>> {
  const { store } = platform;
  const none = () => refuse('dossier-not-found', { dossier: code });
  const id = code && !isUuid(code) ? await store.findDossierId(code) : code;
  if (code && !id) return none();
  const catalogue = id ? [] : await catalogueFaults(pool);
  const verified: Verified = { ...(await store.verify(id, keptDiffers)), catalogue, heads: [] };
  verified.faults.push(
    ...(await endedByNobody(platform, pool, id)),
    ...(await claimedByNobody(platform, pool, id)),
    ...(await keptOfNobody(pool, id)),
    ...(await resultFaults(platform, pool, fileStoreOf(settings), id)),
  );
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

/**
 * Looks; and with `refold` makes anew from the events what lists, open work and registers say of dossiers whose chains hold, and looks again: what that
 * did not mend is still told.
 */
export async function verifyCommand(
  system: Pick<System, 'platform' | 'pool' | 'database'>,
  settings: Pick<Settings, 'home' | 'signing' | 's3'>,
  code: string | undefined,
  lists: readonly string[],
  refold: boolean,
): Promise<Outcome<Verified>> {
  const { platform, pool, database } = system;
  const before = await verifyRecord(platform, pool, settings, code, lists);
  if (!refold || isRefusal(before) || !before.faults.length) return before;
  const owner = makePool(database.migrator);
  const folded = await foldListsAnew(platform, owner, before.faults).finally(() => owner.end());
  const after = await verifyRecord(platform, pool, settings, code, lists);
  return isRefusal(after) ? after : { ...after, folded };
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

/** Open work of no dossier, and orders that are kept as paid though no event says that their fee was. */
async function keptOfNobody(pool: Pool, id?: string): Promise<ChainFault[]> {
  const { rows } = await pool.query<{ id: string; part: string }>(
    `SELECT DISTINCT t.dossier_id AS id, 'task' AS part FROM motcua.task t
       WHERE ($1::uuid IS NULL OR t.dossier_id = $1) AND NOT EXISTS (SELECT FROM motcua.dossier d WHERE d.id = t.dossier_id)
     UNION SELECT o.dossier_id, 'payment_order' FROM motcua.payment_order o
       WHERE ($1::uuid IS NULL OR o.dossier_id = $1) AND o.paid_at IS NOT NULL AND NOT EXISTS (SELECT FROM motcua.dossier_event e
         WHERE e.dossier_id = o.dossier_id AND e.type = 'fee-paid' AND e.body->>'fee' = o.fee AND (e.body->>'amountVnd')::bigint = o.amount_vnd)`,
    [id ?? null],
  );
  return rows.map((row) => ({ dossierId: row.id, seq: 0, fault: 'state-differs', parts: [row.part] }));
}

/** Entries that stand, and of which the table that lets nobody else enter the same lacks a claim: it could be entered a second time. */
async function claimedByNobody(platform: Platform, pool: Pool, id?: string): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await pool.query<{ id: string; seq: number; body: string }>(
      `SELECT e.dossier_id AS id, e.seq, e.body::text AS body FROM motcua.dossier_event e JOIN motcua.dossier d ON d.id = e.dossier_id
         WHERE NOT d.story AND ($1::uuid IS NULL OR e.dossier_id = $1) AND e.dossier_id > $2 AND e.type = 'dossier-decided'
         AND e.seq = (SELECT max(f.seq) FROM motcua.dossier_event f WHERE f.dossier_id = e.dossier_id AND f.type IN ('dossier-decided', 'result-revoked', 'task-returned'))
       ORDER BY e.dossier_id LIMIT 500`,
      [id ?? null, last],
    );
    if (!rows.length) return faults;
    for (const { id: dossierId, seq, body } of rows) {
      const { entry } = JSON.parse(body) as Extract<DossierEvent, { type: 'dossier-decided' }>;
      if (!entry) continue;
      const claims = standingOnce({
        subject: entry.subject,
        ...standsOnce(platform, entry, { id: dossierId, place: undefined }),
      });
      const held = await platform.store.findHolders(entry.register, claims);
      if (claims.some((claim) => !held.has(claim)))
        faults.push({ dossierId, seq, fault: 'state-differs', parts: ['entered_once'] });
    }
    last = rows.at(-1)!.id;
  }
}

export function tellVerified(
  { dossiers, events, faults, catalogue, heads, folded }: Verified,
  print: (line: string) => void,
): void {
  const unread = new Set(faults.flatMap(({ dossierId, fault }) => (fault === 'result-file' ? [dossierId] : []))).size;
  const broken = new Set(faults.flatMap(({ dossierId, fault }) => (fault === 'result-file' ? [] : [dossierId]))).size;
  const lost = new Set(faults.flatMap(({ dossierId, fault }) => (fault === 'dossier-lost' ? [dossierId] : []))).size;
  const said = [
    ...(broken > lost ? [`${broken - lost} dossiers broken`] : []),
    ...(lost ? [`${lost} dossiers lost`] : []),
    ...(unread ? [`${unread} dossiers with a file of their result lost, changed or unreadable`] : []),
  ];
  print(`${dossiers} dossiers, ${events} events: ${said.join(', ') || 'every chain holds'}`);
  if (folded?.length)
    print(
      `  lists of ${folded.length} dossiers made anew from their events; restart servers that run: ${folded.join(' ')}`,
    );
  for (const { at, by, dossiers: listed, file } of heads)
    print(`  compared with ${listed} heads as of ${at}, signed by ${by} (${file})`);
  if (!heads.length) print('  compared with no list of heads: "motcua heads" makes one');
  for (const { dossierId, seq, fault, parts } of faults)
    print(`  dossier ${dossierId}, event ${seq}: ${fault}${parts ? ` (${parts.join(', ')})` : ''}`);
  for (const { procedure, hash, parts } of catalogue)
    print(`  procedure ${procedure}, pack ${hash.slice(0, 12)}: changed underneath (${parts.join(', ')})`);
}
