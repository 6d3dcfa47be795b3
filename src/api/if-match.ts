/**
 * What a request asks of the version that it acts on (RFC 9110, 13.1.1): a list of tags compared letter for letter with the one that was
 * given, or `*`, which any dossier meets that there is. What cannot be read is refused, and never taken for nothing.
 */
import type { ActOptions } from '#acts/perform.ts';
import { type Outcome, refuse } from '#kernel/outcome.ts';

/** Of a dossier as it stands after so many events. */
export const etagOf = (seq: number): string => `"${seq}"`;

const TAG = /^(?:W\/)?"[\x21\x23-\x7e\u0080-\u00ff]*"$/;
/** One that was given by `etagOf`: a weak one never matches here, and a dossier begins at 1. */
const OURS = /^"([1-9]\d{0,8})"$/;

export function readIfMatch(given: string | string[] | undefined): Outcome<ActOptions['ifMatch']> {
  if (given === undefined) return undefined;
  const text = String(given).trim();
  if (text === '*') return { given: text, any: true, seqs: [] };
  // A comma is no letter of any tag that is given here.
  const tags = text.split(',').flatMap((tag) => tag.trim() || []);
  if (!tags.length || !tags.every((tag) => TAG.test(tag)))
    return refuse('request-invalid', { detail: `If-Match: ${text}` });
  const seqs = tags.flatMap((tag) => OURS.exec(tag)?.[1] ?? []).map(Number);
  return { given: text, seqs };
}
