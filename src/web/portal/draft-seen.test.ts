/** Two pages of one application, open at once. */
import { expect, it } from 'vitest';
import type { View } from '../view.ts';
import { findDraft } from './draft-model.ts';
import { isOlder, mergeSeen, readSeen, SEEN, seenText } from './draft-seen.ts';

const seenOf = (values: Record<string, unknown>, drawing = 'a') => readSeen({ [SEEN]: seenText(drawing, values) });
const names = ['name', 'city'];
const merge = (shown: Record<string, unknown>, saved: object, posted: object, lastBy?: string) =>
  mergeSeen(names, { saved: { ...saved }, posted: { ...posted } }, seenOf(shown), lastBy);

it.each([
  ['nothing came since', { name: 'An' }, { name: 'An' }, { name: 'Bình' }, { name: 'Bình' }, [], []],
  [
    'only this page changed it, the other changed another',
    {},
    { city: 'X' },
    { name: 'An' },
    { name: 'An', city: 'X' },
    [],
    ['city'],
  ],
  ['only the other page changed it', { name: 'An' }, { name: 'Chi' }, { name: 'An' }, { name: 'Chi' }, [], ['name']],
  ['the other page took it away', { name: 'An' }, {}, { name: 'An' }, {}, [], ['name']],
  ['both changed it to the same', { name: 'An' }, { name: 'Chi' }, { name: 'Chi' }, { name: 'Chi' }, [], []],
  ['both changed it', { name: 'An' }, { name: 'Chi' }, { name: 'Dũng' }, { name: 'Dũng' }, ['name'], []],
  ['both filled it in', {}, { name: 'Chi' }, { name: 'Dũng' }, { name: 'Dũng' }, ['name'], []],
  [
    'a list in another order of keys is the same',
    { name: { a: 1, b: 2 } },
    { name: { b: 2, a: 1 } },
    { name: 'An' },
    { name: 'An' },
    [],
    [],
  ],
])('%s', (_what, shown, saved, posted, values, stale, theirs) => {
  expect(merge(shown, saved, posted)).toEqual({ values, stale, theirs });
});

it('goes on as it likes where the page itself saved last, and where it says nothing of what it showed', () => {
  expect(merge({}, { name: 'Chi' }, { name: 'Dũng' }, 'a').stale).toEqual([]);
  expect(merge({}, { name: 'Chi' }, { name: 'Dũng' }, 'b').stale).toEqual(['name']);
  const unsaid = mergeSeen(names, { saved: { name: 'Chi' }, posted: { name: 'An' } }, undefined, 'b');
  expect(unsaid).toEqual({ values: { name: 'An' }, stale: [], theirs: [] });
});

it('knows an older page by anything that was saved otherwise', () => {
  expect(isOlder(seenOf({ whole: { a: 1 } }), { whole: { a: 1 } })).toBe(false);
  expect(isOlder(seenOf({ whole: { a: 1 } }), { whole: { a: 2 } })).toBe(true);
  expect(isOlder(undefined, { whole: 1 })).toBe(false);
});

it.each([undefined, '', 'x', '3', '{}', '{"drawing":1,"shown":{}}', '{"drawing":"a","shown":null}', ['a', 'b']])(
  'takes what somebody wrote there themselves for nothing: %j',
  (said) => expect(readSeen({ [SEEN]: said })).toBeUndefined(),
);

it('another’s draft is as good as none, and so is what is waiting to be added to a dossier', async () => {
  const id = '019ac000-0000-7000-8000-000000000001';
  const view = { session: { kind: 'citizen', id: 'an' } } as unknown as View;
  const kept = { id, owner: 'citizen:an', procedure: '1.001193', data: {}, savedAt: '2026-11-25T01:00:00Z' };
  const found = (more: object, of = id) => findDraft(view, async () => ({ ...kept, ...more }), of);
  expect(await found({})).toMatchObject({ id });
  for (const more of [{ owner: 'citizen:binh' }, { owner: 'officer:an' }, { data: { supplementOf: id } }])
    expect(await found(more)).toMatchObject({ code: 'draft-not-found' });
  expect(await found({}, 'x')).toMatchObject({ code: 'draft-not-found' });
  expect(await findDraft(view, async () => undefined, id)).toMatchObject({ code: 'draft-not-found' });
});
