/** A value of the source stands unless law in force and a written reason are given for another, and a second person confirms it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import { lawText } from '#procedure/law.ts';
import type { Mends } from '#procedure/mend.ts';
import type { NationalRecord } from '#procedure/national/record.ts';
import { readPack } from '#procedure/pack.ts';
import { record } from '../../test/support/national.ts';
import { officer, partyOf, person } from '../../test/support/platform.ts';
import {
  CODE,
  codeOf,
  control,
  counter,
  good,
  LAW,
  online,
  ReviewDesk,
  row,
  SOURCE,
  STEPS,
  said,
  WHY,
} from '../../test/support/review-desk.ts';
import { work } from '../../test/support/scenes.ts';
import { letterOf } from './documents.ts';
import { frameOf } from './frame.ts';
import { perform, startDossier } from './perform.ts';
import { reviewProcedure } from './review-procedure.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await ReviewDesk.open();
});

type Change = [what: string, source: Partial<NationalRecord>, change: Partial<Mends>, field: string, told: string];
const UNFEED = { channels: [row('online'), row('in_person')] };
const CHANGES: Change[] = [
  [
    'a unit of another kind decides',
    {},
    { decidedBy: { unit: 'so-y-te' } },
    'decider',
    'cơ quan giải quyết: khác với nguồn (nguồn ghi «Văn phòng đăng ký đất đai, Chi nhánh Văn phòng đăng ký đất đai»)',
  ],
  [
    'a body outside decides',
    {},
    { decidedBy: { outside: 'Công an cấp xã' }, letter: false },
    'decider',
    'cơ quan giải quyết: khác với nguồn',
  ],
  [
    'another limit',
    {},
    { channels: { online: { ...online, amount: 300, limitLaw: LAW }, counter } },
    'limit.online',
    'thời hạn giải quyết (trực tuyến): khác với nguồn (nguồn ghi 3 ngày làm việc)',
  ],
  [
    'a limit left open of what is decided outside',
    { competentAuthority: 'Công an cấp Xã', field: 'Cư trú' },
    {
      decidedBy: { outside: 'Công an cấp xã' },
      letter: false,
      channels: { online, counter: { ...counter, limit: undefined, limitLaw: LAW } },
    },
    'limit.counter',
    'thời hạn giải quyết (tại trung tâm): khác với nguồn (nguồn ghi 3 ngày làm việc)',
  ],
  [
    'another amount',
    {},
    { channels: { online, counter: { ...counter, amountsVnd: [30_000], law: LAW } } },
    'fee.counter',
    'phí, lệ phí (tại trung tâm): khác với nguồn (nguồn ghi mức thu 10.000',
  ],
  [
    'free instead of an amount',
    {},
    { channels: { online: { ...online, cost: 'free', law: LAW }, counter } },
    'fee.online',
    'phí, lệ phí (trực tuyến): khác với nguồn (nguồn ghi mức thu 7.000',
  ],
  [
    'the Council instead of an amount',
    {},
    { channels: { online, counter: { ...counter, cost: 'byCouncil', law: LAW } } },
    'fee.counter',
    'phí, lệ phí (tại trung tâm): khác với nguồn (nguồn ghi mức thu 10.000',
  ],
  [
    'the case instead of an amount',
    {},
    { channels: { online, counter: { ...counter, cost: 'byCase', law: LAW } } },
    'fee.counter',
    'phí, lệ phí (tại trung tâm): khác với nguồn (nguồn ghi mức thu 10.000',
  ],
  [
    'an amount instead of nothing to be paid',
    { ...UNFEED, stepsText: `${STEPS}\nKhông thu phí, lệ phí.` },
    {
      channels: {
        online: { ...online, cost: 'free', law: '«Không thu phí, lệ phí»' },
        counter: { ...counter, law: LAW },
      },
    },
    'fee.counter',
    'phí, lệ phí (tại trung tâm): khác với nguồn (nguồn ghi việc không thu phí',
  ],
  [
    'a way to hand in is dropped',
    {},
    { channels: { counter }, withdrawn: { online: LAW } },
    'channel.online',
    'cách thức nộp (trực tuyến): khác với nguồn (nguồn ghi trực tuyến)',
  ],
  [
    'another result',
    {},
    { result: 'Văn bản xây dựng', resultLaw: LAW },
    'result',
    'tên kết quả giải quyết: khác với nguồn (nguồn ghi «Văn bản thử nghiệm»)',
  ],
  [
    'the committee signs where the chair has the power',
    { competentAuthority: 'Chủ tịch Ủy ban nhân dân cấp tỉnh' },
    { decidedBy: { unit: 'ubnd-tinh' } },
    'signer',
    'người ký (Ủy ban nhân dân hoặc Chủ tịch): khác với nguồn (nguồn ghi «Chủ tịch Ủy ban nhân dân cấp tỉnh»)',
  ],
  [
    'the chair signs where the committee has the power',
    { competentAuthority: 'Ủy ban nhân dân cấp tỉnh' },
    { decidedBy: { unit: 'ubnd-tinh', inPerson: true } },
    'signer',
    'người ký (Ủy ban nhân dân hoặc Chủ tịch): khác với nguồn',
  ],
];

/** Without the law by which it would be other. */
function withoutLaw(change: Partial<Mends>): Partial<Mends> {
  const channels = Object.fromEntries(
    Object.entries(change.channels ?? good.channels).map(([name, { limitLaw: _, law, ...one }]) => [
      name,
      { ...one, ...(law?.startsWith('«') && { law }) },
    ]),
  );
  return { ...change, channels, withdrawn: undefined, resultLaw: undefined, deciderBasis: ' ' };
}

describe.each(CHANGES)('where %s', (_, source, change, field, told) => {
  const whys = { [field]: WHY };

  it('is refused without law by its article, and without a reason, in every language', async () => {
    await desk.publish(source);
    expect(codeOf(await desk.review({ ...withoutLaw(change), whys }))).toBe('review-incomplete');
    const bare = await desk.review(change);
    expect(said(bare)).toContain(told);
    expect(said(bare)).toContain('hãy ghi lý do vì sao');
    for (const language of LANGUAGES) expect(said(bare, language)).not.toMatch(/\{\w+\}|undefined|\[object/);
    expect(said(await desk.review({ ...change, whys: { [field]: 'xx' } }))).toContain(
      'lý do «xx» chưa nói lên điều gì',
    );
    expect(await desk.listing()).toMatchObject({ status: 'needs-review' });
    expect(await desk.reviews.listReviews(CODE)).toEqual([]);
  });

  it('is proposed by one, opened by another alone, and says what the source states', async () => {
    await desk.publish(source);
    const before = await desk.listing();
    const proposed = must(await desk.review({ ...change, whys }));
    expect(proposed).toMatchObject({ verdict: 'proposed', status: 'needs-review' });
    expect(await desk.listing()).toEqual(before);
    expect(codeOf(await desk.confirm(proposed.hash, control))).toBe('review-own');
    expect(codeOf(await desk.confirm(proposed.hash, officer('hong-gai.chair')))).toBe('not-permitted');
    expect(must(await desk.confirm(proposed.hash)).status).toBe('published');
    expect(await desk.listing()).toMatchObject({ status: 'published', hash: proposed.hash, reasons: [] });
    const { departures } = await desk.manifestNow();
    expect(departures).toMatchObject([{ field, law: LAW, why: WHY }]);
    expect(departures?.[0].source.length).toBeGreaterThan(0);
    const [{ changes, verdict, officer: by }, { verdict: first }] = await desk.reviews.listReviews(CODE);
    expect([first, verdict, by]).toEqual(['proposed', 'confirmed', desk.head.id]);
    expect(changes.find((one) => one.field === `departs.${field}`)?.to).toBe(`${LAW}\n${WHY}`);
    // What was confirmed is not asked again; another value is.
    expect(await desk.unstatedOf(must(await desk.review({ ...change, whys })))).toEqual([]);
  });
});

describe('a proposal', () => {
  const change: Partial<Mends> = { decidedBy: { unit: 'so-y-te' }, whys: { decider: WHY } };

  it('is confirmed with a reason, once, as it was looked at, and by who is still there to', async () => {
    await desk.publish();
    expect(codeOf(await desk.confirm('x'))).toBe('review-none-proposed');
    const { hash } = must(await desk.review(change));
    expect(codeOf(await desk.confirm(hash, desk.head, ' '))).toBe('reason-needed');
    expect(codeOf(await desk.confirm(hash, desk.head, 'x'))).toBe('reason-vague');
    expect(codeOf(await desk.confirm('another'))).toBe('review-none-proposed');
    must(await desk.confirm(hash));
    expect(codeOf(await desk.confirm(hash))).toBe('review-none-proposed');
  });

  it('is void once it was sent back, or the source says something else', async () => {
    await desk.publish();
    const first = must(await desk.review(change));
    const back = { procedure: CODE, seenHash: first.fromHash, verdict: 'sent-back' as const, basis: 'Chờ Sở trả lời' };
    must(await reviewProcedure(desk.test.platform, desk.reviews, back, control));
    expect(codeOf(await desk.confirm(first.hash))).toBe('review-none-proposed');
    const { hash } = must(await desk.review(change));
    await desk.publish({ field: 'Khác' });
    expect(codeOf(await desk.confirm(hash))).toBe('review-none-proposed');
  });

  it('is found in the list until it is decided on', async () => {
    await desk.publish();
    const awaited = async () => (await desk.reviews.listForReview({ status: 'proposed' }, { limit: 5 })).rows.length;
    expect(await awaited()).toBe(0);
    const { hash } = must(await desk.review(change));
    expect(await awaited()).toBe(1);
    expect((await desk.reviews.countForReview({ status: 'proposed' })).total).toBe(1);
    must(await desk.confirm(hash));
    expect(await awaited()).toBe(0);
  });

  it('names law that stands in no list only once that was looked up', async () => {
    await desk.publish();
    const withdrawn = { online: 'Điều 9 Nghị định 999/2026/NĐ-CP' };
    const dropped = { channels: { counter }, withdrawn, whys: { 'channel.online': WHY } };
    expect(codeOf(await desk.review(dropped))).toBe('law-unlisted');
    expect(must(await desk.review({ ...dropped, lawChecked: true })).verdict).toBe('proposed');
  });
});

describe('what the source states', () => {
  it('is proposed by one officer and opened by another, as it stands', async () => {
    await desk.publish();
    expect(must(await desk.review()).verdict).toBe('proposed');
    expect(await desk.listing()).toMatchObject({ status: 'needs-review' });
    expect(must(await desk.reviewByTwo()).verdict).toBe('confirmed');
    expect(await desk.listing()).toMatchObject({ status: 'published' });
    // Also once it is open, and nothing changes.
    expect(must(await desk.review()).verdict).toBe('proposed');
    expect((await desk.manifestNow()).departures).toBeUndefined();
  });

  it('in two values is opened by the ground of one of them', async () => {
    const whole =
      'Thời hạn giải quyết hồ sơ là 60 ngày kể từ ngày nhận đủ hồ sơ, Văn phòng đăng ký đất đai cấp Giấy chứng nhận.';
    await desk.publish({ channels: [row('in_person', 10_000, 115)], stepsText: `${STEPS}\nBước 4: ${whole}` });
    const limited = (limit: 'workingDays' | 'calendarDays', amount: number, limitLaw?: string) =>
      desk.review({ channels: { counter: { ...counter, limit, amount, limitLaw } } });
    for (const [kind, amount] of [
      ['workingDays', 115],
      ['calendarDays', 60],
    ] as const)
      expect(said(await limited(kind, amount))).toContain(
        'thời hạn giải quyết (tại trung tâm): nguồn ghi các giá trị khác nhau (115 ngày làm việc; 60 ngày)',
      );
    expect(said(await limited('workingDays', 115, `«${whole}»`))).toContain('không nêu 115 ngày làm việc');
    expect(await desk.unstatedOf(must(await limited('calendarDays', 60, `«${whole}»`)))).toEqual([]);
    expect(await desk.unstatedOf(must(await limited('workingDays', 115, LAW)))).toEqual([]);
  });
});

it.each([
  ['Chi nhánh Văn phòng đăng ký đất đai', { unit: 'vp-dk-dat-dai' }],
  ['Ban quản lý khu công nghiệp, khu kinh tế, khu chế xuất các tỉnh, thành phố', { unit: 'bql-khu-kinh-te' }],
  ['Ủy ban nhân dân xã, phường, thị trấn', { unit: 'place' }],
  ['Công an cấp Xã', { outside: 'công an cấp xã' }],
  ['Công an cấp Xã', { unit: 'place:police' }],
  ['Bảo hiểm xã hội cấp Tỉnh, Bảo hiểm xã hội cấp huyện', { outside: 'Bảo hiểm xã hội cấp tỉnh' }],
  ['Bảo hiểm xã hội cấp Tỉnh, Bảo hiểm xã hội cơ sở', { outside: 'Bảo hiểm xã hội cấp tỉnh, Bảo hiểm xã hội cơ sở' }],
  ['Cơ quan quản lý nhà nước về thủy sản cấp tỉnh', { outside: 'Cơ quan quản lý nhà nước về thuỷ sản cấp tỉnh' }],
])('who decides is whom the source names: «%s»', async (competentAuthority, decidedBy) => {
  await desk.publish({ competentAuthority });
  const outcome = await desk.review({ decidedBy, letter: false });
  expect(said(outcome)).not.toContain('khác với nguồn');
});

it.each([
  ['Cơ quan quản lý nhà nước về thủy sản cấp tỉnh', { unit: 'so-y-te' }],
  ['Cơ quan quản lý nhà nước về thủy sản cấp tỉnh', { unit: 'so-nong-nghiep-moi-truong' }],
  ['Cơ quan quản lý nhà nước về thủy sản cấp tỉnh', { outside: 'Công ty ABC' }],
  ['Cơ quan chuyên môn về xây dựng cấp tỉnh', { unit: 'so-y-te' }],
  ['Cơ quan đăng ký kinh doanh cấp tỉnh', { unit: 'so-y-te' }],
  ['Cơ quan đăng ký đầu tư', { outside: 'Sở Tài chính' }],
  ['Cơ quan bảo hiểm xã hội', { outside: 'Bảo hiểm xã hội tỉnh Bắc Ninh' }],
  ['Thủ trưởng Cơ quan quản lý Cơ sở dữ liệu hộ tịch điện tử', { unit: 'so-tu-phap' }],
  ['Công an cấp xã', { outside: 'Công an cấp xã tỉnh Bắc Ninh' }],
  ['Công an cấp xã', { outside: 'Công an phường Hồng Gai' }],
  ['Công an cấp xã', { outside: 'xã' }],
  ['Công an cấp xã', { outside: 'Không phải Công an cấp xã' }],
  ['Công an cấp xã', { outside: 'Sở Y tế thay Công an cấp xã' }],
  ['Công an cấp xã', { outside: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội' }],
  ['Công an cấp xã', { unit: 'place' }],
  ['Ủy ban nhân dân cấp xã', { outside: 'Ủy ban nhân dân cấp xã' }],
])(
  'who decides is another than the source names, by law, a reason and a second person: «%s», %o',
  async (competentAuthority, decidedBy) => {
    await desk.publish({ competentAuthority });
    const change = { decidedBy, letter: false };
    const told = `cơ quan giải quyết: khác với nguồn (nguồn ghi «${competentAuthority}»)`;
    expect(said(await desk.review(change))).toContain(told);
    expect(said(await desk.review({ ...change, deciderBasis: 'theo phân cấp' }))).toContain('cơ quan giải quyết');
    const proposed = must(await desk.review({ ...change, whys: { decider: WHY } }));
    expect(proposed).toMatchObject({ verdict: 'proposed', status: 'needs-review' });
    expect(codeOf(await desk.confirm(proposed.hash, control))).toBe('review-own');
    expect(must(await desk.confirm(proposed.hash)).status).toBe('published');
    expect((await desk.manifestNow()).departures).toMatchObject([{ field: 'decider', source: [competentAuthority] }]);
  },
);

describe('a document of the source', () => {
  const struck = { key: 'l1', number: '31/2024/QH15', title: '', struck: true as const };
  const instead = { number: '135/2025/QH15', title: 'Luật Xây dựng' };

  it.each([
    ['left out', [struck]],
    ['given another number', [{ ...struck, ...instead, struck: undefined }]],
    ['not in the list any more', [instead]],
  ])('is %s by law alone, which stays on record', async (_, laws) => {
    await desk.publish();
    const told = 'nguồn có nêu văn bản «';
    expect(said(await desk.review({ laws }))).toContain(told);
    const [line, ...others] = laws;
    for (const by of ['theo quy định', 'Luật số 135/2025/QH15'])
      expect(said(await desk.review({ laws: [{ ...line, key: 'l1', by }, ...others] }))).toContain(told);
    const by = 'Điều 5 Nghị định 118/2025/NĐ-CP';
    must(await desk.review({ deciderBasis: by, laws: [{ ...line, key: 'l1', by }, ...others] }));
    const [{ changes }] = await desk.reviews.listReviews(CODE);
    expect(changes.find(({ field }) => field === 'struck-laws')?.to).toContain(`(${by})`);
  });

  it('that has ended, or whose number is in doubt, is left out without more', async () => {
    await desk.publish({ legalBases: ['50/2014/QH13', '31/2024/QH15'] });
    const ended = { key: 'l1', number: '50/2014/QH13', title: '', struck: true as const };
    const kept = { key: 'l2', number: '31/2024/QH15', title: '' };
    expect(must(await desk.review({ laws: [ended, kept] })).verdict).toBe('proposed');
  });
});

describe('what the source does not state', () => {
  it.each(['byCase', 'byCouncil'] as const)('is said to be %s by law, or by words of the source', async (cost) => {
    await desk.publish(UNFEED);
    const unfixed = (law?: string) =>
      desk.review({ channels: { online: { ...online, cost, law }, counter: { ...counter, cost, law } } });
    expect(said(await unfixed())).toContain('nguồn không nêu');
    expect(said(await unfixed('theo quy định'))).toContain('chưa nêu số hiệu văn bản và điều');
    expect(said(await unfixed('«Công chức kiểm tra hồ sơ»'))).toContain('không nêu');
    must(await desk.confirm(must(await unfixed(LAW)).hash));
    const { channels, law } = await desk.manifestNow();
    expect(channels.counter?.feeUnknown).toBe(cost);
    expect(lawText(law, channels.counter!.feeUnknownBy!)).toBe(LAW);
    const words = cost === 'byCase' ? 'Nộp phí, nếu có' : 'Lệ phí do Hội đồng nhân dân cấp tỉnh quyết định';
    await desk.publish({ ...UNFEED, stepsText: `${STEPS}\n${words}.` });
    expect(await desk.unstatedOf(must(await unfixed(`«${words}»`)))).toEqual([]);
    // The source says it itself.
    expect(await desk.unstatedOf(must(await unfixed()))).toEqual([]);
  });

  it('of the whole time, where it tells of stages alone, is filled by two', async () => {
    const stages =
      'Bước 4: Trong thời hạn 08 ngày làm việc kể từ ngày nhận đủ hồ sơ, cơ quan thẩm định cấp báo cáo.\nBước 5: Trong thời hạn 08 ngày làm việc kể từ ngày nhận được báo cáo, Sở cấp Giấy phép.';
    await desk.publish({ channels: [row('in_person', 10_000, null)], stepsText: `${STEPS}\n${stages}` });
    const channels = { counter: { ...counter, amount: 20, limitLaw: LAW } };
    expect(must(await desk.review({ channels })).verdict).toBe('proposed');
    expect(must(await desk.reviewByTwo({ channels })).verdict).toBe('confirmed');
  });

  it.each(['', 'Ủy ban nhân dân cấp huyện'])('of who decides is filled by two: «%s»', async (competentAuthority) => {
    await desk.publish({ competentAuthority });
    expect(must(await desk.review({ decidedBy: { unit: 'so-y-te' } })).verdict).toBe('proposed');
    expect(must(await desk.reviewByTwo({ decidedBy: { unit: 'so-y-te' } })).verdict).toBe('confirmed');
    const { filled } = await desk.manifestNow();
    expect(filled).toEqual([{ field: 'decider', value: 'so-y-te', law: LAW }]);
  });
});

describe('who signs', () => {
  const DECIDER = 'Chủ tịch ủy ban nhân dân cấp tỉnh';

  it('is the chair in person where the source gives them the power, and the paper says so', async () => {
    await desk.publish({ competentAuthority: DECIDER });
    must(await desk.reviewByTwo({ decidedBy: { unit: 'ubnd-tinh', inPerson: true } }));
    expect((await desk.manifestNow()).decidedBy).toMatchObject({ unit: 'ubnd-tinh', inPerson: true });
    const draft = {
      act: 'draft-dossier' as const,
      channel: 'online' as const,
      applicant: partyOf('an'),
      place: '06685',
    };
    const components = [{ component: 'c1', originals: 1, copies: 0 }];
    const answers = { request: 'Cấp thẻ' };
    const an = person('an');
    const { dossierId } = must(await startDossier(desk.test.platform, CODE, { ...draft, components, answers }, an));
    must(await perform(desk.test.platform, dossierId, { act: 'submit-dossier' }, an));
    const state = async () => (await desk.test.store.load(dossierId))!.state;
    expect(await state()).toMatchObject({ unit: 'ubnd-tinh', inPerson: true });
    const meets = { conclusion: 'meets' };
    const results = { 'step-1': meets, 'step-2': meets, decide: { content: 'Cấp thẻ, có giá trị đến năm 2030' } };
    while (!(await state()).decision) await work(desk.test.platform, dossierId, results);
    const decided = await state();
    const frame = frameOf(desk.test.platform.province, decided, undefined);
    expect(frame.agency).toBe('CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ QUẢNG NINH');
    expect([frame.signatures[0].authority, frame.signatures[0].title]).toEqual([[], 'CHỦ TỊCH']);
    const pack = must(readPack((await desk.test.store.findPack((await desk.listing()).hash))!.files));
    const text = letterOf(desk.test.platform, pack.files['letters/result.md'], decided, pack);
    expect(text).toContain('Chủ tịch Ủy ban nhân dân thành phố Quảng Ninh thông báo');
    expect(text).not.toContain('TM. ');
  });

  it('is either where the cell of the source names the committee and its steps the chair, which is doubted', async () => {
    const given = record({
      ...SOURCE,
      competentAuthority: 'Ủy ban nhân dân cấp tỉnh',
      stepsText: `${STEPS}\nBước 4: Trình Chủ tịch Ủy ban nhân dân cấp tỉnh quyết định.`,
    });
    const { doubts } = convertRecord(given, undefined, { clerk: 'clerk' });
    expect(doubts).toContain('signer-differs');
    await desk.publish(given);
    for (const inPerson of [{ inPerson: true as const }, {}])
      expect(await desk.unstatedOf(must(await desk.review({ decidedBy: { unit: 'ubnd-tinh', ...inPerson } })))).toEqual(
        [],
      );
  });

  it('is none but a committee’s chair', async () => {
    await desk.publish();
    const refused = await desk.review({ decidedBy: { unit: 'vp-dk-dat-dai', inPerson: true } });
    expect(said(refused)).toContain('chỉ chọn «Chủ tịch Ủy ban nhân dân quyết định và ký»');
  });
});
