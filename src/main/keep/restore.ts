/**
 * `motcua restore`: a backup into an empty folder of the installation. Everything is laid out aside and checked there: only what holds
 * is moved into place, and what does not leaves the folder as empty as it was.
 */
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Pool } from 'pg';
import { keptDiffers } from '#acts/kept-as-folded.ts';
import { Platform } from '#acts/platform.ts';
import { SecurityLog } from '#acts/security.ts';
import { fileHash, type Part, unseal, writeWhole } from '#adapters/backup/sealed.ts';
import { segmentsBetween, unpackBase } from '#adapters/postgres/base-backup.ts';
import { makePool } from '#adapters/postgres/connect.ts';
import { chooseUser } from '#adapters/postgres/embedded/binaries.ts';
import { placesIn } from '#adapters/postgres/embedded/places.ts';
import { PostgresSecurity } from '#adapters/postgres/postgres-security.ts';
import { PostgresStore } from '#adapters/postgres/postgres-store.ts';
import { foldText } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { clockOf } from '#kernel/clock.ts';
import { Fault, isRefusal, must, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import type { ChainFault } from '#spine/chain.ts';
import type { FileStore } from '#spine/files.ts';
import { fileStoreOf } from '../file-store.ts';
import { readProvince, readRegisters } from '../read-files.ts';
import type { Settings } from '../settings.ts';
import { openDatabase } from '../system.ts';
import { foldListsAnew } from './fold-anew.ts';
import { checkHeads, headsFolder, trustOf } from './heads.ts';
import { writeKeyFiles } from './key-files.ts';
import { hashesIn, localTime, type Manifest, type Opened, openBackup, partFault, storedPath } from './manifest.ts';
import { RESTORING, restoringIn } from './restoring.ts';
import { scrubFiles } from './scrub.ts';

export interface Restored {
  home: string;
  /** What was acknowledged by then is there. */
  until: string;
  dossiers: number;
  events: number;
  files: number;
  /** Of the signed list that the chains were compared with. */
  headsAt: string;
  heads: number;
  /** Dossiers of which lists, open work or registers said something else than the events: these were made anew. */
  folded: string[];
  /** Files that the backup could not copy either. */
  absent: string[];
  /** Key files that settings have to name. */
  toName: string[];
  seconds: number;
}

export async function restoreFrom(
  settings: Settings,
  from: string,
  at: string | undefined,
  tell: (line: string) => void,
): Promise<Outcome<Restored>> {
  const began = performance.now();
  const { home, backupPassword: password } = settings;
  if (!password) return refuse('backup-password-needed');
  const folder = resolve(from);
  const others = existsSync(home) ? readdirSync(home).filter((name) => name !== RESTORING) : [];
  if (others.length) return refuse('restore-home-used', { home });
  const opened = await openBackup(folder, password);
  if (isRefusal(opened)) return opened;
  const { manifest } = opened;
  if (!manifest.base && !settings.databaseUrl) return refuse('restore-own-database');
  if (manifest.base && settings.databaseUrl) return refuse('restore-embedded');
  const moment = momentOf(manifest, at);
  if (isRefusal(moment)) return moment;
  for (const part of manifest.parts) {
    const fault = await partFault(folder, part);
    if (fault) return fault;
  }
  const gap = missingLog(folder, manifest);
  if (gap) return gap;
  const staging = restoringIn(home);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true, mode: 0o700 });
  let done = false;
  try {
    const laidOut = await layOut(folder, opened, { ...settings, home: staging }, moment, tell);
    if (isRefusal(laidOut)) return laidOut;
    const checked = await checkedThere(folder, manifest, { ...settings, home: staging }, moment, tell);
    if (isRefusal(checked)) return checked;
    for (const name of readdirSync(staging)) renameSync(join(staging, name), join(home, name));
    rmdirSync(staging);
    done = true;
    return {
      home,
      until: moment.at,
      ...checked,
      absent: manifest.absent,
      toName: laidOut.toName.map((name) => join(home, name)),
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    if (!done) rmSync(staging, { recursive: true, force: true });
  }
}

interface Moment {
  at: string;
  /** Not everything, but what was there then. */
  isEarlier: boolean;
  /** The lists of heads that were made by then, the newest last. */
  heads: Manifest['heads'];
}

/** A time without its distance from UTC is that of Việt Nam. */
function instantOf(text: string): Temporal.Instant | undefined {
  for (const read of [
    () => Temporal.Instant.from(text),
    () => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant(),
  ])
    try {
      return read();
    } catch {}
  return undefined;
}

function momentOf(manifest: Manifest, at: string | undefined): Outcome<Moment> {
  const [first, last] = [manifest.heads[0].at, manifest.runs.at(-1)!.at];
  if (at === undefined) return { at: last, isEarlier: false, heads: manifest.heads };
  const instant = instantOf(at);
  if (!instant) return refuse('restore-time-unread', { time: at });
  const isOutside =
    Temporal.Instant.compare(instant, Temporal.Instant.from(first)) < 0 ||
    Temporal.Instant.compare(instant, Temporal.Instant.from(last)) > 0;
  if (isOutside) return refuse('restore-time-outside', { time: at, first: localTime(first), last: localTime(last) });
  const byThen = manifest.heads.filter((one) => Temporal.Instant.compare(Temporal.Instant.from(one.at), instant) <= 0);
  return { at: instant.toString(), isEarlier: instant.toString() !== last, heads: byThen };
}

function missingLog(folder: string, { base, runs, parts }: Manifest): Refusal | undefined {
  const end = runs.at(-1)?.lsn;
  if (!base || !end) return undefined;
  const here = new Set(parts.map(({ path }) => path));
  const missing = segmentsBetween(base, base.startLsn, end).find((name) => !here.has(`log/${name}`));
  return missing ? refuse('backup-torn', { file: join(folder, `log/${missing}`) }) : undefined;
}

async function layOut(
  folder: string,
  { manifest, keys, dataKey }: Opened,
  settings: Settings,
  moment: Moment,
  tell: (line: string) => void,
): Promise<Outcome<{ toName: string[] }>> {
  const { home } = settings;
  const toName = writeKeyFiles(home, keys.files);
  mkdirSync(headsFolder(home), { mode: 0o700 });
  // Named by the day it was made, as lists of this installation are.
  const { path, at } = moment.heads.at(-1)!;
  await copyFile(join(folder, path), join(headsFolder(home), `${at.slice(0, 10)}.heads`));
  const files = await layOutFiles(folder, manifest, settings);
  if (isRefusal(files)) return files;
  tell(`${manifest.files.count} files are as they were kept`);
  if (!manifest.base) return { toName };
  const { data } = placesIn(home);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const sealed = async ({ path }: Part, take: (content: AsyncIterable<Buffer>) => Promise<void>) => {
    try {
      await unseal(join(folder, path), path, dataKey, take);
      return undefined;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') throw cause;
      return refuse('backup-torn', { file: join(folder, path) });
    }
  };
  for (const part of manifest.parts) {
    const [kind, name] = part.path.split('/');
    const fault =
      kind === 'base'
        ? await sealed(part, (content) => unpackBase(data, content))
        : kind === 'log'
          ? await sealed(part, async (content) => void (await writeWhole(join(data, 'pg_wal', name), content)))
          : undefined;
    if (fault) return fault;
  }
  tell(`the copy of the database is laid out`);
  return { toName };
}

async function layOutFiles(folder: string, { files }: Manifest, settings: Settings): Promise<Refusal | undefined> {
  const store = fileStoreOf(settings);
  for (const hash of hashesIn(readFileSync(join(folder, files.list), 'utf8'))) {
    const from = join(folder, storedPath(hash));
    if (!existsSync(from) || (await fileHash(from)).sha256 !== hash) return refuse('backup-torn', { file: from });
    const kept = await store.keep(createReadStream(from), Number.POSITIVE_INFINITY);
    if (kept === 'too-large' || kept.hash !== hash) return refuse('backup-torn', { file: from });
  }
  return undefined;
}

/** In the database's own folder: it recovers to there, and asks nobody for more of the log than lies beside it. */
function planRecovery(data: string, { at, isEarlier }: Moment): () => void {
  const path = join(data, 'postgresql.auto.conf');
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  // Read before names of time zones are known, "Z" among them.
  const time = at.replace('T', ' ').replace('Z', '+00');
  const target = isEarlier ? [`recovery_target_time = '${time}'`, "recovery_target_action = 'promote'"] : [];
  // Nobody is let in before the end, so that "ready" means recovered.
  const lines = ["restore_command = 'exit 1'", 'hot_standby = off', ...target];
  writeFileSync(path, `${before}\n${lines.join('\n')}\n`, { mode: 0o600 });
  writeFileSync(join(data, 'recovery.signal'), '', { mode: 0o600 });
  const user = chooseUser();
  if (user) chownTree(data, user.uid, user.gid);
  return () => {
    writeFileSync(path, before);
    for (const name of ['backup_label.old', 'tablespace_map.old']) rmSync(join(data, name), { force: true });
  };
}

function chownTree(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) chownTree(inside, uid, gid);
    else chownSync(inside, uid, gid);
  }
}

type Checked = Pick<Restored, 'dossiers' | 'events' | 'files' | 'headsAt' | 'heads' | 'folded'>;

async function checkedThere(
  folder: string,
  manifest: Manifest,
  settings: Settings,
  moment: Moment,
  tell: (line: string) => void,
): Promise<Outcome<Checked>> {
  const { data, log } = placesIn(settings.home);
  const forget = manifest.base ? planRecovery(data, moment) : undefined;
  let opened: Awaited<ReturnType<typeof openDatabase>>;
  try {
    opened = await openDatabase(settings);
  } catch (cause) {
    if (!manifest.base) throw cause;
    const said = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-4).join(' ') : '';
    throw new Fault(`The copy of the database cannot be recovered: ${(cause as Error).message} ${said}`, { cause });
  }
  const { database, pool } = opened;
  try {
    if (manifest.base) tell('the database has recovered');
    const checked = await checkRecord(folder, manifest, settings, moment, { pool, database });
    // Whoever was signed in then may have lost the right since.
    if (!isRefusal(checked)) await pool.query('DELETE FROM motcua.session');
    return checked;
  } finally {
    await pool.end();
    await database.embedded?.release();
    forget?.();
  }
}

async function checkRecord(
  folder: string,
  manifest: Manifest,
  settings: Settings,
  moment: Moment,
  { pool, database }: Awaited<ReturnType<typeof openDatabase>>,
): Promise<Outcome<Checked>> {
  const store = new PostgresStore<DossierState>(pool, pool, foldText);
  const looked = await store.verify(undefined, keptDiffers);
  // The events are what is backed up; what lists say is made of them, and a row that somebody changed bars nobody from all the rest.
  const folded = looked.faults.length ? await foldedThere(looked.faults, store, settings, { pool, database }) : [];
  const { dossiers, events, faults } = folded.length ? await store.verify(undefined, keptDiffers) : looked;
  const broken = [...faults];
  const { roots } = await trustOf(settings);
  let newest = { at: '', dossiers: 0 };
  // The last list is of the record as it was backed up; those before show what had gone from it by then.
  for (const { path } of moment.heads) {
    const checked = await checkHeads(pool, join(folder, path), roots);
    if (isRefusal(checked)) return checked;
    broken.push(...checked.faults);
    newest = checked.said;
  }
  if (broken.length) {
    const [{ dossierId, seq, fault }] = broken;
    return refuse('restore-record-broken', { count: broken.length, dossier: dossierId, event: seq, fault });
  }
  const files = await filesThere(pool, fileStoreOf(settings), manifest.absent);
  if (isRefusal(files)) return files;
  return { dossiers, events, files, headsAt: newest.at, heads: newest.dossiers, folded };
}

/** How many files the record names; refused where one is torn or not there that was there when the backup was made. */
export async function filesThere(pool: Pool, store: FileStore, absent: readonly string[]): Promise<Outcome<number>> {
  const { files, missing, torn } = await scrubFiles(pool, store);
  const lost = [...missing, ...torn].filter(({ hash }) => !absent.includes(hash));
  return lost.length ? refuse('restore-files-broken', { count: lost.length, file: lost[0].hash }) : files;
}

async function foldedThere(
  faults: readonly ChainFault[],
  store: PostgresStore<DossierState>,
  settings: Settings,
  { pool, database }: Awaited<ReturnType<typeof openDatabase>>,
): Promise<string[]> {
  const clock = clockOf(Date.now);
  const platform = new Platform({
    store,
    clock,
    province: must(readProvince(settings.province, settings.peopleFile)),
    registers: must(readRegisters()),
    random: (bytes) => randomBytes(bytes),
    security: new SecurityLog({ store: new PostgresSecurity(pool), clock }),
  });
  const owner = makePool(database.migrator);
  return foldListsAnew(platform, owner, faults).finally(() => owner.end());
}

export function tellRestored(done: Restored, print: (line: string) => void): void {
  const { home, until, dossiers, events, files, heads, headsAt, absent, folded, toName, seconds } = done;
  print(`restored into ${home} as of ${localTime(until)}, in ${seconds.toFixed(1)} s`);
  print(`  ${dossiers} dossiers, ${events} events: every chain holds, and what lists show is what the events say`);
  if (folded.length) print(`  made anew from their events, as lists said something else: ${folded.join(' ')}`);
  print(`  ${heads} heads signed at ${localTime(headsAt)} are all there; ${files} files are what their hashes say`);
  if (absent.length) print(`  ${absent.length} files were torn or lost before the backup: ${absent.join(' ')}`);
  for (const path of toName) print(`  ${path}: name it in the settings (SIGN_KEYS, SIGN_ROOTS), which no backup holds`);
  print('  everybody signs in anew; tokens of the API hold as they did then: revoke again what was revoked since');
}
