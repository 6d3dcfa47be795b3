/** The draft of a result, which the applicant confirms or corrects before it is made; silence is yes. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { resultPaper } from '#acts/documents.ts';
import { perform } from '#acts/perform.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, refusalText, refuse } from '#kernel/outcome.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { type Opened, openDossier } from '../dossiers.ts';
import { FieldView } from '../forms/field.tsx';
import { errorsOf, type Field, type FieldError, formOf, sectionsOf } from '../forms/model.ts';
import { readAnswers } from '../forms/read.ts';
import { Button, Details, NotificationBanner } from '../ui/basics.tsx';
import { Page, Token } from '../ui/page.tsx';
import { PaperSheet } from '../ui/slips.tsx';
import { today, type View } from '../view.ts';
import { Errors, type PageErrors } from './apply-pages.tsx';
import type { DossierProps } from './dossier-view.tsx';

type ById = { Params: { id: string }; Body: Record<string, unknown> };

interface Failed {
  errors?: PageErrors;
  fieldErrors?: readonly FieldError[];
  posted?: Record<string, unknown>;
}

/** On the page of the dossier: that a draft waits, until when, and the way to it. */
export function DraftToConfirm({ view, state, shown }: DossierProps) {
  const { t, fmt } = view;
  if (!state.draft) return null;
  const result = wordsFor(view, shown.pack)('result') ?? '';
  return (
    <NotificationBanner
      titleText={t('draft-result.title')}
      text={
        <>
          <p class="govuk-body">{t('draft-result.text', { result, date: fmt.dateTime(state.draft.deadline) })}</p>
          <Button text={t('draft-result.open')} href={`/my/dossiers/${state.id}/draft`} />
        </>
      }
    />
  );
}

export function confirmRoutes(server: FastifyInstance, door: Door): void {
  const mine = { for: 'citizen' } as const;
  server.get<ById>('/my/dossiers/:id/draft', { config: mine }, async (request, reply) => {
    const opened = await openDossier(door.view(request), request.params.id);
    if (isRefusal(opened)) return door.refuse(request, reply, opened);
    // A link from a message may be followed after the draft is settled.
    return opened.state.draft
      ? showDraft(door, request, reply, opened, {})
      : reply.redirect(`/my/dossiers/${opened.id}`, 303);
  });
  server.post<ById>('/my/dossiers/:id/draft', { config: mine }, (request, reply) => answer(door, request, reply));
}

/** Fields that the applicant answered themselves; what a register said is corrected there. */
function ownFields(view: View, { shown, state }: { shown: Shown; state: DossierState }): Field[] {
  const source = shown.rules.formOf('apply');
  if (!source) return [];
  const hidden = formOf(source).hidden(state.answers);
  return sectionsOf(source, wordsFor(view, shown.pack))
    .flatMap((section) => section.fields)
    .filter(({ name }) => !hidden.has(name) && !(state.provenance[name] && !state.provenance[name].contested));
}

async function answer(door: Door, request: FastifyRequest<ById>, reply: FastifyReply) {
  const view = door.view(request);
  const opened = await openDossier(view, request.params.id);
  if (isRefusal(opened)) return door.refuse(request, reply, opened);
  const { state, shown } = opened;
  const body = request.body ?? {};
  const corrects = body['corrects'] === 'yes';
  const fields = corrects ? ownFields(view, opened) : [];
  const answers = readAnswers(fields, body);
  const failed = (errors: PageErrors, fieldErrors: readonly FieldError[] = []) =>
    showDraft(door, request, reply, opened, { errors, fieldErrors, posted: answers });
  const source = shown.rules.formOf('apply');
  if (corrects && source) {
    const faults = formOf(source).faults({ ...without(state.answers, fields), ...answers }, today(view));
    const fieldErrors = errorsOf(faults, fields, view.t);
    if (fieldErrors.length)
      return failed(
        fieldErrors.map(({ id, text }) => ({ id, text })),
        fieldErrors,
      );
    const changed = fields.some(({ name }) => JSON.stringify(answers[name]) !== JSON.stringify(state.answers[name]));
    if (!changed) return failed([{ id: 'main', text: view.t('draft-result.unchanged') }]);
  }
  const cleared = fields.flatMap(({ name }) => (answers[name] === undefined ? [name] : []));
  const command = { act: 'confirm-draft' as const, ...(corrects && { answers, cleared }) };
  const done = await perform(view.platform, opened.id, command, view.actor!);
  if (isRefusal(done)) return failed([{ id: 'main', text: refusalText(done, view.lang) }]);
  return door.seeOther(reply, `/my/dossiers/${opened.id}`, corrects ? 'draft-corrected' : 'draft-confirmed');
}

const without = (answers: Readonly<Record<string, unknown>>, fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !fields.some((field) => field.name === name)));

function showDraft(door: Door, request: FastifyRequest, reply: FastifyReply, opened: Opened, failed: Failed) {
  const view = door.view(request);
  const { t, fmt } = view;
  const { state, shown } = opened;
  const paper = state.draft && resultPaper(view.platform, shown.rules, shown.pack, state);
  if (!paper || !state.draft)
    return door.refuse(request, reply, refuse('not-in-this-status', { act: 'confirm-draft', status: state.status }));
  const result = wordsFor(view, shown.pack)('result') ?? '';
  const errors = failed.errors ?? [];
  const action = `/my/dossiers/${state.id}/draft`;
  const page = (
    <Page
      view={view}
      title={t('draft-result.title')}
      at="mine"
      back={`/my/dossiers/${state.id}`}
      failed={errors.length > 0}
    >
      <Errors view={view} errors={errors} />
      <h1 class="govuk-heading-l">{t('draft-result.title')}</h1>
      <p class="govuk-body">{t('draft-result.text', { result, date: fmt.dateTime(state.draft.deadline) })}</p>
      <PaperSheet paper={paper} id="draft-result" />
      <form method="post" action={action}>
        <Token view={view} />
        <Button text={t('draft-result.agree')} preventDoubleClick />
      </form>
      <Details
        summaryText={t('draft-result.correct')}
        open={errors.length > 0}
        text={
          <form method="post" action={action} novalidate>
            <Token view={view} />
            <input type="hidden" name="corrects" value="yes" />
            <p class="govuk-body">{t('draft-result.correct-text')}</p>
            {ownFields(view, opened).map((field) => (
              <FieldView
                t={t}
                field={field}
                value={(failed.posted ?? state.answers)[field.name]}
                errors={failed.fieldErrors ?? []}
              />
            ))}
            <Button text={t('draft-result.send')} classes="govuk-button--secondary" preventDoubleClick />
          </form>
        }
      />
    </Page>
  );
  return door.send(reply, page, errors.length ? 422 : 200);
}
