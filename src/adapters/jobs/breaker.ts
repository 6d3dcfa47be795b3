/**
 * A breaker for each target. After five failures in a row only a canary is sent, at growing intervals, and every job that needs the
 * target is parked: it costs no call and no try. When the canary comes through, what is parked is released in cohorts, each ten times
 * the one before; one failure among them parks the rest again. It all stands in the database, for every server and over a restart.
 */
import type { Pool, PoolClient } from 'pg';
import { log } from '#kernel/log.ts';
import type { AwayTarget } from '#spine/jobs.ts';
import { type Guard, isTarget, type Target, TargetAway } from '#spine/targets.ts';

/** In a row, until nothing more is sent. */
const MOST_FAILURES = 5;
/** Calls that one server has under way to one target; with the failures in a row they bound what a dead target gets in its first minute. */
const AT_ONCE = 4;
const FIRST_PAUSE_SECONDS = 15;
const LONGEST_PAUSE_SECONDS = 900;
const MOST_RELEASED = 1_000;
const BETWEEN_COHORTS_MS = 10_000;
/** A parked job looks for itself once a day, whatever became of who should release it. */
const LOOK_AGAIN_MS = 24 * 3_600_000;

const waits = (target: Target) => `waits:${target}`;
const again = (target: Target) => `again:${target}`;
const PAUSE = `least(${LONGEST_PAUSE_SECONDS}, ${FIRST_PAUSE_SECONDS} * power(2, least(b.step, 16))) * interval '1 second'`;

/** Which jobs call a target: all of those tasks; and of those that go by several ways, the ones whose payload names it. */
export type Callers = Partial<Record<Target, { tasks: readonly string[]; byWay?: readonly string[] }>>;

export class Breaker implements Guard {
  readonly #pool: Pool;
  readonly #clock: () => number;
  readonly #callers: Callers;
  readonly #underWay = new Map<Target, { running: number; waiting: (() => void)[] }>();

  /** `now`: the clock on the wall, by which workers go. */
  constructor(pool: Pool, now: () => number, callers: Callers) {
    this.#pool = pool;
    this.#clock = now;
    this.#callers = callers;
  }

  async call<Value>(target: Target, make: () => Promise<Value>): Promise<Value> {
    const end = await this.#turn(target);
    try {
      const isKnownBad = await this.#admit(target);
      const value = await make();
      if (isKnownBad) await this.answered(target);
      return value;
    } catch (error) {
      // What else went wrong says nothing about the target.
      if (error instanceof TargetAway && !(error instanceof Parked))
        for (const one of error.targets) await this.#failed(one, error.message);
      throw error;
    } finally {
      end();
    }
  }

  /** Says whether it failed before; a success is then worth writing down. */
  async #admit(target: Target): Promise<boolean> {
    const { rows } = await this.#pool.query<{ open: boolean; bad: boolean; error: string }>(
      'SELECT opened_at IS NOT NULL AS open, failures > 0 AS bad, error FROM motcua.breaker WHERE target = $1',
      [target],
    );
    const [row] = rows;
    if (!row?.open) return row?.bad ?? false;
    const { rowCount } = await this.#pool.query(
      'UPDATE motcua.breaker SET allowed = greatest(allowed - 1, 0) WHERE target = $1 AND (opened_at IS NULL OR allowed > 0)',
      [target],
    );
    if (!rowCount) throw new Parked(target, `${target} is away: ${row.error}`);
    return true;
  }

  /** Told by who knows it: of a target that is met on the way to another, nothing else says that it is there again. */
  async answered(target: Target): Promise<void> {
    await this.#pool.query(
      `UPDATE motcua.breaker SET failures = 0, opened_at = NULL, allowed = 0, error = NULL, next_at = $2,
       cohort = greatest(cohort, 1) WHERE target = $1 AND failures > 0`,
      [target, this.#at()],
    );
  }

  async #failed(target: Target, error: string): Promise<void> {
    const opens = `b.opened_at IS NULL AND (b.failures + 1 >= ${MOST_FAILURES} OR b.cohort > 0)`;
    const { rows } = await this.#pool.query<{ opened: boolean }>(
      `INSERT INTO motcua.breaker AS b (target, failures, next_at, error)
       VALUES ($1, 1, $2::timestamptz + interval '${FIRST_PAUSE_SECONDS} seconds', $3)
       ON CONFLICT (target) DO UPDATE SET failures = b.failures + 1, error = EXCLUDED.error, cohort = 0,
         opened_at = CASE WHEN ${opens} THEN $2::timestamptz ELSE b.opened_at END,
         next_at = CASE WHEN b.next_at IS NULL OR b.failures = 0 OR ${opens} THEN $2::timestamptz + ${PAUSE} ELSE b.next_at END
       RETURNING opened_at IS NOT DISTINCT FROM $2::timestamptz AS opened`,
      [target, this.#at(), error.slice(0, 500)],
    );
    if (!rows[0].opened) return;
    const words = `jobs: ${target} does not answer; what needs it is parked: ${error}`;
    log.warn('target-away', words, { target });
    await this.#parkAll(target);
  }

  /** All at once that is due and would only learn one by one that nothing is sent. */
  async #parkAll(target: Target): Promise<void> {
    const { tasks = [], byWay = [] } = this.#callers[target] ?? {};
    await this.#pool.query(
      // Whatever another server parks or has just taken is left to it: to wait for it could wait for each other.
      `UPDATE graphile_worker._private_jobs SET flags = jsonb_build_object($1::text, true), run_at = $2 WHERE id IN (
         SELECT j.id FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
         WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts AND j.run_at <= $3
           AND (t.identifier = ANY($4) OR (t.identifier = ANY($5) AND j.payload ->> 'way' = $6))
         ORDER BY j.id FOR UPDATE OF j SKIP LOCKED)`,
      [waits(target), this.#at(LOOK_AGAIN_MS), this.#at(), tasks, byWay, target],
    );
  }

  /** The job that is at it now waits for them; its try is given back. One that was replaced meanwhile is nobody's to wait. */
  async park(jobId: string, targets: readonly Target[]): Promise<void> {
    await this.#pool.query(
      `UPDATE graphile_worker._private_jobs SET attempts = greatest(attempts - 1, 0), run_at = $3,
       flags = (SELECT jsonb_object_agg(f, true) FROM unnest($2::text[]) f) WHERE id = $1 AND key IS NOT NULL`,
      [jobId, targets.map(waits), this.#at(LOOK_AGAIN_MS)],
    );
  }

  /** Sends the canaries and the cohorts that are due. Every server does it now and then; of two at once, one does. */
  async tick(): Promise<void> {
    await this.#pool.query(
      `INSERT INTO motcua.breaker (target) SELECT DISTINCT substr(f, 7) FROM graphile_worker._private_jobs,
         jsonb_object_keys(flags) f WHERE flags IS NOT NULL AND f LIKE 'waits:%' ON CONFLICT DO NOTHING`,
    );
    // Anybody may name a push service: of one that nothing waits for nothing is remembered.
    await this.#pool.query(
      `DELETE FROM motcua.breaker b WHERE target LIKE 'push:%' AND coalesce(next_at <= $1, true) AND NOT EXISTS (
         SELECT FROM graphile_worker._private_jobs WHERE flags IS NOT NULL AND flags ?| ARRAY['waits:' || b.target, 'again:' || b.target])`,
      [this.#at()],
    );
    const { rows } = await this.#pool.query<{ target: Target }>(
      `SELECT target FROM motcua.breaker b WHERE coalesce(next_at <= $1, true) AND (failures > 0 OR cohort > 0 OR EXISTS (
         SELECT FROM graphile_worker._private_jobs WHERE flags IS NOT NULL AND flags ? ('waits:' || b.target)))`,
      [this.#at()],
    );
    for (const { target } of rows) if (isTarget(target)) await this.#advance(target);
  }

  async #advance(target: Target): Promise<void> {
    const client = await this.#pool.connect();
    let broken = true;
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{
        failures: number;
        open: boolean;
        cohort: number;
        pending: number;
        parked: number;
      }>(
        `SELECT failures, opened_at IS NOT NULL AS open, cohort,
           (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE flags IS NOT NULL AND flags ? $2
             AND (locked_at IS NOT NULL OR (run_at <= $4 AND attempts < max_attempts))) AS pending,
           (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE flags IS NOT NULL AND flags ? $3) AS parked
         FROM motcua.breaker WHERE target = $1 AND coalesce(next_at <= $4, true) FOR UPDATE SKIP LOCKED`,
        [target, again(target), waits(target), this.#at()],
      );
      if (rows[0]) await this.#step(client, target, rows[0]);
      await client.query('COMMIT');
      broken = false;
    } finally {
      client.release(broken);
    }
  }

  async #step(
    client: PoolClient,
    target: Target,
    {
      failures,
      open,
      cohort,
      pending,
      parked,
    }: { failures: number; open: boolean; cohort: number; pending: number; parked: number },
  ): Promise<void> {
    if (failures > 0) {
      await client.query(
        `UPDATE motcua.breaker b SET step = step + 1, allowed = $3, next_at = $2::timestamptz + ${PAUSE.replace('b.step', 'b.step + 1')} WHERE target = $1`,
        [target, this.#at(), open ? 1 : 0],
      );
      await this.#release(client, target, 1);
      return;
    }
    if (pending) return;
    if (!parked) {
      await client.query('UPDATE motcua.breaker SET cohort = 0, step = 0, next_at = NULL WHERE target = $1', [target]);
      return;
    }
    const next = Math.min(cohort ? cohort * 10 : 1, MOST_RELEASED);
    await client.query('UPDATE motcua.breaker SET cohort = $2, next_at = $3 WHERE target = $1', [
      target,
      next,
      this.#at(BETWEEN_COHORTS_MS),
    ]);
    await this.#release(client, target, next);
  }

  /** Those that have waited longest. */
  async #release(client: PoolClient, target: Target, count: number): Promise<void> {
    await client.query(
      `UPDATE graphile_worker._private_jobs SET run_at = $3, flags = jsonb_build_object($2::text, true) WHERE id IN (
         SELECT id FROM graphile_worker._private_jobs WHERE flags IS NOT NULL AND flags ? $1 AND locked_at IS NULL
         ORDER BY priority, run_at, id LIMIT $4 FOR UPDATE SKIP LOCKED)`,
      [waits(target), again(target), this.#at(), count],
    );
  }

  /** Of every target that did not answer lately, or that something waits for. */
  async list(): Promise<AwayTarget[]> {
    const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
    const { rows } = await this.#pool.query<AwayTarget>(
      `SELECT * FROM (SELECT target, failures, ${iso('opened_at')} AS "openedAt", ${iso('next_at')} AS "nextAt", error,
         (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE flags IS NOT NULL AND flags ? ('waits:' || b.target)) AS parked
         FROM motcua.breaker b) r WHERE failures > 0 OR parked > 0 ORDER BY target`,
    );
    return rows;
  }

  /** Somebody mended it and does not wait for the canary: it is asked at once. */
  async askNow(): Promise<void> {
    await this.#pool.query(
      'UPDATE motcua.breaker SET next_at = $1, step = 0 WHERE failures > 0 OR next_at IS NOT NULL',
      [this.#at()],
    );
  }

  async #turn(target: Target): Promise<() => void> {
    const own = this.#underWay.get(target) ?? { running: 0, waiting: [] };
    this.#underWay.set(target, own);
    if (own.running >= AT_ONCE) await new Promise<void>((resolve) => own.waiting.push(resolve));
    else own.running++;
    return () => {
      const next = own.waiting.shift();
      if (next) next();
      else if (!--own.running) this.#underWay.delete(target);
    };
  }

  #at(laterMs = 0): string {
    return new Date(this.#clock() + laterMs).toISOString();
  }
}

/** Not even asked. */
class Parked extends TargetAway {}
