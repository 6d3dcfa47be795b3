/** The in-memory twin of the reviews, beside the twin of the record. */
import { OPEN_STATUSES } from '#kernel/status.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { instantKey, type MemoryStore } from './memory-store.ts';
import { paged } from './paged.ts';
import {
  awaitedOf,
  type Count,
  type ProcedureReview,
  type ReviewFilter,
  type ReviewStore,
  type Seen,
} from './reviews.ts';
import type { Page, ProcedureListing, PublishedPack } from './store.ts';

export class MemoryReviews implements ReviewStore {
  readonly #store: MemoryStore<{ code?: string }>;
  readonly #reviews: ProcedureReview[] = [];

  constructor(store: MemoryStore<{ code?: string }>) {
    this.#store = store;
  }

  async recordReview(review: Omit<ProcedureReview, 'n'>, seen: Seen, pack: PublishedPack) {
    if (!(await this.#record(review, seen))) return false;
    this.#store.hold({ ...pack, since: review.at }, true);
    return true;
  }

  async recordProposal(review: Omit<ProcedureReview, 'n'>, seen: Seen, pack: PublishedPack) {
    if (!(await this.#record(review, seen))) return false;
    this.#store.hold(pack);
    return true;
  }

  async #record(review: Omit<ProcedureReview, 'n'>, seen: Seen): Promise<boolean> {
    const now = await this.#store.findProcedure(review.code);
    const n = this.#reviews.filter(({ code }) => code === review.code).length;
    if (now?.hash !== seen.hash || now.status !== seen.status || (seen.n ?? n) !== n) return false;
    this.#reviews.push({ ...review, n: n + 1 });
    return true;
  }

  async countUnderWay(code: string) {
    const counts = OPEN_STATUSES.map((status) =>
      this.#store.countDossiers({ procedure: code, status }, { all: true }, Number.MAX_SAFE_INTEGER),
    );
    const dossiers = (await Promise.all(counts)).reduce((sum, one) => sum + one, 0);
    // Forms that were begun are kept by the doors, of which this store knows nothing.
    return { dossiers, drafts: 0 };
  }

  async listReviews(code: string) {
    return this.#reviews.filter((one) => one.code === code).sort((a, b) => b.n - a.n);
  }

  async wasReviewed(code: string) {
    return Boolean((await this.#store.findProcedure(code))?.reviewed);
  }

  async listForReview(filter: ReviewFilter, page: Page) {
    return paged(await this.#asked(filter), page, (row) => `${instantKey(row.since)} ${row.code}`);
  }

  async #asked(filter: ReviewFilter): Promise<ProcedureListing[]> {
    const wanted = filter.text && foldVietnamese(filter.text);
    return (await this.#inState(filter.status)).filter(
      (row) =>
        (!filter.doubt || row.reasons.some((reason) => kindOf(reason) === filter.doubt)) &&
        (!filter.field || row.field === filter.field) &&
        (!filter.ministry || row.ministry === filter.ministry) &&
        (!wanted || foldVietnamese(`${row.code} ${row.name}`).includes(wanted)),
    );
  }

  async countForReview(filter: ReviewFilter) {
    const rows = await this.#inState(filter.status);
    return {
      total: (await this.#asked(filter)).length,
      doubts: counted(rows.flatMap((row) => [...new Set(row.reasons.map(kindOf))])),
      fields: counted(rows.map((row) => row.field)),
      ministries: counted(rows.flatMap((row) => row.ministry ?? [])),
    };
  }

  async #inState(status: ReviewFilter['status']): Promise<ProcedureListing[]> {
    const { rows } = await this.#store.listProcedures({}, { limit: Number.MAX_SAFE_INTEGER });
    if (status === 'proposed') {
      const awaited = await Promise.all(rows.map(async (row) => awaitedOf(await this.listReviews(row.code), row)));
      return rows.filter((_, i) => awaited[i]);
    }
    return rows.filter((row) =>
      status === 'reviewed' ? row.reviewed && row.status === 'published' : row.status === status,
    );
  }
}

const kindOf = (reason: string) => reason.split(':')[0];

function counted(names: readonly string[]): Count[] {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => ({ name, count: all.length }));
  return counts.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
