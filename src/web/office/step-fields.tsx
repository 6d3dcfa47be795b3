/** The form of a step, as the pack has it, with what the step recorded before. */
import type { DossierState, Task } from '#dossier/state.ts';
import { prefilled } from '#engine/form/form.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { FieldList, FieldView, FollowData } from '../forms/field.tsx';
import { formOf, sectionsOf } from '../forms/model.ts';
import type { View } from '../view.ts';
import type { Failed } from './take-act.tsx';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  task?: Task;
  failed: Failed;
}

/** What the step recorded before; the conclusion of one that came back is drawn anew. */
function recordedOf({ results }: DossierState, { rules }: Shown, { step, returned }: Task): Record<string, unknown> {
  const recorded = results[step] ?? {};
  const field = returned && rules.conclusionOf(step, recorded)?.field;
  return field ? { ...recorded, [field]: undefined } : recorded;
}

/** The form of the step, as the pack has it. */
export function StepFields({ view, state, shown, task, failed }: Props) {
  const { t } = view;
  const form = task && shown.rules.formOf(shown.rules.steps[task.step]?.form ?? '');
  if (!form) return null;
  const sections = sectionsOf(form, wordsFor(view, shown.pack));
  const fields = sections.flatMap((section) => section.fields);
  const untouched = failed.posted ? {} : prefilled(fields, {});
  const before = state.results[task.step] ? recordedOf(state, shown, task) : untouched;
  const values = { ...before, ...failed.posted };
  return (
    <>
      <FollowData t={t} source={form} fields={fields} />
      {sections.map((section) => (
        <FieldList
          fields={section.fields}
          hidden={formOf(form).hidden(values)}
          draw={(field) => (
            <FieldView t={t} field={field} value={values[field.name]} errors={failed.fieldErrors ?? []} />
          )}
        />
      ))}
    </>
  );
}
