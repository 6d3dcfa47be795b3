/** Reads DMN 1.1 to 1.5 XML: the elements are the same, only the namespace moved. Refuses what it cannot evaluate. */
import { checkExpression, checkUnaryTests } from '#engine/feel/feel.ts';
import { child, childrenOf, readXml, type XmlNode } from '#engine/xml/xml.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import type { Aggregation, Decision, DecisionTable, HitPolicy, Logic, Model } from './model.ts';

const HIT_POLICIES: readonly string[] = ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'];
const AGGREGATIONS: readonly string[] = ['SUM', 'MIN', 'MAX', 'COUNT'];
const MAX_XML_LENGTH = 5_000_000;

export function readModel(xml: string): Outcome<Model> {
  if (xml.length > MAX_XML_LENGTH)
    return refuse('too-large', { size: `${xml.length} characters`, limit: `${MAX_XML_LENGTH} characters` });
  const read = readXml(xml);
  if (!('root' in read)) return refuse('dmn-malformed', { detail: `line ${read.line}: ${read.detail}` });
  const { root } = read;
  if (root.name !== 'definitions')
    return refuse('dmn-malformed', { detail: `line ${root.line}: the root is <${root.name}>, not <definitions>` });
  const model: Model = { name: root.attributes['name'] ?? '', decisions: {} };
  const names: Record<string, unknown> = {};
  for (const node of root.children)
    if (node.name === 'decision' || node.name === 'inputData')
      names[child(node, 'variable')?.attributes['name'] ?? node.attributes['name'] ?? ''] = null;
  for (const node of childrenOf(root, 'decision')) {
    const decision = readDecision(node, names);
    if (isRefusal(decision)) return decision;
    if (model.decisions[decision.id]) return wrong(node, 'the id stands twice');
    model.decisions[decision.id] = decision;
  }
  if (!Object.keys(model.decisions).length) return refuse('dmn-malformed', { detail: 'holds no decision' });
  return checkRequirements(model) ?? model;
}

type Names = Readonly<Record<string, unknown>>;

function readDecision(node: XmlNode, names: Names): Outcome<Decision> {
  const { id, name } = node.attributes;
  if (!id) return wrong(node, 'has no id');
  const body = node.children.find((one) => ['decisionTable', 'literalExpression', 'context'].includes(one.name));
  if (!body) {
    const other = node.children.find(
      (one) =>
        ![
          'variable',
          'informationRequirement',
          'knowledgeRequirement',
          'authorityRequirement',
          'question',
          'allowedAnswers',
          'description',
          'extensionElements',
        ].includes(one.name),
    );
    return wrong(other ?? node, other ? `<${other.name}> cannot be evaluated here` : 'has no logic');
  }
  const logic = readLogic(body, names);
  if (isRefusal(logic)) return logic;
  const requires = childrenOf(node, 'informationRequirement').flatMap((requirement) => {
    const href = child(requirement, 'requiredDecision')?.attributes['href'];
    return href ? [href.slice(href.indexOf('#') + 1)] : [];
  });
  return { id, name: child(node, 'variable')?.attributes['name'] ?? name ?? id, logic, requires };
}

function readLogic(node: XmlNode, names: Names): Outcome<Logic> {
  if (node.name === 'decisionTable') return readTable(node, names);
  if (node.name === 'literalExpression') {
    const expression = textOf(node);
    const checked = checkExpression(expression, at(node), names);
    return isRefusal(checked) ? checked : { kind: 'literal', expression };
  }
  if (node.name !== 'context') return wrong(node, `<${node.name}> cannot be evaluated here`);
  const entries: { name?: string; logic: Logic }[] = [];
  let known = names;
  for (const entry of childrenOf(node, 'contextEntry')) {
    const name = child(entry, 'variable')?.attributes['name'];
    const body = entry.children.find((one) => one.name !== 'variable');
    if (!body) return wrong(entry, 'has no expression');
    const logic = readLogic(body, known);
    if (isRefusal(logic)) return logic;
    entries.push({ name, logic });
    if (name) known = { ...known, [name]: null };
  }
  return { kind: 'context', entries };
}

function readTable(node: XmlNode, names: Names): Outcome<DecisionTable> {
  const hitPolicy = node.attributes['hitPolicy'] ?? 'UNIQUE';
  const aggregation = node.attributes['aggregation'];
  if (!HIT_POLICIES.includes(hitPolicy)) return wrong(node, `no hit policy ${hitPolicy}`);
  if (aggregation && !AGGREGATIONS.includes(aggregation)) return wrong(node, `no aggregation ${aggregation}`);
  const table: DecisionTable = {
    kind: 'table',
    hitPolicy: hitPolicy as HitPolicy,
    aggregation: aggregation as Aggregation | undefined,
    inputs: [],
    outputs: [],
    rules: [],
  };
  for (const input of childrenOf(node, 'input')) {
    const expression = textOf(child(input, 'inputExpression'));
    const checked = checkExpression(expression, at(input), names);
    if (isRefusal(checked)) return checked;
    table.inputs.push({ label: input.attributes['label'] ?? expression, expression });
  }
  for (const output of childrenOf(node, 'output')) {
    const values = textOf(child(output, 'outputValues'));
    table.outputs.push({
      name: output.attributes['name'] ?? '',
      values: values ? splitList(values) : [],
      default: textOf(child(output, 'defaultOutputEntry')) || undefined,
    });
  }
  if (!table.outputs.length) return wrong(node, 'has no output');
  for (const [i, rule] of childrenOf(node, 'rule').entries()) {
    const inputs = childrenOf(rule, 'inputEntry').map((entry) => textOf(entry) || '-');
    const outputs = childrenOf(rule, 'outputEntry').map((entry) => textOf(entry));
    if (inputs.length !== table.inputs.length || outputs.length !== table.outputs.length)
      return wrong(
        rule,
        `has ${inputs.length} inputs and ${outputs.length} outputs, the table ${table.inputs.length} and ${table.outputs.length}`,
      );
    for (const test of inputs) {
      const checked = checkUnaryTests(test, at(rule), names);
      if (isRefusal(checked)) return checked;
    }
    for (const output of outputs) {
      const checked = output ? checkExpression(output, at(rule), names) : true;
      if (isRefusal(checked)) return checked;
    }
    const law = textOf(child(rule, 'annotationEntry')) || textOf(child(rule, 'description')) || undefined;
    table.rules.push({ id: rule.attributes['id'] ?? `rule-${i + 1}`, inputs, outputs, law });
  }
  return table;
}

function checkRequirements(model: Model): Refusal | undefined {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string, path: string[]): Refusal | undefined => {
    if (state.get(id) === 'done') return undefined;
    if (state.get(id) === 'open')
      return refuse('dmn-invalid', {
        element: 'decision',
        id,
        detail: `requires itself: ${[...path, id].join(' → ')}`,
      });
    state.set(id, 'open');
    for (const required of model.decisions[id].requires) {
      if (!model.decisions[required])
        return refuse('dmn-invalid', { element: 'decision', id, detail: `requires «${required}», which is not there` });
      const refusal = visit(required, [...path, id]);
      if (refusal) return refusal;
    }
    state.set(id, 'done');
    return undefined;
  };
  for (const id of Object.keys(model.decisions)) {
    const refusal = visit(id, []);
    if (refusal) return refusal;
  }
  return undefined;
}

/** `"a","b"` → the two; commas inside strings stay. */
function splitList(text: string): string[] {
  return (text.match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []).map((one) => one.trim()).filter(Boolean);
}

function textOf(node: XmlNode | undefined): string {
  return node ? (child(node, 'text')?.text ?? node.text).trim() : '';
}

const at = (node: XmlNode) => `${node.name} «${node.attributes['id'] ?? ''}», line ${node.line}`;

function wrong(node: XmlNode, detail: string): Refusal {
  return refuse('dmn-invalid', {
    element: node.name,
    id: node.attributes['id'] ?? '',
    detail: `line ${node.line}: ${detail}`,
  });
}
