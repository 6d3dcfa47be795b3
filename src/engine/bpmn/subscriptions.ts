/** What the executions of a state wait for. */
import type { Node, Process } from './graph.ts';
import type { Execution, State } from './state.ts';

/** The messages that something in this state waits for: what may happen to the process now. */
export function awaitedMessages(process: Process, state: State): Set<string> {
  const names = new Set<string>();
  for (const execution of state.live)
    for (const { node } of subscriptions(process, execution))
      if (node.trigger.type === 'message') names.add(node.trigger.name);
  return names;
}

/** Every event an execution waits for: its own, those after an event-based gateway, those on its border. */
export function* subscriptions(
  process: Process,
  execution: Execution,
): Generator<{ node: Node; how: 'own' | 'after-gateway' | 'boundary' }> {
  const node = process.nodes[execution.at];
  if ((node.kind === 'catch' || node.kind === 'receive') && !execution.loop) yield { node, how: 'own' };
  if (node.kind === 'event-based')
    for (const flow of node.outgoing) yield { node: process.nodes[process.flows[flow].to], how: 'after-gateway' };
  if (execution.turn === undefined) for (const id of node.boundary) yield { node: process.nodes[id], how: 'boundary' };
}

export const timerId = (execution: number, element: string) => `${execution}:${element}`;

/** The boundary event that catches an error on this execution: one for that very code before one for any. */
export function catcherOf(process: Process, execution: Execution, code: string): Node | undefined {
  const catchers = process.nodes[execution.at].boundary.map((id) => process.nodes[id]);
  const codeOf = (node: Node) => (node.trigger.type === 'error' ? (node.trigger.code ?? ANY) : undefined);
  return catchers.find((node) => codeOf(node) === code) ?? catchers.find((node) => codeOf(node) === ANY);
}

const ANY = Symbol('any error');
