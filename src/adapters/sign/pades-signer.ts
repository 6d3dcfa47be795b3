/**
 * Signs PDFs by PAdES (ETSI EN 319 142-1): each signature with a time stamp (B-T), then what proves all of them later (B-LT), and
 * last a time stamp over the whole (B-LTA), after which nothing may follow.
 */
import { CryptoKeySigner, PDF } from '@libpdf/core';
import type { PaperSigner, SignerIdentity } from '#spine/papers.ts';
import type { DemoAuthority } from './demo-authority.ts';

export class PadesSigner implements PaperSigner {
  readonly #authority: DemoAuthority;
  constructor(authority: DemoAuthority) {
    this.#authority = authority;
  }

  async sign(pdf: Uint8Array, by: readonly SignerIdentity[], at: Date, reason: string): Promise<Uint8Array> {
    const authority = this.#authority;
    const timestampAuthority = { timestamp: (digest: Uint8Array) => authority.timeStamp(digest, at) };
    // Asked for once for every certificate; one list answers for all.
    const list = await authority.revocationList(at);
    const revocationProvider = { getCRL: async () => list };
    const document = await PDF.load(pdf);
    for (const identity of by) {
      const { certificate, key } = await authority.signerOf(identity);
      await document.sign({
        signer: new CryptoKeySigner(key, new Uint8Array(certificate.rawData), 'EC', 'ECDSA', [
          new Uint8Array(authority.root.certificate.rawData),
        ]),
        level: 'B-T',
        timestampAuthority,
        signingTime: at,
        reason,
        location: identity.organisation,
      });
    }
    await document.addValidationData({ revocationProvider });
    const { bytes } = await document.addTimestamp({ timestampAuthority });
    return bytes;
  }
}
