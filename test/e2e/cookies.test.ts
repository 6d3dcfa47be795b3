/** The cookies of people who come over TLS, from signing in to signing out. The provider and the proxy are the test's own. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keptKey } from '#main/kept-key.ts';
import { type Running, startServer } from '#main/serve.ts';
import { ensureTokens } from '#main/tokens.ts';
import { trackingSecret } from '#views/tracking.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { anotherBirth, partyOf } from '../support/platform.ts';

const HOST = 'motcua.example.vn';
let database: TestDatabase;
let running: Running;
let provider: Server;
let issuer: string;
let nonce = '';
const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);

let who: Record<string, string> = { sub: 'an', name: 'An' };

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
async function idToken(): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: issuer,
    aud: 'motcua',
    ...who,
    acr: '2',
    nonce,
    iat: now,
    exp: now + 120,
    auth_time: now,
  };
  const text = `${part({ alg: 'ES256', kid: 'k' })}.${part({ ...claims, id_number: '022190000001', jti: randomUUID() })}`;
  const by = { name: 'ECDSA', hash: 'SHA-256' };
  return `${text}.${Buffer.from(await crypto.subtle.sign(by, keys.privateKey, Buffer.from(text))).toString('base64url')}`;
}

beforeAll(async () => {
  const jwk = await crypto.subtle.exportKey('jwk', keys.publicKey);
  provider = createServer(async ({ url }, response) => {
    const answer = (value: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url === '/jwks') return answer({ keys: [{ ...jwk, kid: 'k', alg: 'ES256', use: 'sig' }] });
    if (url === '/token') return answer({ access_token: 'a', token_type: 'bearer', id_token: await idToken() });
    return answer({
      issuer,
      authorization_endpoint: `${issuer}/go`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
  });
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  database = await testDatabase();
  const oidc = { issuer, clientId: 'motcua', clientSecret: 's' };
  const more = { url: `https://${HOST}`, oidc, port: 0, host: '127.0.0.1', workers: 0 };
  running = await startServer({ ...database.settings, ...more });
});
afterAll(async () => {
  await running?.stop();
  provider?.closeAllConnections();
  provider?.close();
  await database?.drop();
});

/** A browser behind the proxy: what it was given, by name. */
const jar = new Map<string, string>();
const given: string[] = [];
interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

function ask(path: string, form?: Record<string, string>, more: Record<string, string> = {}): Promise<Answer> {
  const { hostname, port } = new URL(running.address);
  const body = form && new URLSearchParams(form).toString();
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { host: HOST, cookie, ...more, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) };
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method: form ? 'POST' : 'GET', headers }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      for (const line of answer.headers['set-cookie'] ?? []) {
        given.push(line);
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        if (value) jar.set(name, value);
        else jar.delete(name);
      }
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const tokenIn = ({ text }: Answer) => /name="_token" value="([^"]+)"/.exec(text)![1];

it('are of this host alone, go over TLS alone and are read by no script, each of them', async () => {
  await ask('/?lang=en&questions=one');
  // Posted without a session: it waits.
  const parked = await ask('/my/people', { name: 'Cúc' });
  expect(parked.headers.location).toMatch(/^\/sign-in\?to=\/resume\//);
  const begun = new URL((await ask('/sign-in?to=/my/people')).headers.location!);
  nonce = begun.searchParams.get('nonce')!;
  const back = await ask(`/sign-in/done?code=c&state=${begun.searchParams.get('state')}`);
  expect([back.status, back.headers.location]).toEqual([303, '/my/people']);
  const resumed = await ask(parked.headers.location!.replace('/sign-in?to=', ''));
  expect(resumed.text).toContain('value="Cúc"');
  const ended = await ask('/sessions/end', { _token: tokenIn(await ask('/sessions')) });
  expect(ended.status).toBe(303);
  // Told once, in the language that was chosen.
  expect((await ask('/sessions')).text).toContain('govuk-notification-banner');
  expect((await ask('/sessions')).text).toMatch(/<html[^>]* lang="en"/);
  const { province } = running.system.platform;
  const { an } = (await ensureTokens(database.settings.home, database.pool, province)).tokens;
  const draft = await fetch(`${running.address}/v1/dossiers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${an}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ procedure: '1.001193', channel: 'online', place: '06685' },
      ...{ applicant: partyOf('an'), answers: anotherBirth() },
    }),
  });
  const { id } = (await draft.json()) as { id: string };
  const submitted = await fetch(`${running.address}/v1/dossiers/${id}/submit-dossier`, {
    method: 'POST',
    headers: { authorization: `Bearer ${an}`, 'content-type': 'application/json' },
    body: '{}',
  });
  const { code } = (await submitted.json()) as { code: string };
  const key = trackingSecret(await keptKey(database.pool, 'tracking-key'), id);
  const token = tokenIn(await ask('/sessions'));
  expect((await ask('/track', { code, key, _token: token })).headers.location).toBe('/track/dossier');
  expect((await ask('/track/dossier')).text).toContain(code);
  expect((await ask('/sign-out', { _token: token })).status).toBe(303);
  expect((await ask('/sessions')).headers.location).toMatch(/^\/sign-in/);

  const names = new Set(given.map((line) => line.split('=')[0]));
  const all = ['flow', 'lang', 'notice', 'parked', 'questions', 'session', 'track'];
  expect([...names].toSorted()).toEqual(all.map((name) => `__Host-mc_${name}`));
  for (const line of given) {
    expect(line).toMatch(/; Path=\/(;|$)/);
    expect(line).toMatch(/; Secure(;|$)/);
    expect(line).not.toMatch(/; Domain=/i);
    if (!/=; /.test(line)) expect(line).toMatch(/; HttpOnly; .*SameSite=Lax/);
  }
});

it('are read by their whole names: what a neighbouring host sets is none', async () => {
  const page = await ask('/?x=1', undefined, { cookie: 'mc_lang=hi; mc_notice=saved; mc_questions=one' });
  expect(page.text).toMatch(/<html[^>]* lang="vi"/);
  expect(page.text).not.toContain('govuk-notification-banner');
});

it('are given to no officer whom the province does not list, who is told whom to ask', async () => {
  who = { sub: 'nobody', name: 'Người Lạ', kind: 'officer' };
  for (const [language, says] of [
    ['vi', /«Người Lạ».*không có trong danh sách cán bộ.*quản trị viên/s],
    ['en', /“Người Lạ”.*not on the province’s list of officers.*administrator/s],
  ] as const) {
    await ask(`/?lang=${language}`);
    const begun = new URL((await ask('/sign-in?to=/office')).headers.location!);
    nonce = begun.searchParams.get('nonce')!;
    const back = await ask(`/sign-in/done?code=c&state=${begun.searchParams.get('state')}`);
    expect([back.status, back.text]).toEqual([422, expect.stringMatching(says)]);
    expect((await ask('/sessions')).headers.location).toMatch(/^\/sign-in/);
  }
});
