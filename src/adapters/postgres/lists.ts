/** Lists of tasks and dossiers: by desk, by what somebody looks for, within what they may see. */
import type { Pool } from 'pg';
import { ENDED, RECEIVED_STATUSES, RUNNING, type Status } from '#kernel/status.ts';
import { foldVietnamese } from '#kernel/text.ts';
import {
  BETWEEN,
  BY_NUMBER,
  BY_PARTS,
  BY_WHOLE,
  BY_WRITTEN,
  type Nearness,
  type SearchTerms,
  searchTerms,
} from '#spine/search-terms.ts';
import {
  type DossierListing,
  type DossierQuery,
  type Listed,
  type ListMark,
  type Page,
  type Paused,
  type PersonFilter,
  SAVED_DATES,
  type Scope,
  standsStill,
  type TaskFilter,
  type TaskListing,
} from '#spine/store.ts';
import { Conditions, escapeLike, pageOf } from './conditions.ts';
import { rollBack } from './roll-back.ts';

/** A task without a date sorts after those that have one. */
const NEVER = 'infinity';

type Columns = Record<string, string | number | boolean | null>;

const text = (value: Columns[string]): string | undefined => (value === null ? undefined : String(value));
const date = (value: Columns[string]): string | undefined => (value === NEVER ? undefined : text(value));
const pausedOf = (row: Columns): Paused | undefined =>
  row['paused_for'] === null ? undefined : { reason: String(row['paused_for']), since: String(row['paused_since']) };

function tasksWhere(filter: TaskFilter): Conditions {
  const where = new Conditions();
  if (filter.unit) where.add('t.unit = ?', filter.unit);
  if (filter.post) where.add('t.post = ?', filter.post);
  if (filter.assignee === '-') where.add('t.assignee IS NULL');
  else if (filter.assignee) where.add('t.assignee = ?', filter.assignee);
  if (filter.procedure) where.add('d.procedure = ?', filter.procedure);
  if (filter.act) where.add('t.act = ?', filter.act);
  if (filter.dueBefore) where.add('NOT t.paused AND t.legal_at < ?::timestamptz', filter.dueBefore);
  if (filter.dueFrom) where.add('NOT t.paused AND t.legal_at >= ?::timestamptz', filter.dueFrom);
  if (filter.notSilentAt)
    where.add(
      `NOT (t.act = 'answer-consultation' AND EXISTS (SELECT FROM motcua.dossier s, json_array_elements(s.state::json -> 'consultations') c
        WHERE s.id = t.dossier_id AND c ->> 'unit' = t.unit AND c ->> 'silence' = 'consent' AND c -> 'withdrawn' IS NULL
        AND (c ->> 'dueAt')::timestamptz = t.due_at AND t.due_at <= ?::timestamptz))`,
      filter.notSilentAt,
    );
  if (filter.oneByOne !== undefined) where.add(`t.one_by_one IS ${filter.oneByOne ? 'NOT ' : ''}NULL`);
  if (filter.text)
    where.add(
      "lower(coalesce(d.code, '') || ' ' || motcua.fold(d.applicant_name) || d.names) LIKE ?",
      `%${escapeLike(foldVietnamese(filter.text))}%`,
    );
  if (filter.dossierId) where.add('t.dossier_id = ?::uuid', filter.dossierId);
  return where;
}

const among = (statuses: readonly Status[]): string => statuses.map((one) => `'${one}'`).join(', ');
/** The clock of the dossier runs; or stands still after its date had passed. */
const RUNS = 'd.paused_for IS NULL';
const MISSED = 'd.due_at < d.paused_since';

const FROM_TASKS = 'FROM motcua.task t JOIN motcua.dossier d ON d.id = t.dossier_id';

export async function listTasks(pool: Pool, filter: TaskFilter, { limit, after }: Page): Promise<Listed<TaskListing>> {
  const where = tasksWhere(filter);
  if (after)
    where.add(
      '(t.paused, t.legal_at, t.dossier_id, t.id) > (?::boolean, ?::timestamptz, ?::uuid, ?::int)',
      ...after.split(' '),
    );
  const { rows } = await pool.query<Columns>(
    `SELECT t.dossier_id, t.id, t.step, t.act, t.unit, t.post, t.assignee, t.opened_at, t.due_at, t.legal_at, t.paused_for, t.paused_since, t.one_by_one,
     d.code, d.procedure, d.applicant_name, d.unit AS competent_unit, CASE WHEN ${RUNS} OR ${MISSED} THEN d.due_at END AS dossier_due_at, ${PROMISED} AS promised_at, ${THEIRS} AS theirs_at, ${OWES} AS owes, ${MARK} AS mark, ${SAVED('proposal')} IS NOT NULL AS proposed, d.asked
     ${FROM_TASKS} ${where} ORDER BY t.paused, t.legal_at, t.dossier_id, t.id LIMIT ${limit + 1}`,
    where.values,
  );
  const tasks = rows.map(
    (row): TaskListing => ({
      dossierId: String(row['dossier_id']),
      id: Number(row['id']),
      step: String(row['step']),
      act: String(row['act']),
      unit: String(row['unit']),
      post: String(row['post']),
      assignee: text(row['assignee']),
      openedAt: String(row['opened_at']),
      dueAt: date(row['due_at']),
      legalAt: date(row['legal_at']),
      paused: pausedOf(row),
      oneByOne: text(row['one_by_one']),
      code: text(row['code']),
      procedure: String(row['procedure']),
      applicantName: String(row['applicant_name']),
      competentUnit: String(row['competent_unit']),
      dossierDueAt: text(row['dossier_due_at']),
      promisedAt: text(row['promised_at']),
      theirsAt: text(row['theirs_at']),
      owes: row['owes'] === true,
      mark: text(row['mark']) as TaskListing['mark'],
      proposed: row['proposed'] === true,
      asked: row['asked'] === true,
    }),
  );
  const keyOf = (task: TaskListing) => `${standsStill(task)} ${task.legalAt ?? NEVER} ${task.dossierId} ${task.id}`;
  return pageOf(tasks, limit, keyOf);
}

export async function countTasks(pool: Pool, filter: TaskFilter): Promise<number> {
  const where = tasksWhere(filter);
  const from = filter.text || filter.procedure ? FROM_TASKS : 'FROM motcua.task t';
  const { rows } = await pool.query<{ n: number }>(`SELECT count(*)::int AS n ${from} ${where}`, where.values);
  return rows[0].n;
}

export type DossierRow = Columns;

/** As saved with the state. */
const PROMISED = `substring(d.state from '${SAVED_DATES.promisedAt}')`;
const THEIRS = `substring(d.state from '${SAVED_DATES.theirsAt}')`;
const SAVED = (path: string) => `d.state::json #>> '{${path}}'`;
const OWES = `EXISTS (SELECT FROM json_array_elements(d.state::json -> 'fees') f WHERE f ->> 'paidAt' IS NULL AND f -> 'exemption' IS NULL)`;
const MARK = `CASE WHEN ${SAVED('result,revoked')} IS NOT NULL THEN 'revoked'
    WHEN ${SAVED('result,outside')} = 'true' AND ${SAVED('result,against')} = 'true' THEN 'refused-outside' END`;
const SAID = `${OWES} AS owes, ${SAVED('posted')} IS NOT NULL AS posted, ${SAVED('outside,body')} AS outside_body, ${SAVED('outside,unit')} AS outside_unit,
  ${MARK} AS mark, d.asked`;
/** A quote inside a text of somebody's is escaped: only the name of the part is written so. */
const LATE_INTAKES = `CASE WHEN strpos(d.state, '"lateIntakes":') > 0 THEN d.state::json -> 'lateIntakes' END`;
const ACCEPT_BY = `CASE WHEN d.status = 'submitted' THEN substring(d.state from '${SAVED_DATES.acceptBy}') END`;

const DOSSIERS = `SELECT d.id, d.code, d.procedure, d.status, d.unit, d.receiving_unit, d.applicant_name, d.due_at, d.paused_for, d.paused_since,
  d.result_at, d.submitted_at, ${PROMISED} AS promised_at, ${THEIRS} AS theirs_at, ${ACCEPT_BY} AS accept_by, ${LATE_INTAKES} AS late_intakes, ${SAID}, h.seq FROM motcua.dossier d JOIN motcua.dossier_head h ON h.dossier_id = d.id`;

const toDossier = (row: DossierRow): DossierListing => ({
  id: String(row['id']),
  code: text(row['code']),
  procedure: String(row['procedure']),
  status: String(row['status']),
  unit: String(row['unit']),
  receivingUnit: String(row['receiving_unit']),
  applicantName: String(row['applicant_name']),
  dueAt: text(row['due_at']),
  promisedAt: text(row['promised_at']),
  theirsAt: text(row['theirs_at']),
  acceptBy: text(row['accept_by']),
  lateIntakes: row['late_intakes'] === null ? undefined : JSON.parse(String(row['late_intakes'])),
  paused: pausedOf(row),
  resultAt: text(row['result_at']),
  owes: row['owes'] === true,
  mark: text(row['mark']) as ListMark | undefined,
  posted: row['posted'] === true || undefined,
  asked: row['asked'] === true,
  outside:
    row['outside_body'] === null ? undefined : { body: String(row['outside_body']), unit: text(row['outside_unit']) },
  submittedAt: text(row['submitted_at']),
  seq: Number(row['seq']),
});

/** Of a person, newest first. */
export async function listDossiers(
  pool: Pool,
  { applicantId, account, represents, status }: PersonFilter,
  { limit, after }: Page,
): Promise<Listed<DossierListing>> {
  const where = new Conditions();
  const whose = [
    account
      ? where.fill("(d.applicant_id = ? AND d.filed::json -> 'applicant' ->> 'id' = ?)", applicantId, account)
      : where.fill('d.applicant_id = ?', applicantId),
  ];
  if (represents?.applicants.length)
    whose.push(
      where.fill(
        "(d.applicant_id = ANY(?::text[]) AND d.filed::json -> 'representative' ->> 'idNumber' = ?)",
        represents.applicants,
        represents.by,
      ),
    );
  where.add(`(${whose.join(' OR ')})`);
  if (status) where.add('d.status = ANY(?::text[])', [status].flat());
  if (after) where.add('d.id < ?::uuid', after);
  const { rows } = await pool.query<DossierRow>(
    `${DOSSIERS} ${where} ORDER BY d.id DESC LIMIT ${limit + 1}`,
    where.values,
  );
  return pageOf(rows.map(toDossier), limit, (row) => row.id);
}

/** Each way of seeing a dossier as a condition of its own, so that each list is read by its own index, newest first. */
export function waysOf(where: Conditions, scope: Scope): string[] {
  if (scope.all) return ['true'];
  const one = (column: string) => (code: string) => where.fill(`d.${column} = ?`, code);
  const { desks } = scope;
  const whole = (desks?.at ?? []).filter((desk) => !desk.procedure);
  return [
    ...(scope.units ?? []).map(one('unit')),
    ...(scope.receivingUnits ?? []).map(one('receiving_unit')),
    ...(scope.issuedOf ?? []).map((code) => where.fill(`(d.procedure = ? AND ${ISSUED})`, code)),
    ...(scope.consulted?.length
      ? [where.fill('d.consulted IS NOT NULL AND d.consulted && ?::text[]', scope.consulted)]
      : []),
    ...(scope.led?.length
      ? [where.fill('d.id IN (SELECT t.dossier_id FROM motcua.task t WHERE t.unit = ANY(?::text[]))', scope.led)]
      : []),
    ...(whole.length
      ? [
          where.fill(
            'd.id IN (SELECT t.dossier_id FROM motcua.task t JOIN unnest(?::text[], ?::text[]) g(unit, post) USING (unit, post) WHERE t.assignee IS NULL OR t.assignee = ?)',
            whole.map((desk) => desk.unit),
            whole.map((desk) => desk.post),
            desks!.officer,
          ),
        ]
      : []),
    ...(desks?.at ?? []).flatMap(({ unit, post, procedure }) =>
      procedure
        ? where.fill(
            'd.procedure = ? AND d.id IN (SELECT t.dossier_id FROM motcua.task t WHERE t.unit = ? AND t.post = ? AND (t.assignee IS NULL OR t.assignee = ?))',
            procedure,
            unit,
            post,
            desks!.officer,
          )
        : [],
    ),
  ];
}

/** Ended without a result: late where its date had passed before, which its clock keeps; else neither late nor on time. */
const ENDED_LATE = `d.status IN (${among(ENDED)}) AND d.result_at IS NULL AND ${SAVED('clock,missedAt')} IS NOT NULL`;

/** By law: of what only came in the end of the intake check; nothing of what has no date, or stands still before it. */
const COUNTED = `CASE WHEN d.status = 'submitted' THEN CASE WHEN ${RUNS} THEN (${ACCEPT_BY})::timestamptz END
  WHEN d.result_at IS NOT NULL OR ${MISSED} OR ${RUNS} AND d.status IN (${among(RUNNING)})
    OR ${ENDED_LATE} THEN d.due_at END`;

/** Ended is looked at first: no other state is read for its fees. */
const FOR_NOTHING = `(CASE WHEN d.status IN ('withdrawn', 'refused', 'lapsed', 'closed') THEN ${SAVED('outcome')} IN ('withdrawn', 'refused', 'lapsed')
  AND EXISTS (SELECT FROM json_array_elements(d.state::json -> 'fees') f WHERE f ->> 'paidAt' IS NOT NULL AND f ->> 'amountVnd' <> '0' AND f -> 'refund' IS NULL AND f -> 'kept' IS NULL) ELSE false END
  OR CASE WHEN d.state LIKE '%"why":"too-much"%' THEN EXISTS (SELECT FROM json_array_elements(d.state::json -> 'surplus') s
    WHERE s ->> 'why' = 'too-much' AND s -> 'returned' IS NULL) ELSE false END)`;

/** A result of ours was issued, or its decision taken back before: the status says so of most. */
const ISSUED = `CASE WHEN d.status IN ('issued', 'delivered') THEN true WHEN d.status IN ('closed', 'refused', 'awaiting-supplement')
    THEN (${SAVED('result')} IS NOT NULL AND ${SAVED('result,against')} IS NULL) OR ${SAVED('decision,tookBack')} IS NOT NULL ELSE false END`;

/** That it was handed out is asked of the record: the saved state may be older. */
const ISSUED_AHEAD = `CASE d.status WHEN 'issued' THEN NOT EXISTS (SELECT FROM motcua.task t WHERE t.dossier_id = d.id AND t.act = 'deliver-result')
    WHEN 'awaiting-supplement' THEN ${SAVED('supplement,from')} = 'issued' ELSE false END
  AND NOT EXISTS (SELECT FROM motcua.dossier_event e WHERE e.dossier_id = d.id AND e.type = 'issued-result-delivered')`;

/** A supplement that is asked for before the dossier is received comes back to there. */
const RECEIVED = `CASE WHEN d.status IN (${among(RECEIVED_STATUSES)}) THEN ${SAVED('result')} IS NULL
    AND NOT (d.status = 'awaiting-supplement' AND ${SAVED('supplement,from')} IS NOT DISTINCT FROM 'submitted') ELSE false END`;
const NO_CASE_FEE = `NOT EXISTS (SELECT FROM json_array_elements(d.state::json -> 'fees') f WHERE f ->> 'ofCase' = 'true' AND f ->> 'of' IS NULL)`;

function looksFor(where: Conditions, query: DossierQuery): string {
  const parts = ["d.submitted_at IS NOT NULL AND d.status <> 'draft' AND NOT d.story"];
  const add = (condition: string, ...values: unknown[]) => parts.push(where.fill(condition, ...values));
  if (query.text !== undefined) {
    const { words, number, tail } = searchTerms(query.text);
    const any: string[] = [];
    if (words.length) {
      const each = (of: string) =>
        words.map((word) => where.fill(`${of} LIKE ?`, `% ${escapeLike(word)}%`)).join(' AND ');
      // By the index the words of any names; then all of one and the same.
      const same =
        words.length > 1
          ? ` AND EXISTS (SELECT FROM unnest(string_to_array(d.names, '${BETWEEN}')) n WHERE ${each('n')})`
          : '';
      any.push(`(${each('d.names')}${same})`);
    }
    if (number) any.push(where.fill('d.numbers LIKE ?', `%${number} %`));
    if (tail) any.push(where.fill('reverse(d.code) LIKE ?', `${escapeLike([...tail].reverse().join(''))}%`));
    parts.push(any.length ? `(${any.join(' OR ')})` : 'false');
  }
  if (query.receivingUnit) add('d.receiving_unit = ?', query.receivingUnit);
  if (query.field) add('d.field = ?', query.field);
  if (query.procedure) add('d.procedure = ?', query.procedure);
  if (query.status) add('d.status = ?', query.status);
  if (query.from) add('d.submitted_at >= ?::timestamptz', query.from);
  if (query.before) add('d.submitted_at < ?::timestamptz', query.before);
  if (query.paidForNothing) add(FOR_NOTHING);
  if (query.issuedAhead) add(`(${ISSUED_AHEAD})`);
  if (query.untold) add('d.untold');
  if (query.asked) add('d.asked');
  if (query.received) add(`(${SAVED('clock')} IS NOT NULL OR ${SAVED('outside,receivedAt')} IS NOT NULL)`);
  if (query.unsetFee)
    add(
      `CASE WHEN d.pack_hash = ANY(?::text[]) AND ${RECEIVED}
        THEN (d.pack_hash || ' ' || (d.filed ->> 'channel')) = ANY(?::text[]) AND ${NO_CASE_FEE} ELSE false END`,
      query.unsetFee.map(({ pack }) => pack),
      query.unsetFee.map(({ pack, channel }) => `${pack} ${channel}`),
    );
  if (query.timing?.is === 'late-intake')
    add(`(${LATE_INTAKES} IS NOT NULL OR ${RUNS} AND (${ACCEPT_BY})::timestamptz < ?::timestamptz)`, query.timing.at);
  else if (query.timing?.is === 'soon') {
    const { at, from } = query.timing;
    // The bare date and the bare status are for the indexes.
    add(
      `d.result_at IS NULL AND (d.status = 'submitted' OR d.due_at < ?::timestamptz AND d.status NOT IN (${among(ENDED)})) AND (${COUNTED}) < ?::timestamptz`,
      ...[at, at],
    );
    if (from) add(`(${COUNTED}) >= ?::timestamptz`, from);
  } else if (query.timing)
    add(
      `(${COUNTED}) ${query.timing.is === 'late' ? '<' : '>='} coalesce(d.result_at, ?::timestamptz)`,
      query.timing.at,
    );
  return parts.join(' AND ');
}

/**
 * What is looked for differs from one time to the next, and so does the best way to it: a rare name by its letters, a common one by
 * going through the newest. So these are planned with their values in view, not once for all.
 */
async function planned<Row extends object>(pool: Pool, statement: string, values: unknown[]): Promise<Row[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN READ ONLY; SET LOCAL plan_cache_mode = force_custom_plan');
    const { rows } = await client.query<Row>(statement, values);
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await rollBack(client);
    throw error;
  } finally {
    client.release();
  }
}

export async function findDossiers(
  pool: Pool,
  query: DossierQuery,
  scope: Scope,
  { limit, after }: Page,
): Promise<Listed<DossierListing>> {
  if (query.text !== undefined) return searchDossiers(pool, { ...query, text: query.text }, scope, { limit, after });
  const where = new Conditions();
  const asked = looksFor(where, query);
  const [at, id] = after?.split(' ') ?? [];
  const rest = after ? ` AND ${where.fill('(d.submitted_at, d.id) < (?::timestamptz, ?::uuid)', at, id)}` : '';
  const ways = waysOf(where, scope);
  if (!ways.length) return { rows: [] };
  const lists = ways.map(
    (way) =>
      `(SELECT * FROM (SELECT d.id, d.submitted_at FROM motcua.dossier d WHERE ${way} AND ${asked}${rest}) s ORDER BY submitted_at DESC, id DESC LIMIT ${limit + 1})`,
  );
  const rows = await planned<DossierRow>(
    pool,
    `WITH found AS MATERIALIZED (SELECT DISTINCT submitted_at, id FROM (${lists.join('\nUNION ALL ')}) l ORDER BY submitted_at DESC, id DESC LIMIT ${limit + 1})
     ${DOSSIERS} JOIN found f ON f.id = d.id ORDER BY f.submitted_at DESC, f.id DESC`,
    where.values,
  );
  return pageOf(rows.map(toDossier), limit, (row) => `${row.submittedAt} ${row.id}`);
}

type Searched = DossierListing & { near: Nearness };

/** What is found by a number, the end of a code or a whole name first: few, gathered and then put in order. Then by parts, newest first. */
async function searchDossiers(
  pool: Pool,
  query: DossierQuery & { text: string },
  scope: Scope,
  { limit, after }: Page,
): Promise<Listed<DossierListing>> {
  const [near, at, id] = after?.split(' ') ?? [];
  const begun = at !== undefined && id !== undefined ? { near: Number(near), at, id } : undefined;
  const rows: Searched[] = [];
  for (const wanted of ['whole', 'parts'] as const) {
    if (rows.length > limit || (wanted === 'whole' && begun?.near === BY_PARTS)) continue;
    const where = new Conditions();
    const asked = looksFor(where, query);
    const { isWhole, nearness } = wholeOf(where, searchTerms(query.text));
    const ways = waysOf(where, scope);
    if (!ways.length) return { rows: [] };
    const order = 'near, submitted_at DESC, id DESC';
    const most = limit + 1 - rows.length;
    const goesOn = begun && (wanted === 'whole' || begun.near === BY_PARTS);
    const rest = goesOn
      ? ` WHERE ${where.fill('(near > ? OR near = ? AND (submitted_at, id) < (?::timestamptz, ?::uuid))', begun.near, begun.near, begun.at, begun.id)}`
      : '';
    const [is, told, fence] =
      wanted === 'whole' ? [isWhole, nearness(), ' OFFSET 0'] : [`NOT ${isWhole}`, `${BY_PARTS}`, ''];
    const lists = ways.map(
      (way) =>
        `(SELECT * FROM (SELECT d.id, d.submitted_at, ${told} AS near FROM motcua.dossier d WHERE ${way} AND ${asked} AND ${is}${fence}) s${rest} ORDER BY ${order} LIMIT ${most})`,
    );
    const found = await planned<DossierRow>(
      pool,
      `WITH found AS MATERIALIZED (SELECT DISTINCT near, submitted_at, id FROM (${lists.join('\nUNION ALL ')}) l ORDER BY ${order} LIMIT ${most})
       ${DOSSIERS.replace('SELECT ', 'SELECT f.near, ')} JOIN found f ON f.id = d.id ORDER BY f.near, f.submitted_at DESC, f.id DESC`,
      where.values,
    );
    rows.push(...found.map((row) => ({ ...toDossier(row), near: Number(row['near']) as Nearness })));
  }
  const page = pageOf(rows, limit, (row) => `${row.near} ${row.submittedAt} ${row.id}`);
  return { ...page, rows: page.rows.map(({ near: _near, ...row }) => row) };
}

/** Whether it is found by more than parts of a name, and how near it is then. */
function wholeOf(where: Conditions, { number, tail, whole }: SearchTerms) {
  const told = [
    ...(number ? [where.fill('d.numbers LIKE ?', `%${number} %`)] : []),
    ...(tail ? [where.fill('reverse(d.code) LIKE ?', `${escapeLike([...tail].reverse().join(''))}%`)] : []),
  ];
  const byNumber = told.length ? `coalesce(${told.join(' OR ')}, false)` : 'false';
  const byName = where.fill(
    `coalesce('${BETWEEN}' || d.names || '${BETWEEN}' LIKE ?, false)`,
    `%${BETWEEN}${escapeLike(whole.kept)}${BETWEEN}%`,
  );
  // Whoever applies has a column; others are values of what was answered.
  const written = () =>
    where.fill(
      `(lower(d.applicant_name) = ? OR strpos(lower(d.filed::text COLLATE "vi-x-icu"), ?) > 0)`,
      whole.written,
      JSON.stringify(whole.written),
    );
  return {
    isWhole: `(${byNumber} OR ${byName})`,
    nearness: () => `CASE WHEN ${byNumber} THEN ${BY_NUMBER} WHEN ${written()} THEN ${BY_WRITTEN} ELSE ${BY_WHOLE} END`,
  };
}

export async function countDossiers(pool: Pool, query: DossierQuery, scope: Scope, most: number): Promise<number> {
  const where = new Conditions();
  const asked = looksFor(where, query);
  const ways = waysOf(where, scope);
  if (!ways.length) return 0;
  const lists = ways.map((way) => `(SELECT d.id FROM motcua.dossier d WHERE ${way} AND ${asked} LIMIT ${most})`);
  const rows = await planned<{ n: number }>(
    pool,
    `SELECT least(${most}, count(DISTINCT id))::int AS n FROM (${lists.join('\nUNION ALL ')}) l`,
    where.values,
  );
  return rows[0].n;
}

export async function listFiled(pool: Pool, scope: Scope): Promise<{ procedure: string; field: string }[]> {
  const where = new Conditions();
  const ways = waysOf(where, scope);
  if (!ways.length) return [];
  return planned(
    pool,
    `SELECT DISTINCT d.procedure, d.field COLLATE "C" AS field FROM motcua.dossier d WHERE (${ways.join(' OR ')}) AND ${looksFor(where, {})} ORDER BY d.procedure`,
    where.values,
  );
}

export async function listOpenPacks(pool: Pool, scope: Scope): Promise<string[]> {
  const where = new Conditions();
  const ways = waysOf(where, scope);
  if (!ways.length) return [];
  const rows = await planned<{ pack: string }>(
    pool,
    `SELECT DISTINCT d.pack_hash AS pack FROM motcua.dossier d WHERE (${ways.join(' OR ')}) AND ${looksFor(where, {})} AND ${RECEIVED}`,
    where.values,
  );
  return rows.map(({ pack }) => pack);
}
