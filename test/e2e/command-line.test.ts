/** The command line as a person runs it, with a home of its own. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIXED_DAY, type Ran, warmCommands } from '../support/commands.ts';
import { papers, record } from '../support/national.ts';

const root = join(import.meta.dirname, '..', '..');
const data = join(root, '..', 'shared', 'data');
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'motcua-cli-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

const command = warmCommands(true);
const runWith = (environment: Record<string, string>, ...words: string[]): Promise<Ran> =>
  command({ ...process.env, ...environment }, ...words);
const run = (...words: string[]): Promise<Ran> => runWith({ MOTCUA_HOME: home }, ...words);

describe('demo', () => {
  it('tells one story of every pack, to its close, and tells them again on the same record', async () => {
    await run('demo', '--json');
    const { out, code } = await run('demo', '--json');
    const told = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(told.map((one) => one['procedure']).sort()).toEqual([
      '1.001193',
      '1.001612',
      '1.009664',
      '1.013225',
      '1.013831',
      '2.000986',
      'QN.SANDBOX',
      'QN.VENTURE',
    ]);
    for (const one of told) {
      expect(Object.keys(one)).toEqual([
        'code',
        'procedure',
        'status',
        'onTime',
        'dueAt',
        'closedAt',
        'events',
        'slips',
      ]);
      expect([one['procedure'], one['status'], one['onTime']]).toEqual([one['procedure'], 'closed', true]);
    }
  });
  it('leaves the papers of a story, whose signed result holds until a byte of it is changed', async () => {
    const folder = join(home, 'papers');
    const told = await run('demo', 'birth-registration', '--out', folder);
    expect(told.code, told.err).toBe(0);
    const files = readdirSync(folder);
    expect(files.filter((name) => /^H49[\d.]+-\d{6}-\d{4}-slip-0[167]\.pdf$/.test(name))).toHaveLength(3);
    const result = join(folder, files.find((name) => name.endsWith('-result.pdf'))!);
    const checked = await run('verify-result', result, '--lang', 'en');
    expect(checked).toMatchObject({ code: 0 });
    expect(checked.out).toMatch(
      /as it was signed.*GIẤY KHAI SINH · H49[\d.]+-\d{6}-\d{4}\n.*Holds.*Personal signature.*Agency's seal.*Time stamp/s,
    );
    expect(JSON.parse((await run('verify-result', result, '--json')).out)).toMatchObject({
      holds: true,
      kind: 'result',
    });
    const credential = join(folder, files.find((name) => name.endsWith('-result.sdjwt'))!);
    const data = await run('verify-result', credential, '--lang', 'en');
    expect(data.out).toMatch(/the result that was signed, and it holds.*Holds \(by the list of.*fullName/s);
    expect(data.code).toBe(0);
    // Anywhere else, with the root and the list in hand; without the list it is not known whether it still holds.
    const alone = join(home, 'alone.sdjwt');
    copyFileSync(credential, alone);
    const [trust, status] = [join(home, 'authority', 'root.pem'), join(folder, 'status-list-1.jwt')];
    const elsewhere = { MOTCUA_HOME: join(home, 'elsewhere') };
    const known = await runWith(elsewhere, 'verify-result', alone, '--trust', trust, '--status', status);
    expect(known.code, known.out + known.err).toBe(0);
    // Or with the settings of an installation that signs by keys of its own, as its own page of checking does.
    const keys = { SIGN_KEYS: home, SIGN_PASSWORD: 'x', TSA_URL: 'http://tsa.example.vn', SIGN_ROOTS: trust };
    const set = await runWith({ ...elsewhere, ...keys }, 'verify-result', result, '--status', status, '--lang', 'en');
    expect(set.code, set.out + set.err).toBe(0);
    const unknown = await runWith(elsewhere, 'verify-result', alone, '--trust', trust, '--json');
    expect([unknown.code, JSON.parse(unknown.out).faults]).toEqual([1, ['status-unknown']]);
    const changed = join(home, 'changed.pdf');
    const bytes = readFileSync(result);
    bytes[5_000] ^= 1;
    writeFileSync(changed, bytes);
    const [finding] = (await run('verify-result', changed, '--json')).out
      .split('\n')
      .map((line) => line && JSON.parse(line));
    expect(finding).toMatchObject({ holds: false });
    const altered = await run('verify-result', result, changed, '--lang', 'en');
    expect(altered.code).toBe(1);
    expect(altered.out).toMatch(
      /changed\.pdf: This file WAS ALTERED after it was signed.*written in the file: H49[\d.]+/s,
    );
    expect((await run('verify-result', join(home, 'none.pdf'))).err).toContain('none.pdf');
    expect(await run('verify-result', home, '--lang', 'en')).toMatchObject({
      code: 2,
      err: expect.stringContaining('it is a folder, and a file is needed'),
    });
    expect((await run('verify-result', result, '--trust', changed)).err).toContain('no certificate');
  });
  it('prints a timeline, and says which stories there are when asked for another', async () => {
    expect((await run('demo', 'building-permit/silence-is-consent', '--lang', 'en')).out).toMatch(
      /Consultation time over · Police of Quang Ninh City: taken as consent/,
    );
    const { code, err } = await run('demo', 'building-permit/nothing', '--lang', 'en');
    expect([code, err]).toEqual([1, expect.stringMatching(/no case “nothing”.*silence-is-consent/)]);
  });
});

describe('verify', () => {
  it('holds after the stories', async () => {
    expect((await run('verify')).out).toMatch(/every chain holds/);
    expect((await run('verify', 'H49.99.99-000000-0000', '--lang', 'en')).err).toMatch(/no dossier/);
  });
});

describe('pack check', () => {
  const broken = async (change: (folder: string) => void) => {
    const folder = join(home, 'pack');
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(root, 'packs/construction/building-permit'), folder, { recursive: true });
    change(folder);
    return run('pack', 'check', folder, '--lang', 'en');
  };
  const edit = (path: string, from: string | RegExp, to: string) => (folder: string) => {
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(join(folder, path), text.replace(from, to));
  };
  const cases: [string, (folder: string) => void, RegExp][] = [
    ['malformed YAML', edit('procedure.yaml', 'field:', 'field: ['), /procedure\.yaml.*line \d+/],
    ['malformed BPMN', edit('process.bpmn', '</bpmn:subProcess>', '</bpmn:process>'), /BPMN.*line \d+/],
    [
      'an element nobody executes',
      edit('process.bpmn', /<bpmn:userTask id="draft"/, '<bpmn:scriptTask id="draft"'),
      /line \d+|ScriptTask “draft”/,
    ],
    [
      'FEEL that does not parse',
      edit('process.bpmn', 'appraise.siteCheck = true', 'appraise.siteCheck ='),
      /f-site.*does not parse/,
    ],
    ['a word missing in one language', edit('words/hi.yaml', /summary:.*\n/, ''), /words\/hi\.yaml.*summary/],
    [
      'law that the city knows to have ended, though the pack does not say so',
      edit(
        'procedure.yaml',
        /number: 217\/2026\/NĐ-CP\n(.*\n)*? {4}from: .*\n/,
        'number: 175/2024/NĐ-CP\n    title: Nghị định\n',
      ),
      /175\/2024\/NĐ-CP.*2026-07-01.*217\/2026\/NĐ-CP/,
    ],
    ['a law nobody lists', edit('procedure.yaml', 'law: nd-217', 'law: nd-999'), /nd-999/],
    ['a task without a form', edit('procedure.yaml', /\n {4}form: draft\n/, '\n'), /step draft has no form/],
    [
      'a form field that a register holds',
      edit('forms/apply.yaml', /( {4}certificateNumber:\n[\s\S]*?maxLength: 60\n) {6}source:\n.*\n.*\n/, '$1'),
      /certificateNumber.*land-right/,
    ],
    [
      'a flow that no case takes',
      (folder) => rmSync(join(folder, 'cases/no-site-check.yaml')),
      /no case takes the flow f-no-site/,
    ],
    [
      'a case that expects otherwise',
      edit('cases/late.yaml', 'onTime: false', 'onTime: true'),
      /cases\/late\.yaml.*onTime: expected true, found false/,
    ],
    [
      'a day on which the city has no value for what it takes',
      edit('cases/late.yaml', 'at: 2026-11-25T08:00', 'at: 2025-06-30T08:00'),
      /cases\/late\.yaml.*permit-days-house/,
    ],
    ['an unknown unit', edit('cases/late.yaml', "place: '06793'", "place: '00001'"), /cases\/late\.yaml.*00001/],
    ['code', (folder) => writeFileSync(join(folder, 'letters/fee.js'), 'x'), /letters\/fee\.js.*no place in a pack/],
    ['nothing at all', (folder) => rmSync(folder, { recursive: true }), /no pack/],
  ];
  for (const [what, change, says] of cases)
    it(`refuses ${what}`, async () => {
      const { code, err } = await broken(change);
      expect(err).toMatch(says);
      expect(code).toBe(1);
    });
  it('refuses malformed DMN with its line', async () => {
    const folder = join(home, 'dmn');
    cpSync(join(root, 'packs/science/sandbox-admission'), folder, { recursive: true });
    edit('rules/eligibility.dmn', '</decisionTable>', '</table>')(folder);
    expect((await run('pack', 'check', folder, '--lang', 'en')).err).toMatch(/eligibility\.dmn.*line \d+/);
  });
});

describe('import', () => {
  const header =
    'code,name,ministry,field,level,kind,audience,competent_authority,announcing_decision,channels,first_time,first_time_unit,first_fee_vnd,legal_bases,url';
  it('publishes nothing on trust, says why each waits, refuses what is malformed, line by line', async () => {
    const file = join(home, 'rows.csv');
    writeFileSync(
      file,
      [
        header,
        '9.000001,Cấp thử,Bộ Tư pháp,Hộ tịch,Cấp xã,,Công dân,UBND cấp xã,1/QĐ,in_person;online,3,working_day,0,1/2025/NĐ-CP,http://x',
        '9.000002,Không đơn vị,Bộ Tư pháp,Hộ tịch,Cấp xã,,Công dân,UBND cấp xã,1/QĐ,in_person,3,unstated,0,1/2025/NĐ-CP,http://x',
        '9.000003,Hải quan xã,Bộ Tài chính,Hải quan,Cấp xã,,Công dân,,1/QĐ,in_person,3,hour,0,1/2025/NĐ-CP,http://x',
        '9.000004,Cấp bộ,Bộ Tư pháp,Hộ tịch,Cấp bộ,,Công dân,,1/QĐ,in_person,3,hour,0,1/2025/NĐ-CP,http://x',
        'abc,Sai mã,Bộ Tư pháp,Hộ tịch,Cấp xã,,Công dân,,1/QĐ,in_person,3,hour,0,1/2025/NĐ-CP,http://x',
        '9.000005,Thiếu cột,Bộ Tư pháp',
        '9.000006,Sai số,Bộ Tư pháp,Hộ tịch,Cấp xã,,Công dân,,1/QĐ,in_person,ba,hour,0,1/2025/NĐ-CP,http://x',
      ].join('\n'),
    );
    const { out, err, code } = await run('import', file, '--json', '--lang', 'en');
    // What was refused is for who runs it to see; the rest is in.
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      read: 7,
      published: 0,
      needsReview: 3,
      outOfScope: 1,
      refused: 3,
      doubts: {
        'time-unit-unstated': 1,
        'time-hours-unsaid': 1,
        'level-doubtful-for-vertical-sector': 1,
        'fee-zero-stored': 3,
        'decider-unstated': 1,
        'first-channel-only': 1,
        'components-unstated': 3,
      },
    });
    expect(err).toMatch(
      /Line 6 of rows\.csv.*abc[\s\S]*Line 7 of rows\.csv.*3 columns[\s\S]*Line 8 of rows\.csv.*first_time/,
    );
  });
  it('lets a record that says everything wait for its review, and a told dossier of it runs to its close', async () => {
    const said = record();
    const file = join(home, 'record.json');
    const value = {
      code: said.code,
      name: said.name,
      ministry: said.ministry,
      field: said.field,
      level: said.levels,
      kind: said.kind,
      audience: said.audience,
      competent_authority: said.competentAuthority,
      announcing_decision: said.announced,
      channels: [{ channel: 'in_person', time: 3, unit: 'working_day', fee_vnd: 20_000 }],
      result: said.result,
      result_code: said.resultCode,
      legal_bases: said.legalBases,
      steps_text: said.stepsText,
      dossier_text: papers('', ['Tờ khai theo mẫu', 1, 0]),
    };
    writeFileSync(file, JSON.stringify(value));
    expect(JSON.parse((await run('import', file, '--json')).out)).toMatchObject({
      published: 0,
      needsReview: 1,
      doubts: {},
    });
    expect((await run('demo', said.code, '--json')).out).toMatch(/"status":"closed"/);
    const index = join(home, 'again.csv');
    const line = `${said.code},Tên khác,Bộ Tư pháp,Hộ tịch,Cấp xã,,Công dân,,1/QĐ,in_person,9,day,0,1/2025/NĐ-CP,http://x`;
    writeFileSync(index, [header, line].join('\n'));
    expect(JSON.parse((await run('import', index, '--json')).out)).toMatchObject({ kept: 1, needsReview: 1 });
  });
  it('only reads, with no home and no database', async () => {
    const file = join(home, 'read.csv');
    const line =
      '9.000009,Chỉ đọc,Bộ Tư pháp,Hộ tịch,Cấp xã,,Công dân,UBND cấp xã,1/QĐ,in_person,3,working_day,0,1/2025/NĐ-CP,http://x';
    writeFileSync(
      file,
      [header, line.normalize('NFD'), `${line.replace('9.000009', '9.000010').replace('Chỉ', 'Chỉ\0')}`].join('\n'),
    );
    const nowhere = { MOTCUA_HOME: join(home, 'read-only') };
    const { out, err, code } = await runWith(nowhere, 'import', file, '--read', '--json', '--lang', 'en');
    expect([code, existsSync(nowhere.MOTCUA_HOME)]).toEqual([1, false]);
    expect(err).toMatch(/Line 3 of read\.csv.*Chỉ\ufffd/);
    expect(JSON.parse(out)).toEqual([
      {
        code: '9.000009',
        name: 'Chỉ đọc',
        tier: 'commune',
        decider: 'Ủy ban nhân dân cấp xã',
        channels: [{ channel: 'counter', limit: { kind: 'workingDays', amount: 3 }, feeVnd: 'unstated' }],
        components: [],
        steps: [],
        results: [],
        laws: ['1/2025/NĐ-CP'],
        doubts: ['fee-zero-stored:counter', 'components-unstated', 'steps-unstated', 'result-unstated'],
      },
    ]);
    const told = await runWith(nowhere, 'import', file, '--read', '--lang', 'en');
    expect(told.out).toMatch(/9\.000009 {2}Chỉ đọc[\s\S]*counter.*3 workingDays; unstated[\s\S]*stored as 0/);
  });
  it('refuses a file it cannot read, and changes nothing', async () => {
    expect((await run('import', join(home, 'none.csv'), '--lang', 'en')).err).toMatch(/none\.csv/);
    writeFileSync(join(home, 'other.csv'), 'a,b\n1,2\n');
    expect((await run('import', join(home, 'other.csv'), '--lang', 'en')).err).toMatch(/lacks the columns code/);
    writeFileSync(join(home, 'latin.csv'), Buffer.from(`${header}\n9.000001,C\u00e9`, 'latin1'));
    for (const flags of [[], ['--read']])
      expect(await run('import', join(home, 'latin.csv'), ...flags)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/text-encoding/),
      });
  });
  it.skipIf(!existsSync(data))(
    'takes the whole national index, and what is fuller (skipped where ../shared/data is absent)',
    async () => {
      const { out } = await run('import', join(data, 'national_procedures_index.csv'), '--json');
      const imported = JSON.parse(out) as Record<string, number>;
      // Nothing of it stands in full, so only what the packs made by hand say is published.
      expect(imported).toMatchObject({ read: 1347, refused: 0, published: imported['kept'] });
      expect(imported['published'] + imported['needsReview'] + imported['outOfScope']).toBe(1347);
      const detail = JSON.parse(
        (await run('import', join(data, 'national_procedures_local_detail.json'), '--json')).out,
      ) as Record<string, number>;
      expect(detail).toMatchObject({ read: 118, refused: 0 });
    },
  );
});

describe('serve', () => {
  const serveOn = (port: string, own: string) =>
    new Promise<Ran>((resolve) =>
      execFile(
        process.execPath,
        ['--import', FIXED_DAY, join(root, 'bin/motcua.mjs'), 'serve'],
        { env: { ...process.env, MOTCUA_HOME: own, PORT: port } },
        (error, out, text) => resolve({ code: Number(error?.code), out, err: text }),
      ),
    );

  it('says what is wrong with a setting, and with a port that is taken', async () => {
    const { code, err } = await serveOn('x', home);
    expect([code, err]).toEqual([2, expect.stringMatching(/PORT=x: a whole number/)]);
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    // It ends by itself, having taken no job: a service manager starts it again when the port is free.
    const taken = await serveOn(String(port), join(home, 'taken'));
    other.close();
    expect(taken).toEqual({ code: 2, out: '', err: expect.stringMatching(/^Cannot listen on .*port \d+ is taken/) });
  });
  const left = async (node: string, signal: 'SIGTERM' | 'SIGKILL', name: string): Promise<boolean> => {
    const own = join(home, name);
    mkdirSync(own);
    const day = node === process.execPath ? ['--import', FIXED_DAY] : [];
    const child = spawn(node, [...day, join(root, 'bin/motcua.mjs'), 'serve'], {
      env: { ...process.env, MOTCUA_HOME: own, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const pid = Number(readFileSync(join(own, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
    for (let i = 0; i < 100; i++) {
      await sleep(100);
      try {
        process.kill(pid, 0);
        if (/ Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return false;
      } catch {
        return false;
      }
    }
    return true;
  };
  it('leaves nothing behind after SIGTERM, nor after SIGKILL', async () => {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const)
      expect([signal, await left(process.execPath, signal, signal)]).toEqual([signal, false]);
    // Twice a first start, which plays the cases of every pack.
  }, 360_000);
  // The Node that npm runs with, where that is an older one, hands over to ours.
  const older = process.env['npm_node_execpath'] ?? process.execPath;
  it.skipIf(realpathSync(older) === realpathSync(process.execPath))(
    'ends on SIGTERM to the older Node that it was started by',
    async () => {
      expect(await left(older, 'SIGTERM', 'older')).toBe(false);
    },
    240_000,
  );
});
