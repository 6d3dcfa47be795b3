/** A cost far from what the source says of money is asked of the proposer once more, and told to the second person. */
import { beforeEach, describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import type { ChannelMend, Mends } from '#procedure/mend.ts';
import { fieldsToCheck, foundToCheck } from '../../test/support/imported.ts';
import { CODE, codeOf, counter, LAW, online, ReviewDesk, row, STEPS, said } from '../../test/support/review-desk.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await ReviewDesk.open();
});

const WHYS = {
  'fee.online': 'Thông tư mới quy định mức thu khác',
  'fee.counter': 'Thông tư mới quy định mức thu khác',
};
const of = (name: 'online' | 'counter', cost: ChannelMend): Partial<Mends> => ({
  channels: { online, counter, [name]: { ...(name === 'online' ? online : counter), law: LAW, ...cost } },
  whys: WHYS,
});
const WORDS = 'Lệ phí: hai mươi nghìn đồng/hồ sơ.';
/** Its table has no cost of handing in online. */
const inWords = () =>
  desk.publish({ channels: [row('online'), row('in_person', 10_000)], stepsText: `${STEPS}\n${WORDS}` });

describe('an amount', () => {
  it('other than a sentence of the source spells out is asked once more, and marked by the second person', async () => {
    await inWords();
    const asked = await desk.review(of('online', { amountsVnd: [30_000] }));
    expect(codeOf(asked)).toBe('review-incomplete');
    expect(said(asked)).toContain('phí, lệ phí (trực tuyến): 30.000 đ, trong khi nguồn ghi 20.000 đ');
    // What was confirmed is that amount and no other.
    expect(codeOf(await desk.review(of('online', { amountsVnd: [40_000], sure: '30000' })))).toBe('review-incomplete');
    const { hash, changes } = must(await desk.review(of('online', { amountsVnd: [30_000], sure: '30000' })));
    const { far } = await foundToCheck(desk.test.platform, CODE, hash, changes);
    expect(far).toMatchObject([{ field: 'far.online', told: [20_000], isSmall: false, at: { field: 'fee.online' } }]);
    const fields = await fieldsToCheck(desk.test.platform, CODE, hash, changes);
    const others = fields.filter((one) => one !== 'far.online');
    const refused = await desk.confirm(hash, desk.head, 'Đã đối chiếu', others);
    expect(codeOf(refused)).toBe('review-unchecked');
    expect(said(refused)).toContain('số tiền so với nguồn của phí, lệ phí (trực tuyến)');
    must(await desk.confirm(hash));
    // As it stands since, it is asked no more.
    expect(codeOf(await desk.review(of('online', { amountsVnd: [30_000] })))).toBe('done');
  });

  it('that the source spells out is asked of nobody', async () => {
    await inWords();
    const { hash, changes } = must(await desk.review(of('online', { amountsVnd: [20_000] })));
    expect((await foundToCheck(desk.test.platform, CODE, hash, changes)).far).toEqual([]);
  });

  it.each([
    [10, 'phí, lệ phí (tại trung tâm): 10 đ nhỏ hơn 1.000 đ', true],
    [10_000_000, 'phí, lệ phí (tại trung tâm): 10.000.000 đ, trong khi nguồn ghi 10.000 đ', false],
    [1000, 'phí, lệ phí (tại trung tâm): 1.000 đ, trong khi nguồn ghi 10.000 đ', false],
  ])(
    'in another unit than the source has, so that it is %d, is asked though it has law and a reason',
    async (amount, words, isSmall) => {
      await desk.publish();
      expect(said(await desk.review(of('counter', { amountsVnd: [amount] })))).toContain(words);
      const { hash, changes } = must(await desk.review(of('counter', { amountsVnd: [amount], sure: String(amount) })));
      const { far } = await foundToCheck(desk.test.platform, CODE, hash, changes);
      expect(far).toMatchObject([{ field: 'far.counter', isSmall, at: { field: 'fee.counter' } }]);
    },
  );

  it('near that of the source has its law and its reason, and is asked no more', async () => {
    await desk.publish();
    const { hash, changes } = must(await desk.review(of('counter', { amountsVnd: [12_000] })));
    expect((await foundToCheck(desk.test.platform, CODE, hash, changes)).far).toEqual([]);
  });

  it('less than any fee is asked where the source says nothing, and any other is not', async () => {
    await desk.publish({ channels: [row('online'), row('in_person')] });
    const both = (amountsVnd: number[]) => ({
      channels: { online: { ...online, amountsVnd, law: LAW }, counter: { ...counter, amountsVnd, law: LAW } },
    });
    expect(said(await desk.review(both([20])))).toContain('20 đ nhỏ hơn 1.000 đ');
    expect(codeOf(await desk.review(both([20_000])))).toBe('done');
  });
});

it('that nothing is paid is asked where a sentence of the source has an amount', async () => {
  await inWords();
  const free: ChannelMend = { cost: 'free', amountsVnd: [] };
  expect(said(await desk.review(of('online', free)))).toContain('với mọi trường hợp, trong khi nguồn ghi 20.000 đ');
  expect(codeOf(await desk.review(of('online', { ...free, sure: 'free' })))).toBe('done');
});
