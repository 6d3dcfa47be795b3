/** What docs/security.md says stands somewhere: every test it names is there, and what it says of the whole source is so. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path && existsSync(join(root, path)));
const sources = files.filter((path) => /^(src|bin)\/.*\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.test.ts'));

/** Of the levels 1 and 2 of version 5.0.0. */
const [REQUIREMENTS, CHAPTERS] = [253, 17];

interface Row {
  id: string;
  verdict: string;
  where: string;
  shown: string;
}
const rows: Row[] = read('docs/security.md')
  .split('\n')
  .flatMap((line) => {
    const [, number, verdict, where, shown] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const id = /^(\d+\.\d+\.\d+) /.exec(number ?? '')?.[1];
    return id ? [{ id, verdict, where, shown }] : [];
  });

/** `file.test.ts` «title», «another title»; what follows belongs to it until another file is named. */
function namedTests(text: string): { file: string; title: string }[] {
  const named: { file: string; title: string }[] = [];
  let file = '';
  for (const [, path, title] of text.matchAll(/`([\w.-]+\.test\.ts)`|«([^»]+)»/g)) {
    if (path) file = path;
    else if (file) named.push({ file, title });
  }
  return named;
}

/** What stands below a heading of the document. */
const section = (name: string): string => read('docs/security.md').split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';

/** Lines of the source where something stands, each with its file. */
const found = (pattern: RegExp, except?: RegExp): string[] =>
  sources
    .filter((path) => !except?.test(path))
    .flatMap((path) =>
      read(path)
        .split('\n')
        .filter((line) => pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );

/** `attack`, `tests`: what was tried, by its own words. */
const attacks = [...section('Attacks').matchAll(/^\| (?!attack |---)(.+?) \| (.+) \|$/gm)].map(([, id, shown]) => ({
  ...{ id, where: '', shown },
  verdict: 'shown',
}));

describe('the table of security', () => {
  it('has a row for each requirement of the levels 1 and 2, once, with a verdict', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.length).toBe(REQUIREMENTS);
    expect(new Set(rows.map(({ id }) => id.split('.')[0])).size).toBe(CHAPTERS);
    for (const { id, verdict, where, shown } of rows) {
      expect(['shown', 'open', 'n/a'], id).toContain(verdict);
      expect(`${where}${shown}`.length, id).toBeGreaterThan(3);
    }
    const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
    expect(count('shown')).toBeGreaterThanOrEqual(150);
    expect(read('docs/security.md')).toContain(
      `A row for each of the ${rows.length} requirements of the levels 1 and 2 (version 5.0.0), by its number and in a few words of our own: ${count('shown')} shown, ${count('open')} open, ${count('n/a')} that do not apply.`,
    );
  });

  it('names tests that are there, by their file and their words', () => {
    const missing: string[] = [];
    for (const { id, shown, where } of [...rows, ...attacks])
      for (const { file, title } of namedTests(`${where} ${shown}`)) {
        const plain = (text: string) => text.replaceAll('’', "'").replaceAll("\\'", "'");
        // A title begins where a string begins, or after the values that a table puts before it.
        const isTitle = (path: string) =>
          new RegExp(`['"\`](%s[ :,a-z]*)?${RegExp.escape(plain(title))}`).test(plain(read(path)));
        if (!files.some((path) => basename(path) === file && isTitle(path))) missing.push(`${id}: ${file} «${title}»`);
      }
    expect(missing).toEqual([]);
  });

  it('has a test or a command for all that is shown', () => {
    expect(attacks.length).toBeGreaterThan(25);
    const bare = [...rows, ...attacks].filter(
      ({ verdict, shown }) =>
        verdict === 'shown' && !namedTests(shown).length && !/`(npm|npx|grep|git) [^`]+`/.test(shown),
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('has the sections that its rows speak of', () => {
    const text = read('docs/security.md');
    const spoken = new Set([...text.matchAll(/«([^»]+)» below/g)].map(([, name]) => name));
    expect([...spoken].toSorted()).toEqual([
      'Connections',
      'Costly work',
      'Data',
      'Files',
      'Keys',
      'Logs',
      'Ways to sign in',
    ]);
    for (const name of spoken) expect(section(name).length, name).toBeGreaterThan(300);
  });

  it('lists every algorithm and every address that the source knows', () => {
    const all = sources.map(read).join('\n');
    const algorithms = {
      'aes-256-gcm': 'AES-256-GCM',
      scrypt: 'scrypt',
      createHmac: 'HMAC-SHA256',
      ECDSA: 'ECDSA P-256',
      RSASSA: 'RSA',
    };
    for (const [used, listed] of Object.entries(algorithms)) {
      expect(all, used).toContain(used);
      expect(section('Keys'), listed).toContain(listed);
    }
    const addresses = [...read('src/main/settings.ts').matchAll(/name: '(\w*(?:_URL|_ISSUER|_ENDPOINT|_SOCKET))'/g)];
    expect(addresses.length).toBeGreaterThan(7);
    for (const [, setting] of addresses) expect(section('Connections'), setting).toContain(`\`${setting}\``);
  });

  it('names sources and documents that are there', () => {
    const missing: string[] = [];
    for (const { id, where } of rows)
      for (const [, path] of where.matchAll(/`((?:src|docs|test)\/[\w./-]+)`|(?:^|\s)(docs\/[\w./-]+\.md)/g))
        if (path && !existsSync(join(root, path))) missing.push(`${id}: ${path}`);
    expect(missing).toEqual([]);
  });
});

describe('the source', () => {
  it('runs no text as a program', () => {
    expect(found(/\beval\(|new Function\(|\bvm\.run|node:vm/)).toEqual([]);
  });

  it('starts other programs without a shell, from a list of arguments', () => {
    expect(found(/\bexec(Sync)?\(|shell: *true/).filter((line) => !/\.exec\(/.test(line))).toEqual([]);
    const starts = [...new Set(found(/node:child_process/).map((line) => line.split(':')[0]))];
    expect(starts.toSorted()).toEqual([
      'bin/motcua.mjs',
      'src/adapters/pay/demo-bank.ts',
      'src/adapters/postgres/embedded/client.ts',
      'src/adapters/postgres/embedded/host.ts',
    ]);
  });

  it('has loaded at start what papers take: what loads it ends by Ctrl-C before the last of them is made', () => {
    const importsIn = (text: string) => [...text.matchAll(/import\('(#adapters\/[^']+)'\)/g)].map(([, path]) => path);
    const [before, from] = read('src/main/papers.ts').split('export const loadPapers');
    const [loaded, after] = [from.slice(0, from.indexOf(']);')), from.slice(from.indexOf(']);'))];
    const later = importsIn(before + after + read('src/main/file-room.ts'));
    expect(later.length).toBeGreaterThan(8);
    expect([...new Set(later)].toSorted()).toEqual(importsIn(loaded).toSorted());
    expect(read('src/main/serve.ts')).toContain('void loadPapers()');
  });

  it('writes markup in two places alone, of what it made itself', () => {
    expect(found(/dangerouslySetInnerHTML|\binnerHTML\b|outerHTML|insertAdjacentHTML|document\.write/).length).toBe(2);
  });

  it('takes chance from the system, and nothing secret from anything else', () => {
    expect(found(/Math\.random/)).toEqual([]);
  });

  it('hashes by SHA-256 or longer; SHA-1 only reads what others wrote', () => {
    const weak = found(/['"](md5|sha1|sha-1|rc4|des|3des|aes-\d+-(ecb|cbc))['"]/i);
    expect(weak.map((line) => line.split(':')[0])).toEqual(['src/adapters/sign/revocation.ts']);
  });

  it('goes to other machines only where a setting says, and follows nobody further', () => {
    const calls = sources.filter(
      (path) => /(?<![.\w])fetch\(/.test(read(path)) && !path.startsWith('src/web/islands/'),
    );
    expect(calls.toSorted()).toEqual([
      'src/adapters/messages/sms-carrier.ts',
      'src/adapters/pay/demo-bank-process.ts',
      'src/adapters/sign/csc-service.ts',
    ]);
    for (const path of calls.filter((one) => !one.includes('demo-bank')))
      expect(read(path)).toContain("redirect: 'error'");
  });

  it('turns off no check of a certificate', () => {
    expect(found(/rejectUnauthorized: *false|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity: *\(\) *=>/)).toEqual([]);
  });

  it('puts nothing that somebody said into the text of a statement', () => {
    // What stands in a template of SQL is a name or a part that the code itself has: no request, body or query.
    expect(found(/query\(\s*`[^`]*\$\{[^}]*(request|body|params|input|query)\b/)).toEqual([]);
  });

  it('keeps in the browser only what could not be sent yet', () => {
    const kept = found(/localStorage|sessionStorage|indexedDB|document\.cookie/).map((line) => line.split(':')[0]);
    expect([...new Set(kept)].toSorted()).toEqual(
      ['_answer', 'basics', 'form', 'kept-form'].map((name) => `src/web/islands/${name}.ts`),
    );
  });

  it('sets cookies in one place', () => {
    const set = found(/setCookie\(|clearCookie\(|['"]set-cookie['"]/i).map((line) => line.split(':')[0]);
    expect([...new Set(set)]).toEqual(['src/web/cookies.ts']);
  });

  it('listens to no messages of other windows', () => {
    expect(found(/addEventListener\(['"]message['"]/, /push-worker/)).toEqual([]);
  });
});
