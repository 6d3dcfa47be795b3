/** Where the health of a server is asked. */
import type { Pool } from 'pg';
import { within } from '#adapters/jobs/worker.ts';
import { clockDrift } from '#adapters/postgres/database-clock.ts';
import type { MetricsDoor } from '#api/metrics.ts';
import { log } from '#kernel/log.ts';
import type { FileRoom } from './file-room.ts';
import type { Health, HealthSources } from './health.ts';
import type { Settings } from './settings.ts';
import type { System } from './system.ts';

/** By the clock on the wall, whatever day a test has: jobs and targets go by it. */
export function healthSourcesOf(
  { pool, jobs, breaker }: Pick<System, 'pool' | 'jobs' | 'breaker'>,
  { room }: Pick<FileRoom, 'room'>,
  { messages, clamavSocket }: Pick<Settings, 'messages' | 'clamavSocket'>,
): HealthSources {
  return {
    now: Date.now,
    answers: () => answersSoon(pool),
    jobs: async () => ({ lagMs: await jobs.lagMs(), gaveUp: await jobs.count() }),
    disk: room,
    driftMs: () => clockDrift(pool, Date.now),
    away: () => breaker.list(),
    isSet: { mail: Boolean(messages?.smtp), sms: Boolean(messages?.sms), scanner: Boolean(clamavSocket) },
  };
}

/** The figures, where settings say by which token they are read. */
export async function metricsOf(
  { pool, writers }: Pick<System, 'pool' | 'writers'>,
  { room }: Pick<FileRoom, 'room'>,
  { metricsToken: token }: Pick<Settings, 'metricsToken'>,
  { health, sources, jobsPool, version }: { health: Health; sources: HealthSources; jobsPool: Pool; version: string },
): Promise<(MetricsDoor & { stop(): void }) | undefined> {
  if (!token) return undefined;
  const { Metrics } = await import('#adapters/metrics/metrics.ts');
  const { jobs, away, driftMs } = sources;
  const metrics = new Metrics({
    version,
    pools: { record: pool, writers, jobs: jobsPool },
    ...{ jobs, away, driftMs },
    freeBytes: () => room.freeBytes(),
    parts: () => health.look(),
  });
  metrics.start();
  return { token, contentType: metrics.contentType, text: () => metrics.text(), stop: () => metrics.stop() };
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
