/** How a one-stop centre is reached: what a source says of it, from day to day, and nothing that none says. */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { isInForce, overlap, type Period } from './dated.ts';
import type { Unit, Words } from './units.ts';

/** As written in `centres.yaml`. */
export interface ReachRow extends Period {
  unit: string;
  address?: string;
  phone?: string;
  /** In words, as the centre publishes them. */
  hours?: Words;
  source: string;
  /** Compared with what the centre itself says. */
  confirmed: boolean;
}

export interface Known<Value> {
  value: Value;
  source: string;
  confirmed: boolean;
}

export interface Reach {
  address?: Known<string>;
  phone?: Known<string>;
  hours?: Known<Words>;
}

const PARTS = ['address', 'phone', 'hours'] as const;

export class Reaches {
  readonly #rows = new Map<string, ReachRow[]>();

  /** Refuses a row of no centre, one that says nothing or not where it is from, and two that say the same thing of one day. */
  fill(rows: readonly ReachRow[], units: ReadonlyMap<string, Unit>): Refusal | undefined {
    for (const row of rows) {
      const detail = this.#faultOf(row, units);
      if (detail) return refuse('province-invalid', { where: `centres ${row.unit}`, detail });
      this.#rows.set(row.unit, [...(this.#rows.get(row.unit) ?? []), row]);
    }
    return undefined;
  }

  #faultOf(row: ReachRow, units: ReadonlyMap<string, Unit>): Phrase | undefined {
    if (!units.get(row.unit)?.roles.includes('one-stop')) return phrase('unit-missing', { unit: row.unit });
    if (row.from && row.to && row.to <= row.from) return phrase('ends-early', { to: row.to });
    const says = PARTS.filter((part) => row[part]);
    if (!says.length || !row.source?.trim() || typeof row.confirmed !== 'boolean') return phrase('value-source');
    const other = this.#rows.get(row.unit)?.find((one) => overlap(one, row) && says.some((part) => one[part]));
    return other && phrase('value-overlap', { from: row.from ?? other.from ?? '' });
  }

  reachOf(unit: string, date: string): Reach {
    const rows = (this.#rows.get(unit) ?? []).filter((row) => isInForce(row, date));
    const known = <Part extends (typeof PARTS)[number]>(part: Part) => {
      const row = rows.find((one) => one[part]);
      return row && { value: row[part]!, source: row.source, confirmed: row.confirmed };
    };
    return { address: known('address'), phone: known('phone'), hours: known('hours') };
  }
}
