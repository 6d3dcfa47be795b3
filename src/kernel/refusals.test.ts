/** Every refusal as people read it: dates as they write them, and no name that only programs know. */
import { expect, it } from 'vitest';
import { refusalText, refuse } from './outcome.ts';
import { refusalCodes, refusalTexts } from './refusals.ts';

it('shows no date of programs and no field id in Vietnamese', () => {
  for (const code of refusalCodes) {
    expect([code, refusalTexts[code].vi]).not.toEqual([code, expect.stringMatching(/\d{4}-\d{2}-\d{2}|\([a-z]+\)/)]);
    for (const language of ['vi', 'en', 'hi'] as const)
      expect(refusalTexts[code][language], code).not.toMatch(/\([a-z]+[A-Z]?[a-z]*\)[.।]$/);
  }
});

it('says how a date is written', () => {
  const refusal = refuse('date-invalid', { value: '31/02/2026' });
  expect(refusalText(refusal, 'vi')).toContain('«31/02/2026»');
  expect(refusalText(refusal, 'vi')).toContain('ví dụ 23/11/2026');
});
