/** What holds from a day to a day: names, types and superiors of units, and who may sign. */
import { type Phrase, phrase } from '#kernel/phrase.ts';

export interface Period {
  /** First day on which it holds; from the beginning without one. */
  from?: string;
  /** First day on which it no longer holds. */
  to?: string;
}

export const isInForce = ({ from, to }: Period, date: string): boolean => (!from || from <= date) && (!to || date < to);

/** Both hold on some day. */
export const overlap = (one: Period, other: Period): boolean =>
  (!one.to || !other.from || other.from < one.to) && (!other.to || !one.from || one.from < other.to);

/** The row in force on the day; before the first it is the first, after the last the last: a unit is never without a name. */
export function inForceOn<Row extends Period>(rows: readonly Row[], date: string): Row | undefined {
  return rows.find((row) => isInForce(row, date)) ?? (rows[0]?.from && date < rows[0].from ? rows[0] : rows.at(-1));
}

/** What is wrong with rows that follow one another: one that ends before it starts, a gap, an overlap. */
export function faultOfRows(rows: readonly Period[]): Phrase | undefined {
  for (const [i, { from, to }] of rows.entries()) {
    if (from && to && to <= from) return phrase('ends-early', { to });
    const next = rows[i + 1];
    if (next && (!to || next.from !== to)) return phrase('rows-apart', { to: to ?? '–', from: next.from ?? '–' });
  }
  return undefined;
}
