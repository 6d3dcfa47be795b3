/** What real signatures take from outside: a clock that others trust, and the certificates that we do. */
import { readFileSync } from 'node:fs';
import { HttpTimestampAuthority } from '@libpdf/core';
import { Fault } from '#kernel/outcome.ts';
import { SigningUnavailable } from '#spine/papers.ts';

export interface Outside {
  clock: RemoteClock;
  roots: readonly Uint8Array[];
}

/** A time stamping authority over HTTP (RFC 3161 3.4). */
export class RemoteClock {
  readonly #authority: HttpTimestampAuthority;
  constructor(url: string) {
    this.#authority = new HttpTimestampAuthority(url, { timeout: 15_000 });
  }

  async stamp(digest: Uint8Array): Promise<Uint8Array> {
    try {
      return await this.#authority.timestamp(digest, 'SHA-256');
    } catch (cause) {
      throw new SigningUnavailable('the time stamping authority does not answer', { cause });
    }
  }
}

/** Every certificate in the PEM file, in DER. */
export function readRoots(path: string): Uint8Array[] {
  const found = [
    ...readFileSync(path, 'utf8').matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g),
  ];
  if (!found.length) throw new Fault(`${path} holds no certificate in PEM.`);
  return found.map(([, body]) => new Uint8Array(Buffer.from(body, 'base64')));
}
