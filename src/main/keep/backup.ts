/** `motcua backup`: the record, its files and its keys into a folder while others work; the second time only what came since. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { keptDiffers } from '#acts/kept-as-folded.ts';
import { fileHash, lock, type Part, seal, writeWhole } from '#adapters/backup/sealed.ts';
import { FolderStore } from '#adapters/files/folder-store.ts';
import {
  type Cluster,
  closeLog,
  clusterOf,
  copyBase,
  databaseTime,
  dropLog,
  holdLog,
  holdsLog,
  releaseLog,
  segmentsBetween,
} from '#adapters/postgres/base-backup.ts';
import { placesIn } from '#adapters/postgres/embedded/places.ts';
import { namedFiles } from '#adapters/postgres/named-files.ts';
import { PostgresStore } from '#adapters/postgres/postgres-store.ts';
import { foldText } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, must, type Outcome, refuse } from '#kernel/outcome.ts';
import type { ChainFault } from '#spine/chain.ts';
import { type FileStore, TornFile } from '#spine/files.ts';
import { fileStoreOf } from '../file-store.ts';
import { readProvince } from '../read-files.ts';
import type { Settings } from '../settings.ts';
import { openDatabase } from '../system.ts';
import { checkHeads, listHeads, newestHeads, trustOf } from './heads.ts';
import { readKeyFiles } from './key-files.ts';
import {
  hashesIn,
  hasManifest,
  localTime,
  type Manifest,
  openBackup,
  storedPath,
  UNFINISHED,
  writeManifest,
} from './manifest.ts';

export interface BackedUp {
  folder: string;
  /** A new copy of the database, or what came since. */
  base: boolean;
  database: 'embedded' | 'own';
  /** What was acknowledged by then is in the backup. */
  until: string;
  newFiles: number;
  files: number;
  dossiers: number;
  events: number;
  bytes: number;
  absent: string[];
  /** Dossiers that a signed list names and the record lacks by now, or has otherwise. */
  gone: string[];
  /** Dossiers of which lists say something else than the events, or whose chain is broken: a restore folds the first anew, and refuses the others. */
  broken: ChainFault[];
  seconds: number;
}

export const LOCK = 7_249_004_918;
const SHORTEST_PASSWORD = 12;

export async function backUp(settings: Settings, to: string): Promise<Outcome<BackedUp>> {
  const { backupPassword: password } = settings;
  if (!password) return refuse('backup-password-needed');
  if (password.length < SHORTEST_PASSWORD) return refuse('backup-password-short', { least: SHORTEST_PASSWORD });
  const folder = resolve(to);
  const ready = readyFolder(settings, folder);
  if (isRefusal(ready)) return ready;
  const { database, pool } = await openDatabase(settings);
  const client = new Client({ ...database.migrator, application_name: 'motcua backup' } as ConstructorParameters<
    typeof Client
  >[0]);
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [LOCK]);
    if (!rows[0].free) return refuse('backup-running');
    return await intoFolder({ settings, folder, password, client, pool, isOwn: !database.embedded });
  } finally {
    await client.end();
    await pool.end();
    await database.embedded?.release();
  }
}

/** Empty, one that a backup broke off in, or a backup. */
function readyFolder({ home, databaseUrl }: Settings, folder: string) {
  if (!databaseUrl && !existsSync(join(placesIn(home).data, 'PG_VERSION'))) return refuse('backup-nothing', { home });
  if (folder === home || folder.startsWith(`${home}/`)) return refuse('backup-inside', { folder });
  if (hasManifest(folder) || existsSync(join(folder, UNFINISHED))) return undefined;
  if (existsSync(folder) && readdirSync(folder).length) return refuse('backup-folder-used', { folder });
  return undefined;
}

interface Job {
  settings: Settings;
  folder: string;
  password: string;
  client: Client;
  pool: Awaited<ReturnType<typeof openDatabase>>['pool'];
  /** The database is somebody else's to copy. */
  isOwn: boolean;
}

const slotOf = (id: string): string => `motcua_${id.replaceAll('-', '').slice(0, 16)}`;

async function intoFolder(job: Job): Promise<Outcome<BackedUp>> {
  const began = performance.now();
  const { folder, password, settings, client, pool, isOwn } = job;
  const earlier = hasManifest(folder) ? await openBackup(folder, password) : undefined;
  if (isRefusal(earlier)) return earlier;
  const old = earlier?.manifest;
  const dataKey = earlier?.dataKey ?? randomBytes(32);
  const id = old?.id ?? randomUUID();
  const parts = old ? old.parts.filter(({ path }) => /^(base|log)\//.test(path)) : [];
  if (old && isOwn !== !old.base) return refuse('backup-new-base', { folder });
  let base = old?.base;
  if (old && base && !(await followsOn(client, old.id, base))) return refuse('backup-new-base', { folder });
  if (!old) {
    await startAnew(client, folder, id);
    if (!isOwn) base = await copyDatabase(job, id, dataKey, parts);
  }
  const n = (old?.runs.length ?? 0) + 1;
  const heads = { path: `heads-${n}.heads`, at: '' };
  const province = must(readProvince(settings.province));
  const said = await listHeads({ pool, settings, province, now: () => new Date() }, join(folder, heads.path));
  heads.at = await databaseTime(client);
  const lists = [newestHeads(settings.home), old && join(folder, old.heads.at(-1)!.path)];
  const gone = await goneSince(
    job,
    lists.flatMap((one) => one ?? []),
  );
  if (isRefusal(gone)) return gone;
  // After the list: the log holds all that it names.
  const run = isOwn ? { at: heads.at } : await closeLog(client);
  if (base && 'lsn' in run)
    parts.push(...(await copyLog(job, base, old?.runs.at(-1)?.lsn ?? base.startLsn, run.lsn, dataKey, parts)));
  // After the log: a file is kept before an act names it.
  const copied = await copyFiles(job, old);
  const [keys, list] = [`keys-${n}.json`, `files-${n}.sha256`];
  const held = JSON.stringify({ dataKey: Buffer.from(dataKey).toString('base64'), files: readKeyFiles(settings) });
  const lines = copied.hashes.map((hash) => `${hash}  ${storedPath(hash)}\n`).join('');
  const texts = { [keys]: await lock(held, password), [list]: lines };
  for (const [path, text] of Object.entries(texts))
    parts.push({ path, ...(await writeWhole(join(folder, path), [Buffer.from(text)])) });
  parts.push(...(old?.parts.filter(({ path }) => old.heads.some((one) => one.path === path)) ?? []));
  parts.push({ path: heads.path, ...(await fileHash(join(folder, heads.path))) });
  const { faults: broken } = await new PostgresStore<DossierState>(pool, pool, foldText).verify(undefined, keptDiffers);
  const manifest: Manifest = {
    version: 1,
    id,
    province: settings.province,
    ...(base && { base }),
    runs: [...(old?.runs ?? []), run],
    parts,
    heads: [...(old?.heads ?? []), heads],
    keys,
    files: { list, count: copied.hashes.length, bytes: copied.bytes },
    absent: copied.absent,
  };
  await writeManifest(folder, manifest, dataKey);
  rmSync(join(folder, UNFINISHED), { force: true });
  for (const path of old ? [old.keys, old.files.list] : []) rmSync(join(folder, path), { force: true });
  if ('lsn' in run) await releaseLog(client, slotOf(id), run.lsn);
  return {
    folder,
    base: !old,
    database: isOwn ? 'own' : 'embedded',
    until: run.at,
    newFiles: copied.fresh,
    files: copied.hashes.length,
    dossiers: said.dossiers,
    events: said.events,
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, copied.bytes),
    absent: copied.absent,
    gone,
    broken,
    seconds: (performance.now() - began) / 1000,
  };
}

/** The backup is made all the same: what was there before is in the older part of it. */
async function goneSince({ pool, settings }: Job, lists: readonly string[]): Promise<Outcome<string[]>> {
  const gone = new Set<string>();
  for (const path of lists) {
    const checked = await checkHeads(pool, path, (await trustOf(settings)).roots);
    if (isRefusal(checked)) return checked;
    for (const { dossierId } of checked.faults) gone.add(dossierId);
  }
  return [...gone];
}

/** The same cluster, which still has all of its log since. */
async function followsOn(client: Client, id: string, base: NonNullable<Manifest['base']>): Promise<boolean> {
  const { systemId, timeline } = await clusterOf(client);
  return systemId === base.systemId && timeline === base.timeline && (await holdsLog(client, slotOf(id)));
}

/** What a backup left that broke off is thrown away. */
async function startAnew(client: Client, folder: string, id: string): Promise<void> {
  const mark = join(folder, UNFINISHED);
  if (existsSync(mark)) {
    await dropLog(client, slotOf(readFileSync(mark, 'utf8').trim()));
    for (const name of readdirSync(folder)) if (name !== UNFINISHED) rmSync(join(folder, name), { recursive: true });
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(mark, `${id}\n`, { mode: 0o600 });
}

async function copyDatabase({ client, folder, settings }: Job, id: string, dataKey: Uint8Array, parts: Part[]) {
  const cluster = await clusterOf(client);
  await holdLog(client, slotOf(id));
  mkdirSync(join(folder, 'base'), { mode: 0o700 });
  const copied = await copyBase(client, placesIn(settings.home).data, `motcua ${id}`, async (number, content) => {
    const path = `base/${String(number).padStart(6, '0')}`;
    parts.push(await seal(join(folder, path), path, dataKey, content));
  });
  return { ...cluster, ...copied };
}

/** The segments between these places, but those that are here. */
async function copyLog(
  { folder, settings }: Job,
  cluster: Cluster,
  fromLsn: string,
  toLsn: string,
  dataKey: Uint8Array,
  here: readonly Part[],
): Promise<Part[]> {
  mkdirSync(join(folder, 'log'), { recursive: true, mode: 0o700 });
  const copied: Part[] = [];
  for (const name of segmentsBetween(cluster, fromLsn, toLsn)) {
    const path = `log/${name}`;
    if (here.some((part) => part.path === path)) continue;
    const from = join(placesIn(settings.home).data, 'pg_wal', name);
    copied.push(await seal(join(folder, path), path, dataKey, createReadStream(from)));
  }
  return copied;
}

interface CopiedFiles {
  hashes: string[];
  fresh: number;
  bytes: number;
  absent: string[];
}

/** Every stored file that is not here yet. What is torn or lost already is named, and does not keep the rest from being copied. */
async function copyFiles({ settings, folder, pool }: Job, old?: Manifest): Promise<CopiedFiles> {
  const store = fileStoreOf(settings);
  const here = new Set(old ? hashesIn(readFileSync(join(folder, old.files.list), 'utf8')) : []);
  const asked = new Set((await namedFiles(pool)).map(({ hash }) => hash));
  if (store instanceof FolderStore) for await (const hash of store.hashes()) asked.add(hash);
  const copied: CopiedFiles = { hashes: [...here], fresh: 0, bytes: old?.files.bytes ?? 0, absent: [] };
  for (const hash of [...asked].sort()) {
    if (here.has(hash)) continue;
    const content = await wholeFile(store, hash);
    if (!content) {
      copied.absent.push(hash);
      continue;
    }
    const path = join(folder, storedPath(hash));
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const { sha256, bytes } = await writeWhole(path, content as AsyncIterable<Buffer>);
    if (sha256 !== hash) throw new TornFile(hash);
    copied.hashes.push(hash);
    copied.fresh++;
    copied.bytes += bytes;
  }
  copied.hashes.sort();
  return copied;
}

async function wholeFile(store: FileStore, hash: string) {
  try {
    return await store.open(hash);
  } catch (error) {
    if (error instanceof TornFile) return undefined;
    throw error;
  }
}

export function tellBackedUp(done: BackedUp, print: (line: string) => void): void {
  const { folder, base, database, until, files, newFiles, dossiers, events, bytes, absent, gone, broken, seconds } =
    done;
  print(`${folder}: ${base ? 'a new copy' : 'what came since'}, ${bytes} bytes in all, in ${seconds.toFixed(1)} s`);
  print(`  ${dossiers} dossiers, ${events} events; ${files} files, ${newFiles} of them new`);
  if (database === 'embedded') print(`  what was acknowledged by ${localTime(until)} is in it`);
  else print('  the database is NOT in it: copy it by pg_basebackup or by the means of who keeps it, at the same time');
  if (gone.length) print(`  WARNING: the record lacks what was listed of ${gone.length} dossiers: ${gone.join(' ')}`);
  for (const { dossierId, seq, fault, parts } of broken)
    print(
      `  WARNING: the record that was copied does not hold: dossier ${dossierId}, event ${seq}: ${fault}${parts ? ` (${parts.join(', ')})` : ''}`,
    );
  if (broken.length)
    print(
      '  lists that differ are made anew by "motcua verify --refold", and by a restore; a broken chain is refused there',
    );
  for (const hash of absent) print(`  torn or lost, and so not copied: ${hash}`);
}
