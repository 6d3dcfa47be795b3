/** The draft of a result, which the applicant confirms or corrects before it is made; silence is yes. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { resultPaper } from '#acts/documents.ts';
import { lookUp } from '#acts/look-up.ts';
import { perform } from '#acts/perform.ts';
import { isParty } from '#authority/identity.ts';
import { ownData } from '#dossier/context.ts';
import { prefilled } from '#engine/form/form.ts';
import { fillOwn, ownFaults, standing } from '#engine/form/own.ts';
import { isRefusal, refusalText, refuse } from '#kernel/outcome.ts';
import { wordsFor } from '../catalogue.ts';
import { reachedName } from '../centre-reach.tsx';
import type { Door } from '../door.ts';
import { type Opened, openDossier } from '../dossiers.ts';
import { FieldList, FieldView, FollowData } from '../forms/field.tsx';
import { errorsOf, type Field, type FieldError, formOf, hasConditions, sectionsOf } from '../forms/model.ts';
import { readAnswers } from '../forms/read.ts';
import { KeptTyped } from '../office/kept-form.tsx';
import { Button, Details, InsetText, NotificationBanner } from '../ui/basics.tsx';
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
  /** The answers have brought up questions that were not seen yet. */
  more?: boolean;
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

/** For who follows by the key of the slip: until when it waits, what silence means, and whom to ask without an account. */
export function DraftByCode({ view, state, shown }: Pick<DossierProps, 'view' | 'state' | 'shown'>) {
  const { t, fmt } = view;
  if (!state.draft) return null;
  const result = wordsFor(view, shown.pack)('result') ?? '';
  return (
    <InsetText
      text={
        <>
          <p class="govuk-body">{t('draft-result.text', { result, date: fmt.dateTime(state.draft.deadline) })}</p>
          <p class="govuk-body">{t('track.draft', { centre: reachedName(view, state.receivingUnit) })}</p>
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

/** Fields that the applicant answers themselves, asked for or not; what a register said is corrected there. */
function ownFields(view: View, { shown, state }: Opened): Field[] {
  const source = shown.rules.formOf('apply');
  if (!source) return [];
  return sectionsOf(source, wordsFor(view, shown.pack))
    .flatMap((section) => section.fields)
    .filter(({ name }) => !(state.provenance[name] && !state.provenance[name].contested));
}

/** Whether an answer has brought up a question that its page did not show: without scripts it was not seen yet. */
const unseen = (
  fields: readonly Field[],
  { away, now, given }: { away: unknown; now: ReadonlySet<string>; given: Readonly<Record<string, unknown>> },
): boolean => {
  const hidden = new Set(String(away ?? '').split(','));
  const before = prefilled(fields, {});
  return fields.some(
    ({ name }) =>
      hidden.has(name) &&
      !now.has(name) &&
      JSON.stringify(given[name] ?? before[name]) === JSON.stringify(before[name]),
  );
};

async function answer(door: Door, request: FastifyRequest<ById>, reply: FastifyReply) {
  const view = door.view(request);
  const opened = await openDossier(view, request.params.id);
  if (isRefusal(opened)) return door.refuse(request, reply, opened);
  const body = request.body ?? {};
  // Answered already, or settled by silence: what stands now is shown.
  if (!opened.state.draft && !request.headers['x-autosave'])
    return door.seeOther(reply, `/my/dossiers/${opened.id}`, 'done-before');
  if (body['corrects'] === 'yes') return correct(door, request, reply, opened);
  const done = await perform(view.platform, opened.id, { act: 'confirm-draft' }, view.actor!);
  if (!isRefusal(done)) return door.seeOther(reply, `/my/dossiers/${opened.id}`, 'draft-confirmed');
  return showDraft(door, request, reply, opened, { errors: [{ id: 'main', text: refusalText(done, view.lang) }] });
}

/** What the corrected answers ask for is asked for before anything is sent. */
async function correct(door: Door, request: FastifyRequest<ById>, reply: FastifyReply, opened: Opened) {
  const view = door.view(request);
  const { state, shown } = opened;
  const body = request.body ?? {};
  const fields = ownFields(view, opened);
  const given = readAnswers(fields, body, view.t('form.decimal-sign'));
  const source = shown.rules.formOf('apply');
  if (!source) return showDraft(door, request, reply, opened, {});
  const form = formOf(source);
  const looked = isParty(view.actor, state.applicant)
    ? await lookUp(view.platform, shown.rules, state.applicant.idNumber, state)
    : {};
  const own = {
    ...ownData(state.applicant, { ...looked, province: view.platform.province, at: view.platform.clock.now() }, state),
    filed: state.answers,
  };
  const answers = fillOwn(form, { ...without(state.answers, fields), ...given }, own);
  const hidden = form.hidden(answers);
  if (request.headers['x-autosave']) return reply.send({ hidden: [...hidden] });
  const failed = (more: Omit<Failed, 'posted'>) =>
    showDraft(door, request, reply, opened, { ...more, posted: answers });
  if (unseen(fields, { away: body['hidden'], now: hidden, given })) return failed({ more: true });
  const asked = fields.filter(({ name }) => !hidden.has(name));
  const fieldErrors = errorsOf(
    [...form.faults(answers, today(view), standing(own)), ...ownFaults(form, answers, own)],
    asked,
    view.t,
  );
  if (fieldErrors.length) return failed({ errors: fieldErrors.map(({ id, text }) => ({ id, text })), fieldErrors });
  const isSame = ({ name }: Field) => JSON.stringify(answers[name]) === JSON.stringify(state.answers[name]);
  if (asked.every(isSame)) return failed({ errors: [{ id: 'main', text: view.t('draft-result.unchanged') }] });
  const command = {
    act: 'confirm-draft' as const,
    answers: Object.fromEntries(
      asked.flatMap(({ name }) => (answers[name] === undefined ? [] : [[name, answers[name]]])),
    ),
    cleared: asked.flatMap(({ name }) => (answers[name] === undefined ? [name] : [])),
  };
  const done = await perform(view.platform, opened.id, command, view.actor!);
  if (isRefusal(done)) return failed({ errors: [{ id: 'main', text: refusalText(done, view.lang) }] });
  return door.seeOther(reply, `/my/dossiers/${opened.id}`, 'draft-corrected');
}

const without = (answers: Readonly<Record<string, unknown>>, fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !fields.some((field) => field.name === name)));

/** Every field, of which those are shown that the answers ask for: at once where scripts run, else when it comes back. */
function Correction({ view, opened, failed }: { view: View; opened: Opened; failed: Failed }) {
  const { t } = view;
  const { state, shown } = opened;
  const source = shown.rules.formOf('apply');
  if (!source) return null;
  const fields = ownFields(view, opened);
  const answers = failed.posted ?? state.answers;
  const hidden = formOf(source).hidden(answers);
  // What nobody was asked yet begins as it does in the application.
  const begun = prefilled(fields, {});
  const valueIn = (name: string) => answers[name] ?? (hidden.has(name) ? begun[name] : undefined);
  const action = `/my/dossiers/${state.id}/draft`;
  return (
    <form
      method="post"
      action={action}
      novalidate
      data-keep
      data-conditions={hasConditions(source) ? action : undefined}
    >
      <Token view={view} />
      <KeptTyped view={view} />
      <input type="hidden" name="corrects" value="yes" />
      <input type="hidden" name="hidden" value={[...hidden].join(',')} data-hidden />
      <FollowData t={t} source={source} fields={fields} answers={without(state.answers, fields)} />
      <p class="govuk-body">{t('draft-result.correct-text')}</p>
      {failed.more && <InsetText text={t('form.more')} attributes={{ role: 'status' }} />}
      <FieldList
        fields={fields}
        hidden={hidden}
        draw={(field) => (
          <FieldView t={t} field={field} value={valueIn(field.name)} errors={failed.fieldErrors ?? []} />
        )}
      />
      <Button text={t('draft-result.send')} classes="govuk-button--secondary" preventDoubleClick />
    </form>
  );
}

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
      islands={['fields.ts']}
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
        open={errors.length > 0 || failed.more === true}
        text={<Correction view={view} opened={opened} failed={failed} />}
      />
    </Page>
  );
  return door.send(reply, page, errors.length ? 422 : 200);
}
