/**
 * Whom a message reaches: somebody who signed in, was known by an account, left a telephone number or an e-mail address, or wrote from
 * an account. Whoever is none of these is told by hand or by post, and an officer records how.
 */
import type { TOLD_WAYS } from './choices.ts';
import type { DossierEvent } from './events.ts';
import type { DossierState } from './state.ts';

export type ToldWay = (typeof TOLD_WAYS)[number];

/** No message leaves for anybody of the dossier, and no account of theirs is known that would read it. */
export function isUnreachable({ channel, applicant, representative, messages }: DossierState): boolean {
  if (channel === 'online' || messages?.some(({ kind }) => kind === 'citizen')) return false;
  return [applicant, ...(representative ? [representative] : [])].every(
    ({ id, phone, email }) => !id && !phone?.trim() && !email?.trim(),
  );
}

/** What the person has to know of, and the form of the slip that says it. */
const NOTICES: Partial<Record<DossierEvent['type'], string>> = {
  'supplement-requested': '02',
  'dossier-refused': '03',
  'dossier-rejected': '',
  'dossier-extended': '04',
  'supplement-lapsed': '05',
  'draft-sent': '',
  'payment-requested': '',
  'case-fee-set': '',
  'fee-set-anew': '',
  'result-issued': '',
  'result-revoked': '',
  'fee-kept': '',
};

/** The person was there, or has the result. */
const IN_HAND: ReadonlySet<DossierEvent['type']> = new Set([
  'dossier-supplemented',
  'issued-result-delivered',
  'result-delivered',
]);

/** The same, as the store is asked for the dossiers where one is to be told. */
export const UNTOLD = { notices: Object.keys(NOTICES), known: [...IN_HAND] };

export interface Untold {
  at: string;
  type: DossierEvent['type'];
  /** The form to print, where there is one. */
  form?: string;
}

/** The last notice after which no officer recorded how the person was told. A result that is in the hand needs no word. */
export function untoldOf(state: DossierState, events: readonly DossierEvent[]): Untold | undefined {
  if (!isUnreachable(state)) return undefined;
  let untold: Untold | undefined;
  for (const event of events) {
    const form = NOTICES[event.type];
    if (form !== undefined) untold = { at: event.at, type: event.type, ...(form && { form }) };
    if (IN_HAND.has(event.type) || (event.type === 'message-sent' && event.told)) untold = undefined;
  }
  return untold;
}
