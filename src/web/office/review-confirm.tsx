/** The forms under a proposal that waits: the second person confirms it or gives it back, who proposed it takes it back. */
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/basics.tsx';
import { Textarea } from '../ui/fields.tsx';
import { Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { KeptTyped } from './kept-form.tsx';

export interface OfProposal {
  view: View;
  code: string;
  proposal: { hash: string };
  /** What was entered and refused. */
  entered?: string;
  errors: readonly { at: string; text: string }[];
}

/** `children`: what is marked before it is confirmed. */
export function ConfirmForm(p: OfProposal & { text: string; classes?: string; children: ComponentChildren }) {
  const { view, code, proposal } = p;
  const { t } = view;
  return (
    <form method="post" action={`/office/review/${code}/confirm`} novalidate data-keep={proposal.hash}>
      <Token view={view} />
      <KeptTyped view={view} />
      <input type="hidden" name="seen" value={proposal.hash} />
      {p.children}
      <Textarea
        name="confirm-basis"
        label={{ text: t('control.confirm-basis') }}
        hint={{ text: t('control.confirm-hint') }}
        rows={2}
        value={p.entered}
        errorMessage={errorOf(p, 'confirm-basis')}
      />
      <div class="mc-actions">
        <Button text={p.text} classes={p.classes} preventDoubleClick />
        <Button
          text={t('control.give-back')}
          classes="govuk-button--secondary"
          attributes={{ formaction: `/office/review/${code}/give-back` }}
          preventDoubleClick
        />
      </div>
    </form>
  );
}

export function TakeBack(p: OfProposal) {
  const { view } = p;
  return (
    <form method="post" action={`/office/review/${p.code}/take-back`} novalidate data-keep={p.proposal.hash}>
      <Token view={view} />
      <KeptTyped view={view} />
      <input type="hidden" name="seen" value={p.proposal.hash} />
      <Textarea
        name="take-back-basis"
        label={{ text: view.t('control.take-back-basis') }}
        rows={2}
        value={p.entered}
        errorMessage={errorOf(p, 'take-back-basis')}
      />
      <Button text={view.t('control.take-back')} classes="govuk-button--secondary" preventDoubleClick />
    </form>
  );
}

export const errorOf = ({ view, errors }: Pick<OfProposal, 'view' | 'errors'>, at: string) => {
  const found = errors.find((one) => one.at === at);
  return found && { text: found.text, visuallyHiddenText: view.t('error.prefix') };
};
