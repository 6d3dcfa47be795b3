/** Reviews of imported procedures in PostgreSQL. One statement records a review and publishes what it made. */
import type { Pool } from 'pg';
import { OPEN_STATUSES } from '#kernel/status.ts';
import { foldVietnamese } from '#kernel/text.ts';
import type {
  Change,
  Count,
  ProcedureReview,
  ReviewFilter,
  ReviewStore,
  Seen,
  UnderWay,
  Verdict,
} from '#spine/reviews.ts';
import type { Page, PublishedPack } from '#spine/store.ts';
import { Conditions, pageOf } from './conditions.ts';
import { foldedOf, type ListingRow, PROCEDURES, toListing } from './postgres-store.ts';

interface ReviewRow {
  code: string;
  n: number;
  at: string;
  officer: string;
  officer_name: string;
  verdict: Verdict;
  basis: string;
  from_hash: string;
  hash: string;
  doubts: string[];
  changes: string;
  entered: string | null;
}

const UNIQUE_VIOLATION = '23505';
/** A page of the list ends at an instant and a code; what has no instant comes last. */
const SINCE = "coalesce(since, 'infinity'::timestamptz)";

type Review = Omit<ProcedureReview, 'n'>;

/** How many there are. */
const REVIEWS = '(SELECT coalesce(max(n), 0) FROM motcua.procedure_review WHERE code = $1)';
/** The next line of the record of reviews of what `held` holds; its values are the first thirteen of the statement. */
const INTO_REVIEWS = `INSERT INTO motcua.procedure_review (code, n, at, officer, officer_name, verdict, basis, from_hash, hash, doubts, changes, entered)
        SELECT code, ${REVIEWS} + 1, $2::timestamptz, $3, $4, $8, $9, $6, $5, $10::text[], $11::json, $12::json FROM held`;
/** As it was looked at: with no other review since. */
const AS_SEEN = `code = $1 AND hash = $6 AND status = $7 AND coalesce($13::int, ${REVIEWS}) = ${REVIEWS}`;
const valuesOf = (review: Review, seen: Seen): unknown[] => [
  review.code,
  review.at,
  review.officer,
  review.officerName,
  review.hash,
  seen.hash,
  seen.status,
  review.verdict,
  review.basis,
  review.doubts,
  JSON.stringify(review.changes),
  review.entered ? JSON.stringify(review.entered) : null,
  seen.n ?? null,
];

export class PostgresReviews implements ReviewStore {
  readonly pool: Pool;
  constructor(pool: Pool) {
    this.pool = pool;
  }

  async recordReview(review: Review, seen: Seen, pack: PublishedPack): Promise<boolean> {
    const { names, folded, search } = foldedOf(pack);
    const recorded = this.pool.query({
      text: `WITH held AS (
          UPDATE motcua.procedure SET hash = $5, name = $14, folded = $15, search = $16, names = $17::json, tier = $18, status = $19, reasons = $20::text[],
            reviewed = true, since = CASE WHEN hash = $5 AND status = $19 THEN since ELSE $2::timestamptz END
          WHERE ${AS_SEEN} RETURNING code),
        words AS (INSERT INTO motcua.search_word SELECT DISTINCT w FROM held, unnest(string_to_array($16, ' ')) w WHERE w <> '' ON CONFLICT DO NOTHING),
        kept AS (INSERT INTO motcua.pack (hash, code, files) SELECT $5, code, $21::json FROM held ON CONFLICT (hash) DO NOTHING)
        ${INTO_REVIEWS}`,
      values: [
        ...valuesOf(review, seen),
        pack.name,
        folded,
        search,
        JSON.stringify(names),
        pack.tier,
        pack.status,
        pack.reasons,
        JSON.stringify(pack.files),
      ],
    });
    return isRecorded(recorded);
  }

  async recordProposal(review: Review, seen: Seen, pack: PublishedPack): Promise<boolean> {
    const recorded = this.pool.query({
      text: `WITH held AS (SELECT code FROM motcua.procedure WHERE ${AS_SEEN} FOR UPDATE),
        kept AS (INSERT INTO motcua.pack (hash, code, files) SELECT $5, code, $14::json FROM held ON CONFLICT (hash) DO NOTHING)
        ${INTO_REVIEWS}`,
      values: [...valuesOf(review, seen), JSON.stringify(pack.files)],
    });
    return isRecorded(recorded);
  }

  async countUnderWay(code: string): Promise<UnderWay> {
    const { rows } = await this.pool.query<UnderWay>(
      `SELECT (SELECT count(*)::int FROM motcua.dossier WHERE procedure = $1 AND NOT story AND status = ANY($2)) AS dossiers,
         (SELECT count(*)::int FROM motcua.form_draft WHERE procedure = $1 AND data ->> 'done' IS NULL AND data ->> 'supplementOf' IS NULL)
           + (SELECT count(*)::int FROM motcua.dossier WHERE procedure = $1 AND NOT story AND status = 'draft') AS drafts`,
      [code, OPEN_STATUSES],
    );
    return rows[0];
  }

  async listReviews(code: string): Promise<ProcedureReview[]> {
    const { rows } = await this.pool.query<ReviewRow>(
      `SELECT code, n, at, officer, officer_name, verdict, basis, from_hash, hash, doubts, changes, entered
       FROM motcua.procedure_review WHERE code = $1 ORDER BY n DESC`,
      [code],
    );
    return rows.map(({ officer_name, from_hash, changes, entered, ...row }) => ({
      ...row,
      officerName: officer_name,
      fromHash: from_hash,
      changes: JSON.parse(changes) as Change[],
      ...(entered && { entered: JSON.parse(entered) as object }),
    }));
  }

  async wasReviewed(code: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('SELECT FROM motcua.procedure WHERE code = $1 AND reviewed', [code]);
    return rowCount === 1;
  }

  async listForReview(filter: ReviewFilter, { limit, after }: Page) {
    const where = asked(filter);
    if (after) where.add(`(${SINCE}, code) > (?::timestamptz, ?)`, ...after.split(' '));
    const { rows } = await this.pool.query<ListingRow>(
      `${PROCEDURES} ${where} ORDER BY ${SINCE}, code LIMIT ${limit + 1}`,
      where.values,
    );
    return pageOf(rows.map(toListing), limit, (row) => `${row.since ?? 'infinity'} ${row.code}`);
  }

  async countForReview(filter: ReviewFilter) {
    const where = inState(filter.status);
    const count = (expression: string, from = '') =>
      this.pool.query<Count>(
        `SELECT ${expression} AS name, count(DISTINCT code)::int AS count FROM motcua.procedure ${from} ${where} AND ${expression} IS NOT NULL
         GROUP BY ${expression} ORDER BY 2 DESC, ${expression}`,
        where.values,
      );
    const all = asked(filter);
    const [total, doubts, fields, ministries] = await Promise.all([
      this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM motcua.procedure ${all}`, all.values),
      count('split_part(reason COLLATE "C", \':\', 1)', 'CROSS JOIN unnest(reasons) reason'),
      count('field COLLATE "C"'),
      count('ministry COLLATE "C"'),
    ]);
    return {
      total: total.rows[0].n,
      doubts: doubts.rows,
      fields: fields.rows,
      ministries: ministries.rows,
    };
  }
}

/** Two reviews that change nothing but the record came at once: the other one has the number. */
const isRecorded = (recorded: Promise<{ rowCount: number | null }>): Promise<boolean> =>
  recorded.then(
    ({ rowCount }) => rowCount === 1,
    (error: { code?: string }) => {
      if (error.code === UNIQUE_VIOLATION) return false;
      throw error;
    },
  );

/** As `awaitedOf` says. */
const AWAITED = `EXISTS (SELECT FROM motcua.procedure_review r WHERE r.code = procedure.code AND r.verdict = 'proposed' AND r.from_hash = procedure.hash
  AND r.n = (SELECT max(n) FROM motcua.procedure_review m WHERE m.code = procedure.code))`;

function asked(filter: ReviewFilter): Conditions {
  const where = inState(filter.status);
  if (filter.doubt) where.add(`EXISTS (SELECT FROM unnest(reasons) r WHERE split_part(r, ':', 1) = ?)`, filter.doubt);
  if (filter.field) where.add('field = ?', filter.field);
  if (filter.ministry) where.add('ministry = ?', filter.ministry);
  if (filter.text) where.add("folded LIKE '%' || ? || '%'", foldVietnamese(filter.text).replace(/[\\%_]/g, '\\$&'));
  return where;
}

function inState(status: ReviewFilter['status']): Conditions {
  const where = new Conditions();
  if (status === 'proposed') {
    where.add(AWAITED);
    return where;
  }
  where.add('status = ?', status === 'reviewed' ? 'published' : status);
  if (status === 'reviewed') where.add('reviewed');
  return where;
}
