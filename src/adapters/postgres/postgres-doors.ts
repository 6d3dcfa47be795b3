/** Sessions, drafts, delegations, uploads, tickets and the search of procedures, in PostgreSQL. */
import type { Pool } from 'pg';
import {
  type Delegation,
  type DoorStore,
  type FormDraft,
  isOfSupplement,
  type ParkedPost,
  type ProcedureGroup,
  type ProcedureHit,
  type SavedFilter,
  type SearchMatter,
  type SearchWords,
  type Session,
  type SessionRow,
  type SessionTerms,
  type SoughtProcedures,
  type StoredFile,
  type Ticket,
} from '#spine/doors.ts';
import { BY_END_OF_CODE, END_OF_CODE, FIND_PROCEDURES, MATTERS_HERE, MOST_OF_IT } from './procedure-search.ts';
import { SESSION_NAME_LENGTH, SESSIONS } from './signals.ts';

/** Names that differ only in case or blanks are one: sources write «Đầu tư tại Việt nam» beside «Đầu tư tại Việt Nam». */
const spellingOf = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('vi');
const spelt = <T extends { name: string }>(rows: readonly T[]): Map<string, T[]> =>
  Map.groupBy(rows, ({ name }) => spellingOf(name));

/** Every server ends what is live of a session that is taken away, whichever program takes it. */
const ENDED = `RETURNING pg_notify('${SESSIONS}', left(hash, ${SESSION_NAME_LENGTH}))`;

const LATELY = 200;
/** When a session was last used is kept to the minute: more would be a write for every request. */
const SEEN_MS = 60_000;
const DRAFTS_KEPT = { most: 100, days: 180 };
/** Anybody can post; an office of hundreds comes by one address. */
const PARKED = {
  kept: "interval '1 hour'",
  mostBytes: 300_000,
  perClient: 60,
  clientBytes: 3_000_000,
  inAll: 5_000,
  allBytes: 200_000_000,
};
/** Never what somebody typed. */
const COLUMN_OF: Readonly<Record<ProcedureGroup, string>> = { field: 'field', ministry: 'ministry' };

export class PostgresDoors implements DoorStore {
  readonly pool: Pool;
  readonly draftTerms = DRAFTS_KEPT;
  constructor(pool: Pool) {
    this.pool = pool;
  }

  async saveSession(hash: string, session: Session, terms: SessionTerms): Promise<void> {
    const { expiresAt, now, most } = terms;
    const owner = `${session.kind}:${session.id}`;
    await this.pool.query(
      `INSERT INTO motcua.session (hash, owner, data, expires_at, seen_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (hash) DO UPDATE SET data = EXCLUDED.data, expires_at = EXCLUDED.expires_at, seen_at = EXCLUDED.seen_at`,
      [hash, owner, JSON.stringify(session), expiresAt, now],
    );
    await this.pool.query(
      `DELETE FROM motcua.session WHERE expires_at < $3::timestamptz - interval '1 day' OR hash IN
         (SELECT hash FROM motcua.session WHERE owner = $1 ORDER BY seen_at DESC, hash OFFSET $2) ${ENDED}`,
      [owner, most, now],
    );
  }

  async findSession(hash: string, now: string, idleSince: string, use: boolean): Promise<Session | undefined> {
    const { rows } = await this.pool.query<{ data: string; seen_at: string }>({
      name: 'session',
      text: 'SELECT data, seen_at FROM motcua.session WHERE hash = $1 AND expires_at > $2 AND seen_at > $3',
      values: [hash, now, idleSince],
    });
    const [row] = rows;
    if (row && use && Date.parse(now) - Date.parse(row.seen_at) > SEEN_MS)
      await this.pool.query('UPDATE motcua.session SET seen_at = $2 WHERE hash = $1 AND seen_at < $2', [hash, now]);
    return row && (JSON.parse(row.data) as Session);
  }

  async endSession(hash: string): Promise<void> {
    await this.pool.query(`DELETE FROM motcua.session WHERE hash = $1 ${ENDED}`, [hash]);
  }

  async listSessions(owner: string, hash: string, now: string, idleSince: string): Promise<SessionRow[]> {
    const { rows } = await this.pool.query<{ hash: string; data: string; seen_at: string }>(
      `SELECT hash, data, seen_at FROM motcua.session WHERE owner = $1 AND expires_at > $2 AND seen_at > $3
       ORDER BY seen_at DESC, hash LIMIT 100`,
      [owner, now, idleSince],
    );
    return rows.map((row) => {
      const { startedAt, agent } = JSON.parse(row.data) as Session;
      return {
        id: row.hash.slice(0, SESSION_NAME_LENGTH),
        startedAt,
        seenAt: row.seen_at,
        agent,
        isThis: row.hash === hash,
      };
    });
  }

  async endSessions(owner: string, which: { id: string } | { except: string }): Promise<number> {
    const { rowCount } =
      'id' in which
        ? await this.pool.query(
            `DELETE FROM motcua.session WHERE owner = $1 AND left(hash, ${SESSION_NAME_LENGTH}) = $2 ${ENDED}`,
            [owner, which.id],
          )
        : await this.pool.query(`DELETE FROM motcua.session WHERE owner = $1 AND hash <> $2 ${ENDED}`, [
            owner,
            which.except,
          ]);
    return rowCount ?? 0;
  }

  async endProviderSessions({ sub, sid }: { sub?: string; sid?: string }): Promise<number> {
    if (!sub && !sid) return 0;
    const { rowCount } = await this.pool.query(
      `DELETE FROM motcua.session
       WHERE ($1::text IS NULL OR owner IN ('officer:' || $1, 'citizen:' || $1))
         AND ($2::text IS NULL OR data ->> 'sid' = $2 OR ($1 IS NOT NULL AND data ->> 'sid' IS NULL)) ${ENDED}`,
      [sub, sid],
    );
    return rowCount ?? 0;
  }

  /** By who runs the installation: of these owners, or everybody's. */
  async signOut(owners?: readonly string[]): Promise<number> {
    const { rowCount } = await this.pool.query(
      `DELETE FROM motcua.session WHERE $1::text[] IS NULL OR owner = ANY($1) ${ENDED}`,
      [owners],
    );
    return rowCount ?? 0;
  }

  async parkPost({ id, client, way, data, at }: ParkedPost): Promise<boolean> {
    const text = JSON.stringify(data);
    const bytes = Buffer.byteLength(text);
    if (bytes > PARKED.mostBytes) return false;
    await this.pool.query(`DELETE FROM motcua.parked_post WHERE at < $1::timestamptz - ${PARKED.kept}`, [at]);
    const { rowCount } = await this.pool.query(
      `INSERT INTO motcua.parked_post (id, client, way, data, bytes, at)
       SELECT $1, $2, $3, $4, $5::int, $6 FROM (SELECT count(*) FILTER (WHERE client = $2) AS own, count(*) AS many,
         coalesce(sum(bytes) FILTER (WHERE client = $2), 0) AS own_bytes, coalesce(sum(bytes), 0) AS bytes FROM motcua.parked_post) AS kept
       WHERE own < ${PARKED.perClient} AND many < ${PARKED.inAll} AND own_bytes + $5 <= ${PARKED.clientBytes} AND bytes + $5 <= ${PARKED.allBytes}`,
      [id, client, way, text, bytes, at],
    );
    return rowCount === 1;
  }

  takeParked(id: string, now: string): Promise<ParkedPost | undefined> {
    return this.#parked(
      `DELETE FROM motcua.parked_post WHERE id = $1 AND at >= $2::timestamptz - ${PARKED.kept} RETURNING client, way, data, at`,
      [id, now],
    );
  }

  findParked(id: string, now: string): Promise<ParkedPost | undefined> {
    return this.#parked(
      `SELECT client, way, data, at FROM motcua.parked_post WHERE id = $1 AND at >= $2::timestamptz - ${PARKED.kept}`,
      [id, now],
    );
  }

  async #parked(text: string, [id, now]: [id: string, now: string]): Promise<ParkedPost | undefined> {
    const { rows } = await this.pool.query<{ client: string; way: string; data: string; at: string }>(text, [id, now]);
    const [row] = rows;
    return row && { id, ...row, data: JSON.parse(row.data) as Record<string, unknown> };
  }

  async saveDraft({ id, owner, procedure, data, savedAt }: FormDraft): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `INSERT INTO motcua.form_draft (id, owner, procedure, data, saved_at) SELECT $1::uuid, $2, $3, $4, $5
       WHERE $6 OR EXISTS (SELECT FROM motcua.form_draft WHERE id = $1::uuid)
         OR (SELECT count(*) FROM motcua.form_draft WHERE owner = $2 AND data ->> 'done' IS NULL AND ${IS_APPLICATION}) < ${DRAFTS_KEPT.most}
       ON CONFLICT (id) DO UPDATE SET data = EXCLUDED.data, saved_at = EXCLUDED.saved_at
         WHERE form_draft.owner = EXCLUDED.owner AND form_draft.data ->> 'done' IS NULL`,
      [id, owner, procedure, JSON.stringify(data), savedAt, isOfSupplement({ data })],
    );
    return rowCount === 1;
  }

  async sweep(now: string): Promise<{ drafts: number; parked: number; sessions: number }> {
    const gone = async (text: string) => (await this.pool.query(text, [now])).rowCount ?? 0;
    return {
      drafts: await gone(
        `DELETE FROM motcua.form_draft WHERE saved_at < $1::timestamptz - interval '${DRAFTS_KEPT.days} days'`,
      ),
      parked: await gone(`DELETE FROM motcua.parked_post WHERE at < $1::timestamptz - ${PARKED.kept}`),
      sessions: await gone("DELETE FROM motcua.session WHERE expires_at < $1::timestamptz - interval '1 day'"),
    };
  }

  async findDraft(id: string): Promise<FormDraft | undefined> {
    const { rows } = await this.pool.query<DraftRow>(`${DRAFTS} WHERE id = $1`, [id]);
    return rows[0] && toDraft(rows[0]);
  }

  async listDrafts(owner: string): Promise<FormDraft[]> {
    const { rows } = await this.pool.query<DraftRow>(
      `${DRAFTS} WHERE owner = $1 AND data ->> 'done' IS NULL AND ${IS_APPLICATION} ORDER BY saved_at DESC, id`,
      [owner],
    );
    return rows.map(toDraft);
  }

  async dropDraft(id: string): Promise<void> {
    await this.pool.query('DELETE FROM motcua.form_draft WHERE id = $1', [id]);
  }

  async recordDelegation(one: Delegation): Promise<void> {
    await this.pool.query(
      `INSERT INTO motcua.delegation (id, from_id, to_id, from_name, to_name, procedure, valid_from, valid_to, accepted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [one.id, one.from, one.to, one.fromName, one.toName, one.procedure, one.validFrom, one.validTo, one.acceptedAt],
    );
  }

  async revokeDelegation(id: string, from: string, at: string): Promise<boolean> {
    // Given twice to one person, it is taken back whole.
    const { rowCount } = await this.pool.query(
      `UPDATE motcua.delegation d SET revoked_at = $3 FROM motcua.delegation one
       WHERE one.id = $1 AND one.from_id = $2 AND one.revoked_at IS NULL AND d.from_id = one.from_id AND d.to_id = one.to_id
         AND d.procedure = one.procedure AND d.revoked_at IS NULL`,
      [id, from, at],
    );
    return Boolean(rowCount);
  }

  async answerDelegation(id: string, to: string, answer: 'accepted' | 'declined', at: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      answer === 'accepted'
        ? `UPDATE motcua.delegation SET accepted_at = $3
           WHERE id = $1 AND to_id = $2 AND accepted_at IS NULL AND declined_at IS NULL AND revoked_at IS NULL`
        : `UPDATE motcua.delegation SET declined_at = $3
           WHERE id = $1 AND to_id = $2 AND declined_at IS NULL AND revoked_at IS NULL`,
      [id, to, at],
    );
    return Boolean(rowCount);
  }

  async listDelegations(idNumber: string): Promise<Delegation[]> {
    const { rows } = await this.pool.query<Record<string, string | null>>(
      `SELECT id, from_id, to_id, from_name, to_name, procedure, valid_from::text, valid_to::text, accepted_at, declined_at, revoked_at
       FROM motcua.delegation WHERE from_id = $1 OR to_id = $1 ORDER BY valid_to DESC, id`,
      [idNumber],
    );
    return rows.map((row) => ({
      id: String(row['id']),
      from: String(row['from_id']),
      to: String(row['to_id']),
      fromName: String(row['from_name']),
      toName: String(row['to_name']),
      procedure: String(row['procedure']),
      validFrom: String(row['valid_from']),
      validTo: String(row['valid_to']),
      acceptedAt: row['accepted_at'] ?? undefined,
      declinedAt: row['declined_at'] ?? undefined,
      revokedAt: row['revoked_at'] ?? undefined,
    }));
  }

  async recordFile({ hash, owner, name, type, sizeBytes, pages, sentHash }: StoredFile, at: string): Promise<void> {
    await this.pool.query(
      'INSERT INTO motcua.stored_file (hash, owner, name, type, size, pages, sent_hash, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING',
      [hash, owner, name, type, sizeBytes, pages, sentHash, at],
    );
  }

  async findFile(hash: string, as?: string): Promise<StoredFile | undefined> {
    const { rows } = await this.pool.query<{
      owner: string;
      name: string;
      type: string;
      size: string;
      pages: number | null;
    }>(
      'SELECT owner, name, type, size, pages FROM motcua.stored_file WHERE hash = $1 ORDER BY owner = $2::text DESC NULLS LAST, at LIMIT 1',
      [hash, as],
    );
    const [row] = rows;
    const pages = row?.pages ?? undefined;
    return row && { hash, owner: row.owner, name: row.name, type: row.type, sizeBytes: Number(row.size), pages };
  }

  async ownsFile(hash: string, owner: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('SELECT FROM motcua.stored_file WHERE hash = $1 AND owner = $2', [
      hash,
      owner,
    ]);
    return rowCount === 1;
  }

  async saveFilter(officer: string, { name, query }: SavedFilter): Promise<void> {
    await this.pool.query(
      'INSERT INTO motcua.saved_filter (officer, name, query) VALUES ($1, $2, $3) ON CONFLICT (officer, name) DO UPDATE SET query = EXCLUDED.query',
      [officer, name, query],
    );
  }

  async dropFilter(officer: string, name: string): Promise<void> {
    await this.pool.query('DELETE FROM motcua.saved_filter WHERE officer = $1 AND name = $2', [officer, name]);
  }

  async listFilters(officer: string): Promise<SavedFilter[]> {
    const { rows } = await this.pool.query<SavedFilter>(
      'SELECT name, query FROM motcua.saved_filter WHERE officer = $1 ORDER BY name COLLATE "vi-x-icu"',
      [officer],
    );
    return rows;
  }

  async takeTicket(centre: string, day: string): Promise<Ticket> {
    // One at a time for each centre and day, so that numbers have neither gaps nor doubles.
    const { rows } = await this.pool.query<{ number: number }>(
      `WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtext($1 || $2)))
       INSERT INTO motcua.queue_ticket (centre, day, number)
       SELECT $1, $2::date, (SELECT coalesce(max(number), 0) + 1 FROM motcua.queue_ticket WHERE centre = $1 AND day = $2::date) FROM turn
       ON CONFLICT DO NOTHING RETURNING number`,
      [centre, day],
    );
    // The count was taken before the wait for the turn ended: take the next.
    return rows.length ? { centre, day, number: rows[0].number } : this.takeTicket(centre, day);
  }

  async callTicket(centre: string, day: string, desk: string, at: string): Promise<Ticket | undefined> {
    const { rows } = await this.pool.query<{ number: number }>(
      `UPDATE motcua.queue_ticket SET called_at = $4, desk = $3
       WHERE (centre, day, number) = (SELECT centre, day, number FROM motcua.queue_ticket
         WHERE centre = $1 AND day = $2::date AND called_at IS NULL ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING number`,
      [centre, day, desk, at],
    );
    return rows[0] && { centre, day, number: rows[0].number, calledAt: at, desk };
  }

  async waitingTickets(centre: string, day: string): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM motcua.queue_ticket WHERE centre = $1 AND day = $2::date AND called_at IS NULL',
      [centre, day],
    );
    return rows[0].n;
  }

  async searchProcedures(words: SearchWords, limit: number): Promise<ProcedureHit[]> {
    return (await this.findProcedures(words, { limit, offset: 0 })).hits;
  }

  async findProcedures(
    { folded, spelt, asked, matters, others = [] }: SearchWords,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<SoughtProcedures> {
    if (END_OF_CODE.test(folded)) {
      const { rows } = await this.pool.query<HitRow & { total: number }>(BY_END_OF_CODE, [folded, limit, offset]);
      if (rows.length) return { hits: rows.map(toHit), total: rows[0].total, missing: [], isPartly: false };
    }
    const here = matters.length ? await this.mattersHere(matters) : [];
    const missing = matters.filter((_, i) => !here[i]);
    if (matters.length && missing.length === matters.length) {
      // What the name of a procedure says as it was typed is here, whatever people mean by it elsewhere.
      const named = asked?.includes(' ') ? { matter: {}, names: `\\m${asked}\\M`, but: '' } : undefined;
      if (named && /^[\p{L}\p{N} ]+$/u.test(asked!) && (await this.mattersHere([named]))[0])
        return this.findProcedures({ folded: asked!, spelt: asked!, matters: [named] }, { limit, offset });
      // Of what nothing here is, whatever shares a word with it is something else.
      return { hits: [], total: 0, missing, isPartly: false };
    }
    const found = matters.filter((_, i) => here[i]);
    const { rows } = await this.pool.query<HitRow & { total: number; most: number }>({
      name: 'find-procedures',
      text: FIND_PROCEDURES,
      values: [folded, spelt, limit, offset, found.map(({ names }) => names), found.map(({ but }) => but), others],
    });
    const isPartly = !found.length && rows.length > 0 && rows[0].most < MOST_OF_IT;
    return { hits: rows.map(toHit), total: rows[0]?.total ?? 0, missing, isPartly };
  }

  private async mattersHere(matters: readonly SearchMatter[]): Promise<boolean[]> {
    const { rows } = await this.pool.query<{ here: boolean }>({
      name: 'matters-here',
      text: MATTERS_HERE,
      values: [matters.map(({ names }) => names), matters.map(({ but }) => but)],
    });
    return rows.map(({ here }) => here);
  }

  async groupsOfProcedures(by: ProcedureGroup): Promise<{ name: string; count: number }[]> {
    const { rows } = await this.pool.query<{ name: string; count: number }>(
      `SELECT ${COLUMN_OF[by]} AS name, count(*)::int AS count FROM motcua.procedure WHERE ${COLUMN_OF[by]} <> '' GROUP BY 1 ORDER BY 1`,
    );
    return [...spelt(rows).values()].map((spellings) => ({
      name: spellings
        .toSorted((a, b) => b.count - a.count)[0]
        .name.trim()
        .replace(/\s+/gu, ' '),
      count: spellings.reduce((sum, { count }) => sum + count, 0),
    }));
  }

  async proceduresIn(by: ProcedureGroup, name: string, { limit, offset }: { limit: number; offset: number }) {
    const names = await this.pool.query<{ name: string }>(
      `SELECT DISTINCT ${COLUMN_OF[by]} AS name FROM motcua.procedure`,
    );
    const spellings = spelt(names.rows).get(spellingOf(name)) ?? [];
    const { rows } = await this.pool.query<HitRow & { total: number }>(
      `SELECT code, names, field, tier, origin, status, intent, count(*) OVER ()::int AS total FROM motcua.procedure
       WHERE ${COLUMN_OF[by]} = ANY($1::text[]) ORDER BY name, code LIMIT $2 OFFSET $3`,
      [spellings.map((one) => one.name), limit, offset],
    );
    return { hits: rows.map(toHit), total: rows[0]?.total ?? 0 };
  }

  async listIntents(): Promise<ProcedureHit[]> {
    const { rows } = await this.pool.query<HitRow>(
      'SELECT code, names, field, tier, origin, status, intent FROM motcua.procedure WHERE intent IS NOT NULL ORDER BY tier, code LIMIT 24',
    );
    return rows.map(toHit);
  }

  async namesOfProcedures(codes: readonly string[]): Promise<ProcedureHit[]> {
    const { rows } = await this.pool.query<HitRow>(
      'SELECT code, names, field, tier, origin, status, intent FROM motcua.procedure WHERE code = ANY($1::text[])',
      [codes],
    );
    return rows.map(toHit);
  }

  async recentRuns(procedure: string) {
    const { rows } = await this.pool.query<{ used: number; runs: { from: string; to: string }[] | null }>(
      `WITH lately AS (SELECT id FROM motcua.dossier WHERE procedure = $1 AND submitted_at IS NOT NULL AND NOT story ORDER BY submitted_at DESC LIMIT ${LATELY}),
       runs AS (SELECT min(at) FILTER (WHERE type = 'dossier-received') AS from_at, min(at) FILTER (WHERE type IN ('dossier-decided', 'dossier-refused')) AS to_at
         FROM motcua.dossier_event WHERE dossier_id IN (SELECT id FROM lately) GROUP BY dossier_id)
       SELECT (SELECT count(*)::int FROM motcua.dossier d WHERE procedure = $1 AND submitted_at IS NOT NULL AND NOT story AND NOT ${NOT_TAKEN_IN}) AS used,
         (SELECT jsonb_agg(jsonb_build_object('from', from_at, 'to', to_at)) FROM runs WHERE from_at < to_at) AS runs`,
      [procedure],
    );
    return { used: rows[0].used, runs: rows[0].runs ?? [] };
  }
}

interface DraftRow {
  id: string;
  owner: string;
  procedure: string;
  data: string;
  saved_at: string;
}

/** What a counter did not take in at all was handed in by nobody. */
const NOT_TAKEN_IN = `(d.status = 'refused' AND EXISTS (SELECT FROM motcua.dossier_event e WHERE e.dossier_id = d.id AND e.seq = 1 AND e.type = 'dossier-refused'))`;
const IS_APPLICATION = "data ->> 'supplementOf' IS NULL";
const DRAFTS = 'SELECT id, owner, procedure, data, saved_at FROM motcua.form_draft';

function toDraft({ id, owner, procedure, data, saved_at }: DraftRow): FormDraft {
  return { id, owner, procedure, data: JSON.parse(data) as Record<string, unknown>, savedAt: saved_at };
}

interface HitRow {
  code: string;
  names: string;
  field: string;
  tier: string;
  origin: string;
  status: ProcedureHit['status'];
  intent: string | null;
}

function toHit({ code, names, field, tier, origin, status, intent }: HitRow): ProcedureHit {
  return {
    code,
    field,
    tier,
    origin,
    status,
    names: JSON.parse(names) as Record<string, string>,
    intent: intent ? (JSON.parse(intent) as Record<string, string>) : undefined,
  };
}
