import { type DossierState, noDossier } from '#dossier/state.ts';
import type { Filling } from './draft-model.ts';

/** As it would stand in the record; `id` of the dossier once a submission was tried. */
export const asDossier = ({ draft: { id, data }, counted }: Pick<Filling, 'draft' | 'counted'>): DossierState => ({
  ...noDossier(data.dossierId ?? id),
  channel: 'online',
  applicant: data.applicant,
  representative: data.representative,
  place: data.place,
  answers: { ...counted },
});
