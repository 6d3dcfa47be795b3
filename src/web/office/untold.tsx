/** Notices that reached nobody: in the inbox of the counter, and on the page of the dossier, until it is recorded that the person was told of each, and how. */
import type { EventType } from '#dossier/events.ts';
import type { DossierState } from '#dossier/state.ts';
import { formOfNotice, isUnreachable, type Untold } from '#dossier/untold.ts';
import type { DossierListing } from '#spine/store.ts';
import { eventWords } from '#views/event-words.ts';
import { WarningText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

/** In the form: of another matter than a notice. */
export const OTHER = 'other';

/** So many are shown, the newest first. */
const MOST = 200;

export interface UntoldRow {
  row: DossierListing;
  untold: readonly Untold[];
  /** The time to answer a supplement has not begun. */
  unbegun: boolean;
}

/** Those that the centre received, whatever became of them; `more` where not all are shown. */
export async function untoldAt(view: View, unit: string): Promise<{ rows: UntoldRow[]; more: boolean }> {
  const { store } = view.platform;
  const found = await store.findDossiers({ untold: true }, { receivingUnits: [unit] }, { limit: MOST });
  const states = await store.loadAll(found.rows.map(({ id }) => id));
  const rows = found.rows.map((row): UntoldRow | undefined => {
    const { untold, supplement } = states.get(row.id)?.state ?? {};
    return untold?.length ? { row, untold, unbegun: Boolean(supplement?.unbegun) } : undefined;
  });
  return { rows: rows.filter((one) => one !== undefined), more: found.next !== undefined };
}

/** What a notice says, by its name. */
export function noticeText({ t, fmt, lang }: View, { type, at }: Pick<Untold, 'at'> & { type: EventType }): string {
  return t('untold.notice', { what: eventWords(type)[lang], at: fmt.dateTime(at) });
}

export function UntoldHere({ view, found }: { view: View; found: { rows: readonly UntoldRow[]; more: boolean } }) {
  const { t } = view;
  if (!found.rows.length) return null;
  return (
    <section aria-labelledby="untold">
      <h2 class="govuk-heading-s" id="untold">
        {t('untold.inbox')}
      </h2>
      <ul class="govuk-list">
        {found.rows.map(({ row, untold, unbegun }) => (
          <li>
            <a class="govuk-link" href={`/office/dossiers/${row.id}#messages`}>
              {row.code} · {row.applicantName}
            </a>{' '}
            · {untold.map((one) => noticeText(view, one)).join('; ')}
            {unbegun && ` · ${t('untold.term')}`}
          </li>
        ))}
      </ul>
      {found.more && <p class="govuk-body-s mc-muted">{t('untold.more')}</p>}
    </section>
  );
}

/** On the page of the dossier, above its acts. */
export function UntoldMark({ view, state }: { view: View; state: DossierState }) {
  const { t, fmt, lang, platform } = view;
  const { id, untold = [], supplement } = state;
  if (!untold.length && !isUnreachable(state, platform.ways)) return null;
  return (
    <div id="unreachable">
      <WarningText iconFallbackText={t('form.warning')} text={t('untold.unreachable')} />
      {untold.map((one) => (
        <p class="govuk-body">
          <b>{t('untold.now', { what: eventWords(one.type)[lang], at: fmt.dateTime(one.at) })}</b>{' '}
          {formOfNotice(one) && (
            <a class="govuk-link" href={`/office/dossiers/${id}/slips?form=${formOfNotice(one)}`}>
              {t('untold.print', { form: formOfNotice(one)! })}
            </a>
          )}{' '}
          <a class="govuk-link" href="#messages">
            {t('untold.record')}
          </a>
        </p>
      ))}
      {supplement?.unbegun && <p class="govuk-body">{t('untold.term')}</p>}
    </div>
  );
}
