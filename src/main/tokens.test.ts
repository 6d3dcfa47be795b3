/** Tokens that tokens issued: they hold as long as every one that they came from, whoever acts at the same moment. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { StoryClock } from '#kernel/clock.ts';
import { sha256 } from '#kernel/hash.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { province } from '../../test/support/platform.ts';
import { bearerFinder, issueByHand, tokenPartsOf } from './tokens.ts';

const START = Temporal.Instant.from('2026-11-25T01:00:00Z');
const clock = new StoryClock(START);
const owner: Actor = { kind: 'officer', id: 'hong-gai.chair', name: 'x' };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const parts = () => tokenPartsOf(database.pool, { clock });
const find = (token: string) => bearerFinder(database.pool, { clock, province })(token);
const asked = { name: 'n', scopes: ['read', 'tokens'], days: 9 };
const issue = async (by?: { id: string; expiresAt: string }) => must(await parts().issue(owner, asked, by));
const codeOf = (said: unknown) => (isRefusal(said as never) ? (said as { code: string }).code : 'ok');
const heard = async ({ token }: { token: string }) => codeOf(await find(token));
const isWaiting = async () => {
  const { rows } = await database.owner.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows.length > 0;
};
const held = async <Value>(first: (client: PoolClient) => Promise<unknown>, then: () => Promise<Value>) => {
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    await first(client);
    const second = then();
    await expect.poll(isWaiting, { interval: 10 }).toBe(true);
    await client.query('COMMIT');
    return await second;
  } finally {
    client.release();
  }
};

it('is issued by none that is being revoked', async () => {
  const parent = await issue();
  const revoke = `UPDATE motcua.api_token SET revoked_at = '${START}' WHERE id = $1`;
  const said = await held(
    (client) => client.query(revoke, [parent.id]),
    () => parts().issue(owner, asked, parent),
  );
  expect(codeOf(said)).toBe('token-ended');
  expect((await parts().list(owner)).filter(({ revokedAt }) => !revokedAt)).toEqual([]);
});

it('ends with the one that issues it, when that is revoked meanwhile', async () => {
  const [top, asks] = [await issue(), 'SELECT FROM motcua.api_token WHERE id = $1 FOR SHARE'];
  const parent = await issue(top);
  const child = await issue(parent);
  // As a statement that issues: who asks is held, and what it issues is seen when that ends.
  const orphan = `UPDATE motcua.api_token SET issued_with = NULL WHERE id = $1`;
  await database.owner.query(orphan, [child.id]);
  const said = await held(
    async (client) => {
      await client.query(asks, [parent.id]);
      await database.owner.query('UPDATE motcua.api_token SET issued_with = $2 WHERE id = $1', [child.id, parent.id]);
    },
    () => parts().revoke(owner, top.id),
  );
  expect(codeOf(said)).toBe('ok');
  expect([await heard(top), await heard(parent), await heard(child)]).toEqual(Array(3).fill('token-revoked'));
  const row = (await parts().list(owner)).find(({ id }) => id === child.id);
  expect(row?.revokedAt).toBeDefined();
});

it('opens nothing after any that it came from ended, whatever its own row says', async () => {
  const [top, other] = [await issue(), await issue()];
  const parent = await issue(top);
  const child = await issue(parent);
  expect(await heard(child)).toBe('ok');
  await database.pool.query('UPDATE motcua.api_token SET revoked_at = $2 WHERE id = $1', [top.id, START.toString()]);
  expect([await heard(child), await heard(other)]).toEqual(['token-revoked', 'ok']);
  await database.pool.query('UPDATE motcua.api_token SET revoked_at = NULL WHERE id = $1', [top.id]);
  await database.pool.query('UPDATE motcua.api_token SET expires_at = $2 WHERE id = $1', [top.id, START.toString()]);
  expect(await heard(child)).toBe('token-expired');
});

it('does not revoke the one that it came from, and revokes itself and what is beside it', async () => {
  const top = await issue();
  const parent = await issue(top);
  const [child, beside] = [await issue(parent), await issue(parent)];
  expect(codeOf(await parts().revoke(owner, top.id, child))).toBe('token-above');
  expect(codeOf(await parts().revoke(owner, parent.id, child))).toBe('token-above');
  expect(codeOf(await parts().revoke(owner, beside.id, child))).toBe('ok');
  expect(codeOf(await parts().revoke(owner, child.id, child))).toBe('ok');
  expect([await heard(top), await heard(parent), await heard(child)]).toEqual(['ok', 'ok', 'token-revoked']);
});

it('leaves none that holds, of many that are issued while it is revoked', async () => {
  const parent = await issue();
  const all = Array.from({ length: 12 }, () => parts().issue(owner, asked, parent));
  await parts().revoke(owner, parent.id);
  const issued = (await Promise.all(all)).flatMap((one) => (isRefusal(one) ? [] : [one]));
  for (const one of issued) expect(await heard(one)).toBe('token-revoked');
  const left = (await parts().list(owner)).filter(
    ({ id, revokedAt }) => issued.some((one) => one.id === id) && !revokedAt,
  );
  expect(left).toEqual([]);
});

it('is kept as its hash alone', async () => {
  const { token } = await issue();
  const { rows } = await database.owner.query<{ hash: string; whole: string }>(
    'SELECT hash, t::text AS whole FROM motcua.api_token t',
  );
  expect(rows.map(({ hash }) => hash)).toContain(sha256(token));
  for (const { whole } of rows) expect(whole).not.toContain(token.slice('mc_'.length));
});

it('ends where it is of before tokens were issued to somebody', async () => {
  const sql = readFileSync(join(import.meta.dirname, '../adapters/postgres/sql/0037-access.sql'), 'utf8');
  const [, access] = /(-- Tokens are issued[\s\S]*?)-- Whose a session is/.exec(sql)!;
  const client = await database.owner.connect();
  try {
    await client.query('BEGIN');
    await client.query('DELETE FROM motcua.api_token');
    await client.query('DROP INDEX motcua.api_token_actor');
    const since = ['id', 'name', 'scopes', 'issued_by', 'issued_at', 'expires_at', 'used_at', 'revoked_at'];
    await client.query(`ALTER TABLE motcua.api_token ${since.map((one) => `DROP COLUMN ${one} CASCADE`).join()}`);
    await client.query("INSERT INTO motcua.api_token (hash, actor_kind, actor_id) VALUES ('old', 'citizen', 'an')");
    await client.query(access);
    expect((await client.query('SELECT FROM motcua.api_token')).rowCount).toBe(0);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

it('has a name, scopes that there are, days that it may have, and an owner whom the province knows', async () => {
  for (const [wrong, code] of [
    [{ name: ' ' }, 'token-name'],
    [{ scopes: [] }, 'token-scope-unknown'],
    [{ scopes: ['read', 'act:fly'] }, 'token-scope-unknown'],
    [{ days: 0 }, 'token-days'],
    [{ days: 1.5 }, 'token-days'],
    [{ days: 100_000 }, 'token-days'],
  ] satisfies [Partial<typeof asked>, string][])
    expect(codeOf(await parts().issue(owner, { ...asked, ...wrong }))).toBe(code);
  expect(codeOf(await issueByHand(database.pool, { clock, province }, 'nobody', asked))).toBe('token-owner-unknown');
});
