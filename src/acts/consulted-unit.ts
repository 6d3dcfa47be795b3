/** The unit that was asked for an opinion and that an officer belongs to, by which the officer reads the dossier. */
import { belongsTo } from '#authority/members.ts';
import type { Actor } from '#authority/permission.ts';
import { readingAsConsulted } from '#dossier/consulted.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Platform } from './platform.ts';

type Asked = Pick<Platform, 'province' | 'clock'>;

export function consultedUnit({ province, clock }: Asked, { id }: Actor, state: DossierState): string | undefined {
  const [officer, date] = [province.officers.get(id), province.calendar.dateOf(clock.now())];
  return officer && readingAsConsulted(state).find((one) => belongsTo(officer, one.unit, date))?.unit;
}
