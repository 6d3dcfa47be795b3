/** Acts at their door: given what happened, when somebody acts, then these events or this refusal. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { Province } from '#authority/province.ts';
import type { Act, Command } from '#dossier/commands.ts';
import { takenBack } from '#dossier/conclusions.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { fold } from '#dossier/evolve.ts';
import { oneByOne } from '#dossier/one-by-one.ts';
import { everyRefusal, isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { nameWithout, sayingOf } from '#kernel/text.ts';
import type { RegisterEntry } from '#spine/store.ts';
import { timelineOf } from '#views/timeline.ts';
import { CONDITION, concludeAgainst, performOn, publishCondition } from '../../test/support/acts.ts';
import {
  anotherBirth,
  birthAnswers,
  birthChecked,
  holder,
  houseAnswers,
  local,
  newborn,
  officer,
  partyOf,
  person,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { propose, takeBack } from '../../test/support/revocation.ts';
import { recordAbsence } from './absence.ts';
import { paperToIssue } from './documents.ts';
import { runRecompute } from './jobs.ts';
import { officersTold } from './notify-officers.ts';
import { perform, SYSTEM, startDossier } from './perform.ts';
import { foreseeEntered, refuseStale } from './proofs.ts';

let receipts = 0;
let test: TestPlatform;
let id: string;

beforeEach(async () => {
  test = await testPlatform();
});

const an = person('an');
const counter = officer('hong-gai.counter.hoa');
const minh = officer('hong-gai.civil.minh');
const nga = officer('hong-gai.civil.nga');
const chair = officer('hong-gai.chair');

async function draft(
  procedure = '1.001193',
  change: Partial<Extract<Command, { act: 'draft-dossier' }>> = {},
  actor: Actor = an,
) {
  const started = await startDossier(
    test.platform,
    procedure,
    {
      act: 'draft-dossier',
      // Online, the applicant confirms the draft of a birth certificate on the way: see confirm.test.ts.
      channel: 'counter',
      applicant: partyOf('an'),
      place: '06685',
      answers: birthAnswers,
      ...change,
    },
    actor,
  );
  if (!isRefusal(started)) id = started.dossierId;
  return started;
}

const act = (command: Command, actor: Actor) => performOn(test.platform, id, command, actor);
const state = async () => (await test.store.load(id))!.state;
const taskOf = async (step: string) => (await state()).tasks.find((task) => task.step === step)!.id;

/** Does each, and insists that it is done. */
async function given(...acts: [Command, Actor][]) {
  for (const [command, actor] of acts) must(await act(command, actor));
}

async function refusedBy(command: Command, actor: Actor) {
  const before = JSON.stringify(await test.store.load(id));
  const outcome = await act(command, actor);
  // Whatever was refused left everything as it was.
  expect(JSON.stringify(await test.store.load(id))).toBe(before);
  return isRefusal(outcome) ? outcome.code : outcome.events.map((event) => event.type).join();
}

const submitted: [Command, Actor] = [{ act: 'submit-dossier' }, an];
const received: [Command, Actor] = [{ act: 'receive-dossier' }, counter];

describe('drafting', () => {
  it('fills what the register knows and says from where', async () => {
    must(await draft());
    expect((await state()).answers).toMatchObject({ applicantName: 'Nguyễn Thị An' });
    expect((await state()).provenance['applicantName']).toEqual({
      register: 'person',
      entry: 'province quang-ninh',
      knownSince: '2025-07-01T00:00:00Z',
    });
  });
  it('keeps what the person says otherwise, and marks it as contested', async () => {
    must(await draft('1.001193', { answers: { ...birthAnswers, applicantResidence: 'Khu 2, phường Bãi Cháy' } }));
    expect((await state()).answers['applicantResidence']).toBe('Khu 2, phường Bãi Cháy');
    expect((await state()).provenance['applicantResidence'].contested).toBe(true);
  });
  it("tells nobody what registers hold about somebody else, nor lets them apply under another's number", async () => {
    const other = await draft('1.001193', { applicant: { ...partyOf('an'), idNumber: '022088000002' } });
    expect(isRefusal(other) && other.code).toBe('not-permitted');
    const stranger = await draft('1.001193', { applicant: partyOf('binh') });
    expect(isRefusal(stranger) && stranger.code).toBe('not-permitted');
  });
  it('refuses an unknown unit, component, procedure', async () => {
    const code = async (outcome: Promise<unknown>) => {
      const value = await outcome;
      return isRefusal(value) && value.code;
    };
    expect(await code(draft('1.001193', { place: '99999' }))).toBe('unit-unknown');
    expect(await code(draft('1.001193', { components: [{ component: 'nothing', originals: 1, copies: 0 }] }))).toBe(
      'component-unknown',
    );
    expect(await code(draft('9.999999'))).toBe('procedure-not-found');
    expect(await code(draft('1.013831', { channel: 'post' }))).toBe('channel-not-offered');
  });
});

describe('submitting and receiving', () => {
  it('draws a code, routes to the competent unit, and opens the desk where it came in', async () => {
    must(await draft('1.001193', { receivingUnit: '06673-mc' }));
    await given(submitted);
    expect(await state()).toMatchObject({
      status: 'submitted',
      code: 'H49.25.00-261125-0001',
      unit: '06685',
      receivingUnit: '06673-mc',
    });
    expect((await state()).tasks).toMatchObject([{ step: 'receive', unit: '06673-mc', post: 'counter' }]);
  });
  it('names every wrong field, and takes no ten-megabyte text', async () => {
    must(await draft('1.001193', { answers: { relation: 'aunt', childDateOfBirth: 15 } }));
    const outcome = await act({ act: 'submit-dossier' }, an);
    expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toMatch(
      /Họ, chữ đệm, tên của trẻ \(phải điền\).*Quan hệ với trẻ \(một trong: Mẹ \/ Cha/,
    );
    expect(
      await refusedBy({ act: 'submit-dossier', answers: { ...birthAnswers, childName: 'x'.repeat(10_000_000) } }, an),
    ).toBe('too-large');
    expect(
      await refusedBy({ act: 'submit-dossier', answers: { ...birthAnswers, childName: 'x'.repeat(5_000) } }, an),
    ).toBe('form-invalid');
  });
  it('asks for the papers that are missing', async () => {
    must(await draft('1.001193', { answers: { ...birthAnswers, noticeNumber: undefined } }));
    expect(await refusedBy({ act: 'submit-dossier' }, an)).toBe('components-missing');
  });
  it('starts the clock when received, not before', async () => {
    must(await draft());
    await given(submitted);
    expect((await state()).clock).toBeUndefined();
    test.clock.moveTo(local('2026-11-25T15:30'));
    await given(received);
    expect((await state()).clock?.dueAt).toBe(local('2026-11-26T17:00').toString());
  });
  it('finds nobody competent on the day a decree has lapsed', async () => {
    must(await draft());
    test.clock.moveTo(local('2027-03-01T08:00'));
    expect(await refusedBy({ act: 'submit-dossier' }, an)).toBe('procedure-undecided');
    const begun = await draft();
    expect(isRefusal(begun) && refusalText(begun, 'vi')).toMatch(/Từ ngày 01\/03\/2027.*120\/2025/);
  });
});

describe('work on a dossier', () => {
  beforeEach(async () => {
    must(await draft());
    await given(submitted, received);
  });
  it('goes step by step to a register entry written with the decision', async () => {
    await given([{ act: 'complete-task', task: await taskOf('check'), result: birthChecked }, minh]);
    await given([
      { act: 'complete-task', task: await taskOf('population'), result: { personalId: '022226000777' } },
      nga,
    ]);
    await given([{ act: 'decide-dossier', task: await taskOf('sign') }, chair]);
    expect(await test.store.readEntries('022226000777')).toMatchObject([
      { register: 'birth', origin: `${id}#6`, data: { fullName: 'Nguyễn Gia Bảo' } },
    ]);
  });
  it('lets only the one who took a task do it, until a head gives it to another', async () => {
    const task = await taskOf('check');
    await given([{ act: 'claim-task', task }, minh]);
    expect(await refusedBy({ act: 'complete-task', task, result: birthChecked }, nga)).toBe('task-taken');
    expect(await refusedBy({ act: 'reassign-task', task, officer: chair.id, reason: 'Lý do rõ' }, chair)).toBe(
      'officer-unknown',
    );
    expect(await refusedBy({ act: 'reassign-task', task, officer: '', reason: 'Lý do rõ' }, chair)).toBe(
      'colleague-needed',
    );
    await given(
      [{ act: 'reassign-task', task, officer: nga.id, reason: 'cân bằng việc' }, chair],
      [{ act: 'complete-task', task, result: birthChecked }, nga],
    );
  });
  it('lets a colleague stand in only while the absence lasts, and says for whom', async () => {
    const task = await taskOf('check');
    // Of what nobody took there is nobody to stand in for.
    expect(await refusedBy({ act: 'substitute-task', task }, nga)).toBe('task-of-nobody');
    await given([{ act: 'claim-task', task }, minh]);
    expect(await refusedBy({ act: 'substitute-task', task }, nga)).toBe('not-absent');
    must(
      await recordAbsence(test.platform, minh, {
        officer: minh.id,
        from: local('2026-11-25T00:00').toString(),
        to: local('2026-11-26T00:00').toString(),
        standIn: nga.id,
      }),
    );
    const outcome = must(await act({ act: 'substitute-task', task }, nga));
    expect(outcome.events).toMatchObject([{ type: 'task-substituted', inPlaceOf: minh.id, officer: nga.id }]);
  });
  it('refuses an act on a task that is done, and an act of another step', async () => {
    const task = await taskOf('check');
    expect(await refusedBy({ act: 'decide-dossier', task }, minh)).toBe('not-at-this-step');
    await given([{ act: 'complete-task', task, result: birthChecked }, minh]);
    expect(await refusedBy({ act: 'complete-task', task, result: birthChecked }, minh)).toBe('task-not-found');
  });
  it('refuses a time before the last act', async () => {
    const slow = await testPlatform(test.store);
    slow.platform.clock.now = () => local('2026-11-20T08:00');
    const outcome = await perform(slow.platform, id, { act: 'withdraw-dossier', reason: 'Lý do rõ' }, an);
    expect(isRefusal(outcome) && outcome.code).toBe('time-goes-back');
  });
  it('takes no supplement after its period, also before the job that closes it has come', async () => {
    await given([{ act: 'request-supplement', items: [{ item: 'childName', reason: 'Bản chụp mờ' }] }, minh]);
    test.clock.moveTo(local('2026-12-17T00:00'));
    const late = await act({ act: 'supplement-dossier', answers: { childName: 'Nguyễn Gia Bảo' } }, an);
    expect(isRefusal(late) && [late.code, refusalText(late, 'vi')]).toEqual([
      'supplement-late',
      expect.stringContaining('(23:59 16/12/2026)'),
    ]);
  });
  it('closes by itself when nobody answers a supplement request for fifteen working days', async () => {
    await given([{ act: 'request-supplement', items: [{ item: 'childName', reason: 'Bản chụp mờ' }] }, minh]);
    // The day of asking is not counted, the last runs to its end.
    expect((await state()).supplement?.deadline).toBe(local('2026-12-16T23:59:59').toString());
    test.clock.moveTo(local('2026-12-16T23:59'));
    await given([{ act: 'wake-dossier' }, SYSTEM]);
    expect((await state()).status).toBe('awaiting-supplement');
    test.clock.moveTo(local('2026-12-17T00:00'));
    await given([{ act: 'wake-dossier' }, SYSTEM]);
    expect(await state()).toMatchObject({ status: 'lapsed', tasks: [] });
  });
  it('moves the due date when the calendar changes, and only then', async () => {
    const before = (await state()).clock!.dueAt;
    expect(must(await act({ act: 'recompute-due' }, SYSTEM)).events).toEqual([]);
    const stormy = must(
      Province.from({
        ...test.platform.province.source,
        calendar: {
          ...test.platform.province.source.calendar,
          holidays: [...test.platform.province.source.calendar.holidays, { from: '2026-11-25', name: 'bão' }],
        },
      }),
    );
    const changed = await testPlatform(test.store, stormy);
    changed.clock.moveTo(local('2026-11-25T11:00'));
    const recomputed = await runRecompute(changed.platform, id, 'bão');
    expect(recomputed?.events).toMatchObject([
      { type: 'due-recomputed', from: before, why: 'bão', clock: { dueAt: local('2026-11-26T17:00').toString() } },
    ]);
  });
  it('warns before it is late, says when it is, and a late result is not on time', async () => {
    test.clock.moveTo(local('2026-11-25T15:01'));
    expect(must(await act({ act: 'wake-dossier' }, SYSTEM)).events).toMatchObject([{ type: 'due-warned' }]);
    test.clock.moveTo(local('2026-11-25T17:00'));
    expect(must(await act({ act: 'wake-dossier' }, SYSTEM)).events).toMatchObject([{ type: 'due-passed' }]);
    expect(must(await act({ act: 'wake-dossier' }, SYSTEM)).events).toEqual([]);
  });
  it('does nothing when woken early', async () => {
    expect(must(await act({ act: 'wake-dossier' }, SYSTEM)).events).toEqual([]);
  });
});

describe('a conclusion against the applicant', () => {
  const against = { conclusion: 'does-not-meet', note: 'Giấy chứng sinh không khớp' };
  const drawNumber = async () =>
    given([{ act: 'complete-task', task: await taskOf('population'), result: { personalId: '022226000001' } }, minh]);
  const toDecision = async (result: Record<string, unknown>, change: Parameters<typeof draft>[1] = {}) => {
    await draft('1.001193', change);
    await given([{ act: 'submit-dossier' }, an], [{ act: 'receive-dossier' }, counter]);
    await given([{ act: 'complete-task', task: await taskOf('check'), result }, minh]);
    if (result['conclusion'] === 'meets') await drawNumber();
    return taskOf('sign');
  };

  it('leads to who decides and nowhere else: no draft goes to the applicant, no number is drawn', async () => {
    await toDecision(against, { channel: 'online' });
    const now = await state();
    expect(now).toMatchObject({ status: 'in-progress', tasks: [{ step: 'sign', act: 'decide-dossier' }], timers: [] });
    expect(now.draft).toBeUndefined();
    expect(await refusedBy({ act: 'confirm-draft' }, an)).toBe('not-at-this-step');
  });
  it('that comes after work that was done is taken back before any of that work is done again', async () => {
    const first = await toDecision(birthChecked);
    await given([{ act: 'return-task', task: first, to: 'check', reason: 'Xem lại giấy chứng sinh' }, chair]);
    // What was done after that step is no way back from it: the step would be passed over.
    const on = { act: 'return-task', task: await taskOf('check'), to: 'population', reason: 'Lấy lại số' } as const;
    expect(await refusedBy(on, minh)).toBe('return-target-unknown');
    const answer = 'Đã xem lại';
    await given([{ act: 'complete-task', task: await taskOf('check'), result: against, answer }, minh]);
    const task = await taskOf('sign');
    const reason = 'Lấy lại số định danh';
    expect(await refusedBy({ act: 'return-task', task, to: 'population', reason }, chair)).toBe(
      'return-target-unknown',
    );
    await given([{ act: 'return-task', task, to: 'check', reason }, chair]);
    expect((await state()).tasks).toMatchObject([{ step: 'check' }]);
  });

  it('never becomes what was asked for, and the refusal says what can be done', async () => {
    const task = await toDecision(against);
    const refused = await act({ act: 'decide-dossier', task }, chair);
    expect(isRefusal(refused) && [refused.code, refused.params['officer']]).toEqual(['conclusion-against', minh.name]);
    expect(isRefusal(await act({ act: 'decide-dossier', task, outcome: 'approved' }, chair))).toBe(true);
    expect(await test.store.readEntries('022190000001')).toHaveLength(1);
  });
  it('ends in a decision against it with reason and article, numbered, without a register entry', async () => {
    const task = await toDecision(against);
    const command = { act: 'decide-dossier', task, outcome: 'rejected' } as const;
    for (const [missing, code] of [
      [{}, 'law-needed'],
      [{ reason: '.', law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13' }, 'reason-vague'],
      [{ reason: 'Giấy chứng sinh bị tẩy xóa' }, 'law-needed'],
      [{ reason: 'Giấy chứng sinh bị tẩy xóa', law: 'Luật Hộ tịch số 60/2014/QH13' }, 'law-article-needed'],
    ] as const) {
      const refused = await act({ ...command, ...missing }, chair);
      expect(isRefusal(refused) && refused.code).toBe(code);
    }
    const { events } = must(
      await act(
        { ...command, reason: 'Giấy chứng sinh bị tẩy xóa', law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13' },
        chair,
      ),
    );
    expect(events.map((event) => event.type)).toEqual(['dossier-rejected']);
    const after = await state();
    expect(after).toMatchObject({
      status: 'refused',
      outcome: 'refused',
      tasks: [],
      decision: {
        outcome: 'rejected',
        reason: 'Giấy chứng sinh bị tẩy xóa',
        law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13',
      },
      result: { code: '', against: true },
    });
    expect(after.decision?.entry).toBeUndefined();
    expect(after.result?.number).toMatch(/^\d/);
    for (const one of ['propose-revocation', 'revoke-result'] as const) {
      const command = { act: one, ...(one === 'propose-revocation' && { reason: 'Lý do rõ', law: 'y' }) } as Command;
      const by = holder('ubnd-tinh', one === 'revoke-result' ? 'head' : 'specialist');
      expect(await refusedBy(command, by), one).toBe('not-in-this-status');
    }
  });
  it('is said anew when the step is returned and done again', async () => {
    const task = await toDecision(against);
    await given([{ act: 'return-task', task, to: 'check', reason: 'Xem lại giấy chứng sinh' }, chair]);
    const again = { act: 'complete-task', task: await taskOf('check'), result: birthChecked } as const;
    // Why it came back is answered, not clicked away.
    for (const answer of [undefined, ' '])
      expect(await refusedBy({ ...again, answer }, minh)).toBe('return-unanswered');
    // With what else is missing, at once.
    const unfit: Command = { ...again, result: { conclusion: 'does-not-meet' }, answer: ' ' };
    const all = await act(unfit, minh);
    const told = isRefusal(all) ? everyRefusal(all).map(({ code }) => code) : [];
    expect(told).toEqual(['return-unanswered', 'conclusion-reason-needed']);
    await given([{ ...again, answer: 'Đã hỏi lại bệnh viện' }, minh]);
    expect((await state()).returns).toMatchObject([
      { from: 'sign', to: 'check', by: chair.name, reason: 'Xem lại giấy chứng sinh', answer: { by: minh.name } },
    ]);
    await drawNumber();
    // What was said before stays in sight: it is no part of a bulk, and is answered with a reason.
    const sign = await taskOf('sign');
    const rules = must(await test.platform.procedureByHash((await state()).procedure.hash));
    expect(takenBack(rules, await state())).toMatchObject([{ step: 'check', value: 'does-not-meet', by: minh.name }]);
    expect(oneByOne(rules, await state(), { act: 'decide-dossier', step: 'sign' })).toBe('taken-back');
    for (const reason of [undefined, ' ']) {
      const refused = await act({ act: 'decide-dossier', task: sign, outcome: 'approved', reason }, chair);
      expect(isRefusal(refused) && refused.code).toBe('objection-unanswered');
    }
    const reason = 'Bệnh viện đã xác nhận giấy chứng sinh';
    // Without the word, a reason is no yes; an article is none of both.
    const unsaid = await act({ act: 'decide-dossier', task: sign, reason }, chair);
    expect(isRefusal(unsaid) && unsaid.code).toBe('outcome-needed');
    const no = await act(
      { act: 'decide-dossier', task: sign, reason, law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13' },
      chair,
    );
    expect(isRefusal(no) && no.code).toBe('outcome-needed');
    const { events } = must(await act({ act: 'decide-dossier', task: sign, outcome: 'approved', reason }, chair));
    expect(events).toMatchObject([{ type: 'dossier-decided', despite: reason }]);
    expect(await state()).toMatchObject({ status: 'decided', decision: { despite: reason } });
  });
  it('is decided against only once a step concludes against it, and the words of who signs are theirs to add', async () => {
    const task = await toDecision(birthChecked);
    // A reason without the word: nobody's no becomes a yes in silence.
    const unsaid = await act({ act: 'decide-dossier', task, reason: 'Giấy chứng sinh là giả' }, chair);
    expect(isRefusal(unsaid) && unsaid.code).toBe('outcome-needed');
    const law = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
    const reject = { act: 'decide-dossier', task, outcome: 'rejected', law } as const;
    const answer = [{ kind: 'answer', id: 'childName' }] as const;
    for (const no of [reject, { act: 'refuse-dossier', law } as const])
      for (const grounds of [[], answer]) {
        const refused = await act({ ...no, reason: 'Trùng hồ sơ', grounds }, chair);
        expect(isRefusal(refused) && refused.code, no.act).toBe('refusal-unconcluded');
      }
    expect((await state()).decision).toBeUndefined();
    // Why it would be granted, beside the word that it is not.
    const both = await act({ ...reject, despite: 'Đã kiểm tra lại' }, chair);
    expect(isRefusal(both) && both.code).toBe('choice-contradicted');
    const grounds = await concludeAgainst(test.platform, id);
    const again = await taskOf('sign');
    for (const [reason, code] of [
      ['.', 'reason-vague'],
      ['Không đủ điều kiện theo quy định', 'reason-names-nothing'],
    ] as const) {
      const refused = await act({ ...reject, task: again, grounds, reason }, chair);
      expect(isRefusal(refused) && refused.code, reason).toBe(code);
    }
    const { events } = must(await act({ ...reject, task: again, grounds }, chair));
    expect(events).toMatchObject([{ type: 'dossier-rejected', grounds, reason: '' }]);
    expect(events[0]).not.toHaveProperty('despite');
    expect(await state()).toMatchObject({ status: 'refused', decision: { outcome: 'rejected' } });
    const names = { step: String, item: String, law: String };
    const all = (await test.store.readEvents((await state()).id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const lines = JSON.stringify(timelineOf((await state()).id, all, test.platform.province, 'vi', names));
    expect(lines).toContain('Chưa đạt điều kiện để thử số 1');
    expect(lines).not.toMatch(/undefined|\. \(|: \./);
  });
});

describe('two at once', () => {
  it('fifty officers race for one task: one wins, the others hear what changed', async () => {
    must(await draft());
    await given(submitted, received);
    const task = await taskOf('check');
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        act({ act: 'complete-task', task, result: birthChecked }, i % 2 ? minh : nga),
      ),
    );
    const lost = outcomes.filter(isRefusal);
    expect(lost).toHaveLength(49);
    expect(new Set(lost.map((one) => one.code))).toEqual(new Set(['conflict']));
    expect(lost[0].params).toMatchObject({ what: 'task-completed' });
    expect((await test.store.verify(id)).faults).toEqual([]);
  });
  it('decides anew when only our memory was old, and refuses a version somebody saw before', async () => {
    must(await draft());
    const elsewhere = await testPlatform(test.store);
    elsewhere.clock.moveTo(local('2026-11-25T09:00'));
    must(await perform(elsewhere.platform, id, { act: 'submit-dossier' }, an));
    test.clock.moveTo(local('2026-11-25T10:00'));
    must(await act({ act: 'receive-dossier' }, counter));
    const stale = await perform(test.platform, id, { act: 'withdraw-dossier', reason: 'Lý do rõ' }, an, { ifSeq: 1 });
    expect(isRefusal(stale) && stale.code).toBe('stale-version');
  });
  it('hears that the register changed where nothing stands there any more that stopped it', async () => {
    must(await draft());
    await given(submitted, received);
    await given([{ act: 'complete-task', task: await taskOf('check'), result: birthChecked }, minh]);
    const result = { personalId: newborn() };
    await given([{ act: 'complete-task', task: await taskOf('population'), result }, nga]);
    const commit = vi.spyOn(test.store, 'commit').mockResolvedValue({ result: 'entered' });
    expect(await refusedBy({ act: 'decide-dossier', task: await taskOf('sign') }, chair)).toBe('register-changed');
    commit.mockRestore();
  });
  it('is not held up by a message, whatever version the form was shown with; by what was decided it is', async () => {
    must(await draft());
    must(await act({ act: 'submit-dossier' }, an));
    must(await act({ act: 'receive-dossier' }, counter));
    const { seq, tasks } = (await test.store.load(id))!.state;
    const minh = holder('06685', 'specialist');
    const judge: Command = { act: 'complete-task', task: tasks[0].id, result: birthChecked };
    must(await act({ act: 'send-message', topic: 'question', text: 'Bao giờ xong?' }, an));
    must(await act({ act: 'send-message', topic: 'question', text: 'Cảm ơn' }, an));
    must(await perform(test.platform, id, judge, minh, { ifSeq: seq }));
    const ask: Command = { act: 'withdraw-dossier', reason: 'Lý do rõ' };
    const stale = await perform(test.platform, id, ask, an, { ifSeq: seq });
    expect(isRefusal(stale) && refusalText(stale, 'vi')).toContain(`(${minh.name}: Hoàn thành bước)`);
  });
  it('answers a repeated request with what it did the first time', async () => {
    must(await draft());
    const first = must(await perform(test.platform, id, { act: 'submit-dossier' }, an, { idempotencyKey: 'k' }));
    const second = must(await perform(test.platform, id, { act: 'submit-dossier' }, an, { idempotencyKey: 'k' }));
    expect([second.replayed, second.seq, second.code]).toEqual([true, first.seq, first.code]);
    const other = await perform(test.platform, id, { act: 'withdraw-dossier', reason: 'Lý do rõ' }, an, {
      idempotencyKey: 'k',
    });
    expect(isRefusal(other) && other.code).toBe('idempotency-key-reused');
  });
});

describe('permission, act by act', () => {
  const stranger = person('binh');
  const elsewhere = holder('07192', 'specialist');
  const wrong: [Act, Record<string, unknown>][] = [
    ['submit-dossier', {}],
    ['receive-dossier', {}],
    ['hand-over-dossier', { task: 3, receiver: 'x' }],
    ['record-outside', { note: 'x' }],
    ['record-outside-result', { task: 3, outcome: 'granted', issuedOn: '2026-11-25' }],
    ['correct-outside-result', { outcome: 'granted', issuedOn: '2026-11-25', why: 'Lý do rõ' }],
    ['confirm-outside-correction', {}],
    ['decline-outside-correction', { reason: 'Lý do rõ' }],
    ['strike-payment', { fee: 'tax', reason: 'Biên lai của hồ sơ khác' }],
    ['confirm-strike', {}],
    ['decline-strike', { reason: 'Lý do rõ' }],
    ['request-supplement', { items: [{ item: 'childName', reason: 'Lý do rõ' }] }],
    ['supplement-dossier', {}],
    ['refuse-dossier', { grounds: [], reason: 'Lý do rõ', law: 'y' }],
    ['claim-task', { task: 3 }],
    ['complete-task', { task: 3, result: birthChecked }],
    ['return-task', { task: 3, to: 'check', reason: 'Lý do rõ' }],
    ['reassign-task', { task: 3, officer: 'hong-gai.civil.nga', reason: 'Lý do rõ' }],
    ['substitute-task', { task: 3 }],
    ['consult-unit', { units: ['so-xay-dung'], question: 'x' }],
    ['answer-consultation', { consultation: 'C1', opinion: 'agree', text: '' }],
    ['withdraw-consultation', { consultation: 'C1', reason: 'Lý do rõ' }],
    ['extend-dossier', { dueAt: '2026-12-31T00:00:00Z', reason: 'Lý do rõ' }],
    ['withdraw-dossier', { reason: 'Lý do rõ' }],
    ['request-payment', { fee: 'x', amountVnd: 1, law: 'x' }],
    ['replace-payment', { fee: 'x', as: 'y', amountVnd: 1, law: 'x', reason: 'Lý do rõ' }],
    ['stop-payment', { to: 'check', reason: 'Lý do rõ' }],
    ['pay-fee', { fee: 'x', amountVnd: 1, reference: 'x' }],
    ['decide-dossier', { task: 3 }],
    ['issue-result', { task: 3 }],
    ['deliver-result', { task: 3 }],
    ['close-dossier', {}],
    ['rate-dossier', { score: 5 }],
    ['send-message', { topic: 'question', text: 'x' }],
    ['wake-dossier', {}],
    ['recompute-due', {}],
    ['sign-result', { file: 'a', sizeBytes: 1, signatures: [] }],
    ['sign-scan', { component: 'birth-proof', file: 'a', signed: 'b', pages: 1, officer: 'x' }],
    ['propose-revocation', { reason: 'Lý do rõ', law: 'y' }],
    ['withdraw-proposal', { reason: 'Lý do rõ' }],
    ['decline-proposal', { reason: 'Lý do rõ' }],
    ['revoke-result', {}],
    ['refund-fee', { fee: 'x', reference: 'x', reason: 'Lý do rõ' }],
    ['keep-fee', { fee: 'x', reason: 'Lý do rõ', law: 'y' }],
    ['record-surplus', { fee: 'x', amountVnd: 1, reference: 'x', why: 'not-due' }],
    ['return-surplus', { reference: 'x', by: 'x' }],
  ];
  beforeEach(async () => {
    must(await draft());
    await given(submitted, received);
  });
  for (const [name, rest] of wrong)
    it(`${name}: neither a stranger nor an officer of another unit`, async () => {
      const command = { act: name, ...rest } as unknown as Command;
      expect(await refusedBy(command, stranger)).toBe('not-permitted');
      expect(await refusedBy(command, elsewhere)).toBe('not-permitted');
    });
});

describe('a warning that comes in between', () => {
  it('stops nobody who saw the version before it', async () => {
    must(await draft());
    await given(submitted, received);
    const { seq } = await state();
    test.clock.moveTo(local('2026-11-25T14:00'));
    await given([{ act: 'wake-dossier' }, SYSTEM]);
    expect((await state()).clock?.warned).toBe(true);
    const command: Command = { act: 'complete-task', task: await taskOf('check'), result: birthChecked };
    must(await perform(test.platform, id, command, minh, { ifSeq: seq }));
    // What counted is named, not the message that came last.
    must(await act({ act: 'send-message', topic: 'question', text: 'Bao giờ xong?' }, an));
    const again = await perform(test.platform, id, { act: 'withdraw-dossier', reason: 'Lý do rõ' }, an, { ifSeq: seq });
    if (!isRefusal(again)) throw new Error('not refused');
    expect(again.code).toBe('stale-version');
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const counted = events.findLast(({ type }) => type !== 'message-sent')!;
    expect(counted.type).not.toBe('due-warned');
    expect(again.params).toMatchObject({ what: counted.type, by: counted.by.name });
  });
});

describe('messages', () => {
  const question: Command = { act: 'send-message', topic: 'question', text: '  Khi nào xong?  ' };
  beforeEach(async () => {
    must(await draft());
  });

  it('go from the applicant to the office and back, and change nothing else', async () => {
    await given(submitted, received);
    const before = await state();
    await given([question, an], [{ act: 'send-message', topic: 'question', text: 'Chiều nay.' }, counter]);
    const { messages, status, clock, tasks } = await state();
    expect(messages?.map(({ topic, text, kind }) => [topic, text, kind])).toEqual([
      ['question', 'Khi nào xong?', 'citizen'],
      ['reply', 'Chiều nay.', 'officer'],
    ]);
    expect({ status, clock, tasks }).toEqual({ status: before.status, clock: before.clock, tasks: before.tasks });
  });

  it('wait to be answered, and keep the dossier out of every bulk, until an officer writes back', async () => {
    await given([{ act: 'submit-dossier' }, an], [{ act: 'receive-dossier' }, counter]);
    const rules = must(await test.platform.procedure('1.001193'));
    const alone = async (act: string) => oneByOne(rules, await state(), { act, step: 'none' });
    expect(await alone('issue-result')).toBeUndefined();
    const before = await state();
    await given([question, an], [{ act: 'send-message', topic: 'question', text: 'Cần gì nữa?' }, an]);
    const asked = await state();
    expect(asked.asked).toEqual({ since: asked.messages![0].at });
    expect([await alone('issue-result'), await alone('decide-dossier')]).toEqual(['asked', 'asked']);
    // Who has the work is told; whoever took it alone.
    const event = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent).at(-1)!;
    const told = (one: typeof asked) =>
      officersTold(province, event, one).map(({ officer, kind }) => `${kind} ${officer}`);
    const [task] = before.tasks;
    expect(told(asked)).toEqual(
      province.holders(task.unit, task.post, '2026-11-23').map((one) => `question ${one.id}`),
    );
    expect(told({ ...asked, tasks: [{ ...task, assignee: nga.id }] })).toEqual([`question ${nga.id}`]);
    expect(told({ ...asked, tasks: [] })).toContain(`question ${counter.id}`);
    // That somebody was told of a notice answers no question.
    await given([{ act: 'send-message', topic: 'reply', text: 'Đã giao phiếu', told: 'in-person', of: [1] }, counter]);
    expect((await state()).asked).toEqual(asked.asked);
    // Nor does that it was received.
    for (const text of [
      '.',
      'ok',
      'Đã nhận',
      'Chúng tôi đã nhận được',
      'Sẽ trả lời sau',
      'Hồ sơ đang xử lý.',
      'test',
      '1',
      'Done',
      'Trung tâm đã tiếp nhận ý kiến của ông/bà, xin cảm ơn',
    ])
      expect(await refusedBy({ act: 'send-message', topic: 'reply', text }, minh)).toBe('reply-says-nothing');
    await given([{ act: 'send-message', topic: 'reply', text: 'Chiều nay.' }, minh]);
    expect((await state()).asked).toBeUndefined();
    // Nobody concluded anything since: who decides reads both.
    expect(await alone('decide-dossier')).toBe('answered');
  });

  it('are read by who signs something meanwhile, the newest too, and that stays on record', async () => {
    publishCondition(test.platform);
    const refusal = {
      act: 'refuse-dossier',
      grounds: [CONDITION],
      law: 'Điều 16 Luật 60/2014/QH13',
    };
    const unread = async (command: object, actor: Actor) => {
      expect(await refusedBy(command as Command, actor)).toBe('question-unread');
      const { messages = [] } = await state();
      const earlier = { ...command, questionRead: messages[0].at };
      if (messages.length > 1) expect(await refusedBy(earlier as Command, actor)).toBe('question-unread');
      const questionRead = messages.at(-1)!.at;
      const done = must(await act({ ...command, questionRead } as Command, actor));
      expect(done.events).toMatchObject([{ questionRead }]);
    };
    await given(submitted, [question, an]);
    await unread(refusal, counter);

    must(await draft('1.001193', { answers: anotherBirth() }));
    await given(submitted, received);
    await given([{ act: 'complete-task', task: await taskOf('check'), result: birthChecked }, minh]);
    const numbered = { act: 'complete-task', task: await taskOf('population'), result: { personalId: newborn() } };
    await given([numbered as Command, minh], [question, an]);
    test.clock.moveTo(test.clock.now().add({ minutes: 5 }));
    await given([{ act: 'send-message', topic: 'question', text: 'Có kịp nhập học không?' }, an]);
    const task = await taskOf('sign');
    const vague = { act: 'decide-dossier', task, outcome: 'rejected', grounds: [], reason: '.', law: '' } as const;
    expect(await refusedBy(vague, chair)).toBe('reason-vague');
    await unread({ act: 'decide-dossier', task }, chair);
    await unread({ act: 'issue-result', task: await taskOf('print') }, holder('06685', 'clerk'));
    // Once it is answered nothing is asked.
    const { province } = test.platform;
    const revoker = holder(province.revokingUnit('1.001193', '06685', '2026-11-25')!, 'head');
    const why = { reason: 'Khai sai ngày sinh', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
    must(await propose(test.platform, id, why));
    expect(await refusedBy({ act: 'revoke-result' }, revoker)).toBe('question-unread');
    await given([{ act: 'send-message', topic: 'reply', text: 'Kịp.' }, counter]);
    const [revoked] = must(await act({ act: 'revoke-result' }, revoker)).events;
    expect(revoked.questionRead).toBeUndefined();
  });

  it('that came after the appraisal are read with the answer by who signs, and after the decision by who issues', async () => {
    const reply: Command = { act: 'send-message', topic: 'reply', text: 'Chiều nay.' };
    const rules = must(await test.platform.procedure('1.001193'));
    const alone = async () => oneByOne(rules, await state(), (await state()).tasks[0]);
    const later = () => test.clock.moveTo(test.clock.now().add({ minutes: 5 }));
    await given(submitted, received, [question, an], [reply, counter]);
    later();
    await given([{ act: 'complete-task', task: await taskOf('check'), result: birthChecked }, minh]);
    const numbered = { act: 'complete-task', task: await taskOf('population'), result: { personalId: newborn() } };
    await given([numbered as Command, minh]);
    // Answered before the conclusion: whoever concluded had it.
    expect(await alone()).toBeUndefined();
    for (const [step, act, actor] of [
      ['sign', 'decide-dossier', chair],
      ['print', 'issue-result', holder('06685', 'clerk')],
    ] as const) {
      later();
      const text = 'Tôi khai nhầm ngày sinh, xin sửa trước khi ký';
      await given([{ act: 'send-message', topic: 'question', text }, an]);
      later();
      await given([reply, counter]);
      expect(await alone()).toBe('answered');
      const command = { act, task: await taskOf(step) } as Command;
      const refused = await perform(test.platform, id, command, actor);
      expect(refused).toMatchObject({ code: 'question-unseen', params: { question: text, reply: 'Chiều nay.' } });
      const { messages = [] } = await state();
      // The question alone is not enough: the answer is read, too.
      const earlier = { ...command, questionRead: messages.at(-2)!.at } as Command;
      expect(await refusedBy(earlier, actor)).toBe('question-unseen');
      const questionRead = messages.at(-1)!.at;
      const { events } = must(await perform(test.platform, id, { ...command, questionRead } as Command, actor));
      expect(events).toMatchObject([{ questionRead }]);
    }
  });

  it('need a dossier that was handed in, and a word', async () => {
    expect(await refusedBy(question, an)).toBe('not-in-this-status');
    await given(submitted);
    expect(await refusedBy({ act: 'send-message', topic: 'question', text: ' ' }, an)).toBe('message-empty');
  });

  it('of one hour are so many; later there is room again, and the office may always write', async () => {
    await given(submitted);
    for (let n = 0; n < 20; n++) await given([{ act: 'send-message', topic: 'question', text: `Câu hỏi ${n}` }, an]);
    expect(await refusedBy(question, an)).toBe('questions-too-many');
    await given([{ act: 'send-message', topic: 'question', text: 'Chiều nay trả lời.' }, counter]);
    test.clock.moveTo(test.clock.now().add({ hours: 1 }));
    await given([question, an]);
  });
});

describe('the level of the account', () => {
  it('opens what the province says only to level 2', async () => {
    const giang = person('giang');
    must(await draft('1.001193', { applicant: partyOf('giang') }, giang));
    expect(await refusedBy({ act: 'submit-dossier' }, giang)).toBe('assurance-too-low');
    // In one's own name by the number alone, which this sign-in does not prove; in another's name it is theirs.
    const named = async (who: string) => {
      const { id: _, ...applicant } = partyOf(who);
      const begun = await startDossier(
        test.platform,
        '1.001193',
        { act: 'draft-dossier', channel: 'online', applicant },
        giang,
      );
      return isRefusal(begun) ? begun.code : 'begun';
    };
    expect([await named('giang'), await named('an')]).toEqual(['assurance-too-low', 'not-permitted']);
    must(await act({ act: 'submit-dossier' }, { ...giang, assurance: 2 }));
  });
});

describe('a register in which a subject stands once', () => {
  const toSign = async (personalId: string) => {
    await draft('1.001193', { answers: anotherBirth() });
    await given([{ act: 'submit-dossier' }, an], [{ act: 'receive-dossier' }, counter]);
    await given([{ act: 'complete-task', task: await taskOf('check'), result: birthChecked }, minh]);
    await given([{ act: 'complete-task', task: await taskOf('population'), result: { personalId } }, minh]);
    return taskOf('sign');
  };

  it('takes no birth under a number that was given to another child meanwhile', async () => {
    const number = '022226000001';
    const task = await toSign(number);
    const first = id;
    const sign = await toSign(number);
    const second = id;
    const rules = must(await test.platform.procedure('1.001193'));
    expect(await foreseeEntered(test.platform, rules, await state())).toBeUndefined();
    id = first;
    must(await act({ act: 'decide-dossier', task }, chair));
    id = second;
    // Told before anybody signs.
    expect(await foreseeEntered(test.platform, rules, await state())).toMatchObject({
      code: 'already-entered',
      params: { subject: number },
    });
    const refused = await act({ act: 'decide-dossier', task: sign }, chair);
    expect(refused).toMatchObject({ code: 'already-entered', params: { subject: number } });
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('Sổ đăng ký khai sinh');
    // It can be returned, recorded anew, and signed.
    await given([{ act: 'return-task', task: sign, to: 'population', reason: 'Số của người khác' }, chair]);
    const record = async (personalId: string) =>
      act(
        {
          act: 'complete-task',
          task: await taskOf('population'),
          result: { personalId },
          answer: 'Đã lấy số mới',
        },
        minh,
      );
    expect(await record(number)).toMatchObject({ code: 'number-not-new', params: { number } });
    must(await record(newborn()));
    // Who sent it back decides it by itself, not in a bulk.
    const now = await state();
    expect(oneByOne(rules, now, now.tasks[0])).toBe('sent-back');
    must(await act({ act: 'decide-dossier', task: await taskOf('sign') }, chair));
  });

  it('takes no number of who applies, whom the application names, or whom another register knows', async () => {
    await draft('1.001193', { answers: { ...anotherBirth(), motherIdNumber: '022190000444' } as typeof birthAnswers });
    await given([{ act: 'submit-dossier' }, an], [{ act: 'receive-dossier' }, counter]);
    await given([{ act: 'complete-task', task: await taskOf('check'), result: birthChecked }, minh]);
    // The last three: the digits of a girl, of 2025, of the century before.
    for (const [personalId, code] of [
      [partyOf('an').idNumber, 'number-not-new'],
      ['022190000444', 'number-not-new'],
      ['022326900003', 'number-mistyped'],
      ['022225900004', 'number-mistyped'],
      ['022026900005', 'number-mistyped'],
    ] as const) {
      const task = await taskOf('population');
      const refused = await act({ act: 'complete-task', task, result: { personalId } }, minh);
      expect(refused, personalId).toMatchObject({ code, params: { number: personalId } });
      for (const language of LANGUAGES)
        expect(isRefusal(refused) && refusalText(refused, language)).not.toMatch(/undefined|\{/);
    }
  });

  it('takes none that an answer came to name after it was recorded', async () => {
    const number = '022226000777';
    const task = await toSign(number);
    const items = [{ item: 'motherIdNumber', reason: 'Đề nghị ghi số của mẹ' }];
    await given([{ act: 'request-supplement', items }, chair]);
    await given([{ act: 'supplement-dossier', answers: { motherIdNumber: number } }, an]);
    const rules = must(await test.platform.procedure('1.001193'));
    expect(await foreseeEntered(test.platform, rules, await state())).toMatchObject({ code: 'number-not-new' });
    const refused = await act({ act: 'decide-dossier', task, outcome: 'approved', reason: 'Đã xem giấy tờ' }, chair);
    expect(refused).toMatchObject({ code: 'number-not-new', params: { number } });
  });
});

describe('a decision that is not issued yet', () => {
  it('goes back to who decided where something on it is wrong; its entry holds no more until it is decided again', async () => {
    await draft();
    const personalId = newborn();
    await given(submitted, received);
    await given([{ act: 'complete-task', task: await taskOf('check'), result: birthChecked }, minh]);
    await given([{ act: 'complete-task', task: await taskOf('population'), result: { personalId } }, minh]);
    await given([{ act: 'decide-dossier', task: await taskOf('sign') }, chair]);
    expect(await test.store.readEntries(personalId)).toHaveLength(1);
    const [task] = (await state()).tasks;
    const clerk = holder(task.unit, task.post);
    const back = { act: 'return-task', task: task.id, reason: 'Sai họ tên người cha' } as const;
    // To no step from before the decision: who decided sends it there.
    expect(await refusedBy({ ...back, to: 'check' }, clerk)).toBe('return-target-unknown');
    const refused = await act({ ...back, to: 'check' }, clerk);
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toMatch(/đã làm trước khi hồ sơ được quyết định/);
    await given([{ ...back, to: 'sign' }, clerk]);
    const returned = await state();
    expect([returned.status, returned.decision, returned.outcome]).toEqual(['in-progress', undefined, undefined]);
    expect(await test.store.readEntries(personalId)).toEqual([]);
    // Who has it again sees that it came back and why, and no bulk holds it.
    const [again] = returned.tasks;
    expect(again.returned).toMatchObject({ by: clerk.name, reason: back.reason });
    const rules = must(await test.platform.procedureByHash(returned.procedure.hash));
    expect(oneByOne(rules, returned, again)).toBe('returned');
    await given([{ act: 'return-task', task: await taskOf('sign'), to: 'check', reason: 'Sửa lại' }, chair]);
    const checked = { result: birthChecked, answer: 'Đã sửa' };
    await given([{ act: 'complete-task', task: await taskOf('check'), ...checked }, minh]);
    await given([{ act: 'complete-task', task: await taskOf('population'), result: { personalId } }, minh]);
    // Nobody else has the number in the meantime, and it is entered again.
    await given([{ act: 'decide-dossier', task: await taskOf('sign') }, chair]);
    expect(await test.store.readEntries(personalId)).toHaveLength(1);
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    // What is not there may be said or left out.
    expect(JSON.parse(JSON.stringify(fold(id, events).decision))).toEqual((await state()).decision);
    expect(fold(id, events).status).toBe('decided');
  });
});

describe('a value that stands once in a register', () => {
  const hall = holder('07192-mc', 'counter');
  const registered = async (applicant: string, businessName: string, businessCode: string) => {
    const began = await draft(
      '1.001612',
      {
        applicant: partyOf(applicant),
        place: '06673',
        receivingUnit: '07192-mc',
        answers: {
          businessName,
          businessAddress: 'Chợ Bãi Cháy, phường Bãi Cháy',
          industries: '5610 Nhà hàng và các dịch vụ ăn uống phục vụ lưu động',
          capitalVnd: 80_000_000,
          founder: 'individual',
          ownerEnterprise: 'none',
          foundingBar: 'none',
          filedBy: 'owner',
        },
        components: [{ component: 'request', originals: 1, copies: 0 }],
      },
      hall,
    );
    must(began);
    // What stands already is said before anything is paid.
    const submitted = await act({ act: 'submit-dossier' }, hall);
    if (isRefusal(submitted) && submitted.code === 'value-taken') return submitted;
    must(submitted);
    const [fee] = (await state()).fees;
    await given([
      { act: 'pay-fee', confirmed: true, fee: fee.id, amountVnd: fee.amountVnd, reference: `VQR-${++receipts}` },
      hall,
    ]);
    await given([{ act: 'receive-dossier' }, hall]);
    const [appraise] = (await state()).tasks;
    await given([
      {
        act: 'complete-task',
        task: appraise.id,
        result: {
          conclusion: 'meets',
          lines: 'unconditional',
          linesChecked: 'Đã tra Điều 6 Luật Đầu tư, không có ngành bị cấm',
          barFound: 'none',
          enterpriseChecked: 'Đã tra Cổng thông tin quốc gia, không là chủ doanh nghiệp',
          businessCode,
        },
      },
      holder(appraise.unit, appraise.post),
    ]);
    const [sign] = (await state()).tasks;
    return act({ act: 'decide-dossier', task: sign.id }, holder(sign.unit, sign.post));
  };

  it('is given to one dossier: a code, and in one commune a name, however it is written', async () => {
    must(await registered('cuc', 'Hộ kinh doanh Bún xào Cúc', '0221550777'));
    const taken = await registered('dung', 'Hộ kinh doanh Phở Dũng', '0221550777');
    expect(taken).toMatchObject({ code: 'value-entered', params: { value: '0221550777' } });
    expect(isRefusal(taken) && refusalText(taken, 'vi')).toMatch(/^Mã số.*«0221550777».*Sổ đăng ký hộ kinh doanh/);
    const named = await registered('an', 'Hộ kinh doanh  BÚN XÀO CÚC', '0221550778');
    expect(named).toMatchObject({ code: 'value-taken', params: { value: 'Hộ kinh doanh  BÚN XÀO CÚC' } });
    // Composed otherwise, as other keyboards do, with the tone elsewhere and other signs between.
    for (const other of ['Hộ kinh doanh Bún xào Cúc'.normalize('NFD'), 'Hộ kinh doanh «Bún-xào» Cúc'])
      expect(await registered('an', other, '0221550778')).toMatchObject({ code: 'value-taken' });
    expect(sayingOf('Hòa')).toBe(sayingOf('hoà'));
    expect(sayingOf('CS-9999')).toBe(sayingOf('cs 9999'));
    expect(sayingOf('Hà')).not.toBe(sayingOf('Hạ'));
    must(await registered('an', 'Hộ kinh doanh Bún chả An', '0221550779'));
  });

  const WRITTEN = [
    'Hộ kinh doanh Hòa Bình',
    'Hộ kinh doanh Hoà Bình',
    'HỘ  KINH DOANH: hòa bình',
    'hộ kinh doanh «Hòa Bình»',
  ];
  const again = ['Hộ kinh doanh HKD Hòa Bình', 'Hộ kinh doanh Hòa Bình'.normalize('NFD')];
  it.each([...WRITTEN, ...again])('compares a household business «%s» by its own name', async (first) => {
    must(await registered('cuc', first, '0221550777'));
    for (const other of WRITTEN)
      expect(await registered('an', other, '0221550778'), other).toMatchObject({
        code: 'value-taken',
        params: { value: expect.stringMatching(/^hộ +kinh doanh.*(hòa|hoà)/i) },
      });
    for (const own of ['Hộ kinh doanh Hòa Bình 2', 'Hộ kinh doanh Hòa', 'HKDA Hòa Bình'])
      expect(nameWithout(own, ['hộ kinh doanh', 'HKD']), own).toBe(own.replace(/^Hộ kinh doanh /, ''));
    must(await registered('an', 'Hộ kinh doanh Hòa Bình 2', '0221550778'));
  });

  it.each([...WRITTEN, ...again])('prints the element «Hộ kinh doanh» of «%s» once', async (name) => {
    must(await registered('cuc', name, '0221550777'));
    const decided = await state();
    const paper = paperToIssue(test.platform, shipped.get('1.001612')!, decided, test.clock.now())!;
    const line = paper.blocks.find((one) => JSON.stringify(one).includes('1. Tên hộ kinh doanh:'))!;
    const printed = (line as { spans: { text: string }[] }).spans.slice(1).map((one) => one.text);
    expect(printed.join('').normalize('NFC')).toMatch(/^ HỘ KINH DOANH «?(HÒA|HOÀ) BÌNH»?$/);
    expect(String(decided.decision!.entry!.data['businessName']).normalize('NFD')).toMatch(
      /^Ho\u0323\u0302 kinh doanh «?[Hh]o/u,
    );
  });

  const NO_NAME = ['Hộ kinh doanh', ' HKD ', 'hộ KD:', 'Hộ kinh doanh HKD', 'Hộ kinh doanh «»'];
  const NO_ELEMENT = [
    'Hòa Bình',
    'HKD Hòa Bình',
    'H.K.D. Hòa Bình',
    'Hộ KD Hòa Bình',
    'Ho kinh doanh Hòa Bình',
    'Hộ kinh doanhà',
  ];
  it.each([...NO_NAME, ...NO_ELEMENT])(
    'asks for the element «Hộ kinh doanh» and a name of its own in «%s»',
    async (name) => {
      expect(await registered('cuc', name, '0221550777').catch((error: Error) => error.message)).toContain(
        'form-invalid',
      );
    },
  );
});

describe('a result that was taken back', () => {
  it('proves nothing any more: its entry stands no longer', async () => {
    await draft();
    await given([{ act: 'submit-dossier' }, an], [{ act: 'receive-dossier' }, counter]);
    await given([{ act: 'complete-task', task: await taskOf('check'), result: birthChecked }, minh]);
    await given([
      { act: 'complete-task', task: await taskOf('population'), result: { personalId: '022226000001' } },
      minh,
    ]);
    await given([{ act: 'decide-dossier', task: await taskOf('sign') }, chair]);
    const { entry } = (await state()).decision!;
    expect(await test.store.readEntries(entry!.subject)).toMatchObject([{ register: entry!.register }]);
    await given([{ act: 'issue-result', task: await taskOf('print') }, holder('06685', 'clerk')]);
    // A birth certificate is numbered by the year, as it is entered in the register of births.
    expect((await state()).result?.number).toBe('01/2026');
    const { province } = test.platform;
    const revoker = holder(province.revokingUnit('1.001193', '06685', '2026-11-25')!, 'head');
    expect(await refusedBy({ act: 'revoke-result' }, minh)).toBe('not-permitted');
    const why = { reason: 'Khai sai', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
    must(await takeBack(test.platform, id, why, revoker));
    expect(await test.store.readEntries(entry!.subject)).toEqual([]);
  });
});

describe('a decision that was not issued yet', () => {
  it('is taken back by who decided with its entry, and nothing is left to do', async () => {
    const { source } = test.platform.province;
    const competence = source.competence.filter(({ role }) => role !== 'revoke');
    test = await testPlatform(undefined, must(Province.from({ ...source, competence })));
    await draft();
    await given([{ act: 'submit-dossier' }, an], [{ act: 'receive-dossier' }, counter]);
    await given([{ act: 'complete-task', task: await taskOf('check'), result: birthChecked }, minh]);
    await given([
      { act: 'complete-task', task: await taskOf('population'), result: { personalId: '022226000001' } },
      minh,
    ]);
    await given([{ act: 'decide-dossier', task: await taskOf('sign') }, chair]);
    const { entry } = (await state()).decision!;
    const revoker = holder(test.platform.province.revokingUnit('1.001193', '06685', '2026-11-25')!, 'head');
    const why = { reason: 'Nhầm hồ sơ', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
    must(await takeBack(test.platform, id, why, revoker));
    expect(await state()).toMatchObject({ status: 'refused', outcome: 'refused', tasks: [], timers: [] });
    expect(await test.store.readEntries(entry!.subject)).toEqual([]);
    await given([{ act: 'close-dossier' }, counter]);
  });
});

describe('what a dossier rests on', () => {
  const land = { register: 'land-right', trueSince: '2026-01-01', knownSince: '2026-01-01T00:00:00Z' };
  it('is asked about again before it is decided', async () => {
    const subject = partyOf('dung').idNumber;
    const origin = '01a21037-e81f-735f-9b25-9756b2475cdf#7';
    await test.store.loadEntries([
      { ...land, subject, data: { certificateNumber: 'QN-1', landPlot: 'Thửa 21', commune: '06793' }, origin },
    ]);
    const dung = person('dung');
    const papers = ['form', 'drawings'].map((component) => ({ component, originals: 2, copies: 2 }));
    await draft(
      '1.013225',
      {
        applicant: partyOf('dung'),
        place: '06793',
        answers: { ...houseAnswers, landPlot: undefined },
        components: papers,
      },
      dung,
    );
    await given([{ act: 'submit-dossier' }, dung]);
    const { platform, store } = test;
    const rules = must(await platform.procedure('1.013225'));
    const command = { act: 'decide-dossier', task: 1 } as const;
    expect(await refuseStale(platform, rules, await state(), command)).toBeUndefined();
    await store.loadEntries([
      { ...land, subject, data: {}, origin: origin.replace('#7', '#9'), revokes: true } as RegisterEntry,
    ]);
    const refused = await refuseStale(platform, rules, await state(), command);
    expect(refused?.code).toBe('component-revoked');
    expect(await refuseStale(platform, rules, await state(), { ...command, outcome: 'rejected' })).toBeUndefined();
    // With a paper in its place, the answers that were filled from it still rest on it.
    const own = { ...(await state()), components: papers };
    for (const giving of [command, { act: 'issue-result', task: 1 } as const])
      expect(await refuseStale(platform, rules, own, giving)).toMatchObject({
        code: 'answer-revoked',
        params: { register: platform.registers.registers.get('land-right')?.name },
      });
    expect(await refuseStale(platform, rules, { ...own, provenance: {} }, command)).toBeUndefined();
  });
});

describe('once only', () => {
  it('asks for no land paper from whom the land register knows', async () => {
    await test.store.loadEntries([
      {
        register: 'land-right',
        subject: partyOf('dung').idNumber,
        data: { certificateNumber: 'QN-1', landPlot: 'Thửa 21', commune: '06793' },
        trueSince: '2026-01-01',
        knownSince: '2026-01-01T00:00:00Z',
        origin: 'x#1',
      },
    ]);
    const dung = person('dung');
    must(
      await draft(
        '1.013225',
        {
          applicant: partyOf('dung'),
          place: '06793',
          answers: { ...houseAnswers, landPlot: undefined },
          components: [
            { component: 'form', originals: 1, copies: 1 },
            { component: 'drawings', originals: 2, copies: 2 },
          ],
        },
        dung,
      ),
    );
    await given([{ act: 'submit-dossier' }, dung]);
    expect((await state()).answers).toMatchObject({ landPlot: 'Thửa 21', certificateNumber: 'QN-1' });
    expect((await state()).components).toContainEqual({
      component: 'land-paper',
      originals: 0,
      copies: 0,
      register: 'land-right',
    });
  });
});
