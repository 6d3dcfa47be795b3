/** A document that somebody named by its number, day and issuer, in the words of each language. */
import type { Names } from '#kernel/phrase.ts';
import type { Determination } from './fees.ts';
import { dayText } from './money-back.ts';

export function documentText({ number, on, by }: Determination): Required<Names> {
  const day = dayText(on);
  return {
    vi: `văn bản số ${number} ngày ${day}, ${by}`,
    en: `document ${number} of ${day}, ${by}`,
    hi: `दस्तावेज़ ${number}, ${day}, ${by}`,
  };
}
