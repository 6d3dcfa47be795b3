/** Settings of the province: read once, checked, and asked for by day. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isRefusal } from '#kernel/outcome.ts';
import { type Setting, Values } from './values.ts';

const seven: Setting = {
  id: 'permit-days',
  value: { workingDays: 15 },
  from: '2025-07-01',
  to: '2026-07-01',
  source: 'Nghị định 175/2024/NĐ-CP',
  confirmed: true,
};
const later: Setting = { ...seven, value: { workingDays: 7 }, from: '2026-07-01', to: undefined, confirmed: false };

function filled(...rows: unknown[]) {
  const values = new Values();
  const refusal = values.fill(rows as Setting[]);
  return refusal && isRefusal(refusal)
    ? (refusal.params['detail'] as { phrase: string }).phrase
    : (id: string, date: string) => values.valueOf(id, date);
}

describe('settings of the province', () => {
  it('hold from day to day', () => {
    const found = filled(seven, later);
    if (typeof found === 'string') throw new Error(found);
    expect(found('permit-days', '2025-06-30')).toBeUndefined();
    expect(found('permit-days', '2025-07-01')?.value).toEqual({ workingDays: 15 });
    expect(found('permit-days', '2026-06-30')?.value).toEqual({ workingDays: 15 });
    expect(found('permit-days', '2026-07-01')).toMatchObject({ value: { workingDays: 7 }, confirmed: false });
    expect(found('other', '2026-07-01')).toBeUndefined();
  });

  it('are refused where two of one id hold on the same day', () => {
    expect(filled(seven, { ...later, from: '2026-06-30' })).toBe('value-overlap');
    expect(filled({ ...seven, to: undefined }, later)).toBe('value-overlap');
    expect(filled(later, seven)).toBeInstanceOf(Function);
  });

  it('are refused without source, day, id, or with a value that is none', () => {
    const cases: [object, string][] = [
      [{ source: ' ' }, 'value-source'],
      [{ source: undefined }, 'value-source'],
      [{ confirmed: 'yes' }, 'value-source'],
      [{ from: '1/7/2026' }, 'value-day'],
      [{ from: undefined }, 'value-day'],
      [{ to: '2026' }, 'value-day'],
      [{ to: '2025-07-01' }, 'ends-early'],
      [{ id: 'Permit days' }, 'value-id'],
      [{ value: { workingDays: 0 } }, 'value-shape'],
      [{ value: { workingDays: 7, workingHours: 3 } }, 'value-shape'],
      [{ value: { days: 7 } }, 'value-shape'],
      [{ value: { sameDay: false } }, 'value-shape'],
      [{ value: {} }, 'value-shape'],
      [{ value: null }, 'value-shape'],
      [{ value: '' }, 'value-shape'],
      [{ value: 50000 }, 'value-shape'],
      [{ value: -1, unit: 'VND' }, 'value-shape'],
      [{ value: 'restart', unit: 'VND' }, 'value-shape'],
    ];
    for (const [change, phrase] of cases) expect(filled({ ...seven, ...change })).toBe(phrase);
    for (const value of [{ sameDay: true }, { workingHours: 2 }, { calendarDays: 12 }, 'not-counted'])
      expect(filled({ ...seven, value })).toBeInstanceOf(Function);
    expect(filled({ ...seven, value: 50000, unit: 'VND' })).toBeInstanceOf(Function);
    expect(filled({ ...seven, value: 1000, unit: 'count' })).toBeInstanceOf(Function);
    expect(filled({ ...seven, value: 1000, unit: 'USD' })).toBe('value-shape');
  });
});

describe('the settings that are shipped', () => {
  const rows = parse(readFileSync('provinces/quang-ninh/values.yaml', 'utf8')) as Setting[];

  it('leave it to the page to say that a value was not compared with the original text', () => {
    expect(rows.filter(({ source }) => source.includes('chưa đối chiếu văn bản gốc'))).toEqual([]);
  });

  it('count the linked birth at the counter in working days, as its record does', () => {
    const [row, ...more] = rows.filter(({ id }) => id === 'linked-birth-days-counter');
    expect(more).toEqual([]);
    expect(row.value).toEqual({ workingDays: 20 });
    expect(row.source).toContain('20 ngày làm việc');
  });
});
