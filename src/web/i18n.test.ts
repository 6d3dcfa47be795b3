/** Working time that is left, or over, in the same units wherever it stands. */
import { expect, it } from 'vitest';
import { local, province } from '../../test/support/platform.ts';
import { formatsFor } from './i18n.ts';

const said = (now: string, due: string) => formatsFor('vi').left(province.calendar, local(now), local(due).toString());

it('is said in hours below a day, then in days and hours', () => {
  expect(said('2026-11-25T08:00', '2026-11-25T09:30')).toBe('còn 1,5 giờ làm việc');
  expect(said('2026-11-25T08:00', '2026-11-25T17:00')).toBe('còn 1 ngày làm việc');
  // Twelve hours and twenty: both in days and hours.
  expect(said('2026-11-26T11:00', '2026-11-24T17:00')).toMatch(/^quá 1 ngày [34] giờ làm việc$/);
  expect(said('2026-11-27T11:00', '2026-11-24T17:00')).toMatch(/^quá 2 ngày [34] giờ làm việc$/);
  expect(said('2026-11-25T08:00', '2026-12-09T08:00')).toBe('còn 10 ngày làm việc');
});

it('a time that a record of before holds and that is none stands as it was written', () => {
  const { date, time, dateTime } = formatsFor('vi');
  for (const text of ['31/02/2027', '2027-13-01', 'x', '+020277-12-31T'])
    expect([date(text), time(text), dateTime(text)]).toEqual([text, text, text]);
});
