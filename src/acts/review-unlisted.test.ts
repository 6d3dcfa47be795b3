/** A document that no list has is told to the second person at each value that rests on it, and marked there. */
import { beforeEach, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import type { Mends } from '#procedure/mend.ts';
import { fieldsToCheck, foundToCheck } from '../../test/support/imported.ts';
import { CODE, codeOf, counter, LAW, online, ReviewDesk, said } from '../../test/support/review-desk.ts';

const BY = 'Điều 3 Nghị định 998/2026/NĐ-CP';
let desk: ReviewDesk;
beforeEach(async () => {
  desk = await ReviewDesk.open();
  await desk.publish();
});

async function proposed(change: Partial<Mends>) {
  const { hash, changes } = must(await desk.review({ lawChecked: true, ...change }));
  const { unlisted, ...rest } = await foundToCheck(desk.test.platform, CODE, hash, changes);
  const told = unlisted.map(({ at, law, isUntitled }) => [at.field, law, isUntitled]);
  const fields = await fieldsToCheck(desk.test.platform, CODE, hash, changes);
  return { hash, changes, told, fields, listed: rest.changes.map(({ field }) => field) };
}

it('is told beside everything that rests on it, once each, and on record as looked up', async () => {
  const fee = { ...counter, amountsVnd: [12_000], law: `${BY}; Điều 2 Thông tư 997/2026/TT-BTC` };
  const whys = { 'fee.counter': 'Thông tư mới quy định mức thu khác' };
  const { hash, changes, told, fields, listed } = await proposed({
    deciderBasis: BY,
    channels: { online: { ...online, amount: 2, limitLaw: BY }, counter: fee },
    whys: { ...whys, 'limit.online': 'Nghị định mới rút ngắn thời hạn' },
  });
  expect(told).toEqual([
    ['limit.online', '998/2026/NĐ-CP', false],
    ['fee.counter', '998/2026/NĐ-CP', false],
    ['fee.counter', '997/2026/TT-BTC', false],
    ['decider-basis', '998/2026/NĐ-CP', false],
  ]);
  expect(changes.find(({ field }) => field === 'law-checked')?.to).toBe('998/2026/NĐ-CP, 997/2026/TT-BTC');
  expect(listed).not.toContain('law-checked');
  const refused = await desk.confirm(
    hash,
    desk.head,
    'Đã đối chiếu',
    fields.filter((one) => one !== 'ground.fee.counter.2'),
  );
  expect(codeOf(refused)).toBe('review-unchecked');
  expect(said(refused)).toContain('997/2026/TT-BTC (phí, lệ phí (tại trung tâm))');
  expect(said(refused)).not.toContain('998/2026');
  must(await desk.confirm(hash));
});

it('is marked at the value as it stands: what is mended after has no mark', async () => {
  const first = await proposed({ deciderBasis: BY });
  expect(first.told).toEqual([['decider-basis', '998/2026/NĐ-CP', false]]);
  const marks = await desk.marks(first.hash);
  const { hash } = await proposed({ deciderBasis: BY.replace('Điều 3', 'Điều 4') });
  const refused = await desk.confirmMarked(hash, marks);
  expect(codeOf(refused)).toBe('review-mended');
  expect(said(refused)).toContain('998/2026/NĐ-CP (căn cứ thẩm quyền)');
  must(await desk.confirm(hash));
});

it('is a title that no list has in the line of its document', async () => {
  const law = { key: 'l1', number: '31/2024/QH15', title: '' };
  const added = { number: '996/2026/NĐ-CP', title: 'Nghị định về hồ sơ thử nghiệm' };
  const { told } = await proposed({ deciderBasis: LAW, laws: [law, added] });
  expect(told).toEqual([['law-more.1', '996/2026/NĐ-CP', false]]);
});

it('is a change of its own where no value shows it any more', async () => {
  const first = await proposed({ deciderBasis: BY });
  must(await desk.confirm(first.hash));
  const { told, listed } = await proposed({ deciderBasis: BY });
  expect(told).toEqual([]);
  expect(listed).toContain('law-checked');
});
