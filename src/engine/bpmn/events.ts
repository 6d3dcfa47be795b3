/** Events: who listens, what happens when something comes, and where what is thrown goes (BPMN 2.0 §13.5). */
import { isTrue } from '#engine/feel/feel.ts';
import { phrase } from '#kernel/phrase.ts';
import { cancelTransaction, compensate } from './compensation.ts';
import { linkTarget, type Node, type Trigger, triggersOf } from './graph.ts';
import type { Machine } from './machine.ts';
import type { Execution } from './state.ts';
import { catcherOf, type Subscription, subscriptions, timerId, unlisten } from './subscriptions.ts';
import { repetitions, timerValue } from './timers.ts';

/** Sets the timers of what an execution waits for; what hangs on a condition is looked at when all have come to rest. */
export function listen(m: Machine, execution: Execution): void {
  for (const { node } of subscriptions(m.process, execution)) {
    const trigger = triggersOf(node).find((one) => one.type === 'timer');
    if (!trigger) continue;
    const value = timerOf(m, node, execution);
    m.effects.push({
      type: 'schedule',
      timer: timerId(execution.id, node.id),
      element: node.id,
      kind: trigger.kind,
      value,
    });
  }
  // A condition that holds when an activity begins comes before what is in it.
  if (!m.process.conditional) return;
  for (const subscription of [...subscriptions(m.process, execution)])
    if (isHere(m, execution) && (subscription.how === 'inside' || subscription.how === 'boundary'))
      lookAt(m, execution, subscription);
}

const isHere = (m: Machine, execution: Execution): boolean =>
  (execution.id === 0 || m.live.has(execution.id)) && !execution.closed;

function timerOf(m: Machine, node: Node, execution: Execution): unknown {
  const scope = execution.id === 0 ? 0 : execution.in;
  return timerValue(node, () => m.scopeVars(scope)) ?? m.stop(node.id, phrase('timer-empty'));
}

/** Fires one event whose condition has come to hold. */
export function look(m: Machine): boolean {
  if (!m.process.conditional) return false;
  for (const { execution, subscription } of m.listeners()) if (lookAt(m, execution, subscription)) return true;
  return false;
}

function lookAt(m: Machine, execution: Execution, subscription: Subscription): boolean {
  const { node } = subscription;
  const trigger = triggersOf(node).find((one) => one.type === 'conditional');
  if (!trigger) return false;
  const held = execution.holds?.includes(node.id) ?? false;
  const scope = execution.id === 0 || subscription.how === 'inside' ? execution.id : execution.in;
  const holds = isTrue(trigger.condition, m.scopeVars(scope));
  if (holds === held) return false;
  const others = (execution.holds ?? []).filter((id) => id !== node.id);
  execution.holds = holds ? [...others, node.id] : others;
  if (!execution.holds.length) delete execution.holds;
  if (holds) occur(m, execution, subscription, trigger);
  return holds;
}

/** Something came for a subscription; of an event for which all must come, it may not be the last. */
export function occur(m: Machine, execution: Execution, subscription: Subscription, by: Trigger): void {
  const { node, how } = subscription;
  if (node.parallelMultiple && node.triggers) {
    const came = new Set([...(execution.came ?? []), node.triggers.indexOf(by)]);
    execution.came = [...came];
    if (came.size < node.triggers.length) return;
    delete execution.came;
  }
  switch (how) {
    case 'own':
      return m.complete(execution);
    case 'after-gateway': {
      const flow = m.process.nodes[execution.at].outgoing.find((id) => m.process.flows[id].to === node.id)!;
      m.remove(execution);
      m.report(node, m.process.flows[flow]);
      return m.leave(node, execution.in);
    }
    case 'boundary':
      if (node.interrupting) m.cancel(execution);
      else repeat(m, execution, node);
      m.report(node);
      return m.leave(node, execution.in);
    case 'inside':
      return beginInside(m, execution, subscription);
  }
}

/** An event begins a sub-process; where it interrupts, nothing else goes on in that scope. */
function beginInside(m: Machine, scope: Execution, { node, begins }: Subscription): void {
  if (node.interrupting) {
    unlisten(m, scope);
    scope.closed = true;
    m.cancelChildren(scope.id);
  } else repeat(m, scope, node);
  m.report(begins!);
  const execution = m.add(begins!, scope.id);
  listen(m, execution);
  m.moves.push(() => m.live.has(execution.id) && m.enter(node, execution.id));
}

/** A cycle (`R3/PT8H`, `R/P1D`) that does not interrupt is set again until it has fired as often as it says. */
function repeat(m: Machine, execution: Execution, node: Node): void {
  if (node.trigger.type !== 'timer' || node.trigger.kind !== 'cycle') return;
  const value = String(timerOf(m, node, execution));
  const fired = (execution.fired?.[node.id] ?? 0) + 1;
  execution.fired = { ...execution.fired, [node.id]: fired };
  if (fired < repetitions(value))
    m.effects.push({ type: 'schedule', timer: timerId(execution.id, node.id), element: node.id, kind: 'cycle', value });
}

/** All that a throwing or ending event throws, then on. */
export function raiseAll(m: Machine, node: Node, scope: number, then: () => void): void {
  const triggers = triggersOf(node);
  const patient = triggers.some((one) => one.type === 'signal');
  // A signal is heard when all others have come to rest; its token goes on after it.
  if (patient)
    m.heard.push(() => {
      if (!m.isOpen(scope)) return;
      for (const trigger of triggers) throwOne(m, node, scope, trigger);
      if (m.isOpen(scope)) then();
    });
  else {
    for (const trigger of triggers) throwOne(m, node, scope, trigger);
    const waits = triggers.some((one) => one.type === 'compensate' || one.type === 'link');
    if (!waits && m.isOpen(scope)) then();
  }
}

function throwOne(m: Machine, node: Node, scope: number, trigger: Trigger): void {
  switch (trigger.type) {
    case 'message':
      m.effects.push({ type: 'send', element: node.id, operation: trigger.name });
      return;
    case 'signal':
      m.effects.push({ type: 'signal', element: node.id, name: trigger.name });
      hear(m, trigger.name);
      return;
    case 'link': {
      const target = linkTarget(m.process, node);
      if (!target) m.stop(node.id, phrase('link-missing', { name: trigger.name }));
      m.report(target);
      return m.leave(target, scope);
    }
    case 'error':
      return raise(m, m.holder(scope), trigger.code ?? '');
    case 'escalation':
      return escalate(m, node, scope, trigger.code ?? '');
    case 'compensate':
      return compensate(m, node, scope, trigger.activity);
    case 'cancel':
      return cancelScope(m, node, scope);
    case 'terminate':
      return terminate(m, scope);
    default:
      return;
  }
}

function terminate(m: Machine, scope: number): void {
  const holder = m.live.get(scope);
  m.cancelChildren(scope);
  // What was still on its way in a scope that is gone is dropped when its turn comes.
  if (holder) return m.complete(holder);
  m.moves.length = 0;
  m.heard.length = 0;
}

/** Everybody who listens for a signal hears it. */
export function hear(m: Machine, name: string): boolean {
  const listening = [...m.listeners()].flatMap(({ execution, subscription }) =>
    triggersOf(subscription.node)
      .filter((one) => one.type === 'signal' && one.name === name)
      .map((trigger) => ({ execution, subscription, trigger })),
  );
  for (const { execution, subscription, trigger } of listening)
    if (execution.id === 0 || m.live.get(execution.id) === execution) occur(m, execution, subscription, trigger);
  return listening.length > 0;
}

/** Looks outwards from an execution for what catches the error. */
export function raise(m: Machine, from: Execution, code: string): void {
  for (let at: Execution | undefined = from; at; at = outward(m, at)) {
    const found = catcherOf(m.process, at, 'error', code);
    if (found) return occur(m, at, found, found.node.trigger);
  }
  m.fail(code);
}

const outward = (m: Machine, at: Execution): Execution | undefined =>
  at.id === 0 ? undefined : (m.live.get(at.in) ?? m.root);

/** Nobody has to catch an escalation. */
function escalate(m: Machine, node: Node, scope: number, code: string): void {
  for (let at: Execution | undefined = m.holder(scope); at; at = outward(m, at)) {
    const found = catcherOf(m.process, at, 'escalation', code);
    if (found) return occur(m, at, found, found.node.trigger);
  }
  m.effects.push({ type: 'escalation', element: node.id, code });
}

/** The transaction around an end event that cancels. */
function cancelScope(m: Machine, node: Node, scope: number): void {
  for (let at = m.live.get(scope); at; at = m.live.get(at.in))
    if (m.process.nodes[at.at].transaction) return cancelTransaction(m, at);
  m.stop(node.id, phrase('cancels-nothing'));
}

/** What a turn says to the border of its activity, or, where nothing there listens, to all. */
export function tellBorder(m: Machine, container: Execution, trigger: Trigger): void {
  const node = m.process.nodes[container.at];
  const boundary = node.boundary
    .map((id) => m.process.nodes[id])
    .find((one) => triggersOf(one).some((other) => isSame(other, trigger)));
  if (boundary) {
    m.report(boundary);
    return m.leave(boundary, container.in);
  }
  throwOne(m, node, container.in, trigger);
}

function isSame(a: Trigger, b: Trigger): boolean {
  if (a.type !== b.type) return false;
  if ('name' in a && 'name' in b) return a.name === b.name;
  return !('code' in a) || a.code === undefined || a.code === (b as typeof a).code;
}
