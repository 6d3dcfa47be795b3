/** Whatever a review says, a second person confirms it, and marks each thing that it changes, a limit of a step among them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import { doubtedIn } from '#procedure/doubted.ts';
import type { Mends } from '#procedure/mend.ts';
import { readPack } from '#procedure/pack.ts';
import { notesOf } from '#procedure/said.ts';
import { fieldsToCheck, foundToCheck } from '../../test/support/imported.ts';
import { papers } from '../../test/support/national.ts';
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
  STEPS,
  said,
  WHY,
} from '../../test/support/review-desk.ts';

let desk: ReviewDesk;
beforeEach(async () => {
  desk = await ReviewDesk.open();
});

const packNow = async (hash: string) => must(readPack((await desk.test.store.findPack(hash))!.files));
const BY = 'Điều 5 Nghị định 118/2025/NĐ-CP';
const form = good.papers[0];
const NOTE = 'Người yêu cầu xuất trình giấy tờ tùy thân để đối chiếu';
const NOTED = `${papers('Lưu ý', [`Lưu ý: ${NOTE}`, 0, 0])}${papers('', ['Tờ khai', 1, 0])}`;

/** What is proposed changes this, asks a mark for it, and opens nothing until it has one. */
async function isAsked(change: Partial<Mends>, of: string, text: string): Promise<void> {
  const proposed = must(await desk.review(change));
  expect(proposed).toMatchObject({ verdict: 'proposed', status: 'needs-review' });
  const { changes } = await foundToCheck(desk.test.platform, CODE, proposed.hash, proposed.changes);
  const asked = changes.find((one) => one.of === of && `${one.from} → ${one.to}`.includes(text));
  expect(asked, JSON.stringify(changes)).toBeDefined();
  const all = await fieldsToCheck(desk.test.platform, CODE, proposed.hash, proposed.changes);
  expect(new Set(all).size).toBe(all.length);
  const others = all.filter((field) => field !== asked!.field);
  const refused = await desk.confirm(proposed.hash, desk.head, 'Đã đối chiếu', others);
  expect(codeOf(refused)).toBe('review-unchecked');
  for (const language of LANGUAGES) expect(said(refused, language)).not.toMatch(/\{\w+\}|undefined|\[object/);
  expect(codeOf(await desk.confirm(proposed.hash, control))).toBe('review-own');
  expect(await desk.listing()).toMatchObject({ status: 'needs-review' });
  must(await desk.confirm(proposed.hash, desk.head, 'Đã đối chiếu', all));
  expect(await desk.listing()).toMatchObject({ status: 'published', hash: proposed.hash });
  const [{ changes: told }] = await desk.reviews.listReviews(CODE);
  expect(told.map(({ field }) => field)).toContain(of);
}

describe('a change that the source does not speak of is confirmed by a second person', () => {
  it('a note of the source is dropped', async () => {
    await desk.publish({ dossierText: NOTED });
    const [read] = notesOf(await desk.manifestNow());
    await isAsked({ papers: [form] }, 'notes', `${read} → `);
  });

  it('an article of another law beside a limit that the source states', async () => {
    await desk.publish();
    await isAsked(
      { channels: { online: { ...online, limitLaw: BY }, counter } },
      'limit-law.online',
      'Điều 5 Nghị định số 118/2025/NĐ-CP',
    );
  });

  it('a document of the source is struck, by whatever article', async () => {
    await desk.publish();
    const laws = [{ key: 'l1', number: '31/2024/QH15', title: '', struck: true as const, by: BY }];
    await isAsked({ deciderBasis: BY, laws }, 'struck-laws', `(${BY})`);
  });

  it('a document is added, with its title', async () => {
    await desk.publish();
    const kept = { key: 'l1', number: '31/2024/QH15', title: '' };
    const added = { number: '135/2025/QH15', title: 'Luật Xây dựng' };
    await isAsked({ laws: [kept, added] }, 'law', ' → Luật Xây dựng số 135/2025/QH15');
  });

  it('the code of the result is emptied', async () => {
    await desk.publish();
    const { result } = await desk.manifestNow();
    expect(result.code).toBeTruthy();
    await isAsked({ resultCode: '' }, 'result-code', `${result.code} → `);
  });

  it.each([true, false])('the generic letter is chosen or not: %s', async (letter) => {
    await desk.publish();
    await isAsked({ letter }, 'letter', letter ? 'yes' : 'no');
  });

  it('by what law who decides is competent', async () => {
    await desk.publish();
    await isAsked({}, 'decider-basis', LAW);
  });
});

it('a limit, a cost or a result that is taken over although it is doubted has a mark of its own', async () => {
  await desk.publish();
  const proposed = must(await desk.review());
  const { doubted } = await foundToCheck(desk.test.platform, CODE, proposed.hash, proposed.changes);
  // The reading doubts what it costs, of no one way to hand in.
  expect(doubted.map(({ field }) => field)).toEqual(['fee.online', 'fee.counter']);
  for (const { doubts } of doubted) expect(doubts).toEqual(['fee-doubtful']);
  const all = await fieldsToCheck(desk.test.platform, CODE, proposed.hash, proposed.changes);
  const others = all.filter((field) => field !== 'fee.counter');
  const refused = await desk.confirm(proposed.hash, desk.head, 'Đã đối chiếu', others);
  expect(codeOf(refused)).toBe('review-unchecked');
  expect(said(refused)).toContain('phí, lệ phí (tại trung tâm)');
  for (const [doubt, field] of [
    ['time-from-text:channels.online', 'limit.online'],
    ['result-cut', 'result'],
  ])
    expect(doubtedIn(await packNow(proposed.hash), [doubt], new Set()).map((one) => one.field)).toEqual([field]);
  must(await desk.confirm(proposed.hash, desk.head, 'Đã đối chiếu', all));
});

it('what changes nothing at all is proposed as well, with nothing to mark', async () => {
  await desk.publish();
  must(await desk.reviewByTwo());
  const back = await desk.review();
  expect(must(back)).toMatchObject({ verdict: 'proposed', changes: [] });
  expect(await fieldsToCheck(desk.test.platform, CODE, must(back).hash, [])).toEqual([]);
  expect(codeOf(await desk.confirm(must(back).hash, control))).toBe('review-own');
  must(await desk.confirm(must(back).hash));
});

describe('the time of one step', () => {
  const step =
    'Trong thời hạn 05 ngày làm việc kể từ ngày nhận được đơn phải thông báo bằng văn bản cho các bên về việc thụ lý đơn.';
  const given = {
    channels: [
      { ...row('online', 7000, 45), unit: 'day' },
      { ...row('in_person', 10_000, 60), unit: 'day' },
    ],
    stepsText: `${STEPS}\nBước 4: ${step}`,
  };
  const limited = (limit: 'workingDays' | 'calendarDays', amount: number, limitLaw?: string): Partial<Mends> => ({
    channels: {
      online: { ...online, limit, amount, limitLaw },
      counter: { ...counter, limit: 'calendarDays', amount: 60 },
    },
  });

  it.each([undefined, `«${step}»`, '«Trong thời hạn 05 ngày làm việc»'])(
    'is not the limit where the table states one: %s',
    async (limitLaw) => {
      await desk.publish(given);
      const refused = said(
        await desk.review({ ...limited('workingDays', 5, limitLaw), whys: { 'limit.online': WHY } }),
      );
      expect(refused).toMatch(limitLaw ? /khác với nguồn \(nguồn ghi 45 ngày\)/ : /nguồn nêu 45 ngày;/);
    },
  );

  it('needs no ground where the table is followed, and departs from it by law alone', async () => {
    await desk.publish(given);
    expect(await desk.unstatedOf(must(await desk.review(limited('calendarDays', 45))))).toEqual([]);
    const other = { ...limited('workingDays', 5, LAW), whys: { 'limit.online': WHY } };
    expect(await desk.unstatedOf(must(await desk.review(other)))).toEqual(['limit.online']);
  });
});
