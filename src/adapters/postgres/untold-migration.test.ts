/** What an older database gets by the migration: every notice that reached nobody and of which nobody was told, by the record alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import type { Command } from '#dossier/commands.ts';
import { foldText } from '#dossier/evolve.ts';
import type { Applicant, DossierState } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { CONDITION, publishCondition } from '../../../test/support/acts.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import {
  anotherBirth,
  holder,
  local,
  partyOf,
  type TestPlatform,
  testPlatform,
} from '../../../test/support/platform.ts';
import { PostgresMessages } from './postgres-messages.ts';
import { PostgresStore } from './postgres-store.ts';

let database: TestDatabase;
let test: TestPlatform;
beforeAll(async () => {
  database = await testDatabase();
  test = await testPlatform(new PostgresStore<DossierState>(database.pool, database.writers, foldText));
});
afterAll(() => database.drop());

const counter = holder('06685-mc', 'counter');
const act = async (id: string, command: object) => must(await perform(test.platform, id, command as Command, counter));
const ASK = { act: 'request-supplement', items: [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ' }] };
const LAW = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';

async function asked(contact: Partial<Applicant>): Promise<string> {
  const { id: _account, ...applicant } = partyOf('an');
  const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
  const draft = { act: 'draft-dossier', channel: 'counter', applicant: { ...applicant, ...contact }, place: '06685' };
  const whole = { ...draft, receivingUnit: '06685-mc', answers: anotherBirth(), components };
  const begun = await startDossier(
    test.platform,
    '1.001193',
    { ...whole, delivery: { method: 'counter' } } as never,
    counter,
  );
  const { dossierId: id } = must(begun);
  await act(id, { act: 'submit-dossier' });
  await act(id, ASK);
  return id;
}

it('lists what no delivery carried and no note told of, and leaves every date as it was', async () => {
  test.clock.moveTo(local('2026-11-25T08:30'));
  const known = await asked({ id: 'an' });
  const nobody = await asked({});
  const phoned = await asked({ phone: '0912345678' });
  const texted = await asked({ phone: '0912345679' });
  const told = await asked({});
  const answered = await asked({ email: 'an@example.vn' });
  const refused = await asked({});
  const bring = {
    act: 'supplement-dossier',
    broughtBy: { as: 'applicant' },
    answers: { childPlaceOfBirth: 'Phường Hồng Gai, thành phố Quảng Ninh' },
  };
  await act(answered, bring);
  await act(refused, bring);
  publishCondition(test.platform);
  const grounds = [CONDITION];
  await act(refused, { act: 'refuse-dossier', grounds, law: LAW });
  await act(told, { act: 'send-message', topic: 'reply', text: 'Đã giao phiếu 02', told: 'in-person', of: [] });
  const messages = new PostgresMessages(database.pool);
  const { at } = (await test.store.load(texted))!.state.last;
  const message = { id: '0193c000-0000-7000-8000-000000000001', owner: 'person:x', kind: 'supplement' as const, at };
  await messages.add({ ...message, dossierId: texted, params: {} }, 'k');
  await messages.addDelivery(message.id, 'sms', '0912345679');

  // As before: the state has no list, and neither column nor index is there.
  await database.owner.query(`DROP INDEX motcua.dossier_due; ALTER TABLE motcua.dossier DROP COLUMN untold;
    UPDATE motcua.dossier SET state = (state::jsonb - 'untold' #- '{supplement,unbegun}')::text`);
  await database.owner.query(readFileSync(join(import.meta.dirname, 'sql', '0035-unreachable.sql'), 'utf8'));
  await database.owner.query(readFileSync(join(import.meta.dirname, 'sql', '0036-untold.sql'), 'utf8'));

  const untold = async (id: string) =>
    ((await test.store.load(id))!.state.untold ?? []).map(({ type, seq }) => `${seq} ${type}`);
  expect(await untold(known)).toEqual([]);
  expect(await untold(nobody)).toEqual(['3 supplement-requested']);
  expect(await untold(phoned)).toEqual(['3 supplement-requested']);
  expect(await untold(texted)).toEqual([]);
  expect(await untold(told)).toEqual([]);
  expect(await untold(answered)).toEqual([]);
  expect(await untold(refused)).toEqual(['5 dossier-refused']);
  expect((await test.store.load(nobody))!.state.supplement).not.toHaveProperty('unbegun');
  const { rows } = await test.store.findDossiers({ untold: true }, { receivingUnits: ['06685-mc'] }, { limit: 9 });
  expect(rows.map(({ id }) => id).sort()).toEqual([nobody, phoned, refused].sort());
  // What is done now goes on from there.
  test.platform.snapshots.delete(phoned);
  await act(phoned, { act: 'send-message', topic: 'reply', text: 'Đã gọi', told: 'phone', of: [3] });
  expect(await untold(phoned)).toEqual([]);
});
