/** What names mean while an expression is evaluated: one frame within the other, the outermost holding what came from outside. */
import type { Phrase } from '#kernel/phrase.ts';
import { Budget } from './budget.ts';
import type { DateTime } from './temporal.ts';
import type { Caller, Context, Told } from './values.ts';

/** Told what a decision table did; whoever asked knows what an owner and a rule are. */
export interface Witness {
  rule?(owner: string, rule: unknown): void;
  /** A table has answered for these inputs, by these rules (none: by its default). */
  answered?(
    owner: string,
    answer: { inputs: readonly { label: string; value: unknown }[]; rules: readonly unknown[]; value: unknown },
  ): void;
  /** The rules of a table contradict its hit policy. */
  broken?(owner: string, detail: Phrase): void;
}

/** One evaluation: where it says what went wrong, what time it is, and how much it may still do. */
export class Session implements Caller {
  readonly now?: DateTime;
  readonly budget = new Budget();
  readonly #onError: ((detail: string, at: number) => void) | undefined;
  readonly witness: Witness;
  #at = 0;

  constructor(onError?: (detail: string, at: number) => void, now?: DateTime, witness: Witness = {}) {
    this.#onError = onError;
    this.now = now;
    this.witness = witness;
  }

  /** Whether anybody is told what went wrong. */
  get isHeard(): boolean {
    return this.#onError !== undefined;
  }

  report(detail: Told, at: number = this.#at): void {
    this.#onError?.(typeof detail === 'string' ? detail : detail(), at);
  }

  /** Where the function stands that is called now. */
  calling(at: number): this {
    this.#at = at;
    return this;
  }
}

const INHERITED = Object.prototype as unknown as Context;
/**
 * Variables may name something that lasts as long as most of them stay the same. What a table read of the same values before is kept
 * beside it, and not computed again.
 */
export const LASTING = Symbol('lasting');
export const MISSING = Symbol('missing');

export class Frame {
  readonly up: Frame | undefined;
  readonly session: Session;
  readonly names: Context;

  constructor(names: Context, up: Frame | undefined, session: Session) {
    this.names = names;
    this.up = up;
    this.session = session;
  }

  get(name: string): unknown {
    const value = this.names[name];
    // What every object has is nobody's name, unless somebody gave it.
    if (value !== undefined && value !== INHERITED[name] && name !== '__proto__') return value;
    return Object.hasOwn(this.names, name) ? value : MISSING;
  }

  find(name: string): unknown {
    let frame: Frame | undefined = this;
    while (frame) {
      const found = frame.get(name);
      if (found !== MISSING) return found;
      frame = frame.up;
    }
    return MISSING;
  }
}

/** Within a filter the item is known by `item`, and its entries by their names. */
export class ItemFrame extends Frame {
  readonly #item: unknown;

  constructor(item: unknown, entries: Context, up: Frame) {
    super(entries, up, up.session);
    this.#item = item;
  }

  override get(name: string): unknown {
    const found = super.get(name);
    return found === MISSING && name === 'item' ? this.#item : found;
  }
}
