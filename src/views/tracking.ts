/** How a dossier can be followed without signing in: a secret that stands on its slip. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { sha256 } from '#kernel/hash.ts';
import { codeAsMeant } from '#kernel/text.ts';
import type { Tracking } from './slip-paper.ts';

/** Thirty-two, so that each has five bits; without 0 and O, 1 and I. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const SHORT_ALPHABET = ALPHABET.replace('L', '');

const macOf = (key: string, text: string) => createHmac('sha256', key).update(text).digest();
const written = (mac: Buffer, length: number, letters: string) =>
  [...mac.subarray(0, length)].map((byte) => letters[byte % letters.length]).join('');

/** Eighty bits as sixteen letters and digits in fours, the same whenever they are asked for. */
export function trackingSecret(key: string, dossierId: string): string {
  return written(macOf(key, `follow ${dossierId}`), 16, ALPHABET).replace(/.{4}(?=.)/g, '$&-');
}

/** The ten characters of slips that were printed before. */
export const shortSecret = (key: string, dossierId: string): string =>
  written(macOf(key, dossierId), 10, SHORT_ALPHABET);

const bare = (text: string): string =>
  codeAsMeant(text)
    .replace(/[-.·_]/g, '')
    .replace(/[1I]/g, 'L');
/** Of the hashes, so that how long it takes says neither which letters are right nor how many there are. */
const isSame = (right: string, given: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(bare(right))), Buffer.from(sha256(bare(given))));

export interface Followed {
  id: string;
  submittedAt?: string;
}

/** `shortUntil`: what was handed in until then is followed by the short key of its slip, too. Of no dossier no key is right. */
export function isTrackingSecret(
  key: string,
  dossier: Followed | undefined,
  shortUntil: string,
  given: string,
): boolean {
  const { id, submittedAt } = dossier ?? { id: '', submittedAt: undefined };
  const isLong = isSame(trackingSecret(key, id), given);
  const isShort = isSame(shortSecret(key, id), given);
  const hasShort = Boolean(submittedAt && shortUntil && Date.parse(submittedAt) <= Date.parse(shortUntil));
  return Boolean(dossier) && (isLong || (isShort && hasShort));
}

/** The key is in no address: those are kept by servers, proxies and the programs that read QR codes, and are passed on. */
export function trackingOf(baseUrl: string, code: string, secret: string): Tracking {
  const page = `${baseUrl}/track`;
  return { page, key: secret, address: `${page}?code=${encodeURIComponent(code)}` };
}
