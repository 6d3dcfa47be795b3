/**
 * The article and the law of an act, as two fields of a form have them. Who types a whole citation where the article is asked for is
 * understood: its article is taken; a document in it beside another one that was chosen is left for who acts to settle.
 */
import { lawNumberKey, numbersIn } from '#kernel/law-text.ts';
import { citedIn } from '#procedure/law.ts';

/** What was typed for the article, apart from a document that it names. */
function partsOf(typed: string): { article: string; law: string } {
  const named = typed.trim().replace(/[\s,;]+$/, '');
  if (/^\d+[a-zđ]?$/iu.test(named)) return { article: `Điều ${named}`, law: '' };
  const [number, ...others] = numbersIn(named);
  // Of several documents nobody can tell whose the article is.
  if (!number || others.length) return { article: named, law: '' };
  const { article } = citedIn(named);
  const law = lawIn(named, article);
  return law ? { article, law } : { article: named, law: '' };
}

/** The document as it was typed, without the article that stands before or behind it. */
const lawIn = (typed: string, article: string): string =>
  article && typed.includes(article)
    ? typed
        .replace(article, ' ')
        .replace(/^[\s,;]*(?:(?:của|tại|theo)\s+)?|[\s,;]+$/giu, '')
        .replace(/\s+/g, ' ')
    : '';

const isSameLaw = (one: string, other: string): boolean => {
  const [first, second] = [one, other].map((law) => numbersIn(law).map(lawNumberKey));
  return first.length === 1 && second.includes(first[0]);
};

/** «Điều 16 Luật Hộ tịch số 60/2014/QH13»: an article of no law is none. */
export function citationOf(typed: string, law: string): string {
  const parts = partsOf(typed);
  if (!parts.law) return law && [parts.article, law].filter(Boolean).join(' ');
  return [parts.article, law && isSameLaw(parts.law, law) ? law : parts.law].join(' ');
}

/** The two documents, where the article was typed with another one than was chosen. */
export function differentLaw(typed: string, law: string): { typed: string; chosen: string } | undefined {
  const parts = partsOf(typed);
  return parts.law && law && !isSameLaw(parts.law, law) ? { typed: parts.law, chosen: law } : undefined;
}
