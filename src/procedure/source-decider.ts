/**
 * Whether who decides by a review is whom the source of the procedure names: our unit that the name is known to mean, or a body outside
 * by that very name. Whom a description means («Cơ quan chuyên môn về xây dựng cấp tỉnh») is for law to say.
 */
import { sayingOf } from '#kernel/text.ts';
import type { Mends } from './mend.ts';
import { namesAbolished } from './national/decider.ts';
import { clean, oneLine } from './national/text.ts';
import { outsideBodyOf } from './outside.ts';
import type { Manifest } from './pack.ts';
import { publishedText } from './said.ts';

/** Our unit by a name or by `role:ROLE`, as a row of competence writes it; nothing where nobody can tell. */
export type UnitNamed = (name: string) => string | undefined;

/** Departments: the list of those of the province is whole. */
const DEPARTMENT = /^(?:giám đốc |thủ trưởng |lãnh đạo )?sở /iu;
const COMMITTEE = /^(?:chủ tịch )?(?:[uủ]y ban nhân dân|ubnd)(?: (?:cấp )?có thẩm quyền)?$/iu;

/** Whom the source names, each; nobody where that body cannot be the one: it is no more, or none of this province's. */
export function decidersTold(manifest: Manifest, unitNamed: UnitNamed): string[] {
  const whole = oneLine(clean(manifest.decider || publishedText(manifest, 'competentAuthority'))).replace(
    /[\s.;]+$/,
    '',
  );
  if (!whole || manifest.published?.['elsewhere']) return [];
  if (unitNamed(whole)) return [whole];
  const parts = whole
    .replace(/(?<=(?:tỉnh|xã)), (?:thành phố(?: trực thuộc trung ương)?|phường(?:, (?:đặc khu|thị trấn))?)/giu, '')
    .split(/[,;] (?=\p{Lu})| hoặc (?=\p{Lu})/u)
    .map((part) => part.trim())
    .filter(Boolean);
  const told = parts.filter((part) => !namesAbolished(part) && !(DEPARTMENT.test(part) && !unitOf(part, unitNamed)));
  return told;
}

/** A body outside by its whole name as the source has it, alone or with all that stand beside it; nothing that holds it or is part of it. */
export function isDecidedAsTold(
  names: readonly string[],
  whole: string,
  decidedBy: NonNullable<Mends['decidedBy']>,
  unitNamed: UnitNamed,
): boolean {
  if ('unit' in decidedBy) return names.some((name) => isUnitTold(name, decidedBy.unit, unitNamed));
  const said = sayingOf(decidedBy.outside);
  if (!said) return true;
  return [whole, ...names].some((name) => sayingOf(name) === said && !isOurs(name, unitNamed));
}

/** An office of the province: its dossiers are handed over to nobody outside. */
const isOurs = (name: string, unitNamed: UnitNamed): boolean =>
  !outsideBodyOf(name) && (COMMITTEE.test(name) || Boolean(unitOf(name, unitNamed)));

/** Of a commune or of the province: none else has a chair. */
export const isCommittee = (unit: string, unitNamed: UnitNamed): boolean =>
  ['Ủy ban nhân dân cấp xã', 'Ủy ban nhân dân cấp tỉnh'].some((name) => unitNamed(name) === unit);

const unitOf = (name: string, unitNamed: UnitNamed): string | undefined =>
  unitNamed(name.replace(/ (?:các|của) tỉnh$/u, ''));

function isUnitTold(name: string, unit: string, unitNamed: UnitNamed): boolean {
  const outside = outsideBodyOf(name);
  const known = unitOf(name, unitNamed) ?? (outside?.unit && unitNamed(outside.unit));
  return known ? known === unit : COMMITTEE.test(name) && isCommittee(unit, unitNamed);
}
