/** Why a decision says what it says, in sentences that an officer and a citizen understand. */
import type { Explained } from '#engine/dmn/explain.ts';
import { print } from '#engine/feel/values.ts';
import type { Language } from '#kernel/outcome.ts';
import { translator } from './i18n.ts';

/** How people call what a table speaks of; what has no name is shown as the table has it. */
export interface ExplainNames {
  decision?(id: string): string | undefined;
  /** Of an input, by its text. */
  field?(label: string): string | undefined;
  /** Of an answer to a question or of a decision. */
  option?(of: string, value: string): string | undefined;
  law?(reference: string): string | undefined;
  /** For who writes the model: which rule of the table it is. */
  ruleIds?: true;
}

type Because = Pick<Explained, 'id' | 'inputs' | 'value'> & {
  name?: string;
  rules: readonly { id: string; law?: string }[];
};

/** A line for each table that answered. */
export function explanationText(because: readonly Because[], language: Language, names: ExplainNames = {}): string[] {
  const t = translator(language);
  const numbers = new Intl.NumberFormat(language);
  const show = (of: string, value: unknown): string => {
    if (value === null || value === undefined) return t('explain.nothing');
    if (typeof value === 'number') return numbers.format(value);
    if (typeof value === 'boolean') return t(value ? 'explain.true' : 'explain.false');
    if (Array.isArray(value)) return value.map((one) => show(of, one)).join(', ');
    return typeof value === 'string' ? (names.option?.(of, value) ?? print(value)) : print(value);
  };
  return because.map(({ id, name, inputs, rules, value }) => {
    const given = inputs.map((one) => `${names.field?.(one.label) ?? one.label} = ${show(one.label, one.value)}`);
    const why = rules.map((rule) => {
      const law = rule.law && (names.law?.(rule.law) ?? rule.law);
      if (names.ruleIds)
        return law ? t('explain.rule-law', { rule: rule.id, law }) : t('explain.rule', { rule: rule.id });
      return law ? t('explain.by-law', { law }) : t('explain.by-rules');
    });
    return t('explain.line', {
      name: names.decision?.(id) ?? name ?? id,
      value: show(id, value),
      given: given.join(', '),
      why: [...new Set(why)].join('; ') || t('explain.default'),
    });
  });
}
