/**
 * Whether the unit that handles a dossier is the one competent by all that is recorded. Where a procedure tells cases of competence apart, a
 * step may find another case than was said: then nobody there grants anything.
 */
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Context, submittedOn, variables } from './context.ts';
import type { DossierState } from './state.ts';

export function refuseIncompetent(state: DossierState, { rules, province, at }: Context): Refusal | undefined {
  if (!rules.tellsCases) return undefined;
  const date = submittedOn(state, { province, at });
  const found = rules.caseOf(variables(state, rules));
  const competent = province.competentUnit({ procedure: rules.code, place: state.place, date, case: found });
  if (isRefusal(competent)) return competent;
  const today = province.calendar.dateOf(at);
  const named = (code: string) => {
    const unit = province.findUnit(code);
    return unit ? province.nameOf(unit, today) : code;
  };
  return competent.unit.code === state.unit
    ? undefined
    : refuse('not-competent', { unit: named(state.unit), competent: named(competent.unit.code) });
}
