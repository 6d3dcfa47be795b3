/** How a dossier can be followed without signing in: a secret that stands on its slip. */
import { createHmac } from 'node:crypto';
import type { Tracking } from './slip-paper.ts';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Ten letters and digits, the same whenever they are asked for. */
export function trackingSecret(key: string, dossierId: string): string {
  const mac = createHmac('sha256', key).update(dossierId).digest();
  return [...mac.subarray(0, 10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** The key is in no address: those are kept by servers, proxies and the programs that read QR codes, and are passed on. */
export function trackingOf(baseUrl: string, code: string, secret: string): Tracking {
  const page = `${baseUrl}/track`;
  return { page, key: secret, address: `${page}?code=${encodeURIComponent(code)}` };
}
