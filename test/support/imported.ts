/** Procedures as an import publishes them, for tests of what happens to them afterwards. */
import type { Platform } from '#acts/platform.ts';
import { type Publication, publishPacks } from '#acts/publish.ts';
import {
  confirmReview,
  type ReviewCommand,
  type Reviewed,
  reviewProcedure,
  toConfirm,
} from '#acts/review-procedure.ts';
import { takingOffMark } from '#acts/review-taking-off.ts';
import type { Actor } from '#authority/permission.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, must, type Outcome } from '#kernel/outcome.ts';
import { markOf, toMark } from '#procedure/marks.ts';
import type { Mends } from '#procedure/mend.ts';
import { type Manifest, type Pack, readPack } from '#procedure/pack.ts';
import type { Unconfirmed } from '#procedure/unstated.ts';
import { MemoryReviews } from '#spine/memory-reviews.ts';
import type { MemoryStore } from '#spine/memory-store.ts';
import { type ReviewStore, takesOffBy } from '#spine/reviews.ts';
import type { Store } from '#spine/store.ts';
import { holder, type TestPlatform } from './platform.ts';

export const SEQUENCE =
  'Bước 1: Tổ chức, cá nhân nộp hồ sơ.\nBước 2: Cơ quan có thẩm quyền thẩm định.\nBước 3: Trả kết quả.';

/** With nothing known but two papers and who decides; `change` says more. */
export function importedPack(code: string, change: Partial<Manifest> = {}, words: Record<string, string> = {}): Pack {
  const manifest: Manifest = {
    code,
    origin: 'catalogue',
    field: 'Thủy sản',
    tier: 'province',
    ministry: 'Bộ Nông nghiệp và Môi trường',
    law: { l1: { number: '44/2026/NĐ-CP', title: '44/2026/NĐ-CP' } },
    audience: ['Công dân Việt Nam', 'Tổ chức (không bao gồm doanh nghiệp, HTX)'],
    decider: 'Sở Nông nghiệp và Môi trường',
    channels: {
      online: { limit: { unstated: true }, feeUnknown: 'unstated' },
      counter: { limit: { unstated: true }, feeUnknown: 'unstated' },
    },
    components: [
      { id: 'c1', originals: 1, copies: 0, required: false },
      { id: 'c2', originals: 81, copies: 0, required: false },
    ],
    steps: [
      { id: 'receive', act: 'receive-dossier', post: 'counter', unit: 'receiving' },
      { id: 'appraise', act: 'complete-task', post: 'specialist', unit: 'competent', form: 'work' },
      { id: 'decide', act: 'decide-dossier', post: 'head', unit: 'competent' },
      { id: 'return', act: 'deliver-result', post: 'counter', unit: 'receiving' },
    ],
    result: {},
    published: { sequence: SEQUENCE, url: 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/x' },
    ...change,
  };
  const text = { type: 'string', maxLength: 4000 };
  return must(
    readPack({
      'procedure.yaml': JSON.stringify(manifest),
      'forms/apply.yaml': JSON.stringify({
        schema: {
          type: 'object',
          required: ['applicantName'],
          properties: {
            applicantName: { ...text, source: { register: 'person', datum: 'fullName' } },
            request: text,
          },
        },
      }),
      'forms/work.yaml': JSON.stringify({
        schema: {
          type: 'object',
          required: ['conclusion'],
          properties: {
            conclusion: { type: 'string', enum: ['meets', 'does-not-meet'], favourable: ['meets'] },
            note: text,
          },
        },
      }),
      'words/vi.yaml': JSON.stringify({
        name: 'Cấp giấy phép nuôi trồng thủy sản trên biển',
        summary: 'Cấp giấy phép nuôi trồng thủy sản trên biển',
        'component.c1': 'Đơn đề nghị',
        'component.c2': 'Sơ đồ khu vực biển',
        'field.applicantName': 'Họ tên',
        'field.request': 'Nội dung đề nghị',
        'field.conclusion': 'Kết luận',
        'option.conclusion.meets': 'Đủ điều kiện',
        'option.conclusion.does-not-meet': 'Không đủ điều kiện',
        'field.note': 'Ghi chú',
        'step.receive': 'Tiếp nhận hồ sơ',
        'step.appraise': 'Thẩm định hồ sơ',
        'step.decide': 'Quyết định',
        'step.return': 'Trả kết quả',
        ...words,
      }),
    }),
  );
}

/** As the reading before this one made it: defaults where its source says nothing. */
export const earlierPack = (code: string): Pack =>
  importedPack(
    code,
    {
      decider: undefined,
      channels: {
        online: { limit: { workingDays: 15 }, law: 'l1' },
        counter: { limit: { workingDays: 15 }, law: 'l1' },
      },
      components: [],
      result: { code: 'KQ.CHUA-CO' },
      published: { competentAuthority: '', sequence: '', url: '' },
    },
    { result: 'Kết quả giải quyết' },
  );

export const EARLIER_REASONS = ['fee-unstated', 'time-unstated'];

/** Where the source says nothing. */
const BASIS = 'Điều 12 Nghị định số 44/2026/NĐ-CP';
export const TYPED = { limitLaw: BASIS, offeredLaw: BASIS };

/** What an officer enters to open `importedPack`. */
export const mends: Mends = {
  decidedBy: { unit: 'so-nong-nghiep-moi-truong' },
  deciderBasis: 'Điều 3 Nghị định 44/2026/NĐ-CP',
  channels: {
    online: {
      ...TYPED,
      limit: 'workingDays',
      amount: 20,
      cost: 'amounts',
      amountsVnd: [200_000],
      law: 'Điều 7 Nghị định số 44/2026/NĐ-CP',
    },
    counter: { ...TYPED, limit: 'workingDays', amount: 20, cost: 'byCouncil', law: BASIS },
  },
  papers: [
    { id: 'c1', name: 'Đơn đề nghị', originals: 1, copies: 0 },
    { id: 'c2', name: 'Ghi tọa độ theo hệ VN-2000', originals: 0, copies: 0, note: true },
    { name: 'Sơ đồ khu vực biển', originals: 1, copies: 1, law: BASIS },
  ],
  result: 'Văn bản cho phép nuôi trồng thủy sản trên biển',
  resultLaw: BASIS,
  letter: true,
};

export async function publishImported(
  store: Store<DossierState>,
  pack: Pack,
  change: Partial<Publication> = {},
): Promise<void> {
  const reasons = [
    'time-unstated:channels.online',
    'time-unstated:channels.counter',
    'fee-unstated',
    'quantity-doubtful:c2',
  ];
  await publishPacks(
    store,
    [{ pack, status: 'needs-review', reasons, source: 's1', ...change }],
    '2026-11-20T01:00:00Z',
  );
}

/** What officers reviewed on a platform that keeps everything in memory. */
export const reviewsOn = ({ store }: Pick<TestPlatform, 'store'>): MemoryReviews =>
  new MemoryReviews(store as unknown as MemoryStore<{ code?: string }>);

/** The fields of a proposal, each of which a second person has to mark. */
export async function fieldsToCheck(
  platform: Platform,
  code: string,
  proposed: string,
  recorded: Reviewed['changes'],
): Promise<string[]> {
  return toMark(await foundToCheck(platform, code, proposed, recorded)).map(({ field }) => field);
}

/** The marks of these fields, or of all, as they stand on the page. */
export async function marksOf(
  platform: Platform,
  code: string,
  proposed: string,
  recorded: Reviewed['changes'],
  fields?: readonly string[],
): Promise<string[]> {
  const all = toMark(await foundToCheck(platform, code, proposed, recorded));
  return all.filter(({ field }) => !fields || fields.includes(field)).map(markOf);
}

/** The same, by kind. */
export async function foundToCheck(
  platform: Platform,
  code: string,
  proposed: string,
  recorded: Reviewed['changes'],
): Promise<Unconfirmed> {
  const listing = (await platform.store.findProcedure(code))!;
  const packOf = async (hash: string) => must(readPack((await platform.store.findPack(hash))!.files));
  const date = platform.province.calendar.dateOf(platform.clock.now());
  const before = await packOf(listing.hash);
  return toConfirm(platform.province, date, before, listing.reasons, await packOf(proposed), recorded);
}

/** A review that a second person confirms, where it opens the procedure, or takes an open one off. */
export async function reviewByTwo(
  platform: Platform,
  reviews: ReviewStore,
  command: ReviewCommand,
  actor: Actor,
): Promise<Outcome<Reviewed>> {
  const done = await reviewProcedure(platform, reviews, command, actor);
  if (isRefusal(done) || done.verdict !== 'proposed') return done;
  const [proposal] = await reviews.listReviews(command.procedure);
  const checked = takesOffBy(proposal)
    ? [takingOffMark(proposal)]
    : await marksOf(platform, command.procedure, done.hash, done.changes);
  const confirming = {
    procedure: command.procedure,
    seenHash: done.hash,
    basis: 'Đã đối chiếu từng nội dung',
    checked,
  };
  return confirmReview(platform, reviews, confirming, holder('ubnd-tinh', 'head'));
}
