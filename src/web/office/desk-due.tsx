/** What is soon late of all that a unit decides, wherever the work lies: whoever may apologise and name another date has to see it in time. */
import { afterTomorrow } from '#dossier/legal-date.ts';
import type { DossierListing } from '#spine/store.ts';
import { type Abouts, aboutsOf } from '../about.ts';
import type { Door } from '../door.ts';
import { namesOf } from '../portal/mine.tsx';
import type { View } from '../view.ts';
import type { Desk } from './desk-model.ts';
import { DossierTable } from './dossier-table.tsx';

/** So many are looked at; so many are shown, the first to be due first. */
const MOST = 200;
const SHOWN = 50;

export interface Due {
  rows: readonly DossierListing[];
  count: number;
  more: boolean;
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
}

/** Of the head's desk alone: nobody else apologises in the unit's name. */
export async function soonAt(door: Door, view: View, desk: Desk): Promise<Due | undefined> {
  if (desk.post !== 'head') return undefined;
  const { province, store } = view.platform;
  const timing = { is: 'soon' as const, at: afterTomorrow(province.calendar, view.now).toString() };
  const found = await store.findDossiers({ timing }, { units: [desk.unit] }, { limit: MOST });
  const first = (one: DossierListing) => Date.parse(one.dueAt ?? '');
  const rows = [...found.rows].sort((a, b) => first(a) - first(b)).slice(0, SHOWN);
  const [names, abouts] = await Promise.all([
    namesOf(
      door,
      view,
      rows.map((row) => row.procedure),
    ),
    aboutsOf(
      view,
      rows.map((row) => row.id),
    ),
  ]);
  return { rows, count: found.rows.length, more: found.next !== undefined, names, abouts };
}

export function DueHere({ view, desk, due }: { view: View; desk: Desk; due: Due }) {
  const { t, fmt } = view;
  const { rows, count, more, names, abouts } = due;
  if (!rows.length) return null;
  const n = more ? t('desk.at-least', { n: fmt.number(count) }) : fmt.number(count);
  return (
    <section aria-labelledby="soon">
      <h2 class="govuk-heading-m" id="soon">
        {t('desk.soon', { n })}
      </h2>
      <p class="govuk-body">{t('desk.soon-text')}</p>
      <DossierTable view={view} rows={rows} names={names} abouts={abouts} caption={t('desk.soon', { n })} />
      {(more || count > rows.length) && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/office/book?of=${encodeURIComponent(desk.unit)}&timing=soon`}>
            {t('desk.soon-book')}
          </a>
        </p>
      )}
    </section>
  );
}
