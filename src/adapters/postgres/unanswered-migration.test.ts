/** What an older database gets by the migration: which questions nobody answered, on the dossier and on the lines of its work. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { foldText } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import {
  anotherBirth,
  birthChecked,
  holder,
  newborn,
  partyOf,
  person,
  type TestPlatform,
  testPlatform,
} from '../../../test/support/platform.ts';
import { PostgresStore } from './postgres-store.ts';

let database: TestDatabase;
let test: TestPlatform;
beforeAll(async () => {
  database = await testDatabase();
  test = await testPlatform(new PostgresStore<DossierState>(database.pool, database.writers, foldText));
});
afterAll(() => database.drop());

const an = person('an');
const counter = holder('06685-mc', 'counter');
const stateOf = async (id: string) => (await test.store.load(id))!.state;
const QUESTION: Command = { act: 'send-message', topic: 'question', text: 'Bao giờ xong? "asked":{"since"' };
const REPLY: Command = { act: 'send-message', topic: 'reply', text: 'Chiều nay' };

async function toSign(...messages: [Command, Actor][]): Promise<string> {
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'counter' as const,
    applicant: partyOf('an'),
    place: '06685',
  };
  const whole = {
    ...draft,
    answers: anotherBirth(),
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
  };
  const { dossierId: id } = must(await startDossier(test.platform, '1.001193', whole, an));
  must(await perform(test.platform, id, { act: 'submit-dossier' }, an));
  for (const result of [undefined, birthChecked, { personalId: newborn() }]) {
    const [task] = (await stateOf(id)).tasks;
    const command = { act: task.act, task: task.id, result } as Command;
    must(await perform(test.platform, id, command, holder(task.unit, task.post)));
  }
  for (const [command, by] of messages) must(await perform(test.platform, id, command, by));
  return id;
}

it('marks what stands, and nothing that was answered', async () => {
  const none = await toSign();
  const answered = await toSign([QUESTION, an], [REPLY, counter]);
  const asked = await toSign([QUESTION, an]);
  const again = await toSign(
    [QUESTION, an],
    [REPLY, counter],
    [QUESTION, an],
    [{ ...REPLY, told: 'phone', of: [1] }, counter],
  );
  const all = [none, answered, asked, again];
  const kept = () =>
    database.owner
      .query(
        'SELECT t.dossier_id AS id, t.one_by_one, d.asked FROM motcua.task t JOIN motcua.dossier d ON d.id = t.dossier_id ORDER BY 1',
      )
      .then(({ rows }) => rows);
  const written = {
    rows: await kept(),
    since: await Promise.all(all.map(async (id) => (await stateOf(id)).asked?.since)),
  };
  expect(written.since.map(Boolean)).toEqual([false, false, true, true]);

  await database.owner.query(`ALTER TABLE motcua.dossier DROP COLUMN asked;
    UPDATE motcua.dossier SET state = (state::jsonb - 'asked')::text; UPDATE motcua.task SET one_by_one = NULL`);
  for (const id of all) test.platform.snapshots.delete(id);
  await database.owner.query(readFileSync(join(import.meta.dirname, 'sql', '0042-unanswered.sql'), 'utf8'));

  expect(await kept()).toEqual(written.rows);
  expect(await Promise.all(all.map(async (id) => (await stateOf(id)).asked?.since))).toEqual(written.since);
});
