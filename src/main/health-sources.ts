/** Where the health of a server is asked. */
import type { Pool } from 'pg';
import { within } from '#adapters/jobs/worker.ts';
import { clockDrift } from '#adapters/postgres/database-clock.ts';
import { log } from '#kernel/log.ts';
import type { FileRoom } from './file-room.ts';
import { Health } from './health.ts';
import type { Settings } from './settings.ts';
import type { System } from './system.ts';

/** By the clock on the wall, whatever day a test has: jobs and targets go by it. */
export function healthOf(
  { pool, jobs, breaker }: Pick<System, 'pool' | 'jobs' | 'breaker'>,
  { room }: Pick<FileRoom, 'room'>,
  { messages, clamavSocket }: Pick<Settings, 'messages' | 'clamavSocket'>,
): Health {
  return new Health({
    now: Date.now,
    answers: () => answersSoon(pool),
    jobs: async () => ({ lagMs: await jobs.lagMs(), gaveUp: await jobs.count() }),
    disk: room,
    driftMs: () => clockDrift(pool, Date.now),
    away: () => breaker.list(),
    isSet: { mail: Boolean(messages?.smtp), sms: Boolean(messages?.sms), scanner: Boolean(clamavSocket) },
  });
}

const HEALTH_MS = 3_000;

/** Whoever watches waits for no pool: a database that hangs holds all of its connections, and answers nobody. */
export async function answersSoon(pool: Pick<Pool, 'query'>, patienceMs = HEALTH_MS): Promise<boolean> {
  let answers = false;
  const asked = pool.query('SELECT 1').then(
    () => {
      answers = true;
    },
    (error: unknown) => log.info('record-away', 'database: it does not answer', { error }),
  );
  await within(patienceMs, asked);
  return answers;
}
