/**
 * Reads BPMN 2.0 XML and compiles it. What cannot be executed is refused with its name and id, never skipped: a step
 * that the diagram shows and the machine ignores would be a lie on the wall of an office.
 */
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { namesOfData } from './data-names.ts';
import { attribute, type Element, lineOf } from './element.ts';
import { DRAWN_ONLY, GLOBAL, KINDS } from './elements.ts';
import type { Finding } from './examine.ts';
import { Faults } from './faults.ts';
import { type Flow, type Node, type Process, type Trigger, triggersOf } from './graph.ts';
import { MAX_NODES, parse } from './parse.ts';
import { loopOf, movesOf, nameOf, triggerOf } from './read-parts.ts';
import type { Fault } from './tree.ts';

/** Everything that is read, each time a call reads it again. */
const MAX_PARTS = 100_000;
/** Letters of the ids on the way from call to call, which stand before the id of each element there. */
const MAX_CALL_PATH = 1_000;

/** Other processes that call activities may name, as XML by process id. */
export type Library = Readonly<Record<string, string>>;

export async function readProcess(
  xml: string,
  options: { processId?: string; library?: Library } = {},
): Promise<Outcome<Process>> {
  const { roots, faults } = await parse(xml);
  if (faults.length) return faults[0].refusal;
  const processes = roots.filter(isProcess);
  const main = options.processId
    ? processes.find((process) => process.id === options.processId)
    : (processes.find((process) => process.isExecutable) ?? processes[0]);
  return main ? firstOf(await compile(main, roots, options.library ?? {})) : noProcess(options.processId ?? '');
}

/** All processes of a model, in its order. */
export async function readProcesses(xml: string): Promise<Outcome<Process[]>> {
  const { roots, faults } = await parse(xml);
  if (faults.length) return faults[0].refusal;
  const processes: Process[] = [];
  for (const main of roots.filter(isProcess)) {
    const process = firstOf(await compile(main, roots, {}));
    if (isRefusal(process)) return process;
    processes.push(process);
  }
  return processes.length ? processes : noProcess('');
}

/** The processes of several files by their ids; files that cannot be read have none. */
export async function processesOf(files: readonly string[]): Promise<Library> {
  const found: Record<string, string> = {};
  for (const xml of files)
    for (const process of (await parse(xml)).roots.filter(isProcess)) if (process.id) found[process.id] ??= xml;
  return found;
}

export interface Examined {
  faults: Fault[];
  warnings: Finding[];
  /** Those without faults that are to be run; where the model says it of none, all. */
  processes: Process[];
  /** By the id of an element of these, where it stands. */
  lines: ReadonlyMap<string, number>;
}

/** Everything that is wrong with a model and each of its processes. */
export async function examineProcesses(xml: string, library: Library = {}): Promise<Examined> {
  const { roots, faults, warnings } = await parse(xml);
  const all = roots.filter(isProcess);
  const run = all.filter(({ isExecutable }) => isExecutable);
  const processes: Process[] = [];
  const lines = new Map<string, number>();
  const found = new Map<string, Fault>();
  const add = (fault: Fault): void => {
    const { code, params } = fault.refusal;
    found.set(JSON.stringify([code, fault.id, fault.line, params['expression'], params['detail']]), fault);
  };
  faults.forEach(add);
  // What a constraint says of an element is not said of it a second time.
  const said = new Set(faults.map(({ id }) => id));
  for (const main of run.length ? run : all) {
    const read = await compile(main, roots, library);
    for (const fault of read.faults) if (fault.refusal.code === 'feel-invalid' || !said.has(fault.id)) add(fault);
    if (!read.faults.length && !faults.length) processes.push(read.process);
    for (const [id, line] of read.lines) lines.set(id, line);
  }
  if (!all.length && !faults.length) add({ refusal: noProcess(''), id: '' });
  const sorted = [...found.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { faults: sorted, warnings, processes, lines };
}

const isProcess = (element: Element): boolean => element.$type === 'bpmn:Process';

const noProcess = (id: string): Refusal =>
  refuse('bpmn-invalid', { element: 'definitions', id, detail: phrase('no-process') });

interface Compiled {
  process: Process;
  faults: Fault[];
  lines: [id: string, line: number][];
}
const firstOf = ({ process, faults }: Compiled): Outcome<Process> => faults[0]?.refusal ?? process;

async function compile(main: Element, roots: readonly Element[], library: Library): Promise<Compiled> {
  const reader = new Reader(library);
  reader.learn(roots);
  for (const root of roots) if (isProcess(root) || GLOBAL[root.$type]) reader.known.set(root.id ?? '', root);
  await reader.readScope(main, undefined, '', [main.id ?? '']);
  reader.check();
  const process = {
    id: main.id ?? 'process',
    name: main.name,
    nodes: reader.nodes,
    flows: reader.flows,
    starts: reader.starts,
    ...reader.extras(),
  };
  return { process, faults: reader.faults.list, lines: reader.lines() };
}

/** How much there is in a scope itself, without the scopes within. */
function partsOf({ flowElements = [], artifacts = [] }: Element): number {
  let parts = artifacts.length;
  for (const one of flowElements) {
    parts += 1 + (one.eventDefinitions?.length ?? 0) + (one.eventDefinitionRef?.length ?? 0);
    for (const associations of [one.dataInputAssociations, one.dataOutputAssociations])
      for (const { assignment } of associations ?? []) parts += 1 + (assignment?.length ?? 0);
  }
  return parts;
}

class Reader {
  readonly nodes: Record<string, Node> = {};
  readonly flows: Record<string, Flow> = {};
  readonly starts: Record<string, string[]> = {};
  readonly eventScopes: Record<string, string[]> = {};
  readonly begins: string[] = [];
  readonly known = new Map<string, Element>();
  readonly faults = new Faults();
  readonly #library: Library;
  /** How many flows without an id join the same two. */
  readonly #alike = new Map<string, number>();
  readonly #elements = new Map<string, Element>();
  /** Elements that are not run here, said already: what leads to them is not wrong for that. */
  readonly #refused = new Set<string>();
  #names: string[] = [];
  /** More than is read: nothing else is. */
  #full = false;
  #count = 0;
  #parts = 0;

  constructor(library: Library) {
    this.#library = library;
  }

  /** The names of the data of a file, which expressions may speak of. */
  learn(roots: readonly Element[]): void {
    this.#names = [...new Set([...this.#names, ...namesOfData(roots)])];
    this.faults.names = Object.fromEntries(this.#names.map((name) => [name, undefined]));
  }

  async readScope(container: Element, scope: string | undefined, prefix: string, callPath: string[]): Promise<void> {
    if (this.#full) return;
    const elements = container.flowElements ?? [];
    this.#parts += partsOf(container);
    if (this.#parts > MAX_PARTS) return this.#stop(container, phrase('too-many-elements', { most: MAX_PARTS }));
    this.starts[scope ?? ''] ??= [];
    if (container.triggeredByEvent && scope) {
      const around = this.nodes[scope].scope ?? '';
      this.eventScopes[around] = [...(this.eventScopes[around] ?? []), scope];
    }
    for (const element of elements) {
      if (element.$type === 'bpmn:SequenceFlow' || DRAWN_ONLY.has(element.$type)) continue;
      const node = this.#node(element, scope, prefix);
      if (!node) {
        this.#refused.add(prefix + (element.id ?? ''));
        continue;
      }
      if (this.nodes[node.id]) {
        this.faults.invalid(element, phrase('id-twice', { id: element.id ?? '' }));
        continue;
      }
      if (++this.#count > MAX_NODES) return this.#stop(element, phrase('too-many-elements', { most: MAX_NODES }));
      this.nodes[node.id] = node;
      this.#elements.set(node.id, element);
      if (node.kind === 'start') this.starts[scope ?? ''].push(node.id);
      if (element.instantiate && scope === undefined) this.begins.push(node.id);
      if (node.kind === 'sub-process' || node.kind === 'ad-hoc')
        await this.readScope(element, node.id, prefix, callPath);
      if (node.kind === 'call') await this.#readCall(element, node.id, callPath);
      if (this.#full) return;
    }
    for (const element of elements) if (element.$type === 'bpmn:SequenceFlow') this.#flow(element, prefix);
    for (const element of elements) {
      if (element.$type !== 'bpmn:BoundaryEvent') continue;
      const host = prefix + (element.attachedToRef?.id ?? '');
      if (this.nodes[host]) this.nodes[host].boundary.push(prefix + element.id);
      else if (!this.#refused.has(host)) this.faults.invalid(element, phrase('attached-to-nothing'));
    }
    // What undoes an activity hangs on its boundary event by an association.
    for (const { $type, sourceRef, targetRef } of [...(container.artifacts ?? []), ...elements]) {
      if ($type !== 'bpmn:Association') continue;
      const from = this.nodes[prefix + (sourceRef?.id ?? '')];
      const host = from?.kind === 'boundary' && from.trigger.type === 'compensate' && this.nodes[from.host!];
      if (host) host.handler = prefix + (targetRef?.id ?? '');
    }
  }

  extras(): Pick<Process, 'begins' | 'eventScopes' | 'conditional' | 'names'> {
    const conditional = Object.values(this.nodes).some((node) =>
      triggersOf(node).some((trigger) => trigger.type === 'conditional'),
    );
    return {
      ...(Object.keys(this.eventScopes).length ? { eventScopes: this.eventScopes } : {}),
      ...(this.begins.length ? { begins: this.begins } : {}),
      ...(conditional ? { conditional } : {}),
      ...(this.#names.length ? { names: this.#names } : {}),
    };
  }

  async #readCall(element: Element, nodeId: string, callPath: string[]): Promise<void> {
    const called = element.calledElement;
    if (!called) return this.faults.invalid(element, phrase('calls-nothing'));
    if (callPath.includes(called)) {
      const refusal = refuse('bpmn-call-cycle', { cycle: [...callPath, called].join(' → ') });
      return this.faults.note(refusal, element.id ?? '', lineOf(element));
    }
    let target = this.known.get(called);
    if (!target && this.#library[called]) {
      const { roots, faults } = await parse(this.#library[called]);
      if (faults.length) return this.faults.note(faults[0].refusal, element.id ?? '', lineOf(element));
      this.learn(roots);
      for (const root of roots) if (isProcess(root)) this.known.set(root.id ?? '', root);
      target = this.known.get(called);
    }
    if (!target) return this.faults.invalid(element, phrase('calls-missing', { id: called }));
    if (GLOBAL[target.$type]) return this.#readGlobal(target, nodeId);
    const path = `${nodeId}/`;
    if (path.length > MAX_CALL_PATH) return this.#stop(element, phrase('calls-too-deep'));
    return this.readScope(target, nodeId, path, [...callPath, called]);
  }

  #stop(element: Element, detail: Phrase): void {
    this.#full = true;
    this.faults.invalid(element, detail);
  }

  /** One activity between a start and nothing. */
  #readGlobal(target: Element, nodeId: string): undefined {
    const id = `${nodeId}/${target.id}`;
    const node = { scope: nodeId, incoming: [], outgoing: [], trigger: { type: 'none' } as const, boundary: [] };
    this.nodes[id] = {
      ...node,
      id,
      name: target.name,
      kind: GLOBAL[target.$type],
      operation: target.script ?? target.id,
    };
    this.nodes[`${id}→`] = { ...node, id: `${id}→`, kind: 'start', outgoing: [`${id}→`], boundary: [] };
    this.nodes[id].incoming = [`${id}→`];
    this.flows[`${id}→`] = { id: `${id}→`, from: `${id}→`, to: id };
    this.starts[nodeId] = [`${id}→`];
    return undefined;
  }

  #node(element: Element, scope: string | undefined, prefix: string): Node | undefined {
    const kind = KINDS[element.$type];
    if (!kind) return void this.faults.add(element, 'bpmn-unsupported', phrase('not-run-here'));
    if (!element.id) return void this.faults.invalid(element, phrase('no-id'));
    const triggers = this.#triggers(element, prefix);
    const [trigger] = triggers;
    const loop = element.loopCharacteristics && loopOf(element.loopCharacteristics, element, this.faults);
    const node: Node = {
      id: prefix + element.id,
      name: element.name,
      kind,
      scope,
      incoming: [],
      outgoing: [],
      trigger,
      boundary: [],
    };
    if (triggers.length > 1) node.triggers = triggers;
    if (element.parallelMultiple) node.parallelMultiple = true;
    if (element.instantiate && element.eventGatewayType === 'Parallel') node.all = true;
    if ((element.startQuantity ?? 1) > 1) node.startQuantity = element.startQuantity;
    if ((element.completionQuantity ?? 1) > 1) node.completionQuantity = element.completionQuantity;
    if (element.triggeredByEvent) node.onEvent = true;
    if (element.$type === 'bpmn:Transaction') node.transaction = true;
    if (element.isForCompensation) node.undoes = true;
    if (kind === 'start') node.interrupting = element.isInterrupting !== false;
    if (kind === 'complex') node.activation = this.faults.text(element.activationCondition, element);
    if (kind === 'ad-hoc')
      node.adHoc = {
        sequential: element.ordering === 'Sequential',
        completion: this.faults.text(element.completionCondition, element),
        cancelRemaining: element.cancelRemainingInstances !== false,
      };
    for (const [name, associations] of [
      ['gets', element.dataInputAssociations],
      ['leaves', element.dataOutputAssociations],
    ] as const) {
      const moves = movesOf(associations, element, this.faults);
      if (moves.length) node[name] = moves;
    }
    if (element.default) node.default = this.#flowId(element.default, prefix);
    if (loop) node.loop = loop;
    if (kind === 'boundary') {
      node.host = prefix + (element.attachedToRef?.id ?? '');
      node.interrupting = ['error', 'cancel'].includes(trigger.type) || element.cancelActivity !== false;
    }
    const attributes = element.$attrs ?? {};
    if (kind === 'rule') {
      node.decision = attribute(attributes, 'decisionRef') ?? element.id;
      node.result = attribute(attributes, 'resultVariable') ?? element.id;
    }
    if (kind === 'service' || kind === 'send')
      node.operation = attribute(attributes, 'topic') ?? element.operationRef?.name ?? element.id;
    if (kind === 'script') node.operation = element.script?.trim() ?? '';
    if (kind === 'send' && element.messageRef)
      node.operation = attribute(attributes, 'topic') ?? element.messageRef.name ?? element.messageRef.id;
    if (kind === 'receive') {
      if (!element.messageRef) this.faults.invalid(element, phrase('no-message'));
      node.trigger = { type: 'message', name: nameOf(element.messageRef) };
    }
    return node;
  }

  /** In the order in which they are written. */
  #triggers(element: Element, prefix: string): Trigger[] {
    const definitions = [...(element.eventDefinitions ?? []), ...(element.eventDefinitionRef ?? [])];
    const triggers = definitions.map((one) => triggerOf(one, element, prefix, this.faults));
    return triggers.length ? triggers : [{ type: 'none' }];
  }

  /** A flow without an id gets one that stays the same from one reading to the next. */
  #flowId(element: Element, prefix: string): string {
    return prefix + (element.id ?? `${element.sourceRef?.id}→${element.targetRef?.id}`);
  }

  #flow(element: Element, prefix: string): void {
    let id = this.#flowId(element, prefix);
    if (element.id === undefined) {
      // Several between the same two are told apart by their order.
      const alike = (this.#alike.get(id) ?? 0) + 1;
      this.#alike.set(id, alike);
      if (alike > 1) id += `#${alike}`;
    }
    const ends = [element.sourceRef, element.targetRef].map((end) => prefix + (end?.id ?? ''));
    const [from, to] = ends.map((end) => this.nodes[end]);
    const condition = this.faults.text(element.conditionExpression, element, id);
    if (!from || !to) {
      if (!ends.some((end) => this.#refused.has(end))) this.faults.invalid({ ...element, id }, phrase('flow-ends'));
      return;
    }
    if (this.flows[id]) return this.faults.invalid({ ...element, id }, phrase('id-twice', { id: element.id ?? id }));
    this.flows[id] = { id, from: from.id, to: to.id, condition };
    from.outgoing.push(id);
    to.incoming.push(id);
  }

  /** What only the whole graph shows. */
  check(): void {
    for (const node of Object.values(this.nodes)) {
      const detail = this.#faultOf(node);
      const element = this.#elements.get(node.id);
      if (detail && element) this.faults.invalid(element, detail);
    }
  }

  lines(): [id: string, line: number][] {
    return [...this.#elements].flatMap(([id, element]) => {
      const line = lineOf(element);
      return line === undefined ? [] : [[id, line] as const];
    }) as [string, number][];
  }

  #faultOf(node: Node): Phrase | undefined {
    if (node.default && !this.flows[node.default]) return phrase('default-elsewhere', { flow: node.default });
    if (node.kind === 'exclusive' && node.outgoing.length > 1)
      for (const flow of node.outgoing)
        if (flow !== node.default && !this.flows[flow].condition) return phrase('needs-condition', { flow });
    return undefined;
  }
}
