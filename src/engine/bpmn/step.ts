/**
 * One step of a process: a pure function of the compiled process, the state and one input. Tokens that need nothing from
 * outside run until each waits or ends; what the world must do comes back as effects.
 */
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { conditionalFlows, exclusiveFlow } from './choose.ts';
import { type Flow, isActivity, type Node, type Process } from './graph.ts';
import { mayJoin } from './inclusive.ts';
import { isEnough, turnsOf } from './loops.ts';
import type { Effect, Environment, Execution, Input, State, Waiting } from './state.ts';
import { catcherOf, subscriptions, timerId } from './subscriptions.ts';
import { repetitions, timerValue } from './timers.ts';

export interface Stepped {
  state: State;
  effects: Effect[];
}

const MAX_MOVES = 20_000;
const MAX_TURNS = 1_000;

export function initialState(): State {
  return { status: 'running', next: 1, live: [] };
}

/** Refuses an input that nothing waits for, and a process that runs in circles or can go no further; the state stays as it was. */
export function step(process: Process, state: State, input: Input, environment: Environment): Outcome<Stepped> {
  const stepper = new Stepper(process, state, environment);
  try {
    stepper.take(input);
    stepper.run();
    return stepper.result();
  } catch (error) {
    if (error instanceof Stop) return error.refusal;
    throw error;
  }
}

class Stop extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

class Stepper {
  readonly #process: Process;
  readonly #environment: Environment;
  readonly #effects: Effect[] = [];
  readonly #moves: (() => void)[] = [];
  /** Where the tokens of pending moves are headed, so that a join knows who may still come. */
  readonly #live: Map<number, Execution>;
  #joins: Waiting[];
  #vars: Record<string, unknown> | undefined;
  #given: Environment['vars'] | undefined;
  #next: number;
  #status: State['status'];
  #error: string | undefined;

  constructor(process: Process, state: State, environment: Environment) {
    this.#process = process;
    this.#environment = environment;
    this.#live = new Map(state.live.map((execution) => [execution.id, { ...execution }]));
    this.#joins = (state.joins ?? []).map((waiting) => ({ ...waiting, via: [...waiting.via] }));
    this.#vars = state.vars;
    this.#next = state.next;
    this.#status = state.status;
    this.#error = state.error;
  }

  result(): Stepped {
    const state: State = { status: this.#status, next: this.#next, live: [...this.#live.values()] };
    if (this.#joins.length) state.joins = this.#joins;
    if (this.#vars && Object.keys(this.#vars).length) state.vars = this.#vars;
    if (this.#error !== undefined) state.error = this.#error;
    return { state, effects: this.#effects };
  }

  take(input: Input): void {
    if (this.#status !== 'running') this.#stop(this.#process.id, `it is ${this.#status} already`);
    switch (input.type) {
      case 'start': {
        const starts = this.#process.starts[''].map((id) => this.#process.nodes[id]);
        const start = input.event
          ? starts.find(
              (node) =>
                node.id === input.event || (node.trigger.type === 'message' && node.trigger.name === input.event),
            )
          : (starts.find((node) => node.trigger.type === 'none') ?? starts[0]);
        if (!start) this.#stop(input.event ?? '', 'there is no such start event');
        this.#merge(input.vars);
        this.#moves.push(() => this.#enter(start!, 0));
        return;
      }
      case 'complete': {
        const execution = this.#get(input.execution);
        if (!['user', 'service'].includes(this.#process.nodes[execution.at].kind) || execution.loop)
          this.#stop(execution.at, 'is not a task that can be completed');
        this.#merge(input.vars);
        this.#moves.push(() => this.#complete(execution));
        return;
      }
      case 'message': {
        for (const execution of [...this.#live.values()].reverse()) {
          if (input.execution !== undefined && input.execution !== execution.id) continue;
          for (const { node, how } of subscriptions(this.#process, execution))
            if (node.trigger.type === 'message' && node.trigger.name === input.name) {
              this.#merge(input.vars);
              this.#moves.push(() => this.#occur(execution, node, how));
              return;
            }
        }
        return this.#stop(input.name, 'nothing waits for this message');
      }
      case 'timer': {
        const [id] = input.timer.split(':');
        const execution = this.#get(Number(id));
        for (const { node, how } of subscriptions(this.#process, execution))
          if (timerId(execution.id, node.id) === input.timer) {
            this.#moves.push(() => this.#occur(execution, node, how));
            return;
          }
        return this.#stop(input.timer, 'no such timer runs');
      }
      case 'error': {
        const execution = this.#get(input.execution);
        this.#moves.push(() => this.#raise(execution, input.code));
        return;
      }
      case 'move': {
        const execution = this.#get(input.execution);
        const target = this.#process.nodes[input.to];
        const from = this.#process.nodes[execution.at];
        if (!target || target.scope !== from.scope || !isActivity(target))
          this.#stop(input.to, 'cannot be returned to from here');
        const scope = execution.turn === undefined ? execution.in : this.#get(execution.in).in;
        const whole = execution.turn === undefined ? execution : this.#get(execution.in);
        this.#moves.push(() => {
          this.#cancel(whole);
          this.#enter(target, scope);
        });
      }
    }
  }

  /** Moves tokens until all wait; then lets inclusive joins go and scopes end, which may set more of them moving. */
  run(): void {
    for (let moves = 0; ; moves++) {
      if (moves > MAX_MOVES) this.#stop(this.#process.id, `goes round without waiting (${MAX_MOVES} moves)`);
      const move = this.#moves.shift();
      if (move) move();
      else if (this.#status !== 'running' || !(this.#passInclusive() || this.#endScopes())) return;
    }
  }

  #enter(node: Node, scope: number, via?: Flow): void {
    this.#report(node, via);
    if ((node.kind === 'parallel' || node.kind === 'inclusive') && node.incoming.length > 1 && via)
      return this.#arrive(node, scope, via.id);
    if (node.loop) return this.#enterLoop(node, scope);
    this.#begin(node, scope);
  }

  /** What an element does when a token comes in (one turn of it, for a multi-instance activity). */
  #begin(node: Node, scope: number, turn?: Pick<Execution, 'turn' | 'vars'>): void {
    switch (node.kind) {
      case 'start':
      case 'parallel':
      case 'boundary':
        return this.#leave(node, scope);
      case 'pass':
      case 'rule':
      case 'send':
      case 'throw':
        if (node.kind === 'rule') this.#decide(node, turn?.vars);
        if (node.kind === 'send') this.#effects.push({ type: 'send', element: node.id, operation: node.operation! });
        if (node.kind === 'throw' && node.trigger.type === 'message')
          this.#effects.push({ type: 'send', element: node.id, operation: node.trigger.name });
        if (turn) return this.#endTurn(scope);
        return this.#leave(node, scope);
      case 'exclusive':
        return this.#leave(node, scope, [
          exclusiveFlow(this.#process, node, () => this.#scopeVars(scope)) ?? this.#stop(node.id, NO_WAY_OUT),
        ]);
      case 'inclusive':
        return this.#leave(node, scope, this.#inclusiveFlows(node, scope));
      case 'end':
        return this.#end(node, scope);
      case 'user':
      case 'service': {
        const execution = this.#add(node, scope, turn);
        this.#effects.push({
          type: 'open',
          execution: execution.id,
          element: node.id,
          kind: node.kind,
          operation: node.operation,
          vars: turn?.vars,
        });
        return this.#startTimers(execution);
      }
      case 'catch':
      case 'receive':
      case 'event-based':
        return this.#startTimers(this.#add(node, scope, turn));
      case 'sub-process':
      case 'call': {
        const execution = this.#add(node, scope, turn);
        this.#startTimers(execution);
        for (const start of this.#process.starts[node.id]) {
          const inner = this.#process.nodes[start];
          if (inner.trigger.type === 'none')
            this.#moves.push(() => this.#live.has(execution.id) && this.#enter(inner, execution.id));
        }
      }
    }
  }

  #add(node: Node, scope: number, extra: Partial<Execution> = {}): Execution {
    const execution: Execution = { id: this.#next++, at: node.id, in: scope, ...extra };
    this.#live.set(execution.id, execution);
    return execution;
  }

  #enterLoop(node: Node, scope: number): void {
    const loop = node.loop!;
    const { items, total } = turnsOf(loop, this.#scopeVars(scope));
    if (loop.collection && !items) this.#stop(node.id, `«${loop.collection}» is not a list`);
    if (!Number.isInteger(total) || total < 0 || total > MAX_TURNS)
      this.#stop(node.id, `would run ${total} times (0 to ${MAX_TURNS})`);
    if (total === 0) return this.#leave(node, scope);
    const container = this.#add(node, scope, { loop: { total, done: 0, next: 0 } });
    if (items) container.vars = { [itemsOf(node)]: items };
    this.#startTimers(container);
    const first = loop.sequential ? 1 : total;
    for (let i = 0; i < first; i++) this.#beginTurn(node, container);
  }

  #beginTurn(node: Node, container: Execution): void {
    const turn = container.loop!.next++;
    const items = container.vars?.[itemsOf(node)] as unknown[] | undefined;
    const vars =
      items && node.loop?.item ? { [node.loop.item]: items[turn], loopCounter: turn + 1 } : { loopCounter: turn + 1 };
    this.#moves.push(() => this.#live.has(container.id) && this.#begin(node, container.id, { turn, vars }));
  }

  #endTurn(containerId: number): void {
    const container = this.#get(containerId);
    const node = this.#process.nodes[container.at];
    const loop = container.loop!;
    loop.done++;
    const enough = isEnough(node.loop!, loop, this.#scopeVars(container.in));
    if (enough || loop.done === loop.total) {
      this.#cancelChildren(container);
      this.#remove(container);
      return this.#leave(node, container.in);
    }
    if (node.loop!.sequential) this.#beginTurn(node, container);
  }

  #complete(execution: Execution): void {
    const node = this.#process.nodes[execution.at];
    if (node.kind === 'user' || node.kind === 'service')
      this.#effects.push({ type: 'close', execution: execution.id, element: node.id, reason: 'completed' });
    this.#remove(execution);
    if (execution.turn !== undefined) this.#endTurn(execution.in);
    else this.#leave(node, execution.in);
  }

  #occur(execution: Execution, node: Node, how: 'own' | 'after-gateway' | 'boundary'): void {
    if (how === 'own') return this.#complete(execution);
    if (how === 'after-gateway') {
      const flow = this.#process.nodes[execution.at].outgoing.find((id) => this.#process.flows[id].to === node.id)!;
      this.#remove(execution);
      this.#report(node, this.#process.flows[flow]);
      return this.#leave(node, execution.in);
    }
    if (node.interrupting) this.#cancel(execution);
    else this.#repeat(execution, node);
    this.#report(node);
    this.#leave(node, execution.in);
  }

  /** A cycle (`R3/PT8H`, `R/P1D`) that does not interrupt is set again until it has fired as often as it says. */
  #repeat(execution: Execution, node: Node): void {
    if (node.trigger.type !== 'timer' || node.trigger.kind !== 'cycle') return;
    const value = String(this.#timerValue(node, execution));
    const fired = (execution.fired?.[node.id] ?? 0) + 1;
    execution.fired = { ...execution.fired, [node.id]: fired };
    if (fired < repetitions(value))
      this.#effects.push({
        type: 'schedule',
        timer: timerId(execution.id, node.id),
        element: node.id,
        kind: 'cycle',
        value,
      });
  }

  /** Follows the given flows, or for anything but a gateway all whose condition holds (BPMN 2.0 §13.3.1). */
  #leave(node: Node, scope: number, chosen?: string[]): void {
    const flows =
      chosen ??
      (node.kind === 'parallel' ? node.outgoing : conditionalFlows(this.#process, node, () => this.#scopeVars(scope)));
    for (const id of flows) {
      const flow = this.#process.flows[id];
      const target = this.#process.nodes[flow.to];
      this.#moves.push(() => (scope === 0 || this.#live.has(scope)) && this.#enter(target, scope, flow));
    }
  }

  #inclusiveFlows(node: Node, scope: number): string[] {
    const flows = conditionalFlows(this.#process, node, () => this.#scopeVars(scope));
    return flows.length ? flows : this.#stop(node.id, NO_WAY_OUT);
  }

  #arrive(node: Node, scope: number, via: string): void {
    let waiting = this.#joins.find((one) => one.at === node.id && one.in === scope);
    if (!waiting) {
      waiting = { at: node.id, in: scope, via: [] };
      this.#joins.push(waiting);
    }
    waiting.via.push(via);
    if (node.kind === 'parallel' && node.incoming.every((flow) => waiting.via.includes(flow)))
      this.#release(node, waiting);
  }

  /** Takes one token from each incoming flow that has one; what is left waits for the next round. */
  #release(node: Node, waiting: Waiting): void {
    for (const flow of new Set(waiting.via)) waiting.via.splice(waiting.via.indexOf(flow), 1);
    if (!waiting.via.length) this.#joins = this.#joins.filter((one) => one !== waiting);
    if (node.kind === 'inclusive')
      this.#leave(
        node,
        waiting.in,
        node.outgoing.length === 1 ? node.outgoing : this.#inclusiveFlows(node, waiting.in),
      );
    else this.#leave(node, waiting.in);
  }

  #passInclusive(): boolean {
    for (const waiting of this.#joins) {
      const node = this.#process.nodes[waiting.at];
      if (node.kind !== 'inclusive') continue;
      const elsewhere = [
        ...[...this.#live.values()].filter((execution) => execution.in === waiting.in).map((execution) => execution.at),
        ...this.#joins.filter((other) => other !== waiting && other.in === waiting.in).map((other) => other.at),
      ];
      if (!mayJoin(this.#process, node.id, new Set(waiting.via), elsewhere)) continue;
      this.#release(node, waiting);
      return true;
    }
    return false;
  }

  /** Ends every scope in which nothing is left. Tokens stuck at a join with nobody to come are a deadlock, and said so. */
  #endScopes(): boolean {
    const busy = new Set([...this.#live.values()].map((execution) => execution.in));
    for (const execution of this.#live.values()) {
      const node = this.#process.nodes[execution.at];
      if (execution.loop || (node.kind !== 'sub-process' && node.kind !== 'call') || busy.has(execution.id)) continue;
      this.#stopAtDeadlock(execution.id);
      this.#complete(execution);
      return true;
    }
    if (!this.#live.size) {
      this.#stopAtDeadlock(0);
      this.#status = 'completed';
    }
    return false;
  }

  #stopAtDeadlock(scope: number): void {
    const waiting = this.#joins.find((one) => one.in === scope);
    if (waiting) this.#stop(waiting.at, `waits for a token that can no longer come (has ${waiting.via.join(', ')})`);
  }

  #end(node: Node, scope: number): void {
    if (node.trigger.type === 'message')
      this.#effects.push({ type: 'send', element: node.id, operation: node.trigger.name });
    if (node.trigger.type === 'terminate') {
      const holder = this.#live.get(scope);
      this.#cancelChildren({ id: scope, at: '', in: 0 });
      // Pending moves of a scope that is gone are dropped when their turn comes.
      if (holder) this.#complete(holder);
      else this.#moves.length = 0;
    }
    if (node.trigger.type === 'error') {
      const holder = this.#live.get(scope);
      if (holder) this.#raise(holder, node.trigger.code ?? '');
      else this.#fail(node.trigger.code ?? '');
    }
  }

  /** Looks outwards from an execution for a boundary event that catches the error. */
  #raise(from: Execution, code: string): void {
    for (let at: Execution | undefined = from; at; at = this.#live.get(at.in)) {
      const catching = catcherOf(this.#process, at, code);
      if (catching && at.turn === undefined) return this.#occur(at, catching, 'boundary');
    }
    this.#fail(code);
  }

  #fail(code: string): void {
    this.#cancelChildren({ id: 0, at: '', in: 0 });
    this.#moves.length = 0;
    this.#status = 'failed';
    this.#error = code;
  }

  #cancel(execution: Execution): void {
    this.#cancelChildren(execution);
    const node = this.#process.nodes[execution.at];
    if ((node.kind === 'user' || node.kind === 'service') && !execution.loop)
      this.#effects.push({ type: 'close', execution: execution.id, element: node.id, reason: 'cancelled' });
    this.#remove(execution);
  }

  #cancelChildren(scope: Execution): void {
    for (const child of [...this.#live.values()])
      if (child.in === scope.id && this.#live.has(child.id)) this.#cancel(child);
    this.#joins = this.#joins.filter((waiting) => waiting.in !== scope.id);
  }

  #remove(execution: Execution): void {
    this.#live.delete(execution.id);
    this.#joins = this.#joins.filter((waiting) => waiting.in !== execution.id);
    for (const { node } of subscriptions(this.#process, execution))
      if (node.trigger.type === 'timer')
        this.#effects.push({ type: 'cancel-timer', timer: timerId(execution.id, node.id) });
  }

  #startTimers(execution: Execution): void {
    for (const { node } of subscriptions(this.#process, execution)) {
      if (node.trigger.type !== 'timer') continue;
      const { kind } = node.trigger;
      const value = this.#timerValue(node, execution);
      this.#effects.push({ type: 'schedule', timer: timerId(execution.id, node.id), element: node.id, kind, value });
    }
  }

  #timerValue(node: Node, execution: Execution): unknown {
    return timerValue(node, () => this.#scopeVars(execution.in)) ?? this.#stop(node.id, 'the timer gives nothing');
  }

  #decide(node: Node, local?: Record<string, unknown>): void {
    if (!this.#environment.decide) this.#stop(node.id, 'there is nobody to decide');
    const value = this.#environment.decide!(node.decision!, { ...this.#scopeVars(0), ...local });
    if (isRefusal(value)) throw new Stop(value);
    this.#merge({ [node.result!]: value });
  }

  #scopeVars(scope: number): Record<string, unknown> {
    const local: Record<string, unknown>[] = [];
    for (let at = this.#live.get(scope); at; at = this.#live.get(at.in)) if (at.vars) local.unshift(at.vars);
    this.#given ??= this.#environment.vars;
    return Object.assign({}, this.#given, this.#vars, ...local);
  }

  #merge(vars: Record<string, unknown> | undefined): void {
    if (vars && Object.keys(vars).length) this.#vars = { ...this.#vars, ...vars };
  }

  #report(node: Node, via?: Flow): void {
    if (this.#environment.trace) this.#effects.push({ type: 'reached', element: node.id, flow: via?.id });
  }

  #get(id: number): Execution {
    return this.#live.get(id) ?? this.#stop(String(id), 'no such task or event is open');
  }

  #stop(element: string, detail: string): never {
    throw new Stop(refuse('process-stuck', { element, detail }));
  }
}

const NO_WAY_OUT = 'no outgoing condition holds and there is no default';
const itemsOf = (node: Node) => `${node.id}#items`;
