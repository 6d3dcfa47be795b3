/** What lists show and loads start from is compared with the events: as the platform leaves it, and as somebody changed it underneath. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptDiffers } from '#acts/kept-as-folded.ts';
import { tellDemos } from '#main/demo.ts';
import { type Running, startServer } from '#main/serve.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { local } from '../support/platform.ts';
import { type Facts, prepareScenes } from '../support/scenes.ts';

let database: TestDatabase;
let running: Running;
let facts: Facts;

beforeAll(async () => {
  database = await testDatabase();
  const begun = Date.now();
  running = await startServer(
    { ...database.settings, port: 0, host: '127.0.0.1', workers: 1 },
    () => local('2026-11-25T08:00').epochMilliseconds + (Date.now() - begun),
  );
  const { system } = running;
  facts = await prepareScenes(system);
  await tellDemos(system.platform, system.shipped, [], async () => undefined);
});
afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

const verify = (id?: string) => running.system.platform.store.verify(id, keptDiffers);

describe('what is kept beside the events', () => {
  it('says what they say, of every dossier of the scenes and stories', async () => {
    const { dossiers, faults } = await verify();
    expect(faults).toEqual([]);
    expect(dossiers).toBeGreaterThan(15);
  });

  // One after the other on one dossier: what was changed stays so.
  it.each([
    [
      'answers',
      `UPDATE motcua.dossier SET filed = regexp_replace(filed::text, '"answers":\\{"[^"]+":("[^"]*"|[0-9]+),', '"answers":{')::json WHERE id = $1`,
    ],
    ['answers', "UPDATE motcua.dossier SET filed = replace(filed::text, 'Nguyễn', 'Kẻ')::json WHERE id = $1"],
    ['fees', `UPDATE motcua.dossier SET state = replace(state, '"fees":[', '"fees":[{"id":"x"},') WHERE id = $1`],
    ['status', "UPDATE motcua.dossier SET status = 'closed' WHERE id = $1"],
    ['applicant', "UPDATE motcua.dossier SET applicant_name = 'Kẻ Mạo Danh' WHERE id = $1"],
    ['unit', "UPDATE motcua.dossier SET unit = '06685' || unit WHERE id = $1"],
    ['due_at', "UPDATE motcua.dossier SET due_at = due_at + interval '1 day' WHERE id = $1"],
    ['code', "UPDATE motcua.dossier SET code = code || '0' WHERE id = $1"],
    ['task', "UPDATE motcua.task SET assignee = 'nobody' WHERE dossier_id = $1"],
    ['task', 'DELETE FROM motcua.task WHERE dossier_id = $1'],
    ['saved_seq', 'UPDATE motcua.dossier SET saved_seq = 99 WHERE id = $1'],
    ['dossier', 'DELETE FROM motcua.dossier WHERE id = $1'],
  ])('is named where it was changed underneath: %s', async (part, change) => {
    const changed = await database.owner.query(change, [facts.open]);
    expect(changed.rowCount).toBe(1);
    const { faults } = await verify(facts.open);
    expect(faults).toMatchObject([{ dossierId: facts.open, fault: 'state-differs' }]);
    expect(faults[0].parts).toContain(part);
  });
});
