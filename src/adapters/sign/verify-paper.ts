/**
 * Whether a signed paper holds: every signature over the bytes it covers, the certificate behind it up to a root one trusts, the
 * time it was made at by its time stamp, what was taken back until then, and that nothing but signatures came after. Nothing is
 * asked of the network; the proofs are in the paper. A result must have more: who decided, the seal of the same agency, and proofs
 * that their certificates held.
 */
import { createHash, X509Certificate } from 'node:crypto';
import type * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { codeInReason, isCopyReason, type PaperFinding, type SignatureFinding } from '#spine/papers.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { dictOf, isSpace, PdfFault, PdfString, type PdfValue } from '../pdf/syntax.ts';
import {
  bufferOf,
  describe,
  isIssuedBy,
  isPlain,
  maySign,
  signatureOf,
  signedDataOf,
  signerOf,
  stampOf,
  TIME_STAMP,
} from './cms.ts';
import { onlyAddsSignatures, signaturesOf } from './increments.ts';
import { isPersonOf, type Subject, subjectOf } from './names.ts';
import { type Proofs, proofsIn, stateAt } from './revocation.ts';

const MAX_BYTES = 50 * 1024 * 1024;
const MAX_SIGNATURES = 20;

interface Found {
  range: [number, number, number, number];
  contents: ArrayBuffer;
  reason: string;
  location: string;
}

interface Examined {
  finding: SignatureFinding;
  revocation: 'good' | 'revoked' | 'unproven';
  /** Whose certificate it is; nothing of what is none. */
  subject?: Subject;
  reason: string;
  location: string;
}

/** `roots` are certificates in DER that one trusts. */
export async function verifyPaper(bytes: Uint8Array, roots: readonly Uint8Array[]): Promise<PaperFinding> {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const finding: PaperFinding = {
    holds: false,
    kind: 'paper',
    title: '',
    code: '',
    sha256: createHash('sha256').update(pdf).digest('hex'),
    signatures: [],
    faults: [],
  };
  if (pdf.length > MAX_BYTES) return { ...finding, faults: ['paper-too-much'] };
  let file: PdfFile;
  try {
    file = new PdfFile(pdf.subarray(0, endOfPdf(pdf)));
  } catch (error) {
    const tooMuch = error instanceof PdfFault && error.fault === 'bomb';
    return { ...finding, faults: [tooMuch ? 'paper-too-much' : 'paper-unreadable'] };
  }
  const info = dictOf(file.resolve(file.trailer.get('Info')));
  finding.title = textOf(file.resolve(info?.get('Title')));
  const [code = '', status] = textOf(file.resolve(info?.get('Keywords'))).split(/[\s,]+/);
  finding.code = code;
  finding.statusAt = statusPlace(status);
  const found = signaturesIn(file);
  // What stands behind the end of a file may be another one: only that a signed one is not as it was signed is told by it.
  if (!found.length)
    return { ...finding, faults: [file.bytes.length === pdf.length ? 'paper-not-signed' : 'paper-unreadable'] };
  const trust = roots.map((one) => new X509Certificate(one));
  const proofs = proofsIn(file, trust);
  const examined = found.map((one) => examine(pdf, one, trust, proofs));
  finding.signatures = examined.map((one) => one.finding);
  const decided = found.filter((_, i) => finding.signatures[i].kind !== 'time').map(endOf);
  // The last covers all there is, and what came after each decision is nothing but signing.
  if (!decided.length)
    finding.faults.push(
      finding.signatures.some(({ faults }) => faults.length) ? 'signature-broken' : 'paper-not-signed',
    );
  else if (
    endOf(found.at(-1)!) !== pdf.length ||
    !decided.every((end) => onlyAddsSignatures(file, end)) ||
    isWrittenOver(finding.signatures)
  )
    finding.faults.push('paper-changed');
  judge(finding, examined);
  finding.holds = !finding.faults.length && finding.signatures.every((one) => !one.faults.length);
  return finding;
}

/** Where the last revision ends, with the blanks behind it; the file's own end where there is nothing else. */
function endOfPdf(pdf: Buffer): number {
  let end = pdf.lastIndexOf('%%EOF') + '%%EOF'.length;
  if (end < '%%EOF'.length) return pdf.length;
  while (end < pdf.length && isSpace(pdf[end])) end++;
  return end;
}

/**
 * What was signed last cannot be read as a signature at all, and what was signed before it holds. A signature of a kind that is not
 * read here may come after the time stamp that ends a paper; what stood before that is as it was.
 */
function isWrittenOver(signatures: readonly SignatureFinding[]): boolean {
  const last = signatures.findLastIndex(({ faults }) => !faults.length);
  const isEnded = signatures.some(({ kind, faults }) => kind === 'time' && !faults.length);
  return last >= 0 && !isEnded && signatures.slice(last + 1).some(({ serialNumber }) => !serialNumber);
}

/**
 * What kind of paper it is, by what was signed. An officer's signature alone makes a copy where its reason says so, and the copy may
 * say anything about itself. Whatever else carries the code of a dossier or a place in a list of results is sealed by an agency: with
 * no seal it was cut short. A paper with a seal and such a place says that it is a result, and has to be one whole.
 */
function judge(finding: PaperFinding, examined: readonly Examined[]): void {
  const { signatures } = finding;
  const sound = examined.filter(({ finding: { faults } }) => !faults.length);
  const seal = sound.findLast(({ finding: { kind } }) => kind === 'agency')?.subject;
  const isSealed = signatures.some(({ kind }) => kind === 'agency');
  const reasoned =
    examined.findLast(({ finding: { kind } }) => kind === (isSealed ? 'agency' : 'person'))?.reason ?? '';
  if (!isSealed) {
    judgeUnsealed(finding, reasoned);
    return;
  }
  if (!finding.statusAt) {
    finding.kind = 'paper';
    finding.code = codeInReason(reasoned) || finding.code;
    return;
  }
  finding.kind = 'result';
  const deciders = sound.filter(({ finding: { kind } }) => kind === 'person');
  // One that is there and does not hold is not missing; of one that cannot be read nobody knows whose it was.
  const isThere = signatures.some(({ kind, serialNumber }) => kind === 'person' || !serialNumber);
  if (!deciders.length) finding.faults.push(isThere ? 'decider-broken' : 'decider-missing');
  else if (seal && !deciders.some(({ subject, location }) => isPersonOf(subject!, seal, location)))
    finding.faults.push('seal-of-another');
  const last = signatures.at(-1)!;
  if (last.kind !== 'time' || last.faults.length) finding.faults.push('time-stamp-broken');
  const bare = examined.filter(({ finding: { kind } }) => kind !== 'time');
  if (bare.some(({ revocation }) => revocation === 'unproven')) finding.faults.push('revocation-unproven');
}

function judgeUnsealed(finding: PaperFinding, reason: string): void {
  const { signatures, statusAt } = finding;
  const code = codeInReason(reason);
  const isCopy = isCopyReason(reason);
  finding.kind = isCopy ? 'copy' : statusAt ? 'result' : 'person';
  finding.code = code || (statusAt && !isCopy ? finding.code : '');
  finding.title = '';
  delete finding.statusAt;
  // Where a signature is written over, the seal may have been that one.
  const isWhole = signatures.every(({ faults }) => !faults.includes('signature-broken'));
  if (!isCopy && (code || finding.kind === 'result') && isWhole) finding.faults.push('seal-missing');
}

function textOf(value: PdfValue | undefined): string {
  if (!(value instanceof PdfString)) return '';
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
}

/** Nothing for a paper of before there were lists, or of one that has no status. */
function statusPlace(text = ''): PaperFinding['statusAt'] {
  const [, uri, idx] = /^(https?:\/\/\S{1,300})#(\d{1,9})$/.exec(text) ?? [];
  return uri ? { uri, idx: Number(idx) } : undefined;
}

const endOf = ({ range }: Pick<Found, 'range'>) => range[2] + range[3];

/** Every signature, in the order of what it covers; one whose hole is not exactly its own contents is left with none. */
function signaturesIn(file: PdfFile): Found[] {
  const found: Found[] = [];
  for (const { range, contents, reason, location } of signaturesOf(file).slice(0, MAX_SIGNATURES)) {
    const whole = range.length === 4 && range.every((one) => one >= 0) ? (range as Found['range']) : undefined;
    const hole = whole ? file.bytes.toString('latin1', whole[1], whole[2]) : '';
    const isOwn =
      whole &&
      whole[0] === 0 &&
      whole[1] < whole[2] &&
      endOf({ range: whole }) <= file.bytes.length &&
      // In one case of letters: of two ways to write it one is what was signed.
      /^<(?:[0-9A-F]*|[0-9a-f]*)>$/.test(hole) &&
      Buffer.from(hole.slice(1, -1), 'hex').equals(contents);
    found.push({
      range: whole ?? [0, 0, 0, 0],
      contents: bufferOf(isOwn ? wholeDer(contents) : Buffer.alloc(0)),
      reason: textOf(reason),
      location: textOf(location),
    });
  }
  return found.sort((a, b) => endOf(a) - endOf(b));
}

/** One DER structure and nothing but zeros after it, which fill the room that was left for it; else nothing. */
function wholeDer(bytes: Buffer): Buffer {
  const long = (bytes[1] ?? 0) & 0x7f;
  if (bytes[0] !== 0x30 || bytes[1] < 0x82 || long > 4 || bytes.length < 2 + long) return Buffer.alloc(0);
  const end = 2 + long + bytes.readUIntBE(2, long);
  return bytes.subarray(end).every((byte) => byte === 0) ? bytes.subarray(0, end) : Buffer.alloc(0);
}

function examine(pdf: Buffer, found: Found, trust: readonly X509Certificate[], proofs: Proofs): Examined {
  const { reason, location } = found;
  try {
    return { ...examined(pdf, found, trust, proofs), reason, location };
  } catch {
    // What cannot be read as a signature is none, whatever it stumbles over.
    return { finding: { ...NOBODY, faults: ['signature-broken'] }, revocation: 'unproven', reason, location };
  }
}

const NOBODY: SignatureFinding = { kind: 'time', name: '', organisation: '', serialNumber: '', faults: [] };

function examined(
  pdf: Buffer,
  { range: [, a, b, c], contents }: Found,
  trust: readonly X509Certificate[],
  proofs: Proofs,
): Omit<Examined, 'reason' | 'location'> {
  const finding: SignatureFinding = { ...NOBODY, faults: [] };
  const covered = Buffer.concat([pdf.subarray(0, a), pdf.subarray(b, b + c)]);
  const signed = signedDataOf(contents);
  const certificate = signed && signerOf(signed);
  if (!signed || !certificate) return { finding: { ...finding, faults: ['signature-broken'] }, revocation: 'unproven' };
  const subject = subjectOf(certificate);
  Object.assign(finding, describe(certificate));
  const isTime = signed.encapContentInfo.eContentType === pkijs.id_eContentType_TSTInfo;
  if (isTime) {
    finding.kind = 'time';
    const at = stampOf(signed, covered, trust);
    if (at instanceof Date) finding.at = at.toISOString();
    else finding.faults.push(at === 'of-another' ? 'paper-changed' : 'time-stamp-broken');
    return { finding, revocation: 'good' };
  }
  const trusted = isIssuedBy(certificate, trust);
  const signs = signatureOf(signed, certificate, covered);
  if (signs === 'of-another' && trusted && isPlain(signed, trust)) finding.faults.push('paper-changed');
  else if (signs !== 'of-this' || (trusted && !isPlain(signed, trust))) finding.faults.push('signature-broken');
  if (!trusted) finding.faults.push('certificate-untrusted');
  else if (!maySign(certificate)) finding.faults.push('certificate-not-entitled');
  const token = signed.signerInfos[0].unsignedAttrs?.attributes.find((one) => one.type === TIME_STAMP)?.values[0];
  const stamp = token && signedDataOf((token as asn1js.BaseBlock).toBER(false));
  const value = Buffer.from(signed.signerInfos[0].signature.valueBlock.valueHexView);
  const at = stamp && stampOf(stamp, value, trust);
  if (!(at instanceof Date)) {
    finding.faults.push('time-stamp-broken');
    return { finding, subject, revocation: 'unproven' };
  }
  finding.at = at.toISOString();
  if (at < certificate.notBefore.value || at > certificate.notAfter.value) finding.faults.push('certificate-expired');
  const revocation = stateAt(certificate, at, proofs);
  if (revocation === 'revoked') finding.faults.push('certificate-revoked');
  return { finding, subject, revocation };
}
