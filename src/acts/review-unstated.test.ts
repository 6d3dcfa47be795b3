/** Nobody opens what was imported alone: a second person compares what its source does not state, value by value, and every change. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import type { Mends } from '#procedure/mend.ts';
import type { NationalRecord } from '#procedure/national/record.ts';
import { readPack } from '#procedure/pack.ts';
import { notesOf } from '#procedure/said.ts';
import { fieldsToCheck } from '../../test/support/imported.ts';
import { papers } from '../../test/support/national.ts';
import {
  CODE,
  codeOf,
  control,
  counter,
  LAW,
  online,
  ReviewDesk,
  row,
  STEPS,
  said,
  WHY,
} from '../../test/support/review-desk.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await ReviewDesk.open();
});

/** Entered by one officer: nothing is open, and what the source does not state is these fields; a second person compares all. */
async function isProposed(change: Partial<Mends>, fields: string[], again = change) {
  const before = await desk.listing();
  const proposed = must(await desk.review(change));
  expect(proposed).toMatchObject({ verdict: 'proposed', status: 'needs-review' });
  expect(await desk.listing()).toEqual(before);
  expect(codeOf(await desk.confirm(proposed.hash, control))).toBe('review-own');
  const bare = await desk.confirm(proposed.hash, desk.head, 'Đồng ý', []);
  expect(codeOf(bare)).toBe('review-unchecked');
  for (const language of LANGUAGES) expect(said(bare, language)).not.toMatch(/\{\w+\}|undefined|\[object/);
  expect((await desk.unstatedOf(proposed)).sort()).toEqual([...fields].sort());
  // Each of them, not most.
  const all = await fieldsToCheck(desk.test.platform, CODE, proposed.hash, proposed.changes);
  for (const field of all) {
    const others = all.filter((one) => one !== field);
    expect(codeOf(await desk.confirm(proposed.hash, desk.head, 'Đã đối chiếu', others))).toBe('review-unchecked');
  }
  expect(await desk.listing()).toEqual(before);
  must(await desk.confirm(proposed.hash, desk.head, 'Đã đối chiếu', all));
  expect(await desk.listing()).toMatchObject({ status: 'published', hash: proposed.hash });
  // What was confirmed is not asked again.
  expect(await unstated(again)).toEqual([]);
}

/** What a second person has to compare with the source, of what is proposed. */
async function unstated(change: Partial<Mends> = {}): Promise<string[]> {
  const proposed = must(await desk.review(change));
  expect(proposed.verdict).toBe('proposed');
  return desk.unstatedOf(proposed);
}

const form = { id: 'c1', name: 'Tờ khai', originals: 1, copies: 0 };
const FORM = papers('', ['Tờ khai', 1, 0]);
const denied = 'cá nhân khi thực hiện thủ tục này không phải nộp Phiếu lý lịch tư pháp trong hồ sơ';
const NOTED = `${papers('Lưu ý', [`Lưu ý: Cơ quan giải quyết yêu cầu cung cấp thông tin; ${denied}`, 0, 0])}${FORM}`;
const IDENTITY =
  'Căn cước điện tử; bản chính hoặc bản sao của Thẻ căn cước hoặc Hộ chiếu hoặc giấy tờ xuất nhập cảnh còn giá trị sử dụng (Không yêu cầu nộp giấy tờ này khi khai thác được thông tin trên Cơ sở dữ liệu quốc gia về dân cư)';
const RELATION =
  'Bản chính hoặc bản sao có chứng thực giấy tờ chứng minh quan hệ với người được cấp (Không yêu cầu nộp giấy tờ này khi khai thác được thông tin về giấy khai sinh, giấy đăng ký kết hôn trên Cơ sở dữ liệu hộ tịch điện tử)';
const COPIES = papers('', [`Một trong các giấy tờ sau: ${IDENTITY}`, 1, 0], [RELATION, 1, 0]);

describe('a paper that the source names to say that nobody hands it in', () => {
  const record = 'Phiếu lý lịch tư pháp';
  const added = (name: string, law?: string) => ({ name, originals: 1, copies: 0, law });

  it.each([`«${denied}»`, '«không phải nộp Phiếu lý lịch tư pháp trong hồ sơ»', '«Phiếu lý lịch tư pháp trong hồ sơ»'])(
    'is asked for by no words of the source: %s',
    async (law) => {
      await desk.publish({ dossierText: NOTED });
      const refused = await desk.review({ papers: [form, added(record, law)], whys: { 'paper.1': WHY } });
      expect(said(refused)).toContain(
        `nói là không phải nộp giấy tờ này, nên không phải căn cứ để yêu cầu «${record}»`,
      );
      for (const language of LANGUAGES) expect(said(refused, language)).not.toMatch(/\{\w+\}|undefined|\[object/);
    },
  );

  it.each([
    [record, NOTED, [form]],
    [
      'Giấy đăng ký kết hôn',
      papers('', ['Tờ khai', 1, 0], [RELATION, 1, 0]),
      [form, { ...form, id: 'c2', name: RELATION, ifNeeded: true }],
    ],
  ])('is asked for by law, a reason and a second person alone: %s', async (name, dossierText, kept) => {
    await desk.publish({ dossierText });
    const given = { papers: [...kept, added(name, LAW)] };
    expect(said(await desk.review(given))).toContain('khác với nguồn');
    const again = { papers: [...kept, { ...added(name, LAW), id: 'r1' }], whys: { 'paper.r1': WHY } };
    await isProposed({ ...given, whys: { [`paper.${kept.length}`]: WHY } }, ['paper.r1'], again);
  });

  it('as one of several alternatives is asked for by a second person', async () => {
    await desk.publish({ dossierText: COPIES });
    const [c1, c2] = (await desk.manifestNow()).components;
    const words = must(readPack((await desk.test.store.findPack((await desk.listing()).hash))!.files)).words['vi']!;
    const kept = [c1, c2].map(({ id }, i) => ({
      id,
      name: words[`component.${id}`],
      originals: 1,
      copies: 0,
      ifNeeded: i === 1,
    }));
    expect(await unstated({ papers: kept })).toEqual([]);
    await desk.publish({ dossierText: COPIES, url: 'https://example.vn/again' });
    const other = added('giấy tờ xuất nhập cảnh', LAW);
    await isProposed({ papers: [...kept, other] }, ['paper.r1'], { papers: [...kept, { ...other, id: 'r1' }] });
    await desk.publish({ dossierText: COPIES, url: 'https://example.vn/cut' });
    for (const [n, name] of [
      [0, 'Căn cước điện tử; bản chính hoặc bản sao'],
      [1, 'Bản chính'],
    ] as const) {
      const cut = kept.map((one, i) => (i === n ? { ...one, name } : one));
      expect(said(await desk.review({ papers: cut, struck: { c1: LAW, c2: LAW } }))).toContain('khác với nguồn');
    }
    for (const counted of [
      { originals: 2, copies: 0 },
      { originals: 0, copies: 2 },
    ])
      expect(said(await desk.review({ papers: [kept[0], { ...kept[1], ...counted }] }))).toContain('khác với nguồn');
  });
});

describe('the result of the source', () => {
  const health = 'Người yêu cầu nộp Giấy khám sức khỏe do cơ sở y tế cấp.';

  it('is replaced by no words of another sentence', async () => {
    await desk.publish({ stepsText: `${STEPS}\n${health}` });
    const change = { result: 'Giấy khám sức khỏe', resultLaw: `«${health}»`, letter: false };
    const told = 'tên kết quả giải quyết: khác với nguồn (nguồn ghi «Văn bản thử nghiệm»)';
    for (const whys of [undefined, { result: WHY }])
      expect(said(await desk.review({ ...change, whys }))).toContain(told);
    await isProposed({ ...change, resultLaw: LAW, whys: { result: WHY } }, ['result']);
    expect((await desk.manifestNow()).departures).toMatchObject([{ field: 'result', source: ['Văn bản thử nghiệm'] }]);
  });

  it.each(['Văn bản thử nghiệm và Giấy khám sức khỏe', 'Thử nghiệm'])(
    'in more or in fewer words is compared by a second person: «%s»',
    async (result) => {
      await desk.publish();
      await isProposed({ result, resultLaw: LAW }, ['result']);
    },
  );
});

const CASES: [string, Partial<NationalRecord>, Partial<Mends>, string[]][] = [
  [
    '999 working days where it states no limit',
    { channels: [row('online', 7000, null), row('in_person', 10_000, null)] },
    {
      channels: {
        online: { ...online, amount: 999, limitLaw: LAW },
        counter: { ...counter, amount: 999, limitLaw: LAW },
      },
    },
    ['limit.online', 'limit.counter'],
  ],
  [
    'a cost where it states none',
    { channels: [row('online'), row('in_person', 10_000)] },
    { channels: { online: { ...online, law: LAW }, counter } },
    ['fee.online'],
  ],
  [
    'a way to hand in that it does not have',
    {},
    { channels: { online, counter, post: { ...counter, offeredLaw: LAW, limitLaw: LAW, law: LAW } } },
    ['channel.post', 'limit.post', 'fee.post'],
  ],
  [
    'a body outside for a description',
    { competentAuthority: 'Cơ quan quản lý nhà nước về thủy sản cấp tỉnh' },
    { decidedBy: { outside: 'Cơ quan quản lý nhà nước về thủy sản cấp tỉnh' }, letter: false },
    ['decider'],
  ],
  ['who decides where it names nobody', { competentAuthority: '' }, { decidedBy: { unit: 'so-y-te' } }, ['decider']],
  [
    'a chair where it names nobody',
    { competentAuthority: '' },
    { decidedBy: { unit: 'ubnd-tinh', inPerson: true } },
    ['decider', 'signer'],
  ],
  [
    'a note',
    {},
    {
      papers: [
        form,
        { name: 'Người nộp phải mang theo bản chính giấy khai sinh', originals: 0, copies: 0, note: true },
      ],
    },
    ['note.1'],
  ],
  ['a code of the result that it does not have', { resultCode: '' }, { resultCode: 'KQ.G15.000009' }, ['result-code']],
];

describe('what the source does not state', () => {
  it.each(CASES)('is opened by two, each value compared: %s', async (_, source, change, fields) => {
    await desk.publish(source);
    await isProposed(change, fields);
  });

  it('is asked again with another value or another ground', async () => {
    await desk.publish({ channels: [row('online', 7000, null), row('in_person', 10_000)] });
    const limited = (amount: number, limitLaw: string) => ({
      channels: { online: { ...online, amount, limitLaw }, counter },
    });
    must(await desk.reviewByTwo(limited(5, LAW)));
    expect(await unstated(limited(5, LAW))).toEqual([]);
    expect(await unstated(limited(6, LAW))).toEqual(['limit.online']);
    expect(await unstated(limited(5, 'Điều 6 Luật Đất đai số 31/2024/QH15'))).toEqual(['limit.online']);
  });

  it('is a note that was changed, not one that stands', async () => {
    const note = 'Người yêu cầu xuất trình giấy tờ tùy thân để đối chiếu';
    const dossierText = `${papers('Lưu ý', [`Lưu ý: ${note}`, 0, 0])}${FORM}`;
    await desk.publish({ dossierText });
    const [read] = notesOf(await desk.manifestNow());
    expect(read).toContain(note);
    const noted = (name: string) => ({ papers: [form, { name, originals: 0, copies: 0, note: true }] });
    expect(await unstated(noted(read))).toEqual([]);
    must(await desk.reviewByTwo(noted(read)));
    expect(await unstated(noted(read))).toEqual([]);
    expect(await unstated(noted(`${read} tại Công an cấp xã`))).toEqual(['note.1']);
  });
});

describe('a proposal of before, which kept no list of what its source does not state', () => {
  it('is confirmed once each such value was compared', async () => {
    await desk.publish({ channels: [row('online', 7000, null), row('in_person', 10_000)] });
    const change: Partial<Mends> = {
      decidedBy: { unit: 'so-y-te' },
      channels: { online: { ...online, limitLaw: LAW }, counter },
      whys: { decider: WHY },
    };
    const { hash } = must(await desk.review(change));
    const kept = (await desk.test.store.findPack(hash))!;
    const manifest = JSON.parse(kept.files['procedure.yaml']) as { filled?: object };
    delete manifest.filled;
    const old = must(readPack({ ...kept.files, 'procedure.yaml': JSON.stringify(manifest) }));
    const listing = await desk.listing();
    const [review] = await desk.reviews.listReviews(CODE);
    const made = { ...kept, hash: old.hash, files: old.files };
    expect(await desk.reviews.recordProposal({ ...review, hash: old.hash }, listing, made)).toBe(true);
    expect(codeOf(await desk.confirm(old.hash, desk.head, 'Đã đối chiếu', ['decider']))).toBe('review-unchecked');
    const all = await fieldsToCheck(desk.test.platform, CODE, old.hash, []);
    expect(all).toEqual(expect.arrayContaining(['decider', 'limit.online']));
    must(await desk.confirm(old.hash, desk.head, 'Đã đối chiếu', all));
    expect(await desk.listing()).toMatchObject({ status: 'published', hash: old.hash });
    // Of what it did not keep, a second person is asked at the next review.
    expect(await unstated(change)).toEqual(['limit.online']);
  });
});

it('good is what the source of these tests states, as it stands', async () => {
  await desk.publish();
  expect(await unstated()).toEqual([]);
});
