/** Papers that a register holds or an office makes: nothing is chosen for them in a review, and nobody is asked for one without a choice. */
import { beforeEach, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import type { Mends } from '#procedure/mend.ts';
import { readPack } from '#procedure/pack.ts';
import { notesOf } from '#procedure/said.ts';
import { type Entered, enteredFrom, mendsIn } from '#web/office/review-model.ts';
import { papers } from '../../test/support/national.ts';
import { codeOf, good, LAW, ReviewDesk, said, WHY } from '../../test/support/review-desk.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await ReviewDesk.open();
  await desk.publish({
    dossierText: papers('', ['Tờ khai', 1, 0], ['Bản sao Giấy khai sinh', 0, 1], ['Biên bản xác minh', 1, 0]),
  });
});

const form = async () => {
  const { hash } = await desk.listing();
  return enteredFrom(must(readPack((await desk.test.store.findPack(hash))!.files)));
};
/** What the form says of papers, with what else the source has. */
const of = (entered: Entered): Partial<Mends> => {
  const { papers, struck, whys } = mendsIn(entered);
  return { papers, ...(struck && { struck }), ...(whys && { whys }) };
};

it('chooses nothing for them, and opens nothing until each is chosen', async () => {
  const entered = await form();
  expect([0, 1, 2].map((i) => entered[`paper-${i}-kind`])).toEqual(['paper', '', '']);
  const refused = await desk.review(of(entered));
  expect(codeOf(refused)).toBe('review-incomplete');
  for (const n of [2, 3]) expect(said(refused)).toContain(`giấy tờ số ${n}: chưa chọn`);
  expect(said(refused)).not.toContain('giấy tờ số 1: chưa chọn');
});

it('keeps what the applicant is asked for, and tells the rest as a note by law', async () => {
  const chosen = { ...(await form()), 'paper-1-kind': 'of-register', 'paper-2-kind': 'paper' };
  const refused = await desk.review(of(chosen));
  expect(codeOf(refused)).toBe('review-incomplete');
  const by = { 'paper-struck-c2': LAW, 'why-paper-c2': WHY };
  must(await desk.reviewByTwo(of({ ...chosen, ...by })));
  const manifest = await desk.manifestNow();
  expect(manifest.components.map(({ id }) => id)).toEqual(['c1', 'c3']);
  expect(notesOf(manifest)).toEqual([
    'Không phải nộp, cơ quan giải quyết tra cứu trong cơ sở dữ liệu: Bản sao Giấy khai sinh',
  ]);
  const again = await form();
  expect([0, 1, 2].map((i) => again[`paper-${i}-kind`])).toEqual(['paper', 'paper', 'note']);
});

it('tells what the office makes as its own', async () => {
  const chosen = { ...(await form()), 'paper-1-kind': 'paper', 'paper-2-kind': 'of-office' };
  const by = { 'paper-struck-c3': LAW, 'why-paper-c3': WHY };
  must(await desk.reviewByTwo(of({ ...chosen, ...by })));
  const manifest = await desk.manifestNow();
  expect(manifest.components.map(({ id }) => id)).toEqual(['c1', 'c2']);
  expect(notesOf(manifest)).toEqual(['Không phải nộp, do cơ quan nhà nước lập khi giải quyết: Biên bản xác minh']);
});

it('refuses the same where nothing was chosen, whoever posts it', async () => {
  const papers = [
    ...good.papers,
    { id: 'c2', name: 'Bản sao Giấy khai sinh', originals: 0, copies: 1, unchosen: true as const },
  ];
  expect(codeOf(await desk.review({ papers }))).toBe('review-incomplete');
});

const CASES = {
  dossierText: papers(
    '',
    ['Văn bản đề nghị, gồm cả cam kết chịu rủi ro nếu không được chấp thuận', 1, 0],
    ['Tài liệu khác (nếu có)', 1, 0],
    ['Đơn đề nghị', 1, 0],
  ),
};

it('lets who reviews say whether everybody brings what only the reading has for some', async () => {
  await desk.publish(CASES);
  const entered = await form();
  expect([0, 1, 2].map((i) => entered[`paper-${i}-kind`])).toEqual(['', 'if-needed', 'paper']);
  const refused = await desk.review(of(entered));
  expect(said(refused)).toContain('giấy tờ số 1: chưa chọn');
  expect(said(refused)).not.toMatch(/giấy tờ số [23]: chưa chọn/);
});

it.each(['paper', 'if-needed'])('and has a second person compare it, chosen as %s', async (kind) => {
  await desk.publish(CASES);
  const proposed = must(await desk.review(of({ ...(await form()), 'paper-0-kind': kind })));
  expect(await desk.unstatedOf(proposed)).toEqual(['paper.c1']);
  // Papers that nobody touched are no change.
  const papersChanged = proposed.changes.filter(({ field }) => field === 'papers');
  expect(papersChanged.map(({ from, to }) => [from.split('\n').length, to.split('\n').length])).toEqual(
    kind === 'paper' ? [[1, 1]] : [],
  );
  must(await desk.confirm(proposed.hash));
  expect((await desk.manifestNow()).components.map(({ required }) => required)).toEqual([
    kind === 'paper',
    false,
    true,
  ]);
});

it('says the same of a paper that the source lists under a case as it is proposed', async () => {
  const dossierText =
    papers('Trường hợp 1: Cấp mới', ['Đơn đề nghị', 1, 0]) + papers('Hồ sơ cấp lại', ['Đơn cấp lại', 1, 0]);
  await desk.publish({ dossierText });
  const entered = await form();
  expect([0, 1].map((i) => entered[`paper-${i}-kind`])).toEqual(['if-needed', '']);
  const proposed = must(await desk.review(of({ ...entered, 'paper-1-kind': 'if-needed' })));
  expect(proposed.changes.filter(({ field }) => field === 'papers')).toEqual([]);
});
