/** Birth registrations for tests of what comes late in their life. */
import { perform, startDossier } from '#acts/perform.ts';
import { must } from '#kernel/outcome.ts';
import { anotherBirth, partyOf, person, type TestPlatform } from './platform.ts';
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
