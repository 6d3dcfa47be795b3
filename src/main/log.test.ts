/** What the server writes of what it does: lines that say which request, act and job, and nothing of any person. */
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startDossier } from '#acts/perform.ts';
import { watched } from '#adapters/jobs/worker.ts';
import { makeServer } from '#api/server.ts';
import { hear, type LogEntry, log, logTo } from '#kernel/log.ts';
import { birthAnswers, partyOf, person, testPlatform } from '../../test/support/platform.ts';
import { jsonLog } from './json-log.ts';
import { cleared, textLog } from './log.ts';

const lines: string[] = [];
const take = (text: string) => void lines.push(text);
const written = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>);
const asBefore = () => logTo(textLog('warn'));
afterEach(() => {
  asBefore();
  lines.length = 0;
});

describe('a request', async () => {
  const { platform } = await testPlatform();
  const actor = person('an');
  const server = await makeServer({
    platform,
    version: 'x',
    findBearer: async () => ({ id: 't', actor, scopes: ['read', 'act'] }) as never,
    isHealthy: async () => true,
    openDoors: async (scope) => {
      scope.get('/broken/:who', async ({ params }) => {
        const { who } = params as { who: string };
        const cause = Object.assign(new Error(`invalid input syntax: "${who}"`), { code: '22P02' });
        throw new Error('no card of 022090000123, an@example.vn, +84912345678', { cause });
      });
    },
  });
  afterAll(() => server.close());
  const headers = { authorization: 'Bearer mc_abcdefghijklmnopqrstuvwxyz' };

  it('is one line, by the pattern of its address, with how it ended and what was refused', async () => {
    logTo(jsonLog('info', take));
    const answer = await server.inject({ url: '/v1/dossiers/Nguyen-Van-Kin?key=SECRETKEY', headers });
    const told = written();
    expect(told).toMatchObject([
      {
        level: 'info',
        event: 'request',
        msg: 'GET /v1/dossiers/:dossier 404',
        request: answer.headers['x-request-id'],
        method: 'GET',
        route: '/v1/dossiers/:dossier',
        status: 404,
        refusal: 'dossier-not-found',
        ms: expect.any(Number),
      },
    ]);
    expect(told[0]['request']).toMatch(/^[\da-f-]{36}$/);
    await server.inject({ url: '/Nguyen-Van-Kin', headers });
    const [nowhere] = written();
    expect(nowhere).toMatchObject({ route: 'nowhere', status: 400 });
    expect(JSON.stringify([told, nowhere])).not.toMatch(/Nguyen|SECRETKEY|mc_|127\.0\.0\.1/);
  });

  it('and its act are two, which name one another; neither has a name, a number or an answer', async () => {
    logTo(jsonLog('info', take));
    const body = { procedure: '1.001193', channel: 'online', place: '06685', applicant: partyOf('an') };
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/dossiers',
      headers,
      payload: { ...body, answers: birthAnswers },
    });
    const { id, seq } = answer.json() as { id: string; seq: number };
    const told = written();
    const request = answer.headers['x-request-id'];
    expect(told).toMatchObject([
      { event: 'act', act: 'draft-dossier', by: 'citizen', stream: `dossier:${id}`, seq, outcome: 'done', request },
      { event: 'request', route: '/v1/dossiers', status: answer.statusCode, request },
    ]);
    await server.inject({ method: 'POST', url: `/v1/dossiers/${id}/receive-dossier`, headers, payload: {} });
    const refused = written();
    expect(refused.map(({ event, outcome, refusal }) => [event, outcome, refusal])).toEqual([
      ['act', 'refused', expect.any(String)],
      ['request', undefined, expect.any(String)],
    ]);
    const { name, idNumber, address } = partyOf('an');
    for (const own of [name, idNumber, address, 'an"', birthAnswers.childName, birthAnswers.noticeNumber])
      expect(JSON.stringify([told, refused])).not.toContain(own);
  });

  it('that breaks is written with its trace and its cause, and with nothing that was said', async () => {
    logTo(jsonLog('error', take));
    expect((await server.inject({ url: '/broken/022090000123' })).statusCode).toBe(500);
    const [told, ...more] = written();
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      level: 'error',
      event: 'request-broke',
      msg: 'GET /broken/:who',
      error: {
        type: 'Error',
        message: 'no card of …, …@…, …',
        stack: expect.arrayContaining([expect.stringMatching(/log\.test\.ts/)]),
      },
    });
    expect(told['error']).toMatchObject({ cause: { message: 'the database did not take a value', code: '22P02' } });
    expect(JSON.stringify(told)).not.toMatch(/022090000123|example\.vn|84912345678/);
  });
});

it('what is only tried, and what stories tell, is no act; what broke is said to', async () => {
  const heard: LogEntry[] = [];
  const end = hear((entry) => void heard.push(entry));
  const { platform, store } = await testPlatform();
  const draft = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf('an'),
    place: '06685',
    answers: {},
  } as never;
  await startDossier(platform, '1.001193', draft, person('an'), { rehearsal: true });
  expect(heard).toEqual([]);
  store.commit = () => Promise.reject(new Error('away'));
  await expect(startDossier(platform, '1.001193', draft, person('an'))).rejects.toThrow('away');
  expect(heard.map(({ event, fields }) => [event, fields.act, fields.outcome])).toEqual([
    ['act', 'draft-dossier', 'broke'],
  ]);
  end();
  await startDossier(platform, '1.001193', draft, person('an'), { rehearsal: true });
  expect(heard).toHaveLength(1);
});

it('a job is a line, and all that is told while it runs says of which', async () => {
  logTo(jsonLog('info', take));
  const job = { id: '7', key: 'k', task_identifier: 'sign-result', attempts: 2, max_attempts: 25 };
  const run = (task: () => Promise<void>) =>
    watched({ tasks: { 'sign-result': task } }, new Map())['sign-result']!({ dossierId: 'D' }, { job } as never);
  await run(async () => log.warn('x', 'something'));
  await expect(run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const which = { job: '7', task: 'sign-result' };
  expect(written()).toMatchObject([
    { level: 'warn', event: 'x', ...which },
    { event: 'job', ...which, stream: 'dossier:D', outcome: 'done', tries: 2, ms: expect.any(Number) },
    { event: 'job', ...which, outcome: 'failed' },
  ]);
});

it('for people is a line with the time, and a trace below; what is less than the level is not written', () => {
  const text = textLog('warn', take, () => new Date('2026-11-29T01:02:03Z'));
  const words = 'jobs: one broke';
  text.write({ level: 'info', event: 'x', words, fields: {} });
  text.write({ level: 'warn', event: 'x', words, fields: { error: new TypeError('why', { cause: new Error('x') }) } });
  expect(lines.join('')).toMatch(
    /^2026-11-29T01:02:03\.000Z jobs: one broke: TypeError: why\n {4}at [\s\S]*\n {2}because of Error: x\n$/,
  );
});

it.each([
  ['connect to postgres://motcua:pass@db:5432/x', 'connect to postgres://…@db:5432/x'],
  ['GET https://sms.example.vn/send?to=0912345678', 'GET https://sms.example.vn/send?…'],
  ['mail to nguyen.an@example.vn is lost', 'mail to …@… is lost'],
  ['card 022090000123 of +84912345678', 'card … of …'],
  ['token mc_abcdefghijklmnopqrstuvwxyz', 'token mc_…'],
  ['H49.06685.00-261125-0001 of 2026-11-25', 'H49.06685.00-261125-0001 of 2026-11-25'],
  ['wake:0196f3c1-0000-7000-8000-123456789012', 'wake:0196f3c1-0000-7000-8000-123456789012'],
])('%s is written as %s', (text, written) => {
  expect(cleared(text)).toBe(written);
});
