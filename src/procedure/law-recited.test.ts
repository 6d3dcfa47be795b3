/** What a paper rests on: each document once, by its name. */
import { expect, it } from 'vitest';
import { recitals, referencesIn } from './law.ts';
import { recitedLines, recitedOnce } from './law-recited.ts';

const known = [
  { number: '52/2010/QH12', title: 'Luật Nuôi con nuôi' },
  { number: '123/2015/NĐ-CP', title: 'Nghị định quy định chi tiết Luật Hộ tịch' },
];

it.each<[string, string[], string[]]>([
  [
    'the same law by its number and by its name',
    ['Văn bản số 52/2010/QH12', 'Điều 40 Luật Nuôi con nuôi 52/2010/QH12'],
    ['Điều 40 Luật Nuôi con nuôi số 52/2010/QH12'],
  ],
  [
    'its articles together, each once',
    [
      'Điều 40 Luật Nuôi con nuôi số 52/2010/QH12',
      'Nghị định số 123/2015/NĐ-CP',
      'khoản 1 Điều 21 Luật Nuôi con nuôi số 52/2010/QH12',
      'Điều 40 Luật Nuôi con nuôi 052/2010/QH12',
      'Khoản 2 Điều 5 Luật Nuôi con nuôi số 52/2010/QH12',
    ],
    ['Điều 40, khoản 1 Điều 21 và khoản 2 Điều 5 Luật Nuôi con nuôi số 52/2010/QH12', 'Nghị định số 123/2015/NĐ-CP'],
  ],
  ['a law that a list names', ['Văn bản số 52/2010/QH12'], ['Luật Nuôi con nuôi số 52/2010/QH12']],
  ['what nobody knows but by number', ['Văn bản số 58/2024/QH15'], ['Văn bản số 58/2024/QH15 của Quốc hội']],
  [
    'the fullest name of a decree',
    [
      'Điều 5 Nghị định số 123/2015/NĐ-CP',
      'Điều 7 Nghị định số 123/2015/NĐ-CP ngày 15 tháng 11 năm 2015 của Chính phủ quy định chi tiết Luật Hộ tịch',
    ],
    [
      'Điều 5 và Điều 7 Nghị định số 123/2015/NĐ-CP ngày 15 tháng 11 năm 2015 của Chính phủ quy định chi tiết Luật Hộ tịch',
    ],
  ],
  ...[
    ['Điều 16 Luật Hộ tịch số 60/2014/QH13 (không áp dụng)', 'Điều 17 Luật Hộ tịch số 60/2014/QH13'],
    ['Thông tư số 85/2019/TT-BTC và Nghị định số 44/2026/NĐ-CP', 'Thông tư số 85/2019/TT-BTC'],
    ['Điều 1 Luật Hộ tịch số 60/2014/QH13, Điều 14', 'Luật Hộ tịch số 60/2014/QH13'],
    ['Nghị quyết của Hội đồng nhân dân', 'theo quy định'],
  ].map((all): [string, string[], string[]] => ['what says more, as it stands', all, all]),
])('names %s', (_, grounds, expected) => expect(recitedOnce(grounds, known)).toEqual(expected));

it('leaves the rest of a letter as it is', () => {
  const body =
    '# A\n\nCăn cứ Văn bản số 52/2010/QH12;\nCăn cứ Điều 40 Luật Nuôi con nuôi 52/2010/QH12;\nCăn cứ {{x}}.\n\nB';
  expect(recitedLines(body, known)).toBe(
    '# A\n\nCăn cứ Điều 40 Luật Nuôi con nuôi số 52/2010/QH12;\nCăn cứ {{x}}.\n\nB',
  );
  const same = '# A\n\nCăn cứ Luật Nuôi con nuôi số 52/2010/QH12.\nCăn cứ {{x}}';
  expect(recitedLines(same, known)).toBe(same);
});

it('splits references at the semicolons between them, and no title at its own', () => {
  const title =
    'Nghị định quy định về điều tra cơ bản đất đai; đăng ký, cấp Giấy chứng nhận quyền sử dụng đất; Hệ thống thông tin đất đai';
  const documents = { 'nd-101': { number: '101/2024/NĐ-CP', title, issued: '2024-07-29' } };
  const whole = `Điều 41 Nghị định số 101/2024/NĐ-CP ngày 29 tháng 7 năm 2024 của Chính phủ ${title.slice('Nghị định '.length)}`;
  const typed = `Điều 41 Nghị định số 101/2024/NĐ-CP ngày 29/7/2024 của Chính phủ ${title.slice('Nghị định '.length)}`;
  expect(referencesIn(`${typed}; Điều 152 Luật Đất đai số 31/2024/QH15`)).toEqual([
    typed,
    'Điều 152 Luật Đất đai số 31/2024/QH15',
  ]);
  expect(referencesIn('nd-101 Điều 41; Luật Hộ tịch; 60/2014/QH13; «Về phí; lệ phí»', documents)).toEqual([
    'nd-101 Điều 41',
    'Luật Hộ tịch',
    '60/2014/QH13',
    '«Về phí; lệ phí»',
  ]);
  expect(recitals(documents, ['Luật Đất đai số 31/2024/QH15; nd-101 Điều 41'])).toEqual([
    'Luật Đất đai số 31/2024/QH15',
    whole,
  ]);
  expect(recitals(documents, [typed])).toHaveLength(1);
});
