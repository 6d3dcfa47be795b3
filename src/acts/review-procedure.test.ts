/** What an officer makes of an imported procedure: every verdict, every refusal, and who may. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { slipsOf } from '#dossier/slips.ts';
import { isRefusal, LANGUAGES, must, type Outcome, type Refusal, refusalText } from '#kernel/outcome.ts';
import { documentName, lawText } from '#procedure/law.ts';
import type { ChannelMend, Mends } from '#procedure/mend.ts';
import { type Manifest, readPack } from '#procedure/pack.ts';
import {
  EARLIER_REASONS,
  earlierPack,
  importedPack,
  mends,
  publishImported,
  reviewByTwo,
  reviewsOn,
  SEQUENCE,
  TYPED,
} from '../../test/support/imported.ts';
import { policePack, policeRow } from '../../test/support/outside.ts';
import {
  holder,
  local,
  officer,
  partyOf,
  person,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { storyOf } from './check-pack.ts';
import { findClosed } from './gate.ts';
import { perform, startDossier } from './perform.ts';
import { confirmReview, type ReviewCommand, reviewProcedure } from './review-procedure.ts';
import { giveBackReview } from './review-proposal.ts';
import { takingOffMark } from './review-taking-off.ts';
import { tellStory } from './story.ts';

const CODE = '1.000777';
const control = officer('province.procedures');
const an = person('an');
let test: TestPlatform;
let reviews: ReturnType<typeof reviewsOn>;

beforeEach(async () => {
  test = await testPlatform();
  reviews = reviewsOn(test);
  await publishImported(test.store, importedPack(CODE));
});

/** As `mends`, of what that body decides. */
const outsideMends = (body: string): Mends => ({ ...mends, decidedBy: { outside: body }, letter: false });
/** Of which the source does not say who decides. */
const unnamed = importedPack(CODE, { decider: undefined });
const listing = async () => (await test.store.findProcedure(CODE))!;
async function review(change: Partial<ReviewCommand> = {}, actor: Actor = control) {
  const { hash } = (await test.store.findProcedure(change.procedure ?? CODE)) ?? { hash: '' };
  const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND', mends };
  return reviewByTwo(test.platform, reviews, { ...command, ...change }, actor);
}
/** The other values of `mends` beside those of the police. */
const FIELDS = ['limit.online', 'limit.counter', 'fee.online', 'fee.counter', 'result'];
async function proposedAndConfirmed(procedure: string, given: Mends) {
  expect(must(await review({ procedure, mends: given })).verdict).toBe('confirmed');
}
const saidOf = (outcome: Outcome<unknown>) => (isRefusal(outcome) ? refusalText(outcome, 'vi') : 'opened');
/** Of which the source says more. */
const saying = (more: object, change: Partial<Manifest> = {}) =>
  importedPack(CODE, { published: { sequence: SEQUENCE, ...more }, ...change });
const codeOf = (outcome: Outcome<unknown>) => (isRefusal(outcome) ? outcome.code : 'done');
const manifestNow = async () => must(readPack((await test.store.findPack((await listing()).hash))!.files)).manifest;
const draft = {
  act: 'draft-dossier' as const,
  channel: 'online' as const,
  applicant: partyOf('an'),
  place: '06685',
  answers: { request: 'Nuôi hàu 2 ha' },
  components: [
    { component: 'c1', originals: 1, copies: 0 },
    { component: 'r1', originals: 1, copies: 1 },
  ],
};
const start = () => startDossier(test.platform, CODE, draft, an);

describe('a procedure under review', () => {
  it('begins no dossier, for a citizen or at a counter, and says whom to ask', async () => {
    const outcome = await start();
    expect(codeOf(outcome)).toBe('procedure-under-review');
    expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain('Trung tâm Phục vụ hành chính công');
    const counter = { ...draft, channel: 'counter' as const, receivingUnit: '06685-mc' };
    const atCounter = await startDossier(test.platform, CODE, counter, officer('hong-gai.counter.hoa'));
    expect(codeOf(atCounter)).toBe('procedure-under-review');
    expect((await test.store.listDossiers({ applicantId: partyOf('an').idNumber }, { limit: 5 })).rows).toEqual([]);
  });

  it('is tried by a story all the same', async () => {
    const rules = must(await test.platform.procedure(CODE));
    expect(await findClosed(test.platform, rules)).toMatchObject({ code: 'procedure-under-review' });
    expect(await findClosed(test.platform.telling(test.clock), rules)).toBeUndefined();
  });
});

describe('a paper that is only shown', () => {
  const shownPack = importedPack(
    CODE,
    {
      components: [
        { id: 'c1', originals: 1, copies: 0, required: false },
        { id: 'c2', originals: 1, copies: 0, required: false, group: 'g1', shown: true },
      ],
    },
    { 'group.g1': 'Giấy tờ phải xuất trình' },
  );
  const atCounter = (components: { component: string; originals: number; copies: number }[]) =>
    startDossier(
      test.platform,
      CODE,
      { ...draft, channel: 'counter', receivingUnit: '06685-mc', components },
      officer('hong-gai.counter.hoa'),
    );

  it('is missing from no dossier, and neither it nor a copy is kept at a counter', async () => {
    await publishImported(test.store, shownPack);
    const papers = [
      { id: 'c1', name: 'Đơn đề nghị', originals: 1, copies: 0 },
      { id: 'c2', name: 'Sơ đồ khu vực biển', originals: 1, copies: 0 },
    ];
    must(await review({ mends: { ...mends, papers } }));
    expect((await manifestNow()).components[1]).toMatchObject({ id: 'c2', shown: true, group: 'g1' });
    const handedIn = { component: 'c1', originals: 1, copies: 0 };
    for (const count of [
      { originals: 1, copies: 0 },
      { originals: 0, copies: 1 },
    ])
      expect(codeOf(await atCounter([handedIn, { component: 'c2', ...count }]))).toBe('component-only-shown');
    const started = must(await atCounter([handedIn]));
    expect(started.state.components).toEqual([handedIn]);
  });
});

describe('opening', () => {
  it('publishes what was mended under a new hash, and keeps who, when, why and what', async () => {
    const before = await listing();
    const reviewed = must(await review());
    expect(await listing()).toMatchObject({ status: 'published', reasons: [], reviewed: true, source: 's1' });
    expect((await listing()).hash).not.toBe(before.hash);
    expect((await test.store.findPack(before.hash))?.hash).toBe(before.hash);
    const [confirmed, kept] = await reviews.listReviews(CODE);
    const looked = { at: '2026-11-25T01:00:00Z', fromHash: before.hash, hash: reviewed.hash, doubts: before.reasons };
    expect(kept).toMatchObject({
      ...looked,
      n: 1,
      officer: 'province.procedures',
      officerName: 'Trịnh Thu Phương',
      verdict: 'proposed',
      basis: 'QĐ 12/QĐ-UBND',
    });
    expect(confirmed).toMatchObject({ ...looked, n: 2, verdict: 'confirmed', changes: kept.changes });
    expect(confirmed.officer).not.toBe(kept.officer);
    expect(kept.changes.map((change) => change.field).sort()).toEqual([
      'decider',
      'decider-basis',
      'fee.counter',
      'fee.online',
      'letter',
      'limit-law.counter',
      'limit-law.online',
      'limit.counter',
      'limit.online',
      'notes',
      'offered.counter',
      'offered.online',
      'papers',
      'result',
      'result-law',
    ]);
    expect(kept.changes.find((change) => change.field === 'papers')).toEqual({
      field: 'papers',
      from: 'Sơ đồ khu vực biển (81/0)',
      to: 'Sơ đồ khu vực biển (1/1, Điều 12 Nghị định số 44/2026/NĐ-CP)',
    });
  });

  it('makes a manifest that says each thing once, with its law', async () => {
    must(await review());
    const manifest = await manifestNow();
    expect(manifest.decider).toBe('Sở Nông nghiệp và Môi trường');
    expect(manifest.decidedBy).toEqual({ unit: 'so-nong-nghiep-moi-truong', basis: 'Điều 3 Nghị định 44/2026/NĐ-CP' });
    const typed = { law: 'l1 Điều 12', offeredBy: 'l1 Điều 12' };
    expect(manifest.channels.online).toEqual({
      ...typed,
      limit: { workingDays: 20 },
      fees: [{ id: 'fee', amountVnd: 200_000, before: 'result', law: 'l1 Điều 7' }],
    });
    expect(manifest.channels.counter).toEqual({
      ...typed,
      limit: { workingDays: 20 },
      feeUnknown: 'byCouncil',
      feeUnknownBy: 'l1 Điều 12',
    });
    expect(manifest.result.law).toBe('l1 Điều 12');
    expect(manifest.components.map(({ law }) => law)).toEqual([undefined, 'l1 Điều 12']);
    expect(Object.keys(manifest.law)).toEqual(['l1']);
    expect(manifest.components.map(({ id, originals, copies, required }) => [id, originals, copies, required])).toEqual(
      [
        ['c1', 1, 0, true],
        ['r1', 1, 1, true],
      ],
    );
    expect(manifest.published?.['notes']).toEqual(['Ghi tọa độ theo hệ VN-2000']);
    expect(manifest.steps.map((step) => step.act).slice(-3)).toEqual([
      'decide-dossier',
      'issue-result',
      'deliver-result',
    ]);
  });

  it('lets a dossier go from the citizen to the unit that was found, with its limit and fee, to a numbered result', async () => {
    must(await review());
    const { dossierId } = must(await start());
    must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an));
    const state = async () => (await test.store.load(dossierId))!.state;
    expect(await state()).toMatchObject({
      unit: 'so-nong-nghiep-moi-truong',
      basis: 'Điều 3 Nghị định 44/2026/NĐ-CP',
    });
    expect((await state()).fees).toMatchObject([{ amountVnd: 200_000, law: 'l1 Điều 7' }]);
    await work(test.platform, dossierId);
    expect((await state()).clock?.limit).toEqual({ workingDays: 20 });
    must(
      await perform(
        test.platform,
        dossierId,
        { act: 'pay-fee', confirmed: true, fee: 'fee', amountVnd: 200_000, reference: 'BL 1' },
        holder('ttphvhcc', 'counter'),
      ),
    );
    const results = { appraise: { conclusion: 'meets' }, decide: { content: 'Cho phép nuôi trên 2 ha, đến năm 2030' } };
    for (let i = 0; i < 3; i++) await work(test.platform, dossierId, results);
    expect((await state()).result?.number).toBe('01/TB-SNNMT');
    await work(test.platform, dossierId);
    expect((await state()).status).toMatch(/delivered|closed/);
  });

  it('makes a paper that must be handed in one without which nothing is', async () => {
    must(await review());
    const without = { ...draft, components: [] };
    const { dossierId } = must(await startDossier(test.platform, CODE, without, an));
    expect(codeOf(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an))).toBe('components-missing');
  });

  it('takes a free procedure only with the words or the law that say so', async () => {
    const free = (law?: string): Mends => ({
      ...mends,
      channels: { counter: { ...TYPED, limit: 'sameDay', cost: 'free', law } },
    });
    await publishImported(test.store, saying({ sequence: `${SEQUENCE}\nKhông thu phí.` }), { source: 's5' });
    expect(codeOf(await review({ mends: free() }))).toBe('review-incomplete');
    for (const law of [
      '«Không thu vì xưa nay không thu»',
      '«0»',
      '44/2026/NĐ-CP',
      'Luật Phí và lệ phí số 97/2015/QH13',
    ])
      expect(saidOf(await review({ mends: free(law) }))).toContain('căn cứ phí, lệ phí (tại trung tâm):');
    expect((await listing()).status).toBe('needs-review');
    must(await review({ mends: free('«Không thu phí»') }));
    expect((await manifestNow()).channels).toMatchObject({
      counter: { limit: { sameDay: true }, free: '«Không thu phí»' },
    });
    must(await review({ mends: free('Điều 4 Nghị định 44/2026/NĐ-CP') }));
    expect((await manifestNow()).channels.counter?.free).toBe('l1 Điều 4');
  });

  it.each(['Điều 5 Nghị định số 118/2025/NĐ-CP', '118/2025/NĐ-CP, Điều 5', 'Nghị định 118/2025/NĐ-CP Điều 5'])(
    'prints law that was typed as «%s» once and right',
    async (law) => {
      const said = {
        ...mends,
        channels: { counter: { ...TYPED, limit: 'sameDay', cost: 'free', law } },
      } satisfies Mends;
      must(await review({ mends: said }));
      const { channels, law: listed } = await manifestNow();
      expect(lawText(listed, channels.counter!.free!)).toBe('Điều 5 Nghị định số 118/2025/NĐ-CP');
      expect(Object.values(listed).map(documentName)).toContain('Nghị định số 118/2025/NĐ-CP');
      expect(Object.values(listed)).toHaveLength(2);
      // Opened again with what the form then shows, it is the same document.
      const again = lawText(listed, channels.counter!.free!);
      must(await review({ mends: { ...said, channels: { counter: { ...said.channels.counter, law: again } } } }));
      expect((await manifestNow()).law).toEqual(listed);
    },
  );

  it('takes that no papers are needed only with what says so', async () => {
    const none = (noPapers?: string): Mends => ({ ...mends, papers: [], noPapers });
    expect(codeOf(await review({ mends: none() }))).toBe('review-incomplete');
    await publishImported(test.store, saying({ dossier: 'Thành phần hồ sơ: Không quy định.' }, { components: [] }), {
      source: 's6',
    });
    for (const law of ['«Không cần giấy tờ gì cả đâu»', '44/2026/NĐ-CP'])
      expect(saidOf(await review({ mends: none(law) }))).toContain('căn cứ không yêu cầu giấy tờ:');
    expect((await listing()).status).toBe('needs-review');
    must(await review({ mends: none('«Không quy định»') }));
    expect(await manifestNow()).toMatchObject({ components: [], componentsNone: '«Không quy định»' });
    expect((await manifestNow()).componentsUnknown).toBeUndefined();
  });

  it('of what a body outside decides lets it be received, handed over, followed and handed out', async () => {
    const body = 'Chi cục Hải quan khu vực VIII';
    const counter: ChannelMend = { cost: 'byCouncil', law: TYPED.limitLaw, offeredLaw: TYPED.offeredLaw };
    await publishImported(test.store, unnamed, { source: 's10' });
    must(await review({ mends: { ...outsideMends(body), channels: { counter } } }));
    expect(await listing()).toMatchObject({ status: 'published', reasons: [] });
    const manifest = await manifestNow();
    expect(manifest).toMatchObject({
      decidedBy: { outside: body, basis: 'Điều 3 Nghị định 44/2026/NĐ-CP' },
      outside: { body },
    });
    expect(manifest.channels.counter?.limit).toEqual({ unstated: true });
    expect(manifest.result.letter).toBeUndefined();
    const hoa = officer('hong-gai.counter.hoa');
    const paper = { ...draft, channel: 'counter' as const, receivingUnit: '06685-mc' };
    const { dossierId } = must(await startDossier(test.platform, CODE, paper, hoa));
    const state = async () => (await test.store.load(dossierId))!.state;
    const act = (command: Command) => perform(test.platform, dossierId, command, hoa);
    const task = async () => (await state()).tasks[0].id;
    must(await act({ act: 'submit-dossier' }));
    must(await act({ act: 'receive-dossier' }));
    expect(await state()).toMatchObject({ unit: '06685-mc', outside: { body }, status: 'in-progress' });
    must(await act({ act: 'hand-over-dossier', task: await task(), receiver: 'Lê Văn Hải' }));
    must(await act({ act: 'record-outside', theirCode: 'HQ-1', dueAt: local('2026-12-10T17:00').toString() }));
    expect((await state()).clock).toMatchObject({ theirs: true, dueAt: local('2026-12-10T17:00').toString() });
    const found = { outcome: 'granted', issuedOn: '2026-11-25', number: 'HQ-1/2026' } as const;
    must(await act({ act: 'record-outside-result', task: await task(), ...found }));
    must(await act({ act: 'deliver-result', task: await task(), method: 'counter' }));
    expect(await state()).toMatchObject({ status: 'delivered', outcome: 'approved', result: { outside: true } });
    expect((await state()).decision).toBeUndefined();
    // The case that the import made tells the whole way as well.
    const pack = must(readPack((await test.store.findPack((await listing()).hash))!.files));
    for (const name of Object.keys(pack.cases))
      expect(must(await tellStory(test.platform, CODE, must(storyOf(pack, name)))).mistakes).toEqual([]);
  });

  it('finds the body among our units where its name says which it is', async () => {
    await publishImported(test.store, unnamed, { source: 's11' });
    must(await review({ mends: outsideMends('Công an cấp xã') }));
    expect((await manifestNow()).outside).toEqual({ body: 'Công an cấp xã', unit: 'role:police' });
    const { dossierId } = must(await start());
    must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an));
    expect((await test.store.load(dossierId))!.state).toMatchObject({
      unit: '06685-ca',
      outside: { unit: '06685-ca' },
    });
  });

  it('takes a limit that depends on the case only of what a body outside decides: of ours nobody could promise a date', async () => {
    const counter: ChannelMend = { ...mends.channels.counter!, limit: 'byCase', amount: undefined };
    await publishImported(test.store, unnamed, { source: 's12' });
    const refused = await review({ mends: { ...mends, channels: { counter } } });
    if (!isRefusal(refused)) throw new Error('a limit that depends on the case was taken');
    expect(refusalText(refused, 'vi')).toContain('thời hạn tùy từng trường hợp thì không tính được ngày hẹn trả');
    expect((await listing()).status).toBe('needs-review');
    must(await review({ mends: { ...outsideMends('Chi cục Hải quan khu vực VIII'), channels: { counter } } }));
    expect((await manifestNow()).channels.counter?.limit).toEqual({ byCase: true });
    // Received, and due when they say.
    const hoa = officer('hong-gai.counter.hoa');
    const paper = { ...draft, channel: 'counter' as const, receivingUnit: '06685-mc' };
    const { dossierId } = must(await startDossier(test.platform, CODE, paper, hoa));
    must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, hoa));
    const { state } = must(await perform(test.platform, dossierId, { act: 'receive-dossier' }, hoa));
    expect([state.status, state.clock?.dueAt]).toEqual(['in-progress', undefined]);
  });

  it('gives back to an office of ours what was read or opened as decided outside', async () => {
    const police = policePack();
    const published = { ...police.manifest.published, dossier: 'Không quy định' };
    await publishImported(test.store, policePack({ published }), { source: 's3' });
    const { code } = policeRow;
    const posted = {
      ...mends,
      // The source has 20.000 đ.
      channels: { ...mends.channels, online: { ...mends.channels.online, sure: '200000' } },
      deciderBasis: 'Điều 5 Luật 68/2020/QH14',
      lawChecked: true,
      papers: [],
      noPapers: '«Không quy định»',
      whys: Object.fromEntries(['decider', ...FIELDS].map((field) => [field, 'Thẩm quyền đã chuyển về Sở'])),
    };
    await proposedAndConfirmed(code, posted);
    const pack = must(readPack((await test.store.findPack((await test.store.findProcedure(code))!.hash))!.files));
    expect(pack.manifest.outside).toBeUndefined();
    expect(pack.manifest.steps.map((step) => step.act)).toEqual([
      'receive-dossier',
      'complete-task',
      'decide-dossier',
      'issue-result',
      'deliver-result',
    ]);
    const [name] = Object.keys(pack.cases);
    const told = must(await tellStory(test.platform, code, must(storyOf(pack, name))));
    expect([told.mistakes, told.state.unit]).toEqual([[], 'so-nong-nghiep-moi-truong']);
    // And the other way again.
    const back = { ...posted, decidedBy: { outside: 'Công an cấp xã' }, letter: false };
    expect(must(await review({ procedure: code, mends: back })).verdict).toBe('confirmed');
    expect((await test.store.findProcedure(code))?.status).toBe('published');
  });

  it('is told before a review by whom its source names, and by nobody where that is none of our offices', async () => {
    const known = { counter: { limit: { workingDays: 5 }, feeUnknown: 'byCase' as const } };
    const results = { appraise: { conclusion: 'meets' } };
    const story = { applicant: 'an', channel: 'counter' as const, place: '06685', at: '2026-11-25T08:00' };
    const told = async (code: string, change: Partial<Manifest>, reasons: string[] = []) => {
      const pack = importedPack(code, { channels: known, announced: '2304/QĐ-BNNMT', ...change });
      await publishImported(test.store, pack, { reasons });
      return tellStory(test.platform, code, { ...story, answers: { request: 'Nuôi hàu' }, results, expect: {} });
    };
    const land = must(
      await told('1.000781', { decider: 'Văn phòng đăng ký đất đai, Chi nhánh Văn phòng đăng ký đất đai' }),
    );
    expect([land.state.unit, land.state.status]).toEqual(['vp-dk-dat-dai', 'closed']);
    expect(land.events.find(({ type }) => type === 'dossier-submitted')).toMatchObject({ basis: '2304/QĐ-BNNMT' });
    for (const decider of ['Chi cục Thủy sản', 'Ủy ban nhân dân cấp huyện', 'Sở Nội vụ, Sở Y tế'])
      expect(codeOf(await told('1.000782', { decider }))).toBe('decider-untold');
    expect(codeOf(await told('1.000783', { decider: undefined }))).toBe('decider-untold');
    // By its field alone nobody knows a body outside either.
    const outside = { outside: policePack().manifest.outside, steps: policePack().manifest.steps, decider: undefined };
    expect(codeOf(await told('1.000784', outside))).toBe('decider-untold');
    const elsewhere = ['other-province:name Hà Tĩnh'];
    expect(codeOf(await told('1.000785', { decider: 'Sở Nội vụ' }, elsewhere))).toBe('decider-untold');
  });

  it('begins nothing of what was opened as decided outside with the steps of an office of ours', async () => {
    const decidedBy = { outside: 'Chi cục Hải quan khu vực VIII', basis: 'QĐ 1' };
    const known = { counter: { limit: { workingDays: 5 }, feeUnknown: 'byCase' as const } };
    const pack = importedPack('1.000779', { decidedBy, channels: known });
    await publishImported(test.store, pack, { status: 'published', reasons: [] });
    const outcome = await startDossier(test.platform, '1.000779', draft, an);
    expect(codeOf(outcome)).toBe('decided-outside');
    expect(isRefusal(outcome) && refusalText(outcome, 'en')).toContain('Chi cục Hải quan khu vực VIII');
  });

  it('of what an earlier reading made takes none of its defaults for granted', async () => {
    await publishImported(test.store, earlierPack('1.000778'), { reasons: EARLIER_REASONS, source: 's2' });
    const papers = mends.papers.map((paper) => ({ ...paper, law: TYPED.offeredLaw }));
    must(await review({ procedure: '1.000778', mends: { ...mends, papers } }));
    const [{ changes }] = await reviews.listReviews('1.000778');
    expect(changes.find((change) => change.field === 'limit.online')?.from).toBe('{"unstated":true}');
    expect(changes.find((change) => change.field === 'fee.online')?.from).toBe('{"feeUnknown":"unstated"}');
  });

  it('can be done again, and rests on the same source', async () => {
    must(await review());
    must(await review({ mends: { ...mends, result: 'Văn bản cho phép' } }));
    expect((await reviews.listReviews(CODE)).map(({ n }) => n)).toEqual([4, 3, 2, 1]);
    await publishImported(test.store, importedPack(CODE));
    expect(await listing()).toMatchObject({ status: 'published', reviewed: true });
    await publishImported(test.store, importedPack(CODE, { field: 'Biển' }), { source: 's-new' });
    expect(await listing()).toMatchObject({ status: 'needs-review', field: 'Biển' });
    expect((await listing()).reasons).toContain('source-changed');
    expect(codeOf(await start())).toBe('procedure-under-review');
  });

  const priced = (amountsVnd: number[], law?: string): ChannelMend => ({
    ...TYPED,
    limit: 'sameDay',
    cost: 'amounts',
    amountsVnd,
    law,
  });
  const bad: [string, Partial<Mends>, string][] = [
    ['no decider', { decidedBy: undefined }, 'chưa chọn cơ quan giải quyết'],
    ['a nameless outside body', { decidedBy: { outside: ' ' } }, 'chưa chọn cơ quan giải quyết'],
    ['a unit that is not there', { decidedBy: { unit: 'so-bien' } }, 'so-bien'],
    ['a unit without the posts', { decidedBy: { unit: 'ttphvhcc' } }, 'không có đủ chức danh'],
    ['no way to hand in', { channels: {} }, 'cách thức nộp'],
    ['no limit', { channels: { online: { cost: 'byCase' } } }, 'thời hạn (trực tuyến)'],
    ['a limit of nothing', { channels: { post: { limit: 'workingDays', amount: 0, cost: 'byCase' } } }, 'lớn hơn 0'],
    ['a limit that is no number', { channels: { post: { limit: 'calendarDays', cost: 'byCase' } } }, 'lớn hơn 0'],
    ['no fee', { channels: { online: { limit: 'immediate' } } }, 'phí, lệ phí (trực tuyến)'],
    [
      'a fee of 0, which is not free',
      { channels: { online: { limit: 'sameDay', cost: 'amounts', amountsVnd: [0] } } },
      'không thu thì chọn',
    ],
    ['no basis of the competence', { deciderBasis: ' ' }, 'chưa nêu căn cứ thẩm quyền'],
    ['a letter for a basis of the competence', { deciderBasis: 'x' }, 'căn cứ thẩm quyền «x» chưa đủ'],
    ['a document without its article', { deciderBasis: 'Nghị định 44/2026/NĐ-CP' }, 'chưa đủ'],
    ['an article of a second document alone', { deciderBasis: 'Điều 3 Nghị định 44/2026/NĐ-CP; y' }, 'chưa đủ'],
    ['an ended basis of the competence', { deciderBasis: 'Điều 8 Luật số 50/2014/QH13' }, '135/2025/QH15'],
    ['a letter for what is free', { channels: { online: { limit: 'sameDay', cost: 'free', law: 'x' } } }, '«x»'],
    [
      'a letter in «» for what is free',
      { channels: { online: { limit: 'sameDay', cost: 'free', law: '«x»' } } },
      '«x»',
    ],
    ['a letter for what an amount rests on', { channels: { online: priced([9000], 'x') } }, '«x»'],
    ['a letter for why no papers are needed', { papers: [], noPapers: 'x' }, 'nguồn có nêu giấy tờ (“Đơn đề nghị”'],
    ['amounts that are added up', { channels: { online: priced([10_000, 20_000]) } }, 'được cộng thành 30.000'],
    ['a paper without a name', { papers: [{ name: ' ', originals: 1, copies: 0 }] }, 'chưa có tên'],
    ['a paper of which there is none', { papers: [{ name: 'Đơn', originals: 0, copies: 0 }] }, 'không cùng bằng 0'],
    ['81 originals', { papers: [{ name: 'Đơn', originals: 81, copies: 0 }] }, 'từ 0 đến 20'],
    ['only notes', { papers: [{ name: 'Đơn', originals: 0, copies: 0, note: true }] }, 'chưa có giấy tờ nào'],
    ['no result', { result: ' ' }, 'kết quả'],
    [
      'a notice in place of a permit',
      { result: 'Giấy phép nuôi trồng' },
      '«Giấy phép nuôi trồng» là loại giấy tờ có mẫu',
    ],
    ['a notice of one of several', { result: 'Quyết định hoặc thông báo' }, 'hãy bỏ chọn ký số theo mẫu chung'],
    ['a letter of ours for what others issue', { decidedBy: { outside: 'Hải quan' }, letter: true }, 'bỏ chọn ký số'],
    [
      'a limit of nothing, also of a body outside',
      { ...outsideMends('Hải quan'), channels: { post: { limit: 'workingDays', amount: 0, cost: 'byCase' } } },
      'lớn hơn 0',
    ],
  ];
  it.each(bad)('is refused with %s', async (_, change, said) => {
    const before = await listing();
    const outcome = await review({ mends: { ...mends, ...change } });
    expect(codeOf(outcome)).toBe('review-incomplete');
    expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain(said);
    expect(await listing()).toEqual(before);
    expect(await reviews.listReviews(CODE)).toEqual([]);
  });

  it('adds up amounts once who reviews says that everybody pays them all', async () => {
    const both = { ...priced([10_000, 20_000], 'Điều 7 Nghị định 44/2026/NĐ-CP'), summed: true };
    must(await review({ mends: { ...mends, channels: { counter: both } } }));
    expect((await manifestNow()).channels.counter?.fees?.map(({ amountVnd }) => amountVnd)).toEqual([10_000, 20_000]);
  });

  it('rests competence on a document of no list only once it was looked up, and keeps that it was', async () => {
    const unlisted = { ...mends, deciderBasis: 'Điều 9 Nghị định 999/2026/NĐ-CP' };
    const refused = await review({ mends: unlisted });
    expect(codeOf(refused)).toBe('law-unlisted');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('999/2026/NĐ-CP');
    must(await review({ mends: { ...unlisted, lawChecked: true } }));
    const [{ changes }] = await reviews.listReviews(CODE);
    expect(changes).toContainEqual({ field: 'law-checked', from: '', to: '999/2026/NĐ-CP' });
    expect((await manifestNow()).decidedBy?.basis).toBe('Điều 9 Nghị định 999/2026/NĐ-CP');
  });

  it('takes what the source does not state only with law of its own, or words that stand in the source', async () => {
    const counter = mends.channels.counter!;
    const typed = (change: object, of: Partial<Mends> = {}) => ({
      mends: { ...mends, channels: { counter: { ...counter, ...change } }, ...of },
    });
    const missing = async (change: object, of?: Partial<Mends>) => {
      const refused = await review(typed(change, of));
      return isRefusal(refused) ? refusalText(refused, 'vi') : 'opened';
    };
    expect(await missing({ limitLaw: undefined })).toContain('nguồn không nêu thời hạn giải quyết (tại trung tâm)');
    expect(await missing({ limitLaw: 'theo quy định' })).toContain('chưa nêu số hiệu văn bản và điều');
    expect(await missing({ limitLaw: 'Nghị định 44/2026/NĐ-CP' })).toContain('chưa nêu số hiệu văn bản và điều');
    // What the source does not say is none of its words.
    expect(await missing({ limitLaw: '«20 ngày làm việc»' })).toContain('đúng như nguồn ghi');
    expect(await missing({ limitLaw: 'Điều 9 Nghị định 999/2026/NĐ-CP' })).toContain('999/2026/NĐ-CP');
    expect(await missing({ offeredLaw: undefined })).toContain('nguồn không nêu cách thức nộp (tại trung tâm)');
    expect(await missing({}, { resultLaw: undefined })).toContain('nguồn không nêu tên kết quả');
    const papers = mends.papers.map(({ law: _, ...paper }) => paper);
    expect(await missing({}, { papers })).toContain('nguồn không nêu giấy tờ số 3');
    expect((await listing()).status).toBe('needs-review');
    expect(await missing({ limitLaw: '«Bước 2: Cơ quan có thẩm quyền thẩm định.»' })).toContain('không nêu 20 ngày');
    expect(await missing({})).toBe('opened');
  });

  it('asks for no basis of what the source states, until it is changed', async () => {
    const stated = importedPack(CODE, {
      channels: { counter: { limit: { workingDays: 5 }, feeUnknown: 'byCouncil' } },
      published: {
        sequence: 'Lệ phí do Hội đồng nhân dân cấp tỉnh quyết định.',
        channels: [{ channel: 'in_person', time: 5, unit: 'working_day' }],
      },
    });
    await publishImported(test.store, stated, { source: 's4' });
    const counter: ChannelMend = { limit: 'workingDays', amount: 5, cost: 'byCouncil' };
    const other = await review({ mends: { ...mends, channels: { counter: { ...counter, amount: 6 } } } });
    expect(isRefusal(other) && refusalText(other, 'vi')).toContain('thời hạn giải quyết (tại trung tâm)');
    must(await review({ mends: { ...mends, channels: { counter } } }));
    // After a review the source still shows what is its own.
    must(await review({ mends: { ...mends, channels: { counter } } }));
  });

  it('prints by what the limit holds on the receipt', async () => {
    must(await review());
    const { dossierId } = must(await start());
    must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an));
    await work(test.platform, dossierId);
    const events = (await test.store.readEvents(dossierId)).map(({ body }) => JSON.parse(body));
    const rules = must(await test.platform.procedure(CODE));
    const slip = slipsOf(dossierId, events, { province: test.platform.province, rules }).find(
      (one) => one.form === '01',
    );
    expect(slip).toMatchObject({ statutoryTime: '20 ngày làm việc, theo Điều 12 Nghị định số 44/2026/NĐ-CP' });
  });

  it('is refused with everything that is missing at once', async () => {
    const outcome = await review({ mends: undefined });
    const text = isRefusal(outcome) ? refusalText(outcome, 'vi') : '';
    for (const said of ['cơ quan giải quyết', 'cách thức nộp', 'giấy tờ', 'kết quả']) expect(text).toContain(said);
  });
});

describe('sending back and closing', () => {
  it('keeps what is under review there, with the remark on record', async () => {
    must(await review({ verdict: 'sent-back', basis: 'Chờ Sở trả lời', seenReviews: 0 }));
    // What a colleague put off since the page was opened is not written over.
    expect(codeOf(await review({ verdict: 'sent-back', basis: 'Chờ Cục trả lời', seenReviews: 0 }))).toBe(
      'review-stale',
    );
    expect(await listing()).toMatchObject({
      status: 'needs-review',
      reasons: expect.arrayContaining(['fee-unstated']),
    });
    expect((await reviews.listReviews(CODE))[0]).toMatchObject({ verdict: 'sent-back', basis: 'Chờ Sở trả lời' });
  });

  it('takes an open one back: a dossier that was begun waits, one that was handed in goes on', async () => {
    must(await review());
    const { dossierId } = must(await start());
    const taking = { basis: 'Phí chưa rõ', takesOff: true };
    // An open one is taken off only by who knows what is under way there.
    for (const verdict of ['sent-back', 'closed'] as const) {
      const asked = await review({ verdict, basis: 'Phí chưa rõ' });
      expect(asked).toMatchObject({ code: 'review-takes-off', params: { dossiers: 0 } });
      for (const language of LANGUAGES) expect(refusalText(asked as Refusal, language)).not.toMatch(/\{\w+\}/);
    }
    expect(await listing()).toMatchObject({ status: 'published' });
    expect(must(await review({ verdict: 'sent-back', ...taking })).verdict).toBe('sent-back');
    expect(await listing()).toMatchObject({ status: 'needs-review', reasons: ['sent-back'] });
    expect(codeOf(await start())).toBe('procedure-under-review');
    const handIn = () => perform(test.platform, dossierId, { act: 'submit-dossier' }, an);
    expect(codeOf(await handIn())).toBe('procedure-under-review');
    must(await review({ verdict: 'closed', basis: 'Bãi bỏ theo QĐ 9' }));
    expect(codeOf(await handIn())).toBe('procedure-closed');
    must(await review());
    must(await handIn());
    expect(await review({ verdict: 'closed', basis: 'Phí chưa rõ' })).toMatchObject({ params: { dossiers: 1 } });
    must(await review({ verdict: 'sent-back', ...taking }));
    const { tasks } = (await test.store.load(dossierId))!.state;
    must(await perform(test.platform, dossierId, { act: 'receive-dossier' }, holder(tasks[0].unit, tasks[0].post)));
  });

  it('closes, and opens again', async () => {
    must(await review({ verdict: 'closed', basis: 'Bãi bỏ theo QĐ 9' }));
    expect((await listing()).status).toBe('closed');
    expect(codeOf(await start())).toBe('procedure-closed');
    must(await review());
    expect((await listing()).status).toBe('published');
  });
});

describe('what is open', () => {
  const off = (change: Partial<ReviewCommand> = {}, actor: Actor = control) =>
    listing().then(({ hash }) => {
      const basis = 'Bãi bỏ theo Điều 1 Quyết định số 99/QĐ-UBND';
      const command = { procedure: CODE, seenHash: hash, verdict: 'closed' as const, basis, takesOff: true };
      return reviewProcedure(test.platform, reviews, { ...command, ...change }, actor);
    });
  const looked = { mends: { ...mends, lawChecked: true } };
  const head = holder('ubnd-tinh', 'head');
  const confirm = (seenHash: string, checked: string[], actor: Actor = head, basis = 'Đã đọc Quyết định 99/QĐ-UBND') =>
    confirmReview(test.platform, reviews, { procedure: CODE, seenHash, basis, checked }, actor);
  const newest = async () => (await reviews.listReviews(CODE))[0];
  beforeEach(async () => {
    must(await review());
  });

  it('is closed by a document that is there, which somebody looked up where no list has it', async () => {
    const ownLaw = Object.values((await manifestNow()).law)[0].number;
    for (const [basis, code] of [
      ['Không còn phù hợp với thực tế', 'review-closing-basis'],
      [`Bãi bỏ theo ${ownLaw}`, 'review-closing-own'],
      ['Bãi bỏ theo Điều 1 Luật Đất đai số 45/2013/QH13', 'law-ended'],
      ['Bãi bỏ theo Quyết định số 99/QĐ-UBND ngày 30/12/2027', 'document-ahead'],
      ['Bãi bỏ theo Điều 1 Quyết định số 99/QĐ-UBND', 'law-unlisted'],
    ]) {
      const refused = await off({ basis });
      expect(codeOf(refused), basis).toBe(code);
      for (const language of LANGUAGES) expect(refusalText(refused as Refusal, language)).not.toMatch(/\{\w+\}/);
    }
    must(await off({ basis: 'Thay bằng thủ tục khác theo Nghị định số 118/2025/NĐ-CP' }));
    expect((await newest()).changes).toEqual([]);
    must(await off(looked));
    expect(await newest()).toMatchObject({
      verdict: 'proposed',
      entered: { takesOff: 'closed' },
      changes: [{ field: 'law-checked', to: '99/QĐ-UBND' }],
    });
  });

  it.each(['closed', 'sent-back'] as const)('is taken off (%s) by two, and stays open until then', async (verdict) => {
    const { hash } = await listing();
    expect(must(await off({ ...looked, verdict }))).toMatchObject({ verdict: 'proposed', status: 'published' });
    must(await start());
    expect((await listing()).status).toBe('published');
    const mark = takingOffMark(await newest());
    expect(codeOf(await confirm(hash, [mark], control))).toBe('review-own');
    expect(codeOf(await confirm(hash, [mark], officer('hong-gai.counter.hoa')))).toBe('not-permitted');
    expect(codeOf(await confirm(hash, [mark], head, ' '))).toBe('reason-needed');
    expect(await confirm(hash, [])).toMatchObject({ code: 'review-takes-off', params: { procedure: CODE } });
    expect(codeOf(await confirm('another', [mark]))).toBe('review-none-proposed');
    expect(codeOf(await confirm(hash, ['takes-off:closed:1']))).toBe('review-none-proposed');
    expect((await listing()).status).toBe('published');
    // Who confirms the end names the document that they read.
    if (verdict === 'closed')
      expect(codeOf(await confirm(hash, [mark], head, 'Đồng ý dừng tiếp nhận'))).toBe('review-closing-basis');
    const status = verdict === 'closed' ? 'closed' : 'needs-review';
    expect(must(await confirm(hash, [mark]))).toMatchObject({ verdict, status });
    expect((await listing()).status).toBe(status);
    expect(codeOf(await start())).toBe(verdict === 'closed' ? 'procedure-closed' : 'procedure-under-review');
    expect(codeOf(await confirm(hash, [mark]))).toBe('review-none-proposed');
  });

  it('stays open where that is given back, and a mark of it opens or takes off nothing else', async () => {
    const { hash } = await listing();
    must(await off(looked));
    const mark = takingOffMark(await newest());
    must(
      await giveBackReview(
        test.platform,
        reviews,
        { procedure: CODE, seenHash: hash, basis: 'Quyết định 99 nói về thủ tục khác' },
        head,
      ),
    );
    expect(codeOf(await confirm(hash, [mark]))).toBe('review-none-proposed');
    // Proposed to be open as it is.
    const again = must(
      await reviewProcedure(
        test.platform,
        reviews,
        { procedure: CODE, seenHash: hash, verdict: 'opened', basis: 'Vẫn áp dụng', mends },
        control,
      ),
    );
    expect(codeOf(await confirm(again.hash, [mark]))).toBe('review-none-proposed');
    expect((await listing()).status).toBe('published');
  });
});

describe('who may', () => {
  const others: [string, Actor][] = [
    ['a citizen', an],
    ['a counter officer', officer('hong-gai.counter.hoa')],
    ['a specialist', officer('hong-gai.civil.minh')],
    ['the chair', officer('hong-gai.chair')],
    ['the inspector', officer('province.inspector')],
    ['the head of the province', holder('ubnd-tinh', 'head')],
    ['the system', { kind: 'system', id: 'system', name: 'Motcua' }],
  ];
  it.each(others)('not %s', async (_, actor) => {
    for (const verdict of ['opened', 'sent-back', 'closed'] as const)
      expect(codeOf(await review({ verdict }, actor))).toBe('not-permitted');
    expect(await reviews.listReviews(CODE)).toEqual([]);
  });
});

describe('a review is refused', () => {
  it('of a procedure that is not there, or not imported', async () => {
    expect(codeOf(await review({ procedure: '9.999999' }))).toBe('procedure-not-found');
    expect(codeOf(await review({ procedure: '1.001193' }))).toBe('review-not-imported');
  });
  it('without a reason', async () => {
    for (const verdict of ['opened', 'sent-back', 'closed'] as const)
      expect(codeOf(await review({ verdict, basis: ' ' }))).toBe('reason-needed');
    for (const verdict of ['opened', 'sent-back', 'closed'] as const)
      expect(codeOf(await review({ verdict, basis: 'x' }))).toBe('reason-vague');
  });
  it('on a pack that another officer has changed meanwhile', async () => {
    const { hash } = await listing();
    must(await review());
    expect(codeOf(await review({ seenHash: hash }))).toBe('review-stale');
  });
});
