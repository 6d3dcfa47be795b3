/**
 * One act, one statement. The text is put together from the parts the act needs, and prepared under the name of that shape,
 * so that the common ones (a task completed, the next one opened) stay as small as they can be.
 *
 * Every part takes its rows from `moved`, the version-checked write of the dossier: when another writer was faster, `moved`
 * is empty and nothing at all happens. Writing the events is the statement itself, so that its count tells whether they were
 * written and no row need be described, sent and read. Parts that only call functions must be asked for, else PostgreSQL
 * skips them: then a SELECT is the statement.
 */
import { MAX_ATTEMPTS } from '#adapters/jobs/queue.ts';
import { chainHash, chainHead } from '#spine/chain.ts';
import { namesToFind, numbersToFind } from '#spine/search-terms.ts';
import { type ChangedTask, type Commit, type NearClaims, type OpenTask, standsStill } from '#spine/store.ts';
import { CLAIM, type Claim, claimsOf, HOLDING, holdingsOf, NEAR } from './claim-rows.ts';

export interface Statement {
  name: string;
  text: string;
  values: unknown[];
  /** Hash of the last event; drawn codes change it, and the database then says what it became. */
  hash: string;
  /** Whether it takes or gives what other dossiers may want too: a number, a claim, the key of a request. */
  contends: boolean;
}

/** So many rows are written out, each number of them in a text of its own. */
const FEW = 8;

class Parameters {
  readonly values: unknown[] = [];
  /** Whether the text is still to be written; a shape met before only gathers its values. */
  readonly #writing: boolean;
  constructor(writing: boolean) {
    this.#writing = writing;
  }
  add(value: unknown, type: string): string {
    const place = this.values.push(value);
    return this.#writing ? `$${place}::${type}` : '';
  }
  /**
   * Rows as a table of that name: a few as themselves, many as an array for each column. How many an array holds PostgreSQL
   * guesses when it plans for any values, so that planning again for these always seems cheaper to it: that took longer than
   * the act.
   */
  rows<One>(name: string, list: readonly One[], columns: Record<string, [type: string, of: (one: One) => unknown]>) {
    if (list.length <= FEW) {
      const values = list.map((one) => `(${Object.values(columns).map(([type, of]) => this.add(of(one), type))})`);
      return this.#writing ? `(VALUES ${values.join(', ')}) ${name}(${Object.keys(columns).join(', ')})` : '';
    }
    const arrays = Object.values(columns).map(([type, of]) => this.add(list.map(of), `${type}[]`));
    return this.#writing ? `unnest(${arrays.join(', ')}) ${name}(${Object.keys(columns).join(', ')})` : '';
  }
  assign(columns: Record<string, string>): string {
    if (!this.#writing) return '';
    return Object.entries(columns)
      .map(([column, value]) => `${column} = ${value}`)
      .join(', ');
  }
}

/** The queue takes the smaller first; patient jobs have a worker of their own beside, so that no date ever waits for one. */
const PATIENT = 10;

const NEVER = 'infinity';

/** What lists show of a task, by column. */
const LISTED: Record<string, [type: string, of: (task: ChangedTask) => unknown]> = {
  due_at: ['timestamptz', (task) => task.dueAt ?? NEVER],
  legal_at: ['timestamptz', (task) => task.legalAt ?? NEVER],
  paused: ['boolean', standsStill],
  paused_for: ['text', (task) => task.paused?.reason ?? null],
  paused_since: ['timestamptz', (task) => task.paused?.since ?? null],
  one_by_one: ['text', (task) => task.oneByOne ?? null],
};

const texts = new Map<string, string>();
/** Whether there are rows of that part, and how many where they are written out. */
const some = (part: string, rows: readonly unknown[] = []): string =>
  rows.length ? `${part}${rows.length <= FEW ? rows.length : ''}` : '';
const bytes = (hex: string) => Buffer.from(hex, 'hex');

/** Jobs wait by the clock on the wall: `onWall` tells what it shows at an instant of the clock that dates acts. */
export function commitStatement(commit: Commit, onWall: (iso: string) => string, looksAtRevoked = false): Statement {
  const { dossierId, expectedSeq, events, row, tasks, entries, jobs, code, receipt } = commit;
  const { once, freed, untaken } = claimsOf(entries);
  const rows = entries.filter((one) => !one.bare);
  const [taken, given] = [holdingsOf(entries, false), holdingsOf(entries, true)];
  const near = entries.flatMap(({ register, near: of = [] }) => of.map((one) => ({ ...one, register })));
  const unregistered = entries.flatMap((one) => (one.unregistered ? [one.subject] : []));
  const free: Free = { untaken, near, unregistered, looksAtRevoked };
  const shared = entries.flatMap(({ register, shared: of = [] }) => of.map((subject) => ({ register, subject })));
  const turns = entries.flatMap(({ register, turns: of = [] }) => of.map((subject) => ({ register, subject })));
  const shape = [
    expectedSeq ? 'u' : 'i',
    row ? `l${row.resultAt ? 'z' : ''}${row.paused ? 'q' : ''}${row.consulted ? 'g' : ''}` : '',
    row?.filed ? 'f' : '',
    `${row?.intake ? 'n' : ''}${row?.findBy ? 'w' : ''}`,
    code ? (code.book ? (code.take === undefined ? 'b' : code.isPassed ? 'bp' : 'bt') : 'c') : '',
    some('e', events),
    tasks.opened.length === 1 && tasks.closed.length === 1
      ? `t${tasks.sameLine ? 's' : `${tasks.opened[0].paused ? (standsStill(tasks.opened[0]) ? 'p' : 'm') : ''}${tasks.opened[0].oneByOne ? 'y' : ''}`}`
      : `${some('o', tasks.opened)}${some('x', tasks.closed)}`,
    some('a', tasks.assigned),
    some('d', tasks.changed),
    some('r', rows),
    some('v', once),
    some('h', freed),
    untaken.length ? `g${byRegister(untaken).length}` : '',
    near.length ? `N${near.length}` : '',
    unregistered.length ? `${looksAtRevoked ? 'R' : 'U'}${unregistered.length}` : '',
    some('T', turns),
    some('S', shared),
    some('M', taken),
    some('W', given),
    some('j', jobs),
    receipt ? 'k' : '',
  ].join('');
  const known = texts.get(shape);
  const p = new Parameters(known === undefined);
  const parts: string[] = [];
  const counted: string[] = [];
  const id = p.add(dossierId, 'uuid');
  let hash = commit.prevHash;
  const hashes = events.map((event, i) => {
    hash = chainHash(hash, dossierId, expectedSeq + i + 1, event.body);
    return hash;
  });
  if (code) drawCode(p, commit, free, parts, id);
  else move(p, commit, free, parts, id, hash);
  const happened = code ? insertCoded(p, commit) : insertEvents(p, commit, hashes);
  // One task gives way to the next, as nearly always: its line on the desks moves on. Cheaper than one gone and one come.
  if (tasks.closed.length === 1 && tasks.opened.length === 1) moveTask(p, commit, parts);
  else {
    if (tasks.closed.length)
      parts.push(
        `closed AS (DELETE FROM motcua.task t USING moved m, ${p.rows('c', tasks.closed, { id: ['int', (one) => one] })} WHERE t.dossier_id = m.id AND t.id = c.id)`,
      );
    if (tasks.opened.length) insertTasks(p, commit, parts);
  }
  if (tasks.assigned.length)
    parts.push(
      `assigned AS (UPDATE motcua.task t SET assignee = a.who FROM moved m, ${p.rows('a', tasks.assigned, {
        task: ['int', (one) => one.id],
        who: ['text', (one) => one.assignee],
      })} WHERE t.dossier_id = m.id AND t.id = a.task)`,
    );
  if (tasks.changed?.length)
    parts.push(
      `changed AS (UPDATE motcua.task t SET due_at = c.due_at, legal_at = c.legal_at, paused = c.paused, paused_for = c.paused_for, paused_since = c.paused_since, one_by_one = c.one_by_one
       FROM moved m, ${p.rows('c', tasks.changed, { id: ['int', (one) => one.id], ...LISTED })} WHERE t.dossier_id = m.id AND t.id = c.id)`,
    );
  if (rows.length)
    parts.push(
      `entered AS (INSERT INTO motcua.register_entry (subject_id, register, origin, data, true_since, known_since, revokes)
       SELECT e.subject, e.register, m.id || '#' || e.seq, e.data, e.true_since, e.known_since, e.revokes FROM moved m, ${p.rows(
         'e',
         rows,
         {
           subject: ['text', (one) => one.subject],
           register: ['text', (one) => one.register],
           seq: ['int', (one) => one.seq],
           data: ['json', (one) => JSON.stringify(one.data)],
           true_since: ['text', (one) => one.trueSince],
           known_since: ['timestamptz', (one) => one.knownSince],
           revokes: ['boolean', (one) => one.revokes ?? false],
         },
       )})`,
    );
  if (once.length)
    parts.push(
      // No subject, which the table does not take, where a newcomer is none: then nothing at all happens.
      `once AS (INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
       SELECT o.register, CASE WHEN o.newcomer AND (SELECT true FROM ${standingOf('o.subject')} LIMIT 1) THEN NULL ELSE o.subject END, m.id FROM moved m, ${p.rows('o', once, { ...CLAIM, newcomer: ['boolean', (one: Claim) => one.newcomer] })})`,
    );
  if (shared.length)
    parts.push(
      `shared AS (INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
       SELECT s.register, s.subject, m.id FROM moved m, ${p.rows('s', shared, CLAIM)} ON CONFLICT DO NOTHING)`,
    );
  if (turns.length)
    parts.push(
      // Who takes their turn on a row that somebody else wrote since this statement began did not see what that one took: no dossier, which
      // the table does not take.
      `turned AS (INSERT INTO motcua.entered_once AS f (register, subject_id, dossier_id)
       SELECT t.register, t.subject, m.id FROM moved m, ${p.rows('t', turns, CLAIM)}
       ON CONFLICT (register, subject_id) DO UPDATE SET dossier_id = CASE WHEN EXISTS (
         SELECT FROM motcua.entered_once g WHERE g.register = f.register AND g.subject_id = f.subject_id AND g.dossier_id = f.dossier_id) THEN EXCLUDED.dossier_id END)`,
    );
  if (freed.length)
    parts.push(
      `free AS (DELETE FROM motcua.entered_once f USING moved m, ${p.rows('v', freed, CLAIM)} WHERE f.register = v.register AND f.subject_id = v.subject AND f.dossier_id = m.id)`,
    );
  if (taken.length)
    parts.push(
      // Decided on the row as it is by now, not as the statement first saw it: of two who saw the same holder one is refused. No
      // dossier, which the table does not take, where neither this one nor the one before holds it.
      `wanted AS MATERIALIZED (SELECT * FROM ${p.rows('o', taken, HOLDING)})`,
      `taken AS (INSERT INTO motcua.entered_once AS f (register, subject_id, dossier_id)
       SELECT o.register, o.subject, m.id FROM moved m, wanted o
       ON CONFLICT (register, subject_id) DO UPDATE SET dossier_id = CASE WHEN f.dossier_id = EXCLUDED.dossier_id OR EXISTS (
         SELECT FROM wanted w WHERE w.register = f.register AND w.subject = f.subject_id AND w.before = f.dossier_id) THEN EXCLUDED.dossier_id END)`,
    );
  if (given.length)
    parts.push(
      `back AS (UPDATE motcua.entered_once f SET dossier_id = o.before FROM moved m, ${p.rows('o', given, HOLDING)} WHERE o.before IS NOT NULL AND f.register = o.register AND f.subject_id = o.subject AND f.dossier_id = m.id)`,
      `gone AS (DELETE FROM motcua.entered_once f USING moved m, ${p.rows('o', given, HOLDING)} WHERE o.before IS NULL AND f.register = o.register AND f.subject_id = o.subject AND f.dossier_id = m.id)`,
    );
  if (jobs.length) {
    parts.push(
      `queued AS MATERIALIZED (SELECT graphile_worker.add_job(identifier => j.task, payload => j.payload, run_at => j.run_at, job_key => j.key, max_attempts => ${MAX_ATTEMPTS}, priority => j.priority) FROM moved, ${p.rows(
        'j',
        jobs,
        {
          task: ['text', (job) => job.task],
          key: ['text', (job) => job.key],
          run_at: ['timestamptz', (job) => onWall(job.runAt)],
          payload: ['json', (job) => JSON.stringify(job.payload)],
          priority: ['int', (job) => (job.patient ? PATIENT : 0)],
        },
      )})`,
    );
    counted.push('(SELECT count(*) FROM queued) AS queued');
  }
  if (receipt)
    parts.push(
      `received AS (INSERT INTO motcua.act_receipt (actor, key, dossier_id, seq, request, at) SELECT ${p.add(receipt.actor, 'text')}, ${p.add(receipt.key, 'text')}, m.id, ${p.add(expectedSeq + events.length, 'int')}, ${p.add(receipt.request, 'text')}, ${p.add(events[0].at, 'timestamptz')} FROM moved m)`,
    );
  let text = known;
  if (!text) {
    const returning = code ? "RETURNING (SELECT code FROM coded) AS code, encode(hash, 'hex') AS hash" : '';
    text = counted.length
      ? `WITH ${parts.join(',\n')},\nhappened AS (${happened} ${returning || 'RETURNING 1'})\nSELECT ${counted.join(', ')}, happened.* FROM happened`
      : `WITH ${parts.join(',\n')}\n${happened} ${returning}`;
    texts.set(shape, text);
  }
  const contends = [once, freed, shared, turns, taken, given].some((claims) => claims.length) || !!code || !!receipt;
  return { name: `commit-${shape}`, text, values: p.values, hash, contends };
}

/** What no other dossier may hold. */
interface Free {
  untaken: readonly Claim[];
  near: readonly (NearClaims & Pick<Claim, 'register'>)[];
  /** Subjects about whom nothing stands but what this dossier entered. */
  unregistered: readonly string[];
  /** Whether what stood once and was revoked is told from what stands. */
  looksAtRevoked: boolean;
}

/** The entries `r` that stand about a subject, for a subquery: none that the same dossier revoked later. */
const standingOf = (subject: string) =>
  `motcua.register_entry r WHERE r.subject_id = ${subject} AND NOT r.revokes AND NOT EXISTS (
         SELECT FROM motcua.register_entry v WHERE v.revokes AND v.subject_id = r.subject_id AND v.register = r.register
           AND split_part(v.origin, '#', 1) = split_part(r.origin, '#', 1) AND split_part(v.origin, '#', 2)::int > NULLIF(split_part(r.origin, '#', 2), '')::int)`;

/** Only while no other dossier holds any of it; else nothing is moved, so that nothing at all happens. */
function andFree(p: Parameters, { untaken, near, unregistered, looksAtRevoked }: Free, id: string): string {
  const none = (register: string, claims: string) =>
    ` AND NOT EXISTS (SELECT FROM motcua.entered_once f WHERE f.register = ${register} AND ${claims} AND f.dossier_id <> ${id})`;
  const text = (value: string) => p.add(value, 'text');
  return [
    // One scan for all of a register, and one for all that is near: each condition of its own is prepared anew by every execution.
    ...byRegister(untaken).map(([register, subjects]) =>
      none(text(register), `f.subject_id = ANY (${p.add(subjects, 'text[]')})`),
    ),
    // By the order of the index: how much lies in a range PostgreSQL guesses by the size of the table, and read all of it for each act.
    near.length
      ? ` AND NOT EXISTS (SELECT FROM ${p.rows('n', near, NEAR)}, LATERAL (SELECT FROM motcua.entered_once f WHERE f.register = n.register AND f.subject_id >= n.first AND f.subject_id < n.below AND f.dossier_id <> ${id} ORDER BY f.register, f.subject_id LIMIT 1) f)`
      : '',
    ...unregistered.map(
      (subject) =>
        ` AND NOT EXISTS (SELECT FROM ${enteredAbout(text(subject), looksAtRevoked)} AND split_part(r.origin, '#', 1) <> ${id}::text)`,
    ),
  ].join('');
}

/** The entries `r` that must not be there: of nearly all new subjects nothing was ever entered, and asking that is one scan of an index. */
const enteredAbout = (subject: string, looksAtRevoked: boolean) =>
  looksAtRevoked ? standingOf(subject) : `motcua.register_entry r WHERE r.subject_id = ${subject}`;

function byRegister(claims: readonly Claim[]): [register: string, subjects: string[]][] {
  const groups = new Map<string, string[]>();
  for (const { register, subject } of claims) {
    const group = groups.get(register);
    if (group) group.push(subject);
    else groups.set(register, [subject]);
  }
  return [...groups];
}

/** The version-checked write of the chain's head, and where it changed of the dossier's line in the lists. */
function move(p: Parameters, commit: Commit, free: Free, parts: string[], id: string, hash: string): void {
  const { expectedSeq, events } = commit;
  const columns = { seq: p.add(expectedSeq + events.length, 'int'), hash: p.add(bytes(hash), 'bytea') };
  if (!expectedSeq) {
    const listed = listedColumns(p, commit);
    parts.push(
      `moved AS (INSERT INTO motcua.dossier_head (dossier_id, ${Object.keys(columns).join(', ')}) VALUES (${id}, ${Object.values(columns).join(', ')}) ON CONFLICT (dossier_id) DO NOTHING RETURNING dossier_id AS id)`,
      `listed AS (INSERT INTO motcua.dossier (id, ${Object.keys(listed).join(', ')}) SELECT m.id, ${Object.values(listed).join(', ')} FROM moved m)`,
    );
    return;
  }
  parts.push(
    `moved AS (UPDATE motcua.dossier_head SET ${p.assign(columns)} WHERE dossier_id = ${id} AND seq = ${p.add(expectedSeq, 'int')}${andFree(p, free, id)} RETURNING dossier_id AS id)`,
  );
  if (commit.row)
    parts.push(
      `listed AS (UPDATE motcua.dossier d SET ${p.assign(listedColumns(p, commit))} FROM moved m WHERE d.id = m.id)`,
    );
}

/** What is seldom there is written out where it is not: the shape of the statement tells them apart. */
function listedColumns(p: Parameters, { row, expectedSeq, events }: Commit): Record<string, string> {
  const { status, dueAt, resultAt, paused, consulted, state, filed, findBy, intake } = row!;
  const columns: Record<string, string> = {
    status: p.add(status, 'text'),
    due_at: p.add(dueAt ?? null, 'timestamptz'),
    result_at: resultAt ? p.add(resultAt, 'timestamptz') : 'NULL',
    paused_for: paused ? p.add(paused.reason, 'text') : 'NULL',
    paused_since: paused ? p.add(paused.since, 'timestamptz') : 'NULL',
    state: p.add(state, 'text'),
    saved_seq: p.add(expectedSeq + events.length, 'int'),
  };
  if (consulted) columns['consulted'] = p.add(consulted, 'text[]');
  if (filed) columns['filed'] = p.add(filed, 'json');
  if (findBy) {
    columns['names'] = p.add(namesToFind(findBy.names), 'text');
    columns['numbers'] = p.add(numbersToFind(findBy.numbers), 'text');
  }
  if (!intake) return columns;
  return {
    ...columns,
    procedure: p.add(intake.procedure, 'text'),
    pack_hash: p.add(intake.packHash, 'text'),
    field: p.add(intake.field, 'text'),
    unit: p.add(intake.unit, 'text'),
    receiving_unit: p.add(intake.receivingUnit, 'text'),
    place: p.add(intake.place ?? null, 'text'),
    applicant_id: p.add(intake.applicantId, 'text'),
    applicant_name: p.add(intake.applicantName, 'text'),
    submitted_at: p.add(intake.submittedAt ?? null, 'timestamptz'),
    story: p.add(intake.story, 'boolean'),
  };
}

/**
 * With a number to draw: lock the dossier at its version, where it is there already, draw the number, write it into the event and hash the result, all in
 * the database, so that numbers have neither gaps nor doubles. Such an act makes exactly one event.
 */
function drawCode(p: Parameters, commit: Commit, free: Free, parts: string[], id: string): void {
  const { dossierId, expectedSeq, events, prevHash } = commit;
  const { placeholder, book } = commit.code!;
  const [event] = events;
  const seq = p.add(expectedSeq + 1, 'int');
  const columns = listedColumns(p, commit);
  if (book) columns['state'] = `replace(${columns['state']}, ${p.add(placeholder, 'text')}, coded.code)`;
  else columns['code'] = 'coded.code';
  const isNew = expectedSeq === 0;
  parts.push(
    isNew
      ? `locked AS MATERIALIZED (SELECT ${id} AS dossier_id)`
      : `locked AS MATERIALIZED (SELECT dossier_id FROM motcua.dossier_head WHERE dossier_id = ${id} AND seq = ${p.add(expectedSeq, 'int')}${andFree(p, free, id)} FOR UPDATE)`,
    ...drawn(p, commit.code!),
    `written AS MATERIALIZED (SELECT code, replace(${p.add(event.body, 'text')}, ${p.add(placeholder, 'text')}, code) AS body FROM drawn)`,
    `coded AS MATERIALIZED (SELECT code, body, sha256(convert_to(${p.add(chainHead(prevHash, dossierId, expectedSeq + 1), 'text')} || body, 'UTF8')) AS hash FROM written)`,
    ...(isNew
      ? [
          `moved AS (INSERT INTO motcua.dossier_head (dossier_id, seq, hash) SELECT ${id}, ${seq}, coded.hash FROM coded RETURNING dossier_id AS id)`,
          `listed AS (INSERT INTO motcua.dossier (id, ${Object.keys(columns).join(', ')}) SELECT m.id, ${Object.values(columns).join(', ')} FROM moved m, coded)`,
        ]
      : [
          `moved AS (UPDATE motcua.dossier_head s SET seq = ${seq}, hash = coded.hash FROM coded WHERE s.dossier_id = ${id} RETURNING s.dossier_id AS id)`,
          `listed AS (UPDATE motcua.dossier d SET ${p.assign(columns)} FROM moved m, coded WHERE d.id = m.id)`,
        ]),
  );
}

/**
 * The next number; one that a person chose, ahead of the last, with what it passes over kept; or one of those that were passed over, out
 * of the numbers that it stood among. Of two who take out of the same numbers at one moment, the second finds them gone.
 */
function drawn(p: Parameters, { prefix, day, book, take, isPassed }: NonNullable<Commit['code']>): string[] {
  const of = { prefix: p.add(prefix, 'text'), day: p.add(day, 'text') };
  const written = (n: string, digits: number) => `lpad(${n}::text, greatest(${digits}, length(${n}::text)), '0')`;
  const code = book ? written('n', 2) : `prefix || '-' || day || '-' || ${written('n', 4)}`;
  const into = 'INSERT INTO motcua.code_counter AS c (prefix, day, n)';
  if (take === undefined)
    return [
      `drawn AS (${into} SELECT ${of.prefix}, ${of.day}, 1 FROM locked ON CONFLICT (prefix, day) DO UPDATE SET n = c.n + 1 RETURNING ${code} AS code)`,
    ];
  const chosen = p.add(take, 'int');
  const keep = 'INSERT INTO motcua.passed_number (prefix, day, first, last)';
  if (isPassed)
    return [
      `among AS (DELETE FROM motcua.passed_number g USING locked WHERE g.prefix = ${of.prefix} AND g.day = ${of.day} AND g.first <= ${chosen} AND g.last >= ${chosen} RETURNING g.prefix, g.day, g.first, g.last)`,
      `drawn AS (SELECT ${written(chosen, 2)} AS code FROM among)`,
      `left_over AS (${keep} SELECT g.prefix, g.day, k.first, k.last FROM among g, LATERAL (VALUES (g.first, ${chosen} - 1), (${chosen} + 1, g.last)) k(first, last) WHERE k.first <= k.last)`,
    ];
  return [
    `drawn AS (${into} SELECT ${of.prefix}, ${of.day}, ${chosen} FROM locked ON CONFLICT (prefix, day) DO UPDATE SET n = EXCLUDED.n, before = c.n WHERE c.n < EXCLUDED.n RETURNING ${code} AS code, n, before)`,
    `passed AS (${keep} SELECT ${of.prefix}, ${of.day}, d.before + 1, d.n - 1 FROM drawn d WHERE d.n > d.before + 1)`,
  ];
}

const INTO_EVENTS = 'INSERT INTO motcua.dossier_event (dossier_id, seq, type, at, actor, body, prev_hash, hash)';

function insertCoded(p: Parameters, { expectedSeq, prevHash, events: [event] }: Commit): string {
  return `${INTO_EVENTS} SELECT m.id, ${p.add(expectedSeq + 1, 'int')}, ${p.add(event.type, 'text')}, ${p.add(event.at, 'timestamptz')}, ${p.add(event.actor, 'text')}, coded.body::json, ${p.add(bytes(prevHash), 'bytea')}, coded.hash FROM moved m, coded`;
}

function insertEvents(p: Parameters, { expectedSeq, prevHash, events }: Commit, hashes: string[]): string {
  if (events.length === 1) {
    const [event] = events;
    return `${INTO_EVENTS} SELECT m.id, ${p.add(expectedSeq + 1, 'int')}, ${p.add(event.type, 'text')}, ${p.add(event.at, 'timestamptz')}, ${p.add(event.actor, 'text')}, ${p.add(event.body, 'json')}, ${p.add(bytes(prevHash), 'bytea')}, ${p.add(bytes(hashes[0]), 'bytea')} FROM moved m`;
  }
  const links = events.map((event, i) => ({
    ...event,
    seq: expectedSeq + i + 1,
    before: bytes(i ? hashes[i - 1] : prevHash),
    hash: bytes(hashes[i]),
  }));
  return `${INTO_EVENTS} SELECT m.id, e.* FROM moved m, ${p.rows('e', links, {
    seq: ['int', (one) => one.seq],
    type: ['text', (one) => one.type],
    at: ['timestamptz', (one) => one.at],
    actor: ['text', (one) => one.actor],
    body: ['json', (one) => one.body],
    prev_hash: ['bytea', (one) => one.before],
    hash: ['bytea', (one) => one.hash],
  })}`;
}

function moveTask(p: Parameters, { tasks }: Commit, parts: string[]): void {
  const [task] = tasks.opened;
  const columns = {
    id: p.add(task.id, 'int'),
    step: p.add(task.step, 'text'),
    act: p.add(task.act, 'text'),
    unit: p.add(task.unit, 'text'),
    post: p.add(task.post, 'text'),
    assignee: 'NULL',
    opened_at: p.add(task.openedAt, 'timestamptz'),
    due_at: p.add(task.dueAt ?? NEVER, 'timestamptz'),
    ...(tasks.sameLine ? {} : lineColumns(p, task)),
  };
  // The id by a subselect, not a join: one plain index scan, and nothing when `moved` is empty.
  parts.push(
    `opened AS (UPDATE motcua.task SET ${p.assign(columns)} WHERE dossier_id = (SELECT id FROM moved) AND id = ${p.add(tasks.closed[0], 'int')})`,
  );
}

/** What lists show; as with the dossier's, what is not there is written out. */
const lineColumns = (p: Parameters, { legalAt, paused, oneByOne }: OpenTask) => ({
  legal_at: p.add(legalAt ?? NEVER, 'timestamptz'),
  paused: String(standsStill({ paused, legalAt })),
  paused_for: paused ? p.add(paused.reason, 'text') : 'NULL',
  paused_since: paused ? p.add(paused.since, 'timestamptz') : 'NULL',
  one_by_one: oneByOne ? p.add(oneByOne, 'text') : 'NULL',
});

const OPENED: Record<string, [type: string, of: (task: OpenTask) => unknown]> = {
  id: ['int', (task) => task.id],
  step: ['text', (task) => task.step],
  act: ['text', (task) => task.act],
  unit: ['text', (task) => task.unit],
  post: ['text', (task) => task.post],
  opened_at: ['timestamptz', (task) => task.openedAt],
  ...LISTED,
};

function insertTasks(p: Parameters, { tasks }: Commit, parts: string[]): void {
  parts.push(
    `opened AS (INSERT INTO motcua.task (dossier_id, ${Object.keys(OPENED).join(', ')}) SELECT m.id, t.* FROM moved m, ${p.rows('t', tasks.opened, OPENED)})`,
  );
}
