/**
 * What registers say of the parents whom a birth names by their numbers: another name, sex or year of birth, or a death after which no
 * child is theirs. A number may be wrong and a register late, so it is a question to who decides.
 */
import type { Words } from '#dossier/rules.ts';
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { foldVietnamese, sayingOf } from '#kernel/text.ts';
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
  const year = Number(said(data?.['dateOfBirth'])?.slice(0, 4));
  const own = answers[parent.born];
  if (year && typeof own === 'number' && year !== own)
    asked.push(refuse('parent-born-otherwise', { ...told, known: String(year), own: String(own) }));
  // A child may be born after its father died, of a pregnancy from before.
  if (diedOn && Temporal.PlainDate.from(diedOn).add({ days: parent.daysAfterDeath }).toString() < born)
    asked.push(refuse('parent-died', { ...told, register: source!, date: diedOn, own: born }));
  return asked;
}

export async function askParents(
  platform: Platform,
  { answers }: Pick<DossierState, 'answers'>,
  { parents }: Register,
): Promise<Pick<RegisterWrite, 'asked'>> {
  const born = parents && said(answers[parents.child]);
  // Told stories are told again and again.
  if (!born || platform.story) return {};
  const asked = await Promise.all(parents.of.map((parent) => questionsOf(platform, answers, born, parent)));
  return asked.flat().length ? { asked: asked.flat() } : {};
}
