/** Who applies: a person has twelve digits, an enterprise ten, and three more for a branch. */
import type { Applicant } from './state.ts';

export const isOrganisation = ({ idNumber }: Pick<Applicant, 'idNumber'>): boolean =>
  /^\d{10}(-\d{3})?$/.test(idNumber.trim());
