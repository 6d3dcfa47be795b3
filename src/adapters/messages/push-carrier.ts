/** Messages to browsers (RFC 8030), encrypted for the browser alone (RFC 8291), signed with a key of the installation (RFC 8292). */
import type { Agent } from 'node:https';
import webpush from 'web-push';
import { type Carrier, type Letter, type PushSubscription, Undeliverable } from '#spine/messages.ts';
import { isAwayStatus, pushTarget, TargetAway } from '#spine/targets.ts';

export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

export const makePushKeys = (): PushKeys => webpush.generateVAPIDKeys();

const DAY_SECONDS = 86_400;

export class PushCarrier implements Carrier {
  readonly #keys: PushKeys;
  readonly #subject: string;
  readonly #agent: Agent | undefined;

  /** `subject`: whom a push service can write to, an https address or mailto. */
  constructor(keys: PushKeys, subject: string, agent?: Agent) {
    this.#keys = keys;
    this.#subject = subject;
    this.#agent = agent;
  }

  async send({ id, subject, short, url }: Letter, address: string, subscription?: PushSubscription): Promise<void> {
    if (!subscription) throw new Undeliverable('the browser takes no more messages');
    try {
      await webpush.sendNotification(subscription, JSON.stringify({ id, title: subject, text: short, url }), {
        vapidDetails: { subject: this.#subject, ...this.#keys },
        TTL: DAY_SECONDS,
        timeout: 15_000,
        agent: this.#agent,
      });
    } catch (error) {
      const { statusCode, message } = error as { statusCode?: number; message: string };
      if (statusCode === 404 || statusCode === 410) throw new Undeliverable(message);
      // Who is refused may have subscribed with another's key (RFC 8292): that says nothing about the service.
      if (statusCode !== 401 && statusCode !== 403 && isAwayStatus(statusCode))
        throw new TargetAway(pushTarget(address), message, { cause: error });
      throw error;
    }
  }
}
