/** Consultations at their door: work of the unit asked, with its own date, notice, reminder and end. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { Province } from '#authority/province.ts';
import { agencyNames } from '#authority/signing.ts';
import type { Command, CommandOf } from '#dossier/commands.ts';
import { isObjectedTo } from '#dossier/conclusions.ts';
import { isAnswerable, isLate, isPending } from '#dossier/decide-consultation.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { evolve } from '#dossier/evolve.ts';
import { oneByOne } from '#dossier/one-by-one.ts';
import { isPossible } from '#dossier/possible.ts';
import type { Rules } from '#dossier/rules.ts';
import { everyRefusal, isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { dossierView, hasChangedByTime } from '#views/dossier-view.ts';
import { timelineOf } from '#views/timeline.ts';
import { textOf } from '#web/message-words.ts';
import { performOn } from '../../test/support/acts.ts';
import {
  holder,
  houseAnswers,
  local,
  officer,
  partyOf,
  person,
  province,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { officersTold } from './notify-officers.ts';
import { perform, startDossier, wakeDossier } from './perform.ts';
import { Platform } from './platform.ts';

let test: TestPlatform;
let id: string;
const counter = officer('hong-gai.counter.hoa');
const specialist = holder('06685-kt', 'specialist');
const asked = 'cong-an-tinh';
const act = (command: Command, actor: Actor) => perform(test.platform, id, command, actor);
const staffOf = (rules: Rules, by: Actor) => {
  const at = test.clock.now();
  return { rules, province, at, atText: at.toString(), absences: [], by };
};
const state = async () => (await test.store.load(id))!.state;
const deskOf = async (unit: string) =>
  (await test.store.listTasks({ unit, act: 'answer-consultation' }, { limit: 10 })).rows.filter(
    (row) => row.dossierId === id,
  );
const ask = (units = [asked]) => act({ act: 'consult-unit', units, question: 'Có vướng an ninh không?' }, specialist);

beforeEach(async () => {
  test = await testPlatform();
  await begin();
});

async function begin() {
  const started = must(
    await startDossier(
      test.platform,
      '1.013225',
      {
        act: 'draft-dossier',
        channel: 'online',
        applicant: partyOf('dung'),
        place: '06685',
        answers: { ...houseAnswers, landAddress: 'Khu 7, phường Hồng Gai' },
        components: ['form', 'land-paper', 'drawings'].map((component) => ({ component, originals: 2, copies: 2 })),
      },
      person('dung'),
    ),
  );
  id = started.dossierId;
  must(await act({ act: 'submit-dossier' }, person('dung')));
  must(await act({ act: 'receive-dossier' }, counter));
}

describe('a consultation', () => {
  it('stands on the desk of the unit asked, by its own date, until it is answered', async () => {
    must(await ask());
    const [row] = await deskOf(asked);
    const [{ dueAt, post }] = (await state()).consultations;
    expect(row).toMatchObject({ act: 'answer-consultation', unit: asked, post: 'head', dueAt });
    expect(post).toBe('head');
    const opinion = { act: 'answer-consultation', consultation: 'C1', opinion: 'agree', text: '' } as const;
    expect(isRefusal(await act(opinion, specialist))).toBe(true);
    must(await act(opinion, holder(asked, 'head')));
    expect(await deskOf(asked)).toEqual([]);
  });
  it('is answered by who speaks for the unit: its head, a deputy or who may sign for them, and by nobody else there', async () => {
    must(await ask(['so-xay-dung']));
    const opinion = { act: 'answer-consultation', consultation: 'C1', opinion: 'agree', text: 'Phù hợp' } as const;
    for (const post of ['clerk', 'specialist', 'division-head']) {
      const refused = await act(opinion, holder('so-xay-dung', post));
      expect(refused).toMatchObject({ code: 'not-permitted' });
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('thủ trưởng, cấp phó');
    }
    const from = '2025-07-01';
    const auditing = { id: 'sxd.audit', name: 'Lý Văn Soát', holds: [{ unit: 'so-xay-dung', post: 'auditor', from }] };
    const source = { ...province.source, officers: [...province.source.officers, auditing] };
    const basis = 'Quyết định số 7/QĐ-SXD';
    const by = { officer: holder('so-xay-dung', 'specialist').id };
    const authority = [{ unit: 'so-xay-dung', by, capacity: 'TL' as const, from, basis }];
    const where = must(Province.from({ ...source, signing: { titles: {}, ...source.signing, authority } }));
    const platform = new Platform({ ...test.platform, province: where });
    const auditor = { kind: 'officer', id: auditing.id, name: auditing.name } as const;
    expect(await perform(platform, id, opinion, auditor)).toMatchObject({ code: 'not-permitted' });
    const deputy = holder('so-xay-dung', 'deputy-head');
    expect(
      isPossible(await state(), 'answer-consultation', staffOf(must(await platform.procedure('1.013225')), deputy)),
    ).toBe(true);
    must(await perform(platform, id, { ...opinion, number: ' 812/SXD-QH ' }, holder('so-xay-dung', 'specialist')));
    const [{ answer }] = (await state()).consultations;
    expect(answer).toMatchObject({ by: { id: by.officer }, number: '812/SXD-QH', at: test.clock.now().toString() });
    expect(answer?.title).toBeTruthy();
  });
  it('answered wrong is answered anew with a reason until the decision is signed, and both stay on record', async () => {
    must(await ask());
    const wrong = { act: 'answer-consultation', consultation: 'C1', opinion: 'agree', text: 'Thống nhất' } as const;
    const head = holder(asked, 'head');
    must(await act(wrong, head));
    const right = { ...wrong, opinion: 'disagree', text: 'Vướng hành lang an ninh' } as const;
    const twice = await act(right, head);
    expect(isRefusal(twice) && refusalText(twice, 'vi')).toContain(head.name);
    expect(twice).toMatchObject({ code: 'consultation-answered' });
    expect(await act({ ...right, replaces: 'x' }, head)).toMatchObject({ code: 'reason-vague' });
    expect(await act({ ...right, replaces: 'Ghi nhầm ý kiến' }, holder(asked, 'specialist'))).toMatchObject({
      code: 'not-permitted',
    });
    test.clock.moveTo(test.clock.now().add({ hours: 1 }));
    must(await act({ ...right, replaces: 'Ghi nhầm ý kiến' }, head));
    const [{ answer }] = (await state()).consultations;
    expect(answer).toMatchObject({
      opinion: 'disagree',
      replaces: 'Ghi nhầm ý kiến',
      by: { name: head.name },
      earlier: [{ opinion: 'agree', text: 'Thống nhất' }],
    });
    expect(await deskOf(asked)).toEqual([]);
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const names = { step: String, item: String, law: String };
    expect(timelineOf(id, events, province, 'vi', names).at(-1)?.detail).toContain('lý do: Ghi nhầm ý kiến');
    const decided = { ...(await state()), outcome: 'approved' as const };
    expect(isAnswerable(decided.consultations[0], decided)).toBe(false);
  });
  it('asks neither who deals with the dossier nor a one-stop centre, whose silence would mean nothing', async () => {
    for (const unit of ['06685', '06685-mc', '06793-mc']) {
      const refused = await ask([unit]);
      expect(isRefusal(refused) && refused.code).toBe(
        unit === '06793-mc' ? 'consultation-no-desk' : 'consultation-own',
      );
    }
    // Whatever is wrong with the same question is said at once.
    const both = await ask(['06685', '06793-mc']);
    expect(isRefusal(both) && everyRefusal(both).map(({ code }) => code)).toEqual([
      'consultation-own',
      'consultation-no-desk',
    ]);
    expect((await state()).consultations).toEqual([]);
  });
  it('that disagrees is answered with a reason by who approves', async () => {
    must(await ask());
    const opinion = {
      act: 'answer-consultation',
      consultation: 'C1',
      opinion: 'disagree',
      text: 'Vướng quy hoạch',
    } as const;
    must(await act(opinion, holder(asked, 'head')));
    const rules = must(await test.platform.procedure('1.013225'));
    expect(isObjectedTo(rules, await state())).toBe(true);
  });
  it('is not answered without an opinion, whatever is sent for one', async () => {
    must(await ask());
    for (const [opinion, code] of [
      ['', 'opinion-needed'],
      [undefined, 'opinion-needed'],
      ['maybe', 'choice-unknown'],
      ['toString', 'choice-unknown'],
    ] as const) {
      const answer = { act: 'answer-consultation', consultation: 'C1', opinion: opinion as 'agree', text: '' } as const;
      const refused = await act(answer, holder(asked, 'head'));
      expect(isRefusal(refused) && refused.code, String(opinion)).toBe(code);
    }
    expect((await state()).consultations[0].answer).toBeUndefined();
  });
  it('that was recorded as answered without an opinion opens, waits and is answered again', async () => {
    must(await ask());
    const before = await state();
    const by = { id: 'x', name: 'X', kind: 'officer' } as const;
    const harm = {
      type: 'consultation-answered',
      at: before.last.at,
      by,
      consultation: 'C1',
      opinion: '' as 'agree',
      text: '',
    } as const;
    const harmed = evolve(before, harm);
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const names = { step: String, item: String, law: String };
    const lines = timelineOf(id, [...events, harm], province, 'vi', names);
    expect(lines.at(-1)?.detail).toContain('Chưa nêu ý kiến');
    expect(harmed.consultations.filter(isPending)).toHaveLength(1);
  });
  it('tells the desk and the head of the unit, and later who asked', async () => {
    const { events } = must(await ask());
    const told = officersTold(province, events[0], await state());
    expect(told.map((one) => one.officer)).toEqual(
      expect.arrayContaining(province.holders(asked, 'head', '2026-11-25').map((one) => one.id)),
    );
    expect(new Set(told.map((one) => one.kind))).toEqual(new Set(['consultation']));
    const answered = must(
      await act(
        { act: 'answer-consultation', consultation: 'C1', opinion: 'disagree', text: 'Vướng quy hoạch' },
        holder(asked, 'head'),
      ),
    );
    expect(officersTold(province, answered.events[0], answered.state)).toMatchObject([
      { officer: specialist.id, kind: 'opinion' },
    ]);
  });
  it('reminds before it is due, and then is over by what silence means', async () => {
    must(await ask());
    const [{ remindAt, dueAt, silence }] = (await state()).consultations;
    test.clock.moveTo(Temporal.Instant.from(remindAt!));
    expect(must(await wakeDossier(test.platform, id)).events.map((event) => event.type)).toContain(
      'consultation-reminded',
    );
    test.clock.moveTo(Temporal.Instant.from(dueAt));
    // Late by the clock, before anything records it.
    const after = Temporal.Instant.from(dueAt).add({ seconds: 1 }).toString();
    const lateAt = async (at: string) => dossierView(await state(), at, []).consultations[0].late;
    expect([await lateAt(dueAt), await lateAt(after)]).toEqual([undefined, true]);
    expect([hasChangedByTime(await state(), dueAt), hasChangedByTime(await state(), after)]).toEqual([false, true]);
    // Nothing has woken it yet: lists leave out what silence has answered, and keep what it has not.
    const open = { unit: asked, act: 'answer-consultation', dossierId: id };
    const notSilentAt = test.clock.now().toString();
    const isConsent = silence === 'consent';
    expect([await test.store.countTasks(open), await test.store.countTasks({ ...open, notSilentAt })]).toEqual([
      1,
      isConsent ? 0 : 1,
    ]);
    const earlier = test.clock.now().subtract({ seconds: 1 }).toString();
    expect(await test.store.countTasks({ ...open, notSilentAt: earlier })).toBe(1);
    const { events } = must(await wakeDossier(test.platform, id));
    const lapsed = events.find((event) => event.type === 'consultation-lapsed');
    expect(lapsed).toMatchObject({ meaning: silence === 'consent' ? 'consent' : 'late' });
    expect((await deskOf(asked)).length).toBe(silence === 'consent' ? 0 : 1);
  });
  it('is refused where its answer would come after the dossier is due', async () => {
    const { clock } = await state();
    test.clock.moveTo(Temporal.Instant.from(clock!.dueAt).subtract({ hours: 2 }));
    const refused = await ask();
    expect(isRefusal(refused) && refused.code).toBe('consultation-after-due');
  });
  it('leaves the desk when the dossier ends without it', async () => {
    must(await ask());
    must(await act({ act: 'withdraw-dossier', reason: 'Không xây nữa' }, person('dung')));
    expect(await deskOf(asked)).toEqual([]);
    test.clock.moveTo(local('2027-03-01T08:00'));
    const { events } = must(await wakeDossier(test.platform, id));
    expect(events.filter((event) => event.type.startsWith('consultation'))).toEqual([]);
  });
  it('asks neither the unit that asks nor any whose work the dossier is', async () => {
    const { tasks } = await state();
    expect(tasks.map(({ unit }) => unit)).toEqual(['06685-kt']);
    expect(await ask([])).toMatchObject({ code: 'consultation-units-needed' });
    expect(await ask(['06685-kt'])).toMatchObject({ code: 'consultation-own' });
    const both = await ask(['06685-kt', asked]);
    expect(both).toMatchObject({ code: 'consultation-own' });
    expect((await state()).consultations).toEqual([]);
  });
  it('is answered by nobody who asked it, also of before', async () => {
    const rules = must(await test.platform.procedure('1.013225'));
    must(await ask());
    // Asked of their own unit, as was possible before.
    const before = await test.store.load(id);
    const head = holder('06685-kt', 'head');
    for (const askedBy of [head.id, undefined]) {
      const by = head.name;
      const consultations = before!.state.consultations.map((one) => ({ ...one, unit: '06685-kt', by, askedBy }));
      const harmed = { ...before!.state, consultations };
      test.platform.snapshots.delete(id);
      vi.spyOn(test.store, 'load').mockResolvedValue({ ...before!, state: harmed });
      const answer = { act: 'answer-consultation', consultation: 'C1', opinion: 'agree', text: '' } as const;
      expect(await act(answer, head)).toMatchObject({ code: 'consultation-asked-self' });
      expect(isPossible(harmed, 'answer-consultation', staffOf(rules, head))).toBe(false);
      expect(isPossible(harmed, 'withdraw-consultation', staffOf(rules, head))).toBe(true);
    }
  });
  it('is withdrawn by who asked alone, with a reason that the unit asked is told', async () => {
    must(await ask([asked, 'so-xay-dung']));
    const withdraw = {
      act: 'withdraw-consultation',
      consultation: 'C1',
      reason: 'Hồ sơ đã có ý kiến trước đó',
    } as const;
    for (const other of [holder(asked, 'head'), counter, holder('06685', 'head')])
      expect(await act(withdraw, other)).toMatchObject({ code: 'not-permitted' });
    expect(await act({ ...withdraw, reason: 'x' }, specialist)).toMatchObject({ code: 'reason-vague' });
    // Who asked one question withdraws no other's.
    const before = (await test.store.load(id))!;
    const [first, second] = before.state.consultations;
    const head = holder('06685-kt', 'head');
    const others = [first, { ...second, by: head.name, askedBy: head.id }];
    test.platform.snapshots.delete(id);
    const load = vi
      .spyOn(test.store, 'load')
      .mockResolvedValue({ ...before, state: { ...before.state, consultations: others } });
    expect(await act({ ...withdraw, consultation: 'C2' }, specialist)).toMatchObject({
      code: 'consultation-not-yours',
    });
    load.mockRestore();
    test.platform.snapshots.delete(id);
    expect(await deskOf(asked)).toHaveLength(1);
    const { events, state: after } = must(await act(withdraw, specialist));
    expect(await deskOf(asked)).toEqual([]);
    expect(await deskOf('so-xay-dung')).toHaveLength(1);
    expect(after.consultations[0].withdrawn).toMatchObject({ by: specialist.name, reason: withdraw.reason });
    expect(after.consultations.filter(isPending)).toMatchObject([{ unit: 'so-xay-dung' }]);
    const told = officersTold(province, events[0], after);
    expect(told).toContainEqual(
      expect.objectContaining({ officer: holder(asked, 'head').id, kind: 'consultation-withdrawn' }),
    );
    expect(told[0].params).toMatchObject({ by: specialist.name, reason: withdraw.reason });
    for (const language of LANGUAGES) {
      const message = { id: 'x', owner: 'officer:x', dossierId: id, kind: told[0].kind, at: events[0].at };
      const said = textOf({ ...message, params: { ...told[0].params, code: 'H', procedure: 'P' } }, language);
      expect(said.what).toContain(withdraw.reason);
    }
    // It is over for good, and another may be asked of the same unit.
    expect(await act(withdraw, specialist)).toMatchObject({ code: 'consultation-not-found' });
    const opinion = { act: 'answer-consultation', consultation: 'C1', opinion: 'agree', text: '' } as const;
    expect(await act(opinion, holder(asked, 'head'))).toMatchObject({ code: 'consultation-not-found' });
    must(await ask());
    test.clock.moveTo(Temporal.Instant.from(after.consultations[0].dueAt).add({ hours: 1 }));
    const { events: woken } = must(await wakeDossier(test.platform, id));
    expect(woken.filter((event) => 'consultation' in event && event.consultation === 'C1')).toEqual([]);
  });
  it('is withdrawn for who left the office by whoever has the work now, or leads it, and by nobody else', async () => {
    must(await ask([asked, 'so-xay-dung']));
    const from = '2025-07-01';
    const colleague = { id: 'kt.moi', name: 'Lê Văn Mới', holds: [{ unit: '06685-kt', post: 'specialist', from }] };
    const leave = (holds: { unit: string; post: string; from: string; to?: string }[]) => {
      const left = { ...province.officers.get(specialist.id)!, holds };
      const officers = [...province.officers.values()].filter((one) => one.id !== specialist.id);
      const source = { ...province.source, officers: [...officers, left, colleague], roster: undefined };
      test.platform = new Platform({ ...test.platform, province: must(Province.from(source)) });
    };
    const withdraw = { act: 'withdraw-consultation', consultation: 'C1', reason: 'Không cần ý kiến này nữa' } as const;
    const moi = { kind: 'officer', id: colleague.id, name: colleague.name } as const;
    leave([{ unit: '06685-kt', post: 'specialist', from }]);
    for (const by of [moi, holder('06685-kt', 'head')])
      expect(await act(withdraw, by)).toMatchObject({ code: 'not-permitted' });
    // Moved to another unit: no more where they asked.
    leave([
      { unit: '06685-kt', post: 'specialist', from, to: '2026-11-25' },
      { unit: '06793-kt', post: 'specialist', from: '2026-11-25' },
    ]);
    const rules = must(await test.platform.procedure('1.013225'));
    const now = await state();
    for (const by of [counter, holder(asked, 'head'), holder('06793-kt', 'head')]) {
      expect(await act(withdraw, by)).toMatchObject({ code: 'not-permitted' });
      const staff = { ...staffOf(rules, by), province: test.platform.province };
      expect(isPossible(now, 'withdraw-consultation', staff)).toBe(false);
    }
    for (const [consultation, by] of [
      ['C1', moi],
      ['C2', holder('06685-kt', 'head')],
    ] as const) {
      const staff = { ...staffOf(rules, by), province: test.platform.province };
      expect(isPossible(await state(), 'withdraw-consultation', staff)).toBe(true);
      const { state: after } = must(await act({ ...withdraw, consultation }, by));
      expect(after.consultations.find((one) => one.id === consultation)?.withdrawn).toMatchObject({ by: by.name });
    }
    expect((await state()).consultations.filter(isPending)).toEqual([]);
  });
  it('of who left is told, when it is answered, to whoever has the work now', async () => {
    const { events, state: after } = must(await ask());
    const open = after.tasks[0];
    const gone = { ...after.consultations[0], askedIn: ['06793-kt'] };
    const answered = { ...events[0], type: 'consultation-answered', consultation: 'C1', opinion: 'agree', text: '' };
    const told = officersTold(province, answered as DossierEvent, { ...after, consultations: [gone] });
    const desk = province.holders(open.unit, open.post, '2026-11-25').map((one) => one.id);
    expect(told.map((one) => one.officer)).toEqual(open.assignee ? [open.assignee] : desk);
  });
  it('asks no unit that has nobody to answer, and none twice', async () => {
    must(await ask());
    const twice = await ask();
    expect(isRefusal(twice) && twice.code).toBe('consultation-duplicate');
    const { type } = province.findUnit(asked)!;
    const posts = province.source.posts.map((post) => ({
      ...post,
      unitTypes: post.unitTypes.filter((one) => one !== type),
    }));
    test = await testPlatform(undefined, must(Province.from({ ...province.source, posts })));
    await begin();
    const refused = await ask();
    expect(isRefusal(refused) && refused.code).toBe('consultation-no-desk');
  });
  describe('that has no answer yet', () => {
    const recorded: Record<string, Record<string, unknown>> = {
      appraise: { conclusion: 'meets', siteCheck: true },
      'site-check': { conclusion: 'meets', finding: 'Hiện trạng đúng hồ sơ' },
      draft: { baseLevel: '+0,45 m', densityPct: 85, landUseRatio: 2.4, redLine: 'Trùng', buildingLine: 'Trùng' },
      review: { conclusion: 'meets' },
    };
    const step = async () => (await state()).tasks[0];
    const conclude = async (more: Partial<CommandOf<'complete-task'>> = {}) => {
      const { id: task, unit, post, step: name } = await step();
      return act({ act: 'complete-task', task, result: recorded[name], ...more }, holder(unit, post));
    };
    const despite = 'Nội dung hỏi không ảnh hưởng đến điều kiện cấp phép';
    const opinion = { act: 'answer-consultation', consultation: 'C1', opinion: 'agree', text: '' } as const;

    it('is passed over by no step without a reason in words', async () => {
      must(await ask());
      const { step: open } = await step();
      const refused = await conclude();
      expect(isRefusal(refused) && refused.code).toBe('opinion-unheard');
      const [{ dueAt }] = (await state()).consultations;
      const said = isRefusal(refused) ? refusalText(refused, 'vi') : '';
      expect(said).toContain(agencyNames(province, asked, '2026-11-27').vi);
      expect(said).toContain(province.calendar.print(Temporal.Instant.from(dueAt)));
      const vague = await conclude({ despite: 'x' });
      expect(isRefusal(vague) && vague.code).toBe('reason-vague');
      expect((await step()).step).toBe(open);
    });

    it('stays on record with the reason for who decides, who waits for it and decides alone', async () => {
      must(await ask());
      const { step: passed } = await step();
      must(await conclude({ despite }));
      expect((await state()).unheard).toMatchObject([{ step: passed, units: [asked], reason: despite }]);
      const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
      const names = { step: String, item: String, law: String };
      expect(timelineOf(id, events, province, 'vi', names).at(-1)?.detail).toContain(`Công an`);
      expect(timelineOf(id, events, province, 'vi', names).at(-1)?.detail).toContain(despite);
      const rules = must(await test.platform.procedure('1.013225'));
      for (let i = 0; i < 5 && (await step()).act !== 'decide-dossier'; i++) must(await conclude({ despite }));
      const decides = await step();
      expect(oneByOne(rules, await state(), decides)).toBe('awaited');
      const signer = holder(decides.unit, decides.post);
      const early = await act({ act: 'decide-dossier', task: decides.id, outcome: 'approved' }, signer);
      expect(isRefusal(early) && early.code).toBe('consultation-pending');
      expect(isPossible(await state(), 'withdraw-consultation', staffOf(rules, signer))).toBe(false);
      must(await act(opinion, holder(asked, 'head')));
      expect(oneByOne(rules, await state(), decides)).toBe('unheard');
    });

    it('keeps nobody from refusing on other grounds, and leaves the desk then', async () => {
      must(await ask());
      for (let i = 0; i < 6 && (await step()).act !== 'decide-dossier'; i++) must(await conclude({ despite }));
      const decides = await step();
      const no = {
        act: 'decide-dossier',
        task: decides.id,
        outcome: 'rejected',
        law: 'Điều 43 Luật số 135/2025/QH15',
      } as const;
      const against = { ...no, reason: 'Đất ngoài quy hoạch xây dựng' };
      must(await performOn(test.platform, id, against, holder(decides.unit, decides.post)));
      expect((await state()).status).toBe('refused');
      expect(await deskOf(asked)).toEqual([]);
    });

    it('asks for no reason once it is answered, and keeps by when it was due', async () => {
      // Where silence is no consent, an answer counts whenever it comes.
      const ended = { number: '217/2026/NĐ-CP', title: 'Nghị định', to: '2026-11-25', source: 'Công báo' };
      const { source } = province;
      test = await testPlatform(undefined, must(Province.from({ ...source, law: [...(source.law ?? []), ended] })));
      await begin();
      must(await ask());
      const [{ dueAt, silence }] = (await state()).consultations;
      expect(silence).toBe('wait');
      test.clock.moveTo(Temporal.Instant.from(dueAt).add({ hours: 20 }));
      expect(isLate((await state()).consultations[0], test.clock.now().toString())).toBe(true);
      must(await act(opinion, holder(asked, 'head')));
      expect(isLate((await state()).consultations[0], test.clock.now().toString())).toBe(true);
      const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
      const names = { step: String, item: String, law: String };
      const due = province.calendar.print(Temporal.Instant.from(dueAt));
      expect(timelineOf(id, events, province, 'vi', names).at(-1)?.detail).toContain(`Trả lời trễ, hạn ${due}`);
      const { events: done } = must(await conclude());
      expect(done[0]).not.toHaveProperty('unheard');
    });
  });
});
