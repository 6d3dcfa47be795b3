/** What a decider may look at besides the state and the command. */
import type { Absence } from '#authority/permission.ts';
import type { Province } from '#authority/province.ts';
import { misnamedUnit } from '#authority/units-on.ts';
import { dayNumber, type WorkingCalendar } from '#calendar/calendar.ts';
import { endOfTerm } from '#calendar/terms.ts';
import { LASTING } from '#engine/feel/frame.ts';
import { type Filer, type OwnData, saysSame } from '#engine/form/own.ts';
import { isOrganisationNumber } from '#kernel/id-number.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { countedAnswers } from './counted.ts';
import { isBlank } from './proven.ts';
import type { FoundNow } from './refusal-grounds.ts';
import type { Rules } from './rules.ts';
import type { By, DossierState, Provenance } from './state.ts';
import type { Ways } from './untold.ts';

export interface Context {
  at: Temporal.Instant;
  /** The same instant as text, as events carry it. */
  atText: string;
  by: By;
  province: Province;
  rules: Rules;
  absences: readonly Absence[];
  /** Answers that registers hold about the applicant, with where they came from. */
  known?: { answers: Record<string, unknown>; provenance: Record<string, Provenance> };
  /** As the population register names who has the applicant's number. */
  registeredName?: string;
  /** By number, the same of others whom the command names with one. */
  registeredNames?: ReadonlyMap<string, string>;
  registeredNationality?: string;
  registeredSex?: string;
  registeredBirthYear?: number;
  registeredResidence?: string;
  /** By field of the application, what the population register says of who applies. */
  registeredPerson?: Readonly<Record<string, unknown>>;
  /** The same of who they are: the day of birth, the sex, the nationality. Every rule goes by it. */
  registeredIdentity?: Readonly<Record<string, unknown>>;
  /** Registers that hold an entry about the applicant, of those that components name. */
  proven?: readonly string[];
  /** Origins of all entries about the applicant that hold. */
  standing?: readonly string[];
  /** Of these, the entries of things in another commune than the dossier's, or in one that nobody knows. */
  elsewhere?: readonly string[];
  /** What registers are called; those with a `holding` are of things that have a holder. */
  registers?: ReadonlyMap<
    string,
    {
      name: { vi: string; en: string; hi: string };
      holding?: object;
      place?: string;
      parents?: { of: readonly { resides?: string }[] };
    }
  >;
  /** Whether results are signed here: then they are handed over signed. Not in told stories. */
  signsResults?: boolean;
  /** How messages leave to who has no account. */
  ways?: Ways;
  /** Of what is refused, or concluded against: what the system itself has against it now. */
  foundNow?: FoundNow;
  /** The issued result of the dossier that a command named as the one in this one's place. */
  replacement?: { code: string; number: string };
  /** Told of every element and flow the process passes: for coverage. */
  onReached?: (element: string, flow?: string) => void;
}

/** What FEEL sees of a dossier: the answers that count, what each step recorded, and a few facts about the case. */
export function variables(
  state: DossierState,
  rules: Pick<Rules, 'hiddenOf'>,
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  const counted = countedAnswers(state.answers, rules);
  return {
    [LASTING]: counted,
    ...counted,
    ...state.results,
    channel: state.channel,
    place: state.place ?? null,
    applicant: state.applicant,
    components: componentsOf(state.components),
    ...extra,
  };
}

/** The same list for the same components: what was found of it is known again. */
function componentsOf(submitted: DossierState['components']): readonly string[] {
  let found = COMPONENTS.get(submitted);
  if (!found) {
    found = submitted.map((one) => one.component);
    COMPONENTS.set(submitted, found);
  }
  return found;
}
const COMPONENTS = new WeakMap<DossierState['components'], readonly string[]>();

/**
 * What rules see of the day on which it is handed in: that day, and of each term of the procedure the day that ends it. A term whose
 * end hangs on days of the calendar that are not known ends on null where the day lies between the two that it can be; on any other
 * day both say the same.
 */
export function dayFacts(
  { terms = {} }: Pick<Rules, 'terms'>,
  answers: Readonly<Record<string, unknown>>,
  day: string,
  calendar: WorkingCalendar,
): Record<string, unknown> {
  const endOf = ({ from, days }: { from: string; days: number }) => {
    const begins = answers[from];
    if (typeof begins !== 'string' || dayNumber(begins) === undefined) return null;
    const { earliest, latest } = endOfTerm(calendar, begins, days);
    return day <= earliest ? earliest : day > latest ? latest : null;
  };
  return { submittedOn: day, ...Object.fromEntries(Object.entries(terms).map(([name, one]) => [name, endOf(one)])) };
}

/** The local day on which it was handed in, by which it is judged for good: a child that turns six on the way stays eligible. */
export const submittedOn = (
  { submittedAt }: Pick<DossierState, 'submittedAt'>,
  { province: { calendar }, at }: Pick<Context, 'province' | 'at'>,
): string => calendar.dateOf(submittedAt ? Temporal.Instant.from(submittedAt) : at);

/** The same of a dossier, by the answers that count. */
export const dayFactsOf = (state: DossierState, context: Context): Record<string, unknown> =>
  dayFacts(
    context.rules,
    countedAnswers(state.answers, context.rules),
    submittedOn(state, context),
    context.province.calendar,
  );

/** Who is not eligible, by what is answered and by what the steps recorded, on the day on which it was handed in. */
export function refuseIneligible(state: DossierState, context: Context): Refusal | undefined {
  const registered = { ...state, answers: asRegistered(state.answers, context) };
  const eligible = context.rules.eligible(variables(registered, context.rules, dayFactsOf(state, context)));
  return isRefusal(eligible) ? eligible : undefined;
}

/** Who applies is who the population register says: the answers, with what it has of them. */
export const asRegistered = (
  answers: DossierState['answers'],
  { registeredIdentity = {} }: Pick<Context, 'registeredIdentity'>,
): DossierState['answers'] => ({
  ...answers,
  ...Object.fromEntries(Object.entries(registeredIdentity).filter(([field]) => !isBlank(answers[field]))),
});

/**
 * What is said of who somebody is, and is not what the population register has: it is corrected there first (Resolution 66.7/2025/NQ-CP). What
 * that register itself filled in stands.
 */
export function refuseUnregistered(
  { answers, provenance, applicant }: Pick<DossierState, 'answers' | 'provenance' | 'applicant'>,
  { registeredIdentity = {}, rules }: Pick<Context, 'registeredIdentity'> & { rules: Pick<Rules, 'itemName'> },
): Refusal | undefined {
  const otherwise = Object.entries(registeredIdentity).filter(([field, held]) => {
    const filled = provenance[field] && !provenance[field].contested;
    return !filled && !isBlank(answers[field]) && !saysSame(answers[field], held);
  });
  if (!otherwise.length) return undefined;
  const fields = otherwise.map(([field]) => rules.itemName(field));
  return refuse('answer-not-registered', { fields, applicant: applicant.name });
}

type Filed = Partial<Pick<DossierState, 'answers' | 'provenance' | 'representative' | 'channel'>>;

/** Online who signs in hands it in. On paper somebody brings it, and only who acts for another is on record. */
function filersOf({ representative, channel }: Filed): readonly Filer[] | undefined {
  if (channel !== 'online') return representative && ['person', 'organisation'];
  return [!representative ? 'self' : isOrganisationNumber(representative.idNumber) ? 'organisation' : 'person'];
}

/** What is the applicant's own, by the register where it was looked up. */
export const ownData = (
  { idNumber, name }: Pick<DossierState['applicant'], 'idNumber' | 'name'>,
  {
    registeredName,
    registeredSex,
    registeredBirthYear,
    registeredResidence,
    registeredNationality,
    known,
    province,
    at,
  }: Pick<
    Context,
    | 'at'
    | 'province'
    | 'registeredName'
    | 'registeredSex'
    | 'registeredBirthYear'
    | 'registeredResidence'
    | 'registeredNationality'
    | 'known'
  >,
  { answers = {}, provenance = {}, representative, channel }: Filed = {},
): OwnData => ({
  idNumber,
  name: registeredName ?? name,
  ...(registeredSex && { sex: registeredSex }),
  ...(registeredBirthYear && { birthYear: registeredBirthYear }),
  ...(registeredResidence && { residence: registeredResidence }),
  ...(registeredNationality && { nationality: registeredNationality }),
  ...(representative && { representative: representative.idNumber }),
  filers: filersOf({ representative, channel }),
  held: { ...filledOf({ answers, provenance }), ...known?.answers },
  misnamedOn: (text, day) => misnamedUnit(province, text, day === 'today' ? province.calendar.dateOf(at) : day),
});

/** What of the answers a register filled, and nobody contests. */
const filledOf = ({ answers, provenance }: Pick<DossierState, 'answers' | 'provenance'>) =>
  Object.fromEntries(
    Object.entries(provenance).flatMap(([field, { contested }]) => (contested ? [] : [[field, answers[field]]])),
  );

/** The local day of the act. */
export const dayOf = ({ province, at }: Pick<Context, 'province' | 'at'>): string => province.calendar.dateOf(at);

export function common(context: Context): { at: string; by: By } {
  return { at: context.atText, by: context.by };
}
