import { describe, expect, it } from 'vitest';
import type { DossierState } from '#dossier/state.ts';
import { lateSince } from './late.tsx';

const now = Temporal.Instant.from('2026-11-26T02:00:00Z');
const late = (state: object) => lateSince({ now }, { fees: [], ...state } as unknown as DossierState);
const clock = { limit: { workingDays: 3 }, startedAt: '', dueAt: '2026-11-20T10:00:00Z', pauses: [] };

describe('a dossier', () => {
  it('is late when the date that law set has passed, before it was received and after', () => {
    expect(late({ status: 'submitted', acceptBy: '2026-11-17T01:46:00Z' })).toBe('2026-11-17T01:46:00Z');
    expect(late({ status: 'in-progress', clock })).toBe(clock.dueAt);
    // Also of what others decide, whatever later day they named.
    const theirs = { ...clock, theirs: true, theirDueAt: '2027-03-31T10:00:00Z' };
    expect(late({ status: 'in-progress', clock: theirs, outside: { handedAt: 'x' } })).toBe(clock.dueAt);
  });

  it('is not late before that, when it ended, when its result is there, and by a date that is theirs alone', () => {
    for (const state of [
      { status: 'submitted', acceptBy: '2026-11-27T01:46:00Z' },
      { status: 'withdrawn', acceptBy: '2026-11-17T01:46:00Z' },
      { status: 'withdrawn', clock },
      // The person is waited for, not the centre.
      {
        status: 'submitted',
        acceptBy: '2026-11-17T01:46:00Z',
        submittedAt: '2026-11-16T01:46:00Z',
        fees: [{ id: 'f', amountVnd: 1000, law: 'l', before: 'receipt' }],
      },
      { status: 'decided', clock, resultAt: '2026-11-19T10:00:00Z' },
      { status: 'in-progress', clock: { ...clock, limit: undefined, theirs: true } },
      { status: 'awaiting-supplement', clock, supplement: { requestedAt: '2026-11-18T10:00:00Z' } },
    ])
      expect(late(state), JSON.stringify(state)).toBeUndefined();
  });

  it('is late by what is awaited, also where a result that came late is there', () => {
    const day = '2026-11-20T10:00:00Z';
    const ended = {
      limit: { sameDay: true },
      dueAt: day,
      until: 'KQ.1',
      endedAt: '2026-11-23T02:00:00Z',
      missedAt: day,
    };
    const later = (dueAt: string, more: object = {}) =>
      late({
        status: 'issued',
        tasks: [{ act: 'complete-task' }],
        clock: { ...clock, dueAt, phases: [ended, { limit: { workingDays: 20 }, dueAt }] },
        ...more,
      });
    expect(later('2026-12-18T02:00:00Z')).toBeUndefined();
    expect(later('2026-11-25T02:00:00Z')).toBe('2026-11-25T02:00:00Z');
    const supplement = { requestedAt: '2026-11-24T10:00:00Z' };
    expect(later('2026-12-18T02:00:00Z', { status: 'awaiting-supplement', supplement })).toBeUndefined();
    expect(later('2026-11-24T02:00:00Z', { status: 'awaiting-supplement', supplement })).toBe('2026-11-24T02:00:00Z');
  });
});
