/** Why an issued result is not handed out now, as each page says it. */
import { awaitsSignature } from '#dossier/rules.ts';
import { type DossierState, owedFees } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import type { View } from '../view.ts';

export function whyHeldBack(view: View, state: DossierState, { rules }: Pick<Shown, 'rules'>): string | undefined {
  const { t, platform } = view;
  if (owedFees(state).length) return t('acts.await-fee');
  if (state.proposal) return t('acts.await-proposal');
  if (state.outside?.correction) return t('acts.await-correction');
  return platform.signsResults && awaitsSignature(state, rules) ? t('acts.await-signature') : undefined;
}
