/**
 * A remote signing service by the API of the Cloud Signature Consortium (CSC API 1.0.4 and 2): keys never leave the service; it is
 * given a hash and gives back a signature. The user of the service is the officer's or the agency's id.
 */
import { createHash } from 'node:crypto';
import type { DigestAlgorithm, Signer } from '@libpdf/core';
import { Fault } from '#kernel/outcome.ts';
import { KeyUnusable, type SignerIdentity, SigningUnavailable } from '#spine/papers.ts';
import { isAwayStatus } from '#spine/targets.ts';
import type { Outside } from './outside.ts';
import type { TrustService } from './trust-service.ts';

const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const RSA_SHA256 = '1.2.840.113549.1.1.11';
const EC_KEY = '1.2.840.10045.';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const PATIENCE_MS = 20_000;

export interface CscSource {
  /** Such as `https://sign.example.vn/csc/v1`. */
  url: string;
  token: string;
  pin?: string;
}

interface CredentialInfo {
  key: { status: string; algo: string[] };
  cert: { status?: string; certificates: string[] };
}

export class CscService implements TrustService {
  readonly roots: readonly Uint8Array[];
  readonly #source: CscSource;
  readonly #clock: Outside['clock'];

  constructor(source: CscSource, { clock, roots }: Outside) {
    this.#source = source;
    this.#clock = clock;
    this.roots = roots;
  }

  async keyOf({ id, name }: SignerIdentity): Promise<Signer> {
    const { credentialIDs } = await this.#ask<{ credentialIDs: string[] }>('credentials/list', { userID: id });
    const [credentialID] = credentialIDs ?? [];
    if (!credentialID) throw new KeyUnusable(`The signing service has no key of ${name} (${id}).`);
    const { key, cert } = await this.#ask<CredentialInfo>('credentials/info', { credentialID, certificates: 'chain' });
    if (key.status !== 'enabled')
      throw new KeyUnusable(`The key of ${name} (${id}) is ${key.status} at the signing service.`);
    const [certificate, ...chain] = cert.certificates.map((one) => new Uint8Array(Buffer.from(one, 'base64')));
    const isEc = key.algo.some((algorithm) => algorithm.startsWith(EC_KEY));
    return {
      certificate,
      certificateChain: chain,
      keyType: isEc ? 'EC' : 'RSA',
      signatureAlgorithm: isEc ? 'ECDSA' : 'RSASSA-PKCS1-v1_5',
      sign: (data: Uint8Array, algorithm: DigestAlgorithm) => this.#sign(credentialID, isEc, data, algorithm),
    };
  }

  async #sign(credentialID: string, isEc: boolean, data: Uint8Array, algorithm: DigestAlgorithm): Promise<Uint8Array> {
    if (algorithm !== 'SHA-256') throw new Fault(`BUG csc-digest: asked to sign a digest by ${algorithm}`);
    const hash = [createHash('sha256').update(data).digest('base64')];
    const { pin: PIN } = this.#source;
    const { SAD } = await this.#ask<{ SAD: string }>('credentials/authorize', {
      credentialID,
      numSignatures: 1,
      hash,
      ...(PIN && { PIN }),
    });
    const { signatures } = await this.#ask<{ signatures: string[] }>('signatures/signHash', {
      credentialID,
      SAD,
      hash,
      hashAlgo: SHA256,
      signAlgo: isEc ? ECDSA_SHA256 : RSA_SHA256,
    });
    return new Uint8Array(Buffer.from(signatures[0], 'base64'));
  }

  timeStamp(digest: Uint8Array): Promise<Uint8Array> {
    return this.#clock.stamp(digest);
  }

  async revocation(): Promise<undefined> {
    return undefined;
  }

  async #ask<Answer>(path: string, body: unknown): Promise<Answer> {
    const { url, token } = this.#source;
    let response: Response;
    try {
      response = await fetch(`${url}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
        // What is signed, and our token, go where the operator said and nowhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch (cause) {
      throw new SigningUnavailable(`the signing service does not answer (${path})`, { cause });
    }
    const answer = (await response.json().catch(() => ({}))) as Answer & { error?: string; error_description?: string };
    if (response.ok) return answer;
    const why = `the signing service says ${response.status} ${answer.error ?? ''} ${answer.error_description ?? ''}`;
    // Busy or broken over there, or it knows us no more: tried again. Anything else is somebody's to mend.
    if (answer.error === 'invalid_pin') throw new KeyUnusable(why);
    throw isAwayStatus(response.status) ? new SigningUnavailable(why) : new Fault(why);
  }
}
