/** Activities that are done more than once: for items, a number of times, while something holds, or in no order (BPMN 2.0 §13.3.5 to §13.3.7). */
import { evaluateExpression, isTrue } from '#engine/feel/feel.ts';
import { phrase } from '#kernel/phrase.ts';
import * as compensation from './compensation.ts';
import * as events from './events.ts';
import type { Loop, Node } from './graph.ts';
import type { Machine } from './machine.ts';
import type { Execution } from './state.ts';

type Variables = Readonly<Record<string, unknown>>;
const MAX_TURNS = 1_000;
const itemsOf = (node: Node) => `${node.id}#items`;

/** The items to go through and how many turns that makes; for a cardinality, the number alone. */
function turnsOf(loop: Loop, variables: Variables): { items?: unknown[]; total: number } {
  if (!loop.collection) return { total: Number(evaluateExpression(loop.cardinality!, variables) ?? Number.NaN) };
  const items = evaluateExpression(loop.collection, variables);
  return Array.isArray(items) ? { items, total: items.length } : { total: Number.NaN };
}

function isEnough(loop: Loop, { total, done, next }: NonNullable<Execution['loop']>, variables: Variables): boolean {
  if (!loop.completion) return false;
  const counts = {
    nrOfInstances: total,
    nrOfCompletedInstances: done,
    nrOfActiveInstances: next - done,
    numberOfInstances: total,
    numberOfCompletedInstances: done,
    numberOfActiveInstances: next - done,
  };
  return isTrue(loop.completion, { ...variables, ...counts });
}

export function enterLoop(m: Machine, node: Node, scope: number): void {
  const loop = node.loop!;
  if (loop.while) return enterWhile(m, node, scope);
  const { items, total } = turnsOf(loop, m.scopeVars(scope));
  if (loop.collection && !items) m.stop(node.id, phrase('not-a-list', { name: loop.collection }));
  if (!Number.isInteger(total) || total < 0 || total > MAX_TURNS)
    m.stop(node.id, phrase('turns-odd', { count: String(total), most: MAX_TURNS }));
  if (total === 0) return m.leave(node, scope);
  const container = m.add(node, scope, { loop: { total, done: 0, next: 0 } });
  if (items) container.vars = { [itemsOf(node)]: items };
  events.listen(m, container);
  const first = loop.sequential ? 1 : total;
  for (let i = 0; i < first; i++) beginTurn(m, node, container);
}

function enterWhile(m: Machine, node: Node, scope: number): void {
  const { before, maximum } = node.loop!.while!;
  if (before && !goesOn(m, node, scope, 0)) return m.leave(node, scope);
  const container = m.add(node, scope, {
    loop: { total: Math.min(maximum ?? MAX_TURNS, MAX_TURNS), done: 0, next: 0 },
  });
  events.listen(m, container);
  beginTurn(m, node, container);
}

function goesOn(m: Machine, node: Node, scope: number, done: number): boolean {
  const { condition, maximum } = node.loop!.while!;
  if (maximum !== undefined && done >= maximum) return false;
  if (done >= MAX_TURNS) m.stop(node.id, phrase('turns-many', { most: MAX_TURNS }));
  return !condition || isTrue(condition, { ...m.scopeVars(scope), loopCounter: done });
}

function beginTurn(m: Machine, node: Node, container: Execution): void {
  const turn = container.loop!.next++;
  const items = container.vars?.[itemsOf(node)] as unknown[] | undefined;
  const vars =
    items && node.loop?.item ? { [node.loop.item]: items[turn], loopCounter: turn + 1 } : { loopCounter: turn + 1 };
  m.moves.push(() => m.live.has(container.id) && m.begin(node, container.id, { turn, vars }));
}

export function endTurn(m: Machine, containerId: number): void {
  const container = m.get(containerId);
  const node = m.process.nodes[container.at];
  const loop = container.loop!;
  loop.done++;
  if (node.loop!.while) {
    if (goesOn(m, node, container.in, loop.done)) return beginTurn(m, node, container);
    return end(m, node, container);
  }
  const ended = behave(m, node, container);
  if (ended || isEnough(node.loop!, loop, m.scopeVars(container.in)) || loop.done === loop.total)
    return end(m, node, container);
  if (node.loop!.sequential) beginTurn(m, node, container);
}

function end(m: Machine, node: Node, container: Execution): void {
  m.cancelChildren(container.id);
  m.remove(container);
  if (container.for !== undefined) return compensation.goOn(m, container.for);
  m.goOn(node, container.in);
}

/**
 * Throws what a turn that ended is to throw. What catches it on the border does not end the others: a turn said something, and goes on
 * (BPMN 2.0 table 10.30). Where a condition of a complex behaviour holds, enough is done.
 */
function behave(m: Machine, node: Node, container: Execution): boolean {
  const { behaviour } = node.loop!;
  if (!behaviour) return false;
  if (behaviour.throws !== 'when') {
    if (behaviour.throws === 'each' || container.loop!.done === 1) events.tellBorder(m, container, behaviour.trigger);
    return false;
  }
  const { total, done, next } = container.loop!;
  const vars = {
    ...m.scopeVars(container.in),
    nrOfInstances: total,
    nrOfCompletedInstances: done,
    nrOfActiveInstances: next - done,
  };
  const holding = behaviour.cases.filter((one) => isTrue(one.condition, vars));
  for (const { trigger } of holding) events.tellBorder(m, container, trigger);
  return holding.length > 0;
}

/** The activities that no flow leads to: all at once, or the next one. */
export function beginAdHoc(m: Machine, node: Node, execution: Execution): void {
  execution.begun = 0;
  const first = firstOf(m, node);
  if (node.adHoc!.sequential) return next(m, execution, first);
  for (const one of first) {
    execution.begun++;
    m.moves.push(() => m.live.has(execution.id) && m.enter(one, execution.id));
  }
}

const firstOf = (m: Machine, node: Node): Node[] =>
  Object.values(m.process.nodes).filter((one) => one.scope === node.id && !one.incoming.length && !one.host);

function next(m: Machine, execution: Execution, first: readonly Node[]): void {
  const one = first[execution.begun ?? 0];
  if (!one) return;
  execution.begun = (execution.begun ?? 0) + 1;
  m.moves.push(() => m.live.has(execution.id) && m.enter(one, execution.id));
}

const ENOUGH = Number.MAX_SAFE_INTEGER;

/** Whether enough is done: then nothing else is begun, not even what a flow leads to, and what runs is cancelled or ends by itself. */
export function isEnoughAdHoc(m: Machine, execution: Execution): boolean {
  if (execution.begun === ENOUGH) return true;
  const { completion, cancelRemaining } = m.process.nodes[execution.at].adHoc!;
  if (!completion || !isTrue(completion, m.scopeVars(execution.id))) return false;
  execution.begun = ENOUGH;
  if (cancelRemaining) m.cancelChildren(execution.id);
  return true;
}

/** After each activity that is done, the next begins when the last chain has ended. */
export function nextAdHoc(m: Machine, execution: Execution): void {
  const node = m.process.nodes[execution.at];
  const { sequential } = node.adHoc!;
  // Its own flows come first.
  if (sequential)
    m.heard.push(() => m.live.has(execution.id) && isIdle(m, execution) && next(m, execution, firstOf(m, node)));
}

const isIdle = (m: Machine, execution: Execution): boolean =>
  ![...m.live.values()].some((one) => one.in === execution.id) && execution.begun !== ENOUGH;
