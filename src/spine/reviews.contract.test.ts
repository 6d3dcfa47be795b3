/** One contract, held by the in-memory twin and by PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresReviews } from '#adapters/postgres/postgres-reviews.ts';
import { PostgresStore } from '#adapters/postgres/postgres-store.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { MemoryReviews } from './memory-reviews.ts';
import { MemoryStore } from './memory-store.ts';
import type { ProcedureReview, ReviewStore } from './reviews.ts';
import type { PublishedPack, Store } from './store.ts';

interface State {
  code?: string;
}

let drawn = 0;
const newCode = () => `8.${String(++drawn).padStart(6, '0')}`;
const at = '2026-11-25T01:00:00.000Z';

function packOf(code: string, change: Partial<PublishedPack> = {}): PublishedPack {
  return {
    hash: `${code}-a`,
    code,
    name: 'Thủ tục chờ rà soát',
    field: 'Hải quan',
    tier: 'commune',
    origin: 'catalogue',
    status: 'needs-review',
    reasons: ['time-unstated:channels.online', 'fee-unstated'],
    ministry: 'Bộ Tài chính',
    source: 's1',
    since: '2026-11-20T01:00:00.000Z',
    files: { 'procedure.yaml': '{}' },
    ...change,
  };
}

function reviewOf(code: string, change: Partial<ProcedureReview> = {}): Omit<ProcedureReview, 'n'> {
  return {
    code,
    at,
    officer: 'o1',
    officerName: 'Trịnh Thu Phương',
    verdict: 'opened',
    basis: 'QĐ 1/QĐ-UBND',
    fromHash: `${code}-a`,
    hash: `${code}-b`,
    doubts: ['fee-unstated'],
    changes: [{ field: 'limit.online', from: 'unstated', to: '5 workingDays' }],
    ...change,
  };
}

function contract(
  name: string,
  open: () => Promise<{ store: Store<State>; reviews: ReviewStore; close(): Promise<void> }>,
): void {
  describe(name, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let store: Store<State>;
    let reviews: ReviewStore;
    beforeAll(async () => {
      opened = await open();
      ({ store, reviews } = opened);
    });
    afterAll(() => opened.close());

    const opening = (code: string) => packOf(code, { hash: `${code}-b`, status: 'published', reasons: [], since: at });
    async function reviewed(): Promise<string> {
      const code = newCode();
      await store.publish([packOf(code)]);
      const seen = { hash: `${code}-a`, status: 'needs-review' } as const;
      expect(await reviews.recordReview(reviewOf(code), seen, opening(code))).toBe(true);
      return code;
    }

    it('records a review and publishes what it made, at once', async () => {
      const code = await reviewed();
      expect(await store.findProcedure(code)).toMatchObject({
        hash: `${code}-b`,
        status: 'published',
        reasons: [],
        reviewed: true,
        ministry: 'Bộ Tài chính',
        since: at,
      });
      expect((await store.findPack(`${code}-a`))?.files).toEqual({ 'procedure.yaml': '{}' });
      expect((await store.findPack(`${code}-b`))?.files).toEqual({ 'procedure.yaml': '{}' });
      expect(await reviews.listReviews(code)).toEqual([{ ...reviewOf(code), n: 1 }]);
      expect(await reviews.wasReviewed(code)).toBe(true);
    });

    it('does neither when the procedure changed since it was looked at', async () => {
      const code = await reviewed();
      for (const seen of [
        { hash: `${code}-a`, status: 'published' as const },
        { hash: `${code}-b`, status: 'needs-review' as const },
      ])
        expect(await reviews.recordReview(reviewOf(code), seen, packOf(code, { hash: `${code}-c` }))).toBe(false);
      expect(await store.findProcedure(code)).toMatchObject({ hash: `${code}-b` });
      expect(await store.findPack(`${code}-c`)).toBeUndefined();
      expect(await reviews.listReviews(code)).toHaveLength(1);
    });

    it('records a proposal with its pack, and leaves the procedure as it is', async () => {
      const code = newCode();
      await store.publish([packOf(code)]);
      const before = await store.findProcedure(code);
      const seen = { hash: `${code}-a`, status: 'needs-review' } as const;
      const proposal = reviewOf(code, { verdict: 'proposed' });
      const awaited = async () =>
        (await reviews.listForReview({ status: 'proposed', text: code }, { limit: 5 })).rows.map((row) => row.code);
      expect(await reviews.recordProposal(proposal, { ...seen, status: 'closed' }, opening(code))).toBe(false);
      expect(await reviews.recordProposal(proposal, { ...seen, hash: 'other' }, opening(code))).toBe(false);
      expect(await awaited()).toEqual([]);
      expect(await reviews.recordProposal(proposal, seen, opening(code))).toBe(true);
      expect(await store.findProcedure(code)).toEqual(before);
      expect((await store.findPack(`${code}-b`))?.files).toEqual({ 'procedure.yaml': '{}' });
      expect(await reviews.listReviews(code)).toEqual([{ ...proposal, n: 1 }]);
      expect(await awaited()).toEqual([code]);
      expect((await reviews.countForReview({ status: 'proposed', text: code })).total).toBe(1);
      // Once it is confirmed it holds, and waits no more.
      const confirmed = reviewOf(code, { verdict: 'confirmed', officer: 'o2' });
      expect(await reviews.recordReview(confirmed, seen, opening(code))).toBe(true);
      expect(await store.findProcedure(code)).toMatchObject({ hash: `${code}-b`, status: 'published', reviewed: true });
      expect(await awaited()).toEqual([]);
    });

    it('keeps what was entered in a proposal, and that it was given back, and neither when another review came first', async () => {
      const code = newCode();
      await store.publish([packOf(code)]);
      const seen = { hash: `${code}-a`, status: 'needs-review' as const };
      const entered = { result: 'Giấy phép', papers: [{ name: 'Đơn', originals: 1 }] };
      const proposal = reviewOf(code, { verdict: 'proposed', entered });
      expect(await reviews.recordProposal(proposal, { ...seen, n: 1 }, opening(code))).toBe(false);
      expect(await reviews.recordProposal(proposal, { ...seen, n: 0 }, opening(code))).toBe(true);
      expect(await reviews.listReviews(code)).toEqual([{ ...proposal, n: 1 }]);
      const back = reviewOf(code, { verdict: 'given-back', officer: 'o2', changes: [] });
      const confirmed = reviewOf(code, { verdict: 'confirmed', officer: 'o2' });
      // At one moment: one of them.
      const done = await Promise.all([
        reviews.recordProposal(back, { ...seen, n: 1 }, opening(code)),
        reviews.recordReview(confirmed, { ...seen, n: 1 }, opening(code)),
      ]);
      expect([...done].sort()).toEqual([false, true]);
      expect((await store.findProcedure(code))?.status).toBe(done[1] ? 'published' : 'needs-review');
      expect(await reviews.recordReview(confirmed, { ...seen, n: 1 }, opening(code))).toBe(false);
      const proposed = await reviews.listForReview({ status: 'proposed', text: code }, { limit: 5 });
      expect(proposed.rows).toEqual([]);
      expect(await reviews.listReviews(code)).toHaveLength(2);
    });

    it('counts nothing under way of what nobody has applied for', async () => {
      expect(await reviews.countUnderWay(newCode())).toEqual({ dossiers: 0, drafts: 0 });
    });

    it('keeps every review, the newest first', async () => {
      const code = await reviewed();
      const later = '2026-11-26T01:00:00.000Z';
      const closing = reviewOf(code, { at: later, verdict: 'closed', fromHash: `${code}-b`, changes: [] });
      const closed = { ...opening(code), status: 'closed' as const };
      const seen = { hash: `${code}-b`, status: 'published' as const };
      expect(await reviews.recordReview(closing, seen, closed)).toBe(true);
      expect((await reviews.listReviews(code)).map(({ n, verdict }) => [n, verdict])).toEqual([
        [2, 'closed'],
        [1, 'opened'],
      ]);
      expect(await store.findProcedure(code)).toMatchObject({ status: 'closed', since: later });
    });

    it('keeps what was looked at while its source says the same, whatever a new reading makes of it', async () => {
      const code = await reviewed();
      await store.publish([packOf(code, { hash: `${code}-new-reading` })]);
      expect(await store.findProcedure(code)).toMatchObject({ hash: `${code}-b`, status: 'published', reviewed: true });
    });

    it('puts it under review again when its source says something else, also without any other doubt', async () => {
      const code = await reviewed();
      await store.publish([packOf(code, { hash: `${code}-d`, source: 's2', status: 'published', reasons: [] })]);
      const now = (await store.findProcedure(code))!;
      expect(now).toMatchObject({ hash: `${code}-d`, status: 'needs-review', reasons: ['source-changed'] });
      expect(Boolean(now.reviewed)).toBe(false);
      expect(await reviews.wasReviewed(code)).toBe(false);
      expect(await reviews.listReviews(code)).toHaveLength(1);
    });

    it('gives way to a pack made by hand', async () => {
      const code = await reviewed();
      await store.publish([packOf(code, { hash: `${code}-own`, origin: 'law', status: 'published', reasons: [] })]);
      expect(await store.findProcedure(code)).toMatchObject({ hash: `${code}-own`, status: 'published', reasons: [] });
    });

    it('remembers since when a procedure waits, however often the same is published', async () => {
      const code = newCode();
      await store.publish([packOf(code)]);
      await store.publish([packOf(code, { since: at })]);
      expect((await store.findProcedure(code))?.since).toBe('2026-11-20T01:00:00.000Z');
      await store.publish([packOf(code, { hash: `${code}-z`, since: at })]);
      expect((await store.findProcedure(code))?.since).toBe(at);
    });

    it('lists who waits longest first, page by page, by doubt, field, ministry and words', async () => {
      const ministry = `Bộ ${++drawn}`;
      const codes = [newCode(), newCode(), newCode(), newCode()];
      const since = (day: number) => `2026-10-0${day}T01:00:00.000Z`;
      await store.publish([
        packOf(codes[0], { ministry, since: since(2) }),
        packOf(codes[1], { ministry, since: since(1), field: 'Thuế', reasons: ['time-zero'] }),
        packOf(codes[2], { ministry, since: undefined, name: 'Cấp giấy phép' }),
        packOf(codes[3], { ministry, status: 'published', reasons: [] }),
      ]);
      const list = async (filter: object = {}, page = { limit: 10 } as { limit: number; after?: string }) => {
        const { rows, next } = await reviews.listForReview({ status: 'needs-review', ministry, ...filter }, page);
        return { codes: rows.map((row) => row.code), next };
      };
      expect((await list()).codes).toEqual([codes[1], codes[0], codes[2]]);
      const first = await list({}, { limit: 2 });
      expect(first.codes).toEqual([codes[1], codes[0]]);
      expect((await list({}, { limit: 2, after: first.next })).codes).toEqual([codes[2]]);
      expect((await list({ doubt: 'time-unstated' })).codes).toEqual([codes[0], codes[2]]);
      expect((await list({ doubt: 'time' })).codes).toEqual([]);
      expect((await list({ field: 'Thuế' })).codes).toEqual([codes[1]]);
      expect((await list({ text: 'cap giay' })).codes).toEqual([codes[2]]);
      expect((await list({ text: '%' })).codes).toEqual([]);
      expect((await list({ status: 'closed' })).codes).toEqual([]);
      const counts = await reviews.countForReview({ status: 'needs-review' });
      expect(counts.ministries).toContainEqual({ name: ministry, count: 3 });
      expect(counts.doubts.find((one) => one.name === 'time-zero')?.count).toBeGreaterThan(0);
      expect(counts.fields.find((one) => one.name === 'Thuế')?.count).toBeGreaterThan(0);
      const total = async (filter: object) =>
        (await reviews.countForReview({ status: 'needs-review', ministry, ...filter })).total;
      expect([await total({}), await total({ field: 'Thuế' }), await total({ text: 'cap giay' })]).toEqual([3, 1, 1]);
      expect([await total({ doubt: 'time-unstated' }), await total({ text: 'không có' })]).toEqual([2, 0]);
      expect(counts.total).toBe(counts.fields.reduce((sum, one) => sum + one.count, 0));
    });

    it('counts what officers opened apart', async () => {
      const { total } = await reviews.countForReview({ status: 'reviewed' });
      const code = await reviewed();
      expect((await reviews.countForReview({ status: 'reviewed' })).total).toBe(total + 1);
      const { rows } = await reviews.listForReview({ status: 'reviewed', text: code }, { limit: 5 });
      expect(rows.map((row) => row.code)).toEqual([code]);
    });
  });
}

contract('in-memory twin', async () => {
  const store = new MemoryStore<State>((state) => state);
  return { store, reviews: new MemoryReviews(store), close: async () => {} };
});

let database: TestDatabase;
contract('PostgreSQL', async () => {
  database = await testDatabase();
  const store = new PostgresStore<State>(database.pool, database.writers, (state) => state);
  return { store, reviews: new PostgresReviews(database.pool), close: () => database.drop() };
});

describe('the record of reviews', () => {
  it('cannot be changed by the application', async () => {
    const own = await testDatabase();
    for (const statement of [
      "UPDATE motcua.procedure_review SET basis = 'x'",
      'DELETE FROM motcua.procedure_review',
      'TRUNCATE motcua.procedure_review',
    ])
      await expect(own.pool.query(statement)).rejects.toThrow(/permission denied/);
    await own.drop();
  });
});
