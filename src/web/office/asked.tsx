/** Questions of applicants that nobody answered: marked on lists and on the page of the dossier, and counted in the inbox with a way to them. */
import type { DossierState } from '#dossier/state.ts';
import { Tag, WarningText } from '../ui/basics.tsx';
import type { View } from '../view.ts';
import type { Desk } from './desk-model.ts';

/** Counted no further. */
const MOST = 1000;

export interface AskedCount {
  /** Key of the book in which they stand. */
  book: string;
  count: number;
}

/** Those of the centre that received them, or of the unit that decides them. */
export async function askedAt({ platform: { store } }: View, { unit, post }: Desk): Promise<AskedCount> {
  const receives = post === 'counter';
  const scope = receives ? { receivingUnits: [unit] } : { units: [unit] };
  return { book: receives ? `in-${unit}` : unit, count: await store.countDossiers({ asked: true }, scope, MOST) };
}

export function AskedHere({ view, asked: { book, count } }: { view: View; asked: AskedCount }) {
  const { t, fmt } = view;
  if (!count) return null;
  const n = count < MOST ? fmt.number(count) : `${fmt.number(MOST)}+`;
  return (
    <p class="govuk-body" id="asked">
      <a class="govuk-link" href={`/office/book?of=${encodeURIComponent(book)}&asked=yes`}>
        {t('asked.here', { n })}
      </a>
    </p>
  );
}

export function AskedTag({ view, asked }: { view: View; asked?: boolean }) {
  return asked ? (
    <div>
      <Tag text={view.t('asked.tag')} classes="govuk-tag--orange" />
    </div>
  ) : null;
}

/** On the page of the dossier, above its acts. */
export function AskedMark({ view, state }: { view: View; state: DossierState }) {
  const { t, fmt } = view;
  if (!state.asked) return null;
  return (
    <div id="asked">
      <WarningText
        iconFallbackText={t('form.warning')}
        text={t('asked.mark', { at: fmt.dateTime(state.asked.since) })}
      />
      <p class="govuk-body">
        <a class="govuk-link" href="#messages">
          {t('asked.answer')}
        </a>
      </p>
    </div>
  );
}
