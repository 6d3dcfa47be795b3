/** How much one evaluation may do: what goes round and round gets a refusal, not the machine. */
import { PhrasedError, phrase } from '#kernel/phrase.ts';

const MAX_TURNS = 5_000_000;
const MAX_CALLS_DEEP = 400;

/** Nothing is evaluated after it. */
export class BudgetExceeded extends PhrasedError {}

export class Budget {
  #turns = 0;
  #deep = 0;

  renew(): void {
    this.#turns = 0;
    this.#deep = 0;
  }

  turn(): void {
    if (++this.#turns > MAX_TURNS) throw new BudgetExceeded(phrase('feel-turns', { most: MAX_TURNS }));
  }

  enter(): void {
    if (++this.#deep > MAX_CALLS_DEEP) throw new BudgetExceeded(phrase('feel-calls', { most: MAX_CALLS_DEEP }));
  }

  leave(): void {
    this.#deep--;
  }
}
