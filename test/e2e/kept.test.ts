/** What is kept, from the command line: files against their hashes, chains against signed head lists, backups and what they restore. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

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
