/** What a page offers is what the act takes: asked of one function. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Act, Command } from '#dossier/commands.ts';
import { isPossible } from '#dossier/possible.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { performOn } from '../../test/support/acts.ts';
import { birthUntil, houseSubmitted } from '../../test/support/begun.ts';
import { holder, officer, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { recordAbsence } from './absence.ts';
import { perform } from './perform.ts';

let test: TestPlatform;
let id: string;
const specialist = holder('06685-kt', 'specialist');
const chair = holder('06685', 'head');
const act = (command: Command, actor: Actor) => perform(test.platform, id, command, actor);
const state = async () => (await test.store.load(id))!.state;

async function possible(name: Act, by: Actor = specialist) {
  const now = await state();
  const at = test.clock.now();
  const rules = must(await test.platform.procedureByHash(now.procedure.hash));
  const absences = await test.platform.absences(at.toString());
  return isPossible(now, name, { rules, province, at, atText: at.toString(), absences, by }, now.tasks[0]);
}

beforeEach(async () => {
  test = await testPlatform();
  id = await houseSubmitted(test);
});

describe('an act', () => {
  it('is not possible where the process does not listen for it, and refused there', async () => {
    for (const name of ['extend-dossier', 'consult-unit'] as const) expect(await possible(name), name).toBe(false);
    must(await act({ act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
    for (const name of ['extend-dossier', 'consult-unit'] as const) expect(await possible(name), name).toBe(true);
    const ended = { act: 'refuse-dossier', reason: 'Sai quy hoạch', law: 'luat-xay-dung Điều 44' } as const;
    // What was received is refused by who signs for the agency, and by nobody else.
    expect(await possible('refuse-dossier')).toBe(false);
    const unsigned = await act(ended, specialist);
    expect(isRefusal(unsigned) && unsigned.code).toBe('refusal-not-signed');
    expect(await possible('refuse-dossier', chair)).toBe(true);
    must(await performOn(test.platform, id, ended, chair));
    for (const name of ['extend-dossier', 'consult-unit', 'refuse-dossier', 'withdraw-dossier'] as const)
      expect(await possible(name), name).toBe(false);
  });
  it('leaves what a colleague took to them: nobody of the desk ends it, and only who stands above takes it over', async () => {
    id = await birthUntil(test, 'decide-dossier');
    const vice = officer('hong-gai.vice-chair');
    const [{ id: task }] = (await state()).tasks;
    const decide = { act: 'decide-dossier', task } as const;
    const no = { act: 'refuse-dossier', reason: 'Trẻ đã được khai sinh', law: 'Điều 16 Luật số 60/2014/QH13' } as const;
    const give = (to: Actor) =>
      ({ act: 'reassign-task', task, officer: to.id, reason: 'Trực tiếp giải quyết' }) as const;
    const answer = async (command: Command, by: Actor) => {
      const done = await act(command, by);
      if (isRefusal(done)) expect(refusalText(done, 'vi')).toContain('đang xử lý');
      return isRefusal(done) ? done.code : 'done';
    };
    must(await act({ act: 'claim-task', task }, chair));
    expect(await answer(give(vice), vice)).toBe('reassign-not-above');
    expect(await possible('reassign-task', vice)).toBe(false);
    for (const command of [decide, no]) expect(await answer(command, vice), command.act).toBe('task-taken');
    expect(await possible('refuse-dossier', vice)).toBe(false);
    expect(await possible('refuse-dossier', chair)).toBe(true);
    // Whoever has it gives it on; the head takes it back, and says so.
    expect(await answer(give(vice), chair)).toBe('done');
    for (const command of [decide, no]) expect(await answer(command, chair), command.act).toBe('task-taken');
    expect(await possible('refuse-dossier', chair)).toBe(false);
    expect(await possible('reassign-task', chair)).toBe(true);
    expect(await answer(give(chair), chair)).toBe('done');
    expect(await answer(decide, vice)).toBe('task-taken');
    expect(await answer(decide, chair)).toBe('done');
  });
  it('at the counter is theirs who took it', async () => {
    const [task] = (await state()).tasks;
    const [hoa, lan] = [officer('hong-gai.counter.hoa'), officer('hong-gai.counter.lan')];
    must(await act({ act: 'claim-task', task: task.id }, hoa));
    const ask: Command = { act: 'request-supplement', items: [{ item: 'landPlot', reason: 'Ghi đủ số thửa' }] };
    const taken = await act(ask, lan);
    expect(isRefusal(taken) && taken.code).toBe('task-taken');
    for (const name of ['request-supplement', 'refuse-dossier'] as const) {
      expect(await possible(name, lan), name).toBe(false);
      expect(await possible(name, hoa), name).toBe(true);
    }
  });
  it('returns to no step that was not done', async () => {
    must(await act({ act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
    expect(await possible('return-task')).toBe(false);
    const [task] = (await state()).tasks;
    const back = await act({ act: 'return-task', task: task.id, to: '', reason: 'Lý do rõ' }, specialist);
    expect(isRefusal(back) && back.code).toBe('return-target-needed');
    must(
      await act(
        {
          act: 'complete-task',
          task: task.id,
          result: {
            conclusion: 'meets',
            siteCheck: false,
            siteWaived: 'Biên bản kiểm tra ngày 20/11/2026 còn giá trị',
          },
        },
        specialist,
      ),
    );
    expect(await possible('return-task')).toBe(true);
  });
  it('is done in nobody’s place who is not away now', async () => {
    must(await act({ act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
    must(await act({ act: 'claim-task', task: (await state()).tasks[0].id }, specialist));
    const others = province.holders('06685-kt', 'specialist', '2026-11-25').filter((one) => one.id !== specialist.id);
    const by = others[0] ? officer(others[0].id) : holder('06685-kt', 'division-head');
    expect(await possible('substitute-task', by)).toBe(false);
    const from = test.clock.now();
    const away = { officer: specialist.id, from: from.toString(), to: from.add({ hours: 24 }).toString() };
    must(await recordAbsence(test.platform, specialist, away));
    expect(await possible('substitute-task', by)).toBe(others.length > 0);
  });
});
