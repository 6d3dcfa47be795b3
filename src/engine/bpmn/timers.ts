/** What the timers of a process say. */
import { evaluateExpression } from '#engine/feel/feel.ts';
import { type Node, triggersOf } from './graph.ts';

/** The date, duration or cycle of a timer event: ISO 8601 stands for itself, anything else is FEEL. Null gives nothing. */
export function timerValue(node: Node, variables: () => Readonly<Record<string, unknown>>): unknown {
  const expression = triggersOf(node).find((one) => one.type === 'timer')?.expression ?? '';
  const literal = /^(R\d*\/)?P|^\d{4}-\d{2}-\d{2}/.test(expression);
  return literal ? expression : evaluateExpression(expression, variables());
}

/** How often a cycle fires: `R3/PT8H` three times, `R/P1D` for ever. */
export function repetitions(cycle: string): number {
  const count = /^R(\d+)\//.exec(cycle)?.[1];
  return count === undefined ? Number.POSITIVE_INFINITY : Number(count);
}
