/** A change of land without a financial obligation: the ground is in words, and who signs reads it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { oneByOne } from '#dossier/one-by-one.ts';
import { toReadOf } from '#dossier/to-read.ts';
import { must } from '#kernel/outcome.ts';
import { holder, partyOf, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';

const GROUND = 'Chuyển nhượng giữa vợ và chồng';
const plot = { landAddress: 'Khu 7', landAreaM2: 96, landUse: 'Đất ở', useTerm: 'Lâu dài', useForm: 'Sử dụng riêng' };
const untaxed = { conclusion: 'meets', taxable: false, ...plot };

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

async function appraised(result: Record<string, unknown>) {
  const { platform } = test;
  const dung = person('dung');
  const answers = {
    ...{ changeKind: 'transfer', transferorName: 'Phạm Văn Hải', priceVnd: 1_500_000_000 },
    ...{ certificateNumber: 'CS-0779', landPlot: 'Thửa 21' },
  };
  const components = ['original-certificate', 'contract'].map((component) => ({ component, originals: 1, copies: 0 }));
  const begin = { act: 'draft-dossier', channel: 'online', applicant: partyOf('dung') } as const;
  const started = await startDossier(
    platform,
    '1.013831',
    { ...begin, place: '06793', receivingUnit: '06793-mc', answers, components },
    dung,
  );
  const { dossierId } = must(started);
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, dung));
  must(await perform(platform, dossierId, { act: 'receive-dossier' }, holder('06793-mc', 'counter')));
  const load = async () => (await platform.store.load(dossierId))!.state;
  const [task] = (await load()).tasks;
  const outcome = await perform(
    platform,
    dossierId,
    { act: 'complete-task', task: task.id, result },
    holder(task.unit, task.post),
  );
  return { outcome, state: await load(), rules: must(await platform.procedureByHash((await load()).procedure.hash)) };
}

describe('a financial obligation that there is none of', () => {
  it.each([
    [undefined, 'value-required'],
    ['', 'value-short'],
    ['miễn', 'value-short'],
    ['      ', 'value-form'],
  ])('is not taken on the ground %j', async (untaxedGround, rule) => {
    const { outcome, state } = await appraised({ ...untaxed, ...(untaxedGround !== undefined && { untaxedGround }) });
    expect(outcome).toMatchObject({
      code: 'form-invalid',
      params: { fields: expect.arrayContaining([expect.objectContaining({ phrase: rule })]) },
    });
    expect(state.tasks).toMatchObject([{ step: 'appraise' }]);
  });

  it('is recorded with its ground, which who signs reads: no bulk decides it', async () => {
    const { state, rules } = await appraised({ ...untaxed, untaxedGround: GROUND });
    expect(state.tasks.map(({ step }) => step)).toEqual(['enter']);
    expect(state.results['appraise']).toMatchObject({ taxable: false, untaxedGround: GROUND });
    expect(toReadOf(rules, state)).toEqual([{ step: 'appraise', field: 'untaxedGround', text: GROUND }]);
    expect(oneByOne(rules, state, { act: 'decide-dossier', step: 'sign' })).toBe('to-read');
  });

  it('asks for no ground where something is owed, and then goes to the tax office', async () => {
    const { state, rules } = await appraised({ ...untaxed, taxable: true });
    expect(state.tasks.map(({ step }) => step)).toEqual(['tax-form']);
    expect(oneByOne(rules, state, { act: 'decide-dossier', step: 'sign' })).toBeUndefined();
  });
});
