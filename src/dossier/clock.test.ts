/** The clock of a dossier: what its pauses take, and what they do not. */
import { expect, it } from 'vitest';
import { local, province } from '../../test/support/platform.ts';
import { pauseClock, resumeClock, startClock } from './clock.ts';

const { calendar } = province;
const paused = (received: string, from: string, to: string, workingDays: number) => {
  const clock = startClock(calendar, { workingDays }, local(received));
  return resumeClock(calendar, pauseClock(clock, local(from).toString(), 'payment'), local(to).toString()).dueAt;
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
