/** The form of a step, as whoever does the step filled it in. */
import { isRefusal, type Outcome, refuse, refuseAll } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { type Context, dayOf, ownData, variables } from './context.ts';
import { refuseEndedRight } from './ended-right.ts';
import { refuseGround } from './law-cited.ts';
import { refusePlaced } from './place.ts';
import { refuseRecordedResidence } from './residence.ts';
import type { DossierState } from './state.ts';

/** What a step's form recorded, checked; a step without a form records nothing it was not asked for. */
export function checkStepForm(
  state: DossierState,
  step: string,
  result: Record<string, unknown> | undefined,
  context: Context,
): Outcome<Record<string, unknown>> {
  const { rules } = context;
  const { form } = rules.steps[step];
  if (form) {
    const checked = rules.checkForm(form, result ?? {}, dayOf(context), {
      ...variables(state, rules),
      application: state.answers,
    });
    if (isRefusal(checked)) return checked;
    for (const field of rules.grounds(step)) {
      const unfound = checked[field] === undefined ? undefined : refuseGround({}, String(checked[field]), context);
      if (unfound) return unfound;
    }
    const { province } = context;
    const { misnamedOn } = ownData(state.applicant, context);
    const misnamed = rules.refuseMisnamed(form, checked, misnamedOn);
    if (misnamed) return misnamed;
    const asked = { rules, answers: state.answers, place: state.place, province, date: dayOf(context) };
    // What the step itself says of an end its own form looks at.
    const ended = rules.conclusionOf(step, checked)?.favourable && refuseEndedRight({ ...state, results: {} }, context);
    return (
      refuseAll(ended) ??
      refuseRecordedResidence(asked, checked) ??
      refusePlaced(asked, form, checked, state.place) ??
      checked
    );
  }
  const [stray] = Object.keys(result ?? {});
  return stray ? refuse('form-invalid', { fields: [phrase('value-unknown', { field: stray })] }) : {};
}
