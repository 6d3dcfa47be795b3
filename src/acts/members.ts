/**
 * What registers have of the people who are named beside who applies: a member of a family with a household business of their own, or in
 * another's; and of who applies, that they are a member of another's. It may have ended elsewhere and the register not know it, so it is a
 * question to who decides. Who is not yet of age, no citizen or dead by the population register is no member: that is refused.
 */
import type { Words } from '#dossier/rules.ts';
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { isVietnamese } from '#kernel/nationality.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { numbersIn } from '#kernel/personal-number.ts';
import type { Register } from '#register/catalogue.ts';
import { findEntry } from '#register/once-only.ts';
import { knownOf } from './deaths.ts';
import type { Platform } from './platform.ts';

type Whose = Pick<DossierState, 'id' | 'answers' | 'applicant' | 'submittedAt'>;

const beginningOf = (number: string): string => `member=${number}:`;

/** Every dossier has claims of its own to its members: somebody may stand in two, where who decides says why. */
export const memberClaims = ({ members = [] }: Pick<RegisterWrite, 'members'>, id: string): string[] =>
  members.map((number) => beginningOf(number) + id);

export async function askMembers(
  platform: Platform,
  whose: Whose,
  register: Register,
): Promise<Pick<RegisterWrite, 'asked' | 'members'> | Refusal> {
  const { answers, applicant } = whose;
  const { members: rule } = register;
  if (!rule) return {};
  const named = answers[rule.named];
  // Of who applies, the register itself refuses a second entry.
  const members = typeof named === 'string' ? numbersIn(named).filter((one) => one !== applicant.idNumber) : [];
  const kept = members.length ? { members } : {};
  // Told stories are told again and again.
  if (platform.story) return kept;
  for (const number of members) {
    const unfit = await refuseUnfit(platform, whose, register, number);
    if (unfit) return unfit;
  }
  const own = await Promise.all(members.map((number) => askOwn(platform, register, number)));
  const others = await Promise.all(
    [applicant.idNumber, ...members].map((number) => askOthers(platform, whose, register, number)),
  );
  const asked = [...own, ...others].flat();
  return { ...kept, ...(asked.length && { asked }) };
}

/** The entry of which the member is the owner. */
async function askOwn({ store }: Platform, { id, name, called }: Register, number: string): Promise<Refusal[]> {
  const found = findEntry(await store.readEntries(number), id);
  const value = String(found?.data[called?.by ?? ''] ?? '');
  return found ? [refuse('member-holds', { number, value, register: name })] : [];
}

/** The entries of others in which they are named as a member. */
async function askOthers(
  { store }: Platform,
  { id: own }: Whose,
  { id, name, called }: Register,
  number: string,
): Promise<Refusal[]> {
  const from = beginningOf(number);
  // Ends in the id of a dossier: the sign after the colon is the first that is none of its claims.
  const found = await store.findHolders(id, [], [{ beginning: from, from, below: from.replace(/:$/, ';') }]);
  const others = [...new Set(found.values())].filter((one) => one !== own);
  return Promise.all(
    others.map(async (one) => {
      const state = (await store.load(one))?.state;
      const value = String(state?.decision?.entry?.data[called?.by ?? ''] ?? '');
      return refuse('member-of-another', { number, value, register: name, dossier: state?.code ?? one });
    }),
  );
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
  const born = data?.['dateOfBirth'];
  const isMinor =
    typeof born === 'string' &&
    born.length === 10 &&
    Temporal.PlainDate.from(born).add({ years: members!.fromAge }).toString() > day;
  const isForeign = isVietnamese(String(data?.['nationality'] ?? '')) === false;
  const why = diedOn ? 'dead' : isMinor ? 'minor' : isForeign ? 'foreign' : undefined;
  return why && refuse('member-unfit', { number, register: name, source: people, why: WHY[why] });
}
