/** Puts jobs into the queue, outside any act. */
import type { Pool } from 'pg';

export interface QueuedJob {
  task: string;
  payload: Record<string, unknown>;
  /** A job of the same key is replaced. */
  key: string;
  /** ISO 8601, by the clock that dates acts. */
  runAt: string;
}

export const MAX_ATTEMPTS = 25;

/**
 * A worker takes what is due by the clock on the wall of its machine (`useNodeTime`), never by the database's. Where acts are dated by
 * another clock, as in tests on a day of their own, `onWall` tells what the wall will show then.
 */
export class JobQueue {
  readonly #pool: Pool;
  readonly #onWall: (iso: string) => string;
  constructor(pool: Pool, onWall: (iso: string) => string) {
    this.#pool = pool;
    this.#onWall = onWall;
  }

  async add(...jobs: readonly QueuedJob[]): Promise<void> {
    await this.#pool.query(
      `SELECT graphile_worker.add_job(j.task, j.payload, run_at => j.run_at, job_key => j.key, max_attempts => ${MAX_ATTEMPTS})
       FROM unnest($1::text[], $2::json[], $3::timestamptz[], $4::text[]) j(task, payload, run_at, key)`,
      [
        jobs.map((job) => job.task),
        jobs.map((job) => JSON.stringify(job.payload)),
        jobs.map((job) => this.#onWall(job.runAt)),
        jobs.map((job) => job.key),
      ],
    );
  }
}
