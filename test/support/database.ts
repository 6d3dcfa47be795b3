/** The embedded server for tests: one for the run, one database per file, cloned from a migrated template. */
import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import type { DatabaseSettings } from '#adapters/postgres/connect.ts';
import { APP_ROLE, makePool, makeWriters } from '#adapters/postgres/connect.ts';

const TEMPLATE = 'template_motcua';

export interface TestDatabase {
  pool: Pool;
  /** For a store of its own. */
  writers: Pool;
  /** As the owner of the schema: what no application connection can do. */
  owner: Pool;
  name: string;
  /** For opening a whole system on this database. */
  settings: DatabaseSettings & { province: string };
  drop(): Promise<void>;
}

export async function testDatabase(): Promise<TestDatabase> {
  const socket = process.env['MOTCUA_TEST_SOCKET'];
  const home = process.env['MOTCUA_TEST_HOME'];
  if (!socket || !home) throw new Error('the global setup of the tests did not run');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new Pool({ host: socket, user: 'motcua', database: 'postgres', max: 1 });
  // Two files that clone at once wait for each other: the template may have no other user.
  await admin.query('SELECT pg_advisory_lock(1)');
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  await admin.query('SELECT pg_advisory_unlock(1)');
  const app = { host: socket, user: APP_ROLE, database: name, options: '-c plan_cache_mode=force_generic_plan' };
  const pool = makePool({ ...app, max: 16 });
  const writers = makeWriters(app);
  const owner = makePool({ host: socket, user: 'motcua', database: name, max: 2 });
  return {
    pool,
    writers,
    owner,
    name,
    settings: { home, database: name, poolSize: 8, province: 'quang-ninh' },
    drop: async () => {
      await pool.end();
      await writers.end();
      await owner.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
