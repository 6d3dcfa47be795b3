/**
 * What other bodies decide of the same dossier once its result is issued, as police and social insurance after a certificate of birth:
 * each has an outcome of its own, with its reason where nothing was given.
 */
import type { Language } from '#kernel/outcome.ts';
import { variables } from './context.ts';
import { type Ground, groundedReason } from './refusal-grounds.ts';
import type { Rules, Words } from './rules.ts';
import { type DossierState, OPEN_STATUSES } from './state.ts';

export interface FollowerOutcome {
  /** False where it was refused; nothing where the form of the step does not say. */
  given?: boolean;
  /** The chosen answer, as the form words it. */
  said?: Words;
  reason?: string;
  /** On what a refusal rests, as it was chosen; of before, nothing. */
  grounds?: readonly Ground[];
}

export interface Follower {
  step: string;
  name: Words;
  /** Nothing where it was not done. */
  outcome?: FollowerOutcome;
  /** It was open when the dossier ended, as the issued result was taken back: nobody works on it any more. */
  stopped?: true;
  /** What it would have followed was not given: nobody begins it. */
  never?: true;
}

type Reads = Pick<Rules, 'followsOf' | 'hiddenOf' | 'outcomeOf' | 'optionName' | 'reasonOf'>;

function outcomeOf(
  rules: Reads,
  step: string,
  result: Readonly<Record<string, unknown>>,
  grounds?: readonly Ground[],
): FollowerOutcome {
  const found = rules.outcomeOf(step, result);
  if (!found) return {};
  const said = rules.optionName(found.field, found.value);
  const reason = found.given ? undefined : rules.reasonOf(step, result);
  return {
    given: found.given,
    said,
    ...(typeof reason === 'string' && { reason }),
    ...(!found.given && grounds && { grounds }),
  };
}

/** Why it was refused: the ground, and the words that explain it. */
export const whyRefused = ({ reason = '', grounds }: FollowerOutcome, language: Language): string =>
  groundedReason({ grounds, reason }, language);

/** Those that were asked for, in their order. */
export function followersOf(rules: Reads, state: DossierState): Follower[] {
  const isOver = Boolean(state.result?.revoked) && !OPEN_STATUSES.includes(state.status);
  const isNever = Boolean(state.result?.against) || state.outcome === 'refused';
  return rules.followsOf(variables(state, rules)).map(({ step, name }) => {
    // What was refused is nothing yet until another of that body has confirmed it.
    const isDone =
      state.doneSteps.includes(step) &&
      !state.tasks.some((task) => task.step === step) &&
      !state.partsToConfirm?.[step];
    if (!isDone)
      return { step, name, ...(isNever ? { never: true as const } : isOver ? { stopped: true as const } : {}) };
    return { step, name, outcome: outcomeOf(rules, step, state.results[step] ?? {}, state.restsOn?.[step]) };
  });
}

/** What such a step answered, in one line; nothing of any other step. */
export function outcomeText(
  rules: Reads,
  language: Language,
  step: string,
  result: Readonly<Record<string, unknown>>,
): string | undefined {
  const { said, reason } = outcomeOf(rules, step, result);
  return said && [said[language] ?? said.vi, reason].filter(Boolean).join(': ');
}
