/**
 * Text messages by a gateway over HTTP: `{id, to, text}` as JSON, signed (HMAC-SHA256 over time and body), with the id as
 * `Idempotency-Key` so that a gateway sends twice what it was asked twice only if it wants to.
 */
import { createHmac } from 'node:crypto';
import { readPhone } from '#kernel/phone.ts';
import { type Carrier, type Letter, Undeliverable } from '#spine/messages.ts';
import { isAwayStatus, TargetAway } from '#spine/targets.ts';

const PATIENCE_MS = 15_000;
export const SMS_SIGNATURE = 'x-motcua-signature';

export const signSms = (secret: string, atSeconds: number, body: string): string =>
  `t=${atSeconds},v1=${createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex')}`;

export class SmsCarrier implements Carrier {
  readonly #gateway: { url: string; secret: string };
  constructor(gateway: { url: string; secret: string }) {
    this.#gateway = gateway;
  }

  async send({ id, short }: Letter, address: string): Promise<void> {
    const to = readPhone(address);
    if (!to) throw new Undeliverable(`${address} is no telephone number`);
    const body = JSON.stringify({ id, to, text: short });
    const response = await fetch(this.#gateway.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': id,
        [SMS_SIGNATURE]: signSms(this.#gateway.secret, Math.floor(Date.now() / 1000), body),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((cause: unknown) => {
      throw new TargetAway('sms', 'the gateway does not answer', { cause });
    });
    if (response.ok) return;
    const why = `the gateway says ${response.status}`;
    if (isAwayStatus(response.status)) throw new TargetAway('sms', why);
    // The number is wrong, says the gateway; anything else may be better later.
    throw response.status === 422 || response.status === 404 ? new Undeliverable(why) : new Error(why);
  }
}
