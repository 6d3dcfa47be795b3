/**
 * Reads BPMN 2.0 XML and compiles it. What cannot be executed is refused with its name and id, never skipped: a step
 * that the diagram shows and the machine ignores would be a lie on the wall of an office.
 */
import { BpmnModdle } from 'bpmn-moddle';
import { checkExpression } from '#engine/feel/feel.ts';
import { findNode, readXml, type XmlNode } from '#engine/xml/xml.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { attribute, type Element, invalid } from './element.ts';
import { DRAWN_ONLY, GLOBAL, KINDS } from './elements.ts';
import { examineTree } from './examine.ts';
import { type Flow, type Loop, type Node, type Process, type Trigger, triggersOf } from './graph.ts';
import { FLOW_NODES } from './model-index.ts';
import { loopOf, movesOf, triggerOf } from './read-parts.ts';

const MAX_XML_LENGTH = 5_000_000;
const MAX_NODES = 5_000;
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
  const roots = await parse(xml);
  if (isRefusal(roots)) return roots;
  const processes = roots.filter(isProcess);
  const main = options.processId
    ? processes.find((process) => process.id === options.processId)
    : (processes.find((process) => process.isExecutable) ?? processes[0]);
  return main ? compile(main, roots, options.library ?? {}) : noProcess(options.processId ?? '');
}

/** All processes of a model, in its order. */
export async function readProcesses(xml: string): Promise<Outcome<Process[]>> {
  const roots = await parse(xml);
  if (isRefusal(roots)) return roots;
  const processes: Process[] = [];
  for (const main of roots.filter(isProcess)) {
    const process = await compile(main, roots, {});
    if (isRefusal(process)) return process;
    processes.push(process);
  }
  return processes.length ? processes : noProcess('');
}

const isProcess = (element: Element): boolean => element.$type === 'bpmn:Process';

const noProcess = (id: string): Refusal =>
  refuse('bpmn-invalid', { element: 'definitions', id, detail: phrase('no-process') });

async function compile(main: Element, roots: readonly Element[], library: Library): Promise<Outcome<Process>> {
  const reader = new Reader(library);
  for (const root of roots) if (isProcess(root) || GLOBAL[root.$type]) reader.known.set(root.id ?? '', root);
  const refusal = (await reader.readScope(main, undefined, '', [main.id ?? ''])) ?? reader.check();
  return (
    refusal ?? {
      id: main.id ?? 'process',
      name: main.name,
      nodes: reader.nodes,
      flows: reader.flows,
      starts: reader.starts,
      ...reader.extras(),
    }
  );
}

/** Attributes of tools; and how a text was written down, when it already is a text. */
const HARMLESS = /unknown attribute|unsupported document encoding/;

async function parse(xml: string): Promise<Outcome<Element[]>> {
  if (xml.length > MAX_XML_LENGTH)
    return refuse('too-large', { size: `${xml.length} characters`, limit: `${MAX_XML_LENGTH} characters` });
  const read = readXml(xml);
  if (!('root' in read)) return refuse('bpmn-malformed', { detail: phrase('at-line', read) });
  if (countNodes(read.root) > MAX_NODES)
    return refuse('bpmn-invalid', {
      element: 'definitions',
      id: '',
      detail: phrase('too-many-elements', { most: MAX_NODES }),
    });
  const [finding] = examineTree(read.root);
  if (finding) {
    const { element, id, line, rule, detail } = finding;
    return refuse('bpmn-invalid', { element, id, rule, detail: phrase('at-line', { line, detail }) });
  }
  try {
    const { rootElement, warnings } = await moddle().fromXML(xml, { lax: false });
    const broken = (warnings as { message: string }[]).find(({ message }) => !HARMLESS.test(message));
    if (broken) return fromWarning(broken.message, read.root);
    return (rootElement as unknown as Element).rootElements ?? [];
  } catch (error) {
    return fromWarning((error as Error).message, read.root);
  }
}

/** Elements that flows can join; what is drawn around them is counted by length alone. */
const countNodes = (node: XmlNode): number =>
  node.children.reduce((sum, one) => sum + countNodes(one), FLOW_NODES.includes(node.name) ? 1 : 0);

/** It takes the script of a global script task for an attribute; the schema of BPMN has it as an element. */
function moddle(): BpmnModdle {
  const made = new BpmnModdle() as BpmnModdle & {
    registry: { typeMap: Record<string, { properties: { name: string; isAttr?: boolean }[] }> };
  };
  for (const property of made.registry.typeMap['bpmn:GlobalScriptTask'].properties)
    if (property.name === 'bpmn:script') property.isAttr = false;
  return made;
}

function fromWarning(message: string, root: XmlNode): Refusal {
  const unknown = /unparsable content <(?:\w+:)?(\w+)>[\s\S]*unknown type/.exec(message);
  const node = unknown && findNode(root, ({ name }) => name === unknown[1]);
  if (node)
    return refuse('bpmn-unsupported', {
      element: node.name,
      id: node.attributes['id'] ?? '',
      detail: phrase('at-line', { line: node.line, detail: phrase('no-such-element') }),
    });
  return refuse('bpmn-malformed', { detail: inOneLine(message) });
}

/** moddle counts lines from 0 and writes several; people count from 1 and read one. */
function inOneLine(message: string): string {
  return message
    .replace(/line: (\d+)/, (_, line: string) => `line ${Number(line) + 1}`)
    .replace(/column: /, 'column ')
    .replace(/\s*\n\s*/g, ', ');
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
  readonly known = new Map<string, Element>();
  readonly #library: Library;
  /** How many flows without an id join the same two. */
  readonly #alike = new Map<string, number>();
  #count = 0;
  #parts = 0;

  constructor(library: Library) {
    this.#library = library;
  }

  async readScope(
    container: Element,
    scope: string | undefined,
    prefix: string,
    callPath: string[],
  ): Promise<Refusal | undefined> {
    const elements = container.flowElements ?? [];
    this.#parts += partsOf(container);
    if (this.#parts > MAX_PARTS) return invalid(container, phrase('too-many-elements', { most: MAX_PARTS }));
    this.starts[scope ?? ''] ??= [];
    if (container.triggeredByEvent && scope) {
      const around = this.nodes[scope].scope ?? '';
      this.eventScopes[around] = [...(this.eventScopes[around] ?? []), scope];
    }
    for (const element of elements) {
      if (element.$type === 'bpmn:SequenceFlow' || DRAWN_ONLY.has(element.$type)) continue;
      const node = this.#node(element, scope, prefix);
      if (isRefusal(node)) return node;
      if (this.nodes[node.id]) return invalid(element, phrase('id-twice', { id: element.id ?? '' }));
      if (++this.#count > MAX_NODES) return invalid(element, phrase('too-many-elements', { most: MAX_NODES }));
      this.nodes[node.id] = node;
      if (node.kind === 'start') this.starts[scope ?? ''].push(node.id);
      if (node.kind === 'sub-process' || node.kind === 'ad-hoc') {
        const refusal = await this.readScope(element, node.id, prefix, callPath);
        if (refusal) return refusal;
      }
      if (node.kind === 'call') {
        const refusal = await this.#readCall(element, node.id, callPath);
        if (refusal) return refusal;
      }
    }
    for (const element of elements) {
      if (element.$type !== 'bpmn:SequenceFlow') continue;
      const refusal = this.#flow(element, prefix);
      if (refusal) return refusal;
    }
    for (const element of elements) {
      if (element.$type !== 'bpmn:BoundaryEvent') continue;
      const host = this.nodes[prefix + (element.attachedToRef?.id ?? '')];
      if (!host) return invalid(element, phrase('attached-to-nothing'));
      host.boundary.push(prefix + element.id);
    }
    // What undoes an activity hangs on its boundary event by an association.
    for (const { $type, sourceRef, targetRef } of [...(container.artifacts ?? []), ...elements]) {
      if ($type !== 'bpmn:Association') continue;
      const from = this.nodes[prefix + (sourceRef?.id ?? '')];
      if (from?.kind === 'boundary' && from.trigger.type === 'compensate')
        this.nodes[from.host!].handler = prefix + (targetRef?.id ?? '');
    }
    return undefined;
  }

  extras(): Pick<Process, 'eventScopes' | 'conditional'> {
    const conditional = Object.values(this.nodes).some((node) =>
      triggersOf(node).some((trigger) => trigger.type === 'conditional'),
    );
    return {
      ...(Object.keys(this.eventScopes).length ? { eventScopes: this.eventScopes } : {}),
      ...(conditional ? { conditional } : {}),
    };
  }

  async #readCall(element: Element, nodeId: string, callPath: string[]): Promise<Refusal | undefined> {
    const called = element.calledElement;
    if (!called) return invalid(element, phrase('calls-nothing'));
    if (callPath.includes(called)) return refuse('bpmn-call-cycle', { cycle: [...callPath, called].join(' → ') });
    let target = this.known.get(called);
    if (!target && this.#library[called]) {
      const roots = await parse(this.#library[called]);
      if (isRefusal(roots)) return roots;
      for (const root of roots) if (isProcess(root)) this.known.set(root.id ?? '', root);
      target = this.known.get(called);
    }
    if (!target) return invalid(element, phrase('calls-missing', { id: called }));
    if (GLOBAL[target.$type]) return this.#readGlobal(target, nodeId);
    const path = `${nodeId}/`;
    if (path.length > MAX_CALL_PATH) return invalid(element, phrase('calls-too-deep'));
    return this.readScope(target, nodeId, path, [...callPath, called]);
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

  #node(element: Element, scope: string | undefined, prefix: string): Outcome<Node> {
    const kind = KINDS[element.$type];
    const label = element.$type.replace('bpmn:', '');
    const unsupported = (detail: Phrase) =>
      refuse('bpmn-unsupported', { element: label, id: element.id ?? '', detail });
    if (!kind) return unsupported(phrase('not-run-here'));
    if (!element.id) return refuse('bpmn-invalid', { element: label, id: '', detail: phrase('no-id') });
    const triggers = this.#triggers(element, prefix);
    if (isRefusal(triggers)) return triggers;
    const [trigger] = triggers;
    const loop = this.#loop(element);
    if (isRefusal(loop)) return loop;
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
    if ((element.startQuantity ?? 1) > 1) node.startQuantity = element.startQuantity;
    if ((element.completionQuantity ?? 1) > 1) node.completionQuantity = element.completionQuantity;
    if (element.triggeredByEvent) node.onEvent = true;
    if (element.$type === 'bpmn:Transaction') node.transaction = true;
    if (element.isForCompensation) node.undoes = true;
    if (kind === 'start') node.interrupting = element.isInterrupting !== false;
    if (kind === 'complex') node.activation = element.activationCondition?.body?.trim();
    if (kind === 'ad-hoc')
      node.adHoc = {
        sequential: element.ordering === 'Sequential',
        completion: element.completionCondition?.body?.trim(),
        cancelRemaining: element.cancelRemainingInstances !== false,
      };
    for (const expression of [node.activation, node.adHoc?.completion]) {
      const checked = expression ? checkExpression(expression, element.id) : true;
      if (isRefusal(checked)) return checked;
    }
    for (const [name, associations] of [
      ['gets', element.dataInputAssociations],
      ['leaves', element.dataOutputAssociations],
    ] as const) {
      const moves = movesOf(associations, element);
      if (isRefusal(moves)) return moves;
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
      if (!element.messageRef) return invalid(element, phrase('no-message'));
      node.trigger = { type: 'message', name: element.messageRef.name ?? element.messageRef.id ?? '' };
    }
    return node;
  }

  /** In the order in which they are written. */
  #triggers(element: Element, prefix: string): Outcome<Trigger[]> {
    const triggers: Trigger[] = [];
    for (const definition of [...(element.eventDefinitions ?? []), ...(element.eventDefinitionRef ?? [])]) {
      const trigger = triggerOf(definition, element, prefix);
      if (isRefusal(trigger)) return trigger;
      triggers.push(trigger);
    }
    return triggers.length ? triggers : [{ type: 'none' }];
  }

  #loop(element: Element): Outcome<Loop | undefined> {
    return element.loopCharacteristics && loopOf(element.loopCharacteristics, element);
  }

  /** A flow without an id gets one that stays the same from one reading to the next. */
  #flowId(element: Element, prefix: string): string {
    return prefix + (element.id ?? `${element.sourceRef?.id}→${element.targetRef?.id}`);
  }

  #flow(element: Element, prefix: string): Refusal | undefined {
    let id = this.#flowId(element, prefix);
    if (element.id === undefined) {
      // Several between the same two are told apart by their order.
      const alike = (this.#alike.get(id) ?? 0) + 1;
      this.#alike.set(id, alike);
      if (alike > 1) id += `#${alike}`;
    }
    const from = this.nodes[prefix + (element.sourceRef?.id ?? '')];
    const to = this.nodes[prefix + (element.targetRef?.id ?? '')];
    if (!from || !to) return invalid({ ...element, id }, phrase('flow-ends'));
    const condition = element.conditionExpression?.body?.trim();
    if (condition) {
      const checked = checkExpression(condition, id);
      if (isRefusal(checked)) return checked;
    }
    if (this.flows[id]) return invalid({ ...element, id }, phrase('id-twice', { id: element.id ?? id }));
    this.flows[id] = { id, from: from.id, to: to.id, condition };
    from.outgoing.push(id);
    to.incoming.push(id);
    return undefined;
  }

  /** What only the whole graph shows. */
  check(): Refusal | undefined {
    for (const node of Object.values(this.nodes)) {
      const bad = (detail: Phrase) => refuse('bpmn-invalid', { element: node.kind, id: node.id, detail });
      const detail = this.#faultOf(node);
      if (detail) return bad(detail);
    }
    return undefined;
  }

  #faultOf(node: Node): Phrase | undefined {
    if (node.default && !this.flows[node.default]) return phrase('default-elsewhere', { flow: node.default });
    if (node.kind === 'exclusive' && node.outgoing.length > 1)
      for (const flow of node.outgoing)
        if (flow !== node.default && !this.flows[flow].condition) return phrase('needs-condition', { flow });
    return undefined;
  }
}
