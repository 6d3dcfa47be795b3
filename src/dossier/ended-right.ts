/**
 * A right that is over is exercised no more (Land Law Art. 45.1: within the term of use): whatever says when it ends is looked at again
 * where somebody concludes for the request, and where it is granted, by the day of that act.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Context } from './context.ts';
import type { DossierState } from './state.ts';

type Said = Readonly<Record<string, unknown>>;

export function refuseEndedRight(
  { answers, results }: Pick<DossierState, 'answers' | 'results'>,
  { rules, province, at }: Pick<Context, 'rules' | 'province' | 'at'>,
): Refusal | undefined {
  const { calendar } = province;
  const today = calendar.dateOf(at);
  const forms: [form: string, said: Said][] = [
    ['apply', answers],
    ...Object.entries(results).map(([step, said]): [string, Said] => [rules.steps[step]?.form ?? '', said]),
  ];
  for (const [form, said] of forms)
    for (const [name, ground] of Object.entries(rules.rightEndsIn(form))) {
      const day = said[name];
      if (typeof day !== 'string' || day >= today || (ground && said[ground])) continue;
      return refuse('right-ended', { field: rules.itemName(name), date: day });
    }
  return undefined;
}
