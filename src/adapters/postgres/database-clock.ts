/** How far the clock of the database is from ours. Nothing is dated by it: it is asked only to be compared. */
import type { Pool } from 'pg';

/** In milliseconds, ahead of ours where it is more than nothing; so much as the way there and back does not explain. */
export async function clockDrift(pool: Pick<Pool, 'query'>, now: () => number): Promise<number> {
  const before = now();
  const { rows } = await pool.query<{ ms: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
  );
  const after = now();
  // Ours knows whole milliseconds.
  const ms = Math.floor(rows[0].ms);
  return ms < before ? ms - before : ms > after ? ms - after : 0;
}
