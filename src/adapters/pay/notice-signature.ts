/**
 * How a bank signs what it tells: HMAC-SHA256 over the time and the body. A signature is good for five minutes, so that an old one
 * cannot be played again; a notice played within them is known by its reference.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const SIGNATURE_HEADER = 'x-bank-signature';
const GOOD_FOR_SECONDS = 300;

const mac = (secret: string, at: number, body: string) =>
  createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');

export function signNotice(secret: string, body: string, nowMs: number): string {
  const at = Math.floor(nowMs / 1000);
  return `t=${at},v1=${mac(secret, at, body)}`;
}

export type SignatureFault = 'forged' | 'late';

/** Nothing when the body is as the bank sent it, a short while ago. */
export function faultOfSignature(
  secret: string,
  body: string,
  header: string | undefined,
  nowMs: number,
): SignatureFault | undefined {
  const [, time, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (!time) return 'forged';
  const right = Buffer.from(mac(secret, Number(time), body));
  if (!timingSafeEqual(right, Buffer.from(given))) return 'forged';
  return Math.abs(nowMs / 1000 - Number(time)) > GOOD_FOR_SECONDS ? 'late' : undefined;
}
