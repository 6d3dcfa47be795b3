/** Whose keys sign, whose clock stamps, and what proves later that a certificate held: the demo's own, PKCS#12 files, or a remote service. */
import type { RevocationProvider, Signer } from '@libpdf/core';
import type { SignerIdentity } from '#spine/papers.ts';

export interface TrustService {
  /** Certificates that signatures lead to, in DER. */
  readonly roots: readonly Uint8Array[];
  /** Fails with `SigningUnavailable` while the service is away, and with `KeyUnusable` for somebody who has no key that opens. */
  keyOf(identity: SignerIdentity): Promise<Signer>;
  /** A time stamp token (RFC 3161) over a SHA-256 digest. */
  timeStamp(digest: Uint8Array, at: Date): Promise<Uint8Array>;
  /** Nothing where the certificates themselves say whom to ask. */
  revocation(at: Date): Promise<RevocationProvider | undefined>;
}

export interface TrustSettings {
  /** Folder of `person-ID.p12` and `agency-ID.p12`, and the password of them all. */
  keys?: { folder: string; password: string };
  /** A remote signing service by the API of the Cloud Signature Consortium. */
  csc?: { url: string; token: string; pin?: string };
  /** Address of a time stamping authority. */
  timeStampUrl?: string;
  /** PEM file of the certificates that one trusts. */
  rootsFile?: string;
}

/** The service that the settings name; without any, a demo authority in the folder. Libraries are loaded when it is opened. */
export async function openTrustService(folder: string, settings: TrustSettings = {}): Promise<TrustService> {
  const { keys, csc } = settings;
  if (!keys && !csc) {
    const { DemoAuthority } = await import('./demo-authority.ts');
    return DemoAuthority.open(folder);
  }
  const { RemoteClock, readRoots } = await import('./outside.ts');
  const outside = { clock: new RemoteClock(settings.timeStampUrl ?? ''), roots: readRoots(settings.rootsFile ?? '') };
  if (csc) {
    const { CscService } = await import('./csc-service.ts');
    return new CscService(csc, outside);
  }
  const { Pkcs12Keys } = await import('./pkcs12-keys.ts');
  return new Pkcs12Keys(keys!, outside);
}
