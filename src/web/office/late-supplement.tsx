/** Before a supplement is asked for of a late dossier: that it stays late, what becomes of its clock, and that an apology is due. */
import { missedInPhase, wasExtended } from '#dossier/clock.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { WarningText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

export function LateSupplement({ view, state, shown }: { view: View; state: DossierState; shown: Shown }) {
  const { t, fmt } = view;
  const { clock } = state;
  const missed = clock && missedInPhase(clock, view.now.toString());
  if (!missed || state.resultAt) return null;
  const restarts = shown.rules.supplement.clock === 'restart' && clock.limit;
  const date = fmt.dateTime(missed);
  const text = t(restarts ? 'late.supplement-restart' : 'late.supplement-not-counted', { date });
  return (
    <WarningText
      iconFallbackText={t('form.warning')}
      text={wasExtended(state) ? text : `${text} ${t('late.supplement-apology')}`}
    />
  );
}
