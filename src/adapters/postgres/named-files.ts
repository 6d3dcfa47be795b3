/** Every stored file that the record names, and in which dossier. */
import type { Pool } from 'pg';

export interface NamedFile {
  hash: string;
  /** The code of a dossier that names it, or its id; nothing for what was sent and is in none. */
  dossier?: string;
}

/**
 * Of events the members that hold a stored file, wherever in them; and what was sent in. Not what a scanner found something in: that
 * was thrown away.
 */
export async function namedFiles(pool: Pool): Promise<NamedFile[]> {
  const { rows } = await pool.query<{ hash: string; dossier: string | null }>(
    `SELECT n.hash, min(n.dossier) AS dossier FROM (
       SELECT m[1] AS hash, coalesce(d.code, e.dossier_id::text) AS dossier
       FROM motcua.dossier_event e JOIN motcua.dossier d ON d.id = e.dossier_id,
         LATERAL regexp_matches(e.body::text, '"(?:file|signed)": ?"([0-9a-f]{64})"', 'g') m
       UNION ALL SELECT hash, NULL FROM motcua.stored_file) n
     WHERE NOT EXISTS (SELECT FROM motcua.file_scan s WHERE s.hash = n.hash AND s.state = 'infected')
     GROUP BY n.hash ORDER BY n.hash`,
  );
  return rows.map(({ hash, dossier }) => ({ hash, ...(dossier && { dossier }) }));
}
