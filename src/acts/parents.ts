/**
 * What registers say of the parents whom a birth names by their numbers: another name, sex, year of birth or residence, or a death after
 * which no child is theirs. A number may be wrong and a register late, so it is a question to who decides. Where neither parent lives in the
 * commune that registers (Law 60/2014/QH13 Article 13), by what is said and by that register, it is not registered there.
 */
import { inSentence } from '#authority/units.ts';
import { misnamedUnit } from '#authority/units-on.ts';
import { countedAnswers } from '#dossier/counted.ts';
import { isSameAddress } from '#dossier/place.ts';
import { askResidence } from '#dossier/residence.ts';
import type { Rules, Words } from '#dossier/rules.ts';
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { bornByNumber } from '#kernel/personal-number.ts';
import { endsWithin, foldVietnamese, sayingOf } from '#kernel/text.ts';
import type { ParentSaid, Register } from '#register/catalogue.ts';
import { knownOf } from './deaths.ts';
import type { Platform } from './platform.ts';

type Answers = DossierState['answers'];

const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);
const saying = (name: string): string => sayingOf(foldVietnamese(name));
const SEX: Readonly<Record<string, Words>> = {
  female: { vi: 'nữ', en: 'female', hi: 'स्त्री' },
  male: { vi: 'nam', en: 'male', hi: 'पुरुष' },
};

async function questionsOf(platform: Platform, answers: Answers, born: string, parent: ParentSaid): Promise<Refusal[]> {
  const given = said(answers[parent.number]);
  const name = said(answers[parent.name]);
  if (!given || !name) return [];
  const number = readIdNumber(given) ?? given;
  const { data, people, diedOn, source } = await knownOf(platform, number);
  const told = { parent: name, number, register: people };
  const asked: Refusal[] = [];
  const known = said(data?.['fullName']);
  if (known && saying(known) !== saying(name)) asked.push(refuse('parent-named-otherwise', { ...told, known }));
  const sex = said(data?.['sex']);
  if (sex && SEX[sex] && sex !== parent.sex) asked.push(refuse('parent-of-other-sex', { ...told, known: SEX[sex] }));
  // Of whom no register says it, the digits of the number do.
  const digits = sex ? undefined : bornByNumber(number)?.sex;
  if (digits && digits !== parent.sex)
    asked.push(refuse('parent-number-of-other-sex', { parent: name, number, known: SEX[digits] }));
  const year = Number(said(data?.['dateOfBirth'])?.slice(0, 4));
  const own = answers[parent.born];
  if (year && typeof own === 'number' && year !== own)
    asked.push(refuse('parent-born-otherwise', { ...told, known: String(year), own: String(own) }));
  const resides = said(data?.['residence']);
  const home = parent.resides && said(answers[parent.resides]);
  if (resides && home && !isSameAddress(platform.province, resides, home))
    asked.push(refuse('parent-resides-otherwise', { ...told, known: resides, own: home }));
  // A child may be born after its father died, of a pregnancy from before.
  if (diedOn && Temporal.PlainDate.from(diedOn).add({ days: parent.daysAfterDeath }).toString() < born)
    asked.push(refuse('parent-died', { ...told, register: source!, date: diedOn, own: born }));
  return asked;
}

export async function askParents(
  platform: Platform,
  rules: Pick<Rules, 'itemName' | 'residence' | 'hiddenOf'>,
  { answers, place }: Pick<DossierState, 'answers' | 'place'>,
  { parents }: Register,
): Promise<Pick<RegisterWrite, 'asked'>> {
  const born = parents && said(answers[parents.child]);
  // Told stories are told again and again.
  if (!born || platform.story) return {};
  const asked = await Promise.all(parents.of.map((parent) => questionsOf(platform, answers, born, parent)));
  const { province, clock } = platform;
  const date = province.calendar.dateOf(clock.now());
  const all = [
    ...asked.flat(),
    ...(await askCommune(platform, answers, place, parents.of)),
    ...askNativePlace(province, answers, parents),
    ...askUnits(province, answers, parents),
    ...askResidence({ rules, answers: countedAnswers(answers, rules), place, province, date }),
  ];
  return all.length ? { asked: all } : {};
}

/** Of a child of whom no parent is named the native place is where it was born. */
function askNativePlace(
  province: Platform['province'],
  answers: Answers,
  { of, foundling }: NonNullable<Register['parents']>,
) {
  const native = foundling && said(answers[foundling.native]);
  const born = foundling && said(answers[foundling.born]);
  if (!native || !born || of.some(({ name }) => said(answers[name]))) return [];
  const [home, birth] = [native, born].map((one) => province.placeIn(one));
  const same = home || birth ? home === birth : endsWithin(native, born);
  return same ? [] : [refuse('native-place-otherwise', { native, born })];
}

/** Places whose unit was none on the day of birth: of dossiers of before, of registers, and of the native place, where an old name may stand. */
function askUnits(
  province: Platform['province'],
  answers: Answers,
  { child, foundling }: NonNullable<Register['parents']>,
) {
  const born = said(answers[child]);
  if (!born || !foundling) return [];
  const of = (field: string, code: 'birthplace-no-unit' | 'native-place-no-unit') => {
    const value = said(answers[field]);
    if (!value) return [];
    const then = misnamedUnit(province, value, born);
    const isOurs = province.source.names.some(({ vi }) => inSentence(vi) === then?.whole);
    // An old name may stand there, and one of another province nobody here compares.
    const isOld = then && (!isOurs || then.rule === 'whole-other' || then.rule === 'unit-spelt');
    const unit = isOld && code === 'native-place-no-unit' ? misnamedUnit(province, value, 'ever') : then;
    if (!unit) return [];
    return [refuse(code, { value, named: unit.named, date: born.split('-').reverse().join('/'), whole: unit.whole })];
  };
  return [...of(foundling.born, 'birthplace-no-unit'), ...of(foundling.native, 'native-place-no-unit')];
}

/** Whether the commune is that of a parent, by what is said or registered of where they live; nobody's residence is said of a foundling. */
async function askCommune(
  platform: Platform,
  answers: Answers,
  place: string | undefined,
  parents: readonly ParentSaid[],
): Promise<Refusal[]> {
  const { province, clock } = platform;
  const elsewhere = homesElsewhere(province, answers, place, parents);
  if (!place || !elsewhere) return [];
  const registered = await Promise.all(parents.map((parent) => registeredHome(platform, answers, parent)));
  if (registered.some((home) => home && province.placeIn(home)?.code === place)) return [];
  const commune = province.nameOf(place, province.calendar.dateOf(clock.now()));
  return [refuse('parents-elsewhere', { commune, ending: commune.vi, homes: elsewhere })];
}

/** Where the register of people has a parent, under the number and the name that the application gives. */
async function registeredHome(platform: Platform, answers: Answers, parent: ParentSaid): Promise<string | undefined> {
  const number = said(answers[parent.number]);
  const name = said(answers[parent.name]);
  if (!number || !name) return undefined;
  const { data } = await knownOf(platform, readIdNumber(number) ?? number);
  const known = said(data?.['fullName']);
  return known && saying(known) === saying(name) ? said(data?.['residence']) : undefined;
}

/** Where the parents are said to live, where none of these addresses surely lies in the commune that registers. */
function homesElsewhere(
  province: Platform['province'],
  answers: Answers,
  place: string | undefined,
  parents: readonly ParentSaid[],
): string | undefined {
  const homes = parents.flatMap(({ resides }) => (resides && said(answers[resides])) || []);
  if (!place || !homes.length || homes.some((home) => province.placeIn(home)?.code === place)) return undefined;
  return homes.join('; ');
}

/** The same to who applies, as soon as they have said where the parents live and who is to register. */
export function tellElsewhere(
  { province, clock, registers }: Pick<Platform, 'province' | 'clock' | 'registers'>,
  rules: Pick<Rules, 'register'>,
  { answers, place }: Pick<DossierState, 'answers' | 'place'>,
): Refusal | undefined {
  const { parents } = registers.registers.get(rules.register ?? '') ?? {};
  const homes = parents && homesElsewhere(province, answers, place, parents.of);
  if (!place || !homes) return undefined;
  const commune = province.nameOf(place, province.calendar.dateOf(clock.now()));
  return refuse('parents-elsewhere-applied', { commune, ending: commune.vi, homes });
}

/** The answers that say where the parents live. */
export const homeFields = (
  { registers }: Pick<Platform, 'registers'>,
  { register }: Pick<Rules, 'register'>,
): string[] => registers.registers.get(register ?? '')?.parents?.of.flatMap(({ resides }) => resides ?? []) ?? [];

/**
 * What no reason overcomes: a birth is registered where the father or the mother lives, and no law known here lets another commune do it
 * (Law 60/2014/QH13 Article 13; that it is received anywhere, Decree 118/2025, makes nobody competent). An address that was written wrongly
 * is put right by a supplement, and where the register of people has a parent here it is no question.
 */
export const barredIn = (asked: readonly Refusal[]): Refusal | undefined =>
  asked.find(({ code }) => code === 'parents-elsewhere');
