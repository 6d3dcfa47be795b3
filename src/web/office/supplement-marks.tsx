/** What an officer asks for in a supplement, item by item with the reason. */
import { needsLookUp } from '#dossier/register-papers.ts';
import { type DossierState, isFollowed } from '#dossier/state.ts';
import { type Shown, settingsText, wordsFor } from '../catalogue.ts';
import { reachOf } from '../centre-reach.tsx';
import { sectionsOf } from '../forms/model.ts';
import { errorFor, type PageErrors } from '../portal/apply-pages.tsx';
import { componentName } from '../portal/draft-model.ts';
import { Checkboxes } from '../ui/choices.tsx';
import { Input } from '../ui/fields.tsx';
import type { View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  /** What may be asked for, and whether only as what a register has wrongly. */
  askable: ReadonlyMap<string, { wrong: boolean }>;
  failed: { act?: string; errors?: PageErrors; posted?: Record<string, unknown> };
}

/** Marks on fields and papers: what is to be mended and why, all at once, since it may be asked for so often alone. */
export function Marks({ view, shown, failed, state, askable }: Props) {
  const { t } = view;
  const source = shown.rules.formOf('apply');
  const fields = source ? sectionsOf(source, wordsFor(view, shown.pack)).flatMap((section) => section.fields) : [];
  const after = isFollowed(state) ? shown.rules.supplement.afterResult : undefined;
  const marked = failed.act === 'request-supplement' ? [failed.posted?.['item'] ?? []].flat().map(String) : [];
  const { rounds, answer, clock } = shown.rules.supplementSettings;
  const held = new Set(shown.rules.components.filter(needsLookUp).map(({ id }) => id));
  const item = (value: string, label: string) => ({
    value,
    text: askable.get(value)?.wrong ? `${label} (${t('supplement.wrong')})` : label,
    conditional: {
      text: (
        <>
          <Input
            name={`reason-${value}`}
            label={{ text: t('acts.why', { label }) }}
            value={String(failed.posted?.[`reason-${value}`] ?? '')}
          />
          {held.has(value) && (
            <Input
              name={`looked-${value}`}
              label={{ text: t('supplement.look-up') }}
              hint={{ text: t('supplement.look-up-hint') }}
              value={String(failed.posted?.[`looked-${value}`] ?? '')}
            />
          )}
        </>
      ),
    },
  });
  return (
    <>
      <p class="govuk-body mc-muted">
        {t('supplement.rounds', {
          used: state.rounds,
          rounds: shown.rules.supplement.rounds,
          days: shown.rules.supplement.answerWorkingDays,
        })}{' '}
        {after === undefined
          ? t(`supplement.clock-${shown.rules.supplement.clock}`)
          : t('supplement.clock-after-result', { days: after })}{' '}
        {settingsText(
          view,
          [rounds, answer, clock].flatMap((one) => one ?? []),
        )}{' '}
        {t('supplement.not-offered')}
      </p>
      {[...askable].map(([name, { wrong }]) => wrong && <input type="hidden" name="wrong" value={name} />)}
      <Checkboxes
        name="item"
        idPrefix="mark"
        classes="govuk-checkboxes--small"
        fieldset={{ legend: { text: t('supplement.marks') } }}
        values={marked}
        items={[
          ...shown.rules.components
            .filter(({ id }) => askable.has(id))
            .map((one) => item(one.id, componentName(view, shown, one.id))),
          ...fields.filter(({ name }) => askable.has(name)).map((field) => item(field.name, field.label)),
        ]}
      />
      <Input
        name="contact"
        label={{ text: t('supplement.contact') }}
        value={String(failed.posted?.['contact'] ?? view.officer?.name ?? '')}
      />
      <Input
        name="contactPhone"
        type="tel"
        label={{ text: t('supplement.contact-phone') }}
        hint={{ text: t('supplement.contact-phone-hint') }}
        classes="govuk-input--width-20"
        errorMessage={errorFor(view, failed.errors ?? [], 'contactPhone')}
        value={String(failed.posted?.['contactPhone'] ?? reachOf(view, state.receivingUnit).phone?.value ?? '')}
      />
    </>
  );
}
