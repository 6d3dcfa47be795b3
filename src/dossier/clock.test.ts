/** The clock of a dossier: what its pauses take, and what they do not. */
import { describe, expect, it } from 'vitest';
import type { Limit } from '#calendar/calendar.ts';
import { local, province } from '../../test/support/platform.ts';
import {
  endPhase,
  extendClock,
  isPaused,
  lawDueOf,
  missedInPhase,
  missedOf,
  pauseClock,
  recomputeClock,
  restartClock,
  resumeClock,
  startClock,
  wasExtended,
  withPhases,
} from './clock.ts';
import type { Pause } from './state.ts';

const { calendar } = province;
const paused = (received: string, from: string, to: string, workingDays: number) => {
  const clock = startClock(calendar, { workingDays }, local(received));
  return resumeClock(calendar, pauseClock(calendar, clock, local(from).toString(), 'payment'), local(to).toString())
    .dueAt;
};

it('a pause before the clock starts takes nothing of it', () => {
  // Received after 15:00: the clock starts at 07:30 of the day after.
  const due = local('2026-11-30T17:00').toString();
  expect(startClock(calendar, { workingDays: 2 }, local('2026-11-26T16:38')).dueAt).toBe(due);
  expect(paused('2026-11-26T16:38', '2026-11-26T16:41', '2026-11-26T16:42', 2)).toBe(due);
  expect(paused('2026-11-26T16:38', '2026-11-26T16:41', '2026-11-27T08:30', 2)).toBe(
    local('2026-12-01T08:30').toString(),
  );
});

const at = (text: string) => local(text).toString();
const LIMITS: [Limit, due: string, moved: string][] = [
  [{ sameDay: true }, '2026-11-18T17:00', '2026-11-19T17:00'],
  [{ workingHours: 4 }, '2026-11-18T15:00', '2026-11-19T14:30'],
  [{ workingDays: 1 }, '2026-11-19T09:30', '2026-11-20T09:00'],
  [{ calendarDays: 1 }, '2026-11-19T17:00', '2026-11-20T17:00'],
];
const REASONS: Pause['reason'][] = ['supplement', 'payment', 'consultation', 'confirmation'];

describe.each(LIMITS)('a limit of %j', (limit, due, moved) => {
  const clock = startClock(calendar, limit, local('2026-11-18T09:30'));

  it.each(REASONS)(
    'is moved by a pause for %s that began before it ran out, and by none that began later',
    (reason) => {
      expect(clock.dueAt).toBe(at(due));
      const late = pauseClock(calendar, clock, at('2026-11-27T09:41'), reason);
      expect(missedOf(late, at('2026-11-27T09:50'))).toBe(at(due));
      const resumed = resumeClock(calendar, { ...late, overdue: true }, at('2026-11-27T09:59'));
      expect(resumed).toMatchObject({ dueAt: at(due), overdue: true });
      expect(missedOf(resumed, at('2026-11-27T10:00'))).toBe(at(due));
      expect(recomputeClock(calendar, resumed).dueAt).toBe(at(due));

      const early = pauseClock(calendar, clock, at('2026-11-18T10:00'), reason);
      expect(missedOf(early, at('2026-12-18T10:00'))).toBeUndefined();
      expect(resumeClock(calendar, early, at('2026-11-19T09:30')).dueAt).toBe(at(moved));
    },
  );

  it('stands still since the first of pauses that follow one another', () => {
    const first = pauseClock(calendar, clock, at('2026-11-18T10:00'), 'confirmation');
    const second = pauseClock(calendar, first, at('2026-11-27T09:41'), 'supplement');
    expect(missedOf(second, at('2026-11-27T10:00'))).toBeUndefined();
    expect(isPaused(second)?.reason).toBe('supplement');
    // As stored before, with the date as it was when the first pause began.
    expect(missedOf({ ...second, dueAt: clock.dueAt }, at('2026-11-27T10:00'))).toBeUndefined();
  });
});

it('a date that was missed before the clock began again stays the date of law', () => {
  const begun = startClock(calendar, { workingDays: 1 }, local('2026-11-27T10:00'), 1);
  const clock = { ...begun, missedAt: at('2026-11-18T17:00') };
  expect(lawDueOf(recomputeClock(calendar, clock))).toBe(at('2026-11-18T17:00'));
  expect(missedOf(clock, at('2026-11-27T10:01'))).toBe(at('2026-11-18T17:00'));
});

describe('a clock in phases', () => {
  const parts = [{ until: 'KQ.1', limit: { sameDay: true } as const }];
  const clock = withPhases(calendar, startClock(calendar, { workingDays: 20 }, local('2026-11-23T09:00')), parts);
  const [day, whole] = [at('2026-11-23T17:00'), at('2026-12-22T09:00')];

  it('runs to the first date and keeps that of the whole', () => {
    expect(clock).toMatchObject({ limit: { sameDay: true }, dueAt: day });
    expect(clock.phases?.map(({ dueAt }) => dueAt)).toEqual([day, whole]);
    expect(lawDueOf(clock)).toBe(day);
  });

  it('received after 15:00, runs to the next working day', () => {
    const late = withPhases(calendar, startClock(calendar, { workingDays: 20 }, local('2026-11-25T15:01')), parts);
    expect(late.dueAt).toBe(at('2026-11-26T17:00'));
  });

  it('goes on to the next date once the result is issued, and by no other result', () => {
    const told = { ...clock, warned: true, overdue: true };
    expect(endPhase(calendar, told, 'KQ.2', at('2026-11-23T16:00'))).toBeUndefined();
    const ended = endPhase(calendar, told, 'KQ.1', at('2026-11-23T16:00'))!;
    expect(ended).toMatchObject({
      limit: { workingDays: 20 },
      dueAt: whole,
      phases: [{ endedAt: at('2026-11-23T16:00') }, {}],
    });
    // Of the next date nobody was warned yet.
    expect([ended.warned, ended.overdue]).toEqual([undefined, undefined]);
    expect(Date.parse(ended.warnAt)).toBeGreaterThan(Date.parse(clock.warnAt));
    expect([lawDueOf(ended), missedOf(ended, at('2026-12-01T09:00'))]).toEqual([whole, undefined]);
    expect(endPhase(calendar, ended, 'KQ.1', at('2026-11-24T16:00'))).toBeUndefined();
  });

  it('stays late for good where the first date was missed, and the next is still in time', () => {
    const promised = extendClock(calendar, clock, local('2026-11-26T17:00'));
    expect(lawDueOf(promised)).toBe(day);
    const ended = endPhase(calendar, promised, 'KQ.1', at('2026-11-25T09:00'))!;
    expect(ended.phases?.[0]).toMatchObject({ dueAt: day, missedAt: day, endedAt: at('2026-11-25T09:00') });
    expect([ended.dueAt, ended.extendedTo, ended.lawDueAt]).toEqual([whole, undefined, undefined]);
    expect([missedOf(ended, at('2026-11-25T10:00')), missedInPhase(ended, at('2026-11-25T10:00'))]).toEqual([
      day,
      undefined,
    ]);
    const extension = { reason: '', to: '', at: at('2026-11-23T16:00') };
    expect(wasExtended({ clock: promised, extension })).toBe(true);
    expect(wasExtended({ clock: ended, extension })).toBe(false);
    expect(wasExtended({ clock: ended, extension: { ...extension, at: at('2026-11-25T09:30') } })).toBe(true);
  });

  it('moves every date that is to come by what is not counted, and none that is over', () => {
    const paused = pauseClock(calendar, clock, at('2026-11-23T10:00'), 'payment');
    const moved = resumeClock(calendar, paused, at('2026-11-25T10:00'));
    expect(moved.phases?.map(({ dueAt }) => dueAt)).toEqual([at('2026-11-25T17:00'), at('2026-12-23T09:00')]);
    const ended = endPhase(calendar, clock, 'KQ.1', at('2026-11-23T16:00'))!;
    const later = resumeClock(
      calendar,
      pauseClock(calendar, ended, at('2026-11-25T10:00'), 'supplement'),
      at('2026-11-26T10:00'),
    );
    expect(later.phases?.map(({ dueAt }) => dueAt)).toEqual([day, at('2026-12-23T09:00')]);
    expect(later.dueAt).toBe(at('2026-12-23T09:00'));
  });

  it('begins again with every phase that is not over', () => {
    const begun = restartClock(calendar, clock, clock.limit!, local('2026-11-25T10:00'));
    expect(begun).toMatchObject({ restarts: 1, dueAt: at('2026-11-25T17:00') });
    expect(begun.phases?.map(({ dueAt }) => dueAt)).toEqual([at('2026-11-25T17:00'), at('2026-12-23T10:00')]);
  });
});
