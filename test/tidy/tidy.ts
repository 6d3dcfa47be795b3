/** House rules that no linter knows, kept over the whole tree. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const PURE = /^src\/(kernel|calendar|authority|engine|procedure|dossier|register)\//;
/** Where FEEL's own `now()` and `today()` are spoken of, and this very file. */
const READS_OF_FEEL =
  /^(src\/engine\/(feel|dmn)\/|src\/kernel\/phrases\/feel|test\/conformance\/|test\/tidy\/tidy\.ts$)/;
const MAX_LINES = 480;
const MAX_LINE_LENGTH = 1_000;

/** Migrations from before the rule about clocks, and what became of the columns that the database's clock fills in them. */
const OLD_DEFAULTS: Record<string, string> = {
  '0001-record.sql': 'act_receipt.at: taken away by 0010. pack.published_at: read by nobody, compared with nothing',
  '0003-doors.sql': 'stored_file.at: taken away by 0010',
  '0006-files.sql': 'file_scan.at: taken away by 0010',
};
/** The log of the database is dated by it, and is restored to a time of it. */
const COPIES_THE_LOG = /^src\/adapters\/postgres\/base-backup\.ts$/;
/** Asked only to be compared with ours. */
const COMPARES_CLOCKS = /^src\/adapters\/postgres\/database-clock\.ts$/;
const DATABASE_CLOCK =
  /(?<![.\w])((now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|NOW|AGE|age)\((?!\): )|(current_(date|time|timestamp)|localtime(stamp)?|CURRENT_(DATE|TIME|TIMESTAMP)|LOCALTIME(STAMP)?)\b|'(now|today|tomorrow|yesterday)'::|pg_catalog\.(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\(|\b(timestamptz|timestamp|date|time)\s+'(now|today|tomorrow|yesterday)')/;

interface Rule {
  name: string;
  applies(path: string): boolean;
  find(text: string): string | undefined;
}

const match = (pattern: RegExp) => (text: string) => pattern.exec(text)?.[0];
const source = (path: string) => path.startsWith('src/') && /\.tsx?$/.test(path);
const shipped = (path: string) => source(path) && !path.endsWith('.test.ts');

const rules: Rule[] = [
  {
    name: 'a pure room reads no clock, no chance, no environment, no network and no disk',
    applies: (path) => PURE.test(path) && shipped(path),
    find: match(
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.(env|exit|argv|cwd|hrtime|uptime|std|on|pid)|\bfetch\(|['"]node:(fs|net|http|child_process|os|timers)|Temporal\.Now/,
    ),
  },
  {
    name: 'no statement reads the clock of the database: time is passed in',
    applies: (path) =>
      (/^(src|test|bench)\/.*\.(ts|tsx)$/.test(path) &&
        !READS_OF_FEEL.test(path) &&
        !COPIES_THE_LOG.test(path) &&
        !COMPARES_CLOCKS.test(path)) ||
      (path.endsWith('.sql') && !(basename(path) in OLD_DEFAULTS)),
    find: match(DATABASE_CLOCK),
  },
  { name: 'packs hold no code', applies: (path) => path.startsWith('packs/'), find: () => undefined },
  {
    name: 'no test is left out or alone',
    applies: (path) => path.endsWith('.test.ts'),
    find: match(/\b(it|test|describe)\.(only|todo)\b/),
  },
  {
    name: 'types and lint stay on',
    applies: source,
    find: match(/@ts-(ignore|expect-error|nocheck)|biome-ignore|\bas any\b/),
  },
  { name: 'nothing is left to do', applies: shipped, find: match(/\b(TODO|FIXME|XXX|HACK)\b/) },
  {
    name: `a file has at most ${MAX_LINES} lines; split by meaning`,
    applies: (path) => shipped(path) && path !== 'src/kernel/refusals.ts',
    find: (text) => (text.split('\n').length > MAX_LINES ? `${text.split('\n').length} lines` : undefined),
  },
  {
    name: 'no line is unreadably long',
    applies: (path) => /\.(ts|mjs|md|yaml)$/.test(path),
    find: (text) =>
      text
        .split('\n')
        .find((line) => line.length > MAX_LINE_LENGTH)
        ?.slice(0, 60),
  },
  {
    name: 'the lock file knows every package by its hash',
    applies: (path) => path === 'package-lock.json',
    find: (text) =>
      Object.entries(
        (JSON.parse(text) as { packages: Record<string, { integrity?: string; link?: boolean }> }).packages,
      )
        .filter(([path, { integrity, link }]) => path && !link && !integrity)
        .map(([path]) => path)
        .at(0),
  },
  {
    name: 'every package has a licence that goes with Apache-2.0',
    applies: (path) => path === 'package-lock.json',
    find: (text) =>
      Object.entries((JSON.parse(text) as { packages: Record<string, { license?: string }> }).packages)
        .filter(([path, { license }]) => path && !isFitting(path.split('node_modules/').at(-1)!, license))
        .map(([path, { license }]) => `${path}: ${license ?? 'none is said'}`)
        .at(0),
  },
  {
    name: 'no address of a registry',
    applies: (path) => path === 'package-lock.json' || path === '.npmrc',
    find: match(/"resolved": *"https?:[^"]*|registry *= *\S+/),
  },
  {
    name: 'no text of the office in the code of rooms',
    applies: (path) =>
      shipped(path) && /^src\/(kernel|calendar|engine)\//.test(path) && !/(refusals|phrases\/[\w-]+)\.ts$/.test(path),
    find: match(/['"`][^'"`]*\b(hồ sơ|thủ tục|cán bộ)\b[^'"`]*['"`]/),
  },
];

/** Terms that go with Apache-2.0; of the LGPL and MPL ones the files stay as they come, in packages of their own. */
const LICENCES = new Set(
  '0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 ISC LGPL-3.0-or-later MIT MIT-0 MPL-2.0 OFL-1.1 Python-2.0 Zlib'.split(
    ' ',
  ),
);
/** Those whose package says it in a file alone: all MIT, bpmn-js with the word that its mark stays on the diagram. */
const READ_IN_FILE = ['bpmn-js', 'busboy', 'combine-errors', 'dicer', 'humanize-number', 'only', 'streamsearch'];

function isFitting(name: string, license = ''): boolean {
  if (READ_IN_FILE.includes(name)) return true;
  const said = license.replace(/[()]/g, '');
  return said.includes(' OR ')
    ? said.split(' OR ').some((one) => LICENCES.has(one))
    : said.split(' AND ').every((one) => LICENCES.has(one));
}

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path && existsSync(join(root, path)));
const faults: string[] = [];
for (const path of files) {
  if (path.startsWith('packs/') && !/\.(yaml|bpmn|dmn|md)$/.test(path)) faults.push(`${path}: packs hold no code`);
  const applying = rules.filter((rule) => rule.applies(path));
  if (!applying.length) continue;
  const text = readFileSync(join(root, path), 'utf8');
  for (const rule of applying) {
    const found = rule.find(text);
    if (found) faults.push(`${path}: ${rule.name} (${found})`);
  }
}

/** Where a refusal is proven: a test, also one that runs by itself, or a case of a pack. A list of them all proves none. */
const PROVES = /^(src|test)\/.*\.test\.tsx?$|^test\/(crash|restore)\/.*\.ts$|^packs\/.*\/cases\/.*\.yaml$/;
const proofs = files.filter((path) => PROVES.test(path)).map((path) => readFileSync(join(root, path), 'utf8'));
// A word alone stands in many a sentence; as a code it is quoted.
const spoken = new Set(
  proofs.flatMap((text) => text.match(/(?<![\w-])[a-z]+(-[a-z]+)+(?![\w-])|(?<=')[a-z]+(?=')/g) ?? []),
);
const refusals = readFileSync(join(root, 'src/kernel/refusals.ts'), 'utf8');
const codes = [...refusals.matchAll(/^ {2}'?([a-z-]+)'?: say\(/gm)].map(([, code]) => code);
if (codes.length < 400) faults.push(`only ${codes.length} refusals were found`);
for (const code of codes) if (!spoken.has(code)) faults.push(`${code}: no test and no case is refused so`);

if (files.length < 50) faults.push(`only ${files.length} files were looked at`);
if (faults.length) {
  for (const fault of faults) console.error(fault);
  process.exit(1);
}
console.log(`tidy: ${files.length} files, ${codes.length} refusals in tests`);
