/**
 * Settings of the province: values that its People's Council sets, or that no original text was at hand for. Each holds from day to
 * day and says where it is from and whether it was compared with the text; whoever it concerns is shown that.
 */
import type { Limit } from '#calendar/calendar.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';

/** As written in `values.yaml`; of one id, the row that holds on a day. */
export interface Setting {
  id: string;
  /** A time limit, an amount or a count with its `unit`, or one of the words that procedures ask for (`restart`). */
  value: Limit | number | string;
  unit?: 'VND' | 'count';
  /** First day on which it holds. */
  from: string;
  /** First day on which it no longer holds. */
  to?: string;
  source: string;
  /** Compared with the original text. */
  confirmed: boolean;
}

export type ValueOf = (id: string, date: string) => Setting | undefined;

const DAY = /^\d{4}-\d\d-\d\d$/;
const UNITS: readonly string[] = ['VND', 'count'];
const LIMITS = ['workingHours', 'workingDays', 'calendarDays'];

export class Values {
  readonly #rows = new Map<string, Setting[]>();

  /** Refuses a value that is none, a row without its source, and two rows of one id that hold on the same day. */
  fill(rows: readonly Setting[]): Refusal | undefined {
    for (const row of rows) {
      const detail = faultOf(row) ?? this.#overlapOf(row);
      if (detail) return refuse('province-invalid', { where: `values ${row.id}`, detail });
      this.#rows.set(row.id, [...(this.#rows.get(row.id) ?? []), row]);
    }
    return undefined;
  }

  valueOf(id: string, date: string): Setting | undefined {
    return this.#rows.get(id)?.find((row) => row.from <= date && (!row.to || date < row.to));
  }

  #overlapOf(row: Setting): Phrase | undefined {
    const other = this.#rows
      .get(row.id)
      ?.find((one) => (!one.to || row.from < one.to) && (!row.to || one.from < row.to));
    return other && phrase('value-overlap', { from: row.from < other.from ? other.from : row.from });
  }
}

function faultOf({ id, value, unit, from, to, source, confirmed }: Setting): Phrase | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(id ?? '')) return phrase('value-id');
  if (!DAY.test(from ?? '') || (to !== undefined && !DAY.test(to))) return phrase('value-day');
  if (to && to <= from) return phrase('ends-early', { to });
  if (!isValue(value, unit)) return phrase('value-shape');
  return source?.trim() && typeof confirmed === 'boolean' ? undefined : phrase('value-source');
}

function isValue(value: unknown, unit: Setting['unit']): boolean {
  if (typeof value === 'number')
    return unit !== undefined && UNITS.includes(unit) && Number.isSafeInteger(value) && value >= 0;
  if (unit !== undefined) return false;
  if (typeof value === 'string') return value.trim().length > 0;
  if (typeof value !== 'object' || value === null) return false;
  const entries = Object.entries(value);
  if (entries.length !== 1) return false;
  const [[name, amount]] = entries;
  return name === 'sameDay' ? amount === true : LIMITS.includes(name) && typeof amount === 'number' && amount > 0;
}
