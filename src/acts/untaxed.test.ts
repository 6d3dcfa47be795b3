/** A change of land without a financial obligation: the ground is in words, and who signs reads it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { oneByOne } from '#dossier/one-by-one.ts';
import { toReadOf } from '#dossier/to-read.ts';
import { must } from '#kernel/outcome.ts';
import { holder, partyOf, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';

const GROUND = 'Điều 45 Luật Đất đai số 31/2024/QH15';
const plot = {
  disputeFound: 'none',
  seizureFound: 'none',
  urgentMeasureFound: 'none',
  disputeShown: 'Sổ địa chính, tra cứu ngày 25/11/2026',
  seizureShown: 'Cơ sở dữ liệu thi hành án, tra cứu ngày 25/11/2026',
  termFound: 'unlimited',
  termShown: 'Giấy chứng nhận CS-0779',
  urgentMeasureShown: 'Sổ địa chính, tra cứu ngày 25/11/2026',
  landAddress: 'Khu 7, phường Cẩm Phả',
  landAreaM2: 96,
  landUse: ['rural-residential'],
  useTermKind: 'long-term',
  useForm: 'sole',
};
const DEATH = {
  deathOn: '2026-03-02',
  deathPaperNumber: '41/TLKT-BS',
  deathPaperOn: '2026-03-05',
  deathPaperBy: 'Ủy ban nhân dân phường Cẩm Phả',
  inheritancePaper: 'agreement',
  inheritancePaperNumber: '812/2026',
  inheritancePaperOn: '2026-10-12',
};
const untaxed = { conclusion: 'meets', taxable: false, ...plot };

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

async function appraised(result: Record<string, unknown>, changeKind = 'lease') {
  const { platform } = test;
  const dung = person('dung');
  const answers = {
    ...{ changeKind, transferorName: 'Phạm Văn Hải', priceVnd: 1_500_000_000 },
    ...(changeKind === 'inheritance' ? DEATH : { transferorId: '022062001234' }),
    ...(changeKind === 'lease' && { leaseKind: 'lease', leaseFrom: '2026-12-01', leaseTo: '2046-11-30' }),
    ...(changeKind === 'leased-asset' && { assetChange: 'sale' }),
    ...{
      severalReceivers: false,
      represented: false,
      measured: false,
      split: false,
      assetOnly: false,
      mortgaged: false,
    },
    ...{ landDispute: 'none', landSeizure: 'none', landTerm: 'running', landUrgentMeasure: 'none' },
    ...{ certificateNumber: 'CS-0779', landPlot: 'Thửa 21, tờ bản đồ 14', transferPart: 'whole' },
  };
  const papers = [
    'original-certificate',
    'contract',
    'lease-document',
    'asset-contract',
    'inheritance-document',
    'death-paper',
  ];
  const components = papers.map((component) => ({ component, originals: 1, copies: 1 }));
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
    ['      ', 'value-as-hint'],
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
    const read = Object.fromEntries(toReadOf(rules, state).map(({ field, text }) => [field, text]));
    // With each condition of Article 45, and with what shows it.
    const { landAddress: _, landAreaM2: _m2, landUse: _kind, useTermKind: _term, useForm: _form, ...conditions } = plot;
    expect(read).toEqual({ ...conditions, untaxedGround: GROUND });
    expect(oneByOne(rules, state, { act: 'decide-dossier', step: 'sign' })).toBe('to-read');
  });

  it.each([
    ['Được miễn theo quy định của pháp luật thuế', 'law-vague'],
    ['Luật Đất đai số 31/2024/QH15', 'law-article-needed'],
  ])('is not taken on %j, in which nobody finds it', async (untaxedGround, code) => {
    const { outcome, state } = await appraised({ ...untaxed, untaxedGround });
    expect(outcome).toMatchObject({ code });
    expect(state.tasks).toMatchObject([{ step: 'appraise' }]);
  });

  it.each(['transfer', 'gift', 'inheritance', 'exchange', 'contribution', 'leased-asset'])(
    'is for the tax office to say of %s, whatever the land office thinks',
    async (kind) => {
      const of = kind === 'exchange' && {
        landUse: ['perennial'],
        longTermGround: `Giấy chứng nhận CS-0779; ${GROUND}`,
      };
      const { state } = await appraised({ ...untaxed, untaxedGround: GROUND, ...of }, kind);
      expect(state.tasks.map(({ step }) => step)).toEqual(['tax-form']);
    },
  );

  it('is stated by the tax office, with an article, and then nothing is waited for', async () => {
    const { state } = await appraised({ conclusion: 'meets', ...plot }, 'gift');
    const { platform } = test;
    const at = async () => (await platform.store.load(state.id))!.state;
    const [form] = state.tasks;
    must(
      await perform(
        platform,
        state.id,
        { act: 'complete-task', task: form.id, result: {} },
        holder(form.unit, form.post),
      ),
    );
    const [{ id: task, unit, post }] = (await at()).tasks;
    const notice = { act: 'request-payment', task, fee: 'land-tax', amountVnd: 0 } as const;
    const say = (law: string) => perform(platform, state.id, { ...notice, law }, holder(unit, post));
    expect(await say('luat-thue')).toMatchObject({ code: 'law-article-needed' });
    must(await say(GROUND));
    const after = await at();
    expect(after).toMatchObject({
      status: 'in-progress',
      fees: [],
      results: { 'tax-notice': { amountVnd: 0, law: GROUND } },
    });
    expect(after.tasks.map(({ step }) => step)).toEqual(['enter']);
  });

  it('asks for no ground where something is owed, and then goes to the tax office', async () => {
    const { state, rules } = await appraised({ ...untaxed, taxable: true });
    expect(state.tasks.map(({ step }) => step)).toEqual(['tax-form']);
    expect(toReadOf(rules, state).map(({ field }) => field)).not.toContain('untaxedGround');
  });
});
