/** The end of a dossier: originals of which nothing says that they went back stay in the file, where who closes it says so. */
import { originalsHeld } from '#dossier/originals-back.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { componentName } from '../portal/draft-model.ts';
import { Checkboxes } from '../ui/choices.tsx';
import type { View } from '../view.ts';
import { CaseFeeFields } from './case-fee.tsx';
import { PayFields } from './money-acts.tsx';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  typed(name: string): string;
}

function OriginalsStay({ view, state, shown, typed }: Props) {
  const held = originalsHeld(state);
  if (!held.length) return null;
  const papers = held.map(({ component }) => componentName(view, shown, component)).join('; ');
  return (
    <Checkboxes
      name="originalsStay"
      values={typed('originalsStay') ? ['yes'] : []}
      items={[{ value: 'yes', text: `${view.t('acts.originals-stay')}: ${papers}` }]}
    />
  );
}

/** Of the money and of the end of a dossier. */
export function LastFields({ act, ...form }: Props & { act: 'close-dossier' | 'set-case-fee' | 'pay-fee' }) {
  if (act === 'close-dossier') return <OriginalsStay {...form} />;
  return act === 'pay-fee' ? <PayFields {...form} /> : <CaseFeeFields {...form} />;
}
