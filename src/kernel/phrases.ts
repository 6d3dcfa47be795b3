/**
 * Sentences that stand inside another text, in three languages: what is wrong with a model, beside its element. A phrase is kept as its code
 * and what it speaks of, and becomes words only for the person who reads it.
 */
import type { Language } from './outcome.ts';
import type { Names, Phrase } from './phrase.ts';
import { ACT_PHRASES } from './phrases/acts.ts';
import { CALENDAR_PHRASES } from './phrases/calendar.ts';
import { DOUBT_PHRASES } from './phrases/doubts.ts';
import { EVENT_PHRASES } from './phrases/events.ts';
import { FEEL_PHRASES } from './phrases/feel.ts';
import { GROUND_PHRASES } from './phrases/grounds.ts';
import { MODEL_DATA_PHRASES } from './phrases/model-data.ts';
import { MODEL_FLOW_PHRASES } from './phrases/model-flow.ts';
import { PACK_PHRASES } from './phrases/pack.ts';
import { PACK_FIELD_PHRASES } from './phrases/pack-fields.ts';
import { PACK_LIMIT_PHRASES } from './phrases/pack-limits.ts';
import { PRODUCTION_PHRASES } from './phrases/production.ts';
import { REVIEW_PHRASES } from './phrases/review.ts';
import { ROW_PHRASES } from './phrases/rows.ts';

/** Vietnamese, English, Hindi. */
export type Words = readonly [vi: string, en: string, hi: string];

const phrases = {
  ...MODEL_FLOW_PHRASES,
  ...MODEL_DATA_PHRASES,
  ...FEEL_PHRASES,
  ...PACK_PHRASES,
  ...PACK_FIELD_PHRASES,
  ...PACK_LIMIT_PHRASES,
  ...ROW_PHRASES,
  ...CALENDAR_PHRASES,
  ...REVIEW_PHRASES,
  ...PRODUCTION_PHRASES,
  ...DOUBT_PHRASES,
  ...ACT_PHRASES,
  ...EVENT_PHRASES,
  ...GROUND_PHRASES,
} satisfies Record<string, Words>;
export type PhraseCode = keyof typeof phrases;

const isPhrase = (value: unknown): value is Phrase =>
  typeof value === 'object' && value !== null && typeof (value as Phrase).phrase === 'string';

const isNames = (value: unknown): value is Names =>
  typeof value === 'object' && value !== null && typeof (value as Names).vi === 'string';

const AT: Record<Language, number> = { vi: 0, en: 1, hi: 2 };

export const phraseText = ({ phrase: code, params }: Phrase, language: Language): string =>
  fill(phrases[code][AT[language]], params, language);

/** Puts what a sentence speaks of into it; a name without a value stays to be seen. */
export const fill = (text: string, params: Readonly<Record<string, unknown>>, language: Language): string =>
  text.replace(/([«“]?)\{(\w+)\}(?=([»”]?))/g, (_, open: string, name: string, close: string) => {
    const said = say(params[name] ?? `{${name}}`, language);
    return open + (open && close ? withoutQuotes(said) : said);
  });

/** What somebody typed in «» is not quoted twice; other words in «» inside it get the other marks. */
function withoutQuotes(said: string): string {
  const text = said.trim();
  const whole = /^[«“"]([^«»]*)[»”"]$/u.exec(text)?.[1];
  if (whole !== undefined) return whole;
  const [opened, closed] = [text.split('«').length, text.split('»').length];
  return opened === closed ? text.replaceAll('«', '“').replaceAll('»', '”') : text.replace(/[«»]/g, '');
}

const say = (value: unknown, language: Language): string =>
  Array.isArray(value)
    ? value.map((one) => say(one, language)).join('; ')
    : isPhrase(value)
      ? phraseText(value, language)
      : isNames(value)
        ? (value[language] ?? value.vi)
        : String(value);

export const PHRASES: Readonly<Record<string, Words>> = phrases;
