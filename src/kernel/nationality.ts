/** What the words for a nationality, and the number of a paper, say of whether somebody is a Vietnamese citizen. */
import { isCitizenNumber, isOrganisationNumber } from './id-number.ts';
import { foldVietnamese } from './text.ts';

const VIETNAM =
  /^(quoc tich |nuoc |cong dan |nguoi |cong hoa xa hoi chu nghia |chxhcn )*(viet([ -]?nam(ese)?)?|vn|vnm)$/;
const UNKNOWN = /^(khong ro|chua ro|khong xac dinh|chua xac dinh|khac|unknown|other|)$/;

/** «Việt Nam, Hoa Kỳ» is a citizen too; of «chưa rõ» nobody knows. */
export function isVietnamese(nationality: string): boolean | undefined {
  const named = foldVietnamese(nationality)
    .split(/[,;/()+&]| - | va | and /)
    .map((one) => one.trim());
  if (named.some((one) => VIETNAM.test(one))) return true;
  return named.some((one) => !UNKNOWN.test(one)) ? false : undefined;
}

/**
 * By what somebody is known to be no Vietnamese citizen: the nationality in the register, else the number of a paper that is none of a
 * Vietnamese. Where neither says it, nothing.
 */
export function foreignBy(idNumber: string, nationality: string | undefined): 'register' | 'paper' | undefined {
  const known = nationality === undefined ? undefined : isVietnamese(nationality);
  if (known !== undefined) return known ? undefined : 'register';
  return isOrganisationNumber(idNumber) || isCitizenNumber(idNumber) ? undefined : 'paper';
}
