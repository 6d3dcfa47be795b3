/** Dossiers brought as far as a test needs them. */
import { perform, startDossier } from '#acts/perform.ts';
import { must } from '#kernel/outcome.ts';
import { anotherBirth, houseAnswers, partyOf, person, type TestPlatform } from './platform.ts';
import { work } from './scenes.ts';

/** A birth, brought as far as the named act is next. */
export async function birthUntil({ platform }: TestPlatform, act: string): Promise<string> {
  const an = person('an');
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('an'),
    place: '06685',
    answers: anotherBirth(),
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
  };
  const { dossierId } = must(await startDossier(platform, '1.001193', draft, an));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, an));
  const stateOf = async () => (await platform.store.load(dossierId))!.state;
  for (let i = 0; i < 12 && (await stateOf()).tasks[0]?.act !== act; i++)
    await work(platform, dossierId, {
      check: { conclusion: 'meets' },
      population: { personalId: '022226000123' },
    });
  return dossierId;
}

/** A building permit in Hồng Gai with all its papers, handed in and not received. */
export async function houseSubmitted({ platform }: TestPlatform): Promise<string> {
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
