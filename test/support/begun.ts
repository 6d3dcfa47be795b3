/** Dossiers brought as far as a test needs them. */
import { storyOf } from '#acts/check-pack.ts';
import { perform, startDossier } from '#acts/perform.ts';
import type { Delivery } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { anotherBirth, birthChecked, houseAnswers, partyOf, person, shipped, type TestPlatform } from './platform.ts';
import { work } from './scenes.ts';

/** A case of a shipped pack, told online until it is handed in: the dossier, what the case records, and how handing in went. */
export async function storyHandedIn(
  { platform }: Pick<TestPlatform, 'platform'>,
  code: string,
  name: string,
  {
    answers: other = {},
    applicant,
    without,
    channel = 'online',
  }: { answers?: Record<string, unknown>; applicant?: string; without?: string; channel?: 'online' | 'counter' } = {},
) {
  const story = must(storyOf(shipped.get(code)!, name));
  const rules = must(await platform.procedure(code));
  const who = applicant ?? story.applicant;
  const answers = { ...story.answers, ...other };
  const components = rules.components
    .filter((one) => one.id !== without && rules.isAsked(one, { ...answers, channel }))
    .map(({ id, originals, copies }) => ({ component: id, originals, copies }));
  const draft = {
    act: 'draft-dossier' as const,
    channel,
    applicant: partyOf(who),
    place: story.place,
    answers,
    components,
  };
  const { dossierId } = must(await startDossier(platform, code, draft, person(who)));
  const handedIn = await perform(platform, dossierId, { act: 'submit-dossier' }, person(who));
  return { dossierId, results: structuredClone(story.results ?? {}), rules, handedIn };
}

/** A birth in Hồng Gai, handed in online and not received: another each time, where the answers are not said. */
export async function birthHandedIn(
  { platform }: Pick<TestPlatform, 'platform'>,
  { who = 'an', answers = {}, delivery }: { who?: string; answers?: object; delivery?: Delivery } = {},
): Promise<string> {
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf(who),
    place: '06685',
    answers: { ...anotherBirth(), ...answers },
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
    ...(delivery && { delivery }),
  };
  const { dossierId } = must(await startDossier(platform, '1.001193', draft, person(who)));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, person(who)));
  return dossierId;
}

/** A birth, brought as far as the named act is next. */
export async function birthUntil(
  { platform }: Pick<TestPlatform, 'platform'>,
  act: string,
  answers: object = {},
): Promise<string> {
  const dossierId = await birthHandedIn({ platform }, { answers });
  const stateOf = async () => (await platform.store.load(dossierId))!.state;
  for (let i = 0; i < 12 && (await stateOf()).tasks[0]?.act !== act; i++)
    await work(platform, dossierId, {
      check: birthChecked,
      population: { personalId: '022226000123' },
    });
  return dossierId;
}

/** A building permit in Hồng Gai with all its papers, handed in and not received. */
export async function houseSubmitted({ platform }: Pick<TestPlatform, 'platform'>): Promise<string> {
  const components = ['form', 'land-paper', 'drawings'].map((component) => ({ component, originals: 2, copies: 2 }));
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('dung'),
    place: '06685',
    answers: { ...houseAnswers, landAddress: 'Khu 7, phường Hồng Gai' },
  };
  const { dossierId } = must(await startDossier(platform, '1.013225', { ...draft, components }, person('dung')));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, person('dung')));
  return dossierId;
}
