/**
 * What the office's own work says about a request, step by step, as it stands now: a step done again says it anew. A conclusion
 * against the applicant leads to a refusal (Circular 03/2025 form 03) or to a decision against it; never to what was asked for.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Ground } from './refusal-grounds.ts';
import type { Rules, Words } from './rules.ts';
import type { Consultation, DossierState } from './state.ts';
import { toConfirmOf } from './to-read.ts';

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
  /** Of one against the request, on what it rests; of before, nobody was asked. */
  grounds?: readonly Ground[];
  /** When papers came that it does not rest on. */
  supplementedAt?: string;
}

type Reads = Pick<Rules, 'steps' | 'conclusionOf' | 'reasonOf'>;

function conclusionOf(rules: Reads, state: DossierState, step: string): StepConclusion | undefined {
  const found = rules.conclusionOf(step, state.results[step]);
  const definition = rules.steps[step];
  if (!found || !definition || definition.act === 'decide-dossier') return undefined;
  const reason = rules.reasonOf(step, state.results[step]);
  const why = typeof reason === 'string' && { reason };
  const supplementedAt = suppliedSince(state, state.doneBy?.[step]?.at);
  const grounds = found.favourable ? undefined : state.restsOn?.[step];
  return {
    step,
    stepName: definition.name,
    ...found,
    ...why,
    ...state.doneBy?.[step],
    ...(grounds && { grounds }),
    ...(supplementedAt && { supplementedAt }),
  };
}

/** When papers came last after that instant. */
function suppliedSince({ supplements }: DossierState, at: string | undefined): string | undefined {
  const last = supplements?.at(-1)?.at;
  return at && last && Date.parse(last) > Date.parse(at) ? last : undefined;
}

/** Conclusions that were reached before a supplement came: they rest on the old papers until their step is done again. */
export const onOldPapers = (rules: Reads, state: DossierState): StepConclusion[] =>
  state.supplements ? recordedOf(rules, state).filter((one) => one.supplementedAt) : [];

/**
 * What was handed in after a step concluded is appraised before anything is granted on it: who decides returns the work to that step. Where a
 * step has concluded since, it has read what came.
 */
export function refuseUnappraised(rules: Reads, state: DossierState): Refusal | undefined {
  const last = state.supplements?.at(-1);
  if (!last) return undefined;
  const conclusions = recordedOf(rules, state);
  if (conclusions.some(({ at }) => at && Date.parse(at) > Date.parse(last.at))) return undefined;
  const old = conclusions.findLast(({ supplementedAt }) => supplementedAt);
  return old && refuse('supplement-unappraised', { step: old.stepName, officer: old.by ?? '–' });
}

/** What the last supplement brought, while no step was done since or a conclusion still rests on the papers before it. */
export function newPapers(rules: Reads, state: DossierState): { at: string; items: string[] } | undefined {
  const last = state.supplements?.at(-1);
  if (!last) return undefined;
  const untouched = Object.values(state.doneBy ?? {}).every(({ at }) => Date.parse(at) <= Date.parse(last.at));
  return untouched || onOldPapers(rules, state).length ? last : undefined;
}

const recordedOf = (rules: Reads, state: DossierState): StepConclusion[] =>
  Object.keys(state.results).flatMap((step) => conclusionOf(rules, state, step) ?? []);

/** Those that stand: one that was sent back is nobody's word until its step is done again. */
export const conclusionsOf = (rules: Reads, state: DossierState): StepConclusion[] =>
  recordedOf(rules, state).filter(({ step }) => !isSentBack(state, step));

/** Its step is open again, or work went back to before it and has not come to it since. */
function isSentBack({ tasks, returns = [], doneSteps, doneBy }: DossierState, step: string): boolean {
  if (tasks.some((task) => task.step === step)) return true;
  const at = doneBy?.[step]?.at;
  const isBefore = (to: string) => doneSteps.includes(to) && doneSteps.indexOf(to) < doneSteps.indexOf(step);
  return returns.some((one) => at && Date.parse(one.at) > Date.parse(at) && isBefore(one.to));
}

/**
 * The steps that concluded against the request: what a process calls `against`. Also one that was sent back: until its step is done again,
 * nothing that was asked for is given.
 */
export const stepsAgainst = (
  rules: Pick<Rules, 'steps' | 'conclusionOf'>,
  { results }: Pick<DossierState, 'results'>,
): string[] =>
  Object.keys(results).filter((step) => {
    const { act } = rules.steps[step] ?? {};
    return act && act !== 'decide-dossier' && rules.conclusionOf(step, results[step])?.favourable === false;
  });

export const isAdverse = (rules: Reads, state: DossierState): boolean => stepsAgainst(rules, state).length > 0;

/** The conclusion that keeps the request from being granted, if any does. */
export function findAdverse(rules: Reads, state: DossierState): StepConclusion | undefined {
  const [first] = stepsAgainst(rules, state);
  return first === undefined ? undefined : conclusionOf(rules, state, first);
}

/** Conclusions against the request that were sent back, whether or not their step was done again since. */
export function takenBack(rules: Reads, state: DossierState): StepConclusion[] {
  const earlier = (state.earlier ?? []).flatMap(({ step, result, by, at }) => {
    const found = rules.conclusionOf(step, result);
    const definition = rules.steps[step];
    return found && !found.favourable && definition ? [{ step, stepName: definition.name, ...found, by, at }] : [];
  });
  const last = recordedOf(rules, state).filter(({ step, favourable }) => !favourable && isSentBack(state, step));
  return [...earlier, ...last];
}

/** Who was asked and disagrees, as far as no decision that holds has weighed it yet. */
export const disagreeing = ({ consultations, decision }: DossierState): Consultation[] =>
  consultations.filter(
    ({ answer }) => answer?.opinion === 'disagree' && !(decision && Date.parse(answer.at) <= Date.parse(decision.at)),
  );

/**
 * A consulted unit that disagrees, a conclusion against it that was taken back, a document on which its payment was stopped, or something that who decides has to confirm: the request
 * is granted only with a reason.
 */
export const isObjectedTo = (rules: Reads & Pick<Rules, 'toConfirm'>, state: DossierState): boolean =>
  state.consultations.some((one) => one.answer?.opinion === 'disagree') ||
  takenBack(rules, state).length > 0 ||
  Boolean(state.stoppedPayments?.length) ||
  toConfirmOf(rules, state).length > 0;

/** Why nothing that was asked for can be given; nothing where no conclusion stands against it. */
export function refuseAgainst(rules: Reads, state: DossierState): Refusal | undefined {
  const against = findAdverse(rules, state);
  return against && refuse('conclusion-against', { step: against.stepName, officer: against.by ?? '–' });
}
