/** Forms of what an officer does with a dossier that a body outside decides. */
import type { DossierState } from '#dossier/state.ts';
import { deciderName } from '../portal/outside.tsx';
import { Radios } from '../ui/choices.tsx';
import { FileUpload, Input, Textarea } from '../ui/fields.tsx';
import type { View } from '../view.ts';
import { type OfficeAct, RESULT_FILE } from './act-commands.ts';

interface Props {
  view: View;
  state: DossierState;
  typed(name: string): string;
}

/** Never ours with such a dossier, or no more once they have it: the act refuses it, so no form offers it. */
export function isTheirs({ outside, result }: DossierState, act: OfficeAct): boolean {
  if (!outside) return act === 'record-outside';
  if (act === 'record-outside') return !outside.handedAt;
  if (act === 'revoke-result') return Boolean(result?.outside);
  // Nor is there a step of work to return to.
  if (['extend-dossier', 'consult-unit', 'return-task'].includes(act)) return true;
  return Boolean(outside.handedAt) && ['request-supplement', 'refuse-dossier', 'withdraw-dossier'].includes(act);
}

export function HandOverFields({ view, state, typed }: Props) {
  const { t } = view;
  return (
    <>
      <p class="govuk-body">{t('outside.to-hand-over', { body: deciderName(view, state) })}</p>
      <Input
        name="receiver"
        label={{ text: t('outside.receiver') }}
        hint={{ text: t('outside.receiver-hint', { body: deciderName(view, state) }) }}
        value={typed('receiver')}
        autocomplete="off"
      />
      <Input
        name="theirCode"
        id="hand-over-code"
        label={{ text: t('outside.code') }}
        value={typed('theirCode')}
        classes="govuk-input--width-20 mc-code"
        spellcheck={false}
      />
    </>
  );
}

export function OutsideFields({ view, typed }: Props) {
  const { t } = view;
  return (
    <>
      <Input
        name="theirCode"
        id="outside-code"
        label={{ text: t('outside.code') }}
        value={typed('theirCode')}
        classes="govuk-input--width-20 mc-code"
        spellcheck={false}
      />
      <Input
        name="theirDueOn"
        type="date"
        label={{ text: t('outside.due') }}
        classes="govuk-input--width-10"
        value={typed('theirDueOn')}
      />
      <Textarea
        name="note"
        id="outside-note"
        rows={3}
        label={{ text: t('outside.note') }}
        hint={{ text: t('outside.note-hint') }}
        value={typed('note')}
      />
    </>
  );
}

export function OutsideResultFields({ view, state, typed }: Props) {
  const { t } = view;
  return (
    <>
      <Radios
        name="outcome"
        fieldset={{ legend: { text: t('outside.outcome', { body: deciderName(view, state) }) } }}
        value={typed('outcome')}
        items={(['granted', 'refused'] as const).map((value) => ({ value, text: t(`outside.${value}`) }))}
      />
      <Input
        name="number"
        id="outside-number"
        label={{ text: t('outside.number') }}
        value={typed('number')}
        classes="govuk-input--width-20"
      />
      <Input
        name="issuedOn"
        type="date"
        label={{ text: t('outside.issued-on') }}
        classes="govuk-input--width-10"
        value={typed('issuedOn')}
      />
      <FileUpload
        name={RESULT_FILE}
        label={{ text: t('outside.file') }}
        hint={{ text: t('papers.accepted') }}
        attributes={{ accept: 'application/pdf,image/jpeg,image/png' }}
      />
    </>
  );
}
