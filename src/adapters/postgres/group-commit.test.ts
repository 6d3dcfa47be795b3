/** Acts that are written in one transaction: which are, and what each is told when one of them fails or the server goes away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidV7 } from '#kernel/ids.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Statement } from './commit-statement.ts';
import { GroupCommit } from './group-commit.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query(
    'CREATE TABLE motcua.noted (id uuid PRIMARY KEY, n integer NOT NULL); GRANT ALL ON motcua.noted TO motcua_app',
  );
});
afterAll(() => database.drop());

const INTO = 'INSERT INTO motcua.noted (id, n) SELECT $1::uuid, $2::int';
let n = 0;
const newId = () => uuidV7(Date.UTC(2026, 10, 25) + ++n, crypto.getRandomValues(new Uint8Array(10)));
const note = (id: string, value: unknown, rest = ''): Statement => ({
  name: `note${rest}`,
  text: `${INTO}${rest}`,
  values: [id, value],
  hash: '',
  contends: false,
});

/** How many transactions wrote those that are there, and how many are there. */
async function found(ids: readonly string[]) {
  const { rows } = await database.owner.query<{ rows: number; transactions: number }>(
    'SELECT count(*)::int AS rows, count(DISTINCT xmin::text)::int AS transactions FROM motcua.noted WHERE id = ANY ($1)',
    [ids],
  );
  return rows[0];
}

describe('acts at one moment', () => {
  it('are one transaction, eight at most, as many transactions at once as connections are given', async () => {
    const ids = Array.from({ length: 24 }, newId);
    const writers = new GroupCommit(database.writers, 2);
    const written = await Promise.all(ids.map((id) => writers.write(note(id, 1))));
    expect(written.map(({ rowCount }) => rowCount)).toEqual(Array(24).fill(1));
    expect(await found(ids)).toEqual({ rows: 24, transactions: 3 });
  });

  it('each alone where nobody comes with it', async () => {
    const ids = [newId(), newId()];
    const writers = new GroupCommit(database.writers, 2);
    for (const id of ids) await writers.write(note(id, 1));
    expect(await found(ids)).toEqual({ rows: 2, transactions: 2 });
  });

  it('fail alone: what one did wrong is told to it, and the others are written', async () => {
    const [twice, ...ids] = Array.from({ length: 6 }, newId);
    const writers = new GroupCommit(database.writers, 1);
    await writers.write(note(twice, 1));
    const [wrong, second, ...others] = await Promise.allSettled([
      writers.write(note(ids[0], 'no number')),
      writers.write(note(twice, 2)),
      ...ids.slice(1).map((id) => writers.write(note(id, 1))),
    ]);
    expect(wrong).toMatchObject({ status: 'rejected', reason: { code: '22P02' } });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: '23505', table: 'noted' } });
    expect(others.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect((await found(ids)).rows).toBe(4);
  });

  it('are all told of a connection that breaks, and none of them is there', async () => {
    const ids = Array.from({ length: 4 }, newId);
    const writers = new GroupCommit(database.writers, 1);
    // The last one waits until its connection is cut.
    const written = ids.map((id, i) => writers.write(note(id, 1, i === 3 ? ' FROM pg_sleep(60)' : '')));
    const all = Promise.allSettled(written);
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND state = 'active' AND usename = 'motcua_app' AND datname = current_database()`;
    await expect.poll(async () => (await database.owner.query(cut)).rowCount).toBe(1);
    expect((await all).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect((await found(ids)).rows).toBe(0);
    // The next ones find a connection.
    const next = [newId(), newId()];
    await Promise.all(next.map((id) => writers.write(note(id, 1))));
    expect((await found(next)).rows).toBe(2);
  });

  it('are all told where no connection is to be had', async () => {
    const gone = await testDatabase();
    const writers = new GroupCommit(gone.writers, 1);
    await gone.drop();
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => writers.write(note(newId(), 1))));
    expect(all.map(({ status }) => status)).toEqual(Array(10).fill('rejected'));
  });
});
