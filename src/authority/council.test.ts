import { describe, expect, it } from 'vitest';
import { councilNamed } from './council.ts';

const names = [
  { vi: 'Tỉnh Quảng Ninh', to: '2026-09-01' },
  { vi: 'Thành phố Quảng Ninh', from: '2026-09-01' },
];
const named = (text: string, listed: { number: string; title: string }[] = [], date = '2026-11-28') =>
  councilNamed(text, { names, date, listed });
const whose = (text: string, ...more: [{ number: string; title: string }[]?, string?]) => named(text, ...more)?.is;

describe('whose council passed a resolution', () => {
  it.each([
    ['Nghị quyết số 05/2025/NQ-HĐND của Hội đồng nhân dân tỉnh Quảng Ninh', 'own'],
    ['Nghị quyết số 05 / 2025 / NQ–HĐND của HĐND Tỉnh Quảng Ninh, Điều 2', 'own'],
    ['05/2026/NQ-HĐND tỉnh Quảng Ninh', 'own'],
    ['05/2026/NQ-HĐND của HĐND TP. Quảng Ninh', 'own'],
    ['05/2026/NQ-HĐND của HĐND Quảng Ninh', 'own'],
    ['05/2026/NQ-HĐND quy định lệ phí trên địa bàn tỉnh Quảng Ninh', 'own'],
    ['05/2025/NQ-HĐND của HĐND thành phố Quảng Ninh', 'misnamed'],
    ['05/2026/NQ-HĐND ngày 31/8/2026 của HĐND thành phố Quảng Ninh', 'misnamed'],
    ['05/2026/NQ-HĐND ngày 01/9/2026 của HĐND thành phố Quảng Ninh', 'own'],
    ['05/2026/NQ-HĐND của Hội đồng nhân dân tỉnh Hải Dương', 'other'],
    ['05/2026/NQ-HĐND của hội đồng nhân dân tỉnh Hoà Bình', 'other'],
    ['05/2026/NQ-HĐND của HĐND Thành phố Hồ Chí Minh', 'other'],
    ['05/2026/NQ-HĐND của HĐND tỉnh Hải Dương, áp dụng tại tỉnh Quảng Ninh', 'other'],
    ['05/2026/NQ-HĐND quy định phí trên địa bàn tỉnh Lạng Sơn', 'other'],
    ['05/2026/NQ-HĐND của HĐND huyện Vân Đồn', 'lower'],
    ['05/2026/NQ-HĐND của HĐND cấp xã', 'lower'],
    ['05/2026/NQ-HĐND', 'unnamed'],
    ['05/2026/NQ-HĐND của HĐND cấp tỉnh', 'unnamed'],
    ['05/2026/NQ-HĐND của HĐND thành phố Hạ Long', 'unnamed'],
    ['Điều 5 Luật Phí và lệ phí số 97/2015/QH13', undefined],
    ['Nghị định 1/2026/NĐ-CP; 05/2026/NQ-HĐND của HĐND tỉnh Quảng Ninh; 06/2026/NQ-HĐND', 'unnamed'],
  ])('%s: %s', (text, is) => expect(whose(text)).toBe(is));

  it('says what it was called then, never by a name that it is to have later', () => {
    const [province, city] = ['Hội đồng nhân dân tỉnh Quảng Ninh', 'Hội đồng nhân dân thành phố Quảng Ninh'];
    expect(named('05/2026/NQ-HĐND')).toEqual({ is: 'unnamed', right: `${province} / ${city}` });
    expect(named('05/2026/NQ-HĐND', [], '2026-08-31')).toEqual({ is: 'unnamed', right: province });
    expect(named('05/2027/NQ-HĐND của HĐND tỉnh Quảng Ninh', [], '2027-05-01')).toMatchObject({ right: city });
  });

  it('goes by the title that a list has for the number, where the text does not say it', () => {
    const listed = [{ number: '05/2026/NQ-HĐND', title: 'Nghị quyết của HĐND tỉnh Hải Dương' }];
    expect(whose('Điều 2 Nghị quyết 05/2026/NQ-HĐND', listed)).toBe('other');
    expect(whose('Điều 2 Nghị quyết 105/2026/NQ-HĐND', listed)).toBe('unnamed');
    expect(whose('05/2026/NQ-HĐND của HĐND tỉnh Quảng Ninh', listed)).toBe('own');
  });
});
