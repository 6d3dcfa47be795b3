/** What lists of the office share: dossiers with their status and legal date, and the box beside a task. */
import { OPEN_STATUSES, type Status } from '#dossier/state.ts';
import type { DossierListing, TaskListing } from '#spine/store.ts';
import { type Abouts, withAbout } from '../about.ts';
import { DueNotes } from '../due-note.tsx';
import { ListedStatus } from '../portal/dossier-view.tsx';
import { Tag } from '../ui/basics.tsx';
import { bodyName } from '../unit-names.ts';
import { unitName, type View } from '../view.ts';
import { AskedTag } from './asked.tsx';
import { DossierDue } from './due.tsx';

interface Props {
  view: View;
  rows: readonly DossierListing[];
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
  caption: string;
}

const HEAD = [
  'inbox.due',
  'dossier.code',
  'inbox.procedure',
  'inbox.applicant',
  'dossier.status',
  'dossier.submitted',
  'dossier.decided-by',
] as const;

export function DossierTable({ view, rows, names, abouts, caption }: Props) {
  const { t, fmt, url } = view;
  const open = rows.filter((row) => !row.paused && !row.resultAt);
  return (
    <div class="mc-scroll">
      <DueNotes view={view} dates={open.map((row) => row.dueAt)} />
      <table class="govuk-table mc-inbox">
        <caption class="govuk-visually-hidden">{caption}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {HEAD.map((key) => (
              <th scope="col" class="govuk-table__header">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((row) => (
            <tr class="govuk-table__row">
              <td class="govuk-table__cell mc-due">
                <DossierDue view={view} row={row} />
              </td>
              <td class="govuk-table__cell">
                <a class="govuk-link mc-code" href={`/office/dossiers/${row.id}?back=${encodeURIComponent(url)}`}>
                  {row.code ?? t(row.status === 'refused' ? 'dossier.never-code' : 'dossier.no-code')}
                </a>
              </td>
              <td class="govuk-table__cell">
                {withAbout(names.get(row.procedure) ?? row.procedure, abouts.get(row.id))}
              </td>
              <td class="govuk-table__cell">{row.applicantName}</td>
              <td class="govuk-table__cell">
                <ListedStatus view={view} row={row} />
                {row.owes && OPEN_STATUSES.includes(row.status as Status) && (
                  <Tag text={t('fee.owes')} classes="govuk-tag--orange" />
                )}
                <AskedTag view={view} asked={row.asked} />
              </td>
              <td class="govuk-table__cell">{row.submittedAt && fmt.dateTime(row.submittedAt)}</td>
              <td class="govuk-table__cell">{listedDecider(view, row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who decides: the body outside where it is none of our offices. */
const listedDecider = (view: View, { unit, outside }: DossierListing): string =>
  outside ? (outside.unit ? unitName(view, outside.unit) : bodyName(view, outside.body)) : unitName(view, unit);

/** Done at their own form on the page of the dossier: no step of the process, and nobody's to give to another. */
const BESIDE: ReadonlySet<string> = new Set([
  'answer-consultation',
  'close-dossier',
  'revoke-result',
  'confirm-outside-correction',
  'confirm-outside-result',
  'confirm-strike',
]);

export const isBeside = ({ act }: Pick<TaskListing, 'act'>): boolean => BESIDE.has(act);

export function wayToTask(row: Pick<TaskListing, 'dossierId' | 'id' | 'act'>, back = ''): string {
  const page = `/office/dossiers/${row.dossierId}`;
  return isBeside(row) ? `${page}#act-${row.act}` : `${page}?task=${row.id}${back && `&back=${back}`}`;
}

/** Takes one task of a list along into what is done to many at once. `prefix` tells the lists of a page apart. */
export function TaskTick({ row, prefix }: { row: TaskListing; prefix: string }) {
  const id = `${prefix}-${row.dossierId}-${row.id}`;
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          type="checkbox"
          name="task"
          id={id}
          value={`${row.dossierId}/${row.id}`}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          <span class="govuk-visually-hidden">{row.code ?? row.applicantName}</span>
        </label>
      </div>
    </div>
  );
}
