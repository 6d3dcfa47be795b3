/** Our process engine behind the runner of the betsy suite: scripts are its tokens, the clock is wound on to the next timer. */
import { examineModel } from '#engine/bpmn/examine.ts';
import type { Process } from '#engine/bpmn/graph.ts';
import { readProcess } from '#engine/bpmn/read.ts';
import { type Effect, type Environment, type Input, ScriptError, type State } from '#engine/bpmn/state.ts';
import { initialState, step } from '#engine/bpmn/step.ts';
import { awaitedMessages } from '#engine/bpmn/subscriptions.ts';
import { isRefusal, type Refusal } from '#kernel/outcome.ts';

export const name = 'motcua';

interface Case {
  bpmnXml: string;
  processId: string;
  inputs: Record<string, unknown>;
  parallelProcess: boolean;
  waitMs: number;
}

/** Conditions of the suite are written for Java's expression language; all it uses of it is this. */
const inFeel = (xml: string) =>
  xml
    .replace(/\$\{([^}]*)\}/g, '$1')
    .replace(/(\w+)\.contains\(((?:"|&quot;).*?(?:"|&quot;))\)/g, 'contains($1, $2)')
    .replace(/!(contains\([^)]*\))/g, 'not($1)')
    .replace(/(condition[^>]*>[^<]*?)==/gi, '$1=');

class Failed extends Error {
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

const explain = (refusal: Refusal) => `${refusal.code} ${JSON.stringify(refusal.params)}`;

export async function deploy({ bpmnXml }: { bpmnXml: string }): Promise<{ ok: true }> {
  await compile(inFeel(bpmnXml));
  return { ok: true };
}

async function compile(xml: string): Promise<Map<string, Process>> {
  const [finding] = examineModel(xml);
  if (finding) throw new Failed('deployment', `${finding.rule} ${finding.element} ${finding.id}: ${finding.detail}`);
  const processes = new Map<string, Process>();
  for (const [, id] of xml.matchAll(/<(?:\w+:)?process\b[^>]*?\bid="([^"]+)"/g)) {
    const read = await readProcess(xml, { processId: id });
    if (isRefusal(read)) throw new Failed('deployment', explain(read));
    processes.set(id, read);
  }
  if (!processes.size) throw new Failed('deployment', 'holds no process');
  return processes;
}

export async function run({ bpmnXml, processId, inputs, parallelProcess, waitMs }: Case) {
  const trace: string[] = [];
  try {
    const world = new World(await compile(inFeel(bpmnXml)), inputs, trace);
    if (parallelProcess) world.start('ParallelProcess');
    world.start(processId);
    world.wait(waitMs);
    return { trace, state: { status: world.isDone ? 'completed' : 'running' } };
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return { trace, state: { status: 'error', kind: error.kind, message: error.message } };
  }
}

interface Instance {
  process: Process;
  state: State;
  vars: Record<string, unknown>;
  stuck?: boolean;
}

interface Timer {
  at: number;
  instance: Instance;
  id: string;
  input: Input;
}

const SLOW = /^(WAIT_TEN_SECONDS|CREATE_TIMESTAMP)/;

class World {
  readonly #processes: ReadonlyMap<string, Process>;
  readonly #inputs: Record<string, unknown>;
  readonly #trace: string[];
  readonly #instances: Instance[] = [];
  #timers: Timer[] = [];
  #now = 0;

  constructor(processes: ReadonlyMap<string, Process>, inputs: Record<string, unknown>, trace: string[]) {
    this.#processes = processes;
    this.#inputs = inputs;
    this.#trace = trace;
  }

  get isDone(): boolean {
    return this.#instances.every((one) => one.state.status === 'completed');
  }

  start(id: string, event?: string): void {
    const process = this.#processes.get(id);
    if (!process) throw new Failed('runtime', `there is no process ${id}`);
    const instance: Instance = { process, state: initialState(), vars: { ...this.#inputs } };
    this.#instances.push(instance);
    this.#do(instance, { type: 'start', event, vars: instance.vars });
  }

  /** The next timer, and so on, for that long. */
  wait(ms: number): void {
    for (;;) {
      const next = this.#timers.filter((one) => one.at <= ms).sort((a, b) => a.at - b.at)[0];
      if (!next) return;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = next.at;
      this.#do(next.instance, next.input);
    }
  }

  #do(instance: Instance, input: Input): void {
    if (instance.stuck || instance.state.status !== 'running') return;
    const stored = JSON.parse(JSON.stringify(instance.state)) as State;
    const environment: Environment = { vars: {}, script: (text, vars) => this.#script(text, vars) };
    const stepped = step(instance.process, stored, input, environment);
    if (isRefusal(stepped)) {
      // Tokens that wait for ever are what the standard says; they wait.
      instance.stuck = stepped.params['deadlock'] === true;
      if (instance.stuck) return;
      throw new Failed('runtime', explain(stepped));
    }
    instance.state = stepped.state;
    for (const effect of stepped.effects) this.#effect(instance, effect);
    if (stepped.state.status === 'failed') throw new Failed('errorEvent', stepped.state.error ?? '');
  }

  #effect(instance: Instance, effect: Effect): void {
    switch (effect.type) {
      case 'open':
        return this.#open(instance, effect);
      case 'schedule':
        this.#timers.push({
          at: this.#now + milliseconds(String(effect.value)),
          instance,
          id: effect.timer,
          input: { type: 'timer', timer: effect.timer },
        });
        return;
      case 'cancel-timer':
        this.#timers = this.#timers.filter((one) => one.instance !== instance || one.id !== effect.timer);
        return;
      case 'send':
        return this.#send(effect.operation);
      case 'signal':
        for (const other of [...this.#instances])
          if (other !== instance) this.#do(other, { type: 'signal', name: effect.name });
        return this.#begin('signal', effect.name);
    }
  }

  /** Scripts that take their time; work that nobody here does is done at once. */
  #open(instance: Instance, { execution, operation = '' }: Extract<Effect, { type: 'open' }>): void {
    const slow = SLOW.test(operation.trim());
    this.#timers.push({
      at: this.#now + (slow ? 10_000 : 0),
      instance,
      id: `task ${execution}`,
      input: { type: 'complete', execution },
    });
  }

  #send(message: string): void {
    for (const instance of this.#instances)
      if (instance.state.status === 'running' && awaitedMessages(instance.process, instance.state).has(message))
        return this.#do(instance, { type: 'message', name: message });
    this.#begin('message', message);
  }

  /** Processes that begin by it. */
  #begin(type: 'message' | 'signal', event: string): void {
    for (const [id, process] of this.#processes)
      if (process.starts[''].some((start) => begins(process, start, type, event))) this.start(id, event);
  }

  #script(text: string, vars: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
    const token = text.trim();
    if (SLOW.test(token)) return undefined;
    const counted = Number(vars['integerVariable']) + 1;
    switch (token) {
      case 'CREATE_LOG_FILE':
        return {};
      case 'CREATE_MARKER_FILE':
        this.#trace.push('MARKER_exists');
        return {};
      case 'SET_STRING_DATA':
        return { data: 'String' };
      case 'LOG_DATA':
        if (vars['data'] === 'String') this.#trace.push('DATA_correct');
        return {};
      case 'INCREMENT_INTEGER_VARIABLE_AND_LOG':
        this.#trace.push('INCREMENT_correct');
        return { integerVariable: counted };
      case 'INCREMENT_INTEGER_VARIABLE':
        return { integerVariable: counted };
      case 'THROW_ERROR':
        throw new ScriptError('ERR_CODE');
      default:
        this.#trace.push(token);
        return {};
    }
  }
}

function begins(process: Process, start: string, type: 'message' | 'signal', event: string): boolean {
  const node = process.nodes[start];
  return (node.triggers ?? [node.trigger]).some((one) => one.type === type && one.name === event);
}

function milliseconds(value: string): number {
  const duration = /P[^/]*/.exec(value)?.[0];
  return duration ? Temporal.Duration.from(duration).total('milliseconds') : 0;
}
