/** A unit as its papers speak of it: what it is called as an agency, what stands at their head, where and when they are of. */

import type { Province } from './province.ts';
import { agencyNames, titlesOf } from './signing.ts';
import type { Unit } from './units.ts';

/** Who issues: of a commune its committee, «Ủy ban nhân dân phường Hồng Gai»; any other unit by its own name. */
export const agencyName = (province: Province, code: string, date: string): string =>
  agencyNames(province, code, date).vi;

export interface Letterhead {
  superior?: string;
  agency: string;
}

/** The head of a paper (Decree 30/2020 Annex I, part II, 2): a committee stands under nobody there. */
export function letterheadOf(province: Province, code: string, date: string): Letterhead {
  const unit = province.findUnit(code);
  const agency = agencyName(province, code, date).toUpperCase();
  if (!unit || titlesOf(province, unit, date).collective) return { agency };
  const above = province.superiorOf(unit, date);
  if (!above) return { agency };
  const superior = above.unit ? withPlace(province, above.unit, date) : above.name.vi;
  return { superior: superior.toUpperCase(), agency };
}

/** A superior of this province is named with it, or with its commune (Annex I, part II, 2a), where its name does not say that itself. */
function withPlace(province: Province, unit: Unit, date: string): string {
  const name = agencyName(province, unit.code, date);
  const place = placeName(province, unit, date);
  if (name.toLowerCase().includes(place.toLowerCase())) return name;
  return `${name} ${(unit.place ? province.nameOf(unit.place, date) : province.wholeName(date)).vi}`;
}

/** The place a paper is of: the commune, or the whole (Annex I, part II, 4). */
function placeName(province: Province, unit: Unit | undefined, date: string): string {
  const whole = unit?.place ? province.nameOf(unit.place, date).vi : province.wholeName(date).vi;
  return whole.replace(/^(Phường|Xã|Đặc khu|Tỉnh|Thành phố) /, '');
}

/** «Hồng Gai, ngày 05 tháng 02 năm 2026»: days below ten and months one and two with a zero before (Annex I, part II, 4). */
export function placeAndDate(province: Province, code: string, at: string): string {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  return `${placeName(province, province.findUnit(code), date)}, ${dayInWords(date)}`;
}

export function dayInWords(date: string): string {
  const [year, month, day] = date.split('-');
  return `ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}
