/** Jobs that gave up and places that do not answer: for who runs the installation, with a way to try again. */
import type { FastifyInstance } from 'fastify';
import { mayRunSystem } from '#authority/permission.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { AwayTarget, GivenUp } from '#spine/jobs.ts';
import { TARGETS } from '#spine/targets.ts';
import type { Door } from '../door.ts';
import { Button, InsetText } from '../ui/basics.tsx';
import { Table } from '../ui/lists.tsx';
import { Page, Token } from '../ui/page.tsx';
import type { View } from '../view.ts';

/** So many are shown, those that gave up last. */
const MOST = 100;
/** Of a job of before, whose task nobody knows any more, its own name is shown. */
const TASKS = [
  'wake-dossier',
  'recompute-due',
  'notify',
  'deliver-message',
  'officers-digest',
  'publish-status',
  'index-papers',
  'scan-file',
  'sign-scans',
  'sign-result',
] as const;

export function jobRoutes(server: FastifyInstance, door: Door): void {
  const { jobs } = door.parts;
  const office = { for: 'officer' } as const;
  const permitted = ({ platform: { province }, actor, now }: View) =>
    mayRunSystem(province, actor!, province.calendar.dateOf(now));
  server.get('/office/jobs', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const may = permitted(view);
    if (isRefusal(may)) return door.refuse(request, reply, may);
    const [rows, count, away] = await Promise.all([jobs.givenUp(MOST), jobs.count(), jobs.away()]);
    return door.send(reply, <Jobs {...{ view, rows, count, away }} />);
  });
  server.post<{ Body: { id?: unknown; all?: unknown } }>('/office/jobs', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const may = permitted(view);
    if (isRefusal(may)) return door.refuse(request, reply, may);
    const { id, all } = request.body;
    if (id !== undefined) await jobs.retry({ id: String(id) });
    else if (all !== undefined) await jobs.retry('all');
    else await jobs.askNow();
    return door.seeOther(reply, '/office/jobs', 'jobs-asked');
  });
}

interface Props {
  view: View;
  rows: readonly GivenUp[];
  count: number;
  away: readonly AwayTarget[];
}

function Jobs(p: Props) {
  const { view, count, away } = p;
  const { t } = view;
  return (
    <Page view={view} title={t('jobs.title')} at="jobs">
      <h1 class="govuk-heading-l">{t('jobs.title')}</h1>
      <p class="govuk-body">{t('jobs.text')}</p>
      {!count && !away.length && <InsetText text={t('jobs.none')} />}
      <Away {...p} />
      <Given {...p} />
    </Page>
  );
}

function Away({ view, away }: Props) {
  const { t, fmt } = view;
  if (!away.length) return null;
  const at = (iso: string | null) => (iso ? fmt.dateTime(iso) : t('jobs.no-time'));
  return (
    <section aria-labelledby="away">
      <h2 class="govuk-heading-m" id="away">
        {t('jobs.away')}
      </h2>
      <p class="govuk-body">{t('jobs.away-text')}</p>
      <div class="mc-scroll">
        <Table
          firstCellIsHeader
          head={(['jobs.target', 'jobs.since', 'jobs.next', 'jobs.parked', 'jobs.reason'] as const).map((key) => ({
            text: t(key),
          }))}
          rows={away.map(({ target, openedAt, nextAt, parked, error }) => [
            { text: targetName(target, view) },
            { text: at(openedAt) },
            { text: at(nextAt) },
            { text: fmt.number(parked) },
            { text: <Said error={error} view={view} /> },
          ])}
        />
      </div>
      <form method="post" action="/office/jobs">
        <Token view={view} />
        <Button classes="govuk-button--secondary" text={t('jobs.ask')} />
      </form>
    </section>
  );
}

function Given({ view, rows, count }: Props) {
  const { t, fmt } = view;
  if (!count) return null;
  const taskName = (name: string) => {
    const task = TASKS.find((one) => one === name);
    return task ? t(`jobs.task-${task}`) : name;
  };
  return (
    <section aria-labelledby="given-up">
      <h2 class="govuk-heading-m" id="given-up">
        {t('jobs.given-up', { n: fmt.number(count) })}
      </h2>
      <p class="govuk-body">{t('jobs.given-up-text')}</p>
      {count > rows.length && <p class="govuk-body">{t('jobs.more', { n: rows.length })}</p>}
      <form method="post" action="/office/jobs">
        <Token view={view} />
        <input type="hidden" name="all" value="yes" />
        <Button text={t('jobs.retry-all')} />
      </form>
      <ul class="mc-hits">
        {rows.map((one) => (
          <li>
            <b>{taskName(one.task)}</b>
            <p>
              <span class="mc-code">{one.key}</span>
              <br />
              {t('jobs.tried', { n: one.attempts, at: fmt.dateTime(one.at) })}
              <br />
              {t('jobs.reason')}: <Said error={one.error ?? ''} view={view} />
            </p>
            <form method="post" action="/office/jobs">
              <Token view={view} />
              <input type="hidden" name="id" value={one.id} />
              <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" text={t('jobs.retry')} />
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each push service by its own name too. */
function targetName(target: AwayTarget['target'], { t }: View): string {
  const kind = TARGETS.find((one) => one === target);
  return kind ? t(`jobs.target-${kind}`) : `${t('jobs.target-push')}: ${target.replace(/^push:/, '')}`;
}

/** As programs say it. */
function Said({ error, view: { t } }: { error: string | null; view: View }) {
  if (error === 'the time stamping authority does not answer') return <span>{t('jobs.away-clock')}</span>;
  if (error === 'the malware scanner does not answer') return <span>{t('jobs.away-scanner')}</span>;
  if (error) return <span lang="en">{error}</span>;
  return <span>{t(error === null ? 'jobs.no-time' : 'jobs.cut')}</span>;
}
