/** An older database knows until when slips were printed with short keys; a new one never had any. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const [, SQL] = readFileSync(join(import.meta.dirname, 'sql', '0040-security-log.sql'), 'utf8').split(
  '-- Keys of slips',
);
const kept = async () => {
  const { rows } = await database.pool.query("SELECT value FROM motcua.setting WHERE name = 'short-keys-until'");
  return rows[0]?.value as string | undefined;
};

it('keeps when the last dossier was handed in that is no story', async () => {
  await database.owner.query(`-- ${SQL}`);
  expect(await kept()).toBeUndefined();
  const add = (n: number, story: boolean, at: string | null) =>
    database.owner.query(
      `INSERT INTO motcua.dossier (id, status, procedure, pack_hash, field, unit, receiving_unit, applicant_id, applicant_name, story, submitted_at, filed, state, saved_seq)
       VALUES ($1, 'submitted', 'x', 'x', 'x', 'x', 'x', 'x', 'x', $2, $3, '{}', '{}', 1)`,
      [`019ac000-0000-7000-8000-00000000000${n}`, story, at],
    );
  await add(1, false, '2026-11-20T01:00:00Z');
  await add(2, false, '2026-11-21T01:00:00.250Z');
  await add(3, true, '2027-11-21T01:00:00Z');
  await add(4, false, null);
  await database.owner.query(`-- ${SQL}`);
  expect(await kept()).toBe('2026-11-21T01:00:00.250Z');
});
