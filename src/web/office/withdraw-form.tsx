/** The form of entering that a dossier is withdrawn: only on a request, which goes on record with it. Nobody is chosen beforehand. */
import { isOrganisation } from '#dossier/parties.ts';
import type { DossierState } from '#dossier/state.ts';
import { InsetText } from '../ui/basics.tsx';
import { Radios } from '../ui/choices.tsx';
import { Input } from '../ui/fields.tsx';
import type { View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  typed(name: string): string;
}

export function WithdrawFields({ view, state, typed }: Props) {
  const { t } = view;
  const { applicant, representative } = state;
  const input = (name: string, label: string, more: object = {}) => (
    <Input name={name} id={`withdraw-${name}`} label={{ text: label }} value={typed(name)} {...more} />
  );
  /** For an organisation somebody signed. */
  const signer = (as: 'applicant' | 'representative', party: typeof applicant) =>
    isOrganisation(party) ? { conditional: { text: input(`${as}-name`, t('withdraw.name')) } } : {};
  return (
    <>
      <InsetText text={t('withdraw.office-hint')} />
      <Radios
        name="by"
        idPrefix="withdraw-by"
        fieldset={{ legend: { text: t('withdraw.who') } }}
        value={typed('by')}
        items={[
          {
            value: 'applicant',
            text: t('receiver.applicant', { name: applicant.name }),
            ...signer('applicant', applicant),
          },
          representative && {
            value: 'representative',
            text: t('receiver.representative', { name: representative.name }),
            ...signer('representative', representative),
          },
          {
            value: 'authorised',
            text: t('withdraw.authorised'),
            conditional: {
              text: (
                <>
                  {input('authorised-name', t('withdraw.name'))}
                  {input('authorised-id', t('withdraw.id'), {
                    classes: 'govuk-input--width-20 mc-code',
                    spellcheck: false,
                  })}
                  {input('authorised-paper', t('receiver.paper'), { hint: { text: t('receiver.paper-hint') } })}
                  {input('authorised-paper-date', t('receiver.paper-date'), {
                    type: 'date',
                    classes: 'govuk-input--width-10',
                  })}
                </>
              ),
            },
          },
        ]}
      />
      <Radios
        name="way"
        idPrefix="withdraw-way"
        fieldset={{ legend: { text: t('withdraw.way') } }}
        value={typed('way')}
        items={(['in-person', 'post', 'message'] as const).map((value) => ({
          value,
          text: t(`withdraw.way-${value}`),
        }))}
      />
      {input('on', t('withdraw.on'), { type: 'date', classes: 'govuk-input--width-10' })}
      {input('paper', t('withdraw.paper'), { hint: { text: t('withdraw.paper-hint') } })}
    </>
  );
}
