/**
 * A certificate authority of one's own, made on first start: so that a bare machine signs as a real one does, and nobody mistakes
 * it for a real one. Keys lie in a folder that only this user can read. A province uses PKCS#12 files or a signing service instead.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
// The package below asks for it.
import 'reflect-metadata';
import { CryptoKeySigner, type RevocationProvider, type Signer } from '@libpdf/core';
import * as x509 from '@peculiar/x509';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { sha256 as hash } from '#kernel/hash.ts';
import type { SignerIdentity } from '#spine/papers.ts';
import { DEMO_ROOT } from './demo-root.ts';
import type { TrustService } from './trust-service.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const SHA256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
/** A policy of nobody's: the time of the demo proves nothing to others. */
const DEMO_POLICY = '1.3.6.1.4.1.99999.1';
const FROM = new Date('2025-01-01T00:00:00Z');
const UNTIL = new Date('2036-01-01T00:00:00Z');

export interface Held {
  certificate: x509.X509Certificate;
  key: CryptoKey;
}

interface Kept {
  certificate: string;
  key: string;
}

export class DemoAuthority implements TrustService {
  readonly root: Held;
  readonly #timeStamper: Held;
  readonly #folder: string;
  readonly #held = new Map<string, Promise<Held>>();

  private constructor(folder: string, root: Held, timeStamper: Held) {
    this.#folder = folder;
    this.root = root;
    this.#timeStamper = timeStamper;
  }

  /** Opens the authority in the folder; makes it when there is none. */
  static async open(folder: string): Promise<DemoAuthority> {
    mkdirSync(join(folder, 'signers'), { recursive: true, mode: 0o700 });
    const root = await held(join(folder, 'root.json'), makeRoot);
    const timeStamper = await held(join(folder, 'time-stamp.json'), () =>
      makeLeaf(root, 'CN=Dấu thời gian trình diễn, O=Motcua, C=VN', [
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.timeStamping], true),
      ]),
    );
    writeFileSync(join(folder, 'root.pem'), `${root.certificate.toString('pem')}\n`);
    return new DemoAuthority(folder, root, timeStamper);
  }

  /** The certificate and key of an officer or an agency; made when first asked for, and anew when they are called otherwise. */
  async signerOf(identity: SignerIdentity): Promise<Held> {
    const subject = nameOf(identity);
    const file = `${identity.kind}-${identity.id.replace(/[^\w.-]/g, '_')}`;
    const first = await this.#heldIn(file, subject);
    if (first.certificate.subject === subject.toString()) return first;
    return this.#heldIn(`${file}-${hash(subject.toString()).slice(0, 12)}`, subject);
  }

  #heldIn(file: string, subject: x509.Name): Promise<Held> {
    const known = this.#held.get(file);
    if (known) return known;
    const made = held(join(this.#folder, 'signers', `${file}.json`), () =>
      makeLeaf(this.root, subject, [
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      ]),
    );
    this.#held.set(file, made);
    made.catch(() => this.#held.delete(file));
    return made;
  }

  get roots(): Uint8Array[] {
    return [new Uint8Array(this.root.certificate.rawData)];
  }

  async keyOf(identity: SignerIdentity): Promise<Signer> {
    const { certificate, key } = await this.signerOf(identity);
    return new CryptoKeySigner(key, new Uint8Array(certificate.rawData), 'EC', 'ECDSA', this.roots);
  }

  /** One list answers for every certificate. */
  async revocation(at: Date): Promise<RevocationProvider> {
    const list = await this.revocationList(at);
    return { getCRL: async () => list };
  }

  /** Takes a certificate back from this moment on. */
  async revoke(serialNumber: string, at: Date): Promise<void> {
    const revoked = this.#revoked();
    if (revoked.some((one) => one.serialNumber === serialNumber)) return;
    write(join(this.#folder, 'revoked.json'), JSON.stringify([...revoked, { serialNumber, at: at.toISOString() }]));
  }

  /** The list of certificates taken back, as it is at that time. */
  async revocationList(at: Date): Promise<Uint8Array> {
    const crl = await x509.X509CrlGenerator.create({
      issuer: this.root.certificate.subject,
      thisUpdate: at,
      nextUpdate: new Date(at.getTime() + 30 * 86_400_000),
      signingAlgorithm: ALGORITHM,
      signingKey: this.root.key,
      entries: this.#revoked().map((one) => ({
        serialNumber: one.serialNumber,
        revocationDate: new Date(one.at),
        reason: x509.X509CrlReason.superseded,
      })),
    });
    return new Uint8Array(crl.rawData);
  }

  #revoked(): { serialNumber: string; at: string }[] {
    const path = join(this.#folder, 'revoked.json');
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { serialNumber: string; at: string }[]) : [];
  }

  /** A time stamp token by RFC 3161 over a SHA-256 digest. */
  async timeStamp(digest: Uint8Array, at: Date): Promise<Uint8Array> {
    const info = new pkijs.TSTInfo({
      version: 1,
      policy: DEMO_POLICY,
      messageImprint: new pkijs.MessageImprint({
        hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: SHA256 }),
        hashedMessage: new asn1js.OctetString({ valueHex: bufferOf(digest) }),
      }),
      serialNumber: new asn1js.Integer({ valueHex: bufferOf(serial()) }),
      genTime: at,
    });
    const content = info.toSchema().toBER(false);
    const certificate = pkijs.Certificate.fromBER(this.#timeStamper.certificate.rawData);
    const signed = new pkijs.SignedData({
      version: 3,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: TST_INFO }),
      signerInfos: [
        new pkijs.SignerInfo({
          version: 1,
          sid: new pkijs.IssuerAndSerialNumber({
            issuer: certificate.issuer,
            serialNumber: certificate.serialNumber,
          }),
          signedAttrs: new pkijs.SignedAndUnsignedAttributes({
            type: 0,
            attributes: [
              attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: TST_INFO })),
              attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: at })),
              attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: await sha256(content) })),
              attribute('1.2.840.113549.1.9.16.2.47', await certificateRef(certificate)),
            ],
          }),
        }),
      ],
      certificates: [certificate, pkijs.Certificate.fromBER(this.root.certificate.rawData)],
    });
    // Set after: the constructor would cut it into pieces, and DER (RFC 3161) wants it whole.
    signed.encapContentInfo.eContent = new asn1js.OctetString({ valueHex: content });
    await signed.sign(this.#timeStamper.key, 0, 'SHA-256');
    const token = new pkijs.ContentInfo({
      contentType: pkijs.ContentInfo.SIGNED_DATA,
      content: signed.toSchema(true),
    });
    return new Uint8Array(token.toSchema().toBER(false));
  }
}

const attribute = (type: string, value: asn1js.BaseBlock) => new pkijs.Attribute({ type, values: [value] });

/** ESS signing-certificate-v2 (RFC 5035): which certificate is meant, by its hash. */
async function certificateRef(certificate: pkijs.Certificate): Promise<asn1js.Sequence> {
  const hash = new asn1js.OctetString({ valueHex: await sha256(certificate.toSchema().toBER(false)) });
  const sequence = (value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });
  return sequence([sequence([sequence([hash])])]);
}

const sha256 = (data: ArrayBuffer) => crypto.subtle.digest('SHA-256', data);
// Copied: what lies under a Buffer is larger than the Buffer.
const bufferOf = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;

function serial(): Uint8Array {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Positive, and never shortened by a leading zero.
  bytes[0] = (bytes[0] & 0x7f) | 0x40;
  return bytes;
}

/** Given as attributes: a name read from text would lose what stands for something in it, such as a comma or a leading `#`. */
function nameOf({ name, organisation, title, id, kind }: SignerIdentity): x509.Name {
  const part = (type: string, utf8String: string) => ({ [type]: [{ utf8String }] });
  return new x509.Name([
    part('CN', name),
    ...(title ? [part('T', title)] : []),
    part('O', organisation),
    { C: [{ printableString: 'VN' }] },
    ...(kind === 'person' ? [part('2.5.4.5', id)] : []),
  ]);
}

const newKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

async function makeRoot(): Promise<{ certificate: x509.X509Certificate; keys: CryptoKeyPair }> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: Buffer.from(serial()).toString('hex'),
    name: `CN=${DEMO_ROOT.commonName}, O=${DEMO_ROOT.organisation}, C=VN`,
    notBefore: FROM,
    notAfter: UNTIL,
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, keys };
}

async function makeLeaf(root: Held, subject: x509.Name | string, extensions: x509.Extension[]) {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: Buffer.from(serial()).toString('hex'),
    subject,
    issuer: root.certificate.subject,
    notBefore: FROM,
    notAfter: UNTIL,
    publicKey: keys.publicKey,
    signingKey: root.key,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      ...extensions,
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(root.certificate),
    ],
  });
  return { certificate, keys };
}

/** What the file holds; made and written when it is not there. Two that make it at once end with the same one. */
async function held(
  path: string,
  make: () => Promise<{ certificate: x509.X509Certificate; keys: CryptoKeyPair }>,
): Promise<Held> {
  if (!existsSync(path)) {
    const { certificate, keys } = await make();
    const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    writeOnce(path, JSON.stringify({ certificate: certificate.toString('pem'), key } satisfies Kept));
  }
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept;
  return {
    certificate: new x509.X509Certificate(kept.certificate),
    key: await crypto.subtle.importKey('pkcs8', Buffer.from(kept.key, 'base64'), ALGORITHM, true, ['sign']),
  };
}

function write(path: string, text: string): void {
  const aside = `${path}.${randomUUID()}`;
  writeFileSync(aside, text, { mode: 0o600 });
  renameSync(aside, path);
}

/** Whole or not at all, and never over what another server wrote a moment before. */
function writeOnce(path: string, text: string): void {
  const aside = `${path}.${randomUUID()}`;
  writeFileSync(aside, text, { mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
}
