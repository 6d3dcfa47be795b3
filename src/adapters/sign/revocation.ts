/** What lies in a paper to prove that its certificates were not taken back: lists (RFC 5280 5) and answers about one (RFC 6960). */
import { createHash, verify, X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { unpacked } from '../pdf/filters.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { dictOf, PdfStream, type PdfValue } from '../pdf/syntax.ts';
import { bufferOf, derOf, isIssuedBy, SIGNATURE_HASHES } from './cms.ts';

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const MAX_PROOF_BYTES = 20 * 1024 * 1024;
const MAX_PROOFS = 100;
/** Clocks differ. */
const SKEW_MS = 300_000;

export interface Proofs {
  lists: { list: pkijs.CertificateRevocationList; by: X509Certificate }[];
  answers: { answer: pkijs.SingleResponse; by: X509Certificate }[];
}

/** Those that a certificate one trusts signed, or for answers one that it made for that. */
export function proofsIn(file: PdfFile, trust: readonly X509Certificate[]): Proofs {
  const catalog = dictOf(file.resolve(file.trailer.get('Root')));
  const store = dictOf(file.resolve(catalog?.get('DSS')));
  const contents = (key: string): ArrayBuffer[] => {
    const found = file.resolve(store?.get(key));
    const streams = Array.isArray(found) ? (found as readonly PdfValue[]).slice(0, MAX_PROOFS) : [];
    return streams.flatMap((one) => {
      const stream = file.resolve(one);
      const content =
        stream instanceof PdfStream &&
        unpacked(stream.dict, stream.raw, MAX_PROOF_BYTES, (value) => file.resolve(value));
      return content ? [bufferOf(content)] : [];
    });
  };
  const read = <T>(key: string, reader: (der: ArrayBuffer) => readonly T[]): T[] =>
    contents(key).flatMap((der) => {
      try {
        return reader(der);
      } catch {
        // What is no proof says nothing about anybody.
        return [];
      }
    });
  return { lists: read('CRLs', (der) => listOf(der, trust)), answers: read('OCSPs', (der) => answersOf(der, trust)) };
}

function listOf(der: ArrayBuffer, trust: readonly X509Certificate[]): Proofs['lists'] {
  const list = pkijs.CertificateRevocationList.fromBER(der);
  const hash = SIGNATURE_HASHES[list.signatureAlgorithm.algorithmId];
  const signature = Buffer.from(list.signatureValue.valueBlock.valueHexView);
  const by = trust.find((root) => hash && verify(hash, list.tbsView, root.publicKey, signature));
  return by ? [{ list, by }] : [];
}

function answersOf(der: ArrayBuffer, trust: readonly X509Certificate[]): Proofs['answers'] {
  const outer = pkijs.OCSPResponse.fromBER(der);
  const inner = outer.responseBytes?.response.valueBlock.valueHexView;
  if (!inner) return [];
  const basic = pkijs.BasicOCSPResponse.fromBER(bufferOf(inner));
  const hash = SIGNATURE_HASHES[basic.signatureAlgorithm.algorithmId];
  const signature = Buffer.from(basic.signature.valueBlock.valueHexView);
  const signs = (one: X509Certificate) => hash && verify(hash, basic.tbsResponseData.tbsView, one.publicKey, signature);
  const by = trust.find(
    (root) =>
      signs(root) || (basic.certs ?? []).some((one) => isDelegate(one, root) && signs(new X509Certificate(derOf(one)))),
  );
  return by ? basic.tbsResponseData.responses.map((answer) => ({ answer, by })) : [];
}

function isDelegate(certificate: pkijs.Certificate, root: X509Certificate): boolean {
  const uses = certificate.extensions?.find((one) => one.extnID === '2.5.29.37')?.parsedValue as
    | pkijs.ExtKeyUsage
    | undefined;
  return Boolean(uses?.keyPurposes.includes(OCSP_SIGNING)) && isIssuedBy(certificate, [root]);
}

/** Whether the certificate was taken back before that time; `unproven` where nothing that was fresh then says anything. */
export function stateAt(
  certificate: pkijs.Certificate,
  at: Date,
  { lists, answers }: Proofs,
): 'good' | 'revoked' | 'unproven' {
  const own = new X509Certificate(derOf(certificate));
  const serial = Buffer.from(certificate.serialNumber.valueBlock.valueHexView);
  let proven = false;
  for (const { list, by } of lists) {
    if (!own.checkIssued(by)) continue;
    const taken = list.revokedCertificates?.find((one) => one.userCertificate.isEqual(certificate.serialNumber));
    if (taken && taken.revocationDate.value <= at) return 'revoked';
    if (isFresh(list.thisUpdate.value, list.nextUpdate?.value, at)) proven = true;
  }
  for (const { answer, by } of answers) {
    const { certID } = answer;
    if (!own.checkIssued(by) || !Buffer.from(certID.serialNumber.valueBlock.valueHexView).equals(serial)) continue;
    if (!isKeyOf(certID, by)) continue;
    const status = answer.certStatus as {
      idBlock: { tagNumber: number };
      valueBlock: { value?: { toDate?(): Date }[] };
    };
    // [0] good, [1] revoked with its time, [2] unknown.
    if (status.idBlock.tagNumber === 1) {
      const since = status.valueBlock.value?.[0]?.toDate?.();
      if (!since || since <= at) return 'revoked';
    }
    if (status.idBlock.tagNumber !== 2 && isFresh(answer.thisUpdate, answer.nextUpdate, at)) proven = true;
  }
  return proven ? 'good' : 'unproven';
}

/** Said after it, or said before and good until then. */
const isFresh = (from: Date, until: Date | undefined, at: Date): boolean =>
  from.getTime() >= at.getTime() - SKEW_MS || (until !== undefined && until >= at);

/** The answer is about a certificate of this very issuer. */
function isKeyOf({ hashAlgorithm, issuerKeyHash }: pkijs.CertID, by: X509Certificate): boolean {
  const hash = { '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256' }[hashAlgorithm.algorithmId];
  const issuer = pkijs.Certificate.fromBER(bufferOf(by.raw));
  const key = Buffer.from(issuer.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView);
  return (
    hash !== undefined &&
    createHash(hash).update(key).digest().equals(Buffer.from(issuerKeyHash.valueBlock.valueHexView))
  );
}
