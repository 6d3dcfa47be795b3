/**
 * A process while it takes one step: tokens move from element to element until each waits or ends. What happens at joins, in loops, by
 * events and when something is undone is told beside it, each in its file.
 */
import { evaluateExpression } from '#engine/feel/feel.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { conditionalFlows, exclusiveFlow } from './choose.ts';
import * as compensation from './compensation.ts';
import * as events from './events.ts';
import { type DataMove, type Flow, holdsOthers, type Node, type Process } from './graph.ts';
import * as joins from './joins.ts';
import * as loops from './loops.ts';
import {
  type Completed,
  type Effect,
  type Environment,
  type Execution,
  ScriptError,
  type State,
  type Waiting,
} from './state.ts';
import { rootOf, type Subscription, subscriptions, unlisten } from './subscriptions.ts';

const MAX_MOVES = 20_000;

export class Stop extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export class Machine {
  readonly process: Process;
  readonly environment: Environment;
  readonly effects: Effect[] = [];
  /** What is to happen next, in order. */
  readonly moves: (() => void)[] = [];
  /** What is heard only when all tokens have come to rest, so that whoever was on the way to listen does. */
  readonly heard: (() => void)[] = [];
  readonly live: Map<number, Execution>;
  readonly root: Execution;
  joins: Waiting[];
  done: Completed[];
  status: State['status'];
  #vars: Record<string, unknown> | undefined;
  #given: Environment['vars'] | undefined;
  #next: number;
  #error: string | undefined;

  constructor(process: Process, state: State, environment: Environment) {
    this.process = process;
    this.environment = environment;
    this.live = new Map(state.live.map((execution) => [execution.id, { ...execution }]));
    this.joins = (state.joins ?? []).map((waiting) => ({ ...waiting, via: [...waiting.via] }));
    this.done = [...(state.done ?? [])];
    this.root = { ...rootOf(state) };
    this.#vars = state.vars;
    this.#next = state.next;
    this.status = state.status;
    this.#error = state.error;
  }

  result(): { state: State; effects: Effect[] } {
    const state: State = { status: this.status, next: this.#next, live: [...this.live.values()] };
    if (this.joins.length) state.joins = this.joins;
    if (Object.keys(this.root).length > 3) state.root = this.root;
    if (this.done.length && this.status === 'running') state.done = this.done;
    if (this.#vars && Object.keys(this.#vars).length) state.vars = this.#vars;
    if (this.#error !== undefined) state.error = this.#error;
    return { state, effects: this.effects };
  }

  /** Moves tokens until all wait; then lets events be heard, joins go and scopes end, which may set more of them moving. */
  run(): void {
    for (let moves = 0; ; moves++) {
      if (moves > MAX_MOVES) this.stop(this.process.id, phrase('goes-round', { most: MAX_MOVES }));
      const move = this.moves.shift() ?? this.heard.shift();
      if (move) move();
      else if (this.status !== 'running' || !(events.look(this) || joins.passInclusive(this) || this.#endScopes()))
        return;
    }
  }

  /** Whether the scope is still there and no event has ended what ran in it: what was on its way there is gone. */
  isOpen(scope: number): boolean {
    const holder = scope === 0 ? this.root : this.live.get(scope);
    return holder !== undefined && !holder.closed && this.status === 'running';
  }

  enter(node: Node, scope: number, via?: Flow): void {
    this.report(node, via);
    if (via && joins.isJoin(node)) return joins.arrive(this, node, scope, via.id);
    if (node.loop) return loops.enterLoop(this, node, scope);
    this.begin(node, scope);
  }

  /** What an element does when a token comes in (one turn of it, for an activity that is repeated). */
  begin(node: Node, scope: number, given: Partial<Execution> = {}): void {
    const extra = node.gets
      ? { ...given, vars: { ...given.vars, ...this.#moved(node.gets, scope, given.vars) } }
      : given;
    switch (node.kind) {
      case 'start':
      case 'parallel':
      case 'boundary':
        return this.leave(node, scope);
      case 'throw':
        return events.raiseAll(this, node, scope, () => this.leave(node, scope));
      case 'end':
        return events.raiseAll(this, node, scope, () => {});
      case 'pass':
      case 'rule':
      case 'send':
        if (node.kind === 'rule') this.#decide(node, extra.vars);
        if (node.kind === 'send') this.effects.push({ type: 'send', element: node.id, operation: node.operation! });
        return this.#finish(node, scope, extra);
      case 'exclusive':
        return this.leave(node, scope, [
          exclusiveFlow(this.process, node, () => this.scopeVars(scope)) ?? this.stop(node.id, phrase('no-way-out')),
        ]);
      case 'inclusive':
      case 'complex':
        return this.leave(node, scope, this.inclusiveFlows(node, scope));
      case 'script':
        if (this.#script(node, scope, extra)) return;
        return this.#open(node, scope, extra);
      case 'user':
      case 'service':
        return this.#open(node, scope, extra);
      case 'catch':
      case 'receive':
      case 'event-based':
        return events.listen(this, this.add(node, scope, extra));
      case 'sub-process':
      case 'ad-hoc':
      case 'call':
        return this.#openScope(node, scope, extra);
    }
  }

  #open(node: Node, scope: number, extra: Partial<Execution>): void {
    const execution = this.add(node, scope, extra);
    this.effects.push({
      type: 'open',
      execution: execution.id,
      element: node.id,
      kind: node.kind === 'user' ? 'user' : 'service',
      operation: node.operation,
      vars: extra.vars,
    });
    events.listen(this, execution);
  }

  #openScope(node: Node, scope: number, extra: Partial<Execution>): void {
    const execution = this.add(node, scope, extra);
    events.listen(this, execution);
    if (node.kind === 'ad-hoc') return loops.beginAdHoc(this, node, execution);
    for (const start of this.process.starts[node.id]) {
      const inner = this.process.nodes[start];
      if (inner.trigger.type === 'none' || node.onEvent)
        this.moves.push(() => this.isOpen(execution.id) && this.enter(inner, execution.id));
    }
  }

  /** Sub-processes that ended run again, with what they listen for, for work within them that is done once more. */
  reopen(holders: readonly Node[], scope: number): number {
    let inside = scope;
    for (const node of holders) {
      const execution = this.add(node, inside);
      events.listen(this, execution);
      inside = execution.id;
    }
    return inside;
  }

  /** True when it ran, or when its error went where errors go. */
  #script(node: Node, scope: number, extra: Partial<Execution>): boolean {
    if (!this.environment.script) return false;
    try {
      const vars = { ...this.scopeVars(scope), ...extra.vars };
      const changed = this.environment.script(node.operation ?? '', vars, { element: node.id });
      if (!changed) return false;
      this.merge(changed);
      this.#finish(node, scope, extra);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      events.raise(this, this.add(node, scope, extra), error.code);
    }
    return true;
  }

  /** An activity that needed nothing from outside is done. */
  #finish(node: Node, scope: number, extra: Partial<Execution>): void {
    if (extra.turn === undefined && extra.for === undefined && !compensation.isUndoable(this.process, node))
      return this.goOn(node, scope, extra.vars);
    this.complete(this.add(node, scope, extra));
  }

  /** An activity is done, the last time where it is repeated. */
  goOn(node: Node, scope: number, local?: Record<string, unknown>): void {
    if (node.leaves) this.merge(this.#moved(node.leaves, scope, local));
    const holder = this.live.get(scope);
    const adHoc = holder && this.process.nodes[holder.at].kind === 'ad-hoc' ? holder : undefined;
    if (adHoc && loops.isEnoughAdHoc(this, adHoc)) return;
    this.leave(node, scope);
    if (adHoc) loops.nextAdHoc(this, adHoc);
  }

  /** A datum that nobody gave stays as it is. */
  #moved(moves: readonly DataMove[], scope: number, local?: Record<string, unknown>): Record<string, unknown> {
    const vars: Record<string, unknown> = { ...this.scopeVars(scope), ...local };
    const moved: Record<string, unknown> = {};
    for (const { name, expression, to } of moves) {
      if (expression) moved[to] = evaluateExpression(expression, vars);
      else if (name !== undefined && vars[name] !== undefined) moved[to] = vars[name];
    }
    return moved;
  }

  add(node: Node, scope: number, extra: Partial<Execution> = {}): Execution {
    const execution: Execution = { id: this.#next++, at: node.id, in: scope, ...extra };
    this.live.set(execution.id, execution);
    return execution;
  }

  complete(execution: Execution): void {
    const node = this.process.nodes[execution.at];
    if (isTask(node))
      this.effects.push({ type: 'close', execution: execution.id, element: node.id, reason: 'completed' });
    this.remove(execution);
    compensation.note(this, execution, node);
    if (execution.for !== undefined) return compensation.goOn(this, execution.for);
    if (execution.turn !== undefined) return loops.endTurn(this, execution.in);
    this.goOn(node, execution.in, execution.vars);
  }

  /** Follows the given flows, or for anything but a gateway all whose condition holds (BPMN 2.0 §13.3.1). */
  leave(node: Node, scope: number, chosen?: readonly string[]): void {
    const flows =
      chosen ??
      (node.kind === 'parallel' ? node.outgoing : conditionalFlows(this.process, node, () => this.scopeVars(scope)));
    for (let copy = 0; copy < (node.completionQuantity ?? 1); copy++)
      for (const id of flows) {
        const flow = this.process.flows[id];
        const target = this.process.nodes[flow.to];
        this.moves.push(() => this.isOpen(scope) && this.enter(target, scope, flow));
      }
  }

  inclusiveFlows(node: Node, scope: number): readonly string[] {
    const flows = conditionalFlows(this.process, node, () => this.scopeVars(scope));
    return flows.length ? flows : this.stop(node.id, phrase('no-way-out'));
  }

  /** Ends every scope in which nothing is left. Tokens stuck at a join with nobody to come are a deadlock, and said so. */
  #endScopes(): boolean {
    const busy = new Set([...this.live.values()].map((execution) => execution.in));
    for (const execution of this.live.values()) {
      const node = this.process.nodes[execution.at];
      if (execution.loop || execution.undo || !holdsOthers(node) || busy.has(execution.id)) continue;
      joins.stopAtDeadlock(this, execution.id);
      this.#endScope(execution, node);
      return true;
    }
    if (!this.live.size) {
      joins.stopAtDeadlock(this, 0);
      this.status = 'completed';
    }
    return false;
  }

  /** A sub-process that an event began leads nowhere: what it stands in ends, or goes on. */
  #endScope(execution: Execution, node: Node): void {
    if (!node.onEvent) return this.complete(execution);
    this.remove(execution);
    if (execution.for !== undefined) compensation.goOn(this, execution.for);
  }

  cancel(execution: Execution): void {
    this.cancelChildren(execution.id);
    const node = this.process.nodes[execution.at];
    if (isTask(node) && !execution.loop)
      this.effects.push({ type: 'close', execution: execution.id, element: node.id, reason: 'cancelled' });
    this.remove(execution);
  }

  cancelChildren(scope: number, except?: Execution): void {
    for (const child of [...this.live.values()])
      if (child.in === scope && child !== except && this.live.has(child.id)) this.cancel(child);
    this.joins = this.joins.filter((waiting) => waiting.in !== scope);
  }

  remove(execution: Execution): void {
    this.live.delete(execution.id);
    this.joins = this.joins.filter((waiting) => waiting.in !== execution.id);
    unlisten(this, execution);
  }

  fail(code: string): void {
    this.cancelChildren(0);
    this.moves.length = 0;
    this.heard.length = 0;
    this.status = 'failed';
    this.#error = code;
  }

  #decide(node: Node, local?: Record<string, unknown>): void {
    if (!this.environment.decide) this.stop(node.id, phrase('nobody-decides'));
    const value = this.environment.decide!(node.decision!, { ...this.scopeVars(0), ...local });
    if (isRefusal(value)) throw new Stop(value);
    this.merge({ [node.result!]: value });
  }

  scopeVars(scope: number): Readonly<Record<string, unknown>> {
    const local: Record<string, unknown>[] = [];
    for (let at = this.live.get(scope); at; at = this.live.get(at.in)) if (at.vars) local.unshift(at.vars);
    this.#given ??= withNames(this.process, this.environment.vars);
    if (!local.length && !this.#vars) return this.#given;
    return Object.assign({}, this.#given, this.#vars, ...local);
  }

  merge(vars: Record<string, unknown> | undefined): void {
    if (vars && Object.keys(vars).length) this.#vars = { ...this.#vars, ...vars };
  }

  report(node: Node, via?: Flow): void {
    if (this.environment.trace) this.effects.push({ type: 'reached', element: node.id, flow: via?.id });
  }

  /** Everything that may wait for an event, the newest first, the process itself last. */
  *listeners(): Generator<{ execution: Execution; subscription: Subscription }> {
    for (const execution of [...[...this.live.values()].reverse(), this.root])
      for (const subscription of subscriptions(this.process, execution)) yield { execution, subscription };
  }

  /** The execution of a scope, which is the process itself for 0. */
  holder(scope: number): Execution {
    return scope === 0 ? this.root : this.get(scope);
  }

  get(id: number): Execution {
    return this.live.get(id) ?? this.stop(String(id), phrase('not-open'));
  }

  stop(element: string, detail: Phrase, more: { deadlock?: boolean } = {}): never {
    throw new Stop(refuse('process-stuck', { element, detail, ...more }));
  }
}

/** Data has its name before anybody has given it: what expressions read depends on it. */
export const withNames = ({ names }: Process, vars: Environment['vars']): Environment['vars'] =>
  names ? { ...Object.fromEntries(names.map((name) => [name, undefined])), ...vars } : vars;

const isTask = (node: Node): boolean => node.kind === 'user' || node.kind === 'service' || node.kind === 'script';
