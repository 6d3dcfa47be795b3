/** The REST door on the real record: whole lives, bad input, what OpenAPI says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDossier } from '#acts/perform.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { must } from '#kernel/outcome.ts';
import { type Running, startServer } from '#main/serve.ts';
import { readSettings } from '#main/settings.ts';
import { ensureTokens } from '#main/tokens.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { delegation } from '../support/delegations.ts';
import { anotherBirth, birthChecked, local, newborn, partyOf, person } from '../support/platform.ts';

let database: TestDatabase;
let running: Running;
let tokens: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  const [from, started] = [local('2026-11-26T09:00').epochMilliseconds, Date.now()];
  running = await startServer(
    { ...readSettings({ PORT: '0', MOTCUA_HOME: database.settings.home }), ...database.settings, workers: 2 },
    () => from + (Date.now() - started),
  );
  tokens = (await ensureTokens(database.settings.home, database.pool, running.system.platform.province)).tokens;
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});

interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { rows?: Record<string, unknown>[]; tasks?: { id: number; step: string }[] };
}

async function call(
  method: string,
  path: string,
  who?: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(running.address + path, {
    method,
    headers: {
      ...(who && { authorization: `Bearer ${tokens[who]}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as Answer['body']) : { text },
  };
}

const draft = {
  procedure: '1.001193',
  channel: 'online',
  applicant: partyOf('an'),
  place: '06685',
  answers: anotherBirth(),
};

describe('a request that is repeated', () => {
  it('is answered again while its sender may see the dossier, and refused after', async () => {
    const representative = { ...partyOf('an'), authority: 'Giấy ủy quyền số 1' };
    await new PostgresDoors(database.pool).recordDelegation(delegation('binh', 'an'));
    const began = { ...draft, applicant: partyOf('binh'), representative };
    const key = { 'idempotency-key': 'represented' };
    const first = await call('POST', '/v1/dossiers', 'an', began, key);
    expect([first.status, first.body['code'] ?? '']).toEqual([201, '']);
    const again = await call('POST', '/v1/dossiers', 'an', began, key);
    expect([again.status, again.headers.get('idempotent-replay')]).toEqual([201, 'true']);
    const { procedure: _procedure, ...alone } = { ...draft, applicant: partyOf('binh') };
    const changed = await call('POST', `/v1/dossiers/${first.body['id']}/draft-dossier`, 'binh', alone);
    expect(changed.status).toBe(200);
    const after = await call('POST', '/v1/dossiers', 'an', began, key);
    expect([after.status, after.body['code'], after.headers.get('idempotent-replay')]).toEqual([
      403,
      'not-permitted',
      null,
    ]);
    expect(JSON.stringify(after.body)).not.toContain(partyOf('binh').name);
  });
});

describe('an officer’s draft over REST', () => {
  it('takes no account from the request: of another person, or of nobody', async () => {
    const { id: _account, ...binh } = partyOf('binh');
    const counter = { procedure: '2.000986', channel: 'counter', place: '06862', receivingUnit: '06862-mc' };
    for (const id of ['an', 'nobody-x'])
      for (const parties of [
        { applicant: { ...binh, id } },
        { applicant: partyOf('cuc'), representative: { ...binh, id, authority: 'Giấy ủy quyền số 1' } },
      ]) {
        const refused = await call('POST', '/v1/dossiers', '06862-mc.counter.1', { ...counter, ...parties });
        expect([refused.status, refused.body['code']]).toEqual([422, 'account-differs']);
      }
    const kept = await call('POST', '/v1/dossiers', '06862-mc.counter.1', { ...counter, applicant: binh });
    expect(kept.status).toBe(201);
    const path = `/v1/dossiers/${kept.body['id']}`;
    const again = { channel: 'counter', applicant: { ...binh, id: 'an' } };
    expect((await call('POST', `${path}/draft-dossier`, '06862-mc.counter.1', again)).body['code']).toBe(
      'account-differs',
    );
    expect([(await call('GET', path, 'an')).status, (await call('GET', path, 'binh')).status]).toEqual([403, 200]);
  });
});

describe('who represents somebody over REST', () => {
  it('acts for another only with a delegation: accepted, of this procedure, not revoked', async () => {
    const doors = new PostgresDoors(database.pool);
    const { id: _, ...cuc } = partyOf('cuc');
    const asked = {
      ...{ procedure: '2.000986', channel: 'online', place: '06862', applicant: cuc },
      representative: { ...partyOf('binh'), authority: 'tự khai' },
    };
    const begin = async () => {
      const { status, body } = await call('POST', '/v1/dossiers', 'binh', asked);
      return [status, body['code'] ?? 'begun', body['id']] as const;
    };
    expect((await begin()).slice(0, 2)).toEqual([403, 'delegation-needed']);
    const given = { ...delegation('cuc', 'binh'), acceptedAt: undefined };
    await doors.recordDelegation(given);
    expect((await begin()).slice(0, 2)).toEqual([403, 'delegation-needed']);
    expect(await doors.answerDelegation(given.id, given.to, 'accepted', given.validFrom)).toBe(true);
    const [status, , id] = await begin();
    expect(status).toBe(201);
    const path = `/v1/dossiers/${id}`;
    expect((await call('GET', path, 'binh')).status).toBe(200);
    await doors.revokeDelegation(given.id, given.from, given.validFrom);
    for (const [method, way, body] of [
      ['GET', path],
      ['GET', `${path}/events`],
      ['POST', `${path}/submit-dossier`, {}],
      ['POST', `${path}/send-message`, { topic: 'question', text: 'Khi nào xong?' }],
    ] as const) {
      const refused = await call(method, way, 'binh', body);
      expect([way, refused.status, refused.body['code']]).toEqual([way, 403, 'delegation-needed']);
    }
    expect((await call('GET', path, 'cuc')).status).toBe(200);
  });
});

const WITHOUT_TASK = ['confirm-draft', 'close-dossier', 'rate-dossier'];

describe('a life over REST', () => {
  it('goes from draft to close, and its papers and chain can be read', async () => {
    const drafted = await call('POST', '/v1/dossiers', 'an', draft);
    expect(drafted.status).toBe(201);
    const path = `/v1/dossiers/${drafted.body['id']}`;
    const submitted = await call('POST', `${path}/submit-dossier`, 'an', {});
    expect(submitted.body['code']).toMatch(/^H49\.25\.00-\d{6}-0001$/);
    const act = async (name: string, who: string, body: object = {}) => {
      const { body: now } = await call('GET', path, who);
      const task = (now.tasks ?? [])[0]?.id;
      const given = { ...(WITHOUT_TASK.includes(name) ? {} : { task }), ...body };
      let done = await call('POST', `${path}/${name}`, who, given);
      // Handing over waits for the signature, which goes on by itself.
      for (let i = 0; i < 100 && done.body['code'] === 'result-not-signed'; i++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        done = await call('POST', `${path}/${name}`, who, given);
      }
      expect([name, done.status, done.body['detail']]).toEqual([name, 200, undefined]);
      return done;
    };
    await act('receive-dossier', 'hong-gai.counter.hoa');
    await act('complete-task', 'hong-gai.civil.minh', { result: birthChecked });
    await act('confirm-draft', 'an');
    await act('complete-task', 'hong-gai.civil.minh', { result: { personalId: newborn() } });
    // A deputy has the desk of the head.
    const waiting = async (who: string, more = '') => {
      const { rows } = (await call('GET', `/v1/tasks${more}`, who)).body;
      return rows?.map((row) => row['dossierId']);
    };
    for (const more of ['', '?unit=06685&post=deputy-head'])
      expect(await waiting('hong-gai.vice-chair', more)).toEqual(await waiting('hong-gai.chair'));
    expect(await waiting('hong-gai.vice-chair')).toContain(drafted.body['id']);
    // Whoever leads the centre reads what it received.
    expect((await call('GET', path, '06685-mc.head.1')).status).toBe(200);
    expect((await call('GET', path, '06793-mc.head.1')).status).toBe(403);
    await act('decide-dossier', 'hong-gai.chair');
    await act('issue-result', '06685.clerk.1');
    await act('deliver-result', 'hong-gai.counter.hoa', { method: 'online' });
    await act('close-dossier', 'hong-gai.counter.hoa');
    await act('rate-dossier', 'an', { score: 5 });
    const byCode = await call('GET', `/v1/dossiers/${submitted.body['code']}`, 'an');
    expect(byCode.body).toMatchObject({ status: 'closed', rating: 5, onTime: true });
    const slips = await call('GET', `${path}/slips`, 'an');
    expect((slips.body as unknown as { form: string }[]).map((slip) => slip.form)).toEqual(['01']);
    expect((await call('GET', `${path}/letter`, 'an')).body['text']).toContain('NGUYỄN GIA BẢO');
    const verified = (await call('GET', `${path}/verify`, 'province.inspector')).body;
    expect(verified).toMatchObject({ dossiers: 1, faults: [] });
    // Eleven acts, the draft sent and the signature; after 11:30 a warning that the day is nearly over comes with them.
    expect([13, 14]).toContain(verified['events']);
    expect((await call('GET', `${path}/timeline`, 'an', undefined, { 'accept-language': 'en' })).body).toContainEqual(
      expect.objectContaining({ what: 'Result delivered' }),
    );
  });

  it('answers with the version, and refuses an act on another', async () => {
    const drafted = await call('POST', '/v1/dossiers', 'an', draft);
    const path = `/v1/dossiers/${drafted.body['id']}`;
    expect(drafted.headers.get('etag')).toBe('"1"');
    expect((await call('GET', path, 'an', undefined, { 'if-none-match': '"1"' })).status).toBe(304);
    await call('POST', `${path}/draft-dossier`, 'an', { channel: 'online', applicant: partyOf('an') });
    const stale = await call('POST', `${path}/submit-dossier`, 'an', {}, { 'if-match': '"1"' });
    expect([stale.status, stale.body['code']]).toEqual([412, 'stale-version']);
    // Who may not read it learns from no version who did what.
    const other = await call('POST', `${path}/submit-dossier`, 'binh', {}, { 'if-match': '"1"' });
    expect([other.status, other.body['code']]).toEqual([403, 'not-permitted']);
    expect(JSON.stringify(other.body)).not.toContain(partyOf('an').name);
    await call('POST', `${path}/submit-dossier`, 'an', {});
    const message = { topic: 'question', text: 'Khi nào xong?' };
    expect((await call('POST', `${path}/send-message`, 'an', message)).headers.get('etag')).toBe('"4"');
    for (const [given, status, code] of [
      ['abc', 400, 'request-invalid'],
      ['4', 400, 'request-invalid'],
      ['"4', 400, 'request-invalid'],
      ['*, "4"', 400, 'request-invalid'],
      [',', 400, 'request-invalid'],
      ['"abc"', 412, 'version-unknown'],
      ['"-1"', 412, 'version-unknown'],
      ['"0"', 412, 'version-unknown'],
      ['"04"', 412, 'version-unknown'],
      ['W/"4"', 412, 'version-unknown'],
      ['"1"', 412, 'stale-version'],
      ['"3"', 412, 'stale-version'],
      ['"999"', 412, 'stale-version'],
    ] as const)
      for (const [act, body] of [
        ['withdraw-dossier', { reason: 'Tôi không cần nữa' }],
        ['send-message', message],
      ] as const) {
        const refused = await call('POST', `${path}/${act}`, 'an', body, { 'if-match': given });
        expect([given, act, refused.status, refused.body['code']]).toEqual([given, act, status, code]);
        expect(refused.body['detail']).not.toMatch(/undefined|\{/);
      }
    for (const given of ['"4"', '"2", "5"', '*'])
      expect((await call('POST', `${path}/send-message`, 'an', message, { 'if-match': given })).status).toBe(200);
    // Of what there is not yet nobody saw a version.
    for (const [given, status] of [
      ['*', 412],
      ['"1"', 412],
      ['1', 400],
    ] as const)
      expect((await call('POST', '/v1/dossiers', 'an', draft, { 'if-match': given })).status).toBe(status);
  });

  it('answers who may act and not read with the receipt alone', async () => {
    const scopes = ['act:draft-dossier', 'act:send-message'];
    const issued = await call('POST', '/v1/tokens', 'an', { name: 'n', scopes, days: 1 });
    expect(issued.status).toBe(201);
    tokens['an-acts'] = String(issued.body['token']);
    const key = { 'idempotency-key': 'unread' };
    const begun = await call('POST', '/v1/dossiers', 'an-acts', draft, key);
    expect([begun.status, begun.body]).toEqual([201, { id: expect.any(String), seq: 1 }]);
    const again = await call('POST', '/v1/dossiers', 'an-acts', draft, key);
    expect([again.headers.get('idempotent-replay'), again.body]).toEqual(['true', begun.body]);
    const path = `/v1/dossiers/${begun.body['id']}`;
    const { code } = (await call('POST', `${path}/submit-dossier`, 'an', {})).body;
    const message = { topic: 'question', text: 'Khi nào xong?' };
    const sent = await call('POST', `${path}/send-message`, 'an-acts', message);
    expect([sent.status, sent.body]).toEqual([200, { id: begun.body['id'], code, seq: 3 }]);
    expect((await call('GET', path, 'an-acts')).body['code']).toBe('token-scope');
    const away = { officer: 'hong-gai.counter.lan', from: '2026-12-28T00:00:00Z', to: '2026-12-29T00:00:00Z' };
    const given = await call('POST', '/v1/tokens', 'hong-gai.counter.lan', { name: 'n', scopes: ['act'], days: 1 });
    tokens['lan-acts'] = String(given.body['token']);
    const absence = await call('POST', '/v1/absences', 'lan-acts', away);
    expect([absence.status, Object.keys(absence.body).sort()]).toEqual([201, ['id', 'seq']]);
  });

  it('does a request with the same key once', async () => {
    const headers = { 'idempotency-key': 'draft-1' };
    const first = await call('POST', '/v1/dossiers', 'an', draft, headers);
    const second = await call('POST', '/v1/dossiers', 'an', draft, headers);
    expect([second.body['id'], second.headers.get('idempotent-replay')]).toEqual([first.body['id'], 'true']);
    expect((await call('POST', '/v1/dossiers', 'an', { ...draft, place: '07192' }, headers)).status).toBe(409);
  });
});

describe('papers of an online dossier', () => {
  const proof = { component: 'birth-proof', originals: 1, copies: 0 };
  const codeOf = ({ status, body }: Answer) => [status, body['code']];
  const sent = (components: object[]) =>
    call('POST', '/v1/dossiers', 'an', { ...draft, answers: anotherBirth(), components }, { 'accept-language': 'vi' });

  it('are files that who sends them brought in: a number of originals hands in nothing', async () => {
    const bare = await sent([proof]);
    expect(codeOf(bare)).toEqual([422, 'paper-without-file']);
    expect(bare.body['detail']).toMatch(/chưa có tệp: Giấy tờ chứng minh việc sinh/);
    expect(codeOf(await sent([{ ...proof, file: 'a'.repeat(64) }]))).toEqual([422, 'paper-file-unknown']);
    // Another's file is no file of theirs.
    const doors = new PostgresDoors(database.pool);
    const file = 'b'.repeat(64);
    const own = (owner: string) =>
      doors.recordFile(
        { hash: file, owner, name: 'x.pdf', type: 'application/pdf', sizeBytes: 1 },
        '2026-11-26T02:00:00Z',
      );
    await own('citizen:binh');
    expect(codeOf(await sent([{ ...proof, file }]))).toEqual([422, 'paper-file-unknown']);
    await own('citizen:an');
    const kept = await sent([{ ...proof, file }]);
    expect(kept.status).toBe(201);
    const path = `/v1/dossiers/${kept.body['id']}`;
    expect(codeOf(await call('POST', `${path}/submit-dossier`, 'an', { components: [proof] }))).toEqual([
      422,
      'paper-without-file',
    ]);
    expect((await call('POST', `${path}/submit-dossier`, 'an', {})).status).toBe(200);
  });

  it('an officer names no file of others, nor one that nobody has', async () => {
    const desk = 'hong-gai.counter.hoa';
    const file = 'c'.repeat(64);
    const doors = new PostgresDoors(database.pool);
    const stored = { hash: file, name: 'x.pdf', type: 'application/pdf', sizeBytes: 1 };
    await doors.recordFile({ ...stored, owner: 'citizen:binh' }, '2026-11-26T02:00:00Z');
    const counter = { ...draft, channel: 'counter', receivingUnit: '06685-mc', answers: anotherBirth() };
    for (const named of [file, 'd'.repeat(64)]) {
      const body = { ...counter, components: [{ ...proof, file: named }] };
      expect(codeOf(await call('POST', '/v1/dossiers', desk, body))).toEqual([422, 'paper-file-unknown']);
    }
    await doors.recordFile({ ...stored, owner: `officer:${desk}` }, '2026-11-26T02:00:00Z');
    const body = { ...counter, components: [{ ...proof, file }] };
    expect((await call('POST', '/v1/dossiers', desk, body)).status).toBe(201);
  });

  it('that were drafted without a file before are refused when they are submitted', async () => {
    const { platform } = running.system;
    const { procedure, ...rest } = { ...draft, answers: anotherBirth() };
    const old = { ...rest, act: 'draft-dossier' as const, channel: 'online' as const, components: [proof] };
    const { dossierId } = must(await startDossier(platform, procedure, old, person('an')));
    const path = `/v1/dossiers/${dossierId}/submit-dossier`;
    expect(codeOf(await call('POST', path, 'an', {}))).toEqual([422, 'paper-without-file']);
    // Whose it is not hears nothing of its papers.
    expect(codeOf(await call('POST', path, 'binh', {}))).toEqual([403, 'not-permitted']);
  });

  it('count as originals where an officer took them at the counter, and nobody says that of their own', async () => {
    const counter = {
      ...draft,
      answers: anotherBirth(),
      channel: 'counter',
      receivingUnit: '06685-mc',
      components: [proof],
    };
    expect((await call('POST', '/v1/dossiers', 'hong-gai.counter.hoa', counter)).status).toBe(201);
    const own = { ...draft, channel: 'counter', receivingUnit: '06685-mc' };
    expect(codeOf(await call('POST', '/v1/dossiers', 'an', own))).toEqual([422, 'channel-of-office']);
    const { body } = await call('POST', '/v1/dossiers', 'an', draft);
    const late = await call('POST', `/v1/dossiers/${body['id']}/submit-dossier`, 'an', { channel: 'post' });
    expect(codeOf(late)[1]).toMatch(/channel-(of-office|not-offered)/);
  });
});

describe('who may', () => {
  it('wants a token, shows nobody what is not theirs, and speaks the language asked for', async () => {
    const codeOf = ({ status, body }: Answer) => [status, body['code']];
    expect(codeOf(await call('GET', '/v1/tasks'))).toEqual([401, 'not-signed-in']);
    const forged = { authorization: 'Bearer mc_forged' };
    expect(codeOf(await call('GET', '/v1/me', undefined, undefined, forged))).toEqual([401, 'not-signed-in']);
    const { body } = await call('POST', '/v1/dossiers', 'an', draft);
    const other = await call('GET', `/v1/dossiers/${body['id']}`, 'binh', undefined, { 'accept-language': 'hi' });
    expect([other.status, other.headers.get('content-type'), other.headers.get('content-language')]).toEqual([
      403,
      'application/problem+json; charset=utf-8',
      'hi',
    ]);
    expect(JSON.stringify(other.body)).not.toContain('Bảo');
    expect((await call('GET', '/v1/dossiers?unit=06685', 'hong-gai.chair')).status).toBe(200);
    expect((await call('GET', '/v1/dossiers?unit=07192', 'hong-gai.chair')).status).toBe(403);
    const unsaid = await call('GET', '/v1/dossiers', 'hong-gai.chair');
    expect([unsaid.status, unsaid.body['code']]).toEqual([422, 'unit-needed']);
  });
  it('gives an officer the tasks of their desk, page by page', async () => {
    for (let i = 0; i < 3; i++) {
      const { body } = await call('POST', '/v1/dossiers', 'an', draft);
      await call('POST', `/v1/dossiers/${body['id']}/submit-dossier`, 'an', {});
    }
    const first = await call('GET', '/v1/tasks?limit=2', 'hong-gai.counter.lan');
    expect(first.body.rows).toHaveLength(2);
    const second = await call(
      'GET',
      `/v1/tasks?limit=2&after=${encodeURIComponent(String(first.body['next']))}`,
      'hong-gai.counter.lan',
    );
    expect(second.body.rows!.length).toBeGreaterThan(0);
    expect(second.body.rows![0]).not.toEqual(first.body.rows![0]);
  });
});

describe('bad input', () => {
  const cases: [string, () => Promise<Answer>, number, RegExp][] = [
    ['broken JSON', () => call('POST', '/v1/dossiers', 'an', '{"procedure":'), 400, /JSON|Body/i],
    ['a missing member', () => call('POST', '/v1/dossiers', 'an', { procedure: '1.001193' }), 400, /channel/],
    [
      'a member nobody asked for',
      () => call('POST', '/v1/dossiers', 'an', { ...draft, admin: true }),
      400,
      /value-unknown.*admin/,
    ],
    ['a wrong type', () => call('POST', '/v1/dossiers', 'an', { ...draft, channel: 7 }), 400, /channel/],
    [
      'ten megabytes',
      () => call('POST', '/v1/dossiers', 'an', { ...draft, answers: { childName: 'x'.repeat(10_000_000) } }),
      413,
      /2000000/,
    ],
    ['a form value of the wrong type', () => submit({ childDateOfBirth: 5 }), 422, /childDateOfBirth/],
    ['an unknown field', () => submit({ isChair: true }), 422, /isChair/],
    ['an unknown unit', () => call('POST', '/v1/dossiers', 'an', { ...draft, place: '00000' }), 422, /00000/],
    ['an unknown procedure', () => call('GET', '/v1/procedures/9.999999'), 404, /9\.999999/],
    ['an unknown dossier', () => call('GET', '/v1/dossiers/H49.00.00-000000-0000', 'an'), 404, /H49/],
    ['a page of a million rows', () => call('GET', '/v1/procedures?limit=1000000'), 400, /limit/],
    ...[
      ['/v1/tasks', "';drop table", 'hong-gai.counter.lan'],
      ['/v1/tasks', `true 2026-02-31T99:00:00Z ${crypto.randomUUID()} 1`, 'hong-gai.counter.lan'],
      ['/v1/dossiers', "';drop table", 'an'],
      ['/v1/dossiers?unit=06685-mc', `2026-99-99T00:00:00Z ${crypto.randomUUID()}`, 'hong-gai.counter.lan'],
      // As a search says it, where nothing is searched for.
      ['/v1/dossiers?unit=06685-mc', `1 2026-11-25T00:00:00Z ${crypto.randomUUID()}`, 'hong-gai.counter.lan'],
      ['/v1/procedures', "';drop table", undefined],
    ].map(([path, after, who]): [string, () => Promise<Answer>, number, RegExp] => [
      `a page of ${path} that starts nowhere: ${after?.replace(/[0-9a-f-]{36}/, 'ID')}`,
      () => call('GET', `${path}${path?.includes('?') ? '&' : '?'}after=${encodeURIComponent(after!)}`, who),
      422,
      /page-start-unknown.*next/,
    ]),
  ];
  async function submit(answers: Record<string, unknown>) {
    const { body } = await call('POST', '/v1/dossiers', 'an', draft);
    return call('POST', `/v1/dossiers/${body['id']}/submit-dossier`, 'an', { answers });
  }
  for (const [what, run, status, says] of cases)
    it(what, async () => {
      const { status: got, body } = await run();
      expect(got).toBe(status);
      expect(JSON.stringify(body)).toMatch(says);
    });
  it('changes nothing', async () => {
    expect((await running.system.platform.store.verify()).faults).toEqual([]);
  });
});

describe('what stands in the open', () => {
  it('describes every act in OpenAPI 3.1', async () => {
    const { body } = await call('GET', '/openapi.json');
    expect(body['openapi']).toBe('3.1.0');
    const paths = Object.keys(body['paths'] as object);
    expect(paths.filter((path) => path.startsWith('/v1/dossiers/{dossier}/')).length).toBeGreaterThan(24);
  });
  it('finds procedures without diacritics and shows their diagram', async () => {
    expect((await call('GET', '/v1/procedures?text=khai sinh')).body.rows).toMatchObject([
      { code: '1.001193' },
      { code: '2.000986' },
    ]);
    expect((await call('GET', '/v1/procedures/1.001193/process.bpmn')).body['text']).toContain('BPMNShape');
  });
  it('does what is due through the job queue', async () => {
    const { body } = await call('POST', '/v1/dossiers', 'an', draft);
    const id = String(body['id']);
    // A timer whose hour has come, put there as an act would have.
    await database.pool.query(
      "SELECT graphile_worker.add_job('wake-dossier', json_build_object('dossierId', $1::text), job_key => 'wake:' || $1, run_at => '2000-01-01Z')",
      [id],
    );
    for (let i = 0; i < 100; i++) {
      const { rows } = await database.pool.query('SELECT 1 FROM graphile_worker.jobs WHERE key = $1', [`wake:${id}`]);
      if (!rows.length) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect.fail('the job was not done');
  });
});

describe('the record itself', () => {
  it('lets the application neither change nor delete an event', async () => {
    await expect(database.pool.query("UPDATE motcua.dossier_event SET type = 'x'")).rejects.toThrow(
      /permission denied/,
    );
    await expect(database.pool.query('DELETE FROM motcua.dossier_event')).rejects.toThrow(/permission denied/);
    await expect(database.pool.query('TRUNCATE motcua.dossier_event')).rejects.toThrow(/permission denied/);
  });
  it('finds the one event in which the owner altered one byte', async () => {
    const { body } = await call('POST', '/v1/dossiers', 'an', draft);
    const id = String(body['id']);
    await call('POST', `/v1/dossiers/${id}/submit-dossier`, 'an', {});
    const alter = (to: string) =>
      database.owner.query(
        'UPDATE motcua.dossier_event SET body = replace(body::text, $2, $3)::json WHERE dossier_id = $1 AND seq = 2',
        [id, to === 'Bảo' ? 'Bạo' : 'Bảo', to],
      );
    await alter('Bạo');
    expect((await running.system.platform.store.verify()).faults).toEqual([
      { dossierId: id, seq: 2, fault: 'body-altered' },
    ]);
    await alter('Bảo');
    expect((await running.system.platform.store.verify()).faults).toEqual([]);
    await database.owner.query("UPDATE motcua.dossier_event SET actor = 'other' WHERE dossier_id = $1 AND seq = 1", [
      id,
    ]);
    expect((await running.system.platform.store.verify()).faults).toEqual([
      { dossierId: id, seq: 1, fault: 'columns-differ' },
    ]);
    await database.owner.query("UPDATE motcua.dossier_event SET actor = 'an' WHERE dossier_id = $1 AND seq = 1", [id]);
    await database.owner.query('DELETE FROM motcua.dossier_event WHERE dossier_id = $1 AND seq = 2', [id]);
    expect((await running.system.platform.store.verify()).faults).toEqual([
      { dossierId: id, seq: 2, fault: 'tail-cut' },
    ]);
  });
});
