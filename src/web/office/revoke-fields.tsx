/** What a result is taken back on: who prepared it, and the papers that law asks for first. */
import { preparersOf } from '#dossier/revocation-basis.ts';
import type { DossierState } from '#dossier/state.ts';
import { Input, Select } from '../ui/fields.tsx';
import type { View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  typed(name: string): string;
}

export function RevokeFields({ view, state, typed }: Props) {
  const { t, platform, now, officer } = view;
  const { province } = platform;
  const date = province.calendar.dateOf(now);
  const unit = province.revokingUnit(state.procedure.code, state.unit, date);
  const needed = Boolean(state.result) && province.revocationNeedsConclusion(state.procedure.code, date);
  return (
    <>
      <Select
        name="preparedBy"
        label={{ text: t('acts.prepared-by') }}
        hint={{ text: t('acts.prepared-by-hint') }}
        value={typed('preparedBy')}
        items={[
          { value: '', text: t('form.choose') },
          ...preparersOf(province, [unit, state.unit], officer?.id ?? '', date).map(({ id, name }) => ({
            value: id,
            text: name,
          })),
        ]}
      />
      {needed && (
        <>
          <p class="govuk-body">{t('acts.conclusion-needed')}</p>
          {(['conclusionNumber', 'conclusionBy', 'conclusionOn', 'noticeNumber', 'noticeOn'] as const).map((name) => (
            <Input
              name={name}
              id={`revoke-${name}`}
              type={name.endsWith('On') ? 'date' : 'text'}
              label={{ text: t(LABELS[name]) }}
              value={typed(name)}
              classes={name === 'conclusionBy' ? '' : 'govuk-input--width-20'}
            />
          ))}
        </>
      )}
      <Input
        name="replacedBy"
        label={{ text: t('acts.replaced-by') }}
        value={typed('replacedBy')}
        classes="govuk-input--width-20"
      />
    </>
  );
}

const LABELS = {
  conclusionNumber: 'acts.conclusion-number',
  conclusionBy: 'acts.conclusion-by',
  conclusionOn: 'acts.conclusion-on',
  noticeNumber: 'acts.notice-number',
  noticeOn: 'acts.notice-on',
} as const;
