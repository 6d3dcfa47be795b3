/** The acts that the API names are those that this very person may do now: what the act would refuse by itself is not among them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Act, Command } from '#dossier/commands.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { birthUntil, houseSubmitted } from '../../test/support/begun.ts';
import { holder, officer, person, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { propose } from '../../test/support/revocation.ts';
import { recordAbsence } from './absence.ts';
import { openActs } from './open-acts.ts';
import { perform } from './perform.ts';

let test: TestPlatform;
const counter = officer('hong-gai.counter.hoa');
const specialist = holder('06685-kt', 'specialist');
const chair = holder('06685', 'head');

beforeEach(async () => {
  test = await testPlatform();
});

const stateOf = async (id: string) => (await test.store.load(id))!.state;
const open = async (id: string, by: Actor) => openActs(test.platform, await stateOf(id), by);
const act = (id: string, command: Command, by: Actor) => perform(test.platform, id, command, by);

/** What the act answers, done with nothing but what it needs to begin. */
async function answerOf(id: string, name: Act, by: Actor): Promise<string> {
  const [task] = (await stateOf(id)).tasks;
  const command = {
    act: name,
    task: task?.id,
    reason: 'Lý do nêu rõ ràng',
    law: '',
    text: '',
    components: [],
    items: [],
    units: [],
    question: '',
    dueAt: '',
    reference: '',
  };
  const done = await perform(test.platform, id, command as unknown as Command, by, { rehearsal: true });
  return isRefusal(done) ? done.code : 'done';
}

describe('open to who asks', () => {
  it('is what their post and the step let through, and nothing of others', async () => {
    const id = await houseSubmitted(test);
    expect(await open(id, counter)).toContain('receive-dossier');
    expect(await open(id, counter)).not.toContain('decide-dossier');
    for (const by of [specialist, chair]) expect(await open(id, by)).not.toContain('receive-dossier');
    expect(await open(id, person('dung'))).toEqual(['withdraw-dossier', 'send-message']);
    expect(await open(id, person('an'))).toEqual([]);
    must(await act(id, { act: 'receive-dossier' }, counter));
    expect(await open(id, counter)).not.toContain('receive-dossier');
    expect(await open(id, specialist)).toEqual(
      expect.arrayContaining(['claim-task', 'complete-task', 'consult-unit', 'request-supplement']),
    );
  });

  it('is nothing of a desk while they are away, and no work that a colleague took', async () => {
    const id = await houseSubmitted(test);
    must(await act(id, { act: 'receive-dossier' }, counter));
    const [colleague] = province
      .holders('06685-kt', 'specialist', '2026-11-25')
      .filter(({ id }) => id !== specialist.id);
    must(await act(id, { act: 'claim-task', task: (await stateOf(id)).tasks[0].id }, officer(colleague.id)));
    expect(await open(id, specialist)).not.toContain('complete-task');
    expect(await open(id, specialist)).not.toContain('claim-task');
    expect(await answerOf(id, 'complete-task', specialist)).toBe('task-taken');
    const by = officer(colleague.id);
    expect(await open(id, by)).toContain('complete-task');
    const from = test.clock.now();
    const away = { officer: by.id, from: from.toString(), to: from.add({ hours: 24 }).toString() };
    must(await recordAbsence(test.platform, by, away));
    expect(await open(id, by)).toEqual(['send-message']);
    expect(await open(id, specialist)).toContain('substitute-task');
  });

  it('is no question twice answered, nor by who asked it, nor withdrawn by another', async () => {
    const id = await houseSubmitted(test);
    must(await act(id, { act: 'receive-dossier' }, counter));
    const police = holder('cong-an-tinh', 'head');
    expect(await open(id, police)).toEqual([]);
    must(
      await act(id, { act: 'consult-unit', units: ['cong-an-tinh'], question: 'Có vướng an ninh không?' }, specialist),
    );
    expect(await open(id, police)).toEqual(['answer-consultation']);
    expect(await open(id, specialist)).toContain('withdraw-consultation');
    expect(await open(id, specialist)).not.toContain('answer-consultation');
    expect(await open(id, chair)).not.toContain('withdraw-consultation');
    const answer = { act: 'answer-consultation', consultation: 'C1', opinion: 'agree', text: '' } as const;
    must(await act(id, answer, police));
    // Another in its place takes a reason.
    expect(isRefusal(await act(id, answer, police))).toBe(true);
    expect(await open(id, specialist)).not.toContain('withdraw-consultation');
  });

  it('is no handing out while it is proposed that the result be taken back', async () => {
    const id = await birthUntil(test, 'deliver-result');
    expect(await open(id, counter)).toContain('deliver-result');
    must(await propose(test.platform, id, { reason: 'Đăng ký trùng', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' }));
    expect(await open(id, counter)).not.toContain('deliver-result');
    expect(await answerOf(id, 'deliver-result', counter)).toBe('proposal-stands');
    expect(await open(id, holder('06685', 'specialist'))).not.toContain('propose-revocation');
    expect(await open(id, chair)).not.toContain('revoke-result');
    expect(await open(id, holder('ubnd-tinh', 'head'))).toContain('revoke-result');
  });

  it('is nothing that the act refuses for the state or the person, at every step of a birth', async () => {
    const ofStanding = new Set([
      'not-permitted',
      'not-in-this-status',
      'not-at-this-step',
      'task-not-found',
      'task-taken',
      'already-done',
      'fee-unpaid',
      'fee-unpaid-receipt',
      'proposal-stands',
      'revocation-unproposed',
      'away',
      'return-target-unknown',
      'not-absent',
    ]);
    const people = [counter, holder('06685', 'specialist'), chair, person('an')];
    for (const until of ['receive-dossier', 'complete-task', 'decide-dossier', 'issue-result', 'deliver-result']) {
      test = await testPlatform();
      const id = await birthUntil(test, until);
      for (const by of people)
        for (const name of await open(id, by)) {
          const code = await answerOf(id, name, by);
          expect(ofStanding.has(code), `${until}: ${name} by ${by.name}: ${code}`).toBe(false);
        }
    }
  });
});
