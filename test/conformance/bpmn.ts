/** Our process engine behind the runner of the betsy suite: scripts are its tokens, the clock is wound on to the next timer. */
import {
  type Collaboration,
  type CollaborationInput,
  type Instances,
  noInstances,
  readCollaboration,
  stepCollaboration,
} from '#engine/bpmn/collaboration.ts';
import { type Effect, ScriptError } from '#engine/bpmn/state.ts';
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
  await compile(bpmnXml);
  return { ok: true };
}

async function compile(xml: string): Promise<Collaboration> {
  const read = await readCollaboration(inFeel(xml));
  if (isRefusal(read)) throw new Failed('deployment', explain(read));
  return read;
}

export async function run({ bpmnXml, processId, inputs, parallelProcess, waitMs }: Case) {
  const trace: string[] = [];
  try {
    const world = new World(await compile(bpmnXml), trace);
    if (parallelProcess) world.do({ type: 'start', process: 'ParallelProcess', vars: inputs });
    world.do({ type: 'start', process: processId, vars: inputs });
    world.wait(waitMs);
    return { trace, state: { status: world.isDone ? 'completed' : 'running' } };
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return { trace, state: { status: 'error', kind: error.kind, message: error.message } };
  }
}

interface Timer {
  at: number;
  id: string;
  input: CollaborationInput;
}

const SLOW = /^(WAIT_TEN_SECONDS|CREATE_TIMESTAMP)/;

class World {
  readonly #collaboration: Collaboration;
  readonly #trace: string[];
  #instances = noInstances();
  #timers: Timer[] = [];
  #now = 0;

  constructor(collaboration: Collaboration, trace: string[]) {
    this.#collaboration = collaboration;
    this.#trace = trace;
  }

  get isDone(): boolean {
    return this.#instances.list.every((one) => one.state.status === 'completed');
  }

  /** The next timer, and so on, for that long. */
  wait(ms: number): void {
    for (;;) {
      const next = this.#timers.filter((one) => one.at <= ms).sort((a, b) => a.at - b.at)[0];
      if (!next) return;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = next.at;
      this.do(next.input);
    }
  }

  do(input: CollaborationInput): void {
    const stored = JSON.parse(JSON.stringify(this.#instances)) as Instances;
    const environment = { vars: {}, script: this.#script };
    const told = stepCollaboration(this.#collaboration, stored, input, environment);
    if (isRefusal(told)) throw new Failed('runtime', explain(told));
    this.#instances = told.instances;
    for (const { instance, effect } of told.effects) this.#effect(instance, effect);
    const failed = told.instances.list.find((one) => one.state.status === 'failed');
    if (failed) throw new Failed('errorEvent', failed.state.error ?? '');
  }

  /** Scripts that take their time take it; work that nobody here does is done at once. */
  #effect(instance: number, effect: Effect): void {
    if (effect.type === 'cancel-timer')
      this.#timers = this.#timers.filter((one) => one.id !== `${instance} ${effect.timer}`);
    if (effect.type === 'schedule') {
      const at = this.#now + milliseconds(String(effect.value));
      const input = { type: 'timer', timer: effect.timer } as const;
      this.#timers.push({ at, id: `${instance} ${effect.timer}`, input: { type: 'step', instance, input } });
    }
    if (effect.type === 'open') {
      const at = this.#now + (SLOW.test(effect.operation?.trim() ?? '') ? 10_000 : 0);
      const input = { type: 'complete', execution: effect.execution } as const;
      this.#timers.push({ at, id: `${instance} task`, input: { type: 'step', instance, input } });
    }
  }

  readonly #script = (text: string, vars: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined => {
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
  };
}

function milliseconds(value: string): number {
  const duration = /P[^/]*/.exec(value)?.[0];
  return duration ? Temporal.Duration.from(duration).total('milliseconds') : 0;
}
