/**
 * `npm run conformance`: the suites that others wrote, beside the rates of `rates.json`. Exits 1 when a rate has fallen; with `--write`
 * the rates of this run become those to keep. Without the suites it says so and ends.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineModel } from '#engine/bpmn/examine.ts';
import { RATES_FILE, type Rates, SUITES_FOLDER } from './rates.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-conformance-'));

interface DmnSummary {
  per: Record<string, { pass: number; total: number; posPass?: number; posTotal?: number }>;
  all: { pass: number; total: number };
}
interface Model {
  group: string;
  file: string;
}
interface BpmnSummary {
  total: { testsPass: number; tests: number };
}

function suite<T>(runner: string, engine: string, ...more: string[]): T {
  const json = join(folder, `${runner}-${more.join('')}.json`);
  const adapter = join(import.meta.dirname, engine);
  const args = [join(SUITES_FOLDER, runner), '--engine', adapter, '--json', json, ...more];
  // Each model has a thread of its own, which reads all of our code again.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 300_000, env });
  if (status !== 0) throw new Error(`${runner} ended with ${status}: ${stderr}`);
  return JSON.parse(readFileSync(json, 'utf8')) as T;
}

/** A model may be refused for another reason than what is wrong with it; counted here is what a rule of the standard finds. */
function named(): [number, number] {
  const corpus = JSON.parse(readFileSync(join(SUITES_FOLDER, 'betsy-bpmn.json'), 'utf8')) as Model[];
  const invalid = corpus.filter(({ group }) => group === 'constraints');
  const found = invalid.filter(({ file }) => examineModel(readFileSync(join(SUITES_FOLDER, file), 'utf8')).length);
  return [found.length, invalid.length];
}

function measure(): Rates {
  const { per } = suite<DmnSummary>('tck-runner.mjs', 'dmn.ts');
  const strict = suite<DmnSummary>('tck-runner.mjs', 'dmn.ts', '--strict-errors');
  const run = suite<BpmnSummary>('bpmn-conformance.mjs', 'bpmn.ts');
  const refused = suite<BpmnSummary>('bpmn-conformance.mjs', 'bpmn.ts', '--constraints');
  const [two, three] = [per['compliance-level-2'], per['compliance-level-3']];
  return {
    'DMN level 2': [two.pass, two.total],
    'DMN level 3': [three.pass, three.total],
    'DMN level 3, cases that expect a value': [three.posPass ?? 0, three.posTotal ?? 0],
    'DMN, errors strictly': [strict.all.pass, strict.all.total],
    'BPMN executable models': [run.total.testsPass, run.total.tests],
    'BPMN invalid models refused': [refused.total.testsPass, refused.total.tests],
    'BPMN invalid models, the rule named': named(),
  };
}

/** A rate a line, as the formatter writes it. */
const line = ([name, [pass, total]]: [string, [number, number]]) => `  ${JSON.stringify(name)}: [${pass}, ${total}]`;

if (!existsSync(SUITES_FOLDER)) process.stdout.write(`There are no suites in ${SUITES_FOLDER}.\n`);
else {
  try {
    const kept = JSON.parse(readFileSync(RATES_FILE, 'utf8')) as Rates;
    const rates = measure();
    for (const [name, [pass, total]] of Object.entries(rates)) {
      const fell = pass < (kept[name]?.[0] ?? 0);
      if (fell) process.exitCode = 1;
      const before = fell ? `  FELL from ${kept[name][0]}` : '';
      process.stdout.write(`${name.padEnd(42)} ${pass}/${total}  ${((100 * pass) / total).toFixed(2)} %${before}\n`);
    }
    if (process.argv.includes('--write'))
      writeFileSync(RATES_FILE, `{\n${Object.entries(rates).map(line).join(',\n')}\n}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
