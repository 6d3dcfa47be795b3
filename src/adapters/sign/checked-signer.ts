/**
 * Lets nothing out that our own reader would not believe: a key whose certificate names somebody else signs nothing, and what was
 * signed is read again as `/check` reads it. What does not hold waits for who keeps the keys, and never reaches a citizen.
 */
import { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import {
  KeyUnusable,
  type PaperFault,
  type PaperSigner,
  type SignerIdentity,
  SigningUnavailable,
} from '#spine/papers.ts';
import { isIssuedBy, maySign } from './cms.ts';
import { isOfAgency, isSameName, type Subject, subjectOf } from './names.ts';
import { PadesSigner } from './pades-signer.ts';
import type { TrustService } from './trust-service.ts';
import { verifyPaper } from './verify-paper.ts';

/** What may be otherwise at the next try: who proves that a certificate held did not answer. */
const PASSING: readonly PaperFault[] = ['revocation-unproven'];

export class CheckedSigner implements PaperSigner {
  readonly #service: TrustService;
  readonly #signer: PadesSigner;
  constructor(service: TrustService) {
    this.#service = service;
    this.#signer = new PadesSigner(service);
  }

  async sign(pdf: Uint8Array, by: readonly SignerIdentity[], at: Date, reason: string): Promise<Uint8Array> {
    for (const identity of by) await this.#mayBe(identity);
    const signed = await this.#signer.sign(pdf, by, at, reason);
    const { faults, signatures } = await verifyPaper(signed, this.#service.roots);
    // Under a copy stands that it is as it was handed in, and who signed that before, with what, is no matter of ours.
    const isCopy = by.every(({ kind }) => kind === 'person');
    const own = isCopy ? signatures.slice(-by.length - 1) : signatures;
    const all = [...(isCopy ? [] : faults), ...own.flatMap((one) => one.faults)];
    if (!all.length) return signed;
    const why = `what was signed for ${by.map(({ name }) => name).join(' and ')} does not hold by SIGN_ROOTS (${[...new Set(all)].join(', ')})`;
    throw all.every((one) => PASSING.includes(one)) ? new SigningUnavailable(why) : new KeyUnusable(why);
  }

  async #mayBe(identity: SignerIdentity): Promise<void> {
    const { certificate } = await this.#service.keyOf(identity);
    const subject = subjectIn(certificate);
    if (entitles(subject, identity)) return;
    const { kind, name, organisation } = subject;
    throw new KeyUnusable(
      `the key of ${identity.kind}-${identity.id} names the ${kind} “${name || organisation}”, and has to name the ${identity.kind} “${identity.name}”`,
    );
  }
}

const readDer = (der: Uint8Array) => pkijs.Certificate.fromBER(new Uint8Array(der).buffer);
export const subjectIn = (der: Uint8Array): Subject => subjectOf(readDer(der));

/** Whether it was issued by a root one trusts, for signing. */
export const isTrusted = (der: Uint8Array, roots: readonly Uint8Array[]): boolean =>
  maySign(readDer(der)) &&
  isIssuedBy(
    readDer(der),
    roots.map((one) => new X509Certificate(one)),
  );

export const entitles = (subject: Subject, { kind, name }: Pick<SignerIdentity, 'kind' | 'name'>): boolean =>
  kind === 'agency' ? isOfAgency(subject, name) : subject.kind === 'person' && isSameName(subject.name, name);
