/** The papers of the source stand unless law in force and a written reason are given for others, and a second person confirms them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { isRefusal, LANGUAGES, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import type { ChannelMend, Mends } from '#procedure/mend.ts';
import type { NationalRecord } from '#procedure/national/record.ts';
import { readPack } from '#procedure/pack.ts';
import { publishImported, reviewsOn } from '../../test/support/imported.ts';
import { papers, record } from '../../test/support/national.ts';
import { holder, officer, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { confirmReview, reviewProcedure } from './review-procedure.ts';

const CODE = '9.000001';
const LAW = 'Điều 5 Luật Đất đai số 31/2024/QH15';
const WHY = 'Nghị định phân cấp giao việc này cho cơ quan khác';
const control = officer('province.procedures');
let head: Actor;
let test: TestPlatform;
let reviews: ReturnType<typeof reviewsOn>;

beforeEach(async () => {
  test = await testPlatform();
  reviews = reviewsOn(test);
  head = holder('ubnd-tinh', 'head');
});

/** As 1.004194: 3 working days, 10.000 đ at the counter, 7.000 đ online. */
const STEPS = 'Bước 1: Người yêu cầu nộp hồ sơ.\nBước 2: Công chức kiểm tra hồ sơ.\nBước 3: Trả kết quả.';
const row = (channel: string, feeVnd: number | null = null, time: number | null = 3) => ({
  channel,
  time,
  unit: time === null ? null : 'working_day',
  feeVnd,
});
const SOURCE: Partial<NationalRecord> = {
  competentAuthority: 'Văn phòng đăng ký đất đai, Chi nhánh Văn phòng đăng ký đất đai',
  levels: ['Cấp tỉnh'],
  field: 'Đất đai',
  legalBases: ['31/2024/QH15'],
  channels: [row('online', 7000), row('in_person', 10_000)],
  stepsText: STEPS,
  dossierText: papers('', ['Tờ khai', 1, 0]),
};
async function publish(more: Partial<NationalRecord> = {}) {
  const given = record({ ...SOURCE, ...more });
  const { files, doubts } = convertRecord(given, undefined, { clerk: 'clerk' });
  const reasons = doubts.length ? doubts : ['fee-doubtful'];
  await publishImported(test.store, must(readPack(files)), { reasons, source: JSON.stringify(given) });
}

const online: ChannelMend = { limit: 'workingDays', amount: 3, cost: 'amounts', amountsVnd: [7000] };
const counter: ChannelMend = { ...online, amountsVnd: [10_000] };
/** As the source has it. */
const good: Mends = {
  decidedBy: { unit: 'vp-dk-dat-dai' },
  deciderBasis: LAW,
  channels: { online, counter },
  papers: [{ id: 'c1', name: 'Tờ khai', originals: 1, copies: 0 }],
  result: 'Thẻ thử nghiệm',
  letter: true,
};
async function review(change: Partial<Mends> = {}, actor: Actor = control) {
  const { hash } = (await test.store.findProcedure(CODE))!;
  const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
  return reviewProcedure(test.platform, reviews, { ...command, mends: { ...good, ...change } }, actor);
}
const confirm = (seenHash: string, actor: Actor = head, basis = 'Đã đối chiếu Điều 5') =>
  confirmReview(test.platform, reviews, { procedure: CODE, seenHash, basis }, actor);
const codeOf = (outcome: Outcome<unknown>) => (isRefusal(outcome) ? outcome.code : 'done');
const said = (outcome: Outcome<unknown>, language: 'vi' | 'en' | 'hi' = 'vi') =>
  isRefusal(outcome) ? refusalText(outcome, language) : 'opened';
const listing = async () => (await test.store.findProcedure(CODE))!;
const manifestNow = async () => must(readPack((await test.store.findPack((await listing()).hash))!.files)).manifest;

describe('a paper of the source', () => {
  const TABLE = papers(
    '',
    ['Tờ khai theo mẫu', 1, 0],
    ['Giấy khám sức khỏe', 1, 1],
    ['Giấy ủy quyền (nếu có)', 1, 0],
    ['Bản chính hoặc bản sao có chứng thực Giấy khai sinh', 1, 1],
  );
  const c1 = { id: 'c1', name: 'Tờ khai theo mẫu', originals: 1, copies: 0 };
  const c2 = { id: 'c2', name: 'Giấy khám sức khỏe', originals: 1, copies: 1 };
  const c3 = { id: 'c3', name: 'Giấy ủy quyền (nếu có)', originals: 1, copies: 0, ifNeeded: true };
  const birth = 'Bản chính hoặc bản sao có chứng thực Giấy khai sinh';
  const c4 = { id: 'c4', name: birth, originals: 1, copies: 1 };
  const added = { name: 'Phiếu lý lịch tư pháp số 2', originals: 1, copies: 0 };
  const one = '«Tờ khai theo mẫu», 1 bản chính và 0 bản sao';
  const CASES: [string, Mends['papers'], string, string][] = [
    ['more originals', [{ ...c1, originals: 5 }, c2, c3, c4], 'paper.c1', one],
    ['more copies', [{ ...c1, copies: 9 }, c2, c3, c4], 'paper.c1', one],
    ['a paper of some alone', [{ ...c1, ifNeeded: true }, c2, c3, c4], 'paper.c1', one],
    ['a paper of everybody', [c1, c2, { ...c3, ifNeeded: false }, c4], 'paper.c3', 'chỉ trong trường hợp cần'],
    ['a longer name', [c1, { ...c2, name: `${c2.name} của Bệnh viện Bạch Mai` }, c3, c4], 'paper.c2', `«${c2.name}»`],
    ['two in one', [c1, { ...c2, name: `${c2.name} và ${added.name}` }, c3, c4], 'paper.c2', `«${c2.name}»`],
    ['a name of one word', [{ ...c1, name: 'Tờ' }, c2, c3, c4], 'paper.c1', one],
    ['another name', [{ ...c1, name: 'Sổ hộ khẩu bản chính' }, c2, c3, c4], 'paper.c1', one],
    ['one more', [c1, c2, c3, c4, added], 'paper.r1', 'không có giấy tờ này'],
    ['one more by an id of none', [c1, c2, c3, c4, { ...added, id: 'c9' }], 'paper.r1', 'không có giấy tờ này'],
    ['one twice', [c1, c2, c3, c4, { ...c1, id: undefined }], 'paper.r1', 'không có giấy tờ này'],
    ['one anew in other numbers', [c2, c3, c4, { ...c1, id: undefined, originals: 5 }], 'paper.r1', one],
    ['one less', [c1, c3, c4], 'paper.c2', `«${c2.name}»`],
  ];

  it.each(CASES)('is %s by law, a reason and a second person alone', async (_, given, field, told) => {
    await publish({ dossierText: TABLE });
    const struck = { c1: LAW, c2: LAW };
    const byLaw = given.map((paper) => ({ ...paper, law: LAW }));
    const whyBy = field === 'paper.r1' ? `paper.${given.length - 1}` : field;
    const whys = { [whyBy]: WHY };
    for (const law of [undefined, 'theo quy định', '«Người yêu cầu nộp hồ sơ»']) {
      const refused = await review({ papers: given.map((paper) => ({ ...paper, law })), whys });
      expect(codeOf(refused)).toBe('review-incomplete');
    }
    const bare = await review({ papers: byLaw, struck });
    expect(said(bare)).toContain('khác với nguồn');
    expect(said(bare)).toContain(told);
    for (const language of LANGUAGES) expect(said(bare, language)).not.toMatch(/\{\w+\}|undefined|\[object/);
    expect(await reviews.listReviews(CODE)).toEqual([]);
    const proposed = must(await review({ papers: byLaw, struck, whys }));
    expect(proposed).toMatchObject({ verdict: 'proposed', status: 'needs-review' });
    expect(codeOf(await confirm(proposed.hash, control))).toBe('review-own');
    expect(must(await confirm(proposed.hash)).status).toBe('published');
    expect((await manifestNow()).departures).toMatchObject([{ field, law: LAW, why: WHY }]);
  });

  it('is opened by one officer as it stands, by its first words, or counted where it is in either form', async () => {
    for (const given of [
      [c1, c2, c3, c4],
      [{ ...c1, name: 'tờ khai' }, c2, c3, c4],
      [c1, c2, c3, { ...c4, copies: 0 }],
      [{ ...c1, name: `${c1.name}; ${c2.name}` }, c3, c4],
    ]) {
      await publish({ dossierText: TABLE, url: `https://example.vn/${JSON.stringify(given).length}` });
      expect(said(await review({ papers: given }))).toBe('opened');
      expect((await manifestNow()).departures).toBeUndefined();
    }
  });

  it('stays struck at the next review without a word more', async () => {
    await publish({ dossierText: TABLE });
    const less = { papers: [c1, c3, c4], struck: { c2: LAW }, whys: { 'paper.c2': WHY } };
    must(await confirm(must(await review(less)).hash));
    expect(must(await review({ papers: [c1, c3, c4] })).verdict).toBe('opened');
    expect((await manifestNow()).departures).toMatchObject([{ field: 'paper.c2', law: LAW, why: WHY }]);
  });
});
