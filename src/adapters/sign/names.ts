/**
 * Names in certificates, by their attributes. The text of a name (RFC 4514) escapes commas, quotes and spaces, and every library writes
 * it a little otherwise; so no text of a name is ever compared with a name.
 */
import type { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';

export const ATTRIBUTES = { name: '2.5.4.3', organisation: '2.5.4.10', title: '2.5.4.12', person: '2.5.4.5' } as const;
export type AttributeName = keyof typeof ATTRIBUTES;

/** What the certificate's subject says under this attribute; empty where it has none. */
export function nameIn(certificate: pkijs.Certificate, attribute: AttributeName): string {
  const found = certificate.subject.typesAndValues.find((one) => one.type === ATTRIBUTES[attribute]);
  return found ? String(found.value.valueBlock.value) : '';
}

export const parsed = ({ raw }: Pick<X509Certificate, 'raw'>): pkijs.Certificate =>
  pkijs.Certificate.fromBER(new Uint8Array(raw).buffer);

/** Composed letters, no matter of case, spaces at the ends or doubled: `caseIgnoreMatch` of RFC 4518, by which RFC 5280 compares. */
const prepared = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

export const isSameName = (a: string, b: string): boolean => prepared(a) === prepared(b);
