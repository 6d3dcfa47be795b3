/** A database of before: proposals stay without what was entered, and what an import opened on its own waits for its review. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { migrate } from './migrate.ts';
import { PostgresReviews } from './postgres-reviews.ts';
import { PostgresStore } from './postgres-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query(`
    ALTER TABLE motcua.procedure_review DROP COLUMN entered;
    DELETE FROM motcua.migration WHERE name = '0041-proposed.sql';`);
});
afterAll(() => database.drop());

it('puts under review what nobody has looked at, and leaves the rest', async () => {
  const rows = [
    ['1.900001', 'catalogue', 'published', '{}', false],
    ['1.900002', 'catalogue', 'published', '{}', true],
    ['1.900003', 'catalogue', 'needs-review', '{time-unstated}', false],
    ['1.900004', 'law', 'published', '{}', false],
    ['1.900005', 'catalogue', 'closed', '{}', true],
  ];
  for (const [code, origin, status, reasons, reviewed] of rows) {
    await database.owner.query("INSERT INTO motcua.pack (hash, code, files) VALUES ($1, $1, '{}')", [code]);
    await database.owner.query(
      `INSERT INTO motcua.procedure (code, hash, name, folded, field, tier, origin, status, reasons, reviewed)
       VALUES ($1, $1, 'x', 'x', 'x', 'commune', $2, $3, $4, $5)`,
      [code, origin, status, reasons, reviewed],
    );
  }
  await database.owner.query(
    `INSERT INTO motcua.procedure_review (code, n, at, officer, officer_name, verdict, basis, from_hash, hash, doubts, changes)
     VALUES ('1.900003', 1, '2026-11-20T01:00:00Z', 'o1', 'A', 'proposed', 'x', '1.900003', '1.900003', '{}', '[]')`,
  );
  expect((await migrate(database.owner)).applied).toEqual(['0041-proposed.sql']);
  const store = new PostgresStore<{ code?: string }>(database.pool, database.writers, (state) => state);
  const stands = rows.map(async ([code]) => {
    const { status, reasons } = (await store.findProcedure(String(code)))!;
    return [status, ...reasons];
  });
  expect(await Promise.all(stands)).toEqual([
    ['needs-review', 'unreviewed'],
    ['published'],
    ['needs-review', 'time-unstated'],
    ['published'],
    ['closed'],
  ]);
  const [kept] = await new PostgresReviews(database.pool).listReviews('1.900003');
  expect(kept).toMatchObject({ verdict: 'proposed', n: 1 });
  expect(kept).not.toHaveProperty('entered');
});
