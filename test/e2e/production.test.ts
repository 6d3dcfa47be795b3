/** Serving the public: the real command refuses to start with anything of a demo, and says what is missing. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer as createPlainServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectionsOf } from '#adapters/postgres/connect.ts';
import { DemoAuthority } from '#adapters/sign/demo-authority.ts';
import { must } from '#kernel/outcome.ts';
import { phraseText } from '#kernel/phrases.ts';
import { keyFaults } from '#main/key-check.ts';
import { settingGaps } from '#main/production.ts';
import { certificateFault } from '#main/public-certificate.ts';
import { readProvince } from '#main/read-files.ts';
import { readSettings } from '#main/settings.ts';
import type { SignerIdentity } from '#spine/papers.ts';
import { type Ran, warmCommands } from '../support/commands.ts';
import { OFFICERS, ownCertificate, productionIn, rootPem } from '../support/production.ts';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
let whole: Record<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-production-'));
  whole = await productionIn(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const cleared = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(MOTCUA|OIDC|BANK|SIGN|CSC|TSA|TRUSTED|DATABASE)_/.test(name)),
);
const command = warmCommands(false);
const run = (environment: Record<string, string>, ...words: string[]): Promise<Ran> =>
  command({ ...cleared, ...environment }, ...words);

const pathOf = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const folderOf = (name: string, mode: number) => {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
  return path;
};
const without = (...names: string[]) => Object.fromEntries(names.map((name) => [name, '']));

/** Each thing of a demo by itself, all else in order: what is changed, and what of it is said. */
const things: [string, () => Record<string, string> | Promise<Record<string, string>>, RegExp][] = [
  ['the demo’s identities', () => without('OIDC_ISSUER'), /no identity provider.*set OIDC_ISSUER/],
  ['made-up officers', () => without('MOTCUA_PEOPLE'), /people\.yaml are made up.*MOTCUA_PEOPLE/],
  [
    'made-up people beside real officers',
    () => ({ MOTCUA_PEOPLE: pathOf('mixed.yaml', `${OFFICERS}people: [{ id: an, kind: citizen, name: An }]\n`) }),
    /mixed\.yaml are made up/,
  ],
  ['no officer', () => ({ MOTCUA_PEOPLE: pathOf('nobody.yaml', 'officers: []\n') }), /names no officer/],
  ['the demo’s bank', () => without('BANK_ACCOUNT'), /only the demo bank: set BANK_ACCOUNT/],
  ['an account of nobody', () => without('BANK_NAME'), /whose account.*BANK_NAME/],
  [
    'the demo’s authority',
    () => without('SIGN_KEYS', 'TSA_URL', 'SIGN_ROOTS'),
    /only the demo authority: set SIGN_KEYS/,
  ],
  ['a folder of keys that is not there', () => ({ SIGN_KEYS: join(folder, 'none') }), /none cannot be read \(ENOENT/],
  ['a folder without keys', () => ({ SIGN_KEYS: folderOf('no-keys', 0o700) }), /no-keys holds no \.p12 file/],
  [
    'no key of the province itself',
    () => {
      const keys = folderOf('few-keys', 0o700);
      writeFileSync(join(keys, 'person-x.p12'), 'a key');
      return { SIGN_KEYS: keys };
    },
    /There is no .*few-keys\/agency-province\.p12.*backups/,
  ],
  [
    'keys that others can read',
    () => {
      const keys = folderOf('open-keys', 0o755);
      for (const name of ['person-x', 'agency-province']) writeFileSync(join(keys, `${name}.p12`), 'a key');
      return { SIGN_KEYS: keys };
    },
    /Other users.*open-keys \(mode 755\): run chmod 700/,
  ],
  ['roots that are not there', () => ({ SIGN_ROOTS: join(folder, 'none.pem') }), /none\.pem cannot be read/],
  ['roots that are none', () => ({ SIGN_ROOTS: pathOf('empty.pem', 'x') }), /empty\.pem cannot be read/],
  [
    'a demo’s root',
    async () => ({ SIGN_ROOTS: pathOf('demo.pem', await rootPem('CN=Chứng thư số trình diễn, O=Motcua, C=VN')) }),
    /demo\.pem\) trusts a root of a demo authority/,
  ],
  ['no rule about proxies', () => without('TRUSTED_PROXIES'), /set TRUSTED_PROXIES/],
  ['an address without TLS', () => ({ MOTCUA_URL: 'http://motcua.example.vn' }), /begins with https: set MOTCUA_URL/],
  ['no address', () => without('MOTCUA_URL'), /begins with https: set MOTCUA_URL/],
  ['identities over plain http', () => ({ OIDC_ISSUER: 'http://id.example.vn' }), /OIDC_ISSUER goes.*unencrypted/],
  [
    'a database elsewhere in the clear',
    () => ({ DATABASE_URL: 'postgres://m:x@db.example.vn/motcua' }),
    /DATABASE_URL goes.*sslmode=verify-full/,
  ],
  [
    'a database elsewhere behind the name of this machine',
    () => ({ DATABASE_URL: 'postgres://m:x@localhost:5432/motcua?host=db.example.vn' }),
    /DATABASE_URL goes.*sslmode=verify-full/,
  ],
  ['mail in the clear', () => ({ SMTP_URL: 'smtp://mail.example.vn', MAIL_FROM: 'm@x.vn' }), /SMTP_URL.*smtps/],
  ['a scanner elsewhere', () => ({ CLAMAV_SOCKET: 'clamd.example.vn:3310' }), /clamd knows no encryption/],
  ['a home that others can read', () => ({ MOTCUA_HOME: folderOf('open-home', 0o750) }), /open-home \(mode 750\)/],
  [
    'tokens of demo people',
    () => {
      const home = folderOf('token-home', 0o700);
      writeFileSync(join(home, 'tokens.json'), '{}');
      return { MOTCUA_HOME: home };
    },
    /tokens of demo people.*tokens\.json/,
  ],
  [
    'keys of a demo authority',
    () => {
      const home = folderOf('authority-home', 0o700);
      folderOf('authority-home/authority', 0o700);
      return { MOTCUA_HOME: home };
    },
    /keys of a demo authority.*authority/,
  ],
];

/** Of each kind one is started for real; what is said of the others is asked of the same rule, which takes no seconds. */
const STARTED = /identities|bank|authority|keys that|demo’s root|proxies|home that|tokens of/;

describe('an installation for the public', () => {
  it.each(things)('is not ready with %s', async (_what, change, says) => {
    const settings = readSettings({ ...whole, ...(await change()) });
    const gaps = settingGaps(settings, must(readProvince(settings.province, settings.peopleFile)));
    expect(gaps.map((gap) => phraseText(gap, 'en'))).toEqual([expect.stringMatching(says)]);
  });

  it.each([
    { DATABASE_URL: 'postgres://m:x@db.example.vn/motcua?sslmode=verify-full' },
    { DATABASE_URL: 'postgres://m:x@127.0.0.1/motcua' },
    { DATABASE_URL: 'postgres://m:x@localhost/motcua?host=/run/postgresql' },
    { SMTP_URL: 'smtp://mail.example.vn?requireTLS=true', MAIL_FROM: 'm@x.vn' },
    { SMTP_URL: 'smtps://u:p@mail.example.vn', MAIL_FROM: 'm@x.vn' },
    { SMTP_URL: 'smtp://localhost:25', MAIL_FROM: 'm@x.vn' },
    { CLAMAV_SOCKET: '/run/clamav/clamd.ctl' },
    { CLAMAV_SOCKET: '127.0.0.1:3310' },
  ])('is ready with %j: nothing leaves the machine in the clear', (change) => {
    const settings = readSettings({ ...whole, ...change });
    expect(settingGaps(settings, must(readProvince(settings.province, settings.peopleFile)))).toEqual([]);
  });

  it('reads its secrets from files, so that none stands in the environment', () => {
    const [secret, other] = [
      pathOf('bank-secret', 'from a file, long enough\n'),
      pathOf('database', 'postgres://a@b/c'),
    ];
    const { BANK_SECRET: _none, ...rest } = whole;
    const settings = readSettings({ ...rest, BANK_SECRET_FILE: secret, DATABASE_URL_FILE: other });
    expect([settings.bank?.secret, settings.databaseUrl]).toEqual(['from a file, long enough', 'postgres://a@b/c']);
    expect(() => readSettings({ ...whole, BANK_SECRET_FILE: secret })).toThrow(/BANK_SECRET and BANK_SECRET_FILE/);
    expect(() => readSettings({ ...rest, BANK_SECRET_FILE: join(folder, 'none') })).toThrow(/BANK_SECRET_FILE.*ENOENT/);
  });

  it.each(things.filter(([what]) => STARTED.test(what)))('does not start with %s', async (_what, change, says) => {
    const { code, err, out } = await run({ ...whole, ...(await change()) }, 'serve', '--lang', 'en');
    expect([code, out]).toEqual([2, '']);
    const lines = err.trim().split('\n');
    expect(lines[0]).toBe('Not ready to serve the public. Missing:');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(says);
    // Nothing was made on the way.
    expect(existsSync(join(whole['MOTCUA_HOME'], 'postgres'))).toBe(false);
  });

  it('is one as soon as its address is not of this machine, unless it calls itself a demo', async () => {
    const { code, err } = await run(
      { MOTCUA_HOME: join(folder, 'x'), MOTCUA_URL: 'https://motcua.example.vn' },
      'serve',
    );
    expect([code, err.trim().split('\n').length]).toEqual([2, 6]);
    expect(err).toMatch(
      /^Chưa được phục vụ thật\. Còn thiếu:\n.*TRUSTED_PROXIES.*\n.*OIDC_ISSUER.*\n.*MOTCUA_PEOPLE.*\n.*BANK_ACCOUNT.*\n.*SIGN_KEYS/,
    );
    const wrong = await run({ MOTCUA_MODE: 'live', TRUSTED_PROXIES: '0.0.0.0/0' }, 'doctor');
    expect(wrong.err).toMatch(
      /TRUSTED_PROXIES=0\.0\.0\.0\/0[\s\S]*MOTCUA_MODE=live|MOTCUA_MODE=live[\s\S]*TRUSTED_PROXIES=0\.0\.0\.0\/0/,
    );
  });

  it('is told by the doctor what is missing, in each language, and what would be better', async () => {
    const bare = { MOTCUA_HOME: join(folder, 'bare') };
    for (const [language, says] of [
      ['vi', /Chế độ: trình diễn.*\nChưa được phục vụ thật/],
      ['en', /Mode: demo.*\nNot ready to serve/],
      ['hi', /प्रकार: प्रदर्शन/],
    ] as const) {
      const { code, out } = await run(bare, 'doctor', '--lang', language);
      expect(code).toBe(1);
      expect(out).toMatch(says);
      expect(out.match(/OIDC_ISSUER|BANK_ACCOUNT|SIGN_KEYS|MOTCUA_PEOPLE|TRUSTED_PROXIES|MOTCUA_URL/g)).toHaveLength(6);
    }
    expect(existsSync(bare.MOTCUA_HOME)).toBe(false);
    // An address of nobody: its certificate stays unknown, and that is said.
    const remote = { ...without('SIGN_KEYS', 'SIGN_PASSWORD'), CSC_URL: 'https://sign.example.vn', CSC_TOKEN: 'x' };
    const elsewhere = { ...whole, ...remote, MOTCUA_URL: 'https://motcua.invalid' };
    const closed = await run({ ...whole, MOTCUA_URL: 'https://motcua.invalid' }, 'doctor', '--json');
    const { missing } = JSON.parse(closed.out) as { missing: { code: string; path: string }[] };
    expect([closed.code, missing.map((one) => [one.code, one.path.split('/').at(-1)])]).toEqual([
      1,
      ['agency-province.p12', 'person-hong-gai.chair.that.p12'].map((file) => ['doctor-key-closed', file]),
    ]);
    const { code, out } = await run(elsewhere, 'doctor', '--json', '--lang', 'en');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      mode: 'production',
      ready: true,
      missing: [],
      advised: [{ code: 'doctor-no-scanner' }, { code: 'doctor-no-mail' }, { code: 'doctor-certificate-unseen' }],
    });
  });

  it.runIf(spawnSync('openssl', ['version']).status === 0)('is told which key signs for nobody, and why', async () => {
    const keys = folderOf('named-keys', 0o700);
    const authority = await DemoAuthority.open(join(folder, 'named-authority'));
    const put = async (file: string, identity: SignerIdentity) => {
      const { certificate, key } = await authority.signerOf(identity);
      const body = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
      const input = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n${certificate.toString('pem')}\n`;
      const out = join(keys, `${file}.p12`);
      expect(spawnSync('openssl', ['pkcs12', '-export', '-out', out, '-passout', 'pass:p'], { input }).status).toBe(0);
    };
    const province = must(readProvince('quang-ninh', whole['MOTCUA_PEOPLE']));
    const own = 'Ủy ban nhân dân phường Hồng Gai';
    const agency = (name: string): SignerIdentity => ({ kind: 'agency', id: name, name, organisation: own });
    const person = (name: string): SignerIdentity => ({ kind: 'person', id: name, name, organisation: own });
    await put('agency-province', agency(province.wholeName('2026-11-25').vi));
    await put('agency-06685', agency('Uy ban nhan dan phuong Hong Gai'));
    await put('person-hong-gai.chair.that', person('Trần Thị Thật'));
    const rootsFile = join(folder, 'named-authority', 'root.pem');
    const said = async (file = rootsFile, password = 'p') =>
      (await keyFaults({ keys: { folder: keys, password }, rootsFile: file }, province, '2026-11-25')).map(
        (one) => `${one.phrase} ${String(one.params['path']).split('/').at(-1)}`,
      );
    expect(await said()).toEqual([]);
    expect(new Set((await said(whole['SIGN_ROOTS'])).map((one) => one.split(' ')[0]))).toEqual(
      new Set(['doctor-key-untrusted']),
    );
    expect(await said(rootsFile, 'wrong')).toHaveLength(3);
    // The organisation alone makes no seal, and no number makes no person.
    await put('agency-06685', agency('Sở Y tế'));
    await put('person-hong-gai.chair.that', agency('Trần Thị Thật'));
    expect(await said()).toEqual([
      'doctor-key-agency agency-06685.p12',
      'doctor-key-person person-hong-gai.chair.that.p12',
    ]);
  });

  it('has a certificate that every browser trusts, not one of its own making', async () => {
    const { key, cert } = await ownCertificate('localhost');
    const server = createServer({ key, cert }, (socket) => socket.on('error', () => {}).destroy());
    const silent = createPlainServer((socket) => socket.on('error', () => {}).end('220 mail\r\n'));
    const at = async (one: typeof silent) => {
      await new Promise<void>((done) => void one.listen(0, 'localhost', done));
      return `https://localhost:${(one.address() as AddressInfo).port}`;
    };
    try {
      const url = await at(server);
      expect(await certificateFault(url)).toEqual({ why: 'DEPTH_ZERO_SELF_SIGNED_CERT', isAway: false });
      expect(await certificateFault(url, [cert])).toBeUndefined();
      expect(await certificateFault(await at(silent))).toMatchObject({ isAway: true });
    } finally {
      server.close();
      silent.close();
    }
  });

  it('is told how many connections each server opens', () => {
    const guide = readFileSync(join(root, 'docs/guides/production.md'), 'utf8');
    expect(guide).toContain(`\`max_connections\` of ${connectionsOf(readSettings({}))} for each server`);
  });
});

describe('a database', () => {
  it('of a demo never serves the public, and one that does tells no stories', async () => {
    const home = join(folder, 'was-demo');
    expect((await run({ MOTCUA_HOME: home }, 'verify')).code).toBe(0);
    const production = { ...whole, MOTCUA_HOME: home };
    for (const words of [['serve'], ['verify']]) {
      const { code, err } = await run(production, ...words, '--lang', 'en');
      expect([words, code, err]).toEqual([
        words,
        2,
        expect.stringMatching(/This database has served a demo.*use a new one/),
      ]);
    }
    expect((await run(production, 'doctor', '--lang', 'en')).out).toContain('This database has served a demo');
    const real = { MOTCUA_HOME: whole['MOTCUA_HOME'] };
    expect((await run(whole, 'verify')).out).toMatch(/^0 dossiers/);
    expect((await run(real, 'verify', '--lang', 'en')).err).toMatch(
      /This database serves the public: no demo runs on it/,
    );
    expect((await run(whole, 'demo', '--lang', 'en')).err).toMatch(/Stories are told on a demo alone/);
  });
});

describe('tokens where the public is served', () => {
  let server: ChildProcess;
  let address: string;
  let said = '';
  const ask = async (token: string, path: string, method = 'GET', body?: unknown) => {
    const response = await fetch(address + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  };
  const issue = async (scope: string, ...more: string[]) => {
    const words = ['token', 'issue', '--for', 'hong-gai.mc.that', '--name', 'Phần mềm thử', '--scope', scope, ...more];
    return run(whole, ...words, '--json', '--lang', 'en');
  };
  beforeAll(async () => {
    server = spawn(process.execPath, [join(root, 'bin/motcua.mjs'), 'serve'], { env: { ...cleared, ...whole } });
    address = await new Promise((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        said += chunk;
        const at = / at (http:\S+)/.exec(said)?.[1];
        if (at && said.includes('openapi.json')) resolve(at);
      };
      server.stdout!.on('data', hear);
      server.stderr!.on('data', hear);
      server.once('exit', () => reject(new Error(said)));
    });
  });
  afterAll(async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
  });

  it('are made by nobody’s start, and no page says that it is a demo', async () => {
    expect(existsSync(join(whole['MOTCUA_HOME'], 'tokens.json'))).toBe(false);
    expect(said).not.toMatch(/token|demo/);
    // Who works there plays no case of a pack: all are published but those whose law has ended by the day this is tried.
    const why = [...said.matchAll(/^ {2}(Gói thủ tục .*)$/gm)].map(([, fault]) => fault);
    expect(why.filter((fault) => !/hết hiệu lực từ \d{4}-\d\d-\d\d/.test(fault))).toEqual([]);
    const ended = [...said.matchAll(/^Procedure (\S+) is not published/gm)].map(([, code]) => code);
    expect(ended.length > 0).toBe(why.length > 0);
    const { rows } = (await (await fetch(`${address}/v1/procedures`)).json()) as { rows: { code: string }[] };
    const shipped = ['1.001193', '1.013225', '1.009664'].filter((code) => !ended.includes(code));
    expect(rows.map(({ code }) => code)).toEqual(expect.arrayContaining(shipped));
    expect((await run(whole, 'token', 'list', '--json')).out.trim()).toBe('[]');
    const page = await fetch(`${address}/?lang=en`);
    for (const [lang, demo] of [
      ['en', /demonstrat|not real/i],
      ['vi', /trình diễn|không có thật/i],
      ['hi', /प्रदर्शन/],
    ] as const)
      expect(await (await fetch(`${address}/?lang=${lang}`)).text()).not.toMatch(demo);
    expect(page.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    expect(page.headers.get('set-cookie')).toMatch(/^__Host-mc_lang=en; .*Secure/);
    const api = await fetch(`${address}/v1/procedures?limit=1`);
    expect(api.headers.get('strict-transport-security')).toMatch(/max-age/);
    // Nor is the demo's way of saying who one is there.
    expect((await fetch(`${address}/oidc/.well-known/openid-configuration`)).status).toBe(404);
    expect((await fetch(`${address}/ui`)).status).toBe(404);
  });

  it('are issued for some acts, listed without the secret, and end', async () => {
    const { out, code } = await issue('read,act:receive-dossier', '--days', '7');
    expect(code).toBe(0);
    const { id, token, scopes } = JSON.parse(out) as { id: string; token: string; scopes: string[] };
    expect([token, scopes]).toEqual([expect.stringMatching(/^mc_[\w-]{32}$/), ['read', 'act:receive-dossier']]);
    expect((await ask(token, '/v1/me')).body).toMatchObject({ id: 'hong-gai.mc.that', name: 'Lê Văn Thực' });
    const draft = await ask(token, '/v1/dossiers', 'POST', {});
    expect([draft.status, draft.body.code, draft.body.params]).toEqual([
      403,
      'token-scope',
      { scope: 'act:draft-dossier' },
    ]);
    // What it is for goes on to the act itself, which says what is wrong.
    expect((await ask(token, '/v1/dossiers/H49.99/receive-dossier', 'POST', {})).body.code).not.toBe('token-scope');
    expect((await ask(token, '/v1/tokens')).body.code).toBe('token-scope');
    const listed = await run(whole, 'token', 'list', '--json');
    expect(JSON.parse(listed.out)).toMatchObject([{ id, actor: 'hong-gai.mc.that', issuedBy: 'operator' }]);
    expect(listed.out).not.toContain(token.slice(3));
    expect((await run(whole, 'token', 'revoke', id)).code).toBe(0);
    const after = await ask(token, '/v1/me');
    expect([after.status, after.body.code, after.headers.get('www-authenticate')]).toEqual([
      401,
      'token-revoked',
      'Bearer',
    ]);
    // Each is a line of JSON of the server, by the pattern of its address and the refusal, and never with the token.
    await vi.waitFor(() => expect(said).toContain('"refusal":"token-revoked"'));
    const lines = said.split('\n').filter((line) => line.startsWith('{'));
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told).toContainEqual(
      expect.objectContaining({ event: 'request', route: '/v1/dossiers/:dossier/receive-dossier', method: 'POST' }),
    );
    expect(said).not.toContain(token.slice(3));
    expect(said).not.toContain('H49.99');
    const again = await run(whole, 'token', 'revoke', id, '--lang', 'en');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('no token')]);
  });

  it('are refused with a word where they are asked for wrongly', async () => {
    expect((await issue('everything')).err).toMatch(/no scope “everything”.*read · act · tokens/);
    expect((await issue('act:fly')).err).toMatch(/no scope “act:fly”/);
    expect((await issue('read', '--days', '400')).err).toMatch(/from 1 to 365 days/);
    const stranger = ['token', 'issue', '--for', 'hong-gai.chair', '--name', 'x', '--scope', 'read', '--lang', 'en'];
    expect((await run(whole, ...stranger)).err).toMatch(/No officer has the id “hong-gai\.chair”/);
  });

  it('are issued by the API for no more and no longer than the token that asks', async () => {
    const made = (await issue('read,tokens', '--days', '3')).out;
    const { id, token } = JSON.parse(made) as { id: string; token: string };
    const asked = { name: 'Con', scopes: ['read'], days: 300 };
    const child = await ask(token, '/v1/tokens', 'POST', asked);
    expect(child.status).toBe(201);
    const days = (Date.parse(child.body.expiresAt) - Date.now()) / 86_400_000;
    expect([days > 2, days <= 3]).toEqual([true, true]);
    expect((await ask(child.body.token, '/v1/me')).status).toBe(200);
    const wider = await ask(token, '/v1/tokens', 'POST', { ...asked, scopes: ['act'] });
    expect([wider.status, wider.body.code]).toEqual([403, 'token-wider']);
    const list = await ask(token, '/v1/tokens');
    expect(list.body.map((one: { name: string }) => one.name)).toContain('Con');
    expect(JSON.stringify(list.body)).not.toContain(child.body.token);
    expect((await ask(token, `/v1/tokens/${child.body.id}`, 'DELETE')).status).toBe(204);
    expect((await ask(child.body.token, '/v1/me')).body.code).toBe('token-revoked');
    expect((await ask(token, `/v1/tokens/${child.body.id}`, 'DELETE')).body.code).toBe('token-not-found');
    // What a token issued, and what that issued, ends with it.
    const heir = await ask(token, '/v1/tokens', 'POST', { ...asked, scopes: ['read', 'tokens'] });
    const next = await ask(heir.body.token, '/v1/tokens', 'POST', asked);
    // No token ends the one that it came from, by whatever is between.
    const aunt = await ask(token, '/v1/tokens', 'POST', { ...asked, scopes: ['read', 'tokens'] });
    expect((await ask(aunt.body.token, `/v1/tokens/${heir.body.id}`, 'DELETE')).status).toBe(204);
    expect((await ask(next.body.token, '/v1/me')).body.code).toBe('token-revoked');
    const above = await ask(aunt.body.token, `/v1/tokens/${id}`, 'DELETE');
    expect([above.status, above.body.code]).toEqual([403, 'token-above']);
    expect((await ask(token, `/v1/tokens/${id}`, 'DELETE')).status).toBe(204);
    for (const one of [token, aunt.body.token, heir.body.token, next.body.token])
      expect((await ask(one, '/v1/me')).body.code).toBe('token-revoked');
  });
});
