/** A told story is nobody's work: no list of a desk has it, as no book and no search does. */
import { expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { shipped, testPlatform } from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { tellStory } from './story.ts';

it('leaves open work of its own on no desk', async () => {
  const { platform, store } = await testPlatform();
  const pack = shipped.get('1.001193')!;
  let open = 0;
  for (const name of Object.keys(pack.cases)) {
    const { state } = must(await tellStory(platform, '1.001193', must(storyOf(pack, name))));
    open += state.tasks.length;
  }
  expect(open).toBeGreaterThan(0);
  expect((await store.listTasks({}, { limit: 100 })).rows).toEqual([]);
});
