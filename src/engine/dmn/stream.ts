/** One decision for a whole population: row after row, in the memory of one row. */
import type { Outcome } from '#kernel/outcome.ts';
import { decider, type OnRule, type Variables } from './decide.ts';
import type { Model } from './model.ts';

export interface RowDecision<Row> {
  row: Row;
  /** The value, or why this row has none; the others go on. */
  value: Outcome<unknown>;
}

/** As many at a time as are asked for: whoever reads slowly slows down what is read. */
export async function* decideAll<Row extends Variables>(
  model: Model,
  decision: string,
  rows: AsyncIterable<Row> | Iterable<Row>,
  onRule?: OnRule,
): AsyncGenerator<RowDecision<Row>> {
  const decide = decider(model, decision, onRule);
  for await (const row of rows) yield { row, value: decide(row) };
}

/** The same for rows at hand, without waiting in between. */
export function* decideEach<Row extends Variables>(
  model: Model,
  decision: string,
  rows: Iterable<Row>,
  onRule?: OnRule,
): Generator<RowDecision<Row>> {
  const decide = decider(model, decision, onRule);
  for (const row of rows) yield { row, value: decide(row) };
}
