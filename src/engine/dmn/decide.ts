/** Evaluates a decision of a compiled model (DMN 1.5 §8.2.8 hit policies, §7.3 requirements). */
import { evaluateExpression, testUnary, type Variables } from '#engine/feel/feel.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import type { DecisionTable, Logic, Model, TableRule } from './model.ts';

/** Told of every rule that matched: for coverage, and to say on which article an answer rests. */
export type OnRule = (decision: string, rule: TableRule) => void;

/** Refuses an unknown decision, and a table whose hit policy its rules break. No match gives the default, else null. */
export function decide(model: Model, decisionId: string, variables: Variables, onRule?: OnRule): Outcome<unknown> {
  const decision = model.decisions[decisionId];
  if (!decision) return refuse('dmn-invalid', { element: 'decision', id: decisionId, detail: 'is not there' });
  const known: Record<string, unknown> = { ...variables };
  for (const required of decision.requires) {
    const value = decide(model, required, variables, onRule);
    if (isRefusal(value)) return value;
    known[model.decisions[required].name] = value;
  }
  return evaluateLogic(decision.logic, known, decisionId, onRule);
}

function evaluateLogic(logic: Logic, variables: Variables, id: string, onRule?: OnRule): Outcome<unknown> {
  if (logic.kind === 'literal') return evaluateExpression(logic.expression, variables);
  if (logic.kind === 'table') return evaluateTable(logic, variables, id, onRule);
  const result: Record<string, unknown> = {};
  for (const { name, logic: inner } of logic.entries) {
    const value = evaluateLogic(inner, { ...variables, ...result }, id, onRule);
    if (isRefusal(value)) return value;
    // The entry without a name is the result of the whole context.
    if (!name) return value;
    result[name] = value;
  }
  return result;
}

function evaluateTable(table: DecisionTable, variables: Variables, id: string, onRule?: OnRule): Outcome<unknown> {
  const inputs = table.inputs.map(({ expression }) => evaluateExpression(expression, variables));
  const stopAtFirst = table.hitPolicy === 'FIRST';
  const hits: TableRule[] = [];
  for (const rule of table.rules) {
    if (!rule.inputs.every((test, i) => test === '-' || testUnary(test, inputs[i], variables))) continue;
    hits.push(rule);
    onRule?.(id, rule);
    if (stopAtFirst) break;
  }
  if (!hits.length) return defaultOutput(table, variables);
  const results = hits.map((rule) => outputOf(table, rule, variables));
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return hits.length === 1
        ? results[0]
        : broken(id, `rules ${hits.map((rule) => rule.id).join(', ')} all match; only one may`);
    case 'ANY':
      return results.every((result) => JSON.stringify(result) === JSON.stringify(results[0]))
        ? results[0]
        : broken(id, `rules ${hits.map((rule) => rule.id).join(', ')} give different answers`);
    case 'FIRST':
      return results[0];
    case 'PRIORITY':
      return byPriority(table, results)[0];
    case 'OUTPUT ORDER':
      return byPriority(table, results);
    case 'RULE ORDER':
      return results;
    case 'COLLECT':
      return table.aggregation ? aggregate(table, results, id) : results;
  }
}

function outputOf(table: DecisionTable, rule: TableRule, variables: Variables): unknown {
  const values = rule.outputs.map((expression) => (expression ? evaluateExpression(expression, variables) : null));
  if (table.outputs.length === 1) return values[0];
  return Object.fromEntries(table.outputs.map((output, i) => [output.name, values[i]]));
}

function defaultOutput(table: DecisionTable, variables: Variables): unknown {
  if (table.outputs.every((output) => !output.default))
    return table.hitPolicy === 'COLLECT' && table.aggregation === 'COUNT' ? 0 : null;
  const values = table.outputs.map((output) => (output.default ? evaluateExpression(output.default, variables) : null));
  return table.outputs.length === 1
    ? values[0]
    : Object.fromEntries(table.outputs.map((output, i) => [output.name, values[i]]));
}

/** Earlier in the list of output values comes first; with several outputs, the first output decides, then the next. */
function byPriority(table: DecisionTable, results: unknown[]): unknown[] {
  const ranks = table.outputs.map((output) =>
    output.values.map((value) => JSON.stringify(evaluateExpression(value, {}))),
  );
  const rank = (result: unknown, i: number) => {
    const value = table.outputs.length === 1 ? result : (result as Record<string, unknown>)[table.outputs[i].name];
    const found = ranks[i].indexOf(JSON.stringify(value));
    return found < 0 ? Number.MAX_SAFE_INTEGER : found;
  };
  return [...results].sort((a, b) => {
    for (let i = 0; i < table.outputs.length; i++) {
      const difference = rank(a, i) - rank(b, i);
      if (difference) return difference;
    }
    return 0;
  });
}

function aggregate(table: DecisionTable, results: unknown[], id: string): Outcome<unknown> {
  if (table.aggregation === 'COUNT') return new Set(results.map((result) => JSON.stringify(result))).size;
  const numbers = results.map(Number);
  if (table.outputs.length !== 1 || numbers.some(Number.isNaN))
    return broken(id, `${table.aggregation} needs one output of numbers`);
  if (table.aggregation === 'SUM') return numbers.reduce((sum, n) => sum + n, 0);
  return table.aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
}

function broken(id: string, detail: string): Refusal {
  return refuse('dmn-invalid', { element: 'decisionTable', id, detail });
}
