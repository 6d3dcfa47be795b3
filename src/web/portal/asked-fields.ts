/** What the rule of eligibility looks at, of the fields of the application. */
import { type Shown, wordsFor } from '../catalogue.ts';
import { type Field, sectionsOf } from '../forms/model.ts';
import type { View } from '../view.ts';

/** The fields that the rule's own text names; none where there is no rule. */
export function askedFields(view: View, { pack, rules }: Shown): Field[] {
  const decision = pack.manifest.eligibility?.decision;
  const source = rules.formOf('apply');
  if (!decision || !source) return [];
  const text = Object.values(pack.rules)
    .filter((xml) => xml.includes(`id="${decision}"`))
    .join('\n');
  return sectionsOf(source, wordsFor(view, pack))
    .flatMap((section) => section.fields)
    .filter((field) => new RegExp(`\\b${field.name}\\b`).test(text));
}
