import { expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { WorkingCalendar } from './calendar.ts';
import { endOfTerm } from './terms.ts';

const calendar = must(
  WorkingCalendar.from({
    timeZone: 'Asia/Ho_Chi_Minh',
    sessions: [{ from: '07:30', to: '17:00' }],
    weekdays: [1, 2, 3, 4, 5],
    cutOff: '15:00',
    until: '2027-12-31',
    holidays: [
      { from: '2026-11-24', name: 'Culture Day', confirmed: false },
      { from: '2027-02-05', to: '2027-02-11', name: 'Tet' },
      { from: '2027-09-02', to: '2027-09-03', name: 'National Day', confirmed: false, earliest: '2027-09-01' },
    ],
    swaps: [{ off: '2026-12-31', work: '2027-01-02' }],
    // Of limits of an office, not of terms of a person.
    calendarDayEnd: 'as-is',
  }),
);
const ends = (from: string, days: number) => Object.values(endOfTerm(calendar, from, days));
const both = (day: string) => [day, day];

it('ends on its last day, the first not counted', () => {
  expect(ends('2026-09-21', 60)).toEqual(both('2026-11-20'));
  expect(ends('2026-09-20', 60)).toEqual(both('2026-11-19'));
});

it('ends on the next working day where the last one is a day off, of a weekend, a holiday or a swap', () => {
  expect(ends('2026-09-22', 60)).toEqual(both('2026-11-23'));
  expect(ends('2026-09-23', 60)).toEqual(both('2026-11-23'));
  expect(ends('2027-02-01', 5)).toEqual(both('2027-02-12'));
  // Saturday is worked for the Thursday before it; Friday is worked.
  expect(ends('2026-12-21', 10)).toEqual(both('2027-01-01'));
  expect(ends('2026-12-21', 12)).toEqual(both('2027-01-02'));
});

it('may end earlier or later where a holiday is not decided, or where those of the year are not known', () => {
  expect(ends('2026-09-25', 60)).toEqual(['2026-11-24', '2026-11-25']);
  expect(ends('2027-08-01', 31)).toEqual(['2027-09-01', '2027-09-06']);
  expect(ends('2027-12-20', 20)).toEqual(['2028-01-10', '2028-02-09']);
  expect(ends('2025-12-20', 10)).toEqual(['2025-12-30', '2026-01-01']);
});
