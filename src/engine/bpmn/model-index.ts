/** A model as the standard means it (`written.ts`), as a tree that can be asked: by id, by kind, what stands in what, which flows lead where. */
import { childrenOf, type XmlNode } from '#engine/xml/xml.ts';

const TASKS = 'task userTask manualTask serviceTask scriptTask businessRuleTask sendTask receiveTask'.split(' ');
const SUB_PROCESSES = ['subProcess', 'transaction', 'adHocSubProcess'];
export const ACTIVITIES: readonly string[] = [...TASKS, ...SUB_PROCESSES, 'callActivity'];
export const EVENTS: readonly string[] = [
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
];
export const GATEWAYS: readonly string[] = [
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'eventBasedGateway',
];
export const FLOW_NODES: readonly string[] = [...ACTIVITIES, ...EVENTS, ...GATEWAYS];
export const SCOPES: readonly string[] = ['process', ...SUB_PROCESSES];

export class ModelIndex {
  readonly root: XmlNode;
  readonly duplicates = new Map<string, XmlNode[]>();
  readonly #byId = new Map<string, XmlNode>();
  readonly #byName = new Map<string, XmlNode[]>();
  readonly #parents = new Map<XmlNode, XmlNode>();
  readonly #outgoing = new Map<string, XmlNode[]>();
  readonly #incoming = new Map<string, XmlNode[]>();
  readonly #borders = new Map<string, XmlNode[]>();
  readonly #associations = new Map<string, XmlNode[]>();
  readonly #children = new Map<XmlNode, Map<string, XmlNode[]>>();
  readonly #links = new Map<XmlNode, Map<string, XmlNode[]>>();
  /** Some elements say which flows come in and go out. */
  readonly listsFlows: boolean;
  /** Other files are needed to know what their ids mean. */
  readonly hasImports: boolean;

  constructor(root: XmlNode) {
    this.root = root;
    this.#add(root);
    for (const flow of this.all('sequenceFlow')) {
      push(this.#outgoing, local(flow.attributes['sourceRef']), flow);
      push(this.#incoming, local(flow.attributes['targetRef']), flow);
    }
    for (const event of this.all('boundaryEvent')) push(this.#borders, local(event.attributes['attachedToRef']), event);
    for (const one of this.all('association')) push(this.#associations, local(one.attributes['sourceRef']), one);
    this.listsFlows = this.all('incoming').length + this.all('outgoing').length > 0;
    this.hasImports = this.all('import').length > 0;
  }

  #add(node: XmlNode): void {
    push(this.#byName, node.name, node);
    const { id } = node.attributes;
    if (id !== undefined) {
      const known = this.#byId.get(id);
      if (known) this.duplicates.set(id, [...(this.duplicates.get(id) ?? [known]), node]);
      else this.#byId.set(id, node);
    }
    for (const one of node.children) {
      this.#parents.set(one, node);
      this.#add(one);
    }
  }

  all(name: string): readonly XmlNode[] {
    return this.#byName.get(name) ?? [];
  }

  get(reference: string | undefined): XmlNode | undefined {
    return reference === undefined ? undefined : this.#byId.get(reference);
  }

  parent(node: XmlNode): XmlNode | undefined {
    return this.#parents.get(node);
  }

  outgoing(node: XmlNode): readonly XmlNode[] {
    return this.#outgoing.get(node.attributes['id'] ?? '') ?? [];
  }

  incoming(node: XmlNode): readonly XmlNode[] {
    return this.#incoming.get(node.attributes['id'] ?? '') ?? [];
  }

  source(flow: XmlNode): XmlNode | undefined {
    return this.get(flow.attributes['sourceRef']);
  }

  target(flow: XmlNode): XmlNode | undefined {
    return this.get(flow.attributes['targetRef']);
  }

  /** The id of a node, or of the nearest around it that has one; empty for what stands in the file alone. */
  nearestId(node: XmlNode): string {
    let at: XmlNode | undefined = node;
    while (at && at.attributes['id'] === undefined) at = this.#parents.get(at);
    return at === this.root ? '' : (at?.attributes['id'] ?? '');
  }

  /** Children of that name: of one node, often asked by many others. */
  childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
    let children = this.#children.get(node);
    if (!children) {
      children = new Map();
      for (const one of node.children) push(children, one.name, one);
      this.#children.set(node, children);
    }
    return children.get(name) ?? [];
  }

  /** Boundary events of an activity. */
  borders(activity: XmlNode): readonly XmlNode[] {
    return this.#borders.get(activity.attributes['id'] ?? '') ?? [];
  }

  associationsFrom(node: XmlNode): readonly XmlNode[] {
    return this.#associations.get(node.attributes['id'] ?? '') ?? [];
  }

  /** Links of one name among the events of that kind beside each other. */
  links(parent: XmlNode, kind: string, name: string): readonly XmlNode[] {
    let links = this.#links.get(parent);
    if (!links) {
      links = new Map();
      for (const event of parent.children)
        for (const link of childrenOf(event, 'linkEventDefinition'))
          push(links, `${event.name} ${link.attributes['name'] ?? ''}`, event);
      this.#links.set(parent, links);
    }
    return links.get(`${kind} ${name}`) ?? [];
  }

  /** The process a node stands in. */
  processOf(node: XmlNode): XmlNode | undefined {
    let at: XmlNode | undefined = node;
    while (at && at.name !== 'process') at = this.#parents.get(at);
    return at;
  }

  /** Event definitions of an event, its own and those it refers to. */
  definitions(event: XmlNode): readonly XmlNode[] {
    return event.children.flatMap((one) => {
      if (one.name === 'eventDefinitionRef') return this.get(one.text.trim()) ?? [];
      return one.name.endsWith('EventDefinition') ? [one] : [];
    });
  }

  isEventSubProcess(node: XmlNode | undefined): boolean {
    return node?.attributes['triggeredByEvent'] === 'true';
  }

  nodesIn(scope: XmlNode): readonly XmlNode[] {
    return scope.children.filter((one) => FLOW_NODES.includes(one.name));
  }
}

function push(map: Map<string, XmlNode[]>, key: string, node: XmlNode): void {
  const known = map.get(key);
  if (known) known.push(node);
  else map.set(key, [node]);
}

/** What a reference names; one with the prefix of another file names nothing here. */
export const local = (reference: string | undefined): string => (reference ?? '').trim();

export const textsOf = (node: XmlNode, name: string): string[] => childrenOf(node, name).map((one) => one.text.trim());
