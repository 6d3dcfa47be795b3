/**
 * Durable task completions a second through the real acts, beside the floor of the same run: one bare prepared statement that
 * inserts one event and updates two rows, through the same pool, with as many in flight. Twice: of a procedure that stays as it is
 * (`bench/steps`: a conclusion, a number, one rule), by which versions are compared; and of the birth registration of the day, whose
 * steps ask what law asks by now (decision 34).
 */
import { randomUUID } from 'node:crypto';
import { perform, startDossier } from '#acts/perform.ts';
import { publishPacks } from '#acts/publish.ts';
import { APP_ROLE, makePool } from '#adapters/postgres/connect.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { ROOT, readPackFolder } from '#main/read-files.ts';
import { openSystem, type System } from '#main/system.ts';
import { anotherBirth, birthChecked, newborn } from '../test/support/platform.ts';
import { median, type Row, row, throughput } from './table.ts';

const IN_FLIGHT = 16;
const ROUNDS = 9;
/** A server that has run for a minute, not one that just started: code compiled, plans made, caches filled. */
const WARM_UP = 3;
const DOSSIERS = 900;

/** What is worked on: its answers, and what the officer records at its first step. */
interface Work {
  name: string;
  procedure: string;
  answers: () => Record<string, unknown>;
  checked: Record<string, unknown>;
}

const STEPS: Work = {
  name: '',
  procedure: '1.001193',
  answers: () => ({
    applicantName: 'Nguyễn Thị An',
    relation: 'mother',
    childName: 'Nguyễn Gia Bảo',
    childSex: 'male',
    childDateOfBirth: '2026-11-15',
    childPlaceOfBirth: 'Bệnh viện Sản Nhi Quảng Ninh',
    motherName: 'Nguyễn Thị An',
  }),
  checked: { conclusion: 'meets' },
};
const BIRTH: Work = {
  name: 'birth registration: ',
  procedure: '1.001193',
  answers: () => anotherBirth(),
  checked: birthChecked,
};

export async function benchRecord(home: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const work of [STEPS, BIRTH]) {
    const database = `bench_${work === STEPS ? 'steps' : 'birth'}_${process.pid}`;
    const system = await openSystem({ home, poolSize: IN_FLIGHT, province: 'quang-ninh', database });
    try {
      if (work === STEPS)
        await publishPacks(system.platform.store, [
          { pack: must(readPackFolder(`${ROOT}/bench/steps`)), status: 'published', reasons: [] },
        ]);
      rows.push(...(await measure(system, work)));
    } finally {
      await system.close();
    }
  }
  return rows;
}

async function measure(system: System, work: Work): Promise<Row[]> {
  const floor = await makeFloor(system);
  const floors: number[] = [];
  const completions: number[] = [];
  const decisions: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const ids = await receivedDossiers(system, work);
    const bare = await throughput(floor(DOSSIERS * 2), IN_FLIGHT);
    const done = await throughput(
      [
        ...completing(system, ids, 'check', () => work.checked),
        ...completing(system, ids, 'population', () => ({ personalId: newborn() })),
      ],
      IN_FLIGHT,
    );
    const decided = await throughput(deciding(system, ids), IN_FLIGHT);
    if (round < 0) continue;
    floors.push(bare);
    completions.push(done);
    decisions.push(decided);
  }
  const ratios = completions.map((value, i) => value / floors[i]);
  const at = ratios.indexOf(median(ratios));
  return [
    row(`${work.name}durable task completions, ${IN_FLIGHT} in flight`, completions[at], '1/s', floors[at]),
    row(
      `${work.name}decisions with a register entry, ${IN_FLIGHT} in flight`,
      median(decisions),
      '1/s',
      median(floors),
    ),
  ];
}

async function makeFloor({ pool, database }: System): Promise<(jobs: number) => (() => Promise<unknown>)[]> {
  // The application's role makes no tables: the owner makes the floor's, of the same shape as the record's.
  const owner = makePool(database.migrator);
  await owner.query(`CREATE SCHEMA bench;
    CREATE TABLE bench.event (LIKE motcua.dossier_event INCLUDING ALL);
    CREATE TABLE bench.dossier (id uuid PRIMARY KEY, seq integer NOT NULL) WITH (fillfactor = 75);
    CREATE TABLE bench.task (dossier_id uuid PRIMARY KEY, id integer NOT NULL) WITH (fillfactor = 75);
    GRANT USAGE ON SCHEMA bench TO ${APP_ROLE}; GRANT ALL ON ALL TABLES IN SCHEMA bench TO ${APP_ROLE};`);
  await owner.end();
  const ids = Array.from({ length: DOSSIERS }, () => randomUUID());
  const body = JSON.stringify({
    type: 'task-completed',
    at: '2026-11-25T01:00:00Z',
    by: { id: 'officer', name: 'Officer', kind: 'officer' },
    task: 3,
    step: 'check',
  });
  const hash = Buffer.alloc(32);
  const at = '2026-11-25T01:00:00Z';
  const text = `WITH e AS (INSERT INTO bench.event (dossier_id, seq, type, at, actor, body, prev_hash, hash) VALUES ($1, $2, 'task-completed', $5, 'officer', $3, $4, $4)),
    a AS (UPDATE bench.dossier SET seq = seq + 1 WHERE id = $1) UPDATE bench.task SET id = id + 1 WHERE dossier_id = $1`;
  for (const id of ids) {
    await pool.query('INSERT INTO bench.dossier VALUES ($1, 0)', [id]);
    await pool.query('INSERT INTO bench.task VALUES ($1, 0)', [id]);
  }
  let seq = 0;
  return (jobs) =>
    Array.from({ length: jobs }, (_, i) => {
      const mine = ++seq;
      return () => pool.query({ name: 'floor', text, values: [ids[i % ids.length], mine, body, hash, at] });
    });
}

const officer = (id: string): Actor => ({ kind: 'officer', id, name: id });
const citizen: Actor = { kind: 'citizen', id: 'an', name: 'Nguyễn Thị An', assurance: 2 };

async function receivedDossiers({ platform }: System, { procedure, answers }: Work): Promise<string[]> {
  const ids: string[] = [];
  const draft: Extract<Command, { act: 'draft-dossier' }> = {
    act: 'draft-dossier',
    // Online, the applicant confirms the draft between the two steps that are measured.
    channel: 'counter',
    applicant: { id: 'an', name: 'Nguyễn Thị An', idNumber: '022190000001', address: 'Hồng Gai' },
    place: '06685',
  };
  await throughput(
    Array.from({ length: DOSSIERS }, () => async () => {
      const { dossierId } = must(await startDossier(platform, procedure, { ...draft, answers: answers() }, citizen));
      must(await perform(platform, dossierId, { act: 'submit-dossier' }, citizen));
      must(await perform(platform, dossierId, { act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
      ids.push(dossierId);
    }),
    IN_FLIGHT,
  );
  return ids;
}

function completing({ platform }: System, ids: readonly string[], step: string, result: () => Record<string, unknown>) {
  return ids.map((id) => async () => {
    const task = platform.snapshots.get(id)!.state.tasks.find((one) => one.step === step)!.id;
    must(await perform(platform, id, { act: 'complete-task', task, result: result() }, officer('hong-gai.civil.minh')));
  });
}

function deciding({ platform }: System, ids: readonly string[]) {
  return ids.map((id) => async () => {
    const task = platform.snapshots.get(id)!.state.tasks[0].id;
    must(await perform(platform, id, { act: 'decide-dossier', task }, officer('hong-gai.chair')));
  });
}
