/** `motcua serve`: the server and its worker, until told to stop. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { INDEX_JOB, QUARANTINE_JOB, SCAN_JOB, SIGN_JOB, STATUS_JOB, WAKE_JOB } from '#acts/commit.ts';
import { type AddJob, RECOMPUTE_JOB, runRecompute, runWake } from '#acts/jobs.ts';
import { signResult } from '#acts/sign-result.ts';
import { indexPapers, scanAgain, signScans } from '#acts/take-in.ts';
import { publishStatus } from '#acts/taken-over.ts';
import type { Breaker } from '#adapters/jobs/breaker.ts';
import { startWorker, type Worker, within } from '#adapters/jobs/worker.ts';
import { jobConnections, plainPool } from '#adapters/postgres/connect.ts';
import { PostgresStatus } from '#adapters/postgres/postgres-status.ts';
import { Signals } from '#adapters/postgres/signals.ts';
import { makeServer, type Route } from '#api/server.ts';
import { doubtText } from '#dossier/clock.ts';
import { canonicalJson } from '#kernel/hash.ts';
import { log } from '#kernel/log.ts';
import { Fault } from '#kernel/outcome.ts';
import { phraseText } from '#kernel/phrases.ts';
import type { Scanner } from '#spine/files.ts';
import { KeyUnusable, type PaperSigner } from '#spine/papers.ts';
import { type Guard, TargetAway } from '#spine/targets.ts';
import { type Payments, paymentsOf } from './bank.ts';
import { doorsOf, portOf } from './doors.ts';
import { type FileRoom, fileRoomOf } from './file-room.ts';
import { Health } from './health.ts';
import { healthSourcesOf, metricsOf } from './health-sources.ts';
import { openLog } from './json-log.ts';
import { anchorHeads } from './keep/heads.ts';
import { keyFaults } from './key-check.ts';

import { catchUpWakes } from './missed-wakes.ts';
import { loadPapers, type Papers, papersOf } from './papers.ts';
import { nextDigest, postOfficeOf, postTasks } from './post-office.ts';
import { ROOT } from './read-files.ts';
import type { Settings } from './settings.ts';
import { openSystem, type System, whenChanged } from './system.ts';
import { bearerFinder, ensureTokens, tokenPartsOf } from './tokens.ts';

export interface Running {
  address: string;
  /** Where people find it. */
  baseUrl: string;
  /** Tokens of the demo people. */
  tokensPath?: string;
  /** Every door there is. */
  routes: readonly Route[];
  system: System;
  /** `last`: what is done when nothing comes in any more. Whether all ended by itself, and in time. */
  stop(last?: () => Promise<unknown>): Promise<boolean>;
}

export async function startServer(
  settings: Settings & { database?: string },
  readEpochMs?: () => number,
): Promise<Running> {
  const system = await openSystem(settings, readEpochMs, true);
  // What a start that fails leaves open, the newest first.
  const opened = new AsyncDisposableStack();
  opened.defer(() => system.close());
  try {
    const { platform, pool } = system;
    const { province } = platform;
    // Of the demo people; where the public is served, tokens are issued.
    const tokens =
      settings.mode === 'production'
        ? undefined
        : await ensureTokens(settings.home, pool, province, platform.clock.now());
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const port = await portOf(settings);
    const host = settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host;
    const baseUrl = settings.url ?? `http://${host}:${port}`;
    const papers = papersOf({
      settings,
      baseUrl,
      province,
      statuses: new PostgresStatus(pool),
      now: () => new Date(platform.clock.now().epochMilliseconds),
    });
    const room = fileRoomOf(system, settings, papers);
    const post = await postOfficeOf(system, settings, baseUrl);
    const payments = await paymentsOf(system, settings, baseUrl);
    opened.defer(() => payments.stop());
    const doors = await doorsOf(system, settings, baseUrl, papers, room, post, payments);
    const signals = signalsOf(system, doors.sessionsEnded);
    const sources = healthSourcesOf(system, room, settings);
    const health = new Health(sources);
    const jobsPool = plainPool({ ...system.database.app, max: jobConnections(settings.workers) });
    opened.defer(() => jobsPool.end());
    const metrics = await metricsOf(system, room, settings, { health, sources, jobsPool, version });
    opened.defer(() => metrics?.stop());
    const server = await makeServer({
      ...doors,
      platform,
      version,
      limits: { drainMs: stopMs(settings).drain },
      findBearer: bearerFinder(pool, platform),
      tokens: tokenPartsOf(pool, platform),
      health: () => health.look(),
      metrics,
      isHealthy: () => health.isHealthy(),
    });
    // Before any job is taken: where nobody can come in, nothing is done either, and the process ends.
    const address = await listen(server, { ...settings, port });
    opened.defer(() => server.close());
    if (settings.workers > 0) await nextDigest(platform, post);
    // Dates never wait for signatures and messages: those have a worker of their own.
    const workers: Worker[] = [];
    for (const tasks of settings.workers > 0
      ? [datedTasks(system, post.addJob), { ...patientTasks(system, papers, room), ...postTasks(system, post) }]
      : []) {
      const worker = await startWorker({
        pool: jobsPool,
        concurrency: settings.workers,
        tasks,
        breaker: system.breaker,
      });
      opened.defer(async () => void (await worker.stop(0)));
      workers.push(worker);
    }
    // Another calendar than the one the open due dates were computed with: each is computed anew, by a job of its own.
    await whenChanged(pool, 'calendar', canonicalJson(province.source.calendar), async () => recomputeAll(system));
    if (settings.workers > 0) await catchUpWakes(system);
    await signals.start();
    return {
      address,
      baseUrl,
      tokensPath: tokens?.path,
      routes: server.routes,
      system,
      stop: (last = async () => undefined) => {
        metrics?.stop();
        return stopAll({ server, workers, signals, jobsPool, system, payments, ms: stopMs(settings), last });
      },
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function listen(server: Awaited<ReturnType<typeof makeServer>>, { port, host }: Settings): Promise<string> {
  try {
    return await server.listen({ port, host });
  } catch (cause) {
    const { code } = cause as { code?: string };
    const why =
      code === 'EADDRINUSE'
        ? `port ${port} is taken; set PORT to another, or to 0 for any free one`
        : code === 'EACCES'
          ? `this user may not open port ${port}; set PORT to one above 1023`
          : String(cause);
    throw new Fault(`Cannot listen on ${host}:${port}: ${why}.`, { cause });
  }
}

/** Screens that are live hear of acts and ended sessions of every server on this database. */
function signalsOf({ platform, database }: System, ended: (session?: string) => void): Signals {
  const { listeners, clock } = platform;
  const signals = new Signals({
    database: database.app,
    server: randomUUID(),
    now: () => clock.now().toString(),
    ended,
    // What came from another is told to screens here, and back to nobody.
    acted: (units) => {
      for (const listener of listeners) if (listener !== tell) listener(units);
    },
  });
  const tell = (units: readonly string[]) => signals.tell(units);
  listeners.add(tell);
  return signals;
}

const idIn = (payload: unknown) => String((payload as { dossierId?: unknown }).dossierId);

/** What a date waits for. */
function datedTasks({ platform }: System, addJob: AddJob) {
  return {
    [WAKE_JOB]: async (payload: unknown) => runWake(platform, idIn(payload), addJob),
    [RECOMPUTE_JOB]: async (payload: unknown) => {
      await runRecompute(platform, idIn(payload), 'calendar');
    },
  };
}

function patientTasks({ platform, breaker }: System, ownPapers: Papers, ownRoom: FileRoom) {
  const guarded = guardedSigner(ownPapers.signer, breaker);
  const papers = { ...ownPapers, signer: async () => guarded };
  const scanner = ownRoom.scanner && guardedScanner(ownRoom.scanner, breaker);
  const room = { ...ownRoom, shop: papers, scanner };
  return {
    [SIGN_JOB]: async (payload: unknown) => {
      await signResult(platform, papers, idIn(payload));
    },
    [SCAN_JOB]: async (payload: unknown) =>
      signScans(platform, room, idIn(payload), String((payload as { officer?: unknown }).officer)),
    [INDEX_JOB]: async (payload: unknown) => indexPapers(platform, room, idIn(payload)),
    [QUARANTINE_JOB]: async (payload: unknown) =>
      scanAgain(platform, room, String((payload as { hash?: unknown }).hash)),
    // The list is made anew at once: it lies beside for who checks a result without a network.
    [STATUS_JOB]: async (payload: unknown) => {
      for (const list of await publishStatus(platform, papers.statuses, idIn(payload))) await papers.statusList(list);
    },
  };
}

/**
 * A key that does not sign keeps back whose it is, and nobody else: the service is there. That keys are mended is told by the first
 * paper that each signs; one that has signed all along says nothing of the others.
 */
function guardedSigner(signer: () => Promise<PaperSigner>, breaker: Breaker): PaperSigner {
  const good = new Set<string>();
  return {
    sign: async (pdf, by, at, reason) => {
      // The first is who signs for themselves; the seal behind is of many.
      const [{ kind, id }] = by;
      const key = `${kind}-${id}`;
      try {
        const signed = await breaker.call('signing', async () => (await signer()).sign(pdf, by, at, reason));
        if (!good.has(key)) await breaker.answered('keys');
        good.add(key);
        return signed;
      } catch (error) {
        if (error instanceof KeyUnusable) good.delete(key);
        throw error;
      }
    },
  };
}

const guardedScanner = (scanner: Scanner, guard: Guard): Scanner => ({
  scan: (content) =>
    guard.call('scanner', async () => {
      const said = await scanner.scan(content);
      if (said === 'away') throw new TargetAway('scanner', 'the malware scanner does not answer');
      return said;
    }),
});

async function recomputeAll({ platform, queue }: System): Promise<void> {
  const ids = await platform.store.openDossierIds();
  const runAt = platform.clock.now().toString();
  await queue.add(
    ...ids.map((dossierId) => ({ task: RECOMPUTE_JOB, payload: { dossierId }, key: `recompute:${dossierId}`, runAt })),
  );
}

const STOP_SECONDS = 45;

/** Of the time there is, so much is kept for what comes after the last request and job. */
const stopMs = ({ stopSeconds = STOP_SECONDS }: Partial<Settings>) => {
  const whole = stopSeconds * 1_000;
  return { whole, drain: whole - Math.min(5_000, whole / 3) };
};

/** Takes nothing new, ends what is under way, and is done in time: whether nothing had to be cut off. */
async function stopAll(parts: {
  server: Awaited<ReturnType<typeof makeServer>>;
  workers: readonly Worker[];
  signals: Signals;
  jobsPool: Pool;
  system: System;
  payments: Payments;
  ms: ReturnType<typeof stopMs>;
  last: () => Promise<unknown>;
}): Promise<boolean> {
  const { server, workers, signals, jobsPool, system, payments, ms, last } = parts;
  const until = performance.now() + ms.whole;
  payments.stop();
  const [, ...cut] = await Promise.all([server.close(), ...workers.map((worker) => worker.stop(ms.drain))]);
  for (const one of cut.flat()) log.warn('job-cut', `cut at the end, and given back to the queue: ${one}`);
  const ends = [last, () => signals.stop(), () => jobsPool.end(), () => system.close()];
  let isClean = !cut.flat().length;
  for (const end of ends) isClean = (await within(until - performance.now(), end())) && isClean;
  return isClean;
}

export async function serve(settings: Settings): Promise<number> {
  openLog(settings.log ?? { level: 'warn', format: 'text' });
  const running = await startServer(settings);
  const { province, clock } = running.system.platform;
  const name = province.wholeName(province.calendar.dateOf(clock.now())).vi;
  process.stdout.write(`Motcua serves ${name} at ${running.address}\n`);
  process.stdout.write(`  people     ${running.baseUrl}/   officers ${running.baseUrl}/office\n`);
  process.stdout.write(`  API        ${running.address}/v1/procedures   ${running.address}/openapi.json\n`);
  // The address is in the seal: a paper that was signed keeps it.
  if (!settings.url)
    process.stdout.write(
      `  papers     signed ones name ${running.baseUrl}/check, which no other machine reaches: set MOTCUA_URL before any leaves\n`,
    );
  for (const line of calendarGaps(running.system)) process.stdout.write(`${line}\n`);
  if (running.tokensPath)
    process.stdout.write(`  demo       nothing here has force; tokens of its people are in ${running.tokensPath}\n`);
  // Later than the first page, for a file takes a moment to open; what it signs for waits, and the desk of jobs says so, too.
  const today = province.calendar.dateOf(clock.now());
  keyFaults(settings.signing, province, today)
    .then((faults) => {
      for (const one of faults) process.stderr.write(`  keys       ${phraseText(one, 'en')}\n`);
    })
    .catch((error: unknown) => process.stderr.write(`  keys       ${String(error)}\n`));
  const { pool } = running.system;
  const now = () => new Date(clock.now().epochMilliseconds);
  const heads = anchorHeads({ pool, settings, province: running.system.platform.province, now }, (line) =>
    log.error('heads', line),
  );
  // After the first page. What cannot be loaded is said by who needs it.
  void loadPapers().catch((error: unknown) =>
    log.info('papers-unloaded', 'papers: they load when one is asked for', { error }),
  );
  const why = await untilTold();
  process.stdout.write(`${why}: stopping\n`);
  const isClean = await running.stop(() => heads.stop());
  // What was cut off may hold on for as long as whom it called; the log says what it was.
  if (!isClean) process.exit(0);
  return 0;
}

const GAP_DAYS = 60;

/** What the calendar does not know of the next two months, so that who runs the province mends it before dates depend on it. */
export function calendarGaps({ platform: { province, clock } }: System): string[] {
  const now = clock.now();
  const doubts = province.calendar.doubts(now, now.add({ hours: 24 * GAP_DAYS }));
  return doubts.map(
    (one) => `  calendar   ${doubtText([one], 'en')} See provinces/${province.source.id}/calendar.yaml.`,
  );
}

const PARENT_CHECK_MS = 300;

/**
 * A signal; or, under `npm start`, that npm is gone: a signal to npm ends npm and the shell between us, and never reaches us.
 */
function untilTold(): Promise<string> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve('SIGINT'));
    // A service manager tells every process of ours, and `bin/motcua.mjs` hands on what it got: the second is no reason to break off.
    for (const name of ['SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve(name));
    if (process.env['npm_lifecycle_event'] !== 'start') return;
    const line = ancestry();
    setInterval(() => {
      if (ancestry() !== line) resolve('npm ended');
    }, PARENT_CHECK_MS).unref();
  });
}

/** The shell we were started by, and on Linux npm above it: one of them changes when either dies. */
function ancestry(): string {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}
