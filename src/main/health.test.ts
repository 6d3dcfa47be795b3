/** What the server says of its own parts, at its door: by fixed words, and nothing of how it is made. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Room } from '#adapters/files/disk.ts';
import { JobList } from '#adapters/jobs/job-list.ts';
import { clockDrift } from '#adapters/postgres/database-clock.ts';
import { makeServer } from '#api/server.ts';
import type { AwayTarget } from '#spine/jobs.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { testPlatform } from '../../test/support/platform.ts';
import { HEALTH_LIMITS, Health, type HealthSources } from './health.ts';

const WELL: HealthSources = {
  now: () => ms,
  answers: async () => true,
  jobs: async () => ({ lagMs: 0, gaveUp: 0 }),
  disk: { has: async () => true, canWrite: async () => true },
  driftMs: async () => 0,
  away: async () => [],
  isSet: { mail: true, sms: true, scanner: false },
};
const START = Date.parse('2026-11-29T08:00:00Z');
let ms = START;
let sources = { ...WELL };
const awayOf = (target: AwayTarget['target'], openedAt: string | null): AwayTarget => ({
  target,
  failures: 3,
  openedAt,
  nextAt: null,
  error: 'connect ECONNREFUSED smtp.secret.example.vn',
  parked: 2,
});

describe('health', async () => {
  const { platform } = await testPlatform();
  let health: Health;
  const server = await makeServer({
    platform,
    version: '9',
    findBearer: async () => undefined,
    isHealthy: () => health.isHealthy(),
    health: () => health.look(),
  });
  afterAll(() => server.close());
  beforeEach(() => {
    ms = START;
    sources = { ...WELL };
    const own = () => sources;
    health = new Health(new Proxy(WELL, { get: (_target, name) => Reflect.get(own(), name) }));
  });
  const ask = async (url = '/health') => {
    const { statusCode, body } = await server.inject({ url });
    return { status: statusCode, body: JSON.parse(body) };
  };
  const partOf = async (name: string) => (await health.look()).find((one) => one.name === name);

  it('is ok with every part, to whoever asks and without a token', async () => {
    const { status, body } = await ask();
    expect([status, body.status, body.version, body.amiss]).toEqual([200, 'ok', '9', undefined]);
    const since = '2026-11-29T08:00:00.000Z';
    expect(body.parts).toEqual([
      { name: 'database', state: 'ok', since, word: 'answers' },
      { name: 'jobs', state: 'ok', since, word: 'on-time' },
      { name: 'disk', state: 'ok', since, word: 'room' },
      { name: 'clock', state: 'ok', since, word: 'same' },
      { name: 'signing', state: 'ok', since, word: 'answered' },
      { name: 'bank', state: 'unknown', since, word: 'calls-us' },
      { name: 'mail', state: 'ok', since, word: 'answered' },
      { name: 'sms', state: 'ok', since, word: 'answered' },
      { name: 'scanner', state: 'unknown', since, word: 'not-set' },
    ]);
    expect(await ask('/health/live')).toEqual({ status: 200, body: { status: 'ok', version: '9' } });
    expect(await ask('/health/ready')).toEqual({ status: 200, body: { status: 'ok', version: '9' } });
  });

  const { lateMs, stuckMs, driftMs, wrongMs } = HEALTH_LIMITS;
  it.each<[string, string, string, Partial<HealthSources>]>([
    ['jobs', 'ok', 'on-time', { jobs: async () => ({ lagMs: lateMs - 1, gaveUp: 0 }) }],
    ['jobs', 'degraded', 'jobs-late', { jobs: async () => ({ lagMs: lateMs, gaveUp: 0 }) }],
    ['jobs', 'down', 'jobs-stand', { jobs: async () => ({ lagMs: stuckMs, gaveUp: 1 }) }],
    ['jobs', 'degraded', 'jobs-gave-up', { jobs: async () => ({ lagMs: 0, gaveUp: 1 }) }],
    ['jobs', 'unknown', 'not-asked', { jobs: () => Promise.reject(new Error('x')) }],
    ['disk', 'degraded', 'no-room', { disk: { ...WELL.disk, has: async () => false } }],
    ['disk', 'down', 'not-writable', { disk: { ...WELL.disk, canWrite: async () => false } }],
    ['disk', 'down', 'no-answer', { disk: { ...WELL.disk, has: () => Promise.reject(new Error('x')) } }],
    ['clock', 'ok', 'same', { driftMs: async () => -driftMs + 1 }],
    ['clock', 'degraded', 'clock-drifts', { driftMs: async () => -driftMs }],
    ['clock', 'down', 'clock-wrong', { driftMs: async () => wrongMs }],
    ['signing', 'degraded', 'keys-fails', { away: async () => [awayOf('keys', null)] }],
    ['signing', 'down', 'signing-away', { away: async () => [awayOf('signing', '2026-11-28T01:00:00Z')] }],
    ['mail', 'down', 'mail-away', { away: async () => [awayOf('mail', '2026-11-28T01:00:00Z')] }],
    ['sms', 'ok', 'answered', { away: async () => [awayOf('push:x.example', '2026-11-28T01:00:00Z')] }],
  ])('says of %s that it is %s (%s), and of the whole whether it is amiss', async (name, state, word, changed) => {
    sources = { ...WELL, ...changed };
    expect(await partOf(name)).toMatchObject({ state, word });
    const { status, body } = await ask();
    const isAmiss = state === 'degraded' || state === 'down';
    expect([status, body.status, body.amiss]).toEqual([200, isAmiss ? 'degraded' : 'ok', isAmiss ? [word] : undefined]);
    // Nothing of who does not answer, nor why.
    expect(JSON.stringify(body)).not.toMatch(/secret|ECONN|push:/);
  });

  it('is unavailable without its record, of which the rest is not known then; it lives, and is not ready', async () => {
    sources = { ...WELL, answers: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7')) };
    const { status, body } = await ask();
    expect([status, body.status, body.version]).toEqual([503, 'unavailable', '9']);
    expect(body.parts.map(({ name, state, word }: Record<string, string>) => `${name} ${state} ${word}`)).toEqual([
      'database down no-answer',
      'jobs unknown not-asked',
      'disk ok room',
      'clock unknown not-asked',
      'signing unknown not-asked',
      'bank unknown calls-us',
      'mail unknown not-asked',
      'sms unknown not-asked',
      'scanner unknown not-set',
    ]);
    expect(JSON.stringify(body)).not.toContain('10.0.0.7');
    expect((await ask('/health/live')).status).toBe(200);
    expect(await ask('/health/ready')).toEqual({
      status: 503,
      body: { status: 'unavailable', version: '9', amiss: ['no-answer'] },
    });
  });

  it('is not ready where nothing can be written, and is where mail is away', async () => {
    sources = { ...WELL, disk: { ...WELL.disk, canWrite: async () => false } };
    expect(await ask('/health/ready')).toMatchObject({ status: 503, body: { amiss: ['not-writable'] } });
    ms += 1_000;
    sources = { ...WELL, away: async () => [awayOf('mail', '2026-11-28T01:00:00Z')] };
    expect((await ask('/health/ready')).status).toBe(200);
  });

  it('says since when: as it was first seen, or as the breaker knows', async () => {
    expect((await partOf('jobs'))?.since).toBe('2026-11-29T08:00:00.000Z');
    sources = { ...WELL, jobs: async () => ({ lagMs: lateMs, gaveUp: 0 }) };
    ms += 5_000;
    expect((await partOf('jobs'))?.since).toBe('2026-11-29T08:00:05.000Z');
    ms += 60_000;
    expect((await partOf('jobs'))?.since).toBe('2026-11-29T08:00:05.000Z');
    sources = { ...WELL, away: async () => [awayOf('mail', '2026-11-28T01:00:00Z')] };
    ms += 5_000;
    expect([(await partOf('jobs'))?.since, (await partOf('mail'))?.since]).toEqual([
      '2026-11-29T08:01:10.000Z',
      '2026-11-28T01:00:00Z',
    ]);
  });

  it('looks once, however many ask at one moment', async () => {
    let looks = 0;
    sources = { ...WELL, answers: async () => ++looks > 0 };
    await Promise.all(Array.from({ length: 20 }, () => ask()));
    await ask('/health/ready');
    expect(looks).toBe(1);
    ms += 1_000;
    await ask();
    expect(looks).toBe(2);
  });
});

describe('what it asks', () => {
  let database: TestDatabase | undefined;
  afterAll(() => database?.drop());

  it('is the job that was due first and nobody is at, the clock of the database, and a disk that takes a file', async () => {
    database = await testDatabase();
    const { pool } = database;
    const now = Date.parse('2026-11-29T08:00:00Z');
    const jobs = new JobList(pool, () => now);
    expect(await jobs.lagMs()).toBe(0);
    const add = (key: string, runAt: string) =>
      pool.query("SELECT graphile_worker.add_job('x', '{}', job_key => $1, run_at => $2)", [key, runAt]);
    await add('later', '2026-11-29T09:00:00Z');
    expect(await jobs.lagMs()).toBe(0);
    await add('due', '2026-11-29T07:59:30Z');
    await add('taken', '2026-11-29T07:00:00Z');
    await add('gave up', '2026-11-29T07:00:00Z');
    // What a told story left behind is taken by no worker here.
    await pool.query("SELECT graphile_worker.add_job('wake-dossier-of-story', '{}', run_at => '2026-11-23T10:00:00Z')");
    await pool.query("UPDATE graphile_worker._private_jobs SET locked_at = $1, locked_by = 'w' WHERE key = 'taken'", [
      '2026-11-29T07:00:00Z',
    ]);
    await pool.query("UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = 'gave up'");
    expect(await jobs.lagMs()).toBe(30_000);
    expect(await clockDrift(pool, Date.now)).toBe(0);
    const ahead = await clockDrift(pool, () => Date.now() - 90_000);
    expect([ahead > 89_000, ahead < 91_000]).toEqual([true, true]);
    const home = process.env['MOTCUA_TEST_HOME'] ?? '';
    expect(await new Room(home, 0).canWrite()).toBe(true);
    expect(await new Room(`${home}/nowhere`, 0).canWrite()).toBe(false);
  });
});
