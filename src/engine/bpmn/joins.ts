/** Where tokens wait for each other: gateways that join, and activities that need more than one token (BPMN 2.0 §13.3). */
import { isTrue } from '#engine/feel/feel.ts';
import { phrase } from '#kernel/phrase.ts';
import { isActivity, type Node } from './graph.ts';
import { mayJoin } from './inclusive.ts';
import type { Machine } from './machine.ts';
import type { Waiting } from './state.ts';

export function isJoin(node: Node): boolean {
  if (isActivity(node)) return (node.startQuantity ?? 1) > 1;
  return ['parallel', 'inclusive', 'complex'].includes(node.kind) && node.incoming.length > 1;
}

export function arrive(m: Machine, node: Node, scope: number, via: string): void {
  let waiting = m.joins.find((one) => one.at === node.id && one.in === scope);
  if (!waiting) {
    waiting = { at: node.id, in: scope, via: [] };
    m.joins.push(waiting);
  }
  waiting.via.push(via);
  if (isActivity(node)) return gather(m, node, waiting);
  if (node.kind === 'parallel' && node.incoming.every((flow) => waiting.via.includes(flow))) release(m, node, waiting);
  if (node.kind === 'complex') activate(m, node, waiting);
}

/** As many tokens as it takes, from whatever flow. */
function gather(m: Machine, node: Node, waiting: Waiting): void {
  if (waiting.via.length < node.startQuantity!) return;
  m.joins = m.joins.filter((one) => one !== waiting);
  if (node.loop) m.moves.push(() => m.isOpen(waiting.in) && m.enter(node, waiting.in));
  else m.begin(node, waiting.in);
}

/** Takes one token from each incoming flow that has one; what is left waits for the next round. */
function release(m: Machine, node: Node, waiting: Waiting): void {
  for (const flow of new Set(waiting.via)) waiting.via.splice(waiting.via.indexOf(flow), 1);
  if (!waiting.via.length) m.joins = m.joins.filter((one) => one !== waiting);
  if (node.kind === 'parallel') return m.leave(node, waiting.in);
  m.leave(node, waiting.in, node.outgoing.length === 1 ? node.outgoing : m.inclusiveFlows(node, waiting.in));
}

/** A complex gateway goes on when its condition holds, and then waits for the rest to reset (BPMN 2.0 §13.3.5). */
function activate(m: Machine, node: Node, waiting: Waiting): void {
  if (waiting.fired) return;
  const activationCount = new Set(waiting.via).size;
  const condition = node.activation ?? `activationCount >= ${node.incoming.length}`;
  if (!isTrue(condition, { ...m.scopeVars(waiting.in), activationCount })) return;
  waiting.fired = [...new Set(waiting.via)];
  waiting.via = [];
  m.leave(node, waiting.in, node.outgoing.length === 1 ? node.outgoing : m.inclusiveFlows(node, waiting.in));
}

/** Lets one inclusive gateway go, or one complex gateway reset, for which no other token can come any more. */
export function passInclusive(m: Machine): boolean {
  for (const waiting of m.joins) {
    const node = m.process.nodes[waiting.at];
    if (node.kind !== 'inclusive' && !(node.kind === 'complex' && waiting.fired)) continue;
    const elsewhere = [
      ...[...m.live.values()].filter((execution) => execution.in === waiting.in).map((execution) => execution.at),
      ...m.joins.filter((other) => other !== waiting && other.in === waiting.in).map((other) => other.at),
    ];
    const arrived = new Set([...waiting.via, ...(waiting.fired ?? [])]);
    if (node.kind === 'complex') {
      if (!isComplete(m, node, arrived, elsewhere)) continue;
      m.joins = m.joins.filter((one) => one !== waiting);
      return true;
    }
    if (!mayJoin(m.process, node.id, arrived, elsewhere)) continue;
    release(m, node, waiting);
    return true;
  }
  return false;
}

const isComplete = (m: Machine, node: Node, arrived: ReadonlySet<string>, elsewhere: readonly string[]): boolean =>
  node.incoming.every((flow) => arrived.has(flow)) || mayJoin(m.process, node.id, arrived, elsewhere);

export function stopAtDeadlock(m: Machine, scope: number): void {
  const waiting = m.joins.find((one) => one.in === scope && !one.fired);
  if (waiting) m.stop(waiting.at, phrase('token-never', { has: waiting.via.join(', ') }), { deadlock: true });
  m.joins = m.joins.filter((one) => one.in !== scope);
}
