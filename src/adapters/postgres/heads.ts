/** The heads of all chains as they are at one moment, and whether the record still holds those that were listed. */
import type { Pool } from 'pg';
import type { ChainFault, Head } from '#spine/chain.ts';
import { rollBack } from './roll-back.ts';

const BATCH = 2_000;

export async function* allHeads(pool: Pool): AsyncIterable<Head[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    let last = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const { rows } = await client.query<{ id: string; seq: number; hash: string }>(
        `SELECT dossier_id AS id, seq, encode(hash, 'hex') AS hash FROM motcua.dossier_head WHERE dossier_id > $1 ORDER BY dossier_id LIMIT ${BATCH}`,
        [last],
      );
      if (!rows.length) break;
      yield rows.map(({ id, seq, hash }) => ({ dossierId: id, seq, hash }));
      last = rows.at(-1)!.id;
    }
    await client.query('COMMIT');
  } finally {
    // Nothing was written; whoever stopped reading in between leaves no open transaction behind.
    await rollBack(client);
    client.release();
  }
}

/** Of each head that was listed: the dossier is there, and its chain still runs through that very event. */
export async function compareHeads(pool: Pool, listed: readonly Head[]): Promise<ChainFault[]> {
  const { rows } = await pool.query<{ id: string; seq: number; head: number | null; hash: string | null }>(
    `SELECT w.id, w.seq, h.seq AS head, encode(e.hash, 'hex') AS hash FROM unnest($1::uuid[], $2::int[]) w(id, seq)
     LEFT JOIN motcua.dossier_head h ON h.dossier_id = w.id
     LEFT JOIN motcua.dossier_event e ON e.dossier_id = w.id AND e.seq = w.seq`,
    [listed.map(({ dossierId }) => dossierId), listed.map(({ seq }) => seq)],
  );
  const hashes = new Map(listed.map((one) => [one.dossierId, one.hash]));
  return rows.flatMap(({ id, seq, head, hash }): ChainFault[] => {
    if (head === null) return [{ dossierId: id, seq, fault: 'dossier-lost' }];
    if (head < seq || hash === null) return [{ dossierId: id, seq, fault: 'tail-cut' }];
    return hash === hashes.get(id) ? [] : [{ dossierId: id, seq, fault: 'head-differs' }];
  });
}
