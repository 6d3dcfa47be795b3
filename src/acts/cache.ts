import { isRefusal, type Outcome } from '#kernel/outcome.ts';

/** A bounded map that forgets what was used longest ago. */
export class Cache<Value> {
  readonly #entries = new Map<string, Value>();
  readonly #limit: number;
  readonly #making = new Map<string, Promise<Outcome<Value>>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.#limit) this.#entries.delete(this.#entries.keys().next().value!);
  }

  /** What is kept, else what is made now and kept, unless that is a refusal. Asked for by many at once, it is made once. */
  async getOrMake(key: string, make: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const kept = this.get(key);
    if (kept !== undefined) return kept;
    const begun = this.#making.get(key);
    if (begun) return begun;
    const making = make();
    this.#making.set(key, making);
    try {
      const made = await making;
      if (!isRefusal(made)) this.set(key, made);
      return made;
    } finally {
      this.#making.delete(key);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
