/** Where the work lies that somebody leads: their unit; for the head of a commune its divisions and its one-stop centre, too. */
import { DIVISION_HEAD, deskPost, HEAD, LEADS } from '#authority/head-posts.ts';
import type { Province } from '#authority/province.ts';

type Desk = Readonly<{ unit: string; post: string }>;

export function ledUnits(province: Province, { unit, post }: Desk, date: string): string[] {
  const isHead = deskPost(post) === HEAD;
  if (!LEADS.includes(deskPost(post))) return [];
  const all = isHead ? [...province.units.values()] : [];
  const below = all.filter(({ code, place }) => code !== unit && place === unit && isBelow(province, code, date));
  return [unit, ...below.map(({ code }) => code)];
}

/** A division or a one-stop centre: it decides nothing in the name of an agency, so no word on dossiers of the agency reaches its head. */
function isBelow(province: Province, code: string, date: string): boolean {
  const unit = province.findUnit(code);
  return Boolean(unit && (unit.roles.includes('one-stop') || province.typeOf(unit, date) === 'division'));
}

/** Whoever leads what others work on there, and is told by nobody else of what is late: heads of divisions and of centres. */
export const leadsOnly = (province: Province, { unit, post }: Desk, date: string): boolean =>
  post === DIVISION_HEAD || (deskPost(post) === HEAD && isBelow(province, unit, date));
