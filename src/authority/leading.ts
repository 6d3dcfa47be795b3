/** What somebody reads for the post that they hold: what a centre received, and what the divisions of a unit that they lead decide. */
import { holds, type Officer, type Province } from './province.ts';

/** Posts of a receiving unit that read what it received; a deputy does so as its head does. */
const RECEPTION = ['counter', 'head', 'clerk'];

/** Receives for this unit, leads who does, or keeps its papers. */
export const readsReceptionOf = (officer: Officer, unit: string | undefined, date: string): boolean =>
  unit !== undefined && RECEPTION.some((post) => holds(officer, unit, post, date));

/** Leads the unit that the division belongs to: the chair of a ward and the deputies. */
export function leadsDivision(province: Province, officer: Officer, code: string | undefined, date: string): boolean {
  const unit = code === undefined ? undefined : province.findUnit(code);
  if (!unit || province.typeOf(unit, date) !== 'division') return false;
  const above = province.superiorOf(unit, date)?.unit;
  return above !== undefined && holds(officer, above.code, 'head', date);
}

export const divisionsLed = (province: Province, officer: Officer, date: string): string[] =>
  [...province.units.keys()].filter((code) => leadsDivision(province, officer, code, date));
