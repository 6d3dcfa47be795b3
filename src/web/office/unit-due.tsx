/**
 * For who leads a unit: what of it is late, or will be by the end of the next working day, by the date of law; with how many at each place,
 * the divisions and the centre of the unit among them. Work lies on desks that a head does not sit at.
 */
import { ledUnits } from '#acts/led-units.ts';
import { readingScope } from '#acts/reading-scope.ts';
import { afterTomorrow } from '#dossier/legal-date.ts';
import type { TaskListing } from '#spine/store.ts';
import { today, unitName, type View } from '../view.ts';
import type { Desk } from './desk-model.ts';
import { wayToTask } from './dossier-table.tsx';
import { ByLaw } from './due.tsx';

/** Of each place so many are shown, the first to be due first. */
const SHOWN = 20;

export interface UnitDue {
  unit: string;
  late: number;
  soon: number;
  rows: readonly (TaskListing & { isOpen: boolean })[];
}

/** `others`: without the unit of the desk itself, which the page lists apart. */
export async function unitsDue(view: View, desk: Desk, others?: 'others'): Promise<UnitDue[]> {
  const { province, store } = view.platform;
  if (desk.procedure) return [];
  const dueBefore = afterTomorrow(province.calendar, view.now).toString();
  const units = ledUnits(province, desk, today(view)).filter((unit) => !others || unit !== desk.unit);
  const mayOpen = reader(view);
  const found = units.map(async (unit): Promise<UnitDue[]> => {
    const { rows } = await store.listTasks({ unit, dueBefore }, { limit: SHOWN });
    if (!rows.length) return [];
    const [late, all] = await Promise.all([
      store.countTasks({ unit, dueBefore: view.now.toString() }),
      store.countTasks({ unit, dueBefore }),
    ]);
    return [{ unit, late, soon: all - late, rows: rows.map((row) => ({ ...row, isOpen: mayOpen(row) })) }];
  });
  return (await Promise.all(found)).flat();
}

/** What a centre checks for another agency counts there, and may not be opened: of it only the code is shown. */
function reader(view: View): (row: TaskListing) => boolean {
  if (!view.officer) return () => false;
  const { all, units = [], led = [] } = readingScope(view.platform, view.officer, today(view));
  return ({ competentUnit, unit }) => Boolean(all) || units.includes(competentUnit) || led.includes(unit);
}

export function UnitsDueHere({ view, due }: { view: View; due: readonly UnitDue[] }) {
  const { t, fmt, platform } = view;
  if (!due.length) return null;
  const holder = ({ assignee }: TaskListing) =>
    assignee ? (platform.province.officers.get(assignee)?.name ?? assignee) : t('inbox.nobody');
  return (
    <section aria-labelledby="units-due">
      <h2 class="govuk-heading-m" id="units-due">
        {t('lead.title')}
      </h2>
      {due.map(({ unit, late, soon, rows }) => (
        <>
          <h3 class="govuk-heading-s">
            {t('lead.count', { unit: unitName(view, unit), late: fmt.number(late), soon: fmt.number(soon) })}
          </h3>
          {late + soon > rows.length && (
            <p class="govuk-body-s">{t('desk.shown-first', { n: fmt.number(rows.length) })}</p>
          )}
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
        </>
      ))}
    </section>
  );
}
