/** What the executions of a state wait for. */
import { holdsOthers, type Node, type Process, type Trigger, triggersOf } from './graph.ts';
import type { Machine } from './machine.ts';
import type { Execution, State } from './state.ts';

export type How = 'own' | 'after-gateway' | 'boundary' | 'inside';
export interface Subscription {
  node: Node;
  how: How;
  /** Of an event that begins a sub-process: that sub-process. */
  begins?: Node;
}

/** The process itself is the scope 0. */
export const rootOf = (state: Pick<State, 'root'>): Execution => state.root ?? { id: 0, at: '', in: 0 };

/** The messages that something in this state waits for: what may happen to the process now. */
export function awaitedMessages(process: Process, state: State): Set<string> {
  const names = new Set<string>();
  for (const execution of [...state.live, rootOf(state)])
    for (const { node } of subscriptions(process, execution))
      for (const trigger of triggersOf(node)) if (trigger.type === 'message') names.add(trigger.name);
  return names;
}

/** Every event an execution waits for: its own, those after an event-based gateway, those on its border, those that begin something within it. */
export function* subscriptions(process: Process, execution: Execution): Generator<Subscription> {
  if (execution.id === 0) yield* inside(process, '', execution);
  else {
    const node = process.nodes[execution.at];
    if ((node.kind === 'catch' || node.kind === 'receive') && !execution.loop) yield { node, how: 'own' };
    if (node.kind === 'event-based')
      for (const flow of node.outgoing) yield { node: process.nodes[process.flows[flow].to], how: 'after-gateway' };
    if (holdsOthers(node) && !execution.loop) yield* inside(process, node.id, execution);
    if (execution.turn === undefined)
      for (const id of node.boundary) yield { node: process.nodes[id], how: 'boundary' };
  }
}

function* inside(process: Process, scope: string, execution: Execution): Generator<Subscription> {
  if (execution.closed || !process.eventScopes) return;
  for (const id of process.eventScopes[scope] ?? [])
    for (const start of process.starts[id] ?? [])
      yield { node: process.nodes[start], how: 'inside', begins: process.nodes[id] };
}

export const timerId = (execution: number, element: string) => `${execution}:${element}`;

/** What catches an error or an escalation that comes out of this execution: one for that very code before one for any. */
export function catcherOf(
  process: Process,
  execution: Execution,
  type: 'error' | 'escalation',
  code: string,
): Subscription | undefined {
  const all = [...subscriptions(process, execution)].filter(({ how }) => how === 'boundary' || how === 'inside');
  const of = ({ node }: Subscription) =>
    triggersOf(node).filter((one): one is Extract<Trigger, { code?: string }> => one.type === type);
  const exact = (one: Subscription) => of(one).some((trigger) => trigger.code === code);
  const any = (one: Subscription) => of(one).some((trigger) => trigger.code === undefined);
  // What stands within is nearer than what stands on the border.
  const nearest = [...all].sort((a, b) => Number(b.how === 'inside') - Number(a.how === 'inside'));
  return nearest.find(exact) ?? nearest.find(any);
}

/** The timers of what an execution waits for are taken back. */
export function unlisten(m: Machine, execution: Execution): void {
  for (const { node } of subscriptions(m.process, execution))
    if (triggersOf(node).some((one) => one.type === 'timer'))
      m.effects.push({ type: 'cancel-timer', timer: timerId(execution.id, node.id) });
}
