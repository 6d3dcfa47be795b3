/** A database from before household businesses were compared by their own names: those that were registered hold theirs. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameWithout, sayingOf } from '#kernel/text.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { registers } from '../../../test/support/platform.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query("DELETE FROM motcua.migration WHERE name = '0019-business-names.sql'");
});
afterAll(() => database.drop());

const WRITTEN = [
  'Hộ kinh doanh Hòa Bình',
  'Hoà Bình',
  'HKD Đặng Thị Ngọc',
  'H.K.D. «Ý Lan»',
  'hộ  KD - HKD Phở 24',
  'HKDA Sáng',
  'Hộ kinh doanh Mỹ Khuê'.normalize('NFD'),
];

it('adds the name without the element «Hộ kinh doanh», as the application compares it', async () => {
  const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  for (const [n, businessName] of WRITTEN.entries()) {
    await database.owner.query(
      `INSERT INTO motcua.dossier (id, status, procedure, pack_hash, field, unit, receiving_unit, applicant_id, applicant_name, story, filed, state, saved_seq)
       VALUES ($1, 'closed', '1.001612', 'x', 'x', '06673', '06673-mc', $2, 'x', false, '{"place": "06673"}', '{}', 0)`,
      [idOf(n), `${n}`],
    );
    await database.owner.query(
      `INSERT INTO motcua.register_entry (register, subject_id, data, origin, true_since, known_since)
       VALUES ('business', $1, $2, $3, '2026-11-01', $4)`,
      [`${n}`, { businessName }, `${idOf(n)}#5`, `2026-11-0${n + 1}T08:00:00Z`],
    );
  }
  expect((await migrate(database.owner)).applied).toEqual(['0019-business-names.sql']);
  const { rows } = await database.owner.query<{ subject_id: string; dossier_id: string }>(
    'SELECT subject_id, dossier_id FROM motcua.entered_once ORDER BY dossier_id',
  );
  const { businessName: without } = registers.registers.get('business')!.comparedWithout!;
  expect(rows).toEqual(
    WRITTEN.flatMap((name, n) =>
      n === 1
        ? []
        : [{ subject_id: `businessName=${sayingOf(nameWithout(`${name}, 06673`, without))}`, dossier_id: idOf(n) }],
    ),
  );
});
