/** What can be asked of a dossier: one command per act, named as the act. */
import type { BroughtBy } from './bringer.ts';
import type { WithdrawalRequest } from './decide-withdrawal.ts';
import type { Receiver } from './receiver.ts';
import type { GroundRef } from './refusal-grounds.ts';
import type {
  Applicant,
  Channel,
  Delivery,
  Message,
  Representative,
  SignedBy,
  Submitted,
  SupplementItem,
  Surplus,
} from './state.ts';
import type { Untold } from './untold.ts';

/** Of an act that names law: that who acts looked up the documents which no list here has, or the procedure's own does not. */
interface ByLaw {
  lawChecked?: boolean;
}

/** Of an act that signs something while a question of the applicant waits: when the newest message that was read was written. */
interface ByQuestion {
  questionRead?: string;
}

/** Without a word of it, to the applicant, as they wished where that can be; `consignment`: the number of what goes by post. */
export interface HandOver {
  method?: Delivery['method'];
  to?: Receiver['as'];
  /** Their name; of an organisation the person who takes it there. */
  recipient?: string;
  /** Of that person in the organisation. */
  position?: string;
  /** Of somebody authorised: their number, and the paper that says so with its day. */
  idNumber?: string;
  paper?: string;
  paperDate?: string;
  consignment?: string;
  /** Why it goes another way than the person asked for. */
  otherwise?: string;
  /** The papers whose originals were taken in, where law asks for them before the result is given. */
  originals?: string[];
}

/**
 * By which paper it was determined, where the procedure does not say whether money goes back. `confirmed`: who enters it read it back.
 * `corrects`: why what another officer entered is wrong.
 */
export interface Settled {
  determinedNumber?: string;
  determinedOn?: string;
  determinedBy?: string;
  confirmed?: boolean;
  corrects?: string;
}

export interface Commands {
  'draft-dossier': {
    channel: Channel;
    applicant: Applicant;
    representative?: Representative;
    place?: string;
    receivingUnit?: string;
    answers?: Record<string, unknown>;
    components?: Submitted[];
    delivery?: Delivery;
  };
  /**
   * What somebody brought and a condition of the procedure keeps from being taken in: form 03, before anything has a code. `answers` is
   * what they said so far.
   */
  'refuse-reception': {
    channel: Channel;
    applicant: Applicant;
    representative?: Representative;
    place?: string;
    receivingUnit: string;
    answers?: Record<string, unknown>;
    grounds?: readonly GroundRef[];
    law: string;
  } & ByLaw;
  'submit-dossier': {
    channel?: Channel;
    receivingUnit?: string;
    answers?: Record<string, unknown>;
    components?: Submitted[];
  };
  'receive-dossier': { task?: number; result?: Record<string, unknown> } & ByLaw;
  /** To the body outside that decides; slip 06 has the names of both, who gives and who takes. */
  'hand-over-dossier': { task: number; receiver: string; theirCode?: string };
  /** What that body says meanwhile: at least one of the three. */
  'record-outside': { theirCode?: string; dueAt?: string; note?: string };
  'record-outside-result': {
    task: number;
    outcome: 'granted' | 'refused';
    number?: string;
    issuedOn: string;
    file?: string;
    /** Why their paper has no number, where it has none and no file comes with it. */
    unnumbered?: string;
    /** Of a refusal, as their answer has them; they may give none. */
    reason?: string;
    law?: string;
  };
  /** What was entered wrong of their result, as it should be, and why; while it was not handed out. */
  'correct-outside-result': {
    outcome: 'granted' | 'refused';
    number?: string;
    issuedOn: string;
    /** Without one, the file that came with the first entry stays. */
    file?: string;
    unnumbered?: string;
    reason?: string;
    law?: string;
    why: string;
  };
  /** What another officer entered with neither number nor file stands. */
  'confirm-outside-result': Record<never, never>;
  'decline-outside-result': { reason: string };
  /** A correction that another officer proposed is entered. */
  'confirm-outside-correction': Record<never, never>;
  /** Who proposed it takes it back, or another does not agree. */
  'decline-outside-correction': { reason: string };
  'request-supplement': { items: SupplementItem[]; contact?: string; contactPhone?: string } & ByLaw;
  /** `kept`: why what was asked for stays as it was. `broughtBy`: who came with what an officer enters. */
  'supplement-dossier': {
    answers?: Record<string, unknown>;
    components?: Submitted[];
    kept?: string;
    broughtBy?: BroughtBy;
  };
  /** Alone, the draft of the result is confirmed; with answers, or fields to leave empty, corrected. */
  'confirm-draft': { answers?: Record<string, unknown>; cleared?: string[] };
  /**
   * `grounds`: on what it rests. `reason` and `despite` (what changed since an appraisal that was for the request, or what it overlooked) once
   * it is received: before that nothing is written.
   */
  'refuse-dossier': { grounds?: readonly GroundRef[]; reason?: string; law: string } & ByLaw & ByQuestion;
  'claim-task': { task: number };
  /** `answer`: what was done about the reason for which the task came back. `despite`: why it goes on without an opinion that was asked for, or concludes for the request against one. `grounds`: on what a conclusion against it rests. */
  'complete-task': {
    task: number;
    result?: Record<string, unknown>;
    grounds?: readonly GroundRef[];
    answer?: string;
    despite?: string;
  } & ByLaw;
  'return-task': { task: number; to: string; reason: string };
  'reassign-task': { task: number; officer: string; reason: string };
  'substitute-task': { task: number };
  'consult-unit': { units: string[]; question: string };
  'answer-consultation': {
    consultation: string;
    opinion: 'agree' | 'disagree' | 'no-comment';
    text: string;
    /** Of the letter that says it, where there is one. */
    number?: string;
    /** Why it stands in the place of the answer that the unit gave before. */
    replaces?: string;
  };
  /** By who asked. */
  'withdraw-consultation': { consultation: string; reason: string };
  'extend-dossier': { dueAt: string; reason: string; apology?: string } & ByLaw;
  /** By an officer only with the request on which they enter it, and `file`, its scan; who applied asks by the act itself. */
  'withdraw-dossier': {
    reason: string;
    request?: Partial<Omit<WithdrawalRequest, 'file'>>;
    file?: string;
  };
  /** `replaces`: why it stands in the place of a notice that was given and paid before; the amount is what is still to be paid. */
  'request-payment': {
    task?: number;
    fee: string;
    name?: string;
    amountVnd: number;
    law: string;
    replaces?: string;
  } & ByLaw;
  /** A notice that nobody paid yet was wrong: another, `as`, stands in its place, for a reason. */
  'replace-payment': { fee: string; as: string; name?: string; amountVnd: number; law: string; reason: string } & ByLaw;
  /** The money that is waited for is asked for no more, and the dossier goes back to the step `to`: by which document, and why. */
  'stop-payment': { to: string; reason: string; documentNumber?: string; documentOn?: string; documentBy?: string };
  /**
   * Of a procedure whose fee nobody published: what this dossier owes in all, or 0, and by which law; with `fee`, of a fee of the
   * procedure that was paid. `reason`: why it is said anew. What was paid too much goes back; what is missing is owed beside it.
   * `amountChecked`: an amount that is far from what is usual was looked at once more.
   */
  'set-case-fee': {
    fee?: string;
    amountVnd: number;
    law: string;
    reason?: string;
    amountChecked?: boolean;
  } & Pick<Settled, 'determinedNumber' | 'determinedOn' | 'determinedBy'> &
    ByLaw;
  /**
   * `law`: the resolution that sets the amount, where the procedure does not know it. `shared`: the receipt is of several debts, which is
   * said of each of them. `amountChecked`: such an amount, far from what is usual, was looked at once more. `confirmed`: who
   * took the money read back of what and of whom it is.
   */
  'pay-fee': {
    fee: string;
    amountVnd: number;
    reference: string;
    law?: string;
    amountChecked?: boolean;
    shared?: boolean;
    confirmed?: boolean;
  } & ByLaw;
  /** To reject takes grounds, a reason and an article, and `despite` as of a refusal; to approve takes `despite` where something speaks against it: why all the same. */
  'decide-dossier': {
    task: number;
    result?: Record<string, unknown>;
    outcome?: 'approved' | 'rejected';
    grounds?: readonly GroundRef[];
    reason?: string;
    law?: string;
    despite?: string;
  } & ByLaw &
    ByQuestion;
  /** With a file, the office's own PDF is the result. */
  'issue-result': {
    task: number;
    number?: string;
    /** Why the number is not the next of its book. */
    numberWhy?: string;
    file?: string;
    /** Why it is issued though nobody set what it costs, where nobody published that. */
    feeUnset?: string;
  } & ByQuestion;
  /** The issued result, while others still work on what follows it. */
  'deliver-issued': HandOver;
  'deliver-result': { task: number } & HandOver;
  /** By component, which go back to whom at the counter. */
  'give-back-originals': { originals: string[] } & Pick<
    HandOver,
    'to' | 'recipient' | 'position' | 'idNumber' | 'paper' | 'paperDate'
  >;
  /** `originalsStay`: those of which nothing says that they went back stay in the file. */
  'close-dossier': { originalsStay?: boolean };
  'rate-dossier': { score: number; comment?: string };
  /** `told`: that an officer told the person otherwise, where no message reaches them; `of`: of which notices, by their numbers. */
  'send-message': { topic: Message['topic']; text: string; told?: Message['told']; of?: readonly number[] };
  /** `unsent`: a notice that reached nobody. */
  'wake-dossier': { unsent?: Untold };
  'recompute-due': { why?: string };
  /** The signed file is in the store. */
  'sign-result': {
    file: string;
    sizeBytes: number;
    signatures: SignedBy[];
    credential?: { file: string; list: number; index: number };
    /** Of the decision that took the result back, not of the result. */
    of?: 'revocation';
  };
  /** The scan of a component, signed by the officer who took it in. */
  'sign-scan': { component: string; file: string; signed: string; pages: number; officer: string };
  /**
   * That a result be taken back; with the code of another dossier, its result stands in this one's place. The conclusion and the notice
   * to the holder are given where law asks for them; `file` is their scan.
   */
  'propose-revocation': { reason: string; law: string; replacedBy?: string; file?: string } & RevocationPapers & ByLaw;
  /** By who made it. */
  'withdraw-proposal': { reason: string };
  /** By who would sign it. */
  'decline-proposal': { reason: string };
  /** Takes a result back as it was proposed by another than who signs. */
  'revoke-result': ByQuestion;
  /** That what was recorded as paid for this charge was not of this dossier. */
  'strike-payment': { fee: string; reason: string };
  /** As another officer asked. */
  'confirm-strike': Record<never, never>;
  'decline-strike': { reason: string };
  /** `law`: by which, where the procedure does not say whether it is given back. */
  'refund-fee': { fee: string; reference: string; reason: string; law?: string; shared?: boolean } & Settled & ByLaw;
  /** Where the procedure does not say whether it is given back: that it is not. */
  'keep-fee': { fee: string; reason: string; law: string } & Settled & ByLaw;
  /** A bank told of money for this dossier that pays nothing of it. */
  'record-surplus': { fee: string; amountVnd: number; reference: string; why: Surplus['why'] };
  /** It went back by the transfer `by`; `shared`: which is of several returns, also those that `refund-fee` records. */
  'return-surplus': { reference: string; by: string; shared?: boolean } & Pick<Settled, 'confirmed' | 'corrects'>;
}

/** The conclusion of the body that found it against the law, and the notice by which the holder was told. */
export interface RevocationPapers {
  conclusionNumber?: string;
  conclusionOn?: string;
  conclusionBy?: string;
  noticeNumber?: string;
  noticeOn?: string;
}

export type Act = keyof Commands;

/** Acts of which a dossier comes; a draft may be saved anew. */
export const BEGINS = ['draft-dossier', 'refuse-reception'] as const satisfies readonly Act[];
type Begins = (typeof BEGINS)[number];
export type Beginning = Extract<Command, { act: Begins }>;
export const begins = (command: Command): command is Beginning => BEGINS.some((act) => act === command.act);

/** Acts that no person does. */
export const SYSTEM_ACTS = [
  'wake-dossier',
  'recompute-due',
  'sign-result',
  'sign-scan',
  'record-surplus',
] as const satisfies readonly Act[];
export type SystemAct = (typeof SYSTEM_ACTS)[number];
export type Command = { [A in Act]: { act: A } & Commands[A] }[Act];
export type CommandOf<A extends Act> = { act: A } & Commands[A];
