/**
 * What a body outside decides, at its door: received, handed over with both names, followed by what that body says, handed out.
 * Nothing of ours decides, signs or registers it, and its time is its own.
 */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { agencyName } from '#authority/agency.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { isOnTime } from '#dossier/decide-outcome.ts';
import { recordResult } from '#dossier/decide-outside.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { evolve, fold } from '#dossier/evolve.ts';
import { isFit } from '#dossier/possible.ts';
import type { Slip } from '#dossier/slips.ts';
import { owedFees } from '#dossier/state.ts';
import { everyRefusal, isRefusal, must, refusalText } from '#kernel/outcome.ts';
import type { Manifest } from '#procedure/pack.ts';
import type { ScanState } from '#spine/files.ts';
import { MemoryStatus } from '#spine/memory-status.ts';
import { timelineOf } from '#views/timeline.ts';
import { SHOWN_BY } from '../../test/support/acts.ts';
import { policePack, policeRow } from '../../test/support/outside.ts';
import {
  birthAnswers,
  holder,
  local,
  officer,
  partyOf,
  person,
  province,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { slipsFor } from './documents.ts';
import { perform, SYSTEM, startDossier, wakeDossier } from './perform.ts';
import { Platform } from './platform.ts';
import { publishPacks } from './publish.ts';
import { signResult } from './sign-result.ts';
import { tellStory } from './story.ts';
import { publishStatus } from './taken-over.ts';
import { tellingsOf } from './tellings.ts';

type Recorded = Extract<Command, { act: 'record-outside-result' }>;

const { code } = policeRow;
const police = '06685-ca';
const nameOf = (unit: string) => province.nameOf(unit, '2026-11-25').vi;
const policeName = nameOf(police);
const hoa = officer('hong-gai.counter.hoa');
const an = person('an');
const unknownLimit = { counter: { limit: { unstated: true }, feeUnknown: 'unstated' } } as const;

let test: TestPlatform;
let id: string;

async function published(change: Partial<Manifest> = {}) {
  test = await testPlatform();
  await publishPacks(test.store, [{ pack: policePack(change), status: 'published', reasons: [] }]);
}
const act = (command: Command, actor: Actor = hoa) => perform(test.platform, id, command, actor);
const codeOf = async (command: Command, actor: Actor = hoa) => {
  const outcome = await act(command, actor);
  return isRefusal(outcome) ? outcome.code : 'done';
};
const state = async () => (await test.store.load(id))!.state;
const events = async () => (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
const slipOf = async <F extends Slip['form']>(form: F) => {
  const rules = must(await test.platform.procedure(code));
  const slips = slipsFor(test.platform, rules, id, await events());
  return slips.find((one) => one.form === form) as Extract<Slip, { form: F }>;
};
const at = (time: string) => test.clock.moveTo(local(time));

async function submitted(receivingUnit = '06685-mc', counter = hoa) {
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'counter' as const,
    applicant: partyOf('an'),
    place: '06685',
    receivingUnit,
    answers: { applicantName: 'Nguyễn Thị An' },
  };
  id = must(await startDossier(test.platform, code, draft, counter)).dossierId;
  must(await act({ act: 'submit-dossier' }, counter));
}
async function received() {
  await submitted();
  must(await act({ act: 'receive-dossier' }));
}
const task = async () => (await state()).tasks[0].id;
const handOver = async (more: { receiver?: string; theirCode?: string } = {}): Promise<Command> => ({
  act: 'hand-over-dossier',
  task: await task(),
  receiver: 'Trần Văn Công',
  ...more,
});
async function handedOver() {
  await received();
  must(await act(await handOver({ theirCode: 'CA-77' })));
}
const UNNUMBERED = 'Công văn trả lời không đánh số';
const result = async (more: Partial<Extract<Command, { act: 'record-outside-result' }>> = {}): Promise<Command> => ({
  act: 'record-outside-result',
  task: await task(),
  outcome: 'granted',
  number: '12/TB-CA',
  issuedOn: '2026-11-25',
  ...more,
});
const pay = (): Promise<unknown> =>
  act({ act: 'pay-fee', confirmed: true, fee: 'fee', amountVnd: 20_000, reference: 'BL-1' });

beforeEach(() => published());

describe('a dossier that a body outside decides', () => {
  it('is theirs from the day it comes in', async () => {
    await submitted();
    expect(await state()).toMatchObject({
      unit: police,
      basis: policeName,
      outside: { body: policeName, unit: police },
    });
  });

  it('stands in the name of the body where no unit of the province is that body, kept by who received it', async () => {
    await published({ outside: { body: 'Chi cục Hải quan khu vực' } });
    await submitted();
    const { unit, basis, outside } = await state();
    expect([unit, basis, outside?.body, outside?.unit]).toEqual([
      '06685-mc',
      'Chi cục Hải quan khu vực',
      'Chi cục Hải quan khu vực',
      undefined,
    ]);
    expect((await state()).code).toMatch(/^H49\./);
  });

  it('asks where, for a body that every commune has', async () => {
    await published();
    const draft = { act: 'draft-dossier' as const, channel: 'counter' as const, applicant: partyOf('an') };
    const answers = { applicantName: 'Nguyễn Thị An' };
    id = must(await startDossier(test.platform, code, { ...draft, receivingUnit: '06685-mc', answers }, hoa)).dossierId;
    expect(await codeOf({ act: 'submit-dossier' })).toBe('place-needed');
  });

  it('goes the whole way, and its result is handed out', async () => {
    await received();
    expect((await state()).clock).toMatchObject({ theirs: true, dueAt: local('2026-12-04T08:00').toString() });
    expect((await slipOf('01')).collectAt).toMatch(/; trước khi nhận kết quả phải nộp 20\.000/);
    must(await act(await handOver({ theirCode: 'CA-77' })));
    expect((await state()).outside).toMatchObject({
      receiver: 'Trần Văn Công',
      code: 'CA-77',
      handedAt: (await state()).last.at,
    });
    const dueAt = local('2026-12-10T17:00').toString();
    // The note goes to who applied.
    for (const note of ['test', '.', 'kiểm thử'])
      expect(await codeOf({ act: 'record-outside', dueAt, note })).toBe('told-nothing');
    must(await act({ act: 'record-outside', dueAt, note: 'Đề nghị bổ sung ảnh 4x6' }));
    const followed = await state();
    const law = local('2026-12-04T08:00').toString();
    expect([followed.clock?.dueAt, followed.clock?.theirDueAt, followed.outside?.dueAt]).toEqual([law, dueAt, dueAt]);
    expect(followed.outside?.notes).toMatchObject([{ text: 'Đề nghị bổ sung ảnh 4x6', by: hoa.name }]);
    at('2026-12-09T09:00');
    const [file, waiting] = ['a'.repeat(64), 'b'.repeat(64)];
    const brought = (owner: string, scan: ScanState) =>
      owner === `officer:${hoa.id}` ? { type: 'image/png', scan } : undefined;
    Object.assign(test.platform, {
      findOwnFile: async (hash: string, owner: string) =>
        [file, waiting].includes(hash) ? brought(owner, hash === file ? 'clean' : 'waiting') : undefined,
    });
    const dated = { issuedOn: '2026-12-08' };
    expect(await codeOf(await result({ ...dated, file: 'c'.repeat(64) }))).toBe('result-file-unknown');
    expect(await codeOf(await result({ ...dated, file: waiting }))).toBe('result-file-waiting');
    must(await act(await result({ ...dated, file })));
    expect(await state()).toMatchObject({
      status: 'issued',
      outcome: 'approved',
      result: { number: '12/TB-CA', issuedAt: '2026-12-08', outside: true, file },
    });
    // Nobody is sent for it before it is paid.
    const rules = must(await test.platform.procedure(code));
    const recorded = (await events()).find(({ type }) => type === 'outside-result-recorded')!;
    expect(tellingsOf(test.platform, rules, recorded, await state())).toMatchObject([
      { kind: 'outside-result', params: { payVnd: 20_000 } },
    ]);
    expect(await codeOf({ act: 'deliver-result', task: await task(), method: 'counter' })).toBe('fee-unpaid');
    await pay();
    expect(tellingsOf(test.platform, rules, recorded, await state())[0].params).not.toHaveProperty('payVnd');
    must(await act({ act: 'deliver-result', task: await task(), method: 'counter' }));
    must(await act({ act: 'close-dossier' }));
    expect((await events()).at(-1)).toMatchObject({ type: 'dossier-closed', onTime: false });
    // What lists keep and what events say are the same.
    test.platform.snapshots.delete(id);
    const { wake: _wake, ...told } = fold(id, await events());
    expect(await state()).toMatchObject(JSON.parse(JSON.stringify(told)));
  });

  it('is handed out as well when they refuse, and counts as refused', async () => {
    await handedOver();
    const bare = { outcome: 'refused' as const, number: undefined, unnumbered: UNNUMBERED };
    // Nothing shows it, and nobody learns why.
    expect(await codeOf(await result(bare))).toBe('outside-refusal-bare');
    expect(await codeOf(await result({ ...bare, law: 'Điều 20 Luật Cư trú' }))).toBe('outside-refusal-bare');
    expect(await codeOf(await result({ ...bare, reason: '.' }))).toBe('reason-vague');
    must(await act(await result({ ...bare, reason: 'Chưa xóa đăng ký ở nơi cũ' })));
    must(await act({ act: 'confirm-outside-result' }, officer('hong-gai.counter.lan')));
    expect(await state()).toMatchObject({
      status: 'issued',
      outcome: 'refused',
      result: { number: '', against: true },
    });
    // A fee for a result is none for a refusal: it holds nothing back, and nobody takes it.
    expect(owedFees(await state())).toEqual([]);
    const rules = must(await test.platform.procedure(code));
    expect(isFit(await state(), { rules })).toBe(true);
    expect(await codeOf({ act: 'pay-fee', confirmed: true, fee: 'fee', amountVnd: 20_000, reference: 'BL-1' })).toBe(
      'fee-not-due',
    );
    must(await act({ act: 'deliver-result', task: await task(), method: 'counter' }));
    expect((await state()).status).toBe('delivered');
    must(await act({ act: 'close-dossier' }));
    expect((await state()).status).toBe('closed');
  });

  it('owes the fee again where the refusal was entered wrong and is a grant', async () => {
    await handedOver();
    must(await act(await result({ outcome: 'refused', reason: 'Không cư trú tại đây', law: 'Điều 20 Luật Cư trú' })));
    const granted = { outcome: 'granted' as const, number: '13/TB-CA', issuedOn: '2026-11-25' };
    must(await act({ act: 'correct-outside-result', ...granted, why: 'Nhập nhầm kết quả' }));
    must(await act({ act: 'confirm-outside-correction' }, officer('hong-gai.counter.lan')));
    expect(owedFees(await state())).toMatchObject([{ id: 'fee' }]);
    expect(await codeOf({ act: 'deliver-result', task: await task(), method: 'counter' })).toBe('fee-unpaid');
    await pay();
    must(await act({ act: 'deliver-result', task: await task(), method: 'counter' }));
  });
});

it('is taken over by nobody who hands it over: form 06 has two sides', async () => {
  await received();
  for (const receiver of [hoa.name, ` ${hoa.name.toUpperCase()} `])
    expect(await codeOf(await handOver({ receiver }))).toBe('receiver-is-giver');
  expect(await codeOf(await handOver())).toBe('done');
});

describe('what they refused', () => {
  it('is not taken for granted: why they refused stands beside no grant, entered or corrected', async () => {
    await handedOver();
    for (const why of [{ reason: 'Chưa đủ điều kiện theo Điều 27' }, { law: 'Điều 27 Luật Cư trú' }]) {
      const refused = await act(await result(why));
      expect(everyRefusal(refused as never).map(({ code }) => code)).toEqual(['choice-contradicted']);
      expect(refusalText(refused as never, 'vi')).toContain(Object.values(why)[0]);
    }
    must(await act(await result({ outcome: 'refused', reason: 'Chưa đủ điều kiện theo Điều 27' })));
    const { task: _, ...granted } = (await result({ reason: 'Chưa đủ điều kiện' })) as Recorded;
    expect(await codeOf({ ...granted, act: 'correct-outside-result', why: 'Đọc nhầm văn bản' })).toBe(
      'choice-contradicted',
    );
  });

  const lines = async () => timelineOf(id, await events(), province, 'vi', { step: String, item: String, law: String });
  const listed = async () =>
    (await test.store.findDossiers({}, { all: true }, { limit: 5 })).rows.find((one) => one.id === id)!;

  it('is said as refused, with their reason and law, or that they gave none', async () => {
    await handedOver();
    must(
      await act(
        await result({
          outcome: 'refused',
          number: '',
          unnumbered: UNNUMBERED,
          reason: ' Không cư trú tại đây. ',
          law: 'Điều 20 Luật Cư trú',
        }),
      ),
    );
    must(await act({ act: 'confirm-outside-result' }, officer('hong-gai.counter.lan')));
    expect(await state()).toMatchObject({
      outcome: 'refused',
      result: { against: true, theirReason: 'Không cư trú tại đây.', theirLaw: 'Điều 20 Luật Cư trú' },
    });
    const line = (await lines()).at(-1)!;
    expect(line.what).toBe(`${policeName} từ chối giải quyết`);
    expect(line.detail).toContain('Lý do: Không cư trú tại đây. Căn cứ: Điều 20 Luật Cư trú.');
    expect(await listed()).toMatchObject({ status: 'issued', mark: 'refused-outside', outside: { body: policeName } });
    await published();
    await handedOver();
    must(await act(await result({ outcome: 'refused' })));
    expect((await lines()).at(-1)!.detail).toContain('Lý do: không nêu. Căn cứ: không nêu.');
  });

  it('by a wrong entry is corrected with the reason, and what was entered before stays on record', async () => {
    await handedOver();
    must(await act(await result({ outcome: 'refused', reason: 'Lý do rõ', law: 'y' })));
    const before = (await state()).resultAt;
    const right = { outcome: 'granted' as const, number: '13/TB-CA', issuedOn: '2026-11-25' };
    must(await act({ act: 'correct-outside-result', ...right, why: 'Ghi nhầm từ chối' }));
    must(await act({ act: 'confirm-outside-correction' }, officer('hong-gai.counter.lan')));
    const { outcome, result: now, resultAt, status } = await state();
    expect([outcome, status, resultAt]).toEqual(['approved', 'issued', before]);
    expect(now).toEqual({ code: '', number: '13/TB-CA', issuedAt: '2026-11-25', outside: true });
    expect(await listed()).toMatchObject({ mark: undefined });
    const [first, , second] = (await lines()).slice(-3);
    expect(first.what).toBe(`${policeName} từ chối giải quyết`);
    expect([second.what, second.detail]).toEqual([
      'Đính chính kết quả của cơ quan giải quyết',
      `13/TB-CA · 25/11/2026 · nay ghi: đã giải quyết. Lý do đính chính: Ghi nhầm từ chối · Người đề nghị: ${hoa.name}`,
    ]);
    must(await act({ act: 'correct-outside-result', ...right, outcome: 'refused', reason: 'Thiếu', why: 'Xem lại' }));
    expect(await listed()).toMatchObject({ mark: undefined });
    must(await act({ act: 'confirm-outside-correction' }, officer('hong-gai.counter.lan')));
    expect(await listed()).toMatchObject({ mark: 'refused-outside' });
    await pay();
    must(await act({ act: 'deliver-result', task: await task(), method: 'counter', recipient: 'Nguyễn Thị An' }));
  });
});

describe('refused at the door of each act', () => {
  it('is received by somebody with their rank and their office beside the name', async () => {
    await received();
    const receiver = 'Thượng úy Trần Văn Hậu, Công an phường Hồng Gai';
    must(await act(await handOver({ receiver })));
    expect((await state()).outside).toMatchObject({ receiver });
  });

  it('handing over: without a name, before receipt, twice', async () => {
    await received();
    const nameless = await act(await handOver({ receiver: '  ' }));
    expect(isRefusal(nameless) && nameless.code).toBe('receiver-needed');
    expect(isRefusal(nameless) && refusalText(nameless, 'vi')).toContain(policeName);
    for (const receiver of ['.', '!!', 'Công', 'Trần Văn 2', '0912345678'])
      expect(await codeOf(await handOver({ receiver })), receiver).toBe('receiver-unreadable');
    expect(await codeOf(await handOver({ theirCode: '!!' }))).toBe('their-code-unreadable');
    const first = await handOver();
    must(await act(first));
    // The task is done: it is nobody's any more.
    expect(await codeOf(first)).toBe('not-permitted');
    await submitted();
    expect(await codeOf(await handOver())).toBe('not-in-this-status');
  });

  it('their news: before they have it, without any, with a date that is none or comes before', async () => {
    await received();
    expect(await codeOf({ act: 'record-outside', note: 'x' })).toBe('not-at-this-step');
    must(await act(await handOver()));
    expect(await codeOf({ act: 'record-outside' })).toBe('outside-nothing');
    expect(await codeOf({ act: 'record-outside', theirCode: '--' })).toBe('their-code-unreadable');
    expect(await codeOf({ act: 'record-outside', note: ' ', theirCode: '' })).toBe('outside-nothing');
    expect(await codeOf({ act: 'record-outside', dueAt: 'mai' })).toBe('date-invalid');
    const early = local('2026-11-25T07:00').toString();
    expect(await codeOf({ act: 'record-outside', dueAt: early })).toBe('outside-due-early');
  });

  it('their result: before they have it, by another step, undecided, or dated when it cannot be', async () => {
    await received();
    expect(await codeOf(await result())).toBe('not-at-this-step');
    must(await act(await handOver()));
    expect(await codeOf(await result({ outcome: '' as 'granted' }))).toBe('outside-outcome-needed');
    expect(await codeOf(await result({ issuedOn: '2026-02-30' }))).toBe('date-invalid');
    expect(await codeOf(await result({ issuedOn: '25/11/2026' }))).toBe('date-invalid');
    expect(await codeOf(await result({ issuedOn: '2026-11-24' }))).toBe('outside-issued-when');
    expect(await codeOf(await result({ issuedOn: '2026-11-26' }))).toBe('outside-issued-when');
    // Found again by its number or its file, or somebody says why it has neither; and all that is wrong is said at once.
    expect(await codeOf(await result({ number: ' ' }))).toBe('outside-paper-needed');
    // What is no number passes nobody over who would have to look, with a reason beside it or without.
    for (const number of [
      '-',
      '0',
      '.',
      '/',
      '00',
      '0/0',
      'KS',
      'không số',
      'Chưa có số',
      'Không có số 2026',
      'Số:',
      'x',
    ])
      for (const unnumbered of [undefined, UNNUMBERED])
        expect(await codeOf(await result({ number, unnumbered }))).toBe('number-unreadable');
    expect(await codeOf(await result({ number: '', unnumbered: 'x' }))).toBe('reason-vague');
    const all = await act(await result({ number: '', issuedOn: '', outcome: '' as 'granted' }));
    expect(isRefusal(all) && everyRefusal(all).map(({ code }) => code)).toEqual([
      'outside-outcome-needed',
      'outside-issued-needed',
      'outside-paper-needed',
    ]);
    must(await act(await result({ number: '', unnumbered: UNNUMBERED })));
    must(await act({ act: 'confirm-outside-result' }, officer('hong-gai.counter.lan')));
    expect((await state()).result).toMatchObject({ number: '', unnumbered: UNNUMBERED });
    expect(await codeOf(await result())).toBe('not-in-this-status');
  });

  it('a correction: of what is none, without a reason, by others, of what was handed out', async () => {
    const mend = (more = {}): Command => ({
      act: 'correct-outside-result',
      outcome: 'refused',
      issuedOn: '2026-11-25',
      unnumbered: UNNUMBERED,
      reason: 'Chưa xóa đăng ký ở nơi cũ',
      why: 'Ghi nhầm',
      ...more,
    });
    await handedOver();
    expect(await codeOf(mend())).toBe('not-in-this-status');
    must(await act(await result()));
    expect(await codeOf(mend({ why: ' ' }))).toBe('reason-needed');
    expect(await codeOf(mend({ outcome: undefined, reason: undefined }))).toBe('outside-outcome-needed');
    expect(await codeOf(mend({ issuedOn: '2026-11-26' }))).toBe('outside-issued-when');
    for (const other of [an, officer('hong-gai.chair'), holder(police, 'head'), SYSTEM])
      expect(await codeOf(mend(), other)).toBe('not-permitted');
    must(await act(mend()));
    must(await act({ act: 'confirm-outside-correction' }, officer('hong-gai.counter.lan')));
    await pay();
    must(await act({ act: 'deliver-result', task: await task(), method: 'counter', recipient: 'Nguyễn Thị An' }));
    expect(await codeOf(mend())).toBe('not-in-this-status');
  });

  it('none of the three is for a dossier of ours', async () => {
    const draft = {
      act: 'draft-dossier' as const,
      channel: 'online' as const,
      applicant: partyOf('an'),
      place: '06685',
    };
    const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
    const birth = { ...draft, answers: birthAnswers, components };
    id = must(await startDossier(test.platform, '1.001193', birth, an)).dossierId;
    must(await act({ act: 'submit-dossier' }, an));
    must(await act({ act: 'receive-dossier' }));
    expect((await state()).outside).toBeUndefined();
    expect(await codeOf({ act: 'record-outside', note: 'x' })).toBe('not-at-this-step');
    const minh = officer('hong-gai.civil.minh');
    expect(await codeOf(await handOver(), minh)).toBe('not-at-this-step');
    expect(await codeOf(await result(), minh)).toBe('not-at-this-step');
  });

  it('what is theirs once they have it: to withdraw, refuse, supplement, extend, decide, issue, take back', async () => {
    await handedOver();
    const item = { item: 'request', reason: 'Còn thiếu địa chỉ' };
    for (const [command, actor] of [
      [{ act: 'withdraw-dossier', reason: 'Không cần nữa' }, an],
      [{ act: 'refuse-dossier', reason: 'Lý do rõ', law: 'y' }, hoa],
      [{ act: 'request-supplement', items: [item] }, hoa],
      [{ act: 'extend-dossier', dueAt: '2026-12-31T00:00:00Z', reason: 'Lý do rõ' }, holder(police, 'head')],
    ] as [Command, Actor][]) {
      const outcome = await act(command, actor);
      expect(isRefusal(outcome) && outcome.code, command.act).toBe('handed-over');
      expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain('CA-77');
    }
    const open = await task();
    for (const name of ['complete-task', 'decide-dossier', 'issue-result', 'deliver-result'] as const)
      expect(await codeOf({ act: name, task: open }), name).not.toBe('done');
    expect(await codeOf({ act: 'return-task', task: open, to: 'hand-over', reason: 'Lý do rõ' })).toBe(
      'return-target-unknown',
    );
    must(await act(await result()));
    expect(await codeOf({ act: 'revoke-result' }, holder(police, 'head'))).toBe('handed-over');
    const proposal: Command = { act: 'propose-revocation', reason: 'Lý do rõ', law: 'y' };
    expect(await codeOf(proposal, holder(police, 'specialist'))).toBe('handed-over');
  });

  it('and before: what is missing is asked for or withdrawn here, refused only until it is received', async () => {
    await received();
    must(await act({ act: 'request-supplement', items: [{ item: 'request', reason: 'Ghi rõ nội dung' }] }));
    expect(await codeOf(await handOver())).toBe('not-in-this-status');
    must(await act({ act: 'supplement-dossier', answers: { request: 'Xin đăng ký' } }, an));
    expect((await state()).clock).toMatchObject({ theirs: true, restarts: 1 });
    must(await act({ act: 'withdraw-dossier', reason: 'Không cần nữa' }, an));
    expect((await state()).status).toBe('withdrawn');
    expect(await slipOf('05')).toBeDefined();
    await received();
    const no = {
      act: 'refuse-dossier' as const,
      reason: 'Không thuộc phạm vi',
      law: 'Khoản 1 Điều 20 Luật Cư trú số 68/2020/QH14',
    };
    expect(await codeOf(no)).toBe('refusal-theirs');
    expect(await codeOf(no, holder('06685-mc', 'head'))).not.toBe('done');
    expect((await state()).outcome).toBeUndefined();
    await submitted();
    // It publishes no condition, and she is plainly one of those who may apply.
    const { reason: _, ...early } = no;
    expect(await codeOf(early)).toBe('grounds-none');
    await published({ published: { conditions: 'Chỗ ở không thuộc địa điểm bị cấm đăng ký thường trú mới' } });
    await submitted();
    const [{ id: condition }] = must(await test.platform.procedure(code)).conditions;
    must(await act({ ...early, grounds: [{ kind: 'condition', id: condition, shownBy: SHOWN_BY }] }));
    expect((await state()).outcome).toBe('refused');
    expect(await slipOf('03')).toBeDefined();
  });
});

describe('who may', () => {
  const others: [string, () => Actor][] = [
    ['the applicant', () => an],
    ['another citizen', () => person('binh')],
    ['a counter of another commune', () => holder('07192-mc', 'counter')],
    ['a specialist of the ward', () => officer('hong-gai.civil.minh')],
    ['the chair of the ward', () => officer('hong-gai.chair')],
    ['the head of the centre', () => holder('06685-mc', 'head')],
    ['a specialist of that body', () => holder(police, 'specialist')],
    ['the head of that body', () => holder(police, 'head')],
    ['the inspector', () => officer('province.inspector')],
    ['the system', () => SYSTEM],
  ];
  it.each(others)('not %s', async (_, who) => {
    await received();
    expect(await codeOf(await handOver(), who())).toBe('not-permitted');
    must(await act(await handOver()));
    expect(await codeOf({ act: 'record-outside', theirCode: 'X' }, who())).toBe('not-permitted');
    expect(await codeOf(await result(), who())).toBe('not-permitted');
  });

  it('the counter that received it, each for each other until one took the task', async () => {
    await received();
    const lan = officer('hong-gai.counter.lan');
    must(await act({ act: 'claim-task', task: await task() }, lan));
    expect(await codeOf(await handOver())).toBe('task-taken');
    must(await act(await handOver(), lan));
    must(await act({ act: 'record-outside', theirCode: 'X' }));
    must(await act(await result()));
  });
});

describe('time', () => {
  it('of ours is the hand-over: within a working day, from the next morning after 15:00', async () => {
    at('2026-11-25T15:30');
    await received();
    const [{ dueAt }] = (await state()).tasks;
    expect(dueAt).toBe(local('2026-11-26T17:00').toString());
    at('2026-11-26T16:59');
    must(await act(await handOver()));
    // However late they are.
    at('2027-03-01T09:00');
    await wakeDossier(test.platform, id);
    must(await act(await result({ issuedOn: '2027-03-01' })));
    expect((await state()).clock?.overdue).toBe(true);
    expect(isOnTime(await state(), test.clock.now().toString())).toBe(false);
  });

  it('of law stays the first, whatever later day they name; each they named is kept', async () => {
    await handedOver();
    const law = local('2026-12-04T08:00').toString();
    const [first, second] = ['2027-01-15T17:00', '2027-03-31T17:00'].map((time) => local(time).toString());
    must(await act({ act: 'record-outside', dueAt: first }));
    must(await act({ act: 'record-outside', dueAt: second }));
    expect(await state()).toMatchObject({
      clock: { dueAt: law, theirDueAt: second },
      outside: { dueAt: second, earlierDues: [first] },
    });
    const lines = timelineOf(id, await events(), province, 'vi', { step: String, item: String, law: String });
    expect(lines.at(-1)!.detail).toBe('hẹn lại 17:00 31/03/2027 (trước đó: 17:00 15/01/2027)');
    const both = `08:00 04/12/2026; ${policeName} hẹn 17:00 31/03/2027`;
    expect([(await slipOf('06')).due, (await slipOf('07')).due]).toEqual([both, both]);
    const row = async () =>
      (await test.store.findDossiers({}, { all: true }, { limit: 5 })).rows.find((one) => one.id === id)!;
    expect(await row()).toMatchObject({ dueAt: law, theirsAt: second });
    expect((await test.store.listTasks({ dossierId: id }, { limit: 5 })).rows).toMatchObject([
      { legalAt: law, theirsAt: second },
    ]);
    at('2026-12-05T09:00');
    const late = { timing: { is: 'late' as const, at: test.clock.now().toString() } };
    expect((await test.store.findDossiers(late, { all: true }, { limit: 5 })).rows.map((one) => one.id)).toContain(id);
    expect(must(await wakeDossier(test.platform, id)).events.map(({ type }) => type)).toEqual(['due-passed']);
    must(await act(await result({ issuedOn: '2026-12-05' })));
    expect(isOnTime(await state(), test.clock.now().toString())).toBe(false);
  });

  it('of law comes back where an older record let their day take its place', async () => {
    await handedOver();
    const law = (await state()).clock!.dueAt;
    const dueAt = local('2027-03-31T17:00').toString();
    must(await act({ act: 'record-outside', dueAt }));
    const old = { ...(await state()), clock: { ...(await state()).clock!, dueAt } };
    const rules = must(await test.platform.procedure(code));
    const now = test.clock.now();
    const by = { ...hoa, kind: 'officer' as const };
    const context = { at: now, atText: now.toString(), by, province, rules, absences: [] };
    const [recorded] = must(recordResult(old, (await result()) as Recorded, context));
    expect(recorded).toMatchObject({ clock: { dueAt: law, theirDueAt: dueAt } });
    expect(evolve(old, recorded).clock?.dueAt).toBe(law);
  });

  it('is late when it was handed over late, however early they are', async () => {
    await received();
    at('2026-11-27T09:00');
    must(await act(await handOver()));
    must(await act(await result({ issuedOn: '2026-11-27' })));
    expect(isOnTime(await state(), test.clock.now().toString())).toBe(false);
  });

  it('that nobody published is never computed: they say, and what they say holds', async () => {
    await published({ channels: unknownLimit });
    await received();
    expect((await state()).clock).toBeUndefined();
    expect((await slipOf('01')).due).toBe(`Do ${policeName} hẹn`);
    expect((await slipOf('01')).statutoryTime).toBe(`Do ${policeName} hẹn`);
    expect([(await slipOf('06')).due, (await slipOf('07')).due]).toEqual(Array(2).fill(`Do ${policeName} hẹn`));
    must(await act(await handOver()));
    expect((await wakeDossier(test.platform, id)) && (await state()).clock).toBeUndefined();
    const dueAt = local('2026-12-01T17:00').toString();
    must(await act({ act: 'record-outside', dueAt }));
    must(await act({ act: 'recompute-due' }, SYSTEM));
    expect((await state()).clock).toMatchObject({ theirs: true, dueAt });
    expect((await slipOf('07')).due).toBe(`${policeName} hẹn 17:00 01/12/2026`);
    at('2026-12-02T09:00');
    expect(must(await wakeDossier(test.platform, id)).events.map(({ type }) => type)).toEqual(['due-passed']);
  });

  it('that nobody published still refuses what one of our offices decides', async () => {
    const { outside: _outside, ...rest } = policePack().manifest;
    const steps = rest.steps.filter(({ id: step }) => step === 'receive' || step === 'return');
    const decide = { id: 'decide', act: 'decide-dossier', post: 'head', unit: 'competent' } as const;
    const decider = 'Sở Nội vụ';
    const ours = { outside: undefined, decider, steps: [steps[0], decide, steps[1]], channels: unknownLimit };
    await published(ours as unknown as Partial<Manifest>);
    await expect(submitted()).rejects.toThrow(/limit-unknown/);
  });
});

describe('papers', () => {
  it('form 06 names both sides, there and back, and who decides', async () => {
    await handedOver();
    at('2026-11-26T10:00');
    must(await act(await result()));
    const { handovers, solvingUnit, unit } = await slipOf('06');
    const centre = agencyName(province, '06685-mc', '2026-11-26');
    expect([solvingUnit, unit]).toEqual([policeName, centre]);
    expect(handovers[1]).toEqual({
      from: `${centre} – Cán bộ tiếp nhận`,
      to: policeName,
      at: '08:00 25/11/2026',
      outcome: 'early',
      note: 'Bàn giao hồ sơ cho cơ quan giải quyết: mã hồ sơ bên nhận CA-77',
      giver: hoa.name,
      receiver: 'Trần Văn Công',
    });
    // Who brings it from there is not asked.
    expect(handovers[2]).toMatchObject({ from: policeName, to: `${centre} – Cán bộ tiếp nhận`, giver: '' });
    expect(handovers[2].receiver).toBe(hoa.name);
    must(await act({ act: 'claim-task', task: await task() }));
    expect((await slipOf('06')).handovers.map(({ receiver }) => receiver).slice(1)).toEqual([
      'Trần Văn Công',
      hoa.name,
    ]);
    expect(await slipOf('07')).toMatchObject({ leadAgency: policeName, unit: centre });
  });

  it('of ours are none: no number, no signature, no entry in a register, no credential', async () => {
    await handedOver();
    must(await act(await result()));
    await pay();
    must(await act({ act: 'deliver-result', task: await task(), method: 'counter' }));
    must(await act({ act: 'close-dossier' }));
    const types = (await events()).map(({ type }) => type);
    expect(types.filter((type) => /decided|issued$|signed|rejected/.test(type))).toEqual([]);
    expect((await state()).decision).toBeUndefined();
    const shop = { statuses: new MemoryStatus() } as unknown as Parameters<typeof signResult>[1];
    expect(await signResult(test.platform, shop, id)).toBeUndefined();
    await publishStatus(test.platform, shop.statuses, id);
    const entries = await test.store.readEntries(partyOf('an').idNumber);
    expect(entries.filter((entry) => entry.register !== 'person')).toEqual([]);
  });

  it('ask for no signature before they are handed out, also where results are signed', async () => {
    await handedOver();
    must(await act(await result()));
    await pay();
    const { store, clock, registers, random } = test.platform;
    const signing = new Platform({ store, clock, province, registers, random, signsResults: true });
    must(await perform(signing, id, { act: 'deliver-result', task: await task(), method: 'counter' }, hoa));
  });
});

it('is signed, registered and decided by nobody of ours, whatever is tried in whatever order', async () => {
  let ended = 0;
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), async (numbers) => {
      const draw = (below: number) => Number(numbers.next().value) % below;
      await published(draw(2) ? {} : { channels: unknownLimit });
      await submitted();
      for (let i = 0; i < 25 && (await state()).status !== 'closed'; i++) {
        const open = (await state()).tasks[0]?.id ?? 0;
        const outcome = draw(2) ? 'granted' : 'refused';
        const steps: Command[] = [
          { act: 'receive-dossier' },
          { act: 'hand-over-dossier', task: open, receiver: 'Trần Công' },
          { act: 'record-outside-result', task: open, outcome, number: '13/TB-CA', issuedOn: '2026-11-25' },
          { act: 'deliver-result', task: open, method: 'counter' },
          { act: 'close-dossier' },
        ];
        const others: Command[] = [
          { act: 'record-outside', dueAt: local(`2026-12-0${1 + draw(9)}T17:00`).toString() },
          { act: 'request-supplement', items: [{ item: 'request', reason: 'Lý do rõ' }] },
          { act: 'supplement-dossier', answers: { request: 'x' } },
          { act: 'refuse-dossier', reason: 'Lý do rõ', law: 'y' },
          { act: 'withdraw-dossier', reason: 'Lý do rõ' },
          { act: 'complete-task', task: open },
          { act: 'decide-dossier', task: open },
          { act: 'issue-result', task: open },
          { act: 'propose-revocation', reason: 'Lý do rõ', law: 'y' },
          { act: 'revoke-result' },
          { act: 'pay-fee', confirmed: true, fee: 'fee', amountVnd: 20_000, reference: 'x' },
        ];
        const tried = draw(3) ? steps : others;
        const actors = [hoa, hoa, an, holder(police, 'head'), officer('hong-gai.chair'), SYSTEM];
        await act(tried[draw(tried.length)], actors[draw(actors.length)]);
        const { decision, result: found, outcome: now } = await state();
        const told = await events();
        const granted = told.some((one) => one.type === 'outside-result-recorded' && one.outcome === 'granted');
        expect([decision, found?.signed, found && found.outside !== true]).toEqual([
          undefined,
          undefined,
          found && false,
        ]);
        expect(now === 'approved').toBe(granted);
        expect(told.filter(({ type }) => /^dossier-(decided|rejected)$|^result-(issued|signed)$/.test(type))).toEqual(
          [],
        );
      }
      if ((await state()).outcome) ended++;
    }),
    { numRuns: 25, seed: 20261126 },
  );
  expect(ended).toBeGreaterThan(0);
});

it('runs as a told story from the files that the import makes', async () => {
  const pack = policePack();
  const [name] = Object.keys(pack.cases);
  const told = must(await tellStory(test.platform, code, must(storyOf(pack, name))));
  expect(told.mistakes).toEqual([]);
  expect([told.state.status, told.state.outcome, told.onTime]).toEqual(['closed', 'approved', true]);
  expect(told.state.outside?.receiver).toContain(policeName);
});
