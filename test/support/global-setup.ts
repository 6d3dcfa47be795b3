/** Before all tests: a fresh embedded server and a migrated template database. After: nothing is left. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePool, reachDatabase } from '#adapters/postgres/connect.ts';
import { migrate } from '#adapters/postgres/migrate.ts';
import { ensureAssets } from '#web/assets.ts';

export default async function setup() {
  const home = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  const { embedded, migrator } = await reachDatabase({ home, poolSize: 2, database: 'template_motcua' });
  const pool = makePool(migrator);
  await migrate(pool);
  await pool.end();
  // Once, before several sites want it at the same time.
  await ensureAssets(home);
  process.env['MOTCUA_TEST_SOCKET'] = embedded!.socket;
  process.env['MOTCUA_TEST_HOME'] = home;
  return async () => {
    await embedded!.release();
    rmSync(home, { recursive: true, force: true });
  };
}
