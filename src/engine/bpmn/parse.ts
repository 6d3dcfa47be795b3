/** From XML to the elements that are compiled, with every fault on the way: of the XML, of the standard's constraints, of unknown elements. */
import { BpmnModdle } from 'bpmn-moddle';
import type { XmlNode } from '#engine/xml/xml.ts';
import { refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import type { Element } from './element.ts';
import { examineTree, type Finding } from './examine.ts';
import { FLOW_NODES } from './model-index.ts';
import { type Fault, treeOf } from './tree.ts';
import { toXml } from './written.ts';

export const MAX_NODES = 5_000;

export interface Parsed {
  roots: Element[];
  faults: Fault[];
  /** What execution doesn't need and is wrong all the same. */
  warnings: Finding[];
}

export async function parse(xml: string): Promise<Parsed> {
  const tree = treeOf(xml);
  if ('refusal' in tree) return { roots: [], faults: [tree], warnings: [] };
  const { root, left } = tree;
  const findings = examineTree(root);
  const faults = findings.filter(({ warning }) => !warning).map(faultOf);
  const warnings = findings.filter(({ warning }) => warning);
  for (const { node, rule, detail } of left)
    warnings.push({
      element: node.name,
      id: node.attributes['id'] ?? '',
      line: node.line,
      rule,
      detail,
      warning: true,
    });
  if (countNodes(root) > MAX_NODES) {
    const detail = phrase('too-many-elements', { most: MAX_NODES });
    const refusal = refuse('bpmn-invalid', { element: 'definitions', id: '', detail });
    return { roots: [], faults: [{ refusal, id: '', line: root.line }], warnings };
  }
  const written = toXml(root);
  try {
    const read = await MODDLE.fromXML(written.xml, { lax: true });
    for (const { message } of read.warnings) {
      const fault = faultOfWarning(message, written.lines);
      if (fault) faults.push(fault);
    }
    for (const [id, element] of Object.entries(read.elementsById)) {
      const odd = written.ids.get(id);
      if (odd !== undefined) element.id = odd;
    }
    return { roots: (read.rootElement as Element).rootElements ?? [], faults, warnings };
  } catch (error) {
    const fault = faultOfWarning((error as Error).message, written.lines);
    return { roots: [], faults: fault ? [...faults, fault] : faults, warnings };
  }
}

function faultOf(finding: Finding): Fault {
  const { element, id, line, rule, detail } = finding;
  const refusal = refuse('bpmn-invalid', { element, id, rule, detail: phrase('at-line', { line, detail }) });
  return { refusal, id, line, finding };
}

/** Elements that flows can join; what is drawn around them is counted by length alone. */
const countNodes = (node: XmlNode): number =>
  node.children.reduce((sum, one) => sum + countNodes(one), FLOW_NODES.includes(node.name) ? 1 : 0);

/**
 * Made once: it describes every type of the standard, which costs more than most models, and keeps nothing of what it has read.
 * It takes the script of a global script task for an attribute; the schema of BPMN has it as an element.
 */
function makeModdle(): BpmnModdle {
  const made = new BpmnModdle() as BpmnModdle & {
    registry: { typeMap: Record<string, { properties: { name: string; isAttr?: boolean }[] }> };
  };
  for (const property of made.registry.typeMap['bpmn:GlobalScriptTask'].properties)
    if (property.name === 'bpmn:script') property.isAttr = false;
  return made;
}
const MODDLE = makeModdle();

/** Attributes that it does not know; ids that stand for nothing or for two are found before, with their element. */
const HARMLESS = /unknown attribute|unresolved reference|duplicate ID/;

/** The line it names is that of what was written for it, one element a line. */
function faultOfWarning(message: string, lines: readonly XmlNode[]): Fault | undefined {
  if (HARMLESS.test(message)) return undefined;
  const at = /line: (\d+)/.exec(message)?.[1];
  const node = at === undefined ? undefined : lines[Number(at)];
  if (!node) return { refusal: refuse('bpmn-malformed', { detail: message.replace(/\s*\n\s*/g, ', ') }), id: '' };
  const { name, line, attributes } = node;
  const id = attributes['id'] ?? '';
  const detail = phrase('at-line', { line, detail: phrase('no-such-element') });
  return { refusal: refuse('bpmn-unsupported', { element: name, id, detail }), id, line };
}
