/** Whoever may apologise and name another date sees in time what will be late, wherever the work lies. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PostgresStore } from '#adapters/postgres/postgres-store.ts';
import { foldText } from '#dossier/evolve.ts';
import { afterTomorrow } from '#dossier/legal-date.ts';
import type { DossierState } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import type { Message } from '#spine/messages.ts';
import { textOf } from '#web/message-words.ts';
import { actsOf, messagesOf } from '../../test/support/acts.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { LINKED_PAPERS, linkedBirth } from '../../test/support/linked-birth.ts';
import {
  anotherBirth,
  holder,
  partyOf,
  province,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { propose } from '../../test/support/revocation.ts';
import { work } from '../../test/support/scenes.ts';
import { dueSoon } from './due-soon.ts';
import { leadsOnly, ledUnits } from './led-units.ts';
import { digest, officerKey, type PostOffice } from './notify.ts';
import { perform, startDossier, wakeDossier } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const birth = linkedBirth(() => test, 'residence-refused');
const { stateOf, eventsOf } = actsOf(() => test, holder('06862-mc', 'counter'));

/** The certificate is issued; the police work on. */
async function issued(): Promise<void> {
  const components = LINKED_PAPERS.map((component) => ({ component, originals: 1, copies: 1 }));
  await birth.handIn({ channel: 'online', answers: {}, components, delivery: { method: 'counter' } } as never);
  for (let i = 0; i < 12 && (await stateOf(birth.id)).status !== 'issued'; i++)
    await work(test.platform, birth.id, birth.story.results as never);
}

it('hears of it each morning, and as the date nears and passes, also where the work is not at the unit', async () => {
  await issued();
  const state = await stateOf(birth.id);
  expect(state.status).toBe('issued');
  const [task] = state.tasks;
  expect(task.unit).not.toBe(state.unit);
  const chair = holder(state.unit, 'head');
  expect(holder(task.unit, task.post).id).not.toBe(chair.id);

  const soon = async () => {
    const timing = { is: 'soon' as const, at: afterTomorrow(province.calendar, test.clock.now()).toString() };
    const { rows } = await test.store.findDossiers({ timing }, { units: [state.unit] }, { limit: 9 });
    return rows.map(({ id }) => id);
  };
  const heard = async () => {
    const kept: Message[] = [];
    const office = {
      messages: { add: async (message: Message) => kept.push(message), findPreference: async () => undefined },
      carriers: {},
    } as unknown as PostOffice;
    await digest(test.platform, office);
    return kept.filter(({ owner, kind }) => owner === officerKey(chair.id) && kind === 'due-soon');
  };
  const due = Temporal.Instant.from(state.clock!.dueAt);
  test.clock.moveTo(province.calendar.startOf(due.subtract({ hours: 24 * 6 })));
  if (!(await soon()).length) expect(await heard()).toEqual([]);
  test.clock.moveTo(due.subtract({ hours: 20 }));
  expect(await soon()).toEqual([birth.id]);
  const [message] = await heard();
  expect(message.params).toMatchObject({ count: 1, late: 0, code: state.code });
  expect(textOf(message, 'vi').what).toContain(`đến hạn sớm nhất là ${state.code}`);
  for (const language of ['vi', 'en', 'hi'] as const)
    expect(Object.values(textOf(message, language)).join()).not.toContain('{{');

  test.clock.moveTo(due.add({ hours: 1 }));
  const [late] = await heard();
  expect(late.params).toMatchObject({ count: 0, late: 1, code: state.code });
  for (const language of ['vi', 'en', 'hi'] as const)
    expect(Object.values(textOf(late, language)).join()).not.toContain('{{');
  // As sent before: what was late was counted with the rest.
  const before = { ...message, params: { count: 2, code: 'X' } };
  expect(textOf(before, 'vi').what).toContain('2 hồ sơ thuộc thẩm quyền của cơ quan');
  await wakeDossier(test.platform, birth.id);
  const events = await eventsOf(birth.id);
  expect(events.at(-1)!.type).toBe('due-passed');
  const told = await messagesOf(test.platform, birth.id, events.length);
  expect(told.map(({ owner, kind }) => [owner, kind])).toContainEqual([officerKey(chair.id), 'due-over']);
  for (const language of ['vi', 'en', 'hi'] as const)
    expect(Object.values(textOf(told[0], language)).join()).not.toContain('{{');
});

describe.each(['memory', 'PostgreSQL'])('by the lists in %s', (kept) => {
  let database: TestDatabase | undefined;
  afterEach(() => database?.drop());

  it('what is not late yet is found apart from what is', async () => {
    if (kept === 'PostgreSQL') {
      database = await testDatabase();
      test = await testPlatform(new PostgresStore<DossierState>(database.pool, database.writers, foldText));
    }
    await issued();
    const { unit, clock } = await stateOf(birth.id);
    const due = Temporal.Instant.from(clock!.dueAt);
    const found = async (at: Temporal.Instant) => {
      test.clock.moveTo(at);
      const { open, late } = await dueSoon(test.platform, { unit });
      return { open: open.map(({ id }) => id), late: late.map(({ id }) => id) };
    };
    expect(await found(due.subtract({ hours: 24 * 8 }))).toEqual({ open: [], late: [] });
    expect(await found(due)).toEqual({ open: [birth.id], late: [] });
    expect(await found(due.add({ milliseconds: 1 }))).toEqual({ open: [], late: [birth.id] });
  });

  it('a proposal to take the result back is marked at who works on what follows it', async () => {
    if (kept === 'PostgreSQL') {
      database = await testDatabase();
      test = await testPlatform(new PostgresStore<DossierState>(database.pool, database.writers, foldText));
    }
    await issued();
    const tasks = async () => (await test.store.listTasks({ dossierId: birth.id }, { limit: 9 })).rows;
    expect(await tasks()).toMatchObject([{ step: 'residence', proposed: false }]);
    must(
      await propose(test.platform, birth.id, { reason: 'Sai họ tên mẹ', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' }),
    );
    expect((await tasks()).filter((one) => one.step === 'residence')).toMatchObject([{ proposed: true }]);
  });
});

it('the head of a centre hears of what lies at all its desks, and of nothing where nothing is near', async () => {
  await issued();
  const centre = '06862-mc';
  const head = province.holders(centre, 'head', '2026-11-25')[0];
  const { tasks, unit } = await stateOf(birth.id);
  expect(ledUnits(province, { unit, post: 'head' }, '2026-11-25')).toEqual(expect.arrayContaining([unit, centre]));
  expect(ledUnits(province, { unit: centre, post: 'counter' }, '2026-11-25')).toEqual([]);
  expect(leadsOnly(province, { unit, post: 'head' }, '2026-11-25')).toBe(false);
  const heard = async () => {
    const kept: Message[] = [];
    const office = {
      messages: { add: async (message: Message) => kept.push(message), findPreference: async () => undefined },
      carriers: {},
    } as unknown as PostOffice;
    await digest(test.platform, office);
    return kept.filter(({ kind }) => kind === 'unit-due');
  };
  expect(tasks.some((task) => task.unit === centre)).toBe(false);
  expect(await heard()).toEqual([]);
  const { dossierId } = must(
    await startDossier(
      test.platform,
      '1.001193',
      {
        act: 'draft-dossier',
        channel: 'counter',
        applicant: partyOf('an'),
        place: '06862',
        receivingUnit: centre,
        answers: anotherBirth(),
      },
      holder(centre, 'counter'),
    ),
  );
  must(
    await perform(
      test.platform,
      dossierId,
      { act: 'submit-dossier', components: [{ component: 'birth-proof', originals: 1, copies: 0 }] },
      holder(centre, 'counter'),
    ),
  );
  const told = (await heard()).filter(({ owner }) => owner === officerKey(head.id));
  expect(told).toMatchObject([{ params: { due: 1, late: 0 } }]);
  for (const language of ['vi', 'en', 'hi'] as const)
    expect(Object.values(textOf(told[0], language)).join()).not.toMatch(/\{\{|undefined/);
});
