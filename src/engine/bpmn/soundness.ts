/**
 * Walks through a process at random to see whether it always can end: a bounded check of soundness (van der Aalst, "The application of
 * Petri nets to workflow management", 1998). What a condition or a decision says is drawn by lot, the same for the same text within a
 * stretch of the walk; people, messages, timers and errors come in any order.
 */
import { isRefusal } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { firstEventsOf, isActivity, type Node, type Process, triggersOf } from './graph.ts';
import type { Effect, Input, State } from './state.ts';
import { initialState, step } from './step.ts';
import { awaitedMessages, subscriptions } from './subscriptions.ts';

export interface Unsound {
  kind: 'deadlock' | 'unbounded' | 'never-reached';
  element: string;
  detail: Phrase;
}

export interface WalkOptions {
  walks?: number;
  steps?: number;
  /** The same seed walks the same ways. */
  seed?: number;
}

/** In a walk every activity is repeated twice at most, so that this many tokens mean ever more. */
const MAX_TOKENS = 60;
const WALKS = 200;
const STEPS = 150;
/** Of so many steps, one draws all conditions anew. */
const REDRAW = 4;

/** What was found on so many walks: nothing found is no proof. */
export function findUnsound(process: Process, options: WalkOptions = {}): Unsound[] {
  const { walks = WALKS, steps = STEPS, seed = 1 } = options;
  const open = openConditions(process);
  const draw = lots(seed);
  const reached = new Set<string>();
  const found = new Map<string, Unsound>();
  for (let walk = 0; walk < walks; walk++) {
    const choose = walk % 4 === 3 ? workFirst(draw) : choice(draw, walk % 2 === 1);
    const unsound = walkOnce(open, draw, choose, steps, reached);
    if (unsound) found.set(`${unsound.kind} ${unsound.element}`, unsound);
  }
  for (const node of Object.values(process.nodes))
    if (isActivity(node) && !reached.has(node.id))
      found.set(`never ${node.id}`, {
        kind: 'never-reached',
        element: node.id,
        detail: phrase('walked-never', { walks }),
      });
  return [...found.values()];
}

/** Park and Miller's generator: whole numbers below `n`. */
function lots(seed: number): (n: number) => number {
  let at = seed;
  return (n) => {
    at = (at * 48_271) % 2_147_483_647;
    return at % n;
  };
}

interface Open {
  process: Process;
  /** Names of conditions; of each gateway without a default those of which one must hold. */
  names: string[];
  needed: string[][];
}

/** The same process with a name in the place of each condition. */
function openConditions(process: Process): Open {
  const byText = new Map<string, string>();
  const name = (text: string): string => {
    const known = byText.get(text) ?? `lot${byText.size}`;
    byText.set(text, known);
    return known;
  };
  const flows = Object.fromEntries(
    Object.entries(process.flows).map(([id, flow]) => [
      id,
      flow.condition ? { ...flow, condition: name(flow.condition) } : flow,
    ]),
  );
  const nodes = Object.fromEntries(Object.entries(process.nodes).map(([id, node]) => [id, openNode(node, name)]));
  const needed = Object.values(process.nodes)
    .filter((node) => ['exclusive', 'inclusive', 'complex'].includes(node.kind) && !node.default)
    .map((node) => node.outgoing.map((id) => flows[id].condition))
    .filter((names): names is string[] => names.length > 0 && names.every(Boolean));
  return { process: { ...process, flows, nodes }, names: [...byText.values()], needed };
}

function openNode(node: Node, name: (text: string) => string): Node {
  const open = (one: Node['trigger']) =>
    one.type === 'conditional' ? { ...one, condition: name(one.condition) } : one;
  const made: Node = { ...node, trigger: open(node.trigger) };
  if (node.triggers) made.triggers = node.triggers.map(open);
  if (node.adHoc?.completion) made.adHoc = { ...node.adHoc, completion: name(node.adHoc.completion) };
  if (node.loop)
    made.loop = {
      ...node.loop,
      cardinality: node.loop.cardinality && '2',
      collection: node.loop.collection && '[1, 2]',
      completion: node.loop.completion && name(node.loop.completion),
      while: node.loop.while && { ...node.loop.while, condition: name(node.loop.while.condition ?? ''), maximum: 3 },
    };
  return made;
}

type Lot = (n: number) => number;
type Next = { input: Input; element: string };
type Choose = (all: readonly Next[]) => Next;

/** By lot; or with favourites, which mostly come first, so that what piles up while others are busy does. */
function choice(draw: Lot, favourites: boolean): Choose {
  const ranks = new Map<string, number>();
  const rank = (element: string): number => {
    const known = ranks.get(element) ?? draw(1_000_000);
    ranks.set(element, known);
    return known;
  };
  return (all) => {
    if (!favourites || draw(RARELY) === 0) return all[draw(all.length)];
    return all.reduce((best, one) => (rank(one.element) > rank(best.element) ? one : best));
  };
}
/** Work is mostly done before anything comes in between, so that the end of a long process is seen, too. */
function workFirst(draw: Lot): Choose {
  return (all) => {
    const work = draw(RARELY) === 0 ? [] : all.filter(({ input }) => input.type === 'complete');
    return work.length ? work[draw(work.length)] : all[draw(all.length)];
  };
}
const RARELY = 20;
/** What the world may say as often as it likes says nothing of the process: each message, signal and timer comes a few times. */
const MAX_TOLD = 4;

function walkOnce(open: Open, draw: Lot, choose: Choose, steps: number, reached: Set<string>): Unsound | undefined {
  const { process } = open;
  const timers = new Set<string>();
  const told = new Map<string, number>();
  let state: State = initialState();
  let input: Input = startOf(process, draw);
  let vars = valuesOf(open, draw);
  for (let i = 0; i < steps; i++) {
    if (draw(REDRAW) === 0) vars = valuesOf(open, draw);
    const stepped = step(process, state, input, { vars, decide: () => draw(2) === 1, script: () => ({}), trace: true });
    if (isRefusal(stepped)) {
      const { element, detail, deadlock } = stepped.params;
      return deadlock ? { kind: 'deadlock', element: String(element), detail: detail as Phrase } : undefined;
    }
    state = stepped.state;
    for (const effect of stepped.effects) note(effect, timers, reached);
    if (state.live.length > MAX_TOKENS)
      return {
        kind: 'unbounded',
        element: state.live.at(-1)!.at,
        detail: phrase('tokens-grow', { count: state.live.length }),
      };
    const next = state.status === 'running' ? inputsOf(process, state, timers) : [];
    const allowed = next.filter(
      ({ input: one, element }) => one.type === 'complete' || (told.get(element) ?? 0) < MAX_TOLD,
    );
    if (!allowed.length) return undefined;
    const chosen = choose(allowed);
    told.set(chosen.element, (told.get(chosen.element) ?? 0) + 1);
    input = chosen.input;
    if (input.type === 'timer') timers.delete(input.timer);
  }
  return undefined;
}

function startOf(process: Process, draw: (n: number) => number): Input {
  const events = firstEventsOf(process);
  return events.length > 1 ? { type: 'start', event: events[draw(events.length)].id } : { type: 'start' };
}

function valuesOf({ names, needed }: Open, draw: (n: number) => number): Record<string, boolean> {
  const values = Object.fromEntries(names.map((name) => [name, draw(2) === 1]));
  for (const some of needed) if (!some.some((name) => values[name])) values[some[draw(some.length)]] = true;
  return values;
}

function note(effect: Effect, timers: Set<string>, reached: Set<string>): void {
  if (effect.type === 'reached') reached.add(effect.element);
  if (effect.type === 'schedule') timers.add(effect.timer);
  if (effect.type === 'cancel-timer') timers.delete(effect.timer);
}

/** Everything that could come next; tasks twice, as that is what mostly does. */
function inputsOf(process: Process, state: State, timers: ReadonlySet<string>): Next[] {
  const inputs: Next[] = [...timers].map((timer) => ({ input: { type: 'timer', timer }, element: timer }));
  const add = (element: string, input: Input) => inputs.push({ input, element });
  for (const name of awaitedMessages(process, state)) add(name, { type: 'message', name });
  for (const execution of state.live) {
    const { kind } = process.nodes[execution.at];
    const isTask = (kind === 'user' || kind === 'service') && !execution.loop;
    if (isTask)
      for (let twice = 0; twice < 2; twice++) add(execution.at, { type: 'complete', execution: execution.id });
    for (const { node } of subscriptions(process, execution))
      for (const trigger of triggersOf(node)) {
        if (trigger.type === 'signal') add(node.id, { type: 'signal', name: trigger.name });
        if (trigger.type === 'error' && isTask)
          add(node.id, { type: 'error', execution: execution.id, code: trigger.code ?? '' });
        if (trigger.type === 'conditional') add(node.id, { type: 'look' });
      }
  }
  return inputs;
}
