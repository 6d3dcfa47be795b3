/** A decision table as one SQL expression, where each of its cells is: rules in their order, as `CASE`. */
import { type Columns, expressionToSql, type Sql, type SqlType, testsToSql } from '#engine/feel/sql.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { Model } from './model.ts';

/** Refuses all but tables with one output by the first rule that matches, that need no other decision. */
export function decisionToSql(model: Model, decisionId: string, columns: Columns): Outcome<Sql> {
  const bad = (detail: Phrase) => refuse('dmn-invalid', { element: 'decision', id: decisionId, detail });
  const decision = model.decisions[decisionId];
  if (!decision) return bad(phrase('decision-missing'));
  if (decision.needs.some(({ element }) => element.kind !== 'input')) return bad(phrase('sql-decisions'));
  const { logic } = decision;
  if (logic.kind === 'literal') return expressionToSql(logic.expression, columns);
  if (logic.kind !== 'table' || logic.hitPolicy !== 'FIRST' || logic.outputs.length !== 1)
    return bad(phrase('sql-table'));
  const inputs: Sql[] = [];
  for (const { expression } of logic.inputs) {
    const input = expressionToSql(expression, columns);
    if (isRefusal(input)) return input;
    inputs.push(input);
  }
  let type: SqlType | undefined;
  const value = (text: string): Outcome<string> => {
    const sql = expressionToSql(text || 'null', columns);
    if (isRefusal(sql)) return sql;
    if (sql.type && type && sql.type !== type) return bad(phrase('sql-kinds', { a: type, b: sql.type }));
    type ??= sql.type;
    return sql.sql;
  };
  const branches: string[] = [];
  for (const rule of logic.rules) {
    const tests: string[] = [];
    for (const [i, cell] of rule.inputs.entries()) {
      const test = testsToSql(cell, inputs[i], columns);
      if (isRefusal(test)) return test;
      if (test.sql !== 'TRUE') tests.push(test.sql);
    }
    const output = value(rule.outputs[0]);
    if (isRefusal(output)) return output;
    branches.push(`WHEN ${tests.join(' AND ') || 'TRUE'} THEN ${output}`);
  }
  const otherwise = value(logic.outputs[0].default ?? 'null');
  if (isRefusal(otherwise)) return otherwise;
  return { sql: branches.length ? `(CASE ${branches.join(' ')} ELSE ${otherwise} END)` : otherwise, type };
}
