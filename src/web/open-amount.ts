/** In the place of an amount that is not known, why it is not. */
import type { Fee } from '#dossier/fees.ts';
import type { View } from './view.ts';

export const openAmount = (t: View['t'], { inDoubt }: Pick<Fee, 'inDoubt'>): string =>
  t(inDoubt ? 'fee.in-doubt' : 'fee.ask-council');
