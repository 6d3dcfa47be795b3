/**
 * What officers of procedure control found in imported procedures. A review and the pack it makes hold from the same moment, or neither
 * does; the record of it is append-only. The in-memory twin and the PostgreSQL adapter pass one contract suite.
 */
import type { Listed, Page, ProcedureListing, PublishedPack } from './store.ts';

/**
 * `proposed`: it would open with values other than those of its source, once a second person has `confirmed` it; or what is open would be
 * taken off (`takesOffBy`). They may give it back with a reason, and who proposed it may take it back.
 */
export type Verdict = 'opened' | 'sent-back' | 'closed' | 'proposed' | 'confirmed' | 'given-back' | 'taken-back';

export interface Change {
  field: string;
  from: string;
  to: string;
}

export interface ProcedureReview {
  code: string;
  /** 1, 2, 3 … of this procedure. */
  n: number;
  at: string;
  officer: string;
  officerName: string;
  verdict: Verdict;
  /** Why; of before, also on what who decides rests. */
  basis: string;
  /** The pack that was looked at, and the one that holds from then on. */
  fromHash: string;
  hash: string;
  /** What was in doubt until then. */
  doubts: string[];
  changes: Change[];
  /**
   * Of a proposal, what was entered; none of those before this was kept. Of one to take it off (`takesOffBy`), how. Of what opens nothing,
   * what was typed all the same (`typedIn`).
   */
  entered?: object;
}

/** As it was looked at. `n`: how many reviews there were of it. */
export interface Seen extends Pick<ProcedureListing, 'hash' | 'status'> {
  n?: number;
}

export interface ReviewFilter {
  /** `reviewed`: open, by an officer’s word. `proposed`: in whatever state, with a proposal that waits for a second person. */
  status: 'needs-review' | 'closed' | 'reviewed' | 'proposed';
  /** Kind of doubt, of whatever field. */
  doubt?: string;
  field?: string;
  ministry?: string;
  /** Part of the name or the code, with or without diacritics. */
  text?: string;
}

export interface Count {
  name: string;
  count: number;
}

/** What is in that state, by each thing that it can be narrowed to, the most first; `total` is of all that the filter asks. */
export interface ReviewCounts {
  total: number;
  doubts: Count[];
  fields: Count[];
  ministries: Count[];
}

export interface UnderWay {
  dossiers: number;
  drafts: number;
}

export interface ReviewStore {
  /** Records the review and publishes what it made. False when the procedure is not as it was when it was looked at. */
  recordReview(review: Omit<ProcedureReview, 'n'>, seen: Seen, pack: PublishedPack): Promise<boolean>;
  /**
   * Records a proposal with the pack that would hold, which holds only once it is confirmed, or that it was given or taken back: the
   * procedure stays as it is. False when it is not as it was when it was looked at.
   */
  recordProposal(review: Omit<ProcedureReview, 'n'>, seen: Seen, pack: PublishedPack): Promise<boolean>;
  /** Dossiers of it that are not over, and what people have begun and not handed in. */
  countUnderWay(code: string): Promise<UnderWay>;
  /** The newest first. */
  listReviews(code: string): Promise<ProcedureReview[]>;
  /** Whether what holds now was looked at by an officer. */
  wasReviewed(code: string): Promise<boolean>;
  /** Imported procedures in that state: who waits longest comes first. */
  listForReview(filter: ReviewFilter, page: Page): Promise<Listed<ProcedureListing>>;
  countForReview(filter: ReviewFilter): Promise<ReviewCounts>;
}

/** The proposal that waits for a second person: the newest review, of the pack that holds. `reviews`: the newest first. */
export function awaitedOf(
  [newest]: readonly ProcedureReview[],
  { hash }: Pick<ProcedureListing, 'hash'>,
): ProcedureReview | undefined {
  return newest?.verdict === 'proposed' && newest.fromHash === hash ? newest : undefined;
}

/** Whether a proposal would take the open procedure off, and how; nothing where it would open it. */
export const takesOffBy = ({ entered }: Pick<ProcedureReview, 'entered'>): TakingOff | undefined =>
  (entered as { takesOff?: TakingOff } | undefined)?.takesOff;
export type TakingOff = Extract<Verdict, 'closed' | 'sent-back'>;

/** The fields of the form by name, as they stood there when it was put off, closed, or proposed to be taken off. */
export const typedIn = ({ entered }: Pick<ProcedureReview, 'entered'>): Typed | undefined =>
  (entered as { typed?: Typed } | undefined)?.typed;
export type Typed = Readonly<Record<string, string>>;

/** With whose entries the form goes on: the newest of the pack that holds, since it was opened last. `reviews`: the newest first. */
export function enteredLast(
  reviews: readonly ProcedureReview[],
  { hash }: Pick<ProcedureListing, 'hash'>,
): ProcedureReview | undefined {
  const opened = reviews.findIndex(({ verdict }) => verdict === 'confirmed' || verdict === 'opened');
  return reviews
    .slice(0, opened < 0 ? undefined : opened)
    .find((one) => one.fromHash === hash && one.entered && (typedIn(one) || !takesOffBy(one)));
}

/** Why it was closed last: as who proposed it says, where a second person confirmed it. */
export function closingIn(reviews: readonly ProcedureReview[]): string | undefined {
  const all = reviews.toSorted((one, other) => one.n - other.n);
  const at = all.findLastIndex(({ verdict }) => verdict === 'closed');
  const before = all[at - 1];
  return (before?.verdict === 'proposed' && takesOffBy(before) === 'closed' ? before : all[at])?.basis;
}

/** The proposal that was given or taken back last, of the pack that holds: it opens again as it was proposed. */
export function returnedOf(
  [newest, ...earlier]: readonly ProcedureReview[],
  { hash }: Pick<ProcedureListing, 'hash'>,
): { proposal: ProcedureReview; by: ProcedureReview } | undefined {
  const isReturned = newest?.verdict === 'given-back' || newest?.verdict === 'taken-back';
  const proposal = isReturned && newest.fromHash === hash && earlier.find(({ verdict }) => verdict === 'proposed');
  return proposal ? { proposal, by: newest } : undefined;
}

/** Why an imported procedure is under review of which the reading doubts nothing: nobody has looked at it. */
export const UNREVIEWED = 'unreviewed';

/** Why a procedure is under review again: its source says something else than what was looked at. */
export const SOURCE_CHANGED = 'source-changed';

/**
 * What an officer has looked at stays while its source says the same. When the source says something else, what was read anew takes its
 * place, but under review: the earlier pack stays on record under its hash. Packs that ship with the system always take the place.
 */
export function publishedOver(
  before: Pick<ProcedureListing, 'reviewed' | 'source'> | undefined,
  given: PublishedPack,
): PublishedPack | undefined {
  if (!before?.reviewed || given.origin !== 'catalogue') return given;
  if (before.source === given.source) return undefined;
  return { ...given, status: 'needs-review', reasons: [...given.reasons, SOURCE_CHANGED] };
}
