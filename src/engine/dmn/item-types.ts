/** Item definitions as types: what they are made of and which values they allow (DMN 1.5 §7.3.2, §7.3.3). */
import type { CompileOptions } from '#engine/feel/compile.ts';
import { Frame, Session } from '#engine/feel/frame.ts';
import { compileTests, type Test } from '#engine/feel/tests.ts';
import { ANY, type FeelType, simpleType, type TypeSource } from '#engine/feel/types.ts';
import { child, childrenOf, type XmlNode } from '#engine/xml/xml.ts';

/** Types of a model by name; `imported` by the alias of their model and a point before it. */
export class ItemTypes {
  readonly #nodes = new Map<string, XmlNode>();
  readonly #made = new Map<string, FeelType>();
  readonly #imported: (name: string) => FeelType | undefined;
  readonly #options: CompileOptions;
  readonly #onFault: (node: XmlNode, text: string, error: unknown) => void;

  constructor(
    definitions: XmlNode,
    options: CompileOptions,
    imported: (name: string) => FeelType | undefined,
    onFault: (node: XmlNode, text: string, error: unknown) => void,
  ) {
    for (const node of childrenOf(definitions, 'itemDefinition')) this.#nodes.set(node.attributes['name'] ?? '', node);
    this.#options = { ...options, types: this.source };
    this.#imported = imported;
    this.#onFault = onFault;
  }

  readonly source: TypeSource = (name) => this.#named(name.trim());

  /** A `typeRef`: in older versions with the prefix of a namespace before it. */
  ref(text: string | undefined): FeelType {
    if (!text) return ANY;
    const name = text.trim();
    return this.#named(name) ?? this.#named(name.replace(/^[\w-]+:/, '')) ?? ANY;
  }

  /** Compiles all, so that what is wrong is found. */
  check(): void {
    for (const name of this.#nodes.keys()) this.#named(name);
  }

  #named(name: string): FeelType | undefined {
    const known = this.#made.get(name);
    if (known) return known;
    const node = this.#nodes.get(name);
    if (!node) return simpleType(name) ?? this.#imported(name);
    let base: FeelType | undefined;
    const allows = this.#allows(node);
    const type: FeelType = {
      kind: 'defined',
      name,
      base: () => {
        base ??= this.#base(node, allows);
        return base;
      },
      allows: this.#holds(node, 'typeConstraint'),
    };
    this.#made.set(name, type);
    return type;
  }

  #base(node: XmlNode, allows: ((value: unknown) => boolean) | undefined): FeelType {
    const one = this.#single(node);
    const constrained: FeelType = allows ? { kind: 'defined', name: '', base: () => one, allows } : one;
    return node.attributes['isCollection'] === 'true' ? { kind: 'list', of: constrained } : constrained;
  }

  #single(node: XmlNode): FeelType {
    const components = childrenOf(node, 'itemComponent');
    if (components.length) {
      const entries = components.map((part): [string, FeelType] => [
        part.attributes['name'] ?? '',
        this.#component(part),
      ]);
      return { kind: 'context', entries: Object.fromEntries(entries) };
    }
    const item = child(node, 'functionItem');
    if (item) {
      const parameters = childrenOf(item, 'parameters').map((one) => this.ref(refOf(one)));
      return { kind: 'function', parameters, result: this.ref(item.attributes['outputTypeRef']) };
    }
    return this.ref(refOf(node));
  }

  #component(node: XmlNode): FeelType {
    const base = this.#base(node, this.#allows(node));
    const allows = this.#holds(node, 'typeConstraint');
    return allows ? { kind: 'defined', name: node.attributes['name'] ?? '', base: () => base, allows } : base;
  }

  #allows(node: XmlNode): ((value: unknown) => boolean) | undefined {
    return this.#holds(node, 'allowedValues');
  }

  #holds(node: XmlNode, element: string): ((value: unknown) => boolean) | undefined {
    const text = child(child(node, element) ?? node, 'text')?.text.trim();
    if (!child(node, element) || !text) return undefined;
    let test: Test;
    try {
      test = compileTests(text, this.#options);
    } catch (error) {
      this.#onFault(node, text, error);
      return undefined;
    }
    return (value) => value === null || test(value, new Frame({}, undefined, new Session()));
  }
}

/** An attribute, and in the oldest version an element. */
export function refOf(node: XmlNode | undefined): string | undefined {
  return node && (node.attributes['typeRef'] ?? child(node, 'typeRef')?.text);
}
