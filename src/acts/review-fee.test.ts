/** What an imported procedure costs, as an officer opens it: by what its source states, or by a document and its article. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import type { ChannelMend, Mends } from '#procedure/mend.ts';
import type { Manifest } from '#procedure/pack.ts';
import { MemoryReviews } from '#spine/memory-reviews.ts';
import type { MemoryStore } from '#spine/memory-store.ts';
import { code } from '../../test/support/acts.ts';
import { importedPack, mends, publishImported, SEQUENCE, TYPED } from '../../test/support/imported.ts';
import { officer, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { reviewProcedure } from './review-procedure.ts';

const CODE = '1.000777';
let test: TestPlatform;
let reviews: MemoryReviews;
beforeEach(async () => {
  test = await testPlatform();
  reviews = new MemoryReviews(test.store as unknown as MemoryStore<{ code?: string }>);
  await publishImported(test.store, importedPack(CODE));
});
const listing = async () => (await test.store.findProcedure(CODE))!;
async function opened(counter: ChannelMend, more: Partial<Mends> = {}) {
  const { hash } = await listing();
  const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
  const given = { ...mends, ...more, channels: { counter } };
  return reviewProcedure(test.platform, reviews, { ...command, mends: given }, officer('province.procedures'));
}
const saidOf = (outcome: Outcome<unknown>) => (isRefusal(outcome) ? refusalText(outcome, 'vi') : 'opened');
const priced = (amountsVnd: number[], law?: string): ChannelMend => ({
  ...TYPED,
  limit: 'sameDay',
  cost: 'amounts',
  amountsVnd,
  law,
});

describe('a fee', () => {
  const at = 'căn cứ phí, lệ phí (tại trung tâm)';

  it('that the source does not state is opened by a document and its article alone', async () => {
    expect(saidOf(await opened(priced([200_000])))).toContain('nguồn không nêu mức phí, lệ phí này (tại trung tâm)');
    for (const law of [
      'Luật Phí và lệ phí số 97/2015/QH13',
      '44/2026/NĐ-CP',
      '«Mức thu 200.000 đồng»',
      'theo quy định',
    ])
      expect(saidOf(await opened(priced([200_000], law)))).toContain(`${at}: «`);
    expect((await listing()).status).toBe('needs-review');
    must(await opened(priced([200_000], 'Điều 7 Nghị định 44/2026/NĐ-CP')));
  });

  it('of a document that no list has is opened once it was looked up, and says of what it is', async () => {
    const law = 'Điều 2 Nghị quyết số 777/2026/NQ-HĐND';
    const none = { papers: [], noPapers: 'Điều 9 Nghị định 999/2026/NĐ-CP' };
    const refused = await opened(priced([200_000], law), none);
    expect(code(refused)).toBe('law-unlisted');
    for (const said of [`777/2026/NQ-HĐND (${at})`, '999/2026/NĐ-CP (căn cứ không yêu cầu giấy tờ)'])
      expect(saidOf(refused)).toContain(said);
    must(await opened(priced([200_000], law), { ...none, lawChecked: true }));
    const [{ changes }] = await reviews.listReviews(CODE);
    expect(changes).toContainEqual({ field: 'law-checked', from: '', to: '777/2026/NQ-HĐND, 999/2026/NĐ-CP' });
  });

  it.each<[string, Partial<Manifest>]>([
    ['the channel', { channels: { counter: { limit: { unstated: true }, feeUnknown: 'byCouncil' } } }],
    [
      'the text, whatever its table has',
      {
        channels: {
          counter: { limit: { unstated: true }, fees: [{ id: 'fee', amountVnd: 200_000, before: 'result' }] },
        },
        published: { sequence: `${SEQUENCE}\nLệ phí do Hội đồng nhân dân cấp tỉnh quyết định.` },
      },
    ],
  ])('that the Council sets, as %s says, is opened by its resolution with the article', async (_, change) => {
    await publishImported(test.store, importedPack(CODE, change), { source: 's7' });
    const laws = [undefined, 'Điều 5 Luật Phí và lệ phí số 97/2015/QH13', 'Nghị quyết số 777/2026/NQ-HĐND'];
    for (const law of laws) {
      const refused = await opened(priced([200_000], law), { lawChecked: true });
      expect(saidOf(refused)).toContain(`${at}: mức thu này do Hội đồng nhân dân quyết định`);
    }
    expect((await listing()).status).toBe('needs-review');
    must(await opened(priced([200_000], 'Khoản 1 Điều 2 Nghị quyết số 777/2026/NQ-HĐND'), { lawChecked: true }));
  });

  it('that the source states is opened without another basis, until it is changed', async () => {
    const fees = [{ id: 'fee', amountVnd: 200_000, before: 'result' as const }];
    const stated = importedPack(CODE, {
      channels: { counter: { limit: { unstated: true }, fees } },
      published: { sequence: SEQUENCE, channels: [{ channel: 'in_person', feeVnd: 200_000 }] },
    });
    await publishImported(test.store, stated, { source: 's8' });
    expect(saidOf(await opened(priced([300_000])))).toContain('nguồn không nêu mức phí');
    must(await opened(priced([200_000])));
    // After a review the source still shows what is its own.
    must(await opened(priced([200_000])));
    expect(saidOf(await opened(priced([300_000])))).toContain('nguồn không nêu mức phí');
  });

  it('names its channel where its basis is not enough, and quotes what was typed once', async () => {
    for (const typed of ['«0»', '0', '«x']) {
      const said = saidOf(await opened({ ...priced([200_000], typed), limitLaw: typed }, { deciderBasis: typed }));
      expect(said).toContain(`${at}: «${typed.replace(/[«»]/g, '')}» chưa nêu`);
      expect(said).not.toMatch(/««|»»/);
    }
  });
});
