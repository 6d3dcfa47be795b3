/** That a result be taken back is proposed by an officer who prepares it, and decided on by another, as it was proposed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Province } from '#authority/province.ts';
import type { Command } from '#dossier/commands.ts';
import { decide } from '#dossier/decide.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { fold } from '#dossier/evolve.ts';
import { legalDate } from '#dossier/legal-date.ts';
import { isPossible } from '#dossier/possible.ts';
import type { By } from '#dossier/state.ts';
import { isRefusal, LANGUAGES, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import { textOf as messageText } from '#web/message-words.ts';
import { doTicked } from '#web/office/batch.tsx';
import type { View } from '#web/view.ts';
import { birthUntil } from '../../test/support/begun.ts';
import { decideLand, LAND, TAKEN_BACK_ON } from '../../test/support/land.ts';
import {
  holder,
  local,
  officer,
  partyOf,
  person,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { type Proposed, propose, takeBack } from '../../test/support/revocation.ts';
import { work } from '../../test/support/scenes.ts';
import { recordAbsence } from './absence.ts';
import { storyOf } from './check-pack.ts';
import { takingBackPaper } from './documents.ts';
import { officersTold } from './notify-officers.ts';
import { perform, SYSTEM, wakeDossier } from './perform.ts';
import { tellStory } from './story.ts';

const why: Proposed = { reason: 'Đăng ký trùng', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
const chair = holder('ubnd-tinh', 'head');
const minh = officer('hong-gai.civil.minh');
const reason = 'Chưa đủ căn cứ để thu hồi';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
/** A province where who decides takes back what it decided. */
const ownRevoker = () => {
  const competence = province.source.competence.filter(({ role }) => role !== 'revoke');
  return testPlatform(undefined, must(Province.from({ ...province.source, competence })));
};
const stateOf = async (id: string) => (await test.store.load(id))!.state;
const act = (id: string, command: Command, by = chair) => perform(test.platform, id, command, by);
const code = (outcome: Outcome<unknown>) =>
  isRefusal(outcome) ? [outcome.code, ...(outcome.also ?? []).map((one) => one.code)].join(' ') : 'done';
const issued = () => birthUntil(test, 'deliver-result');
const waiting = async (of: string) =>
  (await test.store.listTasks({ dossierId: of, act: 'revoke-result' }, { limit: 9 })).rows.map(({ unit, post }) => [
    unit,
    post,
  ]);

describe('the proposal', () => {
  it.each([
    ['a specialist of who issued it', minh, 'done'],
    ['a head of division of who issued it', holder('06685', 'division-head'), 'done'],
    ['a specialist of who may take it back', holder('ubnd-tinh', 'specialist'), 'done'],
    ['the head who would sign', chair, 'not-permitted'],
    ['the head who signed the result', holder('06685', 'head'), 'not-permitted'],
    ['the counter', officer('hong-gai.counter.hoa'), 'not-permitted'],
    ['a specialist of another agency', holder('vp-dk-dat-dai', 'specialist'), 'not-permitted'],
    ['who applied', person('an'), 'not-permitted'],
  ])('by %s', async (_who, by, expected) => {
    expect(code(await propose(test.platform, await issued(), why, by))).toBe(expected);
  });

  it('says why and by which article, and names a result that can stand in its place', async () => {
    const id = await issued();
    for (const [change, expected] of [
      [{ reason: ' ' }, 'reason-needed'],
      ...['asdf qwer', 'abc abc abc', 'aaaa bbbb', 'xzc bvn'].map((noise): [Partial<Proposed>, string] => [
        { reason: noise },
        'reason-vague',
      ]),
      [{ law: '' }, 'law-needed'],
      [{ law: 'Luật Hộ tịch' }, 'law-vague'],
      [{ law: 'Luật Hộ tịch số 60/2014/QH13' }, 'law-article-needed'],
      [{ replacedBy: 'H49.0.00-261125-9999' }, 'replacement-not-found'],
      [{ file: 'a'.repeat(64) }, 'result-file-unknown'],
      [{ reason: '', law: '' }, 'reason-needed law-needed'],
    ] as const)
      expect(code(await propose(test.platform, id, { ...why, ...change })), expected).toBe(expected);
    expect((await stateOf(id)).proposal).toBeUndefined();
  });

  it('is made of what can be taken back, once, and stands until it is decided on', async () => {
    const early = await birthUntil(test, 'decide-dossier');
    expect(code(await propose(test.platform, early, why))).toBe('not-in-this-status');
    const id = await issued();
    const { state, events } = must(await propose(test.platform, id, why, minh));
    expect(events.map(({ type }) => type)).toEqual(['revocation-proposed']);
    expect(state.proposal).toMatchObject({ ...why, by: { id: minh.id, name: minh.name } });
    expect(state.result?.revoked).toBeUndefined();
    const again = await propose(test.platform, id, why, holder('ubnd-tinh', 'specialist'));
    expect(again).toMatchObject({ code: 'revocation-proposed', params: { by: minh.name, date: '25/11/2026' } });
    must(await act(id, { act: 'revoke-result' }));
    expect((await stateOf(id)).proposal).toBeUndefined();
    expect(code(await propose(test.platform, id, why))).toBe('result-already-revoked');
  });

  it('is work of who may decide on it, and they are told; so is who made it, when it is declined', async () => {
    const id = await issued();
    const proposed = must(await propose(test.platform, id, why, minh));
    expect(await waiting(id)).toEqual([['ubnd-tinh', 'head']]);
    const told = officersTold(province, proposed.events[0], proposed.state);
    expect(told.map((one) => one.officer)).toContain(chair.id);
    const declined = must(await act(id, { act: 'decline-proposal', reason }));
    expect(await waiting(id)).toEqual([]);
    const answered = officersTold(province, declined.events[0], declined.state);
    expect(answered.map((one) => one.officer)).toEqual([minh.id]);
    for (const { kind, params } of [told[0], answered[0]])
      for (const language of LANGUAGES) {
        const names = { code: 'H49', vi: 'Khai sinh', en: 'Birth', hi: 'जन्म' };
        const message = { id: 'm', owner: 'x', kind, dossierId: id, params: { ...params, ...names }, at: '' };
        const { subject, what, next } = messageText(message, language);
        expect([subject, what, next].join(' ')).not.toMatch(/\{\{|undefined/);
        expect(what).toContain(params['reason']);
      }
  });

  it('stands in the history with what it rests on, and so does what became of it', async () => {
    const id = await issued();
    must(await propose(test.platform, id, why, minh));
    must(await act(id, { act: 'decline-proposal', reason }));
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const names = { step: (one: string) => one, item: (one: string) => one, law: (one: string) => one };
    const lines = timelineOf(id, events, province, 'vi', names).slice(-2);
    expect(lines.map(({ who, what, detail }) => [who, what, detail])).toEqual([
      [minh.name, 'Đề nghị thu hồi kết quả', `${why.reason} (${why.law})`],
      [chair.name, 'Không chấp nhận đề nghị thu hồi kết quả', reason],
    ]);
  });

  it('is of an issued result alone where another unit takes it back: who decided looks at their decision again', async () => {
    const id = await birthUntil(test, 'issue-result');
    for (const by of [minh, holder('ubnd-tinh', 'specialist')]) {
      const refused = await propose(test.platform, id, why, by);
      expect(code(refused)).toBe('revocation-unissued');
      for (const language of LANGUAGES)
        expect(isRefusal(refused) && refusalText(refused, language)).not.toMatch(/[{}]/);
    }
    const ward = holder('06685', 'head');
    const rules = must(await test.platform.procedure('1.001193'));
    const asked = (by: typeof ward) => ({ rules, province, absences: [], at: test.clock.now(), atText: '', by });
    const { tasks } = await stateOf(id);
    const set = legalDate(await stateOf(id));
    expect(isPossible(await stateOf(id), 'propose-revocation', asked(minh))).toBe(false);
    expect(isPossible(await stateOf(id), 'return-task', asked(ward), tasks[0])).toBe(true);
    const back = (to: string): Command => ({
      act: 'return-task',
      task: tasks[0].id,
      to,
      reason: 'Cha mẹ cư trú nơi khác',
    });
    expect(code(await act(id, back('sign'), chair))).toBe('not-permitted');
    expect(code(await act(id, back('sign'), minh))).toBe('not-permitted');
    expect(code(await act(id, back('check'), ward))).toBe('return-target-unknown');
    const { state } = must(await act(id, back('sign'), ward));
    expect(state).toMatchObject({ status: 'in-progress', tasks: [{ step: 'sign' }] });
    expect([state.decision, state.resultAt]).toEqual([undefined, undefined]);
    // From there it is appraised anew, with the reason on record.
    const again: Command = {
      act: 'return-task',
      task: state.tasks[0].id,
      to: 'check',
      reason: 'Thẩm định lại thẩm quyền',
    };
    const appraised = must(await act(id, again, ward)).state;
    expect(appraised.tasks).toMatchObject([{ step: 'check', returned: { reason: 'Thẩm định lại thẩm quyền' } }]);
    // By the date that law had set before.
    expect(legalDate(appraised)).toEqual(set);
    // Where nothing is decided, who signs returns no work of others.
    const now = appraised.tasks[0];
    expect(code(await act(id, { act: 'return-task', task: now.id, to: 'receive', reason: 'Xem lại' }, ward))).toBe(
      'not-permitted',
    );
  });

  it('of what was not issued, from before, is declined or withdrawn, and refuses nobody anything', async () => {
    const id = await birthUntil(test, 'issue-result');
    const before = await stateOf(id);
    const by: By = { id: chair.id, name: chair.name, kind: 'officer' };
    const { reason: because, law } = why;
    const proposal = { at: before.last.at, by: { id: minh.id, name: minh.name }, reason: because, law };
    const rules = must(await test.platform.procedure('1.001193'));
    const at = test.clock.now();
    const asked = { rules, province, absences: [], at, atText: at.toString(), by };
    expect(code(decide({ ...before, proposal }, { act: 'revoke-result' }, asked))).toBe('revocation-unissued');
    expect(code(decide({ ...before, proposal }, { act: 'decline-proposal', reason }, asked))).toBe('done');
  });

  it('is not by who is recorded as away', async () => {
    const id = await issued();
    const absence = { officer: minh.id, from: '2026-11-20T00:00:00Z', to: '2026-12-20T00:00:00Z', reason: 'Nghỉ phép' };
    must(await recordAbsence(test.platform, holder('06685', 'head'), absence));
    expect(code(await propose(test.platform, id, why, minh))).toBe('away');
  });

  it('keeps what was decided from being issued until it is decided on, in bulk too', async () => {
    test = await ownRevoker();
    const id = await birthUntil(test, 'issue-result');
    const { tasks, result } = await stateOf(id);
    expect(result).toBeUndefined();
    const issue = { act: 'issue-result', task: tasks[0].id } as const;
    const by = holder(tasks[0].unit, tasks[0].post);
    must(await propose(test.platform, id, why, minh));
    expect(await act(id, issue, by)).toMatchObject({ code: 'proposal-stands', params: { by: minh.name } });
    const { platform } = test;
    const view = { platform, actor: by, lang: 'vi', t: String, now: platform.clock.now() } as unknown as View;
    const ticked = { act: 'issue-result', confirmed: '', task: [`${id}/${tasks[0].id}`] };
    const [told] = await doTicked(view, ticked);
    expect(told?.text).toContain('chưa được phát hành');
    expect((await stateOf(id)).result).toBeUndefined();
    const rules = must(await test.platform.procedure('1.001193'));
    const asked = { rules, province, absences: [], at: test.clock.now(), atText: '', by };
    expect(isPossible(await stateOf(id), 'issue-result', asked, tasks[0])).toBe(false);
    must(await act(id, { act: 'withdraw-proposal', reason }, minh));
    expect(isPossible(await stateOf(id), 'issue-result', asked, tasks[0])).toBe(true);
    must(await act(id, issue, by));
  });

  it('keeps what was issued from being signed, and it is signed once that was decided', async () => {
    const id = await issued();
    must(await propose(test.platform, id, why, minh));
    const sign: Command = { act: 'sign-result', file: 'a'.repeat(64), sizeBytes: 9, signatures: [] };
    must(await act(id, sign, SYSTEM));
    expect((await stateOf(id)).result).not.toHaveProperty('signed');
    must(await act(id, { act: 'decline-proposal', reason }));
    must(await act(id, sign, SYSTEM));
    expect((await stateOf(id)).result?.signed).toMatchObject({ file: 'a'.repeat(64) });
  });

  it('keeps the result from being handed out until it is decided on', async () => {
    const id = await issued();
    const { seq } = await stateOf(id);
    must(await propose(test.platform, id, why, minh));
    const { tasks } = await stateOf(id);
    const deliver = {
      act: 'deliver-result',
      task: tasks[0].id,
      method: 'counter',
      recipient: partyOf('an').name,
    } as const;
    const counter = officer('hong-gai.counter.hoa');
    const refused = await act(id, deliver, counter);
    expect(refused).toMatchObject({ code: 'proposal-stands', params: { by: minh.name, date: '25/11/2026' } });
    expect((await stateOf(id)).seq).toBe(seq + 1);
    const rules = must(await test.platform.procedure('1.001193'));
    const asked = { rules, province, absences: [], at: test.clock.now(), atText: '', by: counter };
    expect(isPossible(await stateOf(id), 'deliver-result', asked, tasks[0])).toBe(false);
    must(await act(id, { act: 'decline-proposal', reason }));
    must(await act(id, deliver, counter));
  });

  it('is withdrawn by who made it alone, with a reason', async () => {
    const id = await issued();
    expect(code(await act(id, { act: 'withdraw-proposal', reason }, minh))).toBe('revocation-unproposed');
    must(await propose(test.platform, id, why, minh));
    const other = holder('ubnd-tinh', 'specialist');
    expect(await act(id, { act: 'withdraw-proposal', reason }, other)).toMatchObject({
      code: 'proposal-not-own',
      params: { by: minh.name },
    });
    expect(code(await act(id, { act: 'withdraw-proposal', reason }))).toBe('not-permitted');
    expect(code(await act(id, { act: 'withdraw-proposal', reason: '' }, minh))).toBe('reason-needed');
    must(await act(id, { act: 'withdraw-proposal', reason }, minh));
    expect(await waiting(id)).toEqual([]);
    expect(code(await act(id, { act: 'revoke-result' }))).toBe('revocation-unproposed');
    must(await propose(test.platform, id, why, other));
  });

  it('is declined by who would sign it, with a reason; the result holds', async () => {
    const id = await issued();
    expect(code(await act(id, { act: 'decline-proposal', reason }))).toBe('revocation-unproposed');
    must(await propose(test.platform, id, why, minh));
    expect(code(await act(id, { act: 'decline-proposal', reason }, minh))).toBe('not-permitted');
    expect(code(await act(id, { act: 'decline-proposal', reason: '' }))).toBe('reason-needed');
    must(await act(id, { act: 'decline-proposal', reason }));
    expect(code(await act(id, { act: 'revoke-result' }))).toBe('revocation-unproposed');
    expect((await stateOf(id)).result?.revoked).toBeUndefined();
  });

  it('is gone with a decision that is returned before its result is issued', async () => {
    test = await ownRevoker();
    const id = await birthUntil(test, 'issue-result');
    must(await propose(test.platform, id, why));
    const [task] = (await stateOf(id)).tasks;
    const back: Command = { act: 'return-task', task: task.id, to: 'sign', reason: 'Sai họ tên mẹ' };
    must(await act(id, back, holder(task.unit, task.post)));
    expect((await stateOf(id)).proposal).toBeUndefined();
    expect(await waiting(id)).toEqual([]);
  });
});

describe('taking back', () => {
  it('without a proposal is refused, and says who makes one and how', async () => {
    const id = await issued();
    const refused = await act(id, { act: 'revoke-result' });
    expect(code(refused)).toBe('revocation-unproposed');
    for (const language of LANGUAGES) expect(isRefusal(refused) && refusalText(refused, language)).not.toMatch(/[{}]/);
    const said = isRefusal(refused) && refusalText(refused, 'vi');
    expect(said).toContain('Ủy ban nhân dân phường Hồng Gai');
    expect(said).toContain('Ủy ban nhân dân thành phố Quảng Ninh');
    expect(said).toContain('Đề nghị thu hồi kết quả');
  });

  it('rests on law of another procedure only where who proposes looked it up', async () => {
    const id = await issued();
    const foreign = { ...why, law: 'Điều 44 Luật Xây dựng số 135/2025/QH15' };
    expect(code(await propose(test.platform, id, foreign))).toBe('law-foreign');
  });

  it('takes reason, law and who prepared it from the proposal', async () => {
    const id = await issued();
    const proposed = must(await propose(test.platform, id, why, minh)).state.proposal!;
    const { state, events } = must(await act(id, { act: 'revoke-result' }));
    expect(state.result!.revoked).toMatchObject({
      ...why,
      by: chair.name,
      basis: { preparedBy: { id: minh.id, name: minh.name }, proposedAt: proposed.at },
    });
    expect(officersTold(province, events[0], state).map((one) => one.officer)).toContain(minh.id);
    expect(await waiting(id)).toEqual([]);
    const rules = must(await test.platform.procedureByHash(state.procedure.hash));
    expect(JSON.stringify(takingBackPaper(test.platform, rules, shipped.get('1.001193')!, state))).toContain(
      'Theo đề nghị của Bùi Đức Minh, công chức của Ủy ban nhân dân phường Hồng Gai;',
    );
  });

  it('is the chair’s in person: a vice-chair does it by a written assignment on record alone', async () => {
    const vice = { id: 'city.vice', name: 'Phạm Văn Khải' };
    const held = { ...vice, holds: [{ unit: 'ubnd-tinh', post: 'deputy-head', from: '2025-07-01' }] };
    const row = {
      unit: 'ubnd-tinh',
      capacity: 'TUQ' as const,
      by: { officer: vice.id },
      basis: 'Quyết định số 9/QĐ-UBND',
    };
    const city = (authority: object[]) => {
      const signing = { ...province.source.signing!, authority };
      const source = { ...province.source, signing, officers: [...province.source.officers, held] };
      return testPlatform(undefined, must(Province.from(source as never)));
    };
    for (const [authority, expected] of [
      [[], 'signing-in-person'],
      [[row], 'done'],
    ] as const) {
      test = await city([...authority]);
      const id = await issued();
      must(await propose(test.platform, id, why, minh));
      const refused = await act(id, { act: 'revoke-result' }, { kind: 'officer', ...vice });
      expect(code(refused)).toBe(expected);
      if (isRefusal(refused))
        for (const language of LANGUAGES) expect(refusalText(refused, language)).not.toMatch(/[{}]/);
    }
  });

  it('keeps the scan of what it rests on, which who proposed it brought in', async () => {
    const file = 'b'.repeat(64);
    Object.assign(test.platform, {
      findOwnFile: async (hash: string, owner: string) =>
        hash === file && owner === `officer:${minh.id}` ? { type: 'application/pdf', scan: 'clean' } : undefined,
    });
    const id = await issued();
    const another = holder('ubnd-tinh', 'specialist');
    expect(code(await propose(test.platform, id, { ...why, file }, another))).toBe('result-file-unknown');
    must(await propose(test.platform, id, { ...why, file }, minh));
    const { state } = must(await act(id, { act: 'revoke-result' }));
    expect(state.result!.revoked!.basis!.file).toBe(file);
  });

  it('is not by who proposed it, whatever posts they hold', async () => {
    const both = { id: 'x.both', name: 'Nguyễn Văn Hai', holds: ['head', 'specialist'] };
    const holds = both.holds.map((post) => ({ unit: 'ubnd-tinh', post, from: '2025-07-01' }));
    const officers = [...province.source.officers, { ...both, holds }];
    test = await testPlatform(undefined, must(Province.from({ ...province.source, officers })));
    const by = { kind: 'officer', id: both.id, name: both.name } as const;
    const id = await issued();
    must(await propose(test.platform, id, why, by));
    expect(code(await act(id, { act: 'revoke-result' }, by))).toBe('revocation-own');
    must(await act(id, { act: 'withdraw-proposal', reason }, by));
    must(await propose(test.platform, id, why, minh));
    must(await act(id, { act: 'revoke-result' }, by));
  });

  it('looks again whether the law still holds', async () => {
    const competence = province.source.competence.map(({ to: _to, ...row }) => row);
    test = await testPlatform(undefined, must(Province.from({ ...province.source, competence })));
    const id = await issued();
    must(await propose(test.platform, id, { ...why, law: 'Điều 6 Nghị định số 120/2025/NĐ-CP' }));
    test.clock.moveTo(local('2027-03-02T08:00'));
    expect(code(await act(id, { act: 'revoke-result' }))).toBe('law-ended');
    must(await act(id, { act: 'decline-proposal', reason }));
  });
});

it('of civil status no conclusion is asked for: what is begun is written in full or left out, in words that fit it', async () => {
  const id = await issued();
  const outcome = await propose(test.platform, id, { ...why, conclusionNumber: '12/KL-TTr' });
  expect(code(outcome)).toBe('revocation-conclusion-part revocation-notice-part');
  if (isRefusal(outcome)) expect(refusalText(outcome, 'vi')).not.toMatch(/Chỉ thu hồi khi|người được cấp/);
  must(await propose(test.platform, id, why));
});

describe('what a certificate of land is taken back on', () => {
  const law = 'Điều 152 Luật Đất đai số 31/2024/QH15';
  const land: Proposed = { reason: 'Cấp không đúng đối tượng sử dụng đất', law };
  const head = holder('vp-dk-dat-dai', 'head');

  it('is the conclusion of a competent body and then notice to its holder, neither in the future', async () => {
    const story = must(storyOf(shipped.get(LAND)!, 'paid-tax'));
    const { state, dossierId: id } = must(await tellStory(test.platform, LAND, { ...story, expect: {} }));
    const own = province.calendar.dateOf(Temporal.Instant.from(state.result!.issuedAt));
    test.clock.moveTo(local('2026-12-30T09:00'));
    const papers = { ...TAKEN_BACK_ON, conclusionOn: own, noticeOn: '2026-12-29' };
    for (const [on, expected] of [
      [{}, 'revocation-conclusion revocation-notice'],
      [{ ...papers, conclusionNumber: 'không số' }, 'revocation-conclusion'],
      [{ ...papers, conclusionBy: 'x' }, 'revocation-conclusion-by'],
      [{ ...papers, conclusionBy: 'Ông Nguyễn Văn A' }, 'revocation-conclusion-by'],
      [{ ...papers, conclusionBy: 'Nguyễn Văn A, Chánh Thanh tra' }, 'revocation-conclusion-by'],
      [{ ...papers, conclusionBy: '' }, 'revocation-conclusion'],
      [{ ...papers, conclusionOn: '' }, 'revocation-conclusion'],
      [{ ...papers, noticeNumber: '' }, 'revocation-notice'],
      [{ ...papers, noticeOn: '' }, 'revocation-notice'],
      [{ ...papers, conclusionOn: '2026-01-02' }, 'revocation-paper-date'],
      [{ ...papers, conclusionOn: '2026-12-31', noticeOn: '2026-12-31' }, 'revocation-paper-date'],
      [{ ...papers, noticeOn: '2036-01-02' }, 'revocation-paper-date'],
      [{ ...papers, noticeOn: 'hôm nay' }, 'revocation-paper-date'],
      [{ ...papers, conclusionOn: '2026-12-29', noticeOn: '2026-12-28' }, 'revocation-notice-early'],
    ] as const)
      expect(code(await propose(test.platform, id, { ...land, ...on })), JSON.stringify(on)).toBe(expected);
    const done = must(await takeBack(test.platform, id, { ...land, ...papers }, head));
    expect(done.state.result!.revoked!.basis).toMatchObject({
      conclusion: { number: papers.conclusionNumber, on: own, by: papers.conclusionBy },
      notice: { number: papers.noticeNumber, on: '2026-12-29' },
    });
    const rules = must(await test.platform.procedureByHash(state.procedure.hash));
    const text = JSON.stringify(takingBackPaper(test.platform, rules, shipped.get(LAND)!, await stateOf(id)));
    const day = own.split('-').reverse().join('/');
    expect(text).toContain(`Căn cứ kết luận số 12/KL-TTr ngày ${day} của Thanh tra thành phố Quảng Ninh`);
    expect(text).toContain('Căn cứ thông báo số 31/TB-VPĐKĐĐ ngày 29/12/2026');
  });

  it('is asked for anew where the certificate was issued after it was proposed', async () => {
    const answers = { certificateNumber: 'AB 940001', landPlot: 'Thửa 8, tờ bản đồ 41' };
    const { id, outcome } = await decideLand(test, 'paid-tax', { answers });
    must(outcome);
    must(await propose(test.platform, id, land));
    const { proposal } = await stateOf(id);
    must(await act(id, { act: 'decline-proposal', reason }, head));
    while (!(await stateOf(id)).result) await work(test.platform, id);
    // Records of before have such proposals; nothing is issued any more while one stands.
    const rules = must(await test.platform.procedure(LAND));
    const [at, by] = [test.clock.now(), head as By];
    const asked = { rules, province, absences: [], at, atText: at.toString(), by };
    const before = { ...(await stateOf(id)), proposal };
    expect(decide(before, { act: 'revoke-result' }, asked)).toMatchObject({ code: 'revocation-unconcluded' });
    const issuedOn = province.calendar.dateOf(test.clock.now());
    const papers = { ...TAKEN_BACK_ON, conclusionOn: issuedOn, noticeOn: issuedOn };
    must(await takeBack(test.platform, id, { ...land, ...papers }, head));
  });
});

it('what was taken back before, by whoever the signer named or without that, is folded as it was', async () => {
  const id = await issued();
  must(await takeBack(test.platform, id, why, chair));
  const events = (await test.store.readEvents(id))
    .map(({ body }) => JSON.parse(body) as DossierEvent)
    .filter(({ type }) => type !== 'revocation-proposed');
  const named = { preparedBy: { id: minh.id, name: minh.name } };
  const before = (basis?: object) =>
    events.map((event) => {
      const { basis: _basis, ...old } = event as { basis?: object };
      return (event.type === 'result-revoked' && basis ? { ...old, basis } : old) as DossierEvent;
    });
  expect(fold(id, before(named)).result!.revoked).toMatchObject({ reason: why.reason, basis: named });
  expect(fold(id, before()).result!.revoked).not.toHaveProperty('basis');
});

describe('the date by which a proposal is decided on', () => {
  const desk = async (id: string) =>
    (await test.store.listTasks({ dossierId: id, act: 'revoke-result' }, { limit: 9 })).rows;
  const proposedUntil = async () => {
    const id = await issued();
    const { state } = must(await propose(test.platform, id, why, minh));
    return { id, proposal: state.proposal! };
  };

  it('is the city’s own rule of working days, on the list of who decides; without the rule there is none', async () => {
    const { id, proposal } = await proposedUntil();
    expect(proposal.dueAt).toBe(local('2026-12-09T17:00').toString());
    expect(await desk(id)).toMatchObject([{ unit: 'ubnd-tinh', dueAt: proposal.dueAt, legalAt: proposal.dueAt }]);
    expect(province.valueOf('proposal-days', '2026-11-25')).toMatchObject({ confirmed: false });
    const values = province.source.values!.filter((one) => one.id !== 'proposal-days');
    const bare = must(Province.from({ ...province.source, values }));
    test = await testPlatform(undefined, bare);
    const other = await proposedUntil();
    expect(other.proposal.dueAt).toBeUndefined();
    expect((await desk(other.id))[0].legalAt).toBeUndefined();
  });

  it('is reminded of, and when it passes who decides and who proposed are told, once; the proposal stands', async () => {
    const { id, proposal } = await proposedUntil();
    const wokenAt = async (at: string) => {
      test.clock.moveTo(Temporal.Instant.from(at));
      const { events, state } = must(await wakeDossier(test.platform, id));
      return { types: events.map(({ type }) => type), events, state };
    };
    expect((await wokenAt(proposal.remindAt!)).types).toContain('proposal-reminded');
    const late = await wokenAt(proposal.dueAt!);
    expect(late.types).toEqual(['proposal-late']);
    expect(late.state.proposal).toMatchObject({ late: true, reminded: true, reason: why.reason });
    expect((await wokenAt(test.clock.now().add({ hours: 48 }).toString())).types).toEqual([]);
    const told = officersTold(province, late.events[0], late.state);
    const heads = province.holders('ubnd-tinh', 'head', '2026-12-09').map((one) => one.id);
    expect(told.map((one) => one.officer).sort()).toEqual([...heads, minh.id].sort());
    for (const language of LANGUAGES) {
      const params = { ...told[0].params, code: 'H49', vi: 'Khai sinh', en: 'Birth', hi: 'जन्म' };
      const message = { id: 'm', owner: 'x', kind: told[0].kind, dossierId: id, params, at: '' };
      const { subject, what, next } = messageText(message, language);
      expect([subject, what, next].join(' ')).not.toMatch(/\{\{|undefined/);
    }
    must(await act(id, { act: 'decline-proposal', reason }));
    expect(await desk(id)).toEqual([]);
    expect((await stateOf(id)).proposal).toBeUndefined();
  });

  it('of a proposal from before there was one is none, and nothing is told', async () => {
    const { id } = await proposedUntil();
    const before = (await test.store.load(id))!;
    const { dueAt: _due, remindAt: _remind, ...proposal } = before.state.proposal!;
    const old = { ...before.state, proposal };
    test.platform.snapshots.delete(id);
    test.store.load = async () => ({ ...before, state: old });
    test.clock.moveTo(test.clock.now().add({ hours: 24 * 60 }));
    const { events } = must(await wakeDossier(test.platform, id));
    expect(events.map(({ type }) => type)).not.toContain('proposal-late');
  });
});
