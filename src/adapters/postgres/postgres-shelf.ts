/** Shelves, shares, scans and texts of papers, in PostgreSQL. */
import type { Pool } from 'pg';
import type { ScanState } from '#spine/files.ts';
import type { FoundText, Share, ShelfPaper, ShelfStore } from '#spine/shelf.ts';
import type { Listed, Page, Scope } from '#spine/store.ts';
import { Conditions, pageOf } from './conditions.ts';
import { waysOf } from './lists.ts';

interface ShareRow {
  id: string;
  owner: string;
  dossier_id: string;
  facts: string[];
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
  opened: number;
  opened_at: string | null;
}

const SHARE = 'id, owner, dossier_id, facts, created_at, expires_at, revoked_at, opened, opened_at';

/** A link ends by itself within a month: those that are open are never many. */
const OPEN = 'revoked_at IS NULL AND expires_at > $2::timestamptz';
/** As far as a page says it of its last. */
const AT = "date_trunc('milliseconds', at)";
const iso = (text: string): string => new Date(text).toISOString();

const shareOf = (row: ShareRow): Share => ({
  id: row.id,
  owner: row.owner,
  dossierId: row.dossier_id,
  facts: row.facts,
  createdAt: iso(row.created_at),
  expiresAt: iso(row.expires_at),
  revokedAt: row.revoked_at ? iso(row.revoked_at) : undefined,
  opened: row.opened,
  openedAt: row.opened_at ? iso(row.opened_at) : undefined,
});

export class PostgresShelf implements ShelfStore {
  readonly #pool: Pool;
  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async listPapers(owner: string, { limit, after }: Page): Promise<Listed<ShelfPaper>> {
    const where = new Conditions();
    where.add('owner = ?', owner);
    if (after) where.add(`(${AT}, hash) < (?::timestamptz, ?)`, ...after.split(' '));
    const { rows } = await this.#pool.query<{
      hash: string;
      name: string;
      type: string;
      pages: number | null;
      size: string;
      at: string;
    }>(
      `SELECT hash, name, type, pages, size, at FROM motcua.stored_file ${where} ORDER BY ${AT} DESC, hash DESC LIMIT ${limit + 1}`,
      where.values,
    );
    const papers = rows.map((row) => ({
      hash: row.hash,
      name: row.name,
      type: row.type,
      pages: row.pages ?? undefined,
      sizeBytes: Number(row.size),
      at: iso(row.at),
    }));
    return pageOf(papers, limit, (one) => `${one.at} ${one.hash}`);
  }

  async addShare(hash: string, share: Parameters<ShelfStore['addShare']>[1]): Promise<void> {
    const { id, owner, dossierId, facts, createdAt, expiresAt } = share;
    await this.#pool.query(
      'INSERT INTO motcua.share (hash, id, owner, dossier_id, facts, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [hash, id, owner, dossierId, facts, createdAt, expiresAt],
    );
  }

  async listShares(owner: string, at: string): Promise<Share[]> {
    const { rows } = await this.#pool.query<ShareRow>(
      `SELECT ${SHARE} FROM motcua.share WHERE owner = $1 AND ${OPEN} ORDER BY created_at DESC`,
      [owner, at],
    );
    return rows.map(shareOf);
  }

  async listSharesOf(dossiers: readonly string[], at: string): Promise<Share[]> {
    const { rows } = await this.#pool.query<ShareRow>(
      `SELECT ${SHARE} FROM motcua.share WHERE dossier_id = ANY($1::uuid[]) AND ${OPEN} ORDER BY created_at DESC`,
      [dossiers, at],
    );
    return rows.map(shareOf);
  }

  async openShare(hash: string, at: string): Promise<Share | undefined> {
    const { rows } = await this.#pool.query<ShareRow>(
      `UPDATE motcua.share SET opened = opened + 1, opened_at = $2
       WHERE hash = $1 AND revoked_at IS NULL AND expires_at > $2 RETURNING ${SHARE}`,
      [hash, at],
    );
    return rows[0] && shareOf(rows[0]);
  }

  async revokeShare(id: string, of: Parameters<ShelfStore['revokeShare']>[1], at: string): Promise<boolean> {
    const [owner, dossiers] = 'owner' in of ? [of.owner, []] : [null, of.dossiers];
    const { rowCount } = await this.#pool.query(
      `UPDATE motcua.share SET revoked_at = $4
       WHERE id = $1 AND (owner = $2 OR dossier_id = ANY($3::uuid[])) AND revoked_at IS NULL`,
      [id, owner, dossiers, at],
    );
    return rowCount === 1;
  }

  async scanState(hash: string): Promise<ScanState> {
    const { rows } = await this.#pool.query<{ state: ScanState }>(
      'SELECT state FROM motcua.file_scan WHERE hash = $1',
      [hash],
    );
    return rows[0]?.state ?? 'unscanned';
  }

  async setScanState(hash: string, state: Exclude<ScanState, 'unscanned'>, at: string): Promise<void> {
    // What was found infected or clean is not waiting again because somebody sent it again while the scanner was away.
    await this.#pool.query(
      `INSERT INTO motcua.file_scan (hash, state, at) VALUES ($1, $2, $3)
       ON CONFLICT (hash) DO UPDATE SET state = EXCLUDED.state, at = EXCLUDED.at WHERE EXCLUDED.state <> 'waiting'`,
      [hash, state, at],
    );
  }

  async indexText(dossierId: string, component: string, hash: string, text: string): Promise<void> {
    await this.#pool.query(
      "INSERT INTO motcua.paper_text (dossier_id, component, hash, words) VALUES ($1, $2, $3, to_tsvector('simple', $4)) ON CONFLICT DO NOTHING",
      [dossierId, component, hash, text],
    );
  }

  async searchText(folded: string, scope: Scope, limit: number): Promise<FoundText[]> {
    const where = new Conditions();
    const words = where.fill("p.words @@ plainto_tsquery('simple', ?)", folded);
    const ways = waysOf(where, scope);
    if (!ways.length) return [];
    const { rows } = await this.#pool.query<{
      id: string;
      code: string | null;
      procedure: string;
      applicant_name: string;
      unit: string;
      component: string;
    }>(
      `SELECT DISTINCT ON (d.id) d.id, d.code, d.procedure, d.applicant_name, d.unit, p.component
       FROM motcua.paper_text p JOIN motcua.dossier d ON d.id = p.dossier_id
       WHERE ${words} AND (${ways.join(' OR ')}) AND NOT d.story
       ORDER BY d.id DESC LIMIT ${limit}`,
      where.values,
    );
    return rows.map((row) => ({
      dossierId: row.id,
      code: row.code ?? undefined,
      procedure: row.procedure,
      applicantName: row.applicant_name,
      unit: row.unit,
      component: row.component,
    }));
  }
}
