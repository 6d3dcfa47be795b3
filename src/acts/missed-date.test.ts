/** A date of law that has passed stays: neither a pause nor a supplement makes a late dossier timely. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { isOnTime } from '#dossier/decide-outcome.ts';
import { legalDate } from '#dossier/legal-date.ts';
import { must } from '#kernel/outcome.ts';
import {
  anotherBirth,
  birthAnswers,
  birthChecked,
  local,
  officer,
  partyOf,
  person,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { slipsFor } from './documents.ts';
import { perform, startDossier, wakeDossier } from './perform.ts';

const an = person('an');
const counter = officer('hong-gai.counter.hoa');
const minh = officer('hong-gai.civil.minh');
const DUE = local('2026-11-25T17:00').toString();
let test: TestPlatform;
let id: string;

const act = async (command: Command, actor: Actor) => must(await perform(test.platform, id, command, actor));
const state = async () => (await test.store.load(id))!.state;
const to = (text: string) => test.clock.moveTo(local(text));
const check = async () => {
  const [task] = (await state()).tasks;
  return act({ act: 'complete-task', task: task.id, result: birthChecked }, minh);
};
const printedDues = async () => {
  const rules = must(await test.platform.procedureByHash((await state()).procedure.hash));
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body));
  const slips = slipsFor(test.platform, rules, id, events);
  return ['01', '06', '07'].map((form) => {
    const slip = slips.findLast((one) => one.form === form);
    return slip && 'due' in slip ? slip.due : undefined;
  });
};

beforeEach(async () => {
  test = await testPlatform();
  to('2026-11-25T08:00');
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('an'),
    place: '06685',
    answers: { ...birthAnswers, relation: 'mother' },
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
  };
  id = must(await startDossier(test.platform, '1.001193', draft, an)).dossierId;
  await act({ act: 'submit-dossier' }, an);
  to('2026-11-25T08:30');
  await act({ act: 'receive-dossier' }, counter);
  expect((await state()).clock?.dueAt).toBe(DUE);
});

describe('a dossier that is late', () => {
  it('stays late while its draft is with the applicant, and after they confirmed it', async () => {
    to('2026-12-02T09:41');
    must(await wakeDossier(test.platform, id));
    await check();
    expect(legalDate(await state())).toMatchObject({ at: DUE, paused: { reason: 'confirmation' } });
    expect(isOnTime(await state(), test.clock.now().toString())).toBe(false);
    to('2026-12-02T09:59');
    await act({ act: 'confirm-draft' }, an);
    const after = await state();
    expect(after.clock).toMatchObject({ dueAt: DUE, overdue: true, restarts: 0 });
    expect(legalDate(after)).toMatchObject({ at: DUE });
    expect(isOnTime(after, test.clock.now().toString())).toBe(false);
    expect((await printedDues()).slice(0, 2)).toEqual(['17:00 25/11/2026', '17:00 25/11/2026']);
  });

  it('stays late when a supplement lets its clock begin again, and says both dates', async () => {
    to('2026-12-02T09:00');
    const [{ dueAt: step }] = (await state()).tasks;
    await act({ act: 'request-supplement', items: [{ item: 'childName', reason: 'Bản chụp mờ' }] }, minh);
    expect(legalDate(await state())).toMatchObject({ at: DUE, paused: { reason: 'supplement' } });
    to('2026-12-03T09:00');
    await act({ act: 'supplement-dossier', answers: { childName: 'Nguyễn Gia Bảo Khánh' } }, an);
    const after = await state();
    const renewed = local('2026-12-03T17:00').toString();
    expect(after.clock).toMatchObject({ missedAt: DUE, dueAt: renewed, restarts: 1 });
    expect(after.tasks[0].dueAt).toBe(step);
    expect(legalDate(after)).toMatchObject({ at: DUE, renewed });
    expect(isOnTime(after, test.clock.now().toString())).toBe(false);
    expect((await printedDues())[1]).toBe('17:00 25/11/2026; tính lại từ đầu sau khi bổ sung: 17:00 03/12/2026');
    // A second pause heals nothing either.
    await check();
    expect(legalDate(await state())).toMatchObject({ at: DUE, renewed, paused: { reason: 'confirmation' } });
    await act({ act: 'confirm-draft' }, an);
    expect(isOnTime(await state(), test.clock.now().toString())).toBe(false);
  });
});

it('a dossier that is not late is not made so by a supplement or a pause', async () => {
  to('2026-11-25T10:00');
  await act({ act: 'request-supplement', items: [{ item: 'childName', reason: 'Bản chụp mờ' }] }, minh);
  to('2026-12-03T09:00');
  must(await wakeDossier(test.platform, id));
  expect(legalDate(await state())).toEqual({ paused: expect.objectContaining({ reason: 'supplement' }) });
  expect(isOnTime(await state(), test.clock.now().toString())).toBe(true);
  await act({ act: 'supplement-dossier', answers: { childName: 'Nguyễn Gia Bảo Khánh' } }, an);
  expect((await state()).clock?.missedAt).toBeUndefined();
  await check();
  to('2026-12-04T09:00');
  await act({ act: 'send-message', topic: 'question', text: 'Tôi sẽ xem lại bản dự thảo.' }, an);
  expect(isOnTime(await state(), test.clock.now().toString())).toBe(true);
});

it('a dossier that is withdrawn, or lapses, after its date was late, and counts as late for good', async () => {
  const withdraw = { act: 'withdraw-dossier', reason: 'Chờ quá lâu' } as const;
  const { dossierId: other } = must(
    await startDossier(
      test.platform,
      '1.001193',
      { act: 'draft-dossier', channel: 'online', applicant: partyOf('an'), place: '06685', answers: anotherBirth() },
      an,
    ),
  );
  const late = id;
  id = other;
  must(
    await perform(
      test.platform,
      other,
      {
        act: 'submit-dossier',
        components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
      },
      an,
    ),
  );
  await act({ act: 'receive-dossier' }, counter);
  await act(withdraw, an);
  to('2026-11-27T08:00');
  const inTime = await state();
  id = late;
  await act(withdraw, an);
  const ended = await state();
  expect([isOnTime(ended, ended.last.at), ended.clock?.missedAt]).toEqual([false, DUE]);
  expect([isOnTime(inTime, ended.last.at), inTime.clock?.missedAt]).toEqual([true, undefined]);
  const { events } = await act({ act: 'close-dossier' }, counter);
  expect(events).toMatchObject([{ type: 'dossier-closed', onTime: false }]);
  const listed = async (is: 'late' | 'on-time' | 'soon') => {
    const timing = { is, at: test.clock.now().toString() };
    return (await test.store.findDossiers({ timing }, { all: true }, { limit: 9 })).rows.map((row) => row.id);
  };
  expect([await listed('late'), await listed('on-time'), await listed('soon')]).toEqual([[late], [], []]);
});
