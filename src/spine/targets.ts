/** Places outside that jobs call, and how it is said that one of them is away. */
import { Fault } from '#kernel/outcome.ts';

/** A bank and an exchange call us, so far: nothing of ours waits for them. By `push` only jobs of before wait. */
export const TARGETS = ['mail', 'sms', 'push', 'signing', 'keys', 'scanner'] as const;
/** Push services are whoever a browser names: each host by itself, so that none of them holds up the others. */
export type Target = (typeof TARGETS)[number] | `push:${string}`;

export const isTarget = (target: string): target is Target =>
  TARGETS.some((one) => one === target) || target.startsWith('push:');
export const pushTarget = (endpoint: string): Target => `push:${new URL(endpoint).hostname}`;

/** Nothing is wrong with the job: who it calls does not answer. It waits, however long that takes, and no try is used up. */
export class TargetAway extends Fault {
  readonly targets: readonly Target[];
  constructor(targets: Target | readonly Target[], message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'TargetAway';
    this.targets = [targets].flat();
  }
}

/** Lets a call through, or fails with `TargetAway` at once where the target has not answered lately; and remembers what came of it. */
export interface Guard {
  call<Value>(target: Target, make: () => Promise<Value>): Promise<Value>;
}

/** The answer of somebody who is there, and has no time for us or is broken: it may be better later, whatever is sent. */
export const isAwayStatus = (status: number | undefined): boolean =>
  status === undefined || status >= 500 || [401, 403, 408, 429].includes(status);
