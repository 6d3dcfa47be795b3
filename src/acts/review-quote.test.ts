/** Words of the source in «» ground what they say, and nothing else; what the source lists is left out by law alone. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import type { ChannelMend, Mends } from '#procedure/mend.ts';
import { type ChannelSource, type Manifest, readPack } from '#procedure/pack.ts';
import { importedPack, mends, publishImported, reviewByTwo, reviewsOn } from '../../test/support/imported.ts';
import { papers as paperTable } from '../../test/support/national.ts';
import { officer, type TestPlatform, testPlatform } from '../../test/support/platform.ts';

const CODE = '1.000778';
const LAW = 'Điều 12 Nghị định số 44/2026/NĐ-CP';
const STEP = '«Bước 1: Người yêu cầu nộp hồ sơ»';
const STEPS = [
  'Bước 1: Người yêu cầu nộp hồ sơ đến Trung tâm Phục vụ hành chính công.',
  'Bước 2: Cơ quan tiếp nhận hồ sơ kiểm tra tính đầy đủ, chuyển hồ sơ trong 02 ngày làm việc.',
  'Bước 3: Cơ quan có chức năng quản lý đất đai trình Chủ tịch Ủy ban nhân dân cấp xã cấp Giấy chứng nhận.',
];
const TABLE = paperTable(
  '',
  ['Giấy chứng nhận đã cấp (bản gốc)', 1, 1],
  ['Văn bản kiến nghị việc cấp Giấy chứng nhận', 1, 1],
);
const days = (workingDays: number): ChannelSource => ({ limit: { workingDays }, feeUnknown: 'unstated' });
const rows = [
  { channel: 'online', time: 25, unit: 'working_day', feeVnd: 0 },
  { channel: 'post', time: 25, unit: 'working_day', feeVnd: 0 },
  { channel: 'in_person', time: 35, unit: 'working_day', feeVnd: 0 },
];

let test: TestPlatform;
let reviews: ReturnType<typeof reviewsOn>;

/** As 1.012818: three ways to hand in, two papers, nothing said of what it costs; `more` says further lines of its steps. */
async function publish(more: string[] = [], change: Partial<Manifest> = {}, published: object = {}) {
  const channels = { online: days(25), post: days(25), counter: days(35) };
  const sequence = [...STEPS, ...more].join('\n');
  const text = { sequence, dossier: TABLE, channels: rows, result: 'Giấy chứng nhận quyền sử dụng đất.', ...published };
  const words = {
    'component.c1': 'Giấy chứng nhận đã cấp (bản gốc)',
    'component.c2': 'Văn bản kiến nghị việc cấp Giấy chứng nhận',
    result: 'Giấy chứng nhận quyền sử dụng đất',
  };
  const pack = importedPack(CODE, { channels, published: text, ...change }, words);
  await publishImported(test.store, pack, { reasons: ['fee-zero-stored'], source: sequence + JSON.stringify(text) });
}
beforeEach(async () => {
  test = await testPlatform();
  reviews = reviewsOn(test);
  await publish();
});

const c1 = { id: 'c1', name: 'Giấy chứng nhận đã cấp (bản gốc)', originals: 1, copies: 1 };
const c2 = { id: 'c2', name: 'Văn bản kiến nghị việc cấp Giấy chứng nhận', originals: 1, copies: 1 };
const counter: ChannelMend = { limit: 'workingDays', amount: 35, cost: 'byCase', law: LAW };
/** Ways to hand in that are not looked at: offered as the source has them, by law. */
const other: ChannelMend = { ...counter, amount: 25, limitLaw: LAW, offeredLaw: LAW };
const channels = { online: other, post: other, counter };
const good: Mends = {
  ...mends,
  channels,
  papers: [c1, c2],
  result: 'Giấy chứng nhận quyền sử dụng đất',
  letter: false,
};
const at = (change: ChannelMend): Partial<Mends> => ({ channels: { ...channels, counter: { ...counter, ...change } } });

async function opened(change: Partial<Mends>) {
  const { hash } = (await test.store.findProcedure(CODE))!;
  const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
  const given = { ...command, mends: { ...good, resultLaw: undefined, ...change } };
  return reviewByTwo(test.platform, reviews, given, officer('province.procedures'));
}
const said = async (change: Partial<Mends>, language: 'vi' | 'en' | 'hi' = 'vi') => {
  const outcome = await opened(change);
  return isRefusal(outcome) ? refusalText(outcome, language) : 'opened';
};
const statusNow = async () => (await test.store.findProcedure(CODE))!.status;
const manifestNow = async () =>
  must(readPack((await test.store.findPack((await test.store.findProcedure(CODE))!.hash))!.files)).manifest;

it('one line of the steps grounds neither free, nor no papers, nor another limit', async () => {
  const free: ChannelMend = { limit: 'workingDays', amount: 2, limitLaw: STEP, cost: 'free', law: STEP };
  const all = { channels: { online: free, post: free, counter: free }, papers: [], noPapers: STEP };
  const text = await said(all);
  for (const channel of ['trực tuyến', 'qua bưu chính', 'tại trung tâm']) {
    expect(text).toContain(
      `căn cứ phí, lệ phí (${channel}): câu «Bước 1: Người yêu cầu nộp hồ sơ» có trong nguồn nhưng`,
    );
    expect(text).toContain(`thời hạn giải quyết (${channel}): câu «Bước 1: Người yêu cầu nộp hồ sơ» có trong nguồn`);
  }
  expect(text).toContain('thời hạn giải quyết (trực tuyến): nguồn nêu 25 ngày làm việc');
  expect(text).toContain('thời hạn giải quyết (tại trung tâm): nguồn nêu 35 ngày làm việc');
  expect(text).toContain('nguồn có nêu giấy tờ (“Giấy chứng nhận đã cấp (bản gốc)”');
  expect(await statusNow()).toBe('needs-review');
  for (const language of LANGUAGES) expect(await said(all, language)).not.toMatch(/\{\w+\}|undefined/);
});

it('stays under review until each has its ground, and is opened as the source states it', async () => {
  expect(await said({})).toBe('opened');
  expect((await manifestNow()).channels.counter).toMatchObject({ limit: { workingDays: 35 } });
});

describe('that it is free', () => {
  it.each([
    ['of another matter', 'Bước 4: Phí dịch vụ bưu chính do người yêu cầu trả.', 'Phí dịch vụ bưu chính'],
    ['of some alone', 'Không thu phí đối với hộ nghèo.', 'Không thu phí'],
    ['of a case that heads it', 'Đối với hộ nghèo:\n- Không thu lệ phí.', 'Không thu lệ phí'],
    ['of a list of cases', 'Không thu phí:\n- Hộ nghèo;\n- Người cao tuổi.', 'Không thu phí'],
    ['of advice', 'Người yêu cầu được hướng dẫn miễn phí.', 'miễn phí'],
    ['beside what the Council sets', 'Không thu phí.\nLệ phí do Hội đồng nhân dân tỉnh quyết định.', 'Không thu phí'],
    ['by its article in «» that says nothing of it', `Người yêu cầu nộp hồ sơ theo ${LAW}.`, `nộp hồ sơ theo ${LAW}`],
  ])('is not opened by words %s', async (_, line, words) => {
    await publish(line.split('\n'));
    expect(await said(at({ cost: 'free', law: `«${words}»` }))).toContain(
      `căn cứ phí, lệ phí (tại trung tâm): câu «${words}» có trong nguồn nhưng không nêu việc không thu phí`,
    );
    expect(await statusNow()).toBe('needs-review');
  });

  it('is not opened against the amount of the table', async () => {
    await publish(['Không thu phí.'], {}, { channels: [{ ...rows[2], feeVnd: 50_000 }] });
    expect(await said(at({ cost: 'free', law: '«Không thu phí»' }))).toContain('nguồn nêu mức thu 50.000');
  });

  it('is opened by the words that say so, or by law', async () => {
    const alone = (law: string) => ({ channels: { counter: { ...counter, cost: 'free' as const, law } } });
    await publish(
      ['Phí, lệ phí:', 'Không thu phí, lệ phí.'],
      { channels: { counter: days(35) } },
      { channels: [rows[2]] },
    );
    expect(await said(at({ cost: 'free', law: `«${LAW}»` }))).toContain('không có trong nguồn; căn cứ là văn bản');
    expect(await said(alone('«Không thu phí, lệ phí»'))).toBe('opened');
    expect((await manifestNow()).channels.counter?.free).toBe('«Không thu phí, lệ phí»');
    expect(await said(alone(LAW))).toBe('opened');
  });
});

describe('an amount', () => {
  const priced = (amountsVnd: number[], law: string) => at({ cost: 'amounts', amountsVnd, law });
  const line = 'Lệ phí cấp mới 100.000 đồng, cấp lại 50.000 đồng nếu mất.';

  it('is opened by the words that hold it, and by no others', async () => {
    await publish([line, 'Vốn điều lệ tối thiểu 300.000 đồng.', 'Phí không quá 70.000 đồng.']);
    for (const [amount, words] of [
      [60_000, line],
      [100_000, 'cấp lại 50.000 đồng nếu mất'],
      [300_000, 'Vốn điều lệ tối thiểu 300.000 đồng'],
      [70_000, 'Phí không quá 70.000 đồng'],
      [60_000, STEP.slice(1, -1)],
    ] as const)
      expect(await said(priced([amount], `«${words}»`))).toContain('không nêu mức thu');
    expect(await said(priced([100_000], '«Lệ phí cấp mới 100.000 đồng»'))).toBe('opened');
    expect((await manifestNow()).channels.counter?.fees).toMatchObject([{ law: '«Lệ phí cấp mới 100.000 đồng»' }]);
  });
});

describe('a limit', () => {
  const limited = (amount: number, limitLaw?: string, limit: ChannelMend['limit'] = 'workingDays') =>
    at({ limit, amount, limitLaw });
  const WHOLE = 'Trong thời hạn 20 ngày làm việc kể từ ngày nhận đủ hồ sơ, Ủy ban nhân dân cấp xã cấp Giấy chứng nhận.';

  it('other than that of the source is said to be other', async () => {
    const text = await said(limited(2));
    expect(text).toContain('thời hạn giải quyết (tại trung tâm): nguồn nêu 35 ngày làm việc');
    expect(text).not.toContain('nguồn không nêu thời hạn');
    expect(await said(limited(35, undefined, 'calendarDays'))).toContain('nguồn nêu 35 ngày làm việc');
    expect(await said(limited(2, undefined), 'en')).toContain('the source states 35 working days');
  });

  it('is opened by words that state it of the whole, and by no others', async () => {
    await publish([`Bước 4: ${WHOLE}`]);
    for (const [amount, words] of [
      [2, 'chuyển hồ sơ trong 02 ngày làm việc'],
      [2, WHOLE],
      [20, 'Ủy ban nhân dân cấp xã cấp Giấy chứng nhận'],
    ] as const)
      expect(await said(limited(amount, `«${words}»`))).toContain(`không nêu ${amount} ngày làm việc`);
    expect(await said(limited(20, `«${WHOLE}»`, 'calendarDays'))).toContain('không nêu 20 ngày;');
    // Beside a time in the table, that of a sentence which does not speak of the whole stands against it.
    expect(await said(limited(20, '«Trong thời hạn 20 ngày làm việc»'))).toContain(
      'khác với nguồn (nguồn ghi 35 ngày làm việc)',
    );
    // The source goes on saying what it said.
    expect(await said(limited(3))).toContain('nguồn nêu 35 ngày làm việc');
  });

  it('is opened by a line that names the time of the whole', async () => {
    await publish(['Thời hạn giải quyết: 15 ngày làm việc.']);
    expect(await said(limited(15, '«Thời hạn giải quyết: 15 ngày làm việc»'))).toBe('opened');
  });

  it('is opened by words that tell it of every dossier that is complete', async () => {
    const line = `Trường hợp hồ sơ đủ điều kiện, ${WHOLE.toLowerCase()}`;
    await publish([line], {}, { channels: rows.map((one) => ({ ...one, time: null, unit: null })) });
    expect(await said(limited(20, `«${line}»`))).toBe('opened');
  });

  it('of one case, or of hours of nobody knows what, is opened by no words', async () => {
    await publish(['Thời hạn giải quyết: 24 giờ.', `Trường hợp cấp lại: ${WHOLE.toLowerCase()}`]);
    expect(await said(limited(24, '«Thời hạn giải quyết: 24 giờ»', 'workingHours'))).toContain(
      'không nêu 24 giờ làm việc',
    );
    expect(await said(limited(20, '«20 ngày làm việc»'))).toContain('không nêu 20 ngày làm việc');
  });
});

it('a way to hand in is opened by words that name it', async () => {
  await publish(
    ['Người yêu cầu nộp hồ sơ qua dịch vụ bưu chính.', 'Không nộp trực tuyến.'],
    { channels: { counter: days(35) } },
    { channels: [rows[2]] },
  );
  const by = (channel: 'online' | 'post', offeredLaw: string) => ({
    channels: { counter: { ...counter, limitLaw: LAW }, [channel]: { ...counter, limitLaw: LAW, offeredLaw } },
  });
  for (const words of [STEP, '«Không nộp trực tuyến»'])
    expect(await said(by('online', words))).toContain('cách thức nộp (trực tuyến): câu «');
  expect(await said(by('post', '«nộp hồ sơ qua dịch vụ bưu chính»'))).toBe('opened');
});

describe('a paper', () => {
  it('that is added is opened by words that name it, a result that is another by none', async () => {
    await publish(['Người yêu cầu kèm theo trích lục bản đồ địa chính.', 'Cơ quan ra quyết định thu hồi.']);
    const added = (law: string) => ({
      papers: [c1, c2, { name: 'Trích lục bản đồ địa chính', originals: 1, copies: 0, law }],
    });
    expect(await said(added(STEP))).toContain('không nêu «Trích lục bản đồ địa chính»');
    expect(await said(added('«kèm theo trích lục bản đồ địa chính»'))).toBe('opened');
    await publish(['Cơ quan ra quyết định thu hồi.']);
    const result = 'Quyết định thu hồi';
    expect(await said({ result })).toContain('nguồn nêu «Giấy chứng nhận quyền sử dụng đất»');
    expect(await said({ result, resultLaw: STEP })).toContain(`không nêu «${result}»`);
    expect(await said({ result, resultLaw: '«ra quyết định thu hồi»' })).toContain('khác với nguồn');
  });

  it.each<[string, Mends['papers']]>([
    ['left out', [c1]],
    ['made a note', [c1, { ...c2, note: true }]],
    ['made another', [c1, { ...c2, name: 'Ảnh 4x6' }]],
  ])('that the source lists is %s by law alone, which stays on record', async (_, kept) => {
    const law = 'nguồn có nêu giấy tờ «Văn bản kiến nghị việc cấp Giấy chứng nhận»';
    expect(await said({ papers: kept })).toContain(law);
    expect(await said({ papers: kept, struck: { c2: STEP } })).toContain(law);
    expect(await said({ papers: kept, struck: { c2: 'theo quy định' } })).toContain(law);
    expect(await said({ papers: kept, struck: { c2: LAW } })).toContain('khác với nguồn');
    const whys = { 'paper.c2': 'Luật mới không còn yêu cầu giấy tờ này' };
    const unlisted = { c2: 'Điều 9 Nghị định 999/2026/NĐ-CP' };
    expect(await said({ papers: kept, struck: unlisted, whys })).toContain('999/2026');
    const proposed = await opened({ papers: kept, struck: { c2: LAW }, whys });
    expect(proposed).toMatchObject({ verdict: 'confirmed' });
    const [{ changes }] = await reviews.listReviews(CODE);
    const to = `Văn bản kiến nghị việc cấp Giấy chứng nhận (${LAW})`;
    expect(changes).toContainEqual({ field: 'struck-papers', from: '', to });
  });

  it('joined to another, or a note that was taken for one, is not left out', async () => {
    expect(await said({ papers: [{ ...c1, name: `${c1.name}; ${c2.name}` }] })).toBe('opened');
    const note = 'Người nộp điền đủ thông tin';
    const components = [
      { id: 'c1', originals: 1, copies: 1, required: false },
      { id: 'c3', originals: 1, copies: 0, required: false },
    ];
    const pack = importedPack(
      CODE,
      { components, channels: { counter: days(35) } },
      { 'component.c1': c1.name, 'component.c3': note, result: good.result },
    );
    await publishImported(test.store, pack, { source: 'note' });
    const told = [c1, { id: 'c3', name: note, originals: 0, copies: 0, note: true }];
    const offered = { channels: { counter: { ...counter, offeredLaw: LAW } } };
    expect(await said({ ...offered, papers: told })).toBe('opened');
  });
});

describe('that no papers are needed', () => {
  it('is opened by law alone where the source lists papers, also once a review has left them out', async () => {
    await publish(['Không yêu cầu giấy tờ khác.']);
    for (const noPapers of [STEP, '«Không yêu cầu giấy tờ khác»', 'không cần'])
      expect(await said({ papers: [], noPapers })).toContain('căn cứ không yêu cầu giấy tờ: nguồn có nêu giấy tờ');
    expect(await said({ papers: [], noPapers: LAW })).toContain('khác với nguồn');
    const whys = { 'no-papers': 'Luật mới không còn yêu cầu giấy tờ nào' };
    expect(await opened({ papers: [], noPapers: LAW, whys })).toMatchObject({ verdict: 'confirmed' });
    expect(await said({ papers: [], noPapers: '«Không yêu cầu giấy tờ khác»' })).toContain('nguồn có nêu giấy tờ');
  });

  it('is opened by words that say so where it lists none', async () => {
    const none = { components: [] };
    await publish(['Trường hợp không có giấy tờ thì trả lại.'], none, { dossier: 'Thành phần hồ sơ: Không quy định.' });
    for (const words of [STEP, '«không có giấy tờ»'])
      expect(await said({ papers: [], noPapers: words })).toContain('không nêu việc không yêu cầu giấy tờ');
    expect(await said({ papers: [], noPapers: '«Không quy định»' })).toBe('opened');
  });
});
