/** Applying begins: for whom, and which place decides. */
import type { Delegation } from '#spine/doors.ts';
import { procedureName, type Shown, wordsFor } from '../catalogue.ts';
import { Button, InsetText } from '../ui/basics.tsx';
import { Radios } from '../ui/choices.tsx';
import { Page, Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { Errors, errorFor, type PageErrors } from './apply-pages.tsx';
import { PlaceQuestion } from './place-question.tsx';

export function StartPage(props: {
  view: View;
  shown: Shown;
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
          <form method="post" novalidate>
            <Token view={view} />
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
