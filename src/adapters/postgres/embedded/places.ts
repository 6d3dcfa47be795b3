/** Where the embedded server keeps things below MOTCUA_HOME. */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '#kernel/hash.ts';

export interface Places {
  /** Holds data and, where the path is short enough, the sockets. */
  root: string;
  data: string;
  /** Folder of the server's Unix socket. */
  socket: string;
  /** Where clients meet the host process that keeps the server. */
  hostSocket: string;
  /** Number of that process, for whoever must end it. */
  hostPid: string;
  log: string;
}

/** A Unix socket's path may be at most 107 bytes; the server's own file name takes 16 of them. */
const MAX_SOCKET_FOLDER = 85;

export function placesIn(home: string): Places {
  const root = join(home, 'postgres');
  const near = join(root, 'run');
  const socket =
    Buffer.byteLength(near) <= MAX_SOCKET_FOLDER ? near : join(tmpdir(), `motcua-${sha256(root).slice(0, 12)}`);
  return {
    root,
    data: join(root, 'data'),
    socket,
    hostSocket: join(socket, 'host.sock'),
    hostPid: join(root, 'host.pid'),
    log: join(root, 'server.log'),
  };
}

export function makePlaces(places: Places): void {
  mkdirSync(places.root, { recursive: true, mode: 0o700 });
  mkdirSync(places.socket, { recursive: true, mode: 0o700 });
}
