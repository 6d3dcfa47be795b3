/** `npm run standards` writes `docs/standards.md` from what the code executes and what the suites say of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DRAWN_ONLY, GLOBAL, KINDS } from '#engine/bpmn/elements.ts';
import { RULES } from '#engine/bpmn/rules/all.ts';
import { EVENT_KINDS } from '#engine/bpmn/rules/events.ts';
import { BOXES, HIT_POLICIES } from '#engine/dmn/boxed.ts';
import { DEFINITIONS } from '#engine/feel/builtins/all.ts';
import { RATES_FILE, type Rates } from './rates.ts';

export const STANDARDS_FILE = join(import.meta.dirname, '..', '..', 'docs', 'standards.md');

const WHAT: Record<string, string> = {
  start: 'begins a process or a sub-process',
  end: 'ends a token, and throws what it names',
  throw: 'throws what it names and goes on',
  catch: 'waits for what it names',
  boundary: 'waits on the border of an activity, and ends it or not',
  user: 'a task of a person',
  service: 'a task of a machine',
  script: 'run at once where a runner is given, else a task of a machine',
  rule: 'asks a decision',
  send: 'sends a message and goes on',
  receive: 'waits for a message',
  pass: 'is done at once',
  'sub-process': 'holds others; an event may begin it; a transaction may be cancelled and undone',
  'ad-hoc': 'holds others without an order, at once or one by one, until enough is done',
  call: 'another process or a global task',
  exclusive: 'the first flow whose condition holds, else the default',
  parallel: 'all flows; joins all',
  inclusive: 'every flow whose condition holds; joins all that can still come',
  complex: 'as inclusive; joins when its condition holds, then waits for the rest to reset',
  'event-based': 'the event that comes first decides',
};

const EXPORTERS = JSON.parse(readFileSync(join(import.meta.dirname, 'exporters.json'), 'utf8')) as Record<
  string,
  [read: number, all: number]
>;

const plain = (type: string) => type.replace('bpmn:', '');
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

export function standardsPage(): string {
  const rates = JSON.parse(readFileSync(RATES_FILE, 'utf8')) as Rates;
  const kinds: Readonly<Record<string, readonly string[]>> = { ...EVENT_KINDS, startEvent: EVENT_KINDS.process };
  const triggers = (type: string) => (kinds[type] ? ` Triggers: ${kinds[type].join(', ')}.` : '');
  return `# The standards, element by element

Written by \`npm run standards\` from the code; a test compares the two. What is not named here is refused at publication, with its element
and its line.

## What the suites say

\`npm run conformance\` runs the half of each suite that stands beside the project (\`../shared/conformance\`); CI fails when a rate falls.

${table(
  ['suite', 'passes', 'of'],
  Object.entries(rates).map(([name, [pass, total]]) => [name, String(pass), String(total)]),
)}

The one executable model that does not pass, \`AdHocSubProcess_Sequential\`, expects a script that is not in it.

## BPMN 2.0

${table(
  ['element', 'what happens'],
  Object.entries(KINDS).map(([type, kind]) => [
    plain(type),
    `${WHAT[kind]}.${triggers(type.replace('bpmn:', '').replace(/^./, (first) => first.toLowerCase()))}`,
  ]),
)}

A start event of a sub-process that an event begins: ${EVENT_KINDS.eventSubProcess.join(', ')}. Events may have several triggers, of which any will do, or with
\`parallelMultiple\` all must come. Called like a process: ${Object.keys(GLOBAL).map(plain).join(', ')}. Activities: standard loops (asked before or after,
with a maximum), multi-instance by cardinality or collection (at once or in sequence, completion condition, behaviour events), compensation handlers,
start and completion quantity, data associations (by name, transformation or assignment; data objects are variables of the process). Several processes of
a model speak by messages (message flows, correlation properties) and signals. Drawn for the reader only: ${[...DRAWN_ONLY].map(plain).join(', ')}, lanes, pools.

A receive task or an event-based gateway with \`instantiate\` begins a process in the place of a start event. Once an ad-hoc sub-process has enough,
nothing else in it begins. A sub-process that an event of compensation begins undoes in the place of what is in the one it stands in, and may ask for
that. A timer with a cycle on the way of a token lets it pass once.

Constraints that the schema cannot say are examined at publication: the type of whatever a reference names, unique ids, and by element:

${table(
  ['rule', 'elements'],
  RULES.map(({ rule, elements }) => [rule, elements.length > 6 ? 'many' : elements.join(', ')]),
)}

### Models that other tools drew

A reference is a qualified name, with or without the prefix of the model; documentation, notes, scripts and expressions may hold markup; ids may have
any letters; extensions stand where their tools put them. A reference that execution does not need, what only the drawing names, and an element that
is not of BPMN are warnings. \`engine check\` finds what is called in the files beside the model.

Tried on 2026-11-28: every file that these tools handed in to the BPMN Model Interchange Working Group (repository
\`bpmn-miwg/bpmn-miwg-test-suite\`, commit \`bc9f858\`). Read is one that has no element or text that could not be read; most are drawn for readers, so that
constraints of what is run may still refuse them. Not read: bytes that are not of the encoding that the file names, and elements that BPMN
does not have there. Small models in the manner of Camunda, bpmn.io, Signavio, Bizagi, Trisotech, ADONIS, Activiti and Flowable, jBPM, MagicDraw,
Enterprise Architect, Oracle, Yaoqiang, Bonita and Visual Paradigm are read and run by \`src/engine/bpmn/exporters.test.ts\`.

${table(
  ['tool', 'files read', 'of'],
  Object.entries(EXPORTERS).map(([name, [read, all]]) => [name, String(read), String(all)]),
)}

## DMN 1.1 to 1.5

Decisions, input data, business knowledge models, decision services, imports, item definitions (components, collections, functions, allowed values,
type constraints). Boxed expressions: ${[...BOXES].join(', ')}. Hit policies: ${HIT_POLICIES.join(', ')}; COLLECT with SUM, MIN, MAX, COUNT. Files of a pack, and files beside each
other for \`engine check\` and \`engine run\`, may import each other. Functions of kind Java: arithmetic and text of \`java.lang\` that mean the same here; PMML is refused.

## FEEL

All of chapter 10 of DMN 1.5. Numbers are decimals of 34 digits. Years go from -999,999,999 to 999,999,999; zones are those of the machine. Published
models may not ask for the clock (\`now()\`, \`today()\`): time is passed in.
A sign that the grammar has in no name is refused, and in a decision model with input data a name that nothing gives. Examples that the
standard gives of its functions are tests (\`src/engine/feel/examples.test.ts\`); that none is left out was not compared with its text.

${table(
  ['function', 'called with'],
  DEFINITIONS.map(([name, ...ways]) => [name, ways.map(([signature]) => `(${shown(signature)})`).join(' ')]),
)}
`;
}

/** \`string: s, length?: ~n\` as people read it. */
const KINDS_SHOWN: Record<string, string> = {
  n: 'number',
  s: 'string',
  b: 'boolean',
  l: 'list',
  c: 'context',
  r: 'range',
  f: 'function',
  d: 'date',
  t: 'time',
  dt: 'date and time',
  day: 'date or date and time',
  dur: 'duration',
  dtd: 'days and time duration',
};
function shown(signature: string): string {
  return signature.replace(/: ~?(\w+)/g, (_, kind: string) => `: ${KINDS_SHOWN[kind] ?? kind}`);
}

if (process.argv[1] === import.meta.filename) writeFileSync(STANDARDS_FILE, standardsPage());
