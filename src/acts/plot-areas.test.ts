/** What the register itself wrote of a plot, its area and its certificate, is used by the next dossier or asked about. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { decideLand, houseOn } from '../../test/support/land.ts';
import { partyOf, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import type { Performed } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const plot = 'Thửa 3, tờ bản đồ 61';
const an = partyOf('an');
const byAn = { transferorName: an.name, transferorId: an.idNumber };
const byStranger = { transferorName: 'Hoàng Văn Sáu', transferorId: '022062007777' };
const tell = (
  name: string,
  to: string,
  landAreaM2: number,
  answers: Record<string, unknown>,
  more: { plots?: Record<string, unknown>; decision?: Record<string, unknown> } = {},
) =>
  decideLand(test, name, {
    to,
    answers: { landPlot: plot, ...answers },
    recorded: { appraise: { landAreaM2, ...more.plots } },
    decision: more.decision,
  });
const bought = async (area: number) => {
  const first = await tell('paid-tax', 'an', area, { ...byStranger, certificateNumber: 'AB 950001' });
  must(first.outcome);
  return first.made!;
};
const measuredBy = { outcome: 'approved', despite: 'Mảnh trích đo địa chính số 15-2026 ngày 02/11/2026 đã được duyệt' };

describe('the area of a plot', () => {
  it('is what it was bought as, or who decides says what another rests on', async () => {
    const certificateNumber = await bought(120.5);
    for (const [area, measured] of [
      [300, false],
      [300, true],
      [90, false],
    ] as const) {
      const { outcome } = await tell('paid-tax', 'binh', area, { ...byAn, certificateNumber, measured });
      expect(outcome, `${area}`).toMatchObject({
        code: 'plot-area-differs',
        params: { known: { vi: '120,5' }, area: { vi: `${area}` } },
      });
      expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain('120,5 m²');
    }
    const reason = { decision: measuredBy };
    const done = must(
      (await tell('paid-tax', 'binh', 300, { ...byAn, certificateNumber }, reason)).outcome,
    ) as Performed;
    expect(done.state.decision).toMatchObject({
      despite: measuredBy.despite,
      entry: { asked: [{ code: 'plot-area-differs' }] },
    });
  });

  it('may be less where it was measured anew', async () => {
    const certificateNumber = await bought(120.5);
    must((await tell('paid-tax', 'binh', 118, { ...byAn, certificateNumber, measured: true })).outcome);
  });

  it('is the rest after a part of it was given for a road', async () => {
    const certificateNumber = await bought(100);
    const gift = await tell('public-gift-part', 'an', 100, { certificateNumber, partAreaM2: 20 });
    must(gift.outcome);
    for (const area of [100, 90])
      expect((await tell('paid-tax', 'binh', area, { ...byAn, certificateNumber })).outcome).toMatchObject({
        code: 'plot-area-differs',
        params: { known: { vi: '80' } },
      });
    must((await tell('paid-tax', 'binh', 80, { ...byAn, certificateNumber })).outcome);
  });

  it.each([undefined, 'Thửa 5, tờ bản đồ 61'])(
    'is shared between what is parted off and the rest (%s)',
    async (restPlot) => {
      const certificateNumber = await bought(100);
      const part = { ...byAn, certificateNumber, transferPart: 'area', partAreaM2: 40, giverKeeps: true };
      const newPlot = 'Thửa 4, tờ bản đồ 61';
      const parted = await tell('paid-tax', 'binh', 100, part, { plots: { newPlot, ...(restPlot && { restPlot }) } });
      must(parted.outcome);
      const rest = { ...byAn, certificateNumber, ...(restPlot && { landPlot: restPlot }) };
      expect((await tell('paid-tax', 'dung', 100, rest)).outcome).toMatchObject({
        code: 'plot-area-differs',
        params: { known: { vi: '60' } },
      });
      must((await tell('paid-tax', 'dung', 60, rest)).outcome);
      const { name, idNumber } = partyOf('binh');
      const own = { transferorName: name, transferorId: idNumber, certificateNumber: parted.made, landPlot: newPlot };
      expect((await tell('paid-tax', 'an', 100, own)).outcome).toMatchObject({ params: { known: { vi: '40' } } });
      must((await tell('paid-tax', 'an', 40, own)).outcome);
    },
  );

  it('is not less than what a permit on it says, unless who decides says what that rests on', async () => {
    await bought(96.5);
    const permit = (landAreaM2: number, decision?: Record<string, unknown>) =>
      decideLand(test, 'no-site-check', {
        procedure: '1.013225',
        decision,
        to: 'an',
        answers: { landPlot: plot, ...houseOn(landAreaM2) },
      });
    expect((await permit(100)).outcome).toMatchObject({
      code: 'plot-area-more',
      params: { known: { vi: '96,5' }, area: { en: '100' } },
    });
    const despite = 'Trích đo số 15-2026 ngày 02/11/2026 ghi 100 m²';
    expect((await permit(100, { despite })).outcome).toMatchObject({ code: 'outcome-needed' });
    const vague = await permit(100, { outcome: 'approved', despite: 'ok' });
    expect(vague.outcome).toMatchObject({ code: 'reason-vague' });
    must((await permit(96.5)).outcome);
  });

  // From the page and by the API; `reason` is how doors of before sent it.
  it.each(['despite', 'reason'])('is answered by %s where a permit says more', async (field) => {
    await bought(96.5);
    const why = 'Trích đo số 15-2026 ngày 02/11/2026 ghi 100 m²';
    const answers = { landPlot: plot, ...houseOn(100) };
    const decision = { outcome: 'approved', [field]: why };
    const { outcome } = await decideLand(test, 'no-site-check', { procedure: '1.013225', to: 'an', answers, decision });
    const { state } = must(outcome) as Performed;
    expect(state.decision).toMatchObject({ despite: why, entry: { asked: [{ code: 'plot-area-more' }] } });
  });
});

describe('the certificate by which a plot is given', () => {
  it('is that by which the register has it as theirs, or who decides says how it replaced that', async () => {
    const known = await bought(100);
    for (const [name, answers] of [
      ['paid-tax', byAn],
      ['public-gift-whole', {}],
    ] as const) {
      const wrong = await tell(name, name === 'paid-tax' ? 'binh' : 'an', 100, {
        ...answers,
        certificateNumber: 'AB 900777',
      });
      expect(wrong.outcome, name).toMatchObject({
        code: 'plot-certificate-differs',
        params: { known, number: 'AB 900777', giver: an.name, dossier: expect.stringMatching(/^H49/) },
      });
    }
    must((await tell('paid-tax', 'binh', 100, { ...byAn, certificateNumber: known.replace(' ', '') })).outcome);
  });
});

it('a number of another is named as what it is: that of the rest', async () => {
  const certificateNumber = await bought(100);
  const restPlot = 'Thửa 9, tờ bản đồ 61';
  must(
    (await tell('paid-tax', 'dung', 100, { ...byStranger, landPlot: restPlot, certificateNumber: 'AB 950009' }))
      .outcome,
  );
  const part = { ...byAn, certificateNumber, transferPart: 'area', partAreaM2: 40, giverKeeps: true };
  const { outcome } = await tell('paid-tax', 'binh', 100, part, {
    plots: { newPlot: 'Thửa 8, tờ bản đồ 61', restPlot },
  });
  expect(outcome).toMatchObject({ code: 'plot-held', params: { plot: restPlot, holder: partyOf('dung').name } });
});
