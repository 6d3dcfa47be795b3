/** The cookies of people who come over TLS, from signing in to signing out. The provider and the proxy are the test's own. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalText, refuse } from '#kernel/outcome.ts';
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

/** Tokens that the provider gave to the server. */
const ACCESS = 'access-token-of-the-provider';
const made: string[] = [];

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
  const signature = Buffer.from(await crypto.subtle.sign(by, keys.privateKey, Buffer.from(text)));
  made.push(`${text}.${signature.toString('base64url')}`);
  return made.at(-1)!;
}

beforeAll(async () => {
  const jwk = await crypto.subtle.exportKey('jwk', keys.publicKey);
  provider = createServer(async ({ url }, response) => {
    const answer = (value: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url === '/jwks') return answer({ keys: [{ ...jwk, kid: 'k', alg: 'ES256', use: 'sig' }] });
    if (url === '/token') return answer({ access_token: ACCESS, token_type: 'bearer', id_token: await idToken() });
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
/** All that was said to it: addresses, cookies, pages. */
let heard = '';
interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

async function ask(
  path: string,
  form?: Record<string, string> | FormData,
  more: Record<string, string> = {},
): Promise<Answer> {
  const { hostname, port } = new URL(running.address);
  const sent = form && new Response(form instanceof FormData ? form : new URLSearchParams(form));
  const body = sent && Buffer.from(await sent.arrayBuffer());
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { host: HOST, cookie, ...more, ...(sent && { 'content-type': sent.headers.get('content-type')! }) };
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method: form ? 'POST' : 'GET', headers }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      heard += JSON.stringify(answer.headers) + text;
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

async function submitted(): Promise<{ id: string; code: string }> {
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
  const answer = await fetch(`${running.address}/v1/dossiers/${id}/submit-dossier`, {
    method: 'POST',
    headers: { authorization: `Bearer ${an}`, 'content-type': 'application/json' },
    body: '{}',
  });
  return { id, code: ((await answer.json()) as { code: string }).code };
}

it('are of this host alone, go over TLS alone and are read by no script, each of them', async () => {
  await ask('/?lang=en&questions=one');
  // Posted without a session: it waits.
  const parked = await ask('/my/people', { name: 'Cúc' });
  expect(parked.headers.location).toMatch(/^\/sign-in\?to=\/resume\//);
  const begun = new URL((await ask('/sign-in?to=/my/people')).headers.location!);
  nonce = begun.searchParams.get('nonce')!;
  const back = await ask(`/sign-in/done?code=c&state=${begun.searchParams.get('state')}`);
  expect([back.status, back.headers.location]).toEqual([303, '/my/people']);
  const log = "SELECT who, door, client, what FROM motcua.security_log WHERE kind = 'signed-in'";
  await expect
    .poll(async () => (await database.pool.query(log)).rows)
    .toEqual([{ who: 'citizen:an', door: 'pages', client: '127.0.0.1', what: 'level 2' }]);
  const resumed = await ask(parked.headers.location!.replace('/sign-in?to=', ''));
  expect(resumed.text).toContain('value="Cúc"');
  const ended = await ask('/sessions/end', { _token: tokenIn(await ask('/sessions')) });
  expect(ended.status).toBe(303);
  // Told once, in the language that was chosen.
  expect((await ask('/sessions')).text).toContain('govuk-notification-banner');
  expect((await ask('/sessions')).text).toMatch(/<html[^>]* lang="en"/);
  const { id, code } = await submitted();
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

describe('a form that was posted when its session had ended', () => {
  const signIn = async (sub: string, to = '', kind = 'citizen') => {
    who = { sub, name: sub, kind };
    const begun = new URL((await ask(`/sign-in?to=${to}`)).headers.location!);
    nonce = begun.searchParams.get('nonce')!;
    return (await ask(`/sign-in/done?code=c&state=${begun.searchParams.get('state')}`)).headers.location!;
  };
  const end = () => database.pool.query('DELETE FROM motcua.session');

  it('is for who typed it: the next person in the browser sees nothing of it, and it waits on', async () => {
    await signIn('an');
    const _token = tokenIn(await ask('/sessions'));
    await end();
    const way = (await ask('/my/people', { name: 'Cúc Bí Mật', _token })).headers.location!.split('to=')[1];
    expect(await signIn('binh', way)).toBe(way);
    const shown = await ask(way, undefined, { 'accept-language': 'vi' });
    expect([
      shown.status,
      shown.text.includes('Bí Mật'),
      shown.text.includes('<form method="post" action="/my/people"'),
    ]).toEqual([403, false, false]);
    // Signed in without a way of their own, neither is led to what is another's.
    await ask('/sign-out', { _token: tokenIn(await ask('/sessions')) });
    expect(await signIn('binh')).toBe('/my/dossiers');
    expect(await signIn('an')).toBe(way);
    expect((await ask(way)).text).toContain('value="Cúc Bí Mật"');
    expect((await ask(way)).status).toBe(404);
  });

  it('of an officer is no act of the next officer, and says which dossier and act it is', async () => {
    const one = 'hong-gai.counter.hoa';
    const { officers } = running.system.platform.province;
    const another = [...officers.keys()].find((id) => id !== one)!;
    const { id, code } = await submitted();
    await signIn(one, '', 'officer');
    const _token = tokenIn(await ask('/sessions'));
    await end();
    const posted = await ask(`/office/dossiers/${id}/receive-dossier`, { note: 'không đạt', _token });
    const way = posted.headers.location!.split('to=')[1];
    await signIn(another, way, 'officer');
    const shown = await ask(way);
    expect([shown.status, shown.text.includes('không đạt')]).toEqual([403, false]);
    await signIn(one, '', 'officer');
    await ask('/?lang=vi');
    const back = await ask(way);
    expect(back.text).toContain('value="không đạt"');
    expect(back.text).toContain(code);
    expect(back.text).toContain('Tiếp nhận, in giấy hẹn');
  });

  it('keeps what was typed beside files, says that nothing was sent, and names each file to choose again', async () => {
    const inParts = (fields: Record<string, string>, ...files: [field: string, name: string][]) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      for (const [field, name] of files) form.append(field, new Blob(['x'.repeat(70_000)]), name);
      return form;
    };
    const { id, code } = await submitted();
    await signIn('an');
    await ask('/?lang=vi');
    // «Load the dossier again» has the way to it.
    const early = await ask(`/my/dossiers/${id}/result`);
    expect([early.status, early.text.includes(`href="/my/dossiers/${id}"`)]).toEqual([422, true]);
    const _token = tokenIn(await ask('/sessions'));
    await end();
    const typed = inParts({ _token, landPlot: 'thửa 12' }, ['land-paper', 'sổ đỏ.png'], ['plan', '']);
    const posted = await ask(`/my/dossiers/${id}/supplement`, typed);
    const way = posted.headers.location!.split('to=')[1];
    expect(way).toMatch(/^\/resume\//);
    expect(await signIn('binh', way)).toBe(way);
    expect((await ask(way)).text).not.toContain('thửa 12');
    expect(await signIn('an', way)).toBe(way);
    const { text } = await ask(way);
    for (const said of [
      code,
      'Chưa gửi được',
      'tệp phải chọn lại',
      'Chọn lại tệp «sổ đỏ.png»',
      `action="/my/dossiers/${id}/supplement" enctype="multipart/form-data"`,
      'name="landPlot" value="thửa 12"',
      'name="land-paper" type="file"',
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/_files|name="plan"/);

    // The same for every form in parts: also where nothing but a file was chosen. Without its token none is kept.
    await end();
    for (const path of [
      `/drafts/${id}/papers`,
      `/office/dossiers/${id}/record-outside-result`,
      `/office/dossiers/${id}/supplement`,
    ]) {
      const kept = await ask(path, inParts({ _token }, ['scan', 'a.pdf']));
      expect([path, kept.headers.location]).toEqual([path, expect.stringMatching(/to=\/resume\//)]);
    }
    const bare = await ask(`/drafts/${id}/papers`, inParts({ name: 'Mồi' }, ['scan', 'a.pdf']));
    expect(bare.headers.location).toBe('/sign-in?to=%2F');
    const long = inParts({ _token, a: 'x'.repeat(900_000), b: 'x'.repeat(900_000), c: 'x'.repeat(900_000) });
    expect((await ask(`/drafts/${id}/papers`, long)).status).toBe(413);
  });

  it('in parts goes on as one: the counter reads what was typed and the file that was chosen again', async () => {
    await signIn('hong-gai.counter.hoa', '', 'officer');
    const _token = tokenIn(await ask('/sessions'));
    await end();
    const form = new FormData();
    form.append('_token', _token);
    form.append('name', 'Người Gõ Trước');
    const way = (await ask('/office/counter/1.001193', form)).headers.location!.split('to=')[1];
    await signIn('hong-gai.counter.hoa', way, 'officer');
    const shown = await ask(way);
    const again = new FormData();
    again.append('_token', tokenIn(shown));
    for (const [, name, value] of shown.text.matchAll(/type="hidden" name="(?!_token)([^"]+)" value="([^"]*)"/g))
      again.append(name, value);
    const back = await ask('/office/counter/1.001193', again, { 'sec-fetch-site': 'same-origin' });
    expect([back.status, back.text.includes('value="Người Gõ Trước"')]).toEqual([422, true]);
  });

  it('beside another is named with it, and neither is lost', async () => {
    const { id, code } = await submitted();
    await signIn('an');
    const _token = tokenIn(await ask('/sessions'));
    await end();
    jar.delete('__Host-mc_parked');
    const posted: string[] = [];
    for (const [path, form] of [
      [`/my/dossiers/${id}/withdraw`, { reason: 'Nộp nhầm nơi' }],
      ['/my/people', { name: 'Cúc Thứ Hai' }],
    ] as const)
      posted.push((await ask(path, { ...form, _token })).headers.location!.split('to=')[1]);
    // Nothing of them is anybody else’s.
    expect(await signIn('binh')).toBe('/my/dossiers');
    expect((await ask('/resume')).status).toBe(404);
    expect(await signIn('an', posted[1])).toBe('/resume');
    const both = (await ask('/resume')).text;
    for (const said of [code, 'Rút hồ sơ', 'Nội dung đã nhập', ...posted.map((way) => `href="${way}"`)])
      expect(both).toContain(said);
    const first = (await ask(posted[1])).text;
    for (const said of ['value="Cúc Thứ Hai"', 'Còn phần khác chờ gửi tiếp', `href="${posted[0]}"`])
      expect(first).toContain(said);
    expect((await ask('/resume')).headers.location).toBe(posted[0]);
    expect((await ask(posted[0])).text).toContain('value="Nộp nhầm nơi"');
    expect((await ask('/resume')).status).toBe(404);
  });

  it('made up for another is nobody’s', async () => {
    await end();
    const posted = await ask('/my/people', { name: 'Mồi', _token: 'x.y' });
    const way = posted.headers.location!.split('to=')[1];
    await signIn('an', way);
    expect((await ask(way)).status).toBe(403);
    // A post without a token is for the browser that sent it alone.
    await end();
    const open = (await ask('/my/people', { name: 'Mồi' })).headers.location!.split('to=')[1];
    jar.delete('__Host-mc_parked');
    await signIn('an', open);
    expect((await ask(open)).status).toBe(404);
  });

  it('leaves, like the dossier that was followed, nothing with the next who signs in', async () => {
    jar.set('__Host-mc_track', 'x~y');
    await signIn('binh');
    expect(jar.has('__Host-mc_track')).toBe(false);
  });
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
    expect(back.text).toContain(refusalText(refuse('officer-not-listed', { officer: 'Người Lạ' }), language));
    expect((await ask('/sessions')).headers.location).toMatch(/^\/sign-in/);
  }
});

it('are all that a browser gets of a sign-in: the tokens of the provider stay in the server', async () => {
  expect(made.length).toBeGreaterThan(5);
  expect(heard).toContain('__Host-mc_session');
  for (const token of [ACCESS, ...made, ...made.map((one) => one.split('.')[1])]) expect(heard).not.toContain(token);
});
