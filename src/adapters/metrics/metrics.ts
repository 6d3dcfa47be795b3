/**
 * Figures in the text form of Prometheus. What happened is counted as the log tells it, at whatever level that is written; what stands
 * is asked when somebody asks. Labels have few values: patterns of addresses, acts, codes, and nothing of anybody.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { within } from '#adapters/jobs/worker.ts';
import { hear, type LogEntry, log } from '#kernel/log.ts';
import type { AwayTarget } from '#spine/jobs.ts';

/** What stands now; each that cannot be asked is not a number for that time. */
export interface MetricSources {
  version: string;
  pools: Record<string, { totalCount: number; idleCount: number; waitingCount: number }>;
  jobs(): Promise<{ lagMs: number; gaveUp: number }>;
  away(): Promise<readonly AwayTarget[]>;
  freeBytes(): Promise<number>;
  driftMs(): Promise<number>;
  parts(): Promise<readonly { name: string; state: string }[]>;
}

const PATIENCE_MS = 3_000;
const STATES = ['ok', 'degraded', 'down', 'unknown'];
const REQUEST_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.05, 0.25, 1, 5, 15, 60, 300];

export class Metrics {
  readonly #registry = new Registry();
  readonly #sources: MetricSources;
  readonly #count: (entry: LogEntry) => void;
  readonly #read: () => Promise<unknown>;
  #unhear: (() => void) | undefined;

  constructor(sources: MetricSources) {
    this.#sources = sources;
    this.#count = counters(this.#registry);
    this.#read = this.#gauges();
  }

  /** Counts from now on; with how the process does. */
  start(): void {
    this.#unhear ??= hear(this.#count);
    collectDefaultMetrics({ register: this.#registry });
  }

  stop(): void {
    this.#unhear?.();
    this.#unhear = undefined;
    this.#registry.clear();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async text(): Promise<string> {
    await this.#read();
    return this.#registry.metrics();
  }

  #gauges(): () => Promise<unknown> {
    const registers = [this.#registry];
    const gauge = (name: string, help: string) => new Gauge({ name: `motcua_${name}`, help, registers });
    const labelled = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
      new Gauge({ name: `motcua_${name}`, help, labelNames, registers });
    const { version, pools, jobs, away, freeBytes, driftMs, parts } = this.#sources;
    labelled('build_info', 'The version that runs', 'version').set({ version }, 1);
    const lag = gauge('jobs_lag_seconds', 'How long the job waits that has been due longest, in this database');
    const gaveUp = gauge('jobs_gave_up', 'Jobs that nothing tries again by itself, in this database');
    const parked = labelled('jobs_parked', 'Jobs that wait for who does not answer, in this database', 'target');
    const free = gauge('disk_free_bytes', 'Room where files are kept');
    const drift = gauge('clock_drift_seconds', 'How far the clock of the database is ahead of ours');
    const connections = labelled('pool_connections', 'Connections to the database', 'pool', 'state');
    const waiting = labelled('pool_waiting', 'Who waits for a connection', 'pool');
    const state = labelled('part_state', 'Of each part of /health: 1 for the state that it is in', 'part', 'state');
    return async () => {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        connections.set({ pool, state: 'idle' }, idleCount);
        connections.set({ pool, state: 'busy' }, totalCount - idleCount);
        waiting.set({ pool }, waitingCount);
      }
      const [ofJobs, targets, bytes, ms, all] = await Promise.all([
        known('jobs', jobs),
        known('targets', away),
        known('disk', freeBytes),
        known('clock', driftMs),
        known('health', parts),
      ]);
      lag.set((ofJobs?.lagMs ?? Number.NaN) / 1_000);
      gaveUp.set(ofJobs?.gaveUp ?? Number.NaN);
      free.set(bytes ?? Number.NaN);
      drift.set((ms ?? Number.NaN) / 1_000);
      parked.reset();
      for (const { target, parked: count } of targets ?? []) parked.inc({ target: kindOf(target) }, count);
      for (const { name, state: is } of all ?? [])
        for (const one of STATES) state.set({ part: name, state: one }, one === is ? 1 : 0);
    };
  }
}

/** The hosts of push services are whoever browsers name: together they are one. */
const kindOf = (target: string): string => target.split(':')[0];

/** Nothing where it breaks, or does not come in time: Prometheus waits ten seconds for all. */
async function known<Value>(name: string, ask: () => Promise<Value>): Promise<Value | undefined> {
  let value: Value | undefined;
  const asked = ask().then(
    (one) => {
      value = one;
    },
    (error: unknown) => log.info('metric-unknown', `metrics: ${name} cannot be asked`, { target: name, error }),
  );
  await within(PATIENCE_MS, asked);
  return value;
}

function counters(registry: Registry): (entry: LogEntry) => void {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `motcua_${name}_total`, help, labelNames, registers });
  const seconds = <Label extends string>(name: string, help: string, buckets: number[], ...labelNames: Label[]) =>
    new Histogram({ name: `motcua_${name}_seconds`, help, buckets, labelNames, registers });
  const requests = counter('requests', 'Requests that were answered', 'method', 'route', 'status');
  const requestTime = seconds('request', 'How long they took', REQUEST_SECONDS, 'method', 'route');
  const acts = counter('acts', 'Acts on dossiers', 'act', 'by', 'outcome');
  const actTime = seconds('act', 'How long they took', REQUEST_SECONDS, 'act');
  const refusals = counter(
    'refusals',
    'Refusals by their code; that of an act is also that of the request which asked for it',
    'code',
    'of',
  );
  const jobs = counter('jobs', 'Tries of jobs', 'task', 'outcome');
  const jobTime = seconds('job', 'How long they took', JOB_SECONDS, 'task');
  const lines = counter('log_lines', 'Lines of the log that somebody should look at', 'level', 'event');
  return ({ level, event, fields }) => {
    const { method = '', route = '', status, ms = 0, act = '', by = '', outcome = '', task = '', refusal } = fields;
    if (level === 'error' || level === 'warn') lines.inc({ level, event });
    if (event === 'request') {
      requests.inc({ method, route, status });
      requestTime.observe({ method, route }, ms / 1_000);
      if (refusal) refusals.inc({ code: refusal, of: 'request' });
    } else if (event === 'act') {
      acts.inc({ act, by, outcome });
      actTime.observe({ act }, ms / 1_000);
      if (refusal) refusals.inc({ code: refusal, of: 'act' });
    } else if (event === 'job') {
      jobs.inc({ task, outcome });
      jobTime.observe({ task }, ms / 1_000);
    }
  };
}
