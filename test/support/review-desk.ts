/** A record of 1.004194's shape under review: what it states, how it is reviewed as it stands or with a change, and confirmed. */
import { confirmReview, type Reviewed, reviewProcedure } from '#acts/review-procedure.ts';
import type { Actor } from '#authority/permission.ts';
import { Province } from '#authority/province.ts';
import { isRefusal, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import type { ChannelMend, Mends } from '#procedure/mend.ts';
import type { NationalRecord } from '#procedure/national/record.ts';
import { readPack } from '#procedure/pack.ts';
import { foundToCheck, marksOf, publishImported, reviewByTwo, reviewsOn } from './imported.ts';
import { papers, record } from './national.ts';
import { holder, officer, province, type TestPlatform, testPlatform } from './platform.ts';

export const CODE = '9.000001';
export const LAW = 'Điều 5 Luật Đất đai số 31/2024/QH15';
export const WHY = 'Nghị định phân cấp giao việc này cho cơ quan khác';
export const control = officer('province.procedures');

/** 3 working days, 10.000 đ at the counter, 7.000 đ online. */
export const STEPS = 'Bước 1: Người yêu cầu nộp hồ sơ.\nBước 2: Công chức kiểm tra hồ sơ.\nBước 3: Trả kết quả.';
export const row = (channel: string, feeVnd: number | null = null, time: number | null = 3) => ({
  channel,
  time,
  unit: time === null ? null : 'working_day',
  feeVnd,
});
export const SOURCE: Partial<NationalRecord> = {
  competentAuthority: 'Văn phòng đăng ký đất đai, Chi nhánh Văn phòng đăng ký đất đai',
  levels: ['Cấp tỉnh'],
  field: 'Đất đai',
  legalBases: ['31/2024/QH15'],
  channels: [row('online', 7000), row('in_person', 10_000)],
  stepsText: STEPS,
  dossierText: papers('', ['Tờ khai', 1, 0]),
};

export const online: ChannelMend = { limit: 'workingDays', amount: 3, cost: 'amounts', amountsVnd: [7000] };
export const counter: ChannelMend = { ...online, amountsVnd: [10_000] };
/** As the source has it. */
export const good: Mends = {
  decidedBy: { unit: 'vp-dk-dat-dai' },
  deciderBasis: LAW,
  channels: { online, counter },
  papers: [{ id: 'c1', name: 'Tờ khai', originals: 1, copies: 0 }],
  result: 'Văn bản thử nghiệm',
  letter: true,
};

export const codeOf = (outcome: Outcome<unknown>) => (isRefusal(outcome) ? outcome.code : 'done');
export const said = (outcome: Outcome<unknown>, language: 'vi' | 'en' | 'hi' = 'vi') =>
  isRefusal(outcome) ? refusalText(outcome, language) : 'opened';

export class ReviewDesk {
  readonly test: TestPlatform;
  readonly reviews: ReturnType<typeof reviewsOn>;
  readonly head: Actor = holder('ubnd-tinh', 'head');

  private constructor(test: TestPlatform) {
    this.test = test;
    this.reviews = reviewsOn(test);
  }
  /** `colleague`: two hold the post of procedure control. */
  static async open(colleague?: Actor): Promise<ReviewDesk> {
    if (!colleague) return new ReviewDesk(await testPlatform());
    const { source } = province;
    const holds = [{ unit: 'ubnd-tinh', post: 'procedure-control', from: '2025-07-01' }];
    const officers = [...source.officers, { id: colleague.id, name: colleague.name, holds }];
    return new ReviewDesk(await testPlatform(undefined, must(Province.from({ ...source, officers }))));
  }

  async publish(more: Partial<NationalRecord> = {}): Promise<void> {
    const given = record({ ...SOURCE, ...more });
    const { files, doubts } = convertRecord(given, undefined, { clerk: 'clerk' });
    const reasons = doubts.length ? doubts : ['fee-doubtful'];
    await publishImported(this.test.store, must(readPack(files)), { reasons, source: JSON.stringify(given) });
  }
  async review(change: Partial<Mends> = {}, actor: Actor = control) {
    const { hash } = await this.listing();
    const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
    return reviewProcedure(this.test.platform, this.reviews, { ...command, mends: { ...good, ...change } }, actor);
  }
  /** The same, confirmed by a second person. */
  async reviewByTwo(change: Partial<Mends> = {}) {
    const { hash } = await this.listing();
    const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
    return reviewByTwo(this.test.platform, this.reviews, { ...command, mends: { ...good, ...change } }, control);
  }
  /** `fields`: of what is marked as compared; all that has to be, unless it is given. */
  async confirm(seenHash: string, actor: Actor = this.head, basis = 'Đã đối chiếu Điều 5', fields?: string[]) {
    return this.confirmMarked(seenHash, await this.marks(seenHash, fields), actor, basis);
  }
  async confirmMarked(seenHash: string, checked: string[], actor: Actor = this.head, basis = 'Đã đối chiếu Điều 5') {
    const command = { procedure: CODE, seenHash, basis, checked };
    return confirmReview(this.test.platform, this.reviews, command, actor);
  }
  /** As the page of that proposal has them. */
  async marks(seenHash: string, fields?: string[]): Promise<string[]> {
    const isKept = await this.test.store.findPack(seenHash);
    const history = await this.reviews.listReviews(CODE);
    const own = history.find(({ verdict, hash }) => verdict === 'proposed' && hash === seenHash);
    return isKept ? marksOf(this.test.platform, CODE, seenHash, own?.changes ?? [], fields) : [];
  }
  /** What of a proposal its source does not state: fields that a second person compares besides what it changes. */
  async unstatedOf({ hash, changes }: Reviewed): Promise<string[]> {
    const { departures, filled } = await foundToCheck(this.test.platform, CODE, hash, changes);
    return [...departures, ...filled].map(({ field }) => field);
  }
  async listing() {
    return (await this.test.store.findProcedure(CODE))!;
  }
  async manifestNow() {
    return must(readPack((await this.test.store.findPack((await this.listing()).hash))!.files)).manifest;
  }
}
