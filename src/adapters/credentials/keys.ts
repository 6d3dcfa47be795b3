/** Whose key signed a token: the certificate in its header (`x5c`, RFC 7515 4.1.6), and the signature in the form JWS wants. */
import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import type { Signer } from '@libpdf/core';
import { parsed, type Subject, subjectOf } from '../sign/names.ts';

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const EC_BYTES = 32;

export interface TokenHeader extends Record<string, unknown> {
  alg: string;
  typ: string;
  x5c: string[];
}

export const headerOf = (typ: string, { certificate, keyType }: Signer): TokenHeader => ({
  alg: keyType === 'EC' ? 'ES256' : 'RS256',
  typ,
  x5c: [Buffer.from(certificate).toString('base64')],
});

/** Signs the text of a token; ECDSA signatures come as DER and leave as the two numbers side by side (RFC 7518 3.4). */
export async function signText(text: string, signer: Signer): Promise<string> {
  const signature = Buffer.from(await signer.sign(Buffer.from(text), 'SHA-256'));
  return (signer.keyType === 'EC' ? numbersOf(signature) : signature).toString('base64url');
}

function numbersOf(der: Buffer): Buffer {
  let at = der[1] & 0x80 ? 2 + (der[1] & 0x7f) : 2;
  const next = () => {
    const length = der[at + 1];
    const number = der.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    const plain = number.subarray(Math.max(0, number.length - EC_BYTES));
    return Buffer.concat([Buffer.alloc(EC_BYTES - plain.length), plain]);
  };
  return Buffer.concat([next(), next()]);
}

export interface Holder {
  certificate: X509Certificate;
  subject: Subject;
}

/** The agency whose certificate stands in the header, if a root one trusts issued it: a person's or a clock's will not do. */
export function agencyOf(header: Record<string, unknown>, roots: readonly X509Certificate[]): Holder | undefined {
  const [leaf] = Array.isArray(header['x5c']) ? (header['x5c'] as unknown[]) : [];
  if (typeof leaf !== 'string') return undefined;
  const certificate = new X509Certificate(Buffer.from(leaf, 'base64'));
  const trusted = roots.some((root) => root.ca && certificate.checkIssued(root) && certificate.verify(root.publicKey));
  const subject = subjectOf(parsed(certificate));
  const notAnAgency = certificate.ca || subject.kind === 'person' || certificate.keyUsage?.includes(TIME_STAMPING);
  return trusted && !notAnAgency ? { certificate, subject } : undefined;
}

export const wasInForce = ({ validFromDate, validToDate }: X509Certificate, at: Date): boolean =>
  at >= validFromDate && at <= validToDate;

/** `alg` says nothing that the key does not say: a token can't choose how it is checked. */
export function holdsText(text: string, signature: string, { publicKey }: X509Certificate): boolean {
  const isEc = publicKey.asymmetricKeyType === 'ec';
  const key = isEc ? { key: publicKey, dsaEncoding: 'ieee-p1363' as const } : publicKey;
  return verify('sha256', Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}

export const hasher = (data: string | ArrayBuffer, algorithm: string): Uint8Array =>
  createHash(algorithm.replace('-', ''))
    .update(typeof data === 'string' ? data : Buffer.from(data))
    .digest();

export const saltGenerator = (length: number): string => randomBytes(length).toString('base64url').slice(0, length);
