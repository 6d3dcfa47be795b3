/** Before all tests: a fresh embedded server and a migrated template database. After: nothing is left. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachDatabase } from '#adapters/postgres/connect.ts';
import { openSystem } from '#main/system.ts';
import { ensureAssets } from '#web/assets.ts';

export default async function setup() {
  const home = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  const database = { home, poolSize: 2, database: 'template_motcua' };
  const { embedded } = await reachDatabase(database);
  // Migrated, and with the packs that ship: examined once, not by each site that a test opens; on the day of the tests, since law changes.
  const day = Temporal.Instant.from('2026-11-25T08:00:00+07:00').epochMilliseconds;
  const system = await openSystem({ ...database, province: 'quang-ninh' }, () => day);
  await system.close();
  // Once, before several sites want it at the same time.
  await ensureAssets(home);
  process.env['MOTCUA_TEST_SOCKET'] = embedded!.socket;
  process.env['MOTCUA_TEST_HOME'] = home;
  return async () => {
    await embedded!.release();
    rmSync(home, { recursive: true, force: true });
  };
}
