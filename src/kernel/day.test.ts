import { describe, expect, it } from 'vitest';
import { isDay, readDay } from './day.ts';

describe('a day', () => {
  it.each([
    ['2026-11-28', '2026-11-28'],
    ['28/11/2026', '2026-11-28'],
    [' 1.2.2027 ', '2027-02-01'],
    ['29-2-2028', '2028-02-29'],
    ['1900-01-01', '1900-01-01'],
    ['2199-12-31', '2199-12-31'],
  ])('%j is read', (text, day) => expect(readDay(text)).toBe(day));

  it.each(['31/02/2027', '2027-02-29', '2027-13-01', '2027-00-10', 'x', '', '20277-12-31', '+020277-12-31'])(
    '%j is none',
    (text) => expect(readDay(text)).toBeUndefined(),
  );

  it.each(['31/12/26', '0027-12-31', '1899-12-31', '2200-01-01', '2027-1-1', '20271231', '2027-01-01T00:00'])(
    '%j is none',
    (text) => expect([readDay(text), isDay(text)]).toEqual([undefined, false]),
  );
});
