/**
 * Acts that are ready at one moment are written in one transaction: one flush of the log, one trip to the server. Each stays a
 * statement of its own that moves its dossier or moves nothing, and none is told that it is written before all of them are.
 */
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Statement } from './commit-statement.ts';

export type Written = QueryResult<{ code?: string; hash?: string }>;

interface Waiting {
  statement: Statement;
  done: (written: Written) => void;
  failed: (cause: unknown) => void;
}

/** Larger groups save no more, and the first of a group waits for its last. */
const MOST = 8;

export class GroupCommit {
  readonly #writers: Pool;
  readonly #connections: number;
  readonly #waiting: Waiting[] = [];
  #busy = 0;
  #isSoon = false;

  /** `writers`: connections in pipeline mode, of which this takes as many at once; what is ready meanwhile goes together next. */
  constructor(writers: Pool, connections: number) {
    this.#writers = writers;
    this.#connections = connections;
  }

  /** Rejects with what the server says of this statement, and of no other of its group. */
  write(statement: Statement): Promise<Written> {
    return new Promise((done, failed) => {
      this.#waiting.push({ statement, done, failed });
      if (this.#isSoon || this.#busy >= this.#connections) return;
      this.#isSoon = true;
      setImmediate(() => {
        this.#isSoon = false;
        this.#begin();
      });
    });
  }

  #begin(): void {
    while (this.#busy < this.#connections && this.#waiting.length) {
      this.#busy++;
      void this.#writeNext().finally(() => {
        this.#busy--;
        this.#begin();
      });
    }
  }

  async #writeNext(): Promise<void> {
    let client: PoolClient;
    try {
      client = await this.#writers.connect();
    } catch (cause) {
      // Who came behind them would find no server either.
      for (const { failed } of this.#waiting.splice(0)) failed(cause);
      return;
    }
    const group = this.#waiting.splice(0, MOST);
    if (group.length > 1) await writeTogether(client, group);
    else await writeApart(client, group);
    client.release();
  }
}

const send = (client: PoolClient, { name, text, values }: Statement): Promise<Written> =>
  client.query({ name, text, values });

async function writeTogether(client: PoolClient, group: readonly Waiting[]): Promise<void> {
  const begin = client.query({ name: 'begin', text: 'BEGIN' });
  const statements = group.map(({ statement }) => send(client, statement));
  const commit = client.query({ name: 'commit', text: 'COMMIT' });
  const [, ended, ...answers] = await Promise.allSettled([begin, commit, ...statements]);
  // The connection broke, and how it ended is not known: each is told so, as one that is written alone would be.
  if (ended.status === 'rejected') for (const { failed } of group) failed(ended.reason);
  // One failed, so that all were undone: alone, each gets its own answer.
  else if (ended.value.command === 'ROLLBACK') await writeApart(client, group);
  else
    for (const [i, answer] of answers.entries()) {
      if (answer.status === 'fulfilled') group[i].done(answer.value);
      else group[i].failed(answer.reason);
    }
}

async function writeApart(client: PoolClient, group: readonly Waiting[]): Promise<void> {
  await Promise.all(group.map(({ statement, done, failed }) => send(client, statement).then(done, failed)));
}
