/** A sentence that is not yet said in any language: its code, and what it speaks of. The words stand in `phrases.ts`, for those who show it. */
import type { PhraseCode } from './phrases.ts';

export interface Phrase {
  readonly phrase: PhraseCode;
  readonly params: Readonly<Record<string, string | number | Phrase | Names>>;
}

/** What somebody else named, in the languages they named it in. */
export interface Names {
  readonly vi: string;
  readonly en?: string;
  readonly hi?: string;
}

export const phrase = (code: PhraseCode, params: Phrase['params'] = {}): Phrase => ({ phrase: code, params });

/** An exception whose message is for people. */
export class PhrasedError extends Error {
  readonly detail: Phrase;
  constructor(detail: Phrase) {
    super(`${detail.phrase} ${Object.values(detail.params).join(' ')}`.trim());
    this.detail = detail;
  }
}
