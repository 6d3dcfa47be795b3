/** What the timers of a process say. */
import { evaluateExpression } from '#engine/feel/feel.ts';
import { type Node, triggersOf } from './graph.ts';

/** The date, duration or cycle of a timer event: ISO 8601 stands for itself, anything else is FEEL. Null gives nothing. */
export function timerValue(node: Node, variables: () => Readonly<Record<string, unknown>>): unknown {
  const expression = triggersOf(node).find((one) => one.type === 'timer')?.expression ?? '';
  return isWritten(expression) ? expression : evaluateExpression(expression, variables());
}

/** Meant as ISO 8601, not as an expression; so is a day in the order people write it, which FEEL would divide. */
export const isWritten = (text: string): boolean =>
  /^(R\d*\/)?P|^\d{4}-\d{2}-\d{2}|^\d{1,2}[./-]\d{1,2}[./-]\d{4}|^\d{4}[./]\d{1,2}[./]\d{1,2}/.test(text);

const DATE = String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?`;
const DURATION = String.raw`P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:[.,]\d+)?S)?)?`;
const WRITTEN = {
  timeDate: new RegExp(`^${DATE}$`),
  timeDuration: new RegExp(`^${DURATION}$`),
  timeCycle: new RegExp(`^(?:R\\d*/)?(?:${DATE}/)?${DURATION}(?:/${DATE})?$`),
};

/** Whether a date, duration or cycle that is written out is written as ISO 8601 has it. */
export const isWell = (kind: keyof typeof WRITTEN, text: string): boolean => WRITTEN[kind].test(text);

/** How often a cycle fires: `R3/PT8H` three times, `R/P1D` for ever. */
export function repetitions(cycle: string): number {
  const count = /^R(\d+)\//.exec(cycle)?.[1];
  return count === undefined ? Number.POSITIVE_INFINITY : Number(count);
}
