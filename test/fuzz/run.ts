/**
 * `npm run fuzz [-- MINUTES]`: random and mutilated text into the readers of FEEL, DMN and BPMN, and random inputs into what they let through, for
 * as long as is asked. Each piece of work has five seconds of the processor; nothing may throw but a refusal, and the heap may not grow. Exits 1 with the
 * text that did it, which a seed gives again.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuUsage, memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readProcess } from '#engine/bpmn/read.ts';
import { findUnsound } from '#engine/bpmn/soundness.ts';
import { answer } from '#engine/dmn/decide.ts';
import { readModel } from '#engine/dmn/read.ts';
import { BudgetExceeded } from '#engine/feel/budget.ts';
import { DEFINITIONS } from '#engine/feel/builtins/all.ts';
import { compileText } from '#engine/feel/compile.ts';
import { Frame, Session } from '#engine/feel/frame.ts';
import { FeelSyntaxError } from '#engine/feel/parse.ts';
import { print } from '#engine/feel/values.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { SUITES_FOLDER } from '../conformance/rates.ts';

const MAX_MS = 5_000;
const MAX_GROWTH_MB = 40;
const minutes = Number(process.argv[2] ?? 1);
let seed = Number(process.argv[3] ?? 1);
const lot = (n: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % n;
};
const one = <T>(list: readonly T[]): T => list[lot(list.length)];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const WORDS = [
  ...'if then else for in return some every satisfies between and or not instance of function true false null [ ] ( ) { } .. . , : + - * / ** < <= > >= = != @ ? item partial "a" "đất" 0 1 -1 2.5 1e300 999999999 x y z list<number> @"2026-11-25" @"PT1H" @"P1Y" //'.split(
    ' ',
  ),
  ...DEFINITIONS.map(([name]) => name),
];
const root = join(import.meta.dirname, '..', '..');
const files = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));
const suite = (pattern: string) =>
  existsSync(SUITES_FOLDER)
    ? globSync(pattern, { cwd: SUITES_FOLDER }).map((path) => readFileSync(join(SUITES_FOLDER, path), 'utf8'))
    : [];
const DMN = [
  ...files('packs/*/*/rules/*.dmn'),
  ...suite('dmn-tck/TestCases/*/*/*.dmn').filter((xml) => xml.length < 60_000),
];
const BPMN = suite('betsy/{activities,basics,cfpatterns,events,gateways}/*.bpmn');

const bytes = (): string => Buffer.from(Array.from({ length: lot(200) }, () => lot(256))).toString('utf8');
const phrase = (): string => Array.from({ length: 1 + lot(25) }, () => one(WORDS)).join(' ');

/** Takes out, puts in, doubles or swaps pieces. */
function mutilated(text: string, pieces: () => string): string {
  let out = text;
  for (let i = 1 + lot(4); i > 0; i--) {
    const at = lot(out.length + 1);
    const end = Math.min(out.length, at + lot(60));
    const kinds = [
      () => out.slice(0, at) + out.slice(end),
      () => out.slice(0, at) + pieces() + out.slice(at),
      () => out.slice(0, end) + out.slice(at, end) + out.slice(end),
      () => out.slice(0, at) + one(['<', '>', '"', '&', '&#0;', ']]>', '\u0000', '𝟘', '</', '/>']) + out.slice(end),
    ];
    out = one(kinds)();
  }
  return out.slice(0, 200_000);
}

const VARIABLES = { x: 1, y: [1, { x: 2 }, null], z: { a: 'b' }, item: 3 };

function feel(): [string, () => void] {
  const text = one([bytes, phrase, () => mutilated(phrase(), phrase)])();
  return [
    text,
    () => {
      try {
        print(compileText(text)(new Frame(VARIABLES, undefined, new Session())));
      } catch (error) {
        if (!(error instanceof FeelSyntaxError) && !(error instanceof BudgetExceeded)) throw error;
      }
    },
  ];
}

function dmn(): [string, () => void] {
  const text = lot(10) ? mutilated(one(DMN), phrase) : bytes();
  return [
    text,
    () => {
      const strict = readModel(text);
      const model = isRefusal(strict) ? readModel(text, { lenient: true, clock: true }) : strict;
      if (isRefusal(model)) return;
      for (const { name } of Object.values(model.decisions)) answer(model, name, VARIABLES);
    },
  ];
}

function bpmn(): [string, () => Promise<void>] {
  const text = BPMN.length && lot(10) ? mutilated(one(BPMN), bytes) : bytes();
  return [
    text,
    async () => {
      const read = await readProcess(text);
      if (!isRefusal(read)) findUnsound(read, { walks: 4, steps: 30 });
    },
  ];
}

const MANY_BPMN = [
  '<task id="t#"/>',
  '<oddThing#/>',
  '<textAnnotation id="n#"><text>x</text></textAnnotation>',
  '<association id="n#" sourceRef="q#" targetRef="e"/>',
  '<sequenceFlow id="n#" sourceRef="s" targetRef="e"/>',
  '<sequenceFlow sourceRef="s" targetRef="e"/>',
  '<dataObject id="d#" odd="#"/>',
  '<boundaryEvent id="b#" attachedToRef="t"><compensateEventDefinition/></boundaryEvent>',
  '<intermediateCatchEvent id="c#"><linkEventDefinition name="l#"/></intermediateCatchEvent>',
  '<subProcess id="s#" triggeredByEvent="true"/>',
  '<subProcess>',
];
const MANY_DMN = [
  '<rule id="r#"><inputEntry><text>&gt; #</text></inputEntry><outputEntry><text>#</text></outputEntry></rule>',
  '<rule id="r#"><inputEntry><text>"#"</text></inputEntry><outputEntry><text>x y #</text></outputEntry></rule>',
];
const MANY_DECISIONS = [
  '<decision id="d#" name="n #"><informationRequirement><requiredDecision href="#d#"/></informationRequirement><literalExpression><text>n # + 1</text></literalExpression></decision>',
  '<inputData id="i#" name="in put #"/>',
  '<itemDefinition name="t#"><typeRef>t#</typeRef></itemDefinition>',
];

/** As large as is taken, of one thing again and again: what grows faster than the text is found here. */
function large(): [string, () => Promise<void>] {
  const size = lot(4_000_000);
  const repeat = (unit: string) =>
    Array.from({ length: Math.ceil(size / unit.length) }, (_, i) => unit.replaceAll('#', String(i))).join('');
  if (lot(2)) {
    const many = repeat(one(MANY_BPMN));
    const calls = Array.from(
      { length: lot(2) * lot(1000) },
      (_, i) =>
        `<callActivity id="c${i}" calledElement="p"/><sequenceFlow id="x${i}" sourceRef="from" targetRef="c${i}"/><sequenceFlow id="y${i}" sourceRef="c${i}" targetRef="to"/>`,
    ).join('');
    const text = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="calls" isExecutable="${calls.length > 0}"><startEvent id="from"/><endEvent id="to"/><sequenceFlow id="by" sourceRef="from" targetRef="to"/>${calls}</process><process id="p" isExecutable="true"><startEvent id="s"/><task id="t"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/><sequenceFlow id="g" sourceRef="t" targetRef="e"/>${many}</process></definitions>`;
    return [text.slice(0, 2000), async () => void (await readProcess(text))];
  }
  const rules = lot(2)
    ? `<decision id="d"><decisionTable hitPolicy="FIRST"><input><inputExpression><text>x</text></inputExpression></input><output/>${repeat(one(MANY_DMN))}</decisionTable></decision>`
    : repeat(one(MANY_DECISIONS));
  const text = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m">${rules}</definitions>`;
  return [
    text.slice(0, 2000),
    async () => {
      const model = readModel(text);
      if (!isRefusal(model)) answer(model, Object.values(model.decisions)[0]?.name ?? '', VARIABLES);
    },
  ];
}

const heap = (): number => {
  collect();
  collect();
  return memoryUsage().heapUsed / 1024 / 1024;
};

const until = performance.now() + minutes * 60_000;
const counts = { feel: 0, dmn: 0, bpmn: 0, large: 0 };
let start: number | undefined;
let slowest = { ms: 0, kind: '', seed: 0 };
while (performance.now() < until && !process.exitCode) {
  const kind = lot(2000) ? one(['feel', 'feel', 'feel', 'dmn', 'bpmn'] as const) : 'large';
  const began = seed;
  const [text, work] = { feel, dmn, bpmn, large }[kind]();
  const startedAt = cpuUsage();
  try {
    await work();
  } catch (error) {
    process.stdout.write(`${kind}, seed ${began}: ${(error as Error).stack}\n${text}\n`);
    process.exitCode = 1;
  }
  // Of this process alone: what else the machine does is not its fault.
  const { user, system } = cpuUsage(startedAt);
  const took = (user + system) / 1000;
  if (took > slowest.ms) slowest = { ms: Math.round(took), kind, seed: began };
  if (took > MAX_MS) {
    process.stdout.write(`${kind}, seed ${began}: took ${Math.round(took)} ms\n${text}\n`);
    process.exitCode = 1;
  }
  counts[kind]++;
  // What is remembered on purpose is there after a while; from then on nothing may be added.
  if (counts.feel === 20_000) start = heap();
}
const grown = start === undefined ? 0 : heap() - start;
if (grown > MAX_GROWTH_MB) {
  process.stdout.write(`the heap grew by ${Math.round(grown)} MB\n`);
  process.exitCode = 1;
}
process.stdout.write(
  `${JSON.stringify(counts)}, the slowest ${JSON.stringify(slowest)}, the heap grew by ${grown.toFixed(1)} MB\n`,
);
