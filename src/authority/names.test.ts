/** Names and superiors of units hold from day to day. */
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel/outcome.ts';
import { province } from '../../test/support/platform.ts';
import { Province } from './province.ts';
import { agencyNames } from './signing.ts';

const LAST_OF_PROVINCE = '2026-08-31';
const FIRST_OF_CITY = '2026-09-01';
const nameOf = (code: string, date: string) => province.nameOf(code, date).vi;

describe('a unit', () => {
  it('has the name of the day: a province until 2026-08-31, a city since', () => {
    expect(province.wholeName(LAST_OF_PROVINCE).vi).toBe('Tỉnh Quảng Ninh');
    expect(province.wholeName(FIRST_OF_CITY).vi).toBe('Thành phố Quảng Ninh');
    expect(nameOf('ubnd-tinh', LAST_OF_PROVINCE)).toBe('Ủy ban nhân dân tỉnh Quảng Ninh');
    expect(nameOf('ubnd-tinh', FIRST_OF_CITY)).toBe('Ủy ban nhân dân thành phố Quảng Ninh');
    expect(nameOf('06685', LAST_OF_PROVINCE)).toBe('Phường Hồng Gai');
    expect(nameOf('06685', FIRST_OF_CITY)).toBe('Phường Hồng Gai');
    for (const unit of province.units.values()) {
      expect(nameOf(unit.code, LAST_OF_PROVINCE), unit.code).not.toContain('thành phố');
      expect(nameOf(unit.code, FIRST_OF_CITY), unit.code).not.toContain('tỉnh');
      expect(nameOf(unit.code, '2000-01-01'), unit.code).not.toBe('');
    }
  });

  it('has names in its languages and nothing beside them: a comma in a name is quoted', () => {
    const known = ['vi', 'en', 'hi', 'from', 'to', 'basis'];
    for (const { code, names } of province.units.values())
      expect(
        names.flatMap((name) => Object.keys(name)).filter((key) => !known.includes(key)),
        code,
      ).toEqual([]);
    expect(nameOf('so-van-hoa-the-thao-du-lich', FIRST_OF_CITY)).toBe('Sở Văn hóa, Thể thao và Du lịch');
  });

  it('that acts is an agency: a ward is none, its committee is', () => {
    expect(agencyNames(province, '06685', FIRST_OF_CITY)).toMatchObject({
      vi: 'Ủy ban nhân dân phường Hồng Gai',
      en: expect.stringMatching(/^People’s Committee of Hong Gai/),
    });
    for (const code of ['so-tai-chinh', '06685-mc', 'ubnd-tinh'])
      expect(agencyNames(province, code, FIRST_OF_CITY)).toEqual(province.nameOf(code, FIRST_OF_CITY));
  });

  it('of a commune is called by the commune, and divisions by what wards and communes have', () => {
    expect(nameOf('06685-mc', FIRST_OF_CITY)).toBe('Trung tâm Phục vụ hành chính công phường Hồng Gai');
    expect(nameOf('06685-kt', FIRST_OF_CITY)).toBe('Phòng Kinh tế, Hạ tầng và Đô thị phường Hồng Gai');
    expect(nameOf('06862-kt', FIRST_OF_CITY)).toBe('Phòng Kinh tế xã Tiên Yên');
    expect(nameOf('07192-kt', FIRST_OF_CITY)).toBe('Phòng Kinh tế đặc khu Cô Tô');
  });

  it('stands under another, or under a body outside', () => {
    const above = (code: string, date: string) => province.superiorOf(province.findUnit(code)!, date)?.name.vi;
    expect(above('vp-dk-dat-dai', FIRST_OF_CITY)).toBe('Sở Nông nghiệp và Môi trường');
    expect(above('so-tai-chinh', LAST_OF_PROVINCE)).toBe('Ủy ban nhân dân tỉnh Quảng Ninh');
    expect(above('so-tai-chinh', FIRST_OF_CITY)).toBe('Ủy ban nhân dân thành phố Quảng Ninh');
    expect(above('06685-ca', FIRST_OF_CITY)).toBe('Công an thành phố Quảng Ninh');
    expect(above('cong-an-tinh', FIRST_OF_CITY)).toBe('Bộ Công an');
    expect(above('06685-mc', FIRST_OF_CITY)).toBe('Phường Hồng Gai');
    expect(above('ubnd-tinh', FIRST_OF_CITY)).toBeUndefined();
  });

  it('is found by the name it has and by those it had', () => {
    for (const text of ['Thuế tỉnh Quảng Ninh', 'thue thanh pho quang ninh'])
      expect(province.searchUnit(text)?.code).toBe('thue-tinh');
  });

  it('is refused with names that leave a day out, overlap or end before they start, or under nobody', () => {
    const [whole, city] = province.source.names;
    const units = (change: object) => [{ ...province.source.units[0], ...change }, ...province.source.units.slice(1)];
    const name = { vi: 'X', en: 'X' };
    for (const change of [
      { names: [{ ...whole, to: '2026-08-01' }, city] },
      { names: [{ ...whole, to: undefined }, city] },
      { units: units({ names: [{ ...name, from: '2026-01-02', to: '2026-01-01' }] }) },
      { units: units({ superior: 'nobody' }) },
    ]) {
      const made = Province.from({ ...province.source, ...change });
      expect(isRefusal(made) && made.code, JSON.stringify(change)).toBe('province-invalid');
    }
  });
});
