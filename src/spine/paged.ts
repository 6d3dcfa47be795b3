/** A page of rows in the order of their keys. */
import type { Listed, Page } from './store.ts';

export function paged<Row>(
  rows: Row[],
  { limit, after }: Page,
  keyOf: (row: Row) => string,
  order?: 'newest first',
): Listed<Row> {
  const sorted = rows.map((row) => ({ row, key: keyOf(row) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (order) sorted.reverse();
  const rest = after === undefined ? sorted : sorted.filter(({ key }) => (order ? key < after : key > after));
  const page = rest.slice(0, limit);
  return { rows: page.map(({ row }) => row), next: rest.length > limit ? page.at(-1)!.key : undefined };
}
