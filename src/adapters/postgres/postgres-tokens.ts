/** Tokens of the API: their hashes, whose they are, what for and how long. The token itself is kept by its owner alone. */
import type { Pool } from 'pg';
import { rollBack } from './roll-back.ts';

export interface KeptToken {
  id: string;
  name: string;
  kind: string;
  actor: string;
  scopes: string[];
  issuedBy: string;
  /** The token that asked for it, where one did. */
  issuedWith?: string;
  issuedAt: string;
  expiresAt: string;
  usedAt?: string;
  revokedAt?: string;
}

type Row = Record<'id' | 'name' | 'actor_kind' | 'actor_id' | 'issued_by' | 'issued_at' | 'expires_at', string> & {
  scopes: string[];
  used_at: string | null;
  revoked_at: string | null;
};

const OWN = 'id, name, actor_kind, actor_id, scopes, issued_by, issued_at, used_at';
const COLUMNS = `${OWN}, expires_at, revoked_at`;
/** When a token was last used is kept to the hour: more would be a write for every request. */
const USED_MS = 3_600_000;

export class PostgresTokens {
  readonly pool: Pool;
  constructor(pool: Pool) {
    this.pool = pool;
  }

  /**
   * The same token issued again holds longer, unless it was revoked. What a token asks for waits for who revokes that one at the same
   * moment, and is not issued where it holds no more: false.
   */
  async issue(
    tokens: readonly { hash: string; kept: KeptToken }[],
    by?: { id: string; now: string },
  ): Promise<boolean> {
    const column = (of: (kept: KeptToken) => string) => tokens.map(({ kept }) => of(kept));
    const { rowCount } = await this.pool.query(
      `WITH given AS MATERIALIZED (SELECT id FROM motcua.api_token WHERE id = $10::uuid AND revoked_at IS NULL AND expires_at > $11::timestamptz FOR SHARE)
       INSERT INTO motcua.api_token (hash, id, name, actor_kind, actor_id, scopes, issued_by, issued_at, expires_at, issued_with)
       SELECT hash, t.id, name, kind, actor, string_to_array(scopes, ' '), by, at, until, given.id FROM unnest($1::text[], $2::uuid[], $3::text[],
         $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[]) AS t(hash, id, name, kind, actor, scopes, by, at, until)
         LEFT JOIN given ON true WHERE $10::uuid IS NULL OR given.id IS NOT NULL
       ON CONFLICT (hash) DO UPDATE SET expires_at = greatest(api_token.expires_at, EXCLUDED.expires_at)`,
      [
        tokens.map(({ hash }) => hash),
        column(({ id }) => id),
        column(({ name }) => name),
        column(({ kind }) => kind),
        column(({ actor }) => actor),
        column(({ scopes }) => scopes.join(' ')),
        column(({ issuedBy }) => issuedBy),
        column(({ issuedAt }) => issuedAt),
        column(({ expiresAt }) => expiresAt),
        by?.id ?? null,
        by?.now ?? null,
      ],
    );
    return rowCount === tokens.length;
  }

  /** With when it ended by the tokens that it came from: the first revocation and the first expiry of them all are its own. */
  async find(hash: string): Promise<KeptToken | undefined> {
    const { rows } = await this.pool.query<Row>({
      name: 'token',
      text: `WITH RECURSIVE line AS (
          SELECT id, issued_with, expires_at, revoked_at FROM motcua.api_token WHERE hash = $1
          UNION SELECT t.id, t.issued_with, t.expires_at, t.revoked_at FROM motcua.api_token t JOIN line l ON t.id = l.issued_with)
        SELECT ${OWN}, (SELECT min(expires_at) FROM line) AS expires_at, (SELECT min(revoked_at) FROM line) AS revoked_at FROM motcua.api_token WHERE hash = $1`,
      values: [hash],
    });
    return rows[0] && toKept(rows[0]);
  }

  async use(kept: KeptToken, now: string): Promise<void> {
    if (kept.usedAt && Date.parse(now) - Date.parse(kept.usedAt) < USED_MS) return;
    await this.pool.query('UPDATE motcua.api_token SET used_at = $2 WHERE id = $1', [kept.id, now]);
  }

  /** Newest first; of one owner, or of all. */
  async list(owner?: { kind: string; id: string }): Promise<KeptToken[]> {
    const { rows } = await this.pool.query<Row>(
      `SELECT ${COLUMNS} FROM motcua.api_token WHERE $1::text IS NULL OR (actor_kind, actor_id) = ($1, $2)
       ORDER BY issued_at DESC, id LIMIT 10000`,
      [owner?.kind, owner?.id],
    );
    return rows.map(toKept);
  }

  /** Whether this one came from that one, by whatever was between them. */
  async isFrom(id: string, above: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `WITH RECURSIVE line AS (
         SELECT issued_with FROM motcua.api_token WHERE id = $1
         UNION SELECT t.issued_with FROM motcua.api_token t JOIN line l ON t.id = l.issued_with)
       SELECT FROM line WHERE issued_with = $2`,
      [id, above],
    );
    return Boolean(rowCount);
  }

  /**
   * With all that it issued, and those. False where there is none that holds; of one owner, none of theirs. Whoever issues by one of
   * them at the same moment is waited for, and what they issued ends in the next round.
   */
  async revoke(id: string, at: string, owner?: { kind: string; id: string }): Promise<boolean> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const { rowCount } = await client.query(
        `UPDATE motcua.api_token SET revoked_at = $2
         WHERE id = $1 AND revoked_at IS NULL AND ($3::text IS NULL OR (actor_kind, actor_id) = ($3, $4))`,
        [id, at, owner?.kind, owner?.id],
      );
      for (let ended = rowCount; ended; )
        ({ rowCount: ended } = await client.query(
          `WITH RECURSIVE issued AS (
             SELECT id FROM motcua.api_token WHERE issued_with = $1
             UNION SELECT t.id FROM motcua.api_token t JOIN issued i ON t.issued_with = i.id)
           UPDATE motcua.api_token SET revoked_at = $2 WHERE id IN (SELECT id FROM issued) AND revoked_at IS NULL`,
          [id, at],
        ));
      await client.query('COMMIT');
      return Boolean(rowCount);
    } catch (error) {
      await rollBack(client);
      throw error;
    } finally {
      client.release();
    }
  }
}

function toKept(row: Row): KeptToken {
  const { id, name, scopes } = row;
  return {
    id,
    name,
    scopes,
    kind: row.actor_kind,
    actor: row.actor_id,
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  };
}
