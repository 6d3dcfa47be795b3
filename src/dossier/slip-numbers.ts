/** The numbers of slips: which act draws one, in whose book, and what stands after it (Circular 03/2025/TT-VPCP, Annex I). */
import type { DossierEvent } from './events.ts';
import type { DossierState } from './state.ts';

export type Form = '01' | '02' | '03' | '04' | '05' | '06' | '07';

/** As the forms print them; that of form 05 was not at hand and is what Decree 30/2020 calls a notice. */
const KINDS: Readonly<Record<Form, string>> = {
  '01': 'TNHS',
  '02': 'PBS',
  '03': 'PTC',
  '04': 'PXL',
  '05': 'TB',
  '06': 'PKS',
  '07': 'STD',
};

/** What stands after the number: the sort of slip, and the centre; the letter of apology is the agency's own. */
export const slipSymbol = (form: Form, centre: string | undefined): string =>
  form === '04' || !centre ? KINDS[form] : `${KINDS[form]}-${centre}`;

/** The slip an event gives rise to, if any. */
export function formOf(event: DossierEvent): Form | undefined {
  switch (event.type) {
    case 'dossier-received':
      return '01';
    case 'dossier-supplemented':
      // The clock began again: the applicant gets a new appointment.
      return event.clock ? '01' : undefined;
    case 'supplement-requested':
      return '02';
    case 'dossier-refused':
      return '03';
    case 'dossier-extended':
      return '04';
    case 'dossier-withdrawn':
    case 'supplement-lapsed':
      return '05';
    default:
      return undefined;
  }
}

/** Whose slip it is: the centre's that received; the apology comes from who is late. */
export const slipUnit = (form: Form, state: DossierState): string => (form === '04' ? state.unit : state.receivingUnit);
