/** That no message reaches the person of a dossier: said where officers act on it, and kept in the inbox of the counter until it is recorded how they were told. */
import { UNTOLD, type Untold, untoldOf } from '#dossier/untold.ts';
import type { DossierListing } from '#spine/store.ts';
import { eventsOf } from '../dossiers.ts';
import { WarningText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

/** So many are shown, the newest first. */
const MOST = 200;

export interface UntoldRow {
  row: DossierListing;
  untold: Untold;
}

/** Those that the centre received, whatever became of them; `more` where not all are shown. */
export async function untoldAt(view: View, unit: string): Promise<{ rows: UntoldRow[]; more: boolean }> {
  const { store } = view.platform;
  const found = await store.findDossiers({ untold: UNTOLD }, { receivingUnits: [unit] }, { limit: MOST });
  const states = await store.loadAll(found.rows.map(({ id }) => id));
  const rows = found.rows.map(async (row): Promise<UntoldRow | undefined> => {
    const state = states.get(row.id)?.state;
    const untold = state && untoldOf(state, await eventsOf(view, row.id));
    return untold && { row, untold };
  });
  return { rows: (await Promise.all(rows)).filter((one) => one !== undefined), more: found.next !== undefined };
}

export function UntoldHere({ view, found }: { view: View; found: { rows: readonly UntoldRow[]; more: boolean } }) {
  const { t, fmt } = view;
  if (!found.rows.length) return null;
  return (
    <section aria-labelledby="untold">
      <h2 class="govuk-heading-s" id="untold">
        {t('untold.inbox')}
      </h2>
      <ul class="govuk-list">
        {found.rows.map(({ row, untold }) => (
          <li>
            <a class="govuk-link" href={`/office/dossiers/${row.id}#messages`}>
              {row.code} · {row.applicantName}
            </a>{' '}
            · {t('untold.since', { at: fmt.dateTime(untold.at) })}
          </li>
        ))}
      </ul>
      {found.more && <p class="govuk-body-s mc-muted">{t('untold.more')}</p>}
    </section>
  );
}

/** On the page of the dossier, above its acts. */
export function UntoldMark({ view, id, untold }: { view: View; id: string; untold?: Untold }) {
  const { t, fmt } = view;
  return (
    <div id="unreachable">
      <WarningText iconFallbackText={t('form.warning')} text={t('untold.unreachable')} />
      {untold && (
        <p class="govuk-body">
          <b>{t('untold.now', { at: fmt.dateTime(untold.at) })}</b>{' '}
          {untold.form && (
            <a class="govuk-link" href={`/office/dossiers/${id}/slips?form=${untold.form}`}>
              {t('untold.print', { form: untold.form })}
            </a>
          )}{' '}
          <a class="govuk-link" href="#messages">
            {t('untold.record')}
          </a>
        </p>
      )}
    </div>
  );
}
