/** Why a decision says what it says: by which rules, for which inputs, on which article of law. `web/explain-words.ts` says it in sentences. */
import { BudgetExceeded } from '#engine/feel/budget.ts';
import { Session } from '#engine/feel/frame.ts';
import { phraseText } from '#kernel/phrases.ts';
import { evaluateWith, type Variables } from './decide.ts';
import type { Model, TableRule } from './model.ts';

export interface Explained {
  /** Of the decision whose table it is. */
  id: string;
  name: string;
  inputs: readonly { label: string; value: unknown }[];
  /** Those that matched, with their article of law; none where the table's default answered. */
  rules: readonly { id: string; law?: string; when: readonly string[] }[];
  value: unknown;
}

export interface Explanation {
  value: unknown;
  /** In the order in which they were asked: what a decision rests on comes before it. */
  because: Explained[];
  /** Why something in it is null. */
  errors: string[];
}

/** Undefined for a decision that is not there. */
export function explain(model: Model, decisionId: string, variables: Variables): Explanation | undefined {
  const decision = model.decisions[decisionId];
  if (!decision) return undefined;
  const errors: string[] = [];
  const because: Explained[] = [];
  const session = new Session((detail) => errors.push(detail), undefined, {
    answered: (owner, { inputs, rules, value }) => {
      const shown = (rules as readonly TableRule[]).map(({ id, law, inputs: cells }) => ({
        id,
        law,
        when: cells.flatMap((cell, i) => (cell === '-' ? [] : [`${inputs[i].label}: ${cell}`])),
      }));
      because.push({ id: owner, name: model.decisions[owner]?.name ?? owner, inputs, rules: shown, value });
    },
  });
  try {
    return { value: evaluateWith(decision, variables, session), because, errors };
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return { value: null, because, errors: [...errors, phraseText(error.detail, 'en')] };
  }
}
