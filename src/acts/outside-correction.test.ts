/** The outcome that was entered of a body outside is changed by two officers alone, with the paper that says so. */
import { beforeEach, describe, expect, it } from 'vitest';
import { makeServer } from '#api/server.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { evolve, fold } from '#dossier/evolve.ts';
import { isPossible } from '#dossier/possible.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import { noticeOf } from '#web/notices.ts';
import { policePack, policeRow } from '../../test/support/outside.ts';
import {
  holder,
  officer,
  partyOf,
  person,
  province,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { slipsFor } from './documents.ts';
import { officersTold } from './notify-officers.ts';
import { perform, SYSTEM, startDossier } from './perform.ts';
import { publishPacks } from './publish.ts';

const hoa = officer('hong-gai.counter.hoa');
const lan = officer('hong-gai.counter.lan');
const file = 'a'.repeat(64);
const other = 'b'.repeat(64);
const reason = 'Văn bản đúng là từ chối';
let test: TestPlatform;
let id: string;

const act = (command: Command, actor: Actor = hoa) => perform(test.platform, id, command, actor);
const codeOf = async (command: Command, actor: Actor = hoa) => {
  const outcome = await act(command, actor);
  return isRefusal(outcome) ? outcome.code : 'done';
};
const state = async () => (await test.store.load(id))!.state;
const task = async () => (await state()).tasks[0].id;
const events = async () => (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
const granted = { outcome: 'granted' as const, number: '13/TB-CA', issuedOn: '2026-11-25' };
const propose = (more = {}): Command => ({
  act: 'correct-outside-result',
  ...granted,
  why: 'Ghi nhầm từ chối',
  ...more,
});
const confirm: Command = { act: 'confirm-outside-correction' };
const decline: Command = { act: 'decline-outside-correction', reason };
/** What the API says of it, of its events and its life, to one of them. */
async function givenTo(actor: Actor): Promise<string[]> {
  const findBearer = async () => ({ id: 't', actor, scopes: ['read'], expiresAt: '2100-01-01T00:00:00Z' });
  const api = await makeServer({ platform: test.platform, findBearer, version: 'x', isHealthy: async () => true });
  const headers = { authorization: 'Bearer x', 'accept-language': 'en' };
  const asked = ['', '/events', '/timeline'].map((way) => api.inject({ url: `/v1/dossiers/${id}${way}`, headers }));
  const said = (await Promise.all(asked)).map(({ body }) => body);
  await api.close();
  return said;
}
const waiting = async () =>
  (await test.store.listTasks({ unit: '06685-mc', act: 'confirm-outside-correction' }, { limit: 5 })).rows;

/** Their answer, as it was entered: with its number, or with a file alone. */
const refused = (how?: { number?: string; file?: string }) => entered('refused', how);
async function entered(
  outcome?: 'granted' | 'refused',
  how: { number?: string; file?: string } = { number: '12/TB-CA' },
) {
  test = await testPlatform();
  Object.assign(test.platform, { findOwnFile: async () => ({ type: 'application/pdf', scan: 'clean' }) });
  await publishPacks(test.store, [{ pack: policePack(), status: 'published', reasons: [] }]);
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'counter' as const,
    applicant: partyOf('an'),
    place: '06685',
    receivingUnit: '06685-mc',
    answers: { applicantName: 'Nguyễn Thị An' },
  };
  id = must(await startDossier(test.platform, policeRow.code, draft, hoa)).dossierId;
  must(await act({ act: 'submit-dossier' }));
  must(await act({ act: 'receive-dossier' }));
  must(await act({ act: 'hand-over-dossier', task: await task(), receiver: 'Trần Văn Công' }));
  if (!outcome) return;
  must(await act({ act: 'record-outside-result', task: await task(), outcome, issuedOn: '2026-11-25', ...how }));
}
beforeEach(() => refused());

describe('a result with neither number nor file', () => {
  const UNNUMBERED = 'Công an phường trả lời qua điện thoại, không có văn bản';
  const enter = async (more = {}): Promise<Command> => ({
    act: 'record-outside-result',
    task: await task(),
    outcome: 'granted',
    issuedOn: '2026-11-25',
    unnumbered: UNNUMBERED,
    ...more,
  });
  const stand: Command = { act: 'confirm-outside-result' };
  const drop: Command = { act: 'decline-outside-result', reason };
  const work = async () => (await test.store.listTasks({ unit: '06685-mc', act: stand.act }, { limit: 5 })).rows;
  beforeEach(() => entered());

  it('stands, and is told of, once another officer confirmed it', async () => {
    const before = await state();
    const { events: made } = must(await act(await enter()));
    expect(made).toMatchObject([{ type: 'outside-result-entered', unnumbered: UNNUMBERED }]);
    const now = await state();
    expect([now.status, now.result, now.outcome]).toEqual(['in-progress', undefined, undefined]);
    expect(now.tasks).toEqual(before.tasks);
    expect(now.outside?.entered).toMatchObject({ outcome: 'granted', by: { id: hoa.id } });
    // Nobody but the colleagues who may confirm it.
    const hear = officersTold(province, made[0], now);
    expect(new Set(hear.map(({ officer, kind }) => `${kind} ${officer}`))).toEqual(
      new Set(
        province
          .holders('06685-mc', 'counter', '2026-11-25')
          .filter((one) => one.id !== hoa.id)
          .map((one) => `outside-to-confirm ${one.id}`),
      ),
    );
    expect(hear.map(({ officer }) => officer)).toContain(lan.id);
    // Nor by the API to who applied, whatever they ask for; the chain has its place.
    for (const text of await givenTo(person('an'))) expect(text).not.toMatch(/qua điện thoại|granted|neither/);
    for (const text of await givenTo(hoa)) expect(text).toMatch(/qua điện thoại|neither/);
    expect((await givenTo(person('an')))[1]).toContain('"withheld":true');
    expect(noticeOf('record-outside-result', before, now).act).toBe('enter-outside-result');
    expect(await work()).toMatchObject([{ dossierId: id, post: 'counter' }]);
    expect(await codeOf(await enter({ number: '1/TB' }), lan)).toBe('outside-result-open');
    expect(await codeOf(stand)).toBe('outside-result-own');
    for (const actor of [person('an'), officer('hong-gai.chair'), holder('06685-ca', 'head'), SYSTEM])
      for (const command of [stand, drop]) expect(await codeOf(command, actor)).toBe('not-permitted');
    const { events: done } = must(await act(stand, lan));
    expect(done).toMatchObject([
      { type: 'outside-result-recorded', unnumbered: UNNUMBERED, proposedBy: { id: hoa.id } },
    ]);
    const after = await state();
    expect([after.status, after.outcome]).toEqual(['issued', 'approved']);
    expect(after.result).toMatchObject({ number: '', unnumbered: UNNUMBERED, outside: true });
    expect(after.outside).not.toHaveProperty('entered');
    expect(await work()).toEqual([]);
    expect(await codeOf(stand, lan)).toBe('not-in-this-status');
    const lines = timelineOf(id, await events(), province, 'vi', { step: String, item: String, law: String });
    expect(lines.at(-1)?.detail).toContain(`Người đề nghị: ${hoa.name}`);
    const { wake: _wake, ...told } = fold(id, await events());
    expect(after).toMatchObject(JSON.parse(JSON.stringify(told)));
  });

  it('is taken back or not agreed to, with a reason, and entered anew', async () => {
    expect(await codeOf(stand, lan)).toBe('outside-result-none');
    expect(await codeOf(drop, lan)).toBe('outside-result-none');
    for (const actor of [lan, hoa]) {
      must(await act(await enter()));
      expect(await codeOf({ ...drop, reason: ' ' } as Command, actor)).toBe('reason-needed');
      must(await act(drop, actor));
      expect((await state()).outside).not.toHaveProperty('entered');
      expect(await work()).toEqual([]);
    }
    // What a number or a file shows needs nobody else.
    must(await act(await enter({ number: '12/TB-CA', unnumbered: undefined })));
    expect((await state()).status).toBe('issued');
    // Nor does a correction take the number away on one officer's word.
    must(
      await act({ act: 'correct-outside-result', ...granted, number: '', unnumbered: UNNUMBERED, why: 'Ghi nhầm số' }),
    );
    expect(await state()).toMatchObject({
      result: { number: '12/TB-CA' },
      outside: { correction: { by: { id: hoa.id } } },
    });
  });
});

describe('from refused to granted', () => {
  it('is proposed by one officer and entered by another, and stands as refused until then', async () => {
    const before = await state();
    must(await act(propose()));
    const proposed = await state();
    expect(proposed).toMatchObject({ outcome: 'refused', result: before.result });
    expect(proposed.outside?.correction).toMatchObject({ ...granted, why: 'Ghi nhầm từ chối', by: { id: hoa.id } });
    expect(noticeOf('correct-outside-result', before, proposed).act).toBe('propose-outside-correction');
    expect(await waiting()).toMatchObject([{ dossierId: id, post: 'counter' }]);

    expect(await codeOf(confirm)).toBe('outside-correction-own');
    const { events: made } = must(await act(confirm, lan));
    expect(made).toMatchObject([{ type: 'outside-result-corrected', ...granted, proposedBy: { id: hoa.id } }]);
    const now = await state();
    expect(now.outcome).toBe('approved');
    expect(now.result).toEqual({ code: '', number: '13/TB-CA', issuedAt: '2026-11-25', outside: true });
    expect(now.outside).not.toHaveProperty('correction');
    expect(await waiting()).toEqual([]);
    expect(await codeOf(confirm, lan)).toBe('outside-correction-none');
    const { wake: _wake, ...told } = fold(id, await events());
    expect(now).toMatchObject(JSON.parse(JSON.stringify(told)));
    const lines = timelineOf(id, await events(), province, 'vi', { step: String, item: String, law: String });
    expect(lines.slice(-2).map(({ what, detail }) => [what, detail])).toEqual([
      [
        'Đề nghị đính chính kết quả của cơ quan giải quyết',
        '13/TB-CA · 25/11/2026 · đề nghị ghi: đã giải quyết, chờ công chức khác xác nhận. Lý do đính chính: Ghi nhầm từ chối',
      ],
      [
        'Đính chính kết quả của cơ quan giải quyết',
        `13/TB-CA · 25/11/2026 · nay ghi: đã giải quyết. Lý do đính chính: Ghi nhầm từ chối · Người đề nghị: ${hoa.name}`,
      ],
    ]);
  });

  it('stands on the control slip with who proposed and who entered it', async () => {
    must(await act(propose()));
    must(await act(confirm, lan));
    const rules = must(await test.platform.procedureByHash((await state()).procedure.hash));
    const slip = slipsFor(test.platform, rules, id, await events()).find((one) => one.form === '06');
    if (slip?.form !== '06') throw new Error('no slip 06');
    expect(slip.handovers.map(({ note }) => note)).toContainEqual(expect.stringContaining('từ chối giải quyết'));
    expect(slip.handovers.at(-1)).toMatchObject({
      note: expect.stringMatching(/^Đính chính kết quả: nay ghi đã giải quyết; số 13\/TB-CA; .*Ghi nhầm từ chối/),
      giver: hoa.name,
      receiver: lan.name,
    });
  });

  it('needs the number of their paper or its file: the file of the refusal is none', async () => {
    await refused({ file });
    expect((await state()).result).toMatchObject({ against: true, file });
    expect(await codeOf(propose({ number: ' ' }))).toBe('outside-paper-needed');
    expect(await codeOf(propose({ number: '', unnumbered: 'x' }))).toBe('reason-vague');
    must(await act(propose({ number: '', file: other })));
    must(await act(confirm, lan));
    expect((await state()).result).toMatchObject({ outside: true, number: '', file: other });

    await refused({ file });
    must(await act(propose()));
    must(await act(confirm, lan));
    expect((await state()).result).not.toHaveProperty('file');
  });

  it('is declined with a reason, by another or by who proposed it, and stays refused', async () => {
    for (const actor of [lan, hoa]) {
      must(await act(propose()));
      expect(await codeOf({ ...decline, reason: ' ' } as Command, actor)).toBe('reason-needed');
      const { events: made } = must(await act(decline, actor));
      expect(made).toMatchObject([{ type: 'outside-correction-declined', reason, proposedBy: { id: hoa.id } }]);
      expect(await state()).toMatchObject({ outcome: 'refused', result: { number: '12/TB-CA', against: true } });
      expect((await state()).outside).not.toHaveProperty('correction');
      expect(await waiting()).toEqual([]);
    }
    expect(await codeOf(decline)).toBe('outside-correction-none');
  });

  it('is nobody else’s, and while it waits nothing else is corrected or handed out', async () => {
    must(await act(propose()));
    for (const actor of [person('an'), officer('hong-gai.chair'), holder('06685-ca', 'head'), SYSTEM])
      for (const command of [confirm, decline]) expect(await codeOf(command, actor)).toBe('not-permitted');
    expect(await codeOf(propose(), lan)).toBe('outside-correction-open');
    // Of a refusal nothing is due.
    expect(await codeOf({ act: 'pay-fee', confirmed: true, fee: 'fee', amountVnd: 20_000, reference: 'BL-1' })).toBe(
      'fee-not-due',
    );
    const deliver: Command = { act: 'deliver-result', task: await task(), method: 'counter' };
    const stopped = await act(deliver, lan);
    expect(isRefusal(stopped) && stopped.code).toBe('outside-correction-open');
    expect(isRefusal(stopped) && refusalText(stopped, 'vi')).toContain(hoa.name);
    // Pages offer it to the other one alone, and what waits meanwhile to nobody.
    const now = await state();
    const rules = must(await test.platform.procedureByHash(now.procedure.hash));
    const offers = (by: Actor) =>
      (
        [
          'correct-outside-result',
          'confirm-outside-correction',
          'decline-outside-correction',
          'deliver-result',
        ] as const
      ).filter((one) =>
        isPossible(
          now,
          one,
          {
            rules,
            by,
            province,
            absences: [],
            at: test.clock.now(),
            atText: test.clock.now().toString(),
          },
          now.tasks[0],
        ),
      );
    expect(offers(hoa)).toEqual(['decline-outside-correction']);
    expect(offers(lan)).toEqual(['confirm-outside-correction', 'decline-outside-correction']);
    must(await act(confirm, lan));
    must(await act({ act: 'pay-fee', confirmed: true, fee: 'fee', amountVnd: 20_000, reference: 'BL-1' }));
    must(await act({ ...deliver, recipient: 'Nguyễn Thị An' } as Command, lan));
  });
});

describe('from granted to refused', () => {
  const toRefused = (more = {}): Command =>
    propose({
      outcome: 'refused',
      number: '15/TB-CA',
      reason: 'Thiếu giấy tờ',
      why: 'Ghi nhầm đã giải quyết',
      ...more,
    });
  beforeEach(() => entered('granted', { number: '12/TB-CA', file }));

  it('is proposed by one officer and entered by another, and stands as granted until then', async () => {
    const before = await state();
    must(await act(toRefused()));
    expect(await state()).toMatchObject({ outcome: 'approved', result: before.result });
    expect(noticeOf('correct-outside-result', before, await state()).act).toBe('propose-outside-correction');
    expect(await waiting()).toMatchObject([{ dossierId: id }]);
    expect(await codeOf(toRefused(), lan)).toBe('outside-correction-open');
    must(await act({ act: 'pay-fee', confirmed: true, fee: 'fee', amountVnd: 20_000, reference: 'BL-1' }));
    expect(
      await codeOf({ act: 'deliver-result', task: await task(), method: 'counter', recipient: 'Nguyễn Thị An' }, lan),
    ).toBe('outside-correction-open');
    expect(await codeOf(confirm)).toBe('outside-correction-own');
    must(await act(confirm, lan));
    const now = await state();
    expect(now).toMatchObject({ outcome: 'refused', result: { against: true, number: '15/TB-CA' } });
    expect(now.result).toMatchObject({ theirReason: 'Thiếu giấy tờ' });
    expect(now.result).not.toHaveProperty('file');
    const lines = timelineOf(id, await events(), province, 'vi', { step: String, item: String, law: String });
    const proposed = lines.find(({ what }) => what === 'Đề nghị đính chính kết quả của cơ quan giải quyết')!;
    expect(proposed.detail).toMatch(/đề nghị ghi: .* từ chối giải quyết, chờ công chức khác xác nhận/);
  });

  it('needs the number of their paper or its file: the file of the grant is none', async () => {
    expect(await codeOf(toRefused({ number: '' }))).toBe('outside-paper-needed');
    must(await act(toRefused({ number: '', file: other })));
    must(await act(decline, lan));
    expect(await state()).toMatchObject({ outcome: 'approved', result: { number: '12/TB-CA', file } });
  });
});

it('a correction that leaves the outcome is made by one', async () => {
  const { events: made } = must(await act(propose({ outcome: 'refused', number: '14/TB-CA' })));
  expect(made).toMatchObject([{ type: 'outside-result-corrected', number: '14/TB-CA' }]);
  expect(made[0]).not.toHaveProperty('proposedBy');
});

it('one that was entered by one officer before stays as it was recorded', async () => {
  await refused({ file });
  const old = { ...(await state()) } as DossierState;
  const event = {
    type: 'outside-result-corrected',
    at: '2026-11-25T08:00:00Z',
    by: { id: 'x', name: 'X', kind: 'officer' },
  };
  const after = evolve(old, { ...event, ...granted, why: 'Ghi nhầm' } as DossierEvent);
  expect(after).toMatchObject({ outcome: 'approved', result: { number: '13/TB-CA', file } });
});
