/** That no message reaches the person of a dossier: said where officers act on it, and kept in the inbox of the counter until it is recorded how they were told. */
import { isUnreachable, type Untold, untoldOf } from '#dossier/untold.ts';
import type { DossierListing } from '#spine/store.ts';
import { eventsOf } from '../dossiers.ts';
import { WarningText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

/** Where such notices wait; of each so many are looked through, the newest. */
const WAITING = ['awaiting-supplement', 'awaiting-payment', 'in-progress', 'issued', 'refused', 'lapsed'] as const;
const MOST = 200;

export interface UntoldRow {
  row: DossierListing;
  untold: Untold;
}

/** Those that the centre received; `more` where not all could be looked through. */
export async function untoldAt(view: View, unit: string): Promise<{ rows: UntoldRow[]; more: boolean }> {
  const { store } = view.platform;
  const scope = { receivingUnits: [unit] };
  const lists = await Promise.all(WAITING.map((status) => store.findDossiers({ status }, scope, { limit: MOST })));
  const found = lists.flatMap((one) => one.rows);
  const states = await store.loadAll(found.map(({ id }) => id));
  const rows: UntoldRow[] = [];
  for (const row of found) {
    const state = states.get(row.id)?.state;
    // The events are read of those few alone whom nothing reaches.
    const untold = state && isUnreachable(state) ? untoldOf(state, await eventsOf(view, row.id)) : undefined;
    if (untold) rows.push({ row, untold });
  }
  return { rows, more: lists.some((one) => one.next !== undefined) };
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
