/**
 * Which fields a form asks for, given what was answered so far. A field with a condition is asked for only while the condition
 * is true; where it is not, neither its answer nor its being required counts.
 */
import { readIn } from '#engine/feel/failed.ts';
import { checkExpression, isTrue } from '#engine/feel/feel.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';

/** A field's place: its name alone, or with the condition in FEEL under which it is asked for. */
export type Placed = string | { field: string; when: string };

export interface SectionSource {
  section: string;
  /** In FEEL, over the answers; it holds for every field of the section. */
  when?: string;
  fields: Placed[];
}

export const nameOf = (placed: Placed): string => (typeof placed === 'string' ? placed : placed.field);

/** Every condition a field stands under, the section's first. */
export const conditionsOf = ({ when }: Pick<SectionSource, 'when'>, placed: Placed): string[] =>
  [when, typeof placed === 'string' ? undefined : placed.when].filter((one) => one !== undefined);

/** What is wrong with a layout: fields that are not there or placed twice, conditions that do not parse. */
export function examineLayout(layout: readonly SectionSource[], fields: readonly string[], where: string): Refusal[] {
  const faults: Refusal[] = [];
  const placed = new Set<string>();
  for (const section of layout)
    for (const one of section.fields) {
      const name = nameOf(one);
      const bad = (detail: Phrase) => faults.push(refuse('pack-invalid', { where, detail }));
      if (!fields.includes(name)) bad(phrase('field-unknown', { section: section.section, field: name }));
      if (placed.has(name)) bad(phrase('field-twice', { section: section.section, field: name }));
      placed.add(name);
      for (const condition of conditionsOf(section, one)) {
        const checked = checkExpression(condition, `${where} ${name}`);
        if (isRefusal(checked)) faults.push(checked);
      }
    }
  return faults;
}

/**
 * Fields whose condition looks at an answer that is asked for only after it, or at their own: whether that one counts is not known yet, and
 * two that wait for each other would never be.
 */
export function askedTooEarly(layout: readonly SectionSource[]): { field: string; looksAt: string }[] {
  const open = new Set(layout.flatMap(({ fields }) => fields.map(nameOf)));
  const found: { field: string; looksAt: string }[] = [];
  for (const section of layout)
    for (const one of section.fields) {
      const text = conditionsOf(section, one)
        .join('\n')
        .replace(/"(?:[^"\\]|\\.)*"/g, '""');
      for (const name of open)
        if (new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(text)) found.push({ field: nameOf(one), looksAt: name });
      open.delete(nameOf(one));
    }
  return found;
}

/**
 * The fields that are not asked for. Read in the order of the layout: a condition sees the answers of fields that are asked
 * for and null for all others, so that one hidden answer hides what hangs on it.
 */
export function hiddenFields(
  layout: readonly SectionSource[],
  answers: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const hidden = new Set<string>();
  if (!layout.some((section) => section.fields.some((one) => conditionsOf(section, one).length))) return hidden;
  const seen = { ...answers };
  for (const section of layout)
    for (const one of section.fields) {
      if (conditionsOf(section, one).every((condition) => isTrue(condition, seen))) continue;
      hidden.add(nameOf(one));
      delete seen[nameOf(one)];
    }
  return hidden;
}

/**
 * Of answers that are only some: `open`, the fields that are not answered and are asked for, or may come to be by what is not answered
 * yet; `out`, those that are asked for whatever comes no more.
 */
export function openFields(
  layout: readonly SectionSource[],
  fields: readonly string[],
  answers: Readonly<Record<string, unknown>>,
): { open: ReadonlySet<string>; out: ReadonlySet<string> } {
  const placed = new Set(layout.flatMap((section) => section.fields.map(nameOf)));
  const open = new Set(fields.filter((name) => !placed.has(name) && isUnsaid(answers[name])));
  const out = new Set<string>();
  const seen = { ...answers };
  const isAway = (condition: string) => !isTrue(condition, seen) && !readIn(condition).some((name) => open.has(name));
  for (const section of layout)
    for (const one of section.fields) {
      const name = nameOf(one);
      if (conditionsOf(section, one).some(isAway)) {
        out.add(name);
        delete seen[name];
      } else if (isUnsaid(answers[name])) open.add(name);
    }
  return { open, out };
}

const isUnsaid = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && !value.trim());
