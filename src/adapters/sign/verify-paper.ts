/**
 * Whether a signed paper holds: every signature over the bytes it covers, the certificate behind it up to a root one trusts, the
 * time it was made at by its time stamp, what was taken back until then, and that nothing but signatures came after. Nothing is
 * asked of the network; the proofs are in the paper.
 */
import { createHash, verify, X509Certificate } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { PDF } from '@libpdf/core';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { PaperFinding, SignatureFinding } from '#spine/papers.ts';
import { onlyAddsSignatures } from './increments.ts';
import { nameIn } from './names.ts';

const TIME_STAMP = '1.2.840.113549.1.9.16.2.14';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';
const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Of signature algorithms: ECDSA and RSA with SHA-256, SHA-384 and SHA-512. */
const SIGNATURE_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
/** A plain RSA key, whose hash is the digest's. */
const RSA = '1.2.840.113549.1.1.1';
const MAX_BYTES = 50 * 1024 * 1024;
const MAX_SIGNATURES = 20;

interface Found {
  range: [number, number, number, number];
  contents: ArrayBuffer;
}

/** `roots` are certificates in DER that one trusts. */
export async function verifyPaper(bytes: Uint8Array, roots: readonly Uint8Array[]): Promise<PaperFinding> {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const finding: PaperFinding = {
    holds: false,
    title: '',
    code: '',
    sha256: createHash('sha256').update(pdf).digest('hex'),
    signatures: [],
    faults: [],
  };
  // A file that must be mended to be read is not what was signed; and mending some takes all the memory there is.
  const strict = { lenient: false };
  const document = pdf.length <= MAX_BYTES ? await PDF.load(pdf, strict).catch(() => undefined) : undefined;
  if (!document) return { ...finding, faults: ['paper-unreadable'] };
  finding.title = document.getTitle() ?? '';
  const [code, status] = document.getKeywords() ?? [];
  finding.code = (code ?? '').replace(/,$/, '');
  finding.statusAt = statusPlace(status);
  const found = signaturesIn(pdf);
  if (!found.length) return { ...finding, faults: ['paper-not-signed'] };
  const trust = roots.map((one) => new X509Certificate(one));
  const lists = revocationLists(pdf, trust);
  for (const one of found)
    try {
      finding.signatures.push(examine(pdf, one, trust, lists));
    } catch {
      // What cannot be read as a signature is none, whatever it stumbles over.
      finding.signatures.push({
        kind: 'time',
        name: '',
        organisation: '',
        serialNumber: '',
        faults: ['signature-broken'],
      });
    }
  const last = found.at(-1)!.range;
  const decided = found.filter((_, i) => finding.signatures[i].kind !== 'time').map(endOf);
  // The last covers all there is, and what came after each decision is nothing but signing.
  if (endOf({ range: last }) !== pdf.length || !decided.length || !decided.every((end) => onlyAddsSignatures(pdf, end)))
    finding.faults.push('paper-changed');
  finding.holds = !finding.faults.length && finding.signatures.every((one) => !one.faults.length);
  return finding;
}

/** Nothing for a paper of before there were lists, or of one that has no status. */
function statusPlace(text = ''): PaperFinding['statusAt'] {
  const [, uri, idx] = /^(https?:\/\/\S{1,300})#(\d{1,9})$/.exec(text) ?? [];
  return uri ? { uri, idx: Number(idx) } : undefined;
}

const endOf = ({ range }: Pick<Found, 'range'>) => range[2] + range[3];
// Copied: what lies under a Buffer is larger than the Buffer.
const bufferOf = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;

/** Every signature, in the order of what it covers; one whose hole is not exactly its own contents is left with none. */
function signaturesIn(pdf: Buffer): Found[] {
  const text = pdf.toString('latin1');
  const found: Found[] = [];
  for (const [, numbers] of text.matchAll(/\/ByteRange\s*\[([\d\s]{7,60})\]/g)) {
    const range = numbers.trim().split(/\s+/).map(Number) as Found['range'];
    if (range.length !== 4 || found.length >= MAX_SIGNATURES) continue;
    const hole = text.slice(range[1], range[2]);
    const hex = range[0] === 0 && endOf({ range }) <= pdf.length ? /^<([0-9A-F]*)>$/.exec(hole)?.[1] : undefined;
    found.push({ range, contents: bufferOf(wholeDer(Buffer.from(hex ?? '', 'hex'))) });
  }
  return found.sort((a, b) => endOf(a) - endOf(b));
}

/** One DER structure and nothing but zeros after it, which fill the room that was left for it; else nothing. */
function wholeDer(bytes: Buffer): Buffer {
  const long = (bytes[1] ?? 0) & 0x7f;
  if (bytes[0] !== 0x30 || bytes[1] < 0x82 || long > 4) return Buffer.alloc(0);
  const end = 2 + long + bytes.readUIntBE(2, long);
  return bytes.subarray(end).every((byte) => byte === 0) ? bytes.subarray(0, end) : Buffer.alloc(0);
}

function examine(
  pdf: Buffer,
  { range: [, a, b, c], contents }: Found,
  trust: readonly X509Certificate[],
  lists: readonly pkijs.CertificateRevocationList[],
): SignatureFinding {
  const finding: SignatureFinding = { kind: 'time', name: '', organisation: '', serialNumber: '', faults: [] };
  const covered = Buffer.concat([pdf.subarray(0, a), pdf.subarray(b, b + c)]);
  const signed = signedDataOf(contents);
  const certificate = signed && signerOf(signed);
  if (!signed || !certificate) return { ...finding, faults: ['signature-broken'] };
  Object.assign(finding, describe(certificate));
  const isTime = signed.encapContentInfo.eContentType === pkijs.id_eContentType_TSTInfo;
  if (isTime) {
    const at = timeOf(signed, covered, trust);
    return at ? { ...finding, at: at.toISOString() } : { ...finding, faults: ['time-stamp-broken'] };
  }
  finding.kind = nameIn(certificate, 'person') ? 'person' : 'agency';
  const trusted = isIssuedBy(certificate, trust);
  if (!isSignedBy(signed, certificate, covered) || (trusted && !isPlain(signed, trust)))
    finding.faults.push('signature-broken');
  if (!trusted) finding.faults.push('certificate-untrusted');
  const token = signed.signerInfos[0].unsignedAttrs?.attributes.find((one) => one.type === TIME_STAMP)?.values[0];
  const stamp = token && signedDataOf((token as asn1js.BaseBlock).toBER(false));
  const value = Buffer.from(signed.signerInfos[0].signature.valueBlock.valueHexView);
  const at = stamp && timeOf(stamp, value, trust);
  if (!at) return { ...finding, faults: [...finding.faults, 'time-stamp-broken'] };
  finding.at = at.toISOString();
  if (at < certificate.notBefore.value || at > certificate.notAfter.value) finding.faults.push('certificate-expired');
  const taken = lists
    .flatMap((list) => list.revokedCertificates ?? [])
    .find((one) => one.userCertificate.isEqual(certificate.serialNumber));
  if (taken && taken.revocationDate.value <= at) finding.faults.push('certificate-revoked');
  return finding;
}

/** Written again it must be the same bytes: what a reader passes over unread would otherwise be anybody's to change. */
function signedDataOf(der: ArrayBuffer): pkijs.SignedData | undefined {
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

function signerOf({ signerInfos, certificates }: pkijs.SignedData): pkijs.Certificate | undefined {
  const [info] = signerInfos;
  if (signerInfos.length !== 1 || !(info.sid instanceof pkijs.IssuerAndSerialNumber)) return undefined;
  const { issuer, serialNumber } = info.sid;
  return certificates
    ?.filter((one): one is pkijs.Certificate => one instanceof pkijs.Certificate)
    .find((one) => isSameName(one.issuer, issuer) && one.serialNumber.isEqual(serialNumber));
}

/** Beside the signer's own certificate only roots one trusts lie in it: what nobody signed is not believed to be unchanged. */
function isPlain(
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
function isSignedBy(signed: pkijs.SignedData, certificate: pkijs.Certificate, content: Uint8Array): boolean {
  const [{ signedAttrs, digestAlgorithm, signatureAlgorithm, signature }] = signed.signerInfos;
  const hash = HASHES[digestAlgorithm.algorithmId];
  const algorithm = signatureAlgorithm.algorithmId;
  if (!signedAttrs || !hash || (algorithm !== RSA && SIGNATURE_HASHES[algorithm] !== hash)) return false;
  const attribute = (type: string) => signedAttrs.attributes.find((one) => one.type === type)?.values[0];
  const octets = (value: unknown) =>
    Buffer.from((value as asn1js.OctetString | undefined)?.valueBlock.valueHexView ?? []);
  if (!octets(attribute(MESSAGE_DIGEST)).equals(createHash(hash).update(content).digest())) return false;
  const reference = attribute(SIGNING_CERTIFICATE) as asn1js.Sequence | undefined;
  const der = derOf(certificate);
  if (reference && !Buffer.from(reference.toBER(false)).includes(createHash('sha256').update(der).digest()))
    return false;
  const over = Buffer.from(signedAttrs.encodedValue);
  return verify(hash, over, new X509Certificate(der).publicKey, octets(signature));
}

const derOf = (certificate: pkijs.Certificate) => Buffer.from(certificate.toSchema().toBER(false));

/** Issued by a root one trusts, which may itself issue; there is one step between them. */
function isIssuedBy(certificate: pkijs.Certificate, trust: readonly X509Certificate[]): boolean {
  const own = new X509Certificate(derOf(certificate));
  return trust.some((root) => root.ca && own.checkIssued(root) && own.verify(root.publicKey));
}

/** The time a token gives for these bytes; nothing if it is not for them, or not by a time stamper one trusts. */
function timeOf(token: pkijs.SignedData, over: Uint8Array, trust: readonly X509Certificate[]): Date | undefined {
  const certificate = signerOf(token);
  const content = token.encapContentInfo.eContent;
  if (!certificate || !content || !isPlain(token, trust) || !isIssuedBy(certificate, trust)) return undefined;
  if (!isSignedBy(token, certificate, new Uint8Array(content.getValue()))) return undefined;
  const uses = certificate.extensions?.find((one) => one.extnID === '2.5.29.37')?.parsedValue as
    | pkijs.ExtKeyUsage
    | undefined;
  if (!uses?.keyPurposes.includes(TIME_STAMPING)) return undefined;
  const info = pkijs.TSTInfo.fromBER(content.getValue());
  const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  const hash = createHash('sha256').update(over).digest();
  const inForce = info.genTime >= certificate.notBefore.value && info.genTime <= certificate.notAfter.value;
  return inForce && imprint.equals(hash) ? info.genTime : undefined;
}

function describe(certificate: pkijs.Certificate) {
  return {
    name: nameIn(certificate, 'name'),
    organisation: nameIn(certificate, 'organisation'),
    title: nameIn(certificate, 'title') || undefined,
    serialNumber: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex'),
  };
}

/** The lists of certificates taken back that lie in the paper and are the root's own. */
function revocationLists(pdf: Buffer, trust: readonly X509Certificate[]): pkijs.CertificateRevocationList[] {
  const lists: pkijs.CertificateRevocationList[] = [];
  const text = pdf.toString('latin1');
  const numbers = [...text.matchAll(/\/CRLs?\s*\[([^\]]*)\]/g)].flatMap(([, refs]) => [...refs.matchAll(/(\d+) 0 R/g)]);
  for (const n of new Set(numbers.map(([, one]) => one))) {
    const stream = new RegExp(`[\\r\\n]${n} 0 obj\\s*<<([^>]*)>>\\s*stream\\r?\\n`).exec(text);
    const length = Number(/\/Length (\d+)/.exec(stream?.[1] ?? '')?.[1] ?? 0);
    if (!stream) continue;
    const begin = stream.index + stream[0].length;
    const raw = pdf.subarray(begin, begin + length);
    try {
      const der = /FlateDecode/.test(stream[1]) ? inflateSync(raw, { maxOutputLength: MAX_BYTES }) : raw;
      const list = pkijs.CertificateRevocationList.fromBER(bufferOf(der));
      const hash = SIGNATURE_HASHES[list.signatureAlgorithm.algorithmId];
      const signature = Buffer.from(list.signatureValue.valueBlock.valueHexView);
      const isOurs = trust.some((root) => hash && verify(hash, list.tbsView, root.publicKey, signature));
      if (isOurs) lists.push(list);
    } catch {
      // What is no list says nothing about anybody.
    }
  }
  return lists;
}
