/** What a supplement asks of the applicant, as a form. */
import type { DossierState } from '#dossier/state.ts';
import { type Shown, supplementSource } from '../catalogue.ts';
import { FieldView, shownValue } from '../forms/field.tsx';
import type { Field, FieldError } from '../forms/model.ts';
import { KeptReason } from '../supplement-kept.tsx';
import { openItems, supplementForm } from '../supplement-model.ts';
import { Button, InsetText } from '../ui/basics.tsx';
import { FileUpload, fileWords, uploadWords } from '../ui/fields.tsx';
import { Token } from '../ui/page.tsx';
import type { Uploaded } from '../uploads.ts';
import type { View } from '../view.ts';
import { autosaved, Errors, errorFor, insteadOf, Kept, type PageErrors, registerName } from './apply-pages.tsx';
import { Guide } from './asked-for.tsx';
import type { DossierProps } from './dossier-view.tsx';
import { componentName } from './draft-model.ts';
import { drawingOf, SEEN, seenText } from './draft-seen.ts';
import { type Typed, typedValues } from './supplement-papers.ts';

/** What is asked of the person, field by field: only the marked fields and papers can be changed. */
export function Supplement({
  view,
  state,
  shown,
  errors,
  fieldErrors,
  posted,
  kept,
  papers,
  typed,
}: Pick<DossierProps, 'view' | 'state' | 'shown'> & {
  errors: PageErrors;
  fieldErrors: readonly FieldError[];
  posted?: Record<string, unknown>;
  kept?: string;
  papers?: Uploaded['papers'];
  /** What was typed and is not sent yet. */
  typed?: Typed;
}) {
  const { t, fmt } = view;
  if (!state.supplement) return null;
  const { fields, brought } = supplementForm(view, state, shown, posted ?? typed?.answers);
  const values = { ...state.answers, ...(posted ?? typed?.answers) };
  const saved = { ...typedValues(state, fields, typed) };
  const items = [
    ...openItems(state, shown.rules),
    ...[...brought].map((item) => ({ item, reason: t('supplement.brought') })),
  ];
  return (
    <section aria-labelledby="supplement">
      <h2 class="govuk-heading-m" id="supplement">
        {t('supplement.title')}
      </h2>
      <p class="govuk-body">
        {state.supplement.unbegun
          ? t('untold.term')
          : t('supplement.deadline', { date: fmt.dateTime(state.supplement.deadline) })}
      </p>
      {supplementSource(view, shown) && <p class="govuk-body mc-muted">{supplementSource(view, shown)}</p>}
      <Guide view={view} state={state} />
      <Errors view={view} errors={errors} />
      <form
        method="post"
        enctype="multipart/form-data"
        novalidate
        {...autosaved(view)}
        {...uploadWords(t, `/my/dossiers/${state.id}/supplement/taken`)}
        action={`/my/dossiers/${state.id}/supplement`}
      >
        <Token view={view} />
        <input type="hidden" name={SEEN} value={seenText(drawingOf(view), saved)} data-seen />
        {items.map(({ item, reason }) => {
          const field = fields.find((one) => one.name === item);
          const from = field && state.provenance[item];
          return (
            <>
              <InsetText
                text={
                  <>
                    <b>{field?.label ?? componentName(view, shown, item)}:</b> {reason}
                  </>
                }
              />
              {field ? (
                <FieldView
                  t={t}
                  field={{
                    ...field,
                    required: field.required || !brought.has(item),
                    hint: from ? heldHint(view, state, shown, field) : field.hint,
                  }}
                  value={values[item]}
                  errors={fieldErrors}
                />
              ) : (
                <>
                  <FileUpload
                    words={fileWords(t)}
                    name={item}
                    label={{ text: componentName(view, shown, item) }}
                    hint={{ text: t('papers.accepted') }}
                    errorMessage={errorFor(view, errors, item)}
                    attributes={{ accept: 'application/pdf,image/jpeg,image/png' }}
                  />
                  <Kept view={view} field={item} paper={papers?.get(item)} />
                </>
              )}
            </>
          );
        })}
        <KeptReason view={view} errors={errors} kept={kept ?? typed?.kept} />
        <Button text={t('supplement.send')} preventDoubleClick />
        <p class="govuk-body-s mc-muted" data-status role="status" />
      </form>
    </section>
  );
}

/** Beside a question that a register filled in: what it says, and what follows from writing otherwise. */
function heldHint(view: View, { answers, provenance, applicant }: DossierState, shown: Shown, field: Field) {
  const from = provenance[field.name];
  if (!from) return field.hint;
  const { t, fmt } = view;
  const held = from.contested ? from.held : answers[field.name];
  const register = registerName(view, from.register, applicant);
  const said =
    held === undefined
      ? t('once.held-unknown', { register })
      : t('once.held', { register, value: shownValue(field, held, t, fmt) });
  return [said, ...insteadOf(view, { shown }, from.register, applicant), field.hint].filter(Boolean).join(' ');
}
