/** What came of a step that others decide: by the key without the reason, which may speak of people. */
import { expect, it } from 'vitest';
import { translator } from '../i18n.ts';
import type { View } from '../view.ts';
import { stepOutcome } from './followers.tsx';

const view = { t: translator('vi'), lang: 'vi' } as unknown as View;
const refused = { given: false, reason: 'Chủ hộ chưa đồng ý' };

it('tells who applied why, and who has the key only that', () => {
  expect(stepOutcome(view, refused)).toBe('Không giải quyết: Chủ hộ chưa đồng ý');
  expect(stepOutcome(view, refused, true)).toBe('Không giải quyết');
  expect(stepOutcome(view, { given: false })).toBe('Không giải quyết');
  expect(stepOutcome(view, { given: true, said: { vi: 'Đã cấp thẻ', en: '', hi: '' } }, true)).toBe('Đã cấp thẻ');
});
