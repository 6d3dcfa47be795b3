/** Acts on many dossiers at once: each on its own, with its own reason where one is asked, and a report of what failed. */
import type { FastifyInstance } from 'fastify';
import { gathering } from '#acts/gather.ts';
import { perform } from '#acts/perform.ts';
import { limitIn } from '#acts/schemas.ts';
import type { Command } from '#dossier/commands.ts';
import { awaitsCaseFee } from '#dossier/decide-case-fee.ts';
import type { Staff } from '#dossier/decide-tasks.ts';
import { type DossierState, owedFees, type Task } from '#dossier/state.ts';
import { isRefusal, refusalText } from '#kernel/outcome.ts';
import { aboutIn, withAbout } from '../about.ts';
import { procedureName, type Shown, shownByHash } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { mayRead, standing } from '../dossiers.ts';
import { textFaults, textIn } from '../forms/posted.tsx';
import type { WordKey } from '../i18n.ts';
import { Errors, errorFor, type PageErrors } from '../portal/apply-pages.tsx';
import { Button, InsetText, Tag } from '../ui/basics.tsx';
import { Input, Select } from '../ui/fields.tsx';
import { Page, Token } from '../ui/page.tsx';
import { unitName, type View } from '../view.ts';
import { holderName, may } from './desk-model.ts';
import { Opinions } from './opinions.tsx';
import {
  type Alone,
  Because,
  Conclusions,
  FoldedDecided,
  FoldedDraft,
  Issued,
  LegalDue,
  Returns,
  whyAlone,
} from './signing.tsx';
import { colleagueItems } from './staff-acts.tsx';

type Body = Record<string, string | string[] | undefined>;

const MOST = 200;

export function batchRoutes(server: FastifyInstance, door: Door): void {
  server.post<{ Body: Body }>('/office/batch', { config: { for: 'officer' } }, async (request, reply) => {
    const view = door.view(request);
    const { body } = request;
    const chosen = await chosenOf(view, body);
    const back = body['from'] === 'desk' ? '/office/desk' : '/office';
    const asked = body['confirmed'] === undefined && chosen.length > 0;
    // Giving work to others takes a colleague and a reason for each: asked on a page of its own.
    if (asked && body['act'] === 'reassign-task')
      return door.send(reply, <ReasonsPage {...{ view, chosen, back, absences: await awayNow(view) }} />);
    const faults = body['act'] === 'reassign-task' ? textFaults(view, body, limitOf) : [];
    if (faults.length) {
      const page = { view, chosen, back, absences: await awayNow(view), body, faults };
      return door.send(reply, <ReasonsPage {...page} />, 422);
    }
    // Nobody signs or issues what they have not seen a list of.
    const act = AGAIN.find((one) => one === body['act']);
    if (asked && act) return door.send(reply, <ConfirmPage {...{ view, act, chosen, back }} />);
    const report = await doAll(view, body, chosen);
    const refused = chosen.filter((one) => report.some(({ key, text }) => text && key === one.key));
    // What was not given to anybody comes back with what was filled in; what was is done.
    if (body['act'] === 'reassign-task' && refused.some((one) => one.task)) {
      const left = await chosenOf(view, body, new Set(refused.map(({ key }) => key)));
      const page = { view, chosen: left, back, absences: await awayNow(view), body, report };
      return door.send(reply, <ReasonsPage {...page} />, 422);
    }
    const left = refused.filter((one) => one.task && !one.because).map(({ key }) => key);
    return door.send(reply, <BatchReport {...{ view, report, back }} again={act && { act, keys: left }} />);
  });
}

/** What others took is not asked for once more; what could not be signed or issued may be a moment later. */
const AGAIN = ['decide-dossier', 'issue-result'] as const;

const awayNow = (view: View) => view.platform.absences(view.now.toString());

interface Chosen extends Alone {
  key: string;
  id: string;
  state: DossierState;
  task?: Task;
  number: number;
  shown?: Shown;
}

async function chosenOf(view: View, body: Body, only?: ReadonlySet<string>): Promise<Chosen[]> {
  const { platform } = view;
  const looking = gathering(platform);
  const keys = [body['task'] ?? []].flat().slice(0, MOST);
  const chosen = keys
    .filter((key) => !only || only.has(key))
    .map(async (key): Promise<Chosen | undefined> => {
      const [id, number] = key.split('/');
      const snapshot = /^[0-9a-f-]{36}$/.test(id) ? await looking.store.load(id) : undefined;
      // Whoever sends the number of a dossier that is not theirs to read is told nothing of it.
      if (!snapshot || !(await mayRead(view, snapshot.state))) return undefined;
      const shown = await shownByHash(platform, snapshot.state.procedure.hash);
      const known = isRefusal(shown) ? undefined : shown;
      const state = known ? standing(platform, snapshot.state, known, view.now) : snapshot.state;
      const task = state.tasks.find((one) => one.id === Number(number));
      const alone = task && known ? await whyAlone(looking, known, state, task) : {};
      return { key, id, state, number: Number(number), task, shown: known, ...alone };
    });
  return (await Promise.all(chosen)).filter((one) => one !== undefined);
}

interface Reported {
  key: string;
  code: string;
  id: string;
  what: string;
  /** What went wrong, if anything did. */
  text?: string;
  /** That was given to what was issued. */
  issuedNumber?: string;
}

const typedIn: (body: Body, name: string) => string = textIn;
const limitOf = (field: string) => (/^reason(?:-|$)/.test(field) ? limitIn('reassign-task', 'reason') : undefined);

function commandFor(body: Body, { key, number }: Chosen): Command {
  if (body['act'] === 'decide-dossier') return { act: 'decide-dossier', task: number };
  // The number of each is the next of the unit's book; signing follows by itself.
  if (body['act'] === 'issue-result') return { act: 'issue-result', task: number };
  if (body['act'] === 'reassign-task')
    return {
      act: 'reassign-task',
      task: number,
      officer: typedIn(body, `officer-${key}`),
      reason: typedIn(body, `reason-${key}`) || typedIn(body, 'reason'),
    };
  return { act: 'claim-task', task: number };
}

/** Which one it is, beside its code: by its procedure, of whom or what, for whom. */
const said = (view: View, { shown, state }: Chosen): string =>
  shown
    ? `${withAbout(procedureName(view, shown.pack), aboutIn(shown, state.answers))} · ${state.applicant.name}`
    : state.applicant.name;

/** What is ticked and confirmed, as the door does it. */
export const doTicked = async (view: View, body: Body): Promise<Reported[]> =>
  doAll(view, body, await chosenOf(view, body));

/** One after the other: what fails says why, and the rest is done. */
async function doAll(view: View, body: Body, chosen: readonly Chosen[]): Promise<Reported[]> {
  const report: Reported[] = [];
  for (const one of chosen) {
    const done = await doOne(view, body, one);
    report.push({ key: one.key, id: one.id, code: one.state.code ?? one.id, what: said(view, one), ...done });
  }
  return report;
}

async function doOne(view: View, body: Body, one: Chosen): Promise<Pick<Reported, 'text' | 'issuedNumber'>> {
  const act = AGAIN.find((each) => each === body['act']);
  if (act && one.because) {
    const why = view.t(act === 'issue-result' ? 'batch.one-by-one-issue' : 'batch.one-by-one', {
      why: view.t(`sign.because-${one.because}`),
    });
    return { text: one.told ? `${why} ${refusalText(one.told, view.lang)}` : why };
  }
  // What changed since the list was shown is not what was agreed to.
  const seen = Number([body[`seen-${one.id}`] ?? []].flat().at(-1));
  const ifSeq = act && Number.isInteger(seen) && seen > 0 ? seen : undefined;
  const done = await perform(view.platform, one.id, commandFor(body, one), view.actor!, { ifSeq });
  if (isRefusal(done)) return { text: refusalText(done, view.lang) };
  return { issuedNumber: act === 'issue-result' ? done.state.result?.number : undefined };
}

const CONFIRM = {
  'decide-dossier': {
    title: 'batch.confirm',
    text: 'batch.confirm-text',
    leftOut: 'batch.left-out',
    nothing: 'batch.nothing-left',
    button: 'batch.decide',
    cancel: 'batch.cancel',
  },
  'issue-result': {
    title: 'batch.confirm-issue',
    text: 'batch.confirm-issue-text',
    leftOut: 'batch.left-out-issue',
    nothing: 'batch.nothing-left-issue',
    button: 'batch.do-issue',
    cancel: 'batch.cancel-issue',
  },
} as const satisfies Record<(typeof AGAIN)[number], Record<string, WordKey>>;

/** What stands in the way of issuing it now. */
function waitsFor(view: View, act: ConfirmProps['act'], { state, shown }: Chosen): string | undefined {
  const { t } = view;
  if (act !== 'issue-result') return undefined;
  if (state.proposal) return t('acts.await-proposal');
  if (owedFees(state).length) return t('acts.await-fee');
  // Without a fee it is issued for a reason of its own, which is written on its page.
  const isUnset = shown && awaitsCaseFee(state, shown.rules);
  return isUnset ? t('batch.fee-unset', { centre: unitName(view, state.receivingUnit) }) : undefined;
}

interface ConfirmProps {
  view: View;
  act: (typeof AGAIN)[number];
  chosen: readonly Chosen[];
  back: string;
}

/** Exactly what will be signed or issued, and what of the choice will not be, with the reason. */
function ConfirmPage({ view, act, chosen, back }: ConfirmProps) {
  const { t } = view;
  const words = CONFIRM[act];
  const mine = ({ state, task }: Chosen) => task?.act === act && may(view, state, act, task);
  const ready = chosen.filter((one) => one.shown && !one.because && mine(one) && !waitsFor(view, act, one));
  const others = chosen.filter((one) => !ready.includes(one));
  const leftOut = t(words.leftOut, { n: others.length });
  // Nobody is asked whether to sign or issue nothing.
  const title = ready.length ? t(words.title, { n: ready.length }) : leftOut;
  return (
    <Page view={view} title={title} at={back === '/office' ? 'inbox' : 'desk'} back={back}>
      <h1 class="govuk-heading-l" id="title">
        {title}
      </h1>
      {others.length > 0 && (
        <section aria-labelledby={ready.length ? 'others' : 'title'}>
          {ready.length > 0 && (
            <h2 class="govuk-heading-m" id="others">
              {leftOut}
            </h2>
          )}
          <ul class="govuk-list">
            {others.map((one) => (
              <li>
                <a class="govuk-link mc-code" href={`/office/dossiers/${one.id}`}>
                  {one.state.code}
                </a>{' '}
                {said(view, one)}{' '}
                {one.because ? (
                  <Because view={view} because={one.because} told={one.told} />
                ) : (
                  (mine(one) && waitsFor(view, act, one)) || t('acts.nothing')
                )}
                {one.shown && <Returns view={view} shown={one.shown} state={one.state} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {ready.length > 0 ? (
        <form method="post" action="/office/batch">
          <Token view={view} />
          <input type="hidden" name="act" value={act} />
          <input type="hidden" name="confirmed" value="" />
          {back === '/office/desk' && <input type="hidden" name="from" value="desk" />}
          <p class="govuk-body">{t(words.text)}</p>
          <ol class="mc-hits mc-numbered">
            {ready.map(({ id, key, number, state, shown }) => (
              <li>
                <input type="hidden" name="task" value={key} />
                <input type="hidden" name={`seen-${id}`} value={state.seq} />
                <a class="govuk-link mc-code" href={`/office/dossiers/${id}?task=${number}&back=${back}`}>
                  {state.code}
                </a>
                <Issued view={view} shown={shown!} state={state} />
                <LegalDue view={view} state={state} />
                {act === 'issue-result' ? (
                  <FoldedDecided view={view} shown={shown!} state={state} />
                ) : (
                  <>
                    <Conclusions view={view} shown={shown!} state={state} />
                    <Opinions view={view} shown={shown!} state={state} />
                    <Returns view={view} shown={shown!} state={state} />
                    <FoldedDraft view={view} shown={shown!} state={state} />
                  </>
                )}
              </li>
            ))}
          </ol>
          <div class="mc-bar">
            <Button text={t(words.button, { n: ready.length })} preventDoubleClick />
            <a class="govuk-link govuk-body" href={back}>
              {t(words.cancel)}
            </a>
          </div>
        </form>
      ) : (
        <InsetText text={t(words.nothing)} />
      )}
    </Page>
  );
}

interface ReasonsProps {
  view: View;
  chosen: readonly Chosen[];
  back: string;
  absences: Staff['absences'];
  /** What was filled in, and what became of it: where some of it was refused. */
  body?: Body;
  report?: readonly Reported[];
  /** What is wrong with the texts themselves. */
  faults?: PageErrors;
}

function ReasonsPage({ view, chosen, back, absences, body = {}, report = [], faults = [] }: ReasonsProps) {
  const { t } = view;
  const refused = (key: string) => report.find((one) => one.key === key)?.text;
  const left = chosen.map((one) => ({
    id: one.task ? `officer-${one.key}` : `row-${one.key}`,
    text: `${one.state.code}: ${refused(one.key)}`,
  }));
  const errors = [...faults, ...(report.length ? left : [])];
  const done = report.filter((one) => !one.text);
  const error = (key: string) => {
    const text = refused(key);
    return text === undefined ? undefined : { text, visuallyHiddenText: t('error.prefix') };
  };
  return (
    <Page view={view} title={t('act.reassign-task')} back={back} failed={errors.length > 0} languages="none">
      <Errors view={view} errors={errors} />
      {done.length > 0 && (
        <>
          <p class="govuk-body" role="status">
            {t('batch.count', { done: done.length, failed: report.length - done.length })}
          </p>
          <Outcomes view={view} report={done} />
        </>
      )}
      <h1 class="govuk-heading-l">{t('act.reassign-task')}</h1>
      <form method="post" action="/office/batch">
        <Token view={view} />
        <input type="hidden" name="act" value="reassign-task" />
        <input type="hidden" name="confirmed" value="" />
        {back === '/office/desk' && <input type="hidden" name="from" value="desk" />}
        <Input
          name="reason"
          label={{ text: t('batch.reason-all') }}
          value={typedIn(body, 'reason')}
          errorMessage={errorFor(view, faults, 'reason')}
        />
        {chosen.map((one) => (
          <fieldset class="govuk-fieldset mc-card govuk-!-margin-bottom-4" id={`row-${one.key}`}>
            <legend class="govuk-fieldset__legend">
              <span class="mc-code">{one.state.code}</span> {said(view, one)}
            </legend>
            {one.task && <input type="hidden" name="task" value={one.key} />}
            {one.task && <p class="govuk-body">{`${t('inbox.taken-by')}: ${holderName(view, one.task, absences)}`}</p>}
            {one.task ? (
              <Select
                name={`officer-${one.key}`}
                label={{ text: t('acts.colleague') }}
                value={typedIn(body, `officer-${one.key}`)}
                errorMessage={error(one.key)}
                items={colleagueItems(view, one.task, one.state.procedure.code, absences)}
              />
            ) : (
              <InsetText text={t('acts.nothing')} />
            )}
            {one.task && (
              <Input
                name={`reason-${one.key}`}
                label={{ text: t('batch.reason-own') }}
                value={typedIn(body, `reason-${one.key}`)}
                errorMessage={errorFor(view, faults, `reason-${one.key}`)}
              />
            )}
          </fieldset>
        ))}
        <Button text={t('act.reassign-task')} preventDoubleClick />
      </form>
    </Page>
  );
}

interface ReportProps {
  view: View;
  report: readonly Reported[];
  back: string;
  /** What was not done stays chosen. */
  again?: { act: (typeof AGAIN)[number]; keys: readonly string[] };
}

function BatchReport({ view, report, back, again }: ReportProps) {
  const { t } = view;
  const failed = report.filter((one) => one.text);
  return (
    <Page view={view} title={t('batch.report')} at={back === '/office' ? 'inbox' : 'desk'} back={back}>
      <h1 class="govuk-heading-l">{t('batch.report')}</h1>
      <p class="govuk-body" role="status">
        {report.length
          ? t('batch.count', { done: report.length - failed.length, failed: failed.length })
          : t('batch.none')}
      </p>
      {report.length > 0 && <Outcomes view={view} report={report} />}
      {again && again.keys.length > 0 && (
        <form method="post" action="/office/batch">
          <Token view={view} />
          <input type="hidden" name="act" value={again.act} />
          {back === '/office/desk' && <input type="hidden" name="from" value="desk" />}
          {again.keys.map((key) => (
            <input type="hidden" name="task" value={key} />
          ))}
          <Button
            text={t('batch.again', { n: again.keys.length })}
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </form>
      )}
    </Page>
  );
}

/** Line by line what was done, and what was not and why. */
const Outcomes = ({ view: { t }, report }: { view: View; report: readonly Reported[] }) => (
  <ul class="mc-hits">
    {report.map((one) => (
      <li>
        <a class="govuk-link mc-code" href={`/office/dossiers/${one.id}`}>
          {one.code}
        </a>{' '}
        {one.what}{' '}
        <Tag
          text={one.text ? t('batch.failed') : t('batch.done')}
          classes={one.text ? 'govuk-tag--red' : 'govuk-tag--green'}
        />
        {one.issuedNumber && <b class="govuk-!-margin-left-1">{t('batch.number', { number: one.issuedNumber })}</b>}
        {one.text && <p>{one.text}</p>}
      </li>
    ))}
  </ul>
);
