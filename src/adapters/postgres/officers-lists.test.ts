/** What an older database gets by the migration is what the acts themselves would have written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storyOf } from '#acts/check-pack.ts';
import { notify, type PostOffice } from '#acts/notify.ts';
import { perform, startDossier } from '#acts/perform.ts';
import { publishPacks } from '#acts/publish.ts';
import type { Command } from '#dossier/commands.ts';
import { fold, foldText } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { performOn } from '../../../test/support/acts.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { policePack, policeRow } from '../../../test/support/outside.ts';
import {
  anotherBirth,
  birthAnswers,
  birthChecked,
  holder,
  houseAnswers,
  local,
  newborn,
  officer,
  partyOf,
  person,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../../test/support/platform.ts';
import { propose, takeBack } from '../../../test/support/revocation.ts';
import { PostgresStore } from './postgres-store.ts';

type Draft = Extract<Command, { act: 'draft-dossier' }>;

let database: TestDatabase;
let test: TestPlatform;
beforeAll(async () => {
  database = await testDatabase();
  test = await testPlatform(new PostgresStore<DossierState>(database.pool, database.writers, foldText));
});
afterAll(() => database.drop());

async function submit(who: string, change: Partial<Draft> = {}, code = '1.001193'): Promise<string> {
  const command: Draft = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: { ...partyOf(who), phone: '+84 912 345 678' },
    place: '06685',
    answers: anotherBirth(),
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
    ...change,
  };
  const actor = { ...person(who), name: command.applicant.name };
  const { dossierId } = must(await startDossier(test.platform, code, command, actor));
  must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, actor));
  return dossierId;
}

async function steps(id: string, ...results: (Record<string, unknown> | undefined)[]): Promise<void> {
  for (const result of results) {
    const { state } = (await test.store.load(id))!;
    // The applicant has the draft: they confirm it, and the office goes on.
    if (!state.tasks.length)
      must(await perform(test.platform, id, { act: 'confirm-draft' }, person(state.applicant.id!)));
    const [task] = (await test.store.load(id))!.state.tasks;
    const handed = task.act === 'deliver-result' && { method: 'counter' };
    const command = { act: task.act, task: task.id, result, ...handed } as Command;
    must(await performOn(test.platform, id, command, holder(task.unit, task.post)));
  }
}

const LISTS = {
  dossier: `SELECT id, result_at, paused_for, paused_since, coalesce(consulted, '{}') AS consulted, names, numbers FROM motcua.dossier ORDER BY id`,
  task: 'SELECT dossier_id, id, legal_at, paused, paused_for, paused_since, one_by_one FROM motcua.task ORDER BY dossier_id, id',
};
const listed = async () => ({
  dossier: (await database.owner.query(LISTS.dossier)).rows,
  task: (await database.owner.query(LISTS.task)).rows,
});

it('tells of every dossier and task what lists need', async () => {
  const items = [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ' }];
  const ask: Command = { act: 'request-supplement', items };
  const submitted = await submit('an');
  const early = await submit('an', { applicant: { ...partyOf('an'), name: 'H’Đá-Vàng Đ.V' } });
  must(await perform(test.platform, early, ask, holder('06685-mc', 'counter')));
  const asked = await submit('an');
  await steps(asked, undefined);
  must(await perform(test.platform, asked, ask, officer('hong-gai.civil.minh')));
  const unfit = await submit('binh');
  await steps(unfit, undefined, { conclusion: 'does-not-meet', note: 'Không khớp' });
  const closed = await submit('an');
  await steps(closed, undefined, birthChecked, { personalId: '022226000122' }, undefined, undefined);
  await steps(closed, undefined);
  const withdrawn = await submit('an');
  await steps(withdrawn, undefined);
  must(await perform(test.platform, withdrawn, ask, officer('hong-gai.civil.minh')));
  must(await perform(test.platform, withdrawn, { act: 'withdraw-dossier', reason: 'Đổi ý' }, person('an')));
  const rules = must(await test.platform.procedure('1.013225'));
  const components = rules.components.map(({ id, originals, copies }) => ({ component: id, originals, copies }));
  const consulted = await submit('dung', { place: '06793', answers: houseAnswers, components }, '1.013225');
  await steps(consulted, undefined);
  const [task] = (await test.store.load(consulted))!.state.tasks;
  const question: Command = { act: 'consult-unit', units: ['so-xay-dung'], question: 'Về quy hoạch?' };
  must(await perform(test.platform, consulted, question, holder(task.unit, task.post)));

  const written = await listed();
  expect(written.task.map((row) => row.one_by_one).filter(Boolean)).toEqual(['against']);
  expect(written.dossier.filter((row) => row.paused_for)).toHaveLength(2);
  expect(written.task.filter((row) => row.paused)).toHaveLength(2);

  await database.owner.query(`UPDATE motcua.dossier SET result_at = NULL, paused_for = NULL, paused_since = NULL, consulted = NULL, names = '', numbers = '',
    state = (state::jsonb - 'acceptBy' - 'doneBy')::text`);
  await database.owner.query(
    "UPDATE motcua.task SET legal_at = 'infinity', paused = false, paused_for = NULL, paused_since = NULL, one_by_one = NULL",
  );
  const sql = readFileSync(join(import.meta.dirname, 'sql', '0014-officers-lists.sql'), 'utf8');
  const updates = sql.split(/;\n/).filter((statement) => /^(--.*\n|\s)*UPDATE /.test(statement));
  expect(updates).toHaveLength(4);
  for (const update of updates) await database.owner.query(update);
  await database.owner.query(readFileSync(join(import.meta.dirname, 'sql', '0029-names.sql'), 'utf8'));
  expect(await listed()).toEqual(written);
  expect(written.dossier.every(({ names }) => /\| nguyen gia bao/.test(names) || / le quang dung/.test(names))).toBe(
    true,
  );
  const { doneBy } = (await test.store.load(unfit))!.state;
  expect(doneBy).toEqual(
    fold(
      unfit,
      (await test.store.readEvents(unfit)).map(({ body }) => JSON.parse(body)),
    ).doneBy,
  );
  expect(Object.keys(doneBy ?? {})).toContain('check');
  // What was in no column of before is in the state again.
  expect((await test.store.load(submitted))!.state.acceptBy).toBe(
    (await test.store.readEvents(submitted)).map(({ body }) => JSON.parse(body).acceptBy).find(Boolean),
  );
});

it('says late of a linked birth until all three results are there, in lists and after the upgrade', async () => {
  const { answers, results = {} } = must(storyOf(shipped.get('2.000986')!, 'police-late'));
  const id = await submit('binh', { place: '06862', answers, components: [] }, '2.000986');
  const step = async () => {
    const [task] = (await test.store.load(id))!.state.tasks;
    const command = { act: task.act, task: task.id, result: results[task.step] } as Command;
    must(await perform(test.platform, id, command, holder(task.unit, task.post)));
  };
  const row = async () => {
    const { rows } = await test.store.findDossiers({}, { units: ['06862'] }, { limit: 5 });
    return rows.find((one) => one.id === id)!;
  };
  const timing = async () => {
    const at = test.clock.now().toString();
    for (const is of ['late', 'on-time'] as const)
      if (await test.store.countDossiers({ timing: { is, at } }, { units: ['06862'] }, 5)) return is;
    return undefined;
  };
  for (let n = 0; n < 5; n++) await step();
  expect(await row()).toMatchObject({ status: 'issued', resultAt: undefined });
  expect(await timing()).toBe('on-time');
  const { receivingUnit } = (await test.store.load(id))!.state;
  const counted = () => test.store.countDossiers({ issuedAhead: true }, { receivingUnits: [receivingUnit] }, 5);
  expect(await counted()).toBe(1);
  test.clock.moveTo(local('2026-12-01T09:00'));
  expect(await timing()).toBe('late');

  // As an older version wrote it.
  const before =
    "UPDATE motcua.dossier SET result_at = $2::timestamptz, state = (state::jsonb || jsonb_build_object('resultAt', $2::text))::text WHERE id = $1";
  await database.owner.query(before, [id, '2026-11-25T03:00:00.000Z']);
  expect(await timing()).toBe('on-time');
  const upgrade = readFileSync(join(import.meta.dirname, 'sql', '0018-whole-result.sql'), 'utf8');
  await database.owner.query(upgrade);
  expect(await row()).toMatchObject({ status: 'issued', resultAt: undefined });
  expect(await timing()).toBe('late');
  expect((await test.store.load(id))!.state.resultAt).toBeUndefined();

  must(
    await perform(test.platform, id, { act: 'deliver-issued', method: 'counter' }, holder(receivingUnit, 'counter')),
  );
  expect(await counted()).toBe(0);

  await step();
  await step();
  expect((await row()).resultAt).toBeUndefined();
  await step();
  expect((await row()).resultAt).toBe(test.clock.now().toString({ fractionalSecondDigits: 3 }));
  expect(await timing()).toBe('late');
});

it('marks in lists what was taken back, and whose it is where a body outside decides', async () => {
  const id = await submit('an');
  await steps(id, undefined, birthChecked, { personalId: newborn() }, undefined, undefined, undefined);
  const row = async (of: string) =>
    (await test.store.findDossiers({}, { all: true }, { limit: 50 })).rows.find((one) => one.id === of);
  expect(await row(id)).toMatchObject({ mark: undefined, outside: undefined });
  const law = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
  const head = holder(province.revokingUnit('1.001193', '06685', '2026-12-01')!, 'head');
  must(await propose(test.platform, id, { reason: 'Sai sự thật', law }));
  const waits = async () => (await test.store.listTasks({ unit: 'ubnd-tinh', post: 'head' }, { limit: 9 })).rows;
  expect(await waits()).toMatchObject([{ dossierId: id, act: 'revoke-result' }]);
  must(await takeBack(test.platform, id, { reason: 'Sai sự thật', law }, head));
  expect(await waits()).toEqual([]);
  expect(await row(id)).toMatchObject({ mark: 'revoked' });

  await publishPacks(test.store, [{ pack: policePack(), status: 'published', reasons: [] }]);
  const answers = { applicantName: 'Nguyễn Thị An' };
  const theirs = await submit('an', { answers, components: [] }, policeRow.code);
  await steps(theirs, undefined);
  const { body } = (await test.store.load(theirs))!.state.outside!;
  expect(await row(theirs)).toMatchObject({ outside: { body, unit: '06685-ca' }, mark: undefined });
  const task = async () => (await test.store.load(theirs))!.state.tasks[0].id;
  const counter = holder('06685-mc', 'counter');
  const act = async (command: Command) => must(await perform(test.platform, theirs, command, counter));
  await act({ act: 'hand-over-dossier', task: await task(), receiver: 'Trần Văn Công' });
  await act({ act: 'record-outside', dueAt: '2027-03-31T10:00:00Z' });
  expect(await row(theirs)).toMatchObject({ theirsAt: '2027-03-31T10:00:00Z' });
  const refused = {
    outcome: 'refused',
    issuedOn: province.calendar.dateOf(test.platform.clock.now()),
    number: '12/TB-CAP',
  } as const;
  await act({ act: 'record-outside-result', task: await task(), ...refused });
  expect(await row(theirs)).toMatchObject({ status: 'issued', mark: 'refused-outside' });
  const { rows } = await test.store.listTasks({ dossierId: theirs }, { limit: 9 });
  expect(rows).toMatchObject([{ act: 'deliver-result', mark: 'refused-outside', proposed: false }]);
});

it('shows at every desk, and in the book, that a fee is still to be paid, and asks the applicant for it', async () => {
  const id = await submit('an', {
    answers: {
      ...birthAnswers,
      childDateOfBirth: '2026-08-01',
      childPlaceOfBirth: 'Phường Việt Hưng, tỉnh Quảng Ninh',
    },
  });
  const row = async () =>
    (await test.store.findDossiers({}, { all: true }, { limit: 50 })).rows.find((one) => one.id === id);
  const task = async () => (await test.store.listTasks({ dossierId: id }, { limit: 5 })).rows[0];
  await steps(id, undefined);
  const told: { kind: string; params: object }[] = [];
  const messages = { add: async (one: never) => void told.push(one), findPreference: async () => undefined };
  const office = { messages, carriers: {}, quiet: { from: '21:00', to: '07:00' } } as unknown as PostOffice;
  await notify(test.platform, office, id, (await test.store.load(id))!.seq);
  // A resolution of the Council that is not at hand sets the amount.
  expect(told).toMatchObject([
    { kind: 'received' },
    { kind: 'fee-due', params: { ask: expect.stringContaining(province.nameOf('06685-mc', '2026-12-01').vi) } },
  ]);
  await steps(id, birthChecked, { personalId: newborn() }, undefined);
  expect(await task()).toMatchObject({ act: 'issue-result', owes: true });
  expect((await row())?.owes).toBe(true);
  const [fee] = (await test.store.load(id))!.state.fees;
  const paid = {
    fee: fee.id,
    amountVnd: 8_000,
    reference: 'BL-1',
    law: 'Điều 3 Nghị quyết số 01/2026/NQ-HĐND',
    lawChecked: true,
  };
  must(await perform(test.platform, id, { act: 'pay-fee', confirmed: true, ...paid }, holder('06685-mc', 'counter')));
  expect((await task()).owes).toBe(false);
  expect((await row())?.owes).toBe(false);
});

it('brings what was refused after reception to the counter, until it is closed', async () => {
  const id = await submit('an');
  await steps(id, undefined);
  const refuse: Command = {
    act: 'refuse-dossier',
    reason: 'Giấy chứng sinh bị tẩy xóa',
    law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13',
  };
  must(await performOn(test.platform, id, refuse, officer('hong-gai.chair')));
  const atCounter = async () =>
    (
      await test.store.listTasks({ unit: '06685-mc', post: 'counter', act: 'close-dossier' }, { limit: 20 })
    ).rows.filter((one) => one.dossierId === id);
  expect(await atCounter()).toHaveLength(1);
  must(await perform(test.platform, id, { act: 'close-dossier' }, holder('06685-mc', 'counter')));
  expect(await atCounter()).toEqual([]);
  expect((await test.store.verify(id)).faults).toEqual([]);
});

it('keeps a late dossier late while it stands still, also where an older version listed it as waiting', async () => {
  const ask: Command = { act: 'request-supplement', items: [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ' }] };
  const late = await submit('an');
  await steps(late, undefined);
  const inTime = await submit('an');
  await steps(inTime, undefined);
  must(await perform(test.platform, inTime, ask, officer('hong-gai.civil.minh')));
  const due = Temporal.Instant.from((await test.store.load(late))!.state.clock!.dueAt);
  test.clock.moveTo(due.add({ hours: 240 }));
  must(await perform(test.platform, late, ask, officer('hong-gai.civil.minh')));
  const lines = async (of: string) =>
    (await database.owner.query('SELECT legal_at, paused, paused_for FROM motcua.task WHERE dossier_id = $1', [of]))
      .rows;
  const book = async () => {
    const timing = { is: 'late' as const, at: test.clock.now().toString() };
    return (await test.store.findDossiers({ timing }, { all: true }, { limit: 99 })).rows.map(({ id }) => id);
  };
  const written = [await lines(late), await lines(inTime)];
  expect(written[0]).toMatchObject([{ paused: false, paused_for: 'supplement' }]);
  expect(written[1]).toMatchObject([{ paused: true }]);
  expect(await book()).toContain(late);
  expect(await book()).not.toContain(inTime);
  await database.owner.query(
    "UPDATE motcua.task SET paused = true, legal_at = 'infinity' WHERE dossier_id = $1 AND paused_for IS NOT NULL",
    [late],
  );
  await database.owner.query(readFileSync(join(import.meta.dirname, 'sql', '0020-missed.sql'), 'utf8'));
  expect([await lines(late), await lines(inTime)]).toEqual(written);
  expect(await book()).toContain(late);
  const apology = { reason: 'Chờ xác minh', dueAt: due.add({ hours: 384 }).toString() };
  const { state } = must(
    await perform(test.platform, late, { act: 'extend-dossier', ...apology }, officer('hong-gai.chair')),
  );
  expect(state).toMatchObject({ status: 'awaiting-supplement', extension: { late: true } });
  const early = await perform(test.platform, inTime, { act: 'extend-dossier', ...apology }, officer('hong-gai.chair'));
  expect(early).toMatchObject({ code: 'clock-paused' });
});
