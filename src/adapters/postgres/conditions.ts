/** The conditions of a list that somebody asked for, and a page of it. */
import type { Listed } from '#spine/store.ts';

/** `?` stands for the next value. */
export class Conditions {
  readonly values: unknown[];
  readonly #parts: string[] = [];
  /** Values may be shared by several lists of one statement. */
  constructor(values: unknown[] = []) {
    this.values = values;
  }
  add(condition: string, ...values: unknown[]): void {
    this.#parts.push(this.fill(condition, ...values));
  }
  fill(condition: string, ...values: unknown[]): string {
    let next = 0;
    return condition.replace(/\?/g, () => `$${this.values.push(values[next++])}`);
  }
  toString(): string {
    return this.#parts.length ? `WHERE ${this.#parts.join(' AND ')}` : '';
  }
}

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => string): Listed<Row> {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? keyOf(page.at(-1)!) : undefined };
}
