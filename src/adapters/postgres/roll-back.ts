/** Ends a transaction that leaves nothing behind. */
import type { ClientBase } from 'pg';
import { log } from '#kernel/log.ts';

/** Where that cannot be said the connection is broken, and the database ends the transaction by itself. */
export const rollBack = (client: ClientBase): Promise<unknown> =>
  client.query('ROLLBACK').catch((error: unknown) => {
    log.info('rollback-unsaid', 'database: a transaction ended with its connection', { error });
  });
