/** What keeps a backup from being made, opened or put into use, without the whole way there: that is `kept.test.ts`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FolderStore } from '#adapters/files/folder-store.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { backUp, LOCK } from './backup.ts';
import { openBackup } from './manifest.ts';
import { filesThere } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-backup-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

it('of another version is opened by none but that', async () => {
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other', 'manifest.json'), JSON.stringify({ version: 2 }));
  expect(await openBackup(join(folder, 'other'), 'x')).toMatchObject({
    code: 'backup-version',
    params: { version: '2' },
  });
});

it('is made by one at a time', async () => {
  const client = await database.owner.connect();
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    const settings = { ...database.settings, backupPassword: 'ein langes Passwort' } as Parameters<typeof backUp>[0];
    expect(await backUp(settings, join(folder, 'second'))).toMatchObject({ code: 'backup-running' });
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    client.release();
  }
});

it('is put into use with every file that the record names, but for those that it says were gone before', async () => {
  const store = new FolderStore(join(folder, 'files'));
  const { hash } = (await store.keep(Readable.from([Buffer.from('whole')]), 100)) as { hash: string };
  expect(await filesThere(database.pool, store, [])).toBe(1);
  writeFileSync(join(folder, 'files', hash.slice(0, 2), hash), 'torn');
  expect(await filesThere(database.pool, store, [])).toMatchObject({
    code: 'restore-files-broken',
    params: { file: hash },
  });
  expect(await filesThere(database.pool, store, [hash])).toBe(1);
});
