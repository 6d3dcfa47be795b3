/** How much one evaluation may do: what goes round and round gets a refusal, not the machine. */

const MAX_TURNS = 5_000_000;
const MAX_CALLS_DEEP = 400;

/** Nothing is evaluated after it. */
export class BudgetExceeded extends Error {}

export class Budget {
  #turns = 0;
  #deep = 0;

  renew(): void {
    this.#turns = 0;
    this.#deep = 0;
  }

  turn(): void {
    if (++this.#turns > MAX_TURNS) throw new BudgetExceeded(`goes round more than ${MAX_TURNS} times`);
  }

  enter(): void {
    if (++this.#deep > MAX_CALLS_DEEP)
      throw new BudgetExceeded(`functions call each other more than ${MAX_CALLS_DEEP} deep`);
  }

  leave(): void {
    this.#deep--;
  }
}
