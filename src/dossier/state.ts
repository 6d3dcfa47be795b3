/** What a dossier is at a moment: a pure fold of its events. Instants are ISO 8601 texts, money whole đồng. */

import type { State as ProcessState } from '#engine/bpmn/state.ts';
import type { Refusal } from '#kernel/outcome.ts';
import { OPEN_STATUSES, type Status } from '#kernel/status.ts';
import type { DossierClock } from './clock-state.ts';
import type { WithdrawalRequest } from './decide-withdrawal.ts';
import type { Decision } from './decision.ts';
import type { Fee, StoppedPayment, Surplus } from './fees.ts';
import type { Opinion } from './opinion.ts';
import type { EnteredResult, OutsideCorrection } from './outside-correction.ts';
import type { Receiver } from './receiver.ts';
import type { Ground } from './refusal-grounds.ts';
import type { Revocation, RevocationProposal } from './revocation.ts';
import type { Untold } from './untold.ts';

export type { DossierClock, Pause, Phase } from './clock-state.ts';
export type { Fee, Surplus } from './fees.ts';

export type Channel = 'online' | 'counter' | 'post';

export { OPEN_STATUSES, type Status };

export interface By {
  id: string;
  name: string;
  kind: 'citizen' | 'officer' | 'system';
}

export interface Applicant {
  id?: string;
  name: string;
  idNumber: string;
  address: string;
  phone?: string;
  email?: string;
}

export interface Representative extends Applicant {
  /** The paper or record that gives the right to act for the applicant. */
  authority: string;
}

/** What was handed in for one component of the dossier, by originals and copies as the slips count them. */
export interface Submitted {
  component: string;
  originals: number;
  copies: number;
  /** Content hash of the scan or upload. */
  file?: string;
  /** Taken from a register instead of asked for. */
  register?: string;
  pages?: number;
  /** How it came: sent by the person, scanned at a counter, or taken from the person's shelf (then of which dossier). */
  source?: { kind: 'upload' | 'scan' | 'shelf'; from?: string };
  /** Last local date on which the paper holds, where it says one. */
  validUntil?: string;
  /** The scan as a file that the officer signed (Circular 01/2023/TT-VPCP Art. 8). */
  signed?: { file: string; at: string; by: string };
}

/** Where a prefilled answer came from, and whether the person says it is wrong. */
export interface Provenance {
  register: string;
  entry: string;
  knownSince: string;
  contested?: boolean;
  /** What the register says, where the person says otherwise; not kept of what came in before. */
  held?: unknown;
}

export interface LateIntake {
  dueAt: string;
  /** When it was received, sent back to be completed, refused or taken back. */
  at: string;
}

export interface Task {
  id: number;
  step: string;
  act: TaskAct;
  unit: string;
  post: string;
  assignee?: string;
  openedAt: string;
  /** By the step's own hours inside the total. */
  dueAt?: string;
  /** It came back from a later step, for what reason. */
  returned?: { by: string; at: string; step: string; reason: string };
}

/** Work of somebody that ended because the result was taken back. */
export type StoppedWork = Pick<Task, 'step' | 'unit' | 'post' | 'assignee'>;

/** A body named in the decision that took the result back, though it had no open work: it had decided, or its turn had not come. */
export interface OtherBody extends Pick<Task, 'step' | 'unit' | 'post'> {
  is: 'done' | 'ahead';
}

export interface Return {
  /** The step that sent it back, and the one it went to. */
  from: string;
  to: string;
  by: string;
  at: string;
  reason: string;
  answer?: { by: string; at: string; text: string };
}

export interface Unheard {
  step: string;
  by: string;
  at: string;
  units: string[];
  overruled?: string[]; // Who disagreed with what the step concluded; `units` were not heard.
  reason: string;
}

export type TaskAct =
  | 'receive-dossier'
  | 'hand-over-dossier'
  | 'record-outside-result'
  | 'complete-task'
  | 'request-payment'
  | 'decide-dossier'
  | 'issue-result'
  | 'deliver-result';

export interface SupplementItem {
  /** A component id or the name of a form field. */
  item: string;
  reason: string;
  /** A register filled it in, and says it wrongly or of another thing than the one here. */
  wrong?: true;
  /** Of a paper that a register elsewhere holds: where who asks looked, and found nothing. */
  lookedUp?: string;
  /** The register here that was asked when it was asked for, and held nothing. */
  nothingIn?: string;
}

export interface Consultation {
  id: string;
  unit: string;
  question: string;
  askedAt: string;
  dueAt: string;
  /** What silence until the due time means: consent, or nothing (the question stays open and shows as late). */
  silence: 'consent' | 'wait';
  by: string;
  /** The officer who asked; older consultations keep the name alone. */
  askedBy?: string;
  /** The units where they held a post then: without any of them, the question is no more theirs to withdraw alone. */
  askedIn?: string[];
  /** Whose work the answer is, in the unit asked. */
  post?: string;
  /** When the unit is reminded that its answer is due. */
  remindAt?: string;
  reminded?: true;
  answer?: Opinion & { earlier?: Opinion[] };
  lapsedAt?: string;
  /** By who asked: no answer is awaited any more. */
  withdrawn?: { at: string; by: string; reason: string };
  late?: boolean;
}

/** The result is issued, and others still work on what follows it, as residence and health card follow a birth certificate. */
export const isFollowed = ({ status, tasks }: Pick<DossierState, 'status' | 'tasks'>): boolean =>
  status === 'issued' && tasks.some((task) => task.act !== 'deliver-result');

/** A supplement is waited for that those asked for who follow the issued result: it comes back to there. */
export const isAwaitedByFollowers = ({ status, supplement }: Pick<DossierState, 'status' | 'supplement'>): boolean =>
  status === 'awaiting-supplement' && supplement?.from === 'issued';

/**
 * Something is still to be done but handing over. A result that others follow, as residence and health card follow the certificate of
 * a linked birth, does not end the time that law gives for all of them.
 */
export const isHandled = (state: Pick<DossierState, 'status' | 'tasks'>): boolean =>
  state.status === 'in-progress' || state.status === 'decided' || isFollowed(state);

/** Still to be paid, while the dossier goes on. */
export const isOwed = (fee: Fee): boolean => !fee.paidAt && !fee.exemption;

/** Still to be paid as things stand: what is due for a result is not due for a refusal by the body that decides. */
export const isDue = ({ result }: Pick<DossierState, 'result'>, fee: Fee): boolean =>
  isOwed(fee) && !(result?.against && fee.before === 'result');

/** What is still to be paid of the dossier: nothing of one that ended. */
export const owedFees = (state: Pick<DossierState, 'status' | 'fees' | 'result'>): Fee[] =>
  OPEN_STATUSES.includes(state.status) ? state.fees.filter((fee) => isDue(state, fee)) : [];

/** The dossier waits for it now; what is due before the result may be paid earlier and need not. */
export const isDueNow = ({ status }: Pick<DossierState, 'status'>, { before }: Fee): boolean =>
  before === 'receipt' || !['submitted', 'in-progress', 'awaiting-supplement'].includes(status);

/** The centre may not receive it before the person has paid. */
export const awaitsFeeFirst = ({ status, fees }: Pick<DossierState, 'status' | 'fees'>): boolean =>
  status === 'submitted' && fees.some((fee) => fee.before === 'receipt' && isOwed(fee));

export interface RegisterWrite {
  register: string;
  subject: string;
  data: Record<string, unknown>;
  trueSince: string;
  /** What stands once in the register while this entry holds, by name. */
  unique?: Readonly<Record<string, string>>;
  /** What no entry holds, or the dossier comes to nothing: a certificate that was replaced or withdrawn. */
  untaken?: Readonly<Record<string, string>>;
  /** Nothing is entered: only what stands once is taken, and what must not be is asked about. */
  // Its data tell alone which plots went to the public; entries from before have none.
  bare?: true;
  /** The dossier by which was held before what this entry gives to somebody else. */
  heldBefore?: string;
  /** Why a value that stands once may stand again, as an officer wrote it; only until the entry is settled. */
  despite?: Readonly<Record<string, string>>;
  /** The dossiers beside whose values it stands again, for such a reason. */
  besides?: Readonly<Record<string, string>>;
  /** The dossiers by which plots of land were held before, by the claim of the plot. */
  plotsBefore?: Readonly<Record<string, string>>;
  /** Who holds which part of the plots from now on, by the claim of the plot; nobody of a plot that is no more. */
  plotParts?: Readonly<Record<string, readonly PlotPart[]>>;
  /** The dossiers by which plots were leased before, by the claim of the lease. */
  leasesBefore?: Readonly<Record<string, string>>;
  /** Whose death it rests on, an inheritance: who they were, and the day. */
  died?: { idNumber: string; name: string; on: string };
  /** What registers said against it when it was decided; the decision says why it was given all the same. */
  asked?: readonly Refusal[];
  /** The numbers of who is part of it, where nobody is part of two; of before, without who applied. */
  members?: readonly string[];
}

/** The dossiers by which was held before what an entry takes over. */
export const formersOf = ({ heldBefore, plotsBefore }: Partial<RegisterWrite> = {}): string[] => [
  ...new Set([...(heldBefore ? [heldBefore] : []), ...Object.values(plotsBefore ?? {})]),
];

/** What of an entry a register writes: not what it takes, rests on and was asked about. */
export const writtenFrom = ({ register, subject, trueSince, data, bare }: RegisterWrite) => ({
  ...{ register, subject, trueSince, data, ...(bare && { bare }) },
});

/** A part of a plot of land, as `1/2`, with the dossier by which it is held; of who gave a part of theirs and has none, by name. */
export interface PlotPart {
  of: string;
  dossier?: string;
  name?: string;
  idNumber?: string;
  /** It was given to the State, to the community or for a road: nobody holds it who could give it. */
  public?: true;
}

/** How the person wants to get the result. */
export interface Delivery {
  method: 'online' | 'counter' | 'post';
  address?: string;
}

export interface SignedBy {
  kind: 'person' | 'agency';
  id: string;
  name: string;
  organisation: string;
}

/** The result as a file that anybody can verify. */
export interface SignedResult {
  /** SHA-256 of the file, its name in the store. */
  file: string;
  sizeBytes: number;
  at: string;
  signatures: SignedBy[];
  /** The same result as data: SHA-256 of the credential, and its place in a status list. */
  credential?: { file: string; list: number; index: number };
}

export interface Message {
  at: string;
  by: string;
  kind: By['kind'];
  /** Messages of before could call themselves a complaint, which a message is not. */
  topic: 'question' | 'complaint' | 'reply';
  text: string;
  /** No message: how an officer told the person, whom none reaches. */
  told?: 'in-person' | 'phone' | 'post';
  /** The numbers of the notices that they were told of; of before, not said. */
  of?: readonly number[];
}

/** A dossier that a body outside decides, as far as is known here. */
export interface Outside {
  body: string;
  /** Where it stands in the province. */
  unit?: string;
  receivedAt?: string;
  handedAt?: string;
  /** Until when it had to be handed over; without it, no hours were set. */
  forwardBy?: string;
  /** Who took it there. */
  receiver?: string;
  /** Of the dossier in their books. */
  code?: string;
  /** When they promise the result. */
  dueAt?: string;
  /** What they promised before, the first first. */
  earlierDues?: string[];
  /** What they said, or asked for. */
  notes: { at: string; by: string; text: string }[];
  correction?: OutsideCorrection;
  /** Their result, which another officer has to confirm. */
  entered?: EnteredResult;
}

export interface DossierState {
  id: string;
  seq: number;
  status: Status;
  code?: string;
  procedure: { code: string; hash: string };
  applicant: Applicant;
  representative?: Representative;
  place?: string;
  channel: Channel;
  delivery?: Delivery;
  /** The result was sent by post: with which number, where to. That it arrived is not known here. */
  posted?: { consignment?: string; address?: string };
  /** The issued result is with who applied, while others still work on what follows it; older states lack it. */
  handedOut?: { at: string; by: string; method: string; recipient: string; receiver?: Receiver };
  /** Where it came in. */
  receivingUnit: string;
  /** Who is competent, as of the day it came in. */
  unit: string;
  basis?: string;
  /** The power is that of the head of the unit, who signs in person; older states lack it. */
  inPerson?: true;
  /** Whose it is, where none of our offices decides. */
  outside?: Outside;
  answers: Record<string, unknown>;
  provenance: Record<string, Provenance>;
  components: Submitted[];
  /** What each finished step recorded, by step. */
  results: Record<string, Record<string, unknown>>;
  submittedAt?: string;
  /** Until when it must be received, or what is missing asked for. */
  acceptBy?: string;
  /** Each time the intake check (`acceptBy`) was over only after its date: kept for good, whatever becomes of the dossier. */
  lateIntakes?: LateIntake[];
  clock?: DossierClock;
  process?: ProcessState;
  timers: { id: string; at: string }[];
  tasks: Task[];
  /** What was open when the result was taken back, and ended with it; states saved before lack it. */
  stopped?: readonly StoppedWork[];
  /** What was asked for on the way, and is asked for no more. */
  stoppedPayments?: readonly StoppedPayment[];
  /** Who else decides of the same dossier, as they stood when the result was taken back; states saved before lack it. */
  others?: readonly OtherBody[];
  doneSteps: string[];
  /** Who did a step last, and when. */
  doneBy?: Record<string, { by: string; at: string }>;
  /** By step, on what its conclusion against the request rests; where nothing is said, it is from before that was asked. */
  restsOn?: Readonly<Record<string, readonly Ground[]>>;
  /** By step that refused a part: in which step another person confirms it, and who refused it. Until then it counts for nothing. */
  partsToConfirm?: Readonly<Record<string, { confirm: string; by: string }>>;
  /** What a step recorded before it was returned and done again. */
  earlier?: { step: string; result: Record<string, unknown>; by?: string; at?: string; unconfirmed?: true }[];
  /** What was sent back to a step done before, by whom and why, and what was answered; older states lack it. */
  returns?: Return[];
  /** Steps that went on while units that were asked had not answered, and why; older states lack it. */
  unheard?: Unheard[];
  rounds: number;
  /** What came in as a supplement and when: what was concluded before rests on the old papers. `kept`: as it was, with a word on why. Older states lack it. */
  supplements?: { at: string; items: string[]; kept?: string[] }[];
  /** What form 02 asked for in rounds that are over, answered or not; older states lack it. */
  askedFor?: readonly string[];
  supplement?: {
    items: SupplementItem[];
    requestedAt: string;
    deadline: string;
    from: Status;
    /** Whom to ask about it; older states lack both. */
    contact?: string;
    contactPhone?: string;
    /** The person was not told yet, so the time to answer does not run; `deadline` is then no date. */
    unbegun?: true;
  };
  /** The draft of the result is with the applicant; silence until the deadline is yes. */
  draft?: { sentAt: string; deadline: string };
  /** `late`: the apology came later than one day before the date that law set. */
  extension?: { reason: string; to: string; at: string; late?: true };
  consultations: Consultation[];
  fees: Fee[];
  /** A payment that is to be struck, until another officer has looked at it. */
  strike?: { at: string; by: { id: string; name: string }; fee: string; reason: string };
  surplus?: Surplus[];
  decision?: Decision;
  /** The paper the office gives out: what was asked for; or, `against`, the notice that it is not given. */
  result?: {
    code: string;
    number: string;
    against?: true;
    /** Of a result that others issued, the day alone. */
    issuedAt: string;
    validUntil?: string;
    /** The body outside issued it: nothing of ours signs it or takes it back. */
    outside?: true;
    /** Of a refusal of theirs, as their answer has them; empty where it gives none. */
    theirReason?: string;
    theirLaw?: string;
    /** Why what others issued has no number. */
    unnumbered?: string;
    /** The office's own file, as it was brought in; what is handed over is the one that the agency sealed. Of others, as that body gave it. */
    file?: string;
    signed?: SignedResult;
    revoked?: Revocation;
  };
  /** That the result be taken back; open until it is decided on, declined or withdrawn. */
  proposal?: RevocationProposal;
  outcome?: 'approved' | 'refused' | 'withdrawn' | 'lapsed';
  /** Entered by an officer on this request. */
  withdrawal?: { at: string; by: string; request: WithdrawalRequest };
  /** When the refusal, or the issued result with all that follows it, was there: what on-time is measured by. Nothing before. */
  resultAt?: string;
  rating?: number;
  /** Between the people of the dossier and the office, outside what law asks for. */
  messages?: Message[];
  /** The first question of theirs that nobody answered yet. */
  asked?: { since: string };
  /** Notices that reached nobody, of which no officer recorded that the person was told; older states lack it. */
  untold?: readonly Untold[];
  originalsBack?: readonly string[];
  closedAt?: string;
  last: { at: string; by: string; what: string };
  /** The run time of the wake-up job that was enqueued last. */
  wake?: string;
}

export function noDossier(id: string): DossierState {
  return {
    id,
    seq: 0,
    status: 'none',
    procedure: { code: '', hash: '' },
    applicant: { name: '', idNumber: '', address: '' },
    channel: 'online',
    receivingUnit: '',
    unit: '',
    answers: {},
    provenance: {},
    components: [],
    results: {},
    timers: [],
    tasks: [],
    doneSteps: [],
    rounds: 0,
    consultations: [],
    fees: [],
    last: { at: '', by: '', what: '' },
  };
}
