/** What the registers say about a person, for the fields and components of a procedure that name a register. */
import { isParty } from '#authority/identity.ts';
import type { Actor } from '#authority/permission.ts';
import { type Act, begins, type Command } from '#dossier/commands.ts';
import type { Context } from '#dossier/context.ts';
import { withoutRested } from '#dossier/corrected-entry.ts';
import { countedAnswers } from '#dossier/counted.ts';
import { refuseApplicant, refuseWho } from '#dossier/parties.ts';
import { placeOf } from '#dossier/place.ts';
import { isSame } from '#dossier/proven.ts';
import type { DossierState } from '#dossier/state.ts';
import { isIdentity } from '#engine/form/own.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { plotsIn } from '#kernel/land-plot.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import {
  chooseThing,
  type Entry,
  fillFrom,
  findEntry,
  type Known,
  type SourcedField,
  thingsIn,
} from '#register/once-only.ts';
import { allAsTheyStand } from './as-it-stands.ts';
import { knownOf } from './deaths.ts';
import { isOfPlace, partedByPlace } from './entry-places.ts';
import { stillHeld } from './holding.ts';
import type { Platform, Procedure } from './platform.ts';

/** The register of who is who. */
const PEOPLE = 'person';

export interface LookedUp extends Pick<Context, 'standing' | 'elsewhere' | 'registers'> {
  registeredName?: string;
  registeredNationality?: string;
  registeredSex?: string;
  registeredBirthYear?: number;
  registeredResidence?: string;
  registeredPerson?: Readonly<Record<string, unknown>>;
  registeredIdentity?: Readonly<Record<string, unknown>>;
  known?: Known;
  /** Registers that hold something about the person, of those a component names: for this commune. */
  proven: string[];
  /** The same, of whatever commune. */
  held?: string[];
  /** By register, of things: where there are several in the commune, all of them. The answers say which is meant. */
  choices?: Readonly<Record<string, readonly Entry[]>>;
}

/** For which commune something is asked, and what is answered so far. */
export type Case = Partial<Pick<DossierState, 'place' | 'answers'>>;

export async function lookUp(
  platform: Platform,
  rules: Procedure,
  idNumber: string,
  { place, answers = {} }: Case,
): Promise<LookedUp> {
  const fields = sourcedFields(rules);
  const registers = rules.components.flatMap(({ register, of }) => (register && !of ? [register] : []));
  const held = await stillHeld(platform, await platform.store.readEntries(idNumber));
  const entries = platform.story ? held : await allAsTheyStand(platform, held);
  const { here, elsewhere } = await partedByPlace(platform, entries, place);
  const chosen = new Map<string, Entry>();
  const choices: Record<string, Entry[]> = {};
  for (const register of new Set([...registers, ...fields.map((one) => one.register)])) {
    const own = isOfPlace(platform, register) ? thingsIn(here, register) : [];
    const filled = fields.filter((field) => field.register === register);
    const entry = isOfPlace(platform, register)
      ? chooseThing(own, filled, answers, isSaid(platform, register))
      : findEntry(here, register);
    if (entry) chosen.set(register, entry);
    if (own.length > 1) choices[register] = own;
  }
  const person = findEntry(entries, PEOPLE);
  const { fullName, sex, dateOfBirth, residence, nationality } = person?.data ?? {};
  return {
    ...(typeof fullName === 'string' && { registeredName: fullName }),
    ...(typeof nationality === 'string' && { registeredNationality: nationality }),
    ...(typeof sex === 'string' && { registeredSex: sex }),
    ...(typeof dateOfBirth === 'string' && { registeredBirthYear: Number(dateOfBirth.slice(0, 4)) }),
    ...(typeof residence === 'string' && { registeredResidence: residence }),
    registeredPerson: personIn(person, fields),
    registeredIdentity: identityIn(rules, person, idNumber),
    known: fillFrom(chosen, fields),
    proven: [...registers.filter((register) => chosen.has(register)), ...(await deathsKnown(platform, rules, answers))],
    held: registers.filter((register) => findEntry(entries, register)),
    choices,
    standing: entries.map(({ origin }) => origin),
    elsewhere: elsewhere.map(({ origin }) => origin),
    registers: platform.registers.registers,
  };
}

/** Registers that have a death under the number and on the day that the answers say; of another day they say nothing to who asks. */
async function deathsKnown(platform: Platform, { components }: Procedure, answers: Case['answers'] = {}) {
  const asked = components.flatMap(({ register, of }) => (register && of ? [{ register, ...of }] : []));
  const known = await Promise.all(
    asked.map(async ({ register, number, died }) => {
      const whose = typeof answers[number] === 'string' ? readIdNumber(answers[number]) : undefined;
      const found = whose === undefined ? undefined : await knownOf(platform, whose);
      return found?.diedOn !== undefined && found.diedOn === answers[died] ? [register] : [];
    }),
  );
  return known.flat();
}

/** The same answer: of plots of land, the same plots. */
const isSaid =
  ({ registers }: Platform, register: string) =>
  (one: unknown, other: unknown, { datum }: SourcedField): boolean => {
    if (isSame(one, other)) return true;
    const plot = registers.registers.get(register)?.holding?.plot?.value;
    if (datum !== plot || typeof one !== 'string' || typeof other !== 'string') return false;
    const [said, held] = [plotsIn(one), plotsIn(other)].map((plots) => plots.toSorted().join());
    return said !== '' && said === held;
  };

/** Acts that say, ask or mend what registers may hold. */
const ABOUT: readonly Act[] = [
  'draft-dossier',
  'refuse-reception',
  'submit-dossier',
  'request-supplement',
  'supplement-dossier',
  'confirm-draft',
];

/** For who may know it: an officer, and the applicant of themself. */
export async function lookUpFor(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  command: Command,
  actor: Actor,
): Promise<Outcome<Partial<LookedUp>>> {
  // It may have been handed in before the register knew it, or before it was asked.
  if (command.act === 'decide-dossier' || command.act === 'complete-task')
    return personOf(platform, rules, state.applicant.idNumber);
  if (!ABOUT.includes(command.act)) return {};
  const applicant = begins(command) ? command.applicant : state.applicant;
  const own =
    actor.kind === 'citizen' && isParty(actor, applicant)
      ? (actor.idNumber ?? platform.province.people.get(actor.id)?.idNumber)
      : undefined;
  // Nobody applies under another's number, and nobody learns what registers hold about somebody else.
  if (own && own !== applicant.idNumber) return refuse('not-permitted', { act: command.act, who: own });
  // Who acts for another learns of them no more than whether they may apply at all.
  if (actor.kind !== 'officer' && !own) return personOf(platform, rules, applicant.idNumber);
  return lookUp(platform, rules, applicant.idNumber, caseOf(platform, rules, state, command));
}

/** As it stands once the act is done: an address that says the commune moves the dossier there. */
function caseOf({ province }: Platform, rules: Procedure, state: DossierState, command: Command): Case {
  // What is put right names another thing, or none that the register has.
  if (command.act === 'supplement-dossier') {
    const given = command.answers ?? {};
    return { place: state.place, answers: { ...withoutRested(state, given), ...given } };
  }
  if (command.act !== 'draft-dossier' && command.act !== 'submit-dossier') return state;
  const given = command.answers;
  const answers = command.act === 'draft-dossier' ? (given ?? state.answers) : { ...state.answers, ...given };
  const chosen = command.act === 'draft-dossier' ? command.place : state.place;
  const place = placeOf({ rules, province }, countedAnswers(answers, rules), chosen);
  return { place: isRefusal(place) ? undefined : (place ?? state.place), answers };
}

const sourcedFields = (rules: Procedure): SourcedField[] =>
  Object.entries(rules.formOf('apply')?.schema.properties ?? {}).flatMap(([field, { source }]) =>
    source ? [{ field, register: source.register, datum: source.datum }] : [],
  );

const personIn = (person: Entry | undefined, fields: readonly SourcedField[]) =>
  fillFrom(
    new Map(person ? [[PEOPLE, person]] : []),
    fields.filter(({ register }) => register === PEOPLE),
  ).answers;

/** Of who somebody is, what the population register says, by field. */
const identityIn = (rules: Procedure, person: Entry | undefined, idNumber: string) =>
  personIn(
    person,
    sourcedFields(rules).filter(({ field }) => isIdentity(rules.formOf('apply')!.schema.properties[field], idNumber)),
  );

/** What the population register says of a person, as far as it decides who may apply and what is given. */
async function personOf(
  platform: Platform,
  rules: Procedure,
  idNumber: string,
): Promise<Pick<LookedUp, 'registeredNationality' | 'registeredPerson' | 'registeredIdentity'>> {
  const properties = Object.values(rules.formOf('apply')?.schema.properties ?? {});
  const hasIdentity = properties.some((schema) => isIdentity(schema, idNumber));
  if (!rules.citizensOnly && !rules.personal.length && !hasIdentity) return {};
  const held = await platform.store.readEntries(idNumber);
  const entries = platform.story ? held : await allAsTheyStand(platform, held);
  const person = findEntry(entries, PEOPLE);
  const { nationality } = person?.data ?? {};
  return {
    ...(rules.citizensOnly && typeof nationality === 'string' && { registeredNationality: nationality }),
    registeredPerson: personIn(person, sourcedFields(rules)),
    registeredIdentity: identityIn(rules, person, idNumber),
  };
}

/** Who the procedure is not for, as far as registers tell: said before anything is filled in. */
export async function refuseToBegin(
  platform: Platform,
  rules: Procedure,
  applicant: Pick<DossierState['applicant'], 'idNumber' | 'name'>,
  answers: Readonly<Record<string, unknown>> = {},
): Promise<Refusal | undefined> {
  const { province, clock } = platform;
  const person = await personOf(platform, rules, applicant.idNumber);
  const { registeredNationality: nationality, ...registered } = person;
  const date = province.calendar.dateOf(clock.now());
  return (
    refuseApplicant(rules, { ...applicant, nationality }) ??
    refuseWho({ rules, province, date, ...registered }, applicant, answers)
  );
}
