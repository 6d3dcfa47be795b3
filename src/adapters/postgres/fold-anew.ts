/** Writes what is kept of a dossier beside its events anew. By who owns the schema: the server's role changes no register. */
import type { Pool } from 'pg';
import { isRefusal, type Outcome } from '#kernel/outcome.ts';
import { checkChain } from '#spine/chain.ts';
import type { FoldedLists, Remembered } from '#spine/kept.ts';
import { namesToFind, numbersToFind } from '#spine/search-terms.ts';
import { standsStill } from '#spine/store.ts';
import { LINKS, type LinkRow, toLink } from './links.ts';
import { rollBack } from './roll-back.ts';

type Fold = (bodies: readonly string[], remembered: Remembered) => Promise<Outcome<FoldedLists>>;

/** False where its chain does not hold, or its events cannot be folded here: then nothing is changed. Acts on it wait meanwhile. */
export async function foldAnew(owner: Pool, id: string, fold: Fold): Promise<boolean> {
  const client = await owner.connect();
  try {
    await client.query('BEGIN');
    const head = await client.query<{ seq: number; hash: Buffer }>(
      'SELECT seq, hash FROM motcua.dossier_head WHERE dossier_id = $1 FOR UPDATE',
      [id],
    );
    const { rows } = await client.query<LinkRow>(`${LINKS} WHERE dossier_id = $1 ORDER BY seq`, [id]);
    const links = rows.map(toLink);
    const [end] = head.rows;
    if (!end || !links.length || checkChain(links, { seq: end.seq, hash: end.hash.toString('hex') })) return false;
    const kept = await client.query<{ story: boolean; state: string }>(
      'SELECT story, state FROM motcua.dossier WHERE id = $1',
      [id],
    );
    const folded = await fold(
      links.map(({ body }) => body),
      { story: kept.rows[0]?.story ?? false, wake: wakeIn(kept.rows[0]?.state) },
    );
    if (isRefusal(folded)) return false;
    const columns = columnsOf(folded);
    const names = Object.keys(columns);
    await client.query(
      `INSERT INTO motcua.dossier (id, ${names.join(', ')}) VALUES ($1, ${names.map((_, i) => `$${i + 2}`).join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}`,
      [id, ...Object.values(columns)],
    );
    await client.query('DELETE FROM motcua.task WHERE dossier_id = $1', [id]);
    for (const task of folded.tasks)
      await client.query(
        `INSERT INTO motcua.task (dossier_id, id, step, act, unit, post, assignee, opened_at, due_at, legal_at, paused, paused_for, paused_since, one_by_one)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          ...[id, task.id, task.step, task.act, task.unit, task.post, task.assignee, task.openedAt],
          ...[task.dueAt ?? 'infinity', task.legalAt ?? 'infinity', standsStill(task)],
          ...[task.paused?.reason, task.paused?.since, task.oneByOne],
        ],
      );
    await client.query(`DELETE FROM motcua.register_entry WHERE split_part(origin, '#', 1) = $1`, [id]);
    for (const one of folded.entries)
      await client.query(
        `INSERT INTO motcua.register_entry (subject_id, register, origin, data, true_since, known_since, revokes)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          ...[one.subject, one.register, `${id}#${one.seq}`, JSON.stringify(one.data)],
          ...[one.trueSince, one.knownSince, one.revokes],
        ],
      );
    await client.query('COMMIT');
    return true;
  } finally {
    await rollBack(client);
    client.release();
  }
}

function wakeIn(state: string | undefined): string | undefined {
  try {
    const { wake } = JSON.parse(state ?? '{}') as { wake?: unknown };
    return typeof wake === 'string' && Number.isFinite(Date.parse(wake)) ? wake : undefined;
  } catch {
    return undefined;
  }
}

function columnsOf({ row, intake, seq, code }: FoldedLists): Record<string, unknown> {
  return {
    code,
    status: row.status,
    due_at: row.dueAt,
    result_at: row.resultAt,
    paused_for: row.paused?.reason,
    paused_since: row.paused?.since,
    consulted: row.consulted,
    state: row.state,
    saved_seq: seq,
    filed: row.filed,
    names: row.findBy ? namesToFind(row.findBy.names) : '',
    numbers: row.findBy ? numbersToFind(row.findBy.numbers) : '',
    procedure: intake.procedure,
    pack_hash: intake.packHash,
    field: intake.field,
    unit: intake.unit,
    receiving_unit: intake.receivingUnit,
    place: intake.place,
    applicant_id: intake.applicantId,
    applicant_name: intake.applicantName,
    submitted_at: intake.submittedAt,
    story: intake.story,
  };
}
