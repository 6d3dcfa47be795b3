/** Tokens of the API: their hashes, whose they are, what for and how long. The token itself is kept by its owner alone. */
import type { Pool } from 'pg';

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

const COLUMNS = 'id, name, actor_kind, actor_id, scopes, issued_by, issued_at, expires_at, used_at, revoked_at';
/** When a token was last used is kept to the hour: more would be a write for every request. */
const USED_MS = 3_600_000;

export class PostgresTokens {
  readonly pool: Pool;
  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** The same token issued again holds longer, unless it was revoked. */
  async issue(tokens: readonly { hash: string; kept: KeptToken }[]): Promise<void> {
    const column = (of: (kept: KeptToken) => string) => tokens.map(({ kept }) => of(kept));
    await this.pool.query(
      `INSERT INTO motcua.api_token (hash, id, name, actor_kind, actor_id, scopes, issued_by, issued_at, expires_at, issued_with)
       SELECT hash, id, name, kind, actor, string_to_array(scopes, ' '), by, at, until, nullif(given, '')::uuid FROM unnest($1::text[], $2::uuid[], $3::text[],
         $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[], $10::text[]) AS t(hash, id, name, kind, actor, scopes, by, at, until, given)
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
        column(({ issuedWith }) => issuedWith ?? ''),
      ],
    );
  }

  async find(hash: string): Promise<KeptToken | undefined> {
    const { rows } = await this.pool.query<Row>({
      name: 'token',
      text: `SELECT ${COLUMNS} FROM motcua.api_token WHERE hash = $1`,
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

  /** With all that it issued, and those. False where there is none that holds; of one owner, none of theirs. */
  async revoke(id: string, at: string, owner?: { kind: string; id: string }): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `WITH RECURSIVE ended AS (
         SELECT id FROM motcua.api_token
         WHERE id = $1 AND revoked_at IS NULL AND ($3::text IS NULL OR (actor_kind, actor_id) = ($3, $4))
         UNION SELECT t.id FROM motcua.api_token t JOIN ended e ON t.issued_with = e.id)
       UPDATE motcua.api_token SET revoked_at = $2 WHERE id IN (SELECT id FROM ended) AND revoked_at IS NULL`,
      [id, at, owner?.kind, owner?.id],
    );
    return Boolean(rowCount);
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
