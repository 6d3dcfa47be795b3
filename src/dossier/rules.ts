/** What the deciders need to know of a procedure. The procedure room builds it from a published pack. */
import type { ApplicantKind } from '#authority/applicant-kinds.ts';
import type { ListedLaw } from '#authority/law.ts';
import type { Limit } from '#calendar/calendar.ts';
import type { Process } from '#engine/bpmn/graph.ts';
import type { OnDecided } from '#engine/dmn/decided.ts';
import type { OwnData } from '#engine/form/own.ts';
import type { Outcome, Refusal } from '#kernel/outcome.ts';
import type { Names } from '#kernel/phrase.ts';
import type { OriginalsAtCollection } from './originals.ts';
import type { Channel, DossierState, Fee, RegisterWrite, TaskAct } from './state.ts';

export type Words = { vi: string; en: string; hi: string };
type Vars = Readonly<Record<string, unknown>>;

export interface Step {
  id: string;
  name: Words;
  act: TaskAct;
  post: string;
  /** `receiving`, `centre` (of the competent unit), `competent`, `role:ROLE`, or a unit code. */
  unit: string;
  hours?: number;
  /** By way of handing in, in place of `hours`: the time that a source gives to who does the step. */
  limits?: Partial<Record<Channel, Limit>>;
  form?: string;
  law?: string;
}

/** How long a step may take of a dossier that was handed in that way. */
export function stepLimit({ hours, limits }: Pick<Step, 'hours' | 'limits'>, channel: Channel): Limit | undefined {
  return limits?.[channel] ?? (hours ? { workingHours: hours } : undefined);
}

export interface Component {
  id: string;
  name: Words;
  originals: number;
  copies: number;
  /** An original or a copy, as the person chooses. */
  anyForm?: true;
  required: boolean;
  /** FEEL over the answers: asked for only when true. */
  when?: string;
  /** Not asked for when this register holds an entry about the applicant that says what the applicant says. */
  register?: string;
  /** Its name is of what a register of the state holds. */
  ofRegister?: true;
  /** Of whom it is asked, where not of the applicant: the answers with the number of who died, and the day. */
  of?: { number: string; died: string };
  law?: string;
  /** Looked at and given back; nobody keeps it. */
  shown?: true;
  /** Also a result that was taken back, or a notice that nothing is given: what a complaint is about. */
  evenVoid?: true;
}

/** Residence that is registered with what is asked for. */
export interface ResidenceSource {
  /** The answer that says where. */
  at: string;
  /** The answers that say where the parents live. */
  homes: readonly string[];
  /** The answer, true or false, that says that it is the home of neither. */
  apart: string;
  /** What the step of the police records as the place. */
  recorded: string;
  /** What it records as the place where the child is registered already: another than that. */
  found?: string;
}

/** `letter`: it leaves as a signed paper, `book`: with a number of this book. */
export interface ResultRules {
  code: string;
  name: Words;
  /** The paper the office itself gives out, where papers of other bodies come with it. */
  paper: Words;
  letter?: string;
  book: { kind: string; symbol?: string; number: 'drawn' | 'none' };
}

export interface Rules {
  code: string;
  hash: string;
  name: Words;
  field: string;
  tier: 'province' | 'commune';
  /** Who decides as a review found it: a unit as a row of competence names it, or a body outside the province. */
  decidedBy?: { basis: string } & ({ unit: string; inPerson?: true } | { outside: string });
  /** Who decides as the source of an imported procedure names it, and the decision that announced it. */
  decider?: { name: string; basis: string; inPerson?: true };
  /** A body outside decides: its name, and where it stands among our units (a code, or `role:ROLE`). */
  outside?: { body: string; unit?: string };
  /** Who may apply; nothing where its source does not say, which keeps nobody out. */
  applicants?: readonly ApplicantKind[];
  /** By the words of its source it is for foreigners too, or its source does not say for whom it is. */
  admitsForeigners: boolean;
  /** Of persons, only Vietnamese citizens may. */
  citizensOnly?: boolean;
  /** Which place decides who is competent, and the address of the application that says where it lies. */
  place?: { of: 'land' | 'parent' | 'business' | 'project'; field?: string };
  /** Terms of days that a person has, by name, each counted from the day that an answer says. */
  terms?: Readonly<Record<string, { from: string; days: number }>>;
  /** Residence that is registered with it: which answers say where, and where the parents live. */
  residence?: ResidenceSource;
  /** Our own draft of a procedure that law has not laid down yet. */
  draft: boolean;
  /** Taken from the national database, which says of no paper whether everybody must bring it. */
  imported: boolean;
  process: Process;
  steps: Readonly<Record<string, Step>>;
  channels: readonly Channel[];
  components: readonly Component[];
  /** Vietnamese, as people read them: every paper with what may stand in its place and its case, and the choices of the forms. */
  paperNames: readonly string[];
  /** The same of its conditions, and of what keeps somebody out. */
  conditionNames: readonly string[];
  /**
   * What it publishes as a condition, one by one: of an imported procedure too. `bars`: it says who is kept out, by what these names say, and
   * they are told it as `told`.
   */
  conditions: readonly { id: string; text: Words; when?: string; bars?: readonly string[]; told?: Words }[];
  /** Who may apply, in the words of its source. */
  audience?: readonly string[];
  /** `clock`: complete, it starts from zero, or goes on without the time the supplement took. */
  supplement: {
    rounds: number;
    answerWorkingDays: number;
    clock: 'restart' | 'not-counted';
    /** By how many working days at most one moves the date that those ask for who follow the issued result. */
    afterResult?: number;
    law: string;
  };
  /** By which article a supplement is asked for and what follows without one; nothing where the procedure names none. */
  supplementLaw: string;
  /** Of how the supplement counts, what the province set, with whether it was compared with its source. */
  supplementSettings?: { answer?: { confirmed: boolean } };
  /** Where law has the papers of what came as images or copies handed in before the result is given. */
  originalsAtCollection?: OriginalsAtCollection;
  /** While the applicant reads the draft of a result: whether that time is counted. */
  confirmation: { clock: 'counted' | 'not-counted'; law: string };
  /** `stops`: law leaves the time of a consultation out of the limit, so the clock stops while one waits. */
  consultation: { limit: Limit; silence: 'consent' | 'wait'; law: string; clock: 'runs' | 'stops' };
  acceptance: { alertWorkingHours: number; workingHours: number };
  result: ResultRules;
  /** The result that a dossier ends in, where the procedure knows several. */
  resultOf(vars: Vars): ResultRules;
  /** A reference to law as people cite it: «Điều 17 Nghị định số 118/2025/NĐ-CP». */
  lawText(reference: string): string;
  /** The same as the ground of a paper: what is only a draft of ours is none. */
  recitalOf(reference: string): string;
  /** The grounds of a decision, one each, with the name of each document as far as it is known. */
  recitalsOf(references: readonly string[]): string[];
  /** The documents that the procedure lists, as people cite them. */
  lawNames: readonly string[];
  /** The same with the days on which they end, where the procedure says so. */
  laws: readonly ListedLaw[];
  /** By what the limit holds, of an imported procedure that says so. */
  limitLawOf(channel: Channel): string;
  limitOf(channel: Channel, vars: Vars, onDecided?: OnDecided): Outcome<Limit>;
  /** The limits inside that one, the first first, each until the result of that code is issued. */
  phasesOf(channel: Channel): Outcome<{ until: string; limit: Limit }[]>;
  /** Of every way to hand in: what else is to be paid was asked for on the way. */
  feeIds: readonly string[];
  feesOf(channel: Channel, vars: Vars): Outcome<Fee[]>;
  /** Whether the People's Council sets its amount, which no list here has. */
  isAmountOpen(channel: Channel, fee: string): boolean;
  /** Why nobody can say beforehand whether it costs anything, and what: then the counter sets it for the dossier. */
  feeUnknown(channel: Channel): 'unstated' | 'byCase' | 'byCouncil' | undefined;
  /** Whether the procedure tells cases of competence apart. */
  tellsCases?: boolean;
  /** The case of the province's competence that the dossier is of, where the procedure tells cases apart. */
  caseOf(vars: Vars): string | undefined;
  /** Whether the centre of the place alone receives it. */
  isReceivedAtPlace(vars: Vars): boolean;
  /** Refuses who is not eligible, with the article. */
  eligible(vars: Vars): Outcome<true>;
  /** Whether anything that this step records bears on who is eligible. */
  eligibilityReads(step: string): boolean;
  /** The fields because of which nobody with these answers is eligible, whatever the unknown ones will be. */
  ineligibleBy(vars: Vars, unknown: ReadonlySet<string>): { names: ReadonlySet<string>; refusal: Refusal } | undefined;
  /** The same with every reason that holds, in the order of the rule. */
  barsBy(vars: Vars, unknown: ReadonlySet<string>): { names: ReadonlySet<string>; refusal: Refusal }[];
  /** Fields of the application that say who applies, as the population register has it. */
  personal: readonly string[];
  /** Who may not even begin: by the number, and what is known of the person, alone; with what they may do instead, where a source says it. */
  ineligibleWho(vars: Vars): { refusal: Refusal; instead?: Required<Names> } | undefined;
  decide(decision: string, vars: Vars, onDecided?: OnDecided): Outcome<unknown>;
  /**
   * Refuses with every wrong field; returns the answers that count. `today`: the local day on which they are given; `dossier`: what
   * FEEL sees of it, so that a step records nothing against it.
   */
  checkForm(
    form: string,
    answers: Record<string, unknown>,
    today?: string,
    dossier?: Vars,
  ): Outcome<Record<string, unknown>>;
  /** Refuses units that a step's own form names and that were none on the day that the field is of. */
  refuseMisnamed(form: string, answers: Vars, misnamedOn: OwnData['misnamedOn']): Refusal | undefined;
  /** Refuses answers of the application that are another's where they must be the applicant's own; fills those that are empty. */
  checkOwn(answers: Vars, own: OwnData): Outcome<Record<string, unknown>>;
  /** Both, of an application as it comes in: refuses with everything that is wrong at once. */
  checkAnswers(answers: Vars, own: OwnData, today: string): Outcome<Record<string, unknown>>;
  fieldsOf(form: string): readonly string[];
  /** Fields that are not asked for, given these answers. */
  hiddenOf(form: string, answers: Vars): ReadonlySet<string>;
  /**
   * Given only some answers: the fields that may yet be answered, those that are asked for no more whatever comes, and those that are
   * answered as the form does not take it.
   */
  openOf(form: string, answers: Vars, today?: string): Readonly<Record<'open' | 'out' | 'wrong', ReadonlySet<string>>>;
  /** The names that its condition reads. */
  readIn(one: Pick<Component, 'when'>): readonly string[];
  /** Fields of the application that the register fills. */
  filledFrom(register: string): readonly string[];
  /** The register that fills the field of the application. */
  filledBy(field: string): string | undefined;
  /** Whether the result says or rests on the answer: once it is issued, the answer stays as it is. */
  isInResult(item: string): boolean;
  /** Of a paper or a question, as people know it. */
  itemName(item: string): Words;
  /** By field of a form, how it says where the matter lies. */
  placedIn(form: string): Readonly<Record<string, 'named' | 'alone' | 'among'>>;
  /** By field of a form that is the last day of a right: the field beside it that says why it goes on, where there is one. */
  rightEndsIn(form: string): Readonly<Record<string, string | undefined>>;
  /** Of a chosen answer, as the form words it. */
  optionName(field: string, value: string): Words;
  /** Of what `entryOf` gives, only what stands once, and the reasons for which it may stand again. */
  onceOf(vars: Vars): RegisterWrite | undefined;
  entryOf(vars: Vars): RegisterWrite | undefined;
  /** Of what `entryOf` gives, only about whom it is; empty where that is not known yet, or nothing is written. */
  subjectOf(vars: Vars): string;
  /** Where the result is entered. */
  register?: string;
  /** By value that stands once: the field of a step in which an officer writes why it may stand again. */
  despite: Readonly<Record<string, { step: string; field: string }>>;
  /** Whom or what the paper of the result is of, where that is not who applied. */
  aboutOf(vars: Vars): string | undefined;
  /** What others decide of the same dossier once the result is issued: by which step, called what, of which unit. */
  followsOf(vars: Vars): { step: string; name: Words; unit: string }[];
  /** Last local date on which a result holds, for one that does not hold for ever. */
  validUntilOf(vars: Vars): string | undefined;
  /** The number that the paper of the result has of its own. */
  numberOf(vars: Vars): string | undefined;
  isAsked(component: Pick<Component, 'when'>, vars: Vars): boolean;
  /** Why, in the words of who did the step; nothing where they gave none, `unasked` where its form has no place for it. */
  reasonOf(step: string, result: Vars): string | undefined | { unasked: true };
  /** Fields of the step's form that who decides must read. */
  toRead(step: string): readonly string[];
  /** Of those, the ones for which who decides says why it is granted. */
  toConfirm(step: string): readonly string[];
  /** Answers of the application that who decides must read. */
  askedToRead: readonly string[];
  /** Fields of the step's form that name an article of law. */
  grounds(step: string): readonly string[];
  /** Fields of the step's form that say why something that is usually done was left out. */
  waivers(step: string): readonly string[];
  /** Whether who follows the issued result gave what was asked of them; nothing where its form does not say. */
  outcomeOf(step: string, result: Vars): { field: string; value: string; given: boolean } | undefined;
  /** How who follows it refused what was asked of them; nothing where they gave it, or where a form of before says no ground. */
  refusedPart(
    step: string,
    result: Vars,
  ): { field: string; value: string; law: string; reason: string; confirm: string } | undefined;
  /** What a step recorded for or against the request; nothing where its form does not say. */
  conclusionOf(step: string, result: Vars): { field: string; value: string; favourable: boolean } | undefined;
}

/** Issued, with a letter or a file to sign, and not signed yet. */
export const awaitsSignature = (state: DossierState, { result }: Pick<Rules, 'result'>): boolean =>
  Boolean(
    (result.letter || state.result?.file) &&
      state.result &&
      !state.result.outside &&
      !state.result.signed &&
      !state.result.revoked,
  );
