/** What comes back from a provider is taken for the sign-in it was asked for, and for no other. */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OidcClient } from './oidc-client.ts';

let server: Server;
let client: OidcClient;
let issuer: string;
/** What the provider writes into the token it gives next. */
let nonce: string | undefined;
/** What is otherwise in that token. */
let other: { claims?: object; header?: object; keys?: CryptoKeyPair; unsigned?: boolean; by?: string } = {};
/** What it was sent with the code. */
let sent = new URLSearchParams();
/** Whose the metadata say they are, where not of who was asked. */
let said: string | undefined;
const newKeys = () => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const keys = await newKeys();

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
async function idToken(): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: issuer,
    sub: 'an',
    aud: 'motcua',
    iat: now,
    exp: now + 60,
    nonce,
    kind: 'citizen',
    acr: 'loa2',
    auth_time: now - 90,
    ...other.claims,
  };
  const signed = `${part({ alg: 'ES256', kid: 'k', ...other.header })}.${part(claims)}`;
  if (other.unsigned) return `${signed}.`;
  if (other.by) return `${signed}.${createHmac('sha256', other.by).update(signed).digest('base64url')}`;
  const by = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(by, (other.keys ?? keys).privateKey, Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

const newClient = () =>
  new OidcClient({ issuer, clientId: 'motcua', clientSecret: 's', redirectUri: 'https://motcua.example.vn/done' });

beforeAll(async () => {
  const jwk = await crypto.subtle.exportKey('jwk', keys.publicKey);
  server = createServer(async (request, response) => {
    const { url } = request;
    const answer = (value: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url === '/jwks') return answer({ keys: [{ ...jwk, kid: 'k', alg: 'ES256', use: 'sig' }] });
    if (url === '/token') {
      sent = new URLSearchParams(await text(request));
      return answer({ access_token: 'x', token_type: 'bearer', id_token: await idToken() });
    }
    return answer({
      issuer: said ?? issuer,
      authorization_endpoint: `${issuer}/go`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = newClient();
});
afterAll(() => server.close());

it('a sign-in is taken once, for the browser and the attempt it began in', async () => {
  const { url, flow } = await client.begin();
  const asked = new URL(url).searchParams;
  expect([asked.get('nonce'), asked.get('state'), asked.get('code_challenge_method')]).toEqual([
    flow.nonce,
    flow.state,
    'S256',
  ]);
  const back = `https://motcua.example.vn/done?code=c&state=${flow.state}`;
  nonce = flow.nonce;
  expect(await client.finish(back, flow)).toMatchObject({
    sub: 'an',
    kind: 'citizen',
    assurance: 2,
    provenSecondsAgo: 90,
  });
  // The code comes with what only this browser's sign-in knows (RFC 7636, 4.6).
  const verifier = sent.get('code_verifier') ?? '';
  expect(verifier).toBe(flow.verifier);
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(asked.get('code_challenge'));
  expect(new URL((await client.begin(true)).url).searchParams.get('prompt')).toBe('login');
  // A token of another attempt, or of none.
  for (const another of [(await client.begin()).flow.nonce, undefined]) {
    nonce = another;
    await expect(client.finish(back, flow)).rejects.toThrow();
  }
  nonce = flow.nonce;
  await expect(client.finish(back.replace(flow.state, 'another'), flow)).rejects.toThrow();
});

const LOGOUT = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const ago = (seconds: number) => Math.floor(Date.now() / 1_000) - seconds;
it.each<[string, () => Promise<typeof other> | typeof other]>([
  ['made for another than us', () => ({ claims: { aud: 'another' } })],
  ['for us and others, to one of those', () => ({ claims: { aud: ['motcua', 'another'], azp: 'another' } })],
  ['for nobody', () => ({ claims: { aud: undefined } })],
  ['of another provider', () => ({ claims: { iss: 'https://another.example.vn' } })],
  ['of no provider', () => ({ claims: { iss: undefined } })],
  ['that has ended', () => ({ claims: { iat: ago(900), exp: ago(600) } })],
  ['without an end', () => ({ claims: { exp: undefined } })],
  ['of nobody', () => ({ claims: { sub: undefined } })],
  ['made for signing out', () => ({ header: { typ: 'logout+jwt' }, claims: { nonce: undefined, events: LOGOUT } })],
  ['signed by a key that is not the provider’s', async () => ({ keys: await newKeys() })],
  ['signed by a key of another name', async () => ({ keys: await newKeys(), header: { kid: 'another' } })],
  ['with its signature cut off', () => ({ unsigned: true })],
  ['that says it is not signed', () => ({ header: { alg: 'none' }, unsigned: true })],
  ['signed by the secret of the client', () => ({ header: { alg: 'HS256' }, by: 's' })],
])('a token is not taken that is %s', async (_what, made) => {
  const { flow } = await client.begin();
  nonce = flow.nonce;
  const back = `https://motcua.example.vn/done?code=c&state=${flow.state}`;
  other = await made();
  try {
    await expect(client.finish(back, flow)).rejects.toThrow();
  } finally {
    other = {};
  }
  // The same sign-in with nothing wrong in it.
  expect((await client.finish(back, flow)).sub).toBe('an');
});

it('a provider whose metadata are of another issuer is not asked', async () => {
  said = 'https://another.example.vn';
  await expect(newClient().begin()).rejects.toThrow();
  said = undefined;
  expect((await newClient().begin()).flow.nonce).toBeTruthy();
});
