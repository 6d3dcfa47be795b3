/** Work that holds the server lets what else waits come between. */
import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('is done one piece a turn, in order, and goes on after one that fails', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  let isOver = false;
  const others = () => {
    seen.push('others');
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);
  const asked = ['a', 'b', 'broken', 'c'].map((name) =>
    turns.take(() => {
      seen.push(name);
      if (name === 'broken') throw new Error(name);
      return name;
    }),
  );
  const done = await Promise.allSettled(asked);
  isOver = true;
  expect(done.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
    'a',
    'b',
    'Error: broken',
    'c',
  ]);
  expect(seen.filter((one) => one !== 'others')).toEqual(['a', 'b', 'broken', 'c']);
  for (const [i, one] of seen.entries()) if (one !== 'others') expect(['others', undefined]).toContain(seen[i + 1]);
});
