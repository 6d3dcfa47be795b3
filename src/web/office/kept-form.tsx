import { Button } from '../ui/basics.tsx';
import type { View } from '../view.ts';
import type { OfficeAct } from './act-commands.ts';

/** Says that what was typed before stands here again, or offers it (`islands/kept-form.ts`); nothing without scripts. */
export function KeptTyped({ view: { t } }: { view: View }) {
  const button = (text: string, what: 'data-kept-fill' | 'data-kept-drop') => (
    <Button text={text} type="button" classes="govuk-button--secondary" attributes={{ [what]: true }} />
  );
  return (
    <>
      <template data-kept="told">
        <div class="govuk-inset-text" role="status" data-kept-note>
          <p class="govuk-body">{t('kept.told')}</p>
          {button(t('kept.drop'), 'data-kept-drop')}
        </div>
      </template>
      <template data-kept="offer">
        <div class="govuk-inset-text" role="status" data-kept-note>
          <p class="govuk-body">{t('kept.offer')}</p>
          <div class="govuk-button-group">
            {button(t('kept.fill'), 'data-kept-fill')}
            {button(t('kept.drop'), 'data-kept-drop')}
          </div>
        </div>
      </template>
    </>
  );
}

/** Nothing is typed for them. */
const TEXTLESS: readonly OfficeAct[] = [
  'claim-task',
  'substitute-task',
  'confirm-outside-result',
  'confirm-outside-correction',
  'confirm-strike',
  'revoke-result',
  'close-dossier',
];

export const KeptAct = ({ view, act }: { view: View; act: OfficeAct }) =>
  TEXTLESS.includes(act) ? null : <KeptTyped view={view} />;

/**
 * What is typed stays until the act is done: of this task and of no other. A reason that answers what others said is written anew once the
 * dossier went on. `cameBack`: the act whose form is answered here.
 */
export const keptOf = (act: OfficeAct, task: number | undefined, cameBack: OfficeAct | undefined) =>
  !TEXTLESS.includes(act) && {
    'data-keep': task ?? '',
    'data-keep-anew': 'despite',
    'data-came-back': cameBack === act || undefined,
  };
