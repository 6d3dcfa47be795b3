/** Every doubt a reading can carry. The sentences stand in `kernel/phrases/doubts.ts`. */
import type { Language } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { DOUBT_PHRASES } from '#kernel/phrases/doubts.ts';
import { REVIEW_PHRASES } from '#kernel/phrases/review.ts';
import { type PhraseCode, phraseText } from '#kernel/phrases.ts';

import { endIn, reportedIn } from './against-province.ts';

type Code = keyof typeof DOUBT_PHRASES;
export type Doubt = Code extends `doubt-${infer Id}` ? Id : never;

export const isDoubt = (id: string): id is Doubt => `doubt-${id}` in DOUBT_PHRASES;

/** Why a procedure is under review, as a sentence; a reason that is none of these stays as it is. */
export function doubtText(id: string, language: Language, about = ''): string {
  if (!isDoubt(id)) return id;
  const text = phraseText(phrase(`doubt-${id}` as PhraseCode), language);
  const named =
    id === 'law-ended'
      ? endText(about, language)
      : id === 'law-reported'
        ? reportedText(about, language)
        : id === 'law-other-subject'
          ? about.replace(/^(\S+) (.+)$/u, '$1 ($2)')
          : OF_PLACE.has(id)
            ? placeText(about, language)
            : NAMES.has(id)
              ? about
              : '';
  return named ? `${text}: ${named}` : text;
}

/** Doubts that are recorded with what they are of by name. */
const NAMES: ReadonlySet<Doubt> = new Set(['decider-unknown', 'decider-elsewhere', 'law-number-doubtful']);
/** Doubts that are recorded with the part of the record, and then with what it names. */
const OF_PLACE: ReadonlySet<Doubt> = new Set(['other-province', 'province-unstated']);

/** «Hà Tĩnh (tên thủ tục)». */
function placeText(about: string, language: Language): string {
  const cut = about.indexOf(' ');
  const part = about.slice(0, cut);
  const named = about.slice(cut + 1);
  if (!(`place-in-${part}` in REVIEW_PHRASES)) return named;
  return `${named} (${phraseText(phrase(`place-in-${part}` as PhraseCode), language)})`;
}

function endText(about: string, language: Language): string {
  const end = endIn(about);
  if (!end) return '';
  const { number: law, to, replacedBy } = end;
  const day = language === 'vi' ? to.split('-').reverse().join('/') : to;
  return replacedBy
    ? phraseText(phrase('law-ended-replaced', { law, to: day, by: replacedBy }), language)
    : phraseText(phrase('law-ended-since', { law, to: day }), language);
}

function reportedText(about: string, language: Language): string {
  const said = reportedIn(about);
  if (!said) return '';
  const { number: law, by, source } = said;
  const date = language === 'vi' ? said.date.split('-').reverse().join('/') : said.date;
  return by
    ? phraseText(phrase('law-reported-replaced', { law, by, source, date }), language)
    : phraseText(phrase('law-reported-ended', { law, source, date }), language);
}
