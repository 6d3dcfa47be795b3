/** Signing out at the identity provider ends what is signed in here, and signing out here leads there. The provider is the test's own. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { sha256 } from '#kernel/hash.ts';
import { type Running, startServer } from '#main/serve.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
let running: Running;
let provider: Server;
let issuer: string;
const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const CLERK = 'hong-gai.counter.hoa';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
async function signed(claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const payload = {
    iss: issuer,
    aud: 'motcua',
    iat: now,
    exp: now + 120,
    jti: randomUUID(),
    events: EVENTS,
    ...claims,
  };
  const text = `${part({ alg: 'ES256', kid: 'k', typ: 'logout+jwt', ...header })}.${part(payload)}`;
  const by = { name: 'ECDSA', hash: 'SHA-256' };
  return `${text}.${Buffer.from(await crypto.subtle.sign(by, keys.privateKey, Buffer.from(text))).toString('base64url')}`;
}

beforeAll(async () => {
  const jwk = await crypto.subtle.exportKey('jwk', keys.publicKey);
  provider = createServer(({ url }, response) => {
    const answer = (value: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url === '/jwks') return answer({ keys: [{ ...jwk, kid: 'k', alg: 'ES256', use: 'sig' }] });
    return answer({
      issuer,
      authorization_endpoint: `${issuer}/go`,
      token_endpoint: `${issuer}/token`,
      end_session_endpoint: `${issuer}/end`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
    });
  });
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  database = await testDatabase();
  const oidc = { issuer, clientId: 'motcua', clientSecret: 's' };
  running = await startServer({ ...database.settings, oidc, port: 0, host: '127.0.0.1', workers: 0 });
});
afterAll(async () => {
  await running?.stop();
  provider?.closeAllConnections();
  provider?.close();
  await database?.drop();
});

async function signedIn(kind: 'citizen' | 'officer', id: string, sid?: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const now = new Date();
  await new PostgresDoors(database.pool).saveSession(
    sha256(secret),
    { kind, id, name: id, assurance: 2, formToken: 'form', startedAt: now.toISOString(), sid },
    { expiresAt: new Date(now.getTime() + 8 * 3_600_000).toISOString(), now: now.toISOString(), most: 20 },
  );
  return `mc_session=${secret}`;
}
const get = (path: string, cookie: string) =>
  fetch(running.baseUrl + path, { headers: { cookie }, redirect: 'manual' });
const isIn = async (cookie: string) => (await get('/sessions', cookie)).status === 200;
const post = (path: string, body: Record<string, string>, cookie = '') =>
  fetch(running.baseUrl + path, {
    method: 'POST',
    body: new URLSearchParams(body),
    headers: { cookie },
    redirect: 'manual',
  });
const told = async (token: string) => (await post('/sign-out/provider', { logout_token: token })).status;

it('ends the sessions that began with the one that ended there, with their stream of news, and no other', async () => {
  const one = await signedIn('officer', CLERK, 'S1');
  const other = await signedIn('officer', CLERK, 'S2');
  const stream = (await get('/office/events', one)).body!.getReader();
  await stream.read();
  expect(await told(await signed({ sid: 'S1' }))).toBe(200);
  expect((await stream.read()).done).toBe(true);
  expect([await isIn(one), await isIn(other)]).toEqual([false, true]);
  const { rows } = await database.pool.query(
    "SELECT client, what FROM motcua.security_log WHERE kind = 'provider-signed-out'",
  );
  expect(rows).toEqual([{ client: '127.0.0.1', what: 'one session' }]);
});

it('ends all of a person where no session is named', async () => {
  const [phone, desk, stranger] = [
    await signedIn('citizen', 'an', 'A'),
    await signedIn('citizen', 'an'),
    await signedIn('citizen', 'binh', 'A2'),
  ];
  expect(await told(await signed({ sub: 'an' }))).toBe(200);
  expect([await isIn(phone), await isIn(desk), await isIn(stranger)]).toEqual([false, false, true]);
});

it('is not done by a token that is used, of another, old, unsigned, or made for a sign-in', async () => {
  const cookie = await signedIn('citizen', 'an', 'X');
  const used = await signed({ sub: 'nobody' });
  expect([await told(used), await told(used)]).toEqual([200, 400]);
  const now = Math.floor(Date.now() / 1_000);
  const other = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const good = await signed({ sub: 'an' });
  const [head, body] = good.split('.');
  const forged = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    other.privateKey,
    Buffer.from(`${head}.${body}`),
  );
  for (const [why, token] of Object.entries({
    nothing: '',
    noise: 'x.y.z',
    long: 'x'.repeat(20_000),
    'of another issuer': await signed({ sub: 'an', iss: 'https://elsewhere.example' }),
    'for another client': await signed({ sub: 'an', aud: 'other' }),
    'made long ago': await signed({ sub: 'an', iat: now - 3_600, exp: now + 3_600 }),
    'that ended': await signed({ sub: 'an', exp: now - 3_600 }),
    'without its event': await signed({ sub: 'an', events: undefined }),
    'with another event': await signed({ sub: 'an', events: { x: {} } }),
    'of a sign-in': await signed({ sub: 'an', nonce: 'n' }),
    'without a number of its own': await signed({ sub: 'an', jti: undefined }),
    'of nobody': await signed({}),
    'signed by another': `${head}.${body}.${Buffer.from(forged).toString('base64url')}`,
    unsigned: `${part({ alg: 'none' })}.${body}.`,
  }))
    expect([why, await told(token)]).toEqual([why, 400]);
  expect(await isIn(cookie)).toBe(true);
});

it('signing out here leads to the provider by a page of our own, without a token in the address', async () => {
  const cookie = await signedIn('citizen', 'an');
  const out = await post('/sign-out', { _token: 'form' }, cookie);
  expect([out.status, out.headers.get('location')]).toEqual([303, '/signed-out']);
  expect(await isIn(cookie)).toBe(false);
  const page = await get('/signed-out', '');
  const there = `${issuer}/end?client_id=motcua&post_logout_redirect_uri=${encodeURIComponent(`${running.baseUrl}/`)}`;
  expect(page.headers.get('refresh')).toBe(`0; url=${there}`);
  expect(await page.text()).toContain(there.replaceAll('&', '&amp;'));
  // Who was not signed in is led nowhere.
  expect((await post('/sign-out', {})).headers.get('location')).toBe('/');
});
