/**
 * What the office's own work says about a request, step by step, as it stands now: a step done again says it anew. A conclusion
 * against the applicant leads to a refusal (Circular 03/2025 form 03) or to a decision against it; never to what was asked for.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Rules, Words } from './rules.ts';
import type { DossierState } from './state.ts';

export interface StepConclusion {
  step: string;
  stepName: Words;
  /** The field of its form that says it; empty where the form as a whole does. */
  field: string;
  value: string;
  favourable: boolean;
  /** In the officer's own words, where they gave any. */
  reason?: string;
  /** Officer and instant, where the record keeps them beside the step. */
  by?: string;
  at?: string;
}

type Reads = Pick<Rules, 'steps' | 'conclusionOf' | 'reasonOf'>;

export function conclusionsOf(rules: Reads, state: DossierState): StepConclusion[] {
  return Object.entries(state.results).flatMap(([step, result]) => {
    const found = rules.conclusionOf(step, result);
    const definition = rules.steps[step];
    if (!found || !definition || definition.act === 'decide-dossier') return [];
    const reason = rules.reasonOf(step, result);
    const why = typeof reason === 'string' && { reason };
    return [{ step, stepName: definition.name, ...found, ...why, ...state.doneBy?.[step] }];
  });
}

/** The conclusion that stands against the request, if any does. */
export const findAdverse = (rules: Reads, state: DossierState): StepConclusion | undefined =>
  conclusionsOf(rules, state).find((one) => !one.favourable);

export const isAdverse = (rules: Reads, state: DossierState): boolean => findAdverse(rules, state) !== undefined;

/** The steps whose conclusion stands against the request: what a process calls `against`. */
export const stepsAgainst = (rules: Reads, state: DossierState): string[] =>
  conclusionsOf(rules, state).flatMap((one) => (one.favourable ? [] : [one.step]));

/** Conclusions against the request that a step took back when it was returned and done again. */
export function takenBack(rules: Reads, state: DossierState): StepConclusion[] {
  return (state.earlier ?? []).flatMap(({ step, result, by, at }) => {
    const found = rules.conclusionOf(step, result);
    const definition = rules.steps[step];
    return found && !found.favourable && definition ? [{ step, stepName: definition.name, ...found, by, at }] : [];
  });
}

/** A consulted unit that disagrees, or a conclusion against it that was taken back: the request is granted only with a reason. */
export const isObjectedTo = (rules: Reads, state: DossierState): boolean =>
  state.consultations.some((one) => one.answer?.opinion === 'disagree') || takenBack(rules, state).length > 0;

/** Why nothing that was asked for can be given; nothing where no conclusion stands against it. */
export function refuseAgainst(rules: Reads, state: DossierState): Refusal | undefined {
  const against = findAdverse(rules, state);
  return against && refuse('conclusion-against', { step: against.stepName, officer: against.by ?? '–' });
}
