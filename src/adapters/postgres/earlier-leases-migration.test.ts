/** A database from before leases and land given whole to the public took a claim on the plot. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plotsIn } from '#kernel/land-plot.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const idOf = (n: number) => `00000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;
const at = (n: number) => `2026-11-01T08:${String(n).padStart(2, '0')}:00Z`;
const again = async () => {
  await database.owner.query("DELETE FROM motcua.migration WHERE name = '0028-earlier-leases.sql'");
  expect((await migrate(database.owner)).applied).toEqual(['0028-earlier-leases.sql']);
};
const claims = async (like: string) => {
  const { rows } = await database.owner.query<{ claim: string; id: string }>(
    'SELECT subject_id AS claim, dossier_id AS id FROM motcua.entered_once WHERE subject_id LIKE $1',
    [like],
  );
  return rows.map(({ claim, id }) => [claim, Number(id.slice(-2))]).sort();
};

/** As an earlier version wrote it: no share, no term, no claim. */
async function decided(n: number, answers: Record<string, unknown>, { story = false, entered = true } = {}) {
  await database.owner.query(
    `INSERT INTO motcua.dossier (id, status, procedure, pack_hash, field, unit, receiving_unit, applicant_id, applicant_name, story, filed, state, saved_seq)
     VALUES ($1, 'closed', '1.013831', 'x', 'x', 'x', 'x', $2, 'x', $3, $4, '{}', 0)`,
    [idOf(n), `${n}`, story, { place: '06793', answers }],
  );
  await event(n, 5, 'dossier-decided', { type: 'dossier-decided' });
  if (entered)
    await database.owner.query(
      `INSERT INTO motcua.register_entry (register, subject_id, data, origin, true_since, known_since)
       VALUES ('land-right', $1, $2, $3, '2026-11-01', $4)`,
      [`${n}`, { certificateNumber: `AB 9000${n}`, formerCertificate: 'CS-0779', ...answers }, `${idOf(n)}#5`, at(n)],
    );
}
const event = (n: number, seq: number, type: string, body: object) =>
  database.owner.query(
    `INSERT INTO motcua.dossier_event (dossier_id, seq, type, at, actor, body, prev_hash, hash)
     VALUES ($1, $2, $3, $4, 'x', $5, '', '')`,
    [idOf(n), seq, type, at(n), body],
  );

const WRITTEN = [
  'Thửa 5, tờ bản đồ 40',
  'THỬA ĐẤT SỐ 006, TỜ BẢN ĐỒ SỐ 41',
  'Thửa 21 và 22, tờ bản đồ 14',
  'Thửa đất số: 7; 8 & 9, tờ bản đồ địa chính số 15, tổ 3, khu 7',
  'Tờ bản đồ 16 thửa 1, 2; tờ 17 thửa 3',
  'Thửa 1 tờ 18, thửa 2 tờ 19',
  'Tổ 14, khu 3',
  'Lô A',
];

it('claims each plot of a lease for the last that stands, in whatever way it was written', async () => {
  const expected: [string, number][] = [];
  for (const [n, landPlot] of WRITTEN.entries()) {
    await decided(n, { changeKind: 'lease', landPlot: landPlot.normalize(n % 2 ? 'NFD' : 'NFC') });
    for (const plot of plotsIn(landPlot)) expected.push([`lease:plot=06793:${plot}`, n]);
  }
  expect(expected.length).toBe(12);
  // A later one of the same plot; one that was told as a story; one that was taken back; and no lease.
  await decided(20, { changeKind: 'lease', landPlot: WRITTEN[0] });
  expected[0][1] = 20;
  await decided(21, { changeKind: 'lease', landPlot: WRITTEN[1] }, { story: true });
  await decided(22, { changeKind: 'lease', landPlot: WRITTEN[1] });
  await database.owner.query(
    `INSERT INTO motcua.register_entry (register, subject_id, data, origin, true_since, known_since, revokes)
     VALUES ('land-right', '22', '{}', $1, '2026-11-01', $2, true)`,
    [`${idOf(22)}#9`, at(23)],
  );
  await decided(23, { changeKind: 'transfer', landPlot: 'Thửa 6, tờ bản đồ 41' });
  await again();
  expect(await claims('lease:%')).toEqual(expected.sort());
  // What a later version claimed stays.
  await database.owner.query("UPDATE motcua.entered_once SET dossier_id = $1 WHERE subject_id LIKE 'lease:%:40-5'", [
    idOf(23),
  ]);
  await again();
  expect(await claims('lease:%:40-5')).toEqual([['lease:plot=06793:40-5', 23]]);
});

it('claims a plot given whole to the public for that gift, unless something was entered about it since', async () => {
  await database.owner.query(
    'TRUNCATE motcua.entered_once, motcua.register_entry, motcua.dossier_event, motcua.dossier',
  );
  const gift = (landPlot: string, giftScope = 'whole') => ({ changeKind: 'public-gift', giftScope, landPlot });
  const plot = (n: number) => `Thửa ${n}, tờ bản đồ 51`;
  // By nobody before; by a buyer before; by a buyer since; a gift that was taken back, or sent back; a part; a told story.
  await decided(10, gift(plot(1)), { entered: false });
  await decided(5, { changeKind: 'transfer', landPlot: plot(2) });
  await decided(11, gift(plot(2)), { entered: false });
  await decided(12, gift(plot(3)), { entered: false });
  await decided(15, { changeKind: 'transfer', landPlot: plot(3) });
  await decided(13, gift(plot(4)), { entered: false });
  await event(13, 9, 'result-revoked', { type: 'result-revoked' });
  await decided(14, gift(plot(5)), { entered: false });
  await event(14, 9, 'task-returned', { type: 'task-returned', undecided: true });
  await decided(16, gift(plot(6), 'part'), { entered: false });
  await decided(17, gift(plot(7)), { entered: false, story: true });
  for (const [n, id] of [
    [2, 5],
    [3, 15],
  ])
    await database.owner.query(
      "INSERT INTO motcua.entered_once (register, subject_id, dossier_id) VALUES ('land-right', $1, $2)",
      [`plot=06793:51-${n}`, idOf(id)],
    );
  await again();
  expect(await claims('plot=%')).toEqual([
    ['plot=06793:51-1', 10],
    ['plot=06793:51-2', 11],
    ['plot=06793:51-3', 15],
  ]);
});
