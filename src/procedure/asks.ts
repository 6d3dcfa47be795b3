/** Which fields of a pack's forms are asked for, by its layouts alone: for what prints from a pack that is not compiled. */
import { hiddenFields } from '#engine/form/conditions.ts';
import type { Pack } from './pack.ts';

export const asksOf = ({ forms }: Pick<Pack, 'forms'>) => ({
  hiddenOf: (form: string, answers: Readonly<Record<string, unknown>>): ReadonlySet<string> =>
    hiddenFields(forms[form]?.layout ?? [], answers),
});
