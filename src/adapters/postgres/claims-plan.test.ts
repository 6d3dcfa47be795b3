/** What is near to a claim is found by the index, however many claims there are: PostgreSQL guesses by the size of the table how much a range holds. */
import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIRST_HASH } from '#spine/chain.ts';
import type { Commit, NewEntry } from '#spine/store.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { commitStatement } from './commit-statement.ts';
import { PostgresStore } from './postgres-store.ts';

const ID = '01a22082-4bb5-72e0-99cc-8202f98a5e0e';
const at = '2026-11-25T01:00:00Z';
const near = Array.from({ length: 4 }, (_, i) => ({ beginning: `n${i}`, from: `n${i}a`, below: `n${i}b` }));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query(`INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
    SELECT 'birth', 's' || i, gen_random_uuid() FROM generate_series(1, 20000) i`);
  await database.owner.query('ANALYZE motcua.entered_once');
});
afterAll(() => database.drop());

/** Of a statement that is prepared once for any values, as the store prepares them. */
async function planOf(client: PoolClient, text: string, values: readonly unknown[]): Promise<string> {
  await client.query('SET plan_cache_mode = force_generic_plan');
  await client.query(`PREPARE planned AS ${text}`);
  const said = values.map((value) => (value === null ? 'NULL' : client.escapeLiteral(literal(value)))).join(', ');
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN EXECUTE planned(${said})`);
  await client.query('DEALLOCATE planned');
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const literal = (value: unknown): string =>
  Buffer.isBuffer(value)
    ? `\\x${value.toString('hex')}`
    : Array.isArray(value)
      ? `{${value.map((one) => `"${one}"`).join(',')}}`
      : String(value);

async function ofStore(act: (store: PostgresStore<{ code?: string }>) => Promise<unknown>): Promise<string> {
  const client = await database.owner.connect();
  let plan = '';
  const planning = {
    query: async ({ text, values }: { text: string; values: unknown[] }) => {
      plan = await planOf(client, text, values);
      return { rows: [] };
    },
    release: () => {},
  };
  const pool = { ...planning, connect: async () => planning } as unknown as Pool;
  await act(new PostgresStore(pool, pool, (state) => state));
  client.release();
  return plan;
}

it('by an act that claims, and by who looks who holds it, be they few or many', async () => {
  const entry: NewEntry = {
    register: 'birth',
    subject: 's',
    data: {},
    trueSince: '2026-11-25',
    knownSince: at,
    seq: 2,
    bare: true,
    near,
    untaken: ['s1', 's2'],
  };
  const commit: Commit = {
    dossierId: ID,
    expectedSeq: 1,
    prevHash: FIRST_HASH,
    events: [{ type: 'noted', at, actor: 'x', body: '{}' }],
    tasks: { opened: [], closed: [], assigned: [] },
    entries: [entry],
    jobs: [],
  };
  const { text, values } = commitStatement(commit, (iso) => iso);
  const client = await database.owner.connect();
  const plans = [await planOf(client, text, values)];
  client.release();
  plans.push(await ofStore((store) => store.findHolders('birth', ['s1'], near)));
  const many = Array.from({ length: 40 }, (_, i) => `s${i}`);
  plans.push(await ofStore((store) => store.findHolders('birth', many, near)));
  for (const plan of plans) {
    expect(plan).toContain('entered_once');
    expect(plan).not.toMatch(/Seq Scan on entered_once/);
  }
});
