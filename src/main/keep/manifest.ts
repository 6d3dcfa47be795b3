/** What a backup says of itself: written last, by a rename, and proven under the key that its password opens. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileHash, type Part, unlock, writeWhole } from '#adapters/backup/sealed.ts';
import { isHash } from '#adapters/files/folder-store.ts';
import type { Cluster } from '#adapters/postgres/base-backup.ts';
import { canonicalJson } from '#kernel/hash.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';

export interface Manifest {
  version: 1;
  id: string;
  province: string;
  /** The copy of the embedded database, from where its log was taken on; nothing where the database is one's own. */
  base?: Cluster & { startLsn: string; stopLsn: string };
  /** Each time that it was brought up to date, by the database's clock; what was acknowledged by then is in it. */
  runs: { at: string; lsn?: string }[];
  /** All that lies here but the stored files. */
  parts: Part[];
  /** The signed lists of heads among them, the newest last, each with when it was made by the database's clock. */
  heads: { path: string; at: string }[];
  keys: string;
  /** Stored files are below `files/`, by hash; this part lists them, as `sha256sum` does. */
  files: { list: string; count: number; bytes: number };
  /** Torn or lost before the backup was made: the record names them, and nobody has them. */
  absent: string[];
}

export interface KeyFile {
  path: string;
  mode: number;
  /** Base64. */
  content: string;
}

export interface Keys {
  /** What the parts are sealed with. */
  dataKey: string;
  files: KeyFile[];
}

const MANIFEST = 'manifest.json';
/** A backup that broke off leaves it behind. */
export const UNFINISHED = 'unfinished';

const proofOf = (manifest: Manifest, dataKey: Uint8Array): string =>
  createHmac('sha256', dataKey).update(canonicalJson(manifest)).digest('hex');

export async function writeManifest(folder: string, manifest: Manifest, dataKey: Uint8Array): Promise<void> {
  const text = JSON.stringify({ ...manifest, proof: proofOf(manifest, dataKey) }, null, 1);
  await writeWhole(join(folder, MANIFEST), [Buffer.from(`${text}\n`)]);
}

export const hasManifest = (folder: string): boolean => existsSync(join(folder, MANIFEST));

export interface Opened {
  manifest: Manifest;
  keys: Keys;
  dataKey: Buffer;
}

/** The backup in the folder, opened by its password and found to be what was written. Its parts are not looked at. */
export async function openBackup(folder: string, password: string): Promise<Outcome<Opened>> {
  if (!hasManifest(folder)) return refuse('backup-not-found', { folder });
  const torn = (file: string) => refuse('backup-torn', { file: join(folder, file) });
  let read: Manifest & { proof: string };
  try {
    read = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as typeof read;
  } catch {
    return torn(MANIFEST);
  }
  const { proof, ...manifest } = read;
  if (manifest.version !== 1) return refuse('backup-version', { version: String(manifest.version) });
  const part = manifest.parts?.find?.(({ path }) => path === manifest.keys);
  const wrong = part ? await partFault(folder, part) : torn(MANIFEST);
  if (isRefusal(wrong)) return wrong;
  const text = await unlock(readFileSync(join(folder, manifest.keys), 'utf8'), password);
  if (text === undefined) return refuse('backup-password-wrong', { folder });
  const keys = JSON.parse(text) as Keys;
  const dataKey = Buffer.from(keys.dataKey, 'base64');
  const [said, right] = [String(proof), proofOf(manifest, dataKey)].map((one) => Buffer.from(one));
  if (said.length !== right.length || !timingSafeEqual(said, right)) return torn(MANIFEST);
  return { manifest, keys, dataKey };
}

/** Refused where the part is not there or is not what was written. */
export async function partFault(folder: string, { path, bytes, sha256 }: Part) {
  const where = join(folder, path);
  if (!existsSync(where)) return refuse('backup-torn', { file: where });
  const is = await fileHash(where);
  return is.bytes === bytes && is.sha256 === sha256 ? undefined : refuse('backup-torn', { file: where });
}

/** The stored files that a list of them names. */
export const hashesIn = (list: string): string[] =>
  list
    .split('\n')
    .map((line) => line.slice(0, 64))
    .filter(isHash);

export const storedPath = (hash: string): string => `files/${hash.slice(0, 2)}/${hash}`;

/** As people of the province read it, and with its distance from UTC, so that it can be given back as it was printed. */
export const localTime = (at: string): string => Temporal.Instant.from(at).toString({ timeZone: 'Asia/Ho_Chi_Minh' });
