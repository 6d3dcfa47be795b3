/**
 * Jobs and timers: graphile-worker in the same database, so that a job commits with its event. It locks what it fetches; a
 * killed program leaves its locks behind for hours. So each worker also holds an advisory lock that dies with its connection,
 * and whoever starts frees the jobs of workers whose advisory lock is gone.
 */
import { EventEmitter } from 'node:events';
import { type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool, PoolClient } from 'pg';
import { quiet } from '#adapters/postgres/quiet.ts';

export interface Worker {
  stop(): Promise<void>;
}

export interface WorkerOptions {
  pool: Pool;
  tasks: TaskList;
  concurrency: number;
}

const WORKER_LOCKS = 72_491;
/** How long a dead worker's jobs wait at most before another takes them. */
const SWEEP_MS = 2_000;

export async function startWorker({ pool, tasks, concurrency }: WorkerOptions): Promise<Worker> {
  await freeAbandoned(pool);
  // Kept for the life of the worker: its lock says that we are alive.
  const pulse = await pool.connect();
  pulse.on('error', () => {});
  const events = new EventEmitter() as WorkerEvents;
  events.on('pool:create', ({ workerPool }) => void holdLock(pulse, workerPool.id));
  const runner: Runner = await run({
    pgPool: pool,
    taskList: tasks,
    events,
    noHandleSignals: true,
    logger: quiet,
    preset: {
      worker: { concurrentJobs: concurrency, pollInterval: 1_000, localQueue: { size: concurrency * 4, ttl: 30_000 } },
    },
  });
  // A server that was just killed may still hold its lock for a moment, and one beside us may die at any time.
  const sweep = setInterval(() => void freeAbandoned(pool).catch(() => {}), SWEEP_MS);
  return {
    stop: async () => {
      clearInterval(sweep);
      await runner.stop();
      await runner.promise.catch(() => {});
      pulse.release(true);
    },
  };
}

async function holdLock(pulse: PoolClient, workerId: string): Promise<void> {
  await pulse.query('SELECT pg_advisory_lock($1, hashtext($2))', [WORKER_LOCKS, workerId]).catch(() => {});
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
    // A job that was replaced by its successor while it ran is kept by the queue as used up; nobody needs it when its worker is gone.
    await client.query(`SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker._private_jobs
      WHERE locked_by IS NULL AND key IS NULL AND attempts >= max_attempts AND last_error IS NULL))`);
  } finally {
    client.release();
  }
}
