/** What is kept, from the command line: files against their hashes, chains against signed head lists, backups and what they restore. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDossier } from '#acts/perform.ts';
import { plainPool } from '#adapters/postgres/connect.ts';
import { holdEmbedded } from '#adapters/postgres/embedded/client.ts';
import { must } from '#kernel/outcome.ts';
import { readSettings } from '#main/settings.ts';
import { openSystem } from '#main/system.ts';
import { SHOWN_BY } from '../support/acts.ts';
import { type Ran, warmCommands } from '../support/commands.ts';
import { officer, partyOf } from '../support/platform.ts';

let folder: string;
let home: string;

const command = warmCommands(true);
const runWith = (environment: Record<string, string>, ...words: string[]): Promise<Ran> =>
  command({ ...process.env, MOTCUA_HOME: home, ...environment }, ...words, '--lang', 'en');
const run = (...words: string[]): Promise<Ran> => runWith({}, ...words);

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
  const pool = plainPool({ host: held.socket, port: 5432, user: 'motcua', database: 'motcua', max: 1 });
  try {
    const results: unknown[][] = [];
    for (const statement of statements) results.push((await pool.query(statement)).rows);
    return results;
  } finally {
    await pool.end();
    await held.release();
  }
}

describe('the embedded server', () => {
  it('stays for whoever else holds it, and is not taken for one that goes on once it was told to stop', async () => {
    const lock = join(home, 'postgres', 'data', 'postmaster.pid');
    const [last, other] = [await holdEmbedded(home), await holdEmbedded(home)];
    await other.release();
    const server = Number(readFileSync(lock, 'utf8').split('\n')[0]);
    // On a busy machine it comes to it late: the next command is there before.
    process.kill(server, 'SIGSTOP');
    const released = last.release();
    await sleep(200);
    const next = asOwner(home, 'SELECT 1 AS one');
    await sleep(1_000);
    process.kill(server, 'SIGCONT');
    expect(await next).toEqual([[{ one: 1 }]]);
    await released;
    await expect.poll(() => existsSync(lock), { timeout: 30_000 }).toBe(false);
  }, 60_000);
});

it('a database whose keeper was killed gets another, which starts it again when it falls', async () => {
  const alone = join(folder, 'alone');
  mkdirSync(alone, { mode: 0o700 });
  const held = await holdEmbedded(alone);
  const pool = plainPool({ host: held.socket, port: 5432, user: 'motcua', database: 'postgres', max: 1 });
  const file = (name: string) => readFileSync(join(alone, 'postgres', name), 'utf8').split('\n')[0];
  const until = async (is: () => Promise<boolean> | boolean) => {
    for (let i = 0; i < 300 && !(await is()); i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await is()).toBe(true);
  };
  const answers = () =>
    pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
  try {
    const [keeper, server] = [file('host.pid'), file('data/postmaster.pid')];
    process.kill(Number(keeper), 'SIGKILL');
    await until(() => file('host.pid') !== keeper);
    expect([file('data/postmaster.pid'), await answers()]).toEqual([server, true]);
    // What it takes over it watches only once it is ready itself.
    await until(() =>
      readFileSync(join(alone, 'postgres/server.log'), 'utf8').includes(`adopting the server ${server}`),
    );
    process.kill(Number(server), 'SIGKILL');
    await until(
      () => existsSync(join(alone, 'postgres/data/postmaster.pid')) && file('data/postmaster.pid') !== server,
    );
    await until(answers);
  } finally {
    await pool.end();
    await held.release();
  }
}, 90_000);

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
  }, 300_000);
});

/** Form 03 before anything has a code: a dossier that begins with its refusal. */
async function refuseAtCounter(): Promise<void> {
  const { platform, close } = await openSystem(readSettings({ ...process.env, MOTCUA_HOME: home }));
  const refused = await startDossier(
    platform,
    '1.001612',
    {
      act: 'refuse-reception',
      channel: 'counter',
      applicant: partyOf('cuc'),
      receivingUnit: '06685-mc',
      grounds: [{ kind: 'condition', id: 'condition.private-enterprise', shownBy: SHOWN_BY }],
      law: 'Điều 188 khoản 3 Luật Doanh nghiệp 59/2020/QH14',
    },
    officer('hong-gai.counter.hoa'),
  );
  await close();
  must(refused);
}

describe('backup and restore', () => {
  const password = { MOTCUA_BACKUP_PASSWORD: 'một mật khẩu dài' };
  const place = (name: string) => join(folder, name);
  // From a file, as a service manager brings it; what restores it has it in the environment.
  const backUp = (to: string) => {
    writeFileSync(place('password'), `${password.MOTCUA_BACKUP_PASSWORD}\n`);
    return runWith({ MOTCUA_BACKUP_PASSWORD_FILE: place('password') }, 'backup', to, '--json');
  };
  const restore = (from: string, into: string, ...more: string[]) =>
    runWith({ ...password, MOTCUA_HOME: into }, 'restore', from, ...more);
  /** Nothing of a refused restore is left, and nothing is served from there. */
  const refusedWith = async (word: string, from: string, ...more: string[]) => {
    const into = place(`empty-${word}`);
    const { code, err } = await restore(from, into, ...more);
    expect([code, err]).toEqual([1, expect.stringMatching(new RegExp(`^${word}: `))]);
    expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
  };
  /** A backup that differs in one thing. */
  const altered = (change: (copy: string) => void) => {
    const copy = mkdtempSync(place('altered-'));
    cpSync(place('backup'), copy, { recursive: true });
    change(copy);
    return copy;
  };
  const flip = (path: string) => {
    const bytes = readFileSync(path);
    bytes[Math.floor(bytes.length / 2)] ^= 1;
    writeFileSync(path, bytes);
  };
  const manifestIn = (of: string) => JSON.parse(readFileSync(join(of, 'manifest.json'), 'utf8'));
  let between: string;

  it('asks for a password and an empty folder, and has keys nowhere in clear', async () => {
    expect((await run('backup', place('backup'))).err).toMatch(/^backup-password-needed/);
    expect((await runWith({ MOTCUA_BACKUP_PASSWORD: 'kurz' }, 'backup', place('backup'))).err).toMatch(
      /^backup-password-short/,
    );
    expect((await runWith(password, 'backup', folder)).err).toMatch(/^backup-folder-used/);
    expect((await runWith(password, 'backup', join(home, 'files', 'backup'))).err).toMatch(/^backup-inside/);
    expect((await runWith({ ...password, MOTCUA_HOME: place('nothing') }, 'backup', place('backup'))).err).toMatch(
      /^backup-nothing/,
    );
    await refuseAtCounter();
    const done = await backUp(place('backup'));
    expect([done.code, done.err]).toEqual([0, '']);
    expect(JSON.parse(done.out)).toMatchObject({ base: true, database: 'embedded', dossiers: 2, absent: [] });
    const [[{ value }]] = (await asOwner(home, "SELECT value FROM motcua.setting WHERE name = 'tracking-key'")) as {
      value: string;
    }[][];
    const { key } = JSON.parse(readFileSync(join(home, 'authority', 'root.json'), 'utf8')) as { key: string };
    // What the password opens is slow to guess, for everybody and each time anew.
    const { kdf, cipher } = JSON.parse(readFileSync(join(place('backup'), 'keys-1.json'), 'utf8')) as {
      kdf: { salt: string };
      cipher: string;
    };
    expect([kdf, cipher]).toMatchObject([{ name: 'scrypt', N: 131_072, r: 8, p: 1 }, 'aes-256-gcm']);
    expect(Buffer.from(kdf.salt, 'base64').length).toBe(16);
    for (const name of readdirSync(place('backup'), { recursive: true, encoding: 'utf8' })) {
      const path = join(place('backup'), name);
      if (!statSync(path).isFile()) continue;
      const bytes = readFileSync(path);
      for (const secret of [value, key, Buffer.from(key, 'base64')])
        expect([name, bytes.includes(secret)]).toEqual([name, false]);
    }
  }, 120_000);

  it('goes on in the same folder with the log and the new files alone', async () => {
    between = new Date(Date.parse(manifestIn(place('backup')).runs[0].at) + 1).toISOString();
    const told = await run('demo', 'birth-registration', '--out', place('papers'));
    expect(told.code, told.err).toBe(0);
    const before = manifestIn(place('backup'));
    // A file that is torn by then is named and not copied as if it were whole; mended, it comes with the next run.
    const [fresh] = storedIn(home).filter(
      (path) => !readFileSync(join(place('backup'), before.files.list), 'utf8').includes(path.slice(-64)),
    );
    const whole = readFileSync(fresh);
    writeFileSync(fresh, whole.subarray(1));
    const torn = await backUp(place('backup'));
    expect([torn.code, JSON.parse(torn.out).absent]).toEqual([1, [fresh.slice(-64)]]);
    writeFileSync(fresh, whole);
    const done = await backUp(place('backup'));
    expect([done.code, done.err, JSON.parse(done.out).absent]).toEqual([0, '', []]);
    expect(readFileSync(join(place('backup'), manifestIn(place('backup')).files.list), 'utf8')).toContain(
      fresh.slice(-64),
    );
    expect(JSON.parse(done.out)).toMatchObject({ base: false, dossiers: 3, newFiles: expect.any(Number) });
    const after = manifestIn(place('backup'));
    const of = (manifest: { parts: { path: string }[] }, kind: string) =>
      manifest.parts.filter(({ path }) => path.startsWith(`${kind}/`));
    expect(of(after, 'base')).toEqual(of(before, 'base'));
    expect(of(after, 'log').length).toBeGreaterThan(of(before, 'log').length);
    expect(after.files.count).toBeGreaterThan(before.files.count);
    // Another database in its place: not carried on.
    expect((await runWith({ MOTCUA_HOME: place('other') }, 'verify')).code).toBe(0);
    const other = await runWith({ ...password, MOTCUA_HOME: place('other') }, 'backup', place('backup'));
    expect([other.code, other.err]).toEqual([1, expect.stringMatching(/^backup-new-base/)]);
    expect((await runWith({ MOTCUA_BACKUP_PASSWORD: 'ein anderes Passwort' }, 'backup', place('backup'))).err).toMatch(
      /^backup-password-wrong/,
    );
  }, 120_000);

  it('is restored into an empty home, whole or as of a time, and works there', async () => {
    const into = place('restored');
    const done = await restore(place('backup'), into);
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toMatch(/3 dossiers, \d+ events: every chain holds.*\n.*3 heads signed at .* are all there/);
    const there = { MOTCUA_HOME: into };
    expect(await runWith(there, 'verify')).toMatchObject({
      code: 0,
      out: expect.stringContaining('compared with 3 heads'),
    });
    expect((await runWith(there, 'scrub')).code).toBe(0);
    const facts = 'SELECT id, code, state FROM motcua.dossier ORDER BY id';
    expect(await asOwner(into, facts)).toEqual(await asOwner(home, facts));
    expect((await runWith(there, 'demo', 'birth-registration')).code).toBe(0);
    expect((await restore(place('backup'), into)).err).toMatch(/^restore-home-used/);

    const then = place('then');
    const earlier = await restore(place('backup'), then, '--at', between);
    expect([earlier.code, earlier.err]).toEqual([0, '']);
    expect(earlier.out).toMatch(/2 dossiers, .*\n.*2 heads signed/);
    // What is backed up from there is another history.
    expect((await runWith({ ...password, MOTCUA_HOME: then }, 'backup', place('backup'))).err).toMatch(
      /^backup-new-base/,
    );
  }, 180_000);

  it('is refused with its word where it is not what was written, and leaves nothing', async () => {
    const { parts, files } = manifestIn(place('backup')) as { parts: { path: string }[]; files: { list: string } };
    const partOf = (kind: string) => parts.find(({ path }) => path.startsWith(kind))!.path;
    const stored = readFileSync(join(place('backup'), files.list), 'utf8')
      .split('\n')[0]
      .slice(66);
    await refusedWith('backup-not-found', place('papers'));
    await refusedWith('restore-time-outside', place('backup'), '--at', '2020-01-01T00:00:00Z');
    await refusedWith('restore-time-unread', place('backup'), '--at', 'yesterday');
    for (const path of [partOf('base/'), partOf('keys-'), stored])
      await refusedWith(
        'backup-torn',
        altered((copy) => flip(join(copy, path))),
      );
    for (const path of [partOf('log/'), partOf('heads-')])
      await refusedWith(
        'backup-torn',
        altered((copy) => rmSync(join(copy, path))),
      );
    // Said to be right by whoever altered it: the proof is made with a key that they have not.
    const forged = altered((copy) => {
      const manifest = manifestIn(copy);
      manifest.heads = manifest.heads.slice(0, 1);
      manifest.runs = manifest.runs.slice(0, 1);
      writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
    });
    await refusedWith('backup-torn', forged);
    const into = place('wrong');
    const wrong = { MOTCUA_BACKUP_PASSWORD: 'ein anderes Passwort', MOTCUA_HOME: into };
    expect((await runWith(wrong, 'restore', place('backup'))).err).toMatch(/^backup-password-wrong/);
    expect((await runWith({ MOTCUA_HOME: into }, 'restore', place('backup'))).err).toMatch(/^backup-password-needed/);
    expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
  }, 240_000);

  it('is refused where the record had lost a dossier by then that an earlier list names, and not as of before', async () => {
    const [from, to] = [place('restored'), place('second')];
    const mine = { ...password, MOTCUA_HOME: from };
    expect((await runWith(mine, 'backup', to)).code).toBe(0);
    const whole = new Date(Date.parse(manifestIn(to).runs[0].at)).toISOString();
    // What lists show is not what the events say: the copy is made and says so, and the events bring it back.
    await asOwner(from, `UPDATE motcua.dossier SET names = 'zzz' WHERE submitted_at IS NOT NULL`);
    const torn = await runWith(mine, 'backup', to);
    expect([torn.code, torn.out]).toEqual([1, expect.stringMatching(/WARNING: .* does not hold: .*\(names\)/)]);
    const folded = await restore(to, place('folded'));
    expect([folded.code, folded.out]).toEqual([0, expect.stringContaining('made anew from their events')]);
    expect((await runWith({ MOTCUA_HOME: place('folded') }, 'verify')).code).toBe(0);
    const anew = await runWith({ MOTCUA_HOME: from }, 'verify', '--refold');
    expect([anew.code, anew.out]).toEqual([0, expect.stringContaining('made anew from their events')]);
    const log = await runWith({ MOTCUA_HOME: from }, 'security-log', '--kind', 'lists-folded', '--json');
    expect(log.out).toContain('"what":"names"');
    const [list] = readdirSync(join(from, 'heads'));
    const [, gone] = readFileSync(join(from, 'heads', list), 'utf8')
      .split(/\n| /)
      .slice(1);
    await asOwner(
      from,
      `DELETE FROM motcua.dossier_event WHERE dossier_id = '${gone}'`,
      `DELETE FROM motcua.dossier_head WHERE dossier_id = '${gone}'`,
      `DELETE FROM motcua.dossier WHERE id = '${gone}'`,
    );
    expect((await runWith({ MOTCUA_HOME: from }, 'verify')).code).toBe(1);
    const after = await runWith(mine, 'backup', to);
    expect([after.code, after.out]).toEqual([1, expect.stringContaining('WARNING: the record lacks')]);
    await refusedWith('restore-record-broken', to);
    expect((await restore(to, place('before'), '--at', whole)).code).toBe(0);
  }, 180_000);

  it('leaves a database of one’s own to who keeps it, and compares it with the signed heads', async () => {
    // Files and keys lie in a home of its own, beside a database elsewhere.
    for (const name of ['files', 'authority']) cpSync(join(home, name), join(place('own'), name), { recursive: true });
    const held = await holdEmbedded(home);
    const own = { ...password, DATABASE_URL: `postgres://motcua@localhost/motcua?host=${held.socket}` };
    try {
      const done = await runWith({ ...own, MOTCUA_HOME: place('own') }, 'backup', place('own-backup'));
      expect([done.code, done.out]).toEqual([0, expect.stringContaining('the database is NOT in it')]);
      expect(existsSync(join(place('own-backup'), 'base'))).toBe(false);
      const into = place('own-restored');
      expect((await restore(place('own-backup'), into)).err).toMatch(/^restore-own-database/);
      expect((await runWith({ ...own, MOTCUA_HOME: into }, 'restore', place('backup'))).err).toMatch(
        /^restore-embedded/,
      );
      const there = await runWith({ ...own, MOTCUA_HOME: into }, 'restore', place('own-backup'));
      expect([there.code, there.out]).toEqual([0, expect.stringMatching(/3 heads signed at .* are all there/)]);
    } finally {
      await held.release();
    }
  }, 120_000);

  it('serves nothing beside a restore that did not end', async () => {
    const into = place('half');
    mkdirSync(join(into, '.restoring'), { recursive: true });
    const { code, err } = await runWith({ MOTCUA_HOME: into, PORT: '0' }, 'serve');
    expect([code, err]).toEqual([2, expect.stringContaining('did not end')]);
  });
});
