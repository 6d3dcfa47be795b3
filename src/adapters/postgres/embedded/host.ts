/**
 * The process that keeps the embedded PostgreSQL. It runs apart from the programs that use it, so that a killed program
 * leaves no server behind and a second one shares the first one's.
 *
 * States: `starting` → `ready` → `stopping` → gone.
 * - It lives as long as a client holds a connection to `host.sock`; the last to go, or to be killed, ends it.
 * - Stopping, it signals the server first and closes its own door after: who finds the door closed finds a server that is
 *   already shutting down, and waits for that to end before starting another.
 * - A server found alive without a host (its host was killed) is adopted; a dead one's `postmaster.pid` is cleared.
 * - A server that dies by itself is started again, three times a minute at most.
 *
 * Usage: node host.ts HOME
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '#kernel/outcome.ts';
import { chooseUser, findNative, linkLibraries, type RunAs, reachableNative } from './binaries.ts';
import { makePlaces, placesIn } from './places.ts';

const WAIT_FOR_CLIENT_MS = 20_000;
const START_LIMIT_MS = 60_000;
const places = placesIn(process.argv[2]);
const clients = new Set<Socket>();
let server: ChildProcess | undefined;
let serverPid = 0;
let state: 'starting' | 'ready' | 'stopping' = 'starting';
let restarts: number[] = [];
let door: Server;

const log = (text: string) => process.stderr.write(`${new Date().toISOString()} host ${process.pid}: ${text}\n`);

function announce(): void {
  for (const client of clients) client.write(`${JSON.stringify({ state, socket: places.socket })}\n`);
}

/** Takes the door, or leaves it to a living host. */
async function openDoor(): Promise<void> {
  door = createServer((socket) => {
    clients.add(socket);
    socket.write(`${JSON.stringify({ state, socket: places.socket })}\n`);
    const gone = () => {
      if (clients.delete(socket) && clients.size === 0) void stop('the last client left');
    };
    // Who says that it leaves hears whether the server goes on for others, however busy the machine is.
    const leaves = () => {
      if (!clients.delete(socket)) return;
      socket.end(`${JSON.stringify({ state: 'left', others: clients.size })}\n`);
      if (clients.size === 0) void stop('the last client left');
    };
    socket.on('close', gone).on('error', gone).once('data', leaves).resume();
  });
  for (let attempt = 0; ; attempt++) {
    const taken = await new Promise<boolean>((resolve, reject) => {
      door.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? resolve(true) : reject(error),
      );
      door.listen(places.hostSocket, () => resolve(false));
    });
    if (!taken) break;
    if ((await isAnswering()) || attempt > 3) process.exit(0);
    rmSync(places.hostSocket, { force: true });
  }
  chmodSync(places.hostSocket, 0o600);
  writeFileSync(places.hostPid, String(process.pid), { mode: 0o600 });
}

function isAnswering(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(places.hostSocket, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function readPid(): number | undefined {
  try {
    return Number(readFileSync(join(places.data, 'postmaster.pid'), 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // An adopted server's parent may never collect it: dead all the same.
    return !(process.platform === 'linux' && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, and somebody else's
  }
}

/** Whether the process is a PostgreSQL, and not a stranger that got the number of a dead one. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

/** Asks with the first packet of the protocol (SSLRequest): a server that takes connections answers one letter. */
function accepts(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(join(places.socket, '.s.PGSQL.5432'));
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2_000, () => done(false));
    socket.on('error', () => done(false)).on('close', () => resolve(false));
    socket.on('connect', () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
    socket.on('data', () => done(true));
  });
}

/**
 * The server's own word in its lock file (line 8), since it answers on the socket while it still recovers. Read again after the answer:
 * one that was told to stop a moment ago, and did not come to it, takes it back before it answers anybody.
 */
async function isReady(): Promise<boolean> {
  const saysSo = () => readFileSync(join(places.data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready';
  try {
    return saysSo() && (await accepts()) && saysSo();
  } catch {
    return false;
  }
}

/** What an earlier host left: a server that goes on alone is adopted, one that is going down is waited for. */
async function adoptOrClear(): Promise<boolean> {
  for (let waited = 0; waited < START_LIMIT_MS; waited += 100) {
    const pid = readPid();
    if (!pid) return false;
    if (!isAlive(pid) || !isPostgres(pid)) {
      log(`postmaster.pid names ${pid}, which is gone; clearing it`);
      rmSync(join(places.data, 'postmaster.pid'), { force: true });
      rmSync(join(places.socket, '.s.PGSQL.5432.lock'), { force: true });
      return false;
    }
    if (await isReady()) {
      log(`adopting the server ${pid}, which was left alone`);
      serverPid = pid;
      watchAdopted();
      return true;
    }
    await sleep(100);
  }
  throw new Fault(`A PostgreSQL server on ${places.data} neither answers nor ends. Look at ${places.log}.`);
}

function watchAdopted(): void {
  const timer = setInterval(() => {
    if (state === 'stopping') clearInterval(timer);
    else if (!isAlive(serverPid)) {
      clearInterval(timer);
      void serverEnded('the adopted server');
    }
  }, 500);
}

async function start(user: RunAs | undefined, native: string): Promise<void> {
  if (await adoptOrClear()) return;
  // As root the server cannot walk through our home; it reaches its folder through an open descriptor instead.
  const descriptor = user && process.platform === 'linux' ? openSync(places.root, 'r') : undefined;
  const through = (path: string) => (descriptor === undefined ? path : path.replace(places.root, '/proc/self/fd/3'));
  // A library that is loaded into everything here is loaded into the server, too: so its clock shows another day when ours does.
  const preloaded = Object.entries(process.env).filter(([name]) => /^(LD_PRELOAD|FAKETIME)/.test(name));
  const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...Object.fromEntries(preloaded) };
  const options = { ...user, cwd: descriptor === undefined ? places.root : '/', env: environment };
  const inherited = descriptor === undefined ? [] : [descriptor];
  if (!existsSync(join(places.data, 'PG_VERSION'))) {
    const made = spawnSync(
      join(native, 'bin', 'initdb'),
      [
        '-D',
        through(places.data),
        '-U',
        'motcua',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...options, stdio: ['ignore', 'pipe', 'pipe', ...inherited], encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Fault(`initdb failed: ${made.stderr || made.stdout || made.error?.message}`);
  }
  const settings = {
    listen_addresses: '',
    unix_socket_directories: through(places.socket),
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    // What a backup still has to copy is kept so far and no further: then it needs a new base.
    max_slot_wal_keep_size: '4GB',
    jit: 'off',
    log_checkpoints: 'off',
    log_min_messages: 'warning',
  };
  server = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', through(places.data), ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    { ...options, stdio: ['ignore', 'inherit', 'inherit', ...inherited], detached: true },
  );
  if (descriptor !== undefined) closeSync(descriptor);
  serverPid = server.pid ?? 0;
  server.on('exit', (code, signal) => void serverEnded(`the server (code ${code}, signal ${signal})`));
  // A copy that is being restored goes through its whole log first.
  const isRestored = existsSync(join(places.data, 'recovery.signal'));
  for (let waited = 0; isRestored || waited < START_LIMIT_MS; waited += 50) {
    if (server.exitCode !== null) throw new Fault(`PostgreSQL did not start. Look at ${places.log}.`);
    if (await isReady()) return;
    await sleep(50);
  }
  throw new Fault(`PostgreSQL did not answer within ${START_LIMIT_MS / 1000} s. Look at ${places.log}.`);
}

async function serverEnded(what: string): Promise<void> {
  if (state === 'stopping') return;
  log(`${what} ended by itself`);
  const now = performance.now();
  restarts = [...restarts.filter((at) => now - at < 60_000), now];
  if (state === 'starting' || restarts.length > 3) return fail(new Fault('PostgreSQL keeps ending. Look at the log.'));
  state = 'starting';
  await run().catch(fail);
}

async function stop(why: string): Promise<void> {
  if (state === 'stopping') return;
  state = 'stopping';
  log(`stopping: ${why}`);
  // SIGINT: fast shutdown. SIGQUIT if that takes too long: the next start recovers from the log.
  if (serverPid && isAlive(serverPid)) process.kill(serverPid, 'SIGINT');
  door.close();
  rmSync(places.hostSocket, { force: true });
  for (const client of clients) client.destroy();
  for (let waited = 0; serverPid && isAlive(serverPid); waited += 50) {
    if (waited === 20_000) process.kill(serverPid, 'SIGQUIT');
    await sleep(50);
  }
  process.exit(0);
}

function fail(error: unknown): void {
  log(String(error));
  for (const client of clients)
    client.write(`${JSON.stringify({ state: 'failed', message: String((error as Error).message) })}\n`);
  setTimeout(() => process.exit(1), 100);
  if (serverPid && isAlive(serverPid)) process.kill(serverPid, 'SIGINT');
}

async function run(): Promise<void> {
  const native = findNative();
  linkLibraries(native);
  const user = chooseUser();
  if (user) for (const folder of [places.root, places.socket]) chownSync(folder, user.uid, user.gid);
  await start(user, reachableNative(native, user));
  if (state === 'starting') state = 'ready';
  announce();
}

makePlaces(places);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
await openDoor();
setTimeout(() => {
  if (!clients.size) void stop('no client came');
}, WAIT_FOR_CLIENT_MS);
await run().catch(fail);
