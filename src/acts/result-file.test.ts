/** The office's own file as a result: what is taken, and that it is sealed before it is handed over. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, must, type Outcome } from '#kernel/outcome.ts';
import { kindNamed } from '#procedure/paper-kinds.ts';
import { timelineOf } from '#views/timeline.ts';
import { messagesOf } from '../../test/support/acts.ts';
import { importedPack, mends, publishImported, reviewByTwo, reviewsOn, TYPED } from '../../test/support/imported.ts';
import { holder, officer, partyOf, person, testPlatform, unsetFee } from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { slipsFor } from './documents.ts';
import { perform, SYSTEM, startDossier } from './perform.ts';
import { Platform } from './platform.ts';

const CODE = '1.000777';
const pdf = 'a'.repeat(64);
const picture = 'b'.repeat(64);
const waiting = 'c'.repeat(64);
const clerk = holder('so-nong-nghiep-moi-truong', 'clerk');
let platform: Platform;
let id: string;

/** A dossier that waits for its result to be issued; `letter`: the office signs a letter of ours. */
beforeEach(async () => {
  const { store, clock, province, registers, random } = (await testPlatform()).platform;
  platform = new Platform({
    store,
    clock,
    province,
    registers,
    random,
    signsResults: true,
    findOwnFile: async (hash, owner) =>
      owner === `officer:${clerk.id}` && [pdf, picture, waiting].includes(hash)
        ? {
            type: hash === picture ? 'image/png' : 'application/pdf',
            scan: hash === waiting ? 'waiting' : 'clean',
          }
        : undefined,
  });
  await publishImported(store, importedPack(CODE));
  const { hash } = (await store.findProcedure(CODE))!;
  const reviews = reviewsOn({ store });
  const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
  const free = { ...TYPED, limit: 'workingDays', amount: 5, cost: 'byCouncil', law: TYPED.limitLaw } as const;
  const opened = { ...mends, channels: { online: free }, letter: false };
  must(await reviewByTwo(platform, reviews, { ...command, mends: opened }, officer('province.procedures')));
  const draft = { act: 'draft-dossier' as const, channel: 'online' as const, applicant: partyOf('an'), place: '06685' };
  const components = ['c1', 'r1'].map((component) => ({ component, originals: 1, copies: 1 }));
  ({ dossierId: id } = must(await startDossier(platform, CODE, { ...draft, components }, person('an'))));
  must(await perform(platform, id, { act: 'submit-dossier' }, person('an')));
  for (let i = 0; i < 3; i++) await work(platform, id, { appraise: { conclusion: 'meets' } });
});

const state = async (): Promise<DossierState> => (await platform.store.load(id))!.state;
const issue = async (file?: string, number: string | undefined = 'GP-SNNMT') => {
  const [task] = (await state()).tasks;
  return perform(
    platform,
    id,
    { act: 'issue-result', task: task.id, file, number, ...unsetFee('issue-result') },
    clerk,
  );
};
const codeOf = (outcome: Outcome<unknown>) => (isRefusal(outcome) ? outcome.code : 'done');

describe('issuing with a file', () => {
  it('keeps it in the event and the state', async () => {
    expect((await state()).tasks).toMatchObject([{ act: 'issue-result', post: 'clerk' }]);
    const { events } = must(await issue(pdf));
    expect(events).toMatchObject([{ type: 'result-issued', file: pdf, number: '01/GP-SNNMT' }]);
    expect((await state()).result).toMatchObject({ file: pdf, number: '01/GP-SNNMT' });
  });

  it('hands it over only after the agency sealed it', async () => {
    must(await issue(pdf));
    const [task] = (await state()).tasks;
    const counter = holder(task.unit, task.post);
    expect(
      codeOf(await perform(platform, id, { act: 'deliver-result', task: task.id, method: 'counter' }, counter)),
    ).toBe('result-not-signed');
    const sealed = 'f'.repeat(64);
    must(await perform(platform, id, { act: 'sign-result', file: sealed, sizeBytes: 9, signatures: [] }, SYSTEM));
    must(await perform(platform, id, { act: 'deliver-result', task: task.id, method: 'counter' }, counter));
    expect((await state()).result?.signed?.file).toBe(sealed);
  });

  it('is refused with what this officer did not bring in, with a picture, and before the scanner has looked', async () => {
    expect(codeOf(await issue('d'.repeat(64)))).toBe('result-file-unknown');
    expect(codeOf(await issue(picture))).toBe('result-file-not-pdf');
    expect(codeOf(await issue(waiting))).toBe('result-file-waiting');
    expect((await state()).status).toBe('decided');
  });
});

describe('the number of a paper that is made elsewhere', () => {
  it('is asked for with its kind, where its name does not say it', async () => {
    const [task] = (await state()).tasks;
    const bare = { act: 'issue-result', task: task.id, ...unsetFee('issue-result') } as const;
    expect(codeOf(await perform(platform, id, bare, clerk))).toBe('number-kind-needed');
    for (const typed of ['1', '1/SNNMT', 'SNNMT'])
      expect([typed, codeOf(await issue(undefined, typed))]).toEqual([typed, 'number-kind-needed']);
    expect(codeOf(await issue(undefined, '1/GP/SNNMT'))).toBe('number-shape');
    expect((await state()).status).toBe('decided');
    must(await issue(undefined, '01/GCN-SNNMT'));
    expect((await state()).result?.number).toBe('01/GCN-SNNMT');
  });

  it.each([
    ['Quyết định công nhận', 'QĐ'],
    ['Thông báo', 'TB'],
    ['Quyết định hoặc giấy phép', undefined],
    ['Quyết địnhX', undefined],
    ['Giấy phép khai thác', undefined],
  ])('of «%s» is of the kind %s', (name, kind) => {
    expect(kindNamed(name)).toBe(kind);
  });
});

it('without a file a result of a procedure without a letter is a paper, handed over without a signature here', async () => {
  must(await issue());
  expect((await state()).result?.file).toBeUndefined();
  const [task] = (await state()).tasks;
  const counter = holder(task.unit, task.post);
  const deliver = { act: 'deliver-result', task: task.id, method: 'counter' } as const;
  const refused = async (more: Partial<Extract<Command, { act: 'deliver-result' }>>) =>
    codeOf(await perform(platform, id, { ...deliver, ...more }, counter));
  expect(await refused({ method: 'online' })).toBe('result-not-electronic');
  expect(await refused({ method: 'counter', recipient: '  ' })).toBe('recipient-needed');
  // That it was applied for online says nothing of how the paper is taken.
  expect(await refused({ method: undefined })).toBe('delivery-needed-paper');
  const { events } = must(await perform(platform, id, deliver, counter));
  expect(events).toMatchObject([{ method: 'counter', recipient: (await state()).applicant.name }]);
});

it('by post it goes with the number of the consignment, which the history, slip 07 and the message say', async () => {
  must(await issue());
  const [task] = (await state()).tasks;
  const counter = holder(task.unit, task.post);
  const sent = { method: 'post', recipient: 'Nguyễn Thị An', consignment: ' EB123456789VN ' } as const;
  const { seq } = must(await perform(platform, id, { act: 'deliver-result', task: task.id, ...sent }, counter));
  const events = (await platform.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const lines = timelineOf(id, events, platform.province, 'vi', { step: String, item: String, law: String });
  expect(lines.at(-1)!.detail).toBe('Bưu chính (EB123456789VN) · Nguyễn Thị An · Tổ 3, khu 5, phường Hồng Gai');
  const rules = must(await platform.procedureByHash((await state()).procedure.hash));
  const book = slipsFor(platform, rules, id, events).find((slip) => slip.form === '07');
  expect(book).toMatchObject({ returnMethod: 'Bưu chính (số hiệu bưu gửi EB123456789VN)', signOff: 'Nguyễn Thị An' });
  const told = await messagesOf(platform, id, seq);
  const params = { method: 'post', recipient: 'Nguyễn Thị An', consignment: 'EB123456789VN' };
  expect(told).toMatchObject([{ kind: 'delivered', params }]);
});
