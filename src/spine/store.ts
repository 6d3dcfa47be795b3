/**
 * The port to the record. One act is one `commit`: all of it is there or none, and a writer who decided on an older state is
 * told so. The in-memory twin and the PostgreSQL adapter pass one contract suite.
 */
import type { ChainLink } from './chain.ts';
import type { ChainsRead, Differs } from './kept.ts';
import type { PackChannel } from './unset-fee.ts';

export interface Snapshot<State> {
  state: State;
  seq: number;
  hash: string;
  /** The version at which the state was last saved; what came after is folded from the events when it is loaded. */
  savedSeq: number;
}

/** The state after one more event, whose body is given as the JSON text that was stored. */
export type Fold<State> = (state: State, body: string) => State;

export interface NewEvent {
  type: string;
  at: string;
  actor: string;
  /** JSON text. With `Commit.code`, every occurrence of its placeholder becomes the dossier code. */
  body: string;
}

export interface OpenTask {
  id: number;
  step: string;
  act: string;
  unit: string;
  post: string;
  assignee?: string;
  openedAt: string;
  /** By the step's own hours. */
  dueAt?: string;
  /** By law: what lists are ordered by. Nothing where nothing falls due, or the clock stands still. */
  legalAt?: string;
  paused?: Paused;
  /** Why it is not decided in bulk. */
  oneByOne?: string;
}

/** A clock that stands still. */
export interface Paused {
  reason: string;
  since: string;
}

/** What lists show of a task that stays open, when it changes. */
export type ChangedTask = Pick<OpenTask, 'id' | 'dueAt' | 'legalAt' | 'paused' | 'oneByOne'>;

/** Claims that begin so, from one to below the other, as texts are ordered. */
export interface NearClaims {
  beginning: string;
  from: string;
  below: string;
}

export interface NewEntry {
  /** The entry that this dossier made before holds no more. */
  revokes?: true;
  /** Of its subject, this register holds the entry of one dossier at a time. */
  once?: true;
  /** Besides its subject, what no other dossier's entry of this register may hold: `NAME=VALUE`. */
  unique?: readonly string[];
  /** What is taken where nobody holds it, and else left. */
  shared?: readonly string[];
  /** What no other dossier may hold between two claims; nothing is taken by it. */
  near?: readonly NearClaims[];
  /** By beginnings of claims: of several dossiers that take one of the same beginning at one moment, one alone does. */
  turns?: readonly string[];
  /** What no other dossier may hold; nothing is taken by it. */
  untaken?: readonly string[];
  /** No row is entered. */
  bare?: true;
  /** What this dossier holds from now on, and who held it until then: nobody else. Given back by an entry that revokes. */
  holdings?: readonly { claim: string; before?: string }[];
  /** Besides, no register holds anything about its subject yet. */
  newcomer?: true;
  /** No register holds anything about its subject but what this dossier entered; nothing is taken by it. */
  unregistered?: true;
  register: string;
  subject: string;
  data: Record<string, unknown>;
  trueSince: string;
  knownSince: string;
  /** The event of this commit that it came from. */
  seq: number;
}

export interface Job {
  task: string;
  /** A job with the same key replaces the one before, unless that one is running. */
  key: string;
  runAt: string;
  payload: Record<string, unknown>;
  /** Long work that nobody's date hangs on: done by a worker of its own, beside those that dates wait for. */
  patient?: true;
}

/** Dates that lists read from the saved state, whose text JSON wrote: a quote inside a text of somebody's is escaped. */
export const SAVED_DATES = {
  promisedAt: '"extendedTo":[ ]{0,1}"([^"]+)"',
  acceptBy: '"acceptBy":[ ]{0,1}"([^"]+)"',
  theirsAt: '"theirDueAt":[ ]{0,1}"([^"]+)"',
} as const;

/** The clock stands still, and the date had not passed before: such lines come last, and nothing of them falls due. */
export const standsStill = ({ paused, legalAt }: Pick<OpenTask, 'paused' | 'legalAt'>): boolean =>
  paused !== undefined && legalAt === undefined;

/** The saved state, and what lists and searches need beside it. */
export interface DossierRow {
  status: string;
  dueAt?: string;
  paused?: Paused;
  /** When all that was asked for was there: what on-time is measured by. */
  resultAt?: string;
  /** Units whose opinion was asked. Given when there are more than before. */
  consulted?: string[];
  /** The state after the commit, as JSON text, without the code and without what was handed in. */
  state: string;
  /** The part of the state that was handed in, as JSON text. Given when it changed. */
  filed?: string;
  /** Given when the dossier is drafted or comes in. */
  intake?: {
    procedure: string;
    packHash: string;
    field: string;
    unit: string;
    receivingUnit: string;
    place?: string;
    applicantId: string;
    applicantName: string;
    submittedAt?: string;
    story: boolean;
  };
  /** Names and numbers (of persons, of telephones) by which it is looked for. Given with what was handed in, from when it comes in. */
  findBy?: { names: string[]; numbers: string[] };
}

export interface Commit {
  dossierId: string;
  /** The version decided on; 0 makes the dossier. */
  expectedSeq: number;
  prevHash: string;
  events: NewEvent[];
  /** Given when the lists must change or the events since the last save grow many; always for the first and for one that draws a code. */
  row?: DossierRow;
  tasks: {
    opened: OpenTask[];
    closed: number[];
    assigned: { id: number; assignee: string }[];
    /** Of tasks that are in none of the other three. */
    changed?: ChangedTask[];
    /** One takes the place of the other, and lists say the same of it as before, but for its own hours. */
    sameLine?: true;
  };
  entries: NewEntry[];
  jobs: Job[];
  /**
   * Draw the next number of this prefix and day and write it into the one event: the dossier's code, `PREFIX-YYMMDD-NNNN`; or, of
   * a `book`, the number in two digits or more, which is written into the saved state, too. `take` is a number of the book that a
   * person chose, where it lies ahead of all that were drawn, or with `isPassed` among those that were passed over by such a choice; else
   * nothing at all happens, and the answer is a conflict.
   */
  code?: { prefix: string; day: string; placeholder: string; book?: true; take?: number; isPassed?: true };
  /** Makes the same request, sent again by the same actor, answer the same. */
  receipt?: { actor: string; key: string; request: string };
}

/** Numbers of a book that were passed over and that nobody has. */
export interface Passed {
  first: number;
  last: number;
}

export interface Book {
  /** The last number that was drawn; 0 where none was. */
  last: number;
  /** The lowest first. */
  passed: Passed[];
}

export interface Receipt {
  dossierId: string;
  seq: number;
  request: string;
}

export type Committed =
  | { result: 'committed'; hash: string /** What was drawn. */; code?: string }
  | { result: 'conflict' }
  /** What it asks for is another dossier's (`taken`: the subject, or the claim), unless it was given free since; or the subject is no newcomer. */
  | { result: 'entered'; taken?: string }
  | { result: 'duplicate'; receipt: Receipt };

export interface RegisterEntry {
  register: string;
  subject: string;
  data: Record<string, unknown>;
  trueSince: string;
  knownSince: string;
  /** `DOSSIER#SEQ` of the event it came from, or the name of the source it was loaded from. */
  origin: string;
}

export interface PublishedPack {
  hash: string;
  code: string;
  name: string;
  field: string;
  tier: string;
  origin: string;
  /** `needs-review` and `closed` are open at no door. */
  status: 'published' | 'needs-review' | 'closed';
  /** What is in doubt: `KIND`, or `KIND:FIELD`. */
  reasons: string[];
  ministry?: string;
  /** What its source said, as a hash; none for packs that ship with the system. */
  source?: string;
  /** Since when it stands as it does. */
  since?: string;
  files: Readonly<Record<string, string>>;
  /** Its name by language. */
  names?: Readonly<Record<string, string>>;
  /** What people say when they need it, by language. */
  intent?: Readonly<Record<string, string>>;
  /** Further words by which people look for it. */
  search?: string;
}

export interface ProcedureListing extends Omit<PublishedPack, 'files' | 'names' | 'intent' | 'search'> {
  /** An officer has looked at what holds now. */
  reviewed?: boolean;
}

export type ListMark = 'revoked' | 'refused-outside';

export interface TaskListing extends OpenTask {
  dossierId: string;
  code?: string;
  procedure: string;
  applicantName: string;
  /** Who decides the dossier. */
  competentUnit: string;
  /** By law; nothing while the clock stands still, but where it had passed before. */
  dossierDueAt?: string;
  /** The new date of an apology. */
  promisedAt?: string;
  /** The date that a body outside set; the same as the dossier's where no limit of law is known. */
  theirsAt?: string;
  /** A fee is still to be paid. */
  owes?: boolean;
  mark?: ListMark;
  /** That its result be taken back is proposed: what is done meanwhile may end with it. */
  proposed?: boolean;
  /** The applicant asked something that nobody answered. */
  asked?: boolean;
}

export interface DossierListing {
  id: string;
  code?: string;
  procedure: string;
  status: string;
  unit: string;
  receivingUnit: string;
  applicantName: string;
  dueAt?: string;
  /** The new date of an apology; `dueAt` is the one that law set. */
  promisedAt?: string;
  /** The date that a body outside set; the same as `dueAt` where no limit of law is known. */
  theirsAt?: string;
  /** Until when it must be received, or what is missing asked for; of one that only came in. */
  acceptBy?: string;
  /** Each time the intake check was over only after its date, and when it was. */
  lateIntakes?: { dueAt: string; at: string }[];
  paused?: Paused;
  resultAt?: string;
  /** A fee is still to be paid. */
  owes?: boolean;
  /** What its status does not say: the result was taken back, or the body outside refused. */
  mark?: ListMark;
  /** The result went by post: that it arrived is not known here. */
  posted?: true;
  /** The applicant asked something that nobody answered. */
  asked?: boolean;
  /** Whose it is, where none of our offices decides. */
  outside?: { body: string; unit?: string };
  submittedAt?: string;
  seq: number;
}

export interface Answered {
  packHash: string;
  answers: Readonly<Record<string, unknown>>;
}

/** What somebody may see of all dossiers; one ground is enough. Only its owner finds a draft. */
export interface Scope {
  /** Every dossier. */
  all?: true;
  /** Those that these units decide. */
  units?: readonly string[];
  /** Those that came in there. */
  receivingUnits?: readonly string[];
  /** Those of these procedures whose result was issued, or whose decision was taken back: of who may take it back. */
  issuedOf?: readonly string[];
  /** Those with open work at one of these desks that nobody else has taken. */
  desks?: {
    officer: string;
    at: readonly { unit: string; post: string /** For its dossiers alone. */; procedure?: string }[];
  };
  /** Those with open work in one of these units, whoever has taken it: of who leads it. */
  led?: readonly string[];
  /** Those on which one of these units was asked, or worked until the result was taken back. */
  consulted?: readonly string[];
}

export interface DossierQuery {
  /** Code or its end; a name or parts of it, with or without diacritics; number of a person or a telephone, or its end. */
  text?: string;
  receivingUnit?: string;
  field?: string;
  procedure?: string;
  status?: string;
  /** Handed in from this instant on, and before that one. */
  from?: string;
  before?: string;
  /** By law, as of an instant: the result came, or is still missing, after the due date; or not. Or the intake check did, or is. */
  timing?: {
    is: 'late' | 'on-time' | 'late-intake' | 'soon';
    at: string /** What is soon due: no sooner than this. */;
    from?: string;
  };
  /** It came to nothing (withdrawn, refused or lapsed), and money that was paid for it has not gone back. */
  paidForNothing?: true;
  /** Its result is issued and was not handed out, while others work on what follows it: handing it out is no task. */
  issuedAhead?: true;
  /** A notice of it reached nobody, and no officer recorded that the person was told of it; whatever its status. */
  untold?: true;
  /** The applicant asked something that nobody answered; whatever its status. */
  asked?: true;
  received?: true; // Once, so that the tracking book has a line of it.
  /** It is received, without a result, by one of these channels, and nobody set a fee for it. */
  unsetFee?: readonly PackChannel[];
}

/** The dossiers of a person. */
export interface PersonFilter {
  applicantId: string;
  /** Only those that this account began. */
  account?: string;
  /** And what somebody, by their number, hands in or handed in for one of these people. */
  represents?: { applicants: readonly string[]; by: string };
  status?: string | readonly string[];
}

export interface TaskFilter {
  unit?: string;
  post?: string;
  /** `-` for work that nobody has taken. */
  assignee?: string;
  dossierId?: string;
  procedure?: string;
  act?: string;
  /** Part of the dossier's code or of the applicant's name, with or without diacritics. */
  text?: string;
  /** Due by law before this instant: what stands still is not, but where its date had passed before. */
  dueBefore?: string;
  dueFrom?: string;
  notSilentAt?: string; // Without questions to which silence is consent by then.
  /** Those that are decided only by themselves, or those that are not. */
  oneByOne?: boolean;
}

export interface Page {
  /** At most so many rows. */
  limit: number;
  /** What the page before said comes next. */
  after?: string;
}

export interface Listed<Row> {
  rows: Row[];
  next?: string;
}

/** One act on an absence, with the absence as it stands after it. Instants; `to` is the first at which the officer is back. */
export interface AbsenceAct {
  id: string;
  /** 1 records it; each further act is one more. */
  seq: number;
  act: 'record-absence' | 'end-absence' | 'cancel-absence';
  officer: string;
  from: string;
  to: string;
  standIn?: string;
  reason: string;
  byId: string;
  byName: string;
  at: string;
}

/** The last act on an absence: how it stands. */
export type AbsenceRow = AbsenceAct;

export interface Store<State> {
  load(dossierId: string): Promise<Snapshot<State> | undefined>;
  /** Each of these that is there, asked in one statement. */
  loadAll(dossierIds: readonly string[]): Promise<ReadonlyMap<string, Snapshot<State>>>;
  findDossierId(code: string): Promise<string | undefined>;
  /** Of these files those that are results, each with the dossiers whose result it is or was; see `result-files.ts`. */
  findByResultFile(files: readonly string[]): Promise<Map<string, string[]>>;
  readEvents(dossierId: string): Promise<ChainLink[]>;
  commit(commit: Commit): Promise<Committed>;
  findReceipt(actor: string, key: string): Promise<Receipt | undefined>;
  /** How far the book of that prefix and day is. */
  readBook(prefix: string, day: string): Promise<Book>;
  /** What the registers hold about a subject, without what was revoked. */
  readEntries(subject: string): Promise<RegisterEntry[]>;
  /** The same of each of these subjects, asked in one statement. */
  readEntriesOfAll(subjects: readonly string[]): Promise<ReadonlyMap<string, RegisterEntry[]>>;
  /** Of these claims, and of those near to some, the ones that are held, each with the dossier that holds it. */
  findHolders(
    register: string,
    claims: readonly string[],
    near?: readonly NearClaims[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Loads what another source of truth says; the same again changes nothing. */
  loadEntries(entries: readonly RegisterEntry[]): Promise<void>;
  /**
   * Publishes packs: their text by hash for ever, and for each code which one holds from now on; but see `publishedOver` in `reviews.ts` for
   * what an officer has looked at.
   */
  publish(packs: readonly PublishedPack[]): Promise<void>;
  findPack(hash: string): Promise<PublishedPack | undefined>;
  findProcedure(code: string): Promise<ProcedureListing | undefined>;
  listProcedures(
    filter: { text?: string; tier?: string; status?: string },
    page: Page,
  ): Promise<Listed<ProcedureListing>>;
  /** Late first, by the legal date; what has none after that, what stands still last. */
  listTasks(filter: TaskFilter, page: Page): Promise<Listed<TaskListing>>;
  countTasks(filter: TaskFilter): Promise<number>;
  /** Of one applicant, newest first. */
  listDossiers(filter: PersonFilter, page: Page): Promise<Listed<DossierListing>>;
  /** Newest first, by when they were handed in. */
  findDossiers(query: DossierQuery, scope: Scope, page: Page): Promise<Listed<DossierListing>>;
  /** How many there are; of more than `most`, `most`. */
  countDossiers(query: DossierQuery, scope: Scope, most: number): Promise<number>;
  /** Procedures and fields of the dossiers in a scope, each pair once. */
  listFiled(scope: Scope): Promise<{ procedure: string; field: string }[]>;
  /** Hashes of the packs of those that are received and have no result. */
  listOpenPacks(scope: Scope): Promise<string[]>;
  /** What was answered in each of these dossiers, and under which pack. */
  readAnswers(dossierIds: readonly string[]): Promise<Map<string, Answered>>;
  /** Open dossiers whose clock runs, for when the calendar changes. */
  openDossierIds(): Promise<string[]>;
  /** False where another act with that number was faster, or where that officer, or who stands in, is away for some of the days already. */
  recordAbsence(act: AbsenceAct): Promise<boolean>;
  findAbsence(id: string): Promise<AbsenceRow | undefined>;
  /** Those that hold at the instant. */
  absencesAt(at: string): Promise<AbsenceRow[]>;
  /** Those of these officers that are not over at the instant, the first to begin first. */
  listAbsences(officers: readonly string[], at: string): Promise<AbsenceRow[]>;
  /**
   * Every chain, or the one given: how many were read and what is wrong. `differs` is asked of each whole chain what of that which is
   * kept beside it says something else.
   */
  verify(dossierId?: string, differs?: Differs): Promise<ChainsRead>;
}
