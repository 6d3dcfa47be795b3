/** What is kept of dossiers beside their events. */
import type { PoolClient } from 'pg';
import type { KeptDossier, KeptEntry } from '#spine/kept.ts';

interface KeptRow {
  id: string;
  code: string | null;
  state: string;
  saved_seq: number;
  filed: string;
  status: string;
  procedure: string;
  pack_hash: string;
  unit: string;
  receiving_unit: string;
  place: string | null;
  applicant_id: string;
  applicant_name: string;
  submitted_at: string | null;
  due_at: string | null;
  result_at: string | null;
  paused_since: string | null;
  paused_for: string | null;
  names: string;
  numbers: string;
  consulted: string[] | null;
  entries: string;
  story: boolean;
  result_status: number | null;
  tasks: KeptDossier['tasks'];
}

const KEPT = `SELECT d.id, d.code, d.state, d.saved_seq, d.filed, d.status, d.procedure, d.pack_hash, d.unit, d.receiving_unit, d.place,
  d.applicant_id, d.applicant_name, d.submitted_at, d.due_at, d.result_at, d.paused_since, d.paused_for, d.names, d.numbers, d.consulted, d.story,
  (SELECT s.status FROM motcua.result_status s WHERE s.dossier_id = d.id
    AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = 'status:' || d.id)) AS result_status,
  coalesce((SELECT json_agg(json_build_object('register', r.register, 'subject', r.subject_id, 'data', r.data, 'trueSince', r.true_since,
      'knownSince', r.known_since, 'origin', r.origin, 'revokes', r.revokes))
    FROM motcua.register_entry r WHERE split_part(r.origin, '#', 1) = d.id::text), '[]'::json)::text AS entries,
  coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', t.id, 'step', t.step, 'unit', t.unit, 'post', t.post, 'act', t.act,
      'assignee', t.assignee, 'openedAt', t.opened_at, 'dueAt', nullif(t.due_at, 'infinity'), 'legalAt', nullif(t.legal_at, 'infinity'))))
    FROM motcua.task t WHERE t.dossier_id = d.id), '[]'::jsonb) AS tasks
  FROM motcua.dossier d WHERE d.id = ANY($1::uuid[])`;

/** Each of these that has a row. */
export async function keptOf(
  client: PoolClient,
  heads: readonly { id: string }[],
): Promise<ReadonlyMap<string, KeptDossier>> {
  const { rows } = await client.query<KeptRow>(KEPT, [heads.map((head) => head.id)]);
  return new Map(rows.map((row) => [row.id, toKept(row)]));
}

function toKept(row: KeptRow): KeptDossier {
  return {
    id: row.id,
    code: row.code ?? undefined,
    saved: { ...(JSON.parse(row.filed) as object), ...(JSON.parse(row.state) as object) },
    savedSeq: row.saved_seq,
    listed: {
      status: row.status,
      procedure: row.procedure,
      packHash: row.pack_hash,
      unit: row.unit,
      receivingUnit: row.receiving_unit,
      place: row.place ?? undefined,
      applicantId: row.applicant_id,
      applicantName: row.applicant_name,
      submittedAt: row.submitted_at ?? undefined,
      dueAt: row.due_at ?? undefined,
      resultAt: row.result_at ?? undefined,
      pausedSince: row.paused_since ?? undefined,
      pausedFor: row.paused_for ?? undefined,
      names: row.names,
      numbers: row.numbers,
      consulted: row.consulted ?? [],
      story: row.story,
    },
    resultStatus: row.result_status ?? undefined,
    entries: (JSON.parse(row.entries) as (Omit<KeptEntry, 'seq'> & { origin: string })[]).map(({ origin, ...one }) => ({
      ...one,
      seq: Number(origin.slice(origin.indexOf('#') + 1)),
    })),
    tasks: row.tasks,
  };
}
