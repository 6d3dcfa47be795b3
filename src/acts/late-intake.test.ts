/** That the intake check was late is kept for good, and form 06 begins with the first reception, whatever came between. */
import { describe, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import type { Slip } from '#dossier/slips.ts';
import { must } from '#kernel/outcome.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { timelineOf } from '#views/timeline.ts';
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
import { slipsFor } from './documents.ts';
import { perform, startDossier } from './perform.ts';

const counter = holder('06685-mc', 'counter');
const items = [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ tên xã, phường' }];
const ask: Command = { act: 'request-supplement', items };
const bring: Command = {
  act: 'supplement-dossier',
  answers: { childPlaceOfBirth: 'Phường Hồng Gai, thành phố Quảng Ninh' },
};

async function submitted(test: TestPlatform): Promise<string> {
  const draft: Extract<Command, { act: 'draft-dossier' }> = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf('an'),
    place: '06685',
    answers: birthAnswers,
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
  };
  const { dossierId } = must(await startDossier(test.platform, '1.001193', draft, person('an')));
  must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, person('an')));
  return dossierId;
}

async function told(test: TestPlatform, id: string) {
  const { state } = (await test.store.load(id))!;
  const rules = must(await test.platform.procedureByHash(state.procedure.hash));
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const names = { step: String, item: String, law: String };
  const lines = timelineOf(id, events, province, 'vi', names);
  return { state, slips: slipsFor(test.platform, rules, id, events), lines };
}
const of = <F extends Slip['form']>(slips: readonly Slip[], form: F) =>
  slips.find((one): one is Extract<Slip, { form: F }> => one.form === form)!;

describe('an intake check that was over late', () => {
  it('stays on record, in the history, in lists and on forms 06 and 07, after all that follows', async () => {
    const test = await testPlatform();
    const id = await submitted(test);
    const { acceptBy } = (await test.store.load(id))!.state;
    test.clock.moveTo(local('2026-11-27T10:00'));
    const list = async (is: 'late-intake' | 'late') =>
      (await test.store.findDossiers({ timing: { is, at: test.clock.now().toString() } }, { all: true }, { limit: 5 }))
        .rows;
    expect((await list('late-intake')).map((row) => [row.id, row.lateIntakes])).toEqual([[id, undefined]]);
    must(await perform(test.platform, id, { act: 'receive-dossier' }, counter));
    test.clock.moveTo(local('2026-11-27T11:00'));
    must(await perform(test.platform, id, ask, officer('hong-gai.civil.minh')));
    test.clock.moveTo(local('2026-11-30T09:00'));
    must(await perform(test.platform, id, bring, person('an')));
    const { state, slips, lines } = await told(test, id);
    const late = [{ dueAt: acceptBy, at: local('2026-11-27T10:00').toString() }];
    expect(state.lateIntakes).toEqual(late);
    expect(state.clock?.restarts).toBe(1);
    expect(await list('late-intake')).toMatchObject([{ id, lateIntakes: late }]);
    expect(await list('late')).toEqual([]);
    expect(lines.find((line) => line.detail.startsWith('Kiểm tra hồ sơ muộn, hạn 08:00 26/11/2026'))).toBeDefined();
    for (const form of ['06', '07'] as const) {
      expect(of(slips, form).lateIntakes).toEqual([{ due: '08:00 26/11/2026', done: '10:00 27/11/2026' }]);
      expect(JSON.stringify(slipPaper(of(slips, form)).blocks)).toContain('Kiểm tra hồ sơ muộn');
    }
  });

  it('is also that of what was sent back late; none of what was looked at in time, or taken back in time', async () => {
    const test = await testPlatform();
    const late = await submitted(test);
    test.clock.moveTo(local('2026-11-26T09:00'));
    must(await perform(test.platform, late, ask, counter));
    const inTime = await submitted(test);
    must(await perform(test.platform, inTime, { act: 'receive-dossier' }, counter));
    const back = await submitted(test);
    must(await perform(test.platform, back, { act: 'withdraw-dossier', reason: 'Đổi ý' }, person('an')));
    const lateOf = async (id: string) => (await test.store.load(id))!.state.lateIntakes?.length;
    expect([await lateOf(late), await lateOf(inTime), await lateOf(back)]).toEqual([1, undefined, undefined]);
  });
});

it('form 06 keeps the first reception, and tells the supplement with its pause', async () => {
  const test = await testPlatform();
  const id = await submitted(test);
  must(await perform(test.platform, id, { act: 'receive-dossier' }, counter));
  const [task] = (await test.store.load(id))!.state.tasks;
  const minh = officer('hong-gai.civil.minh');
  must(await perform(test.platform, id, { act: 'claim-task', task: task.id }, minh));
  test.clock.moveTo(local('2026-11-25T10:00'));
  must(await perform(test.platform, id, ask, minh));
  test.clock.moveTo(local('2026-11-26T09:00'));
  must(await perform(test.platform, id, bring, person('an')));
  const { slips, state } = await told(test, id);
  const slip = of(slips, '06');
  const due = province.calendar.print(Temporal.Instant.from(state.clock!.dueAt));
  expect(slip).toMatchObject({
    received: '08:00 25/11/2026',
    due,
    renewed: [{ at: '09:00 26/11/2026', dueBefore: '17:00 25/11/2026' }],
  });
  expect(of(slips, '07')).toMatchObject({ received: '08:00 25/11/2026', due });
  const desk = 'Ủy ban nhân dân phường Hồng Gai – Chuyên viên';
  expect(slip.handovers).toMatchObject([
    { at: '08:00 25/11/2026', note: 'Tiếp nhận hồ sơ', receiver: 'Bùi Đức Minh' },
    {
      at: '10:00 25/11/2026',
      from: desk,
      to: 'Người nộp hồ sơ',
      giver: 'Bùi Đức Minh',
      note: 'Yêu cầu bổ sung, hoàn thiện hồ sơ, tạm dừng tính thời hạn: Nơi sinh (địa chỉ) (Ghi đủ tên xã, phường)',
    },
    {
      at: '09:00 26/11/2026',
      from: 'Người nộp hồ sơ',
      to: desk,
      giver: 'Nguyễn Thị An',
      // It came to the desk: nobody there has worked on it yet.
      receiver: '',
      note: `Nhận hồ sơ bổ sung; tạm dừng từ 10:00 25/11/2026 đến 09:00 26/11/2026; tính thời hạn lại từ đầu, hẹn trả kết quả vào ${due}`,
    },
  ]);
});
