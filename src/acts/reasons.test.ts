/** A reason of a dot or of one short word is taken by no act that must say why. */
import { expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { performOn } from '../../test/support/acts.ts';
import { houseSubmitted } from '../../test/support/begun.ts';
import { holder, local, officer, person, testPlatform } from '../../test/support/platform.ts';

const LAW = 'Điều 44 Luật Xây dựng số 135/2025/QH15';

it('says nothing to whoever reads the notice', async () => {
  const test = await testPlatform();
  const id = await houseSubmitted(test);
  const state = async () => (await test.store.load(id))!.state;
  const act = (command: object, actor: Actor) => performOn(test.platform, id, command as Command, actor);
  const counter = officer('hong-gai.counter.hoa');
  const vague = async (command: object, actor: Actor) => {
    for (const dot of ['.', 'x', '…', '12/2026']) {
      const text = JSON.stringify(command).replaceAll('WHY', dot);
      const refused = await act(JSON.parse(text), actor);
      // In a form of a step, its own field says first that signs alone are no answer.
      const inForm = 'result' in command && !/[\p{L}\d]/u.test(dot);
      expect(isRefusal(refused) && refused.code, text).toBe(inForm ? 'form-invalid' : 'reason-vague');
      if (inForm) continue;
      for (const language of ['vi', 'en', 'hi'] as const)
        expect(isRefusal(refused) && refusalText(refused, language)).toContain(dot);
    }
  };
  const owner = person((await state()).applicant.id!);
  const stock = { act: 'refuse-dossier', reason: 'Không đủ điều kiện theo quy định', law: LAW };
  const namesNothing = async (command: object, actor: Actor) => {
    const refused = await act(command, actor);
    expect(isRefusal(refused) && refused.code, JSON.stringify(command)).toBe('reason-names-nothing');
  };
  const hollow = async (code: string, reason: string, command: object, actor: Actor) => {
    const refused = await act({ ...command, reason }, actor);
    expect(isRefusal(refused) && refused.code, reason).toBe(code);
    for (const language of ['vi', 'en', 'hi'] as const)
      expect(isRefusal(refused) && refusalText(refused, language)).toContain(reason);
  };
  await vague({ act: 'withdraw-dossier', reason: 'WHY' }, owner);
  must(await act({ act: 'receive-dossier' }, counter));
  const { unit, tasks } = await state();
  const head = holder(unit, 'head');
  const desk = holder(tasks[0].unit, tasks[0].post);
  const task = tasks[0].id;
  // Of the words alone: on what it would rest is another matter.
  const signed = { ...stock, grounds: [] };
  await vague({ act: 'refuse-dossier', grounds: [], reason: 'WHY', law: LAW }, head);
  await namesNothing(signed, head);
  await hollow('reason-grants', 'Đồng ý cấp Giấy phép xây dựng', signed, head);
  await hollow('reason-of-office', 'Hết giờ làm việc', signed, head);
  await vague({ act: 'extend-dossier', reason: 'WHY', dueAt: local('2026-12-31T17:00').toString() }, head);
  await hollow('reason-grants', 'Hồ sơ đầy đủ, hợp lệ, đủ điều kiện cấp phép', signed, head);
  await hollow('reason-of-office', 'Theo chỉ đạo của lãnh đạo phường', signed, head);
  const dueAt = local('2026-12-31T17:00').toString();
  for (const idle of ['Nhiều việc', 'Do nhiều hồ sơ'])
    await hollow('apology-says-nothing', idle, { act: 'extend-dossier', dueAt }, head);
  const [{ component }] = (await state()).components;
  await vague({ act: 'request-supplement', items: [{ item: component, reason: 'WHY' }] }, desk);
  await vague({ act: 'reassign-task', task, officer: desk.id, reason: 'WHY' }, holder(tasks[0].unit, 'head'));
  await vague({ act: 'return-task', task, to: tasks[0].step, reason: 'WHY' }, desk);
  await vague(
    { act: 'complete-task', task, result: { conclusion: 'does-not-meet', siteCheck: false, note: 'WHY' } },
    desk,
  );
  await namesNothing(signed, head);
  await namesNothing(
    {
      act: 'complete-task',
      task,
      result: { conclusion: 'does-not-meet', siteCheck: false, note: 'Không đạt yêu cầu' },
    },
    desk,
  );
  const result = { conclusion: 'does-not-meet', siteCheck: false, note: 'Như ý kiến của chuyên viên' };
  expect(await act({ act: 'complete-task', task, result }, desk)).toMatchObject({ code: 'reason-of-office' });
  // That nobody looks at the site is said with what makes that needless, not with a phrase.
  const unvisited = (siteWaived?: string) => ({
    act: 'complete-task',
    task,
    result: { conclusion: 'meets', siteCheck: false, ...(siteWaived !== undefined && { siteWaived }) },
  });
  for (const none of [undefined, '', '.', 'theo quy định'])
    expect(await act(unvisited(none) as Command, desk), none).toMatchObject({ code: 'form-invalid' });
  await namesNothing(unvisited('Không cần thiết theo quy định'), desk);
  // Of other units, too, a no names something.
  const asked = must(await act({ act: 'consult-unit', units: ['so-xay-dung'], question: 'Có vướng không?' }, desk));
  const [{ id: consultation }] = asked.state.consultations;
  const no = { act: 'answer-consultation', consultation, opinion: 'disagree', text: 'Không đạt' };
  await namesNothing(no, holder('so-xay-dung', 'head'));
  await namesNothing({ act: 'withdraw-consultation', consultation, reason: 'theo quy định' }, desk);
  must(await act({ act: 'withdraw-consultation', consultation, reason: 'Hỏi nhầm cơ quan' }, desk));
  must(await act({ act: 'refuse-dossier', reason: 'Trái quy hoạch', law: LAW }, head));
});
