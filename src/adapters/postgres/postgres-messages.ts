/** Messages, preferences and deliveries, in PostgreSQL. */
import type { Pool } from 'pg';
import type { Language } from '#kernel/outcome.ts';
import {
  type Delivery,
  type Message,
  type MessageKind,
  type MessageStore,
  MOST_SUBSCRIPTIONS,
  type Preference,
  type PushSubscription,
  type Way,
} from '#spine/messages.ts';

interface MessageRow {
  id: string;
  owner: string;
  kind: MessageKind;
  dossier_id: string | null;
  /** JSON text: the pool leaves it as it is. */
  params: string;
  at: string;
  read_at: string | null;
}

interface DeliveryRow {
  message_id: string;
  way: Way;
  address: string;
  state: Delivery['state'];
  attempts: number;
  error: string | null;
}

const iso = (text: string): string => new Date(text).toISOString();
const messageOf = (row: MessageRow): Message => ({
  id: row.id,
  owner: row.owner,
  kind: row.kind,
  dossierId: row.dossier_id ?? undefined,
  params: JSON.parse(row.params) as Message['params'],
  at: iso(row.at),
  readAt: row.read_at ? iso(row.read_at) : undefined,
});
const deliveryOf = ({ message_id, way, address, state, attempts, error }: DeliveryRow): Delivery => ({
  messageId: message_id,
  way,
  address,
  state,
  attempts,
  error: error ?? undefined,
});
const MESSAGE = 'id, owner, kind, dossier_id, params, at, read_at';

export class PostgresMessages implements MessageStore {
  readonly #pool: Pool;
  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async add({ id, owner, kind, dossierId, params, at }: Message, key: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `INSERT INTO motcua.message (id, owner, kind, dossier_id, params, at, key) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT DO NOTHING`,
      [id, owner, kind, dossierId, JSON.stringify(params), at, key],
    );
    return rowCount === 1;
  }

  async find(id: string): Promise<Message | undefined> {
    const { rows } = await this.#pool.query<MessageRow>(`SELECT ${MESSAGE} FROM motcua.message WHERE id = $1`, [id]);
    return rows[0] && messageOf(rows[0]);
  }

  async list(owner: string, limit: number): Promise<Message[]> {
    const { rows } = await this.#pool.query<MessageRow>(
      `SELECT ${MESSAGE} FROM motcua.message WHERE owner = $1 ORDER BY at DESC, id DESC LIMIT $2`,
      [owner, limit],
    );
    return rows.map(messageOf);
  }

  async unread(owner: string): Promise<number> {
    const { rows } = await this.#pool.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM motcua.message WHERE owner = $1 AND read_at IS NULL',
      [owner],
    );
    return rows[0].n;
  }

  async markRead(owner: string, at: string): Promise<void> {
    await this.#pool.query('UPDATE motcua.message SET read_at = $2 WHERE owner = $1 AND read_at IS NULL', [owner, at]);
  }

  async findPreference(owner: string): Promise<Preference | undefined> {
    const { rows } = await this.#pool.query<{
      language: Language;
      email: string | null;
      phone: string | null;
      mail: boolean;
      sms: boolean;
      push: boolean;
      quiet: boolean;
    }>('SELECT language, email, phone, mail, sms, push, quiet FROM motcua.message_preference WHERE owner = $1', [
      owner,
    ]);
    const [row] = rows;
    return row && { ...row, email: row.email ?? undefined, phone: row.phone ?? undefined };
  }

  async savePreference(owner: string, preference: Preference): Promise<void> {
    const { language, email, phone, mail, sms, push, quiet } = preference;
    await this.#pool.query(
      `INSERT INTO motcua.message_preference (owner, language, email, phone, mail, sms, push, quiet)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (owner) DO UPDATE SET language = EXCLUDED.language,
       email = EXCLUDED.email, phone = EXCLUDED.phone, mail = EXCLUDED.mail, sms = EXCLUDED.sms, push = EXCLUDED.push,
       quiet = EXCLUDED.quiet`,
      [owner, language, email, phone, mail, sms, push, quiet],
    );
  }

  async subscribe(owner: string, { endpoint, keys }: PushSubscription, at: string): Promise<void> {
    await this.#pool.query(
      `INSERT INTO motcua.push_subscription (endpoint, owner, keys, subscribed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (endpoint) DO UPDATE SET owner = EXCLUDED.owner, keys = EXCLUDED.keys,
         subscribed_at = EXCLUDED.subscribed_at, failing_since = NULL`,
      [endpoint, owner, JSON.stringify(keys), at],
    );
    await this.#pool.query(
      `DELETE FROM motcua.push_subscription WHERE owner = $1 AND endpoint NOT IN (
         SELECT endpoint FROM motcua.push_subscription WHERE owner = $1
         ORDER BY subscribed_at DESC, endpoint = $2 DESC, endpoint LIMIT $3)`,
      [owner, endpoint, MOST_SUBSCRIPTIONS],
    );
  }

  async markReached(endpoint: string): Promise<void> {
    await this.#pool.query(
      'UPDATE motcua.push_subscription SET failing_since = NULL WHERE endpoint = $1 AND failing_since IS NOT NULL',
      [endpoint],
    );
  }

  async markUnreached(endpoint: string, at: string): Promise<string | undefined> {
    const { rows } = await this.#pool.query<{ failing_since: string }>(
      'UPDATE motcua.push_subscription SET failing_since = coalesce(failing_since, $2) WHERE endpoint = $1 RETURNING failing_since',
      [endpoint, at],
    );
    return rows[0] && iso(rows[0].failing_since);
  }

  async listSubscriptions(owner: string): Promise<PushSubscription[]> {
    const { rows } = await this.#pool.query<{ endpoint: string; keys: string }>(
      'SELECT endpoint, keys FROM motcua.push_subscription WHERE owner = $1',
      [owner],
    );
    return rows.map(({ endpoint, keys }) => ({ endpoint, keys: JSON.parse(keys) as PushSubscription['keys'] }));
  }

  async unsubscribe(endpoint: string): Promise<void> {
    await this.#pool.query('DELETE FROM motcua.push_subscription WHERE endpoint = $1', [endpoint]);
  }

  async addDelivery(messageId: string, way: Way, address: string): Promise<void> {
    await this.#pool.query(
      "INSERT INTO motcua.message_delivery (message_id, way, address, state) VALUES ($1, $2, $3, 'waiting') ON CONFLICT DO NOTHING",
      [messageId, way, address],
    );
  }

  async waiting(messageId: string): Promise<Delivery[]> {
    const { rows } = await this.#pool.query<DeliveryRow>(
      "SELECT message_id, way, address, state, attempts, error FROM motcua.message_delivery WHERE message_id = $1 AND state = 'waiting'",
      [messageId],
    );
    return rows.map(deliveryOf);
  }

  async listDeliveries(owner: string, limit: number): Promise<Delivery[]> {
    const { rows } = await this.#pool.query<DeliveryRow>(
      `SELECT d.message_id, d.way, d.address, d.state, d.attempts, d.error FROM motcua.message m
       JOIN motcua.message_delivery d ON d.message_id = m.id WHERE m.owner = $1 ORDER BY m.at DESC LIMIT $2`,
      [owner, limit],
    );
    return rows.map(deliveryOf);
  }

  async markSent({ messageId, way, address }: Parameters<MessageStore['markSent']>[0], at: string): Promise<void> {
    await this.#pool.query(
      `UPDATE motcua.message_delivery SET state = 'sent', sent_at = $4, attempts = attempts + 1, error = NULL
       WHERE message_id = $1 AND way = $2 AND address = $3`,
      [messageId, way, address, at],
    );
  }

  async markFailed(
    { messageId, way, address }: Parameters<MessageStore['markFailed']>[0],
    error: string,
    over: boolean,
  ): Promise<void> {
    await this.#pool.query(
      `UPDATE motcua.message_delivery SET state = CASE WHEN $5 THEN 'failed' ELSE state END, attempts = attempts + 1, error = $4
       WHERE message_id = $1 AND way = $2 AND address = $3`,
      [messageId, way, address, error.slice(0, 500), over],
    );
  }
}
