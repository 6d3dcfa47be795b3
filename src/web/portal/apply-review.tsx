/** The last page of an application: all of it, with what it costs, before it is handed in. */
import type { ComponentChildren } from 'preact';
import { postalAddress } from '#dossier/decide-outcome.ts';
import { kindOfNumber } from '#kernel/id-number.ts';
import { settingsText, wordsFor } from '../catalogue.ts';
import { PickUp, reachedName } from '../centre-reach.tsx';
import { shownValue } from '../forms/field.tsx';
import type { Field } from '../forms/model.ts';
import { type Meant, MeantProcedures } from '../meant-procedures.tsx';
import { Same, type ToldSame } from '../same-matter.tsx';
import { InsetText, WarningText } from '../ui/basics.tsx';
import { type ErrorItem, ErrorSummary } from '../ui/fields.tsx';
import { SummaryList } from '../ui/lists.tsx';
import { communeName, type View } from '../view.ts';
import { type FillingProps, Frame, masked, nearestTo, originalsText, registerName } from './apply-pages.tsx';
import type { Missing } from './bars.ts';
import { componentName } from './draft-model.ts';
import { wholeValues } from './draft-seen.ts';
import { placeLabel } from './place-question.tsx';
import { ReviewFees } from './review-fees.tsx';

interface Props extends FillingProps {
  missing: Missing[];
  /** Other dossiers of theirs that are of the same matter. */
  same: readonly ToldSame[];
  /** Procedures that a refusal names. */
  meant: readonly Meant[];
}

export function ReviewPage(p: Props) {
  const { view, filling, missing, same } = p;
  const { t, fmt } = view;
  const { draft, sections, shown, known, answers, components } = filling;
  const { rules } = shown;
  const intake = rules.acceptanceSetting ? [rules.acceptanceSetting] : [];
  const { data } = draft;
  const centre = data.receivingUnit ?? nearestTo(view, filling);
  const originals = originalsText(view, filling);
  const stepOf = (field: Field) => filling.steps.find((step) => step.fields.includes(field))?.id ?? '';
  const placeField = sections.flatMap(({ fields }) => fields).find(({ name }) => name === shown.rules.place?.field);
  const wayTo = ({ page, error }: Missing) => `/drafts/${draft.id}/${page}?back=review#${error.id}`;
  const change = (page: string, what: string) => ({
    items: [{ href: `/drafts/${draft.id}/${page}?back=review`, text: t('form.change'), visuallyHiddenText: what }],
  });
  const row = (key: string, value: ComponentChildren, page: string) => ({
    key: { text: key },
    value: { text: value },
    actions: change(page, key),
  });
  return (
    <Frame {...p} page="review" title={t('review.title')} button={t('review.submit')} saved={wholeValues(data)}>
      {missing.length > 0 && (
        <ErrorSummary
          titleText={t('review.missing')}
          errorList={missing.flatMap((one): ErrorItem[] => {
            const { of } = one;
            if (!of) return [{ text: one.error.text, href: wayTo(one) }];
            // What is said of several answers is said once, with the way to each.
            const together = missing.filter((other) => other.of?.text === of.text);
            return together[0] === one ? [{ text: <Together view={view} missing={together} wayTo={wayTo} /> }] : [];
          })}
        />
      )}
      <MeantProcedures view={view} meant={p.meant} />
      <Same view={view} same={same} />
      <h2 class="govuk-heading-m">{t('review.people')}</h2>
      <SummaryList
        rows={[
          { key: { text: t('person.name') }, value: { text: data.applicant.name } },
          {
            key: { text: t(`person.number-${kindOfNumber(data.applicant.idNumber)}`) },
            value: { text: masked(data.applicant.idNumber) },
          },
          { key: { text: t('person.address') }, value: { text: data.applicant.address || t('form.none') } },
          data.representative && {
            key: { text: t('person.representative') },
            value: { text: data.representative.name },
          },
          row(placeLabel(view, shown), communeName(view, data.place ?? ''), placeField ? stepOf(placeField) : 'place'),
        ].map((one) => one || undefined)}
      />
      {sections.map((section) => (
        <>
          <h2 class="govuk-heading-m">{section.title}</h2>
          <SummaryList
            rows={section.fields
              .filter((field) => !filling.hidden.has(field.name))
              .map((field) =>
                row(
                  field.label,
                  <>
                    {shownValue(field, answers[field.name], t, fmt)}
                    {known.provenance[field.name] && data.answers[field.name] === undefined && (
                      <span class="mc-muted">
                        {' '}
                        · {registerName(view, known.provenance[field.name].register, data.applicant)}
                      </span>
                    )}
                    {known.provenance[field.name] && data.answers[field.name] !== undefined && (
                      <span class="mc-line mc-muted">
                        {t('once.held', {
                          register: registerName(view, known.provenance[field.name].register, data.applicant),
                          value: shownValue(field, known.answers[field.name], t, fmt),
                        })}
                      </span>
                    )}
                  </>,
                  stepOf(field),
                ),
              )}
          />
        </>
      ))}
      {components.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{t('papers.title')}</h2>
          <SummaryList
            rows={components.map((component) =>
              row(
                componentName(view, shown, component.id),
                data.papers[component.id]?.name ?? t('form.none'),
                'papers',
              ),
            )}
          />
        </>
      )}
      <h2 class="govuk-heading-m">{t('delivery.title')}</h2>
      <SummaryList
        rows={[
          row(
            t('delivery.how'),
            <>
              {data.delivery ? t(`delivery.${data.delivery.method}`) : t('form.none')}
              {data.delivery?.method === 'post' && (
                <span class="mc-line">
                  {t('delivery.sent-to', {
                    address: postalAddress({ delivery: data.delivery, applicant: data.applicant }) || t('form.none'),
                  })}
                </span>
              )}
              {originals && <p class="govuk-!-margin-bottom-0">{originals}</p>}
            </>,
            'delivery',
          ),
          ...(data.delivery?.method === 'counter' && centre
            ? [row(t('delivery.place'), <PickUp view={view} unit={centre} />, 'delivery')]
            : []),
          row(t('delivery.centre'), centre ? reachedName(view, centre) : t('delivery.nearest'), 'delivery'),
        ]}
      />
      <ReviewFees view={view} filling={filling} />
      <WarningText iconFallbackText={t('form.warning')} text={t('review.declare')} />
      {(wordsFor(view, shown.pack)('summary') ?? '') && (
        <InsetText
          text={[t('review.next', { n: rules.acceptance.workingHours }), settingsText(view, intake)].join(' ')}
        />
      )}
    </Frame>
  );
}

/** Answers that do not go together, of which each may be the wrong one. */
function Together(p: { view: View; missing: readonly Missing[]; wayTo: (one: Missing) => string }) {
  const [first] = p.missing;
  return (
    <>
      {first.of?.text} {p.view.t('review.mend-at')}{' '}
      {p.missing.map((one, i) => (
        <>
          {i > 0 && '; '}
          <a href={p.wayTo(one)}>{one.of?.label}</a>
        </>
      ))}
    </>
  );
}
