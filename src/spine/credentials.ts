/**
 * A result as data that its holder can show in parts: an SD-JWT verifiable credential (IETF SD-JWT VC), signed by the agency, with
 * its place in a Token Status List (IETF OAuth Status List) that says whether it still holds.
 */
import type { PaperFault, SignerIdentity } from './papers.ts';

/** Where the status of a result stands: which list, which entry. */
export interface StatusPlace {
  list: number;
  index: number;
}

/** The same as others find it: the address of the list, and the entry. */
export interface StatusReference {
  uri: string;
  idx: number;
}

/** Taken back: it never holds again. Replaced: another result stands in its place. */
export type ResultStatus = 'valid' | 'revoked' | 'replaced';

/** What a credential says. Everything in `facts` is shown or kept back by its holder, one by one; the rest is always seen. */
export interface ResultClaims {
  /** Code of the kind of result, such as `KQ.G15.000031`. */
  result: string;
  number: string;
  dossier: string;
  procedure: string;
  /** Local date, `2026-11-25`. */
  issuedOn: string;
  agency: string;
  facts: Record<string, unknown>;
}

export interface CredentialIssuer {
  /** The credential in its compact form, every fact shown. */
  issue(claims: ResultClaims, status: StatusReference, by: SignerIdentity, at: Date): Promise<string>;
  /** The status list of that address as a signed token: `statuses` has one status a byte, in the order of the list. */
  signList(address: string, statuses: Uint8Array, at: Date): Promise<string>;
}

/** Which results do not hold any more. The record says why; this is what lists are made of. */
export interface StatusStore {
  /** The place of a dossier's result; asked again, the same. */
  placeOf(dossierId: string): Promise<StatusPlace>;
  /** The list that changed by it; nothing of a dossier without a place, or that had this status already. */
  setStatus(dossierId: string, status: ResultStatus): Promise<number | undefined>;
  /** One status a byte (0 valid, 1 revoked, 3 replaced), for every place of the list; nothing for a list that has none yet. */
  readList(list: number): Promise<Uint8Array | undefined>;
}

export type CredentialFault =
  | Extract<PaperFault, 'certificate-untrusted' | 'certificate-expired' | 'signature-broken'>
  | 'credential-unreadable'
  | 'key-unproven'
  | 'issued-ahead'
  | 'result-revoked'
  | 'result-replaced'
  | 'status-unknown';

export interface StatusFinding {
  status: ResultStatus | 'unknown';
  /** When the list that says so was made. */
  asOf?: string;
}

export interface CredentialFinding extends StatusFinding {
  holds: boolean;
  claims: Omit<ResultClaims, 'facts'>;
  /** What its holder shows. */
  facts: Record<string, unknown>;
  /** How many facts are kept back. */
  keptBack: number;
  issuedAt?: string;
  faults: CredentialFault[];
}

/** Entries of one status list: enough to hide one among many, small enough (32 KiB) for a phone to keep. */
export const LIST_LENGTH = 131_072;

/** The nth result's place: lists are filled in an order that tells nobody how many there were, or which were neighbours. */
export function placeOfNth(n: number): StatusPlace {
  const inList = n % LIST_LENGTH;
  // An odd factor and any offset reach every index of a power of two once (a full-period affine map).
  return { list: Math.floor(n / LIST_LENGTH) + 1, index: (inList * 75_373 + 31_337) % LIST_LENGTH };
}

export const STATUS_BYTES: Readonly<Record<ResultStatus, number>> = { valid: 0, revoked: 1, replaced: 3 };
