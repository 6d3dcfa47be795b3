/** What is kept, from the command line: files against their hashes, chains against signed head lists, backups and what they restore. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdEmbedded } from '#adapters/postgres/embedded/client.ts';

const root = join(import.meta.dirname, '..', '..');
const FIXED_DAY = join(root, 'test/support/fixed-day.ts');
let folder: string;
let home: string;

interface Ran {
  code: number;
  out: string;
  err: string;
}

const run = (...words: string[]): Promise<Ran> => runWith({}, ...words);

function runWith(environment: Record<string, string>, ...words: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', FIXED_DAY, join(root, 'bin/motcua.mjs'), ...words, '--lang', 'en'],
      { env: { ...process.env, MOTCUA_HOME: home, ...environment }, maxBuffer: 50_000_000 },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-kept-'));
  home = join(folder, 'home');
  const told = await run('demo', 'birth-registration', '--out', join(folder, 'papers'));
  expect(told.code, told.err).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Stored files, by their path. */
const storedIn = (place: string): string[] =>
  readdirSync(join(place, 'files'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name))
    .map((name) => join(place, 'files', name));

describe('scrub', () => {
  it('reads every stored file, and lists what is missing or torn with its dossier', async () => {
    expect(await run('scrub')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+ files read.*all as they were kept/),
    });
    const [torn, missing] = storedIn(home);
    const [one, other] = [readFileSync(torn), readFileSync(missing)];
    writeFileSync(torn, one.subarray(0, one.length - 1));
    rmSync(missing);
    const { code, out } = await run('scrub', '--json');
    const found = JSON.parse(out) as { torn: object[]; missing: object[] };
    const dossier = expect.stringMatching(/^H49\./);
    expect(code).toBe(1);
    expect(found.torn).toEqual([{ hash: torn.slice(-64), dossier }]);
    expect(found.missing).toEqual([{ hash: missing.slice(-64), dossier }]);
    writeFileSync(torn, one);
    writeFileSync(missing, other);
    expect((await run('scrub')).code).toBe(0);
  });
});

/** As who owns the database. */
async function asOwner(place: string, ...statements: string[]): Promise<unknown[][]> {
  const held = await holdEmbedded(place);
  const pool = new Pool({ host: held.socket, port: 5432, user: 'motcua', database: 'motcua', max: 1 });
  try {
    const results: unknown[][] = [];
    for (const statement of statements) results.push((await pool.query(statement)).rows);
    return results;
  } finally {
    await pool.end();
    await held.release();
  }
}

describe('heads', () => {
  it('are listed and signed, and show a tail that was cut and a dossier that was taken out', async () => {
    const outside = join(folder, 'outside.heads');
    expect(await run('verify')).toMatchObject({ code: 0, out: expect.stringContaining('no list of heads') });
    expect(await run('heads', outside)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 heads of \d+ events/),
    });
    expect(await run('verify')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/every chain holds\n.*compared with 1 heads/),
    });

    const [altered, listed] = [join(folder, 'altered.heads'), readFileSync(outside, 'utf8').split('\n')];
    writeFileSync(
      altered,
      [listed[0], listed[1].replace(/.$/, (last) => (last === '0' ? '1' : '0')), ...listed.slice(2)].join('\n'),
    );
    expect(await run('verify', '--heads', altered)).toMatchObject({
      code: 1,
      err: expect.stringContaining('heads-altered'),
    });
    writeFileSync(altered, 'no list');
    expect((await run('verify', '--heads', altered)).err).toContain('heads-unreadable');
    const trust = { MOTCUA_HOME: join(folder, 'other') };
    expect((await runWith(trust, 'verify', '--heads', outside)).err).toContain('heads-untrusted');

    // A whole chain that ends earlier: nothing inside the database speaks against it.
    await asOwner(
      home,
      'CREATE TABLE gone AS SELECT * FROM motcua.dossier_event WHERE seq > 4',
      'DELETE FROM motcua.dossier_event WHERE seq > 4',
      'UPDATE motcua.dossier_head h SET seq = 4, hash = (SELECT hash FROM motcua.dossier_event e WHERE e.dossier_id = h.dossier_id AND seq = 4)',
    );
    const cut = await run('verify');
    expect([cut.code, cut.out]).toEqual([1, expect.stringContaining('tail-cut')]);
    // What went back is never what the next list says.
    expect(await run('heads')).toMatchObject({ code: 1, err: expect.stringContaining('heads-went-back') });

    await asOwner(
      home,
      'CREATE TABLE gone_head AS SELECT * FROM motcua.dossier_head',
      'CREATE TABLE gone_first AS SELECT * FROM motcua.dossier_event',
      'DELETE FROM motcua.dossier_event',
      'DELETE FROM motcua.dossier_head',
      'DELETE FROM motcua.task',
      'UPDATE motcua.dossier SET id = gen_random_uuid()',
    );
    // The list of the installation went, too; the copy outside has not.
    const own = join(home, 'heads', readdirSync(join(home, 'heads'))[0]);
    rmSync(own);
    const lost = await run('verify', '--heads', outside, '--json');
    expect([lost.code, JSON.parse(lost.out).faults]).toEqual([
      1,
      expect.arrayContaining([expect.objectContaining({ fault: 'dossier-lost' })]),
    ]);

    await asOwner(
      home,
      'UPDATE motcua.dossier SET id = (SELECT dossier_id FROM gone LIMIT 1)',
      'INSERT INTO motcua.dossier_event SELECT * FROM gone_first UNION ALL SELECT * FROM gone',
      `INSERT INTO motcua.dossier_head SELECT dossier_id, seq, hash FROM motcua.dossier_event ORDER BY seq DESC LIMIT 1`,
      'DROP TABLE gone, gone_first, gone_head',
    );
    copyFileSync(outside, own);
    expect(await run('verify', '--heads', outside)).toMatchObject({ code: 0 });
  });
});
