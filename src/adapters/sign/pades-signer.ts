/**
 * Signs PDFs by PAdES (ETSI EN 319 142-1): each signature with a time stamp (B-T), then what proves all of them later (B-LT), and
 * last a time stamp over the whole (B-LTA), after which nothing may follow.
 */
import type { PaperSigner, SignerIdentity } from '#spine/papers.ts';
import { loadStrictly } from '../pdf/signable.ts';
import type { TrustService } from './trust-service.ts';

export class PadesSigner implements PaperSigner {
  readonly #service: TrustService;
  constructor(service: TrustService) {
    this.#service = service;
  }

  async sign(pdf: Uint8Array, by: readonly SignerIdentity[], at: Date, reason: string): Promise<Uint8Array> {
    const service = this.#service;
    const timestampAuthority = { timestamp: (digest: Uint8Array) => service.timeStamp(digest, at) };
    const revocationProvider = await service.revocation(at);
    const document = await loadStrictly(pdf);
    for (const identity of by)
      await document.sign({
        signer: await service.keyOf(identity),
        level: 'B-T',
        timestampAuthority,
        signingTime: at,
        reason,
        location: identity.organisation,
      });
    await document.addValidationData(revocationProvider && { revocationProvider });
    const { bytes } = await document.addTimestamp({ timestampAuthority });
    return bytes;
  }
}
