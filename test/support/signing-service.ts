/** A signing service by the CSC API and a time stamping authority over HTTP, with keys of a demo authority: as a province would rent them. */
import { constants, createPrivateKey, type KeyObject, privateEncrypt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { DemoAuthority } from '#adapters/sign/demo-authority.ts';
import type { SignerIdentity } from '#spine/papers.ts';

export interface SigningService {
  url: string;
  timeStampUrl: string;
  /** What the service answers instead of working. */
  failing?: number;
  /** Keys that were taken out of use. */
  disabled: Set<string>;
  asked: string[];
  close(): void;
}

const PIN = '4711';
const TOKEN = 'a token of ours';

export async function openSigningService(
  authority: DemoAuthority,
  people: readonly SignerIdentity[],
): Promise<SigningService> {
  const sads = new Map<string, string>();
  const keys: Record<string, Held> = {};
  const service: SigningService = {
    url: '',
    timeStampUrl: '',
    disabled: new Set(),
    asked: [],
    close: () => server.close(),
  };
  const server: Server = createServer(async (request, response) => {
    const body = Buffer.concat((await request.toArray()) as Buffer[]);
    const path = request.url ?? '';
    service.asked.push(path);
    const answer = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (service.failing) return answer(service.failing, { error: 'service_unavailable' });
    if (path === '/crl') return response.end(await authority.revocationList(new Date()));
    if (path === '/tsa') return response.end(await timeStamp(authority, body));
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return answer(401, { error: 'invalid_token' });
    const given = JSON.parse(body.toString()) as Record<string, string & string[]>;
    const identity = people.find((one) => one.id === (given['userID'] ?? given['credentialID']));
    if (path.endsWith('/credentials/list')) return answer(200, { credentialIDs: identity ? [identity.id] : [] });
    if (!identity) return answer(400, { error: 'invalid_request', error_description: 'no such credential' });
    keys[identity.id] ??= await issue(authority, identity, service.timeStampUrl.replace('/tsa', '/crl'));
    const held = keys[identity.id];
    if (path.endsWith('/credentials/info')) {
      const certificates = [held.certificate, authority.root.certificate].map((one) =>
        Buffer.from(one.rawData).toString('base64'),
      );
      const status = service.disabled.has(identity.id) ? 'disabled' : 'enabled';
      return answer(200, {
        key: { status, algo: ['1.2.840.113549.1.1.11', '1.2.840.113549.1.1.1'], len: 2048 },
        cert: { status: 'valid', certificates },
      });
    }
    if (path.endsWith('/credentials/authorize')) {
      if (given['PIN'] !== PIN) return answer(400, { error: 'invalid_pin' });
      const SAD = Math.random().toString(36);
      sads.set(SAD, given['hash'][0]);
      return answer(200, { SAD });
    }
    if (!path.endsWith('/signatures/signHash')) return answer(404, {});
    if (sads.get(given['SAD']) !== given['hash'][0]) return answer(400, { error: 'invalid_sad' });
    sads.delete(given['SAD']);
    return answer(200, {
      signatures: [signDigest(Buffer.from(given['hash'][0], 'base64'), held.key).toString('base64')],
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  service.url = `http://127.0.0.1:${port}/csc/v1`;
  service.timeStampUrl = `http://127.0.0.1:${port}/tsa`;
  return service;
}

export const cscSettings = (service: SigningService, rootsFile: string) => ({
  csc: { url: service.url, token: TOKEN, pin: PIN },
  timeStampUrl: service.timeStampUrl,
  rootsFile,
});

interface Held {
  certificate: x509.X509Certificate;
  key: KeyObject;
}

/** DER of `DigestInfo` for SHA-256 up to the digest (RFC 8017 9.2). */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** RSA over a digest that somebody else made: as a hardware module does it. */
const signDigest = (digest: Buffer, key: KeyObject): Buffer =>
  privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([DIGEST_INFO, digest]));

/** The certificate says where the list of those taken back is, as those of real authorities do. */
async function issue(
  { root }: DemoAuthority,
  { kind, id, name, organisation, title }: SignerIdentity,
  listUrl: string,
): Promise<Held> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const parts = [`CN=${name}`, ...(title ? [`T=${title}`] : []), `O=${organisation}`, 'C=VN'];
  if (kind === 'person') parts.push(`2.5.4.5=${id}`);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: Buffer.from(crypto.getRandomValues(new Uint8Array(8)).fill(0x41, 0, 1)).toString('hex'),
    subject: parts.join(', '),
    issuer: root.certificate.subject,
    notBefore: new Date('2025-01-01'),
    notAfter: new Date('2036-01-01'),
    publicKey: keys.publicKey,
    signingKey: root.key,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' } as EcdsaParams,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      await x509.AuthorityKeyIdentifierExtension.create(root.certificate),
      new x509.CRLDistributionPointsExtension([listUrl]),
    ],
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { certificate, key: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }) };
}

async function timeStamp(authority: DemoAuthority, body: Buffer): Promise<Buffer> {
  const request = pkijs.TimeStampReq.fromBER(new Uint8Array(body).buffer);
  const token = await authority.timeStamp(request.messageImprint.hashedMessage.valueBlock.valueHexView, new Date());
  const { result } = asn1js.fromBER(new Uint8Array(token).buffer);
  const status = new asn1js.Sequence({ value: [new asn1js.Integer({ value: 0 })] });
  return Buffer.from(new asn1js.Sequence({ value: [status, result] }).toBER(false));
}
