/** Every doubt a reading can carry. The sentences stand in `kernel/phrases/doubts.ts`. */
import type { Language } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { DOUBT_PHRASES } from '#kernel/phrases/doubts.ts';
import { type PhraseCode, phraseText } from '#kernel/phrases.ts';

type Code = keyof typeof DOUBT_PHRASES;
export type Doubt = Code extends `doubt-${infer Id}` ? Id : never;

export const isDoubt = (id: string): id is Doubt => `doubt-${id}` in DOUBT_PHRASES;

/** Why a procedure is under review, as a sentence; a reason that is none of these stays as it is. */
export const doubtText = (id: string, language: Language): string =>
  isDoubt(id) ? phraseText(phrase(`doubt-${id}` as PhraseCode), language) : id;
