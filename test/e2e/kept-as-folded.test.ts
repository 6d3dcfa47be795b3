/** What lists show and loads start from is compared with the events: as the platform leaves it, and as somebody changed it underneath. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultPaper } from '#acts/documents.ts';
import { keptDiffers } from '#acts/kept-as-folded.ts';
import { publishedOf } from '#acts/publish.ts';
import { TypstPrinter } from '#adapters/pdf/typst-printer.ts';
import { PostgresReviews } from '#adapters/postgres/postgres-reviews.ts';
import { must } from '#kernel/outcome.ts';
import { tellDemos } from '#main/demo.ts';
import { fileStoreOf } from '#main/file-store.ts';
import { foldListsAnew, ofLists } from '#main/keep/fold-anew.ts';
import { tellVerified, verifyRecord } from '#main/keep/verify.ts';
import { resultFaults } from '#main/keep/verify-results.ts';
import { type Running, startServer } from '#main/serve.ts';
import { type FileStore, readWhole } from '#spine/files.ts';
import type { Paper } from '#spine/papers.ts';
import { UNREVIEWED, type Verdict } from '#spine/reviews.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { importedPack } from '../support/imported.ts';
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

  it('is made anew from them as it was, of every dossier, and again where somebody changed it', async () => {
    const { system } = running;
    const rows = async () => {
      const { rows: dossiers } = await database.owner.query<{ id: string; state: string }>(
        'SELECT * FROM motcua.dossier ORDER BY id',
      );
      const tasks = await database.owner.query('SELECT * FROM motcua.task ORDER BY dossier_id, id');
      const entries = await database.owner.query(
        'SELECT * FROM motcua.register_entry ORDER BY subject_id, register, origin',
      );
      // How long ago the state was saved, and what it leaves to be told by the events since, is no matter.
      const listed = dossiers.map(({ state: _, ...row }) => ({
        ...row,
        saved_seq: 0,
        consulted: [...(row['consulted' as 'id'] ?? [])].sort(),
      }));
      return { listed, tasks: tasks.rows, entries: entries.rows };
    };
    const before = await rows();
    const every = before.listed.map(({ id }) => ({
      dossierId: id,
      seq: 1,
      fault: 'state-differs' as const,
      parts: ['names'],
    }));
    expect(await foldListsAnew(system.platform, database.owner, every)).toHaveLength(every.length);
    expect(await rows()).toEqual(before);
    expect((await verify()).faults).toEqual([]);
    for (const change of [
      `UPDATE motcua.dossier SET status = 'closed', names = 'zzz', numbers = '1', due_at = NULL, result_at = '2026-01-01', filed = '{}'`,
      `UPDATE motcua.task SET due_at = 'infinity', unit = 'x'`,
      `DELETE FROM motcua.register_entry WHERE origin ~ '#'`,
      `DELETE FROM motcua.task`,
    ])
      await database.owner.query(change);
    const { faults } = await verify();
    const done = await foldListsAnew(system.platform, database.owner, faults);
    expect(new Set(done)).toEqual(new Set(faults.map(({ dossierId }) => dossierId)));
    expect(await rows()).toEqual(before);
    expect((await verify()).faults).toEqual([]);
    // A chain that does not hold is folded by nobody.
    const broken = [{ dossierId: every[0].dossierId, seq: 1, fault: 'link-broken' as const }];
    expect(await foldListsAnew(system.platform, database.owner, broken)).toEqual([]);
  });

  it('says it in registers too: an entry that was changed, taken away, or that nobody decided', async () => {
    const verified = async () =>
      must(await verifyRecord(running.system.platform, database.owner, database.settings, undefined)).faults;
    expect(await verified()).toEqual([]);
    const { rows } = await database.owner.query<{ id: string; register: string; subject: string }>(
      `SELECT split_part(r.origin, '#', 1) AS id, r.register, r.subject_id AS subject FROM motcua.register_entry r
       JOIN motcua.entered_once o ON o.register = r.register AND o.dossier_id::text = split_part(r.origin, '#', 1) LIMIT 1`,
    );
    const [{ id, register, subject }] = rows;
    const at = `register = '${register}' AND subject_id = '${subject}'`;
    for (const [part, change] of [
      ['entered_once', `DELETE FROM motcua.entered_once WHERE register = '${register}' AND dossier_id = '${id}'`],
      ['register_entry', `UPDATE motcua.register_entry SET data = '{"fullName":"Kẻ Mạo Danh"}' WHERE ${at}`],
      ['register_entry', `DELETE FROM motcua.register_entry WHERE ${at}`],
    ]) {
      expect((await database.owner.query(change)).rowCount, change).toBeGreaterThan(0);
      const told = (await verified()).filter((one) => one.dossierId === id).flatMap(({ parts }) => parts);
      expect(told).toContain(part);
    }
    const nobody = crypto.randomUUID();
    await database.owner.query(
      `INSERT INTO motcua.register_entry (subject_id, register, origin, data, true_since, known_since)
       VALUES ('022226999999', 'birth', '${nobody}#4', '{}', '2026-01-01', '2026-01-01')`,
    );
    expect((await verified()).map(({ dossierId }) => dossierId)).toContain(nobody);
  });

  it('says where a signed result says otherwise than what was decided, in its data and on its paper', async () => {
    const { system } = running;
    const { platform } = system;
    const { state } = (await platform.store.load(facts.done))!;
    const { signed } = state.result!;
    const files = fileStoreOf(database.settings);
    const rules = must(await platform.procedureByHash(state.procedure.hash));
    const pack = must(await platform.packByHash(state.procedure.hash));
    const mother = String(state.answers['motherName']);
    const credential = (await readWhole(files, signed!.credential!.file))!.toString();
    const disclosed = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown[];
    const [jwt, ...parts] = credential.split('~');
    const others = parts.map((part) =>
      part && disclosed(part)[1] === 'motherName'
        ? Buffer.from(JSON.stringify(['salt', 'motherName', 'Kẻ Mạo Danh'])).toString('base64url')
        : part,
    );
    const paper = JSON.stringify(resultPaper(platform, rules, pack, state))
      .replaceAll(mother.toUpperCase(), 'KẺ MẠO DANH')
      .replaceAll(state.result!.number, '999/2026');
    const exchanged = new Map<string, Uint8Array>([
      [signed!.credential!.file, Buffer.from([jwt, ...others].join('~'))],
      [signed!.file, new TypstPrinter().print(JSON.parse(paper) as Paper)],
    ]);
    const kept = (hashes: readonly string[]): FileStore => ({
      keep: (content, limit) => files.keep(content, limit),
      remove: (hash) => files.remove(hash),
      open: async (hash) => (hashes.includes(hash) ? Readable.from([exchanged.get(hash)!]) : files.open(hash)),
    });
    const told = async (...hashes: string[]) =>
      (await resultFaults(platform, system.pool, kept(hashes), facts.done)).map(({ parts: differ }) => differ);
    expect(await told()).toEqual([]);
    expect(await told(signed!.credential!.file)).toEqual([['signed_data.motherName']]);
    expect(await told(signed!.file)).toEqual([
      expect.arrayContaining(['signed_paper.number', 'signed_paper.motherName']),
    ]);
    // Of what is lost, exchanged or broken nothing was compared, and it is said; no list is made anew for it.
    const places = [signed!.file, signed!.credential!.file].map((hash) =>
      join(database.settings.home, 'files', hash.slice(0, 2), hash),
    );
    const whole = places.map((place) => readFileSync(place));
    const verified = async () => {
      const all = must(await verifyRecord(platform, system.pool, database.settings, facts.done));
      return { ...all, faults: all.faults.filter(({ fault: kind }) => kind === 'result-file') };
    };
    const said = async () => (await verified()).faults;
    const fault = (...parts: string[]) => [
      expect.objectContaining({ dossierId: facts.done, fault: 'result-file', parts }),
    ];
    expect(await said()).toEqual([]);
    const lines: string[] = [];
    try {
      for (const place of places) rmSync(place);
      expect(await said()).toEqual(fault('signed_data.missing', 'signed_paper.missing'));
      expect(ofLists(await said())).toEqual([]);
      tellVerified(await verified(), (one) => lines.push(one));
      expect(lines.join('\n')).not.toContain('every chain holds');
      writeFileSync(places[0], Buffer.concat([whole[0].subarray(0, -2), Buffer.from('x\n')]));
      writeFileSync(places[1], whole[0]);
      expect(await said()).toEqual(fault('signed_data.changed', 'signed_paper.changed'));
    } finally {
      for (const [i, place] of places.entries()) writeFileSync(place, whole[i]);
    }
    expect(await said()).toEqual([]);
    exchanged.set(signed!.file, Buffer.from('no paper'));
    expect(await told(signed!.file)).toEqual([['signed_paper.unreadable']]);
  });

  it('says whose open work and which paid orders are of nobody', async () => {
    const [worked, paid] = [crypto.randomUUID(), facts.open];
    await database.owner.query(
      `INSERT INTO motcua.task (dossier_id, id, step, act, unit, post, opened_at, due_at, legal_at)
       VALUES ('${worked}', 1, 'decide', 'decide-dossier', '06685', 'head', '2026-11-25', 'infinity', 'infinity')`,
    );
    await database.owner.query(
      `INSERT INTO motcua.payment_order (id, dossier_id, fee, amount_vnd, memo, created_at, paid_at)
       VALUES ('${crypto.randomUUID()}', '${paid}', 'registration', 8000, 'MCFORGED', '2026-11-25', '2026-11-25')`,
    );
    const told = must(await verifyRecord(running.system.platform, database.owner, database.settings, undefined)).faults;
    expect(told).toContainEqual({ dossierId: worked, seq: 0, fault: 'state-differs', parts: ['task'] });
    expect(told).toContainEqual({ dossierId: paid, seq: 0, fault: 'state-differs', parts: ['payment_order'] });
    await database.owner.query(`DELETE FROM motcua.task WHERE dossier_id = '${worked}'`);
    await database.owner.query(`DELETE FROM motcua.payment_order WHERE memo = 'MCFORGED'`);
  });

  it('says which pack is not what was published, and which procedure stands otherwise than it was reviewed', async () => {
    const { pool, platform } = running.system;
    const reviews = new PostgresReviews(pool);
    const code = '1.000777';
    const found = async () =>
      must(await verifyRecord(platform, pool, database.settings, undefined)).catalogue.map(
        ({ procedure, parts }) => `${procedure}: ${parts}`,
      );
    const change = async (sql: string) => expect((await database.owner.query(sql)).rowCount, sql).toBe(1);
    const stands = (status: string, more = '') =>
      change(`UPDATE motcua.procedure SET status = '${status}' ${more} WHERE code = '${code}'`);
    const pack = importedPack(code);
    const published = publishedOf({ pack, status: 'needs-review', reasons: [UNREVIEWED], source: 's' });
    await platform.store.publish([published]);
    expect(await found()).toEqual([]);
    // Opened by nobody, and by nobody who says that it was looked at.
    await stands('published');
    expect(await found()).toEqual([`${code}: status`]);
    await stands('published', ', reviewed = true');
    expect(await found()).toEqual([`${code}: hash,status`]);
    await stands('needs-review', ', reviewed = false');
    const reviewed = async (verdict: Verdict, before: 'needs-review' | 'closed', status: 'closed' | 'published') => {
      const by = { officer: 'province.procedures', officerName: 'X', basis: 'Y', at: '2026-11-25T01:00:00Z' };
      const review = { ...by, code, verdict, fromHash: pack.hash, hash: pack.hash, doubts: [], changes: [] };
      expect(await reviews.recordReview(review, { hash: pack.hash, status: before }, { ...published, status })).toBe(
        true,
      );
    };
    await reviewed('closed', 'needs-review', 'closed');
    expect(await found()).toEqual([]);
    for (const other of ['published', 'needs-review']) {
      await stands(other);
      expect(await found(), other).toEqual([`${code}: status`]);
    }
    await stands('closed');
    await reviewed('confirmed', 'closed', 'published');
    expect(await found()).toEqual([]);
    for (const [other, more] of [
      ['closed', ''],
      ['needs-review', ', reviewed = false'],
    ]) {
      await stands(other, more);
      expect(await found(), other).toEqual([`${code}: status`]);
    }
    await stands('published', ', reviewed = true');
    // Made by hand: it is never shut, and means no pack of another.
    const own = '1.001193';
    await change(`UPDATE motcua.procedure SET status = 'closed' WHERE code = '${own}'`);
    expect(await found()).toEqual([`${own}: status`]);
    await change(`UPDATE motcua.procedure SET status = 'published' WHERE code = '${own}'`);
    const { hash } = (await platform.store.findProcedure(own))!;
    await change(`UPDATE motcua.procedure SET hash = '${pack.hash}' WHERE code = '${own}'`);
    expect(await found()).toEqual([`${own}: hash`]);
    await change(`UPDATE motcua.procedure SET hash = '${hash}' WHERE code = '${own}'`);
    const text = `replace(files::text, 'originals', 'Originals')::json`;
    await change(`UPDATE motcua.pack SET files = ${text} WHERE hash = '${hash}'`);
    expect(await found()).toEqual([`${own}: files`]);
    // By one dossier of it nothing is said of the others.
    expect(must(await verifyRecord(platform, pool, database.settings, facts.open)).catalogue).toEqual([]);
    await change(
      `UPDATE motcua.pack SET files = replace(files::text, 'Originals', 'originals')::json WHERE hash = '${hash}'`,
    );
    expect(await found()).toEqual([]);
    await change(`UPDATE motcua.dossier SET pack_hash = 'gone' WHERE id = '${facts.open}'`);
    expect(await found()).toContainEqual(expect.stringMatching(/: files$/));
    await change(
      `UPDATE motcua.dossier SET pack_hash = (SELECT hash FROM motcua.procedure p WHERE p.code = procedure) WHERE id = '${facts.open}'`,
    );
    expect(await found()).toEqual([]);
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
    ['names', "UPDATE motcua.dossier SET names = names || '| ke mao danh' WHERE id = $1"],
    ['names', "UPDATE motcua.dossier SET names = '' WHERE id = $1"],
    ['result_at', "UPDATE motcua.dossier SET result_at = '2026-01-01' WHERE id = $1"],
    ['numbers', "UPDATE motcua.dossier SET numbers = numbers || ' 022226999999 ' WHERE id = $1"],
    ['paused_for', "UPDATE motcua.dossier SET paused_for = 'supplement' WHERE id = $1"],
    ['consulted', "UPDATE motcua.dossier SET consulted = '{06652}' WHERE id = $1"],
    [
      'register_entry',
      `INSERT INTO motcua.register_entry (subject_id, register, origin, data, true_since, known_since)
       VALUES ('022226999999', 'birth', $1 || '#2', '{}', '2026-01-01', '2026-01-01')`,
    ],
    ['task', "UPDATE motcua.task SET due_at = due_at + interval '1 day' WHERE dossier_id = $1"],
    [
      'task',
      "UPDATE motcua.task SET legal_at = legal_at + interval '1 day', due_at = due_at - interval '1 day' WHERE dossier_id = $1",
    ],
    [
      'task',
      "UPDATE motcua.task SET opened_at = opened_at - interval '1 day', legal_at = legal_at - interval '1 day' WHERE dossier_id = $1",
    ],
    ['task', "UPDATE motcua.task SET step = 'x', opened_at = opened_at + interval '1 day' WHERE dossier_id = $1"],
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
