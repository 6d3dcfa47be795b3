/** One dossier for its owner: all it says and all they may do. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asIssued, asTakenBack } from '#acts/as-issued.ts';
import { resultPaper, takingBackPaper } from '#acts/documents.ts';
import { perform } from '#acts/perform.ts';
import type { Command } from '#dossier/commands.ts';
import { listensFor } from '#dossier/flow.ts';
import { refuseReason } from '#dossier/reason.ts';
import { slipsReadBy } from '#dossier/slips.ts';
import { type DossierState, OPEN_STATUSES, type Submitted } from '#dossier/state.ts';
import { everyRefusal, isRefusal, refuse } from '#kernel/outcome.ts';
import { procedureName } from '../catalogue.ts';
import type { Door } from '../door.ts';
import {
  eventsOf,
  goneOf,
  type Opened,
  openDossier,
  slipsOfDossier,
  timelineFor,
  whyDue,
  whyRefused,
} from '../dossiers.ts';
import { errorsOf, type FieldError, formOf } from '../forms/model.ts';
import { actOn, type LimitOf, type RefusedForm, type Texts, textIn } from '../forms/posted.tsx';
import type { Notice } from '../notices.ts';
import { Typed } from '../office/typed.tsx';
import { onceOf } from '../once.ts';
import { papersBeside } from '../papers.tsx';
import { Same, sameFor } from '../same-matter.tsx';
import { keptErrors, keptFaults, keptIn, refusedBeside } from '../supplement-kept.tsx';
import { filedNames, readSupplement } from '../supplement-model.ts';
import { overOf } from '../taken-over.tsx';
import { Details } from '../ui/basics.tsx';
import { Page } from '../ui/page.tsx';
import { PaperSheet, PapersBeside } from '../ui/slips.tsx';
import { notKept, type SentRequest, takeUploads, type Uploaded } from '../uploads.ts';
import { today, type View } from '../view.ts';
import { Errors, type PageErrors } from './apply-pages.tsx';
import { confirmRoutes, DraftToConfirm } from './confirm-draft.tsx';
import { History, MESSAGE, Messages, messageLimit } from './dossier-history.tsx';
import { Headline, mayRate, People, Progress, Rating, ratingLimit } from './dossier-view.tsx';
import { componentName, submittedPaper, withUnplaced } from './draft-model.ts';
import { FeeNotSet, Fees } from './fees.tsx';
import { Filed } from './filed.tsx';
import { Follow, NoSlips, PrintButton, Slips } from './follow.tsx';
import { Followers } from './followers.tsx';
import { Late } from './late.tsx';
import { LeftToDo } from './left-to-do.tsx';
import { Outside } from './outside.tsx';
import { payRoutes } from './pay.tsx';
import { Result, SignedFile } from './result-view.tsx';
import { ResultWay } from './result-way.tsx';
import { OriginalsToFetch, RefusedBy, Stopped, stopOf } from './stopped.tsx';
import { Supplement } from './supplement-form.tsx';
import {
  dropKept,
  keepPapers,
  keepSupplementPaper,
  keepTyped,
  keptPapers,
  saveTyped,
  typedIn,
} from './supplement-papers.ts';
import { trackRoutes } from './track.tsx';
import { ConfirmWithdraw, isOpenTo, Withdraw, WithdrawnOn, withdrawalLimit } from './withdraw.tsx';

interface Shown {
  errors?: PageErrors;
  /** One of the small forms. */
  refused?: RefusedForm;
  fieldErrors?: readonly FieldError[];
  posted?: Record<string, unknown>;
  kept?: string;
  papers?: Uploaded['papers'];
}

/** An act whose form is a few fields on the page of the dossier. */
interface SmallAct {
  path: string;
  form?: string;
  notice: Notice;
  limitOf: LimitOf;
  command(body: Texts): Command;
  /** It cannot be done a second time, and was. */
  isDone?(state: DossierState): boolean;
}

type ById = { Params: { id: string }; Body: Record<string, string | undefined> };

export function dossierRoutes(server: FastifyInstance, door: Door): void {
  const { platform } = door.parts;
  const mine = { for: 'citizen' } as const;
  server.get<ById>('/my/dossiers/:id', { config: mine }, async (request, reply) => {
    const opened = await openDossier(door.view(request), request.params.id);
    return isRefusal(opened) ? door.refuse(request, reply, opened) : showDossier(door, request, reply, opened, {});
  });
  server.get<ById>('/my/dossiers/:id/slips', { config: mine }, async (request, reply) => {
    const view = door.view(request);
    const opened = await openDossier(view, request.params.id);
    if (isRefusal(opened)) return door.refuse(request, reply, opened);
    const slips = slipsReadBy('applicant', await slipsOfDossier(view, opened));
    return door.send(
      reply,
      <Page view={view} title={view.t('dossier.slips')} at="mine" back={`/my/dossiers/${opened.id}`}>
        <h1 class="govuk-heading-l mc-noprint">{view.t('dossier.slips')}</h1>
        {slips.length > 0 && <PrintButton view={view} />}
        <FeeNotSet view={view} state={opened.state} shown={opened.shown} />
        {slips.length ? (
          <Slips door={door} view={view} opened={opened} slips={slips} />
        ) : (
          <NoSlips door={door} view={view} opened={opened} />
        )}
      </Page>,
    );
  });
  server.get<ById>('/my/dossiers/:id/result', { config: mine }, async (request, reply) => {
    const view = door.view(request);
    const opened = await openDossier(view, request.params.id);
    if (isRefusal(opened)) return door.refuse(request, reply, opened);
    const { pack, rules } = opened.shown;
    const issued = opened.state.result && (await asIssued(view.platform, opened.state));
    const paper = issued && resultPaper(view.platform, rules, pack, issued);
    if (!paper)
      return door.refuse(request, reply, refuse('not-in-this-status', { act: 'letter', status: opened.state.status }));
    const taken = await asTakenBack(view.platform, opened.state);
    const revocation = takingBackPaper(view.platform, rules, pack, taken);
    return door.send(
      reply,
      <Page view={view} title={view.t('result.title')} at="mine" back={`/my/dossiers/${opened.id}`}>
        <SignedFile view={view} state={opened.state} shown={opened.shown} />
        <Followers view={view} state={opened.state} shown={opened.shown} />
        {revocation && <PaperSheet paper={revocation} id="revocation" />}
        {opened.state.result?.revoked && <h2 class="govuk-heading-m">{view.t('result.former')}</h2>}
        <PaperSheet paper={paper} id="result" />
        <PapersBeside view={view} id={opened.id} papers={await papersBeside(view, opened)} />
      </Page>,
    );
  });
  const act = ({ path, form = path, notice, limitOf, command, isDone }: SmallAct) =>
    server.post<ById>(`/my/dossiers/:id/${path}`, { config: mine }, async (request, reply) => {
      const view = door.view(request);
      const opened = await openDossier(view, request.params.id);
      if (isRefusal(opened)) return door.refuse(request, reply, opened);
      const body = request.body ?? {};
      const said = command(body);
      let again: boolean | undefined;
      const refused = await actOn(view, form, { body, limitOf }, async () => {
        const done = await perform(view.platform, opened.id, said, view.actor!, onceOf(body, said));
        again = isRefusal(done) ? isDone?.((await platform.store.load(opened.id))!.state) : done.replayed;
        return done;
      });
      // Sent again, as after Back: it is done once, and what stands is shown.
      if (again) return door.seeOther(reply, `/my/dossiers/${opened.id}`, 'done-before');
      if (!refused) return door.seeOther(reply, `/my/dossiers/${opened.id}`, notice);
      const now = await openDossier(view, request.params.id);
      return showDossier(door, request, reply, isRefusal(now) ? opened : now, { refused });
    });
  server.post<ById>('/my/dossiers/:id/withdraw', { config: mine }, async (request, reply) => {
    const view = door.view(request);
    const opened = await openDossier(view, request.params.id);
    if (isRefusal(opened)) return door.refuse(request, reply, opened);
    const body = request.body ?? {};
    const reason = textIn(body, 'reason');
    const withdrawal = { act: 'withdraw-dossier' as const, reason };
    if (opened.state.status === 'withdrawn') return door.seeOther(reply, `/my/dossiers/${opened.id}`, 'done-before');
    // It cannot be undone: what Enter in a field sends is asked about once more.
    const isAsked = body.confirmed !== 'yes';
    const refused = await actOn(view, 'withdraw', { body, limitOf: withdrawalLimit }, () =>
      isAsked
        ? (refuseReason(reason) ?? perform(view.platform, opened.id, withdrawal, view.actor!, { rehearsal: true }))
        : perform(view.platform, opened.id, withdrawal, view.actor!),
    );
    if (refused) return showDossier(door, request, reply, opened, { refused });
    return isAsked
      ? door.send(reply, <ConfirmWithdraw view={view} opened={opened} reason={reason} />)
      : door.seeOther(reply, `/my/dossiers/${opened.id}`, 'withdrawn');
  });
  act({
    path: 'message',
    form: MESSAGE,
    notice: 'sent',
    limitOf: messageLimit,
    command: (body) => ({ act: 'send-message', topic: 'question', text: textIn(body, 'text') }),
  });
  act({
    path: 'rate',
    notice: 'rated',
    isDone: ({ rating }) => rating !== undefined,
    limitOf: ratingLimit,
    command: (body) => ({
      act: 'rate-dossier',
      score: Number(body['score']),
      comment: textIn(body, 'comment') || undefined,
    }),
  });
  payRoutes(server, door);
  confirmRoutes(server, door);
  server.post<ById>('/my/dossiers/:id/supplement', { config: { ...mine, files: true } }, (request, reply) =>
    supplement(door, request, reply),
  );
  server.post<{ Params: SentRequest['params']; Body: SentRequest['body'] }>(
    '/my/dossiers/:id/supplement/taken',
    { config: mine },
    async (request, reply) => {
      const view = door.view(request);
      const opened = await openDossier(view, request.params.id);
      return isRefusal(opened) ? notKept(reply, view, opened) : keepSupplementPaper(door, request, reply, opened);
    },
  );
  trackRoutes(server, door);
}

async function showDossier(door: Door, request: FastifyRequest, reply: FastifyReply, opened: Opened, shown: Shown) {
  const view = door.view(request);
  const { runs } = await door.recentRuns(opened.state.procedure.code);
  const timeline = await timelineFor(view, opened);
  const { t } = view;
  const { state } = opened;
  const over = await overOf(view, state);
  const gone = await goneOf(view, opened);
  const props = { view, state, shown: opened.shown, runs, over, gone, why: whyDue(view, opened, timeline) };
  const refused = await whyRefused(view, opened);
  const stop = await stopOf(view, opened);
  const papers = shown.papers ?? new Map(Object.entries(await keptPapers(door, view, state)));
  const typed = await typedIn(door, view, state);
  const same = OPEN_STATUSES.includes(state.status) ? await sameFor(view, opened.shown, state) : [];
  const name = procedureName(view, opened.shown.pack);
  const { refused: small } = shown;
  const errors = [...(shown.errors ?? []), ...(small?.errors ?? [])];
  const mayWithdraw = listensFor(state, opened.shown.rules, 'withdraw-dossier');
  // Where its form is not there any more, what was typed is.
  const isGone =
    small?.form === 'rate' ? !mayRate(state) : small?.form === 'withdraw' && !(mayWithdraw && isOpenTo(state));
  const page = (
    <Page
      view={view}
      title={name}
      at="mine"
      crumbs={[{ text: t('nav.mine'), href: '/my/dossiers' }, { text: state.code ?? name }]}
      failed={errors.length > 0}
      islands={state.supplement ? ['uploads.ts', 'form.ts', 'fields.ts'] : []}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {(small || !state.supplement) && <Errors view={view} errors={errors} />}
          {small && isGone && <Typed view={view} shown={opened.shown} posted={small.posted} />}
          <Headline {...props} />
          <Stopped view={view} opened={opened} stop={stop} />
          <Same view={view} same={same} to="both" />
          <WithdrawnOn view={view} state={state} />
          <OriginalsToFetch view={view} state={state} shown={opened.shown} />
          <Late view={view} state={state} />
          <Result {...props} refused={refused} by={<RefusedBy view={view} opened={opened} stop={stop} />} />
          <LeftToDo view={view} state={state} shown={opened.shown} />
          <DraftToConfirm {...props} />
          <Supplement
            {...props}
            {...shown}
            papers={papers}
            typed={typed}
            errors={shown.errors ?? []}
            fieldErrors={shown.fieldErrors ?? []}
          />
          <Fees {...props} />
          <Outside view={view} state={state} />
          <Progress {...props} />
          <ResultWay view={view} state={state} shown={opened.shown} />
          <Filed {...props} />
          <Rating view={view} state={state} refused={small} />
          <Messages view={view} state={state} action={`/my/dossiers/${state.id}/message`} refused={small} />
          {mayWithdraw && <Withdraw view={view} state={state} rules={opened.shown.rules} refused={small} />}
        </div>
        <div class="govuk-grid-column-one-third">
          <div class="mc-card govuk-!-margin-bottom-4">
            <People view={view} state={state} />
            <a class="govuk-link govuk-body" href={`/my/dossiers/${state.id}/slips`}>
              {t('dossier.slips')}
            </a>
            <br />
            <a class="govuk-link govuk-body" href={`/papers/${state.id}/archive.zip`}>
              {t('dossier.archive')}
            </a>
          </div>
          {state.code && (
            <div class="mc-card govuk-!-margin-bottom-4">
              <Follow door={door} view={view} opened={opened} />
            </div>
          )}
          <Details summaryText={t('dossier.history')} text={<History view={view} lines={timeline} />} />
        </div>
      </div>
    </Page>
  );
  return door.send(reply, page, errors.length ? 422 : 200);
}

/** What was asked for last was handed in. */
async function isSupplemented(view: View, { id }: Opened): Promise<boolean> {
  const of = ['supplement-requested', 'dossier-supplemented', 'supplement-lapsed', 'supplement-missed'];
  return (await eventsOf(view, id)).findLast(({ type }) => of.includes(type))?.type === 'dossier-supplemented';
}

/** Only what was asked: other fields and papers that are sent are left aside. */
async function supplement(door: Door, request: FastifyRequest<ById>, reply: FastifyReply) {
  const view = door.view(request);
  const opened = await openDossier(view, request.params.id);
  if (isRefusal(opened)) return door.refuse(request, reply, opened);
  const { state, shown } = opened;
  if (request.headers['x-autosave']) return keepTyped(door, request, reply, opened);
  if (!state.supplement && (await isSupplemented(view, opened)))
    return door.seeOther(reply, `/my/dossiers/${opened.id}`, 'done-before');
  if (!request.isMultipart()) return showDossier(door, request, reply, opened, {});
  const isPaper = (name: string) => shown.rules.components.some((one) => one.id === name);
  const before = await keptPapers(door, view, state);
  const uploaded = await takeUploads(door, view, request, (field) => (isPaper(field) ? field : undefined), before);
  const { body, papers: taken, errors } = uploaded;
  await keepPapers(door, view, state, Object.fromEntries(taken));
  const arrived = new Map([...Object.entries(before), ...taken]);
  const { form, answers } = readSupplement(view, state, shown, body);
  const kept = keptIn(body);
  // As every page of an application: what is sent is newer than what was saved while it was typed, and stays when it is refused.
  await saveTyped(door, view, state, { answers, kept });
  const papers: Submitted[] = form.components.flatMap(({ id, originals, copies }) => {
    const paper = taken.get(id);
    return paper ? [submittedPaper(id, Math.max(1, originals), copies, paper)] : [];
  });
  const source = shown.rules.formOf('apply');
  const now = { ...state.answers, ...answers };
  const faults = source ? formOf(source).faults(now, today(view), filedNames(state, form.asked)) : [];
  const fieldErrors = withUnplaced(errorsOf(faults, form.fields, view.t), view, shown.rules, form.fields, now);
  for (const error of fieldErrors) errors.push({ id: error.id, text: error.text });
  errors.push(...keptFaults(view, body));
  for (const item of form.asked)
    if (isPaper(item) && !papers.some((one) => one.component === item) && !errors.some((one) => one.id === item))
      errors.push({ id: item, text: view.t('papers.missing', { paper: componentName(view, shown, item) }) });
  const command: Command = { act: 'supplement-dossier', answers, components: papers, kept };
  if (errors.length) {
    const rehearsed = await perform(view.platform, opened.id, command, view.actor!, { rehearsal: true });
    errors.push(...refusedBeside(rehearsed).flatMap((one) => keptErrors(view, one, 'main')));
    return showDossier(door, request, reply, opened, { errors, fieldErrors, posted: answers, kept, papers: arrived });
  }
  const done = await perform(view.platform, opened.id, command, view.actor!);
  if (!isRefusal(done)) {
    await dropKept(door, view, state);
    return door.seeOther(reply, `/my/dossiers/${opened.id}`, 'supplemented');
  }
  return showDossier(door, request, reply, opened, {
    errors: everyRefusal(done).flatMap((one) => keptErrors(view, one, 'main')),
    posted: answers,
    kept,
    papers: arrived,
  });
}
