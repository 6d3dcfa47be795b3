/** Slip 01 receipts what came in itself, whichever door the dossier took: a number typed online is no paper. */
import { beforeEach, expect, it } from 'vitest';
import type { DossierEvent } from '#dossier/events.ts';
import { isHandedIn, takenByOffice } from '#dossier/handed-in.ts';
import type { Slip } from '#dossier/slips.ts';
import type { Delivery, Submitted } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { anotherBirth, holder, partyOf, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { slipsFor } from './documents.ts';
import { perform, startDossier } from './perform.ts';

let test: TestPlatform;
let id: string;
const counter = holder('06685-mc', 'counter');
const an = person('an');

beforeEach(async () => {
  test = await testPlatform();
  Object.assign(test.platform, { findOwnFile: async () => ({ type: 'application/pdf', scan: 'clean' }) });
});

async function received(channel: 'online' | 'counter' | 'post', paper: Partial<Submitted>, delivery?: Delivery) {
  const { platform } = test;
  const by = channel === 'online' ? an : counter;
  const components = [{ component: 'birth-proof', originals: 1, copies: 0, ...paper }];
  const where = { place: '06685', receivingUnit: '06685-mc' };
  const draft = { channel, applicant: partyOf('an'), answers: anotherBirth(), components, delivery, ...where };
  ({ dossierId: id } = must(await startDossier(platform, '1.001193', { act: 'draft-dossier', ...draft }, by)));
  must(await perform(platform, id, { act: 'submit-dossier' }, by));
  must(await perform(platform, id, { act: 'receive-dossier' }, counter));
  return (await receipts()).at(-1)!;
}

async function receipts() {
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const rules = must(await test.platform.procedureByHash((await test.store.load(id))!.state.procedure.hash));
  const slips = slipsFor(test.platform, rules, id, events);
  return slips.filter((slip): slip is Extract<Slip, { form: '01' }> => slip.form === '01');
}

it('lists nothing of an online dossier without a file, and says that no paper was handed in', async () => {
  const slip = await received('online', { originals: 1, copies: 2 });
  expect(slip.components).toEqual([]);
  const printed = JSON.stringify(slipPaper(slip).blocks);
  expect(printed).toContain('không nộp giấy tờ');
  expect(printed).not.toContain('Bản chính');
});

it('lists a file as electronic, and paper that somebody took at the counter', async () => {
  const [online] = (await received('online', { file: 'a'.repeat(64) })).components;
  expect(online).toMatchObject({ electronic: true });
  const [paper] = (await received('counter', {})).components;
  expect(paper).toMatchObject({ electronic: false, originals: 1 });
});

it('knows what was brought to the counter later for an online dossier, and not what was typed online', async () => {
  await received('online', {});
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const brought = { component: 'birth-proof', originals: 1, copies: 0 };
  const supplemented = (by: 'officer' | 'citizen') =>
    ({
      type: 'dossier-supplemented',
      by: { id: by, name: by, kind: by },
      components: [brought],
    }) as unknown as DossierEvent;
  const state = { channel: 'online' as const };
  const isIn = (...more: DossierEvent[]) => isHandedIn(brought, state, takenByOffice([...events, ...more]));
  expect([isIn(), isIn(supplemented('officer')), isIn(supplemented('officer'), supplemented('citizen'))]).toEqual([
    false,
    true,
    false,
  ]);
});

it('prints a way of getting the result only where one is on record', async () => {
  expect((await received('counter', {})).collectAt).toMatch(
    /^Chưa ghi nhận cách nhận kết quả; liên hệ Trung tâm Phục vụ hành chính công phường Hồng Gai/,
  );
  expect((await received('counter', {}, { method: 'counter' })).collectAt).toMatch(
    /^Trung tâm Phục vụ hành chính công/,
  );
  expect((await received('online', {}, { method: 'online' })).collectAt).toContain('Trực tuyến');
});
