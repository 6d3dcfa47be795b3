/** The security log: what stands in it, of whom and from where, what doesn't, who reads it, and that nobody fills the disk with it. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { sha256 } from '#kernel/hash.ts';
import { keptKey } from '#main/kept-key.ts';
import { printSecurityLog } from '#main/security-log.ts';
import { type Running, startServer } from '#main/serve.ts';
import type { SecurityRow } from '#spine/security.ts';
import { trackingSecret } from '#views/tracking.ts';
import { birthHandedIn } from '../support/begun.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { local, partyOf } from '../support/platform.ts';

let database: TestDatabase;
let running: Running;
let dossier: { id: string; code: string };
const START = local('2026-11-25T08:00').epochMilliseconds;
let minutes = 0;
const readMs = () => START + minutes * 60_000;
const CLERK = 'hong-gai.counter.hoa';

beforeAll(async () => {
  database = await testDatabase();
  running = await startServer(
    { ...database.settings, port: 0, host: '127.0.0.1', workers: 0, trustedProxies: ['127.0.0.1'] },
    readMs,
  );
  const { platform } = running.system;
  const id = await birthHandedIn({ platform });
  dossier = { id, code: (await platform.store.load(id))!.state.code! };
});
afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

async function signedIn(
  kind: 'citizen' | 'officer',
  id: string,
  { idNumber = '022190000999', name = id }: { idNumber?: string; name?: string } = {},
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const at = new Date(readMs()).toISOString();
  await new PostgresDoors(database.pool).saveSession(
    sha256(secret),
    { kind, id, name, assurance: 2, idNumber, formToken: 'form', startedAt: at, provenAt: at },
    { expiresAt: new Date(readMs() + 8 * 3_600_000).toISOString(), now: at, most: 20 },
  );
  return `mc_session=${secret}`;
}
const get = (path: string, cookie = '', client = '198.51.100.7') =>
  fetch(running.baseUrl + path, { headers: { cookie, 'x-forwarded-for': client }, redirect: 'manual' });
const post = (path: string, body: string, cookie = '', client = '198.51.100.7') =>
  fetch(running.baseUrl + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie, 'x-forwarded-for': client },
    redirect: 'manual',
  });
async function rows(kind: string): Promise<SecurityRow[]> {
  await running.system.platform.security.idle();
  const { rows: found } = await database.pool.query<SecurityRow>(
    'SELECT * FROM motcua.security_log WHERE kind = $1 ORDER BY at, id',
    [kind],
  );
  return found;
}
/** By the provider's page, as a person does: every cookie and the last answer. */
async function signsIn(person: string, client: string): Promise<{ cookies: ReadonlyMap<string, string>; at: string }> {
  const cookies = new Map<string, string>();
  const ask = async (to: string, body?: URLSearchParams) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(to, running.baseUrl), {
      ...(body && { method: 'POST', body }),
      headers: { cookie, 'x-forwarded-for': client },
      redirect: 'manual',
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return answer.headers.get('location');
  };
  let at = '/sign-in';
  for (let i = 0, next: string | null = at; next && i < 12; i++) {
    at = next;
    next = await ask(at, /\/sign-in\/who\//.test(at) ? new URLSearchParams({ person }) : undefined);
  }
  return { cookies, at };
}
const tokenOf = (who: string) => (JSON.parse(readFileSync(running.tokensPath!, 'utf8')) as Record<string, string>)[who];
const api = (token: string, method: string, path: string, body?: unknown, client = '198.51.100.7') =>
  fetch(running.baseUrl + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'x-forwarded-for': client,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });
/** All that was ever written, as text. */
async function whole(): Promise<string> {
  await running.system.platform.security.idle();
  return JSON.stringify((await database.pool.query('SELECT * FROM motcua.security_log')).rows);
}
/** A row is written once the answer was given. */
const until = (kind: string, count: number) => vi.waitFor(async () => expect(await rows(kind)).toHaveLength(count));

describe('the security log', () => {
  it('has who signed out and ended sessions, when by the clock of the server, and from where the proxy saw them', async () => {
    const [mine] = [await signedIn('citizen', 'an'), await signedIn('citizen', 'an')];
    expect((await post('/sessions/end', '_token=form', mine)).status).toBe(303);
    expect((await post('/sign-out', '_token=form', mine)).status).toBe(303);
    await until('signed-out', 1);
    expect(await rows('sessions-ended')).toMatchObject([{ who: 'citizen:an', what: 'own 1', client: '198.51.100.7' }]);
    const [out] = await rows('signed-out');
    expect(out).toMatchObject({ who: 'citizen:an', door: 'pages', at: '2026-11-25T01:00:00.000Z' });
    // Nobody was signed out who was not signed in.
    expect((await post('/sign-out', '')).status).toBe(303);
    expect(await rows('signed-out')).toHaveLength(1);
  });

  it('has who signed in and at which level, when and from where, and nothing that lets anybody in', async () => {
    const { cookies, at } = await signsIn('an', '198.51.100.20');
    expect(at).toBe('/my/dossiers');
    expect((await signsIn(CLERK, '198.51.100.21')).at).toBe('/office');
    await until('signed-in', 2);
    const when = new Date(readMs()).toISOString();
    expect(await rows('signed-in')).toMatchObject([
      { who: 'citizen:an', door: 'pages', client: '198.51.100.20', what: 'level 2', at: when },
      { who: `officer:${CLERK}`, door: 'pages', client: '198.51.100.21', at: when },
    ]);
    const log = await whole();
    for (const [name, value] of cookies) expect(log, name).not.toContain(value);
  });

  it('has a sign-in that was not taken, and nothing of what came with it', async () => {
    const flow = Buffer.from('{"state":"s","verifier":"v","nonce":"n","to":""}').toString('base64url');
    expect((await get('/sign-in/done?code=SECRETCODE&state=s', `mc_flow=${flow}`)).status).toBe(303);
    await until('sign-in-failed', 1);
    expect(await rows('sign-in-failed')).toMatchObject([
      { who: null, what: 'answer-not-taken', door: 'pages', client: '198.51.100.7' },
    ]);
    expect(JSON.stringify(await rows('sign-in-failed'))).not.toContain('SECRET');
  });

  it('has that an officer read a dossier once in ten minutes, and not that its owner did', async () => {
    const officer = await signedIn('officer', CLERK);
    for (let i = 0; i < 3; i++) expect((await get(`/office/dossiers/${dossier.id}`, officer)).status).toBe(200);
    expect((await get(`/office/dossiers/${dossier.code}/slips`, officer)).status).toBe(200);
    await until('dossier-read', 1);
    expect(await rows('dossier-read')).toMatchObject([{ who: `officer:${CLERK}`, dossier: dossier.id, what: null }]);
    minutes += 11;
    expect((await get(`/office/dossiers/${dossier.id}`, officer)).status).toBe(200);
    await until('dossier-read', 2);
  });

  it('has what was read through the API, of whom and from where, and who was kept out there', async () => {
    minutes += 11;
    const before = (await rows('dossier-read')).length;
    const refused = (await rows('access-refused')).length;
    for (const path of ['', '/events'])
      expect(
        (await api(tokenOf(CLERK), 'GET', `/v1/dossiers/${dossier.code}${path}`, undefined, '203.0.113.40')).status,
      ).toBe(200);
    // Its owner reads what is theirs, and a stranger nothing.
    expect((await api(tokenOf('an'), 'GET', `/v1/dossiers/${dossier.id}`)).status).toBe(200);
    expect([403, 404]).toContain(
      (await api(tokenOf('binh'), 'GET', `/v1/dossiers/${dossier.id}`, undefined, '203.0.113.41')).status,
    );
    await until('access-refused', refused + 1);
    expect((await rows('dossier-read')).slice(before)).toMatchObject([
      { who: `officer:${CLERK}`, dossier: dossier.id, door: 'api', client: '203.0.113.40', what: null },
    ]);
    expect((await rows('access-refused')).slice(refused)).toMatchObject([
      {
        ...{ who: 'citizen:binh', dossier: dossier.id, door: 'api', client: '203.0.113.41' },
        what: 'GET /v1/dossiers/:dossier',
      },
    ]);
    const log = await whole();
    for (const who of [CLERK, 'an', 'binh']) expect(log).not.toContain(tokenOf(who));
  });

  it('has wrong keys and tokens with where they came from, and no key or token, wrong or right', async () => {
    const secret = trackingSecret(await keptKey(database.pool, 'tracking-key'), dossier.id);
    const wrong = 'WRNG-KEYW-RNGK-EYWR';
    const tried = async (key: string, client: string) =>
      (await post('/track', new URLSearchParams({ code: dossier.code, key }).toString(), '', client)).status;
    expect(await tried(wrong, '203.0.113.50')).toBe(404);
    expect(await tried(secret, '203.0.113.51')).toBe(303);
    await until('key-failed', 1);
    expect(await rows('key-failed')).toMatchObject([{ who: null, door: 'pages', client: '203.0.113.50' }]);
    const guess = `mc_${'A'.repeat(32)}`;
    expect((await api(guess, 'GET', '/v1/tasks', undefined, '203.0.113.52')).status).toBe(401);
    const issued = await api(tokenOf(CLERK), 'POST', '/v1/tokens', { name: 'y', scopes: ['read'], days: 2 });
    const { id, token } = (await issued.json()) as { id: string; token: string };
    expect((await api(tokenOf(CLERK), 'DELETE', `/v1/tokens/${id}`)).status).toBe(204);
    expect((await api(token, 'GET', '/v1/tasks', undefined, '203.0.113.53')).status).toBe(401);
    await until('token-failed', 2);
    expect(await rows('token-failed')).toMatchObject([
      { who: null, door: 'api', client: '203.0.113.52', what: 'unknown' },
      { who: null, door: 'api', client: '203.0.113.53', what: 'token-revoked' },
    ]);
    const log = await whole();
    for (const text of [wrong, secret, guess, token])
      for (const one of [text, text.replaceAll('-', ''), sha256(text)]) expect(log).not.toContain(one);
  });

  it('is no place where the key of a slip is kept, nor is any other table', async () => {
    const secret = trackingSecret(await keptKey(database.pool, 'tracking-key'), dossier.id);
    const { rows: tables } = await database.owner.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('motcua', 'graphile_worker')",
    );
    expect(tables.map(({ name }) => name)).toContain('motcua.setting');
    for (const { name } of tables) {
      const { rows: held } = await database.owner.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
      const text = held.map((row) => row.text).join('\n');
      for (const one of [secret, secret.replaceAll('-', '')]) expect(text.includes(one), name).toBe(false);
    }
  });

  it('has delegations that were given, accepted, declined and revoked, with who did it and from where', async () => {
    const [an, binh] = await Promise.all(
      ['an', 'binh'].map((one) => signedIn('citizen', one, { ...partyOf(one), name: partyOf(one).name })),
    );
    const to = partyOf('binh');
    const given = async () => {
      const form = { _token: 'form', name: to.name, idNumber: to.idNumber, scope: 'all', validTo: '2026-12-25' };
      expect((await post('/my/people', new URLSearchParams(form).toString(), an, '203.0.113.60')).status).toBe(303);
      const all = await running.system.platform.findDelegations(to.idNumber);
      return all.find((one) => !one.acceptedAt && !one.declinedAt && !one.revokedAt)!.id;
    };
    const answered = async (id: string, how: string, cookie: string, client: string) =>
      expect((await post(`/my/people/${id}/${how}`, '_token=form', cookie, client)).status).toBe(303);
    const first = await given();
    await answered(first, 'accept', binh, '203.0.113.61');
    await answered(first, 'revoke', an, '203.0.113.60');
    const second = await given();
    await answered(second, 'decline', binh, '203.0.113.61');
    await until('delegation-declined', 1);
    const [by, of] = [
      { who: 'citizen:an', door: 'pages', client: '203.0.113.60' },
      { who: 'citizen:binh', door: 'pages', client: '203.0.113.61' },
    ];
    expect(await rows('delegation-given')).toMatchObject([
      { ...by, what: `${first} *` },
      { ...by, what: `${second} *` },
    ]);
    expect(await rows('delegation-accepted')).toMatchObject([{ ...of, what: first }]);
    expect(await rows('delegation-revoked')).toMatchObject([{ ...by, what: first }]);
    expect(await rows('delegation-declined')).toMatchObject([{ ...of, what: second }]);
    // Of what cannot be done there is none: it was answered already.
    expect((await post(`/my/people/${second}/accept`, '_token=form', binh)).status).toBe(422);
    expect(await rows('delegation-accepted')).toHaveLength(1);
    expect(await whole()).not.toContain(to.idNumber);
  });

  it('has who was kept out of what is there, by the pattern of the door, and not who asked for nothing', async () => {
    const stranger = await signedIn('citizen', 'la');
    const before = (await rows('access-refused')).length;
    expect((await get(`/my/dossiers/${dossier.id}`, stranger)).status).toBe(404);
    expect((await get('/my/dossiers/00000000-0000-7000-8000-000000000000', stranger)).status).toBe(404);
    // Rows of one instant stand in the order in which they were written.
    await until('access-refused', before + 1);
    expect((await get('/office', stranger)).status).toBe(403);
    await until('access-refused', before + 2);
    expect((await rows('access-refused')).slice(before)).toMatchObject([
      { who: 'citizen:la', dossier: dossier.id, what: 'GET /my/dossiers/:id' },
      { who: 'citizen:la', dossier: null, what: 'GET /office' },
    ]);
  });

  it('has what leaves as data, and changes of rights with who gets them', async () => {
    const officer = await signedIn('officer', CLERK);
    expect((await get(`/papers/${dossier.id}/archive.zip`, officer)).status).toBe(200);
    expect((await get('/office/book.xlsx', officer)).status).toBe(200);
    // What is not there does not leave.
    expect((await get(`/papers/${dossier.id}/slip-07-99.xlsx`, officer)).status).toBe(404);
    const away = '_token=form&officer=&from=2026-11-26&to=2026-11-27&reason=Nghỉ phép';
    expect((await post('/office/absence', away, officer)).status).toBe(303);
    await until('absence-recorded', 1);
    const by = { who: `officer:${CLERK}`, door: 'pages', client: '198.51.100.7' };
    expect(await rows('exported')).toMatchObject([
      { ...by, what: 'archive.zip', dossier: dossier.id },
      { ...by, what: expect.stringMatching(/^book\.xlsx \d+ lines$/), dossier: null },
    ]);
    const [{ what }] = await rows('absence-recorded');
    expect(what).toMatch(new RegExp(`^[0-9a-f-]{36} ${CLERK}$`));
    expect((await post(`/office/absence/${what!.split(' ')[0]}/cancel`, '_token=form', officer)).status).toBe(303);
    await until('absence-cancelled', 1);
    expect(await rows('absence-cancelled')).toMatchObject([{ ...by, what: what!.split(' ')[0] }]);
  });

  it('has absences that ended before their time, by the page and by the API', async () => {
    const officer = await signedIn('officer', CLERK);
    const recorded = (await rows('absence-recorded')).length;
    const now = '_token=form&officer=&from=2026-11-25&to=2026-11-27&reason=Nghỉ ốm';
    expect((await post('/office/absence', now, officer, '203.0.113.70')).status).toBe(303);
    await until('absence-recorded', recorded + 1);
    const first = (await rows('absence-recorded')).at(-1)!.what!.split(' ')[0];
    expect((await post(`/office/absence/${first}/end`, '_token=form', officer, '203.0.113.70')).status).toBe(303);
    await until('absence-ended', 1);
    minutes += 1;
    const again = {
      officer: CLERK,
      from: new Date(readMs()).toISOString(),
      to: new Date(readMs() + 86_400_000).toISOString(),
      reason: 'Nghỉ ốm lại',
    };
    const second = await api(tokenOf(CLERK), 'POST', '/v1/absences', again, '203.0.113.71');
    expect(second.status).toBe(201);
    const { id } = (await second.json()) as { id: string };
    minutes += 1;
    const end = await api(tokenOf(CLERK), 'POST', `/v1/absences/${id}/end`, { reason: 'Đã khỏe' }, '203.0.113.71');
    expect(end.status).toBe(200);
    await until('absence-ended', 2);
    const who = `officer:${CLERK}`;
    expect(await rows('absence-ended')).toMatchObject([
      { who, door: 'pages', client: '203.0.113.70', what: first },
      { who, door: 'api', client: '203.0.113.71', what: id },
    ]);
    expect((await rows('absence-recorded')).at(-1)).toMatchObject({ who, door: 'api', what: `${id} ${CLERK}` });
  });

  it('has tokens that were issued and revoked through the API, and never the token', async () => {
    const ask = (method: string, path: string, body?: unknown) => api(tokenOf(CLERK), method, path, body);
    const before = [(await rows('token-issued')).length, (await rows('token-revoked')).length];
    const issued = await ask('POST', '/v1/tokens', { name: 'x', scopes: ['read'], days: 2 });
    const { id, token } = (await issued.json()) as { id: string; token: string };
    expect((await ask('DELETE', `/v1/tokens/${id}`)).status).toBe(204);
    expect((await ask('GET', `/v1/dossiers/${dossier.id}`)).status).toBe(200);
    await until('token-revoked', before[1] + 1);
    const by = { who: `officer:${CLERK}`, door: 'api', client: '198.51.100.7' };
    expect((await rows('token-issued')).slice(before[0])).toMatchObject([{ ...by, what: `${id} read` }]);
    expect((await rows('token-revoked')).slice(before[1])).toMatchObject([{ ...by, what: id }]);
    const log = await whole();
    for (const one of [token, sha256(token), tokenOf(CLERK)]) expect(log).not.toContain(one);
  });

  it('is filled by nobody: so many refusals of a client are written, then that there were more', async () => {
    minutes += 11;
    const before = (await rows('access-refused')).length;
    const [tokens, signedInBefore] = [(await rows('token-failed')).length, (await rows('signed-in')).length];
    const { security } = running.system.platform;
    for (let i = 0; i < 500; i++)
      await security.note({ kind: 'access-refused', client: '203.0.113.9', door: 'pages', what: `GET /${i}` });
    expect((await rows('access-refused')).length - before).toBe(60);
    expect(await rows('log-bounded')).toMatchObject([{ client: '203.0.113.9', what: 'client' }]);
    // Others are not lost for that, until all together are too many.
    for (let i = 0; i < 5_000; i++)
      await security.note({ kind: 'token-failed', client: `10.${i >> 8}.${i & 255}.1`, door: 'api' });
    // Of the first client's 500 only the 60 that were written count.
    expect((await rows('token-failed')).length - tokens).toBe(2_000 - 60);
    expect(await rows('log-bounded')).toHaveLength(2);
    // Strangers hide no officer, and what one repeats hides no other behind the same address.
    const refused = (who: string) => ({ kind: 'access-refused', who, client: '203.0.113.9', door: 'pages' }) as const;
    for (let i = 0; i < 100; i++) await security.note({ ...refused('officer:one'), what: 'GET /office/book' });
    for (let i = 0; i < 100; i++) await security.note({ ...refused('officer:two'), what: `GET /office/${i}` });
    await security.note({ ...refused('officer:three'), what: 'GET /office/book' });
    const of = async (who: string) => (await rows('access-refused')).filter((row) => row.who === who).length;
    expect([await of('officer:one'), await of('officer:two'), await of('officer:three')]).toEqual([1, 60, 1]);
    // What somebody does who was let in is written all the same.
    await security.note({ kind: 'signed-in', who: 'citizen:an', door: 'pages' });
    expect(await rows('signed-in')).toHaveLength(signedInBefore + 1);
  }, 60_000);

  it('is added to and read by the server, never changed, and swept by age alone', async () => {
    for (const sql of [
      "UPDATE motcua.security_log SET who = 'x'",
      'DELETE FROM motcua.security_log',
      'TRUNCATE motcua.security_log',
    ])
      await expect(database.pool.query(sql)).rejects.toThrow('permission denied');
    const { security } = running.system.platform;
    expect(await security.sweep(365)).toBe(0);
    // Whoever calls it with another day: what is young stays.
    const { rows: asked } = await database.pool.query("SELECT motcua.sweep_security_log('9999-01-01') AS gone");
    expect(Number(asked[0].gone)).toBe(0);
    const all = async () =>
      Number((await database.pool.query('SELECT count(*) AS n FROM motcua.security_log')).rows[0].n);
    const before = await all();
    minutes += 366 * 24 * 60;
    await security.note({ kind: 'signed-in', who: 'citizen:an', door: 'pages' });
    expect(await security.sweep(365)).toBe(before);
    expect(await all()).toBe(1);
  });
});

describe('looking into it', () => {
  const inspector = () => signedIn('officer', 'province.inspector');
  it('is for inspectors, and stands in it', async () => {
    expect((await get('/office/security-log', await signedIn('officer', CLERK))).status).toBe(403);
    const page = await get('/office/security-log?lang=en', await inspector());
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Signed in');
    await until('log-read', 1);
    expect(await rows('log-read')).toMatchObject([{ who: 'officer:province.inspector', what: null }]);
  });

  it('is by person, kind, dossier and day, page by page, the newest first', async () => {
    const { security } = running.system.platform;
    const day = new Date(readMs()).toISOString().slice(0, 10);
    for (let i = 0; i < 60; i++)
      await security.note({ kind: 'exported', who: `officer:${CLERK}`, door: 'pages', what: `n${i}.` });
    await security.note({ kind: 'dossier-read', who: 'officer:hong-gai.chair', dossier: dossier.id, door: 'api' });
    const cookie = await inspector();
    const shown = async (query: string) => {
      const html = await (await get(`/office/security-log?lang=vi&${query}`, cookie)).text();
      return { html, count: html.split('<li><b>').length - 1 };
    };
    const first = await shown(`who=${CLERK}&kind=exported`);
    expect([first.count, first.html.includes('n59.'), first.html.includes('n0.')]).toEqual([50, true, false]);
    const [, next] = /href="\/office\/security-log\?([^"]*after=[^"]*)"/.exec(first.html)!;
    const second = await shown(next.replaceAll('&amp;', '&'));
    expect([second.count, second.html.includes('n0.')]).toEqual([10, true]);
    const ofDossier = await shown(`dossier=${dossier.code}`);
    expect([ofDossier.count, ofDossier.html.includes(dossier.code)]).toEqual([1, true]);
    expect((await shown('dossier=H49.25.00-261125-9999')).html).toContain('Không có dòng nào');
    expect((await shown(`from=${day}&kind=dossier-read`)).count).toBe(1);
    expect((await shown('to=2026-12-01&kind=dossier-read')).count).toBe(0);
    // Whatever else is typed is no filter, and breaks nothing.
    for (const wild of ['from=2026-99-99', 'kind=x', "who='", 'from=a&from=b'])
      expect([wild, (await get(`/office/security-log?${wild}`, cookie)).status]).toEqual([wild, 200]);
    expect((await get('/office/security-log?after=x', cookie)).status).toBe(422);
  });

  it('by the command line is the same rows, one a line, and refuses what it cannot read', async () => {
    const { platform } = running.system;
    const lines: string[] = [];
    const tell = (flags: Record<string, string>) =>
      printSecurityLog(platform, { ...flags, json: true }, (line) => lines.push(line));
    expect(await tell({ who: 'hong-gai.chair' })).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { kind: 'dossier-read', code: dossier.code, door: 'api' },
    ]);
    expect(await tell({ from: 'x' })).toMatchObject({ code: 'date-invalid' });
    expect(await tell({ kind: 'x' })).toMatchObject({ code: 'request-invalid' });
    expect(await tell({ dossier: 'H49.25.00-261125-9999' })).toMatchObject({ code: 'dossier-not-found' });
    expect((await rows('log-read')).find(({ who }) => who === 'operator')).toMatchObject({ door: 'command' });
  });
});
