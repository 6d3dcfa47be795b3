/** Reads chains and what is kept beside them, some hundred dossiers at a time, so that a million need no more memory than one. */
import type { Pool, PoolClient } from 'pg';
import { type ChainFault, checkChain } from '#spine/chain.ts';
import type { ChainsRead, Differs } from '#spine/kept.ts';
import { keptOf } from './kept.ts';
import { LINKS, type LinkRow, toLink } from './links.ts';
import { rollBack } from './roll-back.ts';

interface HeadRow {
  id: string;
  seq: number;
  hash: Buffer;
}

const BATCH = 500;

export async function verifyChains(pool: Pool, dossierId?: string, differs?: Differs): Promise<ChainsRead> {
  const read: ChainsRead = { dossiers: 0, events: 0, faults: [] };
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const heads = await atOneMoment(pool, async (client) => {
      const { rows } = await client.query<HeadRow>(
        dossierId
          ? 'SELECT dossier_id AS id, seq, hash FROM motcua.dossier_head WHERE dossier_id = $1'
          : `SELECT dossier_id AS id, seq, hash FROM motcua.dossier_head WHERE dossier_id > $1 ORDER BY dossier_id LIMIT ${BATCH}`,
        [dossierId ?? last],
      );
      await verifyBatch(client, rows, read, differs);
      return rows;
    });
    if (dossierId || !heads.length) break;
    last = heads.at(-1)!.id;
  }
  if (!dossierId) read.faults.push(...(await strays(pool)));
  return read;
}

async function verifyBatch(client: PoolClient, heads: readonly HeadRow[], read: ChainsRead, differs?: Differs) {
  if (!heads.length) return;
  const { rows } = await client.query<LinkRow>(`${LINKS} WHERE dossier_id = ANY($1::uuid[]) ORDER BY dossier_id, seq`, [
    heads.map((head) => head.id),
  ]);
  const chains = Map.groupBy(rows, (row) => row.dossier_id);
  const kept = differs && (await keptOf(client, heads));
  for (const { id, seq, hash } of heads) {
    const links = (chains.get(id) ?? []).map(toLink);
    const fault: ChainFault | undefined = links.length
      ? checkChain(links, { seq, hash: hash.toString('hex') })
      : { dossierId: id, seq: 1, fault: 'event-missing' };
    if (fault) read.faults.push(fault);
    read.events += links.length;
    if (fault || !differs) continue;
    const row = kept?.get(id);
    const bodies = links.map((link) => link.body);
    const parts = row ? differs(row, bodies) : ['dossier'];
    if (parts.length) read.faults.push({ dossierId: id, seq, fault: 'state-differs', parts });
  }
  read.dossiers += heads.length;
}

/** Acts go on meanwhile: head, events and state are of the same moment. */
async function atOneMoment<Value>(pool: Pool, run: (client: PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await run(client);
  } finally {
    await rollBack(client);
    client.release();
  }
}

/** Rows, also of registers, of dossiers that have no head. */
async function strays(pool: Pool): Promise<ChainFault[]> {
  const { rows } = await pool.query<{ id: string; seq: number }>(
    `SELECT e.dossier_id AS id, min(e.seq) AS seq FROM motcua.dossier_event e LEFT JOIN motcua.dossier_head d ON d.dossier_id = e.dossier_id
       WHERE d.dossier_id IS NULL GROUP BY 1
     UNION SELECT d.id, 0 FROM motcua.dossier d LEFT JOIN motcua.dossier_head h ON h.dossier_id = d.id WHERE h.dossier_id IS NULL
     UNION SELECT split_part(r.origin, '#', 1)::uuid, 0 FROM motcua.register_entry r
       LEFT JOIN motcua.dossier_head h ON h.dossier_id::text = split_part(r.origin, '#', 1)
       WHERE r.origin ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}#' AND h.dossier_id IS NULL LIMIT 100`,
  );
  return rows.map(({ id, seq }) => ({ dossierId: id, seq, fault: 'link-broken' }));
}
