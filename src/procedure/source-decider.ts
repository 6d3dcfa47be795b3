/** Whether who decides by a review is whom the source of the procedure names: the same unit, or one of the kind that it describes. */
import { BODIES, plainBody } from '#authority/bodies.ts';
import { sayingOf } from '#kernel/text.ts';
import type { Mends } from './mend.ts';
import { namesAbolished } from './national/decider.ts';
import { clean, oneLine } from './national/text.ts';
import { outsideBodyOf } from './outside.ts';
import type { Manifest } from './pack.ts';
import { publishedText } from './said.ts';

/** Our unit by a name or by `role:ROLE`, as a row of competence writes it; nothing where nobody can tell. */
export type UnitNamed = (name: string) => string | undefined;

/** Named by what it does and not by its name: «Cơ quan chuyên môn về xây dựng cấp tỉnh». Who that is, law says. */
const DESCRIBED = /^(?:thủ trưởng )?(?:các )?cơ quan(?!.*(?:công an|hải quan|thuế|bảo hiểm|bhxh|thi hành án))/iu;
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
  const told = parts.filter((part) => !namesAbolished(part) && !(DEPARTMENT.test(part) && !unitNamed(part)));
  return told;
}

export function isDecidedAsTold(
  names: readonly string[],
  decidedBy: NonNullable<Mends['decidedBy']>,
  unitNamed: UnitNamed,
): boolean {
  if ('unit' in decidedBy) return names.some((name) => isUnitTold(name, decidedBy.unit, unitNamed));
  const body = decidedBy.outside.trim();
  const [said, whole] = [sayingOf(body), sayingOf(names.join(', '))];
  if (!said) return true;
  return whole.includes(said) || names.some((name) => said.includes(sayingOf(name)) || isSameBody(name, body));
}

/** Of a commune or of the province: none else has a chair. */
export const isCommittee = (unit: string, unitNamed: UnitNamed): boolean =>
  ['Ủy ban nhân dân cấp xã', 'Ủy ban nhân dân cấp tỉnh'].some((name) => unitNamed(name) === unit);

function isUnitTold(name: string, unit: string, unitNamed: UnitNamed): boolean {
  const outside = outsideBodyOf(name);
  const known = unitNamed(name.replace(/ (?:các|của) tỉnh$/u, '')) ?? (outside?.unit && unitNamed(outside.unit));
  if (known) return known === unit;
  if (COMMITTEE.test(name)) return isCommittee(unit, unitNamed);
  if (outside || !DESCRIBED.test(name)) return false;
  if (/cấp tỉnh/iu.test(name)) return !unit.startsWith('place');
  return !/cấp xã/iu.test(name) || unit.startsWith('place');
}

/** Of the same kind, and nothing says that it is another of them. */
function isSameBody(name: string, body: string): boolean {
  const kindOf = (text: string) => BODIES.find(({ named }) => named.test(plainBody(text)));
  if (DESCRIBED.test(name)) return true;
  const [one, other] = [outsideBodyOf(name), outsideBodyOf(body)];
  return (
    Boolean(one && other) && kindOf(name) === kindOf(body) && (!one?.unit || !other?.unit || one.unit === other.unit)
  );
}
