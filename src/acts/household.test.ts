/** A household business: what it is called, and that somebody has one. */
import { expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { decideLand } from '../../test/support/land.ts';
import { partyOf, testPlatform } from '../../test/support/platform.ts';

const HOUSEHOLD = '1.001612';

it('is not handed in under the name of a company, and who applies is told which words it may not have', async () => {
  const test = await testPlatform();
  const answers = { businessName: 'Hộ kinh doanh CÔNG-TY Bún xào Cúc' };
  const { handedIn } = await storyHandedIn(test, HOUSEHOLD, 'three-days', { answers });
  expect(handedIn).toMatchObject({ code: 'form-invalid', params: { fields: [{ params: { at: 'businessName' } }] } });
  if (isRefusal(handedIn))
    for (const language of LANGUAGES) expect(refusalText(handedIn, language)).toContain('«doanh nghiệp»');
});

it('of who has one already names that one, and says what to do', async () => {
  const test = await testPlatform();
  must((await decideLand(test, 'three-days', { procedure: HOUSEHOLD, answers: {} })).outcome);
  const { outcome, seen } = await decideLand(test, 'three-days', {
    procedure: HOUSEHOLD,
    answers: { businessName: 'Hộ kinh doanh Quán Mới' },
    recorded: { appraise: { businessCode: '022155000099' } },
  });
  const { idNumber } = partyOf('cuc');
  expect(outcome).toMatchObject({ code: 'already-holds', params: { subject: idNumber } });
  expect(seen).toMatchObject({ code: 'already-holds' });
  const said = isRefusal(outcome) ? refusalText(outcome, 'vi') : '';
  expect(said).toContain('đã đứng tên «Hộ kinh doanh Bún xào Cúc»');
  expect(said).toMatch(/hồ sơ H49\..*thủ tục 1\.001266/);
});
