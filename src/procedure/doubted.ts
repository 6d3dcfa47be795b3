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

/** `told`: fields that have a mark already. */
export function doubtedIn(after: Pack, reasons: readonly string[], told: ReadonlySet<string>): Doubted[] {
  const set = fieldsOf(after);
  const names = channelsOf(after.manifest).map(([name]) => name);
  const found = new Map<string, string[]>();
  for (const reason of reasons) {
    const { id, field = '' } = doubtOf(reason);
    const part = partOfDoubt(id);
    const of = names.filter((name) => field.split('.').includes(name));
    const fields =
      part === 'limit' || part === 'fee'
        ? (of.length ? of : names).map((name) => `${part}.${name}`)
        : part === 'result'
          ? [id.startsWith('result-code') ? 'result-code' : 'result']
          : [];
    for (const one of fields) found.set(one, [...(found.get(one) ?? []), reason]);
  }
  return [...found].flatMap(([field, doubts]) =>
    told.has(field) || !set[field] ? [] : [{ field, value: set[field], doubts }],
  );
}
