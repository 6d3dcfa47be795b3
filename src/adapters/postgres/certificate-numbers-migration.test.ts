/** A database from before numbers of certificates were compared however they are typed, and plots had a holder. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificateSaying } from '#kernel/certificate-number.ts';
import { plotsIn } from '#kernel/land-plot.ts';
import { sayingOf } from '#kernel/text.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query("DELETE FROM motcua.migration WHERE name = '0022-certificate-numbers.sql'");
});
afterAll(() => database.drop());

const WRITTEN = [
  ['AB 900001', 'Thửa 21, tờ bản đồ 14', 'transfer'],
  ['Số phát hành: ab 90OOO1', 'thửa đất số 021; tờ bản đồ số 14', 'transfer'],
  ['Giấy chứng nhận số SO 123456', 'Tờ bản đồ 3, thửa 7', 'gift'],
  ['CS-0779', 'Khu 7, thửa 5', 'gift'],
  ['D 0123456', 'Thửa 8, tờ 9', 'lease'],
  ['Sổ đỏ AĐ 123456'.normalize('NFD'), 'Tổ 14, thửa 8', 'transfer'],
  ['Hợp đồng 12', 'Thửa 1, 2, tờ 3', 'transfer'],
];

it('claims numbers anew as the application compares them, and the plots that it reads', async () => {
  const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  for (const [n, [certificateNumber, landPlot, changeKind]] of WRITTEN.entries()) {
    await database.owner.query(
      `INSERT INTO motcua.dossier (id, status, procedure, pack_hash, field, unit, receiving_unit, applicant_id, applicant_name, story, filed, state, saved_seq)
       VALUES ($1, 'closed', '1.013831', 'x', 'x', '06673', '06673-mc', $2, 'x', false, '{"place": "06673"}', '{}', 0)`,
      [idOf(n), `${n}`],
    );
    await database.owner.query(
      `INSERT INTO motcua.register_entry (register, subject_id, data, origin, true_since, known_since)
       VALUES ('land-right', $1, $2, $3, '2026-11-01', $4)`,
      [`${n}`, { certificateNumber, landPlot, changeKind }, `${idOf(n)}#5`, `2026-11-0${n + 1}T08:00:00Z`],
    );
    for (const name of ['holding', 'certificateNumber'])
      await database.owner.query(
        "INSERT INTO motcua.entered_once (register, subject_id, dossier_id) VALUES ('land-right', $1, $2)",
        [`${name}=${sayingOf(certificateNumber)}`, idOf(n)],
      );
  }
  expect((await migrate(database.owner)).applied).toEqual(['0022-certificate-numbers.sql']);
  const { rows } = await database.owner.query<{ subject_id: string; dossier_id: string }>(
    'SELECT subject_id, dossier_id FROM motcua.entered_once',
  );
  const held = new Map(rows.map((row) => [row.subject_id, Number(row.dossier_id.slice(-1))]));
  const expected = new Map<string, number>();
  for (const [n, [number, plot]] of WRITTEN.entries()) {
    // The last of two that are one holds it; the first of them stands once.
    expected.set(`holding=${certificateSaying(number)}`, n);
    if (n !== 1) expected.set(`certificateNumber=${certificateSaying(number)}`, n);
    if (n < 3) for (const one of plotsIn(plot)) expected.set(`plot=06673:${one}`, n);
  }
  expect([...held].sort()).toEqual([...expected].sort());
  expect(held.get('holding=ab900001')).toBe(1);
  expect(held.get('plot=06673:14-21')).toBe(1);
});
