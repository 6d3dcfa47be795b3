/** Of an issued result: what has to be paid before it is handed out. */
import { paidFirst } from '#dossier/pay-first.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { payFirstText } from '../message-words.ts';
import type { View } from '../view.ts';

export function PayBefore({ view, state, shown }: { view: View; state: DossierState; shown: Shown }) {
  const first = state.status === 'issued' ? paidFirst(state, shown.rules) : undefined;
  return first ? <p class="govuk-body">{payFirstText(view.t, view.lang, first)}</p> : null;
}
