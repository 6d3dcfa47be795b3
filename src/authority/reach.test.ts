/** How centres are reached: what a source says, from day to day, and nothing else. */
import { describe, expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import { province } from '../../test/support/platform.ts';
import { Province } from './province.ts';
import type { ReachRow } from './reach.ts';

const [HONG_GAI, MONG_CAI] = ['06685-mc', '06712-mc'];
const source = 'Thông báo 12/TB-TTPVHCC';
const withRows = (rows: ReachRow[]) => Province.from({ ...province.source, centres: rows });

describe('a centre', () => {
  it('has the address that a source says, and no telephone number and hours where none does', () => {
    const { address, phone, hours } = province.reachOf(HONG_GAI, '2026-11-25');
    expect(address).toMatchObject({ value: 'Số 8A, đường 25/4, phường Hồng Gai', confirmed: false });
    expect(address?.source).toContain('bài viết công khai');
    expect([phone, hours]).toEqual([undefined, undefined]);
  });

  it('of which the source says two things has no address', () => {
    expect(province.reachOf(MONG_CAI, '2026-11-25').address).toBeUndefined();
    expect(province.centres()).toHaveLength(55);
    expect(province.centres()[0].code).toBe('ttphvhcc');
  });

  it('has of each day what holds then, each part from its own source', () => {
    const phones = [
      { unit: HONG_GAI, phone: '0203 111 111', from: '2026-01-01', to: '2026-12-01', source, confirmed: true },
      { unit: HONG_GAI, phone: '0203 222 222', from: '2026-12-01', source, confirmed: true },
      { unit: HONG_GAI, hours: { vi: '7h30 đến 17h00', en: '7:30 to 17:00' }, source, confirmed: true },
    ];
    const where = must(withRows(phones));
    expect(where.reachOf(HONG_GAI, '2026-11-30').phone?.value).toBe('0203 111 111');
    expect(where.reachOf(HONG_GAI, '2026-12-01')).toMatchObject({
      phone: { value: '0203 222 222' },
      hours: { value: { vi: '7h30 đến 17h00' }, source },
    });
    expect(where.reachOf(HONG_GAI, '2025-12-31').phone).toBeUndefined();
  });

  it.each([
    ['no centre', { unit: '06685', phone: '1', source, confirmed: true }],
    ['nothing said', { unit: HONG_GAI, source, confirmed: true }],
    ['no source', { unit: HONG_GAI, phone: '1', source: ' ', confirmed: true }],
    [
      'an end before its start',
      { unit: HONG_GAI, phone: '1', from: '2026-02-01', to: '2026-01-01', source, confirmed: true },
    ],
  ])('is refused with %s', (_what, row) => {
    const refused = withRows([row]);
    expect(isRefusal(refused) && refused.params['where']).toBe(`centres ${row.unit}`);
  });

  it('is refused with the same said twice of one day', () => {
    const row = { unit: HONG_GAI, phone: '1', source, confirmed: true };
    expect(withRows([row, { ...row, phone: '2' }])).toMatchObject({ code: 'province-invalid' });
  });
});
