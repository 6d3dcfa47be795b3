/** Law as a text names it. */
import { expect, it } from 'vitest';
import { areLawCitations } from './law-text.ts';

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
  'Điều 16 Luật Hộ tịch số 60/2014/QH13; Quy định về hình thức thu phí tại bến',
])('misses one of them: «%s»', (text) => expect(areLawCitations(text)).toBe(false));
