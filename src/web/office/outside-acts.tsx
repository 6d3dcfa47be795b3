/** Forms of what an officer does with a dossier that a body outside decides. */
import type { ComponentChildren } from 'preact';
import type { DossierState } from '#dossier/state.ts';
import { deciderName } from '../portal/outside.tsx';
import { Radios } from '../ui/choices.tsx';
import { FileUpload, fileWords, Input, Textarea } from '../ui/fields.tsx';
import { SummaryList } from '../ui/lists.tsx';
import type { View } from '../view.ts';
import { RESULT_FILE } from './act-commands.ts';

interface Props {
  view: View;
  state: DossierState;
  typed(name: string): string;
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
      <input type="hidden" name="confirmedDue" value={typed('confirmedDue')} />
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

/** Everybody in the office who opens the dossier sees what another officer is to compare with the paper. */
export function ProposedCorrection({ view, state }: Pick<Props, 'view' | 'state'>) {
  const { t, fmt } = view;
  const { correction } = state.outside ?? {};
  if (!correction) return null;
  const { by, at, outcome, number, unnumbered, issuedOn, file, theirReason, theirLaw, why } = correction;
  const row = (key: string, text: ComponentChildren) => ({ key: { text: key }, value: { text } });
  return (
    <section aria-labelledby="correction">
      <h2 class="govuk-heading-m" id="correction">
        {t('outside.correction')}
      </h2>
      <SummaryList
        rows={[
          row(t('outside.correction-by'), `${by.name}, ${fmt.dateTime(at)}`),
          row(t('outside.correction-to'), t(`outside.${outcome}`)),
          row(t('outside.number'), number || unnumbered || t('form.none')),
          row(t('outside.issued-on'), fmt.date(issuedOn)),
          ...(outcome === 'refused'
            ? [
                row(t('outside.their-reason'), theirReason || t('form.none')),
                row(t('outside.their-law'), theirLaw || t('form.none')),
              ]
            : []),
          row(t('outside.why-corrected'), why),
          ...(file
            ? [
                row(
                  t('outside.file'),
                  <a class="govuk-link" href={`/papers/${state.id}/${file}`}>
                    {t('acts.revocation-open')}
                  </a>,
                ),
              ]
            : []),
        ]}
      />
    </section>
  );
}

/** What one officer entered with neither number nor file, for another one to ask about. */
export function EnteredResult({ view, state }: Pick<Props, 'view' | 'state'>) {
  const { t, fmt } = view;
  const { entered } = state.outside ?? {};
  if (!entered) return null;
  const { by, at, outcome, unnumbered, issuedOn, theirReason, theirLaw } = entered;
  const row = (key: string, text: ComponentChildren) => ({ key: { text: key }, value: { text } });
  return (
    <section aria-labelledby="entered-result">
      <h2 class="govuk-heading-m" id="entered-result">
        {t('outside.entered')}
      </h2>
      <p class="govuk-body">{t('outside.entered-hint', { body: deciderName(view, state) })}</p>
      <SummaryList
        rows={[
          row(t('outside.entered-by'), `${by.name}, ${fmt.dateTime(at)}`),
          row(t('outside.outcome', { body: deciderName(view, state) }), t(`outside.${outcome}`)),
          row(t('outside.unnumbered'), unnumbered ?? t('form.none')),
          row(t('outside.issued-on'), fmt.date(issuedOn)),
          ...(outcome === 'refused'
            ? [
                row(t('outside.their-reason'), theirReason || t('form.none')),
                row(t('outside.their-law'), theirLaw || t('form.none')),
              ]
            : []),
        ]}
      />
    </section>
  );
}

/** What to copy from their paper; to correct it, what was entered stands there. */
export function OutsideResultFields({ view, state, typed, correct }: Props & { correct?: true }) {
  const { t } = view;
  const { result, outcome } = state;
  const entered: Record<string, string | undefined> = correct
    ? {
        outcome: outcome === 'refused' ? 'refused' : 'granted',
        number: result?.number,
        unnumbered: result?.unnumbered,
        issuedOn: result?.issuedAt,
        theirReason: result?.theirReason,
        theirLaw: result?.theirLaw,
      }
    : {};
  // What was deleted in a form that comes back stays so.
  const isBack = typed('seq') !== '';
  const value = (name: string) => typed(name) || (isBack ? '' : (entered[name] ?? ''));
  const id = (name: string) => (correct ? `correct-${name}` : name);
  return (
    <>
      <Radios
        name="outcome"
        idPrefix={id('outcome')}
        fieldset={{ legend: { text: t('outside.outcome', { body: deciderName(view, state) }) } }}
        value={value('outcome')}
        items={(['granted', 'refused'] as const).map((one) => ({ value: one, text: t(`outside.${one}`) }))}
      />
      <Input
        name="number"
        id={id('outside-number')}
        label={{ text: t('outside.number') }}
        value={value('number')}
        classes="govuk-input--width-20"
      />
      <Input
        name="unnumbered"
        id={id('unnumbered')}
        label={{ text: t('outside.unnumbered') }}
        hint={{ text: t('outside.unnumbered-hint') }}
        value={value('unnumbered')}
      />
      <Input
        name="issuedOn"
        id={id('issuedOn')}
        type="date"
        label={{ text: t('outside.issued-on') }}
        classes="govuk-input--width-10"
        value={value('issuedOn')}
      />
      {(['their-reason', 'their-law'] as const).map((key) => {
        const name = key === 'their-reason' ? 'theirReason' : 'theirLaw';
        return (
          <Textarea
            name={name}
            id={id(name)}
            rows={2}
            label={{ text: t(`outside.${key}`) }}
            hint={{ text: t('outside.their-hint', { body: deciderName(view, state) }) }}
            value={value(name)}
          />
        );
      })}
      <FileUpload
        words={fileWords(t)}
        name={RESULT_FILE}
        id={id(RESULT_FILE)}
        label={{ text: t('outside.file') }}
        hint={{ text: t('papers.accepted') }}
        attributes={{ accept: 'application/pdf,image/jpeg,image/png' }}
      />
      {correct && <p class="govuk-body">{t('outside.correct-hint')}</p>}
      {correct && (
        <Textarea
          name="why"
          id="correct-why"
          rows={2}
          label={{ text: t('outside.why-corrected') }}
          value={typed('why')}
        />
      )}
    </>
  );
}
