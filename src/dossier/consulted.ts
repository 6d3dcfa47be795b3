/** Units that were asked for an opinion, and read the dossier for it: one that was asked by mistake, and told so before it answered, no more. */
import type { Consultation, DossierState } from './state.ts';

type Asked = Pick<DossierState, 'consultations'>;

export const readingAsConsulted = ({ consultations }: Asked): Consultation[] =>
  consultations.filter((one) => !one.withdrawn || one.answer);
