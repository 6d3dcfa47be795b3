/** An answer as people read it: the words of what was chosen, a day as it is written here, yes and no. */
import { isDay } from '#kernel/day.ts';
import { LANGUAGES, type Language } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { dayText } from './money-back.ts';
import type { Rules, Words } from './rules.ts';

type Naming = Pick<Rules, 'itemName' | 'optionName'>;

/** The question and what was answered; the question alone, where nothing short says the answer. */
export function answerWords(rules: Naming, field: string, value: unknown): Words {
  const name = rules.itemName(field);
  const say = (language: Language) => {
    const said = valueText(rules, field, value, language);
    return said ? `${name[language]}: ${said}` : name[language];
  };
  return Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as unknown as Words;
}

function valueText(rules: Naming, field: string, value: unknown, language: Language): string {
  if (typeof value === 'boolean') return phraseText(value ? phrase('answer-yes') : phrase('answer-no'), language);
  if (typeof value === 'number')
    return value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', {
      useGrouping: false,
      maximumFractionDigits: 6,
    });
  if (Array.isArray(value)) {
    const parts = value.map((one) => valueText(rules, field, one, language));
    return parts.every(Boolean) ? parts.join(', ') : '';
  }
  if (typeof value !== 'string') return '';
  return isDay(value) ? dayText(value) : rules.optionName(field, value)[language].trim();
}
