/** Puts the system together: the database, the published packs, the people, the platform. */
import { randomBytes } from 'node:crypto';
import { relative, sep } from 'node:path';
import type { Pool } from 'pg';
import { QUARANTINE_JOB, SCAN_JOB, SIGN_JOB } from '#acts/commit.ts';
import { DELIVER_JOB } from '#acts/notify.ts';
import { Platform } from '#acts/platform.ts';
import { seedPeople } from '#acts/publish.ts';
import { publishChecked } from '#acts/publish-checked.ts';
import { SecurityLog } from '#acts/security.ts';
import { Breaker, type Callers } from '#adapters/jobs/breaker.ts';
import { JobList } from '#adapters/jobs/job-list.ts';
import { JobQueue } from '#adapters/jobs/queue.ts';
import {
  type Database,
  type DatabaseSettings,
  makePool,
  makeWriters,
  reachDatabase,
} from '#adapters/postgres/connect.ts';
import { migrate } from '#adapters/postgres/migrate.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { PostgresReviews } from '#adapters/postgres/postgres-reviews.ts';
import { PostgresSecurity } from '#adapters/postgres/postgres-security.ts';
import { PostgresShelf } from '#adapters/postgres/postgres-shelf.ts';
import { PostgresStore } from '#adapters/postgres/postgres-store.ts';
import type { Province } from '#authority/province.ts';
import { foldText } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { clockOf } from '#kernel/clock.ts';
import { canonicalJson, sha256 } from '#kernel/hash.ts';
import { Fault, must, refusalText } from '#kernel/outcome.ts';
import { hashOf, type Pack, type PackFiles, readPack } from '#procedure/pack.ts';
import { closingIn } from '#spine/reviews.ts';
import { rememberFolder } from './demo.ts';
import { refuseHalfRestored } from './keep/restoring.ts';
import { ensureLog } from './log.ts';
import { passedPacks, sourceHash } from './passed-packs.ts';
import { claimDatabase, NotReady, settingGaps } from './production.ts';
import { packFolders, ROOT, readPackFiles, readProvince, readRegisters } from './read-files.ts';
import type { MessageSettings, Settings } from './settings.ts';

export interface System {
  platform: Platform;
  pool: Pool;
  /** Connections that acts are written by. */
  writers: Pool;
  database: Database;
  queue: JobQueue;
  /** Who jobs call outside, and whether they answer. */
  breaker: Breaker;
  jobs: JobList;
  /** Packs that ship with the system, by code; read when they are asked for. */
  shipped: ReadonlyMap<string, Pack>;
  close(): Promise<void>;
}

const CALLERS: Callers = {
  mail: { tasks: [], byWay: [DELIVER_JOB] },
  sms: { tasks: [], byWay: [DELIVER_JOB] },
  push: { tasks: [], byWay: [DELIVER_JOB] },
  signing: { tasks: [SIGN_JOB, SCAN_JOB] },
  // Each keeps back its own jobs alone.
  keys: { tasks: [] },
  scanner: { tasks: [QUARANTINE_JOB] },
};

export async function openDatabase(settings: DatabaseSettings): Promise<{ database: Database; pool: Pool }> {
  ensureLog();
  refuseHalfRestored(settings.home);
  const database = await reachDatabase(settings);
  const migrator = makePool(database.migrator);
  try {
    await migrate(migrator);
  } catch (cause) {
    await database.embedded?.release();
    if (cause instanceof Fault) throw cause;
    // To give rights to itself is no more the server's own login's than to make the schema (42501, 0LP01).
    const mayNot = ['42501', '0LP01'].includes((cause as { code?: string }).code ?? '');
    const where = settings.databaseUrl
      ? mayNot
        ? `The login of ${settings.migratorUrl ? 'DATABASE_MIGRATOR_URL' : 'DATABASE_URL'} may not change the schema: name its owner in DATABASE_MIGRATOR_URL.`
        : 'Look at DATABASE_URL and at that server.'
      : `Look at ${settings.home}/postgres/server.log.`;
    throw new Fault(`The database cannot be used: ${(cause as Error).message}. ${where}`, { cause });
  } finally {
    await migrator.end();
  }
  return { database, pool: makePool(database.app) };
}

/** What a system is opened with. */
export type SystemSettings = Omit<Partial<Settings>, 'messages'> &
  DatabaseSettings & { province: string; messages?: Partial<MessageSettings> };

/** `readEpochMs` is the clock on the wall, unless a test has another. A server signs results; a command does not. */
export async function openSystem(
  settings: SystemSettings,
  readEpochMs: () => number = Date.now,
  signsResults = false,
): Promise<System> {
  const { mode = 'demo' } = settings;
  const province = must(readProvince(settings.province, settings.peopleFile));
  const gaps = mode === 'production' ? settingGaps(settings as Settings, province) : [];
  if (gaps.length) throw new NotReady(gaps);
  const registers = must(readRegisters());
  const { database, pool } = await openDatabase(settings);
  try {
    await claimDatabase(pool, mode);
  } catch (error) {
    await pool.end();
    await database.embedded?.release();
    throw error;
  }
  // Jobs wait by the clock on the wall, whatever day a test has.
  const onWall = (iso: string) =>
    readEpochMs === Date.now ? iso : new Date(Date.parse(iso) + Date.now() - readEpochMs()).toISOString();
  const writers = makeWriters(database.app);
  const store = new PostgresStore<DossierState>(pool, writers, foldText, onWall);
  const doors = new PostgresDoors(pool);
  const shelf = new PostgresShelf(pool);
  const clock = clockOf(readEpochMs);
  const platform = new Platform({
    store,
    clock,
    province,
    registers,
    random: (bytes) => randomBytes(bytes),
    security: new SecurityLog({ store: new PostgresSecurity(pool), clock }),
    signsResults,
    ways: { mail: Boolean(settings.messages?.smtp), sms: Boolean(settings.messages?.sms) },
    findOwnFile: async (hash, owner) => {
      const file = (await doors.ownsFile(hash, owner)) ? await doors.findFile(hash) : undefined;
      return file && { type: file.type, scan: await shelf.scanState(hash) };
    },
    findDelegations: (idNumber) => doors.listDelegations(idNumber),
    findClosing: async (procedure) => closingIn(await new PostgresReviews(pool).listReviews(procedure)),
  });
  const shipped = shippedFiles();
  await whenChanged(pool, 'shipped-packs', canonicalJson(shipped.map(({ files }) => hashOf(files))), () =>
    publishShipped(
      platform,
      [...shippedPacks(shipped).values()],
      settings.peopleFile ? must(readProvince(settings.province)) : province,
    ),
  );
  await whenChanged(pool, 'people', canonicalJson(province.source.people), () => seedPeople(platform));
  return {
    platform,
    pool,
    writers,
    database,
    queue: new JobQueue(pool, onWall),
    breaker: new Breaker(pool, Date.now, CALLERS),
    jobs: new JobList(pool, Date.now),
    get shipped() {
      return shippedPacks(shipped);
    },
    close: async () => {
      await platform.security.idle();
      await Promise.all([pool.end(), writers.end()]);
      await database.embedded?.release();
    },
  };
}

/** Says what is wrong with each that is refused. Then it is tried, and said, again at the next start. */
async function publishShipped(platform: Platform, packs: readonly Pack[], stage: Province): Promise<boolean> {
  const refused = await publishChecked(platform, packs, stage, passedPacks(stage, platform.registers, sourceHash()));
  for (const { code, faults } of refused) {
    process.stderr.write(
      `Procedure ${code} is not published; an earlier version, where there is one, goes on holding:\n`,
    );
    for (const fault of faults) process.stderr.write(`  ${refusalText(fault, 'vi')}\n`);
  }
  return refused.length === 0;
}

interface Shipped {
  folder: string;
  files: PackFiles;
}

/** Not read yet: most commands only ask whether they are the ones published. */
const shippedFiles = (): Shipped[] =>
  packFolders(`${ROOT}/packs`).map((folder) => ({ folder, files: must(readPackFiles(folder)) }));

export function shippedPacks(shipped: readonly Shipped[] = shippedFiles()): Map<string, Pack> {
  const packs = shipped.map(({ folder, files }) => {
    const pack = must(readPack(files));
    rememberFolder(pack, relative(`${ROOT}/packs`, folder).split(sep).join('/'));
    return pack;
  });
  return new Map(packs.map((pack) => [pack.manifest.code, pack]));
}

/** Runs `change` unless the database remembers having seen this very value; remembers it after, unless it answers false. */
export async function whenChanged(
  pool: Pool,
  name: string,
  value: string,
  change: () => Promise<unknown>,
): Promise<boolean> {
  const hash = sha256(value);
  const { rows } = await pool.query<{ value: string }>('SELECT value FROM motcua.setting WHERE name = $1', [name]);
  if (rows[0]?.value === hash) return false;
  if ((await change()) === false) return true;
  await pool.query(
    'INSERT INTO motcua.setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value',
    [name, hash],
  );
  return true;
}
