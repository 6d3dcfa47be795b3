/** Which papers of the shelf are offered for a paper that is asked for. */
import { expect, it } from 'vitest';
import { sayingOf } from '#kernel/text.ts';
import { fitting, type ShelfItem } from './shelf-model.ts';

const item = (hash: string): ShelfItem => ({ hash, name: `${hash}.pdf`, type: 'application/pdf', sizeBytes: 1 });
const items = ['permit', 'drawing', 'plan', 'never'].map(item);
const before = new Map([
  ['drawing', new Set(['1.013225#drawings', sayingOf('Bản vẽ thiết kế')])],
  ['plan', new Set(['1.009999#c1', sayingOf('BẢN VẼ  THIẾT KẾ')])],
  ['never', new Set(['1.009999#c2', sayingOf('Tờ khai')])],
]);

it('is what was handed in as the same component or under the same name before, and no other', () => {
  const found = fitting(items, before, { procedure: '1.013225', component: 'drawings', name: 'Bản vẽ thiết kế' });
  expect(found.same.map(({ hash }) => hash)).toEqual(['drawing', 'plan']);
  expect(found.others.map(({ hash }) => hash)).toEqual(['permit', 'never']);
  // The same id in another procedure is another paper.
  const other = fitting(items, before, { procedure: '1.001111', component: 'c1', name: '' });
  expect(other.same).toEqual([]);
});
