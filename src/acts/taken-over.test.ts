/** A certificate that a later dossier withdrew, sold or replaced holds no more, by the register, and again where that was taken back. */
import { beforeEach, expect, it, vi } from 'vitest';
import { must } from '#kernel/outcome.ts';
import type { ResultStatus } from '#spine/credentials.ts';
import { MemoryStatus } from '#spine/memory-status.ts';
import { decideLand, issueLand, LAND, TAKEN_BACK_ON } from '../../test/support/land.ts';
import { holder, partyOf, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { storyOf } from './check-pack.ts';
import { STATUS_JOB } from './commit.ts';
import { stillHeld } from './holding.ts';
import { perform, SYSTEM } from './perform.ts';
import { refuseStale } from './proofs.ts';
import { publishStatus, takenOver } from './taken-over.ts';
import { findVoid } from './void-results.ts';

let test: TestPlatform;
let statuses: MemoryStatus;
let plots = 0;
let plot = '';
/** Whose status the acts since the last look asked to be published. */
const asked: string[] = [];
beforeEach(async () => {
  asked.length = 0;
  test = await testPlatform();
  statuses = new MemoryStatus();
  plot = `Thửa ${900 + ++plots}, tờ bản đồ 14`;
  const commit = test.store.commit.bind(test.store);
  vi.spyOn(test.store, 'commit').mockImplementation(async (given) => {
    const done = await commit(given);
    if (done.result === 'committed')
      for (const { task, payload } of given.jobs) if (task === STATUS_JOB) asked.push(String(payload['dossierId']));
    return done;
  });
});

const heir = partyOf(must(storyOf(shipped.get(LAND)!, 'inheritance')).applicant);

async function decided(name: string, certificateNumber: string, more: Record<string, unknown> & { to?: string } = {}) {
  const { to, ...other } = more;
  const own = other['transferorName'] !== undefined && { deceasedId: undefined };
  const answers = { certificateNumber, landPlot: plot, severalReceivers: false, split: false, ...own, ...other };
  const decision = { outcome: 'approved', reason: 'Đã đối chiếu giấy chứng tử với nơi cấp' };
  const recorded = { appraise: { newPlot: undefined } };
  const done = await decideLand(test, name, { to, answers, recorded, decision });
  must(done.outcome);
  await statuses.placeOf(done.id);
  return { id: done.id, made: done.made ?? '' };
}
const state = async (id: string) => (await test.store.load(id))!.state;
const over = async (id: string) => takenOver(test.platform, await state(id));
/** Does the jobs that were asked for; the status of each by now. */
async function published(...ids: string[]): Promise<(ResultStatus | 'other')[]> {
  for (const id of asked.splice(0)) await publishStatus(test.platform, statuses, id);
  const list = (await statuses.readList(1))!;
  const words = { 0: 'valid', 1: 'revoked', 3: 'replaced' } as const;
  return Promise.all(
    ids.map(async (id) => words[list[(await statuses.placeOf(id)).index] as keyof typeof words] ?? 'other'),
  );
}
const head = holder('vp-dk-dat-dai', 'head');
const law = 'Điều 152 Luật Đất đai số 31/2024/QH15';
const revoke = async (id: string) => {
  const proposal = { ...TAKEN_BACK_ON, reason: 'Cấp sai người đứng tên', law };
  must(await takeBack(test.platform, id, proposal, head));
};

it('that was sold is the other’s from the decision on, and its own again where the sale was taken back', async () => {
  const first = await decided('inheritance', 'CT-0001');
  await issueLand(test, first.id);
  expect([await over(first.id), await published(first.id)]).toEqual([undefined, ['valid']]);
  const sold = await decided('inheritance', first.made, { transferorName: heir.name, to: 'binh' });
  const { at } = (await state(sold.id)).decision!;
  expect(await over(first.id)).toEqual({ how: 'given', at, by: sold.id });
  expect(asked).toEqual([first.id]);
  expect(await published(first.id, sold.id)).toEqual(['replaced', 'valid']);
  await issueLand(test, sold.id);
  await revoke(sold.id);
  expect(await over(first.id)).toBeUndefined();
  expect(asked).toEqual([sold.id, first.id]);
  expect(await published(first.id, sold.id)).toEqual(['valid', 'revoked']);
});

it('that was withdrawn with nothing given for it says so, and so does what it was noted on before', async () => {
  const first = await decided('inheritance', 'CT-0002');
  const noted = await decided('without-new-certificate', first.made, { transferorName: heir.name, to: 'binh' });
  expect(await over(first.id)).toMatchObject({ how: 'given', by: noted.id });
  const gone = await decided('public-gift-whole', first.made, { to: 'binh' });
  const { at } = (await state(gone.id)).decision!;
  for (const { id } of [first, noted]) expect(await over(id)).toEqual({ how: 'withdrawn', at, by: gone.id });
  expect(await over(gone.id)).toBeUndefined();
  expect(await published(first.id, noted.id, gone.id)).toEqual(['revoked', 'revoked', 'valid']);
});

it('whose land went under another certificate holds no more either, and proves nothing', async () => {
  const first = await decided('inheritance', 'AB 910010');
  const proves = async () =>
    (await stillHeld(test.platform, await test.store.readEntries(heir.idNumber))).some(
      (one) => one.register === 'land-right',
    );
  expect(await proves()).toBe(true);
  const sold = await decided('paid-tax', 'AC 910014', {
    transferorName: heir.name,
    transferorId: heir.idNumber,
    to: 'an',
  });
  expect(await over(first.id)).toMatchObject({ how: 'given', by: sold.id });
  expect(await published(first.id)).toEqual(['replaced']);
  expect(await proves()).toBe(false);
});

it('its file is no paper of a next dossier, but of the one that took it over', async () => {
  const first = await decided('inheritance', 'CT-0003');
  await issueLand(test, first.id);
  const file = 'e'.repeat(64);
  must(await perform(test.platform, first.id, { act: 'sign-result', file, sizeBytes: 10, signatures: [] }, SYSTEM));
  expect((await findVoid(test.platform, [file])).size).toBe(0);
  const sold = await decided('inheritance', first.made, { transferorName: heir.name, to: 'binh' });
  expect((await findVoid(test.platform, [file])).get(file)).toMatchObject({ why: 'superseded' });
  expect((await findVoid(test.platform, [file], sold.id)).size).toBe(0);
  const rules = must(await test.platform.procedure(LAND));
  const [{ id: component }] = rules.components.filter((one) => !one.evenVoid);
  const components = [{ component, originals: 0, copies: 1, file }];
  const brought = { ...(await state(sold.id)), id: 'next', components };
  expect(await refuseStale(test.platform, rules, brought, { act: 'submit-dossier' })).toMatchObject({
    code: 'component-superseded',
  });
});
