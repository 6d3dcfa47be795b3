/**
 * Reads BPMN 2.0 XML and compiles it. What cannot be executed is refused with its name and id, never skipped: a step
 * that the diagram shows and the machine ignores would be a lie on the wall of an office.
 */
import { BpmnModdle } from 'bpmn-moddle';
import { checkExpression } from '#engine/feel/feel.ts';
import { findNode, readXml, type XmlNode } from '#engine/xml/xml.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import type { Flow, Loop, Node, NodeKind, Process, Trigger } from './graph.ts';

const KINDS: Record<string, NodeKind> = {
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:IntermediateThrowEvent': 'throw',
  'bpmn:IntermediateCatchEvent': 'catch',
  'bpmn:BoundaryEvent': 'boundary',
  'bpmn:UserTask': 'user',
  'bpmn:ServiceTask': 'service',
  'bpmn:BusinessRuleTask': 'rule',
  'bpmn:SendTask': 'send',
  'bpmn:ReceiveTask': 'receive',
  'bpmn:Task': 'pass',
  'bpmn:ManualTask': 'pass',
  'bpmn:SubProcess': 'sub-process',
  'bpmn:CallActivity': 'call',
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:InclusiveGateway': 'inclusive',
  'bpmn:EventBasedGateway': 'event-based',
};

/** Drawn for the reader, without meaning for the machine. */
const DRAWN_ONLY = new Set([
  'bpmn:TextAnnotation',
  'bpmn:Association',
  'bpmn:Group',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
]);

const ALLOWED_TRIGGERS: Record<string, readonly Trigger['type'][]> = {
  start: ['none', 'message', 'timer'],
  end: ['none', 'message', 'terminate', 'error'],
  throw: ['none', 'message'],
  catch: ['message', 'timer'],
  boundary: ['message', 'timer', 'error'],
};

const MAX_XML_LENGTH = 5_000_000;
const MAX_NODES = 5_000;

/** The parts of moddle's objects that are read here. */
interface Element {
  $type: string;
  id?: string;
  name?: string;
  flowElements?: Element[];
  artifacts?: Element[];
  sourceRef?: Element;
  targetRef?: Element;
  conditionExpression?: { body?: string };
  default?: Element;
  attachedToRef?: Element;
  cancelActivity?: boolean;
  triggeredByEvent?: boolean;
  isForCompensation?: boolean;
  calledElement?: string;
  eventDefinitions?: Element[];
  loopCharacteristics?: Element;
  isSequential?: boolean;
  loopCardinality?: { body?: string };
  completionCondition?: { body?: string };
  loopDataInputRef?: Element;
  inputDataItem?: Element;
  messageRef?: Element;
  errorRef?: Element & { errorCode?: string };
  timeDate?: { body?: string };
  timeDuration?: { body?: string };
  timeCycle?: { body?: string };
  rootElements?: Element[];
  isExecutable?: boolean;
  instantiate?: boolean;
  operationRef?: Element;
  implementation?: string;
  $attrs?: Record<string, string>;
}

/** Other processes that call activities may name, as XML by process id. */
export type Library = Readonly<Record<string, string>>;

export async function readProcess(
  xml: string,
  options: { processId?: string; library?: Library } = {},
): Promise<Outcome<Process>> {
  const roots = await parse(xml);
  if (isRefusal(roots)) return roots;
  const processes = roots.filter((element) => element.$type === 'bpmn:Process');
  const main = options.processId
    ? processes.find((process) => process.id === options.processId)
    : (processes.find((process) => process.isExecutable) ?? processes[0]);
  if (!main)
    return refuse('bpmn-invalid', { element: 'definitions', id: options.processId ?? '', detail: 'holds no process' });
  const reader = new Reader(options.library ?? {});
  for (const process of processes) reader.known.set(process.id ?? '', process);
  const refusal = (await reader.readScope(main, undefined, '', [main.id ?? ''])) ?? reader.check();
  return (
    refusal ?? {
      id: main.id ?? 'process',
      name: main.name,
      nodes: reader.nodes,
      flows: reader.flows,
      starts: reader.starts,
    }
  );
}

async function parse(xml: string): Promise<Outcome<Element[]>> {
  if (xml.length > MAX_XML_LENGTH)
    return refuse('too-large', { size: `${xml.length} characters`, limit: `${MAX_XML_LENGTH} characters` });
  const read = readXml(xml);
  if (!('root' in read)) return refuse('bpmn-malformed', { detail: `line ${read.line}: ${read.detail}` });
  try {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
    const broken = (warnings as { message: string }[]).find(({ message }) => !/unknown attribute/.test(message));
    if (broken) return fromWarning(broken.message, read.root);
    return (rootElement as unknown as Element).rootElements ?? [];
  } catch (error) {
    return refuse('bpmn-malformed', { detail: inOneLine((error as Error).message) });
  }
}

function fromWarning(message: string, root: XmlNode): Refusal {
  const unknown = /unparsable content <(?:\w+:)?(\w+)>[\s\S]*unknown type/.exec(message);
  const node = unknown && findNode(root, ({ name }) => name === unknown[1]);
  if (node)
    return refuse('bpmn-unsupported', {
      element: node.name,
      id: node.attributes['id'] ?? '',
      detail: `line ${node.line}: no such BPMN element`,
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

class Reader {
  readonly nodes: Record<string, Node> = {};
  readonly flows: Record<string, Flow> = {};
  readonly starts: Record<string, string[]> = {};
  readonly known = new Map<string, Element>();
  readonly #library: Library;

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
    this.starts[scope ?? ''] ??= [];
    for (const element of elements) {
      if (element.$type === 'bpmn:SequenceFlow' || DRAWN_ONLY.has(element.$type)) continue;
      const node = this.#node(element, scope, prefix);
      if (isRefusal(node)) return node;
      if (this.nodes[node.id]) return invalid(element, 'the id stands twice');
      if (Object.keys(this.nodes).length >= MAX_NODES) return invalid(element, `more than ${MAX_NODES} elements`);
      this.nodes[node.id] = node;
      if (node.kind === 'start') this.starts[scope ?? ''].push(node.id);
      if (node.kind === 'sub-process') {
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
      if (!host) return invalid(element, 'is attached to nothing');
      host.boundary.push(prefix + element.id);
    }
    return undefined;
  }

  async #readCall(element: Element, nodeId: string, callPath: string[]): Promise<Refusal | undefined> {
    const called = element.calledElement;
    if (!called) return invalid(element, 'calls no process (calledElement)');
    if (callPath.includes(called)) return refuse('bpmn-call-cycle', { cycle: [...callPath, called].join(' → ') });
    let target = this.known.get(called);
    if (!target && this.#library[called]) {
      const roots = await parse(this.#library[called]);
      if (isRefusal(roots)) return roots;
      for (const root of roots) if (root.$type === 'bpmn:Process') this.known.set(root.id ?? '', root);
      target = this.known.get(called);
    }
    if (!target) return invalid(element, `calls the process «${called}», which is not there`);
    return this.readScope(target, nodeId, `${nodeId}/`, [...callPath, called]);
  }

  #node(element: Element, scope: string | undefined, prefix: string): Outcome<Node> {
    const kind = KINDS[element.$type];
    const label = element.$type.replace('bpmn:', '');
    const unsupported = (detail: string) =>
      refuse('bpmn-unsupported', { element: label, id: element.id ?? '', detail });
    if (!kind) return unsupported('this element cannot be executed here');
    if (!element.id) return refuse('bpmn-invalid', { element: label, id: '', detail: 'has no id' });
    if (element.triggeredByEvent) return unsupported('event sub-process');
    if (element.isForCompensation) return unsupported('compensation');
    const trigger = this.#trigger(element);
    if (isRefusal(trigger)) return trigger;
    const allowed = ALLOWED_TRIGGERS[kind];
    if (allowed && !allowed.includes(trigger.type)) return unsupported(`a ${trigger.type} event cannot stand here`);
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
    if (element.default) node.default = this.#flowId(element.default, prefix);
    if (loop) node.loop = loop;
    if (kind === 'boundary') {
      node.host = prefix + (element.attachedToRef?.id ?? '');
      node.interrupting = trigger.type === 'error' || element.cancelActivity !== false;
    }
    const attributes = element.$attrs ?? {};
    if (kind === 'rule') {
      node.decision = attribute(attributes, 'decisionRef') ?? element.id;
      node.result = attribute(attributes, 'resultVariable') ?? element.id;
    }
    if (kind === 'service' || kind === 'send')
      node.operation = attribute(attributes, 'topic') ?? element.operationRef?.name ?? element.id;
    if (kind === 'receive') {
      if (!element.messageRef) return invalid(element, 'waits for no message (messageRef)');
      node.trigger = { type: 'message', name: element.messageRef.name ?? element.messageRef.id ?? '' };
    }
    return node;
  }

  #trigger(element: Element): Outcome<Trigger> {
    const definitions = element.eventDefinitions ?? [];
    const label = element.$type.replace('bpmn:', '');
    if (definitions.length > 1)
      return refuse('bpmn-unsupported', { element: label, id: element.id ?? '', detail: 'several event definitions' });
    const [definition] = definitions;
    if (!definition) return { type: 'none' };
    switch (definition.$type) {
      case 'bpmn:MessageEventDefinition':
        if (!definition.messageRef) return invalid(element, 'names no message (messageRef)');
        return { type: 'message', name: definition.messageRef.name ?? definition.messageRef.id ?? '' };
      case 'bpmn:TimerEventDefinition': {
        const [kind, body] = definition.timeDate
          ? (['date', definition.timeDate.body] as const)
          : definition.timeDuration
            ? (['duration', definition.timeDuration.body] as const)
            : (['cycle', definition.timeCycle?.body] as const);
        if (!body?.trim()) return invalid(element, 'a timer without date, duration or cycle');
        return { type: 'timer', kind, expression: body.trim() };
      }
      case 'bpmn:ErrorEventDefinition':
        return { type: 'error', code: definition.errorRef?.errorCode ?? definition.errorRef?.name };
      case 'bpmn:TerminateEventDefinition':
        return { type: 'terminate' };
      default:
        return refuse('bpmn-unsupported', {
          element: definition.$type.replace('bpmn:', ''),
          id: element.id ?? '',
          detail: `on ${label}`,
        });
    }
  }

  #loop(element: Element): Outcome<Loop | undefined> {
    const source = element.loopCharacteristics;
    if (!source) return undefined;
    if (source.$type !== 'bpmn:MultiInstanceLoopCharacteristics')
      return refuse('bpmn-unsupported', {
        element: source.$type.replace('bpmn:', ''),
        id: element.id ?? '',
        detail: 'loop',
      });
    const attributes = source.$attrs ?? {};
    const loop: Loop = {
      sequential: source.isSequential === true,
      cardinality: source.loopCardinality?.body?.trim(),
      collection: attribute(attributes, 'collection') ?? source.loopDataInputRef?.id,
      item: attribute(attributes, 'elementVariable') ?? source.inputDataItem?.name ?? source.inputDataItem?.id,
      completion: source.completionCondition?.body?.trim(),
    };
    if (!loop.cardinality === !loop.collection) return invalid(element, 'needs either a cardinality or a collection');
    for (const expression of [loop.cardinality, loop.collection, loop.completion]) {
      const checked = expression ? checkExpression(expression, `${element.id} (loop)`) : true;
      if (isRefusal(checked)) return checked;
    }
    return loop;
  }

  /** A flow without an id gets one that stays the same from one reading to the next. */
  #flowId(element: Element, prefix: string): string {
    return prefix + (element.id ?? `${element.sourceRef?.id}→${element.targetRef?.id}`);
  }

  #flow(element: Element, prefix: string): Refusal | undefined {
    const id = this.#flowId(element, prefix);
    const from = this.nodes[prefix + (element.sourceRef?.id ?? '')];
    const to = this.nodes[prefix + (element.targetRef?.id ?? '')];
    if (!from || !to) return invalid({ ...element, id }, 'does not join two elements of the same scope');
    if (from.scope !== to.scope) return invalid({ ...element, id }, 'crosses the border of a sub-process');
    if (to.kind === 'start' || to.kind === 'boundary')
      return invalid({ ...element, id }, `flows into a ${to.kind} event`);
    if (from.kind === 'end') return invalid({ ...element, id }, 'leaves an end event');
    const condition = element.conditionExpression?.body?.trim();
    if (condition) {
      const checked = checkExpression(condition, id);
      if (isRefusal(checked)) return checked;
    }
    if (this.flows[id]) return invalid({ ...element, id }, 'the id stands twice');
    this.flows[id] = { id, from: from.id, to: to.id, condition };
    from.outgoing.push(id);
    to.incoming.push(id);
    return undefined;
  }

  /** What only the whole graph shows. */
  check(): Refusal | undefined {
    for (const [scope, starts] of Object.entries(this.starts))
      if (!starts.length)
        return refuse('bpmn-invalid', { element: 'Process', id: scope, detail: 'has no start event' });
    for (const node of Object.values(this.nodes)) {
      const bad = (detail: string) => refuse('bpmn-invalid', { element: node.kind, id: node.id, detail });
      if (!['start', 'boundary'].includes(node.kind) && !node.incoming.length)
        return bad('cannot be reached: no flow leads to it');
      if (node.kind !== 'end' && !node.outgoing.length) return bad('leads nowhere: it needs an outgoing flow');
      if (node.default && !this.flows[node.default]) return bad(`default flow «${node.default}» is not there`);
      if (node.kind === 'event-based') {
        const targets = node.outgoing.map((flow) => this.nodes[this.flows[flow].to]);
        if (targets.length < 2 || targets.some((target) => !['catch', 'receive'].includes(target.kind)))
          return bad('leads to two or more catch events or receive tasks, and to nothing else');
      }
      if (node.kind === 'exclusive' && node.outgoing.length > 1)
        for (const flow of node.outgoing)
          if (flow !== node.default && !this.flows[flow].condition)
            return bad(`flow «${flow}» needs a condition or to be the default`);
    }
    return undefined;
  }
}

/** Extension attributes come with the prefix of whatever tool drew the file: `camunda:topic`, `motcua:topic`, `topic`. */
function attribute(attributes: Record<string, string>, name: string): string | undefined {
  for (const [key, value] of Object.entries(attributes)) if (key === name || key.endsWith(`:${name}`)) return value;
  return undefined;
}

function invalid(element: Element, detail: string): Refusal {
  return refuse('bpmn-invalid', { element: element.$type.replace('bpmn:', ''), id: element.id ?? '', detail });
}
