/** A number that was given to nobody is taken nowhere. */
import { expect, it } from 'vitest';
import { isRefusal } from '#kernel/outcome.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { LAND } from '../../test/support/land.ts';
import { partyOf, person, testPlatform } from '../../test/support/platform.ts';
import { startDossier } from './perform.ts';

const test = await testPlatform();

it.each(['000000000000', '111111111111', '022990000001', '000190000001'])(
  '%s is no number of who gives land',
  async (idNumber) => {
    const told = storyHandedIn(test, LAND, 'paid-tax', { answers: { transferorId: idNumber } }).then(
      ({ handedIn }) => (isRefusal(handedIn) ? handedIn : undefined),
      (error: { refusal?: unknown }) => error.refusal,
    );
    expect(await told).toMatchObject({ code: 'form-invalid' });
  },
);

it('nobody applies under one, nor acts for somebody', async () => {
  const draft = { act: 'draft-dossier' as const, channel: 'counter' as const, answers: {}, place: '06685' };
  const nobody = { ...partyOf('an'), idNumber: '0000 0000 0000' };
  for (const parties of [
    { applicant: nobody },
    { applicant: partyOf('an'), representative: { ...nobody, authority: 'Giấy ủy quyền số 1' } },
  ])
    expect(await startDossier(test.platform, LAND, { ...draft, ...parties }, person('an'))).toMatchObject({
      code: 'id-number-unreadable',
    });
});
