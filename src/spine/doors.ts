/**
 * What the people's doors keep beside the record: sessions, forms half filled in, delegations, uploads, tickets of the queue.
 * Nothing here decides anything; losing it would cost time, not rights.
 */
import type { ProcedureListing } from './store.ts';

export interface Session {
  kind: 'citizen' | 'officer';
  id: string;
  name: string;
  idNumber?: string;
  assurance: 1 | 2;
  /** Proves that a form was made for this session. */
  formToken: string;
  startedAt: string;
  agent?: string;
  /** When the identity provider says that they proved who they are. */
  provenAt?: string;
  /** The session at the identity provider that it began with, where that says one. */
  sid?: string;
}

/** How long a session holds: from its beginning, and since it was last used. And how many one person has at once; the oldest ends. */
export interface SessionTerms {
  expiresAt: string;
  now: string;
  most: number;
}

/** A session as its owner sees it. */
export interface SessionRow {
  /** Names it in a form; opens nothing. */
  id: string;
  startedAt: string;
  seenAt: string;
  /** What its browser called itself. */
  agent?: string;
  isThis: boolean;
}

/** A form that was posted after the session had ended. */
export interface ParkedPost {
  id: string;
  /** Hash of the address it came from. */
  client: string;
  /** Where it was posted to. */
  way: string;
  data: Record<string, unknown>;
  at: string;
}

/** A form as far as somebody got, from any device. */
export interface FormDraft {
  id: string;
  owner: string;
  procedure: string;
  /** What was typed and uploaded so far; whose shape is the door's. */
  data: Record<string, unknown>;
  savedAt: string;
}

/** In a draft's data: it is no application, but what a person keeps for a supplement of that dossier. It is listed nowhere. */
export const ofSupplement = (dossier: string) => ({ supplementOf: dossier });
export const isOfSupplement = ({ data }: Pick<FormDraft, 'data'>): boolean => 'supplementOf' in data;

/** Of a delegation for every procedure. */
export const ALL_PROCEDURES = '*';

/** Somebody lets another act for them, before government; it holds once the other has accepted it. */
export interface Delegation {
  id: string;
  /** Who is acted for, and who acts. Personal identification or enterprise numbers. */
  from: string;
  to: string;
  fromName: string;
  toName: string;
  /** A procedure code, or `*` for all. */
  procedure: string;
  validFrom: string;
  validTo: string;
  acceptedAt?: string;
  /** Who was to act does not, or no longer. */
  declinedAt?: string;
  revokedAt?: string;
}

export interface StoredFile {
  /** SHA-256 of the content, in hexadecimal: its name in the store. */
  hash: string;
  name: string;
  type: string;
  sizeBytes: number;
  owner: string;
  pages?: number;
  /** SHA-256 of what was sent, where a picture was made anew. */
  sentHash?: string;
}

export interface SavedFilter {
  name: string;
  query: string;
}

export interface Ticket {
  centre: string;
  day: string;
  number: number;
  calledAt?: string;
  desk?: string;
}

export interface ProcedureHit {
  code: string;
  names: Record<string, string>;
  field: string;
  tier: string;
  origin: string;
  /** Of what holds today: `published` alone is open. */
  status: ProcedureListing['status'];
  /** What people say when they need it, by language; only packs written by hand have it. */
  intent?: Record<string, string>;
}

/** What somebody searches for: word by word folded, and as each is spelt. */
export interface SearchWords {
  folded: string;
  spelt: string;
  /** What was asked for, folded as it was typed: the name of a procedure may say it so. */
  asked?: string;
  /** Folded words that are others by their marks than the ones which people say for something. */
  others?: readonly string[];
  /** What of it is known to be meant. */
  matters: readonly SearchMatter[];
}

/** One thing that people look for, by how its procedures are named. */
export interface SearchMatter {
  matter: Readonly<Record<string, string>>;
  /** Patterns of folded names: of those that are of it, and of those that are not though they sound so; the last may be empty. */
  names: string;
  but: string;
}

export interface FoundProcedures {
  hits: ProcedureHit[];
  total: number;
}

export interface SoughtProcedures extends FoundProcedures {
  /** What was meant and no procedure here is of. */
  missing: readonly SearchMatter[];
  /** No procedure has most of what was typed. */
  isPartly: boolean;
}
export type ProcedureGroup = 'field' | 'ministry';

export interface DoorStore {
  /** Forms that somebody has begun and not handed in: so many at once, kept so many days since they were last saved. */
  readonly draftTerms: { most: number; days: number };

  /** Those that ended a day before `now` are forgotten. */
  saveSession(hash: string, session: Session, terms: SessionTerms): Promise<void>;
  /** One that was last used before `idleSince` has ended. `use`: counts as being used now. */
  findSession(hash: string, now: string, idleSince: string, use: boolean): Promise<Session | undefined>;
  endSession(hash: string): Promise<void>;
  listSessions(owner: string, hash: string, now: string, idleSince: string): Promise<SessionRow[]>;
  /** Those that began with that session at the provider; where it is not known, those of that account. */
  endProviderSessions(of: { sub?: string; sid?: string }): Promise<number>;
  /** Of this owner: the one that is named, or all but this. */
  endSessions(owner: string, which: { id: string } | { except: string }): Promise<number>;

  /** False where its client, or all together, have parked what can be kept; what is an hour old is gone. */
  parkPost(post: ParkedPost): Promise<boolean>;
  /** Given once. */
  takeParked(id: string, now: string): Promise<ParkedPost | undefined>;
  /** Looked at and left where it is. */
  findParked(id: string, now: string): Promise<ParkedPost | undefined>;

  /** False for a draft more than one owner keeps; what is kept for a supplement is not counted. */
  saveDraft(draft: FormDraft): Promise<boolean>;
  /** Drafts that nobody touched for half a year, posts that were parked, sessions that ended. Says how many of each are gone. */
  sweep(now: string): Promise<{ drafts: number; parked: number; sessions: number }>;
  findDraft(id: string): Promise<FormDraft | undefined>;
  /** Applications that were not handed in: never more than one owner keeps. */
  listDrafts(owner: string): Promise<FormDraft[]>;
  dropDraft(id: string): Promise<void>;

  recordDelegation(delegation: Delegation): Promise<void>;
  revokeDelegation(id: string, from: string, at: string): Promise<boolean>;
  /** By who is to act: accepted while nobody answered, declined also later; false where it is not theirs to answer. */
  answerDelegation(id: string, to: string, answer: 'accepted' | 'declined', at: string): Promise<boolean>;
  /** Those given and those received, all of them: rights rest on them. */
  listDelegations(idNumber: string): Promise<Delegation[]>;

  recordFile(file: StoredFile, at: string): Promise<void>;
  /** Of several who brought in the same content as this owner calls it; without one, as it came first. */
  findFile(hash: string, owner?: string): Promise<StoredFile | undefined>;
  /** Whether this owner has handed in that content. */
  ownsFile(hash: string, owner: string): Promise<boolean>;

  saveFilter(officer: string, filter: SavedFilter): Promise<void>;
  dropFilter(officer: string, name: string): Promise<void>;
  listFilters(officer: string): Promise<SavedFilter[]>;

  takeTicket(centre: string, day: string): Promise<Ticket>;
  /** The one who has waited longest is called to the desk; nobody when nobody waits. */
  callTicket(centre: string, day: string, desk: string, at: string): Promise<Ticket | undefined>;
  waitingTickets(centre: string, day: string): Promise<number>;

  /** By everyday words in any language, with or without diacritics, with typing errors; the nearest first. */
  searchProcedures(words: SearchWords, limit: number): Promise<ProcedureHit[]>;
  /** A page of the same, and how many there are in all. */
  findProcedures(words: SearchWords, page: { limit: number; offset: number }): Promise<SoughtProcedures>;
  /** Every field, or every agency that is named, with how many procedures it has. */
  groupsOfProcedures(by: ProcedureGroup): Promise<{ name: string; count: number }[]>;
  /** The procedures of one of them by name. */
  proceduresIn(by: ProcedureGroup, name: string, page: { limit: number; offset: number }): Promise<FoundProcedures>;
  listIntents(): Promise<ProcedureHit[]>;
  namesOfProcedures(codes: readonly string[]): Promise<ProcedureHit[]>;
  /** How it went lately, told stories left out: from receipt to result, newest first. `used`: how many were handed in, without what a counter refused to take in. */
  recentRuns(procedure: string): Promise<{ used: number; runs: { from: string; to: string }[] }>;
}
