/** Reads DMN 1.1 to 1.5 XML: the elements are the same, only the namespace moved. What cannot be evaluated is refused, with its place. */
import type { CompileOptions } from '#engine/feel/compile.ts';
import { NameIndex } from '#engine/feel/names.ts';
import { FeelSyntaxError } from '#engine/feel/parse.ts';
import { unknownPhrase } from '#engine/feel/unknown.ts';
import { child, childrenOf, findNode, readXml, type XmlNode } from '#engine/xml/xml.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, PhrasedError, phrase } from '#kernel/phrase.ts';
import { BoxError, Boxes, expressionIn } from './boxed.ts';
import { ItemTypes, refOf } from './item-types.ts';
import type { Decision, Element, InputData, Knowledge, Model, Need, Service } from './model.ts';
import { findUnknown } from './unknown-names.ts';

const MAX_XML_LENGTH = 5_000_000;

export interface ReadOptions {
  /** Models that this one may import, as XML. */
  imports?: readonly string[];
  /** Whether another model imports the one of that namespace: then it may hold no decision. */
  imported?: (namespace: string) => boolean;
  /** What cannot be read gives null when it is asked for; without it the model is refused. */
  lenient?: boolean;
  /** FEEL's `now()` and `today()` are refused otherwise: time is passed in. */
  clock?: boolean;
}

/** What is wrong with a model, and where. */
export interface ModelFault {
  refusal: Refusal;
  id: string;
  line: number | undefined;
}

const READS_CLOCK = /\b(now|today)\s*\(\s*\)/;

export function readModel(xml: string, options: ReadOptions = {}): Outcome<Model> {
  const opened = open(xml, options);
  if (isRefusal(opened)) return opened;
  const { workshop, root } = opened;
  const { model } = workshop.read(root);
  if (options.lenient) return workshop.cycle(model) ?? model;
  const empty = options.imported?.(model.namespace) ? undefined : emptiness(model);
  return workshop.faults[0]?.refusal ?? empty ?? workshop.cycle(model) ?? model;
}

/** Several files, each of which may import the others; one that others import may hold types alone. */
export function readModels(files: Readonly<Record<string, string>>): Record<string, Outcome<Model>> {
  const all = Object.entries(files);
  const imported = new Set<string | undefined>();
  for (const [, xml] of all) {
    const root = rootOf(xml);
    if (!isRefusal(root))
      for (const { attributes } of childrenOf(root, 'import')) imported.add(attributes['namespace']);
  }
  return Object.fromEntries(
    all.map(([name, xml]) => {
      const imports = all.flatMap(([other, text]) => (other === name ? [] : [text]));
      return [name, readModel(xml, { imports, imported: (namespace) => imported.has(namespace) })];
    }),
  );
}

/** Everything that is wrong with a model, and what it speaks of that nothing gives it. */
export function examineDecisions(xml: string, options: ReadOptions = {}): ModelFault[] {
  const opened = open(xml, options);
  if (isRefusal(opened)) return [{ refusal: opened, id: '', line: undefined }];
  const { workshop, root } = opened;
  const { model } = workshop.read(root);
  workshop.findUnknown(root);
  const refusal = emptiness(model) ?? workshop.cycle(model);
  const id = String(refusal?.params['id'] ?? '');
  const at = findNode(root, ({ attributes }) => id !== '' && attributes['id'] === id);
  const whole = refusal ? [{ refusal, id, line: (at ?? root).line }] : [];
  return [...workshop.faults, ...whole].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function open(xml: string, options: ReadOptions): Outcome<{ workshop: Workshop; root: XmlNode }> {
  const root = rootOf(xml);
  if (isRefusal(root)) return root;
  const others = (options.imports ?? []).flatMap((other) => {
    const read = rootOf(other);
    return isRefusal(read) ? [] : [read];
  });
  return { workshop: new Workshop(imported(root, others), options), root };
}

/** A model and those that it imports, directly or through others: only their names are known in it. */
function imported(root: XmlNode, others: readonly XmlNode[]): XmlNode[] {
  const found = [root];
  for (const one of found)
    for (const { attributes } of childrenOf(one, 'import')) {
      const target = others.find((other) => other.attributes['namespace'] === attributes['namespace']);
      if (target && !found.includes(target)) found.push(target);
    }
  return found;
}

const emptiness = ({ decisions, knowledge }: Model): Refusal | undefined =>
  Object.keys(decisions).length || Object.keys(knowledge).length
    ? undefined
    : refuse('dmn-malformed', { detail: phrase('no-decision') });

function rootOf(xml: string): Outcome<XmlNode> {
  if (xml.length > MAX_XML_LENGTH)
    return refuse('too-large', { size: `${xml.length} characters`, limit: `${MAX_XML_LENGTH} characters` });
  const read = readXml(xml);
  if (!('root' in read)) return refuse('dmn-malformed', { detail: phrase('at-line', read) });
  if (read.root.name === 'definitions') return read.root;
  return refuse('dmn-malformed', {
    detail: phrase('at-line', { line: read.root.line, detail: phrase('dmn-root', { name: read.root.name }) }),
  });
}

interface Part {
  model: Model;
  types: ItemTypes;
  elements: Map<string, Element>;
}

/** Reads a model and those it imports, each once. */
class Workshop {
  readonly faults: ModelFault[] = [];
  /** The id of each element, or of the nearest around it that has one. */
  readonly #ids = new Map<XmlNode, string>();
  readonly #roots: readonly XmlNode[];
  readonly #options: ReadOptions;
  readonly #names: NameIndex;
  readonly #parts = new Map<XmlNode, Part>();

  constructor(roots: readonly XmlNode[], options: ReadOptions) {
    this.#roots = roots;
    this.#options = options;
    this.#names = new NameIndex(roots.flatMap((root) => [...namesIn(root)]));
  }

  read(root: XmlNode): Part {
    const known = this.#parts.get(root);
    if (known) return known;
    const imports = childrenOf(root, 'import').flatMap((node) => {
      const { namespace, name } = node.attributes;
      const target = this.#roots.find((one) => one.attributes['namespace'] === namespace && one !== root);
      if (target) return [{ alias: name ?? '', namespace, target }];
      if (/dmn|feel/i.test(node.attributes['importType'] ?? 'dmn'))
        this.wrong(node, phrase('dmn-import', { namespace }));
      return [];
    });
    const compile: CompileOptions = { names: this.#names };
    const onFault = (node: XmlNode, text: string, error: unknown) => this.#expressionFault(node, text, error);
    const imported = (name: string) => {
      for (const { alias, target } of imports) {
        const own = alias ? (name.startsWith(`${alias}.`) ? name.slice(alias.length + 1) : undefined) : name;
        const type = own === undefined ? undefined : this.read(target).types.source(own);
        if (type) return type;
      }
      return undefined;
    };
    const types = new ItemTypes(root, compile, imported, onFault);
    const model: Model = {
      name: root.attributes['name'] ?? '',
      namespace: root.attributes['namespace'] ?? '',
      decisions: {},
      inputs: {},
      knowledge: {},
      services: {},
    };
    const part: Part = { model, types, elements: new Map() };
    this.#parts.set(root, part);
    types.check();
    new PartReader(this, root, part, imports, new Boxes(compile, types, onFault)).read();
    return part;
  }

  wrong(node: XmlNode, detail: Phrase): void {
    const id = this.#idOf(node);
    const placed = phrase('at-line', { line: node.line, detail });
    this.#note(node, refuse('dmn-invalid', { element: node.name, id, detail: placed }));
  }

  #note(node: XmlNode, refusal: Refusal): void {
    const id = this.#idOf(node);
    // What stands in another file has no place in this one; the refusal says where it is.
    const line = this.#ids.has(node) ? node.line : undefined;
    if (this.faults.length < MAX_FAULTS) this.faults.push({ refusal, id, line });
  }

  #idOf(node: XmlNode): string {
    if (!this.#ids.size) {
      const note = (one: XmlNode, around: string): void => {
        const id = one.attributes['id'] ?? (around || (one.attributes['name'] ?? ''));
        this.#ids.set(one, id);
        for (const inner of one.children) note(inner, id);
      };
      this.#ids.set(this.#roots[0], '');
      for (const one of this.#roots[0].children) note(one, '');
    }
    return this.#ids.get(node) ?? node.attributes['id'] ?? '';
  }

  /** In every decision and business knowledge model of this file. */
  findUnknown(root: XmlNode): void {
    const { model, elements } = this.read(root);
    // Without input data all names come from whoever asks; the functions of the language are what they are.
    const isOpen = !Object.keys(model.inputs).length;
    for (const node of root.children) {
      const element = elements.get(idOf(node));
      if (!element || !('needs' in element)) continue;
      const needed = element.needs.flatMap(({ path }) => path.slice(0, 1));
      const known = new Set([...needed, ...(element.kind === 'knowledge' ? [element.name] : [])]);
      findUnknown(node, known, { names: this.#names }, (at, text, unknown) => {
        if (isOpen && (unknown.kind === 'name' || unknown.kind === 'member')) return;
        const detail = phrase('feel-at', { detail: unknownPhrase(unknown, text.slice(0, 200)), at: unknown.at + 1 });
        this.#note(at, refuse('feel-invalid', { where: this.#where(at), expression: text.slice(0, 200), detail }));
      });
    }
  }

  #where(node: XmlNode): Phrase {
    return phrase('dmn-where', { element: node.name, id: this.#idOf(node), line: node.line });
  }

  /** No expression below this element asks for the clock. */
  checkClock(body: XmlNode): void {
    if (this.#options.clock) return;
    for (const node of textsIn(body))
      if (READS_CLOCK.test(node.text.replace(/"(?:[^"\\]|\\.)*"/g, '""')))
        this.#expressionFault(node, node.text, new PhrasedError(phrase('feel-clock')));
  }

  #expressionFault(node: XmlNode, text: string, error: unknown): void {
    if (!(error instanceof PhrasedError)) throw error;
    if (error instanceof BoxError) return this.wrong(node, error.detail);
    const { detail } = error;
    const placed = error instanceof FeelSyntaxError ? phrase('feel-at', { detail, at: error.at + 1 }) : detail;
    this.#note(
      node,
      refuse('feel-invalid', { where: this.#where(node), expression: text.slice(0, 200), detail: placed }),
    );
  }

  /** A decision that requires itself can never be decided, and one that rests on hundreds, one on the other, not within the stack. */
  cycle({ decisions }: Model): Refusal | undefined {
    const depths = new Map<Element, number>();
    const path: Element[] = [];
    const wrong = (id: string, detail: Phrase) => refuse('dmn-invalid', { element: 'decision', id, detail });
    const visit = (element: Element): Refusal | undefined => {
      if (depths.has(element)) return undefined;
      if (path.includes(element)) {
        const cycle = [...path.slice(path.indexOf(element)), element].map((one) => one.id).join(' → ');
        return wrong(element.id, phrase('requires-itself', { cycle }));
      }
      let depth = 0;
      path.push(element);
      for (const { element: next } of 'needs' in element ? element.needs : []) {
        if (next.kind !== 'decision') continue;
        const refusal = path.length > MAX_CHAIN ? undefined : visit(next);
        if (refusal) return refusal;
        depth = Math.max(depth, (depths.get(next) ?? MAX_CHAIN) + 1);
      }
      path.pop();
      depths.set(element, depth);
      return depth > MAX_CHAIN ? wrong(element.id, phrase('requires-deep', { most: MAX_CHAIN })) : undefined;
    };
    for (const decision of Object.values(decisions)) {
      const refusal = visit(decision);
      if (refusal) return refusal;
    }
    return undefined;
  }
}

const MAX_CHAIN = 200;
const MAX_FAULTS = 200;

/** Ids may be left out; what nothing refers to is known by its name. */
const idOf = (node: XmlNode): string => node.attributes['id'] ?? node.attributes['name'] ?? '';

interface Import {
  alias: string;
  namespace: string;
  target: XmlNode;
}

class PartReader {
  readonly #workshop: Workshop;
  readonly #root: XmlNode;
  readonly #part: Part;
  readonly #imports: readonly Import[];
  readonly #boxes: Boxes;

  constructor(workshop: Workshop, root: XmlNode, part: Part, imports: readonly Import[], boxes: Boxes) {
    this.#workshop = workshop;
    this.#root = root;
    this.#part = part;
    this.#imports = imports;
    this.#boxes = boxes;
  }

  /** First all elements, then what they need, as they may need each other. */
  read(): void {
    const { model, elements } = this.#part;
    const later: (() => void)[] = [];
    for (const node of this.#root.children) {
      const element = this.#element(node, later);
      if (!element) continue;
      if (!element.id) this.#workshop.wrong(node, phrase('no-name'));
      if (elements.has(element.id)) this.#workshop.wrong(node, phrase('id-twice', { id: element.id }));
      elements.set(element.id, element);
      if (element.kind === 'input') model.inputs[element.id] = element;
      if (element.kind === 'decision') model.decisions[element.id] = element;
      if (element.kind === 'knowledge') model.knowledge[element.id] = element;
      if (element.kind === 'service') model.services[element.id] = element;
    }
    for (const one of later) one();
  }

  #element(node: XmlNode, later: (() => void)[]): Element | undefined {
    const variable = child(node, 'variable');
    const id = idOf(node);
    const name = (variable?.attributes['name'] ?? node.attributes['name'] ?? id).trim().replace(/\s+/g, ' ');
    const type = this.#part.types.ref(refOf(variable));
    switch (node.name) {
      case 'inputData':
        return { kind: 'input', id, name, type, namespace: this.#part.model.namespace } satisfies InputData;
      case 'decision': {
        const decision: Decision = { kind: 'decision', id, name, type, ...this.#logic(node, id), needs: [] };
        later.push(() => decision.needs.push(...this.#needs(node)));
        return decision;
      }
      case 'businessKnowledgeModel': {
        const body = child(node, 'encapsulatedLogic');
        if (body) this.#workshop.checkClock(body);
        const knowledge: Knowledge = {
          kind: 'knowledge',
          id,
          name,
          type,
          run: body
            ? this.#boxes.function(body, id, name, type.kind === 'any' || type.kind === 'function' ? undefined : type)
            : () => null,
          needs: [],
        };
        later.push(() => knowledge.needs.push(...this.#needs(node)));
        return knowledge;
      }
      case 'decisionService': {
        const service: Service = { kind: 'service', id, name, type, outputs: [], inputDecisions: [], inputData: [] };
        later.push(() => {
          const all = (tag: string) => childrenOf(node, tag).flatMap((one) => this.#find(one)?.element ?? []);
          service.outputs.push(...all('outputDecision').filter((one) => one.kind === 'decision'));
          service.inputDecisions.push(...all('inputDecision').filter((one) => one.kind === 'decision'));
          service.inputData.push(...all('inputData').filter((one) => one.kind === 'input'));
        });
        return service;
      }
      default:
        return undefined;
    }
  }

  #logic(node: XmlNode, id: string): Pick<Decision, 'run' | 'logic'> {
    const body = expressionIn(node);
    if (body) {
      this.#workshop.checkClock(body);
      return this.#boxes.compile(body, id);
    }
    const odd = node.children.find((one) => !NO_LOGIC.has(one.name));
    this.#workshop.wrong(odd ?? node, odd ? phrase('not-evaluated', { name: odd.name }) : phrase('no-logic'));
    return {
      logic: { kind: 'other', element: 'none' },
      run: (frame) => {
        frame.session.report(`«${id}» has no logic`);
        return null;
      },
    };
  }

  #needs(node: XmlNode): Need[] {
    return ['informationRequirement', 'knowledgeRequirement'].flatMap((tag) =>
      childrenOf(node, tag).flatMap((requirement) =>
        requirement.children.flatMap((one) => {
          const need = one.attributes['href'] === undefined ? undefined : this.#find(one);
          return need ? [need] : [];
        }),
      ),
    );
  }

  /** By `#id` here, by `namespace#id` in an imported model. */
  #find(reference: XmlNode): Need | undefined {
    const href = reference.attributes['href'] ?? '';
    const at = href.indexOf('#');
    const [namespace, id] = [href.slice(0, Math.max(0, at)), href.slice(at + 1)];
    const from = this.#imports.find((one) => one.namespace === namespace);
    const element = (namespace && from ? this.#workshop.read(from.target) : this.#part).elements.get(id);
    if (!element) {
      this.#workshop.wrong(reference, phrase('requires-missing', { id }));
      return undefined;
    }
    return { path: from?.alias && namespace ? [from.alias, element.name] : [element.name], element };
  }
}

const NO_LOGIC = new Set(
  'variable informationRequirement knowledgeRequirement authorityRequirement question allowedAnswers description extensionElements supportedObjective impactedPerformanceIndicator decisionMaker decisionOwner usingProcess usingTask'.split(
    ' ',
  ),
);

/** Every name that an expression of the model may speak of. */
function* namesIn(node: XmlNode): Generator<string> {
  const { name, iteratorVariable } = node.attributes;
  if (name) yield name;
  if (iteratorVariable) yield iteratorVariable;
  if (node.name === 'text')
    for (const [, key] of node.text.matchAll(/[{,]\s*([\p{L}_][^:{}"',[\]()]*?)\s*:/gu)) yield key;
  for (const one of node.children) yield* namesIn(one);
}

function* textsIn(node: XmlNode): Generator<XmlNode> {
  if (node.name === 'text') yield node;
  for (const one of node.children) yield* textsIn(one);
}
