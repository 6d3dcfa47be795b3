/** That a supplement came, with what it brought, and which conclusions are from before it. */
import { newPapers, onOldPapers } from '#dossier/conclusions.ts';
import type { DossierState } from '#dossier/state.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { componentName } from '../portal/draft-model.ts';
import { InsetText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

export function NewPapers({ view, shown, state }: { view: View; shown: Shown; state: DossierState }) {
  const { t, fmt } = view;
  const { rules } = shown;
  const came = newPapers(rules, state);
  if (!came) return null;
  const words = wordsFor(view, shown.pack);
  const isPaper = (item: string) => rules.components.some(({ id }) => id === item);
  const items = came.items.map((item) =>
    isPaper(item) ? componentName(view, shown, item) : (words(`field.${item}`) ?? rules.itemName(item)[view.lang]),
  );
  const old = onOldPapers(rules, state).map(({ step, stepName }) => words(`step.${step}`) ?? stepName[view.lang]);
  return (
    <InsetText
      text={
        <>
          {t('acts.new-papers', { date: fmt.dateTime(came.at), items: items.join('; ') })}
          {old.length > 0 && (
            <span class="mc-line">{t('acts.new-papers-old-conclusions', { steps: old.join('; ') })}</span>
          )}
        </>
      }
    />
  );
}
