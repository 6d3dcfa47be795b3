/** What is not received at the counter is told there with the ways that are. */
import { expect, it } from 'vitest';
import { LANGUAGES, refusalText } from '#kernel/outcome.ts';
import type { Shown } from '../catalogue.ts';
import { notAtCounter } from './counter-closed.tsx';

const received = (...channels: string[]) => notAtCounter({ rules: { channels } } as unknown as Shown);

it('says by which ways it is received instead', () => {
  expect(received('online', 'counter')).toBeUndefined();
  const refused = received('online')!;
  expect(refused).toMatchObject({ code: 'channel-not-offered' });
  expect(refusalText(refused, 'vi')).toContain('trực tuyến');
  for (const language of LANGUAGES) expect(refusalText(refused, language)).not.toMatch(/\b(online|counter)\b.*\{/);
});
