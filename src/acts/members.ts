/**
 * Who is named beside who applies: a member of a family with a household business of their own, or in another's; and of who applies, that
 * they are a member of another's. Everybody stands in such a register once, so while that entry holds it is refused, as of who applies: what
 * a register has wrongly is put right there. Who is not yet of age, no citizen or dead by the population register is no member either, nor
 * is who has the number of somebody else; and who applies is the same person in the list as in the rest of the application.
 */
import type { Words } from '#dossier/rules.ts';
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { isVietnamese } from '#kernel/nationality.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { isOneName, isUnder, type NamedPerson, numbersIn, readPeople } from '#kernel/personal-number.ts';
import type { Register } from '#register/catalogue.ts';
import { findEntry } from '#register/once-only.ts';
import { knownOf } from './deaths.ts';
import type { Platform } from './platform.ts';

type Whose = Pick<DossierState, 'id' | 'answers' | 'applicant' | 'submittedAt'>;

const beginningOf = (number: string): string => `member=${number}:`;

/**
 * Nobody stands in two: of who applies and each member the claim is the same in every dossier. Those of before ended in the id of the
 * dossier, and are given back with the others.
 */
export const memberClaims = ({ members = [] }: Pick<RegisterWrite, 'members'>): string[] => members.map(beginningOf);

export const membersOfBefore = ({ members = [] }: Pick<RegisterWrite, 'members'>, id: string): string[] =>
  members.map((number) => beginningOf(number) + id);

function named({ answers, applicant }: Whose, rule: NonNullable<Register['members']>): string[] {
  const list = answers[rule.named];
  return typeof list === 'string' ? numbersIn(list).filter((one) => one !== applicant.idNumber) : [];
}

export async function settleMembers(
  platform: Platform,
  whose: Whose,
  register: Register,
): Promise<Pick<RegisterWrite, 'members'> | Refusal> {
  const { members: rule } = register;
  if (!rule) return {};
  const members = named(whose, rule);
  // Told stories are told again and again.
  if (platform.story) return members.length ? { members } : {};
  for (const number of members) {
    const unfit = await refuseUnfit(platform, whose, register, number);
    if (unfit) return unfit;
  }
  const another = await refuseNamed(platform, whose, register);
  if (another) return another;
  return (await refuseMembers(platform, whose, register)) ?? { members: [whose.applicant.idNumber, ...members] };
}

/** Who stands there already: of who applies, as a member of another's alone, since the register itself refuses a second entry of theirs. */
export async function refuseMembers(
  platform: Platform,
  whose: Whose,
  register: Register,
  known: (number: string) => boolean = () => true,
): Promise<Refusal | undefined> {
  const { members: rule, name, called } = register;
  if (!rule || platform.story) return undefined;
  const members = named(whose, rule);
  for (const number of [whose.applicant.idNumber, ...members]) {
    const stands =
      (members.includes(number) && (await refuseOwner(platform, register, number))) ||
      (await refuseMember(platform, whose, register, number));
    if (stands && known(number)) return stands;
    if (stands) {
      const code = number === whose.applicant.idNumber ? 'stands-once' : 'member-stands-once';
      return refuse(code, { number, register: name, instead: called!.instead });
    }
  }
  return undefined;
}

const dayText = (day: string): string => day.split('-').reverse().join('/');
const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);

/**
 * Each as the population register has the number, by name and by the date of birth where that is known whole; and who applies as the rest
 * of the application says. Who may not know is told that it does not fit, and nothing of what the register has.
 */
export async function refuseNamed(
  platform: Platform,
  { answers, applicant }: Pick<DossierState, 'answers' | 'applicant'>,
  { members: rule }: Register,
  known: (number: string) => boolean = () => true,
): Promise<Refusal | undefined> {
  const list = rule && said(answers[rule.named]);
  if (!list || platform.story) return undefined;
  for (const one of readPeople(list)) {
    const { number } = one;
    if (number === applicant.idNumber) {
      const otherwise = refuseOwnLine(one, answers, rule);
      if (otherwise) return otherwise;
    }
    const { data, people } = await knownOf(platform, number);
    const [name, born] = [said(data?.['fullName']), said(data?.['dateOfBirth'])];
    const isOther = name !== undefined && !isOneName(name, one.name);
    const isBornOtherwise = one.born !== undefined && born?.length === 10 && born !== one.born;
    if (!isOther && !isBornOtherwise) continue;
    const told = { name: one.name, number };
    if (!known(number)) return refuse('member-not-as-written', told);
    return isOther
      ? refuse('member-number-another', { ...told, register: people })
      : refuse('member-born-otherwise', { ...told, register: people, date: dayText(one.born!) });
  }
  return undefined;
}

/** By what the application says alone. */
function refuseOwnLine(
  { name, born }: NamedPerson,
  answers: Whose['answers'],
  { own }: NonNullable<Register['members']>,
): Refusal | undefined {
  const [theirs, day] = [said(answers[own?.name ?? '']), said(answers[own?.born ?? ''])];
  const isOther = theirs !== undefined && !isOneName(theirs, name);
  const isBornOtherwise = born !== undefined && day !== undefined && born !== day;
  if (!isOther && !isBornOtherwise) return undefined;
  const written = [name, born && dayText(born)].filter(Boolean).join(', ');
  const elsewhere = [theirs, day && dayText(day)].filter(Boolean).join(', ');
  return refuse('member-own-line', { written, elsewhere });
}

/** The entry of which the member is the owner. */
async function refuseOwner({ store }: Platform, { id, name, called }: Register, number: string) {
  const found = findEntry(await store.readEntries(number), id);
  const value = String(found?.data[called!.by] ?? '');
  return found && refuse('member-owns', { number, value, register: name, instead: called!.instead });
}

/** The entry of somebody else in which they are named as a member. */
async function refuseMember(
  { store }: Platform,
  { id: own }: Whose,
  { id, name, called }: Register,
  number: string,
): Promise<Refusal | undefined> {
  const from = beginningOf(number);
  // Of before, one ends in the id of a dossier: the sign after the colon is the first that is in none of its claims.
  const found = await store.findHolders(id, [], [{ beginning: from, from, below: from.replace(/:$/, ';') }]);
  for (const one of new Set(found.values())) {
    const state = one === own ? undefined : (await store.load(one))?.state;
    // Their own is refused as such.
    if (one === own || state?.applicant.idNumber === number) continue;
    const value = String(state?.decision?.entry?.data[called!.by] ?? '');
    const params = { number, value, register: name, dossier: state?.code ?? one };
    return refuse('member-elsewhere', { ...params, instead: called!.instead });
  }
  return undefined;
}

const WHY: Readonly<Record<'minor' | 'foreign' | 'dead', Words>> = {
  minor: {
    vi: 'người này chưa đủ 18 tuổi vào ngày nộp hồ sơ',
    en: 'they were under 18 on the day of the application',
    hi: 'आवेदन के दिन वे 18 वर्ष से कम के थे',
  },
  foreign: {
    vi: 'người này không phải là công dân Việt Nam',
    en: 'they are not a Vietnamese citizen',
    hi: 'वे वियतनामी नागरिक नहीं हैं',
  },
  dead: { vi: 'người này đã chết', en: 'they are dead', hi: 'उनकी मृत्यु हो चुकी है' },
};

/** What the population register says against a member, whatever the application says of them. */
async function refuseUnfit(
  platform: Platform,
  { submittedAt }: Whose,
  { members, name }: Register,
  number: string,
): Promise<Refusal | undefined> {
  const { data, diedOn, people } = await knownOf(platform, number);
  const { calendar } = platform.province;
  const day = calendar.dateOf(submittedAt ? Temporal.Instant.from(submittedAt) : platform.clock.now());
  // In the year of the birthday the list says the day, which the rules of the procedure read.
  const isMinor = isUnder(members!.fromAge, { number, born: data?.['dateOfBirth'] }, day) === true;
  const isForeign = isVietnamese(String(data?.['nationality'] ?? '')) === false;
  const why = diedOn ? 'dead' : isMinor ? 'minor' : isForeign ? 'foreign' : undefined;
  return why && refuse('member-unfit', { number, register: name, source: people, why: WHY[why] });
}
