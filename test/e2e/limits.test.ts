/** What one client may take of the server, how long a session holds, and what is not waited for. The clock is the test's own. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ResumableUploads, type UploadLimits } from '#adapters/files/resumable-uploads.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { makeServer, type ServerLimits } from '#api/server.ts';
import { sha256 } from '#kernel/hash.ts';
import { fewConnections } from '#main/doctor.ts';
import { answersSoon } from '#main/health-sources.ts';
import { type Running, startServer } from '#main/serve.ts';
import { publishCondition } from '../support/acts.ts';
import { birthHandedIn } from '../support/begun.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { local, partyOf } from '../support/platform.ts';
import { listenToStderr } from '../support/stderr.ts';

let database: TestDatabase;
let running: Running;
const START = local('2026-11-25T08:00').epochMilliseconds;
let minutes = 0;
const CLERK = 'hong-gai.counter.hoa';
const readMs = () => START + minutes * 60_000;

beforeAll(async () => {
  database = await testDatabase();
  running = await startServer(
    { ...database.settings, port: 0, host: '127.0.0.1', workers: 0, trustedProxies: ['127.0.0.1'] },
    readMs,
  );
});
afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

/** Signed in at a browser of its own; its cookie. */
async function signedIn(kind: 'citizen' | 'officer', id: string, agent?: string, provenAt?: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const at = new Date(readMs()).toISOString();
  await new PostgresDoors(database.pool).saveSession(
    sha256(secret),
    { kind, id, name: id, assurance: 2, idNumber: '022190000001', formToken: 'form', startedAt: at, agent, provenAt },
    { expiresAt: new Date(readMs() + 8 * 3_600_000).toISOString(), now: at, most: 20 },
  );
  return `mc_session=${secret}`;
}
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(running.baseUrl + path, { headers, redirect: 'manual' });
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(running.baseUrl + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    redirect: 'manual',
  });
/** As a proxy passes it on: what the client said of itself, then where it came from. */
const from = (client: string, said = '') => ({ 'x-forwarded-for': said ? `${said}, ${client}` : client });

describe('a client', () => {
  it('is who the proxy saw, whatever it says itself', async () => {
    const tries = async (client: string, count: number) => {
      const codes = new Set<number>();
      for (let i = 0; i < count; i++) codes.add((await get('/track?code=x&key=y', from(client, `10.0.0.${i}`))).status);
      return codes;
    };
    expect(await tries('198.51.100.7', 20)).not.toContain(429);
    expect(await tries('198.51.100.7', 1)).toEqual(new Set([429]));
    expect(await tries('198.51.100.8', 1)).not.toContain(429);
    // One network of the new addresses is one client.
    expect(await tries('2001:db8::1', 20)).not.toContain(429);
    expect(await tries('2001:db8::2', 1)).toEqual(new Set([429]));
  });

  it('without a session has so many posts kept, and is told when no more are; others are not shut out', async () => {
    const codes: number[] = [];
    for (let i = 0; i < 62; i++)
      codes.push((await post('/my/people', `name=${i}`, from('198.51.100.9', `10.1.0.${i}`))).status);
    expect([codes.indexOf(429), codes.slice(0, 60).every((code) => code === 303)]).toEqual([60, true]);
    const refused = await post('/my/people', 'name=x', { ...from('198.51.100.9'), 'accept-language': 'vi' });
    expect(await refused.text()).toContain('thử quá nhiều lần');
    expect((await post('/my/people', 'name=x', from('198.51.100.10'))).status).toBe(303);
    const kept = await database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM motcua.parked_post');
    expect(kept.rows[0].n).toBe(61);
    minutes += 61;
    expect((await post('/my/people', 'name=x', from('198.51.100.9'))).status).toBe(303);
    const after = await database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM motcua.parked_post');
    expect(after.rows[0].n).toBe(1);
  });

  it('that guesses tokens is answered no more for ten minutes, with words; who has one, and others, are', async () => {
    const tokens = JSON.parse(readFileSync(running.tokensPath!, 'utf8')) as Record<string, string>;
    const { [CLERK]: token, dung: other } = tokens;
    const ask = (authorization: string, client: string) =>
      get('/v1/me', { authorization, 'accept-language': 'vi', ...from(client) });
    expect((await ask(`Bearer ${token}`, '203.0.113.7')).status).toBe(200);
    for (let i = 0; i < 20; i++)
      expect((await ask(i % 2 ? `Bearer mc_guess${i}` : 'Basic YTpi', '203.0.113.7')).status).toBe(401);
    const barred = await ask('Bearer mc_guess', '203.0.113.7');
    expect([barred.status, barred.headers.get('retry-after')]).toEqual([429, '600']);
    expect(await barred.json()).toMatchObject({
      code: 'too-many-tries',
      detail: expect.stringContaining('thử lại sau 10 phút'),
    });
    // A right one is, also one that was never seen before; one that asks without any is told to sign in.
    expect((await ask(`Bearer ${token}`, '203.0.113.7')).status).toBe(200);
    expect((await ask(`Bearer ${other}`, '203.0.113.7')).status).toBe(200);
    expect((await get('/v1/me', from('203.0.113.7'))).status).toBe(401);
    expect((await ask('Bearer mc_guess', '203.0.113.8')).status).toBe(401);
    minutes += 11;
    expect((await ask('Bearer mc_guess', '203.0.113.7')).status).toBe(401);
  });

  it('that sends what is too deep or too much is told so at every door, and holds nobody up', async () => {
    const { dung: token } = JSON.parse(readFileSync(running.tokensPath!, 'utf8')) as Record<string, string>;
    const send = (url: string, body: string) =>
      fetch(`${running.baseUrl}${url}`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'en' },
      });
    const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const draft = (answers: string) => `{"procedure":"1.001193","channel":"online","answers":${answers}}`;
    for (const [url, body] of [
      ['/v1/dossiers', draft(`{"a":${deep(33)}}`)],
      ['/v1/dossiers', draft(`{"a":${deep(20_000)}}`)],
      ['/messages/push', deep(20_000)],
    ])
      expect([(await send(url, body)).status, url]).toEqual([400, url]);
    const wide = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 1])));
    const many = await send('/v1/dossiers', draft(wide(100_000)));
    expect([many.status, (await many.json()).detail]).toEqual([400, expect.stringMatching(/20[.,]?000/)]);
    expect((await send('/v1/dossiers', draft(wide(1_001)))).status).toBe(400);
  });

  it('that guesses keys of slips is answered no more, however slowly it tries', async () => {
    const guess = () => post('/track', 'code=H49.25.00-261125-0001&key=ABCD', from('203.0.113.9'));
    minutes += 11;
    const codes = [];
    for (let i = 0; i < 20; i++) codes.push((await guess()).status);
    expect(new Set(codes)).toEqual(new Set([404]));
    expect((await guess()).status).toBe(429);
  });

  it('that writes keys into a cookie is counted with those that it posts', async () => {
    const there = from('203.0.113.77');
    const byForm = () => post('/track', 'code=H49.25.00-261125-0001&key=ABCD', there);
    const byCookie = () => get('/track/dossier', { ...there, cookie: 'mc_track=H49.25.00-261125-0001~ABCD' });
    minutes += 11;
    // Ten each: fewer than either address takes in a minute.
    for (let i = 0; i < 10; i++) {
      expect((await byForm()).status).toBe(404);
      const asked = await byCookie();
      expect([asked.status, asked.headers.get('location')]).toEqual([303, '/track']);
      expect(asked.headers.getSetCookie().join()).toMatch(/mc_track=;/);
    }
    expect([(await byForm()).status, (await byCookie()).status]).toEqual([429, 429]);
    // Who followed nothing is led to the form all the same.
    expect((await get('/track/dossier', there)).status).toBe(303);
  });

  it('posts a form where a form is posted', async () => {
    const cookie = await signedIn('officer', 'hong-gai.counter.hoa');
    const token = { 'x-form-token': 'form', cookie };
    const json = await post('/office/filters', '{"name":{"toString":1}}', {
      ...token,
      'content-type': 'application/json',
    });
    expect(json.status).toBe(415);
    // Of an empty form it is said what is missing.
    expect((await post('/office/filters', '', token)).status).toBe(422);
    const bare = await fetch(`${running.baseUrl}/office/filters`, {
      method: 'POST',
      headers: token,
      redirect: 'manual',
    });
    expect(bare.status).toBe(422);
    // A field that came twice is read once, and a letter beyond ASCII leads to an address all the same.
    expect((await post('/office/absence', '_token=form&reason=a&reason=b&from=x&from=y', { cookie })).status).toBe(422);
    const kept = await post('/office/filters', '_token=form&name=x&name=y&query=q%3D%E0%A5%AF', { cookie });
    expect([kept.status, kept.headers.get('location')]).toEqual([303, '/office?q=%E0%A5%AF']);
    const citizen = await signedIn('citizen', 'an');
    expect(
      (await post('/my/people', '_token=form&name=a&name=b&idNumber=1&idNumber=2', { cookie: citizen })).status,
    ).toBe(422);
    for (const origin of ['http://[', 'null', 'https://evil.example', 'x'])
      expect([origin, (await post('/office/filters', 'name=x', { cookie, origin })).status]).toEqual([origin, 403]);
  });
});

it.each([
  '/',
  '/health',
  '/openapi.json',
  '/v1/procedures',
  '/v1/me',
  '/nowhere',
  '/v1/nowhere',
  '/sign-in',
  '/office/events',
])('what %s answers is taken for nothing else, and shown in no other page', async (path) => {
  const { headers } = await get(path, { cookie: await signedIn('officer', 'hong-gai.counter.hoa') });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

it('no page loads a plugin; a frame is where an officer reads papers beside a dossier, from here alone, and what stands in it runs nothing', async () => {
  const cookie = await signedIn('officer', CLERK);
  const headersOf = async (path: string) => (await get(path, { cookie })).headers;
  const dossier = '/office/dossiers/H49.25.00-261125-0001';
  for (const path of ['/', '/check', '/office', '/sessions', '/nowhere', '/v1/me', '/health', dossier]) {
    const headers = await headersOf(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect([path, policy]).toEqual([
      path,
      expect.stringMatching(/^default-src 'none'.*object-src 'none'.*base-uri 'none'/),
    ]);
    expect(policy.match(/frame-src ('\w+')/)?.[1] ?? "'none'", path).toBe(path === dossier ? "'self'" : "'none'");
  }
  const pdf = await headersOf('/office/book.pdf');
  expect([pdf.get('content-type'), pdf.get('x-frame-options'), pdf.get('content-security-policy')]).toEqual([
    'application/pdf',
    'SAMEORIGIN',
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  ]);
});

it('a server that may open more connections than the database has is told so by the doctor', async () => {
  expect(await fewConnections(database.pool, { poolSize: 16, workers: 4 })).toEqual([]);
  const { most } = (await fewConnections(database.pool, { poolSize: 90, workers: 32 }))[0].params as { most: number };
  expect(await fewConnections(database.pool, { poolSize: most - 4, workers: 0 })).toEqual([]);
  expect(await fewConnections(database.pool, { poolSize: most - 3, workers: 0 })).toMatchObject([
    { phrase: 'doctor-few-connections', params: { most, needed: most + 1 } },
  ]);
});

describe('a session', () => {
  it('ends after an hour without use, and after eight hours of use', async () => {
    const cookie = await signedIn('citizen', 'an');
    const isIn = async () => (await get('/my/drafts', { cookie })).status === 200;
    expect(await isIn()).toBe(true);
    for (let i = 0; i < 8; i++) {
      minutes += 59;
      expect([i, await isIn()]).toEqual([i, true]);
    }
    minutes += 9;
    expect(await isIn()).toBe(false);
    const idle = await signedIn('citizen', 'an');
    minutes += 61;
    expect((await get('/my/drafts', { cookie: idle })).headers.get('location')).toMatch(/^\/sign-in/);
  });

  it('is seen by whose it is, and the others are ended', async () => {
    const now = new Date(readMs()).toISOString();
    const mine = await signedIn('citizen', 'binh', 'Firefox, Linux', now);
    const phone = await signedIn('citizen', 'binh', 'Chrome, Android');
    const stranger = await signedIn('citizen', 'cuc', 'Safari, iPhone', now);
    const page = await (await get('/sessions?lang=en', { cookie: mine })).text();
    expect(page).toMatch(/Firefox, Linux<\/b>(?:(?!<\/li>).)*In use here/s);
    expect(page).toContain('Chrome, Android');
    expect(page).not.toContain('iPhone');
    // Ended by who proved lately who they are; of who did not, a browser that was left open ends nothing.
    const minutesAgo = (count: number) => new Date(readMs() - count * 60_000).toISOString();
    const end = (cookie: string, body = '_token=form') => post('/sessions/end', body, { cookie });
    for (const provenAt of [undefined, minutesAgo(16)]) {
      const stale = await signedIn('citizen', 'binh', 'Firefox, Linux', provenAt);
      expect((await end(stale)).headers.get('location')).toBe('/sign-in?to=/sessions&anew');
      const shown = await (await get('/sessions?lang=en', { cookie: stale })).text();
      expect(shown).not.toContain('name="session"');
      expect(shown).toContain('href="/sign-in?to=/sessions&amp;anew"');
      expect((await get('/my/drafts', { cookie: phone })).status).toBe(200);
    }
    expect((await end(mine)).headers.get('location')).toBe('/sessions');
    const in_ = async (cookie: string) => (await get('/my/drafts', { cookie })).status === 200;
    expect([await in_(mine), await in_(phone), await in_(stranger)]).toEqual([true, false, true]);
    const [, id] = /name="session" value="(\w+)"/.exec(page)!;
    expect((await end(stranger, `_token=form&session=${id}`)).status).toBe(303);
    expect(await in_(mine)).toBe(true);
  });

  it('is nobody’s once its owner is no officer any more', async () => {
    const cookie = await signedIn('officer', 'hong-gai.gone');
    expect((await get('/office', { cookie })).headers.get('location')).toMatch(/^\/sign-in/);
  });

  it('takes its stream of news with it', async () => {
    const cookie = await signedIn('officer', 'hong-gai.counter.hoa');
    const { listeners } = running.system.platform;
    const before = listeners.size;
    const stream = await get('/office/events', { cookie });
    const reader = stream.body!.getReader();
    const heard = async () => {
      const { value, done } = await reader.read();
      return done ? 'ended' : new TextDecoder().decode(value);
    };
    expect(await heard()).toContain(': here');
    const tell = () => {
      for (const listener of listeners) listener(['06685-mc']);
    };
    tell();
    expect(await heard()).toContain('data: changed');
    await new PostgresDoors(database.pool).endSession(sha256(cookie.split('=')[1]));
    tell();
    expect(await heard()).toBe('ended');
    expect(listeners.size).toBe(before);
  });

  it('has so many streams of news with all others of its officer, and one again when another closed', async () => {
    const cookies = [await signedIn('officer', CLERK), await signedIn('officer', CLERK)];
    const streams = [];
    for (let i = 0; i < 30; i++) streams.push(await get('/office/events', { cookie: cookies[i % 2] }));
    expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await get('/office/events', { cookie: cookies[0] })).status).toBe(204);
    const other = await get('/office/events', { cookie: await signedIn('officer', '06862-mc.counter.1') });
    expect(other.status).toBe(200);
    await new PostgresDoors(database.pool).endSession(sha256(cookies[1].split('=')[1]));
    await Promise.all(streams.filter((_, i) => i % 2).map((one) => one.text()));
    const again = await get('/office/events', { cookie: cookies[0] });
    expect(again.status).toBe(200);
    for (const one of [...streams.filter((_, i) => !(i % 2)), other, again]) await one.body?.cancel();
  });
});

describe('an officer', () => {
  const form = { _token: 'form' };
  const acting = async (id: string, act: string, body: Record<string, string>, cookie: string) =>
    post(`/office/dossiers/${id}/${act}?lang=vi`, new URLSearchParams({ ...form, ...body }).toString(), { cookie });

  it('sees so many papers before they are signed in a minute, and then waits, with what was typed', async () => {
    publishCondition(running.system.platform);
    const id = await birthHandedIn(running.system, { who: 'cuc' });
    const cookie = await signedIn('officer', CLERK);
    const look = async (by = cookie) => {
      const answer = await acting(id, 'refuse-dossier', { preview: '', otherLaw: 'Luật Hộ tịch cũ' }, by);
      return { text: await answer.text(), status: answer.status };
    };
    for (let i = 0; i < 20; i++) expect((await look()).text).not.toContain('chờ một phút');
    const refused = await look();
    expect([refused.status, refused.text.includes('chờ một phút'), refused.text.includes('Luật Hộ tịch cũ')]).toEqual([
      422,
      true,
      true,
    ]);
    // Another officer behind the same address is not held up.
    expect((await look(await signedIn('officer', 'hong-gai.counter.lan'))).text).not.toContain('chờ một phút');
  });

  it('and an applicant are told that there is no room where the disk of the database is full, and go on after', async () => {
    const id = await birthHandedIn(running.system, { who: 'cuc' });
    const { dung: token } = JSON.parse(readFileSync(running.tokensPath!, 'utf8')) as Record<string, string>;
    const task = String((await running.system.platform.store.load(id))!.state.tasks[0].id);
    const cookie = await signedIn('officer', CLERK);
    const begin = () =>
      fetch(`${running.baseUrl}/v1/dossiers`, {
        method: 'POST',
        body: JSON.stringify({ procedure: '1.001193', channel: 'online', place: '06685', applicant: partyOf('dung') }),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      });
    await database.owner.query(
      "CREATE FUNCTION motcua.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'could not extend file' USING ERRCODE = '53100'; END $$",
    );
    await database.owner.query(
      'CREATE TRIGGER full_disk BEFORE INSERT ON motcua.dossier_event FOR EACH ROW EXECUTE FUNCTION motcua.full()',
    );
    const stderr = listenToStderr();
    const told = await begin();
    expect([told.status, await told.json()]).toEqual([507, expect.objectContaining({ code: 'no-room' })]);
    expect((await acting(id, 'receive-dossier', { task }, cookie)).status).toBe(507);
    stderr.end();
    expect(stderr.heard().join('\n')).toContain('could not extend file');
    expect((await running.system.platform.store.load(id))!.state.status).toBe('submitted');
    await database.owner.query('DROP FUNCTION motcua.full CASCADE');
    expect((await begin()).status).toBe(201);
    expect((await acting(id, 'receive-dossier', { task }, cookie)).status).toBe(303);
  });
});

describe('uploads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-uploads-'));
  const limits: UploadLimits = { perOwner: 3, ownerBytes: 100, inAll: 5, allBytes: 250 };
  const uploads = new ResumableUploads(folder, '/uploads', 1_000, limits);
  const server = createServer((request, response) => {
    void uploads.handle(request, response, String(request.headers['x-owner']));
  });
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async (
    owner: string,
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      method,
      body,
      headers: { 'tus-resumable': '1.0.0', 'x-owner': owner, ...headers },
    });
  const begin = (owner: string, length: number) => ask(owner, 'POST', '/uploads', { 'upload-length': String(length) });

  it('are so many and so large of one owner, and of all', async () => {
    const statuses = async (owner: string, ...lengths: number[]) => {
      const codes = [];
      for (const length of lengths) codes.push((await begin(owner, length)).status);
      return codes;
    };
    expect(await statuses('an', 10, 95, 10, 10, 10)).toEqual([201, 429, 201, 201, 429]);
    expect(await statuses('binh', 100)).toEqual([201]);
    expect(await statuses('cuc', 100, 90)).toEqual([201, 429]);
    expect(await statuses('dung', 1)).toEqual([429]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toHaveLength(5);
    for (const name of readdirSync(folder).filter((one) => !one.endsWith('.json'))) await uploads.remove(name);
    expect(await statuses('dung', 1)).toEqual([201]);
  });

  it('are swept two days after they began, whether they arrived whole or not', async () => {
    const began = async (body: string, hoursAgo: number) => {
      const way = (await begin('sweep', 5)).headers.get('location')!;
      const octets = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
      expect((await ask('sweep', 'PATCH', way, octets, body)).status).toBe(204);
      const name = way.split('/').at(-1)!;
      const about = join(folder, `${name}.json`);
      const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
      const said = JSON.parse(readFileSync(about, 'utf8')) as object;
      writeFileSync(about, JSON.stringify({ ...said, creation_date: at }));
      return name;
    };
    for (const name of readdirSync(folder).filter((one) => !one.endsWith('.json'))) await uploads.remove(name);
    const [young, part, whole] = [await began('five.', 47), await began('ab', 49), await began('five.', 49)];
    expect(await uploads.sweep()).toBe(2);
    expect(readdirSync(folder).toSorted()).toEqual([young, `${young}.json`]);
    for (const gone of [part, whole]) expect((await ask('sweep', 'HEAD', `/uploads/${gone}`)).status).toBe(404);
    await uploads.remove(young);
  });

  it('are named by their path alone, and by the method of the request', async () => {
    const [an, binh] = await Promise.all(
      ['an', 'binh'].map(async (owner) => (await begin(owner, 5)).headers.get('location')!),
    );
    const other = an.split('/').at(-1);
    for (const way of [`${binh}?x=/${other}`, an, `/uploads/${other}?x=/${binh.split('/').at(-1)}`]) {
      const isOwn = way.startsWith(binh);
      const seen = await ask('binh', 'HEAD', way);
      expect([way, seen.status]).toEqual([way, isOwn ? 200 : 404]);
      const octets = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
      if (!isOwn) expect((await ask('binh', 'PATCH', way, octets, 'evil!')).status).toBe(404);
    }
    expect((await ask('an', 'HEAD', an)).headers.get('upload-offset')).toBe('0');
    expect((await ask('an', 'POST', an, { 'x-http-method-override': 'DELETE' })).status).not.toBe(204);
    expect((await ask('an', 'HEAD', an)).status).toBe(200);
  });
});

describe('a server', () => {
  const open = async (limits: Partial<ServerLimits>): Promise<{ server: FastifyInstance; port: number }> => {
    const server = await makeServer({
      platform: running.system.platform,
      findBearer: async () => undefined,
      version: 'x',
      isHealthy: async () => true,
      limits,
      openDoors: async (scope) => {
        scope.post('/taken', async () => 'taken');
        scope.get('/slow/:ms', async (request) => {
          await sleep(Number((request.params as { ms: string }).ms));
          return 'done';
        });
      },
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    return { server, port: (server.server.address() as AddressInfo).port };
  };

  it('says that the database is away, and when to ask again, where it is; what broke is written down with its trace', async () => {
    const stderr = listenToStderr();
    for (const [error, status] of [
      [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 503],
      [Object.assign(new Error('connect ENOENT /x/.s.PGSQL.5432'), { code: 'ENOENT', syscall: 'connect' }), 503],
      [Object.assign(new Error('the database system is starting up'), { code: '57P03' }), 503],
      [new Error('Connection terminated unexpectedly'), 503],
      [new Error('lost', { cause: Object.assign(new Error('x'), { code: '57P01' }) }), 503],
      [Object.assign(new Error('open x'), { code: 'ENOENT', syscall: 'open' }), 500],
    ] as const) {
      const server = await makeServer({
        platform: running.system.platform,
        findBearer: () => Promise.reject(error),
        version: 'x',
        isHealthy: async () => true,
      });
      const headers = { authorization: 'Bearer mc_SECRET', cookie: 'mc_session=SECRET' };
      const answer = await server.inject({ url: '/v1/me?token=SECRET', headers });
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([status, status === 503 ? '5' : undefined]);
      expect(answer.json().code).toBe(status === 503 ? 'record-away' : 'fault');
      await server.close();
    }
    stderr.end();
    const told = stderr.heard().filter((line) => !line.startsWith(' '));
    expect(told).toHaveLength(6);
    for (const line of told) expect(line).toMatch(/^GET \/v1\/me: Error: /);
    // Each with where it broke, for who mends it, and with nothing that lets anybody in.
    expect(stderr.whole().match(/: Error: .*\n +at .*limits\.test\.ts/g)).toHaveLength(6);
    expect(stderr.whole()).not.toContain('SECRET');
  });

  it('is said not to be well while the database hangs, and not only when that ends', async () => {
    const hangs = { query: () => new Promise(() => {}) } as unknown as Pool;
    expect(await answersSoon(hangs, 20)).toBe(false);
    expect(await answersSoon({ query: () => Promise.reject(new Error('x')) } as unknown as Pool, 5_000)).toBe(false);
    expect(await answersSoon(running.system.pool, 5_000)).toBe(true);
  });

  it('closes who sends a body a byte at a time', async () => {
    const { server, port } = await open({ bodyMs: 400 });
    const begun = performance.now();
    const head = 'POST /taken HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n';
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(head);
    const drip = setInterval(() => socket.write('{'), 50);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(drip);
    expect(performance.now() - begun).toBeLessThan(3_000);
    // Who is quick is not hurried, also on the same connection for long.
    const answer = await fetch(`http://127.0.0.1:${port}/taken`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.text()).toBe('taken');
    await server.close();
  });

  it('answers what is under way when it ends, and waits for nothing without end', async () => {
    const { server, port } = await open({ drainMs: 1_500 });
    const ask = (ms: number) =>
      new Promise<string>((resolve) => {
        send({ port, host: '127.0.0.1', path: `/slow/${ms}` }, (response) => {
          void response.toArray().then((chunks) => resolve(Buffer.concat(chunks).toString()));
        })
          .on('error', () => resolve('cut off'))
          .end();
      });
    const stderr = listenToStderr();
    const [quick, endless] = [ask(700), ask(60_000)];
    await sleep(200);
    const begun = performance.now();
    const closed = server.close();
    expect(await quick).toBe('done');
    expect(await endless).toBe('cut off');
    await closed;
    stderr.end();
    expect(stderr.heard()).toEqual(['cut at the end: GET /slow/:ms']);
    expect(performance.now() - begun).toBeLessThan(6_000);
  });
});
