/**
 * The answers that count: those to questions that the other answers ask. Where a later answer takes a question away, what was answered to it
 * before decides nothing: no paper, fee, limit, rule, result or entry rests on it, and no paper prints it.
 */
import type { Rules } from './rules.ts';
import type { DossierState } from './state.ts';

type Asks = Pick<Rules, 'hiddenOf'>;
type Answers = Readonly<Record<string, unknown>>;

export function countedAnswers(answers: Answers, rules: Asks): Answers {
  let known = KNOWN.get(rules);
  if (!known) {
    known = new WeakMap();
    KNOWN.set(rules, known);
  }
  let counted = known.get(answers);
  if (!counted) {
    const hidden = rules.hiddenOf('apply', answers);
    counted = Object.keys(answers).some((name) => hidden.has(name)) ? without(answers, hidden) : answers;
    known.set(answers, counted);
  }
  return counted;
}

/** An act asks many times, and a dossier keeps its answers from one act to the next: answers are never changed in place. */
const KNOWN = new WeakMap<Asks, WeakMap<Answers, Answers>>();

/** The dossier as doors, rules and papers see it. What was recorded before may hold answers that are asked for no more. */
export function countedState(state: DossierState, rules: Asks): DossierState {
  const answers = countedAnswers(state.answers, rules);
  return answers === state.answers ? state : { ...state, answers, provenance: onlyOf(state.provenance, answers) };
}

/** Where an answer that counts is from. */
export const onlyOf = <From>(provenance: Readonly<Record<string, From>>, answers: Answers): Record<string, From> =>
  Object.fromEntries(Object.entries(provenance).filter(([name]) => name in answers));

/** Of answers as they were, those that are there no more. */
export const goneFrom = (before: Answers, now: Answers): string[] =>
  Object.keys(before).filter((name) => !(name in now));

const without = (answers: Answers, names: ReadonlySet<string>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !names.has(name)));
