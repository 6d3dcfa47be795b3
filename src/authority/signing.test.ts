/** Who signs for a unit, in which words, and who does not. */
import { describe, expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import { province } from '../../test/support/platform.ts';
import { agencyName, dayInWords, letterheadOf, placeAndDate } from './agency.ts';
import { mayAct } from './permission.ts';
import { holds, Province } from './province.ts';
import { maySign, proposerOf, type SigningQuestion, signingBlock } from './signing.ts';

const DAY = '2026-11-25';
const line = (unit: string, officer: string, more: Partial<SigningQuestion> = {}, where = province) => {
  const block = signingBlock(where, { unit, officer, date: DAY, ...more });
  return isRefusal(block) ? block.code : block.lines.join(' / ');
};

/** The province with officers and written authorities of its own. */
const authorised = must(
  Province.from({
    ...province.source,
    officers: [
      ...province.source.officers,
      { id: 'office.chief', name: 'Lê Thị Vân', holds: [{ unit: '06685', post: 'division-head', from: '2025-07-01' }] },
      {
        id: 'finance.dkkd',
        name: 'Trần Văn Nam',
        holds: [{ unit: 'so-tai-chinh', post: 'division-head', from: '2025-07-01' }],
      },
    ],
    signing: {
      ...province.source.signing!,
      authority: [
        {
          unit: '06685',
          capacity: 'TL',
          by: { officer: 'office.chief' },
          title: 'Chánh Văn phòng',
          basis: 'Quyết định số 15/QĐ-UBND',
          from: '2026-01-01',
          to: '2026-12-01',
        },
        {
          unit: 'so-tai-chinh',
          capacity: 'TUQ',
          by: { post: 'division-head' },
          title: 'Trưởng phòng Đăng ký kinh doanh',
          procedures: ['1.009664'],
          basis: 'Quyết định số 7/QĐ-STC',
          from: '2026-01-01',
        },
        {
          unit: '06685',
          capacity: 'TUQ',
          by: { unit: '06685-kt', post: 'head' },
          basis: 'Quyết định số 16/QĐ-UBND',
          from: '2026-06-01',
        },
        {
          unit: 'vp-dk-dat-dai',
          capacity: 'KT',
          by: { officer: 'finance.dkkd' },
          title: 'Phụ trách',
          basis: 'Quyết định số 2',
          from: '2026-01-01',
        },
      ],
    },
  }),
);

describe('the lines above a name', () => {
  it.each([
    ['chair of a ward', '06685', 'hong-gai.chair', 'TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH'],
    ['vice-chair of a ward', '06685', 'hong-gai.vice-chair', 'TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH'],
    ['chair of the city', 'ubnd-tinh', 'ubnd-tinh.head.1', 'TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH'],
    ['director', 'so-tai-chinh', 'so-tai-chinh.head.1', 'GIÁM ĐỐC'],
    ['deputy director', 'so-tai-chinh', 'so-tai-chinh.head.2', 'KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC'],
    ['director of the land office', 'vp-dk-dat-dai', 'vp-dk-dat-dai.head.1', 'GIÁM ĐỐC'],
    ['head of the zone authority', 'bql-khu-kinh-te', 'bql-khu-kinh-te.head.1', 'TRƯỞNG BAN'],
    ['deputy of the zone authority', 'bql-khu-kinh-te', 'bql-khu-kinh-te.head.2', 'KT. TRƯỞNG BAN / PHÓ TRƯỞNG BAN'],
    ['chief inspector', 'thanh-tra-tinh', 'thanh-tra-tinh.head.1', 'CHÁNH THANH TRA'],
    ['head of the tax office', 'thue-tinh', 'thue-tinh.head.1', 'TRƯỞNG THUẾ'],
    ['deputy head of police of a ward', '06685-ca', '06685-ca.head.2', 'KT. TRƯỞNG CÔNG AN / PHÓ TRƯỞNG CÔNG AN'],
    ['director of a centre', '06685-mc', '06685-mc.head.1', 'GIÁM ĐỐC'],
    ['head of a division, for the division', '06685-kt', '06685-kt.head.1', 'TRƯỞNG PHÒNG'],
  ])('%s', (_, unit, officer, lines) => {
    expect(line(unit, officer)).toBe(lines);
  });

  it('say by order and authorised only with a written authority, on its days and for its procedures', () => {
    const at = (unit: string, officer: string, more: Partial<SigningQuestion> = {}) =>
      line(unit, officer, more, authorised);
    expect(at('06685', 'office.chief')).toBe('TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG');
    expect(at('06685', 'office.chief', { date: '2026-12-01' })).toBe('signing-authority-none');
    expect(at('06685', 'office.chief', { date: '2025-12-31' })).toBe('signing-authority-none');
    expect(at('so-tai-chinh', 'finance.dkkd', { procedure: '1.009664' })).toBe(
      'TUQ. GIÁM ĐỐC / TRƯỞNG PHÒNG ĐĂNG KÝ KINH DOANH',
    );
    expect(at('so-tai-chinh', 'finance.dkkd', { procedure: '1.000001' })).toBe('signing-authority-none');
    expect(at('so-tai-chinh', 'finance.dkkd')).toBe('signing-authority-none');
    expect(at('06685', '06685-kt.head.1')).toBe('TUQ. CHỦ TỊCH / TRƯỞNG PHÒNG');
    expect(at('06685', '06685-kt.head.1', { date: '2026-05-31' })).toBe('signing-authority-none');
    expect(at('vp-dk-dat-dai', 'finance.dkkd')).toBe('KT. GIÁM ĐỐC / PHỤ TRÁCH');
    expect(must(signingBlock(authorised, { unit: '06685', officer: 'office.chief', date: DAY }))).toMatchObject({
      capacity: 'TL',
      title: 'Chánh Văn phòng',
      basis: 'Quyết định số 15/QĐ-UBND',
    });
  });

  it('are nobody else’s: head of division, specialist, head of another unit, a stranger, somebody not there yet', () => {
    for (const officer of ['06685.division-head.1', 'hong-gai.civil.minh', '06652.head.1', 'nobody', '06685-mc.head.1'])
      expect(line('06685', officer), officer).toBe('signing-authority-none');
    expect(line('06685', 'hong-gai.chair', { date: '2025-06-30' })).toBe('signing-authority-none');
    expect(line('no-unit', 'hong-gai.chair')).toBe('unit-unknown');
    expect(maySign(province, { unit: '06685', officer: 'hong-gai.chair', date: DAY })).toBe(true);
    expect(isRefusal(maySign(province, { unit: '06685', officer: 'hong-gai.civil.minh', date: DAY }))).toBe(true);
  });

  it('are refused with an authority for a unit that is none', () => {
    const row = { unit: 'no-unit', capacity: 'TL' as const, by: { officer: 'x' }, basis: 'y' };
    const made = Province.from({ ...province.source, signing: { ...province.source.signing!, authority: [row] } });
    expect(isRefusal(made) && made.code).toBe('province-invalid');
  });
});

describe('a deputy', () => {
  it('does the head’s work, and is no head', () => {
    const vice = province.officers.get('hong-gai.vice-chair')!;
    expect(holds(vice, '06685', 'head', DAY)).toBe(true);
    expect(holds(vice, '06685', 'specialist', DAY)).toBe(false);
    expect(holds(province.officers.get('hong-gai.chair')!, '06685', 'deputy-head', DAY)).toBe(false);
    expect(province.holders('06685', 'head', DAY).map((one) => one.id)).toEqual([
      'hong-gai.chair',
      'hong-gai.vice-chair',
    ]);
    const task = { unit: '06685', post: 'head' };
    const actor = { kind: 'officer' as const, id: vice.id, name: vice.name };
    expect(mayAct({ act: 'decide-dossier', actor, dossier: { task, tasks: [task] }, province, date: DAY })).toBe(true);
  });

  it('stands beside one head in every unit', () => {
    for (const unit of province.units.values()) {
      const heads = [...province.officers.values()].filter((one) =>
        one.holds.some((held) => held.unit === unit.code && held.post === 'head'),
      );
      expect(heads, unit.code).toHaveLength(1);
    }
  });
});

describe('the head of a paper', () => {
  it('names the agency, and above it who stands above', () => {
    expect(letterheadOf(province, '06685', DAY)).toEqual({ agency: 'ỦY BAN NHÂN DÂN PHƯỜNG HỒNG GAI' });
    expect(letterheadOf(province, 'ubnd-tinh', '2026-08-31')).toEqual({ agency: 'ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH' });
    expect(letterheadOf(province, 'ubnd-tinh', '2026-09-01')).toEqual({
      agency: 'ỦY BAN NHÂN DÂN THÀNH PHỐ QUẢNG NINH',
    });
    expect(letterheadOf(province, '06685-mc', DAY)).toEqual({
      superior: 'ỦY BAN NHÂN DÂN PHƯỜNG HỒNG GAI',
      agency: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG HỒNG GAI',
    });
    const land = (date: string) => letterheadOf(province, 'vp-dk-dat-dai', date).superior;
    expect(land(DAY)).toBe('SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG THÀNH PHỐ QUẢNG NINH');
    expect(land('2026-08-31')).toBe('SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH QUẢNG NINH');
    expect(letterheadOf(province, 'so-tai-chinh', DAY).superior).toBe('ỦY BAN NHÂN DÂN THÀNH PHỐ QUẢNG NINH');
    expect(letterheadOf(province, 'cong-an-tinh', DAY).superior).toBe('BỘ CÔNG AN');
    expect(agencyName(province, '06862', DAY)).toBe('Ủy ban nhân dân xã Tiên Yên');
  });

  it('says place and day as Decree 30 writes them', () => {
    expect(placeAndDate(province, '06685', '2026-11-23T03:00:00Z')).toBe('Hồng Gai, ngày 23 tháng 11 năm 2026');
    expect(placeAndDate(province, '06685-mc', '2026-11-22T23:00:00Z')).toBe('Hồng Gai, ngày 23 tháng 11 năm 2026');
    expect(placeAndDate(province, 'so-tai-chinh', '2027-02-05T03:00:00Z')).toBe(
      'Quảng Ninh, ngày 05 tháng 02 năm 2027',
    );
    expect(dayInWords('2026-03-01')).toBe('ngày 01 tháng 3 năm 2026');
    expect(dayInWords('2026-10-31')).toBe('ngày 31 tháng 10 năm 2026');
  });
});

describe('a unit', () => {
  const head = (id: string, from: string, to?: string) => ({
    id,
    name: id,
    holds: [{ unit: 'so-tai-chinh', post: 'head', from, ...(to && { to }) }],
  });
  const made = (...officers: ReturnType<typeof head>[]) =>
    Province.from({ ...province.source, officers: [...province.source.officers, ...officers] });

  it('has one head at a time, one after the other', () => {
    must(made(head('one', '2025-07-01', '2026-01-01'), head('two', '2026-01-01')));
    for (const two of [head('two', '2026-01-01'), head('two', '2025-07-01', '2026-01-02')]) {
      const refused = made(head('one', '2025-07-01', '2026-01-02'), head('third', '2027-01-01'), two);
      expect(refused).toMatchObject({ code: 'province-invalid', params: { where: 'officers so-tai-chinh' } });
    }
  });

  it('of the demo roster has a head and deputies', () => {
    for (const { code } of province.units.values()) {
      const heads = [...province.officers.values()].filter((one) =>
        one.holds.some(({ unit, post }) => unit === code && post === 'head'),
      );
      expect(heads.length, code).toBeLessThan(2);
    }
  });
});

describe('who proposes on paper', () => {
  const posts = [
    ['kt.head', '06685-kt', 'head'],
    ['kt.specialist', '06685-kt', 'specialist'],
    ['finance.specialist', 'so-tai-chinh', 'specialist'],
    ['finance.deputy', 'so-tai-chinh', 'deputy-head'],
    ['finance.division', 'so-tai-chinh', 'division-head'],
    ['province.specialist', 'ubnd-tinh', 'specialist'],
  ] as const;
  const where = must(
    Province.from({
      ...province.source,
      officers: [
        ...province.source.officers,
        ...posts.map(([id, unit, post]) => ({ id, name: 'Lê Thị Vân', holds: [{ unit, post, from: '2025-07-01' }] })),
      ],
    }),
  );
  const FINANCE = 'Sở Tài chính';
  it.each([
    [
      'of another unit who prepared it, where its head is not on record',
      'finance.specialist',
      'so-tai-chinh',
      'ubnd-tinh',
      `Lê Thị Vân, công chức của ${FINANCE}`,
    ],
    [
      'of a division its head, who did it',
      'kt.head',
      '06685-kt',
      '06685',
      'Trưởng phòng Kinh tế, Hạ tầng và Đô thị phường Hồng Gai',
    ],
    [
      'of a committee no body that did not say so',
      'hong-gai.civil.minh',
      '06685',
      'ubnd-tinh',
      'Bùi Đức Minh, công chức của Ủy ban nhân dân phường Hồng Gai',
    ],
    ['but its chair for it', 'hong-gai.chair', '06685', 'ubnd-tinh', 'Ủy ban nhân dân phường Hồng Gai'],
    ['of the unit that signs no specialist', 'province.specialist', 'ubnd-tinh', 'ubnd-tinh', ''],
    ['nor one of a department', 'finance.specialist', 'so-tai-chinh', 'so-tai-chinh', ''],
    ['nor its head to themselves', 'kt.head', '06685-kt', '06685-kt', ''],
    ['but a deputy', 'finance.deputy', 'so-tai-chinh', 'so-tai-chinh', `Phó Giám đốc ${FINANCE}`],
    [
      'or the head of one of its divisions',
      'finance.division',
      'so-tai-chinh',
      'so-tai-chinh',
      `Trưởng phòng thuộc ${FINANCE}`,
    ],
    ['and nobody who held no post there', 'hong-gai.civil.minh', 'so-tai-chinh', 'ubnd-tinh', ''],
  ])('is %s', (_what, id, unit, signing, said) => {
    expect(proposerOf(where, id, { units: [signing, unit], signing, date: DAY })).toBe(said);
  });
});
