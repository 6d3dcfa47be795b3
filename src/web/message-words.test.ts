import { expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/outcome.ts';
import { textOf } from './message-words.ts';

const received = (more: Record<string, string>) => ({
  id: 'm',
  owner: 'person:1',
  kind: 'received' as const,
  dossierId: 'd',
  at: '2028-12-29T09:00:00Z',
  params: { code: 'H49-1', vi: 'Khai sinh', en: 'Birth', hi: 'जन्म', dueAt: '2029-01-01T10:00:00Z', ...more },
});

it('a message says with the date that it may yet change, in every language, and nothing where it stands', () => {
  const doubts = JSON.stringify([{ kind: 'year-unknown', year: 2029 }]);
  for (const language of LANGUAGES) {
    const plain = textOf(received({}), language).what;
    const open = textOf(received({ doubts }), language).what;
    expect(open.startsWith(`${plain} `)).toBe(true);
    expect(open.slice(plain.length)).toContain('2029');
  }
});
