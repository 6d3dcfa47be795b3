/** Asking other units, and answering one that asked. */
import { OPINIONS } from '#dossier/choices.ts';
import type { Consultation, DossierState } from '#dossier/state.ts';
import { InsetText } from '../ui/basics.tsx';
import { Radios } from '../ui/choices.tsx';
import { Select, Textarea } from '../ui/fields.tsx';
import { unitName, type View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  typed(name: string): string;
}

export function ConsultFields({ view, state, typed }: Props) {
  const { t, platform } = view;
  return (
    <>
      <Select
        name="units"
        id="consult-units"
        label={{ text: t('consult.units') }}
        hint={{ text: t('consult.units-hint') }}
        classes="mc-multiple"
        attributes={{ multiple: true, size: 8, style: 'height:auto' }}
        items={[...platform.province.units.values()]
          .filter((unit) => unit.code !== state.unit && !unit.roles.includes('one-stop'))
          .map((unit) => ({ value: unit.code, text: unitName(view, unit.code) }))}
      />
      <Textarea name="question" label={{ text: t('consult.question') }} rows={3} value={typed('question')} />
    </>
  );
}

export function OpinionFields({ view, question, typed }: Omit<Props, 'state'> & { question?: Consultation }) {
  const { t } = view;
  return (
    <>
      <input type="hidden" name="consultation" value={question?.id} />
      <InsetText text={question?.question} />
      <Radios
        name="opinion"
        fieldset={{ legend: { text: t('opinion.title') } }}
        value={typed('opinion')}
        items={OPINIONS.map((value) => ({ value, text: t(`opinion.${value}`) }))}
      />
      <Textarea name="text" id="opinion-text" label={{ text: t('opinion.text') }} rows={3} value={typed('text')} />
    </>
  );
}
