/** The queue: whose clock it goes by, and how a worker stops. */
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { plainPool } from '#adapters/postgres/connect.ts';
import { openSystem } from '#main/system.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { listenToStderr } from '../../../test/support/stderr.ts';
import { JobQueue } from './queue.ts';
import { startWorker } from './worker.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());

const poolOf = ({ name }: TestDatabase) =>
  plainPool({ host: process.env['MOTCUA_TEST_SOCKET'], user: 'motcua_app', database: name, max: 12 });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const same = (iso: string) => iso;

describe.each([-400, 0, 400])('a server whose clock is %i days from the wall', (days) => {
  it('does what is due by that clock, and lets the rest wait', async () => {
    const own = await testDatabase();
    const system = await openSystem(own.settings, () => Date.now() + days * 86_400_000);
    const pool = poolOf(own);
    const done: string[] = [];
    const task = async (payload: unknown) => void done.push((payload as { name: string }).name);
    const worker = await startWorker({ pool, concurrency: 2, tasks: { mark: task } });
    try {
      const now = system.platform.clock.now();
      const job = (name: string, runAt: Temporal.Instant) => ({
        task: 'mark',
        payload: { name },
        key: name,
        runAt: runAt.toString(),
      });
      await system.queue.add(
        job('in an hour', now.add({ hours: 1 })),
        job('a minute ago', now.subtract({ minutes: 1 })),
      );
      await system.queue.add(job('soon', now.add({ milliseconds: 300 })));
      await vi.waitFor(() => expect(done).toEqual(['a minute ago', 'soon']), { timeout: 5_000 });
    } finally {
      await worker.stop();
      await pool.end();
      await system.close();
      await own.drop();
    }
  });
});

describe('a worker', () => {
  it('goes on by itself when its connections broke', async () => {
    const stderr = listenToStderr();
    const pool = poolOf(database);
    const queue = new JobQueue(pool, same);
    const done: string[] = [];
    const mark = async (payload: unknown) => void done.push((payload as { name: string }).name);
    const add = (name: string) =>
      queue.add({ task: 'mark', payload: { name }, key: `mark:${name}`, runAt: '2000-01-01T00:00:00Z' });
    const worker = await startWorker({ pool, concurrency: 2, tasks: { mark } });
    try {
      await add('before');
      await vi.waitFor(() => expect(done).toEqual(['before']), { timeout: 5_000 });
      await database.owner.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      await vi.waitFor(() => add('after'), { timeout: 5_000 });
      await vi.waitFor(() => expect(done).toEqual(['before', 'after']), { timeout: 15_000 });
      await vi.waitFor(() => expect(stderr.heard().join()).toContain('another begins'), { timeout: 5_000 });
      const held = `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE l.locktype = 'advisory' AND l.classid = 72491 AND d.datname = current_database()`;
      const locks = async () => (await pool.query(held)).rowCount;
      await vi.waitFor(async () => expect(await locks()).toBe(1), { timeout: 15_000 });
    } finally {
      await worker.stop();
      await pool.end();
      stderr.end();
    }
  });

  it('that gets no lock says so and ends, for others would take its jobs; another does them', async () => {
    const stderr = listenToStderr();
    const pool = poolOf(database);
    const connect = pool.connect.bind(pool) as (done?: unknown) => Promise<PoolClient>;
    let fails = true;
    pool.connect = (async (done?: unknown) => {
      if (done) return connect(done);
      const client = await connect();
      const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
      client.query = ((...given: unknown[]) => {
        if (!fails || !String(given[0]).includes('pg_advisory_lock(')) return query(...given);
        fails = false;
        return Promise.reject(new Error('no lock today'));
      }) as typeof client.query;
      return client;
    }) as typeof pool.connect;
    const done: number[] = [];
    try {
      const worker = await startWorker({ pool, concurrency: 1, tasks: { locked: async () => void done.push(1) } });
      await vi.waitFor(() => expect(stderr.heard().join()).toContain('another begins'), { timeout: 5_000 });
      await new JobQueue(pool, same).add({ task: 'locked', payload: {}, key: 'locked', runAt: '2000-01-01T00:00:00Z' });
      await vi.waitFor(() => expect(done).toEqual([1]), { timeout: 5_000 });
      await worker.stop();
      expect(stderr.heard()[0]).toMatch(/^jobs: the worker has no lock.*it ends: Error: no lock today$/);
    } finally {
      stderr.end();
      await pool.end();
    }
  });

  it('that is stopped ends what it is at, leaves the rest to others, and complains of nothing', async () => {
    const stderr = listenToStderr();
    const pool = poolOf(database);
    const begun: number[] = [];
    let ended = 0;
    const slow = async (payload: unknown) => {
      begun.push((payload as { n: number }).n);
      await pause(200);
      ended++;
    };
    try {
      const queue = new JobQueue(pool, same);
      await queue.add(
        ...Array.from({ length: 40 }, (_, n) => ({
          task: 'slow',
          payload: { n },
          key: `slow:${n}`,
          runAt: '2000-01-01T00:00:00Z',
        })),
      );
      const worker = await startWorker({ pool, concurrency: 2, tasks: { slow } });
      await vi.waitFor(() => expect(begun.length).toBeGreaterThan(3), { timeout: 5_000 });
      await worker.stop();
      expect(ended).toBe(begun.length);
      const { rows } = await pool.query<{ left: number; locked: number }>(
        'SELECT count(*)::int AS left, count(locked_by)::int AS locked FROM graphile_worker._private_jobs',
      );
      expect(rows).toEqual([{ left: 40 - ended, locked: 0 }]);
      expect(stderr.heard()).toEqual([]);
    } finally {
      stderr.end();
      await pool.end();
    }
  });
});
