/** A program's hold on the embedded server: asks for it, and keeps it alive for as long as the program lives. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '#kernel/log.ts';
import { Fault } from '#kernel/outcome.ts';
import { type Places, placesIn } from './places.ts';

export interface Embedded {
  /** Folder of the Unix socket, as `host` of a connection. */
  socket: string;
  /** Lets go. The server ends when nobody holds it any more; `release` waits for that if we were the last. */
  release(): Promise<void>;
}

const LIMIT_MS = 90_000;
type Word = {
  state: 'starting' | 'ready' | 'stopping' | 'failed' | 'left';
  socket?: string;
  message?: string;
  /** How many hold it still, to who leaves. */
  others?: number;
};

export async function holdEmbedded(home: string): Promise<Embedded> {
  const places = placesIn(resolve(home));
  let held = await hold(home);
  let isReleased = false;
  const { socket } = held;
  // Whose host was killed has a server that nobody starts again: another host adopts it.
  const watch = () => {
    held.connection.once('close', () => void again());
  };
  const again = async () => {
    while (!isReleased && existsSync(places.data)) {
      const next = await hold(home).catch((error: unknown) => {
        log.warn('database-unheld', 'database: no host of the embedded server is reached; asked again in a second', {
          error,
        });
        return undefined;
      });
      if (next && !isReleased) {
        held = next;
        return watch();
      }
      next?.connection.destroy();
      await sleep(1_000, undefined, { ref: false });
    }
  };
  watch();
  return {
    socket,
    release: () => {
      isReleased = true;
      return release(held.connection, places);
    },
  };
}

interface Held {
  socket: string;
  connection: Socket;
}

async function hold(home: string): Promise<Held> {
  const places = placesIn(resolve(home));
  mkdirSync(places.root, { recursive: true, mode: 0o700 });
  const until = performance.now() + LIMIT_MS;
  let spawnedAt: number | undefined;
  while (performance.now() < until) {
    const held = await tryHost(places);
    if (held) return held;
    if (spawnedAt === undefined || performance.now() - spawnedAt > 5_000) {
      spawnHost(places, resolve(home));
      spawnedAt = performance.now();
    }
    await sleep(50);
  }
  throw new Fault(`The embedded PostgreSQL did not start within ${LIMIT_MS / 1000} s. Look at ${places.log}.`);
}

function spawnHost(places: Places, home: string): void {
  const log = openSync(places.log, 'a', 0o600);
  chmodSync(places.log, 0o600);
  // Its own session: Ctrl-C in our terminal is ours, and it must outlive us to clean up.
  spawn(process.execPath, [join(import.meta.dirname, 'host.ts'), home], {
    detached: true,
    stdio: ['ignore', log, log],
  }).unref();
}

/** Connects to the host and waits until it says ready; nothing when there is no host, or one that is going. */
async function tryHost(places: Places): Promise<Held | undefined> {
  if (!existsSync(places.hostSocket)) return undefined;
  return new Promise((resolve, reject) => {
    const socket: Socket = createConnection(places.hostSocket);
    let heard = '';
    socket.on('error', () => resolve(undefined)).on('close', () => resolve(undefined));
    socket.on('data', (chunk) => {
      heard += chunk;
      for (let end = heard.indexOf('\n'); end >= 0; end = heard.indexOf('\n')) {
        const word = JSON.parse(heard.slice(0, end)) as Word;
        heard = heard.slice(end + 1);
        if (word.state === 'failed') reject(new Fault(word.message ?? 'The embedded PostgreSQL failed.'));
        if (word.state !== 'ready') continue;
        socket.unref();
        resolve({ socket: word.socket!, connection: socket });
      }
    });
  });
}

async function release(socket: Socket, places: Places): Promise<void> {
  const others = await leave(socket);
  socket.destroy();
  if (others) return;
  // The host removes its door once it has told the server to stop; the server's own lock goes when it has.
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (!existsSync(join(places.data, 'postmaster.pid'))) return;
    if (others === undefined && existsSync(places.hostSocket) && waited > 300) return;
    await sleep(50);
  }
}

/** A host of an earlier version says nothing to it, nor does one that was killed. */
const LEAVE_MS = 5_000;

/** How many others hold the server, by its host's word. */
function leave(socket: Socket): Promise<number | undefined> {
  if (socket.destroyed) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), LEAVE_MS);
    const done = (others?: number) => {
      clearTimeout(timer);
      resolve(others);
    };
    let heard = '';
    socket
      .on('close', () => done())
      .on('data', (chunk) => {
        heard += chunk;
        const said = /\{"state":"left","others":(\d+)\}/.exec(heard);
        if (said) done(Number(said[1]));
      });
    socket.write('leaving\n');
  });
}
