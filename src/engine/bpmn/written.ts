/**
 * A model as the standard means it, whatever tool wrote it down: references by the ids they stand for (they are qualified names), texts
 * that hold markup as texts, and nothing of the drawing or of tools. What is left out says so where it might be missed.
 */
import type { XmlNode } from '#engine/xml/xml.ts';
import { wholeText } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { QUALIFIED } from './reference-names.ts';

export interface Written {
  root: XmlNode;
  /** Of what is left out: execution doesn't need it. */
  left: { node: XmlNode; rule: 'drawing' | 'foreign'; detail: Phrase }[];
}

/** 2.0 and the drafts before it. */
const BPMN = /^https?:\/\/(?:www|schema)\.omg\.org\/spec\/BPMN\/[^/]+(?:\/MODEL)?\/?$/;
export const isBpmn = (namespace: string | undefined): boolean => namespace !== undefined && BPMN.test(namespace);

/** Elements whose schema takes any markup beside their text. */
const MIXED = new Set(
  'documentation text script conditionExpression loopCondition loopCardinality completionCondition activationCondition timeDate timeCycle timeDuration condition from to messagePath dataPath transformation formalExpression expression'.split(
    ' ',
  ),
);
/** Names that stand for whatever `xsi:type` says, where a tool writes no element of its own for it. */
const ABSTRACT = new Set(
  'rootElement flowElement flowNode activity artifact eventDefinition loopCharacteristics event gateway'.split(' '),
);
const LEFT_OUT = new Set(['extensionElements', 'extension', 'BPMNDiagram']);
const SCHEMA = 'http://www.w3.org/2001/XMLSchema-instance';

export function asWritten(root: XmlNode): Written {
  const ids = new Set<string>();
  const note = ({ name, attributes, children }: XmlNode): void => {
    if (name === 'BPMNDiagram' || name === 'extensionElements') return;
    if (attributes['id'] !== undefined) ids.add(attributes['id'].trim());
    children.forEach(note);
  };
  note(root);
  const left: Written['left'] = [];
  return { root: new Cleaner(root, ids, left).clean(root), left };
}

class Cleaner {
  readonly #root: XmlNode;
  readonly #ids: ReadonlySet<string>;
  readonly #left: Written['left'];

  constructor(root: XmlNode, ids: ReadonlySet<string>, left: Written['left']) {
    this.#root = root;
    this.#ids = ids;
    this.#left = left;
  }

  clean(node: XmlNode): XmlNode {
    const { attributes, type } = this.#attributes(node);
    const name = type && ABSTRACT.has(node.name) ? kindOf(type) : node.name;
    const mixed = MIXED.has(name);
    // An expression may have a documentation of its own, which is no part of it.
    const own = mixed
      ? {
          ...node,
          children: node.children.map((one) => (this.#isAside(one) ? { ...one, text: '', children: [] } : one)),
        }
      : node;
    const text = mixed ? wholeText(own) : node.text;
    const children = mixed ? [] : node.children.flatMap((one) => this.#child(one));
    return { ...node, name, attributes, children, text: QUALIFIED.has(name) ? this.#resolved(name, text, node) : text };
  }

  #isAside({ name, namespace }: XmlNode): boolean {
    return isBpmn(namespace) && (name === 'documentation' || name === 'extensionElements');
  }

  #child(node: XmlNode): XmlNode[] {
    if (node.name === 'BPMNDiagram') this.#look(node);
    else if (!LEFT_OUT.has(node.name) && !isBpmn(node.namespace)) {
      this.#left.push({ node, rule: 'foreign', detail: phrase('element-of-tool', { name: node.name }) });
      return [];
    }
    return LEFT_OUT.has(node.name) ? [] : [this.clean(node)];
  }

  /** Attributes of the standard by their names; those of tools keep theirs, which end in the name they mean. */
  #attributes(node: XmlNode): { attributes: Record<string, string>; type?: string } {
    const attributes: Record<string, string> = {};
    let type: string | undefined;
    for (const [key, value] of Object.entries(node.attributes)) {
      const colon = key.indexOf(':');
      const prefix = colon < 0 ? '' : key.slice(0, colon);
      const name = key.slice(colon + 1);
      if (key === 'xmlns' || prefix === 'xmlns') continue;
      const namespace = prefix ? node.prefixes[prefix] : undefined;
      if (prefix && namespace === SCHEMA) {
        if (name !== 'type') continue;
        type = value.slice(value.indexOf(':') + 1).trim();
        attributes['xsi:type'] = type;
      } else if (!prefix || isBpmn(namespace)) {
        if (name === 'id') attributes[name] = value.trim();
        else attributes[name] = QUALIFIED.has(name) ? this.#resolved(name, value, node) : value;
      } else attributes[key] ??= value;
    }
    return type === undefined ? { attributes } : { attributes, type };
  }

  /** The id that a qualified name stands for; of another file, the name as it is, but for what may be called there. */
  #resolved(name: string, value: string, node: XmlNode): string {
    const whole = value.trim();
    const colon = whole.indexOf(':');
    if (colon < 0 || this.#ids.has(whole)) return whole;
    const namespace = node.prefixes[whole.slice(0, colon)];
    const here = namespace === undefined || isBpmn(namespace) || namespace === this.#root.attributes['targetNamespace'];
    return here || name === 'calledElement' ? whole.slice(colon + 1) : whole;
  }

  /** What the drawing names and is not there. */
  #look(diagram: XmlNode): void {
    const styles = new Set<string>();
    const drawn = new Set<string>();
    const every = (node: XmlNode, visit: (one: XmlNode) => void): void => {
      visit(node);
      for (const one of node.children) if (one.name !== 'extension') every(one, visit);
    };
    every(diagram, ({ name, attributes }) => {
      const id = attributes['id'];
      if (id === undefined) return;
      drawn.add(id);
      if (name === 'BPMNLabelStyle') styles.add(id);
    });
    const missing = (node: XmlNode, name: string, known: ReadonlySet<string>): void => {
      const value = node.attributes[name];
      if (value === undefined || known.has(value) || known.has(this.#resolved(name, value, node))) return;
      this.#left.push({ node, rule: 'drawing', detail: phrase('drawing-only', { name, id: value }) });
    };
    every(diagram, (node) => {
      missing(node, 'bpmnElement', this.#ids);
      missing(node, 'labelStyle', styles);
      for (const name of ['sourceElement', 'targetElement', 'choreographyActivityShape']) missing(node, name, drawn);
    });
  }
}

/** `tUserTask` of the schema is `userTask`. */
function kindOf(type: string): string {
  const plain = /^t[A-Z]/.test(type) ? type.slice(1) : type;
  return plain[0].toLowerCase() + plain.slice(1);
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text.replace(/[&<>"]|[^\S ]/g, (sign) => ESCAPED[sign] ?? `&#${sign.charCodeAt(0)};`);

/** What is formal, and what is said for people: nothing else is told by `xsi:type` here. */
const EXPRESSION = /^t(?:Formal)?Expression$/;
/** The line an element stands on in its file, beside its other attributes. */
export const LINE = 'at:line';

/** Ids as the reader of XML takes them. Tools write others, with spaces or letters beyond ASCII. */
const LEGAL_ID = /^[A-Za-z_][\w.-]*$/;

/** As XML that has one element a line; `lines` are the elements on them, `ids` what ids written otherwise stand for. */
export function toXml(root: XmlNode): { xml: string; lines: XmlNode[]; ids: Map<string, string> } {
  const lines: XmlNode[] = [];
  const parts: string[] = [];
  const ids = new Map<string, string>();
  const instead = new Map<string, string>();
  const idOf = (id: string): string => {
    if (LEGAL_ID.test(id)) return id;
    const known = instead.get(id) ?? `_odd-${instead.size}`;
    instead.set(id, known);
    ids.set(known, id);
    return known;
  };
  const write = (node: XmlNode, more = ''): void => {
    lines.push(node);
    const begin = `<${node.name}${more}${attributesOf(node, idOf)} ${LINE}="${node.line}">`;
    const text = REFERENCES.has(node.name) && node.text.trim() ? idOf(node.text.trim()) : node.text;
    parts.push(node.children.length ? begin : begin + escaped(text));
    for (const one of node.children) write(one);
    parts[parts.length - 1] += `</${node.name}>`;
  };
  write(root, ` xmlns="${MODEL}" xmlns:xsi="${SCHEMA}" xmlns:at="urn:motcua:at" xmlns:tool="urn:motcua:tool"`);
  return { xml: parts.join('\n'), lines, ids };
}
/** What is called is known by its name alone. */
const REFERENCES: ReadonlySet<string> = QUALIFIED.difference(new Set(['calledElement']));
const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

function attributesOf({ attributes }: XmlNode, idOf: (id: string) => string): string {
  const written = new Set<string>();
  let text = '';
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'xsi:type') {
      if (EXPRESSION.test(value)) text += ` xsi:type="${value}"`;
      continue;
    }
    const name = key.includes(':') ? `tool:${key.slice(key.indexOf(':') + 1)}` : key;
    if (written.has(name)) continue;
    written.add(name);
    const isId = name === 'id' || REFERENCES.has(name);
    text += ` ${name}="${escaped(isId && value ? idOf(value) : value)}"`;
  }
  return text;
}
