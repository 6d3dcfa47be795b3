/**
 * For who leads a unit: what of it is late, and what will be by the end of the next working day, by the date of law; each with how many at
 * each place, the divisions and the centre of the unit among them. Work lies on desks that a head does not sit at.
 */

import type { FastifyInstance } from 'fastify';
import { ledUnits } from '#acts/led-units.ts';
import { readingScope } from '#acts/reading-scope.ts';
import { LEADS } from '#authority/head-posts.ts';
import { afterTomorrow } from '#dossier/legal-date.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import type { Listed, TaskFilter, TaskListing } from '#spine/store.ts';
import { startOf, taskPlace } from '#views/places.ts';
import type { Door } from '../door.ts';
import { Pagination } from '../ui/lists.tsx';
import { Page } from '../ui/page.tsx';
import { today, unitName, type View } from '../view.ts';
import { type Desk, sitsAs } from './desk-model.ts';
import { wayToTask } from './dossier-table.tsx';
import { ByLaw } from './due.tsx';

/** Of each place and kind so many are shown, the first to be due first. */
const SHOWN = 20;
const PAGE = 50;

const KINDS = ['late', 'tomorrow'] as const;
type Kind = (typeof KINDS)[number];
type Row = TaskListing & { isOpen: boolean };

export interface UnitDue {
  unit: string;
  kinds: readonly { kind: Kind; count: number; rows: readonly Row[] }[];
}

/** What is late, or what is not and will be by the end of the next working day: none is in both. */
export function dueBy({ platform, now }: View, due: string | undefined): Pick<TaskFilter, 'dueBefore' | 'dueFrom'> {
  if (due === 'late') return { dueBefore: now.toString() };
  const tomorrow = () => afterTomorrow(platform.province.calendar, now).toString();
  return due === 'tomorrow' ? { dueFrom: now.toString(), dueBefore: tomorrow() } : {};
}

const filterOf = (view: View, unit: string, kind: Kind): TaskFilter => ({
  unit,
  ...dueBy(view, kind),
  notSilentAt: view.now.toString(),
});

/** `others`: without the unit of the desk itself, which the page lists apart. */
export async function unitsDue(view: View, desk: Desk, others?: 'others'): Promise<UnitDue[]> {
  const { province, store } = view.platform;
  if (desk.procedure) return [];
  const units = ledUnits(province, desk, today(view)).filter((unit) => !others || unit !== desk.unit);
  const mayOpen = reader(view);
  const found = units.map(async (unit): Promise<UnitDue[]> => {
    const all = KINDS.map(async (kind) => {
      const filter = filterOf(view, unit, kind);
      const { rows } = await store.listTasks(filter, { limit: SHOWN });
      const count = rows.length ? await store.countTasks(filter) : 0;
      return { kind, count, rows: rows.map((row) => ({ ...row, isOpen: mayOpen(row) })) };
    });
    const kinds = await Promise.all(all);
    return kinds.some(({ count }) => count) ? [{ unit, kinds }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** What a centre checks for another agency counts there, and may not be opened: of it only the code is shown. */
function reader(view: View): (row: TaskListing) => boolean {
  if (!view.officer) return () => false;
  const { all, units = [], led = [] } = readingScope(view.platform, view.officer, today(view));
  return ({ competentUnit, unit }) => Boolean(all) || units.includes(competentUnit) || led.includes(unit);
}

/** All of one list, page after page, for who leads the unit. */
export function unitDueRoutes(server: FastifyInstance, door: Door): void {
  const { province, store } = door.parts.platform;
  server.get<{ Querystring: { unit?: string; due?: string; after?: string } }>(
    '/office/due',
    { config: { for: 'officer' } },
    async (request, reply) => {
      const view = door.view(request);
      const { unit = '', due } = request.query;
      const led = sitsAs(view, ...LEADS).flatMap((desk) => ledUnits(province, desk, today(view)));
      if (!led.includes(unit))
        return door.refuse(request, reply, refuse('not-permitted', { act: 'tasks', who: 'head' }));
      const after = startOf(request.query.after, taskPlace);
      if (isRefusal(after)) return door.refuse(request, reply, after);
      const kind = due === 'tomorrow' ? due : 'late';
      const filter = filterOf(view, unit, kind);
      const [listed, count]: [Listed<TaskListing>, number] = await Promise.all([
        store.listTasks(filter, { limit: PAGE, after }),
        store.countTasks(filter),
      ]);
      const mayOpen = reader(view);
      const rows = listed.rows.map((row) => ({ ...row, isOpen: mayOpen(row) }));
      const title = `${unitName(view, unit)}: ${titleOf(view, kind, count)}`;
      const way = `/office/due?unit=${encodeURIComponent(unit)}&due=${kind}`;
      return door.send(
        reply,
        <Page view={view} title={title} back="/office">
          <h1 class="govuk-heading-l">{title}</h1>
          <Rows view={view} rows={rows} />
          <Pagination
            landmarkLabel={view.t('list.pages')}
            previous={after ? { href: way, text: view.t('list.first') } : undefined}
            next={
              listed.next
                ? { href: `${way}&after=${encodeURIComponent(listed.next)}`, text: view.t('list.next') }
                : undefined
            }
          />
        </Page>,
      );
    },
  );
}

const titleOf = ({ t, fmt }: View, kind: Kind, count: number): string =>
  t(kind === 'late' ? 'lead.late' : 'lead.tomorrow', { n: fmt.number(count) });

export function UnitsDueHere({ view, due }: { view: View; due: readonly UnitDue[] }) {
  const { t, fmt } = view;
  if (!due.length) return null;
  return (
    <section aria-labelledby="units-due">
      <h2 class="govuk-heading-m" id="units-due">
        {t('lead.title')}
      </h2>
      {due.map(({ unit, kinds }) => (
        <>
          <h3 class="govuk-heading-s">{unitName(view, unit)}</h3>
          {kinds.map(({ kind, count, rows }) =>
            count ? (
              <>
                <h4 class="govuk-heading-s">{titleOf(view, kind, count)}</h4>
                {count > rows.length && (
                  <p class="govuk-body-s">
                    {t('desk.shown-first', { n: fmt.number(rows.length) })}{' '}
                    <a class="govuk-link" href={`/office/due?unit=${encodeURIComponent(unit)}&due=${kind}`}>
                      {t('lead.all', { n: fmt.number(count) })}
                    </a>
                  </p>
                )}
                <Rows view={view} rows={rows} />
              </>
            ) : null,
          )}
        </>
      ))}
    </section>
  );
}

function Rows({ view, rows }: { view: View; rows: readonly Row[] }) {
  const { t, platform } = view;
  const holder = ({ assignee }: TaskListing) =>
    assignee ? (platform.province.officers.get(assignee)?.name ?? assignee) : t('inbox.nobody');
  return (
    <ul class="govuk-list">
      {rows.map((row) => (
        <li>
          {row.isOpen ? (
            <>
              <a class="govuk-link mc-code" href={wayToTask(row)}>
                {row.code ?? t('dossier.no-code')}
              </a>{' '}
              · {row.applicantName}
            </>
          ) : (
            <span class="mc-code">{row.code ?? t('dossier.no-code')}</span>
          )}{' '}
          · {holder(row)} {row.legalAt && <ByLaw view={view} at={row.legalAt} />}
        </li>
      ))}
    </ul>
  );
}
