/** What the register fills in of land whose holder gave a part of it and kept the rest. */
import { beforeEach, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { findEntry } from '#register/once-only.ts';
import { decideLand } from '../../test/support/land.ts';
import { partyOf, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { allAsTheyStand } from './as-it-stands.ts';
import { lookUp } from './look-up.ts';
import { plotText } from './plot-claims.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const plot = 'Thửa 8, tờ bản đồ 71';
const an = partyOf('an');
const byAn = { transferorName: an.name, transferorId: an.idNumber };
const AREA = 96.5;

async function bought() {
  const answers = { certificateNumber: 'AB 980001', landPlot: plot, transferPart: 'whole' };
  const { outcome, made } = await decideLand(test, 'paid-tax', { to: 'an', answers });
  must(outcome);
  return made!;
}

async function sold(answers: Record<string, unknown>, appraise: Record<string, unknown> = {}) {
  const given = { ...byAn, landPlot: plot, giverKeeps: true, ...answers };
  const { outcome, made } = await decideLand(test, 'paid-tax', { to: 'binh', answers: given, recorded: { appraise } });
  must(outcome);
  return made!;
}

const entryOf = async ({ idNumber }: { idNumber: string }) =>
  findEntry(await allAsTheyStand(test.platform, await test.store.readEntries(idNumber)), 'land-right')!.data;

/** What a permit is filled in with. */
const filledIn = async () =>
  (await lookUp(test.platform, must(await test.platform.procedure('1.013225')), an.idNumber, { place: '06793' })).known!
    .answers;

it.each([
  ['another number', 'Thửa 10, tờ bản đồ 71'],
  ['its own number', undefined],
])('an area that went leaves the rest, under %s', async (_how, restPlot) => {
  const certificateNumber = await bought();
  expect(await filledIn()).toMatchObject({ landPlot: plot, certificateNumber });
  const area = { certificateNumber, transferPart: 'area', partAreaM2: 40 };
  await sold(area, { newPlot: 'Thửa 9, tờ bản đồ 71', ...(restPlot && { restPlot }) });
  expect(await entryOf(an)).toMatchObject({ landPlot: restPlot ?? plot, plotAreaM2: AREA - 40, certificateNumber });
  expect(await filledIn()).toMatchObject({ landPlot: restPlot ?? plot, certificateNumber });
  // Who got the part has it as it was entered.
  expect(await entryOf(partyOf('binh'))).toMatchObject({ landPlot: 'Thửa 9, tờ bản đồ 71', partAreaM2: 40 });
});

it('a share that went leaves so much less', async () => {
  const certificateNumber = await bought();
  await sold({ certificateNumber, transferPart: 'share', partShare: '1/4' });
  expect(await entryOf(an)).toMatchObject({ landPlot: plot, partShare: '3/4', plotAreaM2: AREA });
});

it('what nobody changed since is as it was written', async () => {
  await bought();
  const [entry] = (await test.store.readEntries(an.idNumber)).filter(({ register }) => register === 'land-right');
  expect(await allAsTheyStand(test.platform, [entry])).toEqual([entry]);
});

it('plots are written as a form asks for them', () => {
  expect(plotText(['plot=06793:14-121', 'plot=06793:14-122', 'plot=06793:15-1'])).toBe(
    'Thửa 121 và 122, tờ bản đồ 14; Thửa 1, tờ bản đồ 15',
  );
});
