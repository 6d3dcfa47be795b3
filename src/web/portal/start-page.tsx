/** Applying begins: for whom, and which place decides. */
import type { Delegation } from '#spine/doors.ts';
import { procedureName, type Shown, wordsFor } from '../catalogue.ts';
import { Button, InsetText, NotificationBanner } from '../ui/basics.tsx';
import { Radios } from '../ui/choices.tsx';
import { Page, Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { Errors, errorFor, type PageErrors } from './apply-pages.tsx';
import { PlaceQuestion } from './place-question.tsx';

/** How many applications of theirs the page told of. */
export const BEGUN = 'begun';

export interface Begun {
  id: string;
  savedAt: string;
  /** Of whom or what it is, as far as it is filled in. */
  about?: string;
}

export function StartPage(props: {
  view: View;
  shown: Shown;
  /** Applications to this procedure that they began and did not hand in, newest first. */
  begun: readonly Begun[];
  delegations: readonly Delegation[];
  errors: PageErrors;
  place?: string;
  whom?: string;
}) {
  const { view, shown, delegations, errors } = props;
  const { t, session } = view;
  const name = procedureName(view, shown.pack);
  const who = wordsFor(view, shown.pack)('know.applicant');
  const hint = t('apply.for-hint');
  return (
    <Page view={view} title={name} at="find" back={`/procedures/${shown.rules.code}`} failed={errors.length > 0}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Errors view={view} errors={errors} />
          <span class="govuk-caption-l">{name}</span>
          <h1 class="govuk-heading-l">{t('apply.start')}</h1>
          {who && <InsetText text={who} />}
          <AlreadyBegun view={view} name={name} begun={props.begun} />
          <form method="post" novalidate>
            <Token view={view} />
            <input type="hidden" name={BEGUN} value={props.begun.length} />
            {/* Asked only of who can answer in more than one way. */}
            {delegations.length || errorFor(view, errors, 'for') ? (
              <Radios
                name="for"
                fieldset={{ legend: { text: t('apply.for') } }}
                value={props.whom ?? 'self'}
                errorMessage={errorFor(view, errors, 'for')}
                hint={{ text: hint }}
                items={[
                  { value: 'self', text: t('apply.for-self', { name: session?.name ?? '' }) },
                  ...delegations.map((one) => ({
                    value: one.id,
                    text: t('apply.for-other', { name: one.fromName }),
                  })),
                ]}
              />
            ) : (
              <>
                <p class="govuk-body">{t('apply.by', { name: session?.name ?? '' })}</p>
                <p class="govuk-hint">{hint}</p>
              </>
            )}
            <PlaceQuestion view={view} shown={shown} value={props.place} error={errorFor(view, errors, 'place')} />
            <Button text={t('form.continue')} preventDoubleClick />
          </form>
        </div>
      </div>
    </Page>
  );
}

const MOST_SHOWN = 3;

/** Nobody begins a second one without knowing of the first. */
function AlreadyBegun({ view, name, begun }: { view: View; name: string; begun: readonly Begun[] }) {
  const { t, fmt } = view;
  if (!begun.length) return null;
  return (
    <NotificationBanner
      titleText={t('notice.title')}
      text={
        <>
          <p class="govuk-notification-banner__heading">{t('apply.begun', { n: begun.length })}</p>
          <ul class="govuk-list">
            {begun.slice(0, MOST_SHOWN).map(({ id, savedAt, about }) => (
              <li>
                <a class="govuk-notification-banner__link" href={`/drafts/${id}`}>
                  {t('apply.begun-go-on', { name: about ? `${name}: ${about}` : name, date: fmt.dateTime(savedAt) })}
                </a>
              </li>
            ))}
          </ul>
          {begun.length > MOST_SHOWN && (
            <p class="govuk-body">
              <a class="govuk-link" href="/my/drafts">
                {t('nav.drafts')}
              </a>
            </p>
          )}
          <p class="govuk-body">{t('apply.begun-or-new')}</p>
        </>
      }
    />
  );
}
