/** The one apology with a new date (form 04), and what on-time is measured by once there is one. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { isOnTime } from '#dossier/decide-outcome.ts';
import { legalDate } from '#dossier/legal-date.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { dossierView, hasChangedByTime } from '#views/dossier-view.ts';
import { performOn } from '../../test/support/acts.ts';
import { houseSubmitted } from '../../test/support/begun.ts';
import { holder, local, officer, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { slipsFor } from './documents.ts';
import { perform, wakeDossier } from './perform.ts';

let test: TestPlatform;
let id: string;
const act = (command: Command, actor: Actor) => perform(test.platform, id, command, actor);
const state = async () => (await test.store.load(id))!.state;
const extend = async (dueAt: string, more = {}) =>
  act(
    { act: 'extend-dossier', dueAt: local(dueAt).toString(), reason: 'Chờ xác minh thực địa', ...more },
    holder((await state()).unit, 'head'),
  );
const events = async () => (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body));
const listed = async () => (await test.store.findDossiers({}, { all: true }, { limit: 9 })).rows[0];
const counted = async (is: 'late' | 'on-time') =>
  test.store.countDossiers({ timing: { is, at: test.clock.now().toString() } }, { all: true }, 9);

beforeEach(async () => {
  test = await testPlatform();
  id = await houseSubmitted(test);
});

const RESULTS: Readonly<Record<string, Record<string, unknown>>> = {
  appraise: { conclusion: 'meets', siteCheck: false, siteWaived: 'Biên bản kiểm tra ngày 20/11/2026 còn giá trị' },
  review: { conclusion: 'meets' },
  draft: { baseLevel: '+0.45', densityPct: 85, landUseRatio: 2.4, redLine: '5 m', buildingLine: '5 m' },
};
const receive = async () => must(await act({ act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));

describe('an apology with a new date', () => {
  it('in time keeps the date that law set beside the new one', async () => {
    await receive();
    const { dueAt } = (await state()).clock!;
    // A later hour of the same day is no later date.
    const day = Temporal.Instant.from(dueAt).toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
    const same = await extend(`${day}T17:00`);
    expect(isRefusal(same) && same.code).toBe('extension-not-later');
    must(await extend('2026-12-31T17:00'));
    const after = await state();
    expect(after.extension?.late).toBeUndefined();
    expect(after.clock).toMatchObject({ lawDueAt: dueAt, dueAt: local('2026-12-31T17:00').toString() });
    expect(legalDate(after)).toEqual({ at: dueAt, promised: after.clock?.dueAt });
    expect(await listed()).toMatchObject({ dueAt, promisedAt: after.clock?.dueAt });
    const again = await extend('2027-01-31T17:00');
    expect(isRefusal(again) && again.code).toBe('extension-used');
  });
  it.each([
    ['on the last day', -2],
    ['after the date', 30],
  ])('%s is recorded as late, once, and said on its paper', async (_when, hours) => {
    await receive();
    const { dueAt } = (await state()).clock!;
    test.clock.moveTo(Temporal.Instant.from(dueAt).add({ hours }));
    must(await wakeDossier(test.platform, id));
    must(await extend('2027-01-15T17:00'));
    const after = await state();
    expect(after.extension?.late).toBe(true);
    expect((await events()).at(-1)).toMatchObject({ type: 'dossier-extended', late: true, from: dueAt });
    const rules = must(await test.platform.procedureByHash(after.procedure.hash));
    const slip = slipsFor(test.platform, rules, id, await events()).find((one) => one.form === '04');
    expect(slip).toMatchObject({ late: true });
    const again = await extend('2027-01-31T17:00');
    expect(isRefusal(again) && again.code).toBe('extension-used');
  });
  it('names a date that lies ahead', async () => {
    await receive();
    test.clock.moveTo(Temporal.Instant.from((await state()).clock!.dueAt).add({ hours: 240 }));
    const past = Temporal.Instant.from((await state()).clock!.dueAt).add({ hours: 24 });
    const refused = await extend(past.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDateTime().toString());
    expect(isRefusal(refused) && refused.code).toBe('extension-past');
  });
  it('makes no late result timely', async () => {
    await receive();
    const { dueAt } = (await state()).clock!;
    must(await extend('2027-01-15T17:00'));
    test.clock.moveTo(Temporal.Instant.from(dueAt).add({ hours: 48 }));
    const refuse = { act: 'refuse-dossier', reason: 'Không phù hợp quy hoạch', law: 'luat-xay-dung Điều 44' } as const;
    must(await performOn(test.platform, id, refuse, holder('06685', 'head')));
    expect(isOnTime(await state(), test.clock.now().toString())).toBe(false);
    expect([await counted('late'), await counted('on-time')]).toEqual([1, 0]);
  });
});

describe('lists', () => {
  it('count what was not received in time as late, with the date of the intake check', async () => {
    const { acceptBy } = await state();
    expect([await counted('late'), await counted('on-time')]).toEqual([0, 1]);
    test.clock.moveTo(Temporal.Instant.from(acceptBy!).add({ hours: 1 }));
    expect((await listed()).acceptBy).toBe(acceptBy);
    expect([await counted('late'), await counted('on-time')]).toEqual([1, 0]);
  });
  it('count a decision as no result: late when its date passes before the result is issued', async () => {
    await receive();
    for (let done = 0; done < 9 && (await state()).status !== 'decided'; done++) {
      const [task] = (await state()).tasks;
      const by = holder(task.unit, task.post);
      const rules = must(await test.platform.procedureByHash((await state()).procedure.hash));
      const result = RESULTS[rules.steps[task.step]?.form ?? ''];
      must(await act({ act: task.act, task: task.id, result, outcome: 'approved' } as never, by));
    }
    const decided = await state();
    expect([decided.status, decided.resultAt]).toEqual(['decided', undefined]);
    expect(isOnTime(decided, test.clock.now().toString())).toBe(true);
    test.clock.moveTo(Temporal.Instant.from(decided.clock!.dueAt).add({ hours: 1 }));
    // By the clock alone, before anything is done: the API says so, also to who has seen this version.
    const now = test.clock.now().toString();
    const seen = dossierView(decided, now, []);
    expect([seen.onTime, hasChangedByTime(decided, now)]).toEqual([false, true]);
    expect(dossierView(decided, decided.last.at, []).onTime).toBe(true);
    expect(seen.clock).not.toHaveProperty('overdue');
    must(await wakeDossier(test.platform, id));
    expect(isOnTime(await state(), test.clock.now().toString())).toBe(false);
    expect([await counted('late'), await counted('on-time')]).toEqual([1, 0]);
  });
  it('goes to a working day, and not beyond what the setting of the province says', async () => {
    await receive();
    const codeOf = async (day: string) => {
      const outcome = await extend(day);
      return isRefusal(outcome) ? outcome.code : 'done';
    };
    expect(await codeOf('2026-12-20T17:00')).toBe('extension-not-worked');
    for (const off of ['2026-12-21T23:00', '2026-12-21T17:01', '2026-12-21T12:00', '2026-12-21T06:00'])
      expect(await codeOf(off)).toBe('extension-off-hours');
    expect(await codeOf('2036-12-15T17:00')).toBe('extension-too-far');
    expect(await codeOf('2026-12-21T17:00')).toBe('done');
  });
});
