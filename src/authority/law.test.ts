/** Which documents that a text names have ended by a day. */
import { describe, expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { phraseText } from '#kernel/phrases.ts';
import { readProvince } from '#main/read-files.ts';
import { earlyPhrase, type LawDocument, LawEnds, type ListedLaw } from './law.ts';
import { Province } from './province.ts';

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
    replacedBy: '03/2026/QH16',
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

describe('a document that does not hold yet', () => {
  const early = (text: string, date = '2026-11-28', listed: ListedLaw[] = []) =>
    law.earlyIn(text, { date }, listed)?.number;
  it.each([
    'Điều 70 Luật Hộ tịch số 03/2026/QH16',
    'Điều 70 luật hộ tịch 03 / 2026 / qh16',
    'Luật Hộ tịch 03/2026',
    'Điều 70 Luật Hộ tịch năm 2026',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13; Điều 70 Luật số 03/2026/QH16',
  ])('is what replaces another, until the end of that: %s', (text) => {
    expect(early(text)).toBe('03/2026/QH16');
    expect(early(text, '2027-02-28')).toBe('03/2026/QH16');
    expect(early(text, '2027-03-01')).toBeUndefined();
  });

  it('is one that the procedure lists, until its first day, which is better known than the end of another', () => {
    const listed = [{ number: '12/2026/TT-BTC', title: 'Thông tư về lệ phí', from: '2026-12-15' }];
    expect(early('Điều 2 Thông tư 12/2026/TT-BTC', '2026-12-14', listed)).toBe('12/2026/TT-BTC');
    expect(early('Điều 2 Thông tư 12/2026/TT-BTC', '2026-12-15', listed)).toBeUndefined();
    const known = [{ number: '135/2025/QH15', title: 'Luật Xây dựng', from: '2026-01-01' }];
    expect(early('Luật Xây dựng số 135/2025/QH15', '2026-02-01')).toBe('135/2025/QH15');
    expect(early('Luật Xây dựng số 135/2025/QH15', '2026-02-01', known)).toBeUndefined();
    const replaced = [{ number: '9/2020/TT-BTC', title: 'a', to: '2027-01-01', replacedBy: '8/2026/TT-BTC' }];
    expect(early('Thông tư 8/2026/TT-BTC', '2026-12-31', replaced)).toBe('8/2026/TT-BTC');
  });

  it.each([
    ['Điều 5 Nghị định số 88/2032/NĐ-CP', '88/2032/NĐ-CP'],
    ['Khoản 1 Điều 2 Nghị quyết số 12/2031/NQ-HĐND', '12/2031/NQ-HĐND'],
    ['Điều 5 Nghị định 88/2027', '88/2027'],
    ['Điều 5 Luật Xây dựng năm 2031', 'Luật Xây dựng 2031'],
  ])('is one of a year to come: %s', (text, number) => {
    expect(early(text)).toBe(number);
    expect(early(text, '2026-12-31')).toBe(number);
    expect(early(text, '2032-01-01')).toBeUndefined();
  });

  it.each([
    'Điều 16 Luật Hộ tịch số 60/2014/QH13',
    'Luật Hộ tịch năm 2014',
    'Nghị định 301/2026/NĐ-CP',
    'Nghị định 118/2025/NĐ-CP ngày 09/06/2025',
    'Quyết định 1872/QĐ-BTP, đến ngày 01/03/2027',
    '103/2026/QH16',
  ])('is none of what holds or is not known: %s', (text) => expect(early(text)).toBeUndefined());

  it('says from when it holds and what holds until then, in every language', () => {
    const said = (text: string) =>
      LANGUAGES.map((language) => phraseText(earlyPhrase(law.earlyIn(text, { date: '2026-11-28' })!), language));
    const [vi, en, hi] = said('Luật Hộ tịch số 03/2026/QH16');
    expect(vi).toBe('03/2026/QH16 chỉ có hiệu lực từ 01/03/2027, trước ngày đó áp dụng Luật Hộ tịch (60/2014/QH13)');
    expect(en).toContain('03/2026/QH16 holds only from 01/03/2027, until then Luật Hộ tịch (60/2014/QH13) does');
    expect(hi).toContain('01/03/2027');
    for (const text of said('88/2032/NĐ-CP')) expect(text).toContain('88/2032/NĐ-CP');
  });

  it('gives nobody competence, authority to sign, or a draft to open, in the settings of the province', () => {
    const { source } = must(readProvince('quang-ninh'));
    const [first] = source.competence;
    const refused = (change: object) => {
      const made = Province.from({ ...source, ...change });
      return isRefusal(made) ? refusalText(made, 'vi') : 'taken';
    };
    const row = (from: string) => ({ ...first, basis: 'Điều 5 Luật Hộ tịch số 03/2026/QH16', from, to: undefined });
    expect(refused({ competence: [row('2026-12-01')] })).toContain('chỉ có hiệu lực từ 01/03/2027');
    expect(refused({ competence: [row('2027-03-01')] })).toBe('taken');
    const opened = { procedure: 'QN.SANDBOX', basis: 'Quyết định số 9/2028/QĐ-UBND', from: '2026-12-01' };
    expect(refused({ openedDrafts: [opened] })).toContain('9/2028/QĐ-UBND');
    const authority = [
      {
        unit: 'so-tai-chinh',
        capacity: 'TUQ',
        by: { post: 'division-head' },
        title: 'Trưởng phòng',
        basis: opened.basis,
        from: opened.from,
      },
    ];
    expect(refused({ signing: { ...source.signing, authority } })).toContain('9/2028/QĐ-UBND');
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
  it('takes a report of a replacement with its source and day, and words of a subject', () => {
    const row = { number: '1/2020/NĐ-CP', title: 'Nghị định' };
    const reported = { by: '2/2026/NĐ-CP', source: 'danh mục', date: '2026-08-11' };
    for (const bad of [
      row,
      { ...row, reported: { ...reported, source: '' } },
      { ...row, reported: { ...reported, date: '' } },
    ])
      expect(isRefusal(filled(bad))).toBe(true);
    for (const subject of [[], [' ']]) expect(isRefusal(filled({ ...row, subject }))).toBe(true);
    const ends = new LawEnds();
    expect(ends.fill([{ ...row, reported, subject: ['đất đai'] }])).toBeUndefined();
    expect(isRefusal(ends.fill([{ ...row, subject: ['đất'] }]))).toBe(true);
    expect(ends.reportedOf('01/2020/NĐ-CP')?.by ?? ends.reportedOf('1/2020/NĐ-CP')?.by).toBe('2/2026/NĐ-CP');
    expect(ends.endedIn('Nghị định 1/2020/NĐ-CP', { date: '2030-01-01' })).toBeUndefined();
    expect([ends.otherSubject('1/2020/NĐ-CP', 'Hộ tịch'), ends.otherSubject('1/2020/NĐ-CP', 'Đất đai')]).toEqual([
      'đất đai',
      undefined,
    ]);
  });
  it('of the shipped province leaves it to pages to say that an end was not compared', () => {
    const shipped = must(readProvince('quang-ninh')).source.law ?? [];
    expect(shipped.length).toBeGreaterThan(15);
    expect(shipped.filter(({ source = '' }) => source.includes('chưa đối chiếu'))).toEqual([]);
    const known = new LawEnds();
    known.fill(shipped.filter((row): row is LawDocument => row.to !== undefined));
    const at = (text: string) => known.endedIn(text, { date: '2026-11-26' })?.replacedBy;
    expect(at('Điều 35 Luật Tổ chức chính quyền địa phương số 77/2015/QH13')).toBe('65/2025/QH15');
    expect(at('Điều 4 Nghị định 158/2005/NĐ-CP')).toBe('123/2015/NĐ-CP');
  });
});
