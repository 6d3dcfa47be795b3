/** What comes back from a provider is taken for the sign-in it was asked for, and for no other. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OidcClient } from './oidc-client.ts';

let server: Server;
let client: OidcClient;
let issuer: string;
/** What the provider writes into the token it gives next. */
let nonce: string | undefined;
const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);

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
  };
  const signed = `${part({ alg: 'ES256', kid: 'k' })}.${part(claims)}`;
  const by = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(by, keys.privateKey, Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

beforeAll(async () => {
  const jwk = await crypto.subtle.exportKey('jwk', keys.publicKey);
  server = createServer(async ({ url }, response) => {
    const answer = (value: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url === '/jwks') return answer({ keys: [{ ...jwk, kid: 'k', alg: 'ES256', use: 'sig' }] });
    if (url === '/token') return answer({ access_token: 'x', token_type: 'bearer', id_token: await idToken() });
    return answer({
      issuer,
      authorization_endpoint: `${issuer}/go`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new OidcClient({
    issuer,
    clientId: 'motcua',
    clientSecret: 's',
    redirectUri: 'https://motcua.example.vn/done',
  });
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
  expect(new URL((await client.begin(true)).url).searchParams.get('prompt')).toBe('login');
  // A token of another attempt, or of none.
  for (const other of [(await client.begin()).flow.nonce, undefined]) {
    nonce = other;
    await expect(client.finish(back, flow)).rejects.toThrow();
  }
  nonce = flow.nonce;
  await expect(client.finish(back.replace(flow.state, 'another'), flow)).rejects.toThrow();
});
