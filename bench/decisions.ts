/** Decisions: an expression again and again beside npm `feelin`, and a table of ten inputs and two hundred rules over a million rows. */
import { evaluate as feelin } from 'feelin';
import { readModel } from '#engine/dmn/read.ts';
import { decideEach } from '#engine/dmn/stream.ts';
import { evaluateExpression } from '#engine/feel/feel.ts';
import { must } from '#kernel/outcome.ts';
import { median, type Row, row } from './table.ts';

const ROUNDS = 5;
const INPUTS = 10;
const RULES = 200;
const ROWS = 1_000_000;

/** Of the kind that packs hold. */
const EXPRESSION =
  'if age >= 60 and count(children[birth > 2010]) >= 2 then round half up(base * 1.15 + sum(children.allowance), 0) else base';
const VARIABLES = {
  age: 64,
  base: 500_000,
  children: [
    { birth: 2011, allowance: 120_000.5 },
    { birth: 2014, allowance: 120_000.25 },
    { birth: 1990, allowance: 0 },
  ],
};

export function benchDecisions(): Row[] {
  const ours: number[] = [];
  const theirs: number[] = [];
  const tables: number[] = [];
  const floors: number[] = [];
  const model = must(readModel(tableSource()));
  for (let round = 0; round <= ROUNDS; round++) {
    const mine = perSecond(50_000, () => evaluateExpression(EXPRESSION, VARIABLES));
    const peer = perSecond(500, () => feelin(EXPRESSION, VARIABLES));
    const table = rowsPerSecond(model);
    const floor = floorPerSecond();
    if (!round) continue;
    ours.push(mine);
    theirs.push(peer);
    tables.push(table);
    floors.push(floor);
  }
  return [
    row('FEEL evaluated again, beside feelin', median(ours), '1/s', median(theirs)),
    row(
      `table of ${INPUTS} inputs, ${RULES} rules, rows, beside going through them`,
      median(tables),
      '1/s',
      median(floors),
    ),
  ];
}

function perSecond(times: number, work: () => unknown): number {
  const startedAt = performance.now();
  for (let i = 0; i < times; i++) work();
  return times / ((performance.now() - startedAt) / 1000);
}

/** A million, of which so many are different: making them is not what is measured. */
const DIFFERENT = 8192;
const made = [...someRows()];
function* rows(): Generator<Record<string, number | string>> {
  for (let i = 0; i < ROWS; i++) yield made[i % DIFFERENT];
}

function* someRows(): Generator<Record<string, number | string>> {
  let seed = 1;
  for (let i = 0; i < DIFFERENT; i++) {
    const one: Record<string, number | string> = {};
    for (let k = 0; k < INPUTS; k++) {
      seed = (seed * 48_271) % 2_147_483_647;
      one[`x${k}`] = k % 3 === 2 ? `kind ${seed % 7}` : seed % 1000;
    }
    yield one;
  }
}

function rowsPerSecond(model: Parameters<typeof decideEach>[0]): number {
  const startedAt = performance.now();
  let decided = 0;
  for (const { value } of decideEach(model, 'd', rows())) if (value !== undefined) decided++;
  return decided / ((performance.now() - startedAt) / 1000);
}

/** What it takes to go through the rows, and nothing else. */
function floorPerSecond(): number {
  const startedAt = performance.now();
  let seen = 0;
  for (const one of rows()) if (one['x0'] !== undefined) seen++;
  return seen / ((performance.now() - startedAt) / 1000);
}

/** Each rule asks all ten inputs, most by a range, some by a list of words. */
function tableSource(): string {
  const inputs = Array.from(
    { length: INPUTS },
    (_, k) => `<input><inputExpression><text>x${k}</text></inputExpression></input>`,
  );
  const rules = Array.from({ length: RULES }, (_, r) => {
    const cells = Array.from({ length: INPUTS }, (_, k) => {
      if (k % 3 === 2) return r % 4 ? '-' : `"kind ${(r + k) % 7}", "kind ${(r + k + 1) % 7}"`;
      const from = (r * 37 + k * 101) % 900;
      return (r + k) % 3 ? '-' : `[${from}..${from + 400})`;
    });
    return `<rule id="r${r}">${cells.map((cell) => `<inputEntry><text>${cell}</text></inputEntry>`).join('')}<outputEntry><text>${r}</text></outputEntry></rule>`;
  });
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="bench" namespace="urn:bench"><decision id="d" name="d"><decisionTable hitPolicy="FIRST">${inputs.join('')}<output name="y"/>${rules.join('')}</decisionTable></decision></definitions>`;
}
