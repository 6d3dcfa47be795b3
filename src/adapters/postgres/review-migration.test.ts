/** A database from before reviews: what an earlier reading published is under review afterwards, and nothing else changes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { migrate } from './migrate.ts';
import { PostgresReviews } from './postgres-reviews.ts';
import { PostgresStore } from './postgres-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query(`
    DROP TABLE motcua.procedure_review;
    ALTER TABLE motcua.procedure DROP COLUMN ministry, DROP COLUMN source, DROP COLUMN reviewed, DROP COLUMN since;
    DELETE FROM motcua.migration WHERE name = '0013-review.sql';`);
});
afterAll(() => database.drop());

it('puts what was imported under review, with its doubts, and leaves packs made by hand open', async () => {
  const rows = [
    ['1.900001', 'catalogue', 'published', '{}'],
    ['1.900002', 'catalogue', 'needs-review', '{time-unstated}'],
    ['1.900003', 'law', 'published', '{}'],
  ];
  for (const [code, origin, status, reasons] of rows) {
    const manifest = origin === 'law' ? `code: '${code}'` : JSON.stringify({ code, ministry: 'Bộ Tài chính' });
    await database.owner.query('INSERT INTO motcua.pack (hash, code, files) VALUES ($1, $1, $2)', [
      code,
      JSON.stringify({ 'procedure.yaml': manifest }),
    ]);
    await database.owner.query(
      `INSERT INTO motcua.procedure (code, hash, name, folded, field, tier, origin, status, reasons)
       VALUES ($1, $1, 'x', 'x', 'x', 'commune', $2, $3, $4)`,
      [code, origin, status, reasons],
    );
  }
  expect((await migrate(database.owner)).applied).toEqual(['0013-review.sql']);
  const store = new PostgresStore<{ code?: string }>(database.pool, database.writers, (state) => state);
  expect(await store.findProcedure('1.900001')).toMatchObject({
    status: 'needs-review',
    reasons: ['earlier-reading'],
    ministry: 'Bộ Tài chính',
    reviewed: false,
  });
  expect((await store.findProcedure('1.900002'))?.reasons).toEqual(['time-unstated', 'earlier-reading']);
  expect(await store.findProcedure('1.900003')).toMatchObject({ status: 'published', reasons: [] });
  expect((await store.findPack('1.900001'))?.files['procedure.yaml']).toContain('Bộ Tài chính');
  const { rows: listed } = await new PostgresReviews(database.pool).listForReview(
    { status: 'needs-review', ministry: 'Bộ Tài chính' },
    { limit: 10 },
  );
  expect(listed.map((row) => row.code).sort()).toEqual(['1.900001', '1.900002']);
});
