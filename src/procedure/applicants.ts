/** Who may apply, of the words by which the national database says it («Đối tượng thực hiện»). */
import { APPLICANT_KINDS, type ApplicantKind } from '#authority/applicant-kinds.ts';

const KINDS: Readonly<Record<string, readonly ApplicantKind[]>> = {
  'Công dân Việt Nam': ['person'],
  'Người Việt Nam định cư ở nước ngoài': ['person'],
  'Người nước ngoài': ['person'],
  'Cán bộ, công chức, viên chức': ['person'],
  'Doanh nghiệp': ['enterprise'],
  'Doanh nghiệp Việt Nam': ['enterprise'],
  'Doanh nghiệp có vốn đầu tư nước ngoài': ['enterprise'],
  'Hợp tác xã': ['cooperative'],
  'Tổ chức (không bao gồm doanh nghiệp, HTX)': ['organisation'],
  'Tổ chức nước ngoài': ['organisation'],
  'Tổ chức': ['enterprise', 'cooperative', 'organisation'],
};

/** Words of an audience that say of nobody whether they may apply. */
export const unknownAudience = (audience: readonly string[]): string[] => audience.filter((one) => !KINDS[one]);

/**
 * Of persons it names Vietnamese citizens alone. Who has settled abroad may be of Vietnamese origin and of another nationality (Law on
 * Nationality 24/2008/QH12 Art. 3): where it names these too, nationality alone keeps nobody out.
 */
export const isForCitizens = (audience: readonly string[] | undefined): boolean =>
  Boolean(
    audience?.includes('Công dân Việt Nam') &&
      !unknownAudience(audience).length &&
      !audience.includes('Người nước ngoài') &&
      !audience.includes('Người Việt Nam định cư ở nước ngoài'),
  );

/** Nothing where the source does not say, or says it in words that are not known: then nobody is kept out. */
export function applicantsOf(audience: readonly string[] | undefined): readonly ApplicantKind[] | undefined {
  if (!audience?.length || unknownAudience(audience).length) return undefined;
  const said = new Set(audience.flatMap((one) => KINDS[one]));
  return APPLICANT_KINDS.filter((kind) => said.has(kind));
}
