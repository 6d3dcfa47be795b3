/** What somebody reads for the post that they hold: what a centre received, and what the divisions of a unit that they lead decide. */
import { isInForce } from './dated.ts';
import { deskPost, HEAD, RANKS } from './head-posts.ts';
import { holds, type Officer, type Province } from './province.ts';

/** Posts of a receiving unit that read what it received; a deputy does so as its head does. */
const RECEPTION = ['counter', HEAD, 'clerk'];

/** Receives for this unit, leads who does, or keeps its papers. */
export const readsReceptionOf = (officer: Officer, unit: string | undefined, date: string): boolean =>
  unit !== undefined && RECEPTION.some((post) => holds(officer, unit, post, date));

/** Leads the unit that the division belongs to: the chair of a ward and the deputies. */
export function leadsDivision(province: Province, officer: Officer, code: string | undefined, date: string): boolean {
  const unit = code === undefined ? undefined : province.findUnit(code);
  if (!unit || province.typeOf(unit, date) !== 'division') return false;
  const above = province.superiorOf(unit, date)?.unit;
  return above !== undefined && holds(officer, above.code, HEAD, date);
}

export const divisionsLed = (province: Province, officer: Officer, date: string): string[] =>
  [...province.units.keys()].filter((code) => leadsDivision(province, officer, code, date));

/** A deputy of a division stands as its head does. */
const rankIn = (province: Province, id: string, unit: string, date: string): number =>
  Math.max(
    -1,
    ...(province.officers.get(id)?.holds ?? [])
      .filter((held) => held.unit === unit && isInForce(held, date))
      .map(({ post }) => RANKS.indexOf(RANKS.includes(post) ? post : deskPost(post))),
  );

/** By posts that both hold that day in the unit: the head over the deputies, these over who leads a division, all over everybody else. */
export const outranks = (
  province: Province,
  officer: string,
  other: string,
  { unit, date }: { unit: string; date: string },
): boolean => rankIn(province, officer, unit, date) > rankIn(province, other, unit, date);
