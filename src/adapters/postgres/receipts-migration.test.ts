/** A database from before the number of a receipt was used once at a centre. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { receiptNumber, runningOf } from '#kernel/receipt-number.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query("DELETE FROM motcua.migration WHERE name = '0030-receipts.sql'");
});
afterAll(() => database.drop());

it('claims for each centre the number that an officer typed, for the first that used it', async () => {
  const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  const paid: [unit: string, kind: string, reference: string, story?: boolean][] = [
    ['06685-mc', 'officer', 'BL-26T 0001'],
    ['06685-mc', 'officer', 'bl26t-0001'],
    ['06793-mc', 'officer', 'BL-26T 0001'],
    ['06685-mc', 'system', 'FT 1'],
    ['06685-mc', 'officer', 'BL đã thu', true],
    ['06685-mc', 'officer', 'bl-26t 1'],
    ['06685-mc', 'officer', '0000777'],
    ['06685-mc', 'officer', 'AA/26 0001.000'],
  ];
  for (const [n, [unit, kind, reference, story = false]] of paid.entries()) {
    await database.owner.query(
      `INSERT INTO motcua.dossier (id, status, procedure, pack_hash, field, unit, receiving_unit, applicant_id, applicant_name, story, filed, state, saved_seq)
       VALUES ($1, 'closed', 'x', 'x', 'x', 'x', $2, 'x', 'x', $3, '{}', '{}', 0)`,
      [idOf(n), unit, story],
    );
    await database.owner.query(
      `INSERT INTO motcua.dossier_event (dossier_id, seq, type, at, actor, body, prev_hash, hash)
       VALUES ($1, 3, 'fee-paid', $2, 'x', $3, '', '')`,
      [idOf(n), `2026-11-01T08:0${n}:00Z`, { type: 'fee-paid', by: { kind }, reference }],
    );
  }
  expect((await migrate(database.owner)).applied).toEqual(['0030-receipts.sql']);
  const { rows } = await database.owner.query<{ claim: string; id: string }>(
    "SELECT subject_id AS claim, dossier_id AS id FROM motcua.entered_once WHERE register = 'receipt' ORDER BY 1",
  );
  expect(rows).toEqual([
    { claim: `receipt=06685-mc:${receiptNumber('0000777')}`, id: idOf(6) },
    { claim: `receipt=06685-mc:${receiptNumber('AA/26 0001.000')}`, id: idOf(7) },
    { claim: `receipt=06685-mc:${receiptNumber('BL-26T 0001')}`, id: idOf(0) },
    { claim: `receipt=06793-mc:${receiptNumber('BL-26T 0001')}`, id: idOf(2) },
    { claim: 'series-receipt=06685-mc:1', id: idOf(0) },
    { claim: `series-receipt=06685-mc:${runningOf(receiptNumber('AA/26 0001.000')).running}`, id: idOf(7) },
    { claim: 'series-receipt=06793-mc:1', id: idOf(2) },
  ]);
});
