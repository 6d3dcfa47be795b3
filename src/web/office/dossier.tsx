/** One dossier at the office: the task beside the papers, the clock, everything that may be done. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { groundsNow } from '#acts/found-now.ts';
import { lookUp } from '#acts/look-up.ts';
import { freeNumbers } from '#acts/numbers.ts';
import { foreseeEntered, foreseeHolder, foreseeQuestions } from '#acts/proofs.ts';
import { briefly } from '#acts/standing.ts';
import { isAdverse } from '#dossier/conclusions.ts';
import { isAllowed } from '#dossier/decide.ts';
import { refuseItem } from '#dossier/decide-supplement.ts';
import { PROCESS_MESSAGES } from '#dossier/flow.ts';
import { isRefusal, refusalText } from '#kernel/outcome.ts';
import { bpmnOf } from '#procedure/compile.ts';
import { concludes } from '#procedure/conclusion.ts';
import { CONCLUDED, HANDLING } from '#procedure/derive.ts';
import { type NameOf, withDiagram } from '#procedure/diagram.ts';
import { eventWords } from '#views/event-words.ts';
import { procedureName, type Shown, wordsFor } from '../catalogue.ts';
import { type Door, safeWay } from '../door.ts';
import { eventsOf, type Opened, openDossier, slipsOfDossier, timelineFor, whyDue } from '../dossiers.ts';
import { papersBeside } from '../papers.tsx';
import { Errors } from '../portal/apply-pages.tsx';
import { AskedFor } from '../portal/asked-for.tsx';
import { History, MESSAGE, Messages } from '../portal/dossier-history.tsx';
import { Headline, statusWord } from '../portal/dossier-view.tsx';
import { NoSlips, PrintButton, Slips } from '../portal/follow.tsx';
import { Outside } from '../portal/outside.tsx';
import { SignedFile } from '../portal/result-view.tsx';
import { stopOf } from '../portal/stopped.tsx';
import { MoneyBack, WithdrawnOn } from '../portal/withdraw.tsx';
import { Same, sameFor } from '../same-matter.tsx';
import { Details, InsetText } from '../ui/basics.tsx';
import { Page } from '../ui/page.tsx';
import { PapersBeside } from '../ui/slips.tsx';
import type { View } from '../view.ts';
import { ActForms } from './acts.tsx';
import { AskedMark } from './asked.tsx';
import { CaseFeeOpen, feeUnsetOn } from './case-fee.tsx';
import { Competence } from './competence.tsx';
import { OriginalsHere } from './deliver-form.tsx';
import { may, taskFor } from './desk-model.ts';
import { Ended } from './ended.tsx';
import { OwedFees } from './money-acts.tsx';
import { Answers, Clock, Consultations, Papers } from './parts.tsx';
import { Decided, Draft } from './signing.tsx';
import { CounterSupplement, type FailedSupplement, takeSupplement } from './supplement.tsx';
import { type Failed, takeAct } from './take-act.tsx';
import { UntoldMark } from './untold.tsx';

type ById = {
  Params: { id: string };
  Querystring: { task?: string; form?: string; last?: string; back?: string };
  Body: Record<string, string | string[] | undefined>;
};

const PREVIEWS_A_MINUTE = 20;
const isOver = (seen: { isAllowed: boolean; isExceeded?: boolean }) => !seen.isAllowed && seen.isExceeded === true;

export function officeDossierRoutes(server: FastifyInstance, door: Door): void {
  const office = { for: 'officer' } as const;
  const withFiles = { ...office, files: true } as const;
  // Each is the whole act without its end, and a paper: of an officer, since all of an office come by one address.
  const previews = server.createRateLimit({
    max: PREVIEWS_A_MINUTE,
    timeWindow: '1 minute',
    keyGenerator: ({ session }) => session?.id ?? '',
  });
  const mayPreview = async (request: FastifyRequest) => !isOver(await previews(request));
  server.get<ById>('/office/dossiers/:id', { config: office }, async (request, reply) => {
    const opened = await openDossier(door.view(request), request.params.id);
    return isRefusal(opened) ? door.refuse(request, reply, opened) : show(door, request, reply, opened, {});
  });
  server.post<ById>('/office/dossiers/:id/supplement', { config: withFiles }, async (request, reply) => {
    const opened = await openDossier(door.view(request), request.params.id);
    if (isRefusal(opened)) return door.refuse(request, reply, opened);
    return takeSupplement(door, request, reply, opened, (supplement) =>
      show(door, request, reply, opened, { errors: supplement.errors, supplement }),
    );
  });
  server.post<{ Params: { id: string; act: string }; Body: ById['Body'] }>(
    '/office/dossiers/:id/:act',
    { config: withFiles },
    (request, reply) =>
      takeAct(door, request, reply, (opened, failed) => show(door, request, reply, opened, failed), mayPreview),
  );
  server.get<ById>('/office/dossiers/:id/slips', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const opened = await openDossier(view, request.params.id);
    if (isRefusal(opened)) return door.refuse(request, reply, opened);
    const { form, last } = request.query;
    const all = (await slipsOfDossier(view, opened)).filter((slip) => !form || slip.form === form);
    const slips = last === undefined ? all : all.slice(-1);
    return door.send(
      reply,
      <Page view={view} title={view.t('dossier.slips')} back={`/office/dossiers/${opened.id}`}>
        <h1 class="govuk-heading-l mc-noprint">{view.t('dossier.slips')}</h1>
        {slips.length > 0 && <PrintButton view={view} />}
        {slips.length ? (
          <Slips door={door} view={view} opened={opened} slips={slips} />
        ) : (
          <NoSlips door={door} view={view} opened={opened} />
        )}
        {!form && <PapersBeside view={view} id={opened.id} papers={await papersBeside(view, opened)} />}
      </Page>,
    );
  });
  server.get<ById>('/office/dossiers/:id/diagram', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const opened = await openDossier(view, request.params.id);
    if (isRefusal(opened)) return door.refuse(request, reply, opened);
    const here = (opened.state.process?.live ?? []).map((one) => one.at.slice(one.at.lastIndexOf('/') + 1));
    return door.send(
      reply,
      <Page view={view} title={view.t('diagram.title')} back={`/office/dossiers/${opened.id}`} islands={['diagram.ts']}>
        <h1 class="govuk-heading-l">{view.t('diagram.title')}</h1>
        <p class="govuk-body">
          {opened.state.tasks.length
            ? view.t('diagram.here', { steps: stepsHere(view, opened) })
            : view.t('diagram.no-step', { status: statusWord(view, opened.state.status) })}
        </p>
        <figure
          class="mc-diagram"
          aria-label={view.t('diagram.title')}
          data-bpmn={`/office/dossiers/${opened.id}/process.bpmn`}
          data-here={here.join(' ')}
        />
        <noscript>
          <p class="govuk-body">{view.t('diagram.no-script')}</p>
        </noscript>
      </Page>,
    );
  });
  server.get<ById>('/office/dossiers/:id/process.bpmn', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const opened = await openDossier(view, request.params.id);
    if (isRefusal(opened)) return door.refuse(request, reply, opened);
    const xml = await withDiagram(bpmnOf(opened.shown.pack), namesOnDiagram(view, opened.shown));
    return isRefusal(xml) ? door.refuse(request, reply, xml) : reply.type('application/xml').send(xml);
  });
  server.get<ById>('/office/dossiers/:id/chain', { config: office }, (request, reply) => chain(door, request, reply));
}

/** Steps by the pack's words, what law allows meanwhile by ours; an event on a border is named where its path ends. */
function namesOnDiagram(view: View, { pack }: Shown): NameOf {
  const words = wordsFor(view, pack);
  return ({ id, type, message, name }) => {
    if (type === 'Process') return procedureName(view, pack);
    if (id === HANDLING) return view.t('diagram.handling');
    if (type === 'ExclusiveGateway' && id.endsWith(CONCLUDED)) return view.t('diagram.concluded');
    const told = PROCESS_MESSAGES.find((one) => one === (name ?? message));
    if (told) return type === 'BoundaryEvent' ? '' : view.t(`diagram.${told}`);
    return words(`step.${id}`);
  };
}

function stepsHere(view: Parameters<typeof wordsFor>[0], { state, shown }: Opened): string {
  const words = wordsFor(view, shown.pack);
  return state.tasks.map((task) => words(`step.${task.step}`) ?? task.step).join(', ');
}

type Failing = Failed & { supplement?: FailedSupplement };

async function show(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: Opened,
  failed: Failing,
): Promise<FastifyReply> {
  const view = door.view(request);
  const { t } = view;
  const { state, shown } = opened;
  const { task: named, back } = request.query as ById['Querystring'];
  const wanted = Number(named);
  const task = taskFor(view, state, wanted);
  const timeline = await timelineFor(view, opened);
  const { runs } = await door.recentRuns(state.procedure.code);
  const absences = await view.platform.absences(view.now.toString());
  const props = { view, state, shown, runs, why: whyDue(view, opened, timeline) };
  const stands = await foreseeEntered(view.platform, shown.rules, state);
  const decidesNow = task?.act === 'decide-dossier';
  const changes = task?.act === 'complete-task' || task?.act === 'decide-dossier';
  const entered = stands && !changes ? briefly(stands) : stands;
  const holder = changes ? await foreseeHolder(view.platform, shown.rules, state) : undefined;
  const questions = changes ? await foreseeQuestions(view.platform, shown.rules, state) : [];
  const free = task?.act === 'issue-result' ? await freeNumbers(view.platform, shown.rules, state) : [];
  const same = task?.act === 'receive-dossier' ? await sameFor(view, shown, state) : [];
  const concluding =
    task?.act === 'complete-task' && concludes(shown.rules.formOf(shown.rules.steps[task.step]?.form ?? ''));
  const refusable = decidesNow || (isAllowed('refuse-dossier', state) && may(view, state, 'refuse-dossier'));
  const grounds = refusable || concluding ? await groundsNow(view.platform, shown.rules, state, view.actor!) : [];
  const unset = await feeUnsetOn(view, opened);
  const errors = failed.errors ?? [];
  const decides = decidesNow && !isAdverse(shown.rules, state);
  const page = (
    <Page
      view={view}
      title={`${state.code ?? ''} ${procedureName(view, shown.pack)}`}
      back={back?.startsWith('/office') ? safeWay(back, '/office') : '/office'}
      at="inbox"
      failed={errors.length > 0}
      islands={['viewer.ts', 'fields.ts', 'uploads.ts', 'choose-units.ts']}
    >
      <Errors view={view} errors={errors} />
      <Headline {...props} />
      <Ended view={view} opened={opened} stop={await stopOf(view, opened)} />
      <Competence {...props} />
      <Clock {...props} task={task} absences={absences} />
      {!may(view, state, 'supplement-dossier') && <AskedFor {...props} />}
      <AskedMark view={view} state={state} />
      <UntoldMark view={view} state={state} />
      <WithdrawnOn view={view} state={state} />
      <OriginalsHere view={view} state={state} shown={shown} />
      <OwedFees view={view} state={state} shown={shown} />
      <CaseFeeOpen view={view} state={state} shown={shown} />
      {unset && <InsetText text={unset} />}
      {['withdrawn', 'lapsed', 'refused'].includes(state.outcome ?? '') && (
        <MoneyBack view={view} state={state} rules={shown.rules} />
      )}
      <Same view={view} same={same} to="office" />
      {entered && <InsetText text={`${t('entered.title')}: ${refusalText(entered, view.lang)}`} />}
      {[...(holder && !questions.some(({ code }) => code === holder.code) ? [holder] : []), ...questions].map(
        (told) => (
          <InsetText text={refusalText(told, view.lang)} />
        ),
      )}
      <div class="mc-two">
        <div>
          <CounterSupplement view={view} state={state} shown={shown} failed={failed.supplement} />
          <ActForms
            {...props}
            questions={questions}
            free={free}
            grounds={grounds}
            task={task}
            failed={failed}
            absences={absences}
            askable={await askableOf(view, state, shown)}
          />
          <Outside view={view} state={state} />
          <Messages
            view={view}
            state={state}
            action={may(view, state, 'send-message') ? `/office/dossiers/${state.id}/send-message` : undefined}
            refused={
              failed.act === MESSAGE
                ? { form: MESSAGE, posted: failed.posted ?? {}, errors: failed.errors ?? [] }
                : undefined
            }
          />
          <Consultations view={view} state={state} shown={shown} />
        </div>
        <div>
          {decides && (
            <section aria-labelledby="draft">
              <h2 class="govuk-heading-m" id="draft">
                {t('sign.draft')}
              </h2>
              <Draft view={view} shown={shown} state={state} />
            </section>
          )}
          {task?.act === 'issue-result' && (
            <section aria-labelledby="draft">
              <h2 class="govuk-heading-m" id="draft">
                {t('sign.draft')}
              </h2>
              <Decided view={view} shown={shown} state={state} />
            </section>
          )}
          <Papers view={view} state={state} shown={shown} />
          <Answers view={view} state={state} shown={shown} />
          <SignedFile view={view} state={state} shown={shown} />
          <ul class="govuk-list">
            {(['slips', 'diagram', 'chain'] as const).map((page) => (
              <li>
                <a class="govuk-link" href={`/office/dossiers/${state.id}/${page}`}>
                  {t(page === 'slips' ? 'dossier.slips' : page === 'diagram' ? 'diagram.title' : 'chain.title')}
                </a>
              </li>
            ))}
          </ul>
          <Details summaryText={t('dossier.history')} text={<History view={view} lines={timeline} />} />
          <p class="govuk-body">
            <a class="govuk-link" href={`/papers/${state.id}/archive.zip`}>
              {t('dossier.archive')}
            </a>
          </p>
        </div>
      </div>
    </Page>
  );
  return door.send(reply, page, errors.length ? 422 : 200);
}

/** What form 02 may ask for in this case, as registers stand now. */
async function askableOf(
  view: View,
  state: Opened['state'],
  { rules }: Shown,
): Promise<ReadonlyMap<string, { wrong: boolean }>> {
  const looked = await lookUp(view.platform, rules, state.applicant.idNumber, state);
  const all = [...rules.components.map(({ id }) => id), ...rules.fieldsOf('apply')];
  const isBarred = (item: string, wrong: boolean) => refuseItem(item, state, { rules, ...looked }, wrong) !== undefined;
  return new Map(
    all.flatMap((item) => {
      const wrong = isBarred(item, false);
      return wrong && isBarred(item, true) ? [] : [[item, { wrong }] as const];
    }),
  );
}

/** For the inspector: every event with its hash, and whether the chain holds. */
async function chain(door: Door, request: FastifyRequest<ById>, reply: FastifyReply): Promise<FastifyReply> {
  const view = door.view(request);
  const { t } = view;
  const opened = await openDossier(view, request.params.id);
  if (isRefusal(opened)) return door.refuse(request, reply, opened);
  const { faults, events: count } = await view.platform.store.verify(opened.id);
  const links = await view.platform.store.readEvents(opened.id);
  const events = await eventsOf(view, opened.id);
  return door.send(
    reply,
    <Page view={view} title={t('chain.title')} back={`/office/dossiers/${opened.id}`}>
      <h1 class="govuk-heading-l">
        {t('chain.title')} <span class="mc-code">{opened.state.code}</span>
      </h1>
      <p class="govuk-body" role="status">
        <b>
          {faults.length
            ? t('chain.broken', { n: faults[0].seq, fault: faults[0].fault })
            : t('chain.holds', { n: count })}
        </b>
      </p>
      <ol class="mc-timeline">
        {links.map((link, i) => (
          <li>
            <b>
              {link.seq}. {eventWords(events[i].type)[view.lang]}
            </b>{' '}
            · {view.fmt.dateTime(link.at)} · {events[i].by.name} · <span class="mc-muted mc-code">{link.type}</span>
            <br />
            <span class="mc-muted mc-code">{link.hash}</span>
            <Details
              classes="govuk-!-margin-bottom-0"
              summaryText={t('chain.body')}
              text={<pre class="mc-json">{JSON.stringify(events[i], undefined, 1)}</pre>}
            />
          </li>
        ))}
      </ol>
    </Page>,
  );
}
