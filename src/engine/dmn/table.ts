/** A decision table as a function: hit policies and aggregations (DMN 1.5 §8.2.8 to §8.2.11). */
import { BUILTINS } from '#engine/feel/builtins/all.ts';
import { call } from '#engine/feel/calls.ts';
import type { Run } from '#engine/feel/compile.ts';
import { type Frame, LASTING } from '#engine/feel/frame.ts';
import type { Cell, Test } from '#engine/feel/tests.ts';
import { coerce, type FeelType, printType, readAs } from '#engine/feel/types.ts';
import { equal, print } from '#engine/feel/values.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { columnOf, matching } from './columns.ts';
import type { DecisionTable, TableRule } from './model.ts';

export interface CompiledTable {
  owner: string;
  table: DecisionTable;
  inputs: { run: Run; type: FeelType; allows?: Test; label: string }[];
  rules: { rule: TableRule; cells: (Cell | undefined)[]; outputs: Run[] }[];
  outputs: { type: FeelType; values: Run[]; default?: Run }[];
  /** By what lasts. */
  before: WeakMap<object, Before>;
}

const NOTHING = Symbol('nothing');

export function tableRun(compiled: CompiledTable): Run {
  const { table, owner } = compiled;
  const answer = answerer(compiled);
  return (frame) => {
    const { answered } = frame.session.witness;
    const inputs = readInputs(compiled, frame);
    if (!inputs) return null;
    if (!answered) return answer(frame, inputs);
    const rules: TableRule[] = [];
    const value = answer(frame, inputs, rules);
    const shown = table.inputs.map(({ label }, i) => ({ label, value: inputs[i] }));
    answered.call(frame.session.witness, owner, { inputs: shown, rules, value });
    return value;
  };
}

/** `matched` is told which rules were. */
function answerer(
  compiled: CompiledTable,
): (frame: Frame, inputs: readonly unknown[], matched?: TableRule[]) => unknown {
  const { table, rules, owner } = compiled;
  const stopAtFirst = table.hitPolicy === 'FIRST';
  /** One rule is the answer; the others give lists, or compute something of them. */
  const alone = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY'].includes(table.hitPolicy);
  const columns = table.inputs.map((_, i) => columnOf(rules.map(({ cells }) => cells[i])));
  const passes = (rule: number, column: number, value: unknown, frame: Frame) =>
    rules[rule].cells[column]?.test(value, frame) ?? true;
  return (frame, inputs, matched) => {
    const found = matching(columns, inputs, rules.length, passes, stopAtFirst, frame);
    // Most rows of most tables end here, without anybody who watches.
    if (found.length === 1 && alone && !matched && !frame.session.witness.rule) {
      const only = outputOf(compiled, rules[found[0]], frame);
      return only === NOTHING ? null : only;
    }
    const hits = found.map((at) => rules[at]);
    if (matched) for (const { rule } of hits) matched.push(rule);
    const { witness } = frame.session;
    if (witness.rule) for (const { rule } of hits) witness.rule(owner, rule);
    if (!hits.length) return defaultOutput(compiled, frame);
    if (hits.length === 1 && alone) {
      const only = outputOf(compiled, hits[0], frame);
      return only === NOTHING ? null : only;
    }
    const results = hits.map((hit) => outputOf(compiled, hit, frame));
    if (results.includes(NOTHING)) return null;
    const broken = (detail: Phrase) => {
      frame.session.witness.broken?.(owner, detail);
      frame.session.report(phraseText(detail, 'en'));
      return null;
    };
    const ids = () => hits.map(({ rule }) => rule.id).join(', ');
    switch (table.hitPolicy) {
      case 'UNIQUE':
        return hits.length === 1 ? results[0] : broken(phrase('rules-all-match', { rules: ids() }));
      case 'ANY':
        return results.every((result) => equal(result, results[0]) === true)
          ? results[0]
          : broken(phrase('rules-differ', { rules: ids() }));
      case 'FIRST':
        return results[0];
      case 'PRIORITY':
        return byPriority(compiled, results, frame)[0];
      case 'OUTPUT ORDER':
        return byPriority(compiled, results, frame);
      case 'RULE ORDER':
        return results;
      case 'COLLECT':
        return table.aggregation ? aggregate(compiled, results, frame, broken) : results;
    }
  };
}

/** What each input read of what is named, and said of it. */
type Before = { read: unknown[]; said: unknown }[];

/** Nothing where a value is not one of those the column has. */
function readInputs({ inputs, before }: CompiledTable, frame: Frame): unknown[] | undefined {
  const values: unknown[] = [];
  const known = beforeOf(before, frame);
  for (const [i, { run, type, allows, label }] of inputs.entries()) {
    const value = known && run.reads ? asBefore(known, i, run, frame) : run(frame);
    if (type.kind === 'any' && !allows) {
      values.push(value);
      continue;
    }
    const fitting = coerce(readAs(value, type), type);
    if (!fitting || (allows && value !== null && !allows(fitting.value, frame))) {
      frame.session.report(() => `${label} is ${print(value, true)}, which is not allowed`);
      return undefined;
    }
    values.push(fitting.value);
  }
  return values;
}

/** Nothing where nothing lasts, where names mean more than is given, or where somebody is told what goes wrong. */
function beforeOf(before: WeakMap<object, Before>, frame: Frame): Before | undefined {
  const lasting = (frame.names as { [LASTING]?: object })[LASTING];
  if (!lasting || frame.up || frame.session.isHeard) return undefined;
  let known = before.get(lasting);
  if (!known) {
    known = [];
    before.set(lasting, known);
  }
  return known;
}

function asBefore(known: Before, i: number, run: Run, frame: Frame): unknown {
  const reads = run.reads!;
  const was = known[i];
  if (was && reads.every((name, at) => was.read[at] === frame.get(name))) return was.said;
  const said = run(frame);
  known[i] = { read: reads.map((name) => frame.get(name)), said };
  return said;
}

function outputOf({ table, outputs }: CompiledTable, rule: CompiledTable['rules'][number], frame: Frame): unknown {
  if (outputs.length === 1 && outputs[0].type.kind === 'any') return rule.outputs[0](frame);
  const values = rule.outputs.map((run, i) => {
    const value = run(frame);
    if (outputs[i].type.kind === 'any') return value;
    const fitting = coerce(value, outputs[i].type);
    if (!fitting) frame.session.report(() => `${print(value, true)} is not of ${printType(outputs[i].type)}`);
    return fitting ? fitting.value : NOTHING;
  });
  if (values.includes(NOTHING)) return NOTHING;
  return named(table, values);
}

function named(table: DecisionTable, values: readonly unknown[]): unknown {
  if (table.outputs.length === 1) return values[0];
  return Object.fromEntries(table.outputs.map((output, i) => [output.name, values[i]]));
}

function defaultOutput({ table, outputs }: CompiledTable, frame: Frame): unknown {
  if (outputs.some((output) => output.default))
    return named(
      table,
      outputs.map((output) => output.default?.(frame) ?? null),
    );
  return table.hitPolicy === 'COLLECT' && table.aggregation === 'COUNT' ? 0 : null;
}

/** Earlier in the list of output values comes first; with several outputs, the first output decides, then the next. */
function byPriority({ table, outputs }: CompiledTable, results: unknown[], frame: Frame): unknown[] {
  const ranks = outputs.map(({ values }) => values.map((run) => run(frame)));
  const rank = (result: unknown, i: number) => {
    const value = table.outputs.length === 1 ? result : (result as Record<string, unknown>)[table.outputs[i].name];
    const found = ranks[i].findIndex((one) => equal(one, value) === true);
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

const AGGREGATES = { SUM: 'sum', MIN: 'min', MAX: 'max', COUNT: 'count' } as const;

/** Of several outputs, each by itself. */
function aggregate(
  { table }: CompiledTable,
  results: unknown[],
  frame: Frame,
  broken: (detail: Phrase) => null,
): unknown {
  const name = AGGREGATES[table.aggregation!];
  const of = (list: unknown[]): unknown => call(BUILTINS.get(name)!, [list], undefined, frame.session);
  if (name === 'count' || table.outputs.length === 1) {
    const value = of(results);
    return value === null
      ? broken(phrase('not-aggregated', { name: table.aggregation!, values: print(results) }))
      : value;
  }
  const columns = table.outputs.map((output) =>
    of(results.map((one) => (one as Record<string, unknown>)[output.name])),
  );
  return named(table, columns);
}
