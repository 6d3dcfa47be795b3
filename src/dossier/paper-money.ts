/** What a paper of a dossier that comes to nothing says of money that was paid: what becomes of it, and who finds that out. */
import { agencyName } from '#authority/agency.ts';
import type { Province } from '#authority/province.ts';
import { setterOf } from './fee-setter.ts';
import { moneyLines } from './money-back.ts';
import { isOrganisation } from './parties.ts';
import type { Rules } from './rules.ts';
import type { Applicant, DossierState } from './state.ts';

export const youOf = (applicant: Applicant): string => (isOrganisation(applicant) ? 'Quý đơn vị' : 'Ông/Bà');

/** As it was at that moment. */
export function moneyOf(
  state: DossierState,
  at: string,
  { province, rules }: { province: Province; rules: Pick<Rules, 'feeIds' | 'recitalOf' | 'lawText'> },
): string[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const nameOf = (unit: string) => agencyName(province, unit, date);
  const [decides, centre] = [state.outside?.body ?? nameOf(state.unit), nameOf(state.receivingUnit)];
  return moneyLines(state, rules, {
    you: youOf(state.applicant),
    decides,
    centre,
    setterOf: (fee) => setterOf(fee, state, { province, rules, date }),
  });
}
