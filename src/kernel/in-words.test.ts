import { describe, expect, it } from 'vitest';
import { amountsInWords, dateInWords, inWords, numberInWords } from './in-words.ts';

describe('amounts that a text spells out', () => {
  it.each([5, 15, 21, 105, 999, 1005, 25_000, 200_000, 1_500_000, 50_000_000, 2_000_005_000])(
    'are read: %d',
    (amount) => {
      expect(amountsInWords(`Lệ phí: ${numberInWords(amount)} đồng/lần`)).toEqual([amount]);
    },
  );
  it.each([
    ['Hai mươi nhăm ngàn đồng hoặc ba mươi tư nghìn đồng', [25_000, 34_000]],
    ['năm nghìn đồng thời', [5000]],
    ['mỗi năm một lần, hội đồng', []],
  ])('as people write them, and nothing else: %s', (text, amounts) => {
    expect(amountsInWords(text)).toEqual(amounts);
  });
});

describe('numbers in words', () => {
  it.each([
    [0, 'không'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [15, 'mười lăm'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi bốn'],
    [55, 'năm mươi lăm'],
    [70, 'bảy mươi'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [999, 'chín trăm chín mươi chín'],
    [1005, 'một nghìn không trăm linh năm'],
    [2026, 'hai nghìn không trăm hai mươi sáu'],
    [50_000_000, 'năm mươi triệu'],
    [1_500_000_000, 'một tỷ năm trăm triệu'],
    [2_000_005_000, 'hai tỷ không trăm linh năm nghìn'],
    [1_234_000_000_001, 'một nghìn hai trăm ba mươi bốn tỷ không trăm linh một'],
  ])('spells %d', (value, words) => {
    expect(numberInWords(value)).toBe(words);
  });
  it.each([-1, 1.5, Number.NaN, 2 ** 60])('has no words for %d', (value) => {
    expect(numberInWords(value)).toBeUndefined();
  });
});

describe('dates in words', () => {
  it('spells day, month and year', () => {
    expect(dateInWords('2026-11-25')).toBe('ngày hai mươi lăm tháng mười một năm hai nghìn không trăm hai mươi sáu');
    expect(dateInWords('2005-04-01')).toBe('ngày một tháng tư năm hai nghìn không trăm linh năm');
    expect(dateInWords('25/11/2026')).toBeUndefined();
  });
});

describe('values in words', () => {
  it('keeps names and leaves out what is neither number nor date', () => {
    expect(
      inWords({
        capitalVnd: 1000,
        born: '2026-01-02',
        name: 'An',
        list: [1],
        none: null,
        step: { days: 3, note: 'x' },
      }),
    ).toEqual({
      capitalVnd: 'một nghìn',
      born: 'ngày hai tháng một năm hai nghìn không trăm hai mươi sáu',
      step: { days: 'ba' },
    });
  });
});
