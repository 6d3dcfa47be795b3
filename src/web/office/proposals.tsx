/** Results that are proposed to be taken back, as work of who may decide on it, with the date until which. */
import type { DossierState } from '#dossier/state.ts';
import type { TaskListing } from '#spine/store.ts';
import { type Abouts, withAbout } from '../about.ts';
import type { Door } from '../door.ts';
import { DueNotes } from '../due-note.tsx';
import { Table } from '../ui/lists.tsx';
import type { View } from '../view.ts';
import { may, sitsAs } from './desk-model.ts';
import { wayToTask } from './dossier-table.tsx';
import { datesOf, TaskDue } from './due.tsx';
import { rowWordsOf } from './row-words.ts';

/** Of each desk so many are shown, those due first. */
const MOST = 50;

type Proposal = NonNullable<DossierState['proposal']>;

export interface Proposed {
  rows: { row: TaskListing; proposal: Proposal }[];
  /** There are more than are shown. */
  more: boolean;
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
}

/** At every desk of a head at which the officer sits; nobody is shown what they may not decide on. */
export async function proposedFor(door: Door, view: View): Promise<Proposed> {
  const { store } = view.platform;
  const units = [...new Set(sitsAs(view, 'head').map(({ unit }) => unit))];
  const lists = await Promise.all(
    units.map((unit) => store.listTasks({ unit, post: 'head', act: 'revoke-result' }, { limit: MOST })),
  );
  const found = lists.flatMap((one) => one.rows);
  const states = await store.loadAll([...new Set(found.map(({ dossierId }) => dossierId))]);
  const rows = found.flatMap((row) => {
    const state = states.get(row.dossierId)?.state;
    const proposal = state?.proposal;
    return state && proposal && may(view, state, 'revoke-result') ? [{ row, proposal }] : [];
  });
  const words = await rowWordsOf(
    door,
    view,
    rows.map(({ row }) => row),
  );
  return { rows, more: lists.some((one) => one.next !== undefined), ...words };
}

export function ProposedHere({ view, proposed }: { view: View; proposed: Proposed }) {
  const { t, fmt } = view;
  const { rows, more, names, abouts } = proposed;
  if (!rows.length) return null;
  const n = fmt.number(rows.length);
  return (
    <section aria-labelledby="proposals">
      <h2 class="govuk-heading-m" id="proposals">
        {t('desk.proposals', { n: more ? t('desk.at-least', { n }) : n })}
      </h2>
      <DueNotes view={view} dates={datesOf(rows.map(({ row }) => row))} />
      <div class="mc-scroll">
        <Table
          classes="mc-inbox"
          head={[
            { text: t('inbox.due') },
            { text: t('dossier.code') },
            { text: t('inbox.procedure') },
            { text: t('acts.prepared-by') },
            { text: t('acts.reason') },
          ]}
          rows={rows.map(({ row, proposal: { by, at, reason } }) => [
            { text: <TaskDue view={view} row={row} /> },
            {
              text: (
                <a class="govuk-link mc-code" href={wayToTask(row)}>
                  {row.code}
                </a>
              ),
            },
            { text: withAbout(names.get(row.procedure) ?? row.procedure, abouts.get(row.dossierId)) },
            { text: `${by.name}, ${fmt.dateTime(at)}` },
            { text: reason },
          ])}
        />
      </div>
    </section>
  );
}
