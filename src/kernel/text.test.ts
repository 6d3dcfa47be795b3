/** Whether a text gives a reason, in any script. */
import { describe, expect, it } from 'vitest';
import { saysSomething } from './text.ts';

describe('a reason', () => {
  it.each([
    'Không đủ điều kiện',
    'Ở xa',
    'Đã có',
    'not met',
    'ineligible',
    'दस्तावेज़ अधूरा है',
    'अपर्याप्त',
    '申请材料不完整',
    'Điều 5: thiếu giấy tờ',
  ])('is given: %s', (text) => expect(saysSomething(text)).toBe(true));
  it.each(['', ' ', '.', '…', '---', 'x', 'Trùng', 'mờ', '12/2026', 'a b', '?! 5', 'ok'])(
    'is not given: «%s»',
    (text) => expect(saysSomething(text)).toBe(false),
  );
});
