/** Who decides this dossier and by which rule; where it depends on the case, in which case it is. */
import { variables } from '#dossier/context.ts';
import type { DossierState } from '#dossier/state.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { unitName, type View } from '../view.ts';

export function Competence({ view, shown, state }: { view: View; shown: Shown; state: DossierState }) {
  const { unit, basis, outside } = state;
  if (!unit || !basis || outside) return null;
  const words = wordsFor(view, shown.pack);
  const when =
    shown.pack.manifest.competence &&
    words(`competence.${shown.rules.caseOf(variables(state, shown.rules)) ?? 'other'}`);
  return (
    <p class="govuk-body-s">
      {view.t('dossier.competence', { unit: unitName(view, unit), basis })}
      {when && ` ${view.t('dossier.competence-case', { when })}`}
    </p>
  );
}
