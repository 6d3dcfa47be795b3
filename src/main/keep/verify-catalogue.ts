/** Packs beside their hashes, and procedures beside their packs and the reviews that let them stand as they do. */
import type { Pool } from 'pg';
import { hashOf, type PackFiles } from '#procedure/pack.ts';
import type { Verdict } from '#spine/reviews.ts';

export interface CatalogueFault {
  procedure: string;
  hash: string;
  /** `files`: the pack is not what its hash says, or is gone; else the column of the procedure that nobody's word explains. */
  parts: ('files' | 'status' | 'hash')[];
}

interface Row {
  hash: string;
  code: string;
  files: string;
  procedure: string | null;
  status: string;
  reviewed: boolean;
  origin: string;
  verdict: Verdict | null;
  held: string | null;
}

const BATCH = 200;

/** With the procedure that it is now, and the last review that changed how that stands. */
const PACKS = `SELECT k.hash, k.code, k.files, p.code AS procedure, p.status, p.reviewed, p.origin, r.verdict, r.hash AS held
  FROM motcua.pack k LEFT JOIN motcua.procedure p ON p.hash = k.hash
  LEFT JOIN LATERAL (SELECT verdict, hash FROM motcua.procedure_review WHERE code = p.code AND verdict NOT IN ('proposed', 'given-back', 'taken-back')
    ORDER BY n DESC LIMIT 1) r ON true
  WHERE k.hash > $1 ORDER BY k.hash LIMIT ${BATCH}`;

const STANDS: Partial<Record<Verdict, string>> = {
  opened: 'published',
  confirmed: 'published',
  closed: 'closed',
  'sent-back': 'needs-review',
};

export async function catalogueFaults(pool: Pool): Promise<CatalogueFault[]> {
  const faults: CatalogueFault[] = [];
  for (let last = ''; ; ) {
    const { rows } = await pool.query<Row>(PACKS, [last]);
    if (!rows.length) break;
    for (const row of rows) {
      const parts = partsOf(row);
      if (parts.length) faults.push({ procedure: row.procedure ?? row.code, hash: row.hash, parts });
    }
    last = rows.at(-1)!.hash;
  }
  const { rows: gone } = await pool.query<{ procedure: string; hash: string }>(
    `SELECT DISTINCT d.procedure, d.pack_hash AS hash FROM motcua.dossier d
       WHERE NOT EXISTS (SELECT FROM motcua.pack k WHERE k.hash = d.pack_hash) ORDER BY 1, 2`,
  );
  return [...faults, ...gone.map((one) => ({ ...one, parts: ['files' as const] }))];
}

function partsOf(row: Row): CatalogueFault['parts'] {
  const files = JSON.parse(row.files) as PackFiles;
  const parts: CatalogueFault['parts'] = hashOf(files) === row.hash ? [] : ['files'];
  if (row.procedure === null) return parts;
  const { origin, reviewed, status, verdict, held } = row;
  if (row.procedure !== row.code) parts.push('hash');
  // Made by hand, it is published once it was examined, and by nobody's review.
  if (origin !== 'catalogue') return status === 'published' ? parts : [...parts, 'status'];
  // Whatever was imported is closed to people until two have looked at it; what its source says anew waits again.
  if (!reviewed) {
    const isOpened = held === row.hash && verdict !== null && STANDS[verdict] === 'published';
    return status === 'needs-review' && !isOpened ? parts : [...parts, 'status'];
  }
  if (held !== row.hash) parts.push('hash');
  return verdict !== null && STANDS[verdict] === status ? parts : [...parts, 'status'];
}
