/**
 * Whether a model keeps to the constraints of the standard that XML Schema cannot say (BPMN 2.0.2, OMG formal/2013-12-09; collected by
 * Geiger et al., "BPMN conformance in open source engines"). Every fault names its element, the rule, and how to mend it.
 */
import type { XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { ModelIndex } from './model-index.ts';
import { examineReferences } from './references.ts';
import { RULES } from './rules/all.ts';
import { treeOf } from './tree.ts';

export interface Finding {
  /** The kind of element, its line, and its id: where it has none, of what it stands in, so that a diagram can show it. */
  element: string;
  id: string;
  line: number;
  /** A short name of the rule, the same in every version. */
  rule: string;
  /** What is wrong, and what to do. */
  detail: Phrase;
  /** Execution doesn't need it. */
  warning?: true;
}

const MAX_FINDINGS = 200;

/** All faults of a model, in the order of its elements; XML that cannot be read is for whoever reads it to say. */
export function examineModel(xml: string): Finding[] {
  const tree = treeOf(xml);
  return 'root' in tree ? examineTree(tree.root) : [];
}

/** Of a model as the standard means it. */
export function examineTree(root: XmlNode): Finding[] {
  const index = new ModelIndex(root);
  const findings: Finding[] = [];
  const report = (node: XmlNode, rule: string, detail: Phrase, warning = false) => {
    if (findings.length >= MAX_FINDINGS) return;
    const finding: Finding = { element: node.name, id: index.nearestId(node), line: node.line, rule, detail };
    findings.push(warning ? { ...finding, warning } : finding);
  };
  for (const [id, nodes] of index.duplicates) report(nodes[1], 'unique-id', phrase('id-twice', { id }));
  examineReferences(index, report);
  for (const { rule, elements, examine } of RULES)
    for (const node of elements.flatMap((name) => index.all(name))) {
      const detail = examine(node, index);
      if (detail) report(node, rule, detail);
    }
  return findings.sort((a, b) => a.line - b.line);
}
