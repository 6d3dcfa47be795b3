/** Undoing what is done, the last first (BPMN 2.0 §13.5.5). */
import type { Node, Process } from './graph.ts';
import type { Machine } from './machine.ts';
import type { Completed, Execution } from './state.ts';
import { unlisten } from './subscriptions.ts';

/** What undoes an activity: its handler, or the sub-process within it that compensation begins. */
function handlerOf(process: Process, node: Node): Node | undefined {
  if (node.handler) return process.nodes[node.handler];
  for (const id of process.eventScopes?.[node.id] ?? [])
    if (process.starts[id]?.some((start) => process.nodes[start].trigger.type === 'compensate'))
      return process.nodes[id];
  return undefined;
}

export function isUndoable(process: Process, node: Node): boolean {
  return Boolean(handlerOf(process, node)) || Boolean(process.eventScopes && hasUndoableInside(process, node));
}

const remembered = new WeakMap<Process, Set<string>>();
/** Scopes in which something can be undone. */
function hasUndoableInside(process: Process, node: Node): boolean {
  let scopes = remembered.get(process);
  if (!scopes) {
    scopes = new Set();
    for (const one of Object.values(process.nodes))
      if (handlerOf(process, one))
        for (let scope = one.scope; scope; scope = process.nodes[scope].scope) scopes.add(scope);
    remembered.set(process, scopes);
  }
  return scopes.has(node.id);
}

export function note(m: Machine, execution: Execution, node: Node): void {
  if (node.undoes || execution.loop) return;
  if (!handlerOf(m.process, node) && !hasUndoableInside(m.process, node)) return;
  // A turn of a repeated activity stands where the whole stands.
  const scope = execution.turn === undefined ? execution.in : m.get(execution.in).in;
  m.done.push({ id: execution.id, at: node.id, in: scope });
}

/** What is done in a scope, newest first, that has something to undo it; within a scope that ended, what is in it. */
function toUndo(m: Machine, scope: number, activity?: string): Completed[] {
  const found: Completed[] = [];
  for (const one of [...m.done].reverse()) {
    if (one.in !== scope) continue;
    if (activity !== undefined && one.at !== activity) continue;
    const node = m.process.nodes[one.at];
    if (handlerOf(m.process, node)) found.push(one);
    else found.push(...toUndo(m, one.id));
  }
  return [...new Set(found)];
}

/** The scope in which compensation is asked for: that of a sub-process that an event began is the one it stands in, or that it undoes. */
function askedIn(m: Machine, scope: number): number {
  const holder = m.live.get(scope);
  return holder && m.process.nodes[holder.at].onEvent ? (holder.of ?? holder.in) : scope;
}

/** Begins to undo; a throwing event goes on when all is undone. */
export function compensate(m: Machine, node: Node, scope: number, activity: string | undefined): void {
  const undo = toUndo(m, askedIn(m, scope), activity).map(({ id }) => id);
  if (!undo.length) return node.kind === 'throw' ? m.leave(node, scope) : undefined;
  const waiting = m.add(node, scope, { undo });
  goOn(m, waiting.id);
}

/** The next one, or on. */
export function goOn(m: Machine, id: number): void {
  const waiting = m.get(id);
  const node = m.process.nodes[waiting.at];
  const next = waiting.undo!.shift();
  if (next === undefined) {
    m.remove(waiting);
    if (node.kind === 'throw') m.leave(node, waiting.in);
    if (node.transaction) leaveCancelled(m, waiting, node);
    return;
  }
  const done = m.done.find((one) => one.id === next);
  m.done = m.done.filter((one) => one !== done);
  const handler = done && handlerOf(m.process, m.process.nodes[done.at]);
  if (!handler) return goOn(m, id);
  m.report(handler);
  m.moves.push(
    () => m.live.has(id) && m.begin(handler, waiting.in, handler.onEvent ? { for: id, of: next } : { for: id }),
  );
}

/** A transaction that is cancelled: what is done in it is undone, then its cancel event goes on. */
export function cancelTransaction(m: Machine, holder: Execution): void {
  const undo = toUndo(m, holder.id).map(({ id }) => id);
  m.cancelChildren(holder.id);
  unlisten(m, holder);
  holder.closed = true;
  holder.undo = undo;
  // It stands for itself while it undoes: its handlers run beside it.
  goOn(m, holder.id);
}

/** After a cancelled transaction has been undone. */
function leaveCancelled(m: Machine, holder: Execution, node: Node): void {
  const boundary = node.boundary.map((id) => m.process.nodes[id]).find((one) => one.trigger.type === 'cancel');
  if (!boundary) return m.leave(node, holder.in);
  m.report(boundary);
  m.leave(boundary, holder.in);
}
