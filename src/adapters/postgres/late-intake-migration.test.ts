/** What an older database gets by the migration is what the acts themselves would have written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import type { Command } from '#dossier/commands.ts';
import { foldText } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import {
  anotherBirth,
  holder,
  local,
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

const counter = holder('06685-mc', 'counter');
const act = async (id: string, command: Command, by = counter) => must(await perform(test.platform, id, command, by));

it('tells of a database of before which intake checks were late', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) {
    const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
    const answers = anotherBirth();
    const applicant = partyOf('an');
    const draft: Command = { act: 'draft-dossier', channel: 'online', applicant, place: '06685', answers, components };
    const { dossierId } = must(await startDossier(test.platform, '1.001193', draft, person('an')));
    await act(dossierId, { act: 'submit-dossier' }, person('an'));
    ids.push(dossierId);
  }
  const [inTime, received, twice, back, waited] = ids;
  const ask: Command = { act: 'request-supplement', items: [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ' }] };
  await act(inTime, { act: 'receive-dossier' });
  await act(waited, ask);
  test.clock.moveTo(local('2026-11-26T10:00'));
  await act(received, { act: 'receive-dossier' });
  await act(twice, ask);
  await act(back, { act: 'withdraw-dossier', reason: 'Đổi ý' }, person('an'));
  await act(waited, { act: 'withdraw-dossier', reason: 'Đổi ý' }, person('an'));
  const bring: Command = {
    act: 'supplement-dossier',
    answers: { childPlaceOfBirth: 'Phường Hồng Gai, thành phố Quảng Ninh' },
  };
  await act(twice, bring, person('an'));
  test.clock.moveTo(local('2026-11-30T10:00'));
  await act(twice, { act: 'receive-dossier' });

  const late = async () => Promise.all(ids.map(async (id) => (await test.store.load(id))!.state.lateIntakes));
  const written = await late();
  expect(written.map((one) => one?.length)).toEqual([undefined, 1, 2, 1, undefined]);
  await database.owner.query("UPDATE motcua.dossier SET state = (state::jsonb - 'lateIntakes')::text");
  expect((await late()).some(Boolean)).toBe(false);
  await database.owner.query(readFileSync(join(import.meta.dirname, 'sql', '0025-late-intake.sql'), 'utf8'));
  expect(await late()).toEqual(written);
  const at = test.clock.now().toString();
  const { rows } = await test.store.findDossiers({ timing: { is: 'late-intake', at } }, { all: true }, { limit: 9 });
  expect(new Map(rows.map((row) => [row.id, row.lateIntakes]))).toEqual(
    new Map([received, twice, back].map((id) => [id, written[ids.indexOf(id)]])),
  );
});
