/** The form of handing a result out: how, to whom, and the number of what goes by post. */
import { isElectronic } from '#dossier/decide-outcome.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { Radios } from '../ui/choices.tsx';
import { Input } from '../ui/fields.tsx';
import type { View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  typed(name: string): string;
}

export function DeliverFields({ view, state, shown, typed }: Props) {
  const { t } = view;
  // Nobody takes a file that does not exist.
  const electronic = isElectronic(state, shown.rules);
  const methods = (['counter', 'online', 'post'] as const).filter((method) => method !== 'online' || electronic);
  const wished = methods.find((method) => method === state.delivery?.method) ?? 'counter';
  return (
    <>
      <Radios
        name="method"
        fieldset={{ legend: { text: t('delivery.how') } }}
        hint={electronic ? undefined : { text: t('delivery.no-file') }}
        value={typed('method') || wished}
        items={methods.map((value) => ({
          value,
          text: t(`delivery.${value}`),
          conditional:
            value === 'post'
              ? {
                  text: (
                    <Input
                      name="consignment"
                      label={{ text: t('delivery.consignment') }}
                      value={typed('consignment')}
                      classes="govuk-input--width-20 mc-code"
                      spellcheck={false}
                    />
                  ),
                }
              : undefined,
        }))}
      />
      <Input
        name="recipient"
        label={{ text: t('acts.recipient') }}
        value={typed('recipient') || state.applicant.name}
      />
    </>
  );
}
