/** The days off of the province, each checked by hand against the Labour Code (Art. 111.3, 112) and what was announced for the year. */
import { describe, expect, it } from 'vitest';
import { province } from '../support/platform.ts';

const { calendar } = province;

/** Days from Monday to Friday on which nobody works, and days of a weekend on which everybody does. */
function oddDays(year: number): { off: string[]; worked: string[] } {
  const off: string[] = [];
  const worked: string[] = [];
  for (let day = Temporal.PlainDate.from({ year, month: 1, day: 1 }); day.year === year; day = day.add({ days: 1 })) {
    const works = calendar.isWorkingDate(day);
    if (day.dayOfWeek < 6 && !works) off.push(day.toString().slice(5));
    if (day.dayOfWeek > 5 && works) worked.push(day.toString().slice(5));
  }
  return { off, worked };
}

const CULTURE_DAY = '11-24';

describe('days off', () => {
  it('2025: Tết begins on Wednesday 29 January, Hùng kings on Monday 7 April', () => {
    const tet = ['01-27', '01-28', '01-29', '01-30', '01-31'];
    expect(oddDays(2025)).toEqual({
      off: ['01-01', ...tet, '04-07', '04-30', '05-01', '09-01', '09-02'],
      worked: [],
    });
  });
  it('2026: Hùng kings on a Sunday; 2 January for 10 January, 31 August for 22 August', () => {
    const tet = ['02-16', '02-17', '02-18', '02-19', '02-20'];
    expect(oddDays(2026)).toEqual({
      off: ['01-01', '01-02', ...tet, '04-27', '04-30', '05-01', '08-31', '09-01', '09-02', CULTURE_DAY],
      worked: ['01-10', '08-22'],
    });
  });
  it('2027: two days of Tết and 1 May on a weekend', () => {
    const tet = ['02-05', '02-08', '02-09', '02-10', '02-11'];
    expect(oddDays(2027)).toEqual({
      off: ['01-01', ...tet, '04-16', '04-30', '05-03', '09-02', '09-03', CULTURE_DAY],
      worked: [],
    });
  });
  it('2028: New Year, a day of Tết, 30 April and 2 September on a weekend', () => {
    const tet = ['01-25', '01-26', '01-27', '01-28', '01-31'];
    expect(oddDays(2028)).toEqual({
      off: ['01-03', ...tet, '04-04', '05-01', '05-02', '09-01', '09-04', CULTURE_DAY],
      worked: [],
    });
  });
  it('after that are not known, and no date there is given without saying so', () => {
    expect(calendar.coversUntil).toBe('2028-12-31');
    const start = calendar.startOf(Temporal.Instant.from('2029-02-09T08:00:00+07:00'));
    expect(calendar.doubts(start, calendar.due(start, { workingDays: 3 }))).toEqual([
      { kind: 'year-unknown', year: 2029 },
    ]);
  });
  it('each say on what they rest', () => {
    for (const { basis, name } of calendar.source.holidays) expect(basis, name).toMatch(/\d/);
    for (const { basis, off } of calendar.source.swaps) expect(basis, off).toMatch(/\d/);
  });
});
