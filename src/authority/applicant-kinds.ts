/** Kinds of people and bodies that a procedure may be for. */
export const APPLICANT_KINDS = ['person', 'enterprise', 'cooperative', 'organisation'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];
