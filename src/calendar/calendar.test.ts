import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import { type CalendarSource, WorkingCalendar } from './calendar.ts';

const source: CalendarSource = {
  timeZone: 'Asia/Ho_Chi_Minh',
  sessions: [
    { from: '07:30', to: '11:30' },
    { from: '13:00', to: '17:00' },
  ],
  weekdays: [1, 2, 3, 4, 5],
  cutOff: '15:00',
  until: '2027-12-31',
  holidays: [
    { from: '2026-11-24', name: 'Culture Day' },
    { from: '2027-02-05', to: '2027-02-11', name: 'Tet' },
  ],
  swaps: [{ off: '2026-12-31', work: '2027-01-02' }],
};
const calendar = must(WorkingCalendar.from(source));
/** So that the year has some. */
const LATE = { from: '2028-12-31', name: 'late' };
const at = (local: string) => Temporal.Instant.from(`${local}:00+07:00`);
const HOUR = 3_600_000;

/** The slow truth to compare with: every minute of a short span, one by one. */
function walkedMinutes(from: Temporal.Instant, to: Temporal.Instant): number {
  let worked = 0;
  for (let ms = from.epochMilliseconds; ms < to.epochMilliseconds; ms += 60_000) {
    const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Asia/Ho_Chi_Minh');
    const minute = local.hour * 60 + local.minute;
    const inSession = (minute >= 450 && minute < 690) || (minute >= 780 && minute < 1020);
    if (inSession && calendar.isWorkingDate(local.toPlainDate())) worked++;
  }
  return worked;
}

const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 })
  .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));
const work = fc.integer({ min: 1, max: 3000 * 60 }).map((minutes) => minutes * 60_000);

describe('working calendar', () => {
  it('takes hours over lunch, the night, the weekend and a holiday', () => {
    expect(calendar.addHours(at('2026-11-20T10:30'), 2)).toEqual(at('2026-11-20T14:00'));
    expect(calendar.addHours(at('2026-11-20T16:00'), 2)).toEqual(at('2026-11-23T08:30'));
    expect(calendar.addDays(at('2026-11-23T09:00'), 1)).toEqual(at('2026-11-25T09:00'));
  });
  it('ends a day at its closing, not at the next opening', () => {
    expect(calendar.addDays(at('2026-11-20T07:30'), 1)).toEqual(at('2026-11-20T17:00'));
  });
  it('counts what is received after the cut-off from the next working day', () => {
    expect(calendar.startOf(at('2026-11-20T14:59'))).toEqual(at('2026-11-20T14:59'));
    expect(calendar.startOf(at('2026-11-20T15:00'))).toEqual(at('2026-11-20T15:00'));
    expect(calendar.startOf(at('2026-11-20T15:00').add({ seconds: 59 })).toString()).toMatch(/T08:00:59Z$/);
    expect(calendar.startOf(at('2026-11-20T15:01'))).toEqual(at('2026-11-23T07:30'));
    expect(calendar.startOf(at('2026-11-23T16:00'))).toEqual(at('2026-11-25T07:30'));
    expect(calendar.startOf(at('2026-11-20T06:00'))).toEqual(at('2026-11-20T07:30'));
    expect(calendar.startOf(at('2026-11-20T12:10'))).toEqual(at('2026-11-20T13:00'));
  });
  it('gives same-day procedures until closing', () => {
    const due = (local: string) => calendar.due(calendar.startOf(at(local)), { sameDay: true });
    expect(due('2026-11-20T09:00')).toEqual(at('2026-11-20T17:00'));
    expect(due('2026-11-20T15:00')).toEqual(at('2026-11-20T17:00'));
    expect(due('2026-11-20T15:30')).toEqual(at('2026-11-23T17:00'));
  });
  it('does not count the day on which a term of days is told, and lets the last one run to its end', () => {
    // 24/11 is off.
    for (const told of ['2026-11-23T00:00', '2026-11-23T09:00', '2026-11-23T16:00', '2026-11-23T23:59']) {
      expect(calendar.endAfterDays(at(told), 2)).toEqual(at('2026-11-26T23:59').add({ seconds: 59 }));
      expect(calendar.closingAfterDays(at(told), 2)).toEqual(at('2026-11-26T17:00'));
    }
    expect(calendar.endAfterDays(at('2026-11-21T10:00'), 1)).toEqual(at('2026-11-23T23:59').add({ seconds: 59 }));
    expect(calendar.closingAfterDays(at('2026-11-20T10:00'), 1)).toEqual(at('2026-11-23T17:00'));
  });
  it('gives what goes on after a pause the day on which it goes on, until the cut-off', () => {
    const due = at('2026-11-20T17:00');
    const pushedTo = (on: string) => calendar.afterPause(due, at('2026-11-20T09:00'), at(on), { sameDay: true });
    expect(pushedTo('2026-11-20T09:01')).toEqual(due);
    expect(pushedTo('2026-11-20T15:01')).toEqual(at('2026-11-23T17:00'));
    expect(pushedTo('2026-11-23T08:00')).toEqual(at('2026-11-23T17:00'));
  });
  it('moves a calendar-day limit that ends on a day off to the next working day', () => {
    expect(calendar.due(at('2026-11-20T09:00'), { calendarDays: 2 })).toEqual(at('2026-11-23T17:00'));
    const asIs = must(WorkingCalendar.from({ ...source, calendarDayEnd: 'as-is' }));
    expect(asIs.due(at('2026-11-20T09:00'), { calendarDays: 2 })).toEqual(at('2026-11-22T17:00'));
  });
  it('works a swapped Saturday and rests on the day it was swapped for', () => {
    expect(calendar.isWorkingDate('2027-01-02')).toBe(true);
    expect(calendar.isWorkingDate('2026-12-31')).toBe(false);
    expect(calendar.addDays(at('2026-12-30T17:00'), 1)).toEqual(at('2027-01-01T17:00'));
    expect(calendar.addDays(at('2026-12-30T17:00'), 2)).toEqual(at('2027-01-02T17:00'));
  });
  it('agrees with counting every minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 90 }),
        fc.integer({ min: 0, max: 60 * 24 * 20 }),
        (start, span) => {
          const from = at('2026-11-15T00:00').add({ minutes: start });
          const to = from.add({ minutes: span });
          expect(calendar.measureMs(from, to)).toBe(walkedMinutes(from, to) * 60_000);
        },
      ),
      { numRuns: 60 },
    );
  });
  it('measures what it added', () => {
    fc.assert(
      fc.property(instant, work, (from, ms) => {
        expect(calendar.measureMs(from, calendar.addMs(from, ms))).toBe(ms);
        expect(calendar.measureMs(calendar.addMs(from, -ms), from)).toBe(ms);
      }),
    );
  });
  it('keeps order', () => {
    fc.assert(
      fc.property(instant, instant, work, (a, b, ms) => {
        const [first, second] = Temporal.Instant.compare(a, b) <= 0 ? [a, b] : [b, a];
        expect(Temporal.Instant.compare(calendar.addMs(first, ms), calendar.addMs(second, ms))).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(calendar.startOf(first), calendar.startOf(second))).toBeLessThanOrEqual(0);
      }),
    );
  });
  it('adds a share of a span that is no whole number of milliseconds', () => {
    const start = Temporal.Instant.fromEpochMilliseconds(Date.parse('2026-11-25T01:00:00.003Z'));
    expect(calendar.addMs(start, 0.25 * 10_799_997).epochMilliseconds % 1).toBe(0);
    expect(calendar.addMs(start, 0.2)).toBe(start);
  });

  it('moves the due instant by n working hours for a pause of n working hours', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 200 }), (start, days, hours) => {
        const limit = { workingDays: days };
        const due = calendar.due(calendar.startOf(start), limit);
        const pausedAt = calendar.addHours(calendar.startOf(start), 1);
        const moved = calendar.afterPause(due, pausedAt, calendar.addHours(pausedAt, hours), limit);
        expect(calendar.measureMs(due, moved)).toBe(hours * HOUR);
      }),
    );
  });
  it('moves due dates when the calendar changes', () => {
    const changed = must(
      WorkingCalendar.from({ ...source, holidays: [...source.holidays, { from: '2026-11-25', name: 'storm' }] }),
    );
    const due = (which: WorkingCalendar) => which.due(which.startOf(at('2026-11-23T09:00')), { workingDays: 3 });
    expect(calendar.measureMs(due(calendar), due(changed))).toBe(8 * HOUR);
  });
  it('gives no date without a doubt that another set of days off would change', () => {
    const known = { from: '2027-02-05', to: '2027-02-11', name: 'Tet', confirmed: false as const };
    const open = { ...known, earliest: '2027-02-02', latest: '2027-02-16' };
    const rest = [{ from: '2026-11-24', name: 'Culture Day' }];
    const base = must(WorkingCalendar.from({ ...source, holidays: [...rest, open] }));
    const limit = fc.oneof(
      fc.integer({ min: 1, max: 60 }).map((workingDays) => ({ workingDays })),
      fc.integer({ min: 1, max: 90 }).map((calendarDays) => ({ calendarDays })),
      fc.integer({ min: 1, max: 300 }).map((workingHours) => ({ workingHours })),
      fc.constant({ sameDay: true as const }),
    );
    const received = fc.integer({ min: 0, max: 60 * 24 * 500 }).map((m) => at('2026-10-01T00:00').add({ minutes: m }));
    const day = (from: string, days: number) => Temporal.PlainDate.from(from).add({ days }).toString();
    const otherYears = fc.array(
      fc.integer({ min: 0, max: 200 }).map((days) => ({ from: day('2028-01-01', days), name: 'unforeseen' })),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(
        received,
        limit,
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 14 }),
        otherYears,
        (receivedAt, asked, from, length, unforeseen) => {
          const tet = {
            from: day(open.earliest, from),
            to: day(open.earliest, Math.min(14, from + length)),
            name: 'Tet',
          };
          const other = must(
            WorkingCalendar.from({ ...source, until: '2028-12-31', holidays: [...rest, tet, ...unforeseen, LATE] }),
          );
          const start = base.startOf(receivedAt);
          const due = base.due(start, asked);
          const otherDue = other.due(other.startOf(receivedAt), asked);
          if (!due.equals(otherDue)) expect(base.doubts(start, due)).not.toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
  it('says of what it does not know, and of nothing else', () => {
    const tet = {
      from: '2027-02-05',
      to: '2027-02-11',
      name: 'Tet',
      confirmed: false as const,
      earliest: '2027-02-03',
    };
    const some = must(WorkingCalendar.from({ ...source, holidays: [{ from: '2026-11-24', name: 'x' }, tet] }));
    const doubts = (from: string, to: string) => some.doubts(at(`${from}T09:00`), at(`${to}T17:00`));
    expect(doubts('2026-11-23', '2027-02-02')).toEqual([]);
    expect(doubts('2026-11-23', '2027-02-03')).toEqual([{ kind: 'unconfirmed', name: 'Tet', year: 2027 }]);
    expect(doubts('2027-02-12', '2027-12-31')).toEqual([]);
    expect(doubts('2027-12-31', '2028-01-03')).toEqual([{ kind: 'year-unknown', year: 2028 }]);
    expect(doubts('2030-05-01', '2031-05-01')).toEqual([{ kind: 'year-unknown', year: 2030 }]);
    expect(doubts('2025-12-31', '2026-01-02')).toEqual([{ kind: 'year-unknown', year: 2025 }]);
    expect(doubts('2028-01-03', '2027-12-31')).toEqual([]);
  });
  it('is no slower over a century than over a week', () => {
    const far = calendar.addDays(at('2026-11-20T09:00'), 25_000);
    expect(calendar.measureMs(at('2026-11-20T09:00'), far)).toBe(25_000 * 8 * HOUR);
  });
  it('refuses a calendar that makes no sense, and says where', () => {
    const refused = (change: Partial<CalendarSource>) => {
      const outcome = WorkingCalendar.from({ ...source, ...change });
      return isRefusal(outcome) ? outcome.params['where'] : 'accepted';
    };
    expect(WorkingCalendar.from({ ...source, timeZone: '' })).toMatchObject({ code: 'calendar-invalid' });
    expect(refused({ timeZone: 'Mars/Olympus' })).toBe('timeZone');
    expect(refused({ sessions: [{ from: '13:00', to: '11:00' }] })).toBe('sessions[0]');
    expect(refused({ holidays: [{ from: '2026-02-30', name: 'x' }] })).toBe('holidays[0]');
    expect(refused({ swaps: [{ off: '2026-11-22', work: '2026-11-21' }] })).toBe('swaps[0]');
    expect(refused({ weekdays: [0] })).toBe('weekdays');
    expect(refused({ until: '2027-06-30' })).toBe('until');
    expect(refused({ until: '2028-12-31' })).toBe('until');
    expect(refused({ until: '2026-12-31' })).toBe('until');
    expect(refused({ holidays: [] })).toBe('until');
    expect(refused({ holidays: [{ from: '2027-02-05', name: 'x', latest: '2027-02-04' }] })).toBe('holidays[0]');
  });
});
