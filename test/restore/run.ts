/**
 * `npm run test:restore`: acts go on while a backup is made and carried on, then the machine is lost. Restored elsewhere, every act that was
 * acknowledged before the end of the copy must be there, at a time in between nothing later than that, and the new server goes on.
 * Prints RPO (how much time of acts was lost) and RTO (from the loss to the first act on the new server).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { plainPool } from '#adapters/postgres/connect.ts';
import { holdEmbedded } from '#adapters/postgres/embedded/client.ts';
import { anotherBirth, birthChecked, partyOf } from '../support/platform.ts';

const CLIENTS = 4;
const folder = mkdtempSync(join(tmpdir(), 'motcua-restore-'));
const root = join(import.meta.dirname, '..', '..');
const backup = join(folder, 'backup');
const environment = { ...process.env, MOTCUA_BACKUP_PASSWORD: 'the password of this test', PORT: '0' };

interface Done {
  id: string;
  act: string;
  events: number;
  /** When the answer was here. */
  at: number;
}

const done: Done[] = [];
let stopping = false;
const children = new Set<ChildProcess>();

function motcua(home: string, ...words: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(root, 'bin/motcua.mjs'), ...words], {
    env: { ...environment, MOTCUA_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

async function command(home: string, ...words: string[]): Promise<{ code: number; out: string; seconds: number }> {
  const began = performance.now();
  const child = motcua(home, ...words);
  let out = '';
  child.stdout!.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)));
  return { code, out, seconds: (performance.now() - began) / 1000 };
}

async function must(home: string, ...words: string[]) {
  const ran = await command(home, ...words);
  if (ran.code !== 0) throw new Error(`motcua ${words.join(' ')} ended with ${ran.code}: ${ran.out}`);
  return ran;
}

interface Server {
  process: ChildProcess;
  address: string;
  tokens: Record<string, string>;
}

async function serve(home: string): Promise<Server> {
  const child = motcua(home, 'serve');
  const address = await new Promise<string>((resolve, reject) => {
    let heard = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      heard += chunk;
      const found = /at (http:\/\/\S+)/.exec(heard);
      if (found) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} instead of starting`)));
  });
  return { process: child, address, tokens: JSON.parse(readFileSync(join(home, 'tokens.json'), 'utf8')) };
}

/** Nothing where the server is gone. */
async function send(server: Server, who: string, method: string, path: string, body?: unknown) {
  try {
    const response = await fetch(server.address + path, {
      method,
      headers: {
        authorization: `Bearer ${server.tokens[who]}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer = (await response.json()) as { id: string; seq: number; detail?: string; tasks: { id: number }[] };
    if (!response.ok) throw new Refused(`${method} ${path}: ${response.status} ${answer.detail}`);
    return answer;
  } catch (error) {
    if (error instanceof Refused) throw error;
    return undefined;
  }
}
class Refused extends Error {}

const COUNTER = 'hong-gai.counter.hoa';
const STEPS: { act: string; who: string; body?: unknown; task?: boolean }[] = [
  { act: 'submit-dossier', who: COUNTER },
  { act: 'receive-dossier', who: COUNTER, task: true },
  { act: 'complete-task', who: 'hong-gai.civil.minh', task: true, body: { result: birthChecked } },
];

async function oneDossier(server: Server): Promise<boolean> {
  const drafted = await send(server, COUNTER, 'POST', '/v1/dossiers', {
    procedure: '1.001193',
    channel: 'counter',
    applicant: partyOf('an'),
    place: '06685',
    receivingUnit: '06685-mc',
    answers: anotherBirth(),
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
  });
  if (!drafted) return false;
  const { id } = drafted;
  done.push({ id, act: 'draft-dossier', events: 1, at: Date.now() });
  for (const [n, { act, who, body, task }] of STEPS.entries()) {
    const now = task ? await send(server, who, 'GET', `/v1/dossiers/${id}`) : undefined;
    if (task && !now) return false;
    const asked = { ...(body as object), ...(now && { task: now.tasks[0].id }) };
    if (!(await send(server, who, 'POST', `/v1/dossiers/${id}/${act}`, asked))) return false;
    done.push({ id, act, events: n + 2, at: Date.now() });
  }
  return true;
}

async function client(server: Server): Promise<void> {
  while (!stopping) if (!(await oneDossier(server))) return;
}

/** What of the acts that were acknowledged by then is not in the record of that home, and what is there that came later. */
async function compare(home: string, until: number): Promise<{ expected: number; missing: Done[]; later: number }> {
  const held = await holdEmbedded(home);
  const pool = plainPool({ host: held.socket, user: 'motcua', database: 'motcua', max: 1 });
  try {
    const { rows } = await pool.query<{ id: string; events: number }>(
      'SELECT dossier_id AS id, count(*)::int AS events FROM motcua.dossier_event GROUP BY 1',
    );
    const events = new Map(rows.map((row) => [row.id, row.events]));
    const { rows: after } = await pool.query<{ later: number }>(
      'SELECT count(*)::int AS later FROM motcua.dossier_event WHERE at > $1',
      [new Date(until)],
    );
    const expected = done.filter((one) => one.at <= until);
    const missing = expected.filter((one) => (events.get(one.id) ?? 0) < one.events);
    return { expected: expected.length, missing, later: after[0].later };
  } finally {
    await pool.end();
    await held.release();
  }
}

async function kill({ process: child }: Server): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

async function main(): Promise<void> {
  const [home, elsewhere, earlier] = ['home', 'elsewhere', 'earlier'].map((name) => join(folder, name));
  const server = await serve(home);
  const clients = Array.from({ length: CLIENTS }, () => client(server));
  const failed = Promise.all(clients);
  await Promise.race([sleep(4_000), failed]);
  const whole = await must(home, 'backup', backup, '--json');
  await Promise.race([sleep(4_000), failed]);
  const between = Date.now();
  await Promise.race([sleep(1_500), failed]);
  const since = await must(home, 'backup', backup, '--json');
  const carriedOn = JSON.parse(since.out) as { until: string; dossiers: number; events: number; bytes: number };
  await Promise.race([sleep(1_500), failed]);
  const lost = Date.now();
  await kill(server);
  stopping = true;
  await failed;
  const copyEnd = Date.parse(carriedOn.until);
  console.log(`${done.length} acts acknowledged in ${new Set(done.map(({ id }) => id)).size} dossiers`);
  console.log(
    `backup under load: whole ${whole.seconds.toFixed(1)} s, what came since ${since.seconds.toFixed(1)} s, ${carriedOn.bytes} bytes`,
  );

  const beganAt = performance.now();
  const restored = await must(elsewhere, 'restore', backup, '--lang', 'en');
  const next = await serve(elsewhere);
  if (!(await oneDossier(next))) throw new Error('the restored server does not go on');
  const rto = (performance.now() - beganAt) / 1000;
  const stopped = new Promise((resolve) => next.process.once('exit', resolve));
  next.process.kill('SIGTERM');
  await stopped;
  console.log(restored.out.trim());
  const last = done.splice(-(STEPS.length + 1));
  const { expected, missing } = await compare(elsewhere, copyEnd);
  if (missing.length) throw new Error(`missing after the restore: ${JSON.stringify(missing.slice(0, 5))}`);
  const verified = await must(elsewhere, 'verify');
  console.log(verified.out.trim());

  await must(earlier, 'restore', backup, '--at', new Date(between).toISOString(), '--lang', 'en');
  const then = await compare(earlier, between);
  if (then.missing.length || then.later)
    throw new Error(
      `as of ${new Date(between).toISOString()}: ${then.missing.length} missing, ${then.later} came later`,
    );
  console.log(`as of a time in between: ${then.expected} acts acknowledged by then, all there, nothing later`);
  const after = done.filter((one) => one.at > copyEnd).length;
  console.log(
    `${expected} acts acknowledged before the end of the copy: all there; ${after} after it went with the machine`,
  );
  console.log(`RPO ${((lost - copyEnd) / 1000).toFixed(1)} s (the loss came so long after the end of the last backup)`);
  console.log(
    `RTO ${rto.toFixed(1)} s (restored ${restored.seconds.toFixed(1)} s, checked with it; then started, and ${last.length} acts done)`,
  );
}

try {
  await main();
} finally {
  for (const child of children) child.kill('SIGKILL');
  await sleep(1_500);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
}
