/**
 * One step of a process: a pure function of the compiled process, the state and one input. Tokens that need nothing from
 * outside run until each waits or ends; what the world must do comes back as effects.
 */
import { BudgetExceeded } from '#engine/feel/budget.ts';
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import * as events from './events.ts';
import { isActivity, type Node, type Process, triggersOf } from './graph.ts';
import { Machine, Stop } from './machine.ts';
import type { Effect, Environment, Input, State } from './state.ts';
import { timerId } from './subscriptions.ts';

export interface Stepped {
  state: State;
  effects: Effect[];
}

export function initialState(): State {
  return { status: 'running', next: 1, live: [] };
}

/** Refuses an input that nothing waits for, and a process that runs in circles or can go no further; the state stays as it was. */
export function step(process: Process, state: State, input: Input, environment: Environment): Outcome<Stepped> {
  const machine = new Machine(process, state, environment);
  try {
    take(machine, input);
    machine.run();
    return machine.result();
  } catch (error) {
    if (error instanceof Stop) return error.refusal;
    if (error instanceof BudgetExceeded) return refuse('process-stuck', { element: process.id, detail: error.detail });
    throw error;
  }
}

type Of<T extends Input['type']> = Extract<Input, { type: T }>;

function take(m: Machine, input: Input): void {
  if (m.status !== 'running') m.stop(m.process.id, phrase('ended-already', { status: m.status }));
  switch (input.type) {
    case 'start':
      return start(m, input);
    case 'complete': {
      const execution = m.get(input.execution);
      if (!['user', 'service', 'script'].includes(m.process.nodes[execution.at].kind) || execution.loop)
        m.stop(execution.at, phrase('not-completable'));
      m.merge(input.vars);
      m.moves.push(() => m.complete(execution));
      return;
    }
    case 'message':
      return message(m, input);
    case 'signal':
      m.merge(input.vars);
      m.moves.push(() => void events.hear(m, input.name));
      return;
    case 'timer':
      return timer(m, input);
    case 'error': {
      const execution = m.get(input.execution);
      m.moves.push(() => events.raise(m, execution, input.code));
      return;
    }
    case 'move':
      return move(m, input);
    case 'look':
      return;
  }
}

/** By an event's id, message, signal or nothing; a process without a plain start begins with its first. */
function start(m: Machine, input: Of<'start'>): void {
  const starts = m.process.starts[''].map((id) => m.process.nodes[id]);
  const named = input.event;
  const found = named
    ? starts.filter(
        (node) =>
          node.id === named ||
          triggersOf(node).some((one) => (one.type === 'message' || one.type === 'signal') && one.name === named),
      )
    : starts.filter((node) => node.trigger.type === 'none');
  const chosen = found.length ? found : named ? [] : starts.slice(0, 1);
  const inside = chosen.length || !named ? undefined : beginningBy(m, named);
  if (!chosen.length && named && !inside) m.stop(named, phrase('no-start-event'));
  m.merge(input.vars);
  events.listen(m, m.root);
  if (m.root.closed) return;
  if (inside) return void m.moves.push(inside);
  for (const node of chosen) m.moves.push(() => m.isOpen(0) && m.enter(node, 0));
  // A process may do without start events: everything that nothing leads to begins (BPMN 2.0 §13.2).
  if (!starts.length && !named)
    for (const node of Object.values(m.process.nodes))
      if (!node.scope && !node.incoming.length && !node.host && !node.onEvent && !node.undoes)
        m.moves.push(() => m.enter(node, 0));
}

/** The message or signal has come for which a task or a gateway waits that begins the process (BPMN 2.0 §10.3.3, §10.6.6). */
function beginningBy(m: Machine, named: string): (() => void) | undefined {
  const hears = (node: Node): boolean =>
    node.id === named || triggersOf(node).some((one) => 'name' in one && one.name === named);
  const pass = (node: Node): void => (isActivity(node) ? m.complete(m.add(node, 0)) : m.leave(node, 0));
  for (const node of (m.process.begins ?? []).map((id) => m.process.nodes[id])) {
    if (node.kind !== 'event-based' && hears(node))
      return () => {
        m.report(node);
        pass(node);
      };
    const ways = node.kind === 'event-based' ? node.outgoing.map((id) => m.process.flows[id]) : [];
    const came = ways.find(({ to }) => hears(m.process.nodes[to]));
    if (came)
      return () => {
        m.report(node);
        for (const way of ways) {
          const target = m.process.nodes[way.to];
          if (way === came) {
            m.report(target, way);
            pass(target);
          } else if (node.all) m.enter(target, 0, way);
        }
      };
  }
  return undefined;
}

/** The newest that waits for it takes it. */
function message(m: Machine, input: Of<'message'>): void {
  for (const { execution, subscription } of m.listeners()) {
    if (input.execution !== undefined && input.execution !== execution.id) continue;
    const trigger = triggersOf(subscription.node).find((one) => one.type === 'message' && one.name === input.name);
    if (!trigger) continue;
    m.merge(input.vars);
    m.moves.push(() => events.occur(m, execution, subscription, trigger));
    return;
  }
  m.stop(input.name, phrase('nothing-waits'));
}

function timer(m: Machine, input: Of<'timer'>): void {
  const id = Number(input.timer.slice(0, input.timer.indexOf(':')));
  for (const { execution, subscription } of m.listeners()) {
    if (execution.id !== id || timerId(id, subscription.node.id) !== input.timer) continue;
    const trigger = triggersOf(subscription.node).find((one) => one.type === 'timer')!;
    m.moves.push(() => events.occur(m, execution, subscription, trigger));
    return;
  }
  m.stop(input.timer, phrase('no-timer'));
}

function move(m: Machine, input: Of<'move'>): void {
  const execution = m.get(input.execution);
  const target = m.process.nodes[input.to];
  const from = m.process.nodes[execution.at];
  const way = target && isActivity(target) ? wayInto(m, target, from.scope) : undefined;
  if (!way) m.stop(input.to, phrase('no-return'));
  const whole = execution.turn === undefined ? execution : m.get(execution.in);
  m.moves.push(() => {
    m.cancel(whole);
    m.enter(target, m.reopen(way, whole.in));
  });
}

/** The sub-processes that lie between a scope and a node within, from the outside in; nothing where it lies elsewhere. */
function wayInto(m: Machine, { scope }: Node, from: Node['scope']): Node[] | undefined {
  if (scope === from) return [];
  const holder = m.process.nodes[scope ?? ''];
  // One that is repeated has turns, and nobody says which.
  if (holder?.kind !== 'sub-process' || holder.loop || holder.onEvent) return undefined;
  const outside = wayInto(m, holder, from);
  return outside && [...outside, holder];
}
