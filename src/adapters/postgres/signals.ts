/**
 * What servers on one database tell one another (LISTEN, NOTIFY): the units at whose desks something changed, and the sessions that
 * ended. Only what is live on a screen hangs on it; what an act or a page rests on is read from the database. Acts are told a moment
 * later and together: telling takes a lock of the whole database, which an act does not wait for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type PoolConfig } from 'pg';
import { log } from '#kernel/log.ts';

/** Told by the statement that ends a session, whoever runs it, once it holds. */
export const SESSIONS = 'motcua_sessions';
const ACTS = 'motcua_acts';
export const SIGNALS_APPLICATION = 'motcua signals';

/** A session as it is named where it may be ended; that opens nothing. */
export const SESSION_NAME_LENGTH = 16;

const GATHER_MS = 100;
/** A connection that only listens never notices that the other end is gone. */
const BEAT_MS = 20_000;
const ANSWER_MS = 10_000;
const WAIT_MS = { first: 250, most: 30_000 };
/** PostgreSQL takes less than 8,000 bytes; a unit is named by some ten. */
const UNITS_AT_ONCE = 200;

export interface Heard {
  /** Another server changed something at these units' desks. */
  acted(units: readonly string[]): void;
  /** A session of this name ended; without one, any may have. */
  ended(session?: string): void;
}

export interface SignalParts extends Heard {
  database: PoolConfig;
  /** This server's own name: what it told itself it knows. */
  server: string;
  now(): string;
  pause?(ms: number, signal: AbortSignal): Promise<unknown>;
}

export class Signals {
  readonly #parts: SignalParts;
  readonly #stop = new AbortController();
  readonly #untold = new Set<string>();
  #client: Client | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #lost: string | undefined;
  #life: Promise<void> | undefined;
  constructor(parts: SignalParts) {
    this.#parts = parts;
  }

  /** Done once it listens, or could not: then it goes on trying. */
  async start(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#life = this.#live(resolve);
    await promise;
  }

  /** Something changed at these units' desks, by an act of this server. */
  tell(units: readonly string[]): void {
    for (const unit of units) this.#untold.add(unit);
    this.#gathering ??= setTimeout(() => void this.#flush(), GATHER_MS);
  }

  async stop(): Promise<void> {
    await this.#flush();
    this.#stop.abort();
    await this.#life;
  }

  async #live(tried: () => void): Promise<void> {
    const { pause = (ms, signal) => sleep(ms, undefined, { signal }) } = this.#parts;
    const { signal } = this.#stop;
    let wait = WAIT_MS.first;
    while (!signal.aborted) {
      const why = await this.#listen(() => {
        wait = WAIT_MS.first;
        tried();
      }).catch((error: unknown) => error as Error);
      tried();
      if (signal.aborted) return;
      if (!this.#lost) log.warn('signals-lost', `signals: other servers are not heard: ${why?.message ?? 'it ended'}`);
      this.#lost ??= this.#parts.now();
      // Only the end of the server breaks a pause off.
      await pause(wait, signal).catch(() => undefined);
      wait = Math.min(wait * 2, WAIT_MS.most);
    }
  }

  /** Listens for as long as the connection lives; says why it ended. */
  async #listen(begun: () => void): Promise<Error | undefined> {
    const { database, acted, ended, server } = this.#parts;
    const client = new Client({
      ...database,
      application_name: SIGNALS_APPLICATION,
      keepAlive: true,
      query_timeout: ANSWER_MS,
    });
    const { promise: over, resolve: end } = Promise.withResolvers<Error | undefined>();
    const stopped = () => end(undefined);
    client.on('error', end);
    client.on('end', stopped);
    this.#stop.signal.addEventListener('abort', stopped);
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === SESSIONS) return ended(payload);
      const [from, ...units] = payload.split(' ');
      if (channel === ACTS && from !== server) acted(units);
    });
    let beat: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      await client.query(`LISTEN ${ACTS}`);
      await client.query(`LISTEN ${SESSIONS}`);
      this.#client = client;
      await this.#catchUp(client);
      begun();
      await this.#flush();
      beat = setInterval(() => void client.query('SELECT 1').catch(end), BEAT_MS);
      return await over;
    } finally {
      clearInterval(beat);
      this.#stop.signal.removeEventListener('abort', stopped);
      this.#client = undefined;
      client.end().catch((error: unknown) => log.info('signals-end', 'signals: the connection had ended', { error }));
    }
  }

  /** Of the time when nobody was heard: each session may have ended, and desks have what was opened since. */
  async #catchUp(client: Client): Promise<void> {
    if (!this.#lost) return;
    const { rows } = await client.query<{ unit: string }>(
      'SELECT DISTINCT unit FROM motcua.task WHERE opened_at >= $1',
      [this.#lost],
    );
    this.#lost = undefined;
    log.warn('signals-again', 'signals: other servers are heard again');
    this.#parts.ended();
    if (rows.length) this.#parts.acted(rows.map(({ unit }) => unit));
  }

  /** What cannot be told now is told with the next, or once there is a connection again. */
  async #flush(): Promise<void> {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    const client = this.#client;
    if (!client) return;
    while (this.#untold.size) {
      const units = [...this.#untold].slice(0, UNITS_AT_ONCE);
      for (const unit of units) this.#untold.delete(unit);
      try {
        await client.query('SELECT pg_notify($1, $2)', [ACTS, [this.#parts.server, ...units].join(' ')]);
      } catch (error) {
        log.info('signals-untold', 'signals: acts are told to other servers later', { error });
        for (const unit of units) this.#untold.add(unit);
        return;
      }
    }
  }
}
