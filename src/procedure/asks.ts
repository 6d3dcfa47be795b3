/** What a pack asks, by its own files alone: which fields, for what prints from a pack that is not compiled; and which decisions. */
import { hiddenFields } from '#engine/form/conditions.ts';
import type { Manifest, Pack } from './pack.ts';

/** The decisions that say who is not eligible, in the order in which they are asked. */
export const eligibilityOf = ({ eligibility }: Pick<Manifest, 'eligibility'>): string[] =>
  eligibility ? [eligibility.decision, ...(eligibility.and ?? [])] : [];

export const asksOf = ({ forms }: Pick<Pack, 'forms'>) => ({
  hiddenOf: (form: string, answers: Readonly<Record<string, unknown>>): ReadonlySet<string> =>
    hiddenFields(forms[form]?.layout ?? [], answers),
});
