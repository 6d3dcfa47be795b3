/** The counters of codes and books in memory, with the numbers of a book that were passed over. */
import type { Book, Commit, Passed } from './store.ts';

export class MemoryNumbers {
  readonly #last = new Map<string, number>();
  readonly #passed = new Map<string, Passed[]>();

  /** The number as it is written; nothing where the one that was chosen is not free. */
  draw({ prefix, day, book, take, isPassed }: NonNullable<Commit['code']>): string | undefined {
    const key = `${prefix}-${day}`;
    const last = this.#last.get(key) ?? 0;
    const n = take ?? last + 1;
    if (isPassed ? !this.#takePassed(key, n) : n <= last) return undefined;
    if (!isPassed) {
      if (n > last + 1) this.#keep(key, [{ first: last + 1, last: n - 1 }]);
      this.#last.set(key, n);
    }
    return book ? String(n).padStart(2, '0') : `${key}-${String(n).padStart(4, '0')}`;
  }

  book(prefix: string, day: string): Book {
    const key = `${prefix}-${day}`;
    return { last: this.#last.get(key) ?? 0, passed: [...(this.#passed.get(key) ?? [])] };
  }

  #takePassed(key: string, n: number): boolean {
    const list = this.#passed.get(key) ?? [];
    const found = list.find(({ first, last }) => first <= n && n <= last);
    if (!found) return false;
    this.#passed.set(
      key,
      list.filter((one) => one !== found),
    );
    this.#keep(
      key,
      [
        { first: found.first, last: n - 1 },
        { first: n + 1, last: found.last },
      ].filter(({ first, last }) => first <= last),
    );
    return true;
  }

  #keep(key: string, more: readonly Passed[]): void {
    const list = [...(this.#passed.get(key) ?? []), ...more];
    this.#passed.set(
      key,
      list.sort((one, other) => one.first - other.first),
    );
  }
}
