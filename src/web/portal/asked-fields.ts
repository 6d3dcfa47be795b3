/** What the rule of eligibility looks at, of the fields of the application. */
import { conditionsOf, nameOf } from '#engine/form/conditions.ts';
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

/** These, those that say which published conditions hold, and the fields whose answers say whether they are asked for at all: what somebody answers who asks about themselves. */
export function checkedFields(view: View, shown: Shown): Field[] {
  const source = shown.rules.formOf('apply');
  const names = new Set(askedFields(view, shown).map(({ name }) => name));
  if (!source || !names.size) return [];
  // Of which nationality people are is known before anything is filled in, and some procedures are for none but one.
  for (const [name, { own }] of Object.entries(source.schema.properties))
    if (own?.datum === 'nationality') names.add(name);
  const all = sectionsOf(source, wordsFor(view, shown.pack)).flatMap((section) => section.fields);
  // Which conditions are those of the case has to be known before they are told.
  for (const { when = '' } of shown.pack.manifest.conditions ?? [])
    for (const { name } of all) if (new RegExp(`\\b${name}\\b`).test(when)) names.add(name);
  const layout = source.layout ?? [];
  const conditions = new Map(
    layout.flatMap((section) => section.fields.map((one) => [nameOf(one), conditionsOf(section, one).join('\n')])),
  );
  for (const name of names)
    for (const other of all)
      if (new RegExp(`\\b${other.name}\\b`).test(conditions.get(name) ?? '')) names.add(other.name);
  return all.filter((field) => names.has(field.name) && !isOfOthers(field));
}

/** Who else is named, with their numbers: nobody writes that down to ask about themselves, and no register is looked at here. */
const isOfOthers = ({ schema }: Field): boolean => schema.format === 'people';

export const namesOthers = (view: View, shown: Shown): boolean => askedFields(view, shown).some(isOfOthers);
