/** Why a decision says what it says, in sentences that an officer and a citizen understand. */
import type { Explanation } from '#engine/dmn/explain.ts';
import { print } from '#engine/feel/values.ts';
import type { Language } from '#kernel/outcome.ts';
import { translator } from './i18n.ts';

/** A line for each table that answered. */
export function explanationText({ because }: Explanation, language: Language): string[] {
  const t = translator(language);
  const show = (value: unknown) => (value === null || value === undefined ? t('explain.nothing') : print(value));
  return because.map(({ name, inputs, rules, value }) => {
    const given = inputs.map((one) => `${one.label} = ${show(one.value)}`).join(', ');
    const why = rules.map(({ id, law }) =>
      law ? t('explain.rule-law', { rule: id, law }) : t('explain.rule', { rule: id }),
    );
    return t('explain.line', { name, value: show(value), given, why: why.join('; ') || t('explain.default') });
  });
}
