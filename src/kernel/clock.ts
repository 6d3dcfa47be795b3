/** Time is passed in, never read, by everything below the doors. */
export interface Clock {
  now(): Temporal.Instant;
}

let lastWritten = { ms: Number.NaN, text: '' };

/** ISO 8601 in UTC, to the millisecond; several times as fast as the instant's own. An act writes the same one several times. */
export function instantText({ epochMilliseconds: ms }: Temporal.Instant): string {
  if (ms !== lastWritten.ms) {
    const text = new Date(ms).toISOString();
    lastWritten = { ms, text: text.endsWith('.000Z') ? `${text.slice(0, 19)}Z` : text };
  }
  return lastWritten.text;
}

/** The clock on the wall. Belongs to the wiring, which is the only place that makes one. */
export function clockOf(readEpochMs: () => number): Clock {
  return { now: () => Temporal.Instant.fromEpochMilliseconds(readEpochMs()) };
}

/** A clock that a story or a test moves by hand. It never goes back. */
export class StoryClock implements Clock {
  #at: Temporal.Instant;
  constructor(start: Temporal.Instant) {
    this.#at = start;
  }
  now(): Temporal.Instant {
    return this.#at;
  }
  moveTo(instant: Temporal.Instant): void {
    if (Temporal.Instant.compare(instant, this.#at) > 0) this.#at = instant;
  }
}
