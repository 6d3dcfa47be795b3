/** Two servers on one database: what is live at one hears of what is done at the other, also after it heard nothing for a while. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { SIGNALS_APPLICATION } from '#adapters/postgres/signals.ts';
import { sha256 } from '#kernel/hash.ts';
import { type Running, startServer } from '#main/serve.ts';
import { ensureTokens } from '#main/tokens.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { anotherBirth, local, partyOf } from '../support/platform.ts';
import { type Listening, listenToStderr } from '../support/stderr.ts';

let database: TestDatabase;
let servers: [Running, Running];
let token: string;
let stderr: Listening;
const START = local('2026-11-25T08:00').epochMilliseconds;
const CLERK = 'hong-gai.counter.hoa';
const begun = Date.now();
const readMs = () => START + Date.now() - begun;

beforeAll(async () => {
  stderr = listenToStderr();
  database = await testDatabase();
  const start = () => startServer({ ...database.settings, port: 0, host: '127.0.0.1', workers: 0 }, readMs);
  servers = [await start(), await start()];
  const { province } = servers[0].system.platform;
  token = (await ensureTokens(database.settings.home, database.pool, province)).tokens['an'];
});
afterAll(async () => {
  await Promise.all((servers ?? []).map((one) => one.stop()));
  await database?.drop();
  stderr.end();
  for (const line of stderr.heard()) expect(line).toMatch(/^signals: other servers are (not heard: |heard again$)/);
});

async function signedIn(id = CLERK): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const at = new Date(readMs()).toISOString();
  await new PostgresDoors(database.pool).saveSession(
    sha256(secret),
    { kind: 'officer', id, name: id, assurance: 2, formToken: 'form', startedAt: at },
    { expiresAt: new Date(readMs() + 8 * 3_600_000).toISOString(), now: at, most: 20 },
  );
  return `mc_session=${secret}`;
}

/** The inbox that is open at a server: what it hears next. */
async function listening(at: Running, cookie: string): Promise<() => Promise<string>> {
  const stream = await fetch(`${at.baseUrl}/office/events`, { headers: { cookie } });
  const reader = stream.body!.getReader();
  const hear = async () => {
    const { value, done } = await reader.read();
    return done ? 'ended' : new TextDecoder().decode(value).trim();
  };
  expect(await hear()).toBe(': here');
  return hear;
}

async function handIn(at: Running): Promise<void> {
  const ask = async (path: string, body: unknown) => {
    const answer = await fetch(at.baseUrl + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    const said = (await answer.json()) as { id: string };
    expect(answer.status, JSON.stringify(said)).toBeLessThan(300);
    return said;
  };
  const { id } = await ask('/v1/dossiers', {
    procedure: '1.001193',
    channel: 'online',
    applicant: partyOf('an'),
    place: '06685',
    answers: anotherBirth(),
  });
  await ask(`/v1/dossiers/${id}/submit-dossier`, {});
}

const signOut = async (at: Running, cookie: string) =>
  fetch(`${at.baseUrl}/sign-out`, {
    method: 'POST',
    body: new URLSearchParams({ _token: 'form' }),
    headers: { cookie },
    redirect: 'manual',
  });

describe('an inbox that is open at one server', () => {
  it('hears once of an act that was done at the other, and at its own', async () => {
    const [one, other] = servers;
    const cookie = await signedIn();
    const hear = await Promise.all(servers.map((at) => listening(at, cookie)));
    await handIn(one);
    expect(await Promise.all(hear.map((next) => next()))).toEqual(['data: changed', 'data: changed']);
    await signOut(other, cookie);
    // Nothing was said twice: what comes next is the end.
    expect(await Promise.all(hear.map((next) => next()))).toEqual(['ended', 'ended']);
  });

  it('ends with its session, wherever that ends: at the other, or by a command; others go on', async () => {
    const [one, other] = servers;
    const [left, ended, stays] = [await signedIn(), await signedIn('06862-mc.counter.1'), await signedIn()];
    const hearLeft = await listening(one, left);
    const hearEnded = await listening(one, ended);
    const hearStays = await listening(one, stays);
    await signOut(other, left);
    expect(await hearLeft()).toBe('ended');
    expect(await new PostgresDoors(database.pool).signOut(['officer:06862-mc.counter.1'])).toBe(1);
    expect(await hearEnded()).toBe('ended');
    await handIn(other);
    expect(await hearStays()).toBe('data: changed');
  });

  it('hears what it missed once the line between the servers is there again', async () => {
    const [one, other] = servers;
    const [left, stays] = [await signedIn('06862-mc.counter.1'), await signedIn()];
    const hearLeft = await listening(one, left);
    const hearStays = await listening(one, stays);
    const lines = 'FROM pg_stat_activity WHERE datname = $1 AND application_name = $2';
    const of = [database.name, SIGNALS_APPLICATION];
    const { rows } = await database.owner.query<{ gone: boolean }>(
      `SELECT pg_terminate_backend(pid, 5000) AS gone ${lines}`,
      of,
    );
    expect(rows).toEqual([{ gone: true }, { gone: true }]);
    await new PostgresDoors(database.pool).signOut(['officer:06862-mc.counter.1']);
    await handIn(other);
    expect(await hearLeft()).toBe('ended');
    expect(await hearStays()).toBe('data: changed');
    const again = await database.owner.query<{ lines: number }>(`SELECT count(*)::int AS lines ${lines}`, of);
    expect(again.rows[0].lines).toBeGreaterThan(0);
  });
});
