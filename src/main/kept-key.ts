/** Keys that this installation made for itself and keeps in its database. */
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** A key that every server of the installation shares; made once. */
export async function keptKey(pool: Pool, name: string): Promise<string> {
  await pool.query('INSERT INTO motcua.setting (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    name,
    randomBytes(32).toString('base64url'),
  ]);
  const { rows } = await pool.query<{ value: string }>('SELECT value FROM motcua.setting WHERE name = $1', [name]);
  return rows[0].value;
}
