/** Reads DMN 1.1 to 1.5 XML: the elements are the same, only the namespace moved. What cannot be evaluated is refused, with its place. */
import type { CompileOptions } from '#engine/feel/compile.ts';
import { NameIndex } from '#engine/feel/names.ts';
import { FeelSyntaxError } from '#engine/feel/parse.ts';
import { child, childrenOf, readXml, type XmlNode } from '#engine/xml/xml.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, PhrasedError, phrase } from '#kernel/phrase.ts';
import { BoxError, Boxes, expressionIn } from './boxed.ts';
import { ItemTypes, refOf } from './item-types.ts';
import type { Decision, Element, InputData, Knowledge, Model, Need, Service } from './model.ts';

const MAX_XML_LENGTH = 5_000_000;

export interface ReadOptions {
  /** Models that this one may import, as XML. */
  imports?: readonly string[];
  /** What cannot be read gives null when it is asked for; without it the model is refused. */
  lenient?: boolean;
  /** FEEL's `now()` and `today()` are refused otherwise: time is passed in. */
  clock?: boolean;
}

const READS_CLOCK = /\b(now|today)\s*\(\s*\)/;

export function readModel(xml: string, options: ReadOptions = {}): Outcome<Model> {
  const root = rootOf(xml);
  if (isRefusal(root)) return root;
  const others: XmlNode[] = [];
  for (const other of options.imports ?? []) {
    const read = rootOf(other);
    if (!isRefusal(read)) others.push(read);
    else if (!options.lenient) return read;
  }
  const workshop = new Workshop([root, ...others], options);
  const part = workshop.read(root);
  const { model } = part;
  if (workshop.fault && !options.lenient) return workshop.fault;
  if (!Object.keys(model.decisions).length && !Object.keys(model.knowledge).length && !options.lenient)
    return refuse('dmn-malformed', { detail: phrase('no-decision') });
  return workshop.cycle(model) ?? model;
}

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
  fault: Refusal | undefined;
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
    this.fault ??= refuse('dmn-invalid', {
      element: node.name,
      id: node.attributes['id'] ?? '',
      detail: phrase('at-line', { line: node.line, detail }),
    });
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
    this.fault ??= refuse('feel-invalid', {
      where: phrase('dmn-where', { element: node.name, id: node.attributes['id'] ?? '', line: node.line }),
      expression: text.slice(0, 200),
      detail: error instanceof FeelSyntaxError ? phrase('feel-at', { detail, at: error.at + 1 }) : detail,
    });
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
    // Ids may be left out; what nothing refers to is known by its name.
    const id = node.attributes['id'] ?? node.attributes['name'] ?? '';
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
