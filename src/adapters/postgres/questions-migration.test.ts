/** A database from before births were compared by how near they are and without accents, and plots each by itself and in every way. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sayingOf } from '#kernel/text.ts';
import { nearIn, saidIn, saysIn } from '#register/catalogue.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { registers } from '../../../test/support/platform.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query("DELETE FROM motcua.migration WHERE name = '0023-questions.sql'");
});
afterAll(() => database.drop());

const BORN: [child: string, day: string, mother: string | null, number: string | undefined][] = [
  ['Đỗ Hòa', '2026-05-01', 'Trần Thị Hạnh', '022 190 000 001'],
  ['Đỗ Hoa', '2026-05-01', 'Trần Thị Hanh', 'b1234567'],
  ['Lê Ý Lan', '2026-05-02', 'Phạm Thị Ngọc', undefined],
  ['Lê Ánh', '2026-05-03', null, undefined],
];

it('claims births anew as the application compares them, and by the number of the mother', async () => {
  const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  const birth = registers.registers.get('birth');
  const expected = new Map<string, number>();
  for (const [n, [fullName, dateOfBirth, motherName, motherIdNumber]] of BORN.entries()) {
    await database.owner.query(
      `INSERT INTO motcua.dossier (id, status, procedure, pack_hash, field, unit, receiving_unit, applicant_id, applicant_name, story, filed, state, saved_seq)
       VALUES ($1, 'closed', '1.001193', 'x', 'x', '06685', '06685-mc', $2, 'x', false, $3, '{}', 0)`,
      [idOf(n), `${n}`, { place: '06685', answers: { motherIdNumber } }],
    );
    await database.owner.query(
      `INSERT INTO motcua.register_entry (register, subject_id, data, origin, true_since, known_since)
       VALUES ('birth', $1, $2, $3, $4, $5)`,
      [`${n}`, { fullName, dateOfBirth, motherName }, `${idOf(n)}#5`, dateOfBirth, `2026-06-0${n + 1}T08:00:00Z`],
    );
    if (!motherName) continue;
    const value = `${fullName}, ${dateOfBirth}, ${motherName}`;
    await database.owner.query(
      "INSERT INTO motcua.entered_once (register, subject_id, dossier_id) VALUES ('birth', $1, $2)",
      [`childName=${sayingOf(value)}`, idOf(n)],
    );
    // The first of two that are one holds it.
    const claim = `childName=${saidIn(birth, 'childName', value)}`;
    if (!expected.has(claim)) expected.set(claim, n);
    const near = motherIdNumber && nearIn(birth, 'motherIdNumber', `${motherIdNumber}, ${dateOfBirth}`);
    if (near) expected.set(`${near.claim}:${idOf(n)}`, n);
  }
  expect((await migrate(database.owner)).applied).toEqual(['0023-questions.sql']);
  const { rows } = await database.owner.query<{ subject_id: string; dossier_id: string }>(
    'SELECT subject_id, dossier_id FROM motcua.entered_once',
  );
  const held = rows.map((row) => [row.subject_id, Number(row.dossier_id.slice(-1))]);
  expect(held.sort()).toEqual([...expected].sort());
  expect(expected.size).toBe(4);
});

const PLOTS: [written: string, claimed: string][] = [
  ['Thửa 1, tờ bản đồ 14', '14-1 06673'],
  ['Thửa 21, 22, tờ bản đồ 14', '14-21 14-22 06673'],
  ['931/114', '93111406673'],
  ['Lô A', sayingOf('Lô A, 06673')],
];

it('claims plots with a permit each by itself, and both ways where a text can be read so', async () => {
  await database.owner.query("DELETE FROM motcua.migration WHERE name = '0023-questions.sql'");
  await database.owner.query('DELETE FROM motcua.entered_once');
  const permit = registers.registers.get('permit');
  const expected = new Map<string, number>();
  for (const [n, [landPlot, claimed]] of PLOTS.entries()) {
    const id = `00000000-0000-4000-9000-00000000000${n}`;
    await database.owner.query(
      `INSERT INTO motcua.dossier (id, status, procedure, pack_hash, field, unit, receiving_unit, applicant_id, applicant_name, story, filed, state, saved_seq)
       VALUES ($1, 'closed', '1.013225', 'x', 'x', '06673', '06673-mc', $2, 'x', false, $3, '{}', 0)`,
      [id, `p${n}`, { place: '06673', answers: { landPlot } }],
    );
    await database.owner.query(
      "INSERT INTO motcua.entered_once (register, subject_id, dossier_id) VALUES ('permit', $1, $2)",
      [`landPlot=${claimed}`, id],
    );
    for (const one of saysIn(permit, 'landPlot', `${landPlot}, 06673`)) expected.set(`landPlot=${one}`, n);
  }
  expect((await migrate(database.owner)).applied).toEqual(['0023-questions.sql']);
  const { rows } = await database.owner.query<{ subject_id: string; dossier_id: string }>(
    "SELECT subject_id, dossier_id FROM motcua.entered_once WHERE register = 'permit'",
  );
  const held = rows.map((row) => [row.subject_id, Number(row.dossier_id.slice(-1))]);
  expect(held.sort()).toEqual([...expected].sort());
  expect(expected.size).toBe(7);
});
