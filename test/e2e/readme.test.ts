/**
 * The commands of the README as they are printed there, one after the other in a folder of their own: each ends well and complains of
 * nothing. A command that is not run here says where it is.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-readme-'));
  symlinkSync(join(root, 'packs'), join(folder, 'packs'));
  writeFileSync(join(folder, 'statement.json'), '[]');
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Every command of the blocks of shell, without what is said of it. */
const commands = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```sh\n(.*?)```/gs)]
  .flatMap(([, block]) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter(Boolean);

const ELSEWHERE: Record<string, string> = {
  'npm ci && npm start': 'shutdown.test.ts starts the server as this does, and hears no complaint',
  'npm ci && npm test': 'this runs in it',
  'npx motcua demo': 'with --out it does the same and more',
  'npx motcua demo --json': 'command-line.test.ts, over all packs',
  'npx motcua import FILE': 'command-line.test.ts, with a file of the national database',
  'npx motcua import FILE --read --json': 'command-line.test.ts',
  'npx motcua demo CODE': 'command-line.test.ts, of what it imports',
  'npx motcua give-back FT-1 FT-2': 'payments.test.ts: there must be such a transfer',
  'npx motcua pack check packs': 'npm run packs',
  'npx motcua engine check MODEL.bpmn --out faults.html': 'engine-commands.test.ts',
  'npx motcua doctor': 'production.test.ts: of a demo it ends with 1 and says what is missing',
};

/** What stands for what the reader puts in. */
const GIVEN: [string, string][] = [
  ['FILE', 'heads.jws'],
  ['DIR', 'kept'],
  ['MOTCUA_BACKUP_PASSWORD=…', 'MOTCUA_BACKUP_PASSWORD=a-password-of-16-letters'],
  [' [--bpmn]', ' --bpmn'],
  [' --at 2026-11-28T13:00', ''],
];

const isRun = (command: string) => !(command in ELSEWHERE);

interface Ran {
  command: string;
  code: number;
  out: string;
  err: string;
}

/** By a shell, as it is printed: quotes and stars are the shell's. */
function typed(printed: string, environment: Record<string, string> = {}): Promise<Ran> {
  const command = GIVEN.reduce((text, [word, given]) => text.replaceAll(word, given), printed);
  const script = `motcua() { ${process.execPath} ${join(root, 'bin/motcua.mjs')} "$@"; }\n${command.replace('npx motcua', 'motcua')}`;
  const env = { ...process.env, NODE_OPTIONS: '', ...environment };
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { cwd: folder, env, maxBuffer: 50_000_000 }, (error, out, err) =>
      resolve({ command: printed, code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe('the commands of the README', () => {
  it('are run here, or elsewhere by a test that is named', () => {
    expect(commands.filter((command) => command in ELSEWHERE).toSorted()).toEqual(Object.keys(ELSEWHERE).toSorted());
    expect(commands.filter(isRun).length).toBeGreaterThan(13);
    for (const test of Object.values(ELSEWHERE).flatMap((said) => said.match(/[\w-]+\.test\.ts/g) ?? []))
      expect(existsSync(join(root, 'test/e2e', test)), test).toBe(true);
  });

  it('end well in the order in which they stand, and complain of nothing', { timeout: 600_000 }, async () => {
    const ran: Ran[] = [];
    for (const command of commands.filter(isRun)) {
      // A home that is filled is no place to restore into.
      const done = command.includes('motcua restore')
        ? await typed(command, { MOTCUA_HOME: join(folder, 'restored') })
        : await typed(command);
      ran.push(done);
    }
    const failed = ran.filter(({ code, err }) => code !== 0 || err !== '');
    if (failed.length)
      process.stderr.write(`commands of the README that failed: ${JSON.stringify(failed).slice(0, 4_000)}\n`);
    expect(failed).toEqual([]);
    // Of a security log in which nothing stands yet there is nothing to print.
    const silent = ran.filter(({ command, out }) => !out.trim() && !command.includes('security-log'));
    expect(silent.map(({ command }) => command)).toEqual([]);
    const papers = readdirSync(join(folder, 'papers'));
    const results = papers.filter((name) => /-result\.(pdf|sdjwt)$/.test(name));
    expect(results.length).toBeGreaterThan(8);
    const checked = ran.find(({ command }) => command.includes('verify-result'))!.out;
    for (const name of results) expect(checked).toContain(`papers/${name}: `);
  });

  it('leave a result that holds also where the story is set after today', async () => {
    const early = join(folder, 'early.mjs');
    // The clock of this machine, months before the days in which stories are set.
    writeFileSync(
      early,
      `const Real = Date, moved = Real.parse('2026-08-03T02:00:00Z') - Real.now(), then = () => Real.now() + moved;
globalThis.Date = new Proxy(Real, {
  construct: (target, given, as) => Reflect.construct(target, given.length ? given : [then()], as),
  get: (target, name, receiver) => (name === 'now' ? then : Reflect.get(target, name, receiver)),
});`,
    );
    const on = { NODE_OPTIONS: `--import ${early}`, MOTCUA_HOME: join(folder, 'early-home') };
    const told = await typed('npx motcua demo household-business --out early-papers', on);
    expect(told.code, told.err).toBe(0);
    const checked = await typed('npx motcua verify-result early-papers/*-result.*', on);
    expect(checked.code, checked.out).toBe(0);
  });
});
