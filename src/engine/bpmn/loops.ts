/** How often a multi-instance activity runs, and when it has run enough (BPMN 2.0 §13.3.7). */
import { evaluateExpression, isTrue } from '#engine/feel/feel.ts';
import type { Loop } from './graph.ts';
import type { Execution } from './state.ts';

type Variables = Readonly<Record<string, unknown>>;

/** The items to go through and how many turns that makes; for a cardinality, the number alone. */
export function turnsOf(loop: Loop, variables: Variables): { items?: unknown[]; total: number } {
  if (!loop.collection) return { total: Number(evaluateExpression(loop.cardinality!, variables)) };
  const items = evaluateExpression(loop.collection, variables);
  return Array.isArray(items) ? { items, total: items.length } : { total: Number.NaN };
}

export function isEnough(
  loop: Loop,
  { total, done, next }: NonNullable<Execution['loop']>,
  variables: Variables,
): boolean {
  if (!loop.completion) return false;
  const counts = { nrOfInstances: total, nrOfCompletedInstances: done, nrOfActiveInstances: next - done };
  return isTrue(loop.completion, { ...variables, ...counts });
}
