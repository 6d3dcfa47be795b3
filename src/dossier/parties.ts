/** Who applies: a person has twelve digits, an enterprise ten, and three more for a branch. */
import type { ApplicantKind } from '#authority/applicant-kinds.ts';
import { centreToAsk } from '#authority/ask-where.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { foreignBy } from '#kernel/nationality.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { isPhone } from '#kernel/phone.ts';
import { type Names, phrase } from '#kernel/phrase.ts';
import { isPersonName, nameAsKept } from '#kernel/text.ts';
import { saysWhere } from '#kernel/told-text.ts';
import { begins, type Command } from './commands.ts';
import type { Context } from './context.ts';
import { isBlank } from './proven.ts';
import type { Rules } from './rules.ts';
import type { Applicant } from './state.ts';

/** A number, and a name that was not typed: as a register has it, or who signed in. */
export type GivenName = Partial<Pick<Applicant, 'idNumber' | 'name'>>;

/** Who is named as no person is, unless that was given and not typed. */
export const oddlyNamed = (command: Command): readonly Pick<Applicant, 'idNumber' | 'name'>[] =>
  begins(command) ? [command.applicant, command.representative].filter((one) => one !== undefined).filter(isOdd) : [];
const isOdd = ({ idNumber, name }: Pick<Applicant, 'idNumber' | 'name'>): boolean =>
  !isOrganisation({ idNumber: readIdNumber(idNumber) ?? '' }) && !isPersonName(name);

/** The command with the numbers of its people as registers keep them; refuses what is no name of a person. */
export function withIdNumbers(command: Command, given: readonly GivenName[] = []): Outcome<Command> {
  if (!begins(command)) return command;
  const applicant = withIdNumber(command.applicant, given);
  if (isRefusal(applicant)) return applicant;
  const representative = command.representative && withIdNumber(command.representative, given);
  if (isRefusal(representative)) return representative;
  return { ...command, applicant, ...(representative && { representative }) };
}

function withIdNumber<Party extends Pick<Applicant, 'idNumber' | 'name' | 'phone' | 'address'>>(
  party: Party,
  given: readonly GivenName[],
): Outcome<Party> {
  const idNumber = readIdNumber(party.idNumber);
  if (!idNumber) return refuse('id-number-unreadable', { number: party.idNumber });
  const isGiven = given.some((one) => one.idNumber === idNumber && one.name === party.name);
  if (isOdd(party) && !isGiven) return refuse('name-unreadable', { name: party.name });
  if (party.address?.trim() && !saysWhere(party.address))
    return refuse('address-unreadable', { address: party.address });
  if (party.phone?.trim() && !isPhone(party.phone)) return refuse('phone-unreadable', { number: party.phone });
  return { ...party, idNumber, name: isGiven ? party.name : nameAsKept(party.name) };
}

/** A draft kept from before numbers were read. */
export const refuseIdNumbers = (parties: readonly (Pick<Applicant, 'idNumber'> | undefined)[]): Refusal | undefined => {
  const stray = parties.find((one) => one && readIdNumber(one.idNumber) !== one.idNumber);
  return stray && refuse('id-number-unreadable', { number: stray.idNumber });
};

export const isOrganisation = ({ idNumber }: Pick<Applicant, 'idNumber'>): boolean =>
  /^\d{10}(-\d{3})?$/.test(idNumber.trim());

/** As a letter is addressed: a person as «Ông/Bà …», an organisation by its name alone. */
export const addresseeOf = (to: Pick<Applicant, 'idNumber' | 'name'>): string =>
  isOrganisation(to) ? to.name : `Ông/Bà ${to.name}`;

/**
 * What the applicant may be, by the kind that the registered name of an enterprise begins with, and that of a
 * cooperative likewise; of another organisation nothing tells which it is.
 */
export function kindsOf(applicant: Pick<Applicant, 'idNumber' | 'name'>): readonly ApplicantKind[] {
  if (!isOrganisation(applicant)) return ['person'];
  const name = applicant.name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');
  if (/^(công ty|tổng công ty|tập đoàn|doanh nghiệp tư nhân|dntn)( |$)/.test(name)) return ['enterprise'];
  if (/^(hợp tác xã|liên hiệp hợp tác xã|htx|quỹ tín dụng nhân dân)( |$)/.test(name)) return ['cooperative'];
  return ['enterprise', 'cooperative', 'organisation'];
}

const KIND_WORDS: Readonly<Record<ApplicantKind, Required<Names>>> = {
  person: { vi: 'cá nhân', en: 'persons', hi: 'व्यक्ति' },
  enterprise: { vi: 'doanh nghiệp', en: 'enterprises', hi: 'उद्यम' },
  cooperative: { vi: 'hợp tác xã', en: 'cooperatives', hi: 'सहकारी समितियाँ' },
  organisation: {
    vi: 'tổ chức khác (không phải doanh nghiệp, hợp tác xã)',
    en: 'other organisations (neither enterprises nor cooperatives)',
    hi: 'अन्य संगठन (उद्यम या सहकारी समिति नहीं)',
  },
};

const CITIZENS = { vi: 'công dân Việt Nam', en: 'Vietnamese citizens', hi: 'वियतनामी नागरिक' };

/** By what somebody is known to be none. */
const SHOWN: Readonly<Record<'register' | 'data' | 'paper', Required<Names>>> = {
  register: {
    vi: 'Cơ sở dữ liệu quốc gia về dân cư',
    en: 'the national population database',
    hi: 'राष्ट्रीय जनसंख्या डेटाबेस',
  },
  // Of who has no personal number: the population database has them by none.
  data: {
    vi: 'dữ liệu đã có về người này',
    en: 'the data that are held about this person',
    hi: 'इस व्यक्ति के बारे में उपलब्ध डेटा',
  },
  paper: { vi: 'số giấy tờ tùy thân', en: 'the number of the identity paper', hi: 'पहचान पत्र की संख्या' },
};

const named = (kinds: readonly ApplicantKind[], kindWords = KIND_WORDS): Names => {
  const words = (language: 'vi' | 'en' | 'hi') => kinds.map((kind) => kindWords[kind][language]).join(', ');
  return { vi: words('vi'), en: words('en'), hi: words('hi') };
};

/** Who the procedure is not for. Where its source says nothing of that, it is for everybody. */
export function refuseApplicant(
  rules: Pick<Rules, 'applicants' | 'citizensOnly' | 'name'>,
  applicant: Pick<Applicant, 'idNumber' | 'name'> & { nationality?: string },
): Refusal | undefined {
  const { applicants, name } = rules;
  if (!applicants || kindsOf(applicant).some((kind) => applicants.includes(kind)))
    return refuseForeigner(rules, applicant);
  return refuse('applicant-kind', { procedure: name, who: named(applicants), applicant: applicant.name });
}

/** Who is known to be of another nationality, where of persons it is for Vietnamese citizens alone. `nationality`: as registered. */
export function refuseForeigner(
  { applicants = [], citizensOnly, name }: Pick<Rules, 'applicants' | 'citizensOnly' | 'name'>,
  applicant: Pick<Applicant, 'idNumber' | 'name'> & { nationality?: string },
): Refusal | undefined {
  if (!citizensOnly || isOrganisation(applicant)) return undefined;
  const by = foreignBy(applicant.idNumber, applicant.nationality);
  const who = named(applicants, { ...KIND_WORDS, person: CITIZENS });
  const source = by === 'register' && !/^\d{12}$/.test(applicant.idNumber) ? 'data' : by;
  return (
    source && refuse('applicant-not-citizen', { procedure: name, who, applicant: applicant.name, by: SHOWN[source] })
  );
}

interface Beginning extends Pick<Context, 'registeredPerson' | 'registeredIdentity' | 'province'> {
  rules: Pick<Rules, 'ineligibleWho' | 'personal' | 'name'>;
  date: string;
}

/** Who may not even begin, whatever is answered after it: by what registers hold of the person, and what they say where these hold nothing. */
export function refuseWho(
  { rules, province, date, registeredPerson, registeredIdentity }: Beginning,
  applicant: Pick<Applicant, 'idNumber' | 'name'>,
  answers: Readonly<Record<string, unknown>> = {},
): Refusal | undefined {
  const said = rules.personal.flatMap((name) => (isBlank(answers[name]) ? [] : [[name, answers[name]]]));
  const person = { ...registeredPerson, ...Object.fromEntries(said), ...registeredIdentity };
  const found = rules.ineligibleWho({ ...person, applicant, submittedOn: date });
  if (found?.refusal.code !== 'not-eligible') return found?.refusal;
  return refuse('applicant-not-eligible', {
    ...found.refusal.params,
    procedure: rules.name,
    applicant: applicant.name,
    instead: found.instead ?? phrase('instead-unpublished', { centre: centreToAsk(province, date) }),
  });
}
