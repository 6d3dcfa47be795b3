/** A supplement that came on paper, entered at the counter: only what was asked, all of it, with the scans; then a new appointment. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { perform } from '#acts/perform.ts';
import { bringerOf } from '#dossier/bringer.ts';
import type { DossierState } from '#dossier/state.ts';
import { everyRefusal, isRefusal, type Refusal, refusalText } from '#kernel/outcome.ts';
import { type Shown, supplementSource } from '../catalogue.ts';
import type { Door } from '../door.ts';
import type { Opened } from '../dossiers.ts';
import { FieldView } from '../forms/field.tsx';
import { errorsOf, type FieldError, formOf } from '../forms/model.ts';
import { FormAgain, textFaults } from '../forms/posted.tsx';
import { errorFor, type PageErrors } from '../portal/apply-pages.tsx';
import { componentName, withUnplaced } from '../portal/draft-model.ts';
import { KeptReason, keptErrors, keptFaults, keptIn, refusedBeside } from '../supplement-kept.tsx';
import { filedNames, readSupplement, supplementForm } from '../supplement-model.ts';
import { fieldId } from '../ui/again.ts';
import { Button, InsetText } from '../ui/basics.tsx';
import { ErrorMessage, uploadWords } from '../ui/fields.tsx';
import { Token } from '../ui/page.tsx';
import { TAKE_PATH, takeUploads, type Uploaded } from '../uploads.ts';
import { today, type View } from '../view.ts';
import { BringerFields, bringerField, bringerLimit, broughtIn, SUPPLEMENT } from './bringer-fields.tsx';
import { may } from './desk-model.ts';
import { KeptTyped } from './kept-form.tsx';
import { handedIn, PaperChecks, paperFaults } from './paper-checks.tsx';

type Body = Record<string, string | string[] | undefined>;

export interface FailedSupplement {
  errors: PageErrors;
  fieldErrors?: readonly FieldError[];
  posted?: Record<string, unknown>;
  answers?: Record<string, unknown>;
  papers?: Uploaded['papers'];
}

export async function takeSupplement(
  door: Door,
  request: FastifyRequest<{ Params: { id: string }; Body: Body }>,
  reply: FastifyReply,
  opened: Opened,
  again: (failed: FailedSupplement) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const view = door.view(request);
  const { state, shown } = opened;
  const scanned = (field: string) => shown.rules.components.find((one) => field === `scan-${one.id}`)?.id;
  const uploaded = request.isMultipart() ? await takeUploads(door, view, request, scanned) : undefined;
  const body: Body = uploaded?.body ?? request.body ?? {};
  const { form, answers } = readSupplement(view, state, shown, body);
  const given = handedIn(form.components, body, uploaded?.papers);
  const source = shown.rules.formOf('apply');
  const now = { ...state.answers, ...answers };
  const faults = source ? formOf(source).faults(now, today(view), filedNames(state, form.asked)) : [];
  const fieldErrors = withUnplaced(errorsOf(faults, form.fields, view.t), view, shown.rules, form.fields, now);
  const errors: PageErrors = [
    ...(uploaded?.errors ?? []),
    ...fieldErrors.map(({ id, text }) => ({ id, text })),
    ...keptFaults(view, body),
    ...textFaults(view, body, bringerLimit, SUPPLEMENT),
    ...paperFaults(view, shown, form.components, body),
  ];
  const bringer = bringerOf(state, broughtIn(body), today(view));
  if (isRefusal(bringer)) errors.push(...everyRefusal(bringer).flatMap((one) => refusedAt(view, one, body)));
  for (const { id } of form.components) {
    const wrong = errors.some((one) => one.id === `scan-${id}`);
    if (form.asked.has(id) && !wrong && !given.some((one) => one.component === id))
      errors.push({
        id: `scan-${id}`,
        text: view.t('supplement.paper-missing', { paper: componentName(view, shown, id) }),
      });
  }
  const posted = { ...body, ...answers };
  const seen = Number(body['seq']);
  const ifSeq = Number.isInteger(seen) && seen > 0 ? seen : undefined;
  const command = { act: 'supplement-dossier' as const, answers, components: given, kept: keptIn(body) };
  const act = (rehearsal?: true) =>
    perform(view.platform, opened.id, { ...command, broughtBy: broughtIn(body) }, view.actor!, { ifSeq, rehearsal });
  if (errors.length) {
    const told = new Set(errors.map(({ text }) => text));
    const also = refusedBeside(await act(true)).flatMap((one) => refusedAt(view, one, body));
    errors.push(...also.filter(({ text }) => !told.has(text)));
    return again({ errors, fieldErrors, posted, answers, papers: uploaded?.papers });
  }
  const done = await act();
  if (isRefusal(done))
    return again({
      errors: everyRefusal(done).flatMap((one) => refusedAt(view, one, body)),
      posted,
      answers,
      papers: uploaded?.papers,
    });
  // The clock began again: the person gets a new appointment. Not received yet, it is received on the dossier's page.
  const to = done.state.clock ? '/slips?form=01&last=' : '';
  return door.seeOther(reply, `/office/dossiers/${opened.id}${to}`, to ? 'taken-in' : 'taken-in-early');
}

/** What the act refused, at the field that it is about. */
function refusedAt(view: View, refused: Refusal, body: Body): PageErrors {
  const field = bringerField(refused, body);
  return field
    ? [{ id: fieldId(SUPPLEMENT, field), text: refusalText(refused, view.lang) }]
    : keptErrors(view, refused, 'supplement');
}

export function CounterSupplement({
  view,
  state,
  shown,
  failed,
}: {
  view: View;
  state: DossierState;
  shown: Shown;
  failed?: FailedSupplement;
}) {
  const { t, fmt } = view;
  if (!state.supplement || !may(view, state, 'supplement-dossier')) return null;
  const { fields, components, brought } = supplementForm(view, state, shown, failed?.answers);
  const reasons = new Map(state.supplement.items.map(({ item, reason }) => [item, reason]));
  for (const item of brought) reasons.set(item, t('supplement.brought'));
  const values = { ...state.answers, ...failed?.posted };
  return (
    <section aria-labelledby="supplement" class="govuk-!-margin-bottom-6">
      <h2 class="govuk-heading-m" id="supplement">
        {t('supplement.at-counter')}
      </h2>
      <p class="govuk-body">
        {state.supplement.unbegun
          ? t('untold.term')
          : t('supplement.counter-text', { date: fmt.dateTime(state.supplement.deadline) })}
      </p>
      {supplementSource(view, shown) && <p class="govuk-body mc-muted">{supplementSource(view, shown)}</p>}
      <form
        method="post"
        enctype="multipart/form-data"
        novalidate
        {...uploadWords(t, TAKE_PATH)}
        action={`/office/dossiers/${state.id}/supplement`}
        data-keep
      >
        <Token view={view} />
        <KeptTyped view={view} />
        <input type="hidden" name="seq" value={state.seq} />
        {fields.map((field) => (
          <>
            <InsetText
              text={
                <>
                  <b>{field.label}:</b> {reasons.get(field.name)}
                </>
              }
            />
            <FieldView
              t={t}
              field={{ ...field, required: field.required || !brought.has(field.name) }}
              value={values[field.name]}
              errors={failed?.fieldErrors ?? []}
            />
          </>
        ))}
        {components.map(({ id }) => {
          const error = errorFor(view, failed?.errors ?? [], `scan-${id}`);
          return (
            <>
              <InsetText
                text={
                  <>
                    <b>{componentName(view, shown, id)}:</b> {reasons.get(id)}
                  </>
                }
              />
              {error && <ErrorMessage {...error} id={`scan-${id}-error`} />}
            </>
          );
        })}
        {components.length > 0 && (
          <PaperChecks
            view={view}
            shown={shown}
            body={(failed?.posted ?? {}) as Body}
            papers={failed?.papers}
            errors={failed?.errors}
            only={new Set(reasons.keys())}
          />
        )}
        <FormAgain
          view={view}
          form={SUPPLEMENT}
          refused={failed && { form: SUPPLEMENT, posted: failed.posted ?? {}, errors: failed.errors }}
          limitOf={bringerLimit}
        >
          <BringerFields view={view} state={state} />
        </FormAgain>
        <KeptReason view={view} errors={failed?.errors ?? []} kept={keptIn(failed?.posted ?? {})} />
        {/* Not received yet, there is no appointment to print. */}
        <Button text={t(state.clock ? 'supplement.take' : 'supplement.take-early')} preventDoubleClick />
      </form>
    </section>
  );
}
