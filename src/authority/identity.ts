/**
 * By what a signed-in citizen is a party of a dossier, the same at every door: the number that the sign-in proved, which the counter
 * wrote down too, or the account that began it. A number that no sign-in proved opens nothing.
 */
import { readIdNumber } from '#kernel/id-number.ts';
import type { Actor } from './permission.ts';

/** An applicant or a representative, as a dossier keeps one. */
export interface PartyOf {
  /** The account, where the party began it online or the counter knew it. */
  id?: string;
  idNumber?: string;
}

/** What a sign-in says of who it is. */
interface SignedIn {
  kind: Actor['kind'];
  assurance?: 1 | 2;
  idNumber?: string;
}

/** Level 2 rests on the identity card; at level 1 the number is what somebody declared. */
export const provenNumber = (who: SignedIn | undefined): string | undefined =>
  who?.kind === 'citizen' && who.assurance === 2 && who.idNumber ? readIdNumber(who.idNumber) : undefined;

export function isParty(actor: Actor | undefined, party: PartyOf | undefined): boolean {
  if (actor?.kind !== 'citizen' || !party) return false;
  if (party.id !== undefined && party.id === actor.id) return true;
  const number = provenNumber(actor);
  return number !== undefined && party.idNumber !== undefined && number === readIdNumber(party.idNumber);
}
