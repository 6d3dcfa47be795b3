/**
 * Work that holds the whole server for as long as it lasts, one piece at a time, whoever asks: requests of others are answered between
 * two pieces, so that thirty papers at once keep nobody waiting for thirty papers.
 */
import { setImmediate as turn } from 'node:timers/promises';

export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Value>(work: () => Value): Promise<Value> {
    const done = this.#last.then(() => turn()).then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
