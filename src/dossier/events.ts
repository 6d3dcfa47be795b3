/** Everything that can have happened to a dossier. The names are the acts' names in the past tense. */
import type { State as ProcessState } from '#engine/bpmn/state.ts';
import type { Decided } from '#engine/dmn/decided.ts';
import type { Bringer } from './bringer.ts';
import type { WithdrawalRequest } from './decide-withdrawal.ts';
import type { Determination, Returned, SettledBy } from './fees.ts';
import type { Held } from './originals-back.ts';
import type { CorrectedResult, OutsideResult } from './outside-correction.ts';
import type { Receiver } from './receiver.ts';
import type { Ground } from './refusal-grounds.ts';
import type { RevocationBasis, RevocationProposal } from './revocation.ts';
import type {
  Applicant,
  By,
  Channel,
  Consultation,
  Delivery,
  DossierClock,
  Fee,
  Message,
  OtherBody,
  Provenance,
  RegisterWrite,
  Representative,
  SignedBy,
  Submitted,
  SupplementItem,
  Surplus,
  Task,
} from './state.ts';
import type { Untold } from './untold.ts';

/** How the act moved the process: recorded, not computed again, so that a fold needs neither pack nor engine. */
export interface Flow {
  process: ProcessState;
  opened: Task[];
  closed: number[];
  /** Engine timers set and cleared. */
  timers?: { id: string; at: string }[];
  cancelled?: string[];
  sent?: string[];
  /** What rules said as it moved. */
  decided?: Decided[];
}

/** How a result went, and to whom; without `receiver` it is from before it was asked in what quality they took it. */
export interface HandedOver {
  method: string;
  recipient: string;
  receiver?: Receiver;
  consignment?: string;
  /** Where what goes by post was sent to. */
  address?: string;
  /** Why it went another way than the person asked for. */
  otherwise?: string;
  /** The papers that were taken in, as originals. */
  originals?: string[];
  /** They were taken in as the paper that is asked for, original or copy, or seen as an electronic document. */
  asAsked?: true;
}

/** Who came with what to a centre that did not take it in. */
export interface Brought {
  procedure: { code: string; hash: string };
  channel: Channel;
  applicant: Applicant;
  representative?: Representative;
  place?: string;
  receivingUnit: string;
  answers: Record<string, unknown>;
}

interface Common {
  at: string;
  by: By;
  /** The absent colleague in whose place the person acted. */
  inPlaceOf?: string;
  /** Of the paper the act gives rise to, as drawn from the book of its kind. */
  number?: string;
  /** Documents of law that no list here has, or of another procedure alone: who acted said that they looked them up. Nobody was asked before. */
  lawChecked?: string;
  /** Of what was signed past what the applicant wrote: when the newest message was written, which who signed had read. */
  questionRead?: string;
  /** Of what people are told of: whether it reaches none of them. Of before it was recorded, and where somebody has an account, not said. */
  unsent?: boolean;
  flow?: Flow;
}

type Event<Type extends string, Data> = { type: Type } & Common & Data;

/** Of before, neither was asked. */
export type DossierEvent =
  | Event<
      'dossier-drafted',
      {
        procedure: { code: string; hash: string };
        channel: Channel;
        applicant: Applicant;
        representative?: Representative;
        place?: string;
        receivingUnit: string;
        answers: Record<string, unknown>;
        components: Submitted[];
        provenance: Record<string, Provenance>;
        delivery?: Delivery;
      }
    >
  /**
   * `told`: how an officer told the person, whom no message reaches; `of`: the numbers of the notices that they told of, of before all
   * that stood; `begins`: until when a term lasts that was counted from no earlier day.
   */
  | Event<
      'message-sent',
      {
        topic: Message['topic'];
        text: string;
        told?: Message['told'];
        of?: readonly number[];
        begins?: { supplement?: string };
      }
    >
  /** No carrier took it, or none could deliver it. */
  | Event<'notice-unsent', { notice: Untold }>
  | Event<
      'dossier-submitted',
      {
        code: string;
        channel: Channel;
        receivingUnit: string;
        unit: string;
        basis: string;
        /** The power is that of the head of the unit, who decides and signs in person. */
        inPerson?: true;
        /** Of what a body outside decides. */
        outside?: { body: string; unit?: string };
        /** The place that the answers name, where the draft had none. */
        place?: string;
        answers: Record<string, unknown>;
        components: Submitted[];
        provenance: Record<string, Provenance>;
        fees: Fee[];
        /** When the officer must have taken note, and when acceptance or a supplement notice is due. */
        alertBy?: string;
        acceptBy: string;
      }
    >
  /** Without a clock, only the body outside can say when it will be done. */
  | Event<'dossier-received', { task: number; clock?: DossierClock; result: Record<string, unknown> }>
  | Event<
      'dossier-handed-over',
      { task: number; step: string; body: string; receiver: string; theirCode?: string; forwardBy?: string }
    >
  | Event<'outside-recorded', { theirCode?: string; dueAt?: string; note?: string; clock?: DossierClock }>
  | Event<
      'outside-result-recorded',
      OutsideResult & {
        task: number;
        step: string;
        /** By law again, where their date had taken its place. */
        clock?: DossierClock;
        /** Who entered it with neither number nor file, where another officer confirmed it; of before, one alone may have. */
        proposedBy?: { id: string; name: string };
      }
    >
  | Event<'outside-result-entered', OutsideResult>
  | Event<'outside-result-declined', { reason: string; proposedBy: { id: string; name: string } }>
  /** What changes the outcome is done by two: one proposes it, another enters it (`proposedBy`; of before, one alone may have). */
  | Event<'outside-correction-proposed', CorrectedResult>
  | Event<'outside-correction-declined', { reason: string; proposedBy: { id: string; name: string } }>
  | Event<'outside-result-corrected', CorrectedResult & { proposedBy?: { id: string; name: string } }>
  | Event<
      'supplement-requested',
      {
        items: SupplementItem[];
        deadline: string;
        clock?: DossierClock;
        round: number;
        contact: string;
        contactPhone?: string;
      }
    >
  | Event<
      'dossier-supplemented',
      {
        answers: Record<string, unknown>;
        /** Answers whose question the new ones take away; of before, none was taken out. */
        cleared?: string[];
        components: Submitted[];
        /** Where what was put right of an entry of a register, and what another entry fills in now, is from; of before, not said. */
        provenance?: Record<string, Provenance>;
        /** What was asked for and stays as it was, and why the applicant keeps it. Of before, nobody asked why. */
        kept?: { items: string[]; reason: string };
        /** Of what an officer entered, who came with it; of before, nobody asked. */
        broughtBy?: Bringer;
        clock?: DossierClock;
        /** Of one that was not received yet: the check begins anew. */
        acceptBy?: string;
        /** By task: the hours of the open steps, from zero as the clock. */
        stepsDue?: Record<number, string>;
      }
    >
  /** `missed`: the date of law, where it had passed before the dossier ended without a result; of before, not said. */
  | Event<'supplement-lapsed', { deadline: string; missed?: string }>
  /** After the result: what follows it goes on with what there is. */
  | Event<'supplement-missed', { deadline: string; clock?: DossierClock; stepsDue?: Record<number, string> }>
  | Event<'draft-sent', { deadline: string; clock?: DossierClock }>
  /** By the applicant, with what it should say instead; or by their silence until the deadline. */
  | Event<
      'draft-confirmed',
      { answers: Record<string, unknown>; cleared?: string[]; silent?: true; timer?: string; clock?: DossierClock }
    >
  /** `brought`: what was not taken in at all, of which there was no dossier before. `grounds`: on which it rests; of before, nobody was asked. */
  | Event<'dossier-refused', { reason: string; law: string; grounds?: readonly Ground[]; brought?: Brought }>
  | Event<'task-claimed', { task: number }>
  /** `unheard`: the questions to other units that had no answer when the step went on; `overruled`: those whose answer it concluded against; `despite`: why. `grounds`: on which a conclusion against the request rests; of before, nobody was asked. */
  | Event<
      'task-completed',
      {
        task: number;
        step: string;
        result: Record<string, unknown>;
        grounds?: readonly Ground[];
        /** Of a part that was refused: the step in which another person of that body confirms it, and until when nobody outside is told. */
        confirm?: string;
        answer?: string;
        unheard?: string[];
        overruled?: string[];
        despite?: string;
      }
    >
  /** `undecided`: to who decided; the decision, which was not issued yet, and its entry hold no more. */
  | Event<'task-returned', { task: number; step: string; to: string; reason: string; undecided?: true }>
  | Event<'task-reassigned', { task: number; officer: string; reason: string }>
  | Event<'task-substituted', { task: number; officer: string; absent: string; until: string }>
  | Event<'unit-consulted', { consultations: Consultation[]; clock?: DossierClock }>
  | Event<
      'consultation-answered',
      {
        consultation: string;
        opinion: 'agree' | 'disagree' | 'no-comment';
        text: string;
        /** As what the officer speaks for the unit; not kept of what was answered before. */
        title?: string;
        number?: string;
        replaces?: string;
        clock?: DossierClock;
      }
    >
  | Event<'consultation-withdrawn', { consultation: string; reason: string; clock?: DossierClock }>
  | Event<'consultation-reminded', { consultation: string }>
  /** `since`: the end of the time to answer, from which silence is consent; of before, from when it was recorded. */
  | Event<
      'consultation-lapsed',
      { consultation: string; meaning: 'consent' | 'late'; since?: string; clock?: DossierClock }
    >
  | Event<'dossier-extended', { reason: string; apology: string; clock: DossierClock; from: string; late?: true }>
  /** By an officer, the request that it was entered on; of before that was asked for, none. */
  | Event<'dossier-withdrawn', { reason: string; request?: WithdrawalRequest; missed?: string }>
  | Event<'payment-requested', { task?: number; step?: string; fee: Fee; clock?: DossierClock }>
  /** `fees`: what nobody is asked for any more; `step`: where it was asked for, and `to`, where the work goes back to. */
  | Event<
      'payment-stopped',
      {
        fees: readonly string[];
        amountVnd: number;
        step: string;
        to: string;
        reason: string;
        document: Determination;
        clock?: DossierClock;
      }
    >
  /** By the counter, where nobody published what it costs. */
  /** `beforeVnd`: what was set before and nobody had paid, in whose place it stands. */
  | Event<'case-fee-set', { fee: Fee; beforeVnd?: number }>
  /** Once something of it was paid: what is owed in all. `pays`: what each paid fee pays by now; `back`: what was paid too much. */
  | Event<
      'fee-set-anew',
      {
        debt: string;
        totalVnd: number;
        paidVnd: number;
        law: string;
        reason: string;
        pays: Readonly<Record<string, number>>;
        /** What nobody had paid of it, and is asked for no more. */
        instead: readonly string[];
        more?: Fee;
        back?: { reference: string; amountVnd: number };
        amountChecked?: true;
        /** Of a dossier that came to nothing: the paper by which it was found too much. */
        determined?: Determination;
      }
    >
  | Event<
      'fee-paid',
      {
        fee: string;
        amountVnd: number;
        reference: string;
        law?: string;
        amountChecked?: true;
        shared?: true;
        clock?: DossierClock;
        acceptBy?: string;
      }
    >
  | Event<
      'dossier-decided',
      { task: number; step: string; result: Record<string, unknown>; entry?: RegisterWrite; despite?: string }
    >
  // Without a task where who signs refused at another step than the decision's.
  // `despite`: what changed since the appraisal for the request, or was overlooked by it; of before, nobody was asked, nor for `grounds`.
  | Event<
      'dossier-rejected',
      {
        task?: number;
        step?: string;
        grounds?: readonly Ground[];
        reason: string;
        law: string;
        despite?: string;
        number: string;
      }
    >
  | Event<
      'result-issued',
      {
        task: number;
        step: string;
        code: string;
        number: string;
        /** Why it is not the next of its book; nobody was asked before. */
        numberWhy?: string;
        /** Why nobody had set what it costs, where nobody published that; of before, nobody was asked. */
        feeUnset?: string;
        validUntil?: string;
        file?: string;
        /** Where the result ends a phase: the next limit runs. */
        clock?: DossierClock;
      }
    >
  | Event<
      'result-signed',
      {
        file: string;
        sizeBytes: number;
        signatures: SignedBy[];
        credential?: { file: string; list: number; index: number };
        /** Of the decision that took the result back, not of the result. */
        of?: 'revocation';
      }
    >
  | Event<'scan-signed', { component: string; file: string; signed: string; pages: number; officer: string }>
  | Event<'revocation-proposed', Omit<RevocationProposal, 'at' | 'by' | 'reminded' | 'late'>>
  | Event<'proposal-reminded', { dueAt: string }>
  | Event<'proposal-late', { dueAt: string }>
  | Event<'proposal-withdrawn', { reason: string }>
  | Event<'proposal-declined', { reason: string; proposedBy: { id: string; name: string } }>
  /** By the head of which unit, on what; without a unit it is from before a paper was made of it, without a basis from before it was asked. */
  | Event<
      'result-revoked',
      {
        reason: string;
        law: string;
        replacedBy?: { code: string; number: string };
        unit?: string;
        basis?: RevocationBasis;
        /** Bodies that had decided on what follows the result, or whose turn had not come; older events lack it. */
        others?: readonly OtherBody[];
      }
    >
  /** By the law that who gave it back named, where the procedure does not say whether it is. */
  | Event<
      'fee-refunded',
      { fee: string; amountVnd: number; reference: string; reason: string; law?: string; shared?: true } & SettledBy
    >
  | Event<'fee-kept', { fee: string; amountVnd: number; reason: string; law: string } & SettledBy>
  /** That a payment was not of this dossier: asked by one officer, confirmed or not by another; then it is owed again. */
  | Event<'strike-proposed', { fee: string; reason: string }>
  | Event<'strike-declined', { fee: string; reason: string; proposedBy: { id: string; name: string } }>
  | Event<
      'payment-struck',
      {
        fee: string;
        amountVnd: number;
        reference: string;
        shared?: true;
        reason: string;
        proposedBy: { id: string; name: string };
      }
    >
  | Event<'surplus-received', { fee: string; amountVnd: number; reference: string; why: Surplus['why'] }>
  | Event<
      'surplus-returned',
      { amountVnd: number; reference: string; returnedBy: string } & Pick<Returned, 'shared' | 'corrects'>
    >
  /** The issued result is handed out while others still work on what follows it. */
  | Event<'issued-result-delivered', HandedOver>
  /** `rest`: what is left beside the issued result, which was handed out before. */
  | Event<'result-delivered', HandedOver & { task: number; step: string; rest?: true }>
  | Event<'originals-given-back', { originals: Held[]; recipient: string; receiver: Receiver }>
  /** `kept`: originals that stay in the file, as who closed it says. */
  | Event<'dossier-closed', { onTime: boolean; kept?: string[] }>
  | Event<'dossier-rated', { score: number; comment?: string }>
  | Event<'due-warned', { dueAt: string }>
  | Event<'due-passed', { dueAt: string }>
  | Event<'supplement-pause-ended', { clock: DossierClock }>
  | Event<'due-recomputed', { from: string; clock: DossierClock; why: string }>
  | Event<'timer-fired', { timer: string }>;

export type EventType = DossierEvent['type'];
