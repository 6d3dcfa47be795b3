/**
 * `npm run test:crash`: the server is killed with SIGKILL at random moments under load, twenty times; every fourth time its
 * database goes with it, as when the machine loses power. After each restart every acknowledged act must be there exactly
 * once, every chain must hold, timers must fire and nothing may be stuck.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { anotherBirth, birthChecked, newborn, partyOf } from '../support/platform.ts';

const KILLS = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 20);
const CLIENTS = 6;
const home = mkdtempSync(join(tmpdir(), 'motcua-crash-'));
const root = join(import.meta.dirname, '..', '..');

/** One life, act by act: who does what. Each request has a key, so that sending it again is safe. */
const LIFE: { act: string; who: string; body?: () => Record<string, unknown>; task?: boolean }[] = [
  { act: 'submit-dossier', who: 'hong-gai.counter.hoa' },
  { act: 'receive-dossier', who: 'hong-gai.counter.hoa', task: true },
  { act: 'complete-task', who: 'hong-gai.civil.minh', task: true, body: () => ({ result: birthChecked }) },
  { act: 'complete-task', who: 'hong-gai.civil.nga', task: true, body: () => ({ result: { personalId: newborn() } }) },
  { act: 'decide-dossier', who: 'hong-gai.chair', task: true },
  { act: 'issue-result', who: '06685.clerk.1', task: true },
  { act: 'deliver-result', who: 'hong-gai.counter.hoa', task: true, body: () => ({ method: 'online' }) },
  // The birth proof stays in the file.
  { act: 'close-dossier', who: 'hong-gai.counter.hoa', body: () => ({ originalsStay: true }) },
];

interface Dossier {
  id: string;
  code?: string;
  acknowledged: { act: string; seq: number }[];
}

const dossiers: Dossier[] = [];
let server: { process: ChildProcess; address: string } | undefined;
let tokens: Record<string, string> = {};
let stopping = false;
let retried = 0;

async function start(): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'bin/motcua.mjs'), 'serve'], {
    env: { ...process.env, MOTCUA_HOME: home, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let heard = '';
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk;
      const found = /at (http:\/\/\S+)/.exec(heard);
      if (found) resolve(found[1]);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code} instead of starting`)));
  });
  tokens = JSON.parse(readFileSync(join(home, 'tokens.json'), 'utf8')) as Record<string, string>;
  server = { process: child, address };
}

async function kill(withDatabase: boolean): Promise<void> {
  const { process: child } = server!;
  server = undefined;
  child.removeAllListeners('exit');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (withDatabase) {
    const lines = readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
    // The host first, else it would start the database again.
    try {
      process.kill(Number(readFileSync(join(home, 'postgres/host.pid'), 'utf8')), 'SIGKILL');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
    }
    process.kill(-Number(lines[0]), 'SIGKILL');
  }
  child.kill('SIGKILL');
  await gone;
}

/** Sends until it is answered, whatever dies meanwhile. */
async function send(
  method: string,
  path: string,
  who: string,
  body?: unknown,
  key?: string,
): Promise<Record<string, unknown>> {
  let last = '';
  // Counted while a server is there: how long one takes to start says nothing of what is asked of it.
  let attempt = 0;
  for (;;) {
    const at = server;
    if (at) {
      attempt++;
      try {
        const response = await fetch(at.address + path, {
          method,
          headers: {
            authorization: `Bearer ${tokens[who]}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...(key && { 'idempotency-key': key }),
          },
          body: body === undefined ? undefined : JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        });
        const answer = (await response.json()) as Record<string, unknown>;
        if (response.ok) return answer;
        last = `: ${answer['code']}`;
        // The signature is on its way: handing over is asked for again.
        if (answer['code'] === 'result-not-signed') {
          await sleep(100);
          continue;
        }
        if (response.status < 500) throw new Refused(`${method} ${path}: ${response.status} ${answer['detail']}`);
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      retried++;
    }
    if (attempt > 1_000) throw new Error(`${method} ${path} was never done by a server that was there${last}`);
    await sleep(20);
  }
}

class Refused extends Error {}

async function client(n: number): Promise<void> {
  for (let i = 0; !stopping; i++) {
    const key = `c${n}-${i}`;
    const drafted = await send(
      'POST',
      '/v1/dossiers',
      'hong-gai.counter.hoa',
      {
        procedure: '1.001193',
        channel: 'counter',
        applicant: partyOf('an'),
        place: '06685',
        receivingUnit: '06685-mc',
        answers: anotherBirth(),
        components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
      },
      `${key}-draft`,
    );
    const dossier: Dossier = { id: String(drafted['id']), acknowledged: [{ act: 'draft-dossier', seq: 1 }] };
    dossiers.push(dossier);
    await live(dossier, key);
  }
}

async function live(dossier: Dossier, key: string): Promise<void> {
  for (const [n, { act, who, body, task }] of LIFE.entries()) {
    const now = task ? await send('GET', `/v1/dossiers/${dossier.id}`, who) : undefined;
    const open = (now?.['tasks'] as { id: number }[] | undefined)?.[0]?.id;
    const done = await send(
      'POST',
      `/v1/dossiers/${dossier.id}/${act}`,
      who,
      { ...body?.(), ...(task && { task: open }) },
      `${key}-${n}`,
    );
    dossier.code = String(done['code']);
    dossier.acknowledged.push({ act, seq: Number(done['seq']) });
  }
}

/** A kill proves something only where acts were acknowledged since the one before. */
async function someAcknowledged(round: number): Promise<void> {
  const before = acts();
  for (let i = 0; i < 6_000; i++) {
    if (acts() > before) return;
    await sleep(20);
  }
  throw new Error(`round ${round}: no act was acknowledged within two minutes`);
}

async function check(round: number): Promise<void> {
  const pool = new Pool({ host: join(home, 'postgres/run'), user: 'motcua', database: 'motcua', max: 2 });
  pool.on('error', () => {});
  try {
    const known = dossiers.map(({ id, acknowledged }) => ({ id, count: acknowledged.length }));
    const { rows } = await pool.query<{ id: string; events: number; seq: number }>(
      'SELECT d.dossier_id AS id, d.seq, (SELECT count(*)::int FROM motcua.dossier_event e WHERE e.dossier_id = d.dossier_id) AS events FROM motcua.dossier_head d',
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const { id, count } of known) {
      const row = found.get(id);
      if (!row || row.events < count)
        throw new Error(
          `round ${round}: dossier ${id} has ${row?.events ?? 0} events, ${count} acts were acknowledged`,
        );
      if (row.events !== row.seq)
        throw new Error(`round ${round}: dossier ${id} is at ${row.seq} with ${row.events} events`);
    }
    const { rows: twice } = await pool.query(
      'SELECT code FROM motcua.dossier WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1',
    );
    if (twice.length) throw new Error(`round ${round}: codes given twice: ${JSON.stringify(twice)}`);
    await timersFire(pool, round);
  } finally {
    await pool.end();
  }
}

/** Timers that were due while nobody was there, and locks of the dead: all must be worked off by the new server. */
async function timersFire(pool: Pool, round: number): Promise<void> {
  // Those that are due now: the clients go on, and what they do makes others all the time.
  const now = new Date();
  for (let i = 0; i < 200; i++) {
    // Signing is long work and may wait; that all of it is done in the end is asked for there.
    const { rows: due } = await pool.query(
      `SELECT task_identifier AS task, key, run_at, attempts, last_error, locked_by, locked_at FROM graphile_worker.jobs
       WHERE run_at <= $1 AND created_at <= $1 AND task_identifier <> 'sign-result'`,
      [now],
    );
    if (!due.length) break;
    if (i === 199)
      throw new Error(`round ${round}: ${due.length} due jobs are stuck: ${JSON.stringify(due.slice(0, 3))}`);
    await sleep(50);
  }
  const ids = dossiers.slice(-5).map((dossier) => dossier.id);
  await pool.query(
    "SELECT graphile_worker.add_job('wake-dossier', json_build_object('dossierId', id), job_key => 'crash:' || id, run_at => $2) FROM unnest($1::text[]) id",
    [ids, new Date(Date.now() + 400)],
  );
}

/** Every result that was issued becomes a signed file, once, whenever its server died. */
async function allSigned(): Promise<void> {
  const pool = new Pool({ host: join(home, 'postgres/run'), user: 'motcua', database: 'motcua', max: 1 });
  try {
    for (let i = 0; i < 1_200; i++) {
      const { rows } = await pool.query<{ issued: number; signed: number; twice: number }>(
        `SELECT count(*) FILTER (WHERE issued > 0)::int AS issued, count(*) FILTER (WHERE signed > 0)::int AS signed, count(*) FILTER (WHERE signed > 1)::int AS twice
         FROM (SELECT count(*) FILTER (WHERE type = 'result-issued') AS issued, count(*) FILTER (WHERE type = 'result-signed') AS signed FROM motcua.dossier_event GROUP BY dossier_id) d`,
      );
      const [{ issued, signed, twice }] = rows;
      if (twice) throw new Error(`${twice} results were signed twice`);
      if (issued === signed) return console.log(`${signed} results signed, each once`);
      if (i === 1_199) throw new Error(`${issued} results were issued, ${signed} are signed`);
      await sleep(100);
    }
  } finally {
    await pool.end();
  }
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  await start();
  const clients = Array.from({ length: CLIENTS }, (_, n) => client(n));
  const failed = Promise.all(clients).then(() => undefined);
  for (let round = 1; round <= KILLS; round++) {
    await Promise.race([someAcknowledged(round), failed]);
    await Promise.race([sleep(Math.random() * 900), failed]);
    const withDatabase = round % 4 === 0;
    await kill(withDatabase);
    await start();
    await check(round);
    console.log(
      `kill ${round}${withDatabase ? ' with the database' : ''}: ${dossiers.length} dossiers, ${acts()} acts acknowledged, all there once`,
    );
  }
  stopping = true;
  await failed;
  await sleep(1_000);
  await check(KILLS + 1);
  await allSigned();
  for (const { id, acknowledged } of dossiers)
    if (acknowledged.length !== LIFE.length + 1)
      throw new Error(`dossier ${id} is stuck after ${acknowledged.at(-1)?.act}`);
  const exact = dossiers.find(({ acknowledged }) => acknowledged.at(-1)!.seq < acknowledged.length);
  if (exact) throw new Error(`dossier ${exact.id} acknowledged more acts than it has events`);
  const stopped = new Promise((resolve) => server!.process.once('exit', resolve));
  server!.process.kill('SIGTERM');
  await stopped;
  const verified = execFileSync(process.execPath, [join(root, 'bin/motcua.mjs'), 'verify'], {
    env: { ...process.env, MOTCUA_HOME: home },
    encoding: 'utf8',
  });
  console.log(verified.trim());
  console.log(
    `${KILLS} kills, ${dossiers.length} dossiers closed, ${acts()} acts acknowledged, ${retried} requests sent again, ${Math.round((performance.now() - startedAt) / 1000)} s: nothing lost, nothing twice, nothing stuck`,
  );
}

const acts = () => dossiers.reduce((sum, dossier) => sum + dossier.acknowledged.length, 0);

try {
  await main();
} finally {
  server?.process.kill('SIGKILL');
  await sleep(1_500);
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
}
