/** Jobs whose target is away: how often it is called meanwhile, what a job loses by it, and how they come back. */
import { runOnce } from 'graphile-worker';
import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainPool } from '#adapters/postgres/connect.ts';
import { quiet } from '#adapters/postgres/quiet.ts';
import { Fault } from '#kernel/outcome.ts';
import { pushTarget, type Target, TargetAway } from '#spine/targets.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { listenToStderr } from '../../../test/support/stderr.ts';
import { Breaker } from './breaker.ts';
import { JobList } from './job-list.ts';
import { MAX_ATTEMPTS } from './queue.ts';
import { watched } from './worker.ts';

const CALLERS = { mail: { tasks: [], byWay: ['carry'] }, signing: { tasks: ['sign'] } };

let database: TestDatabase;
let pool: Pool;
let stderr: ReturnType<typeof listenToStderr>;
/** What the target says; and when it was called, by the clock of the test. */
let says: () => void;
let calls: number[];
let now: number;
beforeEach(async () => {
  database = await testDatabase();
  pool = plainPool({ host: process.env['MOTCUA_TEST_SOCKET'], user: 'motcua_app', database: database.name, max: 12 });
  stderr = listenToStderr();
  calls = [];
  // Behind the wall's, so that the worker finds due whatever this clock says is due, and nothing that waits a day.
  now = Date.now() - 7_200_000;
  says = () => {};
});
afterEach(async () => {
  stderr.end();
  await pool.end();
  await database.drop();
});

const away = (target: Target) => () => {
  throw new TargetAway(target, 'it says 503');
};

/** A server: the same queue and table, a memory of its own. */
function server() {
  const breaker = new Breaker(pool, () => now, CALLERS);
  const task = (target: Target) => async () =>
    breaker.call(target, async () => {
      calls.push(now);
      says();
    });
  const tasks = { carry: task('mail'), sign: task('signing'), other: async () => says() };
  const work = async () => {
    const taskList = watched({ tasks, breaker }, new Map());
    const preset = { worker: { useNodeTime: true, concurrentJobs: 4, completeJobBatchDelay: 0, failJobBatchDelay: 0 } };
    await runOnce({ pgPool: pool, taskList, noHandleSignals: true, logger: quiet, preset });
  };
  return { breaker, work };
}

const add = (task: string, count: number, attempts = 0) =>
  pool
    .query(
      `WITH added AS (SELECT (graphile_worker.add_job($1, json_build_object('way', 'mail'), job_key => $1 || n,
       run_at => '2000-01-01Z', max_attempts => ${MAX_ATTEMPTS})).id FROM generate_series(1, $2) n) SELECT count(*) FROM added`,
      [task, count],
    )
    .then(() => pool.query('UPDATE graphile_worker._private_jobs SET attempts = $1', [attempts]));
const left = async () =>
  (
    await pool.query<{ n: number; most: number; parked: number }>(
      `SELECT count(*)::int AS n, max(attempts)::int AS most, count(*) FILTER (WHERE flags ? 'waits:mail')::int AS parked
       FROM graphile_worker._private_jobs`,
    )
  ).rows[0];

describe('ten thousand jobs whose target is away, each on its last try', () => {
  it('call it twenty times a minute at most, by two servers; lose no try; and come back by cohorts', async () => {
    await pool.query("SELECT graphile_worker.add_job('carry', '{}', job_key => 'first', max_attempts => 25)");
    await pool.query(
      `INSERT INTO graphile_worker._private_jobs (task_id, payload, run_at, attempts, max_attempts, key)
       SELECT t.id, '{"way": "mail"}', '2000-01-01Z', ${MAX_ATTEMPTS - 1}, ${MAX_ATTEMPTS}, 'k' || n
       FROM graphile_worker._private_tasks t, generate_series(1, 10000) n WHERE t.identifier = 'carry'`,
    );
    await pool.query("DELETE FROM graphile_worker._private_jobs WHERE key = 'first'");
    says = away('mail');
    let servers = [server(), server()];
    const start = now;
    for (let minute = 0; minute < 30; minute++)
      for (const second of [0, 30]) {
        now = start + (minute * 60 + second) * 1_000;
        // Half-way one is started anew: what is known stands in the database.
        if (minute === 10) servers = [server(), server()];
        for (const { breaker } of servers) await breaker.tick();
        if (minute < 3 || minute % 10 === 0) await Promise.all(servers.map(({ work }) => work()));
      }
    const perMinute = Map.groupBy(calls, (at) => Math.floor((at - start) / 60_000));
    expect(Math.max(...[...perMinute.values()].map((one) => one.length))).toBeLessThanOrEqual(20);
    expect(calls.length).toBeGreaterThan(8);
    expect(calls.length).toBeLessThan(30);
    expect(await left()).toMatchObject({ n: 10_000, most: MAX_ATTEMPTS - 1 });
    expect(stderr.heard().join('\n')).toContain('mail does not answer');

    const [{ breaker, work }] = servers;
    says = () => {};
    calls = [];
    const cohorts: number[] = [];
    for (let step = 0; step < 20 && calls.length < 111; step++) {
      now += 60_000;
      const before = calls.length;
      await breaker.tick();
      await work();
      if (calls.length > before) cohorts.push(calls.length - before);
    }
    expect(cohorts).toEqual([1, 10, 100]);
    expect((await left()).n).toBe(10_000 - 111);

    // Away again in the middle of it: one failure is enough.
    says = away('mail');
    calls = [];
    now += 60_000;
    await breaker.tick();
    await work();
    expect(calls.length).toBeLessThanOrEqual(8);
    expect(await left()).toMatchObject({ most: MAX_ATTEMPTS - 1 });
    expect((await breaker.list())[0]).toMatchObject({ target: 'mail', openedAt: expect.any(String) });
  });
});

describe('a job', () => {
  it('of another target, or of none, goes on meanwhile', async () => {
    const { breaker, work } = server();
    await add('carry', 12);
    says = away('mail');
    await work();
    says = () => {};
    calls = [];
    await add('sign', 3);
    await add('other', 1);
    await work();
    expect(calls).toHaveLength(3);
    expect(await breaker.list()).toMatchObject([{ target: 'mail', failures: expect.any(Number), parked: 12 }]);
  });

  it('whose target fails once or twice waits by itself, and the others are not held up', async () => {
    const { breaker, work } = server();
    await add('carry', 2);
    says = away('mail');
    await work();
    expect(await breaker.list()).toMatchObject([{ failures: 2, openedAt: null, parked: 2 }]);
    says = () => {};
    now += 15_000;
    await breaker.tick();
    await work();
    expect(await left()).toMatchObject({ n: 1 });
    now += 15_000;
    await breaker.tick();
    await work();
    await breaker.tick();
    expect(await left()).toMatchObject({ n: 0 });
    expect(await breaker.list()).toEqual([]);
  });

  it('that fails by itself uses up its tries, says why, stands in the list, and is tried again', async () => {
    const list = new JobList(pool, () => now);
    const { work } = server();
    says = () => {
      throw new Fault('the paper has no letter');
    };
    await add('other', 2, MAX_ATTEMPTS - 1);
    expect(await list.count()).toBe(0);
    await work();
    const given = await list.givenUp(10);
    expect(given.map(({ task, key, error, attempts }) => [task, key, error, attempts]).sort()).toEqual([
      ['other', 'other1', 'the paper has no letter', MAX_ATTEMPTS],
      ['other', 'other2', 'the paper has no letter', MAX_ATTEMPTS],
    ]);
    expect(Math.abs(Date.parse(given[0].at) - Date.now())).toBeLessThan(60_000);
    expect(stderr.heard().join('\n')).toMatch(/other other1 gave up after 25 tries: see motcua jobs/);
    expect(await list.retry({ id: '12345678' })).toBe(0);
    expect(await list.retry({ id: given[0].id })).toBe(1);
    says = () => {};
    await work();
    expect(await list.count()).toBe(1);
    expect(await list.retry({ task: 'sign' })).toBe(0);
    expect(await list.retry({ task: 'other' })).toBe(1);
    await work();
    expect(await left()).toMatchObject({ n: 0 });
  });

  it('that lacks a key waits by itself, and holds up nobody who goes to the same service', async () => {
    const { breaker } = server();
    const sign = (make: () => void) => breaker.call('signing', async () => make());
    for (let i = 0; i < 7; i++) await expect(sign(away('keys'))).rejects.toThrow('it says 503');
    await sign(() => {});
    expect((await breaker.list()).map(({ target, failures }) => [target, failures])).toEqual([['keys', 7]]);
    expect(stderr.heard().join('')).toMatch(/keys does not answer/);
    await breaker.answered('keys');
    expect(await breaker.list()).toEqual([]);
  });

  it('that calls a push service waits for that one alone, and nothing is remembered of one that nothing waits for', async () => {
    const { breaker } = server();
    const [dead, alive] = [pushTarget('https://victim.example/1'), pushTarget('https://fcm.googleapis.com/x')];
    const send = (target: Target, fails: boolean) =>
      breaker.call(target, async () => {
        calls.push(now);
        if (fails) throw new TargetAway(target, 'ENOTFOUND');
      });
    for (let i = 0; i < 9; i++) await expect(send(dead, true)).rejects.toBeInstanceOf(TargetAway);
    expect(calls).toHaveLength(5);
    await send(alive, false);
    expect(await breaker.list()).toMatchObject([{ target: 'push:victim.example', openedAt: expect.any(String) }]);
    await add('carry', 1);
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM graphile_worker._private_jobs');
    await breaker.park(rows[0].id, [dead]);
    now += 60_000;
    await breaker.tick();
    expect(await breaker.list()).toMatchObject([{ target: 'push:victim.example' }]);
    await pool.query('DELETE FROM graphile_worker._private_jobs');
    now += 3_600_000;
    await breaker.tick();
    expect(await breaker.list()).toEqual([]);
  });

  it('is asked for at once when somebody says that the target is back', async () => {
    const { breaker, work } = server();
    await add('carry', 12);
    says = away('mail');
    await work();
    now += 3_600_000;
    await breaker.tick();
    await work();
    says = () => {};
    calls = [];
    await breaker.tick();
    await work();
    expect(calls).toEqual([]);
    await breaker.askNow();
    await breaker.tick();
    await work();
    expect(calls).toHaveLength(1);
  });
});
