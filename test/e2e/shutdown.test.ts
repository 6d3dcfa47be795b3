/** A server that is told to stop while people use it: nobody's answer is torn, what never ends is cut and named, a job goes back whole. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DELIVER_JOB } from '#acts/notify.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const root = join(import.meta.dirname, '..', '..');
const home = mkdtempSync(join(tmpdir(), 'motcua-stop-'));
const MESSAGE = '01a21038-2758-7918-ab2a-0547dba72eb5';
let database: TestDatabase;
/** Takes a text message and never says what became of it. */
let gateway: Server;
let asked: Promise<unknown>;
let server: ChildProcess;
let said = '';
/** On the error output alone. */
let complained = '';
let port: number;

beforeAll(async () => {
  database = await testDatabase();
  gateway = createServer(() => {});
  asked = once(gateway, 'request');
  await new Promise<void>((resolve) => void gateway.listen(0, '127.0.0.1', resolve));
  const socket = encodeURIComponent(process.env['MOTCUA_TEST_SOCKET'] ?? '');
  const kept = Object.entries(process.env).filter(([name]) => !/^(MOTCUA|DATABASE|SMS)_/.test(name));
  // A group of its own, which is told to stop together, as by Ctrl-C at a terminal.
  server = spawn(process.execPath, [join(root, 'bin/motcua.mjs'), 'serve'], {
    detached: true,
    env: {
      ...Object.fromEntries(kept),
      // Warnings are heard.
      NODE_OPTIONS: '',
      NODE_NO_WARNINGS: '',
      MOTCUA_HOME: home,
      PORT: '0',
      DATABASE_URL: `postgres://motcua@localhost/${database.name}?host=${socket}`,
      MOTCUA_STOP_SECONDS: '6',
      SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`,
      SMS_SECRET: 'a secret of the test',
    },
  });
  for (const stream of [server.stdout!, server.stderr!]) stream.on('data', (chunk: Buffer) => (said += String(chunk)));
  server.stderr!.on('data', (chunk: Buffer) => (complained += String(chunk)));
  while (!/API +http/.test(said)) {
    if (server.exitCode !== null) throw new Error(said);
    await sleep(100);
  }
  port = Number(/API +http:\/\/[^:]+:(\d+)/.exec(said)![1]);
});
afterAll(async () => {
  if (server?.exitCode === null) server.kill('SIGKILL');
  gateway?.closeAllConnections();
  gateway?.close();
  await database?.drop();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

/** A form of which the first half is there. */
async function halfPosted(): Promise<{ line: Socket; end: () => void; answer: Promise<string> }> {
  const line = connect(port, '127.0.0.1');
  const answer = new Promise<string>((resolve) => {
    let heard = '';
    line.on('data', (data) => (heard += String(data)));
    line.once('close', () => resolve(heard));
    line.once('error', () => resolve(heard));
  });
  const body = 'code=H49.06685.00-261125-0001&key=ABCDEFGHJK';
  line.write(
    `POST /track?lang=en HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body.slice(0, 20)}`,
  );
  await sleep(300);
  return { line, answer, end: () => void line.write(body.slice(20)) };
}

describe('a server that is told to stop under load', () => {
  it('answers whom it has begun to, takes nobody new, cuts what never ends, and gives the job back', async () => {
    const { pool } = database;
    await pool.query(
      "INSERT INTO motcua.message (id, owner, kind, params, at, key) VALUES ($1, 'officer:hong-gai.chair', 'digest', $2, '2026-11-25T00:00:00Z', 'k')",
      [MESSAGE, JSON.stringify({ due: 1, late: 0, code: 'H49.06685.00-261125-0001' })],
    );
    await pool.query(
      "INSERT INTO motcua.message_delivery (message_id, way, address, state) VALUES ($1, 'sms', '0912345678', 'waiting')",
      [MESSAGE],
    );
    await pool.query('SELECT graphile_worker.add_job($1, $2, job_key => $3, run_at => $4, max_attempts => 25)', [
      DELIVER_JOB,
      JSON.stringify({ messageId: MESSAGE, way: 'sms' }),
      `deliver:${MESSAGE}:sms`,
      '2000-01-01Z',
    ]);
    await asked;
    const [soon, never] = [await halfPosted(), await halfPosted()];
    let isStopping = false;
    const torn: string[] = [];
    let answered = 0;
    let turnedAway = 0;
    const client = async () => {
      while (server.exitCode === null) {
        try {
          const response = await fetch(`http://127.0.0.1:${port}/?lang=en`);
          const text = await response.text();
          if (response.ok && text.endsWith('</html>')) answered++;
          else if (response.status === 503 && isStopping) turnedAway++;
          else torn.push(`${response.status} ${text.slice(-40)}`);
        } catch (error) {
          const { code } = (error as { cause?: { code?: string } }).cause ?? {};
          // Before it was told to stop nobody is turned away; after, no answer is begun that does not end.
          if (isStopping && ['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(code ?? '')) turnedAway++;
          else torn.push(String(code ?? error));
          await sleep(50);
        }
      }
    };
    const clients = Array.from({ length: 4 }, client);
    await sleep(500);
    // It started, was asked and worked, and warned of nothing.
    expect(complained).toBe('');
    isStopping = true;
    const ended = once(server, 'exit');
    process.kill(-server.pid!, 'SIGTERM');
    await sleep(700);
    soon.end();
    expect(await soon.answer).toMatch(/^HTTP\/1\.1 (200|4\d\d) [\s\S]*<\/html>/);
    expect((await ended)[0]).toBe(0);
    await Promise.all(clients);
    expect(await never.answer).toBe('');
    expect(torn).toEqual([]);
    expect(answered).toBeGreaterThan(0);
    expect(turnedAway).toBeGreaterThan(0);
    expect(said).toContain('SIGTERM: stopping');
    expect(said).not.toContain('the list of heads is not made');
    expect(readdirSync(join(home, 'heads'))).toEqual([expect.stringMatching(/\.heads$/)]);
    expect(said).toContain('cut at the end: POST /track');
    expect(said).toContain(`cut at the end, and given back to the queue: ${DELIVER_JOB} deliver:${MESSAGE}:sms`);
    const { rows } = await pool.query(
      'SELECT attempts::int, locked_by FROM graphile_worker._private_jobs WHERE key = $1',
      [`deliver:${MESSAGE}:sms`],
    );
    expect(rows).toEqual([{ attempts: 0, locked_by: null }]);
  });
});
