/** A dossier does not sleep past its next date because a job was lost. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runWake } from '#acts/jobs.ts';
import { perform, startDossier } from '#acts/perform.ts';
import { JobQueue } from '#adapters/jobs/queue.ts';
import { PostgresStore } from '#adapters/postgres/postgres-store.ts';
import { foldText } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { birthAnswers, holder, partyOf, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { catchUpWakes } from './missed-wakes.ts';

let database: TestDatabase;
let test: TestPlatform;
let id: string;
beforeAll(async () => {
  database = await testDatabase();
  test = await testPlatform(new PostgresStore<DossierState>(database.pool, database.writers, foldText));
  const an = { ...person('an'), name: partyOf('an').name };
  const draft = { act: 'draft-dossier', channel: 'online', applicant: partyOf('an'), place: '06685' } as const;
  const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
  const begun = await startDossier(test.platform, '1.001193', { ...draft, answers: birthAnswers, components }, an);
  id = must(begun).dossierId;
  must(await perform(test.platform, id, { act: 'submit-dossier' }, an));
  must(await perform(test.platform, id, { act: 'receive-dossier' }, holder('06685-mc', 'counter')));
});
afterAll(() => database.drop());

it('one without a job, or late, gets one now; another keeps its own; and each wake-up sets the next', async () => {
  const { pool } = database;
  const queue = new JobQueue(pool, (iso) => iso);
  const system = { pool, platform: test.platform, queue };
  const key = `wake:${id}`;
  const runAt = async () => {
    const { rows } = await pool.query<{ at: Date | string }>(
      'SELECT run_at AS at FROM graphile_worker._private_jobs WHERE key = $1',
      [key],
    );
    return rows.map(({ at }) => new Date(at).getTime());
  };
  const clockMs = () => test.clock.now().epochMilliseconds;
  const [next] = await runAt();
  expect(next).toBeGreaterThan(clockMs());
  await catchUpWakes(system);
  expect(await runAt()).toEqual([next]);
  await pool.query('DELETE FROM graphile_worker._private_jobs WHERE key = $1', [key]);
  await catchUpWakes(system);
  expect(await runAt()).toEqual([clockMs()]);
  const set: string[] = [];
  await runWake(test.platform, id, async (_task, _payload, _key, at) => void set.push(at));
  expect(set.map((at) => Date.parse(at))).toEqual([next]);
  // One that gave up waits for somebody.
  await queue.add({ task: 'wake-dossier', payload: { dossierId: id }, key, runAt: '2026-11-25T02:00:00Z' });
  await pool.query('UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = $1', [key]);
  const [given] = await runAt();
  await catchUpWakes(system);
  expect(await runAt()).toEqual([given]);
  await pool.query('DELETE FROM graphile_worker._private_jobs WHERE key = $1', [key]);
  // Its hour has come by the clock that dates acts, and its job waits for another.
  await queue.add({ task: 'wake-dossier', payload: { dossierId: id }, key, runAt: '2099-01-01T00:00:00Z' });
  test.clock.moveTo(Temporal.Instant.fromEpochMilliseconds(next + 1_000));
  await catchUpWakes(system);
  expect(await runAt()).toEqual([clockMs()]);
  await runWake(test.platform, id, async (_task, _payload, _key, at) => void set.push(at));
  expect(Date.parse(set.at(-1)!)).toBeGreaterThan(clockMs());
});
