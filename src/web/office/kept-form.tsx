import { Button } from '../ui/basics.tsx';
import type { View } from '../view.ts';

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
