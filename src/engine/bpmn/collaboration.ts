/**
 * Several processes of one model that speak to each other: messages go where a message flow leads, to the instance whose conversation it is
 * (BPMN 2.0 §8.4.2, §9.5), or begin a new one; signals go to all. Pure, like a step: what nobody here hears comes back as an effect.
 */
import { evaluateExpression } from '#engine/feel/feel.ts';
import { childrenOf } from '#engine/xml/xml.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { firstEventsOf, type Process, triggersOf } from './graph.ts';
import { withNames } from './machine.ts';
import { local, ModelIndex } from './model-index.ts';
import { readProcesses } from './read.ts';
import type { Effect, Environment, Input, State } from './state.ts';
import { initialState, step } from './step.ts';
import { awaitedMessages } from './subscriptions.ts';
import { treeOf } from './tree.ts';

export interface Collaboration {
  processes: Readonly<Record<string, Process>>;
  /** Message flows by the element or process they leave; where none is drawn, a message goes to whoever waits for its name. */
  flows: readonly { from: string; to: string }[];
  /** By message: what identifies a conversation, as FEEL over the data of who sends. */
  correlation: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Instance {
  id: number;
  process: string;
  state: State;
  /** What its conversations are known by. */
  keys?: Record<string, unknown>;
}

export interface Instances {
  next: number;
  list: Instance[];
}

export type CollaborationInput =
  | { type: 'start'; process: string; event?: string; vars?: Record<string, unknown> }
  | { type: 'step'; instance: number; input: Input };

export interface Told {
  instances: Instances;
  effects: { instance: number; effect: Effect }[];
  /** Instances whose tokens wait for each other for ever. */
  deadlocked: number[];
}

const MAX_DELIVERIES = 10_000;

/** Reads every process of a model and how they are joined. */
export async function readCollaboration(xml: string): Promise<Outcome<Collaboration>> {
  const tree = treeOf(xml);
  if ('refusal' in tree) return tree.refusal;
  const index = new ModelIndex(tree.root);
  const processes = await readProcesses(xml);
  if (isRefusal(processes)) return processes;
  const end = (reference: string | undefined): string => {
    const found = index.get(reference);
    return found?.name === 'participant' ? local(found.attributes['processRef']) : local(reference);
  };
  const flows = index
    .all('messageFlow')
    .map(({ attributes }) => ({ from: end(attributes['sourceRef']), to: end(attributes['targetRef']) }));
  const correlation: Record<string, Record<string, string>> = {};
  for (const property of index.all('correlationProperty'))
    for (const retrieval of childrenOf(property, 'correlationPropertyRetrievalExpression')) {
      const message = index.get(retrieval.attributes['messageRef']);
      const path = childrenOf(retrieval, 'messagePath')[0]?.text.trim();
      const name = message?.attributes['name'] ?? message?.attributes['id'];
      if (name && path) correlation[name] = { ...correlation[name], [property.attributes['id'] ?? '']: path };
    }
  return { processes: Object.fromEntries(processes.map((one) => [one.id, one])), flows, correlation };
}

/** Begins an instance or lets one step, and then everybody whom that reaches. */
export function stepCollaboration(
  collaboration: Collaboration,
  instances: Instances,
  input: CollaborationInput,
  environment: Environment,
): Outcome<Told> {
  return new Conversation(collaboration, instances, environment).take(input);
}

export const noInstances = (): Instances => ({ next: 1, list: [] });

class Conversation {
  readonly #collaboration: Collaboration;
  readonly #environment: Environment;
  readonly #list: Instance[];
  readonly #effects: Told['effects'] = [];
  readonly #deadlocked: number[] = [];
  /** What is still to be told, in order. */
  readonly #waiting: (() => Outcome<undefined>)[] = [];
  #next: number;

  constructor(collaboration: Collaboration, { next, list }: Instances, environment: Environment) {
    this.#collaboration = collaboration;
    this.#environment = environment;
    this.#list = list.map((one) => ({ ...one }));
    this.#next = next;
  }

  take(input: CollaborationInput): Outcome<Told> {
    if (input.type === 'start') this.#waiting.push(() => this.#begin(input.process, input.event, input.vars));
    else this.#waiting.push(() => this.#step(input.instance, input.input));
    for (let told = 0; this.#waiting.length; told++) {
      if (told > MAX_DELIVERIES)
        return refuse('process-stuck', {
          element: '',
          detail: phrase('told-too-much', { most: MAX_DELIVERIES }),
        });
      const refusal = this.#waiting.shift()!();
      if (isRefusal(refusal)) return refusal;
    }
    return { instances: { next: this.#next, list: this.#list }, effects: this.#effects, deadlocked: this.#deadlocked };
  }

  #begin(
    id: string,
    event?: string,
    vars?: Record<string, unknown>,
    keys?: Record<string, unknown>,
  ): Outcome<undefined> {
    if (!this.#collaboration.processes[id])
      return refuse('bpmn-invalid', { element: 'process', id, detail: phrase('process-missing') });
    const instance: Instance = { id: this.#next++, process: id, state: initialState() };
    if (keys && Object.keys(keys).length) instance.keys = keys;
    this.#list.push(instance);
    return this.#step(instance.id, { type: 'start', event, vars });
  }

  #step(id: number, input: Input): Outcome<undefined> {
    const instance = this.#list.find((one) => one.id === id);
    if (!instance) return refuse('process-stuck', { element: String(id), detail: phrase('no-instance') });
    if (instance.state.status !== 'running' || this.#deadlocked.includes(id)) return undefined;
    const stepped = step(this.#processOf(instance), instance.state, input, this.#environment);
    if (isRefusal(stepped)) {
      if (!stepped.params['deadlock']) return stepped;
      this.#deadlocked.push(id);
      return undefined;
    }
    instance.state = stepped.state;
    for (const effect of stepped.effects) this.#tell(instance, effect);
    return undefined;
  }

  #processOf = ({ process }: Instance): Process => this.#collaboration.processes[process];

  #tell(from: Instance, effect: Effect): void {
    if (effect.type === 'signal') {
      for (const other of this.#list)
        if (other !== from) this.#waiting.push(() => this.#step(other.id, { type: 'signal', name: effect.name }));
      for (const id of this.#beginning('signal', effect.name)) this.#waiting.push(() => this.#begin(id, effect.name));
    }
    if (effect.type === 'send') this.#waiting.push(() => this.#send(from, effect));
    else this.#effects.push({ instance: from.id, effect });
  }

  /** To whoever waits for it in that conversation, else to whoever it begins, else outside. */
  #send(from: Instance, effect: Extract<Effect, { type: 'send' }>): Outcome<undefined> {
    const { operation: name, element } = effect;
    const keys = this.#keysOf(name, from);
    from.keys = Object.keys(keys).length ? { ...from.keys, ...keys } : from.keys;
    const { flows, processes } = this.#collaboration;
    const drawn = flows.filter((flow) => flow.from === element || flow.from === from.process);
    const goesTo = (process: string) =>
      !drawn.length || drawn.some(({ to }) => to === process || Object.hasOwn(processes[process].nodes, to));
    const hearer = this.#list.find(
      (one) =>
        one.state.status === 'running' &&
        goesTo(one.process) &&
        awaitedMessages(this.#processOf(one), one.state).has(name) &&
        Object.entries(keys).every(([key, value]) => one.keys?.[key] === undefined || one.keys[key] === value),
    );
    if (hearer) {
      if (Object.keys(keys).length) hearer.keys = { ...hearer.keys, ...keys };
      return this.#step(hearer.id, { type: 'message', name });
    }
    const begun = this.#beginning('message', name).filter(goesTo);
    if (!begun.length) this.#effects.push({ instance: from.id, effect });
    for (const id of begun) {
      const refusal = this.#begin(id, name, undefined, keys);
      if (isRefusal(refusal)) return refusal;
    }
    return undefined;
  }

  #keysOf(message: string, from: Instance): Record<string, unknown> {
    const vars = { ...withNames(this.#processOf(from), this.#environment.vars), ...from.state.vars };
    const properties = Object.entries(this.#collaboration.correlation[message] ?? {});
    return Object.fromEntries(properties.map(([key, path]) => [key, evaluateExpression(path, vars)]));
  }

  /** Processes that this message or signal begins. */
  #beginning(type: 'message' | 'signal', name: string): string[] {
    return Object.entries(this.#collaboration.processes)
      .filter(([, process]) =>
        firstEventsOf(process).some((event) => triggersOf(event).some((one) => one.type === type && one.name === name)),
      )
      .map(([id]) => id);
  }
}
