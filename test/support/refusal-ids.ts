/** Ids that a refusal shows to people instead of words. */
import type { Procedure } from '#acts/platform.ts';
import { LANGUAGES, type Refusal, refusalText } from '#kernel/outcome.ts';
import { ACT_PHRASES } from '#kernel/phrases/acts.ts';

const NAMED_IDS = Object.keys(ACT_PHRASES).flatMap((code) => /^(?:act|who|status)-(.+)$/.exec(code)?.[1] ?? []);

/** Of acts, roles, states, steps and fields; in English only those that are no words of the language. */
export function idsIn(refusal: Refusal, rules: Procedure): string[] {
  const steps = Object.values(rules.steps);
  const fields = ['apply', ...steps.flatMap(({ form }) => form ?? [])].flatMap((form) => rules.fieldsOf(form));
  const ids = new Set([
    ...NAMED_IDS,
    ...rules.feeIds.filter((id) => id !== 'fee'),
    ...steps.map(({ id }) => id),
    ...fields,
  ]);
  return LANGUAGES.flatMap((language) => {
    const words = new Set(refusalText(refusal, language).match(/[A-Za-z][\w-]*/g) ?? []);
    return [...ids].filter((id) => words.has(id) && (language !== 'en' || /-|[a-z][A-Z]/.test(id)));
  });
}
