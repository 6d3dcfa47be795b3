/** Plain SQL files, numbered, forward only. Each runs once, in its own transaction, under one lock. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { Pool } from 'pg';
import { Fault } from '#kernel/outcome.ts';
import { APP_ROLE } from './connect.ts';
import { quiet } from './quiet.ts';

const LOCK = 7_249_004_917;
const folder = join(import.meta.dirname, 'sql');

/** The queue's tables are closed by row-level security even to who is granted them; the application is let in by a policy. */
const GRANT_JOBS = `DO $$ DECLARE t text; BEGIN
  GRANT USAGE ON SCHEMA graphile_worker TO ${APP_ROLE};
  GRANT ALL ON ALL TABLES IN SCHEMA graphile_worker TO ${APP_ROLE};
  GRANT ALL ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${APP_ROLE};
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${APP_ROLE};
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'graphile_worker' AND c.relrowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${APP_ROLE}')
  LOOP EXECUTE format('CREATE POLICY ${APP_ROLE} ON graphile_worker.%I TO ${APP_ROLE} USING (true) WITH CHECK (true)', t); END LOOP;
END $$`;

/** What waits and what gave up is counted often, among jobs of which nearly all only wait for their day. */
const INDEX_JOBS = `CREATE INDEX IF NOT EXISTS motcua_jobs_flagged ON graphile_worker._private_jobs (id) WHERE flags IS NOT NULL;
  CREATE INDEX IF NOT EXISTS motcua_jobs_given_up ON graphile_worker._private_jobs (id) WHERE attempts >= max_attempts;`;

export interface Migrated {
  applied: string[];
}

/** Refuses a server older than PostgreSQL 15 and a database that a newer motcua has changed. */
export async function migrate(pool: Pool): Promise<Migrated> {
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    const { rows: version } = await client.query<{ v: number }>(
      "SELECT current_setting('server_version_num')::int AS v",
    );
    if (version[0].v < 150_000)
      throw new Fault(`PostgreSQL 15 or newer is needed; this server is ${Math.floor(version[0].v / 10_000)}.`);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP_ROLE}') THEN CREATE ROLE ${APP_ROLE} LOGIN; END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await client.query(`GRANT ${APP_ROLE} TO CURRENT_USER`);
    await client.query('CREATE SCHEMA IF NOT EXISTS motcua');
    await client.query(
      'CREATE TABLE IF NOT EXISTS motcua.migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL)',
    );
    const { rows } = await client.query<{ name: string }>('SELECT name FROM motcua.migration');
    const done = new Set(rows.map((row) => row.name));
    const files = readdirSync(folder)
      .filter((name) => /^\d{4}-[\w-]+\.sql$/.test(name))
      .sort();
    const newer = [...done].filter((name) => !files.includes(name));
    if (newer.length)
      throw new Fault(
        `The database was changed by a newer motcua (${newer.join(', ')}). Start that version, or restore a backup.`,
      );
    for (const name of files) {
      if (done.has(name)) continue;
      await client.query('BEGIN');
      try {
        await client.query(readFileSync(join(folder, name), 'utf8'));
        await client.query('INSERT INTO motcua.migration (name, applied_at) VALUES ($1, $2)', [
          name,
          new Date().toISOString(),
        ]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw new Fault(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
      }
      applied.push(name);
    }
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  } finally {
    client.release();
  }
  await runMigrations({ pgPool: pool, logger: quiet });
  await pool.query(INDEX_JOBS);
  await pool.query(GRANT_JOBS);
  return { applied };
}
