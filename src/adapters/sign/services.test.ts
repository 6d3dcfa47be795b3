/** Keys that are not the demo's: a remote signing service, and PKCS#12 files. What they sign holds like everything else. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SdJwtIssuer, verifyCredential } from '#adapters/credentials/sd-jwt.ts';
import { emptyList } from '#adapters/credentials/status-list.ts';
import { KeyUnusable, type SignerIdentity, SigningUnavailable } from '#spine/papers.ts';
import { cscSettings, openSigningService, type SigningService } from '../../../test/support/signing-service.ts';
import { DemoAuthority } from './demo-authority.ts';
import { PadesSigner } from './pades-signer.ts';
import { ThreadSigner } from './thread-signer.ts';
import { openTrustService, type TrustService } from './trust-service.ts';
import { verifyPaper } from './verify-paper.ts';

const chair: SignerIdentity = {
  kind: 'person',
  id: 'hong-gai.chair',
  name: 'Trần Văn Quang',
  organisation: 'UBND phường Hồng Gai',
  title: 'Chủ tịch',
};
const agency: SignerIdentity = {
  kind: 'agency',
  id: '06685',
  name: 'Phường Hồng Gai',
  organisation: 'Phường Hồng Gai',
};
const nobody: SignerIdentity = { ...chair, id: 'nobody', name: 'Không Ai' };
const folder = mkdtempSync(join(tmpdir(), 'motcua-services-'));
let authority: DemoAuthority;
let remote: SigningService;
let pdf: Uint8Array;

beforeAll(async () => {
  authority = await DemoAuthority.open(join(folder, 'authority'));
  remote = await openSigningService(authority, [chair, agency]);
  const document = PDF.create();
  document.addPage({ size: 'a4' });
  pdf = await document.save();
});
afterAll(() => {
  remote.close();
  rmSync(folder, { recursive: true, force: true });
});

const root = () => join(folder, 'authority', 'root.pem');
async function holdsBy(service: TrustService): Promise<void> {
  const signed = await new PadesSigner(service).sign(pdf, [chair, agency], new Date(), 'Ban hành kết quả');
  const finding = await verifyPaper(signed, authority.roots);
  expect(finding).toMatchObject({ holds: true, faults: [] });
  expect(finding.signatures.map((one) => [one.kind, one.name])).toEqual([
    ['person', chair.name],
    ['agency', agency.name],
    ['time', expect.any(String)],
  ]);
  const changed = Buffer.from(signed);
  changed[200] ^= 1;
  expect((await verifyPaper(changed, authority.roots)).holds).toBe(false);
  const issuer = new SdJwtIssuer({ baseUrl: 'https://m.vn', province: agency, keyOf: (by) => service.keyOf(by) });
  const uri = 'https://m.vn/status/1';
  const claims = {
    result: 'KQ.1',
    number: '1',
    dossier: 'H49',
    procedure: '1.0',
    issuedOn: '2026-11-25',
    agency: agency.organisation,
    facts: { a: 1 },
  };
  const credential = await issuer.issue(claims, { uri, idx: 5 }, agency, new Date());
  const list = await issuer.signList(uri, emptyList(), new Date());
  const found = await verifyCredential(credential, {
    roots: authority.roots,
    at: new Date(),
    findList: async () => list,
  });
  expect(found).toMatchObject({ holds: true, status: 'valid' });
}

describe('a remote signing service', () => {
  const open = () => openTrustService(folder, cscSettings(remote, root()));

  it('signs papers and credentials without its keys ever leaving it', async () => {
    await holdsBy(await open());
    expect(remote.asked.filter((path) => path.endsWith('/signHash')).length).toBeGreaterThanOrEqual(4);
  });

  it('that is down is tried again; what is wrong with us is said', async () => {
    const service = await open();
    remote.failing = 503;
    await expect(service.keyOf(chair)).rejects.toBeInstanceOf(SigningUnavailable);
    await expect(service.timeStamp(new Uint8Array(32), new Date())).rejects.toBeInstanceOf(SigningUnavailable);
    remote.failing = undefined;
    await expect(service.keyOf(nobody)).rejects.toThrow(/no key of Không Ai/);
    await expect(service.keyOf(nobody)).rejects.toBeInstanceOf(KeyUnusable);
    remote.disabled.add(chair.id);
    await expect(service.keyOf(chair)).rejects.toThrow(/disabled/);
    remote.disabled.clear();
    const { csc, ...others } = cscSettings(remote, root());
    const unknown = await openTrustService(folder, { ...others, csc: { ...csc, token: 'x' } });
    await expect(unknown.keyOf(chair)).rejects.toThrow(/401/);
    await expect(unknown.keyOf(chair)).rejects.toBeInstanceOf(SigningUnavailable);
    const wrongPin = await openTrustService(folder, { ...others, csc: { ...csc, pin: '0' } });
    await expect((await wrongPin.keyOf(chair)).sign(new Uint8Array(3), 'SHA-256')).rejects.toThrow(/invalid_pin/);
  });

  it('is asked from the thread that signs, and its being down is told from anything else', async () => {
    const signer = new ThreadSigner(folder, cscSettings(remote, root()));
    remote.failing = 503;
    await expect(signer.sign(pdf, [chair], new Date(), 'x')).rejects.toBeInstanceOf(SigningUnavailable);
    remote.failing = undefined;
    const [a, b] = await Promise.all([1, 2].map(() => signer.sign(pdf, [chair, agency], new Date(), 'x')));
    for (const one of [a, b]) expect((await verifyPaper(one, authority.roots)).holds).toBe(true);
    await expect(signer.sign(Buffer.from('no pdf'), [chair], new Date(), 'x')).rejects.not.toBeInstanceOf(
      SigningUnavailable,
    );
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.runIf(hasOpenssl)('PKCS#12 files', () => {
  const keys = join(folder, 'keys');
  const password = 'mật khẩu';
  const open = (change = {}) =>
    openTrustService(folder, {
      keys: { folder: keys, password, ...change },
      timeStampUrl: remote.timeStampUrl,
      rootsFile: root(),
    });

  beforeAll(async () => {
    mkdirSync(keys);
    for (const identity of [chair, agency]) {
      const { certificate, key } = await authority.signerOf(identity);
      const pem = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
      writeFileSync(
        join(keys, 'key.pem'),
        `-----BEGIN PRIVATE KEY-----\n${pem}\n-----END PRIVATE KEY-----\n${certificate.toString('pem')}\n`,
      );
      const out = join(keys, `${identity.kind}-${identity.id}.p12`);
      const made = spawnSync('openssl', [
        'pkcs12',
        '-export',
        '-in',
        join(keys, 'key.pem'),
        '-out',
        out,
        '-passout',
        `pass:${password}`,
      ]);
      expect(made.status, made.stderr.toString()).toBe(0);
    }
  });

  it('sign papers and credentials', async () => {
    await holdsBy(await open());
  });

  it('that would make what nobody believes sign nothing, and whose they are is told', async () => {
    const signerOf = (change = {}) =>
      new ThreadSigner(folder, {
        keys: { folder: keys, password },
        timeStampUrl: remote.timeStampUrl,
        rootsFile: root(),
        ...change,
      });
    const by = (...who: SignerIdentity[]) => signerOf().sign(pdf, who, new Date(), 'Ban hành kết quả');
    expect((await verifyPaper(await by(chair, agency), authority.roots)).holds).toBe(true);
    const renamed = { ...agency, name: 'Sở Y tế' };
    await expect(by(chair, renamed)).rejects.toThrow(/agency-06685 names the agency “Phường Hồng Gai”.*“Sở Y tế”/);
    await expect(by(chair, renamed)).rejects.toBeInstanceOf(KeyUnusable);
    await expect(by({ ...chair, name: 'Trần Văn Khác' })).rejects.toThrow(/names the person “Trần Văn Quang”/);
    const wrong = signerOf({ keys: { folder: keys, password: 'wrong' } });
    await expect(wrong.sign(pdf, [chair], new Date(), 'x')).rejects.toBeInstanceOf(KeyUnusable);
    const other = await DemoAuthority.open(join(folder, 'another'));
    expect(other.roots).toHaveLength(1);
    const untrusted = signerOf({ rootsFile: join(folder, 'another', 'root.pem') });
    await expect(untrusted.sign(pdf, [chair], new Date(), 'x')).rejects.toThrow(/certificate-untrusted/);
  });

  it('that are not there, or open with another password, are said by name', async () => {
    await expect((await open()).keyOf(nobody)).rejects.toThrow(/person-nobody\.p12/);
    await expect((await open({ password: 'wrong' })).keyOf(chair)).rejects.toThrow(/SIGN_PASSWORD/);
  });
});
