/** The jobs that gave up, each with its reason, for who runs the installation; and trying them again. */
import type { Pool } from 'pg';
import type { GivenUp } from '#spine/jobs.ts';

/** A key that is gone was taken over by a job that came later. */
const GIVEN_UP = 'attempts >= max_attempts AND locked_at IS NULL AND key IS NOT NULL';

/** The queue notes no time of a try, but moves the job on by as much when one fails. */
const TRIED =
  "CASE WHEN j.last_error IS NULL THEN j.run_at ELSE j.run_at - exp(least(j.attempts, 10)) * interval '1 second' END";

export class JobList {
  readonly #pool: Pool;
  readonly #clock: () => number;
  constructor(pool: Pool, now: () => number) {
    this.#pool = pool;
    this.#clock = now;
  }

  async givenUp(limit: number): Promise<GivenUp[]> {
    const { rows } = await this.#pool.query<GivenUp>(
      `SELECT j.id::text AS id, t.identifier AS task, j.key, j.attempts::int AS attempts,
         j.last_error AS error, to_char(${TRIED} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE ${GIVEN_UP} ORDER BY ${TRIED} DESC, j.id LIMIT $1`,
      [limit],
    );
    return rows;
  }

  async count(): Promise<number> {
    const { rows } = await this.#pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE ${GIVEN_UP}`,
    );
    return rows[0].n;
  }

  /**
   * How long the one has waited that has been due longest, of those that nobody is at and nothing parks. What told stories leave behind is
   * taken by no worker of a server.
   */
  async lagMs(): Promise<number> {
    const now = this.#clock();
    const { rows } = await this.#pool.query<{ ms: number | null }>(
      `SELECT (extract(epoch FROM min(j.run_at)) * 1000)::float8 AS ms FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE j.run_at <= $1 AND j.attempts < j.max_attempts AND j.locked_at IS NULL AND t.identifier NOT LIKE '%-of-story'`,
      [new Date(now).toISOString()],
    );
    return Math.max(0, now - (rows[0].ms ?? now));
  }

  /** With all their tries before them; says how many. One that is being tried already is none of them. */
  async retry(which: { id: string } | { task: string } | 'all'): Promise<number> {
    const now = new Date(this.#clock()).toISOString();
    const [id, task] = which === 'all' ? [] : 'id' in which ? [which.id] : [undefined, which.task];
    const { rowCount } = await this.#pool.query(
      `UPDATE graphile_worker._private_jobs j SET attempts = 0, run_at = $1, flags = NULL
       FROM graphile_worker._private_tasks t WHERE t.id = j.task_id AND ${GIVEN_UP}
         AND ($2::text IS NULL OR j.id::text = $2) AND ($3::text IS NULL OR t.identifier = $3)`,
      [now, id, task],
    );
    return rowCount ?? 0;
  }
}
