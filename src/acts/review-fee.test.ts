/** What an imported procedure costs, as an officer opens it: by what its source states, or by a document and its article. */
import { beforeEach, describe, expect, it } from 'vitest';
import { noDossier } from '#dossier/state.ts';
import { isRefusal, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import { lawText } from '#procedure/law.ts';
import type { ChannelMend, Mends } from '#procedure/mend.ts';
import { type Manifest, readPack } from '#procedure/pack.ts';
import { code } from '../../test/support/acts.ts';
import {
  importedPack,
  mends,
  publishImported,
  reviewByTwo,
  reviewsOn,
  SEQUENCE,
  TYPED,
} from '../../test/support/imported.ts';
import { officer, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { letterOf } from './documents.ts';

const CODE = '1.000777';
const OURS = 'của Hội đồng nhân dân tỉnh Quảng Ninh';
let test: TestPlatform;
let reviews: ReturnType<typeof reviewsOn>;
beforeEach(async () => {
  test = await testPlatform();
  reviews = reviewsOn(test);
  await publishImported(test.store, importedPack(CODE));
});
const listing = async () => (await test.store.findProcedure(CODE))!;
async function opened(counter: ChannelMend, more: Partial<Mends> = {}) {
  const { hash } = await listing();
  const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
  const given = { ...mends, ...more, channels: { counter } };
  return reviewByTwo(test.platform, reviews, { ...command, mends: given }, officer('province.procedures'));
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
    const law = 'Điều 2 Nghị quyết số 777/2026/NQ-HĐND của Hội đồng nhân dân tỉnh Quảng Ninh';
    const whys = { 'no-papers': 'Nghị định mới không còn yêu cầu giấy tờ nào' };
    const none = { papers: [], noPapers: 'Điều 9 Nghị định 999/2026/NĐ-CP', whys };
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
    const laws = [undefined, 'Điều 5 Luật Phí và lệ phí số 97/2015/QH13', `Nghị quyết số 777/2026/NQ-HĐND ${OURS}`];
    for (const law of laws) {
      const refused = await opened(priced([200_000], law), { lawChecked: true });
      expect(saidOf(refused)).toContain(`${at}: mức thu này do Hội đồng nhân dân quyết định`);
    }
    expect((await listing()).status).toBe('needs-review');
    must(
      await opened(priced([200_000], `Khoản 1 Điều 2 Nghị quyết số 777/2026/NQ-HĐND ${OURS}`), { lawChecked: true }),
    );
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

describe('a resolution of a People’s Council', () => {
  const at = 'căn cứ phí, lệ phí (tại trung tâm)';
  const of = (number: string, whose = '') => `Điều 2 Nghị quyết số ${number} ${whose}`.trim();
  const trying = async (law: string, more: Partial<Mends> = {}) =>
    saidOf(await opened(priced([200_000], law), { lawChecked: true, ...more }));

  it.each([
    [of('05/2026/NQ-HĐND', 'của Hội đồng nhân dân tỉnh Hải Dương'), 'Hội đồng nhân dân tỉnh Hải Dương không áp dụng'],
    [of('05/2026/NQ-HĐND', 'của HĐND thành phố Hải Phòng'), 'Hội đồng nhân dân thành phố Hải Phòng không áp dụng'],
    [of('05/2026/NQ-HĐND', 'quy định lệ phí trên địa bàn tỉnh Lạng Sơn'), 'Lạng Sơn không áp dụng'],
    [`${of('05/2026/NQ-HĐND', OURS)}; ${of('06/2026/NQ-HĐND', 'của HĐND tỉnh Bắc Ninh')}`, 'Bắc Ninh không áp dụng'],
    [of('05/2026/NQ-HĐND', 'của Hội đồng nhân dân phường Hồng Gai'), 'phường Hồng Gai không quyết định phí'],
    [of('05/2026/NQ-HĐND'), 'của Hội đồng nhân dân tỉnh Quảng Ninh / Hội đồng nhân dân thành phố Quảng Ninh'],
    [of('05/2025/NQ-HĐND', 'của HĐND tỉnh'), 'chưa nêu nghị quyết của Hội đồng nhân dân nào'],
    [of('05/2025/NQ-HĐND', 'của HĐND thành phố Quảng Ninh'), 'khi đó là Hội đồng nhân dân tỉnh Quảng Ninh,'],
    [
      of('05/2026/NQ-HĐND', 'ngày 10/10/2026 của HĐND tỉnh Quảng Ninh'),
      'khi đó là Hội đồng nhân dân thành phố Quảng Ninh,',
    ],
  ])('of another land, or nobody knows whose, opens no fee: %s', async (law, said) => {
    for (const cost of ['amounts', 'free'] as const) {
      const refused = saidOf(await opened({ ...priced([200_000], law), cost }, { lawChecked: true }));
      expect(refused).toContain(`${at}: `);
      expect(refused).toContain(said);
    }
    expect((await listing()).status).toBe('needs-review');
  });

  it.each(['của Hội đồng nhân dân tỉnh Quảng Ninh', 'ngày 10/10/2026 của HĐND thành phố Quảng Ninh'])(
    'of ours, as it was called then, opens it and is told with it: %s',
    async (whose) => {
      must(await opened(priced([200_000], of('05/2026/NQ-HĐND', whose)), { lawChecked: true }));
      const { manifest } = must(readPack((await test.store.findPack((await listing()).hash))!.files));
      const { law } = manifest.channels.counter!.fees![0];
      expect(lawText(manifest.law, law!)).toBe(of('05/2026/NQ-HĐND', whose));
      must(await opened(priced([200_000], lawText(manifest.law, law!)), { lawChecked: true }));
    },
  );

  it('is of the council that its source or its list names, unless the reviewer says otherwise of theirs', async () => {
    const number = '05/2026/NQ-HĐND';
    const source = importedPack(CODE, {
      law: { l1: { number: '44/2026/NĐ-CP', title: '44/2026/NĐ-CP' }, l2: { number, title: number } },
    });
    await publishImported(test.store, source, {
      source: 's9',
      reasons: [`other-province:law Hải Dương, ${number}`],
    });
    expect(await trying('Điều 7 Nghị định 44/2026/NĐ-CP')).toContain('Hội đồng nhân dân Hải Dương không áp dụng');
    expect(await trying(of(number))).toContain(`${at}: nghị quyết của Hội đồng nhân dân Hải Dương không áp dụng`);
    const l1 = { key: 'l1', number: '44/2026/NĐ-CP', title: '' };
    const other = { number: '06/2026/NQ-HĐND', title: 'Nghị quyết quy định lệ phí trên địa bàn tỉnh Thái Bình' };
    const struck = { key: 'l2', number, title: '', struck: true as const };
    expect(await trying(of('06/2026/NQ-HĐND'), { laws: [l1, struck, other] })).toContain('Thái Bình không áp dụng');
    expect(await trying(of(number, OURS), { laws: [l1, struck] })).toBe('opened');
  });

  it('of another province is no ground of who decides, of a limit or of a paper either', async () => {
    const law = of('05/2026/NQ-HĐND', 'của HĐND tỉnh Hải Dương');
    const fee = priced([200_000], 'Điều 7 Nghị định 44/2026/NĐ-CP');
    const papers = [{ name: 'Đơn đề nghị', originals: 1, copies: 0, law }];
    const said = saidOf(await opened({ ...fee, limitLaw: law }, { deciderBasis: law, papers, lawChecked: true }));
    for (const of of ['căn cứ thẩm quyền', 'thời hạn giải quyết (tại trung tâm)', 'giấy tờ số 1'])
      expect(said).toContain(`${of}: nghị quyết của Hội đồng nhân dân tỉnh Hải Dương không áp dụng`);
  });
});

describe('the paper of a procedure', () => {
  const LETTER = 'letters/result.md';
  const packNow = async () => must(readPack((await test.store.findPack((await listing()).hash))!.files));
  const recitals = (text: string) => text.split('\n').filter((line) => line.startsWith('Căn cứ '));
  const FEE = 'Điều 2 Nghị quyết số 05/2026/NQ-HĐND của Hội đồng nhân dân tỉnh Quảng Ninh';
  const CIRCULAR = 'Điều 4 Thông tư số 12/2026/TT-BNNMT';

  it('recites what the decision rests on, and no document that is only of the fee, also after another review', async () => {
    for (const law of [FEE, CIRCULAR, `${FEE}; ${CIRCULAR}`]) {
      must(await opened(priced([200_000], law), { lawChecked: true }));
      const said = recitals((await packNow()).files[LETTER]);
      expect(said[0]).toBe('Căn cứ Nghị định số 44/2026/NĐ-CP;');
      expect(said).toHaveLength(2);
    }
    const { manifest } = await packNow();
    expect(Object.keys(manifest.law)).toHaveLength(3);
    // Once something else rests on it, it is recited.
    must(await opened({ ...priced([200_000], CIRCULAR), limitLaw: CIRCULAR }, { lawChecked: true }));
    expect(recitals((await packNow()).files[LETTER]).join()).toContain('12/2026/TT-BNNMT');
  });

  it('is printed without it also where a pack of before has it in its text, or only its title says so', async () => {
    must(await opened(priced([200_000], 'Điều 7 Nghị định 44/2026/NĐ-CP')));
    const pack = await packNow();
    const law = {
      ...pack.manifest.law,
      tt: { number: '85/2019/TT-BTC', title: 'Thông tư hướng dẫn về phí và lệ phí' },
    };
    const more =
      'Căn cứ Thông tư số 85/2019/TT-BTC;\nCăn cứ Thông tư số 85/2019/TT-BTC và Nghị định số 44/2026/NĐ-CP;\n';
    const state = { ...noDossier('d1'), unit: 'so-nong-nghiep-moi-truong', last: { at: '2026-11-25T02:00:00Z' } };
    const printed = (name: string, text: string) =>
      recitals(
        letterOf(test.platform, text, state as never, {
          ...pack,
          words: { vi: { ...pack.words['vi'], name } },
          manifest: { ...pack.manifest, law },
        }),
      ).slice(0, -1);
    const text = pack.files[LETTER].replace('Căn cứ hồ sơ', `${more}Căn cứ hồ sơ`);
    expect(printed('Cấp giấy phép nuôi trồng thủy sản', text)).toEqual([
      'Căn cứ Nghị định số 44/2026/NĐ-CP;',
      'Căn cứ Thông tư số 85/2019/TT-BTC và Nghị định số 44/2026/NĐ-CP;',
    ]);
    // Where the matter itself is a fee, it is the ground.
    expect(printed('Miễn, giảm phí bảo vệ môi trường', text)).toHaveLength(3);
    const notice = text.replace(/^## .*$/m, '## Về việc nộp tiền');
    expect(printed('Cấp giấy phép nuôi trồng thủy sản', notice)).toHaveLength(3);
  });
});
