/** What is wrong with an answer, in the words of the form. */
import { expect, it } from 'vitest';
import { refusalText, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { fieldsInWords } from './fields-in-words.ts';

const words = { vi: { 'field.area': 'Diện tích', 'field.phone': 'Điện thoại', 'hint.phone': '10 chữ số' } };
const said = (...fields: ReturnType<typeof phrase>[]) =>
  refusalText(fieldsInWords({ words }, refuse('form-invalid', { fields })), 'vi');

it('says what is right: the hint of the question, the bound in words, that it is to be filled in', () => {
  expect(said(phrase('value-pattern', { field: 'phone', pattern: '^[0-9]+$' }))).toContain(
    'Điện thoại (không đúng dạng: 10 chữ số)',
  );
  expect(said(phrase('value-bound', { field: 'area', comparison: '<=', limit: 500 }))).toContain(
    'Diện tích (không được quá 500)',
  );
  const most = { field: 'area', comparison: '<=', limit: 5_000_000_000 };
  expect(said(phrase('value-bound', most))).toContain('Diện tích (không được quá 5.000.000.000)');
  expect(said(phrase('value-bound', { ...most, other: 'phone' }))).toContain(
    'Diện tích (không được quá 5.000.000.000, là giá trị đã ghi ở «Điện thoại»)',
  );
  expect(said(phrase('value-later', { field: 'area', limit: '02/01/2026', other: 'phone' }))).toContain(
    'Diện tích (không được sau ngày 02/01/2026, là giá trị đã ghi ở «Điện thoại»)',
  );
  expect(said(phrase('value-bound', { field: 'area', comparison: '>', limit: 0 }))).toContain(
    'Diện tích (phải lớn hơn 0)',
  );
  expect(said(phrase('value-short', { field: 'phone', limit: 1 }))).toContain('Điện thoại (phải điền)');
  expect(said(phrase('value-pattern', { field: 'area', pattern: 'x' }))).toContain('Diện tích (không đúng dạng)');
});
