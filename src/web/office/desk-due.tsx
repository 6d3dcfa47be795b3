/**
 * What is soon late of all that a unit decides, wherever the work lies: whoever may apologise and name another date has to see it in time.
 * What is late already stands apart, and never in the place of what is not.
 */
import { dueSoon } from '#acts/due-soon.ts';
import type { DossierListing } from '#spine/store.ts';
import type { Abouts } from '../about.ts';
import type { Door } from '../door.ts';
import type { WordKey } from '../i18n.ts';
import type { View } from '../view.ts';
import type { Desk } from './desk-model.ts';
import { DossierTable } from './dossier-table.tsx';
import { rowWordsOf } from './row-words.ts';

/** So many are shown of each, the first to be due first. */
const SHOWN = 50;

interface Listed {
  rows: readonly DossierListing[];
  count: number;
  /** There are more than the count. */
  more: boolean;
}

export interface Due {
  open: Listed;
  late: Listed;
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
}

/** Of the head's desk alone: nobody else apologises in the unit's name. */
export async function soonAt(door: Door, view: View, desk: Desk): Promise<Due | undefined> {
  if (desk.post !== 'head') return undefined;
  const found = await dueSoon(view.platform, desk);
  const listed = (rows: readonly DossierListing[], more: boolean): Listed => ({
    ...{ rows: rows.slice(0, SHOWN), count: rows.length, more },
  });
  const [open, late] = [listed(found.open, found.moreOpen), listed(found.late, found.moreLate)];
  const rows = [...open.rows, ...late.rows];
  const words = await rowWordsOf(door, view, rows);
  return { open, late, ...words };
}

export function DueHere({ view, desk, due }: { view: View; desk: Desk; due: Due }) {
  const { open, late } = due;
  return (
    <>
      <Part {...{ view, desk, due }} listed={open} id="soon" title="desk.soon" text="desk.soon-text" />
      <Part {...{ view, desk, due }} listed={late} id="overdue" title="desk.overdue" text="desk.overdue-text" />
    </>
  );
}

interface PartProps {
  view: View;
  desk: Desk;
  due: Due;
  listed: Listed;
  id: string;
  title: WordKey;
  text: WordKey;
}

function Part({ view, desk, due: { names, abouts }, listed: { rows, count, more }, id, title, text }: PartProps) {
  const { t, fmt } = view;
  if (!rows.length) return null;
  const n = more ? t('desk.at-least', { n: fmt.number(count) }) : fmt.number(count);
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {t(title, { n })}
      </h2>
      <p class="govuk-body">{t(text)}</p>
      <DossierTable view={view} rows={rows} names={names} abouts={abouts} caption={t(title, { n })} />
      {(more || count > rows.length) && (
        <p class="govuk-body">
          {t('desk.shown-first', { n: fmt.number(rows.length) })}{' '}
          <a class="govuk-link" href={`/office/book?of=${encodeURIComponent(desk.unit)}&timing=soon`}>
            {t('desk.soon-book')}
          </a>
        </p>
      )}
    </section>
  );
}
