/** A proposal that departs from the source, for the second person: each value beside that of the source, with its law and its reason. */
import type { Manifest } from '#procedure/pack.ts';
import type { ProcedureReview } from '#spine/reviews.ts';
import { departureText } from '../departure-words.tsx';
import { Button, InsetText } from '../ui/basics.tsx';
import { Textarea } from '../ui/fields.tsx';
import { Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { fieldText, valueText } from './review-history.tsx';

export interface Awaited {
  proposal: ProcedureReview;
  /** Of the pack that would hold. */
  manifest: Manifest;
  mayConfirm: boolean;
  /** What was entered and refused. */
  entered?: string;
}

export function AwaitedProposal(p: Awaited & { view: View; code: string; error?: string }) {
  const { view, proposal, manifest } = p;
  const { t, fmt } = view;
  return (
    <section aria-labelledby="awaited">
      <h2 class="govuk-heading-m" id="awaited">
        {t('control.awaited')}
      </h2>
      <p class="govuk-body">
        {t('control.awaited-by', { officer: proposal.officerName, at: fmt.dateTime(proposal.at) })}: {proposal.basis}
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {(manifest.departures ?? []).map((one) => (
          <li>
            <b>{fieldText(view, one.field)}</b>: {valueText(view, manifest, one, one.value)}
            <br />
            {departureText(view, manifest, one)}
            <br />
            {t('control.why')}: {one.why}
          </li>
        ))}
      </ul>
      {p.mayConfirm ? (
        <form method="post" action={`/office/review/${p.code}/confirm`} novalidate>
          <Token view={view} />
          <input type="hidden" name="seen" value={proposal.hash} />
          <Textarea
            name="confirm-basis"
            label={{ text: t('control.confirm-basis') }}
            hint={{ text: t('control.confirm-hint') }}
            rows={2}
            value={p.entered}
            errorMessage={p.error ? { text: p.error, visuallyHiddenText: t('error.prefix') } : undefined}
          />
          <Button text={t('control.confirm')} preventDoubleClick />
        </form>
      ) : (
        <InsetText text={t('control.awaits-second')} />
      )}
    </section>
  );
}
