/** The figures that Prometheus reads: who may, what is counted, and that nothing of anybody is in them. */
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type MetricSources, Metrics } from '#adapters/metrics/metrics.ts';
import { makeServer } from '#api/server.ts';
import { log } from '#kernel/log.ts';
import { partyOf, person, testPlatform } from '../../test/support/platform.ts';
import { listenToStderr } from '../../test/support/stderr.ts';
import { readSettings } from './settings.ts';

const TOKEN = 'a-token-of-more-than-24-letters';
const SOURCES: MetricSources = {
  version: '9',
  pools: { record: { totalCount: 5, idleCount: 3, waitingCount: 1 } },
  jobs: async () => ({ lagMs: 90_500, gaveUp: 2 }),
  away: async () => [
    { target: 'mail', failures: 5, openedAt: null, nextAt: null, error: 'smtp.secret.example', parked: 7 },
    { target: 'push:one.example', failures: 1, openedAt: null, nextAt: null, error: null, parked: 2 },
    { target: 'push:two.example', failures: 1, openedAt: null, nextAt: null, error: null, parked: 3 },
  ],
  freeBytes: async () => 1_000_000,
  driftMs: async () => -1_500,
  parts: async () => [{ name: 'mail', state: 'down' }],
};
let sources = { ...SOURCES };
const asked = new Proxy(SOURCES, { get: (_target, name) => Reflect.get(sources, name) });
afterEach(() => {
  sources = { ...SOURCES };
});

describe('figures', async () => {
  const { platform } = await testPlatform();
  const actor = person('an');
  const of = new Metrics({
    ...SOURCES,
    jobs: () => asked.jobs(),
    away: () => asked.away(),
    freeBytes: () => asked.freeBytes(),
    driftMs: () => asked.driftMs(),
    parts: () => asked.parts(),
  });
  of.start();
  const parts = {
    platform,
    version: '9',
    findBearer: async () => ({ id: 't', actor, scopes: ['read', 'act'] }) as never,
    isHealthy: async () => true,
  };
  const server = await makeServer({
    ...parts,
    metrics: { token: TOKEN, contentType: of.contentType, text: () => of.text() },
  });
  afterAll(async () => {
    of.stop();
    await server.close();
  });
  const right = { authorization: `Bearer ${TOKEN}` };
  const ask = (headers: Record<string, string>) => server.inject({ url: '/metrics', headers });
  const lines = async () => (await ask(right)).body.split('\n').filter((line) => !line.startsWith('#'));

  it('are of requests by pattern, acts, refusals, jobs and what stands, in the form of Prometheus', async () => {
    const headers = { authorization: 'Bearer mc_x' };
    const body = { procedure: '1.001193', channel: 'online', place: '06685', applicant: partyOf('an'), answers: {} };
    const begun = await server.inject({ method: 'POST', url: '/v1/dossiers', headers, payload: body });
    const { id } = begun.json() as { id: string };
    const refused = await server.inject({
      method: 'POST',
      url: `/v1/dossiers/${id}/receive-dossier`,
      headers,
      payload: {},
    });
    const { code } = refused.json() as { code: string };
    await server.inject({ url: '/v1/dossiers/Nguyen-Van-Kin?key=SECRETKEY', headers });
    log.info('job', 'sign-result: parked', {
      task: 'sign-result',
      outcome: 'parked',
      ms: 700,
      stream: `dossier:${id}`,
    });
    const stderr = listenToStderr();
    log.error('job-gave-up', 'jobs: x gave up', { task: 'sign-result' });
    stderr.end();
    const answer = await ask(right);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      expect.stringMatching(/^text\/plain; version=0\.0\.4/),
      'no-store',
    ]);
    const told = answer.body.split('\n');
    for (const line of [
      `motcua_requests_total{method="POST",route="/v1/dossiers",status="${begun.statusCode}"} 1`,
      'motcua_requests_total{method="GET",route="/v1/dossiers/:dossier",status="404"} 1',
      'motcua_request_seconds_count{method="POST",route="/v1/dossiers"} 1',
      'motcua_acts_total{act="draft-dossier",by="citizen",outcome="done"} 1',
      'motcua_acts_total{act="receive-dossier",by="citizen",outcome="refused"} 1',
      'motcua_act_seconds_count{act="draft-dossier"} 1',
      `motcua_refusals_total{code="${code}",of="act"} 1`,
      `motcua_refusals_total{code="${code}",of="request"} 1`,
      'motcua_refusals_total{code="dossier-not-found",of="request"} 1',
      'motcua_jobs_total{task="sign-result",outcome="parked"} 1',
      'motcua_job_seconds_bucket{le="1",task="sign-result"} 1',
      'motcua_log_lines_total{level="error",event="job-gave-up"} 1',
      'motcua_jobs_lag_seconds 90.5',
      'motcua_jobs_gave_up 2',
      'motcua_jobs_parked{target="mail"} 7',
      'motcua_jobs_parked{target="push"} 5',
      'motcua_pool_connections{pool="record",state="busy"} 2',
      'motcua_pool_waiting{pool="record"} 1',
      'motcua_disk_free_bytes 1000000',
      'motcua_clock_drift_seconds -1.5',
      'motcua_part_state{part="mail",state="down"} 1',
      'motcua_part_state{part="mail",state="ok"} 0',
      'motcua_build_info{version="9"} 1',
    ])
      expect(told).toContain(line);
    expect(told.some((line) => line.startsWith('nodejs_eventloop_lag_seconds '))).toBe(true);
    for (const own of [
      id,
      partyOf('an').name,
      partyOf('an').idNumber,
      'Kin',
      'SECRETKEY',
      'secret',
      'one.example',
      TOKEN,
    ])
      expect(answer.body).not.toContain(own);
  });

  it('that cannot be asked are no number, and the others are told all the same', async () => {
    sources = {
      ...SOURCES,
      jobs: () => Promise.reject(new Error('away')),
      away: () => Promise.reject(new Error('away')),
    };
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'motcua_jobs_lag_seconds Nan',
        'motcua_jobs_gave_up Nan',
        'motcua_disk_free_bytes 1000000',
      ]),
    );
    expect((await lines()).join()).not.toContain('motcua_jobs_parked{');
  });

  it('are for who has the token: nobody else reads them, and who guesses is answered no more', async () => {
    const none = await ask({});
    expect([none.statusCode, none.json().code]).toEqual([401, 'not-signed-in']);
    for (const wrong of [`Bearer ${TOKEN}x`, 'Bearer mc_abcdefghijklmnopqrstuvwxyzabcdef', `Basic ${TOKEN}`, TOKEN])
      expect([wrong, (await ask({ authorization: wrong })).statusCode]).toEqual([wrong, 401]);
    const codes = new Set<number>();
    for (let i = 0; i < 25; i++) codes.add((await ask({ authorization: `Bearer guess-${i}` })).statusCode);
    expect([...codes]).toEqual([401, 429]);
    expect((await ask(right)).statusCode).toBe(200);
  });

  it('are nowhere unless a token is set', async () => {
    const closed = await makeServer(parts);
    const { statusCode, json } = await closed.inject({ url: '/metrics', headers: right });
    expect([statusCode, json().code]).toEqual([400, 'request-invalid']);
    await closed.close();
    expect(readSettings({}).metricsToken).toBeUndefined();
    expect(readSettings({ METRICS_TOKEN: TOKEN }).metricsToken).toBe(TOKEN);
    expect(() => readSettings({ METRICS_TOKEN: 'short' })).toThrow(/METRICS_TOKEN: from 24 to 200 characters/);
  });
});
