/** Which documents that a text names have ended by a day. */
import { describe, expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import { readProvince } from '#main/read-files.ts';
import { type LawDocument, LawEnds } from './law.ts';

const rows: LawDocument[] = [
  {
    number: '50/2014/QH13',
    title: 'Luật Xây dựng',
    to: '2026-07-01',
    replacedBy: '135/2025/QH15',
    source: 'Luật 135/2025/QH15',
  },
  { number: '175/2024/NĐ-CP', title: 'Nghị định về hoạt động xây dựng', to: '2026-07-01', source: 'NĐ 217/2026/NĐ-CP' },
  {
    number: '60/2014/QH13',
    title: 'Luật Hộ tịch',
    to: '2027-03-01',
    earlierDossiers: true,
    source: 'Luật Hộ tịch 03/2026/QH16',
  },
];
const law = new LawEnds();
law.fill(rows);
const named = (text: string, date = '2026-11-26', since?: string) => law.endedIn(text, { date, since })?.number;

describe('a document that has ended', () => {
  it.each([
    'Điều 3 Luật Xây dựng số 50/2014/QH13',
    'luật số: 50 / 2014 / qh13',
    '50/2014/QH13 - Luật Xây dựng',
    'Luật Xây dựng 50/2014',
    'Điều 91 Luật Xây dựng năm 2014',
    'Luật Xây dựng, số 50/2014',
    'Luật Xây dựng số 135/2025/QH15, Luật Xây dựng 2014',
  ])('is found as people name it: %s', (text) => expect(named(text)).toBe('50/2014/QH13'));
  it.each(['Nghị định 175/2024/ND-CP', 'nghị định số 175/2024', 'NĐ 175/2024/NĐ – CP'])(
    'is found by its number or sort: %s',
    (text) => expect(named(text)).toBe('175/2024/NĐ-CP'),
  );
  it.each([
    'Luật Xây dựng',
    'Luật Xây dựng số 135/2025/QH15',
    'Luật Xây dựng năm 2025',
    '150/2014/QH13',
    '50/2014/QH131',
    'Thông tư số 175/2024/TT-BTC',
    'Thông tư 175/2024',
    'Luật Quản lý thuế 50/2014/NĐ-CP',
    'Luật Xây dựng 50/2014/NĐ-CP',
  ])('is not taken for another: %s', (text) => expect(named(text)).toBeUndefined());
});

describe('the day', () => {
  it('is the first on which it no longer holds', () => {
    expect(named('50/2014/QH13', '2026-06-30')).toBeUndefined();
    expect(named('50/2014/QH13', '2026-07-01')).toBe('50/2014/QH13');
  });

  it('does not end it for dossiers that law lets finish under it', () => {
    expect(named('60/2014/QH13', '2027-03-01')).toBe('60/2014/QH13');
    expect(named('60/2014/QH13', '2027-03-01', '2027-03-01')).toBe('60/2014/QH13');
    expect(named('60/2014/QH13', '2027-03-20', '2027-02-28')).toBeUndefined();
    expect(named('50/2014/QH13', '2026-07-02', '2026-06-20')).toBe('50/2014/QH13');
  });

  it('is known of what a procedure lists, and better by the province', () => {
    const listed = [
      { number: '9/2020/TT-BTC', title: 'Thông tư về lệ phí', to: '2026-01-01', replacedBy: '1/2026/TT-BTC' },
    ];
    expect(law.endedIn('Thông tư 9/2020/TT-BTC', { date: '2026-01-01' }, listed)?.replacedBy).toBe('1/2026/TT-BTC');
    expect(law.endedIn('Thông tư 9/2020/TT-BTC', { date: '2025-12-31' }, listed)).toBeUndefined();
    expect(law.endOf({ number: '60/2014/qh13', title: '', to: '2030-01-01' })?.to).toBe('2027-03-01');
    expect(law.endOf({ number: '91/2015/QH13', title: 'Bộ luật Dân sự' })).toBeUndefined();
  });
});

describe('the list', () => {
  const filled = (row: object) => new LawEnds().fill([rows[0], row as LawDocument]);
  it('takes no row twice, without a day or without its source', () => {
    expect(isRefusal(filled({ ...rows[0], number: '50/2014/qh13' }))).toBe(true);
    expect(isRefusal(filled({ ...rows[1], to: '01/07/2026' }))).toBe(true);
    expect(isRefusal(filled({ ...rows[1], source: ' ' }))).toBe(true);
    expect(filled(rows[1])).toBeUndefined();
  });
  it('of the shipped province leaves it to pages to say that an end was not compared', () => {
    const shipped = must(readProvince('quang-ninh')).source.law ?? [];
    expect(shipped.length).toBeGreaterThan(15);
    expect(shipped.filter(({ source = '' }) => source.includes('chưa đối chiếu'))).toEqual([]);
  });
});
