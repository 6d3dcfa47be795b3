/** Notices that reached nobody: in the inbox of the counter, and on the page of the dossier, until it is recorded that the person was told of each, and how. */
import type { DossierState } from '#dossier/state.ts';
import { formOfNotice, isUnreachable, type Untold } from '#dossier/untold.ts';
import type { DossierListing } from '#spine/store.ts';
import { eventWords } from '#views/event-words.ts';
import { WarningText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

/** In the form: of another matter than a notice. */
export const OTHER = 'other';

/** So many are shown, the oldest first. */
const MOST = 200;
/** So many are read at a time. */
const PAGE = 1000;

export interface UntoldRow {
  row: DossierListing;
  untold: readonly Untold[];
  /** The time to answer a supplement has not begun. */
  unbegun: boolean;
}

/** Those that the centre received, whatever became of them; `more` where not all are shown. */
export async function untoldAt(view: View, unit: string): Promise<{ rows: UntoldRow[]; more: boolean }> {
  const { store } = view.platform;
  const newest: DossierListing[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const found = await store.findDossiers({ untold: true }, { receivingUnits: [unit] }, { limit: PAGE, after });
    newest.push(...found.rows);
    after = found.next;
  }
  const oldest = newest.reverse().slice(0, MOST);
  const states = await store.loadAll(oldest.map(({ id }) => id));
  const rows = oldest.map((row): UntoldRow | undefined => {
    const { untold, supplement } = states.get(row.id)?.state ?? {};
    return untold?.length ? { row, untold, unbegun: Boolean(supplement?.unbegun) } : undefined;
  });
  return { rows: rows.filter((one) => one !== undefined), more: newest.length > MOST };
}

/** What the person has to be told, where the name of the event says what the office did. */
function toTell({ t, lang }: View, { type, against }: Pick<Untold, 'type' | 'against'>): string {
  switch (type) {
    case 'outside-result-recorded':
      return against ? t('untold.outside-refused') : t('untold.outside-granted');
    case 'outside-result-corrected':
      return against ? t('untold.outside-now-refused') : t('untold.outside-now-granted');
    case 'task-completed':
      return t('untold.followed');
    case 'result-issued':
    case 'result-signed':
      return t('untold.result');
    default:
      return eventWords(type)[lang];
  }
}

/** What a notice says, and since when it stands. */
export function noticeText(view: View, one: Pick<Untold, 'at' | 'type' | 'against'>): string {
  return view.t('untold.notice', { what: toTell(view, one), at: view.fmt.dateTime(one.at) });
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
  const { t, fmt, platform } = view;
  const { id, untold = [], supplement } = state;
  if (!untold.length && !isUnreachable(state, platform.ways)) return null;
  return (
    <div id="unreachable">
      <WarningText iconFallbackText={t('form.warning')} text={t('untold.unreachable')} />
      {untold.map((one) => (
        <p class="govuk-body">
          <b>{t('untold.now', { what: toTell(view, one), at: fmt.dateTime(one.at) })}</b>{' '}
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
