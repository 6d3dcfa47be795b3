/** A proposal to take an open procedure off, for the second person: by what, what no list has, and what is under way there. */
import { takingOffMark } from '#acts/review-taking-off.ts';
import { type ProcedureReview, takesOffBy, type UnderWay } from '#spine/reviews.ts';
import { InsetText } from '../ui/basics.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import type { View } from '../view.ts';
import type { Awaited } from './review-awaited.tsx';
import { ConfirmForm, errorOf, TakeBack } from './review-confirm.tsx';
import { errorAt, type FormProps } from './review-parts.tsx';

/** Where it is marked. */
export const TAKING_OFF = 'checked-takes-off';

type Props = Awaited & {
  view: View;
  code: string;
  isOwn: boolean;
  errors: readonly { at: string; text: string }[];
  underWay: UnderWay;
};

/** Asked of who proposes it: that they know what is under way, and that they looked up what no list has. */
export function TakingOff(p: FormProps & { underWay: UnderWay }) {
  const { view, entered, underWay } = p;
  const { t } = view;
  return (
    <>
      <Checkboxes
        name="takes-off"
        classes="govuk-checkboxes--small"
        values={[entered['takes-off'] ?? '']}
        errorMessage={errorAt(p, 'takes-off')}
        items={[
          { value: 'yes', text: t('control.takes-off'), hint: { text: t('control.takes-off-hint', { ...underWay }) } },
        ]}
      />
      {(p.unlisted || entered['law-checked']) && (
        <Checkboxes
          name="law-checked"
          classes="govuk-checkboxes--small"
          values={[entered['law-checked'] ?? '']}
          errorMessage={errorAt(p, 'law-checked')}
          items={[{ value: 'yes', text: t('acts.law-checked') }]}
        />
      )}
    </>
  );
}

export function AwaitedTakingOff(p: Props) {
  const { view, proposal, underWay } = p;
  const { t, fmt } = view;
  const how = takesOffBy(proposal)!;
  return (
    <section aria-labelledby="awaited">
      <h2 class="govuk-heading-m" id="awaited">
        {t(`control.awaited-${how}`)}
      </h2>
      <p class="govuk-body">
        {t('control.awaited-by', { officer: proposal.officerName, at: fmt.dateTime(proposal.at) })}: {proposal.basis}
      </p>
      {unlistedOf(proposal).map((law) => (
        <p class="govuk-body">{t('control.law-unlisted', { law })}</p>
      ))}
      {p.mayConfirm ? (
        <ConfirmForm {...p} text={t(`control.confirm-${how}`)} classes="govuk-button--warning">
          <Checkboxes
            name={TAKING_OFF}
            classes="govuk-checkboxes--small"
            values={[...(p.checked ?? [])]}
            errorMessage={errorOf(p, TAKING_OFF)}
            items={[
              {
                value: takingOffMark(proposal),
                text: t('control.takes-off-compared'),
                hint: { text: t('control.takes-off-hint', { ...underWay }) },
              },
            ]}
          />
        </ConfirmForm>
      ) : (
        <>
          <InsetText text={t('control.awaits-second')} />
          {p.isOwn && <TakeBack {...p} />}
        </>
      )}
    </section>
  );
}

const unlistedOf = ({ changes }: ProcedureReview): string[] =>
  changes.filter(({ field }) => field === 'law-checked').map(({ to }) => to);
