/** `motcua engine run`: a process or a decision by itself, with the path it took or the rules it rests on. */
import type { Process } from '#engine/bpmn/graph.ts';
import { processesOf, readProcess } from '#engine/bpmn/read.ts';
import { findUnsound } from '#engine/bpmn/soundness.ts';
import type { State } from '#engine/bpmn/state.ts';
import { initialState, step } from '#engine/bpmn/step.ts';
import { awaitedMessages } from '#engine/bpmn/subscriptions.ts';
import { explain } from '#engine/dmn/explain.ts';
import type { Model } from '#engine/dmn/model.ts';
import { readModel } from '#engine/dmn/read.ts';
import { outward, print as printValue } from '#engine/feel/values.ts';
import { decodeXml } from '#engine/xml/decode.ts';
import { Fault, isRefusal, type Language, type Outcome } from '#kernel/outcome.ts';
import { phraseText } from '#kernel/phrases.ts';
import { explanationText } from '#web/explain-words.ts';
import { modelsBeside } from './engine-check.ts';
import { readGiven } from './given-files.ts';

type Print = (text: string) => void;
type Input = Record<string, unknown>;

/** JSON, or `@FILE` that holds it. */
export function readInput(text: string | undefined): Input {
  if (!text) return {};
  const json = text.startsWith('@') ? readGiven(text.slice(1)).toString('utf8') : text;
  try {
    // Compared with texts of models, which are in this form too.
    const value = JSON.parse(json.normalize('NFC')) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Input;
  } catch (cause) {
    throw new Fault(`--input is not JSON: ${(cause as Error).message}`, { cause });
  }
  throw new Fault('--input: an object of names and values is needed');
}

/** Refuses a model that cannot be published. */
export async function runModel(
  file: string,
  input: Input,
  { json, language }: { json: boolean; language: Language },
  print: Print,
): Promise<Outcome<number>> {
  const xml = decodeXml(readGiven(file));
  if (isRefusal(xml)) return xml;
  const beside = modelsBeside(file);
  if (file.endsWith('.dmn')) return runDecisions(readModel(xml, { imports: beside }), input, json, language, print);
  return runProcess(await readProcess(xml, { library: await processesOf(beside) }), input, json, language, print);
}

function runDecisions(
  model: Outcome<Model>,
  input: Input,
  json: boolean,
  language: Language,
  print: Print,
): Outcome<number> {
  if (isRefusal(model)) return model;
  for (const id of Object.keys(model.decisions)) {
    const explained = explain(model, id, input)!;
    const { because, errors } = explained;
    const value = outward(explained.value);
    if (json) print(JSON.stringify({ decision: id, value, because, errors }));
    else {
      print(`${model.decisions[id].name} = ${printValue(explained.value, true)}`);
      for (const line of explanationText(explained.because, language, { ruleIds: true })) print(`  ${line}`);
      for (const error of errors) print(`  ! ${error}`);
    }
  }
  return 0;
}

/** Tasks are done as they open, the first that opened first, with what the input has under their ids; messages are not sent. */
function runProcess(
  process: Outcome<Process>,
  input: Input,
  json: boolean,
  language: Language,
  print: Print,
): Outcome<number> {
  if (isRefusal(process)) return process;
  const unsound = findUnsound(process);
  const path: string[] = [];
  let state: State = initialState();
  let next: Parameters<typeof step>[2] | undefined = { type: 'start', vars: input };
  while (next) {
    const stepped = step(process, state, next, { vars: {}, decide: (name) => input[name] ?? null, trace: true });
    if (isRefusal(stepped)) return stepped;
    state = stepped.state;
    for (const effect of stepped.effects) {
      if (effect.type !== 'reached') continue;
      path.push(effect.element);
      if (!json) print(`  ${effect.flow ? `—${effect.flow}→ ` : ''}${describe(process.nodes[effect.element])}`);
    }
    const task = state.live.find(
      (one) => ['user', 'service', 'script'].includes(process.nodes[one.at].kind) && !one.loop,
    );
    if (state.status !== 'running' || !task || path.length > MAX_PATH) break;
    next = { type: 'complete', execution: task.id, vars: input[task.at] as Input | undefined };
  }
  const waits = [...awaitedMessages(process, state)];
  if (json) print(JSON.stringify({ status: state.status, path, waits, vars: state.vars ?? {}, unsound }));
  else {
    print(`${process.id}: ${state.status}${waits.length ? `, may still receive ${waits.join(', ')}` : ''}`);
    for (const { element, detail } of unsound) print(`  ! ${element} ${phraseText(detail, language)}`);
  }
  return unsound.length ? 1 : 0;
}

const MAX_PATH = 1000;
const describe = (node: { id: string; name?: string; kind: string }): string =>
  `${node.id} (${node.kind}${node.name ? `: ${node.name}` : ''})`;
