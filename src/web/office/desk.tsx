/** The desk of who heads a unit: what waits for a decision, what has to be looked at by itself, what is nearly or already late. */

import type { FastifyInstance } from 'fastify';
import { gathering } from '#acts/gather.ts';
import { LEADS } from '#authority/head-posts.ts';
import { afterTomorrow } from '#dossier/legal-date.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import type { Listed, TaskFilter, TaskListing } from '#spine/store.ts';
import { startOf, taskPlace } from '#views/places.ts';
import { type Abouts, withAbout } from '../about.ts';
import type { Door } from '../door.ts';
import { DueNotes } from '../due-note.tsx';
import { Button, InsetText } from '../ui/basics.tsx';
import { Pagination, Table } from '../ui/lists.tsx';
import { Page, Token } from '../ui/page.tsx';
import { postName } from '../unit-names.ts';
import { unitName, type View } from '../view.ts';
import { AskedTag } from './asked.tsx';
import { type Due, DueHere, soonAt } from './desk-due.tsx';
import { type Desk, sitsAs } from './desk-model.ts';
import { isBeside, TaskTick, wayToTask } from './dossier-table.tsx';
import { datesOf, TaskDue } from './due.tsx';
import { type Proposed, ProposedHere, proposedFor } from './proposals.tsx';
import { rowWordsOf } from './row-words.ts';
import { WaitingDecision, type Weighed, weigh } from './signing.tsx';
import { type UnitDue, UnitsDueHere, unitsDue } from './unit-due.tsx';
import { pageAfter, type Waiting, waitingAt } from './waiting.ts';

const PAGE = 25;

/** The three lists of the desk, each with a place of its own. */
const PLACES = ['sign', 'alone', 'late'] as const;
type Place = (typeof PLACES)[number];
type Query = Partial<Record<Place, string>>;

interface Section<Row> {
  rows: readonly Row[];
  /** Of all, not of this page. */
  count: number;
  /** There are more than the count. */
  more?: boolean;
  next?: string;
  begun: boolean;
}

export function deskRoutes(server: FastifyInstance, door: Door): void {
  const { platform } = door.parts;
  const { store } = platform;
  server.get<{ Querystring: Query }>('/office/desk', { config: { for: 'officer' } }, async (request, reply) => {
    const view = door.view(request);
    const [desk] = sitsAs(view, ...LEADS);
    if (!desk) return door.refuse(request, reply, refuse('not-permitted', { act: 'decide-dossier', who: 'head' }));
    const { query } = request;
    for (const place of PLACES) {
      const start = startOf(query[place], taskPlace);
      if (isRefusal(start)) return door.refuse(request, reply, start);
    }
    const dueBefore = afterTomorrow(platform.province.calendar, view.now).toString();
    const soon = { unit: desk.unit, dueBefore, notSilentAt: view.now.toString() };
    const section = async (filter: TaskFilter, place: Place): Promise<Section<TaskListing>> => {
      const after = query[place] || undefined;
      const [listed, count]: [Listed<TaskListing>, number] = await Promise.all([
        store.listTasks(filter, { limit: PAGE, after }),
        store.countTasks(filter),
      ]);
      return { ...listed, count, begun: after !== undefined };
    };
    const [waiting, late] = await Promise.all([waitingAt(view, desk), section(soon, 'late')]);
    const waits = async ({ rows, more }: Waiting, place: Place): Promise<Section<Weighed>> => {
      const after = query[place] || undefined;
      const page = pageAfter(rows, after, PAGE);
      return weighed(view, { ...page, count: rows.length, more, begun: after !== undefined });
    };
    const [words, sign, alone, proposed, due, below] = await Promise.all([
      rowWordsOf(door, view, late.rows),
      waits(waiting.together, 'sign'),
      waits(waiting.alone, 'alone'),
      proposedFor(door, view),
      soonAt(door, view, desk),
      unitsDue(view, desk, 'others'),
    ]);
    const held = { count: waiting.held.rows.length, more: waiting.held.more && waiting.held.rows.length > 0 };
    return door.send(reply, <DeskPage {...{ view, desk, sign, alone, held, proposed, due, late, below, ...words }} />);
  });
}

async function weighed(view: View, section: Section<TaskListing>): Promise<Section<Weighed>> {
  const looking = gathering(view.platform);
  const rows = await Promise.all(section.rows.map((row) => weigh(view, row.dossierId, row.id, looking)));
  return { ...section, rows: rows.filter((one) => one !== undefined) };
}

interface DeskProps {
  view: View;
  desk: Desk;
  sign: Section<Weighed>;
  alone: Section<Weighed>;
  /** They wait for a supplement or a payment. */
  held: Pick<Section<TaskListing>, 'count' | 'more'>;
  proposed: Proposed;
  due?: Due;
  late: Section<TaskListing>;
  /** At the divisions and the centre of the unit. */
  below: readonly UnitDue[];
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
}

function DeskPage({ view, desk, sign, alone, held, proposed, due, late, below, names, abouts }: DeskProps) {
  const { t } = view;
  const isElsewhere = below.length > 0 || Boolean(due?.open.count || due?.late.count);
  return (
    <Page view={view} title={t('nav.desk')} at="desk" islands={['signing.ts']}>
      <h1 class="govuk-heading-l">{t('nav.desk')}</h1>
      <p class="govuk-body">
        {postName(view, desk.post)} – {unitName(view, desk.unit)}
      </p>
      <section aria-labelledby="sign">
        <h2 class="govuk-heading-m" id="sign">
          {t('desk.sign', { n: countOf(view, sign) })}
        </h2>
        {sign.rows.length ? <ToSign view={view} rows={sign.rows} /> : <InsetText text={t('desk.nothing')} />}
        <Places view={view} section={sign} at="sign" />
        {held.count > 0 && <p class="govuk-body">{t('desk.held', { n: countOf(view, held) })}</p>}
      </section>
      {alone.count > 0 && (
        <section aria-labelledby="alone">
          <h2 class="govuk-heading-m" id="alone">
            {t('desk.alone', { n: countOf(view, alone) })}
          </h2>
          <p class="govuk-body">{t('desk.alone-text')}</p>
          <ul class="govuk-list">
            {alone.rows.map((one) => (
              <WaitingDecision view={view} one={one} tick={false} />
            ))}
          </ul>
          <Places view={view} section={alone} at="alone" />
        </section>
      )}
      <ProposedHere view={view} proposed={proposed} />
      <section aria-labelledby="late">
        <h2 class="govuk-heading-m" id="late">
          {t('desk.late', { n: countOf(view, late) })}
        </h2>
        {late.rows.length ? (
          <Late view={view} rows={late.rows} names={names} abouts={abouts} />
        ) : (
          <InsetText text={t(isElsewhere ? 'desk.late-elsewhere' : 'desk.no-late')} />
        )}
        <Places view={view} section={late} at="late" />
      </section>
      <UnitsDueHere view={view} due={below} />
      {due && <DueHere view={view} desk={desk} due={due} />}
    </Page>
  );
}

/** Of more than were looked at, at least so many. */
const countOf = ({ t, fmt }: View, { count, more }: Pick<Section<unknown>, 'count' | 'more'>): string =>
  more ? t('desk.at-least', { n: fmt.number(count) }) : fmt.number(count);

function ToSign({ view, rows }: { view: View; rows: readonly Weighed[] }) {
  const { t } = view;
  return (
    <form method="post" action="/office/batch" class="mc-choosing">
      <Token view={view} />
      <input type="hidden" name="from" value="desk" />
      <ul class="govuk-list">
        {rows.map((one) => (
          <WaitingDecision view={view} one={one} tick />
        ))}
      </ul>
      <div class="mc-bar">
        <p class="govuk-body mc-bar__count">{t('batch.chosen')}</p>
        <Button text={t('batch.review')} name="act" value="decide-dossier" preventDoubleClick />
        <Button
          text={t('batch.choose-page')}
          type="button"
          classes="govuk-button--secondary"
          attributes={{ hidden: true, 'data-choose-page': true }}
        />
      </div>
    </form>
  );
}

function Places({ view, section, at }: { view: View; section: Section<unknown>; at: Place }) {
  const { t } = view;
  return (
    <Pagination
      landmarkLabel={`${t('list.pages')}: ${t(`desk.${at}`, { n: countOf(view, section) })}`}
      previous={section.begun ? { href: `/office/desk#${at}`, text: t('list.first') } : undefined}
      next={
        section.next
          ? { href: `/office/desk?${at}=${encodeURIComponent(section.next)}#${at}`, text: t('list.next') }
          : undefined
      }
    />
  );
}

interface LateProps extends Pick<DeskProps, 'view' | 'names' | 'abouts'> {
  rows: readonly TaskListing[];
}

function Late({ view, rows, names, abouts }: LateProps) {
  const { t, platform } = view;
  return (
    <form method="post" action="/office/batch">
      <Token view={view} />
      <input type="hidden" name="from" value="desk" />
      <DueNotes view={view} dates={datesOf(rows)} />
      <div class="mc-scroll">
        <Table
          classes="mc-inbox"
          head={[
            { text: <span class="govuk-visually-hidden">{t('inbox.choose')}</span> },
            { text: t('inbox.due') },
            { text: t('dossier.code') },
            { text: t('inbox.procedure') },
            { text: t('inbox.applicant') },
            { text: t('desk.with') },
          ]}
          rows={rows.map((row) => [
            { text: isBeside(row) ? '' : <TaskTick row={row} prefix="late" /> },
            { text: <TaskDue view={view} row={row} /> },
            {
              text: (
                <a class="govuk-link mc-code" href={wayToTask(row, '/office/desk')}>
                  {row.code}
                </a>
              ),
            },
            {
              text: (
                <>
                  {withAbout(names.get(row.procedure) ?? row.procedure, abouts.get(row.dossierId))}
                  <AskedTag view={view} asked={row.asked} />
                </>
              ),
            },
            { text: row.applicantName },
            {
              text: row.assignee
                ? (platform.province.officers.get(row.assignee)?.name ?? '')
                : postName(view, row.post),
            },
          ])}
        />
      </div>
      <div class="mc-actions">
        <Button
          text={t('batch.reassign')}
          name="act"
          value="reassign-task"
          classes="govuk-button--secondary"
          preventDoubleClick
        />
      </div>
    </form>
  );
}
