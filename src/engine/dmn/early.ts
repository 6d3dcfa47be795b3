/** What a table says already while some of what it looks at is not known yet. */
import { evaluateExpression, testUnary } from '#engine/feel/feel.ts';
import type { Variables } from './decide.ts';
import type { DecisionTable, Model, TableRule } from './model.ts';

export interface Settled {
  rule: TableRule;
  /** What the rule looks at. */
  names: Set<string>;
  value: unknown;
}

/**
 * The rules that match of those that look at nothing unknown, as far as no rule before them could yet come to another end: `isOther` says
 * of a rule's outputs that they are. The first of them is what the table says; the others, what it would say without those before.
 */
export function settledBy(
  model: Model,
  decisionId: string,
  variables: Variables,
  unknown: ReadonlySet<string>,
  isOther: (outputs: readonly string[]) => boolean,
): Settled[] {
  const logic = model.decisions[decisionId]?.logic;
  if (logic?.kind !== 'table' || logic.hitPolicy !== 'FIRST') return [];
  const settled: Settled[] = [];
  for (const rule of logic.rules) {
    const names = namesIn(logic, rule, variables, unknown);
    const isMatch = names !== undefined && matches(logic, rule, variables);
    if (isMatch) settled.push({ rule, names, value: outputsOf(logic, rule, variables) });
    if (isOther(rule.outputs) && (isMatch || !names)) break;
  }
  return settled;
}

const matches = ({ inputs }: DecisionTable, rule: TableRule, variables: Variables): boolean =>
  rule.inputs.every(
    (test, i) => test === '-' || testUnary(test, evaluateExpression(inputs[i].expression, variables), variables),
  );

function outputsOf({ outputs }: DecisionTable, rule: TableRule, variables: Variables): unknown {
  const values = rule.outputs.map((text) => evaluateExpression(text, variables));
  return outputs.length === 1 ? values[0] : Object.fromEntries(outputs.map(({ name }, i) => [name, values[i]]));
}

/** Of what a rule looks at; undefined where some of it is unknown. */
function namesIn(
  { inputs }: DecisionTable,
  rule: TableRule,
  variables: Variables,
  unknown: ReadonlySet<string>,
): Set<string> | undefined {
  const names = new Set<string>();
  for (const [i, test] of rule.inputs.entries()) {
    if (test === '-') continue;
    const { expression } = inputs[i];
    // Where one part of «a or b» is true, the other may stay unknown.
    const part = test === 'true' ? partsOf(expression).find((one) => isSettled(one, variables, unknown)) : undefined;
    const found = wordsIn(`${part ?? expression} ${part ? '' : test}`);
    if (found.some((name) => unknown.has(name))) return undefined;
    for (const name of found) names.add(name);
  }
  return names;
}

const isSettled = (expression: string, variables: Variables, unknown: ReadonlySet<string>): boolean =>
  !wordsIn(expression).some((name) => unknown.has(name)) && evaluateExpression(expression, variables) === true;

/** The parts of a plain «a or b»; the whole where it is not that plain. */
function partsOf(expression: string): string[] {
  const parts = expression.split(/\s+or\s+/);
  const plain = parts.every(
    (part) => part.split('(').length === part.split(')').length && !/["{}[\]]|\b(?:if|for|some|every|and)\b/.test(part),
  );
  return plain ? parts : [expression];
}

const wordsIn = (text: string): string[] =>
  text.replace(/"(?:[^"\\]|\\.)*"/g, ' ').match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
