/** The record in PostgreSQL. See `commit-statement.ts` for the one statement that every act is. */
import type { Pool } from 'pg';
import { foldVietnamese } from '#kernel/text.ts';
import type { ChainLink } from '#spine/chain.ts';
import { asksOf, isOf, standing } from '#spine/entries.ts';
import type { ChainsRead, Differs } from '#spine/kept.ts';
import { RESULT_FILE_EVENTS } from '#spine/result-files.ts';
import { SOURCE_CHANGED } from '#spine/reviews.ts';
import type {
  AbsenceAct,
  AbsenceRow,
  Answered,
  Book,
  Commit,
  Committed,
  DossierListing,
  DossierQuery,
  Fold,
  Listed,
  NearClaims,
  Page,
  Passed,
  PersonFilter,
  ProcedureListing,
  PublishedPack,
  Receipt,
  RegisterEntry,
  Scope,
  Snapshot,
  Store,
  TaskFilter,
  TaskListing,
} from '#spine/store.ts';
import { type AbsenceRecord, absenceOf } from './absence-rows.ts';
import { commitStatement } from './commit-statement.ts';
import { Conditions, escapeLike, pageOf } from './conditions.ts';
import { WRITERS } from './connect.ts';
import { GroupCommit } from './group-commit.ts';
import { LINKS, type LinkRow, toLink } from './links.ts';
import { countDossiers, countTasks, findDossiers, listDossiers, listFiled, listOpenPacks, listTasks } from './lists.ts';
import { verifyChains } from './verify-chains.ts';

const UNIQUE_VIOLATION = '23505';
const NOT_NULL_VIOLATION = '23502';
/** Packs and entries go in a thousand rows at a time: one statement each, and none so large that it hurts. */
const BATCH = 200;

interface LoadedRow {
  id: string;
  seq: number;
  hash: Buffer;
  code: string | null;
  state: string;
  saved_seq: number;
  filed: string;
  since: string[];
}
const LOADED = `SELECT h.dossier_id AS id, h.seq, h.hash, d.code, d.state, d.saved_seq, d.filed,
  ARRAY(SELECT e.body::text FROM motcua.dossier_event e WHERE e.dossier_id = h.dossier_id AND e.seq > d.saved_seq ORDER BY e.seq) AS since
  FROM motcua.dossier_head h JOIN motcua.dossier d ON d.id = h.dossier_id`;

/** More claims than these are asked in one text for every number of them. */
const FEW_CLAIMS = 24;

export class PostgresStore<State extends { code?: string }> implements Store<State> {
  readonly pool: Pool;
  readonly #plain: GroupCommit;
  readonly #contending: GroupCommit;
  readonly #fold: Fold<State>;
  readonly #onWall: (iso: string) => string;

  /** `writers` (`makeWriters`) are for acts alone. `onWall`: what the clock shows that jobs wait by, when acts are dated by another. */
  constructor(pool: Pool, writers: Pool, fold: Fold<State>, onWall = (iso: string) => iso) {
    this.pool = pool;
    this.#plain = new GroupCommit(writers, WRITERS - 1);
    // One after the other: two that wait for what the other took would both be refused.
    this.#contending = new GroupCommit(writers, 1);
    this.#fold = fold;
    this.#onWall = onWall;
  }

  async load(dossierId: string): Promise<Snapshot<State> | undefined> {
    const { rows } = await this.pool.query<LoadedRow>({
      name: 'load',
      text: `${LOADED} WHERE h.dossier_id = $1`,
      values: [dossierId],
    });
    return rows.length ? this.#snapshotOf(rows[0]) : undefined;
  }

  async loadAll(dossierIds: readonly string[]): Promise<Map<string, Snapshot<State>>> {
    if (!dossierIds.length) return new Map();
    const { rows } = await this.pool.query<LoadedRow>({
      name: 'load-all',
      text: `${LOADED} WHERE h.dossier_id = ANY($1::uuid[])`,
      values: [dossierIds],
    });
    return new Map(rows.map((row) => [row.id, this.#snapshotOf(row)]));
  }

  #snapshotOf({ seq, hash, code, state, saved_seq, filed, since }: LoadedRow): Snapshot<State> {
    const saved = { ...(JSON.parse(filed) as object), ...(JSON.parse(state) as State), code: code ?? undefined };
    return { seq, hash: hash.toString('hex'), savedSeq: saved_seq, state: since.reduce(this.#fold, saved) };
  }

  async findDossierId(code: string) {
    const { rows } = await this.pool.query<{ id: string }>('SELECT id FROM motcua.dossier WHERE code = $1', [code]);
    return rows[0]?.id;
  }

  async findByResultFile(files: readonly string[]) {
    const { rows } = await this.pool.query<{ file: string; ids: string[] }>({
      name: 'by-result-file',
      text: `SELECT body ->> 'file' AS file, array_agg(DISTINCT dossier_id::text ORDER BY dossier_id::text) AS ids FROM motcua.dossier_event
        WHERE type IN (${RESULT_FILE_EVENTS.map((type) => `'${type}'`).join(', ')}) AND body ->> 'file' = ANY ($1::text[]) GROUP BY 1`,
      values: [files],
    });
    return new Map(rows.map(({ file, ids }) => [file, ids]));
  }

  async readEvents(dossierId: string): Promise<ChainLink[]> {
    const { rows } = await this.pool.query<LinkRow>(`${LINKS} WHERE dossier_id = $1 ORDER BY seq`, [dossierId]);
    return rows.map(toLink);
  }

  async commit(commit: Commit): Promise<Committed> {
    const { receipt } = commit;
    try {
      const written = await this.#write(commit);
      if (written) return { result: 'committed', ...written };
      const earlier = receipt && (await this.findReceipt(receipt.actor, receipt.key));
      if (earlier) return { result: 'duplicate', receipt: earlier };
      // Nothing moved: another act came between, or another dossier holds what had to be free.
      const asks = commit.entries.some((entry) => entry.untaken?.length || entry.near?.length);
      const taken = asks ? await this.#findTaken(commit) : undefined;
      if (taken !== undefined) return { result: 'entered', taken };
      return (await this.#isAnyRegistered(commit)) ? { result: 'entered' } : { result: 'conflict' };
    } catch (error) {
      const { code: failed, table, detail = '' } = error as { code?: string; table?: string; detail?: string };
      if (table === 'entered_once' && failed === NOT_NULL_VIOLATION)
        return { result: 'entered', taken: await this.#findTaken(commit) };
      if (failed !== UNIQUE_VIOLATION) throw error;
      const earlier = receipt && (await this.findReceipt(receipt.actor, receipt.key));
      if (earlier) return { result: 'duplicate', receipt: earlier };
      // Key (register, subject_id)=(business, businessCode=0221550000) …
      if (table === 'entered_once') return { result: 'entered', taken: /=\([^,]+, (.*)\)/.exec(detail)?.[1] };
      throw error;
    }
  }

  /** Nothing where nothing moved. */
  async #write(commit: Commit, looksAtRevoked = false): Promise<{ hash: string; code?: string } | undefined> {
    const statement = commitStatement(commit, this.#onWall, looksAtRevoked);
    const { rows, rowCount } = await (statement.contends ? this.#contending : this.#plain).write(statement);
    if (rowCount) return { hash: rows[0]?.hash ?? statement.hash, code: rows[0]?.code };
    // What was entered about a new subject may have been revoked since.
    const isNew = commit.entries.some((entry) => entry.unregistered);
    return isNew && !looksAtRevoked ? this.#write(commit, true) : undefined;
  }

  /** Which claim of the entries another dossier holds; nothing where it gave it free since. */
  async #findTaken({ dossierId, entries }: Commit): Promise<string | undefined> {
    for (const { register, claim, may } of entries.flatMap((entry) => asksOf(dossierId, entry))) {
      const holder = (await this.findHolders(register, [claim])).get(claim);
      if (holder !== undefined && !may.includes(holder)) return claim;
    }
    for (const { register, near = [] } of entries) {
      const held = await this.findHolders(register, [], near);
      for (const [claim, holder] of held) if (holder !== dossierId) return claim;
    }
    return undefined;
  }

  /** Whether an entry of another origin stands about a subject of whom none may. */
  async #isAnyRegistered({ dossierId, entries }: Commit): Promise<boolean> {
    for (const { subject, unregistered } of entries) {
      const known = unregistered ? await this.readEntries(subject) : [];
      if (known.some((one) => !isOf(dossierId, one))) return true;
    }
    return false;
  }

  async findReceipt(actor: string, key: string): Promise<Receipt | undefined> {
    const { rows } = await this.pool.query<{ dossier_id: string; seq: number; request: string }>(
      'SELECT dossier_id, seq, request FROM motcua.act_receipt WHERE actor = $1 AND key = $2',
      [actor, key],
    );
    return rows[0] && { dossierId: rows[0].dossier_id, seq: rows[0].seq, request: rows[0].request };
  }

  async readBook(prefix: string, day: string): Promise<Book> {
    const { rows } = await this.pool.query<{ last: number; passed: string }>(
      `SELECT c.n AS last, coalesce((SELECT json_agg(json_build_object('first', p.first, 'last', p.last) ORDER BY p.first)
         FROM motcua.passed_number p WHERE p.prefix = c.prefix AND p.day = c.day), '[]') AS passed
       FROM motcua.code_counter c WHERE c.prefix = $1 AND c.day = $2`,
      [prefix, day],
    );
    const [book] = rows;
    return book ? { last: book.last, passed: JSON.parse(book.passed) as Passed[] } : { last: 0, passed: [] };
  }

  async readEntries(subject: string): Promise<RegisterEntry[]> {
    return (await this.readEntriesOfAll([subject])).get(subject)!;
  }

  async readEntriesOfAll(subjects: readonly string[]): Promise<Map<string, RegisterEntry[]>> {
    const { rows } = await this.pool.query<{
      subject_id: string;
      register: string;
      origin: string;
      data: string;
      true_since: string;
      known_since: string;
      revokes: boolean;
    }>(
      'SELECT subject_id, register, origin, data, true_since, known_since, revokes FROM motcua.register_entry WHERE subject_id = ANY($1) ORDER BY known_since, origin',
      [subjects],
    );
    const all = Map.groupBy(rows, ({ subject_id }) => subject_id);
    const entriesOf = (subject: string) =>
      standing(all.get(subject) ?? []).map((row) => ({
        subject,
        register: row.register,
        origin: row.origin,
        data: JSON.parse(row.data) as Record<string, unknown>,
        trueSince: row.true_since,
        knownSince: row.known_since,
      }));
    return new Map(subjects.map((subject) => [subject, entriesOf(subject)]));
  }

  async findHolders(
    register: string,
    claims: readonly string[],
    near: readonly NearClaims[] = [],
  ): Promise<Map<string, string>> {
    if (!claims.length && !near.length) return new Map();
    if (claims.length + near.length > FEW_CLAIMS) return this.#findManyHolders(register, claims, near);
    // Asked by nearly every decision: prepared, for each number of claims a text of its own.
    const values: string[] = [register];
    const place = (value: string) => `$${values.push(value)}`;
    const among = claims.length ? [`subject_id IN (${claims.map(place).join(', ')})`] : [];
    const between = near.map(
      ({ beginning, from, below }) =>
        `(subject_id >= ${place(from)} AND subject_id < ${place(below)} AND starts_with(subject_id, ${place(beginning)}))`,
    );
    const { rows } = await this.pool.query<{ claim: string; id: string }>({
      name: `holders-${claims.length}-${near.length}`,
      text: `SELECT subject_id AS claim, dossier_id AS id FROM motcua.entered_once WHERE register = $1 AND (${[...among, ...between].join(' OR ')})`,
      values,
    });
    return new Map(rows.map(({ claim, id }) => [claim, id]));
  }

  async #findManyHolders(register: string, claims: readonly string[], near: readonly NearClaims[]) {
    const { rows } = await this.pool.query<{ claim: string; id: string }>({
      name: 'many-holders',
      text: `SELECT subject_id AS claim, dossier_id AS id FROM motcua.entered_once WHERE register = $1 AND subject_id = ANY($2::text[])
        UNION SELECT e.subject_id, e.dossier_id FROM unnest($3::text[], $4::text[], $5::text[]) AS n(beginning, since, below),
        LATERAL (SELECT f.subject_id, f.dossier_id FROM motcua.entered_once f WHERE f.register = $1 AND f.subject_id >= n.since
          AND f.subject_id < n.below AND starts_with(f.subject_id, n.beginning) ORDER BY f.register, f.subject_id OFFSET 0) e`,
      values: [
        register,
        claims,
        ...(['beginning', 'from', 'below'] as const).map((part) => near.map((one) => one[part])),
      ],
    });
    return new Map(rows.map(({ claim, id }) => [claim, id]));
  }

  async loadEntries(entries: readonly RegisterEntry[]): Promise<void> {
    for (let i = 0; i < entries.length; i += BATCH) {
      const batch = entries.slice(i, i + BATCH);
      await this.pool.query(
        `INSERT INTO motcua.register_entry (subject_id, register, origin, data, true_since, known_since)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::json[], $5::text[], $6::timestamptz[]) ON CONFLICT DO NOTHING`,
        [
          batch.map((one) => one.subject),
          batch.map((one) => one.register),
          batch.map((one) => one.origin),
          batch.map((one) => JSON.stringify(one.data)),
          batch.map((one) => one.trueSince),
          batch.map((one) => one.knownSince),
        ],
      );
    }
  }

  async publish(packs: readonly PublishedPack[]): Promise<void> {
    for (let i = 0; i < packs.length; i += BATCH) {
      const batch = packs.slice(i, i + BATCH);
      await this.pool.query(
        `WITH given AS (SELECT * FROM json_to_recordset($1::json) AS g(hash text, code text, files json, name text, folded text, field text, tier text, origin text, status text, reasons json, names json, intent json, search text, ministry text, source text, since timestamptz)),
         words AS (INSERT INTO motcua.search_word SELECT DISTINCT w FROM given, unnest(string_to_array(search, ' ')) w WHERE w <> '' ON CONFLICT DO NOTHING),
         kept AS (INSERT INTO motcua.pack (hash, code, files) SELECT DISTINCT ON (hash) hash, code, files FROM given ON CONFLICT (hash) DO NOTHING)
         INSERT INTO motcua.procedure AS p (code, hash, name, folded, field, tier, origin, status, reasons, names, intent, search, ministry, source, since)
         SELECT code, hash, name, folded, field, tier, origin, status, ARRAY(SELECT json_array_elements_text(reasons)), names, intent, search, ministry, source, since FROM given
         ${OVER_WHAT_HELD}`,
        [JSON.stringify(batch.map((pack) => ({ ...pack, ...foldedOf(pack) })))],
      );
    }
  }

  async findPack(hash: string): Promise<PublishedPack | undefined> {
    const { rows } = await this.pool.query<{ files: string; code: string }>(
      'SELECT code, files FROM motcua.pack WHERE hash = $1',
      [hash],
    );
    if (!rows.length) return undefined;
    const listing = await this.findProcedure(rows[0].code);
    return listing && { ...listing, hash, files: JSON.parse(rows[0].files) as Record<string, string> };
  }

  async findProcedure(code: string): Promise<ProcedureListing | undefined> {
    const { rows } = await this.pool.query<ListingRow>(`${PROCEDURES} WHERE code = $1`, [code]);
    return rows[0] && toListing(rows[0]);
  }

  async listProcedures(
    filter: { text?: string; tier?: string; status?: string },
    { limit, after }: Page,
  ): Promise<Listed<ProcedureListing>> {
    const where = new Conditions();
    if (filter.text) where.add("folded LIKE '%' || ? || '%'", escapeLike(foldVietnamese(filter.text)));
    if (filter.tier) where.add('tier = ?', filter.tier);
    if (filter.status) where.add('status = ?', filter.status);
    if (after) where.add('code > ?', after);
    const { rows } = await this.pool.query<ListingRow>(
      `${PROCEDURES} ${where} ORDER BY code LIMIT ${limit + 1}`,
      where.values,
    );
    return pageOf(rows.map(toListing), limit, (row) => row.code);
  }

  listTasks(filter: TaskFilter, page: Page): Promise<Listed<TaskListing>> {
    return listTasks(this.pool, filter, page);
  }

  countTasks(filter: TaskFilter): Promise<number> {
    return countTasks(this.pool, filter);
  }

  listDossiers(filter: PersonFilter, page: Page): Promise<Listed<DossierListing>> {
    return listDossiers(this.pool, filter, page);
  }

  findDossiers(query: DossierQuery, scope: Scope, page: Page): Promise<Listed<DossierListing>> {
    return findDossiers(this.pool, query, scope, page);
  }

  countDossiers(query: DossierQuery, scope: Scope, most: number): Promise<number> {
    return countDossiers(this.pool, query, scope, most);
  }

  listFiled(scope: Scope): Promise<{ procedure: string; field: string }[]> {
    return listFiled(this.pool, scope);
  }

  listOpenPacks(scope: Scope): Promise<string[]> {
    return listOpenPacks(this.pool, scope);
  }

  async readAnswers(dossierIds: readonly string[]): Promise<Map<string, Answered>> {
    const { rows } = await this.pool.query<{ id: string; pack_hash: string; answers: string | null }>(
      "SELECT id, pack_hash, (filed -> 'answers')::text AS answers FROM motcua.dossier WHERE id = ANY($1::uuid[])",
      [dossierIds],
    );
    return new Map(
      rows.map(({ id, pack_hash, answers }) => [id, { packHash: pack_hash, answers: JSON.parse(answers ?? '{}') }]),
    );
  }

  async openDossierIds() {
    const { rows } = await this.pool.query<{ id: string }>(
      "SELECT id FROM motcua.dossier WHERE status IN ('in-progress', 'decided') ORDER BY id",
    );
    return rows.map((row) => row.id);
  }

  async recordAbsence(act: AbsenceAct): Promise<boolean> {
    const { id, seq, officer, from, to, standIn, reason, byId, byName, at } = act;
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      // One at a time for each officer, who is away or stands in: the statement after the wait sees what the one before it wrote.
      for (const one of [officer, ...(standIn ? [standIn] : [])].toSorted())
        await client.query("SELECT pg_advisory_xact_lock(hashtext('absence ' || $1))", [one]);
      const { rowCount } = await client.query(
        `INSERT INTO motcua.absence_act (absence, seq, act, officer, absent_from, absent_to, stand_in, reason, by_id, by_name, at)
         SELECT $1::uuid, $2::int, $3::text, $4::text, $5::timestamptz, $6::timestamptz, $7, $8, $9, $10, $11::timestamptz
         WHERE $2::int > 1 OR NOT EXISTS (
           SELECT FROM (SELECT DISTINCT ON (absence) * FROM motcua.absence_act WHERE officer IN ($4, $7) ORDER BY absence, seq DESC) a
           WHERE act <> 'cancel-absence' AND (act <> 'end-absence' OR officer = $4) AND absent_from < $6::timestamptz AND absent_to > $5::timestamptz)
         ON CONFLICT DO NOTHING`,
        [id, seq, act.act, officer, from, to, standIn, reason, byId, byName, at],
      );
      await client.query('COMMIT');
      client.release();
      return rowCount === 1;
    } catch (error) {
      // Nothing of it stays: the connection goes, and the transaction with it.
      client.release(true);
      throw error;
    }
  }

  async findAbsence(id: string): Promise<AbsenceRow | undefined> {
    const [found] = await this.#absences('absence = $1', [id]);
    return found;
  }

  async absencesAt(at: string): Promise<AbsenceRow[]> {
    const rows = await this.#absences('absent_from <= $1 AND $1 < absent_to', [at]);
    return rows.filter((row) => row.act !== 'cancel-absence');
  }

  async listAbsences(officers: readonly string[], at: string): Promise<AbsenceRow[]> {
    const rows = await this.#absences('officer = ANY($1) AND $2 < absent_to', [officers, at]);
    return rows.filter((row) => row.act !== 'cancel-absence');
  }

  /** Each absence by its last act, where that fits the condition. */
  async #absences(condition: string, values: unknown[]): Promise<AbsenceRow[]> {
    const { rows } = await this.pool.query<AbsenceRecord>(
      `SELECT * FROM (SELECT DISTINCT ON (absence) * FROM motcua.absence_act ORDER BY absence, seq DESC) a
       WHERE ${condition} ORDER BY absent_from, absence`,
      values,
    );
    return rows.map(absenceOf);
  }

  verify(dossierId?: string, differs?: Differs): Promise<ChainsRead> {
    return verifyChains(this.pool, dossierId, differs);
  }
}

/** Folded for the searches: code and name, and with them every word people may use. */
export function foldedOf({ code, name, names = { vi: name }, field, search }: PublishedPack) {
  const wide = [code, ...Object.values(names), field, search ?? ''].join(' ').replace(/[^\p{L}\p{N}\p{M}.]+/gu, ' ');
  return { names, folded: foldVietnamese(`${code} ${name}`), search: foldVietnamese(wide) };
}

export const PROCEDURES =
  'SELECT code, hash, name, field, tier, origin, status, reasons, ministry, source, since, reviewed FROM motcua.procedure';

/** As `publishedOver` says: what an officer has looked at gives way only to another source, and then under review. */
const OVER_WHAT_HELD = `ON CONFLICT (code) DO UPDATE SET hash = EXCLUDED.hash, name = EXCLUDED.name, folded = EXCLUDED.folded, field = EXCLUDED.field,
  tier = EXCLUDED.tier, origin = EXCLUDED.origin, names = EXCLUDED.names, intent = EXCLUDED.intent, search = EXCLUDED.search,
  ministry = EXCLUDED.ministry, source = EXCLUDED.source, reviewed = false,
  since = CASE WHEN p.hash = EXCLUDED.hash AND p.status = EXCLUDED.status THEN p.since ELSE EXCLUDED.since END,
  status = CASE WHEN p.reviewed AND EXCLUDED.origin = 'catalogue' THEN 'needs-review' ELSE EXCLUDED.status END,
  reasons = CASE WHEN p.reviewed AND EXCLUDED.origin = 'catalogue' THEN array_append(EXCLUDED.reasons, '${SOURCE_CHANGED}') ELSE EXCLUDED.reasons END
  WHERE NOT (p.reviewed AND EXCLUDED.origin = 'catalogue' AND p.source IS NOT DISTINCT FROM EXCLUDED.source)`;

export type ListingRow = { [K in keyof ProcedureListing]: ProcedureListing[K] | null };

/** A row of `PROCEDURES`; what is not there is left out. */
export function toListing(row: ListingRow): ProcedureListing {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as ProcedureListing;
}
