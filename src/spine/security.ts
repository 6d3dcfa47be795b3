/** What is kept of who came in, was kept out, read, took away and changed rights: never keys, answers or numbers of people. */
import type { Listed } from './store.ts';

export const SECURITY_KINDS = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'sessions-ended',
  'provider-signed-out',
  'access-refused',
  'key-failed',
  'token-failed',
  'dossier-read',
  'exported',
  'token-issued',
  'token-revoked',
  'delegation-given',
  'delegation-accepted',
  'delegation-declined',
  'delegation-revoked',
  'absence-recorded',
  'absence-ended',
  'absence-cancelled',
  'log-read',
  'lists-folded',
  'log-bounded',
] as const;
export type SecurityKind = (typeof SECURITY_KINDS)[number];

export interface SecurityEvent {
  kind: SecurityKind;
  /** `officer:ID`, `citizen:ID` or `operator`, as far as it is known. */
  who?: string;
  /** Address that the server, or a proxy that it trusts, saw. */
  client?: string;
  door: 'pages' | 'api' | 'command';
  /** Id of the dossier. */
  dossier?: string;
  /** Which door, act, token or absence: by its pattern or id, never as it was typed. */
  what?: string;
}

export interface SecurityRow extends SecurityEvent {
  id: string;
  at: string;
  /** Of the dossier, where it has one. */
  code?: string;
}

export interface SecurityQuery {
  who?: string;
  kind?: SecurityKind;
  dossier?: string;
  from?: string;
  before?: string;
}

export interface SecurityStore {
  /** A row of the same `once` is not written again: false. */
  add(row: Omit<SecurityRow, 'id' | 'code'>, once?: string): Promise<boolean>;
  /** Newest first. */
  list(query: SecurityQuery, page: { limit: number; after?: string }): Promise<Listed<SecurityRow>>;
  /** How many older ones are gone. */
  sweep(before: string): Promise<number>;
}
