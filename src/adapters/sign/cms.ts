/** Signatures as they lie in a paper (CMS, RFC 5652; RFC 3161): who signed, over what, by a certificate of whom, at which time. */
import { createHash, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { subjectOf } from './names.ts';

export const TIME_STAMP = '1.2.840.113549.1.9.16.2.14';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_USAGE = '2.5.29.37';
/** Clocks, revocation services, servers, code. */
const NOT_FOR_PAPERS = new Set([TIME_STAMPING, '1.3.6.1.5.5.7.3.9', '1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.3']);
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';
const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Of signature algorithms: ECDSA and RSA with SHA-256, SHA-384 and SHA-512. */
export const SIGNATURE_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
/** A plain RSA key, whose hash is the digest's. */
const RSA = '1.2.840.113549.1.1.1';
// Copied: what lies under a Buffer is larger than the Buffer.
export const bufferOf = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;

/** Written again it must be the same bytes: what a reader passes over unread would otherwise be anybody's to change. */
export function signedDataOf(der: ArrayBuffer): pkijs.SignedData | undefined {
  try {
    const { contentType, content } = pkijs.ContentInfo.fromBER(der);
    const signed = new pkijs.SignedData({ schema: content as asn1js.Sequence });
    const again = new pkijs.ContentInfo({ contentType, content: signed.toSchema() }).toSchema().toBER(false);
    const same = contentType === pkijs.ContentInfo.SIGNED_DATA && Buffer.from(again).equals(Buffer.from(der));
    return same ? signed : undefined;
  } catch {
    return undefined;
  }
}

/** Byte by byte: the library's own comparison is kinder. */
const isSameName = (a: pkijs.RelativeDistinguishedNames, b: pkijs.RelativeDistinguishedNames) =>
  Buffer.from(a.toSchema().toBER(false)).equals(Buffer.from(b.toSchema().toBER(false)));

export function signerOf({ signerInfos, certificates }: pkijs.SignedData): pkijs.Certificate | undefined {
  const [info] = signerInfos;
  if (signerInfos.length !== 1 || !(info.sid instanceof pkijs.IssuerAndSerialNumber)) return undefined;
  const { issuer, serialNumber } = info.sid;
  return certificates
    ?.filter((one): one is pkijs.Certificate => one instanceof pkijs.Certificate)
    .find((one) => isSameName(one.issuer, issuer) && one.serialNumber.isEqual(serialNumber));
}

/** Beside the signer's own certificate only roots one trusts lie in it: what nobody signed is not believed to be unchanged. */
export function isPlain(
  { version, digestAlgorithms, certificates = [], crls, signerInfos: [info] }: pkijs.SignedData,
  trust: readonly X509Certificate[],
): boolean {
  const [digest] = digestAlgorithms;
  const own = signerOf({ signerInfos: [info], certificates } as pkijs.SignedData);
  return (
    (version === 1 || version === 3) &&
    info.version === 1 &&
    !crls?.length &&
    digestAlgorithms.length === 1 &&
    digest.algorithmId === info.digestAlgorithm.algorithmId &&
    [digest, info.digestAlgorithm].every((one) => !one.algorithmParams || one.algorithmParams instanceof asn1js.Null) &&
    certificates.every(
      (one) => one === own || (one instanceof pkijs.Certificate && trust.some((root) => root.raw.equals(derOf(one)))),
    )
  );
}

/** The signature over the signed attributes, which name the content by its hash and the certificate by its own (RFC 5652, 5035). */
const isSignedBy = (signed: pkijs.SignedData, certificate: pkijs.Certificate, content: Uint8Array): boolean =>
  signatureOf(signed, certificate, content) === 'of-this';

/** Whether the certificate's key signed this content, or truly signed something, and that is another content. */
export function signatureOf(
  signed: pkijs.SignedData,
  certificate: pkijs.Certificate,
  content: Uint8Array,
): 'of-this' | 'of-another' | 'none' {
  const [{ signedAttrs, digestAlgorithm, signatureAlgorithm, signature }] = signed.signerInfos;
  const hash = HASHES[digestAlgorithm.algorithmId];
  const algorithm = signatureAlgorithm.algorithmId;
  if (!signedAttrs || !hash || (algorithm !== RSA && SIGNATURE_HASHES[algorithm] !== hash)) return 'none';
  const attribute = (type: string) => signedAttrs.attributes.find((one) => one.type === type)?.values[0];
  const octets = (value: unknown) =>
    Buffer.from((value as asn1js.OctetString | undefined)?.valueBlock.valueHexView ?? []);
  const reference = attribute(SIGNING_CERTIFICATE) as asn1js.Sequence | undefined;
  const der = derOf(certificate);
  if (reference && !Buffer.from(reference.toBER(false)).includes(createHash('sha256').update(der).digest()))
    return 'none';
  const over = Buffer.from(signedAttrs.encodedValue);
  if (!verify(hash, over, new X509Certificate(der).publicKey, octets(signature))) return 'none';
  const digest = createHash(hash).update(content).digest();
  return octets(attribute(MESSAGE_DIGEST)).equals(digest) ? 'of-this' : 'of-another';
}

export const derOf = (certificate: pkijs.Certificate) => Buffer.from(certificate.toSchema().toBER(false));

/** What a key is for (RFC 5280 4.2.1.3, 4.2.1.12): neither authorities' nor clocks' nor servers' keys sign papers. */
export function maySign(certificate: pkijs.Certificate): boolean {
  const parsedOf = (id: string) => certificate.extensions?.find((one) => one.extnID === id)?.parsedValue as unknown;
  const basics = parsedOf(BASIC_CONSTRAINTS) as pkijs.BasicConstraints | undefined;
  const usage = parsedOf(KEY_USAGE) as asn1js.BitString | undefined;
  const purposes = (parsedOf(EXTENDED_USAGE) as pkijs.ExtKeyUsage | undefined)?.keyPurposes;
  // The first two bits: digitalSignature and nonRepudiation.
  const signs = !usage || ((usage.valueBlock.valueHexView[0] ?? 0) & 0xc0) !== 0;
  return !basics?.cA && signs && (!purposes || purposes.some((one) => !NOT_FOR_PAPERS.has(one)));
}

/** Issued by a root one trusts, which may itself issue; there is one step between them. */
export function isIssuedBy(certificate: pkijs.Certificate, trust: readonly X509Certificate[]): boolean {
  const own = new X509Certificate(derOf(certificate));
  return trust.some((root) => root.ca && own.checkIssued(root) && own.verify(root.publicKey));
}

/**
 * The time a token gives for these bytes; `of-another` where a time stamper one trusts truly gave it for other bytes; nothing where it
 * is not by one.
 */
export function stampOf(
  token: pkijs.SignedData,
  over: Uint8Array,
  trust: readonly X509Certificate[],
): Date | 'of-another' | undefined {
  const certificate = signerOf(token);
  const content = token.encapContentInfo.eContent;
  if (!certificate || !content || !isPlain(token, trust) || !isIssuedBy(certificate, trust)) return undefined;
  if (!isSignedBy(token, certificate, new Uint8Array(content.getValue()))) return undefined;
  const uses = certificate.extensions?.find((one) => one.extnID === EXTENDED_USAGE)?.parsedValue as
    | pkijs.ExtKeyUsage
    | undefined;
  if (!uses?.keyPurposes.includes(TIME_STAMPING)) return undefined;
  const info = pkijs.TSTInfo.fromBER(content.getValue());
  const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  const hash = createHash('sha256').update(over).digest();
  const inForce = info.genTime >= certificate.notBefore.value && info.genTime <= certificate.notAfter.value;
  if (!inForce) return undefined;
  return imprint.equals(hash) ? info.genTime : 'of-another';
}

export function describe(certificate: pkijs.Certificate) {
  const { kind, name, organisation, title } = subjectOf(certificate);
  return {
    kind,
    name,
    organisation,
    title: title || undefined,
    serialNumber: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex'),
  };
}
