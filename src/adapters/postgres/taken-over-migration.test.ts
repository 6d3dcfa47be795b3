/** An older database asks once for the status of each result whose holding may have been taken over. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidV7 } from '#kernel/ids.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

it('queues the status of results that entered what somebody holds, and of no other', async () => {
  const { pool } = database;
  const [held, other] = [1, 2].map((n) => uuidV7(Date.parse('2026-11-25T01:00:00Z') + n, new Uint8Array(10).fill(n)));
  for (const [n, id] of [held, other].entries())
    await pool.query('INSERT INTO motcua.result_status (dossier_id, place) VALUES ($1, $2)', [id, n]);
  await pool.query(
    `INSERT INTO motcua.register_entry (subject_id, register, origin, data, true_since, known_since, revokes)
     SELECT 'x', r.register, r.id || '#3', '{}', '2026-11-25', '2026-11-25T01:00:00Z', false
     FROM (VALUES ('land-right', $1), ('permit', $2)) r(register, id)`,
    [held, other],
  );
  await pool.query(
    "INSERT INTO motcua.entered_once (register, subject_id, dossier_id) VALUES ('land-right', 'holding=x', $1)",
    [held],
  );
  await pool.query(readFileSync(join(import.meta.dirname, 'sql', '0027-taken-over.sql'), 'utf8'));
  const { rows } = await pool.query<{ payload: string }>(
    "SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'publish-status'",
  );
  expect(rows.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([{ dossierId: held }]);
});
