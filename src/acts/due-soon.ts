/** What a unit decides and whose intake check or result is due by the end of the next working day: what is not late yet, and apart what is. */
import { afterTomorrow } from '#dossier/legal-date.ts';
import type { DossierListing, DossierQuery } from '#spine/store.ts';
import type { Platform } from './platform.ts';

/** So many are looked at. */
const MOST = 1000;

export interface DueSoon {
  /** Not late yet, the first to be due first. */
  open: readonly DossierListing[];
  moreOpen: boolean;
  /** Late, the first that was due first. */
  late: readonly DossierListing[];
  moreLate: boolean;
}

/** `procedure`: of its dossiers alone. */
export async function dueSoon(
  { province, store, clock }: Pick<Platform, 'province' | 'store' | 'clock'>,
  { unit, procedure }: { unit: string; procedure?: string },
): Promise<DueSoon> {
  const now = clock.now().toString();
  const find = (timing: DossierQuery['timing']) =>
    store.findDossiers({ timing, ...(procedure && { procedure }) }, { units: [unit] }, { limit: MOST });
  const [open, late] = await Promise.all([
    find({ is: 'soon', at: afterTomorrow(province.calendar, clock.now()).toString(), from: now }),
    find({ is: 'soon', at: now }),
  ]);
  return {
    ...{ open: byDate(open.rows), moreOpen: open.next !== undefined },
    ...{ late: byDate(late.rows), moreLate: late.next !== undefined },
  };
}

/** The first to be due first. */
export const byDate = (rows: readonly DossierListing[]): DossierListing[] =>
  [...rows].sort((a, b) => dateOf(a) - dateOf(b));

const dateOf = ({ status, acceptBy, dueAt }: DossierListing): number =>
  Date.parse((status === 'submitted' ? acceptBy : dueAt) ?? '');
