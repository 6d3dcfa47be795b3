/** Land given whole to the public: the plot is the public's from then on, for whoever gives, leases or builds on it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { saidIn } from '#register/catalogue.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { decideLand, enteredAs, houseOn, TAKEN_BACK_ON } from '../../test/support/land.ts';
import { holder, partyOf, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import type { Performed } from './perform.ts';
import { foreseeHolder } from './proofs.ts';
import { takenOver } from './taken-over.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const plot = 'Thửa 8, tờ bản đồ 51';
const an = partyOf('an');
const tell = (name: string, to: string, answers: Record<string, unknown>, more: object = {}) =>
  decideLand(test, name, { to, answers: { landPlot: plot, ...answers }, ...more });
const giveAway = () => tell('public-gift-whole', 'an', { certificateNumber: 'AB 940001' });
const permit = (to: string, landPlot = plot, decision?: Record<string, unknown>) =>
  decideLand(test, 'no-site-check', { procedure: '1.013225', to, answers: { landPlot, ...houseOn(96.5) }, decision });
const byAn = { transferorName: an.name, transferorId: an.idNumber };
const byStranger = { transferorName: 'Nguyễn Không Biết', transferorId: '022062009999' };
const right = { outcome: 'approved', reason: 'Văn bản giao đất số 12/QĐ-UBND ngày 03/10/2026, đã đối chiếu' };

describe('land given whole to the public', () => {
  it('is given by nobody any more, under whatever certificate', async () => {
    const { outcome } = await giveAway();
    const { decision } = (must(outcome) as Performed).state;
    expect(Object.values(decision!.entry!.plotParts!)).toEqual([[{ of: '1/1', public: true }]]);
    for (const [name, answers] of [
      ['paid-tax', { ...byAn, transferPart: 'whole' }],
      ['paid-tax', { ...byStranger, transferPart: 'share', partShare: '1/2', giverKeeps: true }],
      ['gift', byStranger],
    ] as const) {
      const again = await tell(name, 'binh', { ...answers, certificateNumber: 'AB 940002' }, { decision: right });
      expect(again.outcome, name).toMatchObject({ code: 'plot-held', params: { giver: answers.transferorName } });
      expect(again.reached).toBe(false);
      expect(isRefusal(again.outcome) && refusalText(again.outcome, 'vi')).toContain('đang đứng tên Nhà nước');
    }
    for (const name of ['public-gift-whole', 'public-gift-part'])
      expect((await tell(name, 'an', { certificateNumber: 'AB 940003', partAreaM2: 10 })).outcome).toMatchObject({
        code: 'plot-held',
      });
  });

  it('is leased by nobody, nor is what stands on it given, unless who decides says by what right', async () => {
    must((await giveAway()).outcome);
    for (const name of ['rented-plot', 'leased-asset']) {
      const answers = { ...byAn, certificateNumber: 'AB 940004' };
      expect((await tell(name, 'binh', answers)).outcome, name).toMatchObject({
        code: 'plot-not-of-giver',
        params: { giver: an.name, dossier: expect.stringMatching(/^H49/) },
      });
      const done = must((await tell(name, 'binh', answers, { decision: right })).outcome) as Performed;
      expect(done.state.decision).toMatchObject({ despite: right.reason });
    }
  });

  it('is built on only by who says by what right, and who appraises reads whose it is', async () => {
    must((await giveAway()).outcome);
    const { dossierId, rules } = await storyHandedIn(test, '1.013225', 'no-site-check', {
      applicant: 'an',
      answers: { landPlot: plot },
    });
    const told = await foreseeHolder(test.platform, rules, (await test.store.load(dossierId))!.state);
    expect(told).toMatchObject({ code: 'plot-of-another' });
    expect(told && refusalText(told, 'vi')).toContain('người có quyền là Nhà nước, cộng đồng dân cư');
    expect((await permit('an')).outcome).toMatchObject({ code: 'plot-of-another' });
    must((await permit('an', plot, right)).outcome);
  });

  it('is free again once that was taken back', async () => {
    const given = await giveAway();
    must(given.outcome);
    const why = { ...TAKEN_BACK_ON, reason: 'Tặng cho nhầm thửa đất', law: 'Điều 152 Luật Đất đai số 31/2024/QH15' };
    must(await takeBack(test.platform, given.id, why, holder('vp-dk-dat-dai', 'head')));
    must((await tell('paid-tax', 'binh', { ...byAn, certificateNumber: 'AB 940005' })).outcome);
  });

  // Their claims on the plot are made by a migration.
  it.each([['without data', true] as const, ['without an entry', false] as const])(
    'by a dossier of an earlier version, %s, is the public’s too until that is taken back',
    async (_how, isEntered) => {
      const given = await giveAway();
      must(given.outcome);
      enteredAs(test, given.id, ({ plotParts: _parts, ...entry }) => (isEntered ? { ...entry, data: {} } : undefined));
      const again = { ...byAn, certificateNumber: 'AB 940015', transferPart: 'whole' };
      expect((await tell('paid-tax', 'binh', again)).outcome).toMatchObject({ code: 'plot-held' });
      expect((await tell('rented-plot', 'binh', again)).outcome).toMatchObject({ code: 'plot-not-of-giver' });
      expect((await permit('an')).outcome).toMatchObject({ code: 'plot-of-another' });
      const why = { ...TAKEN_BACK_ON, reason: 'Tặng cho nhầm thửa đất', law: 'Điều 152 Luật Đất đai số 31/2024/QH15' };
      must(await takeBack(test.platform, given.id, why, holder('vp-dk-dat-dai', 'head')));
      must((await tell('paid-tax', 'binh', again)).outcome);
    },
  );

  it.each([['without data', true] as const, ['without an entry', false] as const])(
    'by a dossier of an earlier version, %s, and taken back is again of who held it, where the register knows them',
    async (_how, isEntered) => {
      const first = await tell('paid-tax', 'an', { ...byStranger, certificateNumber: 'AB 940021' });
      must(first.outcome);
      const held = (await test.store.load(first.id))!.state;
      const given = await tell('public-gift-whole', 'an', { certificateNumber: first.made });
      must(given.outcome);
      expect(await takenOver(test.platform, held)).toMatchObject({ how: 'withdrawn' });
      enteredAs(test, given.id, ({ plotParts: _parts, ...entry }) => (isEntered ? { ...entry, data: {} } : undefined));
      const why = { ...TAKEN_BACK_ON, reason: 'Tặng cho nhầm thửa đất', law: 'Điều 152 Luật Đất đai số 31/2024/QH15' };
      // What the record has of it frees the certificate, and by a migration not the plot.
      const plotClaim = (await test.store.findHolders('land-right', ['plot=06793:51-8'])).get('plot=06793:51-8');
      expect(plotClaim).toBe(given.id);
      must(await takeBack(test.platform, given.id, why, holder('vp-dk-dat-dai', 'head')));
      const find = test.store.findHolders.bind(test.store);
      const freed = `holding=${saidIn(test.platform.registers.registers.get('land-right')!, 'certificateNumber', first.made!)}`;
      test.store.findHolders = async (register, claims, ...more) => {
        const found = new Map(await find(register, claims, ...more));
        if (claims.includes('plot=06793:51-8') && !found.has('plot=06793:51-8')) found.set('plot=06793:51-8', given.id);
        if (claims.includes(freed)) found.set(freed, first.id);
        return found;
      };
      const again = { certificateNumber: 'AB 940022', transferPart: 'whole' };
      expect((await tell('paid-tax', 'binh', { ...byStranger, ...again })).outcome).toMatchObject({
        code: 'plot-held',
        params: { holder: an.name },
      });
      expect((await permit('binh')).outcome).toMatchObject({ code: 'plot-of-another' });
      expect(await takenOver(test.platform, held)).toBeUndefined();
      must((await tell('paid-tax', 'binh', { ...byAn, ...again, certificateNumber: first.made })).outcome);
    },
  );

  it('is given by who holds all of it alone', async () => {
    must((await tell('paid-tax', 'binh', { ...byStranger, certificateNumber: 'AB 940006' })).outcome);
    expect((await giveAway()).outcome).toMatchObject({ code: 'plot-held', params: { holder: partyOf('binh').name } });
  });
});

it('a plot is leased out by its holder, or who decides says by what right', async () => {
  must((await tell('paid-tax', 'an', { ...byStranger, certificateNumber: 'AB 940007' })).outcome);
  const lease = { ...byStranger, certificateNumber: 'AB 940008' };
  expect((await tell('rented-plot', 'binh', lease)).outcome).toMatchObject({
    code: 'plot-not-of-giver',
    params: { holder: an.name },
  });
  must((await tell('rented-plot', 'binh', { ...lease, ...byAn })).outcome);
});

describe('a building permit', () => {
  it('on a number that no plot has any more asks for the new one', async () => {
    const appraise = { newPlot: 'Thửa 9, tờ bản đồ 51' };
    const answers = { ...byStranger, certificateNumber: 'AB 940009', transferPart: 'whole', split: true };
    must((await tell('paid-tax', 'an', answers, { recorded: { appraise } })).outcome);
    expect((await permit('an')).outcome).toMatchObject({ code: 'plot-gone' });
    must((await permit('an', appraise.newPlot)).outcome);
    const lease = await tell('rented-plot', 'binh', { ...byAn, certificateNumber: 'AB 940010' }, { decision: right });
    expect(lease.outcome).toMatchObject({ code: 'plot-gone' });
  });

  it('of who holds a part asks by what right, whoever holds the rest', async () => {
    const first = await tell('paid-tax', 'an', { ...byStranger, certificateNumber: 'AB 940011' });
    must(first.outcome);
    const half = { ...byAn, certificateNumber: first.made, transferPart: 'share', partShare: '1/2', giverKeeps: true };
    must((await tell('paid-tax', 'binh', half)).outcome);
    for (const [who, other] of [
      ['an', 'binh'],
      ['binh', 'an'],
    ])
      expect((await permit(who)).outcome).toMatchObject({
        code: 'plot-of-several',
        params: { others: partyOf(other).name },
      });
    const done = must((await permit('binh', plot, right)).outcome) as Performed;
    expect(done.state.decision).toMatchObject({
      despite: right.reason,
      entry: { asked: [{ code: 'plot-of-several' }] },
    });
  });

  it('of who holds a part asks also where nobody is known to hold the rest', async () => {
    const half = {
      ...byStranger,
      certificateNumber: 'AB 940012',
      transferPart: 'share',
      partShare: '1/2',
      giverKeeps: false,
    };
    must((await tell('paid-tax', 'an', half)).outcome);
    const { outcome } = await permit('an');
    expect(outcome).toMatchObject({ code: 'plot-of-several' });
    expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain('người chưa rõ');
  });

  it('of one of several who stand on the certificate asks for the others', async () => {
    const binh = partyOf('binh');
    const coReceivers = `${binh.name}, số định danh ${binh.idNumber}`;
    const together = { ...byStranger, certificateNumber: 'AB 940013', severalReceivers: true, coReceivers };
    must((await tell('paid-tax', 'an', together)).outcome);
    expect((await permit('an')).outcome).toMatchObject({ code: 'plot-of-several', params: { others: coReceivers } });
    expect((await permit('binh')).outcome).toMatchObject({ code: 'plot-of-several', params: { others: an.name } });
  });
});
