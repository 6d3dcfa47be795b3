/**
 * Jobs and timers: graphile-worker in the same database, so that a job commits with its event. It locks what it fetches; a
 * killed program leaves its locks behind for hours. So each worker also holds an advisory lock that dies with its connection,
 * and whoever starts frees the jobs of workers whose advisory lock is gone.
 */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Runner, run, type Task, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool, PoolClient } from 'pg';
import { quiet } from '#adapters/postgres/quiet.ts';
import { log } from '#kernel/log.ts';
import { TargetAway } from '#spine/targets.ts';
import type { Breaker } from './breaker.ts';

export interface Worker {
  /**
   * Takes nothing more and waits for what it is at, but no longer than that: what is still running then is given back to the queue with
   * the try it took, and named.
   */
  stop(patienceMs?: number): Promise<string[]>;
}

export interface WorkerOptions {
  pool: Pool;
  tasks: TaskList;
  concurrency: number;
  /** By it a job waits, without using up a try, for whom it calls. */
  breaker?: Breaker;
}

const WORKER_LOCKS = 72_491;
/** How long a dead worker's jobs wait at most before another takes them. */
const SWEEP_MS = 2_000;
const AGAIN_MS = 1_000;

/** Throws where it can't begin; once begun it goes on until stopped, also over a database that was away for a while. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  let stopping = false;
  const running = new Map<string, string>();
  const own = { ...options, tasks: watched(options, running) };
  let round = await begin(own);
  const life = (async () => {
    for (;;) {
      await round.ended;
      if (stopping) return;
      log.warn('worker-ended', 'jobs: the worker ended; another begins');
      await sleep(AGAIN_MS);
      while (!stopping) {
        try {
          round = await begin(own);
          if (stopping) await round.stop();
          break;
        } catch (error) {
          log.warn('worker-unbegun', 'jobs: no worker can begin', { error });
          await sleep(AGAIN_MS);
        }
      }
    }
  })();
  // A server that was just killed may still hold its lock for a moment, and one beside us may die at any time.
  let sweeping: Promise<void> | undefined;
  let isSwept = true;
  const sweep = setInterval(() => {
    // Where the database is away, the next one finds it again. That is told once, and once more when it is well.
    sweeping ??= freeAbandoned(options.pool)
      .then(() => options.breaker?.tick())
      .then(
        () => {
          if (!isSwept)
            log.warn('sweep-again', 'jobs: those of dead workers, and those that are parked, are looked for again');
          isSwept = true;
        },
        (error: unknown) => {
          if (isSwept)
            log.warn('sweep-fails', 'jobs: those of dead workers, and those that are parked, stay where they are', {
              error,
            });
          isSwept = false;
        },
      )
      .finally(() => {
        sweeping = undefined;
      });
  }, SWEEP_MS);
  return {
    stop: async (patienceMs) => {
      stopping = true;
      clearInterval(sweep);
      const ended = (async () => {
        await sweeping;
        await round.stop();
        await life;
      })();
      if (patienceMs === undefined) await ended;
      else await within(patienceMs, ended);
      const cut = new Map(running);
      if (cut.size)
        await giveBack(options.pool, [...cut.keys()]).catch((error: unknown) =>
          // Whoever starts next finds them abandoned.
          log.error('jobs-not-given-back', 'jobs: not given back', { error }),
        );
      return [...cut.values()];
    },
  };
}

/** Whether it ended in that time; what goes on is nobody's to wait for. */
export async function within(ms: number, what: Promise<unknown>): Promise<boolean> {
  const done = new AbortController();
  const late = sleep(Math.max(0, ms), false, { signal: done.signal }).catch(() => false);
  try {
    return await Promise.race([what.then(() => true), late]);
  } finally {
    done.abort();
  }
}

/** Notes what is under way, parks what waits for somebody outside, and says of each job that it gave up. */
export function watched(
  { tasks, breaker }: Pick<WorkerOptions, 'tasks' | 'breaker'>,
  running: Map<string, string>,
): TaskList {
  const wrap =
    (task: Task): Task =>
    async (payload, helpers) => {
      const { id, key, task_identifier, attempts, max_attempts } = helpers.job;
      const fields = { job: id, task: task_identifier };
      const began = performance.now();
      let outcome = 'done';
      running.set(id, `${task_identifier} ${key ?? id}`);
      try {
        await log.within(fields, async () => task(payload, helpers));
      } catch (error) {
        outcome = 'failed';
        if (breaker && error instanceof TargetAway) {
          outcome = 'parked';
          await breaker.park(id, error.targets);
        } else if (attempts >= max_attempts) {
          outcome = 'gave-up';
          const words = `jobs: ${task_identifier} ${key ?? id} gave up after ${attempts} tries: see motcua jobs`;
          log.error('job-gave-up', words, { ...fields, tries: attempts });
        }
        throw error;
      } finally {
        running.delete(id);
        const ms = Math.round(performance.now() - began);
        const stream = streamOf(payload);
        log.info('job', `${task_identifier}: ${outcome}`, { ...fields, stream, outcome, tries: attempts, ms });
      }
    };
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, wrap(task!)]));
}

function streamOf(payload: unknown): string | undefined {
  const { dossierId } = (payload ?? {}) as { dossierId?: unknown };
  return typeof dossierId === 'string' ? `dossier:${dossierId}` : undefined;
}

/** Whoever takes it next begins anew. */
async function giveBack(pool: Pool, ids: readonly string[]): Promise<void> {
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET attempts = greatest(attempts - 1, 0), locked_by = NULL, locked_at = NULL
     WHERE id = ANY($1::bigint[]) AND key IS NOT NULL`,
    [ids],
  );
}

interface Round {
  /** When nothing of it is under way any more, and what its jobs came to is written. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

async function begin({ pool, tasks, concurrency }: WorkerOptions): Promise<Round> {
  await freeAbandoned(pool);
  // Kept for the life of the round: its lock says that we are alive.
  const pulse = await pool.connect();
  try {
    const events = new EventEmitter() as WorkerEvents;
    let unlocked = false;
    events.on('pool:create', ({ workerPool }) => {
      holdLock(pulse, workerPool.id).catch((error: unknown) => {
        unlocked = true;
        log.error(
          'worker-lock-lost',
          'jobs: the worker has no lock, so that others take its jobs for abandoned: it ends',
          {
            error,
          },
        );
        void halt?.();
      });
    });
    let halt: (() => Promise<void>) | undefined;
    const runner: Runner = await run({
      pgPool: pool,
      taskList: tasks,
      events,
      noHandleSignals: true,
      logger: quiet,
      preset: {
        worker: {
          concurrentJobs: concurrency,
          pollInterval: 1_000,
          // By the clock that dates acts, not the database's.
          useNodeTime: true,
          // Stopping waits for what batches still have to write, and only for that: a single completion is awaited by nobody.
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
          // How long a job may take after that is ours to say, not the library's.
          gracefulShutdownAbortTimeout: 3_600_000,
          // No local queue: 0.18 cannot stop one that still holds jobs; it throws before it gives them back, and they stay locked.
        },
      },
    });
    let stopped: Promise<void> | undefined;
    const stop = () => {
      // One that ended by itself cannot be stopped; why it ended is told below.
      stopped ??= runner
        .stop()
        .catch((error: unknown) => log.info('worker-stop', 'jobs: the worker had ended', { error }));
      return stopped;
    };
    halt = stop;
    if (unlocked) void stop();
    // Without the lock others take our jobs for abandoned.
    pulse.once('error', (error) => {
      if (!stopped)
        log.warn('worker-lock-lost', 'jobs: the connection with the lock of the worker broke: it ends', { error });
      void stop();
    });
    const ended = runner.promise
      .catch((error: unknown) => log.warn('worker-broke', 'jobs: the worker broke', { error }))
      .then(async () => {
        await stop();
        pulse.release(true);
      });
    return { ended, stop };
  } catch (error) {
    pulse.release(true);
    throw error;
  }
}

async function holdLock(pulse: PoolClient, workerId: string): Promise<void> {
  await pulse.query('SELECT pg_advisory_lock($1, hashtext($2))', [WORKER_LOCKS, workerId]);
}

async function freeAbandoned(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ locked_by: string }>(
      'SELECT DISTINCT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL',
    );
    const abandoned: string[] = [];
    for (const { locked_by } of rows) {
      const { rows: got } = await client.query<{ free: boolean }>(
        'SELECT pg_try_advisory_lock($1, hashtext($2)) AS free',
        [WORKER_LOCKS, locked_by],
      );
      if (!got[0].free) continue;
      await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [WORKER_LOCKS, locked_by]);
      abandoned.push(locked_by);
    }
    if (abandoned.length) await client.query('SELECT graphile_worker.force_unlock_workers($1)', [abandoned]);
    // A job that was replaced by its successor while it ran is kept by the queue as used up; nobody needs it when its worker is gone, or
    // it failed. Every job of ours has a key until then.
    await client.query(`SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker._private_jobs
      WHERE locked_by IS NULL AND key IS NULL AND attempts >= max_attempts))`);
  } finally {
    client.release();
  }
}
