/** The inbox: by due time, with words and colour for the risk, filters that can be kept, acts on many at once. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { deskPost } from '#authority/head-posts.ts';
import { holds, type Officer } from '#authority/province.ts';
import type { Staff } from '#dossier/decide-tasks.ts';
import type { Status } from '#dossier/state.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import type { SavedFilter } from '#spine/doors.ts';
import type { Listed, TaskFilter, TaskListing } from '#spine/store.ts';
import { startOf, taskPlace } from '#views/places.ts';
import { type Abouts, withAbout } from '../about.ts';
import type { Door } from '../door.ts';
import { DueNotes } from '../due-note.tsx';
import { actOn, PostForm, type RefusedForm, type Texts, textIn } from '../forms/posted.tsx';
import { Errors } from '../portal/apply-pages.tsx';
import { statusWord } from '../portal/dossier-view.tsx';
import { Button, Details, InsetText, Tag } from '../ui/basics.tsx';
import { Input, Select } from '../ui/fields.tsx';
import { Pagination } from '../ui/lists.tsx';
import { Page, Token } from '../ui/page.tsx';
import { postName } from '../unit-names.ts';
import { today, unitName, type View } from '../view.ts';
import { AskedHere, AskedTag, askedAt } from './asked.tsx';
import { type Desk, workDesksOf } from './desk-model.ts';
import { isBeside, TaskTick, wayToTask } from './dossier-table.tsx';
import { datesOf, TaskDue } from './due.tsx';
import { IssuedAheadHere, issuedAheadAt } from './issued-ahead.tsx';
import { MovedHere, movedAt } from './moved.tsx';
import { OwnAbsence } from './own-absence.tsx';
import { rowWordsOf } from './row-words.ts';
import { Because } from './signing.tsx';
import { dueBy, UnitsDueHere, unitsDue } from './unit-due.tsx';
import { UnsetFeesHere, unsetFeesAt } from './unset-fees.tsx';
import { UntoldHere, untoldAt } from './untold.tsx';
import { asItStands, type Standing } from './waiting.ts';

const PAGE = 30;

interface Query {
  desk?: string;
  who?: string;
  text?: string;
  due?: string;
  after?: string;
}

/** The form by which what was looked for is kept. */
const FILTER = 'filter';
const filterLimit = (field: string) => ({ name: 60, query: 2000 })[field];

async function showInbox(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  query: Query,
  refused?: RefusedForm,
): Promise<FastifyReply> {
  const { platform } = door.parts;
  const view = door.view(request);
  const desks = workDesksOf(view);
  const desk = desks.find((one) => keyOfDesk(one) === query.desk) ?? desks[0];
  const after = startOf(query.after, taskPlace);
  if (isRefusal(after)) return door.refuse(request, reply, after);
  const filter = desk && filterOf(view, desk, query);
  const [found, count]: [Listed<TaskListing>, number] = filter
    ? await Promise.all([platform.store.listTasks(filter, { limit: PAGE, after }), platform.store.countTasks(filter)])
    : [{ rows: [] }, 0];
  const rows = await asItStands(view, found.rows);
  const listed = { ...found, rows };
  const beside = await besideOf(door, view, desk, listed.rows);
  return door.send(reply, Inbox({ view, desks, desk, query, listed, count, refused, ...beside }), refused ? 422 : 200);
}

export function inboxRoutes(server: FastifyInstance, door: Door): void {
  const { doors } = door.parts;
  const office = { for: 'officer' } as const;
  server.get<{ Querystring: Query }>('/office', { config: office }, (request, reply) =>
    showInbox(door, request, reply, request.query),
  );
  server.post<{ Body: { name?: string; query?: string } }>(
    '/office/filters',
    { config: office },
    async (request, reply) => {
      const { body } = request;
      // As an address has it: a letter beyond ASCII stands in none.
      const query = new URLSearchParams(textIn(body, 'query')).toString();
      const refused = await actOn(door.view(request), FILTER, { body, limitOf: filterLimit }, () =>
        saveFilter(body, query),
      );
      if (!refused) return door.seeOther(reply, `/office?${query}`, 'saved');
      return showInbox(door, request, reply, Object.fromEntries(new URLSearchParams(query)), refused);

      async function saveFilter(body: Texts, query: string) {
        const name = textIn(body, 'name');
        if (!name) return refuse('filter-unnamed');
        await doors.saveFilter(request.session!.id, { name, query });
        return true as const;
      }
    },
  );
  server.post<{ Body: { name?: string } }>('/office/filters/remove', { config: office }, async (request, reply) => {
    await doors.dropFilter(request.session!.id, String(request.body.name ?? ''));
    return door.seeOther(reply, '/office', 'removed');
  });
}

/** Nothing is left to do of these but to close them, which the centre that received them does. */
const DONE = ['delivered', 'refused', 'withdrawn', 'lapsed', 'closed'] as const satisfies readonly Status[];
interface Done {
  status: (typeof DONE)[number];
  count: number;
}
/** Counted no further. */
const MOST_DONE = 1000;

async function doneAt({ platform: { store } }: View, unit: string): Promise<Done[]> {
  const scope = { receivingUnits: [unit] };
  const all = DONE.map(async (status) => ({ status, count: await store.countDossiers({ status }, scope, MOST_DONE) }));
  return (await Promise.all(all)).filter(({ count }) => count > 0);
}

/** Ways to their lines in the book of the centre. */
function DoneHere({ view, unit, done }: { view: View; unit: string; done: readonly Done[] }) {
  const { t, fmt } = view;
  return (
    <section aria-labelledby="done">
      <h2 class="govuk-heading-s" id="done">
        {t('inbox.done')}
      </h2>
      <ul class="govuk-list">
        {done.map(({ status, count }) => (
          <li>
            <a class="govuk-link" href={`/office/book?of=in-${encodeURIComponent(unit)}&status=${status}`}>
              {statusWord(view, status)} ({count < MOST_DONE ? fmt.number(count) : `${fmt.number(MOST_DONE)}+`})
            </a>
          </li>
        ))}
      </ul>
      {done.some(({ status }) => status !== 'closed') && (
        <p class="govuk-body-s mc-muted">{t('inbox.done-hint', { closed: statusWord(view, 'closed') })}</p>
      )}
    </section>
  );
}

/** Colleagues of the desk who are recorded as away now: their work can be looked at and taken over. */
function awayFrom(view: View, { unit, post }: Desk, absences: Staff['absences']): Officer[] {
  const { platform, now } = view;
  const holders = platform.province.holders(unit, post, platform.province.calendar.dateOf(now));
  return holders.filter((one) => absences.some((absence) => absence.officer === one.id));
}

function filterOf(view: View, desk: Desk, query: Query): TaskFilter {
  return {
    unit: desk.unit,
    post: desk.post,
    procedure: desk.procedure,
    assignee:
      query.who === 'mine'
        ? view.officer?.id
        : query.who === 'free'
          ? '-'
          : query.who?.startsWith('of:')
            ? query.who.slice(3, 103)
            : undefined,
    text: query.text?.trim().slice(0, 80) || undefined,
    ...dueBy(view, query.due),
    notSilentAt: view.now.toString(),
  };
}

/** What stands on the inbox beside the rows of the desk, asked for at once. */
async function besideOf(door: Door, view: View, desk: Desk | undefined, rows: readonly Standing[]) {
  const { platform, doors } = door.parts;
  const [words, counter, moved, filters, absences, asked, unitsLate] = await Promise.all([
    rowWordsOf(door, view, rows),
    desk?.post === 'counter' ? atCounter(door, view, desk.unit) : undefined,
    desk ? movedAt(view, desk) : [],
    doors.listFilters(view.officer?.id ?? ''),
    platform.absences(view.now.toString()),
    desk ? askedAt(view, desk) : undefined,
    desk ? unitsDue(view, desk) : [],
  ]);
  const away = desk ? awayFrom(view, desk, absences) : [];
  return { ...words, counter, moved, asked, filters, absences, unitsLate, away };
}

async function atCounter(door: Door, view: View, unit: string) {
  const [done, ahead, untold, unset] = await Promise.all([
    doneAt(view, unit),
    issuedAheadAt(door, view, unit),
    untoldAt(view, unit),
    unsetFeesAt(door, view, unit),
  ]);
  return { unit, done, ahead, untold, unset };
}

interface InboxProps extends Awaited<ReturnType<typeof besideOf>> {
  view: View;
  desks: readonly Desk[];
  desk: Desk | undefined;
  query: Query;
  listed: Listed<Standing>;
  /** Of all pages. */
  count: number;
  refused?: RefusedForm;
}

const keyOfDesk = ({ unit, post, procedure }: Desk): string =>
  [unit, post, ...(procedure ? [procedure] : [])].join('/');

/** By the officer's own post: a vice-chair sits at the chair's desk and is none. */
function deskName(view: View, { unit, post, procedure }: Desk): string {
  const held = view.officer?.holds.find(
    (one) => one.unit === unit && deskPost(one.post) === post && holds(view.officer!, unit, one.post, today(view)),
  );
  return [postName(view, held?.post ?? post), unitName(view, unit), ...(procedure ? [procedure] : [])].join(' – ');
}

function Inbox(props: InboxProps) {
  const { view, desks, desk, query, listed, count, names, abouts, filters, away, absences, counter, moved } = props;
  const { refused } = props;
  const { t } = view;
  const { after: _after, ...kept } = query;
  const canDecide = listed.rows.some((row) => row.act === 'decide-dossier' && !row.oneByOne);
  const canIssue = listed.rows.some((row) => row.act === 'issue-result');
  const asked = new URLSearchParams(Object.entries(kept).filter(([, value]) => value) as [string, string][]).toString();
  return (
    <Page view={view} title={t('nav.inbox')} at="inbox" islands={['inbox.ts']} failed={refused !== undefined}>
      <Errors view={view} errors={refused?.errors ?? []} />
      <OwnAbsence view={view} absences={absences} />
      <h1 class="govuk-heading-l">{desk ? deskName(view, desk) : t('nav.inbox')}</h1>
      <form class="mc-filters" method="get" action="/office" role="search" aria-label={t('inbox.filter')}>
        {desks.length > 1 && (
          <Select
            name="desk"
            label={{ text: t('inbox.desk') }}
            value={query.desk}
            items={desks.map((one) => ({ value: keyOfDesk(one), text: deskName(view, one) }))}
          />
        )}
        <Select
          name="who"
          label={{ text: t('inbox.whose') }}
          value={query.who}
          items={[
            { value: '', text: t('inbox.unit') },
            { value: 'mine', text: t('inbox.mine') },
            { value: 'free', text: t('inbox.free') },
            ...away.map((one) => ({ value: `of:${one.id}`, text: t('inbox.away', { name: one.name }) })),
          ]}
        />
        <Select
          name="due"
          label={{ text: t('inbox.due') }}
          value={query.due}
          items={[
            { value: '', text: t('inbox.any-time') },
            { value: 'late', text: t('risk.late') },
            { value: 'tomorrow', text: t('inbox.by-tomorrow') },
          ]}
        />
        <Input name="text" label={{ text: t('inbox.search') }} value={query.text} type="search" />
        <Button text={t('inbox.show')} classes="govuk-button--secondary" />
      </form>
      {(filters.length > 0 || asked) && <Filters view={view} filters={filters} asked={asked} refused={refused} />}
      {/* People wait for these: before any row of the desk. */}
      {props.asked && <AskedHere view={view} asked={props.asked} />}
      {counter && <UntoldHere view={view} found={counter.untold} />}
      {listed.rows.length ? (
        <form method="post" action="/office/batch">
          <Token view={view} />
          <p class="govuk-body">{t('inbox.count', { n: view.fmt.number(count) })}</p>
          <DueNotes view={view} dates={datesOf(listed.rows)} />
          <div class="mc-scroll">
            <Rows view={view} rows={listed.rows} names={names} abouts={abouts} away={away} />
          </div>
          <div class="mc-actions">
            {listed.rows.some(isTickable) && (
              <Button text={t('batch.claim')} name="act" value="claim-task" classes="govuk-button--secondary" />
            )}
            {canDecide && <Button text={t('batch.review')} name="act" value="decide-dossier" />}
            {canIssue && <Button text={t('batch.issue')} name="act" value="issue-result" />}
          </div>
        </form>
      ) : (
        <InsetText text={t('inbox.empty')} />
      )}
      <Pagination
        landmarkLabel={t('list.pages')}
        previous={query.after ? { href: `/office?${asked}`, text: t('list.first') } : undefined}
        next={
          listed.next
            ? { href: `/office?${asked}&after=${encodeURIComponent(listed.next)}`, text: t('list.next') }
            : undefined
        }
      />
      <UnitsDueHere view={view} due={props.unitsLate} />
      <MovedHere view={view} moved={moved} />
      {counter && (
        <>
          <IssuedAheadHere view={view} ahead={counter.ahead} />
          <UnsetFeesHere view={view} unset={counter.unset} />
          {counter.done.length > 0 && <DoneHere view={view} unit={counter.unit} done={counter.done} />}
        </>
      )}
      <p class="govuk-body-s mc-muted" data-keys>
        {t('inbox.keys')} <kbd>j</kbd> <kbd>k</kbd> <kbd>Enter</kbd> <kbd>x</kbd> <kbd>/</kbd>
      </p>
      <p class="govuk-body-s" role="status" data-live data-text={t('inbox.changed')} />
    </Page>
  );
}

function Filters({
  view,
  filters,
  asked,
  refused,
}: {
  view: View;
  filters: readonly SavedFilter[];
  asked: string;
  refused?: RefusedForm;
}) {
  const { t } = view;
  return (
    <div class="mc-actions">
      {filters.map((filter) => (
        <span>
          <a class="govuk-link" href={`/office?${filter.query}`}>
            {filter.name}
          </a>
        </span>
      ))}
      {asked && (
        <Details
          classes="govuk-!-margin-bottom-0"
          open={refused !== undefined}
          summaryText={t('inbox.keep-filter')}
          text={
            <PostForm view={view} form={FILTER} action="/office/filters" refused={refused} limitOf={filterLimit}>
              <input type="hidden" name="query" value={asked} />
              <Input
                name="name"
                label={{ text: t('inbox.filter-name') }}
                hint={{ text: t('form.limit', { limit: 60 }) }}
              />
              <Button text={t('form.save')} classes="govuk-button--secondary" />
            </PostForm>
          }
        />
      )}
    </div>
  );
}

interface RowsProps {
  view: View;
  rows: readonly Standing[];
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
  /** Colleagues recorded as away now: who stands in for them sees whose the work is. */
  away: readonly Officer[];
}

function Rows({ view, rows, names, abouts, away }: RowsProps) {
  const { t, platform } = view;
  const nameOf = (id: string) => {
    const name = platform.province.officers.get(id)?.name ?? id;
    return away.some((one) => one.id === id) ? t('inbox.is-away', { name }) : name;
  };
  return (
    <table class="govuk-table mc-inbox">
      <caption class="govuk-visually-hidden">{t('nav.inbox')}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">
            <span class="govuk-visually-hidden">{t('inbox.choose')}</span>
          </th>
          {(['inbox.due', 'dossier.code', 'inbox.procedure', 'inbox.applicant', 'inbox.taken-by'] as const).map(
            (key) => (
              <th scope="col" class="govuk-table__header">
                {t(key)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map((row) => (
          <tr class="govuk-table__row">
            <td class="govuk-table__cell">{isTickable(row) && <TaskTick row={row} prefix="t" />}</td>
            <td class="govuk-table__cell mc-due">
              <TaskDue view={view} row={row} />
            </td>
            <td class="govuk-table__cell mc-code">
              <a class="govuk-link" href={wayToTask(row)}>
                {row.code ?? t('dossier.no-code')}
              </a>
            </td>
            <td class="govuk-table__cell">
              {row.act === 'answer-consultation' && (
                <div>
                  <Tag text={t('inbox.consultation')} classes="govuk-tag--purple" />{' '}
                  {t('inbox.asked-by', { unit: unitName(view, row.competentUnit) })}
                </div>
              )}
              <ToConfirm view={view} act={row.act} />
              {withAbout(names.get(row.procedure) ?? row.procedure, abouts.get(row.dossierId))}
              {row.owes && (
                <div>
                  <Tag text={t('fee.owes')} classes="govuk-tag--orange" />
                </div>
              )}
              <AskedTag view={view} asked={row.asked && row.oneByOne !== 'asked'} />
              {row.oneByOne && (
                <div>
                  {row.act === 'decide-dossier' && `${t('inbox.by-itself')}: `}
                  <Because view={view} because={row.oneByOne} told={row.told} />
                </div>
              )}
            </td>
            <td class="govuk-table__cell">{row.applicantName}</td>
            <td class="govuk-table__cell">
              {row.act === 'answer-consultation'
                ? t('inbox.unit-answers')
                : row.assignee
                  ? nameOf(row.assignee)
                  : t('inbox.nobody')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What another officer entered or proposed of a body outside: named, as the date beside it is that of the dossier. */
function ToConfirm({ view: { t }, act }: { view: View; act: string }) {
  const key =
    act === 'confirm-outside-result'
      ? 'due.entered'
      : act === 'confirm-outside-correction'
        ? 'due.correction'
        : act === 'confirm-strike'
          ? 'due.strike'
          : undefined;
  return key ? (
    <div>
      <Tag text={t(key)} classes="govuk-tag--purple" />
    </div>
  ) : null;
}

/** A question is the unit's to answer, and what is to be seen by itself is no part of a bulk: neither has a box. */
const isTickable = (row: TaskListing): boolean => !isBeside(row) && !row.oneByOne;
