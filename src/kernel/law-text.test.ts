/** Law as a text names it. */
import { expect, it } from 'vitest';
import { areLawCitations, citationsIn } from './law-text.ts';

it.each([
  'Điều 16 Luật Hộ tịch số 60/2014/QH13',
  'điểm a khoản 1 Điều 5 Nghị định 123/2015/NĐ-CP; Điều 3 Quyết định số 01/2024/QĐ-UBND',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13\nĐiều 3 Quyết định số 01/2024/QĐ-UBND;',
  'Điều 3 Quyết định số 01/2024/QĐ-UBND'.normalize('NFD'),
])('finds document, number and article: %s', (text) => expect(areLawCitations(text)).toBe(true));

it.each([
  '',
  ' ; ',
  'Quy định về hình thức thu phí tại bến',
  'Luật Hộ tịch số 60/2014/QH13',
  'Điều 16 Luật Hộ tịch',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 và Điều 7 Luật Quốc tịch năm 1998',
  'Điều 7 Nghị định 120/2025/NĐ-CP, Luật Hộ tịch số 60/2014/QH13',
  'Điều 7 Nghị định 120/2025/NĐ-CP và 60/2014/QH13',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13; Quy định về hình thức thu phí tại bến',
])('misses one of them: «%s»', (text) => expect(areLawCitations(text)).toBe(false));

const NAMES = ['Luật Hộ tịch số 60/2014/QH13', 'Nghị quyết của Hội đồng nhân dân về lệ phí, và Luật Phí'];
it.each<[string, [string, boolean][]]>([
  [
    'khoản 1 Điều 14 Luật Hộ tịch số 60/2014/QH13 và Điều 7 Luật Quốc tịch 1998',
    [
      ['khoản 1 Điều 14 Luật Hộ tịch số 60/2014/QH13', true],
      ['Điều 7 Luật Quốc tịch 1998', false],
    ],
  ],
  [
    'Điều 1 Luật Hộ tịch số 60/2014/QH13, Bộ luật Dân sự năm 2005; Điều 5 Nghị định 158',
    [
      ['Điều 1 Luật Hộ tịch số 60/2014/QH13', true],
      ['Bộ luật Dân sự năm 2005', false],
      ['Điều 5 Nghị định 158', false],
    ],
  ],
  [
    'điểm a, khoản 2, Điều 5 và Điều 6 Luật Hộ tịch số 60/2014/QH13',
    [['điểm a, khoản 2, Điều 5 và Điều 6 Luật Hộ tịch số 60/2014/QH13', true]],
  ],
  ['Luật Hộ tịch số 60/2014/QH13, Điều 16', [['Luật Hộ tịch số 60/2014/QH13, Điều 16', true]]],
  [
    'Điều 3 Nghị quyết của Hội đồng nhân dân về lệ phí, và Luật Phí',
    [['Điều 3 Nghị quyết của Hội đồng nhân dân về lệ phí, và Luật Phí', true]],
  ],
  [
    'Điều 5 Nghị định số 1/2025/NĐ-CP quy định chi tiết Luật Đất đai và Luật Nhà ở',
    [['Điều 5 Nghị định số 1/2025/NĐ-CP quy định chi tiết Luật Đất đai và Luật Nhà ở', true]],
  ],
  ['Điều 20 Luật Hôn nhân và gia đình năm 2000', [['Điều 20 Luật Hôn nhân và gia đình năm 2000', false]]],
  ['theo quy định', [['theo quy định', false]]],
  ...[', ', ' và ', ' hoặc ', '; '].flatMap((between): [string, [string, boolean][]][] =>
    ['Luật Hộ tịch số 60/2014/QH13', 'số 60/2014/QH13', '60/2014/QH13', 'theo Luật Hộ tịch số 60/2014/QH13'].map(
      (other) => [
        `Điều 7 Nghị định 120/2025/NĐ-CP${between}${other}`,
        [
          ['Điều 7 Nghị định 120/2025/NĐ-CP', true],
          [other, true],
        ],
      ],
    ),
  ),
  [
    'Điều 1 Luật số 43/2024/QH15 sửa đổi Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15; Điều 5',
    [['Điều 1 Luật số 43/2024/QH15 sửa đổi Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15; Điều 5', true]],
  ],
  [
    'Điều 1 Nghị định số 296/2026/NĐ-CP sửa đổi, bổ sung Nghị định số 168/2025/NĐ-CP',
    [['Điều 1 Nghị định số 296/2026/NĐ-CP sửa đổi, bổ sung Nghị định số 168/2025/NĐ-CP', true]],
  ],
  [
    'Điều 5 Nghị định 1/2025/NĐ-CP quy định chi tiết Luật Đất đai và Luật Hộ tịch số 60/2014/QH13',
    [['Điều 5 Nghị định 1/2025/NĐ-CP quy định chi tiết Luật Đất đai và Luật Hộ tịch số 60/2014/QH13', true]],
  ],
])('tells each document of «%s», and whether it can be found', (text, expected) =>
  expect(citationsIn(text, NAMES).map((one) => [one.text, one.isFound])).toEqual(expected),
);
