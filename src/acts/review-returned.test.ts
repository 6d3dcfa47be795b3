/** A proposal that waits is mended, given back or taken back; a mark is of the value that stood beside it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES, must, type Outcome } from '#kernel/outcome.ts';
import { enteredLast, returnedOf, typedIn } from '#spine/reviews.ts';
import { officer } from '../../test/support/platform.ts';
import { CODE, codeOf, control, counter, LAW, online, ReviewDesk, said } from '../../test/support/review-desk.ts';
import { reviewProcedure } from './review-procedure.ts';
import { giveBackReview, takeBackReview } from './review-proposal.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await ReviewDesk.open();
  await desk.publish();
});

const WHY = 'Điều 5 không quy định thời hạn này; sửa theo Điều 7';
const giveBack = (seenHash: string, actor = desk.head, basis = WHY, procedure = CODE) =>
  giveBackReview(desk.test.platform, desk.reviews, { procedure, seenHash, basis }, actor);
const takeBack = (seenHash: string, actor = control, basis = 'Ghi nhầm thời hạn', procedure = CODE) =>
  takeBackReview(desk.test.platform, desk.reviews, { procedure, seenHash, basis }, actor);
const words = (outcome: Outcome<unknown>) => {
  for (const language of LANGUAGES) expect(said(outcome, language)).not.toMatch(/\{\w+\}|undefined|\[object/);
  return said(outcome);
};
const last = async () => (await desk.reviews.listReviews(CODE))[0];

describe('the second person gives a proposal back', () => {
  it('with a reason, on record, and it waits no more', async () => {
    const given = { letter: false };
    const proposed = must(await desk.review(given));
    const before = await desk.listing();
    const done = must(await giveBack(proposed.hash));
    expect(done).toMatchObject({ verdict: 'given-back', basis: WHY, status: 'needs-review' });
    expect(done.proposal).toMatchObject({ officer: control.id, entered: { letter: false } });
    expect(await desk.listing()).toEqual(before);
    expect(await last()).toMatchObject({
      verdict: 'given-back',
      officer: desk.head.id,
      hash: proposed.hash,
      changes: [],
    });
    expect(codeOf(await desk.confirm(proposed.hash))).toBe('review-none-proposed');
    // It opens again as it was proposed.
    const returned = returnedOf(await desk.reviews.listReviews(CODE), before);
    expect(returned).toMatchObject({ proposal: { entered: { letter: false } }, by: { basis: WHY } });
    const again = must(await desk.review({ letter: true }));
    expect(returnedOf(await desk.reviews.listReviews(CODE), before)).toBeUndefined();
    must(await desk.confirm(again.hash));
    expect((await desk.reviews.listReviews(CODE)).map(({ verdict }) => verdict)).toEqual([
      'confirmed',
      'proposed',
      'given-back',
      'proposed',
    ]);
  });

  it.each([
    ['', 'reason-needed'],
    ['.', 'reason-vague'],
    ['Không đủ điều kiện theo quy định', 'reason-names-nothing'],
  ])('not for the reason «%s»', async (basis, code) => {
    const { hash } = must(await desk.review());
    expect(codeOf(await giveBack(hash, desk.head, basis))).toBe(code);
    expect(await last()).toMatchObject({ verdict: 'proposed' });
  });

  it('and nobody else does, nor of what does not wait', async () => {
    const { hash } = must(await desk.review());
    expect(codeOf(await giveBack(hash, control))).toBe('review-own');
    expect(codeOf(await giveBack(hash, officer('hong-gai.counter.hoa')))).toBe('not-permitted');
    expect(codeOf(await giveBack('another', desk.head))).toBe('review-none-proposed');
    expect(codeOf(await giveBack(hash, desk.head, WHY, '9.999999'))).toBe('procedure-not-found');
    must(await desk.confirm(hash));
    expect(codeOf(await giveBack(hash))).toBe('review-none-proposed');
  });

  it('or confirms it, and not both at once', async () => {
    const { hash } = must(await desk.review());
    const both = await Promise.all([desk.confirm(hash), giveBack(hash)]);
    expect(both.map(codeOf).filter((code) => code === 'done')).toHaveLength(1);
    expect(await desk.listing()).toMatchObject({
      status: codeOf(both[0]) === 'done' ? 'published' : 'needs-review',
    });
  });
});

describe('who proposed it', () => {
  it('takes it back', async () => {
    const { hash } = must(await desk.review());
    expect(codeOf(await takeBack(hash, control, ''))).toBe('reason-needed');
    expect(codeOf(await takeBack('another'))).toBe('review-none-proposed');
    expect(codeOf(await takeBack(hash, desk.head))).toBe('not-permitted');
    must(await takeBack(hash));
    expect(await last()).toMatchObject({ verdict: 'taken-back', basis: 'Ghi nhầm thời hạn', officer: control.id });
    expect(codeOf(await desk.confirm(hash))).toBe('review-none-proposed');
    expect(codeOf(await takeBack(hash))).toBe('review-none-proposed');
  });

  it('mends it, and no colleague does so in their place', async () => {
    const colleague = { kind: 'officer' as const, id: 'province.procedures.2', name: 'Đinh Thị Lan' };
    desk = await ReviewDesk.open(colleague);
    await desk.publish();
    const { hash } = must(await desk.review());
    const refused = await desk.review({ letter: false }, colleague);
    expect(codeOf(refused)).toBe('review-not-proposer');
    expect(words(refused)).toContain(control.name);
    expect(codeOf(await takeBack(hash, colleague))).toBe('review-not-proposer');
    const mended = must(await desk.review({ letter: false }));
    expect(mended.hash).not.toBe(hash);
    must(await giveBack(mended.hash, colleague));
    must(await desk.review({ letter: false }, colleague));
  });
});

describe('a mark', () => {
  const limited = (limitLaw: string) => ({ channels: { online: { ...online, limitLaw }, counter } });
  const BY = 'Điều 5 Nghị định 118/2025/NĐ-CP';

  it('is of the value that it stood beside: mended since, it is none, and what is other is named', async () => {
    const first = must(await desk.review(limited(BY)));
    const marks = await desk.marks(first.hash);
    const second = must(await desk.review(limited(LAW)));
    // A page that was opened before.
    const stale = await desk.confirmMarked(first.hash, marks);
    expect(codeOf(stale)).toBe('review-mended');
    expect(words(stale)).toContain('căn cứ của thời hạn (trực tuyến)');
    expect(words(stale)).not.toContain('mã kết quả');
    // The same marks on the page of now.
    const other = await desk.confirmMarked(second.hash, marks);
    expect(codeOf(other)).toBe('review-mended');
    expect(words(other)).toContain('căn cứ của thời hạn (trực tuyến)');
    const bare = marks.filter((mark) => !/^(?:limit-law|law-more)/.test(mark));
    expect(codeOf(await desk.confirmMarked(second.hash, bare))).toBe('review-unchecked');
    expect((await desk.listing()).status).toBe('needs-review');
    must(await desk.confirm(second.hash));
  });

  it('is not asked of what was proposed no more', async () => {
    const first = must(await desk.review(limited(BY)));
    const marks = await desk.marks(first.hash);
    const second = must(await desk.review());
    const stale = await desk.confirmMarked(first.hash, marks);
    expect(words(stale)).toContain('căn cứ của thời hạn (trực tuyến)');
    must(await desk.confirm(second.hash));
  });
});

describe('what was typed', () => {
  const decide = async (verdict: 'sent-back' | 'closed', more: object) => {
    const { hash: seenHash } = await desk.listing();
    const command = { procedure: CODE, seenHash, verdict, basis: 'Điều 1 Quyết định 12/QĐ-UBND', ...more };
    return must(await reviewProcedure(desk.test.platform, desk.reviews, command, control));
  };
  const lastEntered = async () => enteredLast(await desk.reviews.listReviews(CODE), await desk.listing());

  it('when it was put off or closed stays on record, and the form goes on with it until it is opened', async () => {
    await decide('sent-back', { typed: { result: 'Giấy phép' } });
    await decide('sent-back', {});
    expect(await last()).not.toHaveProperty('entered');
    expect(typedIn((await lastEntered())!)).toEqual({ result: 'Giấy phép' });
    await decide('closed', { typed: { result: 'Quyết định' } });
    expect(typedIn((await lastEntered())!)).toEqual({ result: 'Quyết định' });
    const { hash } = must(await desk.review({ letter: false }));
    expect(await lastEntered()).toMatchObject({ entered: { letter: false } });
    // Who puts off the proposal of somebody else does not undo what they entered.
    await decide('sent-back', {});
    expect(await lastEntered()).toMatchObject({ verdict: 'proposed', hash });
    must(await desk.confirm(must(await desk.review()).hash));
    expect(await lastEntered()).toBeUndefined();
    await decide('closed', { takesOff: true, mends: { lawChecked: true }, typed: { result: 'Khác' } });
    expect(await last()).toMatchObject({
      verdict: 'proposed',
      entered: { takesOff: 'closed', typed: { result: 'Khác' } },
    });
    expect(typedIn((await lastEntered())!)).toEqual({ result: 'Khác' });
  });
});
