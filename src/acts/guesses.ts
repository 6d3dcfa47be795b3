/**
 * Wrong keys and tokens, counted for a while: of a client, and of all. Who tried too many is not listened to until then; and where many
 * clients guess together, a few wrong tries of one are enough. Who was never wrong is always heard.
 */
import type { Clock } from '#kernel/clock.ts';
import { clientOf } from './client-address.ts';

export interface GuessTerms {
  minutes: number;
  perClient: number;
  inAll: number;
  /** Of a client, where all together were too many. */
  perClientThen: number;
}

const GUESS_TERMS: GuessTerms = { minutes: 10, perClient: 20, inAll: 1_000, perClientThen: 3 };
/** Clients that are counted one by one; beyond, all count as one. */
const MOST_CLIENTS = 20_000;

export class Guesses {
  readonly #clock: Clock;
  readonly #terms: GuessTerms;
  readonly #wrong = new Map<string, number>();
  #all = 0;
  #window = Number.NaN;

  constructor(clock: Clock, terms: GuessTerms = GUESS_TERMS) {
    this.#clock = clock;
    this.#terms = terms;
  }

  get minutes(): number {
    return this.#terms.minutes;
  }

  isBarred(client: string): boolean {
    this.#turn();
    const { perClient, inAll, perClientThen } = this.#terms;
    const own = this.#wrong.get(this.#keyOf(client)) ?? 0;
    return own >= (this.#all >= inAll ? perClientThen : perClient);
  }

  wrong(client: string): void {
    this.#turn();
    const key = this.#keyOf(client);
    this.#wrong.set(key, (this.#wrong.get(key) ?? 0) + 1);
    this.#all += 1;
  }

  #keyOf(address: string): string {
    const client = clientOf(address);
    return this.#wrong.has(client) || this.#wrong.size < MOST_CLIENTS ? client : 'others';
  }

  #turn(): void {
    const window = Math.floor(this.#clock.now().epochMilliseconds / (this.#terms.minutes * 60_000));
    if (window === this.#window) return;
    this.#window = window;
    this.#wrong.clear();
    this.#all = 0;
  }
}
