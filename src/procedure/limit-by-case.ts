/** The times that the source of an imported procedure publishes where they hang on the case: told as it says them, and computed by nobody. */
import { wholeTimes } from './mend-quote.ts';
import { storedLimit } from './national/channels.ts';
import type { Channel, LimitSource, Manifest } from './pack.ts';
import { isIndexLine } from './said.ts';
import { rowsBy } from './source-values.ts';

export interface TimesByCase {
  /** Of its table, which does not say of which case each is. */
  inTable: LimitSource[];
  /** In its own words, with the case. */
  said: string[];
}

const MAX_SAID = 6;

/** None of what a review has set otherwise, nor of another place. */
export function timesByCase(manifest: Manifest, name: Channel): TimesByCase {
  const { origin, departures = [], published } = manifest;
  const isOther = departures.some(({ field }) => field === `limit.${name}`);
  if (origin !== 'catalogue' || isOther || published?.['elsewhere'] || isIndexLine(manifest))
    return { inTable: [], said: [] };
  const limits = rowsBy(manifest, name).map((row) => storedLimit(row));
  const known = limits.filter(({ kind, amount }) => kind !== 'unstated' && amount !== null);
  // «24 giờ» are working hours only where that is said.
  const table = known.map(
    ({ kind, amount }) => ({ [kind === 'workingHours' ? 'hours' : kind]: amount }) as LimitSource,
  );
  const inTable = [...new Map(table.map((one) => [JSON.stringify(one), one])).values()];
  const said = [...new Set(wholeTimes(manifest)[0].flatMap((time) => time.said))].slice(0, MAX_SAID);
  return { inTable: inTable.length > 1 ? inTable : [], said };
}
