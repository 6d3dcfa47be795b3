/** Limits, costs and the result that a review takes over as they were read although the reading doubts them: a second person marks each. */
import { partOfDoubt } from './doubt-parts.ts';
import { fieldsOf } from './mend-changes.ts';
import type { Pack } from './pack.ts';
import { channelsOf, doubtOf } from './said.ts';

export interface Doubted {
  field: string;
  value: string;
  /** Why, as it is recorded. */
  doubts: string[];
}

/** The limits, costs or result that a doubt is of. */
export function partsDoubted({ manifest }: Pick<Pack, 'manifest'>, reason: string): string[] {
  const { id, field = '' } = doubtOf(reason);
  const part = partOfDoubt(id);
  if (part === 'result') return [id.startsWith('result-code') ? 'result-code' : 'result'];
  if (part !== 'limit' && part !== 'fee') return [];
  const names = channelsOf(manifest).map(([name]) => name);
  const of = names.filter((name) => field.split('.').includes(name));
  return (of.length ? of : names).map((name) => `${part}.${name}`);
}

/** `told`: fields that have a mark already. */
export function doubtedIn(after: Pack, reasons: readonly string[], told: ReadonlySet<string>): Doubted[] {
  const set = fieldsOf(after);
  const found = new Map<string, string[]>();
  for (const reason of reasons)
    for (const one of partsDoubted(after, reason)) found.set(one, [...(found.get(one) ?? []), reason]);
  return [...found].flatMap(([field, doubts]) =>
    told.has(field) || !set[field] ? [] : [{ field, value: set[field], doubts }],
  );
}
