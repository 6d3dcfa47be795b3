/** Looks at each part that the server stands on: once a second at most and one look at a time, however many ask. */
import { within } from '#adapters/jobs/worker.ts';
import type { HealthPart, HealthState } from '#api/health.ts';
import { log } from '#kernel/log.ts';
import type { AwayTarget } from '#spine/jobs.ts';

/** What is asked, each by itself, so that one that hangs holds up no other. */
export interface HealthSources {
  now(): number;
  answers(): Promise<boolean>;
  /** Milliseconds that the job has waited that has been due longest, of those that nothing parks; and how many gave up. */
  jobs(): Promise<{ lagMs: number; gaveUp: number }>;
  disk: { has(): Promise<boolean>; canWrite(): Promise<boolean> };
  driftMs(): Promise<number>;
  away(): Promise<readonly AwayTarget[]>;
  /** Those that settings name. */
  isSet: { mail: boolean; sms: boolean; scanner: boolean };
}

export const HEALTH_LIMITS = {
  /** A job that is due is taken within two seconds: a minute is no rush hour, ten are no worker. */
  lateMs: 60_000,
  stuckMs: 600_000,
  /** Dates of law are days and working hours; certificates and time stamps bear minutes. */
  driftMs: 2_000,
  wrongMs: 60_000,
} as const;
const PATIENCE_MS = 3_000;
const FRESH_MS = 1_000;

type Found = Omit<HealthPart, 'name' | 'since'> & { since?: string };
const found = (state: HealthState, word: string, since?: string): Found => ({ state, word, since });
const UNASKED = found('unknown', 'not-asked');

export class Health {
  readonly #sources: HealthSources;
  readonly #known = new Map<string, HealthPart>();
  #looking: Promise<HealthPart[]> | undefined;
  #seen: { at: number; parts: HealthPart[] } | undefined;

  constructor(sources: HealthSources) {
    this.#sources = sources;
  }

  look(): Promise<HealthPart[]> {
    if (this.#seen && Math.abs(this.#sources.now() - this.#seen.at) < FRESH_MS)
      return Promise.resolve(this.#seen.parts);
    this.#looking ??= this.#look().then((parts) => {
      this.#seen = { at: this.#sources.now(), parts };
      this.#looking = undefined;
      return parts;
    });
    return this.#looking;
  }

  async isHealthy(): Promise<boolean> {
    return (await this.look()).some(({ name, state }) => name === 'database' && state === 'ok');
  }

  async #look(): Promise<HealthPart[]> {
    const { answers, jobs, disk, driftMs, away, isSet } = this.#sources;
    const [isThere, onDisk] = await Promise.all([answers().catch(() => false), soon('disk', () => diskOf(disk))]);
    const database = isThere ? found('ok', 'answers') : found('down', 'no-answer');
    const [ofJobs, clock, targets] = isThere
      ? await Promise.all([
          soon('jobs', async () => jobsOf(await jobs())),
          soon('clock', async () => clockOf(await driftMs())),
          soon('targets', away),
        ])
      : [];
    const target = (...names: string[]) => (targets ? targetOf(targets, names) : UNASKED);
    const whereSet = (name: keyof HealthSources['isSet']) => (isSet[name] ? target(name) : found('unknown', 'not-set'));
    const parts: [string, Found][] = [
      ['database', database],
      ['jobs', ofJobs ?? UNASKED],
      ['disk', onDisk ?? found('down', 'no-answer')],
      ['clock', clock ?? UNASKED],
      ['signing', target('signing', 'keys')],
      // It calls us: that nothing comes may be that nobody pays. What it told and we lack, `motcua reconcile` finds.
      ['bank', found('unknown', 'calls-us')],
      ['mail', whereSet('mail')],
      ['sms', whereSet('sms')],
      ['scanner', whereSet('scanner')],
    ];
    return parts.map(([name, part]) => this.#since(name, part));
  }

  #since(name: string, { state, word, since }: Found): HealthPart {
    const known = this.#known.get(name);
    const isSame = known?.state === state && known.word === word;
    const at = since ?? (isSame ? known.since : new Date(this.#sources.now()).toISOString());
    const part = { name, state, since: at, word };
    this.#known.set(name, part);
    if (known && !isSame) log.info('health', `health: ${name} is ${state} (${word})`, { target: name, outcome: state });
    return part;
  }
}

/** Nothing where it does not come in time, or breaks: the part is not known then. */
async function soon<Value>(name: string, ask: () => Promise<Value>): Promise<Value | undefined> {
  let value: Value | undefined;
  const asked = ask().then(
    (one) => {
      value = one;
    },
    (error: unknown) => log.info('health-unasked', `health: ${name} cannot be looked at`, { target: name, error }),
  );
  await within(PATIENCE_MS, asked);
  return value;
}

async function diskOf(disk: HealthSources['disk']): Promise<Found> {
  if (!(await disk.canWrite())) return found('down', 'not-writable');
  return (await disk.has()) ? found('ok', 'room') : found('degraded', 'no-room');
}

function jobsOf({ lagMs, gaveUp }: Awaited<ReturnType<HealthSources['jobs']>>): Found {
  if (lagMs >= HEALTH_LIMITS.stuckMs) return found('down', 'jobs-stand');
  if (lagMs >= HEALTH_LIMITS.lateMs) return found('degraded', 'jobs-late');
  return gaveUp ? found('degraded', 'jobs-gave-up') : found('ok', 'on-time');
}

function clockOf(driftMs: number): Found {
  const far = Math.abs(driftMs);
  if (far >= HEALTH_LIMITS.wrongMs) return found('down', 'clock-wrong');
  return far >= HEALTH_LIMITS.driftMs ? found('degraded', 'clock-drifts') : found('ok', 'same');
}

/** As the breaker knows it: of what nobody called lately, the last call was answered. */
function targetOf(all: readonly AwayTarget[], names: readonly string[]): Found {
  const bad = all.filter(({ target, failures }) => failures > 0 && names.includes(target));
  const open = bad.find(({ openedAt }) => openedAt);
  if (open) return found('down', `${open.target}-away`, open.openedAt!);
  return bad.length ? found('degraded', `${bad[0].target}-fails`) : found('ok', 'answered');
}
