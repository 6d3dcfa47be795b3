/** Where the database is and as whom we speak to it. */
import { Pool, type PoolConfig, types } from 'pg';
import { log } from '#kernel/log.ts';
import { type Embedded, holdEmbedded } from './embedded/client.ts';

export interface DatabaseSettings {
  home: string;
  databaseUrl?: string;
  /** Owner of the schema, when the application's own URL may not change it. */
  migratorUrl?: string;
  poolSize: number;
  /** Another database of the embedded server: tests use one each. */
  database?: string;
}

export interface Database {
  migrator: PoolConfig;
  app: PoolConfig;
  embedded?: Embedded;
}

export const APP_ROLE = 'motcua_app';
/**
 * Every statement finds its rows by key, so a plan made once is the right one. Left to itself PostgreSQL plans an act's
 * statement anew each time, which costs more than running it (measured: 3,800 against 5,300 acts a second).
 */
const PLANNING = '-c plan_cache_mode=force_generic_plan';

export async function reachDatabase(settings: DatabaseSettings): Promise<Database> {
  const common: PoolConfig = {
    max: settings.poolSize,
    application_name: 'motcua',
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 0,
  };
  if (settings.databaseUrl) {
    const app = {
      ...common,
      connectionString: settings.databaseUrl,
      // One login for both: the application's connections step down to the role that cannot change events.
      options: settings.migratorUrl ? PLANNING : `${PLANNING} -c role=${APP_ROLE}`,
    };
    return { migrator: { ...common, max: 2, connectionString: settings.migratorUrl ?? settings.databaseUrl }, app };
  }
  const embedded = await holdEmbedded(settings.home);
  const database = settings.database ?? 'motcua';
  await ensureDatabase(embedded, database);
  const place = { host: embedded.socket, port: 5432, database };
  return {
    embedded,
    migrator: { ...common, ...place, max: 2, user: 'motcua' },
    app: { ...common, ...place, user: APP_ROLE },
  };
}

async function ensureDatabase(embedded: Embedded, database: string): Promise<void> {
  const pool = new Pool({ host: embedded.socket, port: 5432, user: 'motcua', database: 'postgres', max: 1 });
  try {
    const { rowCount } = await pool.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await pool.query(`CREATE DATABASE "${database.replaceAll('"', '')}"`);
  } catch (error) {
    // Two programs started at once; the other one made it.
    if ((error as { code?: string }).code !== '42P04' && (error as { code?: string }).code !== '23505') throw error;
  } finally {
    await pool.end();
  }
}

/** Instants come back as ISO texts, JSON as its text: nothing is parsed that nobody asked for. */
export function makePool(config: PoolConfig): Pool {
  const parsers = new Map<number, (text: string) => unknown>([
    [types.builtins.TIMESTAMPTZ, (text) => (text === 'infinity' ? text : new Date(text).toISOString())],
    [types.builtins.JSON, (text) => text],
  ]);
  const getTypeParser = (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? types.getTypeParser(oid, format as 'text');
  return plainPool({ ...config, types: { getTypeParser } as PoolConfig['types'] });
}

/** Connections that acts are written by, beside those of the pool: two, and one for what takes numbers and claims. */
export const WRITERS = 3;

/** Those of jobs: each of two workers does so many at the same time, looks for the next and listens. */
export const jobConnections = (workers: number): number => (workers > 0 ? 2 * (workers + 4) : 0);

/** The most that one server opens: its pool, the writers, those of jobs, and the one that hears of other servers. */
export const connectionsOf = ({ poolSize, workers }: { poolSize: number; workers: number }): number =>
  poolSize + WRITERS + jobConnections(workers) + 1;

/** Statements go out one behind the other without waiting for answers. */
export const makeWriters = (config: PoolConfig): Pool => makePool({ ...config, max: WRITERS, pipeline: true });

/** With the driver's own parsing, as the job queue expects its payloads. */
export function plainPool(config: PoolConfig): Pool {
  const pool = new Pool(config);
  // A connection that breaks while idle is replaced by the next query; the query that needs one says so itself.
  const told = (error: unknown) =>
    log.info('connection-broke', 'database: a connection broke; the next takes its place', { error });
  pool.on('error', told);
  pool.on('connect', (client) => client.on('error', told));
  return pool;
}
