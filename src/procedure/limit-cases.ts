/** The days that a decision table gives for the answers to one question, so that a reader sees them before asking. */
import type { Pack } from './pack.ts';
import { readableModels } from './rule-models.ts';

/** Working days → `FIELD.ANSWER` of each case; nothing where the table asks for more than one answer or computes. */
export function limitCases({ rules }: Pick<Pack, 'rules'>, decision: string): Map<number, string[]> | undefined {
  for (const { decisions } of readableModels({ rules })) {
    const logic = decisions[decision]?.logic;
    if (logic?.kind !== 'table') continue;
    const [input, ...others] = logic.inputs;
    const column = logic.outputs.findIndex(({ name }) => name === 'workingDays');
    if (others.length || !/^\w+$/.test(input.expression) || column < 0) return undefined;
    const cases = new Map<number, string[]>();
    for (const rule of logic.rules) {
      const days = Number(rule.outputs[column]);
      const answer = /^"([^"]*)"$/.exec(rule.inputs[0])?.[1];
      if (answer === undefined || !Number.isFinite(days)) return undefined;
      cases.set(days, [...(cases.get(days) ?? []), `${input.expression}.${answer}`]);
    }
    return cases;
  }
  return undefined;
}
