/**
 * Whose desk somebody may work at: of a post they hold; or of the head's, where a written authority lets them sign for the unit today,
 * for the procedures that it names (Decree 30/2020/NĐ-CP Art. 13: what is signed by it is decided by it).
 */
import { isInForce } from './dated.ts';
import { deskPost, HEAD } from './head-posts.ts';
import { holds, type Officer, type Province } from './province.ts';
import { givenTo } from './signing.ts';

export interface DeskQuestion {
  unit: string;
  post: string;
  /** Local date. */
  date: string;
  /** Of the dossier; `any`, where some procedure is enough: each dossier is asked about again. */
  procedure: string | undefined | 'any';
}

export function worksAt(province: Province, officer: Officer, { unit, post, date, procedure }: DeskQuestion): boolean {
  if (holds(officer, unit, post, date)) return true;
  if (deskPost(post) !== HEAD) return false;
  return headDesks(province, officer, date).some(
    (desk) => desk.unit === unit && (procedure === 'any' || !desk.procedure || desk.procedure === procedure),
  );
}

/** Desks of heads at which a written authority lets the officer work; with a procedure, for its dossiers alone. */
export const headDesks = (
  { source }: Province,
  officer: Officer,
  date: string,
): { unit: string; procedure?: string }[] =>
  (source.signing?.authority ?? [])
    .filter((row) => isInForce(row, date) && givenTo(row, officer, date))
    .flatMap(({ unit, procedures }) => procedures?.map((procedure) => ({ unit, procedure })) ?? [{ unit }]);

/** Everybody who may work at the desk, who hold the post first. */
export function deskOf(province: Province, question: DeskQuestion): Officer[] {
  const { unit, post, date } = question;
  const own = province.holders(unit, post, date);
  const rows = province.source.signing?.authority ?? [];
  if (deskPost(post) !== HEAD || !rows.some((row) => row.unit === unit && isInForce(row, date))) return own;
  const others = [...province.officers.values()].filter((one) => !own.includes(one));
  return [...own, ...others.filter((one) => worksAt(province, one, question))];
}
