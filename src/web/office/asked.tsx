/** Questions of applicants that nobody answered: marked on lists and on the page of the dossier, and counted in the inbox with a way to them. */
import { toSee } from '#dossier/asked.ts';
import type { Rules } from '#dossier/rules.ts';
import type { DossierState } from '#dossier/state.ts';
import { fieldId } from '../ui/again.ts';
import { InsetText, Tag, WarningText } from '../ui/basics.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import type { View } from '../view.ts';
import type { OfficeAct } from './act-commands.ts';
import type { Desk } from './desk-model.ts';
import type { Failed } from './take-act.tsx';

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

/** In the form of an act that signs something: what was asked, and that who signs has read it. A message that came since asks anew. */
export function QuestionRead({
  view: { t, fmt },
  rules,
  state,
  act,
  failed,
}: {
  view: View;
  rules: Rules;
  state: DossierState;
  act: OfficeAct;
  failed: Failed;
}) {
  const open = toSee(rules, state, act);
  const newest = open.at(-1)?.at;
  if (!newest) return null;
  const isMarked = failed.act === act && failed.posted?.['questionRead'] === newest;
  return (
    <>
      <InsetText
        text={
          <>
            <p class="govuk-body">{t(state.asked ? 'asked.sign' : 'asked.answered')}</p>
            {open.map(({ at, by, text }) => (
              <p class="govuk-body">
                {text}{' '}
                <span class="mc-muted">
                  ({by}, {fmt.dateTime(at)})
                </span>
              </p>
            ))}
          </>
        }
      />
      <Checkboxes
        name="questionRead"
        idPrefix={fieldId(act, 'questionRead')}
        items={[{ value: newest, text: t(state.asked ? 'asked.read' : 'asked.read-answered') }]}
        values={isMarked ? [newest] : []}
      />
    </>
  );
}
