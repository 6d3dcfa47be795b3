/** Who decides this dossier and by which rule; where it depends on the case, in which case it is; and that they are not competent any more. */
import { variables } from '#dossier/context.ts';
import { isRevocable, refuseNoRevoker } from '#dossier/decide-revocation.ts';
import type { DossierState } from '#dossier/state.ts';
import { refusalText } from '#kernel/outcome.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { InsetText } from '../ui/basics.tsx';
import { unitName, type View } from '../view.ts';
import { may } from './desk-model.ts';
import { refuseMoved } from './moved.tsx';

export function Competence({ view, shown, state }: { view: View; shown: Shown; state: DossierState }) {
  const { unit, basis, outside } = state;
  if (!unit || !basis || outside) return null;
  const words = wordsFor(view, shown.pack);
  const when =
    shown.pack.manifest.competence &&
    words(`competence.${shown.rules.caseOf(variables(state, shown.rules)) ?? 'other'}`);
  const { province } = view.platform;
  const asked = { rules: shown.rules, province, at: view.now };
  const ended =
    refuseMoved(view, state, shown.rules) ||
    (isRevocable(state) && may(view, state, 'propose-revocation') && refuseNoRevoker(state, asked));
  return (
    <>
      <p class="govuk-body-s">
        {view.t('dossier.competence', { unit: unitName(view, unit), basis })}
        {when && ` ${view.t('dossier.competence-case', { when })}`}
      </p>
      {ended && <InsetText text={refusalText(ended, view.lang)} />}
    </>
  );
}
