/** The security log in PostgreSQL: the application adds rows and reads them, and may do nothing else with them. */
import type { Pool } from 'pg';
import type { SecurityEvent, SecurityKind, SecurityQuery, SecurityRow, SecurityStore } from '#spine/security.ts';
import { Conditions, pageOf } from './conditions.ts';

type Row = Record<'id' | 'at' | 'kind' | 'door', string> &
  Record<'who' | 'client' | 'dossier' | 'what' | 'code', string | null>;

export class PostgresSecurity implements SecurityStore {
  readonly pool: Pool;
  constructor(pool: Pool) {
    this.pool = pool;
  }

  async add(row: Omit<SecurityRow, 'id' | 'code'>, once?: string): Promise<boolean> {
    const { at, kind, who, client, door, dossier, what } = row;
    const { rowCount } = await this.pool.query({
      name: 'security-add',
      text: `INSERT INTO motcua.security_log (at, kind, who, client, door, dossier, what, once)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (once) DO NOTHING`,
      values: [at, kind, who, client, door, dossier, what, once],
    });
    return rowCount === 1;
  }

  async list(query: SecurityQuery, { limit, after }: { limit: number; after?: string }) {
    const where = new Conditions();
    if (query.who) where.add('l.who = ?', query.who);
    if (query.kind) where.add('l.kind = ?', query.kind);
    if (query.dossier) where.add('l.dossier = ?::uuid', query.dossier);
    if (query.from) where.add('l.at >= ?::timestamptz', query.from);
    if (query.before) where.add('l.at < ?::timestamptz', query.before);
    const [at, id] = after?.split(' ') ?? [];
    if (at && id) where.add('(l.at, l.id) < (?::timestamptz, ?::bigint)', at, id);
    const { rows } = await this.pool.query<Row>(
      `SELECT l.id, l.at, l.kind, l.who, l.client, l.door, l.dossier, l.what, d.code FROM motcua.security_log l
       LEFT JOIN motcua.dossier d ON d.id = l.dossier ${where} ORDER BY l.at DESC, l.id DESC LIMIT ${limit + 1}`,
      where.values,
    );
    return pageOf(rows.map(toRow), limit, (last) => `${last.at} ${last.id}`);
  }

  async sweep(before: string): Promise<number> {
    const { rows } = await this.pool.query<{ gone: string }>('SELECT motcua.sweep_security_log($1) AS gone', [before]);
    return Number(rows[0].gone);
  }
}

const toRow = ({ id, at, kind, who, client, door, dossier, what, code }: Row): SecurityRow => ({
  id,
  at,
  kind: kind as SecurityKind,
  door: door as SecurityEvent['door'],
  who: who ?? undefined,
  client: client ?? undefined,
  dossier: dossier ?? undefined,
  what: what ?? undefined,
  code: code ?? undefined,
});
