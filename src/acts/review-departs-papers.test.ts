/** The papers of the source stand unless law in force and a written reason are given for others, and a second person confirms them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import type { Mends } from '#procedure/mend.ts';
import { papers } from '../../test/support/national.ts';
import { CODE, codeOf, control, LAW, ReviewDesk, said, WHY } from '../../test/support/review-desk.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await ReviewDesk.open();
});

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
    ['another name', [{ ...c1, name: 'Sổ đỏ bản chính' }, c2, c3, c4], 'paper.c1', one],
    ['the first words of a name', [{ ...c1, name: 'Tờ khai' }, c2, c3, c4], 'paper.c1', one],
    ['two of a paper in either form', [c1, c2, c3, { ...c4, originals: 2, copies: 0 }], 'paper.c4', `«${birth}»`],
    ['«Bản chính» alone', [c1, c2, c3, { ...c4, name: 'Bản chính' }], 'paper.c4', `«${birth}»`],
    ['one more', [c1, c2, c3, c4, added], 'paper.r1', 'không có giấy tờ này'],
    ['one more by an id of none', [c1, c2, c3, c4, { ...added, id: 'c9' }], 'paper.r1', 'không có giấy tờ này'],
    ['one twice', [c1, c2, c3, c4, { ...c1, id: undefined }], 'paper.r1', 'không có giấy tờ này'],
    ['one anew in other numbers', [c2, c3, c4, { ...c1, id: undefined, originals: 5 }], 'paper.r1', one],
    ['one less', [c1, c3, c4], 'paper.c2', `«${c2.name}»`],
  ];

  it.each(CASES)('is %s by law, a reason and a second person alone', async (_, given, field, told) => {
    await desk.publish({ dossierText: TABLE });
    const struck = { c1: LAW, c2: LAW, c4: LAW };
    const byLaw = given.map((paper) => ({ ...paper, law: LAW }));
    const whyBy = field === 'paper.r1' ? `paper.${given.length - 1}` : field;
    const whys = { [whyBy]: WHY };
    for (const law of [undefined, 'theo quy định', '«Người yêu cầu nộp hồ sơ»']) {
      const refused = await desk.review({ papers: given.map((paper) => ({ ...paper, law })), whys });
      expect(codeOf(refused)).toBe('review-incomplete');
    }
    const bare = await desk.review({ papers: byLaw, struck });
    expect(said(bare)).toContain('khác với nguồn');
    expect(said(bare)).toContain(told);
    for (const language of LANGUAGES) expect(said(bare, language)).not.toMatch(/\{\w+\}|undefined|\[object/);
    expect(await desk.reviews.listReviews(CODE)).toEqual([]);
    const proposed = must(await desk.review({ papers: byLaw, struck, whys }));
    expect(proposed).toMatchObject({ verdict: 'proposed', status: 'needs-review' });
    expect(codeOf(await desk.confirm(proposed.hash, control))).toBe('review-own');
    expect(must(await desk.confirm(proposed.hash)).status).toBe('published');
    expect((await desk.manifestNow()).departures).toMatchObject([{ field, law: LAW, why: WHY }]);
  });

  it('as it stands, or in one of the forms that the source has, is nothing that it does not state', async () => {
    for (const given of [
      [c1, c2, c3, c4],
      [{ ...c1, name: 'tờ khai theo  MẪU' }, c2, c3, c4],
      [c1, c2, c3, { ...c4, copies: 0 }],
      [c1, c2, c3, { ...c4, originals: 0 }],
    ]) {
      await desk.publish({ dossierText: TABLE, url: `https://example.vn/${JSON.stringify(given).length}` });
      expect(await desk.unstatedOf(must(await desk.review({ papers: given })))).toEqual([]);
      must(await desk.reviewByTwo({ papers: given }));
      const { departures, filled } = await desk.manifestNow();
      expect([departures, filled]).toEqual([undefined, undefined]);
    }
  });

  it('joined to another is confirmed by a second person, and once confirmed not asked for again', async () => {
    await desk.publish({ dossierText: TABLE });
    const joined = { papers: [{ ...c1, name: `${c1.name}; ${c2.name}` }, c3, c4] };
    const { verdict, hash } = must(await desk.review(joined));
    expect(verdict).toBe('proposed');
    must(await desk.confirm(hash));
    expect((await desk.manifestNow()).filled).toMatchObject([{ field: 'paper.c1', law: '' }]);
    expect(await desk.unstatedOf(must(await desk.review(joined)))).toEqual([]);
  });

  it('stays struck at the next review without a word more', async () => {
    await desk.publish({ dossierText: TABLE });
    const less = { papers: [c1, c3, c4], struck: { c2: LAW }, whys: { 'paper.c2': WHY } };
    must(await desk.confirm(must(await desk.review(less)).hash));
    expect(await desk.unstatedOf(must(await desk.review({ papers: [c1, c3, c4] })))).toEqual([]);
    must(await desk.reviewByTwo({ papers: [c1, c3, c4] }));
    expect((await desk.manifestNow()).departures).toMatchObject([{ field: 'paper.c2', law: LAW, why: WHY }]);
  });
});
